//! Anyone checks a certificate; nothing of it is kept.

use crate::support::erasure::{Story, choose, father_and_child};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    anyone_checks_a_certificate,
    a_client_fetches_their_certificate,
    nobody_knows_a_certificate_from_elsewhere
);

/// The certificate of somebody who went whole.
async fn certified(test: TestApp) -> Story {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    story
}

async fn anyone_checks_a_certificate(test: TestApp) {
    let story = certified(test).await;
    let file = story.certificate().await;
    let nobody = story.test.nobody();
    for (language, words) in [
        ("en", "Check a certificate"),
        ("fi", "Tarkista todistus"),
        ("sv", "Kontrollera ett intyg"),
    ] {
        let page = nobody
            .send("GET", "/verify", &[("Accept-Language", language)], None)
            .await;
        assert!(page.status == 200 && page.body.contains(words), "{}", page.body);
    }
    let events = "SELECT CAST(COUNT(*) AS text) FROM audit_event";
    let before = story.test.peek_one(events).await;
    let real = nobody.post_file("/verify", &[], "certificate.json", &file).await;
    assert_eq!(real.status, 200, "{}", real.body);
    assert!(
        real.body.contains("The certificate is real") && real.body.contains("harbour has signed it"),
        "{}",
        real.body
    );
    assert!(!real.body.contains("Zetterberg") && !real.body.contains("Zacharias"));
    let pasted = nobody.post_file("/verify", &[("text", &file)], "", "").await;
    assert!(
        pasted.status == 200 && pasted.body.contains("The certificate is real"),
        "{}",
        pasted.body
    );
    let changed = file.replacen("P-20", "P-19", 1);
    let proof = file.replacen("\"proof\": \"", "\"proof\": \"x", 1);
    let large = "x".repeat(300 * 1024);
    for (wrong, words) in [
        (changed.as_str(), "somebody has changed it"),
        (proof.as_str(), "its proof does not fit"),
        ("{}", "no certificate that we can read"),
        ("<script>alert(1)</script>", "no certificate that we can read"),
        (large.as_str(), "too large for a certificate"),
        (" ", "Choose the file, or paste its text"),
    ] {
        let answer = nobody.post_file("/verify", &[], "c.json", wrong).await;
        assert_eq!(answer.status, 422, "{words}");
        assert!(
            answer.body.contains(words) && !answer.body.contains("is real</h2>"),
            "{words}: {}",
            answer.body
        );
        assert!(!answer.body.contains("alert(1)"), "nothing that was sent comes back");
    }
    assert_eq!(story.test.peek_one(events).await, before, "nothing was noted");
    // The key stands where everybody finds it, and is each organization's own.
    let key = nobody.get("/o/harbour/key").await;
    assert!(key.header("content-type").unwrap().starts_with("text/plain"));
    assert!(
        file.contains(key.body.trim()) && key.body.trim().splitn(3, '+').count() == 3,
        "{}",
        key.body
    );
    assert!(nobody.get("/o/harbour/privacy").await.body.contains("/o/harbour/key"));
    assert_ne!(nobody.get("/o/lakeside/key").await.body, key.body);
    assert_eq!(nobody.get("/o/nowhere/key").await.status, 404);
}

async fn a_client_fetches_their_certificate(test: TestApp) {
    choose(&test, "family-services").await;
    let (father, _) = father_and_child(&test).await;
    let (other, _) = test.client_with_case("Berg", "Bertta").await;
    let frans = test.portal_client(&father, "frans@example.org").await;
    test.portal_client(&other, "bertta@example.org").await;
    let story = Story::erasure(test, &father).await;
    let own = format!("/p/requests/{}", story.path.rsplit('/').next().unwrap());
    let file = format!("{own}/certificate.json");
    assert_eq!(frans.get(&file).await.status, 404, "there is none yet");
    story.erase(&["contact"]).await;
    story.keep(&["identity", "relation"], "FI-SW-02@1").await;
    let mention = story.decide(&["mention"], &[("decision", "third-party")]).await;
    assert_eq!(mention.status, 303, "{}", mention.body);
    story.approve().await;
    story.carry_out().await;
    let frans = story.test.portal_sign_in("frans@example.org").await;
    let page = frans.get(&own).await.body;
    assert!(page.contains(&file) && page.contains("/verify"), "{page}");
    let answer = frans.get(&file).await;
    assert_eq!((answer.status, &answer.body), (200, &story.certificate().await));
    let checked = frans.post_file("/verify", &[], "c.json", &answer.body).await;
    assert!(checked.body.contains("The certificate is real"), "{}", checked.body);
    let bertta = story.test.portal_sign_in("bertta@example.org").await;
    assert_eq!(bertta.get(&file).await.status, 404);
    let log = story.test.as_("pia").await.get("/admin/log").await.body;
    assert!(log.contains("Fetched a certificate in the portal"), "{log}");
}

async fn nobody_knows_a_certificate_from_elsewhere(test: TestApp) {
    let elsewhere = certified(TestApp::start(test.engine).await).await;
    let file = elsewhere.certificate().await;
    let answer = test.nobody().post_file("/verify", &[], "c.json", &file).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(
        answer.body.contains("we do not know whose key it is") && !answer.body.contains("The certificate is real"),
        "{}",
        answer.body
    );
}
