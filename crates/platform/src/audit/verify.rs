//! Checks a whole log, and every current row against it.
//!
//! For each year: places are gapless, every leaf is what its tile says, its clear columns and sealed payload are what the leaf says,
//! the tree has the root that each signed checkpoint names.
//! Then each list of written rows must have the root in its leaf, and each current row of a digested table must be the last one written.

use std::collections::HashMap;

use tlog::checkpoint::Checkpoint;
use tlog::note::Verifier;
use tlog::{Frontier, Hash};
use uuid::Uuid;

use super::store::{self, LeafRow, ROW_ENTRY_LEN, StoredEvent};
use super::{Leaf, sequencer};
use crate::authz::OrganizationId;
use crate::db::raw::{RawDb, RawTx};
use crate::db::{Error, RowDigest, Table};
use crate::ids::EventId;
use crate::keystore::Keystore;
use crate::params;

/// What is wrong, and where. Numbers and ids only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The leaf at `index` is missing, changed, or not where it was; the first such index.
    Leaf { year: i64, index: i64, what: &'static str },
    /// A signed checkpoint does not belong to this tree.
    Checkpoint { year: i64, size: i64, what: &'static str },
    /// The list of rows that an event wrote is not the one its leaf vouches for.
    Rows { event: EventId },
    /// A row is not the one that was last written, or is missing, or was never written.
    Row {
        table: &'static str,
        row: Uuid,
        what: &'static str,
    },
}

impl std::fmt::Display for Fault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Leaf { year, index, what } => write!(formatter, "log of {year}, event {index}: {what}"),
            Self::Checkpoint { year, size, what } => write!(formatter, "log of {year}, checkpoint at {size}: {what}"),
            Self::Rows { event } => write!(formatter, "event {event}: the list of rows it wrote was changed"),
            Self::Row { table, row, what } => write!(formatter, "table {table}, row {}: {what}", row.simple()),
        }
    }
}

/// What a verification looked at and found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub logs: u64,
    pub leaves: u64,
    pub rows: u64,
    /// In the order found: leaves first, by index.
    pub faults: Vec<Fault>,
}

impl Report {
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    /// The index of the first bad leaf.
    pub fn first_bad(&self) -> Option<i64> {
        self.faults.iter().find_map(|fault| match fault {
            Fault::Leaf { index, .. } => Some(*index),
            Fault::Checkpoint { size, .. } => Some(*size),
            Fault::Rows { .. } | Fault::Row { .. } => None,
        })
    }
}

