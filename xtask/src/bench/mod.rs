//! `cargo xtask bench`: the release binary under load, on both databases, with a large population; and the floor under its numbers.
//!
//! The client runs on the same machine, so what it uses is missing to the server; CPU per request is the server's own.
//! A population is made once and used again; what the benchmark writes stays in it.

mod client;
mod floor;
mod load;
mod place;
mod process;
mod report;
mod scenarios;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use carehold::demo::Size;
use clap::{Args, ValueEnum};

use crate::shell;
use place::Installation;
use process::Server;
use report::Line;

#[derive(Args)]
pub(crate) struct Bench {
    /// People in the population.
    #[arg(long, default_value_t = 100_000)]
    persons: usize,
    /// Cases in the population, most of them closed.
    #[arg(long, default_value_t = 1_000_000)]
    cases: usize,
    #[arg(long, default_value_t = 400)]
    workers: usize,
    /// Open cases of each worker.
    #[arg(long, default_value_t = 60)]
    cases_per_worker: usize,
    /// Seconds that each measurement takes.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// A smaller population and shorter measurements: 5,000 people, 50,000 cases, 2 seconds.
    #[arg(long)]
    quick: bool,
    /// One database only.
    #[arg(long)]
    only: Option<Engine>,
    /// Where populations are kept. PostgreSQL's user must be able to enter it.
    #[arg(long, default_value = "/var/tmp/carehold-bench")]
    folder: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

impl Bench {
    fn size(&self) -> Size {
        let (persons, cases, workers) = if self.quick {
            (5_000, 50_000, 50)
        } else {
            (self.persons, self.cases, self.workers)
        };
        Size {
            persons,
            cases,
            workers,
            cases_per_worker: self.cases_per_worker,
        }
    }

    fn seconds(&self) -> Duration {
        Duration::from_secs(if self.quick { 2 } else { self.seconds })
    }
}

/// How many requests are under way at once.
const CONCURRENCY: [usize; 3] = [1, 8, 32];

pub(crate) fn run(command: &Bench) -> Result<ExitCode, String> {
    if cfg!(debug_assertions) {
        // Making a population and measuring the floor are work of our own, so we are built like the server.
        let mut again = shell::program("cargo");
        again
            .args(["run", "--quiet", "--release", "--package", "xtask", "--"])
            .args(std::env::args_os().skip(1));
        return Ok(shell::code_of(shell::run(&mut again)?));
    }
    let built = shell::run(shell::program("cargo").args(["build", "--quiet", "--release", "--package", "carehold"]))?;
    if !built.success() {
        return Ok(shell::code_of(built));
    }
    shell::outlive_interrupts();
    report::seals(&floor::seal::measure()?);
    for engine in [Engine::Sqlite, Engine::Postgres] {
        if command.only.is_none_or(|only| only == engine) {
            measure(command, engine)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn measure(command: &Bench, engine: Engine) -> Result<(), String> {
    report::heading(engine, command.size());
    let (installation, world) = Installation::prepare(&command.folder, engine, command.size())?;
    let mut lines = floor::measure(&installation, &world, command.seconds())?;
    let server = Server::start(installation.folder())?;
    let started = report::Start::measure(&server, &world)?;
    for scenario in scenarios::ALL {
        for concurrency in CONCURRENCY {
            let before = installation.cpu(Some(&server));
            let measured = load::measure(server.address(), concurrency, command.seconds(), &|thread, count| {
                (scenario.request)(&world, thread, count)
            })?;
            let cpu = installation.cpu(Some(&server)).saturating_sub(before);
            let line = Line::floor(scenario.name, concurrency, &measured, cpu);
            lines.push(line.judged(engine, scenario.target, &measured));
        }
    }
    report::lines(&lines);
    report::start(&started, &server);
    Ok(())
}
