//! What a decision promised to keep, and records without a case, come up when their own time is over.

use crate::support::erasure::{Story, YEAR, choose, record, write_note};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    of_a_promise_and_the_chosen_rule_the_longer_counts,
    somebody_without_a_case_comes_up_after_a_year,
    after_the_last_case_a_year_begins,
    a_list_takes_nothing_that_somebody_asks_about,
    a_list_takes_nothing_that_was_promised_meanwhile,
);

async fn due(test: &TestApp) -> Vec<String> {
    carehold::disposal::run(&test.app, &test.system()).await.unwrap();
    test.peek("SELECT rule FROM retention_finding WHERE found = 'due'")
        .await
}

async fn of_a_promise_and_the_chosen_rule_the_longer_counts(test: TestApp) {
    choose(&test, "working-age-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "A note").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    let story = Story::erasure(test, &person).await;
    // Families with children: thirty years instead of ten.
    story.keep(&[], "FI-SW-02@1").await;
    story.erase(&["contact"]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "obligations-open");
    let Story { test, .. } = story;
    let why = test.as_("ada").await.get(&format!("{case}/retention")).await.body;
    assert!(why.contains("FI-SW-03@1") && why.contains("FI-SW-02@1"), "{why}");
    test.clock.advance(11 * YEAR);
    assert!(
        due(&test).await.is_empty(),
        "the ten years are over, the promise is not"
    );
    // The other way round: no day is promised that the chosen rule would not keep.
    choose(&test, "family-services").await;
    let (shorter, second) = test.client_with_case("Berg", "Bo").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{second}/closure"), &[("reason", "moved")]).await;
    let story = Story::erasure(test, &shorter).await;
    let fields = [("decision", "retain"), ("rule", "FI-SW-03@1"), ("article", "17-3-b")];
    let refused = story.decide(&["case"], &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("would end earlier"), "{}", refused.body);
    story.test.clock.advance(20 * YEAR);
    assert_eq!(due(&story.test).await, ["FI-SW-02@1"]);
}

async fn somebody_without_a_case_comes_up_after_a_year(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma
        .create_person("Aalto", "Aino", &[("phone", "+358401234567")])
        .await;
    // Whoever the file of somebody else tells of stays as long as it does.
    let (around, _) = test.client_with_case("Berg", "Bo").await;
    let brother = wilma.create_person("Berg", "Bertil", &[]).await;
    let relation = [("other", brother.rsplit('/').next().unwrap()), ("kind", "sibling")];
    assert_eq!(wilma.post(&format!("{around}/relations"), &relation).await.status, 303);
    let why = wilma.get(&format!("{person}/retention")).await.body;
    assert!(
        why.contains("EU-PER-01@2") && why.contains("somebody of their family"),
        "{why}"
    );
    test.clock.advance(360 * 24 * 3600);
    assert!(due(&test).await.is_empty());
    test.clock.advance(10 * 24 * 3600);
    assert_eq!(due(&test).await, ["EU-PER-01@2"]);
    let story = list(test).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    assert_eq!(story.test.as_("wilma").await.get(&person).await.status, 404);
}

async fn after_the_last_case_a_year_begins(test: TestApp) {
    let (list, person, case) = approved_list(test).await;
    list.carry_out().await;
    assert_eq!(list.state().await, "closed");
    let test = list.test;
    assert_eq!(test.as_("ada").await.get(&case).await.status, 404);
    assert!(due(&test).await.is_empty(), "eleven years after the registration");
    // Somebody who asks that the case goes, and stays themselves.
    let (stays, second) = test.client_with_case("Berg", "Bo").await;
    let (wilma, contact) = (test.as_("wilma").await, [("phone", "+358401234567")]);
    let fields = [&[("family", "Berg"), ("given", "Bo")], &contact[..]].concat();
    assert_eq!(wilma.edit(&format!("{stays}/edit"), &fields).await.status, 303);
    wilma.post(&format!("{second}/closure"), &[("reason", "moved")]).await;
    test.clock.advance(360 * 24 * 3600);
    assert!(due(&test).await.is_empty());
    let why = test.as_("ada").await.get(&format!("{person}/retention")).await.body;
    assert!(
        why.contains("EU-PER-01@2") && why.contains("last case’s record"),
        "{why}"
    );
    test.clock.advance(10 * 24 * 3600);
    assert_eq!(due(&test).await, ["EU-PER-01@2"], "a year after the last case");
    test.clock.advance(10 * YEAR);
    let story = Story::erasure(test, &stays).await;
    story.erase(&["contact", "case"]).await;
    // The longest rule: two years after a death that has not come.
    story.keep(&["identity"], "FI-SW-01@1").await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "obligations-open");
    let test = story.test;
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let id: uuid::Uuid = stays.rsplit('/').next().unwrap().parse().unwrap();
    let row = carehold::people::find(&tx, id.into()).await.unwrap();
    let fields = tx.open_system(&row).await.unwrap();
    let today = carehold::layout::date_in(tx.settings(), tx.now());
    assert_eq!(fields.last_case_destroyed.map(|day| day.0), Some(today));
    assert_eq!((fields.given.as_str(), fields.phone), ("Bo", None));
    drop(tx);
    test.assert_log_is_whole().await;
}

/// The list that the night has drafted.
async fn list(test: TestApp) -> Story {
    test.work_off().await;
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let sql = "SELECT id FROM data_request WHERE organization_id = $1 AND kind = 'disposal'";
    let (list,): (uuid::Uuid,) = tx.one(sql, platform::params![tx.organization()]).await.unwrap();
    drop(tx);
    Story {
        path: format!("/admin/requests/{}", list.simple()),
        decider: test.as_("ada").await,
        test,
    }
}

/// A list with one case that is due, decided and approved; the person and the case.
async fn approved_list(test: TestApp) -> (Story, String, String) {
    choose(&test, "working-age-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "A note").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    test.clock.advance(11 * YEAR);
    assert_eq!(due(&test).await, ["FI-SW-03@1"]);
    let story = list(test).await;
    story.erase(&[]).await;
    story.approve().await;
    (story, person, case)
}

async fn a_list_takes_nothing_that_somebody_asks_about(test: TestApp) {
    let (story, person, case) = approved_list(test).await;
    assert_eq!(record(&story.test, &person, "access").await.status, 303);
    story.carry_out().await;
    assert_eq!(story.state().await, "in-review");
    let ada = story.test.as_("ada").await;
    let page = ada.get(&story.path).await.body;
    assert!(page.contains("has asked for something"), "{page}");
    assert_eq!(ada.get(&case).await.status, 200);
}

async fn a_list_takes_nothing_that_was_promised_meanwhile(test: TestApp) {
    let (list, person, case) = approved_list(test).await;
    // Families with children: thirty years instead of ten.
    let asked = Story::erasure(list.test, &person).await;
    asked.keep(&[], "FI-SW-02@1").await;
    asked.approve().await;
    asked.test.work_off().await;
    assert_eq!(
        asked.state().await,
        "obligations-open",
        "nothing goes, so nothing waits"
    );
    let list = Story {
        path: list.path,
        decider: asked.decider,
        test: asked.test,
    };
    list.carry_out().await;
    assert_eq!(list.state().await, "in-review");
    let ada = list.test.as_("ada").await;
    assert!(ada.get(&list.path).await.body.contains("rule keeps material"));
    assert_eq!(ada.get(&case).await.status, 200);
}
