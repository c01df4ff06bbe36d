//! Accounts as admins make and change them, and as their owners set them.
//!
//! Fetching an account needs no right, opening it needs a permit; an action with the reach `Own` opens only the actor's own.
//! Every change writes the account's next version, sealed anew; the caller commits it with its event.
//! It deliberately has no delete: what an account signed stays signed by somebody.

use std::collections::HashMap;

use uuid::Uuid;

use super::account::{Account, AccountFields, Preferences};
use super::{invite, normalise_email, store, teams, token::Bearer};
use crate::authz::{Action, Denied, Permit, Reach, Role, Roles};
use crate::clock::Time;
use crate::db::{Error, ReadTx, Tx};
use crate::ids::{AccountId, ScopeId};
use crate::keystore::{OpenScope, ScopeKind};
use crate::params;

/// What a new account is made from; it waits for its owner to enrol.
pub struct NewAccount<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub title: &'a str,
    pub roles: Roles,
    pub language: &'a str,
}

/// The constraint that refuses a second account with the same e-mail.
pub const EMAIL_TAKEN: &str = "account_organization_id_email_token_key";

/// What a new portal account is made from: it lies in the scopes of the person whose it is, and goes with them.
pub struct NewPortalAccount<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub role: Role,
    pub language: &'a str,
    pub scope: &'a OpenScope,
    pub log_scope: ScopeId,
}

/// Every account of the staff, oldest first, the ended ones included.
pub async fn list_accounts(tx: &ReadTx) -> Result<Vec<Account>, Error> {
    tx.all(store::LIST_ACCOUNTS, params![tx.organization()]).await
}

/// An account, staff's or a portal's.
pub async fn find_account(tx: &ReadTx, id: AccountId) -> Result<Account, Error> {
    tx.one(store::FIND_ACCOUNT, params![tx.organization(), id]).await
}

/// A colleague's account; a portal's is none.
pub async fn find_staff(tx: &ReadTx, id: AccountId) -> Result<Account, Error> {
    let account = find_account(tx, id).await?;
    if account.roles.is_portal() {
        return Err(Error::NoRow);
    }
    Ok(account)
}

/// When an account last used a session that is still kept.
pub async fn last_seen_of(tx: &ReadTx, id: AccountId) -> Result<Option<Time>, Error> {
    let (seen,): (Option<Time>,) = tx.one(store::LAST_SEEN_OF, params![tx.organization(), id]).await?;
    Ok(seen)
}

/// Opens an account's name, e-mail and title.
pub async fn open_account<A: Action>(
    tx: &ReadTx,
    _permit: &Permit<A>,
    account: &Account,
) -> Result<AccountFields, crate::Error> {
    if A::REACH == Reach::Own && tx.actor().account_id() != Some(account.id) {
        return Err(Denied::Relation { known: false }.into());
    }
    Ok(tx.open_scope(account.scope).await?.open(account)?)
}

/// Opens many accounts, in their order.
pub async fn open_accounts<A: Action>(
    tx: &ReadTx,
    _permit: &Permit<A>,
    accounts: &[Account],
) -> Result<Vec<AccountFields>, crate::Error> {
    if A::REACH == Reach::Own {
        return Err(Denied::Role.into());
    }
    let scopes: Vec<ScopeId> = accounts.iter().map(|account| account.scope).collect();
    let scopes = tx.keystore().open_scopes(tx.organization(), &scopes).await?;
    let opened = accounts.iter().zip(scopes).map(|(account, scope)| scope.open(account));
    Ok(opened.collect::<Result<_, _>>()?)
}

/// When each colleague last used a session; those that did not in the last month are not in it.
pub async fn last_seen(tx: &ReadTx) -> Result<HashMap<AccountId, Time>, Error> {
    let seen: Vec<(AccountId, Time)> = tx.all(store::LAST_SEEN, params![tx.organization()]).await?;
    Ok(seen.into_iter().collect())
}

