//! What is refused between a request and its answer, and what else can become of one.

use crate::letters::letters;
use crate::support::erasure::{COOL_OFF, Story, choose, record, write_note};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    a_duty_to_keep_is_named_by_its_rule,
    erasure_is_answered_where_no_law_knows_it,
    the_server_refuses_what_the_law_refuses,
    a_second_person_approves,
    time_is_extended_once,
    a_request_can_be_refused_answered_and_taken_back,
    staff_without_a_relation_record_nothing,
    what_the_law_refuses_is_in_the_log,
);

async fn the_server_refuses_what_the_law_refuses(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "A note").await;
    let story = Story::erasure(test, &person).await;
    let refused = async |kinds: &[&str], fields: &[(&str, &str)], words: &str| {
        let answer = story.decide(kinds, fields).await;
        assert_eq!(answer.status, 422, "{fields:?}");
        assert!(answer.body.contains(words), "{words}: {}", answer.body);
    };
    refused(&["entry"], &[("decision", "erase")], "Choose the rule for care records").await;
    choose(&story.test, "family-services").await;
    refused(&["entry"], &[("decision", "erase")], "its time is not over").await;
    refused(&["entry"], &[("decision", "")], "Choose what to do").await;
    refused(
        &["entry"],
        &[("decision", "retain"), ("article", "17-3-b")],
        "Choose the rule under which",
    )
    .await;
    refused(
        &["entry"],
        &[("decision", "retain"), ("rule", "FI-SW-02@1")],
        "Choose the ground of Article 17(3)",
    )
    .await;
    // Its trigger is not confirmed, so it decides about nothing.
    refused(
        &["entry"],
        &[("decision", "retain"), ("rule", "FI-SW-10@1"), ("article", "17-3-b")],
        "Choose the rule under which",
    )
    .await;
    refused(&["entry"], &[("decision", "hold")], "No hold stands").await;
    refused(&["identity"], &[("decision", "third-party")], "does not fit").await;
    refused(&["entry"], &[("decision", "not-ours")], "who the controller is").await;
    // Undecided, and inconsistent.
    story.keep(&["entry", "case"], "FI-SW-02@1").await;
    assert_eq!(story.submit().await.status, 422);
    story.erase(&["identity", "contact"]).await;
    let answer = story.submit().await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("cannot be erased while a case"), "{}", answer.body);
    assert_eq!(story.state().await, "in-review");
}

async fn a_second_person_approves(test: TestApp) {
    choose(&test, "working-age-services").await;
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let story = Story::erasure(test, &person).await;
    let approval = format!("{}/approval", story.path);
    let pia = story.test.as_("pia").await;
    assert_eq!(pia.post(&approval, &[]).await.status, 422, "nothing is decided yet");
    story.erase(&[]).await;
    assert_eq!(story.submit().await.status, 303);
    let own = story.decider.post(&approval, &[]).await;
    assert_eq!(own.status, 422);
    assert!(own.body.contains("Somebody else has to approve"));
    assert_eq!(story.test.as_("wilma").await.post(&approval, &[]).await.status, 403);
    let back = pia
        .post(&format!("{}/return", story.path), &[("reason", "look again")])
        .await;
    assert_eq!(back.status, 303);
    assert_eq!(story.state().await, "in-review");
    story.approve().await;
    // Withdrawn in the cool-off: nothing is carried out.
    let withdrawn = pia
        .post(&format!("{}/withdrawal", story.path), &[("reason", "called us")])
        .await;
    assert_eq!(withdrawn.status, 303);
    story.test.clock.advance(COOL_OFF);
    story.test.work_off().await;
    assert_eq!(story.state().await, "withdrawn");
    assert_eq!(story.test.as_("ada").await.get(&person).await.status, 200);
}

async fn time_is_extended_once(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let today = test.clock.now().to_jiff().strftime("%-d.%-m.%Y").to_string();
    let fields = [
        ("kind", "access"),
        ("channel", "phone"),
        ("received_on", today.as_str()),
        ("asker", "The person, called from the known number"),
    ];
    let ada = test.as_("ada").await;
    let path = ada.post(&format!("{person}/requests"), &fields).await.location_path();
    test.work_off().await;
    let extension = format!("{path}/extension");
    assert_eq!(ada.post(&extension, &[("reason", "")]).await.status, 422);
    assert_eq!(ada.post(&extension, &[("reason", "many records")]).await.status, 303);
    assert_eq!(ada.post(&extension, &[("reason", "again")]).await.status, 422, "once");
    let late = ada.post(&format!("{person}/requests"), &fields).await.location_path();
    test.clock.advance(40 * 24 * 3600);
    let ada = test.as_("ada").await;
    let answer = ada.post(&format!("{late}/extension"), &[("reason", "too late")]).await;
    assert_eq!(answer.status, 422, "not after the first month");
    assert!(ada.get("/admin/requests").await.body.contains("days late"));
}

