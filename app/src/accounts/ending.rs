//! The end of somebody's access.

use askama::Template;
use platform::audit::Event;
use platform::ids::AccountId;
use platform::session::{self, ACCOUNT};
use platform::web::{Error, IntoResponse as _, Page, Path, Redirect, Response, Result};

use super::list::teams_of;
use super::person::{AccountPath, is_last_admin, open};
use super::store;
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::policy::EndAccess;
use crate::url;

#[derive(Template)]
#[template(path = "accounts/end.html")]
struct EndPage {
    frame: Frame,
    name: String,
    is_self: bool,
    teams: String,
    /// How many cases lose their worker, in words; `None` for none.
    assigned: Option<String>,
    /// How many restricted cases nobody else may see, in words; `None` for none.
    left_alone: Option<String>,
    action: String,
    cancel: String,
    errors: Errors,
}

async fn page(frame: Frame, id: AccountId, errors: Errors) -> Result<EndPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let (account, fields) = open(&tx, id).await?;
    if account.state == "ended" {
        return Err(Error::Conflict);
    }
    let assigned = store::count_assigned(&tx, id).await?;
    let left_alone = store::count_left_alone(&tx, id).await?;
    let members = session::list_members(&tx).await?;
    let names = frame.app.names.teams(&tx).await?;
    let teams = teams_of(id, &members, &names).join(", ");
    drop(tx);
    Ok(EndPage {
        name: fields.name,
        is_self: frame.viewer()?.account_id == id,
        teams,
        assigned: (assigned > 0).then(|| frame.tn("accounts-end-assigned", assigned)),
        left_alone: (left_alone > 0).then(|| frame.tn("accounts-end-left-alone", left_alone)),
        action: url::account_end(id),
        cancel: url::account(id),
        errors,
        frame,
    })
}

/// Who, and what follows.
pub(super) async fn confirm(frame: Frame, Path(path): Path<AccountPath>) -> Result<Page> {
    render(&page(frame, path.id, Errors::default()).await?)
}

/// Ends the access at once.
pub(super) async fn end(frame: Frame, Path(path): Path<AccountPath>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<EndAccess>()?;
    let organization = tx.organization();
    tx.lock(organization.uuid()).await?;
    let account = session::find_account(&tx, path.id).await?;
    if account.state == "ended" {
        return Err(Error::Conflict);
    }
    if is_last_admin(&tx, &account).await? {
        drop(tx);
        return render_invalid(&page(frame, path.id, Errors::one("end", "accounts-error-last-admin")).await?);
    }
    store::end_grants(&mut tx, account.id).await?;
    session::end_account(&mut tx, &account).await?;
    tx.commit(Event::on(&permit, &ACCOUNT, account.id.uuid(), Some(account.log_scope)))
        .await?;
    frame.app.names.forget(organization);
    Ok(Redirect::to(&format!("{}?done=account-ended", url::account(path.id))).into_response())
}
