//! What an erasure took stays away when an older backup is restored, and what it left comes back.

use carehold::backup::Set;
use carehold::state::App;
use carehold::subjects::DECLARATIONS;
use carehold::{epochs, server};
use platform::params;
use platform::subject::Erase;
use uuid::Uuid;

use crate::backup::{make, restore};
use crate::representatives::{mother_and_child, representation, represented, start};
use crate::support::erasure::{COOL_OFF, Story, choose, write_note};
use crate::support::{Engine, PORTAL_PASSWORD, TestApp, on_both_engines};

on_both_engines!(
    what_was_erased_since_is_not_restored,
    what_an_erasure_left_of_a_record_is_restored,
    what_was_approved_is_decided_anew_after_a_restore,
    nobody_represents_anybody_after_a_restore,
    old_keys_forget_what_the_data_know,
);

async fn what_was_erased_since_is_not_restored(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let (kept, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "KEPTNOTE").await;
    let phone = [("phone", "+358401234567")];
    let gone = wilma.create_person("Zetterberg", "Zacharias", &phone).await;
    let story = Story::erasure(test, &gone).await;
    story.erase(&[]).await;
    story.approve().await;
    let backup = make(&story.test, None, true).await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    let (test, path) = (story.test, story.path);
    epochs::close(&test.app, || Ok(())).await.unwrap();

    let config = test.beside_the_keys(1, false).await;
    let report = restore(&test, &config, &backup, Set::Data).await.unwrap();
    assert!(report.ok, "{report:?}");
    assert_eq!(
        report.destructions_in_data, 4,
        "the record, the log identity, and what was searched in two organizations: {report:?}"
    );
    assert!(report.swept >= 2, "a grant and a telephone number's code: {report:?}");
    assert!(report.indexed >= 1 && report.opened > 10, "{report:?}");
    assert_eq!(report.overtaken, 1, "what was asked is done: {report:?}");

    let app = server::open(&config, test.clock.clone()).await.unwrap();
    server::prepare(&app).await.unwrap();
    let id: Uuid = gone.rsplit('/').next().unwrap().parse().unwrap();
    let tx = app.db.read(&test.system()).await.unwrap();
    for declaration in DECLARATIONS {
        let Some(find) = declaration
            .find
            .filter(|_| !matches!(declaration.erase, Erase::Never(_)))
        else {
            continue;
        };
        let left: Vec<(Uuid,)> = tx.all(find, params![tx.organization(), id]).await.unwrap();
        assert!(left.is_empty(), "{} in `{}`", left.len(), declaration.table.name);
    }
    drop(tx);
    let wilma = test.as_on(&app, config.clone(), "wilma").await;
    assert_eq!(wilma.get(&gone).await.status, 404);
    for asked in ["Zetterberg", "+358401234567"] {
        let found = wilma.post("/w/search", &[("q", asked)]).await;
        assert_eq!(found.status, 200);
        assert!(!found.body.contains("Zacharias"), "{asked}");
    }
    let found = wilma.post("/w/search", &[("q", "Aalto")]).await;
    assert!(found.body.contains("Aalto, Aino"));
    assert_eq!(wilma.get(&kept).await.status, 200);
    assert!(wilma.get(&case).await.body.contains("KEPTNOTE"));
    let page = test.as_on(&app, config, "ada").await.get(&path).await;
    assert!(
        page.status == 200 && page.body.contains("Done already"),
        "{}",
        page.body
    );
    assert_logs_are_whole(&test, &app).await;
}

/// A hold that came after the backup is not in it: nobody carries out what was approved before.
async fn what_was_approved_is_decided_anew_after_a_restore(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    let backup = make(&story.test, None, true).await;
    let hold = [("kind", "legal"), ("reason", "Claim"), ("review_on", "2060-01-01")];
    assert_eq!(wilma.post(&format!("{person}/holds"), &hold).await.status, 303);
    let (test, path) = (story.test, story.path);
    let config = test.beside_the_keys(1, false).await;
    let report = restore(&test, &config, &backup, Set::Data).await.unwrap();
    assert!(report.ok && report.reviewed == 1, "{report:?}");
    test.clock.advance(2 * COOL_OFF);
    let app = server::open(&config, test.clock.clone()).await.unwrap();
    server::prepare(&app).await.unwrap();
    while carehold::jobs::run_one(&app).await.unwrap() {}
    let wilma = test.as_on(&app, config.clone(), "wilma").await;
    assert_eq!(wilma.get(&person).await.status, 200, "nothing went");
    let page = test.as_on(&app, config, "ada").await.get(&path).await.body;
    assert!(
        page.contains("To be decided") && page.contains("A backup from before"),
        "{page}"
    );
}

