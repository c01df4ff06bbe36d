//! The log's tables and statements.

use uuid::Uuid;

use super::{Event, Leaf, Payload};
use crate::authz::Actor;
use crate::clock::Time;
use crate::db::raw::RawTx;
use crate::db::{Error, FromRow, Row, RowDigest, Value};
use crate::ids::{self, EventId, ScopeId};
use crate::keystore::{Keystore, OpenScope, Sealed};
use crate::{params, statements, tables};

tables! {
    pub AUDIT_EVENT = 1, "audit_event",
        "organization_id, id, version, at, year, seq, actor_id, action, outcome, ground, object_table, object_id, subject_id, leaf, sealed",
        undigested "its leaf is in the Merkle log itself";
    pub AUDIT_ROW = 2, "audit_row", "organization_id, id, version, rows", undigested "its root stands in the leaf";
    pub AUDIT_LOG = 3, "audit_log", "organization_id, id, version, year, size, frontier, signed_size", undigested "recomputed from the leaves";
    pub AUDIT_TILE = 4, "audit_tile", "organization_id, id, version, year, first, hashes", undigested "recomputed from the leaves";
    pub AUDIT_CHECKPOINT = 5, "audit_checkpoint", "organization_id, id, version, year, size, note, at", undigested "signed";
}

