//! What the data layer promises, on both engines (the checks of the layer's first version, kept).

use platform::authz::{Permit, Role};
use platform::ids::CaseId;

use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    a_dropped_write_leaves_nothing,
    many_cancelled_writers_leave_the_pool_whole,
    group_commit_keeps_every_answer
);

async fn count_people(test: &TestApp) -> usize {
    test.peek("SELECT CAST(COUNT(*) AS text) FROM person")
        .await
        .remove(0)
        .parse()
        .unwrap()
}

async fn a_dropped_write_leaves_nothing(test: TestApp) {
    let fields = carehold::people::PersonFields {
        family: "Dropped".to_owned(),
        ..Default::default()
    };
    {
        let mut tx = test.app.db.begin(&test.system()).await.unwrap();
        carehold::people::insert(
            &mut tx,
            &carehold::people::NewPerson {
                fields: &fields,
                sensitive: false,
            },
        )
        .await
        .unwrap();
    }
    let tx = test.app.db.begin(&test.system()).await.unwrap();
    let permit: Permit<carehold::policy::CreatePerson> = tx.permit().unwrap();
    tx.commit(platform::audit::Event::on(
        &permit,
        &carehold::tables::PERSON,
        CaseId::from(platform::ids::random_id()).uuid(),
        None,
    ))
    .await
    .unwrap();
    assert_eq!(count_people(&test).await, 0);
    let _ = Role::Admin;
}

async fn many_cancelled_writers_leave_the_pool_whole(test: TestApp) {
    for round in 0..100_u64 {
        let fields = carehold::people::PersonFields {
            family: "Cancelled".to_owned(),
            ..Default::default()
        };
        let work = async {
            let mut tx = test.app.db.begin(&test.system()).await.unwrap();
            let new = carehold::people::NewPerson {
                fields: &fields,
                sensitive: false,
            };
            carehold::people::insert(&mut tx, &new).await.unwrap();
            std::future::pending::<()>().await;
        };
        let _ = tokio::time::timeout(std::time::Duration::from_micros(50 + round * 40), work).await;
    }
    assert_eq!(count_people(&test).await, 0);
    test.as_("wilma").await.create_person("After", "Them", &[]).await;
    assert_eq!(count_people(&test).await, 1);
}

/// Sixty-four writers at once: every acknowledged write is there, numbered without a gap, and the log is whole.
async fn group_commit_keeps_every_answer(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let names: Vec<String> = (0..64).map(|index| format!("Writer{index}")).collect();
    let writes = names
        .iter()
        .map(|name| wilma.create_person("Group", name, &[("anyway", "yes")]));
    let people = futures_util::future::join_all(writes).await;
    assert_eq!(people.len(), 64);
    assert_eq!(count_people(&test).await, 64);
    test.assert_log_is_whole().await;
}