async fn a_request_can_be_refused_answered_and_taken_back(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let ada = test.as_("ada").await;
    let access = record(&test, &person, "access").await.location_path();
    let erasure = record(&test, &person, "erasure").await.location_path();
    assert_eq!(
        ada.post(&format!("{access}/answer"), &[("reason", "copy given")])
            .await
            .status,
        409,
        "not listed yet"
    );
    test.work_off().await;
    assert!(
        test.as_("wilma")
            .await
            .get(&person)
            .await
            .body
            .contains("is being answered")
    );
    assert_eq!(
        ada.post(&format!("{access}/answer"), &[("reason", "")]).await.status,
        422
    );
    assert_eq!(
        ada.post(&format!("{access}/answer"), &[("reason", "copy given")])
            .await
            .status,
        303
    );
    assert_eq!(
        ada.post(&format!("{erasure}/answer"), &[("reason", "copy given")])
            .await
            .status,
        409
    );
    let refusal = format!("{erasure}/refusal");
    assert_eq!(
        ada.post(&refusal, &[("reason", "no")]).await.status,
        422,
        "a ground is needed"
    );
    let fields = [("ground", "identity-unknown"), ("reason", "no answer to our letter")];
    assert_eq!(ada.post(&refusal, &fields).await.status, 303);
    assert_eq!(ada.post(&refusal, &fields).await.status, 409, "once");
    let again = record(&test, &person, "erasure").await.location_path();
    let taken = ada.post(&format!("{again}/withdrawal"), &[("reason", "called")]).await;
    assert_eq!(taken.status, 303);
    test.work_off().await;
    assert!(
        !test
            .as_("wilma")
            .await
            .get(&person)
            .await
            .body
            .contains("is being answered")
    );
}

async fn staff_without_a_relation_record_nothing(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let olli = test.as_("olli").await;
    assert_eq!(olli.get(&format!("{person}/requests/new")).await.status, 403);
    let fields = [
        ("kind", "erasure"),
        ("channel", "letter"),
        ("received_on", "1.11.2026"),
        ("asker", "x"),
    ];
    assert_eq!(olli.post(&format!("{person}/requests"), &fields).await.status, 403);
    let own = wilma.post(&format!("{person}/requests"), &fields).await;
    assert_eq!(own.status, 303);
    assert_eq!(own.location_path(), person, "a worker sees no queue");
    assert_eq!(wilma.get("/admin/requests").await.status, 403);
}

