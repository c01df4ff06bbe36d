//! What relatives ask about somebody who died: a type of its own, never a right of the dead, never a copy of everything, never an erasure.

use platform::params;
use uuid::Uuid;

use crate::support::erasure::{Story, record};
use crate::support::{Answer, TestApp, on_both_engines};

on_both_engines!(
    the_living_and_the_unconfirmed_have_their_own_rights,
    a_relative_asks_as_what_they_are,
    a_party_has_two_weeks,
    two_relatives_are_two,
    a_form_about_the_dead_is_a_relatives,
    only_an_erasure_destroys,
);

/// Neither is any item decided nor a second person asked, whatever is posted.
async fn assert_not_decided(story: &Story) {
    let erase = [("item", "00000000000000000000000000000001"), ("decision", "erase")];
    let path = format!("{}/decisions", story.path);
    assert_eq!(story.decider.post(&path, &erase).await.status, 409);
    assert_eq!(story.submit().await.status, 409);
}

/// What a letter of a relative says.
async fn asked(test: &TestApp, person: &str, kind: &str, relation: &str) -> Answer {
    let today = test.clock.now().to_jiff().strftime("%-d.%-m.%Y").to_string();
    let fields = [
        ("kind", kind),
        ("channel", "letter"),
        ("received_on", today.as_str()),
        ("asker", "Eino Aalto, passport shown"),
        ("relation", relation),
        ("asked", "How did she die?"),
    ];
    let ada = test.as_("ada").await;
    ada.post(&format!("{person}/requests"), &fields).await
}

async fn record_death(test: &TestApp, person: &str) {
    let wilma = test.as_("wilma").await;
    let death = [("day", "1.11.2026"), ("source", "Population register")];
    assert_eq!(wilma.post(&format!("{person}/death"), &death).await.status, 303);
}

async fn confirm_death(test: &TestApp, person: &str) {
    let ada = test.as_("ada").await;
    assert_eq!(ada.post(&format!("{person}/death/confirmation"), &[]).await.status, 303);
}

/// A request about somebody whose death is confirmed, as far as it goes without people.
async fn story(test: TestApp, kind: &str) -> (String, Story) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    record_death(&test, &person).await;
    confirm_death(&test, &person).await;
    let path = asked(&test, &person, kind, "her son").await.location_path();
    test.work_off().await;
    let decider = test.as_("ada").await;
    (person, Story { test, path, decider })
}

async fn due(test: &TestApp) -> Vec<String> {
    test.peek("SELECT COALESCE(CAST(due_at AS text), 'none') FROM data_request")
        .await
}

async fn the_living_and_the_unconfirmed_have_their_own_rights(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let ada = test.as_("ada").await;
    for recorded in [false, true] {
        if recorded {
            record_death(&test, &person).await;
        }
        let page = ada.get(&format!("{person}/requests/new")).await.body;
        assert!(
            page.contains("value=\"erasure\"") && !page.contains("value=\"relative"),
            "{page}"
        );
        for kind in ["relative", "relative-party"] {
            assert_eq!(asked(&test, &person, kind, "her son").await.status, 422, "{kind}");
        }
    }
    assert_eq!(
        asked(&test, &person, "access", "").await.status,
        303,
        "a date that nobody confirmed ends no right"
    );
}

