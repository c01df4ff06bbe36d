//! One places a hold, two others release it.

use crate::support::{TestApp, on_both_engines};

on_both_engines!(two_others_release);

async fn two_others_release(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let path = format!("{case}/holds");
    assert_eq!(
        wilma
            .post(
                &path,
                &[("kind", "safety"), ("reason", ""), ("review_on", "2030-01-01")]
            )
            .await
            .status,
        422
    );
    assert_eq!(
        wilma
            .post(
                &path,
                &[
                    ("kind", "safety"),
                    ("reason", "Threat reported"),
                    ("review_on", "2030-01-01")
                ]
            )
            .await
            .status,
        303
    );
    let page = wilma.get(&case).await.body;
    assert!(page.contains("Threat reported"));
    let start = page.find(&format!("{case}/holds/")).expect("a form to release");
    let release: String = page[start..].chars().take_while(|c| *c != '"').collect();
    assert_eq!(
        wilma.post(&release, &[("reason", "over")]).await.status,
        422,
        "not by whoever placed it"
    );
    assert_eq!(
        test.as_("ada").await.post(&release, &[("reason", "over")]).await.status,
        303
    );
    assert_eq!(
        test.as_("ada").await.post(&release, &[("reason", "over")]).await.status,
        422,
        "not twice by the same"
    );
    assert!(
        wilma.get(&case).await.body.contains("Threat reported"),
        "half a release releases nothing"
    );
    assert_eq!(
        test.as_("pia")
            .await
            .post(&release, &[("reason", "agreed")])
            .await
            .status,
        303
    );
    assert!(!wilma.get(&case).await.body.contains("Threat reported"));
    assert_eq!(
        test.as_("olli").await.post(&release, &[("reason", "x")]).await.status,
        404
    );
}
