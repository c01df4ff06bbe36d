//! Work that outlives its process: nothing is lost, nothing is done twice.

use std::fmt::Write as _;

use platform::boot;
use platform::jobs::{self, Fault, Standing};
use uuid::Uuid;

use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    an_import_goes_on_after_its_process_has_gone,
    two_workers_share_the_work,
    a_lease_that_ran_out_is_taken_over,
    what_fails_is_tried_again_and_then_given_up,
    what_was_given_up_is_asked_for_again,
    a_worker_that_is_asked_to_end_finishes_its_job
);

const ROWS: usize = 600;

/// Uploads a file of many people and starts its import; returns the import's address.
async fn start_import(test: &TestApp) -> String {
    let ada = test.as_("ada").await;
    let mut file = "number;family_name;given_names\r\n".to_owned();
    for row in 0..ROWS {
        let _ = write!(file, "N-{row};Surname{row};Given{row}\r\n");
    }
    let fields = [("system", "Old"), ("country", "fi")];
    let mapping = ada
        .post_file("/admin/imports", &fields, "many.csv", &file)
        .await
        .location_path();
    let columns = [
        ("field", "source_number"),
        ("field", "family_name"),
        ("field", "given_names"),
    ];
    let import = ada.post(&mapping, &columns).await.location_path();
    assert_eq!(ada.post(&format!("{import}/run"), &[]).await.status, 303);
    import
}

async fn next_row(test: &TestApp) -> usize {
    let next = test.peek_one("SELECT CAST(next_row AS text) FROM import").await;
    next.parse().unwrap()
}

async fn people(test: &TestApp) -> usize {
    let count = test.peek_one("SELECT CAST(COUNT(*) AS text) FROM person").await;
    count.parse().unwrap()
}

async fn assert_whole(test: &TestApp) {
    assert_eq!(people(test).await, ROWS, "each row once");
    assert_eq!(test.peek_one("SELECT state FROM import").await, "finished");
    test.assert_log_is_whole().await;
}

/// Starts a worker as a process would, and takes it away once it is in the middle.
async fn begin_and_die(test: &TestApp) -> usize {
    #[expect(clippy::disallowed_methods, reason = "a worker that can be taken away")]
    let worker = tokio::spawn(carehold::jobs::work(test.app.clone(), std::future::pending()));
    while next_row(test).await == 0 {}
    worker.abort();
    assert!(worker.await.unwrap_err().is_cancelled());
    let reached = next_row(test).await;
    assert!(reached < ROWS, "the worker was too quick to be stopped in the middle");
    reached
}

async fn an_import_goes_on_after_its_process_has_gone(test: TestApp) {
    start_import(&test).await;
    let reached = begin_and_die(&test).await;
    // Its lease has not run out: nobody else touches it.
    test.work_off().await;
    assert_eq!(next_row(&test).await, reached);
    test.clock.advance(jobs::LEASE_SECS + 1);
    test.work_off().await;
    assert_whole(&test).await;
}

/// Two processes ask at the same time, again and again: one of them gets the job.
async fn two_workers_share_the_work(test: TestApp) {
    start_import(&test).await;
    let other = test.other_process().await;
    let asking = (0..8).map(|asker| carehold::jobs::run_one(if asker % 2 == 0 { &test.app } else { &other }));
    let got = futures_util::future::join_all(asking).await;
    assert_eq!(got.into_iter().filter(|got| *got.as_ref().unwrap()).count(), 1);
    assert_whole(&test).await;
}

/// A process that is only slow finds that another has gone on: it stops, and each row is there once.
async fn a_lease_that_ran_out_is_taken_over(test: TestApp) {
    start_import(&test).await;
    let other = test.other_process().await;
    let app = test.app.clone();
    // One job and no more: a worker that looks for others would take the expired lease itself.
    #[expect(clippy::disallowed_methods, reason = "a worker that goes on beside the other")]
    let slow = tokio::spawn(async move { carehold::jobs::run_one(&app).await });
    while next_row(&test).await == 0 {}
    test.clock.advance(jobs::LEASE_SECS + 1);
    assert!(
        carehold::jobs::run_one(&other).await.unwrap(),
        "the lease is over, so another takes the job"
    );
    slow.abort();
    let _ = slow.await;
    // If the two met in the same part, whoever holds the lease tries again.
    test.clock.advance(300);
    test.work_off().await;
    assert_whole(&test).await;
    assert_eq!(
        test.peek_one("SELECT state || CAST(version AS text) FROM job").await,
        "done2",
        "ended once"
    );
}

async fn what_fails_is_tried_again_and_then_given_up(test: TestApp) {
    let import = start_import(&test).await;
    let object: Uuid = import.rsplit('/').next().unwrap().parse().unwrap();
    let mut tries = 0;
    let fail = || jobs::run_one(&test.app.db, |_| async { Err(Fault::Unavailable) });
    while fail().await.unwrap() {
        tries += 1;
        assert!(!fail().await.unwrap(), "not again at once");
        test.clock.advance(300);
    }
    assert_eq!(tries, 8);
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let standing = jobs::standing(&tx, object).await.unwrap();
    assert_eq!(standing, Some(Standing::Failed(Fault::Unavailable)));
    drop(tx);
    let ada = test.as_("ada").await;
    let page = ada.get(&import).await.body;
    assert!(
        page.contains("Reason: the database or the key store did not answer."),
        "{page}"
    );
    assert_eq!(ada.post(&format!("{import}/run"), &[]).await.status, 303);
    assert!(!ada.get(&import).await.body.contains("Reason:"));
    test.work_off().await;
    assert_whole(&test).await;
}

/// A database that was away for longer than all tries take stops nothing for ever.
async fn what_was_given_up_is_asked_for_again(test: TestApp) {
    start_import(&test).await;
    while jobs::run_one(&test.app.db, |_| async { Err(Fault::Unavailable) })
        .await
        .unwrap()
    {
        test.clock.advance(300);
    }
    assert_eq!(
        test.peek_one("SELECT state FROM job WHERE kind = 'import'").await,
        "failed"
    );
    boot::sweep(&test.app.db, carehold::tables::all()).await.unwrap();
    test.work_off().await;
    assert_whole(&test).await;
    boot::sweep(&test.app.db, carehold::tables::all()).await.unwrap();
    assert!(!carehold::jobs::run_one(&test.app).await.unwrap(), "once");
}

/// Asked to end, a worker lets its job end or gives it back: nobody has to wait for its lease.
async fn a_worker_that_is_asked_to_end_finishes_its_job(test: TestApp) {
    use futures_util::FutureExt as _;

    start_import(&test).await;
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let stop = ended.map(|_| ()).shared();
    #[expect(clippy::disallowed_methods, reason = "a worker beside the test")]
    let worker = tokio::spawn(carehold::jobs::work(test.app.clone(), stop));
    while next_row(&test).await == 0 {}
    end.send(()).unwrap();
    worker.await.unwrap();
    let leased = "SELECT CAST(COUNT(*) AS text) FROM job_ready WHERE leased_until IS NOT NULL";
    assert_eq!(test.peek_one(leased).await, "0");
    test.work_off().await;
    assert_whole(&test).await;
}
