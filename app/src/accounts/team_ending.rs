//! The end of a team: its members and what it may see end, its name stays for the record.

use askama::Template;
use platform::audit::Event;
use platform::ids::TeamId;
use platform::session::{self, TEAM};
use platform::web::{Error, Form, IntoResponse as _, Page, Path, Redirect, Response, Result};

use super::ending::EndForm;
use super::handover::{LeftAlone, choices};
use super::store;
use super::team::{Choice, TeamPath};
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::policy::{ListAccounts, ManageTeams};
use crate::url;

#[derive(Template)]
#[template(path = "accounts/team_end.html")]
struct TeamEndPage {
    frame: Frame,
    name: String,
    /// How many people leave, in words.
    members: String,
    /// How many cases lose the team, in words; `None` for none.
    cases: Option<String>,
    alone: Vec<String>,
    successors: Vec<Choice>,
    action: String,
    cancel: String,
    errors: Errors,
}

async fn page(frame: Frame, id: TeamId, errors: Errors) -> Result<TeamEndPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ListAccounts>()?;
    let team = session::find_team(&tx, id).await?;
    if team.ended_at.is_some() {
        return Err(Error::Conflict);
    }
    let name = tx.organization_scope().await?.open(&team)?.name;
    let members = session::members_of(&tx, id).await?;
    let cases = store::count_of_team(&tx, id).await?;
    let alone = LeftAlone::find(&tx, id.uuid(), &[id.uuid()]).await?;
    let successors = choices(&frame, &tx, id.uuid(), None).await?;
    tx.note(Event::on(&permit, &TEAM, id.uuid(), None));
    drop(tx);
    Ok(TeamEndPage {
        name,
        members: frame.tn("accounts-team-end-members", members.len()),
        cases: (cases > 0).then(|| frame.tn("accounts-team-end-cases", cases)),
        alone: alone.texts(&frame),
        successors,
        action: url::team_end(id),
        cancel: url::team(id),
        errors,
        frame,
    })
}

/// Which team, and what follows.
pub(super) async fn confirm(frame: Frame, Path(path): Path<TeamPath>) -> Result<Page> {
    render(&page(frame, path.id, Errors::default()).await?)
}

/// Ends the team at once; what nobody else may open goes to a successor first.
pub(super) async fn end(frame: Frame, Path(path): Path<TeamPath>, Form(form): Form<EndForm>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<ManageTeams>()?;
    let organization = tx.organization();
    tx.lock(organization.uuid()).await?;
    let team = session::find_team(&tx, path.id).await?;
    if team.ended_at.is_some() {
        return Err(Error::Conflict);
    }
    let mut event = Event::on(&permit, &TEAM, team.id.uuid(), None);
    let alone = LeftAlone::find(&tx, path.id.uuid(), &[path.id.uuid()]).await?;
    if !alone.is_empty() {
        let Some(successor) = form.successor(&frame, &tx, path.id.uuid()).await? else {
            drop(tx);
            let errors = Errors::one("successor", "accounts-error-no-successor");
            return render_invalid(&page(frame, path.id, errors).await?);
        };
        alone.hand_over(&mut tx, successor).await?;
        event = event.because(alone.reason(successor));
    }
    store::end_grants(&mut tx, team.id.uuid()).await?;
    session::end_team(&mut tx, &team).await?;
    tx.commit(event).await?;
    frame.app.names.forget(organization);
    Ok(Redirect::to(&format!("{}?done=team-ended", url::teams())).into_response())
}
