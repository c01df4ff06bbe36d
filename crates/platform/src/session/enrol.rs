//! Invitations: the only way to an account.

use secrecy::{ExposeSecret as _, SecretString};
use uuid::Uuid;

use super::account::Account;
use super::credential::{CredentialFields, Hasher, totp_base32, totp_secret, totp_step};
use super::{AccountFields, Enrol, accounts, store, token::Bearer};
use crate::audit::{Event, Outcome};
use crate::authz::{Actor, Ground, Origin};
use crate::clock::Time;
use crate::db::{Db, ReadTx, Tx};
use crate::ids::{self, AccountId, InvitationId};
use crate::organization::Organization;
use crate::params;

/// Hours that an invitation can be used.
pub const INVITATION_HOURS: i64 = 72;
/// The least length of a password beside a second factor (NIST SP 800-63B-4 §3.1.1.2 asks for 8).
pub const PASSWORD_MIN: usize = 12;
/// The least length of a password that stands alone, as the same paragraph asks.
pub const PASSWORD_ALONE_MIN: usize = 15;
/// Wrong codes after which an invitation is dead.
const CODE_TRIES: i64 = 5;
const RECOVERY_CODES: usize = 10;

/// Why an enrolment cannot be finished.
#[derive(Debug)]
pub enum EnrolmentError {
    /// Used, expired, or never made.
    NoInvitation,
    ShortPassword,
    /// The password contains the e-mail address or the name.
    PersonalPassword,
    WrongCode,
    /// The code that went another way than the link is wrong.
    WrongHandover,
    Platform(crate::Error),
}

impl<E: Into<crate::Error>> From<E> for EnrolmentError {
    fn from(error: E) -> Self {
        Self::Platform(error.into())
    }
}

/// Somebody who holds a valid invitation.
pub struct Invited {
    pub organization: std::sync::Arc<Organization>,
    pub account: Account,
    pub fields: AccountFields,
    invitation: InvitationId,
    /// The hash of the code that went another way, where the invitation has one.
    handover: Option<Vec<u8>>,
}

impl Invited {
    /// Whether a code that went another way than the link is asked for.
    pub fn needs_handover(&self) -> bool {
        self.handover.is_some()
    }
}

/// What somebody enrols with.
pub struct Enrolment {
    pub password: SecretString,
    /// Staff's; a portal account may add one later.
    pub second_factor: Option<SecondFactor>,
    /// The code that went another way than the link.
    pub handover: String,
}

/// The second factor's secret that the page showed, and the code that it gives.
pub struct SecondFactor {
    pub totp_secret: String,
    pub code: String,
}

/// A fresh second-factor secret, as the page shows it.
pub fn fresh_totp_secret() -> String {
    totp_base32(&ids::random::<20>())
}

/// Writes an invitation into the transaction that its act commits; the returned value is the link's, shown once.
pub async fn invite(tx: &mut Tx, account: AccountId) -> Result<Bearer, crate::Error> {
    Ok(insert(tx, account).await?.1)
}

/// Invites somebody to a portal account, new or anew: a link, and a code to hand over another way; each is useless alone.
pub async fn invite_to_portal(tx: &mut Tx, account: &Account) -> Result<(Bearer, String), crate::Error> {
    accounts::reopen(tx, account).await?;
    let (id, bearer) = insert(tx, account.id).await?;
    let code = handover_code();
    let params = params![tx.organization(), id, handover_hash(id, &code)];
    tx.write_one(&store::INVITATION_CODE, store::INSERT_INVITATION_CODE, params)
        .await?;
    Ok((bearer, code))
}

/// Until when an invitation of the account can be used, if there is one.
pub async fn invited_until(tx: &ReadTx, account: AccountId) -> Result<Option<Time>, crate::db::Error> {
    let params = params![tx.organization(), account, tx.now()];
    let (until,): (Option<Time>,) = tx.one(store::OPEN_INVITATION_OF, params).await?;
    Ok(until)
}

async fn insert(tx: &mut Tx, account: AccountId) -> Result<(InvitationId, Bearer), crate::Error> {
    let bearer = Bearer::fresh(tx.organization());
    let id: InvitationId = tx.fresh();
    let now = tx.now();
    let ended = params![tx.organization(), account, now];
    tx.write(&store::INVITATION, store::END_INVITATIONS_OF, ended).await?;
    let params = params![
        tx.organization(),
        id,
        account,
        bearer.hash(),
        now,
        now.plus_seconds(INVITATION_HOURS * 3600)
    ];
    tx.write_one(&store::INVITATION, store::INSERT_INVITATION, params)
        .await?;
    Ok((id, bearer))
}

