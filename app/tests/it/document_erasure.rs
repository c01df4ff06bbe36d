//! Documents that go: one of a case, all of them, and not while a backup runs.

use carehold::requests::verify_certificate;

use crate::documents::{add, address, blobs};
use crate::support::erasure::{Item, Story, YEAR, choose};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    one_document_goes_and_the_others_stay,
    a_whole_case_takes_its_files_along,
    nothing_is_removed_while_a_backup_runs,
);

/// A client with an old closed case and three documents.
async fn old_case(test: &TestApp) -> (String, String) {
    choose(test, "working-age-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    for title in ["One", "Two", "Three"] {
        add(test, &case, title, "staff", &format!("FILE {title}")).await;
    }
    let wilma = test.as_("wilma").await;
    let two = address(&wilma, &case, "Two").await;
    let added = wilma
        .post_file(&format!("{two}/versions"), &[], "two.txt", "FILE Two again")
        .await;
    assert_eq!(added.status, 303);
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    test.clock.advance(11 * YEAR);
    (person, case)
}

async fn one_document_goes_and_the_others_stay(test: TestApp) {
    let (person, case) = old_case(&test).await;
    let before = test.as_("wilma").await;
    let (one, two, three) = (
        address(&before, &case, "One").await,
        address(&before, &case, "Two").await,
        address(&before, &case, "Three").await,
    );
    let story = Story::erasure(test, &person).await;
    let id: uuid::Uuid = two.rsplit('/').next().unwrap().parse().unwrap();
    let tx = story.test.app.db.read(&story.test.system()).await.unwrap();
    let sql = "SELECT id, kind FROM data_request_item WHERE organization_id = $1 AND item_id = $2";
    let (item, kind): (uuid::Uuid, String) = tx.one(sql, platform::params![tx.organization(), id]).await.unwrap();
    assert_eq!(kind, "document");
    drop(tx);
    let kinds: Vec<String> = story.items().await.into_iter().map(|Item(_, kind)| kind).collect();
    assert_eq!(kinds.iter().filter(|kind| *kind == "document").count(), 3, "{kinds:?}");
    story
        .keep(&["identity", "contact", "case", "document"], "FI-SW-02@1")
        .await;
    let chosen = item.simple().to_string();
    let answer = story
        .decider
        .post(
            &format!("{}/decisions", story.path),
            &[("item", chosen.as_str()), ("decision", "erase")],
        )
        .await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    story.approve().await;
    assert_eq!(blobs(&story.test).len(), 4);
    story.carry_out().await;
    assert_eq!(story.state().await, "obligations-open");
    let test = &story.test;
    assert_eq!(blobs(test).len(), 2, "both versions' files are gone");
    let wilma = test.as_("wilma").await;
    assert_eq!(wilma.get(&two).await.status, 404);
    assert_eq!(wilma.get(&format!("{two}/versions/1")).await.status, 404);
    for (document, text) in [(&one, "FILE One"), (&three, "FILE Three")] {
        assert_eq!(wilma.get(&format!("{document}/versions/1")).await.body, text);
    }
    let left = test
        .peek_one(
            "SELECT CAST((SELECT count(*) FROM document_version) + 10 * (SELECT count(*) FROM blob_removal) AS text)",
        )
        .await;
    assert_eq!(left, "2");
    let certificate = verify_certificate(&story.certificate().await, None).unwrap();
    assert!(
        certificate
            .erased
            .iter()
            .any(|line| line.kind == "document" && line.count == 1),
        "{:?}",
        certificate.erased
    );
    test.assert_log_is_whole().await;
}

async fn a_whole_case_takes_its_files_along(test: TestApp) {
    let (person, case) = old_case(&test).await;
    let (_, other) = test.client_with_case("Berg", "Bertta").await;
    let kept = add(&test, &other, "Kept", "staff", "KEPT").await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    let test = &story.test;
    assert_eq!(blobs(test).len(), 1);
    let wilma = test.as_("wilma").await;
    assert_eq!(wilma.get(&format!("{case}/documents")).await.status, 404);
    assert_eq!(wilma.get(&format!("{kept}/versions/1")).await.body, "KEPT");
    test.assert_log_is_whole().await;
}

async fn nothing_is_removed_while_a_backup_runs(test: TestApp) {
    let (person, _) = old_case(&test).await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    let held = story.test.app.db.blobs().hold().unwrap();
    story.carry_out().await;
    assert_eq!(story.state().await, "executing", "the files wait");
    assert_eq!(blobs(&story.test).len(), 4);
    let page = story.test.as_("pia").await.get(&story.path).await.body;
    assert!(
        page.contains("What is not done yet") && page.contains("4 files that have to be removed"),
        "{page}"
    );
    assert!(!page.contains("It is still there"), "{page}");
    drop(held);
    story.test.clock.advance(61);
    story.test.work_off().await;
    assert_eq!(story.state().await, "closed");
    let page = story.test.as_("pia").await.get(&story.path).await.body;
    assert!(!page.contains("What is not done yet"), "{page}");
    assert!(blobs(&story.test).is_empty());
}
