//! The command line. What scripts lean on (`--json`) is stable.

#![expect(clippy::print_stdout, reason = "commands answer on standard output")]

mod backup;
mod demo;
mod doctor;
mod epoch;
mod import;
mod init;
mod organization;
mod retention;
mod serve;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use platform::boot;
use platform::clock::Clock;

use crate::config::Config;
use crate::migrations;
use crate::server;
use crate::state::App;

/// Case management for social care and clinics whose privacy promises are executed by code.
#[derive(Parser)]
#[command(name = "carehold", version, after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  carehold demo                                          try it: two organizations with people in them
  carehold init --data /var/lib/carehold                 make an installation
  carehold organization create --slug kotisatama --name 'Kotisatama Care' --jurisdiction FI --admin-email me@example.org
  carehold serve --data /var/lib/carehold                run it
  carehold import clients.csv --organization kotisatama --dry-run
  carehold verify log --data /var/lib/carehold           prove that the log is whole
  carehold backup --data /var/lib/carehold --to /backup --recipient age1…
  carehold restore --data /var/lib/carehold --from /backup/20261122T021500000Z --identity FILE --only data --replace";

/// Where the installation is.
#[derive(Args, Clone)]
struct Place {
    /// The data folder.
    #[arg(long, global = true, default_value = "data")]
    data: PathBuf,
    /// A configuration file; `carehold.toml` in the data folder otherwise.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Fill a fresh folder with two organizations, print their sign-ins, and serve.
    Demo(demo::Demo),
    /// Make an installation: databases, keyring, and its tested second copy.
    Init,
    /// Serve pages.
    Serve(serve::Serve),
    /// Do background work only, beside other processes that serve.
    Work,
    /// Bring both databases to the newest schema.
    Migrate,
    /// Make organizations.
    #[command(subcommand)]
    Organization(organization::OrganizationCommand),
    /// Import people from a CSV file of an older system.
    Import(import::Import),
    /// Verify logs and proofs.
    #[command(subcommand)]
    Verify(verify::Verify),
    /// Look at how long records are kept.
    #[command(subcommand)]
    Retention(retention::Retention),
    /// Manage key epochs.
    #[command(subcommand)]
    Epoch(epoch::Epoch),
    /// Copy data, keys and keyring, encrypted, while everything runs.
    Backup(backup::Backup),
    /// Bring a backup back; what was erased since stays erased.
    Restore(backup::Restore),
    /// Check configuration, keys, key backup, roles, row-level security, clock and disk.
    Doctor,
}

/// Runs a command.
pub async fn run(arguments: Arguments) -> Result<ExitCode, String> {
    let place = arguments.place;
    match arguments.command {
        Command::Demo(command) => demo::run(&place, command).await,
        Command::Init => init::run(&place).await,
        Command::Serve(command) => serve::run(&place, command).await,
        Command::Work => Box::pin(serve::work(&place)).await,
        Command::Migrate => migrate(&place).await,
        Command::Organization(command) => organization::run(&place, command).await,
        Command::Import(command) => import::run(&place, command).await,
        Command::Verify(command) => verify::run(&place, command).await,
        Command::Retention(command) => retention::run(&place, &command).await,
        Command::Epoch(command) => epoch::run(&place, &command).await,
        Command::Backup(command) => backup::backup(&place, command).await,
        Command::Restore(command) => backup::restore(&place, command).await,
        Command::Doctor => doctor::run(&place).await,
    }
}

async fn migrate(place: &Place) -> Result<ExitCode, String> {
    let config = place.config()?;
    let ran = run_migrations(&config).await?;
    if ran.is_empty() {
        println!("nothing to do: both databases are at the newest schema");
    }
    for name in ran {
        println!("{name}");
    }
    Ok(ExitCode::SUCCESS)
}

async fn run_migrations(config: &Config) -> Result<Vec<&'static str>, String> {
    boot::run_migrations(&config.settings(Clock::system())?, migrations::ALL)
        .await
        .map_err(|error| error.to_string())
}

impl Place {
    fn config(&self) -> Result<Config, String> {
        Ok(Config::read(&self.data, self.config.as_deref())?)
    }

    /// Opens an installation for a command; the log line format is `serve`'s business.
    async fn open(&self) -> Result<(Config, App), String> {
        let config = self.config()?;
        if !config.settings(Clock::system())?.keyring.exists() {
            return Err(format!(
                "there is no installation in `{}`; make one with `carehold init --data {0}`",
                self.data.display()
            ));
        }
        let app = server::open(&config, config.clock()?).await?;
        Ok((config, app))
    }
}
