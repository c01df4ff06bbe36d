//! Password, then code.

use std::collections::BTreeSet;

use secrecy::SecretString;
use uuid::Uuid;

use super::account::Account;
use super::credential::{CredentialFields, Hasher, PasswordCost, totp_step};
use super::lookup::SessionFields;
use super::{ABSOLUTE_SECS, SignIn, StepUp, Viewer, store, token::Bearer};
use crate::audit::{Event, Outcome};
use crate::authz::{Actor, Ground, Origin};
use crate::db::{Db, Error, FromRow, Row};
use crate::ids::{AccountId, SessionId};
use crate::keystore::Sealed;
use crate::organization::{self, Organization};
use crate::params;

/// Seconds between password and code.
const HALFWAY_SECS: i64 = 600;

/// How far a right password leads.
pub enum SignedIn {
    /// The code is asked for next.
    Halfway(Bearer),
    /// All the way: a portal account without a second factor.
    Whole(Bearer),
}

/// Why a sign-in went no further. Says nothing about whether the account exists.
#[derive(Debug)]
pub enum SignInError {
    Wrong,
    Platform(crate::Error),
}

impl<E: Into<crate::Error>> From<E> for SignInError {
    fn from(error: E) -> Self {
        Self::Platform(error.into())
    }
}

pub(super) struct Credential {
    pub(super) account: Account,
    id: Uuid,
    last_totp_step: i64,
    sealed: Sealed<CredentialFields>,
}

impl FromRow for Credential {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            account: Account::read(row, 0)?,
            id: row.get(12)?,
            last_totp_step: row.get(13)?,
            sealed: row.get(14)?,
        })
    }
}

/// An e-mail address as its blind token is made from.
pub(crate) fn normalise_email(email: &str) -> String {
    email.trim().to_lowercase()
}

pub(super) async fn open(
    db: &Db,
    organization: &Organization,
    credential: &Credential,
) -> Result<CredentialFields, crate::Error> {
    let scope = db
        .keystore()
        .open_scope(organization.id, credential.account.scope)
        .await?;
    // Sealed as version 1 for ever: the row is rewritten whole, never rolled forward.
    Ok(scope.open_as(&store::CREDENTIAL, credential.id, 1, &credential.sealed)?)
}

/// The costs of the organization's stored hashes: after the configured cost was changed there are several, until everybody has signed in.
pub(super) async fn costs_in_use(
    db: &Db,
    hasher: &Hasher,
    organization: &Organization,
) -> Result<BTreeSet<PasswordCost>, crate::Error> {
    if let Some(costs) = hasher.costs_in_use(organization.id) {
        return Ok(costs);
    }
    let tx = db.raw().read(organization.id.uuid()).await?;
    let credentials: Vec<Credential> = tx.all(store::LIST_CREDENTIALS, params![organization.id]).await?;
    drop(tx);
    let mut hashes = Vec::with_capacity(credentials.len());
    for credential in &credentials {
        hashes.push(open(db, organization, credential).await?.password_hash);
    }
    Ok(hasher.learn_costs(organization.id, hashes.iter().map(String::as_str)))
}

/// Checks e-mail and password; the answer and its time are the same for an unknown e-mail and a wrong password.
///
/// Every check computes one hash of each cost that is in use, so an account's age does not show in the time either.
pub async fn check_password(
    db: &Db,
    hasher: &Hasher,
    organization: &Organization,
    origin: Origin,
    email: &str,
    password: SecretString,
) -> Result<SignedIn, SignInError> {
    let found: Option<Credential> = {
        let tx = db.raw().read(organization.id.uuid()).await?;
        let stored = organization::blind_generation(&tx, organization.id).await?;
        let tokenizer = organization::tokenizer(db.keystore(), organization.id, "email", stored).await?;
        let token = tokenizer.token(&normalise_email(email));
        tx.opt(store::FIND_BY_EMAIL, params![organization.id, token]).await?
    };
    let fields = match &found {
        Some(credential) => Some(open(db, organization, credential).await?),
        None => None,
    };
    let costs = costs_in_use(db, hasher, organization).await?;
    let has_code = fields.as_ref().is_none_or(|fields| !fields.totp_secret.is_empty());
    let hash = fields.map(|fields| fields.password_hash);
    let is_current = hash.as_deref().is_none_or(|hash| hasher.is_current(hash));
    let right = hasher.check(password.clone(), hash, costs).await;
    let account = found.as_ref().map(|credential| credential.account.id);
    if let Some(credential) = found.filter(|_| right) {
        if !is_current {
            hash_anew(db, hasher, organization, &credential, password).await?;
        }
        let account = &credential.account;
        // Staff always prove themselves twice.
        if has_code || !account.roles.is_portal() {
            let bearer = begin(db, organization, account, Beginning::Halfway, &origin).await?;
            return Ok(SignedIn::Halfway(bearer));
        }
        let bearer = begin(db, organization, account, Beginning::Whole, &origin).await?;
        return Ok(SignedIn::Whole(bearer));
    }
    refused(db, organization, origin, account).await?;
    Err(SignInError::Wrong)
}

