//! Letters: one for each step of a request, in the person's language, never by post to whoever must not be written to.

use crate::support::erasure::{Story, YEAR, choose, father_and_child, record};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    each_step_writes_its_letter,
    a_person_reads_their_letters_alone,
    nobody_writes_to_whom_it_could_harm,
    a_refusal_says_why,
    who_loses_nothing_is_not_told_that_it_was_erased,
    an_answer_in_words_reaches_the_person,
    more_time_counts_from_the_letter,
    a_letter_that_left_too_late_gives_no_time,
    what_left_earlier_counts_from_that_day,
);

/// The addresses of the letters on a page, the first first.
pub(crate) fn letters(page: &str) -> Vec<String> {
    let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut letters: Vec<String> = links
        .filter(|link| link.contains("/letters/"))
        .map(str::to_owned)
        .collect();
    letters.dedup();
    letters
}

async fn each_step_writes_its_letter(test: TestApp) {
    choose(&test, "family-services").await;
    let (father, _) = father_and_child(&test).await;
    let story = Story::erasure(test, &father).await;
    let page = story.decider.get(&story.path).await.body;
    let first = letters(&page).remove(0);
    let letter = story.decider.get(&first).await.body;
    assert!(letter.contains("We got your request on"), "{letter}");
    assert!(
        letter.contains("Frans Aalto") && letter.contains("Turku"),
        "the address: {letter}"
    );
    story.erase(&["contact"]).await;
    story.keep(&["identity", "relation"], "FI-SW-02@1").await;
    story.decide(&["mention"], &[("decision", "third-party")]).await;
    story.approve().await;
    story.test.work_off().await;
    let page = story.decider.get(&story.path).await.body;
    let decision = story.decider.get(&letters(&page)[1]).await.body;
    assert!(decision.contains("We erase a part of what you asked"), "{decision}");
    assert!(
        decision.contains("Your contact details") && decision.contains("Ombudsman"),
        "{decision}"
    );
    assert!(!decision.contains("CHILDNOTE"), "what others' records say is not told");
    story.carry_out().await;
    story.test.work_off().await;
    let pia = story.test.as_("pia").await;
    let page = pia.get(&story.path).await.body;
    let all = letters(&page);
    assert_eq!(all.len(), 3, "{all:?}");
    let done = pia.get(&all[2]).await.body;
    assert!(done.contains("We checked that nothing of it is left"), "{done}");
    let file = pia.get(&format!("{}/file", all[2])).await;
    assert_eq!(file.header("content-type"), Some("application/pdf"));
    assert!(file.bytes.starts_with(b"%PDF-"));
    story.test.assert_log_is_whole().await;
}

async fn a_person_reads_their_letters_alone(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let edited = wilma
        .edit(
            &format!("{person}/edit"),
            &[("family", "Aalto"), ("given", "Aino"), ("language", "fi")],
        )
        .await;
    assert_eq!(edited.status, 303, "{}", edited.body);
    let (other, _) = test.client_with_case("Berg", "Bertta").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    let bertta = test.portal_client(&other, "bertta@example.org").await;
    let asked = [("step", "send"), ("kind", "access"), ("why", "")];
    let path = aino.post("/p/requests/new", &asked).await.location_path();
    test.work_off().await;
    let letter = letters(&aino.get(&path).await.body).remove(0);
    let page = aino.get(&letter).await;
    assert!(page.body.contains("Saimme pyyntösi"), "in her language: {}", page.body);
    assert_eq!(aino.get(&format!("{letter}/file")).await.status, 200);
    assert_eq!(bertta.get(&letter).await.status, 404);
    assert_eq!(wilma.get(&letter).await.status, 403);
    let staff = letter.replacen("/p/requests", "/admin/requests", 1);
    let page = test.as_("ada").await.get(&staff).await;
    assert!(page.body.contains("In the portal"), "{}", page.body);
    assert_eq!(wilma.get(&staff).await.status, 403);
}

