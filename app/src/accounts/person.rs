//! One account: what is known of it, and the acts on it.

use askama::Template;
use platform::audit::Event;
use platform::authz::Role;
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::AccountId;
use platform::session::{self, ACCOUNT, Account, AccountFields};
use platform::web::{Page, Path, Result};
use serde::Deserialize;

use super::list::{state_key, teams_of};
use super::role_names;
use crate::layout::{Frame, render};
use crate::policy::{EndAccess, ListAccounts, ReadLog};
use crate::url;

#[derive(Clone, Copy, Deserialize)]
pub(super) struct AccountPath {
    pub(super) id: AccountId,
}

#[derive(Template)]
#[template(path = "accounts/show.html")]
struct ShowPage {
    frame: Frame,
    fields: AccountFields,
    state: String,
    state_key: String,
    roles: Vec<String>,
    teams: Vec<String>,
    created_at: Time,
    ended_at: Option<Time>,
    seen_at: Option<Time>,
    is_self: bool,
    may_change: bool,
    edit_href: String,
    roles_href: String,
    invitation_href: String,
    invitation_key: String,
    end_href: String,
    /// What the account did, for those who may read the log.
    log_href: Option<String>,
}

/// The account's page; that it was opened is logged about its owner.
pub(super) async fn show(frame: Frame, Path(path): Path<AccountPath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let (account, fields) = open(&tx, path.id).await?;
    let members = session::list_members(&tx).await?;
    let seen_at = session::last_seen(&tx).await?.remove(&account.id);
    let names = frame.app.names.teams(&tx).await?;
    let teams = teams_of(account.id, &members, &names);
    drop(tx);
    render(&ShowPage {
        state_key: state_key(&account),
        roles: role_names(&frame, account.roles),
        teams,
        created_at: account.created_at,
        ended_at: account.ended_at,
        seen_at,
        is_self: frame.viewer()?.account_id == account.id,
        may_change: frame.may::<EndAccess>(),
        edit_href: url::account_edit(account.id),
        roles_href: url::account_roles(account.id),
        invitation_href: url::account_invitation(account.id),
        invitation_key: format!("accounts-invite-{}", account.state),
        end_href: url::account_end(account.id),
        log_href: frame
            .may::<ReadLog>()
            .then(|| format!("{}?person={}", url::audit_log(), account.id)),
        state: account.state,
        fields,
        frame,
    })
}

/// Opens an account for a page about it, and notes that: a form that was opened has done nothing yet, so this is a read.
pub(super) async fn open(tx: &ReadTx, id: AccountId) -> Result<(Account, AccountFields)> {
    let permit = tx.permit::<ListAccounts>()?;
    let account = session::find_staff(tx, id).await?;
    let fields = session::open_account(tx, &permit, &account).await?;
    tx.note(Event::on(&permit, &ACCOUNT, id.uuid(), Some(account.log_scope)));
    Ok((account, fields))
}

/// Whether the organization would be without an admin who can sign in if it were not for this account.
/// The caller holds the lock on the organization, so that two admins cannot end each other.
pub(super) async fn is_last_admin(tx: &ReadTx, account: &Account) -> Result<bool> {
    let is_admin = |account: &Account| account.state == "active" && account.roles.has(Role::Admin);
    if !is_admin(account) {
        return Ok(false);
    }
    let accounts = session::list_accounts(tx).await?;
    Ok(!accounts.iter().any(|other| other.id != account.id && is_admin(other)))
}