/// Inserts an account in two scopes of its own: one for its fields, one for what is logged about it.
pub async fn insert_account(tx: &mut Tx, new: &NewAccount<'_>) -> Result<Account, crate::Error> {
    let scope = tx.new_scope(ScopeKind::Staff).await?;
    let log_scope = tx.new_scope(ScopeKind::LogIdentity).await?;
    let fields = AccountFields::new(new.name, new.email, new.title);
    let row = NewRow {
        scope: &scope,
        log_scope: log_scope.id(),
        roles: new.roles,
        language: new.language,
        density: "compact",
    };
    insert_row(tx, &fields, &row).await
}

/// Inserts the account of a person in the person's own scopes; the caller has the right to both.
pub async fn insert_portal_account(tx: &mut Tx, new: &NewPortalAccount<'_>) -> Result<Account, crate::Error> {
    let fields = AccountFields::new(new.name, new.email, "");
    let row = NewRow {
        scope: new.scope,
        log_scope: new.log_scope,
        roles: Roles::of(&[new.role]),
        language: new.language,
        density: "comfortable",
    };
    insert_row(tx, &fields, &row).await
}

/// The columns in which new accounts differ.
struct NewRow<'a> {
    scope: &'a OpenScope,
    log_scope: ScopeId,
    roles: Roles,
    language: &'a str,
    density: &'a str,
}

async fn insert_row(tx: &mut Tx, fields: &AccountFields, new: &NewRow<'_>) -> Result<Account, crate::Error> {
    let id: AccountId = tx.fresh();
    let token = email_token(tx, &fields.email).await?;
    let sealed = new.scope.seal(&store::ACCOUNT, id.uuid(), 1, fields)?;
    let params = params![
        tx.organization(),
        id,
        new.scope.id(),
        new.log_scope,
        "invited",
        new.roles.bits(),
        token,
        tx.now(),
        new.language,
        "",
        new.density,
        sealed
    ];
    tx.write_one(&store::ACCOUNT, store::INSERT_ACCOUNT, params).await?;
    Ok(find_account(tx, id).await?)
}

/// The blind token that an account is found by at sign-in.
async fn email_token(tx: &ReadTx, email: &str) -> Result<[u8; 16], crate::Error> {
    Ok(tx.tokenizer("email").await?.token(&normalise_email(email)))
}

/// Whose an e-mail is, for the product's own look: whether the account is still used or not.
pub async fn find_by_email(tx: &ReadTx, email: &str) -> Result<Option<AccountId>, crate::Error> {
    let params = params![tx.organization(), email_token(tx, email).await?];
    let found: Option<(AccountId,)> = tx.opt(store::FIND_OF_EMAIL, params).await?;
    Ok(found.map(|(id,)| id))
}

/// Gives the account this name, e-mail and title; the e-mail that it signs in with is the new one from now on.
pub async fn set_fields(tx: &mut Tx, account: &Account, fields: &AccountFields) -> Result<(), crate::Error> {
    let token = email_token(tx, &fields.email).await?;
    let scope = tx.open_scope(account.scope).await?;
    let sealed = scope.seal(&store::ACCOUNT, account.id.uuid(), account.version + 1, fields)?;
    let params = params![tx.organization(), account.id, account.version, token, sealed];
    Ok(tx.write_one(&store::ACCOUNT, store::UPDATE_EMAIL_TOKEN, params).await?)
}

/// Gives the account these roles instead of those it had; they hold from its next request on.
pub async fn set_roles(tx: &mut Tx, account: &Account, roles: Roles) -> Result<(), crate::Error> {
    update(
        tx,
        account,
        &Change {
            roles,
            ..Change::of(account)
        },
    )
    .await
}

/// Keeps how the account's owner likes the screens.
pub async fn set_preferences(tx: &mut Tx, account: &Account, preferences: &Preferences) -> Result<(), crate::Error> {
    update(
        tx,
        account,
        &Change {
            preferences,
            ..Change::of(account)
        },
    )
    .await
}

