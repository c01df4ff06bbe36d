//! What whoever watches the installation is told, without names.

use carehold::{disposal, health};
use platform::boot;
use platform::nodes::Node;

use crate::backup;
use crate::support::{Engine, TestApp, on_both_engines};

on_both_engines!(health_tells_how_old_backups_and_nights_are, doctor_looks_at_the_nodes,);

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
