//! What whoever watches the installation is told, without names.

use carehold::{disposal, health};
use platform::boot;
use platform::nodes::Node;

use crate::backup;
use crate::support::erasure::{choose, choose_in};
use crate::support::{Engine, TestApp, on_both_engines};

on_both_engines!(
    health_tells_how_old_backups_and_nights_are,
    a_night_without_a_rule_looked_at_no_case,
    doctor_looks_at_the_nodes,
);

async fn look(test: &TestApp) -> serde_json::Value {
    let answer = test.nobody().get("/health").await;
    assert_eq!(answer.status, 200, "the process lives: {}", answer.body);
    for name in ["harbour", "lakeside"] {
        assert!(!answer.body.contains(name), "{}", answer.body);
    }
    serde_json::from_str(&answer.body).unwrap()
}

async fn a_night(test: &TestApp) {
    for house in [&test.harbour, &test.lakeside] {
        let actor = boot::system(house.organization.id, "retention run");
        disposal::run(&test.app, &actor).await.unwrap();
    }
}

async fn health_tells_how_old_backups_and_nights_are(test: TestApp) {
    let health = look(&test).await;
    assert_eq!(health["status"], "ok", "everything is new: {health}");
    assert!(health["data_backup"]["age_secs"].is_null() && health["nightly_run"]["age_secs"].is_null());
    test.clock.advance(3 * 24 * 3600);
    let health = look(&test).await;
    assert_eq!(health["status"], "problem", "{health}");
    assert!(
        health["nightly_run"]["problem"].as_str().unwrap().contains("never"),
        "{health}"
    );

    a_night(&test).await;
    backup::make(&test, None, false).await;
    test.clock.advance(100);
    let health = look(&test).await;
    assert_eq!(health["status"], "ok", "{health}");
    for part in ["data_backup", "key_backup", "nightly_run"] {
        let age = health[part]["age_secs"].as_i64().unwrap();
        assert!((100..160).contains(&age), "{part}: {health}");
    }
    let nothing = match test.engine {
        Engine::Sqlite => "UPDATE retention_run SET whole = 0",
        Engine::Postgres => "UPDATE retention_run SET whole = FALSE",
    };
    test.tamper(nothing).await;
    let health = look(&test).await;
    assert_eq!(health["status"], "problem", "it looked at nothing: {health}");
    a_night(&test).await;
    test.clock.advance(50 * 3600);
    let health = look(&test).await;
    assert!(
        health["nightly_run"]["problem"]
            .as_str()
            .unwrap()
            .contains("two nights"),
        "{health}"
    );
}

async fn a_night_without_a_rule_looked_at_no_case(test: TestApp) {
    // Nothing is fine where there is nothing; a person alone falls under a rule of their own.
    test.as_("wilma").await.create_person("Berg", "Bo", &[]).await;
    a_night(&test).await;
    backup::make(&test, None, false).await;
    assert_eq!(look(&test).await["status"], "ok");
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    a_night(&test).await;
    let health = look(&test).await;
    assert_eq!(health["status"], "problem", "{health}");
    let problem = health["nightly_run"]["problem"].as_str().unwrap();
    assert!(
        problem.contains("did not look at cases") && problem.contains("chooses"),
        "{problem}"
    );
    let last = "SELECT cases || ' ' || persons || ' ' || kept FROM retention_run ORDER BY cases DESC, persons DESC, id DESC LIMIT 1";
    assert_eq!(
        test.peek_one(last).await,
        "0 2 1",
        "what no rule was asked about is not kept by one"
    );
    for path in ["/admin/retention", "/admin/retention/runs"] {
        let page = test.as_("pia").await.get(path).await.body;
        assert!(page.contains("looked at no case"), "{path}: {page}");
    }
    choose(&test, "working-age-services").await;
    let health = look(&test).await;
    assert_eq!(health["status"], "problem", "the night before looked at none: {health}");
    a_night(&test).await;
    assert_eq!(look(&test).await["status"], "ok");
    assert_eq!(test.peek_one(last).await, "1 2 2");
    // A case that the night does not find, with a rule chosen.
    assert_eq!(test.tamper("DELETE FROM case_activity").await, 1, "{case}");
    a_night(&test).await;
    let health = look(&test).await;
    let problem = health["nightly_run"]["problem"].as_str().unwrap();
    assert!(problem.contains("did not look at everything"), "{health}");

    // Each organization chooses for itself.
    let theirs = test.as_member(&test.lakeside, "wilma").await;
    let person = theirs.create_person("Stone", "Sam", &[]).await;
    let fields = [("title", "Visit"), ("kind", "Visit")];
    assert_eq!(theirs.post(&format!("{person}/cases"), &fields).await.status, 303);
    let actor = boot::system(test.lakeside.organization.id, "retention run");
    let run = disposal::run(&test.app, &actor).await.unwrap();
    assert!(run.cases == 0 && !run.whole, "{run:?}");
    let night = async || disposal::last_night(&test.app.db, &actor).await.unwrap().0;
    assert_eq!(night().await, disposal::Night::NotChosen);
    choose_in(&test, &test.lakeside, "state-record-10").await;
    let run = disposal::run(&test.app, &actor).await.unwrap();
    assert!(run.cases == 1 && run.whole, "{run:?}");
    assert_eq!(night().await, disposal::Night::Well);
}

async fn doctor_looks_at_the_nodes(test: TestApp) {
    let (db, clock) = (&test.app.db, &test.clock);
    assert!(health::nodes(db, clock).await.unwrap().starts_with("0 live"));
    let other = test.other_process().await;
    let mut node = Node::new(&other.db);
    node.tell(&other.db).await.unwrap();
    let told = health::nodes(db, clock).await.unwrap();
    assert!(
        told.starts_with("1 live") && told.contains("0 with keys that have changed"),
        "{told}"
    );
    // It does not see the keyring that is in use.
    test.tamper("UPDATE node SET epoch = epoch + 1").await;
    assert!(health::nodes(db, clock).await.unwrap_err().contains("keyring"));
    clock.advance(60);
    assert!(health::nodes(db, clock).await.unwrap().contains("1 stopped"));
}
