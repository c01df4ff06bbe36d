//! The project's own commands, run as `cargo xtask`: tests on both databases, the security goals, the benchmark, generated pages, vendored files, screenshots.

#![expect(clippy::print_stdout, reason = "commands answer on standard output")]

mod bench;
mod cluster;
mod generate;
mod goals;
mod screenshots;
mod shell;
mod test;
mod vendor;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Carehold's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run doc tests, then every test on SQLite and on a fresh PostgreSQL.
    Test(test::Test),
    /// Measure the release binary under load on both databases, beside bare SQL and bare encryption.
    Bench(bench::Bench),
    /// Rewrite what lies in `docs/generated` and follows from the code.
    Gen,
    /// Run every security goal at its full count, and write `docs/generated/goals.md`.
    Goals,
    /// Look after third-party files that the product serves.
    #[command(subcommand)]
    Vendor(vendor::Vendor),
    /// Take pictures of the pages into `tests/ui/.cache/screenshots`.
    Screenshots(screenshots::Screenshots),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Test(command) => test::run(&command),
        Command::Bench(command) => bench::run(&command),
        Command::Gen => generate::run(),
        Command::Goals => goals::run(),
        Command::Vendor(command) => vendor::run(&command),
        Command::Screenshots(command) => screenshots::run(&command),
    };
    result.unwrap_or_else(|message| {
        eprintln!("xtask: {message}");
        ExitCode::FAILURE
    })
}
