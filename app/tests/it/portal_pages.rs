//! The portal's pages: what they show, what they leave out, in every language; and the public pages.

use crate::representatives::{mother_and_child, represented, start_with};
use crate::support::{PORTAL_PASSWORD, TestApp, on_both_engines};

on_both_engines!(
    the_portal_shows_what_is_shared_and_nothing_else,
    who_looked_names_nobody,
    a_mark_does_not_lock_the_client_out,
    every_page_speaks_every_language,
    public_pages_tell_what_is_known
);

async fn the_portal_shows_what_is_shared_and_nothing_else(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let (_, other_case) = test.client_with_case("Berg", "Bertta").await;
    let wilma = test.as_("wilma").await;
    let fields = [
        ("family", "Aalto"),
        ("given", "Aino"),
        ("is_client", "yes"),
        ("street", "Hidden road 7"),
        ("address_protected", "yes"),
        ("phone", "+358401234567"),
    ];
    assert_eq!(wilma.edit(&format!("{person}/edit"), &fields).await.status, 303);
    for (case, audience, text) in [
        (&case, "staff", "Between colleagues"),
        (&case, "client", "Shared with Aino"),
        (&case, "client-and-representatives", "Shared with all"),
        (&other_case, "client", "Shared with Bertta"),
    ] {
        let fields = [("text", text), ("kind", "note"), ("audience", audience)];
        assert_eq!(wilma.post(&format!("{case}/entries"), &fields).await.status, 303);
    }
    let aino = test.portal_client(&person, "aino@example.org").await;
    let page = aino.get("/p/data").await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("Shared with Aino") && page.body.contains("Shared with all"));
    assert!(!page.body.contains("Between colleagues") && !page.body.contains("Bertta"));
    assert!(page.body.contains("2 notes"), "{}", page.body);
    assert!(
        !page.body.contains("Hidden road"),
        "a protected address stays off the screen"
    );
    assert!(page.body.contains("+358 40 1234567"), "{}", page.body);
    assert!(
        page.body.contains("703/2023"),
        "the law of the period stands there: {}",
        page.body
    );
    let log = test.as_("pia").await.get("/admin/log").await.body;
    assert!(log.contains("See own details in the portal"), "{log}");
    assert!(log.contains("Somebody in the portal"), "{log}");
}

async fn who_looked_names_nobody(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let hold = [("kind", "safety"), ("reason", "r"), ("review_on", "2030-01-01")];
    assert_eq!(wilma.post(&format!("{case}/holds"), &hold).await.status, 303);
    wilma.get(&case).await;
    test.as_("pia").await.get(&person).await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    let page = aino.get("/p/looked").await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(
        page.body.contains("Worker") && page.body.contains("Works with you"),
        "{}",
        page.body
    );
    assert!(page.body.contains("Privacy officer"), "{}", page.body);
    assert!(
        !page.body.contains("Wilma") && !page.body.contains("Pia"),
        "{}",
        page.body
    );
    assert!(
        page.body.contains("The law can tell us to leave entries out"),
        "{}",
        page.body
    );
    let rows = |body: &str| body.matches("<th scope=\"row\">").count();
    // The same on the same day is one line; a hold is none.
    let before = rows(&page.body);
    wilma.get(&person).await;
    assert_eq!(
        wilma
            .post(&format!("{person}/sensitive"), &[("sensitive", "yes")])
            .await
            .status,
        303
    );
    assert_eq!(rows(&aino.get("/p/looked").await.body), before);
}

async fn a_mark_does_not_lock_the_client_out(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let fields = [("text", "Shared with Aino"), ("kind", "note"), ("audience", "client")];
    assert_eq!(wilma.post(&format!("{case}/entries"), &fields).await.status, 303);
    let aino = test.portal_client(&person, "aino@example.org").await;
    assert_eq!(
        wilma
            .post(&format!("{person}/sensitive"), &[("sensitive", "yes")])
            .await
            .status,
        303
    );
    assert_eq!(
        wilma
            .post(&format!("{case}/restriction"), &[("restricted", "yes")])
            .await
            .status,
        303
    );
    let page = aino.get("/p/data").await;
    assert!(
        page.status == 200 && page.body.contains("Shared with Aino"),
        "{}",
        page.body
    );
    assert_eq!(
        test.as_("ada").await.get(&person).await.status,
        404,
        "though an admin is"
    );
}

/// A key that is missing shows as itself.
fn assert_no_key(path: &str, language: &str, page: &str) {
    for opening in [
        "portal-",
        "public-",
        "layout-",
        "sign-in-",
        "problem-",
        "retention-",
        "timeout-",
        "letter-",
        "answer-",
    ] {
        let shown = page.contains(&format!(">{opening}"));
        assert!(!shown, "{path} in {language} shows a key of {opening}: {page}");
    }
}

