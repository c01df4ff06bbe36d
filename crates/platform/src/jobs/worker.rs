//! The worker: picks what is due, runs it under a lease, retries what failed.

use std::pin::pin;
use std::time::Duration;

use uuid::Uuid;

use super::fault::Fault;
use super::store;
use crate::authz::{Actor, OrganizationId};
use crate::clock::Time;
use crate::db::{Db, Error};
use crate::ids::JobId;
use crate::params;

/// Seconds that a claimed job is its worker's alone; renewed while it runs.
pub const LEASE_SECS: i64 = 30;
/// How often a lease is renewed.
const RENEW: Duration = Duration::from_secs(10);
/// How often the queue is asked.
const PAUSE: Duration = Duration::from_millis(500);
/// Tries before a job is given up.
const ATTEMPTS: i64 = 8;
/// How long a job under way may go on once the process is asked to end.
const DRAIN: Duration = Duration::from_secs(10);

/// A job that this process holds the lease of.
#[derive(Clone, Debug)]
pub struct Job {
    pub id: JobId,
    pub organization: OrganizationId,
    pub kind: String,
    /// What it is about.
    pub object: Uuid,
    /// The number of this try, which the lease goes by.
    pub(super) attempt: i64,
}

impl Job {
    /// The system, at work on this job.
    pub fn actor(&self, purpose: &'static str) -> Actor {
        Actor::system(self.organization, purpose)
    }
}

/// Works, one job at a time, until `stop` resolves; then a job under way gets a while to end, and is given back if it does not.
pub async fn run<W, Working>(db: &Db, work: W, stop: impl Future<Output = ()>)
where
    W: Fn(Job) -> Working,
    Working: Future<Output = Result<(), Fault>>,
{
    let mut stop = pin!(stop);
    loop {
        let wait = match claim(db).await {
            Ok(Some(job)) => {
                let mut held = Box::pin(hold(db, &job, work(job.clone())));
                let ended = tokio::select! {
                    biased;
                    _ = &mut held => true,
                    () = &mut stop => false,
                };
                if !ended {
                    drain(db, &job, held).await;
                    return;
                }
                Duration::ZERO
            }
            Ok(None) => PAUSE,
            Err(error) => {
                tracing::warn!(error = %error, "the queue cannot be read");
                PAUSE * 10
            }
        };
        tokio::select! {
            biased;
            () = &mut stop => return,
            () = tokio::time::sleep(wait) => {}
        }
    }
}

/// Does one job that is due, and says whether there was one.
pub async fn run_one<W, Working>(db: &Db, work: W) -> Result<bool, Error>
where
    W: Fn(Job) -> Working,
    Working: Future<Output = Result<(), Fault>>,
{
    match claim(db).await? {
        Some(job) => {
            hold(db, &job, work(job.clone())).await;
            Ok(true)
        }
        None => Ok(false),
    }
}

/// Takes the future, so that its transaction is over before the job is given back.
async fn drain<T>(db: &Db, job: &Job, held: impl Future<Output = T>) {
    if tokio::time::timeout(DRAIN, held).await.is_ok() {
        return;
    }
    match execute(db, store::GIVE_BACK, params![job.id, job.attempt]).await {
        Ok(_) => tracing::info!(job.id = %job.id, "a job is left to another process"),
        Err(error) => tracing::warn!(job.id = %job.id, error = %error, "a job waits until its lease is over"),
    }
}

async fn claim(db: &Db) -> Result<Option<Job>, Error> {
    loop {
        let now = db.clock().now();
        let tx = db.raw().write(Uuid::nil()).await?;
        let claimed: Option<(JobId, Uuid, String, Uuid, i64)> =
            tx.opt(store::CLAIM, params![now, now.plus_seconds(LEASE_SECS)]).await?;
        tx.commit().await?;
        let Some((id, organization, kind, object, attempt)) = claimed else {
            return Ok(None);
        };
        let job = Job {
            id,
            organization: OrganizationId::new(organization),
            kind,
            object,
            attempt,
        };
        if attempt <= ATTEMPTS {
            return Ok(Some(job));
        }
        // Its last try never came to an end.
        end(db, &job, Err(Fault::CutOff)).await?;
    }
}

/// Runs work on a job and renews its lease meanwhile; nothing comes of it if the lease is lost to another.
pub async fn hold<T>(db: &Db, job: &Job, running: impl Future<Output = Result<T, Fault>>) -> Option<Result<T, Fault>> {
    // Both go on at once: work may hold the only writer that the renewal waits for.
    let outcome = tokio::select! {
        biased;
        outcome = running => outcome,
        () = keep_lease(db, job) => {
            tracing::warn!(job.id = %job.id, "a lease was lost; another process goes on");
            return None;
        }
    };
    if let Err(error) = end(db, job, outcome.as_ref().map(|_| ()).map_err(|fault| *fault)).await {
        tracing::warn!(job.id = %job.id, error = %error, "a job's end was not noted; it runs again when its lease is over");
    }
    Some(outcome)
}

/// Renews the lease until it is lost.
async fn keep_lease(db: &Db, job: &Job) {
    let mut until: Time = db.clock().now().plus_seconds(LEASE_SECS);
    loop {
        tokio::time::sleep(RENEW).await;
        let next = db.clock().now().plus_seconds(LEASE_SECS);
        match execute(db, store::RENEW_LEASE, params![job.id, job.attempt, next]).await {
            Ok(1) => until = next,
            Ok(_) => return,
            Err(error) => {
                tracing::warn!(job.id = %job.id, error = %error, "a lease was not renewed");
                if db.clock().now() > until {
                    return;
                }
            }
        }
    }
}

async fn end(db: &Db, job: &Job, outcome: Result<(), Fault>) -> Result<(), Error> {
    let now = db.clock().now();
    let (state, fault) = match outcome {
        Ok(()) => ("done", None),
        Err(fault) if job.attempt < ATTEMPTS => {
            tracing::warn!(job.id = %job.id, job.kind = %job.kind, attempt = job.attempt, fault = %fault, "a job failed; trying again");
            let wait_secs = 1_i64
                .checked_shl(u32::try_from(job.attempt).unwrap_or(8))
                .unwrap_or(256);
            let params = params![job.id, job.attempt, now.plus_seconds(wait_secs)];
            execute(db, store::RUN_LATER, params).await?;
            return Ok(());
        }
        Err(fault) => {
            tracing::error!(job.id = %job.id, job.kind = %job.kind, fault = %fault, "a job failed for good");
            ("failed", Some(fault.name()))
        }
    };
    let tx = db.raw().write(job.organization.uuid()).await?;
    if tx.exec(store::DELETE_READY, params![job.id, job.attempt]).await? == 1 {
        let params = params![job.organization, job.id, state, now, fault];
        tx.exec(store::END_JOB, params).await?;
    }
    tx.commit().await
}

async fn execute(db: &Db, statement: &'static str, params: Vec<crate::db::Value>) -> Result<u64, Error> {
    let tx = db.raw().write(Uuid::nil()).await?;
    let changed = tx.exec(statement, params).await?;
    tx.commit().await?;
    Ok(changed)
}
