//! What stands around the pages: problems with their frame, what was done said once, the way back over a sign-in.

use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    problems_keep_the_frame,
    what_was_done_is_said_once,
    the_way_survives_the_choice_of_organization,
    an_invitation_is_shown_once
);

const MISSING: &str = "/w/cases/00000000000000000000000000000001";

async fn problems_keep_the_frame(test: TestApp) {
    let (wilma, nobody) = (test.as_("wilma").await, test.nobody());
    for (path, status) in [
        (MISSING, 404),
        ("/nowhere", 404),
        ("/admin/people/new", 403),
        ("/w/people/00000000000000000000000000000001/sensitive", 405),
    ] {
        let answer = wilma.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        for part in ["class=\"side\"", "name=\"q\"", ">My clients<", "harbour"] {
            assert!(answer.body.contains(part), "{path} lacks {part}: {}", answer.body);
        }
    }
    let wrong = wilma
        .get("/w/people/00000000000000000000000000000001/sensitive")
        .await
        .body;
    assert!(!wrong.contains("cannot find"), "{wrong}");
    let stranger = nobody.get("/nowhere").await;
    assert_eq!(stranger.status, 404);
    assert!(!stranger.body.contains("supervisor") && !stranger.body.contains("My day"));
}

async fn what_was_done_is_said_once(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let signed = wilma.post(&format!("{case}/entries"), &[("text", "Met")]).await;
    assert_eq!(
        signed.header("location"),
        Some(case.as_str()),
        "the address says nothing"
    );
    let flash = signed.cookie("__Host-flash").expect("a cookie for the next page");
    let carried = format!("__Host-flash={flash}");
    let page = wilma.send("GET", &case, &[("Cookie", &carried)], None).await;
    assert!(page.body.contains("The note is signed."), "{}", page.body);
    assert_eq!(page.cookie("__Host-flash").as_deref(), Some(""), "and never again");
    for (path, cookie) in [
        (format!("{case}?done=entry-signed"), "a=b"),
        (case.clone(), "__Host-flash=no-such-act"),
    ] {
        let page = wilma.send("GET", &path, &[("Cookie", cookie)], None).await.body;
        assert!(!page.contains("class=\"note ok"), "{page}");
    }
}

async fn the_way_survives_the_choice_of_organization(test: TestApp) {
    let nobody = test.nobody();
    let asked = nobody.get(MISSING).await;
    let start = asked.header("location").unwrap().to_owned();
    assert!(start.starts_with("/sign-in?next="), "{start}");
    let form = nobody.get(&start).await.body;
    assert!(form.contains(&format!("name=\"next\" value=\"{MISSING}\"")), "{form}");
    let chosen = nobody.post("/sign-in", &[("slug", "harbour"), ("next", MISSING)]).await;
    assert_eq!(
        chosen.header("location"),
        Some(format!("/o/harbour/sign-in?next={MISSING}").as_str())
    );
    let elsewhere = nobody
        .post("/sign-in", &[("slug", "harbour"), ("next", "//evil.example")])
        .await;
    assert_eq!(elsewhere.header("location"), Some("/o/harbour/sign-in"));
}

async fn an_invitation_is_shown_once(test: TestApp) {
    let ada = test.as_("ada").await;
    let fields = [
        ("name", "Nea New"),
        ("email", "nea@harbour.example"),
        ("roles", "worker"),
    ];
    let created = ada.post("/admin/people", &fields).await;
    assert_eq!(created.status, 303, "a reload repeats nothing: {}", created.body);
    let page = created.location_path();
    let carried = format!("__Host-invitation={}", created.cookie("__Host-invitation").unwrap());
    let shown = ada.send("GET", &page, &[("Cookie", &carried)], None).await;
    assert!(
        shown.body.contains("/o/harbour/enrol/") && shown.body.contains("Nea New"),
        "{}",
        shown.body
    );
    assert_eq!(shown.cookie("__Host-invitation").as_deref(), Some(""));
    assert_eq!(ada.get(&page).await.status, 303, "the link is not there any more");
    let other = page.replace("/link", "").replace(
        page.split('/').nth(3).unwrap(),
        &test.harbour.account("wilma").to_string(),
    );
    let other = ada
        .send("GET", &format!("{other}/link"), &[("Cookie", &carried)], None)
        .await;
    assert_eq!(other.status, 303, "it is one person's link");
}
