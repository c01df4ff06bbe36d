//! The portal: who gets in, how, and how it ends.

use crate::representatives::assert_gone;
use crate::support::{PORTAL_PASSWORD, TestApp, on_both_engines};

on_both_engines!(
    a_link_and_a_code_let_in,
    wrong_codes_kill_the_invitation,
    a_worker_ends_the_access,
    staff_lists_know_no_portal_account,
    a_portal_session_lasts_half_an_hour,
    the_sign_in_is_the_clients_own,
    leaving_in_a_hurry_leaves_nothing,
    a_taken_address_tells_of_nobody
);

async fn a_link_and_a_code_let_in(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let nobody = test.nobody();
    let (link, code) = test.invite_to_portal(&person, "aino@example.org").await;
    let page = nobody.get(&link).await;
    assert_eq!(page.status, 200);
    assert!(
        !page.body.contains("Aino") && !page.body.contains("aino@"),
        "whose it is stays unsaid"
    );
    let wrong = nobody
        .post(&link, &[("handover", "AAAA-AAAA"), ("password", PORTAL_PASSWORD)])
        .await;
    assert_eq!(wrong.status, 422);
    assert!(!wrong.body.contains("aino@"), "{}", wrong.body);
    let short = nobody
        .post(&link, &[("handover", &code), ("password", "twelve chars")])
        .await;
    assert_eq!(short.status, 422, "a password that stands alone is longer");
    let personal = nobody
        .post(&link, &[("handover", &code), ("password", "aalto and many more words")])
        .await;
    assert_eq!(personal.status, 422);
    let typed = format!(" {} ", code.to_lowercase());
    let enrolled = nobody
        .post(&link, &[("handover", &typed), ("password", PORTAL_PASSWORD)])
        .await;
    assert_eq!(enrolled.status, 200, "{}", enrolled.body);
    assert!(enrolled.body.contains("aino@example.org"));
    assert_gone(&nobody.get(&link).await);
    let aino = test.portal_sign_in("AINO@example.org").await;
    assert_eq!(aino.get("/resume").await.location_path(), "/p");
    assert_eq!(aino.get("/").await.location_path(), "/p");
    let home = aino.get("/p").await;
    assert!(home.status == 200 && home.body.contains("Hello, Aino"), "{}", home.body);
    let head = home.body.split("</title>").next().unwrap();
    assert!(
        !head.contains("Aino") && !head.contains("Aalto"),
        "a title names nobody"
    );
    let refused = aino.get("/w").await;
    assert_eq!(refused.status, 403);
    assert!(
        refused.body.contains("Leave quickly") && !refused.body.contains("My clients"),
        "{}",
        refused.body
    );
    let tab = test.as_("wilma").await.get(&format!("{person}/portal")).await.body;
    assert!(tab.contains("In use") && tab.contains("Passport shown"), "{tab}");
}

async fn wrong_codes_kill_the_invitation(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let (link, code) = test.invite_to_portal(&person, "aino@example.org").await;
    let nobody = test.nobody();
    let guess = |code: &'static str| [("handover", code), ("password", PORTAL_PASSWORD)];
    let mut statuses = Vec::new();
    for wrong in ["AAAA-AAAA", "AAAA-AAAB", "AAAA-AAAC", "AAAA-AAAD", "AAAA-AAAE"] {
        statuses.push(nobody.post(&link, &guess(wrong)).await.status);
    }
    assert_eq!(statuses, [422, 422, 422, 422, 404]);
    let fields = [("handover", code.as_str()), ("password", PORTAL_PASSWORD)];
    assert_eq!(
        nobody.post(&link, &fields).await.status,
        404,
        "the right one comes too late"
    );
    let tab = test.as_("wilma").await.get(&format!("{person}/portal")).await.body;
    assert!(tab.contains("Invitation not used"), "{tab}");
    // A code belongs to its own link.
    let (first, _) = test.invite_to_portal(&person, "aino@example.org").await;
    let (_, second) = test.invite_to_portal(&person, "aino@example.org").await;
    let fields = [("handover", second.as_str()), ("password", PORTAL_PASSWORD)];
    assert_gone(&nobody.post(&first, &fields).await);
}

