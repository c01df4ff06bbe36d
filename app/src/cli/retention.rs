//! `carehold retention run`: the nightly run, now.

use std::process::ExitCode;

use clap::Subcommand;
use platform::{boot, organization};

use super::Place;
use crate::disposal;

#[derive(Subcommand)]
pub(super) enum Retention {
    /// Look at every record of every organization: what fell due, what is kept and why, what is missing. Destroys nothing.
    Run,
}

pub(super) async fn run(place: &Place, command: &Retention) -> Result<ExitCode, String> {
    let Retention::Run = command;
    let (_, app) = place.open().await?;
    let organizations = organization::list(&app.db).await.map_err(|error| error.to_string())?;
    let mut whole = true;
    for id in organizations {
        let actor = boot::system(id, "retention run");
        let settings = app.db.organization(id).await.map_err(|error| error.to_string())?;
        let run = disposal::run(&app, &actor).await.map_err(|error| error.to_string())?;
        println!(
            "{}: looked at {} cases and {} people; due {}, due within 60 days {}, kept by a hold {}, kept by a request {}, missing facts {}.",
            settings.slug,
            run.cases,
            run.persons,
            run.due,
            run.near,
            run.refused_hold,
            run.refused_request,
            run.missing
        );
        if !run.whole {
            println!("{}: FAIL: it did not look at everything there is", settings.slug);
        }
        whole = whole && run.whole;
    }
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
