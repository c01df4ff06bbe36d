//! `carehold verify`: checks without a running server; the exit code tells.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use platform::organization;
use serde::Serialize;
use tlog::note::Verifier;
use tlog::proof::ProofFile;

use super::Place;
use crate::{requests, tables};

#[derive(Subcommand)]
pub(super) enum Verify {
    /// Check every organization's log, and every row against it.
    Log(Log),
    /// Check a proof file against a verifier key, with nothing else.
    Proof(Proof),
    /// Check a certificate of erasure, with nothing else.
    Certificate(CertificateFile),
}

#[derive(Args)]
pub(super) struct Log {
    /// Print one JSON line.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(super) struct Proof {
    /// The `.tlog-proof` file.
    file: PathBuf,
    /// The leaf's bytes, in hexadecimal.
    #[arg(long)]
    leaf: String,
    /// The verifier key, as published: `name+id+key`.
    #[arg(long)]
    key: String,
    /// The log's origin line.
    #[arg(long)]
    origin: String,
}

#[derive(Args)]
pub(super) struct CertificateFile {
    /// The certificate's file.
    file: PathBuf,
    /// The organization's verifier key, as it publishes it: `name+id+key`. Without it the file's own key is used, which proves only that nobody changed the file.
    #[arg(long)]
    key: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    logs: u64,
    leaves: u64,
    ok: bool,
    first_bad: Option<i64>,
}

pub(super) async fn run(place: &Place, command: Verify) -> Result<ExitCode, String> {
    match command {
        Verify::Log(command) => log(place, &command).await,
        Verify::Proof(command) => proof(&command),
        Verify::Certificate(command) => certificate(&command),
    }
}

async fn log(place: &Place, command: &Log) -> Result<ExitCode, String> {
    let (_, app) = place.open().await?;
    let all = tables::all();
    let mut answer = Answer {
        logs: 0,
        leaves: 0,
        ok: true,
        first_bad: None,
    };
    for id in organization::list(&app.db).await.map_err(|error| error.to_string())? {
        let report = app.db.verify(id, all).await.map_err(|error| error.to_string())?;
        answer.logs += report.logs;
        answer.leaves += report.leaves;
        answer.ok = answer.ok && report.is_whole();
        answer.first_bad = answer.first_bad.or(report.first_bad());
        if !command.json {
            println!(
                "organization {id}: {} logs, {} events, {} rows, {}",
                report.logs,
                report.leaves,
                report.rows,
                if report.is_whole() { "whole" } else { "NOT WHOLE" }
            );
            for fault in &report.faults {
                println!("  {fault}");
            }
        }
    }
    if command.json {
        println!("{}", serde_json::to_string(&answer).map_err(|error| error.to_string())?);
    }
    Ok(if answer.ok {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn proof(command: &Proof) -> Result<ExitCode, String> {
    let text = std::fs::read_to_string(&command.file)
        .map_err(|error| format!("`{}` cannot be read: {error}", command.file.display()))?;
    let proof = ProofFile::parse(&text).map_err(|error| format!("this is no proof file: {error}"))?;
    let leaf = hex(&command.leaf).ok_or("`--leaf` takes hexadecimal digits")?;
    let verifier: Verifier = command.key.parse().map_err(|error| format!("`--key`: {error}"))?;
    match proof.verify(&leaf, &command.origin, &[verifier]) {
        Ok(checkpoint) => {
            println!(
                "The event stands at place {} of the log, which had {} events when it was signed.",
                proof.index, checkpoint.size
            );
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            println!("The proof does not hold: {error}");
            Ok(ExitCode::FAILURE)
        }
    }
}

fn certificate(command: &CertificateFile) -> Result<ExitCode, String> {
    let text = std::fs::read_to_string(&command.file)
        .map_err(|error| format!("`{}` cannot be read: {error}", command.file.display()))?;
    let certificate = match requests::verify_certificate(&text, command.key.as_deref()) {
        Ok(certificate) => certificate,
        Err(error) => {
            println!("The certificate does not hold: {error}.");
            return Ok(ExitCode::FAILURE);
        }
    };
    println!(
        "The certificate holds: request {} of {}, carried out {}.",
        certificate.request,
        certificate.organization_name,
        certificate.executed.as_deref().unwrap_or("at an unknown time")
    );
    for line in &certificate.erased {
        println!("  erased: {} x {} ({})", line.count, line.kind, line.method);
    }
    for line in &certificate.kept {
        println!(
            "  kept:   {} x {} ({}{}{})",
            line.count,
            line.kind,
            line.decision,
            line.rule.as_ref().map(|rule| format!(", {rule}")).unwrap_or_default(),
            line.until
                .as_ref()
                .map(|until| format!(", to {until}"))
                .unwrap_or_default()
        );
    }
    if let Some(until) = &certificate.backups_until {
        println!(
            "Backups of the keys from before are kept until {until} at most; after that no backup opens what was erased."
        );
    }
    if let Some(catalogue) = &certificate.catalogue {
        println!("The rules were those of catalogue {catalogue}.");
    }
    println!(
        "The execution stands at place {} of the log {}.",
        certificate.log.index, certificate.log.origin
    );
    if command.key.is_none() {
        println!("Compare the key with the one that the organization publishes, or give it with --key.");
    }
    Ok(ExitCode::SUCCESS)
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let pairs = text
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?, 16).ok());
    pairs.collect()
}
