//! Drafts, signing, correcting.

use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    a_draft_survives_and_is_signed,
    an_empty_note_loses_nothing,
    a_correction_stands_beside,
    party_cards_are_sealed_at_signing
);

async fn a_draft_survives_and_is_signed(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let fields = [
        ("text", "Half a thought"),
        ("title", "Visit"),
        ("kind", "visit"),
        ("audience", "client"),
    ];
    for _ in 0..3 {
        assert_eq!(wilma.post(&format!("{case}/draft"), &fields).await.status, 303);
    }
    let page = wilma.get(&case).await.body;
    assert!(page.contains("Half a thought</textarea>"), "{page}");
    assert!(wilma.get("/w").await.body.contains(&case), "My day lists the draft");
    assert_eq!(
        wilma
            .post(
                &format!("{case}/entries"),
                &[("text", "A whole thought"), ("kind", "visit")]
            )
            .await
            .status,
        303
    );
    let page = wilma.get(&case).await.body;
    assert!(page.contains("A whole thought") && !page.contains("Half a thought"));
}

async fn an_empty_note_loses_nothing(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let answer = wilma
        .post(&format!("{case}/entries"), &[("text", " "), ("title", "Kept title")])
        .await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Kept title"));
    let answer = wilma
        .post(
            &format!("{case}/entries"),
            &[("text", "Kept text"), ("occurred_on", "2999-01-01")],
        )
        .await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.body.contains("Kept text"),
        "a date to come is refused, the text stays"
    );
    assert!(wilma.get(&case).await.body.contains("Kept text"));
}

async fn a_correction_stands_beside(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    wilma
        .post(&format!("{case}/entries"), &[("text", "Brother is 8")])
        .await;
    let page = wilma.get(&case).await.body;
    let start = page.find(&format!("{case}/entries/")).expect("a link to correct");
    let path: String = page[start..].chars().take_while(|c| *c != '"').collect();
    assert_eq!(
        wilma
            .post(&path, &[("text", "Brother is 9"), ("reason", "")])
            .await
            .status,
        422
    );
    assert_eq!(
        wilma
            .post(&path, &[("text", "Brother is 9"), ("reason", "Mistyped")])
            .await
            .status,
        303
    );
    let page = wilma.get(&case).await.body;
    assert!(page.contains("Brother is 8") && page.contains("Brother is 9") && page.contains("Mistyped"));
}

async fn party_cards_are_sealed_at_signing(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let mother = wilma.create_person("Aalto", "Hodan", &[]).await;
    let mother_id = mother.rsplit('/').next().unwrap().to_owned();
    let relation = [("other", mother_id.as_str()), ("kind", "mother")];
    assert_eq!(wilma.post(&format!("{person}/relations"), &relation).await.status, 303);
    assert_eq!(
        wilma
            .post(
                &format!("{case}/entries"),
                &[("text", "Met both"), ("party", mother_id.as_str())]
            )
            .await
            .status,
        303
    );
    // The mother marries; the signed entry still names her as she was.
    let renamed = [("family", "Virta"), ("given", "Hodan"), ("is_client", "yes")];
    assert_eq!(wilma.edit(&format!("{mother}/edit"), &renamed).await.status, 303);
    let page = wilma.get(&case).await.body;
    assert!(page.contains("Aalto, Hodan"), "{page}");
}