/// Finds whom a link invites.
pub async fn find_invitation(db: &Db, bearer: &Bearer) -> Result<Invited, EnrolmentError> {
    let organization = db
        .organization(bearer.organization())
        .await
        .map_err(|_| EnrolmentError::NoInvitation)?;
    let tx = db.raw().read(organization.id.uuid()).await?;
    let found: Option<(InvitationId, AccountId, Option<Vec<u8>>)> = tx
        .opt(
            store::FIND_INVITATION,
            params![organization.id, bearer.hash(), db.clock().now()],
        )
        .await?;
    let (invitation, account, handover) = found.ok_or(EnrolmentError::NoInvitation)?;
    let account: Account = tx.one(store::FIND_ACCOUNT, params![organization.id, account]).await?;
    let fields = db
        .keystore()
        .open_scope(organization.id, account.scope)
        .await?
        .open(&account)?;
    Ok(Invited {
        organization,
        account,
        fields,
        invitation,
        handover,
    })
}

/// Sets password and second factor; returns the recovery codes, shown once. Without a second factor there are none.
pub async fn enrol(
    db: &Db,
    hasher: &Hasher,
    invited: Invited,
    enrolment: Enrolment,
    origin: Origin,
) -> Result<Vec<String>, EnrolmentError> {
    let second_factor = enrolment.second_factor.as_ref();
    if second_factor.is_none() && !invited.account.roles.is_portal() {
        return Err(EnrolmentError::WrongCode);
    }
    let least = second_factor.map_or(PASSWORD_ALONE_MIN, |_| PASSWORD_MIN);
    if enrolment.password.expose_secret().chars().count() < least {
        return Err(EnrolmentError::ShortPassword);
    }
    // Whose account it is shows in no answer before the code was right.
    check_handover(db, &invited, &enrolment.handover, &origin).await?;
    check_password(&invited.fields, &enrolment.password, least)?;
    let now = db.clock().now();
    let proved = second_factor.map(|factor| factor.prove(now).ok_or(EnrolmentError::WrongCode));
    let (secret, step) = proved.transpose()?.unwrap_or_default();
    let hash = hasher
        .hash(enrolment.password)
        .await
        .ok_or(EnrolmentError::ShortPassword)?;
    let codes = if secret.is_empty() {
        Vec::new()
    } else {
        recovery_codes()
    };
    let fields = CredentialFields {
        password_hash: hash,
        totp_secret: secret,
        recovery: recovery_hashes(&codes),
    };
    let actor = Actor::system_for(invited.organization.id, "enrolment", origin);
    let mut tx = db.begin(&actor).await?;
    let used = params![tx.organization(), invited.invitation, tx.now()];
    if tx.write(&store::INVITATION, store::USE_INVITATION, used).await? != 1 {
        return Err(EnrolmentError::NoInvitation);
    }
    store_credential(&mut tx, &invited.account, &fields, step).await?;
    let event = Event::new::<Enrol>(
        Outcome::Done,
        Ground::Own,
        &store::ACCOUNT,
        invited.account.id.uuid(),
        Some(invited.account.log_scope),
    );
    tx.commit(event).await?;
    Ok(codes)
}

impl SecondFactor {
    /// The secret and the time step of the code, if the code is the secret's.
    pub(super) fn prove(&self, now: Time) -> Option<(Vec<u8>, i64)> {
        let secret = totp_secret(&self.totp_secret)?;
        let step = totp_step(&secret, &self.code, now)?;
        Some((secret, step))
    }
}

/// Checks the code that went another way; each try counts before it is looked at, and after a few the invitation is dead.
async fn check_handover(db: &Db, invited: &Invited, typed: &str, origin: &Origin) -> Result<(), EnrolmentError> {
    let Some(expected) = &invited.handover else {
        return Ok(());
    };
    let organization = &invited.organization;
    let of_invitation = params![organization.id, invited.invitation];
    let tx = db.raw().write(organization.id.uuid()).await?;
    let counted: Option<(i64,)> = tx.opt(store::COUNT_TRY, of_invitation.clone()).await?;
    tx.commit().await?;
    let (tries,) = counted.ok_or(EnrolmentError::NoInvitation)?;
    if tries <= CODE_TRIES && handover_hash(invited.invitation, typed).as_slice() == expected.as_slice() {
        let tx = db.raw().write(organization.id.uuid()).await?;
        tx.exec(store::FORGET_TRIES, of_invitation).await?;
        tx.commit().await?;
        return Ok(());
    }
    let actor = Actor::system_for(organization.id, "enrolment", origin.clone());
    let (object, log_scope) = (invited.account.id.uuid(), Some(invited.account.log_scope));
    let event = Event::new::<Enrol>(Outcome::Refused, Ground::Nobody, &store::ACCOUNT, object, log_scope);
    if tries < CODE_TRIES {
        actor.note(event);
        db.log_reads(&actor).await?;
        return Err(EnrolmentError::WrongHandover);
    }
    let mut tx = db.begin(&actor).await?;
    let used = params![tx.organization(), invited.invitation, tx.now()];
    tx.write(&store::INVITATION, store::USE_INVITATION, used).await?;
    tx.commit(event).await?;
    Err(EnrolmentError::NoInvitation)
}

