//! `carehold backup` and `carehold restore`.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::Place;
use crate::backup::{self, Order, Request, Set, Stage, Step};

#[derive(Args)]
#[command(after_help = BACKUP_EXAMPLES)]
pub(super) struct Backup {
    /// The folder that gets a new folder with the sets in it.
    #[arg(long)]
    to: PathBuf,
    /// One set alone.
    #[arg(long)]
    only: Option<Set>,
    /// The age recipient (`age1…`), instead of the configured one.
    #[arg(long)]
    recipient: Option<String>,
    /// Knowingly without encryption.
    #[arg(long)]
    unencrypted: bool,
    /// Print one JSON line.
    #[arg(long)]
    json: bool,
}

const BACKUP_EXAMPLES: &str = "Examples:
  age-keygen -o carehold.identity                        once, on another machine: the identity stays there
  carehold backup --to /backup --recipient age1…         data, keys and keyring, each in a folder of its own
  carehold backup --to /elsewhere --only keys            every hour; the recipient is in the configuration";

#[derive(Args)]
#[command(after_help = RESTORE_EXAMPLES)]
pub(super) struct Restore {
    /// The folder of one backup, with a folder for each set in it.
    #[arg(long)]
    from: PathBuf,
    /// The file with the age identity (`AGE-SECRET-KEY-1…`).
    #[arg(long)]
    identity: Option<PathBuf>,
    /// One set alone, beside the others that are in use.
    #[arg(long)]
    only: Option<Set>,
    /// Move what is there aside; nothing is deleted.
    #[arg(long)]
    replace: bool,
    /// Print one JSON line.
    #[arg(long)]
    json: bool,
}

const RESTORE_EXAMPLES: &str = "Examples:
  carehold restore --from /backup/20261122T021500000Z --identity carehold.identity --only data --replace
                                                         yesterday's data beside today's keys: the normal case
  carehold restore --from /backup/20261122T021500000Z --identity carehold.identity --data /var/lib/carehold
                                                         everything, on a new machine
A restore that was cut off goes on when it is run again.";

pub(super) async fn backup(place: &Place, command: Backup) -> Result<ExitCode, String> {
    let (config, app) = place.open().await?;
    let shows = std::io::stderr().is_terminal();
    let shown = std::cell::Cell::new(None);
    let progress = |set: Set, stage: Stage, written: u64, whole: u64| {
        let percent = written.saturating_mul(100) / whole.max(1);
        let now = Some((set, stage, percent));
        if shows && shown.replace(now) != now {
            let doing = match stage {
                Stage::Copying => "copied",
                Stage::Sealing => "sealed",
            };
            eprint!("\r{:<8} {doing} {percent:>3} %", set.name());
            if written >= whole {
                eprintln!();
            }
        }
    };
    let order = Order {
        to: &command.to,
        only: command.only,
        recipient: command.recipient.as_deref(),
        unencrypted: command.unencrypted,
        progress: &progress,
    };
    let made = backup::make(&app, &config, &order).await?;
    if command.json {
        let said = json!({
            "folder": made.folder, "sets": made.manifests, "ended": made.ended, "not_ended": made.not_ended
        });
        println!("{said}");
        return Ok(code(&made));
    }
    println!("A backup is in `{}`:", made.folder.display());
    for manifest in &made.manifests {
        println!(
            "  {:<8} {} bytes, epoch {}",
            manifest.set.name(),
            manifest.bytes,
            manifest.epoch
        );
    }
    for folder in &made.ended {
        println!("  ended    {}: older than it is kept", folder.display());
    }
    for problem in &made.not_ended {
        println!("  NOT ENDED, and older than it is kept: {problem}");
    }
    if command.unencrypted {
        println!("It is not encrypted. Keep keys and keyring away from the data.");
    }
    if made.manifests.iter().any(|manifest| manifest.set == Set::Keyring) {
        println!(
            "Destroy older copies of the keyring elsewhere: as long as one is left, what was erased before its epoch closed opens with old keys and data."
        );
    }
    Ok(code(&made))
}

/// A backup after which something is left that should have ended is whole, and somebody has to look.
fn code(made: &backup::Made) -> ExitCode {
    if made.not_ended.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

pub(super) async fn restore(place: &Place, command: Restore) -> Result<ExitCode, String> {
    let config = place.config()?;
    let identities = command.identity.as_deref().map(backup::read_identities).transpose()?;
    let shows = std::io::stderr().is_terminal();
    let done = |step: Step| {
        if shows {
            eprintln!("{}", words(step));
        }
        Ok(())
    };
    let request = Request {
        from: &command.from,
        identities: identities.as_ref(),
        only: command.only,
        replace: command.replace,
        done: &done,
    };
    let report = backup::restore(&config, &config.clock()?, &request).await?;
    if command.json {
        println!("{}", serde_json::to_string(&report).map_err(|error| error.to_string())?);
    } else {
        print(&report);
    }
    Ok(if report.ok {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn words(step: Step) -> String {
    match step {
        Step::Checked => "every file is whole and opens".to_owned(),
        Step::Closed => "closed: nothing else runs here until the restore has ended".to_owned(),
        Step::SetAside(set) => format!("{}: its place is free", set.name()),
        Step::Placed(set) => format!("{}: in place", set.name()),
        Step::Reunited => "what was erased is erased again".to_owned(),
        Step::Swept => "nothing points to it any more".to_owned(),
        Step::Indexed => "indexes are of the newest key".to_owned(),
        Step::Verified => "every row and every log was looked at".to_owned(),
    }
}

fn print(report: &backup::Report) {
    println!("Restored: {}, as of {}.", report.sets.join(", "), report.made_at);
    println!(
        "Destructions carried out again: {} in the data, {} in the keys; {} rows beside them went too.",
        report.destructions_in_data, report.destructions_in_keys, report.swept
    );
    if report.overtaken > 0 {
        println!(
            "{} open requests ended: whom they are about was erased after the backup, and certified then.",
            report.overtaken
        );
    }
    if report.reviewed > 0 {
        println!(
            "{} decided requests and disposal lists wait for a new decision: what came after the backup is not known here.",
            report.reviewed
        );
    }
    if report.waiting > 0 {
        println!(
            "{} representations are stopped until a worker decides again: what was ended after the backup is not known here.",
            report.waiting
        );
    }
    if report.indexed > 0 {
        println!("Index codes made anew for {} people.", report.indexed);
    }
    println!("{} sealed rows open; {} logs were checked.", report.opened, report.logs);
    for place in &report.aside {
        println!("What was there before is in {place}. Delete it when you do not need it any more.");
    }
    for row in &report.unopened {
        println!("DOES NOT OPEN  {row}");
    }
    for fault in &report.log_faults {
        println!("LOG  {fault}");
    }
    if report.ok {
        println!(
            "The installation is open. What was written after the backup is not in it: access that was ended since, holds, requests and erasure decisions must be looked at."
        );
    } else {
        println!(
            "The installation stays closed. Restore another backup with --replace, or the newer keys beside these data."
        );
    }
}
