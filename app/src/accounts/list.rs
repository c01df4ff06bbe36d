//! The people of an organization, by name.

use std::collections::HashMap;

use askama::Template;
use platform::audit::Event;
use platform::clock::Time;
use platform::ids::{AccountId, TeamId};
use platform::session::{self, ACCOUNT, Account, AccountFields};
use platform::web::{Page, Query, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::role_names;
use crate::layout::{Frame, render};
use crate::policy::{InviteStaff, ListAccounts};
use crate::url;

/// Which people.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    /// `ended` for those whose access has ended.
    show: String,
}

/// One line of the list.
struct AccountLine {
    href: String,
    name: String,
    title: String,
    roles: Vec<String>,
    teams: Vec<String>,
    state: String,
    state_key: String,
    seen_at: Option<Time>,
}

#[derive(Template)]
#[template(path = "accounts/index.html")]
struct IndexPage {
    frame: Frame,
    ended: bool,
    may_invite: bool,
    lines: Vec<AccountLine>,
}

/// Everybody with an account, by name.
pub(super) async fn index(frame: Frame, Query(filter): Query<Filter>) -> Result<Page> {
    let ended = filter.show == "ended";
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ListAccounts>()?;
    let (accounts, members, seen) = futures_util::try_join!(
        session::list_accounts(&tx),
        session::list_members(&tx),
        session::last_seen(&tx),
    )?;
    let accounts: Vec<Account> = accounts
        .into_iter()
        .filter(|account| (account.state == "ended") == ended)
        .collect();
    let fields = session::open_accounts(&tx, &permit, &accounts).await?;
    let teams = frame.app.names.teams(&tx).await?;
    tx.note(Event::on(&permit, &ACCOUNT, Uuid::nil(), None).counting(accounts.len()));
    drop(tx);
    let line = |(account, fields): (&Account, AccountFields)| AccountLine {
        href: url::account(account.id),
        name: fields.name,
        title: fields.title.unwrap_or_default(),
        roles: role_names(&frame, account.roles),
        teams: teams_of(account.id, &members, &teams),
        state: account.state.clone(),
        state_key: state_key(account),
        seen_at: seen.get(&account.id).copied(),
    };
    let mut lines: Vec<AccountLine> = accounts.iter().zip(fields).map(line).collect();
    lines.sort_by_key(|line| line.name.to_lowercase());
    render(&IndexPage {
        ended,
        may_invite: frame.may::<InviteStaff>(),
        lines,
        frame,
    })
}

/// The message key of where an account stands.
pub(super) fn state_key(account: &Account) -> String {
    format!("accounts-state-{}", account.state)
}

/// The names of the teams that an account belongs to, sorted.
pub(super) fn teams_of(
    account: AccountId,
    members: &[(TeamId, AccountId)],
    teams: &HashMap<TeamId, String>,
) -> Vec<String> {
    let own = members.iter().filter(|(_, member)| *member == account);
    let mut names: Vec<String> = own.filter_map(|(team, _)| teams.get(team).cloned()).collect();
    names.sort_unstable();
    names
}