async fn a_worker_ends_the_access(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    assert_eq!(aino.get("/p").await.status, 200);
    let wilma = test.as_("wilma").await;
    assert!(
        wilma
            .get(&format!("{person}/portal/end"))
            .await
            .body
            .contains("End access")
    );
    assert_eq!(
        test.as_("olli")
            .await
            .post(&format!("{person}/portal/end"), &[])
            .await
            .status,
        403
    );
    assert_eq!(wilma.post(&format!("{person}/portal/end"), &[]).await.status, 303);
    assert_eq!(aino.get("/p").await.status, 303, "every session is dead");
    let fields = [("email", "aino@example.org"), ("password", PORTAL_PASSWORD)];
    assert_eq!(test.nobody().post("/o/harbour/sign-in", &fields).await.status, 422);
    assert_eq!(wilma.post(&format!("{person}/portal/end"), &[]).await.status, 409);
    let again = test.portal_client(&person, "new@example.org").await;
    assert_eq!(again.get("/p/data").await.status, 200, "and can be given again");
}

async fn staff_lists_know_no_portal_account(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    test.portal_client(&person, "aino@example.org").await;
    let ada = test.as_("ada").await;
    for path in ["/admin/people", "/admin/people?show=ended", "/admin/log"] {
        let page = ada.get(path).await;
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("Aino"), "{path}: {}", page.body);
    }
    let account = test.peek_one("SELECT CAST(COUNT(*) AS text) FROM portal_account").await;
    assert_eq!(account, "1");
    let hex = match test.engine {
        crate::support::Engine::Sqlite => "SELECT lower(hex(id)) FROM portal_account",
        crate::support::Engine::Postgres => "SELECT id::text FROM portal_account",
    };
    let account = test.peek_one(hex).await;
    for tail in ["", "/edit", "/roles", "/invitation", "/end"] {
        let path = format!("/admin/people/{account}{tail}");
        assert_eq!(ada.get(&path).await.status, 404, "{path}");
    }
    let roles = ada
        .post(&format!("/admin/people/{account}/roles"), &[("roles", "admin")])
        .await;
    assert_eq!(roles.status, 404);
    // Nor does a colleague become a client by a form.
    let wilma = format!("/admin/people/{}/roles", test.harbour.account("wilma"));
    let version = ada.version_of(&wilma).await;
    let fields = [("roles", "client"), ("version", version.as_str())];
    assert_eq!(ada.post(&wilma, &fields).await.status, 422);
}

async fn a_portal_session_lasts_half_an_hour(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    let ada = test.as_("ada").await;
    let version = ada.version_of("/admin/security").await;
    let fields = [("idle_minutes", "5"), ("version", version.as_str())];
    assert_eq!(ada.post("/admin/security", &fields).await.status, 303);
    assert!(aino.get("/p").await.body.contains("data-timeout-idle=\"1800\""));
    test.clock.advance(29 * 60);
    assert_eq!(aino.get("/p").await.status, 200);
    test.clock.advance(31 * 60);
    assert_eq!(aino.get("/p").await.status, 303);
}

async fn the_sign_in_is_the_clients_own(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    let elsewhere = test.portal_sign_in("aino@example.org").await;
    let new = "quite another long password";
    let path = "/p/settings/password";
    let change = |current: &'static str, new: &'static str| [("current", current), ("password", new)];
    assert_eq!(aino.post(path, &change("wrong", new)).await.status, 422);
    assert_eq!(aino.post(path, &change(PORTAL_PASSWORD, "too short")).await.status, 422);
    assert_eq!(aino.post(path, &change(PORTAL_PASSWORD, new)).await.status, 303);
    assert_eq!(aino.get("/p").await.status, 200, "this device stays");
    assert_eq!(elsewhere.get("/p").await.status, 303, "the others do not");
    let sign_in = |password: &'static str| [("email", "aino@example.org"), ("password", password)];
    let nobody = test.nobody();
    assert_eq!(
        nobody
            .post("/o/harbour/sign-in", &sign_in(PORTAL_PASSWORD))
            .await
            .status,
        422
    );
    // A second step, for those who want one.
    let form = aino.get("/p/settings/second-step").await.body;
    let (_, rest) = form.split_once("name=\"totp_secret\" value=\"").unwrap();
    let secret = rest.split('"').next().unwrap().to_owned();
    let code = carehold::demo::SignIn {
        role: String::new(),
        email: String::new(),
        password: String::new(),
        totp_secret: secret.clone(),
    }
    .code(test.clock.now())
    .unwrap();
    let fields = [
        ("totp_secret", secret.as_str()),
        ("code", code.as_str()),
        ("current", new),
    ];
    let shown = aino.post("/p/settings/second-step", &fields).await;
    assert!(
        shown.status == 200 && shown.body.contains("Recovery codes"),
        "{}",
        shown.body
    );
    let half = nobody.post("/o/harbour/sign-in", &sign_in(new)).await;
    assert_eq!(half.location_path(), "/o/harbour/sign-in/code");
    let halfway = nobody.with_session(&half.cookie("__Host-session").unwrap());
    assert_eq!(halfway.get("/p").await.status, 303);
    let whole = halfway.post("/o/harbour/sign-in/code", &[("code", &code)]).await;
    assert_eq!(whole.status, 303, "{}", whole.body);
    let aino = nobody.with_session(&whole.cookie("__Host-session").unwrap());
    assert_eq!(aino.get("/p").await.status, 200);
    assert_eq!(
        aino.post("/p/settings/second-step/end", &[("current", "wrong")])
            .await
            .status,
        422
    );
    assert_eq!(
        aino.post("/p/settings/second-step/end", &[("current", new)])
            .await
            .status,
        303
    );
    let answer = nobody.post("/o/harbour/sign-in", &sign_in(new)).await;
    assert_eq!(answer.location_path(), "/resume");
    // Staff stay with two steps whatever they ask.
    let wilma = test.as_("wilma").await;
    assert_eq!(
        wilma
            .post("/p/settings/second-step/end", &[("current", new)])
            .await
            .status,
        403
    );
}