/// Replaces the account's credential and makes the account active.
async fn store_credential(
    tx: &mut Tx,
    account: &Account,
    fields: &CredentialFields,
    step: i64,
) -> Result<(), crate::Error> {
    let scope = tx.open_scope(account.scope).await?;
    let id: Uuid = ids::fresh(tx.now());
    let sealed = scope.seal(&store::CREDENTIAL, id, 1, fields)?;
    let replaced = params![tx.organization(), account.id];
    tx.delete(&store::CREDENTIAL, store::DELETE_CREDENTIAL, replaced)
        .await?;
    let params = params![tx.organization(), id, account.id, account.scope, step, sealed];
    tx.write(&store::CREDENTIAL, store::INSERT_CREDENTIAL, params).await?;
    let fields: AccountFields = scope.open(account)?;
    let sealed = scope.seal(&store::ACCOUNT, account.id.uuid(), account.version + 1, &fields)?;
    let Account { preferences, .. } = account;
    let params = params![
        tx.organization(),
        account.id,
        account.version,
        "active",
        account.roles.bits(),
        account.ended_at,
        preferences.language.as_str(),
        preferences.theme.as_str(),
        preferences.density.as_str(),
        sealed
    ];
    Ok(tx.write_one(&store::ACCOUNT, store::UPDATE_ACCOUNT, params).await?)
}

/// Enrols an account at once with a given password and secret: the demo's people, and tests.
pub async fn enrol_now(
    tx: &mut Tx,
    hasher: &Hasher,
    account: &Account,
    password: SecretString,
    totp_secret: &[u8],
) -> Result<(), crate::Error> {
    let password_hash = hasher
        .hash(password)
        .await
        .ok_or(crate::db::Error::Engine("the password cannot be hashed".to_owned()))?;
    let fields = CredentialFields {
        password_hash,
        totp_secret: totp_secret.to_vec(),
        recovery: Vec::new(),
    };
    store_credential(tx, account, &fields, 0).await
}

pub(super) fn check_password(
    fields: &AccountFields,
    password: &SecretString,
    least: usize,
) -> Result<(), EnrolmentError> {
    let password = password.expose_secret();
    if password.chars().count() < least {
        return Err(EnrolmentError::ShortPassword);
    }
    let lower = password.to_lowercase();
    let local = fields.email.split('@').next().unwrap_or_default().to_lowercase();
    let personal = fields.name.to_lowercase();
    let mut parts = personal
        .split_whitespace()
        .chain(std::iter::once(local.as_str()))
        .filter(|part| part.chars().count() > 3);
    if parts.any(|part| lower.contains(part)) {
        return Err(EnrolmentError::PersonalPassword);
    }
    Ok(())
}

pub(super) fn recovery_codes() -> Vec<String> {
    (0..RECOVERY_CODES).map(|_| recovery_code()).collect()
}

pub(super) fn recovery_hashes(codes: &[String]) -> Vec<u8> {
    codes.iter().flat_map(|code| recovery_hash(code)).collect()
}

/// Forty random bits in two groups: short enough to read aloud, and five tries are no chance.
fn handover_code() -> String {
    let base32 = totp_base32(&ids::random::<5>());
    match base32.split_at_checked(4) {
        Some((first, second)) => format!("{first}-{second}"),
        None => base32,
    }
}

/// Bound to the invitation, so that the same code of another is another hash.
fn handover_hash(invitation: InvitationId, code: &str) -> Vec<u8> {
    let letters = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase());
    let typed: String = letters.collect();
    vault::sha256(&[invitation.bytes().as_slice(), typed.as_bytes()].concat()).to_vec()
}

/// Eighty random bits in four groups, in letters and digits that are not mistaken for each other.
fn recovery_code() -> String {
    let base32 = totp_base32(&ids::random::<10>()).to_lowercase();
    let groups: Vec<&str> = [0..4, 4..8, 8..12, 12..16]
        .into_iter()
        .filter_map(|range| base32.get(range))
        .collect();
    groups.join("-")
}

pub(super) fn recovery_hash(code: &str) -> [u8; 32] {
    let letters: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    vault::sha256(letters.to_lowercase().as_bytes())
}
