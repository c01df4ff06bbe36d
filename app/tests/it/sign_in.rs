//! Signing in, staying in, and coming back after a time-out.

use platform::session::totp_code;

use crate::support::{PASSWORD, TOTP_SECRET, TestApp, on_both_engines};

on_both_engines!(
    password_then_code,
    a_code_works_once,
    a_late_post_is_kept,
    signing_out_ends_the_session,
    writes_need_our_own_page,
    guessing_slows_down
);

async fn password_then_code(test: TestApp) {
    let nobody = test.nobody();
    let answer = nobody
        .post(
            "/o/harbour/sign-in",
            &[
                ("email", " WILMA@harbour.example "),
                ("password", PASSWORD),
                ("next", "/w/clients"),
            ],
        )
        .await;
    assert_eq!(answer.status, 303);
    let halfway = nobody.with_session(&answer.cookie("__Host-session").unwrap());
    assert_eq!(halfway.get("/w").await.status, 303, "half a sign-in opens nothing");
    let code = totp_code(TOTP_SECRET, test.clock.now()).unwrap();
    let answer = halfway
        .post("/o/harbour/sign-in/code", &[("code", &code), ("next", "/w/clients")])
        .await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let wilma = nobody.with_session(&answer.cookie("__Host-session").unwrap());
    assert_eq!(wilma.get("/w").await.status, 200);
    assert_eq!(halfway.get("/w").await.status, 303, "the token was rotated");
}

async fn a_code_works_once(test: TestApp) {
    let nobody = test.nobody();
    let code = totp_code(TOTP_SECRET, test.clock.now()).unwrap();
    let mut statuses = Vec::new();
    for _ in 0..2 {
        let answer = nobody
            .post(
                "/o/harbour/sign-in",
                &[("email", "wilma@harbour.example"), ("password", PASSWORD)],
            )
            .await;
        let halfway = nobody.with_session(&answer.cookie("__Host-session").unwrap());
        statuses.push(halfway.post("/o/harbour/sign-in/code", &[("code", &code)]).await.status);
    }
    assert_eq!(statuses, [303, 422]);
}

async fn a_late_post_is_kept(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    test.clock.advance(16 * 60);
    let text = "A long note & <b>signs</b> = 100 % kept";
    let answer = wilma
        .post(&format!("{case}/entries"), &[("text", text), ("kind", "visit")])
        .await;
    assert_eq!(answer.status, 303);
    assert!(answer.header("location").unwrap().contains("kept=1"));
    let again = test.as_("wilma").await;
    let resumed = again.get("/resume?next=/w").await;
    assert_eq!(resumed.status, 200);
    assert!(
        resumed
            .body
            .contains("A long note &#38; &#60;b&#62;signs&#60;/b&#62; = 100 % kept"),
        "{}",
        resumed.body
    );
    assert!(resumed.body.contains(&format!("action=\"{case}/entries\"")));
    let gone = again.get("/resume?next=/w").await;
    assert_eq!(gone.location_path(), "/w", "it is handed back once");
    let other = test.as_("olli").await;
    assert_eq!(other.get("/resume").await.status, 303, "and to nobody else");
}

async fn signing_out_ends_the_session(test: TestApp) {
    let wilma = test.as_("wilma").await;
    assert_eq!(wilma.get("/session").await.status, 200);
    assert_eq!(wilma.post("/sign-out", &[]).await.status, 303);
    assert_eq!(wilma.get("/w").await.status, 303);
    assert_eq!(wilma.get("/session").await.status, 401);
}

async fn writes_need_our_own_page(test: TestApp) {
    let wilma = test.as_("wilma").await;
    for headers in [
        vec![],
        vec![("Sec-Fetch-Site", "cross-site")],
        vec![("Sec-Fetch-Site", "same-site")],
        vec![("Origin", "http://evil.example")],
    ] {
        let answer = wilma
            .send("POST", "/w/people", &headers, Some("family=X&given=Y&is_client=yes"))
            .await;
        assert_eq!(answer.status, 403, "{headers:?}");
    }
    let answer = wilma
        .send(
            "POST",
            "/w/people",
            &[("Origin", "http://localhost")],
            Some("family=X&given=Y&is_client=yes"),
        )
        .await;
    assert_eq!(answer.status, 303, "an old browser's Origin is enough");
}

async fn guessing_slows_down(test: TestApp) {
    let nobody = test.nobody();
    let mut statuses = Vec::new();
    for _ in 0..7 {
        let answer = nobody
            .post(
                "/o/harbour/sign-in",
                &[("email", "wilma@harbour.example"), ("password", "wrong")],
            )
            .await;
        statuses.push(answer.status);
    }
    assert_eq!(&statuses[..5], [422; 5]);
    assert_eq!(statuses[6], 429);
    test.clock.advance(120);
    let answer = nobody
        .post(
            "/o/harbour/sign-in",
            &[("email", "wilma@harbour.example"), ("password", PASSWORD)],
        )
        .await;
    assert_eq!(answer.status, 303, "never a lasting lock");
}
