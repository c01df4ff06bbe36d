//! What a decision promised to keep, and records without a case, come up when their own time is over.

use crate::support::erasure::{Story, YEAR, choose, write_note};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    of_a_promise_and_the_chosen_rule_the_longer_counts,
    somebody_without_a_case_comes_up_after_a_year,
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
        why.contains("EU-PER-01@1") && why.contains("somebody of their family"),
        "{why}"
    );
    test.clock.advance(360 * 24 * 3600);
    assert!(due(&test).await.is_empty());
    test.clock.advance(10 * 24 * 3600);
    assert_eq!(due(&test).await, ["EU-PER-01@1"]);
    test.work_off().await;
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let sql = "SELECT id FROM data_request WHERE organization_id = $1 AND kind = 'disposal'";
    let (list,): (uuid::Uuid,) = tx.one(sql, platform::params![tx.organization()]).await.unwrap();
    drop(tx);
    let story = Story {
        path: format!("/admin/requests/{}", list.simple()),
        decider: test.as_("ada").await,
        test,
    };
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    assert_eq!(story.test.as_("wilma").await.get(&person).await.status, 404);
}