async fn nobody_writes_to_whom_it_could_harm(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let details = [("street", "Piilokatu 1"), ("city", "Turku"), ("never_write", "yes")];
    let person = wilma.create_person("Aalto", "Aino", &details).await;
    let answer = record(&test, &person, "access").await;
    test.work_off().await;
    let ada = test.as_("ada").await;
    let letter = letters(&ada.get(&answer.location_path()).await.body).remove(0);
    let page = ada.get(&letter).await.body;
    assert!(
        page.contains("Never write to this person") && !page.contains("Piilokatu"),
        "{page}"
    );
    let post = ada.post(&format!("{letter}/sent"), &[("way", "post")]).await;
    assert_eq!(post.status, 422, "{}", post.body);
    assert_eq!(ada.post(&format!("{letter}/sent"), &[("way", "")]).await.status, 422);
    assert_eq!(
        ada.post(&format!("{letter}/sent"), &[("way", "handed-over")])
            .await
            .status,
        303
    );
    assert_eq!(
        ada.post(&format!("{letter}/sent"), &[("way", "handed-over")])
            .await
            .status,
        409,
        "once"
    );
}

async fn a_refusal_says_why(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let story = Story::erasure(test, &person).await;
    let refused = [("ground", "no-ground"), ("reason", "REASONWORDS of ours")];
    let answer = story.decider.post(&format!("{}/refusal", story.path), &refused).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    story.test.work_off().await;
    let page = story.decider.get(&story.path).await.body;
    let letter = story.decider.get(&letters(&page)[1]).await.body;
    assert!(
        letter.contains("The law gives no ground") && letter.contains("REASONWORDS"),
        "{letter}"
    );
    assert!(letter.contains("go to court"), "{letter}");
    story.test.clock.advance(YEAR);
    story.test.work_off().await;
    let page = story.test.as_("ada").await.get(&story.path).await.body;
    assert_eq!(letters(&page).len(), 2, "no letter is written twice");
}

async fn who_loses_nothing_is_not_told_that_it_was_erased(test: TestApp) {
    choose(&test, "family-services").await;
    let (father, _) = father_and_child(&test).await;
    let story = Story::erasure(test, &father).await;
    story.keep(&["identity", "contact", "relation"], "FI-SW-02@1").await;
    story.decide(&["mention"], &[("decision", "third-party")]).await;
    story.approve().await;
    story.test.work_off().await;
    story.test.clock.advance(YEAR);
    story.test.work_off().await;
    assert_eq!(story.state().await, "obligations-open");
    let written = story.test.peek("SELECT template FROM letter ORDER BY template").await;
    assert_eq!(
        written,
        ["decision", "received"],
        "no letter says that something was erased"
    );
    let pia = story.test.as_("pia").await;
    let decision = letters(&pia.get(&story.path).await.body).remove(1);
    assert!(pia.get(&decision).await.body.contains("We cannot erase"));
}

async fn an_answer_in_words_reaches_the_person(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    let path = record(&test, &person, "rectification").await.location_path();
    test.work_off().await;
    let ada = test.as_("ada").await;
    let told = [("reason", "TOLDWORDS we have corrected your address")];
    assert_eq!(ada.post(&format!("{path}/answer"), &told).await.status, 303);
    test.work_off().await;
    let own = format!("/p/requests/{}", path.rsplit('/').next().unwrap());
    let letter = letters(&aino.get(&own).await.body).pop().expect("the answer");
    let letter = aino.get(&letter).await.body;
    assert!(
        letter.contains("Our answer") && letter.contains("TOLDWORDS"),
        "{letter}"
    );
    let given = test.as_("pia").await.get(&format!("{person}/disclosures")).await.body;
    assert!(
        given.contains("Letter"),
        "what went to her stands in the register: {given}"
    );
    test.assert_log_is_whole().await;
}

/// Records an access request of today, announces more time, and returns the request and the letter about it.
async fn announced(test: &TestApp, name: &str) -> (String, String) {
    let person = test.as_("wilma").await.create_person("Ahola", name, &[]).await;
    let ada = test.as_("ada").await;
    let today = test.clock.now().to_jiff().strftime("%-d.%-m.%Y").to_string();
    let fields = [
        ("kind", "access"),
        ("channel", "phone"),
        ("received_on", today.as_str()),
        ("asker", "The person, called from the known number"),
    ];
    let path = ada.post(&format!("{person}/requests"), &fields).await.location_path();
    test.work_off().await;
    let more = ada
        .post(&format!("{path}/extension"), &[("reason", "many records")])
        .await;
    assert_eq!(more.status, 303, "{}", more.body);
    test.work_off().await;
    let letter = letters(&ada.get(&path).await.body).remove(1);
    (path, letter)
}