async fn what_the_law_refuses_is_in_the_log(test: TestApp) {
    choose(&test, "family-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "A note").await;
    let story = Story::erasure(test, &person).await;
    let count = "SELECT CAST(COUNT(*) AS text) FROM audit_event WHERE outcome = 2";
    let noted = async |act: &str, fields: &[(&str, &str)]| {
        let before: usize = story.test.peek_one(count).await.parse().unwrap();
        let ada = story.test.as_("ada").await;
        let answer = ada.post(&format!("{}/{act}", story.path), fields).await;
        assert_eq!(answer.status, 422, "{act}: {}", answer.body);
        let after: usize = story.test.peek_one(count).await.parse().unwrap();
        assert_eq!(after - before, 1, "{act} {fields:?}");
    };
    let items = story.items().await;
    let entry = items.iter().find(|item| item.1 == "entry").expect("an entry");
    let entry = entry.0.simple().to_string();
    let item = ("item", entry.as_str());
    noted("decisions", &[item, ("decision", "erase")]).await;
    noted("decisions", &[item, ("decision", "hold")]).await;
    noted("decisions", &[item, ("decision", "retain"), ("article", "17-3-b")]).await;
    noted("decisions", &[item, ("decision", "retain"), ("rule", "FI-SW-02@1")]).await;
    noted("review", &[]).await;
    noted("refusal", &[("reason", "r"), ("ground", "")]).await;
    story.test.clock.advance(40 * 86_400);
    noted("extension", &[("reason", "Much to read")]).await;
    story.test.assert_log_is_whole().await;
}

async fn a_duty_to_keep_is_named_by_its_rule(test: TestApp) {
    choose(&test, "family-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let ada = test.as_("ada").await;
    let path = record(&test, &person, "erasure").await.location_path();
    test.work_off().await;
    let refusal = format!("{path}/refusal");
    let with = |ground, rule| [("ground", ground), ("rule", rule), ("reason", "The law keeps it")];
    for rule in ["", "FI-SW-10@1", "FI-SW-02@9", "EU-CASE-10@1", "FI-SW-03@1"] {
        let answer = ada.post(&refusal, &with("legal-duty", rule)).await;
        assert_eq!(
            answer.status, 422,
            "{rule}: unnamed, off, unknown, of elsewhere, not theirs"
        );
    }
    // Somebody of whom no law keeps everything is decided item by item.
    let alone = test.as_("wilma").await.create_person("Berg", "Bo", &[]).await;
    let other = record(&test, &alone, "erasure").await.location_path();
    test.work_off().await;
    let other = format!("{other}/refusal");
    let answer = ada.post(&other, &with("legal-duty", "FI-SW-02@1")).await;
    assert!(
        answer.status == 422 && answer.body.contains("item by item"),
        "{}",
        answer.body
    );
    assert_eq!(ada.post(&other, &with("no-such-right", "")).await.status, 422);
    let named = with("legal-duty", "FI-SW-02@1");
    let answer = ada.post(&refusal, &named).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = ada.get(&path).await.body;
    assert!(
        page.contains("Art. 17(3)(b)") && page.contains("Act 703/2023, annex"),
        "{page}"
    );
    test.work_off().await;
    let letter = ada.get(&letters(&page_of(&test, &path).await)[1]).await.body;
    assert!(
        letter.contains("A law makes us keep it: Act 703/2023, annex.") && letter.contains("The law keeps it"),
        "{letter}"
    );
    assert_eq!(ada.get(&case).await.status, 200, "nothing is gone");

    // What Article 17 says is no answer to another right.
    let access = record(&test, &person, "access").await.location_path();
    test.work_off().await;
    for ground in [
        "no-ground",
        "legal-duty",
        "legal-claims",
        "archiving",
        "expression",
        "public-health",
    ] {
        let answer = ada
            .post(&format!("{access}/refusal"), &with(ground, "FI-SW-02@1"))
            .await;
        assert_eq!(answer.status, 422, "{ground}");
    }
    let page = ada.get(&access).await.body;
    assert!(!page.contains("17(3)"), "nor is it offered: {page}");
    test.assert_log_is_whole().await;
}

async fn page_of(test: &TestApp, path: &str) -> String {
    test.as_("ada").await.get(path).await.body
}

async fn erasure_is_answered_where_no_law_knows_it(test: TestApp) {
    let (ada, wilma) = (
        test.as_member(&test.lakeside, "ada").await,
        test.as_member(&test.lakeside, "wilma").await,
    );
    let person = wilma.create_person("Stone", "Sam", &[]).await;
    // It is a day earlier there than here.
    let yesterday = test.clock.now().plus_seconds(-86_400);
    let yesterday = yesterday.to_jiff().strftime("%-m/%-d/%Y").to_string();
    let fields = [
        ("kind", "erasure"),
        ("channel", "letter"),
        ("received_on", yesterday.as_str()),
        ("asker", "The person, by a signed letter"),
    ];
    let answer = ada.post(&format!("{person}/requests"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let path = answer.location_path();
    test.work_off().await;
    let page = ada.get(&path).await.body;
    assert!(!page.contains("17("), "Article 17 is no law there: {page}");
    let refusal = format!("{path}/refusal");
    let with = |ground| [("ground", ground), ("reason", "You can ask us to amend it")];
    assert_eq!(ada.post(&refusal, &with("no-ground")).await.status, 422);
    assert_eq!(ada.post(&refusal, &with("no-such-right")).await.status, 303);
    test.work_off().await;
    let page = ada.get(&path).await.body;
    let letter = ada.get(&letters(&page)[1]).await.body;
    assert!(letter.contains("The law that applies knows no such right"), "{letter}");
    test.assert_log_is_whole().await;
}
