//! Asking in the portal to see or to erase one's data, and what comes of it.

use crate::packages::{decide_all, release};
use crate::support::erasure::{Story, choose};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    three_steps_lead_to_a_request,
    a_request_is_its_persons_alone,
    whoever_is_erased_is_out,
    the_first_page_says_what_waits,
    an_answer_link_waits_until_it_is_taken
);

async fn three_steps_lead_to_a_request(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    assert!(
        aino.get("/p/requests")
            .await
            .body
            .contains("not asked for anything yet")
    );
    assert_eq!(aino.get("/p/requests/new").await.status, 200);
    let step = async |fields: &[(&str, &str)]| aino.post("/p/requests/new", fields).await;
    assert_eq!(step(&[("step", "what")]).await.status, 422);
    let other = [("step", "send"), ("kind", "party-access")];
    assert_eq!(step(&other).await.status, 422, "only what is offered");
    let why = step(&[("step", "what"), ("kind", "erasure")]).await;
    assert!(why.body.contains("Step 2 of 3"), "{}", why.body);
    let check = step(&[("step", "why"), ("kind", "erasure"), ("why", "I have moved")]).await;
    assert!(check.body.contains("Step 3 of 3") && check.body.contains("I have moved"));
    assert!(check.body.contains("We answer by"), "{}", check.body);
    let back = step(&[("step", "back-to-why"), ("kind", "erasure"), ("why", "I have moved")]).await;
    assert!(back.body.contains("Step 2 of 3") && back.body.contains("I have moved"));
    let sent = step(&[("step", "send"), ("kind", "erasure"), ("why", "I have moved")]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let path = sent.location_path();
    assert!(aino.get(&path).await.body.contains("We are working on it"));
    test.work_off().await;
    let queue = test.as_("ada").await.get("/admin/requests").await;
    assert!(queue.body.contains("Aalto, Aino"), "{}", queue.body);
    assert!(
        test.as_("wilma")
            .await
            .get(&person)
            .await
            .body
            .contains("is being answered")
    );
    let taken = aino.post(&format!("{path}/withdrawal"), &[]).await;
    assert_eq!(taken.status, 303, "{}", taken.body);
    assert!(aino.get(&path).await.body.contains("You took it back"));
    assert_eq!(aino.post(&format!("{path}/withdrawal"), &[]).await.status, 409, "once");
    test.assert_log_is_whole().await;
}

async fn a_request_is_its_persons_alone(test: TestApp) {
    let (aino_page, _) = test.client_with_case("Aalto", "Aino").await;
    let (bertta_page, _) = test.client_with_case("Berg", "Bertta").await;
    let aino = test.portal_client(&aino_page, "aino@example.org").await;
    let bertta = test.portal_client(&bertta_page, "bertta@example.org").await;
    let fields = [("step", "send"), ("kind", "access"), ("why", "SECRETWORDS")];
    let path = aino.post("/p/requests/new", &fields).await.location_path();
    assert!(aino.get(&path).await.body.contains("SECRETWORDS"));
    for (client, status) in [(&bertta, 404), (&test.nobody(), 303)] {
        let answer = client.get(&path).await;
        assert_eq!(answer.status, status);
        assert!(!answer.body.contains("SECRETWORDS"));
        assert!(client.post(&format!("{path}/withdrawal"), &[]).await.status >= 303);
    }
    assert!(
        bertta
            .get("/p/requests")
            .await
            .body
            .contains("not asked for anything yet")
    );
    assert!(aino.get(&path).await.body.contains("We are working on it"));
    assert_eq!(
        test.as_("wilma").await.get(&path).await.status,
        403,
        "staff have no portal"
    );
    let refused = [("ground", "unfounded"), ("reason", "ANSWERWORDS")];
    test.work_off().await;
    let id = path.rsplit('/').next().unwrap();
    let ada = test.as_("ada").await;
    assert_eq!(
        ada.post(&format!("/admin/requests/{id}/refusal"), &refused)
            .await
            .status,
        303
    );
    let page = aino.get(&path).await;
    assert!(
        page.body.contains("ANSWERWORDS") && page.body.contains("Ombudsman"),
        "{}",
        page.body
    );
}

async fn whoever_is_erased_is_out(test: TestApp) {
    choose(&test, "working-age-services").await;
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let zacharias = test.portal_client(&person, "zacharias@example.org").await;
    assert_eq!(zacharias.get("/p").await.status, 200);
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    let answer = zacharias.get("/p").await;
    assert_ne!(answer.status, 200, "{}", answer.body);
    let tables = ["portal_account", "person_grant", "representation"];
    for table in tables {
        let left = story
            .test
            .peek_one(&format!("SELECT CAST(COUNT(*) AS text) FROM {table}"))
            .await;
        assert_eq!(left, "0", "{table}");
    }
    let fields = [
        ("email", "zacharias@example.org"),
        ("password", crate::support::PORTAL_PASSWORD),
    ];
    let answer = story.test.nobody().post("/o/harbour/sign-in", &fields).await;
    assert_ne!(answer.status, 303, "the account is gone");
    story.test.assert_log_is_whole().await;
}

const NOTHING_WAITS: &str = "You do not need to do anything now.";

async fn the_first_page_says_what_waits(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let (other, _) = test.client_with_case("Berg", "Bertta").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    let bertta = test.portal_client(&other, "bertta@example.org").await;
    assert!(aino.get("/p").await.body.contains(NOTHING_WAITS));
    let asked = [("step", "send"), ("kind", "access"), ("why", "SECRETWORDS")];
    let own = aino.post("/p/requests/new", &asked).await.location_path();
    test.work_off().await;
    let home = aino.get("/p").await.body;
    assert!(
        home.contains("We got your request") && home.contains("A letter to you"),
        "{home}"
    );
    assert!(
        home.contains(&format!("{own}/letters/")),
        "it leads to the letter: {home}"
    );
    assert!(!home.contains(NOTHING_WAITS) && !home.contains("SECRETWORDS"), "{home}");
    let ada = test.as_("ada").await;
    let path = own.replacen("/p/", "/admin/", 1);
    let doubt = [("reason", "The name is common")];
    assert_eq!(ada.post(&format!("{path}/identity"), &doubt).await.status, 303);
    test.work_off().await;
    let home = aino.get("/p").await.body;
    let (waits, letter) = (home.find("Show us your passport"), home.find("A letter to you"));
    assert!(waits.is_some() && waits < letter, "the first things first: {home}");
    assert!(home.contains(&format!("href=\"{own}\"")), "{home}");
    assert!(!home.contains("The name is common"), "{home}");
    let proof = [("reason", "Passport shown")];
    assert_eq!(ada.post(&format!("{path}/identity/proof"), &proof).await.status, 303);
    test.work_off().await;
    decide_all(&ada, &path, &[]).await;
    assert!(!aino.get("/p").await.body.contains("Fetch my data"), "not yet");
    assert_eq!(release(&ada, &path).await.status, 303);
    let home = aino.get("/p").await.body;
    assert!(
        home.contains("Fetch my data") && !home.contains("Show us your passport"),
        "{home}"
    );
    assert!(
        bertta.get("/p").await.body.contains(NOTHING_WAITS),
        "what is theirs alone"
    );
    test.clock.advance(31 * 24 * 3600);
    let aino = test.portal_sign_in("aino@example.org").await;
    let home = aino.get("/p").await.body;
    assert!(
        home.contains(NOTHING_WAITS) && !home.contains("Fetch my data"),
        "{home}"
    );
    test.assert_log_is_whole().await;
}

async fn an_answer_link_waits_until_it_is_taken(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let zacharias = test.portal_client(&person, "zacharias@example.org").await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    let offered = async || zacharias.get("/p").await.body.contains("Take my answer link");
    assert!(!offered().await, "nothing is decided");
    story.approve().await;
    assert!(offered().await);
    let own = story.path.replacen("/admin/", "/p/", 1);
    assert_eq!(zacharias.post(&format!("{own}/answer-link"), &[]).await.status, 303);
    assert!(!offered().await, "it is taken");
}
