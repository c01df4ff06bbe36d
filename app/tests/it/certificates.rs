//! The certificate in the hands of the person it is about: in their language, and without what must not be told.

use carehold::requests::{Certificate, CertificateFile, verify_certificate};

use crate::support::erasure::{Story, choose, father_and_child};
use crate::support::{Answer, TestApp, on_both_engines};

on_both_engines!(
    a_client_reads_their_certificate,
    what_must_not_be_told_is_not_in_it,
    a_certificate_from_before_still_holds,
);

async fn record(test: &TestApp, person: &str, category: &str, basis: &str, recipient: &str) -> Answer {
    let fields = [
        ("kind", "told"),
        ("category", category),
        ("recipient", recipient),
        ("what", "That the support goes on"),
        ("basis", basis),
        ("on", "2026-11-02"),
    ];
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{person}/disclosures"), &fields).await
}

/// A father's erasure, carried out; those who had been given something are told.
async fn certified(test: TestApp) -> Story {
    choose(&test, "family-services").await;
    let (father, _) = father_and_child(&test).await;
    test.portal_client(&father, "frans@example.org").await;
    let (other, _) = test.client_with_case("Berg", "Bertta").await;
    test.portal_client(&other, "bertta@example.org").await;
    for (category, basis, recipient) in [
        ("school", "consent", "Anna Virtanen"),
        ("court", "authority-request", "The police"),
        ("insurer", "safety", "Insurer Ltd"),
    ] {
        let recorded = record(&test, &father, category, basis, recipient).await;
        assert_eq!(recorded.status, 303, "{}", recorded.body);
    }
    let story = Story::erasure(test, &father).await;
    story.erase(&["contact"]).await;
    story.keep(&["identity", "relation"], "FI-SW-02@1").await;
    story.decide(&["mention"], &[("decision", "third-party")]).await;
    story.approve().await;
    story.carry_out().await;
    let ada = story.test.as_("ada").await;
    let page = ada.get(&story.path).await.body;
    for form in page.split(&format!("{}/recipients/", story.path)).skip(1) {
        let form = format!("{}/recipients/{}", story.path, form.split('"').next().unwrap());
        assert_eq!(ada.post(&form, &[("outcome", "notified")]).await.status, 303);
    }
    story.test.work_off().await;
    story
}

