//! The numbers, as a table.

use std::time::Duration;

use carehold::demo::Size;
use carehold::url;

use super::Engine;
use super::client::{Connection, Request};
use super::floor::seal::Sealed;
use super::load::Measured;
use super::process::Server;
use super::scenarios::World;

/// What a latency should be at the most, in milliseconds, with one request under way.
#[derive(Clone, Copy)]
pub(super) enum Target {
    P95(u32),
    P99(u32),
    /// A number to compare with.
    Floor,
}

impl Target {
    fn text(self) -> String {
        match self {
            Self::P95(millis) => format!("p95 < {millis} ms"),
            Self::P99(millis) => format!("p99 < {millis} ms"),
            Self::Floor => "floor".to_owned(),
        }
    }

    /// Whether it holds; only judged with one request under way, because with more they wait for the two cores.
    fn holds(self, concurrency: usize, measured: &Measured) -> Option<bool> {
        let (thousandths, millis) = match self {
            Self::P95(millis) => (950, millis),
            Self::P99(millis) => (990, millis),
            Self::Floor => return None,
        };
        (concurrency == 1).then(|| measured.quantile(thousandths) < Duration::from_millis(u64::from(millis)))
    }
}

/// One row of the table.
pub(super) struct Line {
    name: String,
    concurrency: usize,
    per_second: f64,
    p50: Duration,
    p95: Duration,
    p99: Duration,
    /// Of everything that worked for it, for each request.
    cpu: Duration,
    target: Target,
    holds: Option<bool>,
}

impl Line {
    pub(super) fn of(
        name: impl Into<String>,
        target: Target,
        concurrency: usize,
        measured: &Measured,
        cpu: Duration,
    ) -> Self {
        let count = u32::try_from(measured.count()).unwrap_or(u32::MAX).max(1);
        Self {
            name: name.into(),
            concurrency,
            per_second: measured.per_second(),
            p50: measured.quantile(500),
            p95: measured.quantile(950),
            p99: measured.quantile(990),
            cpu: cpu / count,
            target,
            holds: target.holds(concurrency, measured),
        }
    }
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

pub(super) fn heading(engine: Engine, size: Size) {
    let Size {
        persons,
        cases,
        workers,
        cases_per_worker,
    } = size;
    println!(
        "\n{}: {persons} people, {cases} cases, {workers} workers with {cases_per_worker} open cases each",
        engine.name()
    );
}

pub(super) fn lines(lines: &[Line]) {
    println!(
        "{:<34} {:>3} {:>9} {:>9} {:>9} {:>9} {:>10}  target",
        "", "at", "req/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms/req"
    );
    for line in lines {
        let verdict = match line.holds {
            Some(true) => "  met",
            Some(false) => "  MISSED",
            None => "",
        };
        let (p50, p95, p99, cpu) = (millis(line.p50), millis(line.p95), millis(line.p99), millis(line.cpu));
        println!(
            "{:<34} {:>3} {:>9.0} {p50:>9.2} {p95:>9.2} {p99:>9.2} {cpu:>10.3}  {}{verdict}",
            line.name,
            line.concurrency,
            line.per_second,
            line.target.text()
        );
    }
}

/// The first seconds of a server.
pub(super) struct Start {
    listened_after: Duration,
    first_page_after: Duration,
    idle_mib: u64,
    /// The first search builds the directory.
    first_search: Duration,
}

impl Start {
    pub(super) fn measure(server: &Server, world: &World) -> Result<Self, String> {
        let text = |error: std::io::Error| format!("no answer: {error}");
        let idle_mib = server.resident_mib();
        let session = world.workers.first().map_or("", |(session, _)| session);
        let mut connection = Connection::open(server.address()).map_err(text)?;
        let expect = |status: u16, expected: u16| {
            if status == expected {
                Ok(())
            } else {
                Err(format!("the first answer was {status}"))
            }
        };
        // The sign-in page needs neither a session nor a name.
        expect(connection.send(&Request::get("/sign-in", "")).map_err(text)?, 200)?;
        let first_page_after = server.age();
        let before = server.age();
        expect(
            connection
                .send(&Request::post(&url::search(), session, &[("q", "Koivula")], 200))
                .map_err(text)?,
            200,
        )?;
        Ok(Self {
            listened_after: server.listened_after,
            first_page_after,
            idle_mib,
            first_search: server.age().saturating_sub(before),
        })
    }
}

pub(super) fn start(start: &Start, server: &Server) {
    println!(
        "cold start: listens after {:.0} ms, first page after {:.0} ms",
        millis(start.listened_after),
        millis(start.first_page_after)
    );
    println!(
        "first search, which builds the directory: {:.0} ms",
        millis(start.first_search)
    );
    println!(
        "memory: {} MiB idle, {} MiB with the directory and after the load",
        start.idle_mib,
        server.resident_mib()
    );
}

pub(super) fn seals(sealed: &[Sealed]) {
    println!("AES-256-GCM alone, one thread:");
    for Sealed { bytes, seal, open } in sealed {
        println!(
            "  {bytes:>6} bytes: seal {:>8.2} µs, open {:>8.2} µs",
            seal.as_secs_f64() * 1e6,
            open.as_secs_f64() * 1e6
        );
    }
}

pub(super) fn populated(what: &str, count: usize, took: Duration) {
    let per_second = f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / took.as_secs_f64().max(1e-9);
    println!(
        "made {count} {what} in {:.1} s: {per_second:.0} a second",
        took.as_secs_f64()
    );
}
