//! `carehold epoch close`: old copies of wrapped keys open nothing any more.

use std::process::ExitCode;

use clap::Subcommand;

use super::Place;
use crate::{backup, epochs};

#[derive(Subcommand)]
pub(super) enum Epoch {
    /// Begin a new epoch, move every organization to it, destroy the old one. Goes on where an earlier try stopped.
    Close,
}

pub(super) async fn run(place: &Place, command: &Epoch) -> Result<ExitCode, String> {
    let Epoch::Close = command;
    let (config, app) = place.open().await?;
    let closed = epochs::close(&app, || match config.second_copy() {
        Some(copy) => backup::second_copy(&config, &copy),
        None => Ok(()),
    })
    .await?;
    println!(
        "Epoch {} is current; {} organizations moved in {:.1} s, {} people's blind tokens renewed in {:.1} s. The old epoch's key is destroyed.",
        closed.epoch,
        closed.organizations,
        closed.keys_took.as_secs_f64(),
        closed.people,
        closed.tokens_took.as_secs_f64()
    );
    Ok(ExitCode::SUCCESS)
}
