//! Gives events their places in the Merkle log, and signs checkpoints.
//!
//! One transaction per organization, under its lock, so that any number of nodes may try.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tlog::checkpoint::Checkpoint;
use tlog::{Frontier, Hash};
use tokio::sync::Notify;
use uuid::Uuid;

use super::store;
use crate::authz::OrganizationId;
use crate::clock::{Clock, Time};
use crate::db::Error;
use crate::db::lock_number;
use crate::db::raw::{RawDb, RawTx};
use crate::ids;
use crate::keystore::Keystore;
use crate::params;

/// How long new events may lie before the sequencer looks.
const PAUSE: Duration = Duration::from_millis(500);
/// Events that are placed at a time: as many as are read.
const AT_A_TIME: usize = 1_000;
/// Hashes in a full tile.
const TILE: usize = 256;

/// Wakes the sequencer. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Bell {
    waiting: Arc<Mutex<BTreeSet<OrganizationId>>>,
    notify: Arc<Notify>,
}

impl Bell {
    pub(crate) fn ring(&self, organization: OrganizationId) {
        let new = self
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(organization);
        if new {
            self.notify.notify_one();
        }
    }

    fn take(&self) -> BTreeSet<OrganizationId> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Sequences whatever the bell names, for as long as the process lives.
pub(crate) async fn run(db: RawDb, keystore: Keystore, clock: Clock, bell: Bell) {
    loop {
        bell.notify.notified().await;
        tokio::time::sleep(PAUSE).await;
        for organization in bell.take() {
            if let Err(error) = sequence(&db, &keystore, organization, clock.now()).await {
                tracing::warn!(organization.id = %organization, error = %error, "the log could not be sequenced; trying again");
                bell.ring(organization);
            }
        }
    }
}

/// Places all waiting events of one organization and signs a checkpoint of each log that grew.
pub(crate) async fn sequence(
    db: &RawDb,
    keystore: &Keystore,
    organization: OrganizationId,
    now: Time,
) -> Result<(), Error> {
    loop {
        let tx = db.write(organization.uuid()).await?;
        tx.lock(lock_name(organization)).await?;
        let waiting: Vec<(Uuid, i64, Vec<u8>)> = tx.all(store::UNSEQUENCED, params![organization]).await?;
        if waiting.is_empty() {
            // Somebody else may have placed them in the same group of transactions: whoever reads next must find them there.
            return tx.commit().await;
        }
        let mut by_year: BTreeMap<i64, Vec<(Uuid, Hash)>> = BTreeMap::new();
        for (id, year, leaf) in &waiting {
            by_year.entry(*year).or_default().push((*id, tlog::leaf_hash(leaf)));
        }
        for (year, events) in by_year {
            append(&tx, keystore, organization, year, &events, now).await?;
        }
        tx.commit().await?;
        if waiting.len() < AT_A_TIME {
            return Ok(());
        }
    }
}

async fn append(
    tx: &RawTx,
    keystore: &Keystore,
    organization: OrganizationId,
    year: i64,
    events: &[(Uuid, Hash)],
    now: Time,
) -> Result<(), Error> {
    let log: Option<(Uuid, i64, Vec<u8>, i64)> = tx.opt(store::FIND_LOG, params![organization, year]).await?;
    let mut frontier = match &log {
        Some((_, _, bytes, _)) => Frontier::from_bytes(bytes).map_err(|_| Error::Column("not a frontier"))?,
        None => Frontier::new(),
    };
    let first = frontier.size();
    for (offset, (id, hash)) in (0_i64..).zip(events) {
        let seq = i64::try_from(first).unwrap_or(i64::MAX).saturating_add(offset);
        tx.exec(store::SET_SEQ, params![organization, *id, seq]).await?;
        frontier.append(*hash);
    }
    for (index, chunk) in events.chunks(TILE).enumerate() {
        let start = first.saturating_add(u64::try_from(index * TILE).unwrap_or(u64::MAX));
        let hashes: Vec<u8> = chunk.iter().flat_map(|(_, hash)| hash.0).collect();
        let start = i64::try_from(start).unwrap_or(i64::MAX);
        tx.exec(
            store::INSERT_TILE,
            params![organization, ids::fresh(now), year, start, hashes],
        )
        .await?;
    }
    let size = i64::try_from(frontier.size()).unwrap_or(i64::MAX);
    let origin = origin(organization, year);
    let signer = keystore
        .signer(organization, &log_name(organization))
        .await
        .map_err(|error| Error::Unavailable(error.to_string()))?;
    let checkpoint = Checkpoint {
        origin,
        size: frontier.size(),
        root: frontier.root(),
    };
    let note = checkpoint
        .sign(&[&signer])
        .map_err(|_| Error::Column("not a checkpoint"))?
        .to_string();
    tx.exec(
        store::INSERT_CHECKPOINT,
        params![organization, ids::fresh(now), year, size, note, now],
    )
    .await?;
    match log {
        Some((id, ..)) => {
            tx.exec(
                store::UPDATE_LOG,
                params![organization, id, size, frontier.to_bytes(), size],
            )
            .await?
        }
        None => {
            tx.exec(
                store::INSERT_LOG,
                params![organization, ids::fresh(now), year, size, frontier.to_bytes(), size],
            )
            .await?
        }
    };
    Ok(())
}

/// The name that an organization's checkpoints are signed as.
pub(super) fn log_name(organization: OrganizationId) -> String {
    format!("carehold.local/log/{organization}")
}

/// The origin line of an organization's log: schema-less, without a name that could tell who it is.
pub(super) fn origin(organization: OrganizationId, year: i64) -> String {
    format!("{}/{year}", log_name(organization))
}

fn lock_name(organization: OrganizationId) -> i64 {
    lock_number(&[b"sequencer".as_slice(), &organization.bytes()].concat())
}