/// Whoever was stopped from representing a child after the backup does not come back with it.
async fn nobody_represents_anybody_after_a_restore(test: TestApp) {
    let (child, mother, hodan) = mother_and_child(&test, &[("birth", "4.3.2015")]).await;
    start(&test, &child, &mother).await;
    let own = represented(&child);
    assert_eq!(hodan.get(&own).await.status, 200);
    let backup = make(&test, None, true).await;
    let wilma = test.as_("wilma").await;
    let path = representation(&wilma, &child).await;
    assert_eq!(wilma.post(&format!("{path}/end"), &[]).await.status, 303);
    assert_eq!(hodan.get(&own).await.status, 404);
    let config = test.beside_the_keys(1, false).await;
    let report = restore(&test, &config, &backup, Set::Data).await.unwrap();
    assert!(report.ok && report.waiting == 1, "{report:?}");
    let app = server::open(&config, test.clock.clone()).await.unwrap();
    server::prepare(&app).await.unwrap();
    let wilma = test.as_on(&app, config.clone(), "wilma").await;
    let sign_in = [("email", "hodan@example.org"), ("password", PORTAL_PASSWORD)];
    let signed_in = wilma.with_session("none").post("/o/harbour/sign-in", &sign_in).await;
    let hodan = wilma.with_session(&signed_in.cookie("__Host-session").unwrap());
    assert_eq!(
        hodan.get(&own).await.status,
        404,
        "not before somebody has decided again"
    );
    assert!(wilma.get("/w").await.body.contains("A backup was restored"));
    let pia = test.as_on(&app, config, "pia").await;
    let path = representation(&wilma, &child).await;
    let decision = [("decision", "start"), ("best_interests", "She still cares for Lilja")];
    assert_eq!(wilma.post(&path, &decision).await.status, 422, "not who recorded it");
    assert_eq!(pia.post(&path, &decision).await.status, 303);
    assert_eq!(hodan.get(&own).await.status, 200);
    assert_logs_are_whole(&test, &app).await;
}

async fn assert_logs_are_whole(test: &TestApp, app: &App) {
    for house in [&test.harbour, &test.lakeside] {
        let log = app
            .db
            .verify(house.organization.id, carehold::tables::all())
            .await
            .unwrap();
        assert!(log.is_whole(), "{:?}", log.faults);
    }
}

async fn what_an_erasure_left_of_a_record_is_restored(test: TestApp) {
    choose(&test, "family-services").await;
    let (person, case) = test.client_with_case("Berg", "Bo").await;
    let wilma = test.as_("wilma").await;
    let contact = [
        ("family", "Berg"),
        ("given", "Bo"),
        ("birth", "4.3.1985"),
        ("is_client", "yes"),
        ("phone", "+358401234567"),
        ("version", "1"),
    ];
    assert_eq!(wilma.post(&format!("{person}/edit"), &contact).await.status, 303);
    write_note(&test, &case, "KEPTNOTE").await;
    let story = Story::erasure(test, &person).await;
    story.erase(&["contact"]).await;
    story.keep(&["identity", "case", "entry"], "FI-SW-02@1").await;
    story.approve().await;
    let backup = make(&story.test, None, true).await;
    story.carry_out().await;
    assert_eq!(story.state().await, "obligations-open");
    let (test, path) = (story.test, story.path);
    // Edited since, and an epoch has ended: what the key store keeps is as old as the erasure.
    let wilma = test.as_("wilma").await;
    let remark = [
        ("family", "Berg"),
        ("given", "Bo"),
        ("is_client", "yes"),
        ("email", "bo@example.org"),
        ("version", "3"),
    ];
    assert_eq!(wilma.post(&format!("{person}/edit"), &remark).await.status, 303);
    epochs::close(&test.app, || Ok(())).await.unwrap();

    let config = test.beside_the_keys(1, false).await;
    let report = restore(&test, &config, &backup, Set::Data).await.unwrap();
    assert!(report.ok && report.unopened.is_empty(), "{report:?}");
    assert_eq!((report.destructions_in_data, report.overtaken), (3, 0), "{report:?}");
    let app = server::open(&config, test.clock.clone()).await.unwrap();
    server::prepare(&app).await.unwrap();
    let wilma = test.as_on(&app, config.clone(), "wilma").await;
    let page = wilma.get(&person).await;
    assert!(page.status == 200 && page.body.contains("Bo Berg"), "{}", page.body);
    assert!(
        page.body.contains("4 Mar 1985") || page.body.contains("4.3.1985"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("040 123"), "{}", page.body);
    let found = wilma.post("/w/search", &[("q", "+358401234567")]).await;
    assert!(
        found.status == 200 && !found.body.contains("Berg"),
        "its code is gone too"
    );
    assert!(
        wilma
            .post("/w/search", &[("q", "Berg")])
            .await
            .body
            .contains("Berg, Bo")
    );
    assert!(wilma.get(&case).await.body.contains("KEPTNOTE"));
    assert_logs_are_whole(&test, &app).await;
    // People look again.
    while carehold::jobs::run_one(&app).await.unwrap() {}
    let page = test.as_on(&app, config, "ada").await.get(&path).await.body;
    assert!(
        page.contains("A backup from before the execution was restored"),
        "{page}"
    );
}

async fn old_keys_forget_what_the_data_know(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let gone = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let backup = make(&test, Some(Set::Keys), true).await;
    assert!(!backup.join("data").exists() && !backup.join("keyring").exists());
    let story = Story::erasure(test, &gone).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    let test = story.test;
    // The data of today, and the keys of before the erasure in a place of their own.
    let mut config = test.beside_the_keys(1, false).await;
    (config.keys.url, config.keys.owner_url) = (config.database.url, config.database.owner_url);
    config.keys.url = config.keys.url.replace("carehold.db", "keys.db");
    (config.database.url, config.database.owner_url) = match test.engine {
        Engine::Sqlite => (
            format!("sqlite:{}", test.folder.join("carehold.db").display()),
            String::new(),
        ),
        Engine::Postgres => (test.urls().0, String::new()),
    };
    if test.engine == Engine::Postgres {
        config.database.owner_url = config.database.url.replace("carehold_app", "carehold_owner");
    }
    let report = restore(&test, &config, &backup, Set::Keys).await.unwrap();
    assert_eq!(
        (report.destructions_in_keys, report.destructions_in_data),
        (2, 0),
        "{report:?}"
    );
    assert!(report.ok, "{report:?}");
}
