//! One team: its name, who leads it, who belongs to it.

use askama::Template;
use platform::audit::Event;
use platform::authz::Role;
use platform::db::ReadTx;
use platform::ids::{AccountId, TeamId};
use platform::session::{self, Account, TEAM};
use platform::web::{Error, Form, IntoResponse as _, Page, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::teams::{name_error, open_teams};
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::policy::{ListAccounts, ManageTeams};
use crate::url;

#[derive(Clone, Copy, Deserialize)]
pub(super) struct TeamPath {
    pub(super) id: TeamId,
}

/// A team as typed and ticked, and the version that this was done on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TeamForm {
    name: String,
    leader: String,
    members: Vec<String>,
    version: String,
}

impl TeamForm {
    fn leader(&self) -> Option<AccountId> {
        self.leader.parse().ok()
    }

    /// The ticked accounts, and the leader, who always belongs to the team.
    fn members(&self) -> Vec<AccountId> {
        self.members
            .iter()
            .filter_map(|id| id.parse().ok())
            .chain(self.leader())
            .collect()
    }
}

/// Somebody who can be chosen.
pub(super) struct Choice {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) chosen: bool,
}

#[derive(Template)]
#[template(path = "accounts/team.html")]
struct TeamPage {
    frame: Frame,
    title: String,
    name: String,
    version: i64,
    leaders: Vec<Choice>,
    members: Vec<Choice>,
    action: String,
    end_href: String,
    errors: Errors,
}

async fn page(frame: Frame, id: TeamId, form: Option<TeamForm>, errors: Errors) -> Result<TeamPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ListAccounts>()?;
    let team = session::find_team(&tx, id).await?;
    if team.ended_at.is_some() {
        return Err(Error::Conflict);
    }
    let title = tx.organization_scope().await?.open(&team)?.name;
    let (leader, members) = match &form {
        Some(form) => (form.leader(), form.members()),
        None => (team.leader_id, session::members_of(&tx, id).await?),
    };
    let staff = staff(&frame, &tx).await?;
    tx.note(Event::on(&permit, &TEAM, id.uuid(), None));
    drop(tx);
    let leads = |account: &Account| account.roles.has(Role::Supervisor) || team.leader_id == Some(account.id);
    let leader_choice = |(account, name): &(Account, String)| Choice::new(account.id, name, leader == Some(account.id));
    let member_choice =
        |(account, name): &(Account, String)| Choice::new(account.id, name, members.contains(&account.id));
    let leaders = staff
        .iter()
        .filter(|(account, _)| leads(account))
        .map(leader_choice)
        .collect();
    let members = staff.iter().map(member_choice).collect();
    let name = form.map_or_else(|| title.clone(), |form| form.name);
    Ok(TeamPage {
        title,
        name,
        version: team.version,
        leaders,
        members,
        action: url::team(id),
        end_href: url::team_end(id),
        errors,
        frame,
    })
}

impl Choice {
    pub(super) fn new(id: AccountId, name: &str, chosen: bool) -> Self {
        Self {
            id: id.to_string(),
            name: name.to_owned(),
            chosen,
        }
    }
}

/// Everybody whose access has not ended, by name.
async fn staff(frame: &Frame, tx: &ReadTx) -> Result<Vec<(Account, String)>> {
    let names = frame.app.names.accounts(tx).await?;
    let accounts = session::list_accounts(tx)
        .await?
        .into_iter()
        .filter(|account| account.state != "ended");
    let mut staff: Vec<(Account, String)> = Vec::new();
    for account in accounts {
        if let Some(name) = names.get(&account.id) {
            staff.push((account, name.clone()));
        }
    }
    staff.sort_by_key(|(_, name)| name.to_lowercase());
    Ok(staff)
}

/// The form of a team.
pub(super) async fn edit(frame: Frame, Path(path): Path<TeamPath>) -> Result<Page> {
    render(&page(frame, path.id, None, Errors::default()).await?)
}

/// Saves name, leader and members; who joined sees the team's cases from the next page on, who left sees them no more.
pub(super) async fn update(frame: Frame, Path(path): Path<TeamPath>, Form(form): Form<TeamForm>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<ManageTeams>()?;
    let organization = tx.organization();
    tx.lock(organization.uuid()).await?;
    let team = session::find_team(&tx, path.id).await?;
    if team.ended_at.is_some() {
        return Err(Error::Conflict);
    }
    let taken = name_error(&form.name, Some(path.id), &open_teams(&tx).await?);
    let changed = (form.version != team.version.to_string()).then_some("accounts-error-changed");
    if let Some(key) = taken.or(changed) {
        drop(tx);
        return render_invalid(&page(frame, path.id, Some(form), Errors::one("name", key)).await?);
    }
    let accounts = session::list_accounts(&tx).await?;
    let works_here = |id: &AccountId| {
        accounts
            .iter()
            .any(|account| account.id == *id && account.state != "ended")
    };
    let members: Vec<AccountId> = form.members().into_iter().filter(works_here).collect();
    let leader = form.leader().filter(works_here);
    session::update_team(&mut tx, &team, &form.name, leader).await?;
    let count = session::set_members(&mut tx, team.id, &members).await?;
    tx.commit(Event::on(&permit, &TEAM, team.id.uuid(), None).counting(count.max(1)))
        .await?;
    frame.app.names.forget(organization);
    Ok(Redirect::to(&format!("{}?done=team-saved", url::teams())).into_response())
}