const DUE: &str = "SELECT CAST(due_at AS text) FROM data_request ORDER BY id DESC LIMIT 1";

async fn more_time_counts_from_the_letter(test: TestApp) {
    let (path, letter) = announced(&test, "Antti").await;
    let before = test.peek_one(DUE).await;
    let ada = test.as_("ada").await;
    let page = ada.get(&path).await.body;
    assert!(page.contains("Until it has left"), "{page}");
    assert!(!page.contains("Take more time"), "it is announced once: {page}");
    let text = ada.get(&letter).await.body;
    assert!(
        text.contains("many records") && text.contains("You get our answer by"),
        "{text}"
    );
    let sent = ada.post(&format!("{letter}/sent"), &[("way", "post")]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    assert_ne!(test.peek_one(DUE).await, before);
    let page = ada.get(&path).await.body;
    assert!(
        page.contains("The letter about more time has left") && !page.contains("Until it has left"),
        "{page}"
    );

    // In the portal it is there at once.
    let (person, _) = test.client_with_case("Berg", "Bertta").await;
    let bertta = test.portal_client(&person, "bertta@example.org").await;
    let asked = [("step", "send"), ("kind", "access"), ("why", "")];
    let own = bertta.post("/p/requests/new", &asked).await.location_path();
    test.work_off().await;
    let before = test.peek_one(DUE).await;
    let path = own.replacen("/p/requests", "/admin/requests", 1);
    let more = ada
        .post(&format!("{path}/extension"), &[("reason", "many records")])
        .await;
    assert_eq!(more.status, 303);
    assert_eq!(test.peek_one(DUE).await, before, "the letter is not written yet");
    test.work_off().await;
    assert_ne!(test.peek_one(DUE).await, before);
    assert!(bertta.get(&own).await.body.contains("many records"));
    test.assert_log_is_whole().await;
}

async fn a_letter_that_left_too_late_gives_no_time(test: TestApp) {
    let (path, letter) = announced(&test, "Antti").await;
    let before = test.peek_one(DUE).await;
    test.clock.advance(40 * 86_400);
    let ada = test.as_("ada").await;
    let sent = ada.post(&format!("{letter}/sent"), &[("way", "post")]).await;
    assert_eq!(sent.status, 303, "that it left is noted all the same: {}", sent.body);
    assert_eq!(test.peek_one(DUE).await, before, "the law gives no time for it");
    assert!(ada.get("/admin/requests").await.body.contains("days late"));
    assert!(
        ada.get(&path)
            .await
            .body
            .contains("The letter about more time has left")
    );
}

async fn what_left_earlier_counts_from_that_day(test: TestApp) {
    let (path, letter) = announced(&test, "Antti").await;
    let before = test.peek_one(DUE).await;
    let zone = jiff::tz::TimeZone::get("Europe/Helsinki").unwrap();
    let day = |days: i64| {
        let at = test.clock.now().plus_seconds(days * 86_400).to_jiff();
        at.to_zoned(zone.clone()).date().strftime("%-d.%-m.%Y").to_string()
    };
    let written = day(0);
    test.clock.advance(40 * 86_400);
    let ada = test.as_("ada").await;
    for wrong in [day(1), day(-41), "yesterday".to_owned()] {
        let refused = ada
            .post(&format!("{letter}/sent"), &[("way", "post"), ("on", &wrong)])
            .await;
        assert_eq!(refused.status, 422, "{wrong}");
        assert!(refused.body.contains("since it was written") && refused.body.contains(&wrong));
    }
    let sent = ada
        .post(&format!("{letter}/sent"), &[("way", "post"), ("on", &written)])
        .await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    assert_ne!(test.peek_one(DUE).await, before, "it left in time");
    assert!(!ada.get("/admin/requests").await.body.contains("days late"));
    assert!(ada.get(&letter).await.body.contains("By post"));
    assert!(
        ada.get(&path)
            .await
            .body
            .contains("The letter about more time has left")
    );
}
