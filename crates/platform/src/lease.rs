//! Leases: work of the whole installation that one process does at a time.
//!
//! A process that dies leaves its lease to run out. One that was paused finds that it has lost it and goes no further,
//! but what it had sent may still arrive: every step of the work must be safe beside another holder's.

use std::time::Duration;

use uuid::Uuid;

use crate::clock::Time;
use crate::db::raw::RawDb;
use crate::db::{Db, Error};
use crate::{ids, params, statements};

statements! {
    TAKE = "
        INSERT INTO lease (name, holder, leased_until)
        VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, leased_until = excluded.leased_until
        WHERE lease.leased_until < $4";
    RENEW = "
        UPDATE lease
        SET leased_until = $3
        WHERE name = $1 AND holder = $2";
    GIVE_BACK = "
        DELETE FROM lease
        WHERE name = $1 AND holder = $2";
}

/// Seconds that a lease holds without being renewed.
pub const LEASE_SECS: i64 = 30;
const RENEW_EVERY: Duration = Duration::from_secs(10);

/// Works as the only one who does `name`; nothing if somebody else does, or if the lease was lost.
pub async fn hold<T>(db: &Db, name: &'static str, working: impl Future<Output = T>) -> Result<Option<T>, Error> {
    let holder = ids::random_id();
    let until = |now: Time| now.plus_seconds(LEASE_SECS);
    let now = db.clock().now();
    if execute(db.raw(), TAKE, params![name, holder, until(now), now]).await? == 0 {
        return Ok(None);
    }
    let done = tokio::select! {
        biased;
        done = working => Some(done),
        () = renew(db, name, holder) => None,
    };
    if done.is_some() {
        execute(db.raw(), GIVE_BACK, params![name, holder]).await?;
    }
    Ok(done)
}

/// Renews a lease until it is lost.
async fn renew(db: &Db, name: &'static str, holder: Uuid) {
    let mut until = db.clock().now().plus_seconds(LEASE_SECS);
    loop {
        tokio::time::sleep(RENEW_EVERY).await;
        let next = db.clock().now().plus_seconds(LEASE_SECS);
        match execute(db.raw(), RENEW, params![name, holder, next]).await {
            Ok(1) => until = next,
            Ok(_) => return,
            Err(error) => {
                tracing::warn!(lease = name, error = %error, "a lease was not renewed");
                if db.clock().now() > until {
                    return;
                }
            }
        }
    }
}

async fn execute(db: &RawDb, statement: &'static str, params: Vec<crate::db::Value>) -> Result<u64, Error> {
    let tx = db.write(Uuid::nil()).await?;
    let changed = tx.exec(statement, params).await?;
    tx.commit().await?;
    Ok(changed)
}