async fn every_page_speaks_every_language(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[]).await;
    start_with(&test, &child, &mother, &["requests"]).await;
    let asking = format!("{}/requests/new", represented(&child));
    let asked = [("step", "send"), ("kind", "erasure"), ("why", "")];
    let request = hodan.post(&asking, &asked).await.location_path();
    test.work_off().await;
    let mut pages: Vec<String> = [
        "/p",
        "/p/data",
        "/p/looked",
        "/p/people",
        "/p/settings",
        "/p/settings/password",
    ]
    .map(str::to_owned)
    .to_vec();
    pages.extend([
        "/p/settings/second-step".to_owned(),
        "/p/nowhere".to_owned(),
        represented(&child),
        asking.clone(),
        request,
    ]);
    pages.extend(
        [
            "privacy",
            "cookies",
            "contact",
            "requests",
            "requests/new",
            "accessibility",
        ]
        .map(|page| format!("/o/harbour/{page}")),
    );
    for language in ["en", "fi", "sv"] {
        let fields = [("language", language), ("theme", "dark")];
        let saved = hodan.post("/p/settings", &fields).await;
        assert_eq!(saved.status, 303);
        assert_eq!(
            saved.cookie("__Host-theme").as_deref(),
            Some("dark"),
            "also before signing in"
        );
        for path in &pages {
            let answer = if path.starts_with("/p") {
                hodan.get(path).await
            } else {
                test.nobody()
                    .send("GET", path, &[("Accept-Language", language)], None)
                    .await
            };
            assert!([200, 404].contains(&answer.status), "{path} {}", answer.status);
            assert!(
                answer.body.contains(&format!("<html lang=\"{language}\"")),
                "{path} in {language}"
            );
            assert_no_key(path, language, &answer.body);
        }
        for step in ["what", "why"] {
            let fields = [("step", step), ("kind", "erasure"), ("why", "")];
            assert_no_key(&asking, language, &hodan.post(&asking, &fields).await.body);
        }
    }
    let swedish = hodan.get("/p").await.body;
    assert!(swedish.contains("Du behöver inte göra något nu."), "{swedish}");
    // And once something waits.
    hodan.post("/p/requests/new", &asked).await;
    test.work_off().await;
    for (language, waits) in [
        ("en", "What waits for you"),
        ("fi", "Tämä odottaa sinua"),
        ("sv", "Det här väntar på dig"),
    ] {
        hodan
            .post("/p/settings", &[("language", language), ("theme", "dark")])
            .await;
        let home = hodan.get("/p").await.body;
        assert!(home.contains(waits), "{home}");
        assert_no_key("/p", language, &home);
    }
    let wilma = test.as_("wilma").await;
    let fields = [("language", "sv"), ("theme", "system"), ("density", "compact")];
    assert_eq!(
        wilma.post("/settings", &fields).await.status,
        422,
        "staff is not offered it"
    );
}

async fn public_pages_tell_what_is_known(test: TestApp) {
    let nobody = test.nobody();
    assert!(
        nobody
            .get("/o/harbour/contact")
            .await
            .body
            .contains("has not written its contact details")
    );
    assert_eq!(nobody.get("/o/nowhere/contact").await.status, 404);
    let ada = test.as_("ada").await;
    let fields = [
        ("phone", "000 000 0000"),
        ("hours", "Monday to Friday 9–15"),
        ("officer", "dpo@harbour.example"),
    ];
    assert_eq!(ada.edit("/admin/contact", &fields).await.status, 303);
    assert_eq!(
        ada.post("/admin/contact", &[("phone", "1"), ("version", "0")])
            .await
            .status,
        422
    );
    assert_eq!(test.as_("wilma").await.get("/admin/contact").await.status, 403);
    for page in ["contact", "requests"] {
        let body = nobody.get(&format!("/o/harbour/{page}")).await.body;
        assert!(
            body.contains("000 000 0000") && body.contains("dpo@harbour.example"),
            "{body}"
        );
        assert!(body.contains("tietosuoja.fi"), "{body}");
        let other = nobody.get(&format!("/o/lakeside/{page}")).await.body;
        assert!(!other.contains("000 000 0000") && other.contains("hhs.gov"), "{other}");
    }
    let privacy = nobody.get("/o/harbour/privacy").await.body;
    assert!(
        privacy.contains("Child protection") && privacy.contains("2 years from the person’s death"),
        "{privacy}"
    );
    assert!(
        !privacy.contains("Not confirmed"),
        "what is switched off promises nothing"
    );
    // Every cookie that a visitor gets is on the page.
    let cookies = nobody.get("/o/harbour/cookies").await.body;
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    let sign_in = [("email", "aino@example.org"), ("password", PORTAL_PASSWORD)];
    let mut answers = vec![
        nobody.post("/o/harbour/sign-in", &sign_in).await,
        nobody.post("/language", &[("language", "sv")]).await,
        aino.post("/p/settings", &[("language", "sv"), ("theme", "dark")]).await,
    ];
    for path in ["/p", "/p/data", "/p/looked", "/p/people", "/p/settings"] {
        answers.push(aino.get(path).await);
    }
    let mut seen = 0;
    for (_, value) in answers
        .iter()
        .flat_map(|answer| &answer.headers)
        .filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"))
    {
        let name = value.split('=').next().unwrap();
        assert!(cookies.contains(name), "{name} is not on the page");
        seen += 1;
    }
    assert!(seen >= 4, "{seen}");
}
