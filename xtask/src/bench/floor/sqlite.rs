//! The floor on SQLite: one connection, as the product's writer has it.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

use super::{ENTRY, LEAF, Rows};
use crate::bench::load::Measured;

#[derive(Clone, Copy)]
pub(super) enum Act {
    Page,
    Note,
}

const CASE: &str =
    "SELECT id, version, scope_id, number, client_id, status, sealed FROM cases WHERE organization_id = ?1 AND id = ?2";
const ENTRIES: &str = "SELECT id, version, kind, author_id, occurred_at, sealed FROM entry WHERE organization_id = ?1 AND case_id = ?2 ORDER BY occurred_at DESC, id DESC LIMIT 25";
const MAKE: &str = "CREATE TABLE IF NOT EXISTS floor (organization_id BLOB NOT NULL, id BLOB NOT NULL, kind INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (organization_id, id)) STRICT";
const INSERT: &str = "INSERT INTO floor (organization_id, id, kind, sealed) VALUES (?1, ?2, ?3, ?4)";
const TOUCH: &str =
    "UPDATE case_activity SET last_activity_at = last_activity_at + 1 WHERE organization_id = ?1 AND id = ?2";

/// Does one act after the other for `time`, `group` of them in a commit; a latency is an act's share of its commit.
pub(super) fn measure(path: &Path, rows: &Rows, act: Act, group: u32, time: Duration) -> Result<Measured, String> {
    run(path, rows, act, group, time).map_err(|error| format!("SQLite: {error}"))
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    #[expect(clippy::disallowed_methods, reason = "the floor is measured without the product")]
    let connection = Connection::open(path)?;
    // The product's own settings.
    connection.execute_batch(
        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456;",
    )?;
    Ok(connection)
}

fn run(path: &Path, rows: &Rows, act: Act, group: u32, time: Duration) -> rusqlite::Result<Measured> {
    let connection = open(path)?;
    connection.execute_batch(MAKE)?;
    let mut latencies = Vec::new();
    let started = Instant::now();
    let mut count = 0;
    while started.elapsed() < time {
        let begun = Instant::now();
        connection.execute_batch("BEGIN IMMEDIATE")?;
        for _ in 0..group {
            let case = rows
                .cases
                .get(count % rows.cases.len().max(1))
                .copied()
                .unwrap_or_default();
            count += 1;
            match act {
                Act::Page => page(&connection, &rows.organization, &case)?,
                Act::Note => note(&connection, &rows.organization, &case)?,
            }
            insert(&connection, &rows.organization, LEAF)?;
        }
        connection.execute_batch("COMMIT")?;
        let share = begun.elapsed() / group;
        latencies.extend((0..group).map(|_| share));
    }
    Ok(Measured::new(latencies, started.elapsed()))
}

fn page(connection: &Connection, organization: &[u8], case: &[u8]) -> rusqlite::Result<()> {
    let read = |row: &rusqlite::Row<'_>| row.get::<_, Vec<u8>>("sealed");
    connection
        .prepare_cached(CASE)?
        .query_row(params![organization, case], read)?;
    let mut statement = connection.prepare_cached(ENTRIES)?;
    let entries = statement.query_map(params![organization, case], read)?;
    let _: Vec<Vec<u8>> = entries.collect::<Result<_, _>>()?;
    Ok(())
}

fn note(connection: &Connection, organization: &[u8], case: &[u8]) -> rusqlite::Result<()> {
    insert(connection, organization, ENTRY)?;
    connection.prepare_cached(TOUCH)?.execute(params![organization, case])?;
    Ok(())
}

fn insert(connection: &Connection, organization: &[u8], bytes: usize) -> rusqlite::Result<()> {
    let id = platform::ids::random_id().into_bytes();
    connection
        .prepare_cached(INSERT)?
        .execute(params![organization, id, 1, vec![0xA5_u8; bytes]])?;
    Ok(())
}

/// Removes what the floor wrote.
pub(super) fn sweep(path: &Path) -> Result<(), String> {
    let swept = open(path).and_then(|connection| connection.execute_batch("DROP TABLE floor"));
    swept.map_err(|error| format!("SQLite: {error}"))
}