async fn leaving_in_a_hurry_leaves_nothing(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    for path in ["/p", "/p/data", "/p/looked", "/p/people", "/p/settings", "/p/nowhere"] {
        let body = aino.get(path).await.body;
        assert!(
            body.contains("action=\"/leave\"") && body.contains("class=\"skip\""),
            "{path}: {body}"
        );
    }
    let answer = aino.post("/leave", &[]).await;
    assert_eq!(answer.location_path(), "/leave");
    let page = test.nobody().get("/leave").await.body;
    assert!(!page.contains("Carehold") && !page.contains("harbour"), "{page}");
    assert_eq!(aino.get("/p").await.status, 303, "the session is over");
}

async fn a_taken_address_tells_of_nobody(test: TestApp) {
    let wilma = test.as_("wilma").await;
    for (family, email, mark) in [
        ("Piilo", "hidden@example.org", true),
        ("Tuttu", "known@example.org", false),
    ] {
        let (person, _) = test.client_with_case(family, "Aino").await;
        test.invite_to_portal(&person, email).await;
        if mark {
            let mark = [("sensitive", "yes")];
            assert_eq!(wilma.post(&format!("{person}/sensitive"), &mark).await.status, 303);
        }
    }
    let olli = test.as_("olli").await;
    let person = olli.create_person("Berg", "Bertta", &[]).await;
    let counts = async || {
        let refused = "SELECT CAST(COUNT(*) AS text) FROM audit_event WHERE outcome = 2";
        let tasks = "SELECT CAST(COUNT(*) AS text) FROM task WHERE kind = 'possible-double'";
        let of = async |sql: &str| test.peek_one(sql).await.parse::<usize>().unwrap();
        (of(refused).await, of(tasks).await)
    };
    let invite = async |email: &str| {
        let fields = [("email", email), ("proof", "Passport shown")];
        olli.post(&format!("{person}/portal/invitation"), &fields).await
    };
    let mut answers = Vec::new();
    for (email, task) in [
        ("known@example.org", 0),
        ("ada@harbour.example", 0),
        ("Hidden@example.org ", 1),
    ] {
        let before = counts().await;
        let answer = invite(email).await;
        assert_eq!(answer.status, 422, "{}", answer.body);
        assert!(answer.body.contains("No invitation could be made"), "{}", answer.body);
        assert!(!answer.body.contains("Piilo") && !answer.body.contains("Tuttu"));
        let after = counts().await;
        assert_eq!((after.0 - before.0, after.1 - before.1), (1, task), "{email}");
        let lines = answer.body.lines().filter(|line| !line.contains("printfoot"));
        answers.push(lines.collect::<String>().replace(email.trim(), "EMAIL"));
    }
    answers[2] = answers[2].replace("EMAIL ", "EMAIL");
    assert!(
        answers[0] == answers[1] && answers[1] == answers[2],
        "one answer to all"
    );
    let told = test.as_("pia").await.get("/w").await.body;
    assert!(told.contains(&person), "somebody named looks at it: {told}");
    // Nobody tries a list of addresses.
    for _ in 0..2 {
        assert_eq!(invite("known@example.org").await.status, 422);
    }
    assert_eq!(invite("bertta@example.org").await.status, 429);
    test.clock.advance(60);
    assert_eq!(invite("bertta@example.org").await.status, 303);
    test.assert_log_is_whole().await;
}