async fn a_relative_asks_as_what_they_are(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    record_death(&test, &person).await;
    confirm_death(&test, &person).await;
    let ada = test.as_("ada").await;
    let page = ada.get(&format!("{person}/requests/new")).await.body;
    assert!(
        page.contains("value=\"relative\"") && page.contains("value=\"relative-party\""),
        "{page}"
    );
    for kind in ["access", "erasure", "portability", "rectification", "party-access"] {
        assert!(!page.contains(&format!("value=\"{kind}\"")), "{kind}");
        assert_eq!(asked(&test, &person, kind, "her son").await.status, 422, "{kind}");
    }
    let answer = asked(&test, &person, "relative", " ").await;
    assert!(answer.status == 422 && answer.body.contains("Write what they are to the person who died"));
    let path = asked(&test, &person, "relative", "her son").await.location_path();
    test.work_off().await;
    assert_eq!(due(&test).await, ["none"], "no law sets a time");
    let page = ada.get(&path).await.body;
    for words in [
        "her son",
        "Eino Aalto, passport shown",
        "How did she die?",
        "No time set",
        "To be decided",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("/package\"") && !page.contains("/review\""), "{page}");
    assert_eq!(
        test.peek("SELECT template FROM letter").await,
        Vec::<String>::new(),
        "nobody is at that address"
    );
    assert_eq!(
        test.peek_one("SELECT CAST(COUNT(*) AS text) FROM access_package").await,
        "0"
    );
    assert_eq!(ada.get(&format!("{path}/package")).await.status, 404);
    assert_eq!(ada.post(&format!("{path}/answer"), &[]).await.status, 422);
    let told = [("reason", "TOLD the day and the place, no more")];
    assert_eq!(ada.post(&format!("{path}/answer"), &told).await.status, 303);
    assert!(
        ada.get(&path)
            .await
            .body
            .contains("TOLD the day and the place, no more")
    );
    let path = asked(&test, &person, "relative", "her neighbour").await.location_path();
    test.work_off().await;
    assert_eq!(
        ada.post(&format!("{path}/refusal"), &told).await.status,
        422,
        "a ground is needed"
    );
    let refusal = [("ground", "others-rights"), ("reason", "Secrecy stays")];
    assert_eq!(ada.post(&format!("{path}/refusal"), &refusal).await.status, 303);
    test.work_off().await;
    assert_eq!(test.peek("SELECT template FROM letter").await, Vec::<String>::new());
    assert_eq!(ada.get(&person).await.status, 200);
    test.assert_log_is_whole().await;
}

async fn a_party_has_two_weeks(test: TestApp) {
    let (_, story) = story(test, "relative-party").await;
    let before = due(&story.test).await;
    assert_ne!(before, ["none"]);
    let page = story.decider.get(&story.path).await.body;
    assert!(page.contains("FI-CLK-04@1") && !page.contains("/package\""), "{page}");
    assert_not_decided(&story).await;
    // No letter of ours goes to them: whoever takes more time tells them.
    let more = [("reason", "Many documents")];
    let answer = story.decider.post(&format!("{}/extension", story.path), &more).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_ne!(due(&story.test).await, before);
}

async fn two_relatives_are_two(test: TestApp) {
    let (person, first) = story(test, "relative").await;
    let other = asked(&first.test, &person, "relative", "her sister")
        .await
        .location_path();
    first.test.work_off().await;
    let page = first.decider.get(&other).await.body;
    assert!(!page.contains("/merger\""), "{page}");
    let id = first.path.rsplit('/').next().unwrap();
    let answer = first.decider.post(&format!("{other}/merger"), &[("into", id)]).await;
    assert_eq!(answer.status, 422);
}

async fn a_form_about_the_dead_is_a_relatives(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    record_death(&test, &person).await;
    confirm_death(&test, &person).await;
    let form = [
        ("kind", "erasure"),
        ("who", "other"),
        ("name", "Aino Aalto"),
        ("birth", "4.3.1985"),
        ("sender", "Eino Aalto, her son"),
        ("reach", "040 123 4567"),
    ];
    assert_eq!(test.nobody().post("/o/harbour/requests", &form).await.status, 200);
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let sql = "SELECT id FROM public_request WHERE organization_id = $1";
    let (id,): (Uuid,) = tx.one(sql, params![tx.organization()]).await.unwrap();
    drop(tx);
    let ada = test.as_("ada").await;
    let fields = [("person", person.rsplit('/').next().unwrap())];
    let answer = ada.post(&format!("/admin/requests/forms/{id}/person"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    test.work_off().await;
    assert_eq!(test.peek("SELECT kind FROM data_request").await, ["relative"]);
    let page = ada.get(&answer.location_path()).await.body;
    assert!(
        page.contains("Eino Aalto, her son") && page.contains("A relative asks"),
        "{page}"
    );
}

/// Whoever asked to see their data has not asked that anything goes, whatever is posted.
async fn only_an_erasure_destroys(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let path = record(&test, &person, "access").await.location_path();
    test.work_off().await;
    let decider = test.as_("ada").await;
    let story = Story { test, path, decider };
    assert_not_decided(&story).await;
    assert_eq!(story.state().await, "in-review");
}
