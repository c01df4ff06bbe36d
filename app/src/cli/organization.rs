//! `carehold organization create`.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use platform::organization::{Jurisdiction, NewOrganization, Sector, find, is_slug};

use super::Place;
use crate::{locales, onboarding};

#[derive(Subcommand)]
pub(super) enum OrganizationCommand {
    /// Make an organization and invite its first admin by a one-time link.
    Create(Create),
}

#[derive(Args)]
pub(super) struct Create {
    /// Stands in addresses: lower-case letters, digits and hyphens.
    #[arg(long)]
    slug: String,
    #[arg(long)]
    name: String,
    /// Whose law applies: FI, NL (the Union's law with Dutch holidays and time), EU or US.
    #[arg(long, default_value = "FI")]
    jurisdiction: String,
    /// `social-care` says "client", `clinic` says "patient".
    #[arg(long, default_value = "social-care")]
    sector: String,
    /// The language of people who have not chosen one.
    #[arg(long, default_value = "en")]
    language: String,
    #[arg(long)]
    admin_email: String,
    #[arg(long, default_value = "Administrator")]
    admin_name: String,
}

pub(super) async fn run(place: &Place, command: OrganizationCommand) -> Result<ExitCode, String> {
    let OrganizationCommand::Create(create) = command;
    let jurisdiction = Jurisdiction::parse(&create.jurisdiction).ok_or("`--jurisdiction` is one of FI, NL, EU, US")?;
    let sector = Sector::parse(&create.sector).ok_or("`--sector` is `social-care` or `clinic`")?;
    if !is_slug(&create.slug) {
        return Err("`--slug` takes 2 to 40 lower-case letters, digits and inner hyphens".to_owned());
    }
    if !locales::LANGUAGES.iter().any(|(code, _)| *code == create.language) {
        return Err(format!(
            "`--language` is one of {}",
            locales::LANGUAGES
                .iter()
                .map(|(code, _)| *code)
                .collect::<Vec<_>>()
                .join(", ")
        ));
    }
    if !create.admin_email.contains('@') {
        return Err("`--admin-email` takes an e-mail address".to_owned());
    }
    let (config, app) = place.open().await?;
    if find(&app.db, &create.slug)
        .await
        .map_err(|error| error.to_string())?
        .is_some()
    {
        return Err(format!("there is already an organization `{}`", create.slug));
    }
    let new = NewOrganization {
        slug: &create.slug,
        name: &create.name,
        jurisdiction,
        sector,
        language: &create.language,
        demo: false,
    };
    let organization = onboarding::create(&app.db, &new)
        .await
        .map_err(|error| error.to_string())?;
    let bearer = onboarding::invite_first_admin(&app.db, &organization, &create.admin_name, &create.admin_email)
        .await
        .map_err(|error| error.to_string())?;
    println!("{} is ready.", organization.name);
    println!("The first admin sets a password and a second factor here, once, within 72 hours:");
    println!(
        "{}/o/{}/enrol/{}",
        config.public_url.trim_end_matches('/'),
        organization.slug,
        bearer.expose()
    );
    Ok(ExitCode::SUCCESS)
}