/// Keeps the password's hash at the configured cost from now on.
async fn hash_anew(
    db: &Db,
    hasher: &Hasher,
    organization: &Organization,
    credential: &Credential,
    password: SecretString,
) -> Result<(), crate::Error> {
    let Some(hash) = hasher.hash(password).await else {
        return Ok(());
    };
    let kept = rewrite(db, organization, credential, |fields| {
        fields.password_hash = hash;
        true
    });
    if kept.await? {
        hasher.forget_costs(organization.id);
    }
    Ok(())
}

/// Changes what is sealed of a credential, as it is now; returns whether `change` wanted to and nobody was quicker.
pub(super) async fn rewrite(
    db: &Db,
    organization: &Organization,
    credential: &Credential,
    change: impl FnOnce(&mut CredentialFields) -> bool,
) -> Result<bool, crate::Error> {
    // Nothing but the database is waited for while the transaction is open.
    let scope = db
        .keystore()
        .open_scope(organization.id, credential.account.scope)
        .await?;
    let tx = db.raw().write(organization.id.uuid()).await?;
    let (version,): (i64,) = tx
        .one(store::CREDENTIAL_VERSION, params![organization.id, credential.id])
        .await?;
    let now: Credential = tx
        .one(store::FIND_CREDENTIAL, params![organization.id, credential.account.id])
        .await?;
    let mut fields: CredentialFields = scope.open_as(&store::CREDENTIAL, now.id, 1, &now.sealed)?;
    if !change(&mut fields) {
        return Ok(false);
    }
    let sealed = scope.seal(&store::CREDENTIAL, now.id, 1, &fields)?;
    let params = params![organization.id, now.id, version, sealed];
    let written = tx.exec(store::UPDATE_CREDENTIAL, params).await?;
    tx.commit().await?;
    Ok(written == 1)
}

/// Which session begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beginning {
    /// The password was right.
    Halfway,
    /// The code was right too, or the session is minted.
    Whole,
}

/// Logs a sign-in that failed.
async fn refused(
    db: &Db,
    organization: &Organization,
    origin: Origin,
    account: Option<AccountId>,
) -> Result<(), crate::Error> {
    let actor = Actor::system_for(organization.id, "sign-in", origin);
    let object = account.map_or(Uuid::nil(), AccountId::uuid);
    actor.note(Event::new::<SignIn>(
        Outcome::Refused,
        Ground::Nobody,
        &store::ACCOUNT,
        object,
        None,
    ));
    Ok(db.log_reads(&actor).await?)
}

/// Makes a session row and its bearer value.
async fn begin(
    db: &Db,
    organization: &Organization,
    account: &Account,
    beginning: Beginning,
    origin: &Origin,
) -> Result<Bearer, crate::Error> {
    let (state, lasts_secs) = match beginning {
        Beginning::Halfway => ("halfway", HALFWAY_SECS),
        Beginning::Whole => ("active", ABSOLUTE_SECS),
    };
    let actor = Actor::system_for(organization.id, "sign-in", origin.clone());
    let bearer = Bearer::fresh(organization.id);
    let mut tx = db.begin(&actor).await?;
    let id: SessionId = tx.fresh();
    let scope = tx.open_scope(account.scope).await?;
    let fields = SessionFields {
        address: origin.address.clone(),
        user_agent: origin.user_agent.chars().take(300).collect(),
    };
    let sealed = scope.seal(&store::SESSION, id.uuid(), 1, &fields)?;
    let now = tx.now();
    let stepped_up_at = (beginning == Beginning::Whole).then_some(now);
    let params = params![
        organization.id,
        id,
        account.id,
        account.scope,
        bearer.hash(),
        state,
        now,
        now.plus_seconds(lasts_secs),
        stepped_up_at,
        sealed
    ];
    tx.write(&store::SESSION, store::INSERT_SESSION, params).await?;
    if beginning == Beginning::Whole {
        let event = Event::new::<SignIn>(
            Outcome::Done,
            Ground::Own,
            &store::ACCOUNT,
            account.id.uuid(),
            Some(account.log_scope),
        );
        tx.commit(event).await?;
    } else {
        tx.commit_unlogged("half a sign-in gives nothing yet; its end is logged")
            .await?;
    }
    Ok(bearer)
}

