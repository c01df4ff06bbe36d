//! The queue's tables and statements.

use uuid::Uuid;

use crate::clock::Time;
use crate::db::Tx;
use crate::ids::{self, JobId};
use crate::{params, statements, tables};

tables! {
    pub JOB = 17, "job", "organization_id, id, version, kind, state, object_id, created_at, ended_at", undigested "what a job does has events of its own";
}

statements! {
    pub(super) INSERT_JOB = "
        INSERT INTO job (organization_id, id, version, kind, state, object_id, created_at, ended_at)
        VALUES ($1, $2, 1, $3, 'waiting', $4, $5, NULL)";
    pub(super) INSERT_READY = "
        INSERT INTO job_ready (id, organization_id, kind, object_id, run_at, leased_until, attempts)
        VALUES ($1, $2, $3, $4, $5, NULL, 0)";
    pub(super) CLAIM = "
        UPDATE job_ready
        SET leased_until = $2, attempts = attempts + 1
        WHERE id = (
            SELECT id
            FROM job_ready
            WHERE run_at <= $1 AND (leased_until IS NULL OR leased_until < $1)
            ORDER BY run_at
            LIMIT 1
            FOR UPDATE SKIP LOCKED)
        RETURNING id, organization_id, kind, object_id, attempts";
    pub(super) RENEW_LEASE = "
        UPDATE job_ready
        SET leased_until = $2
        WHERE id = $1";
    pub(super) RUN_LATER = "
        UPDATE job_ready
        SET leased_until = NULL, run_at = $2
        WHERE id = $1";
    pub(super) DELETE_READY = "
        DELETE FROM job_ready
        WHERE id = $1";
    pub(super) END_JOB = "
        UPDATE job
        SET state = $3, ended_at = $4, version = version + 1
        WHERE organization_id = $1 AND id = $2";
}

/// How a job ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    Done,
    /// Tried too often.
    Failed,
}

impl JobState {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }
}

/// Asks for work on `object`, together with whatever else the transaction changes.
pub async fn enqueue(tx: &mut Tx, kind: &'static str, object: Uuid) -> Result<JobId, crate::Error> {
    let id = JobId::from(ids::fresh(tx.now()));
    let now: Time = tx.now();
    let job = params![tx.organization(), id, kind, object, now];
    tx.write(&JOB, INSERT_JOB, job).await?;
    let ready = params![id, tx.organization(), kind, object, now];
    tx.write(&JOB, INSERT_READY, ready).await?;
    Ok(id)
}