async fn a_client_reads_their_certificate(test: TestApp) {
    let story = certified(test).await;
    let own = story.path.replacen("/admin/", "/p/", 1);
    let frans = story.test.portal_sign_in("frans@example.org").await;
    let request = frans.get(&own).await.body;
    assert!(request.contains(&format!("href=\"{own}/certificate\"")), "{request}");
    let number = verify_certificate(&story.certificate().await, None).unwrap().request;
    for (language, words) in [
        (
            "en",
            [
                "Certificate of erasure",
                "Your contact details",
                "We must keep this",
                "School or day care",
                "older copies of the keys are kept until",
            ],
        ),
        (
            "fi",
            [
                "Todistus tietojen poistamisesta",
                "Yhteystietosi",
                "säilyttää",
                "Koulu tai varhaiskasvatus",
                "avainten vanhempia kopioita säilytetään enintään",
            ],
        ),
        (
            "sv",
            [
                "Intyg om radering",
                "Dina kontaktuppgifter",
                "Vi måste spara detta",
                "Skola eller småbarnspedagogik",
                "sparas äldre kopior av nycklarna längst till",
            ],
        ),
    ] {
        let saved = frans
            .post("/p/settings", &[("language", language), ("theme", "system")])
            .await;
        assert_eq!(saved.status, 303);
        let page = frans.get(&format!("{own}/certificate")).await;
        assert_eq!(page.status, 200, "{}", page.body);
        for said in words {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        for said in [
            number.as_str(),
            "Act 703/2023, annex (FI-SW-02@1)",
            "sha256:",
            "harbour",
        ] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        assert!(!page.body.contains(">portal-"), "a key: {}", page.body);
        for hidden in ["Frans", "Aalto", "Aino", "Virtanen", "police", "Insurer"] {
            assert!(!page.body.contains(hidden), "{hidden}: {}", page.body);
        }
        let title = page.body.split("</title>").next().unwrap();
        assert!(!title.contains(&number), "{title}");
    }
    let bertta = story.test.portal_sign_in("bertta@example.org").await;
    assert_eq!(bertta.get(&format!("{own}/certificate")).await.status, 404);
    assert_eq!(story.test.nobody().get(&format!("{own}/certificate")).await.status, 303);
    let wilma = story.test.as_("wilma").await;
    assert_eq!(wilma.get(&format!("{own}/certificate")).await.status, 403);
    story.test.assert_log_is_whole().await;
}

async fn what_must_not_be_told_is_not_in_it(test: TestApp) {
    let story = certified(test).await;
    let file = story.certificate().await;
    let certificate = verify_certificate(&file, None).unwrap();
    let told: Vec<&str> = certificate
        .recipients
        .iter()
        .map(|line| line.category.as_str())
        .collect();
    assert_eq!(
        told,
        ["school"],
        "neither a court nor what was given for somebody's safety"
    );
    assert!(
        certificate.kept.iter().all(|line| line.decision == "retain"),
        "{:?}",
        certificate.kept
    );
    assert_eq!(
        certificate.items.count,
        certificate.erased.iter().map(|line| line.count).sum::<usize>()
            + certificate.kept.iter().map(|line| line.count).sum::<usize>(),
        "no count tells of what stands in the child's record"
    );
    // Staff see on the request itself to whom it was given.
    let page = story.test.as_("ada").await.get(&story.path).await.body;
    assert!(page.contains("The police") && page.contains("Insurer Ltd"), "{page}");
    let early = story.path.replacen("/admin/", "/p/", 1);
    let frans = story.test.portal_sign_in("frans@example.org").await;
    assert_eq!(frans.get(&format!("{early}/certificate.json")).await.body, file);
}

/// The catalogue's version stands in certificates since it was written down; those from before are what they were.
async fn a_certificate_from_before_still_holds(test: TestApp) {
    let story = certified(test).await;
    let text = story.certificate().await;
    let mut file: CertificateFile = serde_json::from_str(&text).unwrap();
    let certificate: Certificate = serde_json::from_str(&file.certificate).unwrap();
    let catalogue = certificate.catalogue.clone().unwrap();
    assert!(catalogue.starts_with("sha256:") && catalogue.len() == 23, "{catalogue}");
    let executed: jiff::Timestamp = certificate.executed.as_ref().unwrap().parse().unwrap();
    let until: jiff::civil::Date = certificate.backups_until.as_ref().unwrap().parse().unwrap();
    let days = until
        .since(executed.to_zoned(jiff::tz::TimeZone::UTC).date())
        .unwrap()
        .get_days();
    assert!(
        (31..=32).contains(&days),
        "keys are kept for thirty days, and a night: {days}"
    );
    let field = format!("\"catalogue\":\"{catalogue}\",");
    assert!(file.certificate.contains(&field), "{}", file.certificate);
    file.certificate = file.certificate.replace(&field, "");
    let changed = serde_json::to_string(&file).unwrap();
    assert!(verify_certificate(&changed, None).is_err(), "nobody has signed that");
    // Signed as an older version signed it.
    let hash = tlog::Hash(vault::sha256(file.certificate.as_bytes())).to_base64();
    let statement = format!(
        "carehold.certificate/v1\n{}\n{}\nsha256 {hash}\n",
        certificate.organization, certificate.request
    );
    let system = story.test.system();
    file.note = platform::audit::sign(&story.test.app.db, &system, &statement)
        .await
        .unwrap()
        .note;
    let older = serde_json::to_string(&file).unwrap();
    assert_eq!(verify_certificate(&older, Some(&file.key)).unwrap().catalogue, None);
    let page = story.test.nobody().post_file("/verify", &[], "c.json", &older).await;
    assert!(
        page.body.contains("The certificate is real") && !page.body.contains("sha256:"),
        "{}",
        page.body
    );
    let page = story.test.nobody().post_file("/verify", &[], "c.json", &text).await;
    assert!(page.body.contains(&catalogue), "{}", page.body);
}
