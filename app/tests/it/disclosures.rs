//! Disclosures: the register of what left, and those who have to hear of an erasure.

use carehold::requests::verify_certificate;

use crate::support::erasure::Story;
use crate::support::{Answer, TestApp, on_both_engines};

on_both_engines!(
    what_was_said_is_recorded,
    who_had_the_data_is_told_before_the_certificate,
    without_recipients_nothing_waits,
);

async fn record(test: &TestApp, person: &str, category: &str, recipient: &str) -> Answer {
    let fields = [
        ("kind", "told"),
        ("category", category),
        ("recipient", recipient),
        ("what", "That the support goes on"),
        ("basis", "consent"),
        ("on", "2026-11-02"),
    ];
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{person}/disclosures"), &fields).await
}

async fn what_was_said_is_recorded(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let path = format!("{person}/disclosures");
    let page = wilma.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("Nothing has been given"));
    let answer = record(&test, &person, "school", "Anna Virtanen, teacher").await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = wilma.get(&path).await.body;
    assert!(
        page.contains("Anna Virtanen") && page.contains("School") && page.contains("Wilma"),
        "{page}"
    );
    let wrong = wilma
        .post(
            &path,
            &[("kind", "export"), ("what", "Kept words"), ("on", "2999-01-01")],
        )
        .await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("Kept words"));
    for said in [
        "Choose how it was given",
        "Write to whom",
        "not later than today",
        "Choose why",
    ] {
        assert!(wrong.body.contains(said), "{said}: {}", wrong.body);
    }
    let foreign = test.as_member(&test.lakeside, "wilma").await;
    for client in [&test.as_("olli").await, &foreign] {
        let answer = client.get(&path).await;
        assert!([403, 404].contains(&answer.status), "{}", answer.status);
        assert!(!answer.body.contains("Virtanen"));
        let answer = client.post(&path, &[("kind", "told")]).await;
        assert!([403, 404, 422].contains(&answer.status));
    }
    let log = test.as_("pia").await.get("/admin/log").await.body;
    assert!(
        log.contains("Record what was given to others") && !log.contains("Virtanen"),
        "{log}"
    );
    test.assert_log_is_whole().await;
}

async fn who_had_the_data_is_told_before_the_certificate(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    for (category, recipient) in [
        ("school", "Anna Virtanen"),
        ("school", "Anna Virtanen"),
        ("insurer", "Insurer Ltd"),
        ("person", "Zacharias himself"),
    ] {
        assert_eq!(record(&test, &person, category, recipient).await.status, 303);
    }
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "notifying-recipients");
    let ada = story.test.as_("ada").await;
    let page = ada.get(&story.path).await.body;
    assert!(page.contains("Anna Virtanen") && page.contains("Insurer Ltd"), "{page}");
    assert!(!page.contains("Zacharias himself"));
    assert!(page.contains("2 recipients have to be told"), "{page}");
    let forms: Vec<String> = page
        .split(&format!("{}/recipients/", story.path))
        .skip(1)
        .map(|rest| format!("{}/recipients/{}", story.path, rest.split('"').next().unwrap()))
        .collect();
    assert_eq!(forms.len(), 2, "each once: {forms:?}");
    let early = ada.get(&format!("{}/certificate.json", story.path)).await;
    assert_eq!(early.status, 404, "no certificate before all are answered");
    let unexplained = ada.post(&forms[0], &[("outcome", "impossible")]).await;
    assert_eq!(unexplained.status, 422);
    assert_eq!(ada.post(&forms[0], &[("outcome", "notified")]).await.status, 303);
    assert_eq!(ada.post(&forms[0], &[("outcome", "notified")]).await.status, 409);
    story.test.work_off().await;
    assert_eq!(story.state().await, "notifying-recipients");
    let why = [("outcome", "impossible"), ("reason", "It is closed down")];
    assert_eq!(story.test.as_("wilma").await.post(&forms[1], &why).await.status, 403);
    assert_eq!(ada.post(&forms[1], &why).await.status, 303);
    story.test.work_off().await;
    assert_eq!(story.state().await, "closed");
    let file = story.certificate().await;
    assert!(!file.contains("Virtanen") && !file.contains("Insurer Ltd"));
    let certificate = verify_certificate(&file, None).unwrap();
    let told: Vec<(&str, &str, usize)> = certificate
        .recipients
        .iter()
        .map(|line| (line.category.as_str(), line.outcome.as_str(), line.count))
        .collect();
    let outcomes: Vec<&str> = told.iter().map(|line| line.1).collect();
    assert!(
        outcomes.contains(&"notified") && outcomes.contains(&"impossible"),
        "{told:?}"
    );
    let categories: Vec<&str> = told.iter().map(|line| line.0).collect();
    assert!(categories.contains(&"school") && categories.contains(&"insurer"));
    let page = ada.get(&format!("{}/certificate", story.path)).await.body;
    assert!(page.contains("Cannot be told"), "{page}");
    let left = story
        .test
        .peek_one("SELECT CAST(count(*) AS text) FROM disclosure")
        .await;
    assert_eq!(left, "0", "the register went with the person");
    story.test.assert_log_is_whole().await;
}

async fn without_recipients_nothing_waits(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    record(&test, &person, "person", "Zacharias himself").await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    assert!(
        verify_certificate(&story.certificate().await, None)
            .unwrap()
            .recipients
            .is_empty()
    );
}
