//! `carehold import`.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use platform::organization;

use super::Place;
use crate::imports::{self, Report};

#[derive(Args)]
pub(super) struct Import {
    /// The CSV file.
    file: PathBuf,
    /// The organization's slug.
    #[arg(long)]
    organization: String,
    /// A JSON file that maps column headers to fields.
    #[arg(long)]
    mapping: Option<PathBuf>,
    /// The name of the system that the file comes from; with the row's number it is the key.
    #[arg(long, default_value = "legacy")]
    system: String,
    /// Only tell what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Do not ask before importing.
    #[arg(long)]
    yes: bool,
    /// Print one JSON line.
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(place: &Place, command: Import) -> Result<ExitCode, String> {
    let bytes = std::fs::read(&command.file)
        .map_err(|error| format!("`{}` cannot be read: {error}", command.file.display()))?;
    let mapping = match &command.mapping {
        Some(path) => {
            let text = std::fs::read(path).map_err(|error| format!("`{}` cannot be read: {error}", path.display()))?;
            Some(serde_json::from_slice(&text).map_err(|error| format!("`{}` is no JSON: {error}", path.display()))?)
        }
        None => None,
    };
    let (_, app) = place.open().await?;
    let organization = organization::find(&app.db, &command.organization)
        .await
        .map_err(|error| error.to_string())?;
    let organization = organization.ok_or_else(|| format!("there is no organization `{}`", command.organization))?;
    if !command.dry_run && !command.yes {
        let report = imports::import_file(
            &app,
            &organization,
            bytes.clone(),
            mapping.as_ref(),
            &command.system,
            true,
        )
        .await
        .map_err(|error| error.to_string())?;
        print(&report);
        if !confirmed()? {
            println!("Nothing was imported.");
            return Ok(ExitCode::SUCCESS);
        }
    }
    let report = imports::import_file(
        &app,
        &organization,
        bytes,
        mapping.as_ref(),
        &command.system,
        command.dry_run,
    )
    .await
    .map_err(|error| error.to_string())?;
    if command.json {
        println!("{}", serde_json::to_string(&report).map_err(|error| error.to_string())?);
    } else {
        print(&report);
    }
    Ok(ExitCode::SUCCESS)
}

fn print(report: &Report) {
    println!(
        "{} rows: {} created, {} unchanged, {} wait as duplicates, {} refused",
        report.rows,
        report.created,
        report.unchanged,
        report.duplicates,
        report.refused.len()
    );
    for (field, first) in &report.date_orders {
        println!("  {field}: dates with slashes are read {first} first");
    }
    for refused in &report.refused {
        println!("  row {}: refused ({})", refused.row, refused.reasons.join(", "));
    }
    for dropped in &report.dropped {
        println!("  row {}: {} left out ({})", dropped.row, dropped.field, dropped.reason);
    }
}

fn confirmed() -> Result<bool, String> {
    print!("Import these people? [y/N] ");
    std::io::stdout().flush().map_err(|error| error.to_string())?;
    let mut answer = String::new();
    std::io::stdin()
        .read_line(&mut answer)
        .map_err(|error| error.to_string())?;
    Ok(answer.trim().eq_ignore_ascii_case("y"))
}