/// Verifies one organization's logs and rows; `tables` are all tables that exist.
pub(crate) async fn verify(
    db: &RawDb,
    keystore: &Keystore,
    organization: OrganizationId,
    tables: &[&'static Table],
) -> Result<Report, Error> {
    let tx = db.read(organization.uuid()).await?;
    let mut report = Report::default();
    let name = sequencer::log_name(organization);
    let signer = keystore
        .signer(organization, &name)
        .await
        .map_err(|error| Error::Unavailable(error.to_string()))?;
    let mut vouched = HashMap::new();
    let years: Vec<(i64, i64, Vec<u8>, i64)> = tx.all(store::YEARS, params![organization]).await?;
    for (year, size, frontier, _) in years {
        report.logs += 1;
        verify_year(
            &tx,
            organization,
            (year, size, &frontier),
            signer.verifier(),
            &mut vouched,
            &mut report,
        )
        .await?;
    }
    verify_rows(&tx, organization, &vouched, tables, &mut report).await?;
    Ok(report)
}

async fn verify_year(
    tx: &RawTx,
    organization: OrganizationId,
    (year, size, stored_frontier): (i64, i64, &[u8]),
    verifier: &Verifier,
    vouched: &mut HashMap<EventId, [u8; 32]>,
    report: &mut Report,
) -> Result<(), Error> {
    let tiles = read_tiles(tx, organization, year).await?;
    let mut roots: HashMap<i64, (Checkpoint, bool)> = HashMap::new();
    for (size, note) in tx
        .all::<(i64, String)>(store::CHECKPOINTS, params![organization, year])
        .await?
    {
        match Checkpoint::parse_and_verify(
            &note,
            &sequencer::origin(organization, year),
            std::slice::from_ref(verifier),
        ) {
            Ok(checkpoint) if i64::try_from(checkpoint.size) == Ok(size) => {
                roots.insert(size, (checkpoint, false));
            }
            _ => report.faults.push(Fault::Checkpoint {
                year,
                size,
                what: "its signature or text is not ours",
            }),
        }
    }
    let mut frontier = Frontier::new();
    let mut next = 0_i64;
    loop {
        let leaves: Vec<LeafRow> = tx.all(store::LEAVES, params![organization, year, next]).await?;
        if leaves.is_empty() {
            break;
        }
        for LeafRow(event) in leaves {
            let index = event.seq.unwrap_or_default();
            while next < index {
                report.faults.push(Fault::Leaf {
                    year,
                    index: next,
                    what: "is missing",
                });
                frontier.append(tile_hash(&tiles, next).unwrap_or(Hash([0; 32])));
                next += 1;
            }
            let hash = tlog::leaf_hash(&event.leaf);
            if let Some(what) = leaf_fault(&event, hash, tile_hash(&tiles, index), vouched) {
                report.faults.push(Fault::Leaf { year, index, what });
            }
            frontier.append(hash);
            report.leaves += 1;
            next = index.saturating_add(1);
            if let Some((checkpoint, met)) = roots.get_mut(&next) {
                *met = true;
                if checkpoint.root != frontier.root() {
                    report.faults.push(Fault::Checkpoint {
                        year,
                        size: next,
                        what: "another root was signed",
                    });
                }
            }
        }
    }
    while next < size {
        report.faults.push(Fault::Leaf {
            year,
            index: next,
            what: "is missing",
        });
        next += 1;
    }
    if next > size {
        report.faults.push(Fault::Leaf {
            year,
            index: size,
            what: "was added",
        });
    }
    if frontier.to_bytes() != stored_frontier && report.is_whole() {
        report.faults.push(Fault::Checkpoint {
            year,
            size,
            what: "the stored tree is another",
        });
    }
    match roots.get(&size) {
        None if size > 0 => report.faults.push(Fault::Checkpoint {
            year,
            size,
            what: "the newest checkpoint is missing",
        }),
        _ => {}
    }
    let mut unmet: Vec<i64> = roots
        .iter()
        .filter(|(_, (_, met))| !met)
        .map(|(size, _)| *size)
        .collect();
    unmet.sort_unstable();
    report.faults.extend(unmet.into_iter().map(|size| Fault::Checkpoint {
        year,
        size,
        what: "no such size",
    }));
    report.faults.sort_by_key(|fault| match fault {
        Fault::Leaf { index, .. } => (0, *index),
        Fault::Checkpoint { size, .. } => (1, *size),
        Fault::Rows { .. } | Fault::Row { .. } => (2, 0),
    });
    Ok(())
}

async fn read_tiles(tx: &RawTx, organization: OrganizationId, year: i64) -> Result<HashMap<i64, Hash>, Error> {
    let mut hashes = HashMap::new();
    for (first, bytes) in tx
        .all::<(i64, Vec<u8>)>(store::TILES, params![organization, year])
        .await?
    {
        for (offset, hash) in (0..).zip(bytes.as_chunks::<32>().0) {
            hashes.insert(first.saturating_add(offset), Hash(*hash));
        }
    }
    Ok(hashes)
}

fn tile_hash(tiles: &HashMap<i64, Hash>, index: i64) -> Option<Hash> {
    tiles.get(&index).copied()
}

/// What is wrong with one stored event, if anything.
fn leaf_fault(
    event: &StoredEvent,
    hash: Hash,
    tile: Option<Hash>,
    vouched: &mut HashMap<EventId, [u8; 32]>,
) -> Option<&'static str> {
    if tile != Some(hash) {
        return Some("was changed");
    }
    let Some(leaf) = Leaf::parse(&event.leaf) else {
        return Some("is not a leaf");
    };
    vouched.insert(leaf.event, leaf.rows_root);
    let clear = (
        leaf.actor,
        i64::from(leaf.action),
        i64::from(leaf.outcome.code()),
        i64::from(leaf.ground.code()),
        i64::from(leaf.object_table),
        leaf.object,
        leaf.subject,
    );
    if (leaf.event, leaf.at) != (event.id, event.at) || clear != event.clear {
        return Some("its columns are not what the leaf says");
    }
    if vault::sha256(&event.sealed) != leaf.payload_hash {
        return Some("its sealed payload was changed");
    }
    None
}