statements! {
    pub(crate) INSERT_EVENT = "
        INSERT INTO audit_event (organization_id, id, version, at, year, seq, actor_id, action, outcome, ground, object_table, object_id, subject_id, leaf, sealed)
        VALUES ($1, $2, 1, $3, $4, NULL, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    pub(crate) INSERT_ROWS = "
        INSERT INTO audit_row (organization_id, id, version, rows)
        VALUES ($1, $2, 1, $3)";
    pub(crate) UNSEQUENCED = "
        SELECT id, year, leaf
        FROM audit_event
        WHERE organization_id = $1 AND seq IS NULL
        ORDER BY id
        LIMIT 1000";
    pub(crate) SET_SEQ = "
        UPDATE audit_event
        SET seq = $3
        WHERE organization_id = $1 AND id = $2";
    pub(crate) FIND_LOG = "
        SELECT id, size, frontier, signed_size
        FROM audit_log
        WHERE organization_id = $1 AND year = $2";
    pub(crate) INSERT_LOG = "
        INSERT INTO audit_log (organization_id, id, version, year, size, frontier, signed_size)
        VALUES ($1, $2, 1, $3, $4, $5, $6)";
    pub(crate) UPDATE_LOG = "
        UPDATE audit_log
        SET size = $3, frontier = $4, signed_size = $5, version = version + 1
        WHERE organization_id = $1 AND id = $2";
    pub(crate) INSERT_TILE = "
        INSERT INTO audit_tile (organization_id, id, version, year, first, hashes)
        VALUES ($1, $2, 1, $3, $4, $5)";
    pub(crate) INSERT_CHECKPOINT = "
        INSERT INTO audit_checkpoint (organization_id, id, version, year, size, note, at)
        VALUES ($1, $2, 1, $3, $4, $5, $6)";
    pub(crate) YEARS = "
        SELECT year, size, frontier, signed_size
        FROM audit_log
        WHERE organization_id = $1
        ORDER BY year";
    pub(crate) LEAVES = "
        SELECT seq, leaf, sealed, id, at, actor_id, action, outcome, ground, object_table, object_id, subject_id
        FROM audit_event
        WHERE organization_id = $1 AND year = $2 AND seq >= $3
        ORDER BY seq
        LIMIT 2000";
    pub(crate) TILES = "
        SELECT first, hashes
        FROM audit_tile
        WHERE organization_id = $1 AND year = $2
        ORDER BY first";
    pub(crate) CHECKPOINTS = "
        SELECT size, note
        FROM audit_checkpoint
        WHERE organization_id = $1 AND year = $2
        ORDER BY size";
    pub(crate) ROW_LISTS = "
        SELECT id, rows
        FROM audit_row
        WHERE organization_id = $1 AND id > $2
        ORDER BY id
        LIMIT 2000";
    pub(crate) LIST_EVENTS = "
        SELECT id, at, year, seq, actor_id, action, outcome, ground, object_table, object_id, subject_id, leaf, sealed
        FROM audit_event
        WHERE organization_id = $1 AND id < $2
        ORDER BY id DESC
        LIMIT $3";
    pub(crate) LIST_BY_ACTOR = "
        SELECT id, at, year, seq, actor_id, action, outcome, ground, object_table, object_id, subject_id, leaf, sealed
        FROM audit_event
        WHERE organization_id = $1 AND id < $2 AND actor_id = $4
        ORDER BY id DESC
        LIMIT $3";
    // What an account did, and what happened to it: the platform's table of accounts has the number 10.
    pub(crate) LIST_OF_ACCOUNT = "
        SELECT e.id, e.at, e.year, e.seq, e.actor_id, e.action, e.outcome, e.ground, e.object_table, e.object_id, e.subject_id, e.leaf, e.sealed
        FROM (
            SELECT by_it.id
            FROM (
                SELECT id
                FROM audit_event
                WHERE organization_id = $1 AND id < $2 AND actor_id = $4
                ORDER BY id DESC
                LIMIT $3) by_it
            UNION
            SELECT to_it.id
            FROM (
                SELECT id
                FROM audit_event
                WHERE organization_id = $1 AND id < $2 AND object_id = $4 AND object_table = 10
                ORDER BY id DESC
                LIMIT $3) to_it
        ) found
        JOIN audit_event e ON e.organization_id = $1 AND e.id = found.id
        ORDER BY e.id DESC
        LIMIT $3";
    pub(crate) LIST_ABOUT = "
        SELECT id, at, year, seq, actor_id, action, outcome, ground, object_table, object_id, subject_id, leaf, sealed
        FROM audit_event
        WHERE organization_id = $1 AND id < $2 AND subject_id = $4
        ORDER BY id DESC
        LIMIT $3";
    pub(crate) LIST_AFTER = "
        SELECT id, at, year, seq, actor_id, action, outcome, ground, object_table, object_id, subject_id, leaf, sealed
        FROM audit_event
        WHERE organization_id = $1 AND id > $2 AND subject_id IS NOT NULL
        ORDER BY id
        LIMIT $3";
    pub(crate) LIST_BY_IDS = "
        SELECT id, at, year, seq, actor_id, action, outcome, ground, object_table, object_id, subject_id, leaf, sealed
        FROM audit_event
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(crate) LEAVES_BETWEEN = "
        SELECT leaf
        FROM audit_event
        WHERE organization_id = $1 AND year = $2 AND seq >= $3 AND seq < $4
        ORDER BY seq
        LIMIT 2000";
    pub(crate) CHECKPOINT = "
        SELECT note
        FROM audit_checkpoint
        WHERE organization_id = $1 AND year = $2 AND size = $3";
    pub(crate) FIND_OF_ACTION = "
        SELECT year, seq, leaf
        FROM audit_event
        WHERE organization_id = $1 AND id >= $4 AND action = $2 AND object_id = $3 AND outcome = 1 AND seq IS NOT NULL
        ORDER BY id DESC
        LIMIT 1";
    pub(crate) FIND_EVENT = "
        SELECT id, at, year, seq, actor_id, action, outcome, ground, object_table, object_id, subject_id, leaf, sealed
        FROM audit_event
        WHERE organization_id = $1 AND id = $2";
}

/// An event that is ready to be written: leaf and sealed payload made, nothing left to compute.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) organization: crate::authz::OrganizationId,
    leaf: Leaf,
    sealed: Vec<u8>,
    rows: Vec<u8>,
}

/// Bytes of one entry of an event's list of written rows: table, id, version, digest.
pub(super) const ROW_ENTRY_LEN: usize = 58;

pub(super) fn row_entry(row: &RowDigest) -> [u8; ROW_ENTRY_LEN] {
    let mut bytes = [0; ROW_ENTRY_LEN];
    let parts = row
        .table
        .to_be_bytes()
        .into_iter()
        .chain(row.row)
        .chain(row.version.to_be_bytes())
        .chain(row.digest);
    for (to, from) in bytes.iter_mut().zip(parts) {
        *to = from;
    }
    bytes
}

/// Seals the payload and computes the leaf.
pub(crate) async fn prepare(
    keystore: &Keystore,
    actor: &Actor,
    log_scope: ScopeId,
    event: &Event,
    rows: &[RowDigest],
    now: Time,
) -> Result<Prepared, crate::keystore::Error> {
    let organization = actor.organization();
    let scope = keystore
        .open_scope(organization, event.subject.unwrap_or(log_scope))
        .await?;
    prepare_in(&scope, actor, event, rows, now)
}

