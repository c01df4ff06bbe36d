//! Signing in, staying in, and coming back after a time-out.

use platform::session::totp_code;

use crate::support::{Client, PASSWORD, TOTP_SECRET, TestApp, on_both_engines};

on_both_engines!(
    password_then_code,
    a_code_works_once,
    a_late_post_is_kept,
    a_form_goes_on_with_its_proof,
    a_form_given_up_never_goes_on,
    signing_out_ends_the_session,
    writes_need_our_own_page,
    guessing_slows_down,
    guesses_at_once_are_no_more
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

/// Invites somebody, with too old a proof; returns where the answer leads.
async fn invite(ada: &Client, name: &str) -> String {
    let email = format!("{name}@harbour.example");
    let fields = [
        ("name", name),
        ("email", &email),
        ("title", "a & \"b\""),
        ("roles", "worker"),
        ("roles", "assistant"),
    ];
    let asked = ada.post("/admin/people", &fields).await;
    assert_eq!((asked.status, asked.location_path().as_str()), (303, "/step-up"));
    asked.header("location").unwrap().to_owned()
}

/// What a browser would send from the page: its hidden fields and what is typed.
fn filled(page: &str, code: &str) -> Vec<(String, String)> {
    let hidden = page.split("<input type=\"hidden\" name=\"").skip(1);
    let hidden = hidden.map(|field| {
        let (name, rest) = field.split_once("\" value=\"").unwrap();
        let value = rest
            .split('"')
            .next()
            .unwrap()
            .replace("&#38;", "&")
            .replace("&#34;", "\"");
        (name.to_owned(), value)
    });
    hidden.chain([("code".to_owned(), code.to_owned())]).collect()
}

async fn send(client: &Client, path: &str, fields: &[(String, String)]) -> crate::support::Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    client.post(path, &fields).await
}

/// The page that asks for the code carries the form that needed it; the right code sends it on, without a click of its own.
async fn a_form_goes_on_with_its_proof(test: TestApp) {
    let ada = test.as_("ada").await;
    test.clock.advance(6 * 60);
    let asks = invite(&ada, "nea").await;
    let page = ada.get(&asks).await.body;
    assert!(page.contains("What you have just sent goes through with it."), "{page}");
    let wrong = send(&ada, "/step-up", &filled(&page, "000000")).await;
    assert_eq!(wrong.status, 422);
    let code = totp_code(TOTP_SECRET, test.clock.now()).unwrap();
    let fields = filled(&wrong.body, &code);
    let right = send(&ada, "/step-up", &fields).await;
    assert_eq!(
        (right.status, right.header("location")),
        (307, Some("/admin/people")),
        "the browser sends the same body on"
    );
    let invited = send(&ada, "/admin/people", &fields).await;
    assert_eq!(invited.status, 303, "{}", invited.body);
    assert!(
        invited.location_path().ends_with("/invitation/link"),
        "{}",
        invited.location_path()
    );
    let person = invited.location_path().replace("/invitation/link", "");
    let shown = ada.get(&person).await.body;
    assert!(shown.contains("a &#38; &#34;b&#34;"), "{shown}");
    assert_eq!(
        ada.get("/resume?next=/w").await.location_path(),
        "/w",
        "nothing waits any more"
    );
}

/// Neither the code for another act, nor a made-up number, nor somebody else's page sends what was given up.
async fn a_form_given_up_never_goes_on(test: TestApp) {
    let ada = test.as_("ada").await;
    test.clock.advance(6 * 60);
    let asks = invite(&ada, "nea").await;
    let pia = test.as_("pia").await;
    assert!(!pia.get(&asks).await.body.contains("nea@harbour.example"));
    for address in [
        "/step-up?next=/w",
        "/step-up?next=/w&kept=1",
        "/step-up?next=/w&kept=00000000000000000000000000000001",
    ] {
        test.clock.advance(60);
        let page = ada.get(address).await.body;
        assert!(
            !page.contains("nea@harbour.example") && !page.contains("goes through with it"),
            "{page}"
        );
        let code = totp_code(TOTP_SECRET, test.clock.now()).unwrap();
        let answer = send(&ada, "/step-up", &filled(&page, &code)).await;
        assert_eq!(
            (answer.status, answer.location_path().as_str()),
            (303, "/resume"),
            "{address}"
        );
    }
    let offered = ada.get("/resume?next=/w").await.body;
    assert!(
        offered.contains("nea@harbour.example") && offered.contains("Send it now"),
        "{offered}"
    );
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

/// How many of forty wrong guesses, sent at once, were really checked.
async fn checked_at_once(test: &TestApp, client: &Client, path: &str, fields: &[(&str, &str)]) -> usize {
    let noted = "SELECT CAST(COUNT(*) AS text) FROM audit_event WHERE outcome = 2";
    let before: usize = test.peek_one(noted).await.parse().unwrap();
    let answers = futures_util::future::join_all((0..40).map(|_| client.post(path, fields))).await;
    let of = |status: u16| answers.iter().filter(|answer| answer.status == status).count();
    assert_eq!(of(422) + of(429), 40);
    let after: usize = test.peek_one(noted).await.parse().unwrap();
    assert_eq!(after - before, of(422), "what was checked is in the log");
    of(422)
}

async fn guesses_at_once_are_no_more(test: TestApp) {
    let begun = std::time::Instant::now();
    let nobody = test.nobody();
    let right = [("email", "wilma@harbour.example"), ("password", PASSWORD)];
    let answer = nobody.post("/o/harbour/sign-in", &right).await;
    let halfway = nobody.with_session(&answer.cookie("__Host-session").unwrap());
    let code = [("code", "not it")];
    let wrong = [("email", "olli@harbour.example"), ("password", "not it")];
    let ada = test.as_("ada").await;
    let checked = [
        checked_at_once(&test, &halfway, "/o/harbour/sign-in/code", &code).await,
        checked_at_once(&test, &ada, "/step-up", &code).await,
        checked_at_once(&test, &nobody, "/o/harbour/sign-in", &wrong).await,
    ];
    // Five, and one for each second that a slow machine took.
    let allowed = 5 + usize::try_from(begun.elapsed().as_secs()).unwrap();
    for checked in checked {
        assert!((1..=allowed).contains(&checked), "{checked} of {allowed}");
    }
}
