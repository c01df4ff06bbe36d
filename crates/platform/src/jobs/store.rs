//! The queue's tables and statements.

use uuid::Uuid;

use super::fault::Fault;
use super::worker::{Job, LEASE_SECS};
use crate::clock::Time;
use crate::db::{Error, ReadTx, Tx};
use crate::ids::{self, JobId};
use crate::{params, statements, tables};

tables! {
    pub JOB = 17, "job", "organization_id, id, version, kind, state, object_id, created_at, ended_at, fault", undigested "what a job does has events of its own";
}

statements! {
    pub(super) INSERT_JOB = "
        INSERT INTO job (organization_id, id, version, kind, state, object_id, created_at, ended_at, fault)
        VALUES ($1, $2, 1, $3, 'waiting', $4, $5, NULL, NULL)";
    pub(super) INSERT_READY = "
        INSERT INTO job_ready (id, organization_id, kind, object_id, run_at, leased_until, attempts)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub(super) FIND_STANDING = "
        SELECT state, fault
        FROM job
        WHERE organization_id = $1 AND object_id = $2
        ORDER BY id DESC
        LIMIT 1";
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
    // Given up for what passes, a database that was away or somebody who was quicker, and not asked for anew since.
    pub(super) LIST_GIVEN_UP = "
        SELECT j.id, j.kind, j.object_id
        FROM job j
        WHERE j.organization_id = $1 AND j.state = 'failed' AND j.fault IN ('unavailable', 'conflict')
            AND NOT EXISTS (
                SELECT 1 FROM job n
                WHERE n.organization_id = $1 AND n.object_id = j.object_id AND n.kind = j.kind AND n.id > j.id)
        ORDER BY j.id
        LIMIT 200";
    pub(super) REVIVE = "
        UPDATE job
        SET state = 'waiting', ended_at = NULL, fault = NULL, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND state = 'failed'";
    // The number of attempts is the lease's own: whoever lost the lease finds another number.
    pub(super) RENEW_LEASE = "
        UPDATE job_ready
        SET leased_until = $3
        WHERE id = $1 AND attempts = $2";
    pub(super) RUN_LATER = "
        UPDATE job_ready
        SET leased_until = NULL, run_at = $3
        WHERE id = $1 AND attempts = $2";
    pub(super) GIVE_BACK = "
        UPDATE job_ready
        SET leased_until = NULL, attempts = attempts - 1
        WHERE id = $1 AND attempts = $2";
    pub(super) DELETE_READY = "
        DELETE FROM job_ready
        WHERE id = $1 AND attempts = $2";
    pub(super) END_JOB = "
        UPDATE job
        SET state = $3, ended_at = $4, fault = $5, version = version + 1
        WHERE organization_id = $1 AND id = $2";
}

/// How far the newest job about a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Waiting or being done; or not done yet after a failure, and to be tried again.
    Waiting,
    Done,
    /// Tried too often.
    Failed(Fault),
}

impl Standing {
    fn parse(state: &str, fault: Option<&str>) -> Option<Self> {
        match state {
            "waiting" => Some(Self::Waiting),
            "done" => Some(Self::Done),
            "failed" => Some(Self::Failed(fault.and_then(Fault::parse)?)),
            _ => None,
        }
    }
}

/// Asks for work on `object`, together with whatever else the transaction changes.
pub async fn enqueue(tx: &mut Tx, kind: &'static str, object: Uuid) -> Result<(), Error> {
    let now = tx.now();
    insert(tx, kind, object, now, None).await?;
    Ok(())
}

/// Asks for work on `object` that is due at a moment.
pub async fn enqueue_at(tx: &mut Tx, kind: &'static str, object: Uuid, at: Time) -> Result<(), Error> {
    insert(tx, kind, object, at, None).await?;
    Ok(())
}

/// Asks for work that the caller [holds](super::hold) itself once the transaction is committed; another takes over if it does not.
pub async fn enqueue_held(tx: &mut Tx, kind: &'static str, object: Uuid) -> Result<Job, Error> {
    let leased_until = tx.now().plus_seconds(LEASE_SECS);
    let now = tx.now();
    insert(tx, kind, object, now, Some(leased_until)).await
}

/// Asks once more for work that was given up for what passes; returns how much.
pub async fn revive(tx: &mut Tx) -> Result<usize, Error> {
    let given_up: Vec<(JobId, String, Uuid)> = tx.all(LIST_GIVEN_UP, params![tx.organization()]).await?;
    let mut revived = 0;
    for (id, kind, object) in &given_up {
        // Another process may be quicker.
        if tx.write(&JOB, REVIVE, params![tx.organization(), *id]).await? == 0 {
            continue;
        }
        revived += 1;
        let params = params![
            *id,
            tx.organization(),
            kind.clone(),
            *object,
            tx.now(),
            None::<Time>,
            0_i64
        ];
        tx.write(&JOB, INSERT_READY, params).await?;
    }
    Ok(revived)
}

async fn insert(
    tx: &mut Tx,
    kind: &'static str,
    object: Uuid,
    run_at: Time,
    leased_until: Option<Time>,
) -> Result<Job, Error> {
    let job = Job {
        id: JobId::from(ids::fresh(tx.now())),
        organization: tx.organization(),
        kind: kind.to_owned(),
        object,
        attempt: i64::from(leased_until.is_some()),
    };
    let params = params![job.organization, job.id, kind, object, tx.now()];
    tx.write(&JOB, INSERT_JOB, params).await?;
    let params = params![
        job.id,
        job.organization,
        kind,
        object,
        run_at,
        leased_until,
        job.attempt
    ];
    tx.write(&JOB, INSERT_READY, params).await?;
    Ok(job)
}

/// How far the newest job about `object` is; nothing if there never was one.
pub async fn standing(tx: &ReadTx, object: Uuid) -> Result<Option<Standing>, Error> {
    let params = params![tx.organization(), object];
    let found: Option<(String, Option<String>)> = tx.opt(FIND_STANDING, params).await?;
    match found {
        Some((state, fault)) => {
            let standing = Standing::parse(&state, fault.as_deref());
            Ok(Some(standing.ok_or(Error::Column("not a job's state"))?))
        }
        None => Ok(None),
    }
}