fn prepare_in(
    scope: &OpenScope,
    actor: &Actor,
    event: &Event,
    rows: &[RowDigest],
    now: Time,
) -> Result<Prepared, crate::keystore::Error> {
    let id = EventId::from(ids::fresh(now));
    let origin = actor.origin();
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let payload = Payload {
        request_id: given(&origin.request_id),
        address: given(&origin.address),
        user_agent: given(&origin.user_agent),
        purpose: given(actor.purpose()),
        ..event.payload.clone()
    };
    let sealed = match Value::from(scope.seal(&AUDIT_EVENT, id.uuid(), 1, &payload)?) {
        Value::Bytes(bytes) => bytes,
        _ => Vec::new(),
    };
    let entries: Vec<[u8; ROW_ENTRY_LEN]> = rows.iter().map(row_entry).collect();
    let leaf = Leaf {
        outcome: event.outcome,
        ground: event.ground,
        action: event.action,
        object_table: event.object_table,
        at: now,
        event: id,
        actor: actor.account_id().map_or(Uuid::nil(), crate::ids::AccountId::uuid),
        object: event.object,
        subject: event.subject,
        count: event.count,
        payload_hash: vault::sha256(&sealed),
        rows_root: rows_root(&entries),
    };
    Ok(Prepared {
        organization: actor.organization(),
        leaf,
        sealed,
        rows: entries.concat(),
    })
}

/// The Merkle root (RFC 9162 §2.1.1) over the entries; zero for none.
pub(super) fn rows_root(entries: &[[u8; ROW_ENTRY_LEN]]) -> [u8; 32] {
    if entries.is_empty() {
        return [0; 32];
    }
    let leaves: Vec<tlog::Hash> = entries.iter().map(|entry| tlog::leaf_hash(entry)).collect();
    tlog::root_of(&leaves).0
}

/// The year of the log that an event of this moment belongs to, in UTC.
pub(super) fn year_of(at: Time) -> i64 {
    i64::from(at.to_jiff().to_zoned(jiff::tz::TimeZone::UTC).year())
}

/// Writes an event into the transaction that did what it tells.
pub(crate) async fn insert(tx: &RawTx, event: Prepared) -> Result<(), Error> {
    let Prepared {
        organization,
        leaf,
        sealed,
        rows,
    } = event;
    if !rows.is_empty() {
        tx.exec(INSERT_ROWS, params![organization, leaf.event, rows]).await?;
    }
    tx.exec(
        INSERT_EVENT,
        params![
            organization,
            leaf.event,
            leaf.at,
            year_of(leaf.at),
            leaf.actor,
            leaf.action,
            i64::from(leaf.outcome.code()),
            leaf.ground,
            leaf.object_table,
            leaf.object,
            leaf.subject,
            leaf.to_bytes().as_slice(),
            sealed
        ],
    )
    .await?;
    Ok(())
}

/// A stored event.
pub(super) struct StoredEvent {
    pub(super) id: EventId,
    pub(super) seq: Option<i64>,
    pub(super) leaf: Vec<u8>,
    pub(super) sealed: Vec<u8>,
    pub(super) at: Time,
    pub(super) clear: (Uuid, i64, i64, i64, i64, Uuid, Option<ScopeId>),
}

/// [`StoredEvent`] in the column order of [`LEAVES`].
pub(super) struct LeafRow(pub(super) StoredEvent);

impl FromRow for LeafRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self(StoredEvent {
            seq: row.get(0)?,
            leaf: row.get(1)?,
            sealed: row.get(2)?,
            id: row.get(3)?,
            at: row.get(4)?,
            clear: (
                row.get(5)?,
                row.get(6)?,
                row.get(7)?,
                row.get(8)?,
                row.get(9)?,
                row.get(10)?,
                row.get(11)?,
            ),
        }))
    }
}

impl FromRow for StoredEvent {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            at: row.get(1)?,
            seq: row.get(3)?,
            clear: (
                row.get(4)?,
                row.get(5)?,
                row.get(6)?,
                row.get(7)?,
                row.get(8)?,
                row.get(9)?,
                row.get(10)?,
            ),
            leaf: row.get(11)?,
            sealed: row.get(12)?,
        })
    }
}

impl StoredEvent {
    pub(super) fn sealed(&self) -> Sealed<Payload> {
        Sealed::from_bytes(self.sealed.clone())
    }
}
