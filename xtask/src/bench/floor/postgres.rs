//! The floor on PostgreSQL: connections without a pool, one transaction an act, its statements sent together.

use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use futures_util::try_join;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Error, Statement};

use super::{ENTRY, LEAF, Rows};
use crate::bench::load::Measured;
use crate::cluster::connect;

#[derive(Clone, Copy)]
pub(super) enum Act {
    Page,
    Note,
}

const CASE: &str =
    "SELECT id, version, scope_id, number, client_id, status, sealed FROM cases WHERE organization_id = $1 AND id = $2";
const ENTRIES: &str = "SELECT id, version, kind, author_id, occurred_at, sealed FROM entry WHERE organization_id = $1 AND case_id = $2 ORDER BY occurred_at DESC, id DESC LIMIT 25";
const MAKE: &str = "CREATE TABLE IF NOT EXISTS floor (organization_id uuid NOT NULL, id uuid NOT NULL, kind bigint NOT NULL, sealed bytea NOT NULL, PRIMARY KEY (organization_id, id))";
const INSERT: &str = "INSERT INTO floor (organization_id, id, kind, sealed) VALUES ($1, $2, 1, $3)";
const TOUCH: &str = "UPDATE case_activity SET last_activity_at = last_activity_at + interval '1 microsecond' WHERE organization_id = $1 AND id = $2";

/// A connection with its statements.
struct Worker {
    client: Client,
    case: Statement,
    entries: Statement,
    insert: Statement,
    touch: Statement,
}

pub(super) fn measure(
    address: &str,
    rows: &Rows,
    act: Act,
    concurrency: usize,
    time: Duration,
) -> Result<Measured, String> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    runtime
        .block_on(run(address, rows, act, concurrency, time))
        .map_err(|error| format!("PostgreSQL: {error}"))
}

async fn run(address: &str, rows: &Rows, act: Act, concurrency: usize, time: Duration) -> Result<Measured, Error> {
    connect(address).await?.batch_execute(MAKE).await?;
    let workers = try_join_all((0..concurrency).map(|_| Worker::open(address))).await?;
    let started = Instant::now();
    let work = workers
        .iter()
        .enumerate()
        .map(|(index, worker)| worker.work(rows, act, index, time));
    let latencies = try_join_all(work).await?;
    Ok(Measured::new(
        latencies.into_iter().flatten().collect(),
        started.elapsed(),
    ))
}

impl Worker {
    async fn open(address: &str) -> Result<Self, Error> {
        let client = connect(address).await?;
        let (case, entries, insert, touch) = try_join!(
            client.prepare(CASE),
            client.prepare(ENTRIES),
            client.prepare(INSERT),
            client.prepare(TOUCH)
        )?;
        Ok(Self {
            client,
            case,
            entries,
            insert,
            touch,
        })
    }

    async fn work(&self, rows: &Rows, act: Act, first: usize, time: Duration) -> Result<Vec<Duration>, Error> {
        let organization = uuid(rows.organization);
        let mut latencies = Vec::new();
        let started = Instant::now();
        while started.elapsed() < time {
            let place = (first * 7 + latencies.len()) % rows.cases.len().max(1);
            let case = uuid(rows.cases.get(place).copied().unwrap_or_default());
            let (leaf, entry) = (vec![0xA5_u8; LEAF], vec![0xA5_u8; ENTRY]);
            let (leaf_id, entry_id) = (platform::ids::random_id(), platform::ids::random_id());
            let begun = Instant::now();
            let of_case: [&(dyn ToSql + Sync); 2] = [&organization, &case];
            let log_row: [&(dyn ToSql + Sync); 3] = [&organization, &leaf_id, &leaf];
            let note: [&(dyn ToSql + Sync); 3] = [&organization, &entry_id, &entry];
            // All are polled in order, so they leave together and in order.
            let (begin, end) = (self.client.batch_execute("BEGIN"), self.client.batch_execute("COMMIT"));
            let log = self.client.execute(&self.insert, &log_row);
            match act {
                Act::Page => {
                    let (one, page) = (
                        self.client.query(&self.case, &of_case),
                        self.client.query(&self.entries, &of_case),
                    );
                    try_join!(begin, one, page, log, end)?;
                }
                Act::Note => {
                    let (entry, touch) = (
                        self.client.execute(&self.insert, &note),
                        self.client.execute(&self.touch, &of_case),
                    );
                    try_join!(begin, entry, touch, log, end)?;
                }
            }
            latencies.push(begun.elapsed());
        }
        Ok(latencies)
    }
}

fn uuid(bytes: [u8; 16]) -> uuid::Uuid {
    uuid::Uuid::from_bytes(bytes)
}

/// Removes what the floor wrote.
pub(super) fn sweep(address: &str) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    let swept = runtime.block_on(async { connect(address).await?.batch_execute("DROP TABLE floor").await });
    swept.map_err(|error| format!("PostgreSQL: {error}"))
}