/// Checks the code behind a right password; the session gets a new token.
pub async fn check_code(
    db: &Db,
    organization: &Organization,
    origin: Origin,
    account_id: AccountId,
    halfway: SessionId,
    code: &str,
) -> Result<Bearer, SignInError> {
    let credential = find(db, organization, account_id).await?.ok_or(SignInError::Wrong)?;
    if !use_code(db, organization, &credential, code).await? {
        refused(db, organization, origin, Some(account_id)).await?;
        return Err(SignInError::Wrong);
    }
    let now = db.clock().now();
    let bearer = begin(db, organization, &credential.account, Beginning::Whole, &origin).await?;
    let tx = db.raw().write(organization.id.uuid()).await?;
    tx.exec(store::END_SESSION, params![organization.id, halfway, now])
        .await?;
    tx.commit().await?;
    Ok(bearer)
}

pub(super) async fn find(
    db: &Db,
    organization: &Organization,
    account: AccountId,
) -> Result<Option<Credential>, Error> {
    db.raw()
        .read(organization.id.uuid())
        .await?
        .opt(store::FIND_CREDENTIAL, params![organization.id, account])
        .await
}

/// Whether the code is right and was not used before; using it up is part of the check.
pub(super) async fn use_code(
    db: &Db,
    organization: &Organization,
    credential: &Credential,
    code: &str,
) -> Result<bool, crate::Error> {
    let fields = open(db, organization, credential).await?;
    let now = db.clock().now();
    if let Some(step) = totp_step(&fields.totp_secret, code, now) {
        if step <= credential.last_totp_step {
            return Ok(false);
        }
        let tx = db.raw().write(organization.id.uuid()).await?;
        let used = tx
            .exec(store::USE_TOTP_STEP, params![organization.id, credential.id, step])
            .await?;
        tx.commit().await?;
        return Ok(used == 1);
    }
    use_recovery_code(db, organization, credential, code).await
}

async fn use_recovery_code(
    db: &Db,
    organization: &Organization,
    credential: &Credential,
    code: &str,
) -> Result<bool, crate::Error> {
    let typed = super::enrol::recovery_hash(code);
    rewrite(db, organization, credential, |fields| {
        let left: Vec<u8> = fields
            .recovery
            .chunks(32)
            .filter(|hash| *hash != typed)
            .flatten()
            .copied()
            .collect();
        let is_used = left.len() != fields.recovery.len();
        fields.recovery = left;
        is_used
    })
    .await
}

/// Proves identity again, for the acts that ask for it.
pub async fn step_up(db: &Db, viewer: &Viewer, code: &str) -> Result<(), SignInError> {
    let credential = find(db, &viewer.organization, viewer.account_id)
        .await?
        .ok_or(SignInError::Wrong)?;
    if !use_code(db, &viewer.organization, &credential, code).await? {
        viewer.actor.note(Event::new::<StepUp>(
            Outcome::Refused,
            Ground::Own,
            &store::ACCOUNT,
            viewer.account_id.uuid(),
            Some(viewer.log_scope),
        ));
        return Err(SignInError::Wrong);
    }
    let mut tx = db.begin(&viewer.actor).await?;
    let permit = tx.permit::<StepUp>()?;
    let params = params![tx.organization(), viewer.session_id, tx.now()];
    tx.write(&store::SESSION, store::STEP_UP_SESSION, params).await?;
    tx.commit(Event::on(
        &permit,
        &store::ACCOUNT,
        viewer.account_id.uuid(),
        Some(viewer.log_scope),
    ))
    .await?;
    Ok(())
}

/// A session without a sign-in, for tests and the benchmark; the caller has checked the data folder's `test` mark.
pub async fn mint(db: &Db, organization: &Organization, account_id: AccountId) -> Result<Bearer, crate::Error> {
    let credential = find(db, organization, account_id).await?.ok_or(Error::NoRow)?;
    begin(
        db,
        organization,
        &credential.account,
        Beginning::Whole,
        &Origin::default(),
    )
    .await
}
