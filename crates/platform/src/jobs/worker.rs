//! The worker: picks what is due, runs it, retries what failed.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;

use super::store;
use crate::authz::{Actor, OrganizationId};
use crate::db::{Db, Error};
use crate::ids::JobId;
use crate::params;

/// Seconds that a claimed job is its worker's alone; renewed while it runs.
const LEASE_SECS: i64 = 60;
/// How often the queue is asked.
const PAUSE: Duration = Duration::from_millis(500);
/// Tries before a job is given up.
const ATTEMPTS: i64 = 8;

/// A job that is due.
#[derive(Clone, Debug)]
pub struct Job {
    pub id: JobId,
    pub organization: OrganizationId,
    pub kind: String,
    pub object: Uuid,
}

impl Job {
    /// The system, at work on this job.
    pub fn actor(&self, purpose: &'static str) -> Actor {
        Actor::system(self.organization, purpose)
    }
}

/// What came of a run; an error's text holds ids only.
pub type Outcome = Result<(), String>;

/// Does one job.
pub type Run = Arc<dyn Fn(Job) -> Pin<Box<dyn Future<Output = Outcome> + Send>> + Send + Sync>;

/// Works until the process ends, one job at a time.
pub async fn run(db: Db, work: Run) {
    loop {
        match claim(&db).await {
            Ok(Some((job, attempts))) => one(&db, job, attempts, &work).await,
            Ok(None) => tokio::time::sleep(PAUSE).await,
            Err(error) => {
                tracing::warn!(error = %error, "the queue cannot be read");
                tokio::time::sleep(PAUSE * 10).await;
            }
        }
    }
}

async fn claim(db: &Db) -> Result<Option<(Job, i64)>, Error> {
    let now = db.clock().now();
    let tx = db.raw().write(Uuid::nil()).await?;
    let claimed: Option<(JobId, Uuid, String, Uuid, i64)> =
        tx.opt(store::CLAIM, params![now, now.plus_seconds(LEASE_SECS)]).await?;
    tx.commit().await?;
    Ok(claimed.map(|(id, organization, kind, object, attempts)| {
        (
            Job {
                id,
                organization: OrganizationId::new(organization),
                kind,
                object,
            },
            attempts,
        )
    }))
}

/// Runs a claimed job and renews its lease meanwhile.
async fn one(db: &Db, job: Job, attempts: i64, work: &Run) {
    let mut running = work(job.clone());
    let mut renew = tokio::time::interval(Duration::from_secs(20));
    let outcome = loop {
        tokio::select! {
            outcome = &mut running => break outcome,
            _ = renew.tick() => {
                let until = db.clock().now().plus_seconds(LEASE_SECS);
                if let Err(error) = execute(db, store::RENEW_LEASE, params![job.id, until]).await {
                    tracing::warn!(job.id = %job.id, error = %error, "a lease was not renewed");
                }
            }
        }
    };
    if let Err(error) = end(db, &job, attempts, &outcome).await {
        tracing::warn!(job.id = %job.id, error = %error, "a job's end was not noted; it runs again when its lease is over");
    }
}

async fn end(db: &Db, job: &Job, attempts: i64, outcome: &Outcome) -> Result<(), Error> {
    let now = db.clock().now();
    let state = match outcome {
        Ok(()) => store::JobState::Done,
        Err(fault) if attempts < ATTEMPTS => {
            tracing::warn!(job.id = %job.id, job.kind = %job.kind, attempts, fault = %fault, "a job failed; trying again");
            let later = now.plus_seconds(1_i64.checked_shl(u32::try_from(attempts).unwrap_or(8)).unwrap_or(256));
            return execute(db, store::RUN_LATER, params![job.id, later]).await;
        }
        Err(fault) => {
            tracing::error!(job.id = %job.id, job.kind = %job.kind, fault = %fault, "a job failed for good");
            store::JobState::Failed
        }
    };
    let tx = db.raw().write(job.organization.uuid()).await?;
    tx.exec(store::DELETE_READY, params![job.id]).await?;
    tx.exec(store::END_JOB, params![job.organization, job.id, state.name(), now])
        .await?;
    tx.commit().await
}

async fn execute(db: &Db, statement: &'static str, params: Vec<crate::db::Value>) -> Result<(), Error> {
    let tx = db.raw().write(Uuid::nil()).await?;
    tx.exec(statement, params).await?;
    tx.commit().await
}
