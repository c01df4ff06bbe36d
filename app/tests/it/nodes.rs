//! Several processes on the same data: an erasure is certified when none of them has its keys any more.

use carehold::policy::OnboardOrganization;
use carehold::{people, tables};
use platform::audit::Event;
use platform::authz::Permit;
use platform::ids::{PersonId, ScopeId};
use platform::nodes::{self, Node};
use platform::params;
use platform::subject::{self, Leaving};
use uuid::Uuid;

use crate::support::erasure::Story;
use crate::support::{Engine, TestApp, on_both_engines};

on_both_engines!(
    an_erasure_waits_for_every_node,
    what_a_slow_node_writes_stays,
    a_node_that_stopped_is_not_waited_for,
    whoever_works_is_a_node_until_it_ends,
);

async fn scope_of(test: &TestApp, person: &str) -> ScopeId {
    let id: Uuid = person.rsplit('/').next().unwrap().parse().unwrap();
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let sql = "SELECT scope_id FROM person WHERE organization_id = $1 AND id = $2";
    let (scope,): (ScopeId,) = tx.one(sql, params![tx.organization(), id]).await.unwrap();
    scope
}

/// Approved, with its cool-off over, and not carried out.
async fn approved(test: TestApp) -> (Story, ScopeId) {
    let wilma = test.as_("wilma").await;
    let gone = wilma
        .create_person("Zetterberg", "Zacharias", &[("phone", "+358401234567")])
        .await;
    let scope = scope_of(&test, &gone).await;
    let story = Story::erasure(test, &gone).await;
    story.erase(&[]).await;
    story.approve().await;
    story.test.clock.advance(crate::support::erasure::COOL_OFF);
    (story, scope)
}

async fn an_erasure_waits_for_every_node(test: TestApp) {
    let (story, scope) = approved(test).await;
    let test = &story.test;
    let other = test.other_process().await;
    let mut node = Node::new(&other.db);
    node.tell(&other.db).await.unwrap();
    assert_eq!(nodes::list(&test.app.db).await.unwrap().len(), 1);
    // Somebody reads there what is to go.
    let reading = other.db.read(&test.system()).await.unwrap();
    reading.open_scope_system(scope).await.unwrap();

    test.work_off().await;
    assert_eq!(
        story.state().await,
        "executing",
        "the other may have the keys in memory"
    );
    let page = test.as_("pia").await.get(&story.path).await.body;
    assert!(
        page.contains("What is not done yet") && page.contains("The keys of what was erased"),
        "{page}"
    );
    let waiting = "SELECT CAST(COUNT(*) AS text) FROM destruction WHERE done_at IS NULL";
    assert_eq!(test.peek_one(waiting).await, "0", "in the store they are gone");
    node.tell(&other.db).await.unwrap();
    test.clock.advance(6);
    test.work_off().await;
    assert_eq!(
        story.state().await,
        "executing",
        "it knows, but somebody still reads there"
    );
    drop(reading);
    node.tell(&other.db).await.unwrap();
    let reading = other.db.read(&test.system()).await.unwrap();
    assert!(reading.open_scope_system(scope).await.is_err(), "it has forgotten");
    drop(reading);
    test.clock.advance(6);
    test.work_off().await;
    assert_eq!(story.state().await, "closed");
    assert!(story.certificate().await.contains("carehold"), "and certified");
    story.test.assert_log_is_whole().await;
}

/// A transaction that began before a part of its scope was destroyed, and commits after that was decided, loses nothing (ADR 0008).
async fn what_a_slow_node_writes_stays(test: TestApp) {
    // SQLite's one writer lets nobody decide meanwhile.
    if test.engine == Engine::Sqlite {
        return;
    }
    let person = test
        .as_("wilma")
        .await
        .create_person("Aalto", "Aino", &[("phone", "+358401234567")])
        .await;
    let id: PersonId = person.rsplit('/').next().unwrap().parse().unwrap();
    let other = test.other_process().await;
    let mut node = Node::new(&other.db);
    node.tell(&other.db).await.unwrap();
    let mut slow = other.db.begin(&test.system()).await.unwrap();
    let row = people::find(&slow, id).await.unwrap();
    let scope = slow.open_scope_system(row.scope).await.unwrap();
    let mut fields = scope.open(&row).unwrap();

    let (db, tables) = (&test.app.db, tables::all());
    let extent = subject::prepare(db, &test.system(), tables, row.scope, Leaving::default())
        .await
        .unwrap();
    let mut tx = db.begin(&test.system()).await.unwrap();
    let permit: Permit<OnboardOrganization> = tx.permit().unwrap();
    subject::destroy(&mut tx, tables, row.scope, &extent).await.unwrap();
    tx.commit(Event::on(&permit, &platform::db::SCOPE, row.scope.uuid(), None))
        .await
        .unwrap();
    assert!(
        !subject::settle(db, &test.system(), tables).await.unwrap(),
        "somebody writes"
    );

    "Turku".clone_into(fields.city.get_or_insert_default());
    let sealed = scope
        .seal(&tables::PERSON, id.uuid(), row.version + 1, &fields)
        .unwrap();
    let sql = "UPDATE person SET sealed = $3, version = version + 1 WHERE organization_id = $1 AND id = $2";
    let params = params![slow.organization(), id, sealed];
    slow.write_one(&tables::PERSON, sql, params).await.unwrap();
    let permit: Permit<OnboardOrganization> = slow.permit().unwrap();
    slow.commit(Event::on(&permit, &tables::PERSON, id.uuid(), None))
        .await
        .unwrap();
    node.tell(&other.db).await.unwrap();
    assert!(subject::settle(db, &test.system(), tables).await.unwrap());
    let page = test.as_("wilma").await.get(&person).await;
    assert!(page.status == 200 && page.body.contains("Turku"), "{}", page.body);
    test.assert_log_is_whole().await;
}

async fn a_node_that_stopped_is_not_waited_for(test: TestApp) {
    let (story, scope) = approved(test).await;
    let test = &story.test;
    let other = test.other_process().await;
    let mut node = Node::new(&other.db);
    node.tell(&other.db).await.unwrap();
    let reading = other.db.read(&test.system()).await.unwrap();
    reading.open_scope_system(scope).await.unwrap();
    test.clock.advance(nodes::LIVE_SECS + 1);
    test.work_off().await;
    assert_eq!(story.state().await, "closed");
    assert!(
        reading.open_scope_system(scope).await.is_err(),
        "it asks the key store before it opens anything"
    );
}

async fn whoever_works_is_a_node_until_it_ends(test: TestApp) {
    let other = test.other_process().await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let working = nodes::run(&other.db, async {
        let _ = stopped.await;
    });
    let looking = async {
        let mut found = Vec::new();
        while found.is_empty() {
            found = nodes::list(&test.app.db).await.unwrap();
        }
        let _ = stop.send(());
        found
    };
    let ((), found) = tokio::join!(working, looking);
    assert_eq!(found.len(), 1);
    assert!(found[0].is_live(test.clock.now()));
    assert!(nodes::list(&test.app.db).await.unwrap().is_empty(), "it has left");
}
