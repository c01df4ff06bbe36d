//! The teams of an organization, and a new one.

use std::collections::HashMap;

use askama::Template;
use platform::audit::Event;
use platform::db::ReadTx;
use platform::ids::{AccountId, TeamId};
use platform::session::{self, TEAM, Team};
use platform::web::{Form, IntoResponse as _, Page, Redirect, Response, Result};
use serde::Deserialize;
use uuid::Uuid;

use crate::layout::{Errors, Frame, render, render_invalid};
use crate::policy::{ListAccounts, ManageTeams};
use crate::url;

/// The longest name of a team, in characters.
const LONGEST: usize = 100;

/// A new team's name, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct NewTeamForm {
    name: String,
}

/// One line of the list.
struct TeamLine {
    href: String,
    name: String,
    leader: String,
    members: Vec<String>,
}

#[derive(Template)]
#[template(path = "accounts/teams.html")]
struct TeamsPage {
    frame: Frame,
    may_change: bool,
    lines: Vec<TeamLine>,
    form: NewTeamForm,
    errors: Errors,
}

async fn page(frame: Frame, form: NewTeamForm, errors: Errors) -> Result<TeamsPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ListAccounts>()?;
    let teams = open_teams(&tx).await?;
    let members = session::list_members(&tx).await?;
    let names = frame.app.names.accounts(&tx).await?;
    tx.note(Event::on(&permit, &TEAM, Uuid::nil(), None).counting(teams.len()));
    drop(tx);
    let line = |(team, name): (Team, String)| TeamLine {
        href: url::team(team.id),
        name,
        leader: team
            .leader_id
            .and_then(|leader| names.get(&leader).cloned())
            .unwrap_or_default(),
        members: member_names(team.id, &members, &names),
    };
    let lines = teams.into_iter().map(line).collect();
    Ok(TeamsPage {
        may_change: frame.may::<ManageTeams>(),
        lines,
        form,
        errors,
        frame,
    })
}

fn member_names(team: TeamId, members: &[(TeamId, AccountId)], names: &HashMap<AccountId, String>) -> Vec<String> {
    let of_team = members.iter().filter(|(its, _)| *its == team);
    let mut of_team: Vec<String> = of_team.filter_map(|(_, account)| names.get(account).cloned()).collect();
    of_team.sort_by_key(|name| name.to_lowercase());
    of_team
}

/// The teams at work with their names, sorted by them.
pub(super) async fn open_teams(tx: &ReadTx) -> Result<Vec<(Team, String)>> {
    let scope = tx.organization_scope().await?;
    let mut teams = Vec::new();
    for team in session::list_teams(tx)
        .await?
        .into_iter()
        .filter(|team| team.ended_at.is_none())
    {
        let name = scope.open(&team)?.name;
        teams.push((team, name));
    }
    teams.sort_by_key(|(_, name)| name.to_lowercase());
    Ok(teams)
}

/// What stands against giving a team this name, if anything; `own` is the team that may have it already.
pub(super) fn name_error(name: &str, own: Option<TeamId>, teams: &[(Team, String)]) -> Option<&'static str> {
    let wanted = name.trim().to_lowercase();
    if wanted.is_empty() {
        return Some("accounts-error-no-team-name");
    }
    if wanted.chars().count() > LONGEST {
        return Some("accounts-error-too-long");
    }
    let taken = teams
        .iter()
        .any(|(team, known)| Some(team.id) != own && known.to_lowercase() == wanted);
    taken.then_some("accounts-error-team-taken")
}

/// Every team, who leads it and who belongs to it.
pub(super) async fn index(frame: Frame) -> Result<Page> {
    render(&page(frame, NewTeamForm::default(), Errors::default()).await?)
}

/// Makes a team and goes on to its members.
pub(super) async fn create(frame: Frame, Form(form): Form<NewTeamForm>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<ManageTeams>()?;
    let organization = tx.organization();
    tx.lock(organization.uuid()).await?;
    if let Some(key) = name_error(&form.name, None, &open_teams(&tx).await?) {
        drop(tx);
        return render_invalid(&page(frame, form, Errors::one("name", key)).await?);
    }
    let id = session::insert_team(&mut tx, &form.name).await?;
    tx.commit(Event::on(&permit, &TEAM, id.uuid(), None)).await?;
    frame.app.names.forget(organization);
    Ok(Redirect::to(&format!("{}?done=team-created", url::team(id))).into_response())
}