/// Invites somebody again who has an account: what opened it opens it no more, until they enrol anew with the returned link.
pub async fn invite_again(tx: &mut Tx, account: &Account) -> Result<Bearer, crate::Error> {
    reopen(tx, account).await?;
    invite(tx, account.id).await
}

/// Makes what opened the account useless and lets it wait for an invitation.
pub(super) async fn reopen(tx: &mut Tx, account: &Account) -> Result<(), crate::Error> {
    shut_out(tx, account.id).await?;
    update(
        tx,
        account,
        &Change {
            state: "invited",
            ended_at: None,
            ..Change::of(account)
        },
    )
    .await
}

/// Ends an account's access at once: sessions, invitations, password, memberships and the lead of teams.
/// What lets the account see this or that is the product's to end.
pub async fn end_account(tx: &mut Tx, account: &Account) -> Result<(), crate::Error> {
    shut_out(tx, account.id).await?;
    let of_account = params![tx.organization(), account.id];
    tx.write(&store::KEPT_POST, store::DELETE_KEPT_POST, of_account.clone())
        .await?;
    tx.delete(&store::TEAM_MEMBER, store::DELETE_MEMBERSHIPS, of_account)
        .await?;
    teams::take_lead(tx, account.id).await?;
    let ended_at = Some(tx.now());
    update(
        tx,
        account,
        &Change {
            state: "ended",
            ended_at,
            ..Change::of(account)
        },
    )
    .await
}

/// Ends every session and invitation of the account, and deletes what it signs in with.
async fn shut_out(tx: &mut Tx, account: AccountId) -> Result<(), Error> {
    let (organization, now) = (tx.organization(), tx.now());
    let every_session = params![organization, account, now, Uuid::nil()];
    tx.write(&store::SESSION, store::END_SESSIONS_OF, every_session).await?;
    let invitations = params![organization, account, now];
    tx.write(&store::INVITATION, store::END_INVITATIONS_OF, invitations)
        .await?;
    tx.delete(
        &store::CREDENTIAL,
        store::DELETE_CREDENTIAL,
        params![organization, account],
    )
    .await?;
    Ok(())
}

/// The clear columns of an account's next version.
struct Change<'a> {
    state: &'a str,
    roles: Roles,
    ended_at: Option<Time>,
    preferences: &'a Preferences,
}

impl<'a> Change<'a> {
    /// So far the same.
    fn of(account: &'a Account) -> Self {
        Self {
            state: &account.state,
            roles: account.roles,
            ended_at: account.ended_at,
            preferences: &account.preferences,
        }
    }
}

async fn update(tx: &mut Tx, account: &Account, change: &Change<'_>) -> Result<(), crate::Error> {
    let scope = tx.open_scope(account.scope).await?;
    let fields: AccountFields = scope.open(account)?;
    let sealed = scope.seal(&store::ACCOUNT, account.id.uuid(), account.version + 1, &fields)?;
    let params = params![
        tx.organization(),
        account.id,
        account.version,
        change.state,
        change.roles.bits(),
        change.ended_at,
        change.preferences.language.as_str(),
        change.preferences.theme.as_str(),
        change.preferences.density.as_str(),
        sealed
    ];
    Ok(tx.write_one(&store::ACCOUNT, store::UPDATE_ACCOUNT, params).await?)
}

/// A colleague at work with one of these roles, in the order of the roles.
pub async fn find_with_role(tx: &ReadTx, roles: &[Role]) -> Result<Option<AccountId>, Error> {
    let accounts: Vec<Account> = tx.all(store::LIST_ACCOUNTS, params![tx.organization()]).await?;
    let active = |role: &Role| {
        accounts
            .iter()
            .find(|account| account.state == "active" && account.roles.has(*role))
            .map(|account| account.id)
    };
    Ok(roles.iter().find_map(active))
}