async fn verify_rows(
    tx: &RawTx,
    organization: OrganizationId,
    vouched: &HashMap<EventId, [u8; 32]>,
    tables: &[&'static Table],
    report: &mut Report,
) -> Result<(), Error> {
    let mut last: HashMap<(u16, [u8; 16]), (i64, [u8; 32])> = HashMap::new();
    let mut lists = 0_usize;
    let mut after = EventId::from(Uuid::nil());
    loop {
        let page: Vec<(EventId, Vec<u8>)> = tx.all(store::ROW_LISTS, params![organization, after]).await?;
        let Some((id, _)) = page.last() else { break };
        after = *id;
        for (event, rows) in page {
            let (entries, rest) = rows.as_chunks::<ROW_ENTRY_LEN>();
            // An event that the sequencer has not reached yet vouches for nothing; its rows are checked all the same.
            if !rest.is_empty()
                || vouched
                    .get(&event)
                    .is_some_and(|root| *root != store::rows_root(entries))
            {
                report.faults.push(Fault::Rows { event });
            }
            lists += 1;
            for entry in entries {
                if let Some((table, row, version, digest)) = parse_entry(entry) {
                    let known = last.entry((table, row)).or_insert((version, digest));
                    if version >= known.0 {
                        *known = (version, digest);
                    }
                }
            }
        }
    }
    let promised = vouched.values().filter(|root| **root != [0; 32]).count();
    if promised > lists {
        report.faults.push(Fault::Row {
            table: "audit_row",
            row: Uuid::nil(),
            what: "a list of written rows is missing",
        });
    }
    for table in tables.iter().filter(|table| table.undigested.is_none()) {
        verify_table(tx, organization, table, &mut last, report).await?;
    }
    for ((number, row), (_, digest)) in last {
        if digest != DELETED {
            let table = tables
                .iter()
                .find(|table| table.number == number)
                .map_or("unknown", |table| table.name);
            report.faults.push(Fault::Row {
                table,
                row: Uuid::from_bytes(row),
                what: "is missing",
            });
        }
    }
    Ok(())
}

/// The digest of a row that was deleted.
pub(crate) const DELETED: [u8; 32] = [0; 32];

async fn verify_table(
    tx: &RawTx,
    organization: OrganizationId,
    table: &'static Table,
    last: &mut HashMap<(u16, [u8; 16]), (i64, [u8; 32])>,
    report: &mut Report,
) -> Result<(), Error> {
    let mut after = Uuid::nil();
    loop {
        let rows: Vec<RowDigest> = tx.digests(table, params![organization, after, 2_000_i64]).await?;
        let Some(row) = rows.last() else { break };
        after = Uuid::from_bytes(row.row);
        for row in rows {
            report.rows += 1;
            let fault = match last.remove(&(table.number, row.row)) {
                None => Some("was never written"),
                Some((_, digest)) if digest == row.digest => None,
                Some((version, _)) if version > row.version => Some("was rolled back to an earlier version"),
                Some(_) => Some("was changed"),
            };
            if let Some(what) = fault {
                report.faults.push(Fault::Row {
                    table: table.name,
                    row: Uuid::from_bytes(row.row),
                    what,
                });
            }
        }
    }
    Ok(())
}

fn parse_entry(entry: &[u8; ROW_ENTRY_LEN]) -> Option<(u16, [u8; 16], i64, [u8; 32])> {
    let (table, rest) = entry.split_first_chunk::<2>()?;
    let (row, rest) = rest.split_first_chunk::<16>()?;
    let (version, digest) = rest.split_first_chunk::<8>()?;
    Some((
        u16::from_be_bytes(*table),
        *row,
        i64::from_be_bytes(*version),
        digest.try_into().ok()?,
    ))
}
