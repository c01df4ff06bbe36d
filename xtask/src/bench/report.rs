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

/// What an act should cost at the most.
#[derive(Clone, Copy)]
pub(super) enum Target {
    /// CPU for each request, in microseconds, of application and database together.
    Cpu { sqlite: u32, postgres: u32 },
    /// The time in which 95 of 100 are answered, in milliseconds, with one request under way.
    P95(u32),
}

impl Target {
    fn of(self, engine: Engine) -> (&'static str, Duration) {
        match (self, engine) {
            (Self::Cpu { sqlite, .. }, Engine::Sqlite) => ("CPU", Duration::from_micros(sqlite.into())),
            (Self::Cpu { postgres, .. }, Engine::Postgres) => ("CPU", Duration::from_micros(postgres.into())),
            (Self::P95(limit), _) => ("p95", Duration::from_millis(limit.into())),
        }
    }

    fn text(self, engine: Engine) -> String {
        let (what, limit) = self.of(engine);
        format!("{what} <= {:.1} ms", millis(limit))
    }

    /// Whether it holds. CPU is judged with eight requests under way, as on a busy morning; a latency with one, because more wait for the two cores.
    fn holds(self, engine: Engine, concurrency: usize, measured: &Measured, cpu: Duration) -> Option<bool> {
        let (what, limit) = self.of(engine);
        match (what, concurrency) {
            ("CPU", 8) => Some(cpu <= limit),
            ("p95", 1) => Some(measured.quantile(950) <= limit),
            _ => None,
        }
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
    target: String,
    holds: Option<bool>,
}

impl Line {
    /// A number to compare with.
    pub(super) fn floor(name: &str, concurrency: usize, measured: &Measured, cpu: Duration) -> Self {
        let count = u32::try_from(measured.count()).unwrap_or(u32::MAX).max(1);
        Self {
            name: name.to_owned(),
            concurrency,
            per_second: measured.per_second(),
            p50: measured.quantile(500),
            p95: measured.quantile(950),
            p99: measured.quantile(990),
            cpu: cpu / count,
            target: "floor".to_owned(),
            holds: None,
        }
    }

    /// What an act of the product took, with its target.
    pub(super) fn judged(self, engine: Engine, target: Target, measured: &Measured) -> Self {
        Self {
            target: target.text(engine),
            holds: target.holds(engine, self.concurrency, measured, self.cpu),
            ..self
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
            line.name, line.concurrency, line.per_second, line.target
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
