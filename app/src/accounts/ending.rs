//! The end of somebody's access.

use askama::Template;
use platform::audit::Event;
use platform::db::ReadTx;
use platform::ids::AccountId;
use platform::session::{self, ACCOUNT};
use platform::web::{Error, Form, IntoResponse as _, Page, Path, Redirect, Response, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::handover::{LeftAlone, choices};
use super::list::teams_of;
use super::person::{AccountPath, is_last_admin, open};
use super::store;
use super::team::Choice;
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::policy::EndAccess;
use crate::url;

/// Who takes over what nobody else may open, if that has to be said.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct EndForm {
    successor: String,
}

impl EndForm {
    fn chosen(&self) -> Option<AccountId> {
        self.successor.parse().ok()
    }

    /// Who was chosen, if it is somebody who can take over.
    pub(super) async fn successor(&self, frame: &Frame, tx: &ReadTx, leaving: Uuid) -> Result<Option<AccountId>> {
        let staff = frame.app.names.care_staff(tx).await?;
        let able = |id: &AccountId| id.uuid() != leaving && staff.contains_key(id);
        Ok(self.chosen().filter(able))
    }
}

#[derive(Template)]
#[template(path = "accounts/end.html")]
struct EndPage {
    frame: Frame,
    name: String,
    is_self: bool,
    teams: String,
    /// How many cases lose their worker, in words; `None` for none.
    assigned: Option<String>,
    /// What nobody else may open, in words.
    alone: Vec<String>,
    successors: Vec<Choice>,
    action: String,
    cancel: String,
    errors: Errors,
}

async fn page(frame: Frame, id: AccountId, successor: Option<AccountId>, errors: Errors) -> Result<EndPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let (account, fields) = open(&tx, id).await?;
    if account.state == "ended" {
        return Err(Error::Conflict);
    }
    let assigned = store::count_assigned(&tx, id).await?;
    let alone = left_alone(&tx, id).await?;
    let successors = choices(&frame, &tx, id.uuid(), successor).await?;
    let members = session::list_members(&tx).await?;
    let names = frame.app.names.teams(&tx).await?;
    let teams = teams_of(id, &members, &names).join(", ");
    drop(tx);
    Ok(EndPage {
        name: fields.name,
        is_self: frame.viewer()?.account_id == id,
        teams,
        assigned: (assigned > 0).then(|| frame.tn("accounts-end-assigned", assigned)),
        alone: alone.texts(&frame),
        successors,
        action: url::account_end(id),
        cancel: url::account(id),
        errors,
        frame,
    })
}

/// What only this account may open, by itself or through its teams.
async fn left_alone(tx: &ReadTx, id: AccountId) -> Result<LeftAlone> {
    let members = session::list_members(tx).await?;
    let teams = members.iter().filter(|(_, member)| *member == id);
    let principals: Vec<Uuid> = teams.map(|(team, _)| team.uuid()).chain([id.uuid()]).collect();
    Ok(LeftAlone::find(tx, id.uuid(), &principals).await?)
}

/// Who, and what follows.
pub(super) async fn confirm(frame: Frame, Path(path): Path<AccountPath>) -> Result<Page> {
    render(&page(frame, path.id, None, Errors::default()).await?)
}

/// Ends the access at once; what nobody else may open goes to a successor first.
pub(super) async fn end(frame: Frame, Path(path): Path<AccountPath>, Form(form): Form<EndForm>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<EndAccess>()?;
    let organization = tx.organization();
    tx.lock(organization.uuid()).await?;
    let account = session::find_staff(&tx, path.id).await?;
    if account.state == "ended" {
        return Err(Error::Conflict);
    }
    if is_last_admin(&tx, &account).await? {
        drop(tx);
        let errors = Errors::one("end", "accounts-error-last-admin");
        return render_invalid(&page(frame, path.id, form.chosen(), errors).await?);
    }
    let mut event = Event::on(&permit, &ACCOUNT, account.id.uuid(), Some(account.log_scope));
    let alone = left_alone(&tx, path.id).await?;
    if !alone.is_empty() {
        let Some(successor) = form.successor(&frame, &tx, path.id.uuid()).await? else {
            drop(tx);
            let errors = Errors::one("successor", "accounts-error-no-successor");
            return render_invalid(&page(frame, path.id, None, errors).await?);
        };
        alone.hand_over(&mut tx, successor).await?;
        event = event.because(alone.reason(successor));
    }
    store::end_grants(&mut tx, account.id.uuid()).await?;
    session::end_account(&mut tx, &account).await?;
    tx.commit(event).await?;
    frame.app.names.forget(organization);
    Ok(Redirect::to(&format!("{}?done=account-ended", url::account(path.id))).into_response())
}
