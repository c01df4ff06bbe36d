//! Invitations: the only way to an account.

use secrecy::{ExposeSecret as _, SecretString};
use uuid::Uuid;

use super::account::Account;
use super::credential::{CredentialFields, Hasher, totp_base32, totp_secret, totp_step};
use super::{AccountFields, Enrol, store, token::Bearer};
use crate::audit::{Event, Outcome};
use crate::authz::{Actor, Ground, Origin};
use crate::db::{Db, Tx};
use crate::ids::{self, AccountId, InvitationId};
use crate::organization::Organization;
use crate::params;

/// Hours that an invitation can be used.
pub const INVITATION_HOURS: i64 = 72;
/// The least length of a password (NIST SP 800-63B-4 §3.1.1.2 asks for 15 alone, 8 beside a second factor).
pub const PASSWORD_MIN: usize = 12;
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
}

/// What somebody enrols with.
pub struct Enrolment {
    pub password: SecretString,
    /// The second factor's secret that the page showed.
    pub totp_secret: String,
    pub code: String,
}

/// A fresh second-factor secret, as the page shows it.
pub fn fresh_totp_secret() -> String {
    totp_base32(&ids::random::<20>())
}

/// Writes an invitation into the transaction that its act commits; the returned value is the link's, shown once.
pub async fn invite(tx: &mut Tx, account: AccountId) -> Result<Bearer, crate::Error> {
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
    Ok(bearer)
}

/// Finds whom a link invites.
pub async fn find_invitation(db: &Db, bearer: &Bearer) -> Result<Invited, EnrolmentError> {
    let organization = db
        .organization(bearer.organization())
        .await
        .map_err(|_| EnrolmentError::NoInvitation)?;
    let tx = db.raw().read(organization.id.uuid()).await?;
    let found: Option<(InvitationId, AccountId)> = tx
        .opt(
            store::FIND_INVITATION,
            params![organization.id, bearer.hash(), db.clock().now()],
        )
        .await?;
    let (invitation, account) = found.ok_or(EnrolmentError::NoInvitation)?;
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
    })
}

/// Sets password and second factor; returns the recovery codes, shown once.
pub async fn enrol(
    db: &Db,
    hasher: &Hasher,
    invited: Invited,
    enrolment: Enrolment,
    origin: Origin,
) -> Result<Vec<String>, EnrolmentError> {
    check_password(&invited.fields, &enrolment.password)?;
    let secret = totp_secret(&enrolment.totp_secret).ok_or(EnrolmentError::WrongCode)?;
    let step = totp_step(&secret, &enrolment.code, db.clock().now()).ok_or(EnrolmentError::WrongCode)?;
    let hash = hasher
        .hash(enrolment.password)
        .await
        .ok_or(EnrolmentError::ShortPassword)?;
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code()).collect();
    let recovery = codes.iter().flat_map(|code| recovery_hash(code)).collect();
    let fields = CredentialFields {
        password_hash: hash,
        totp_secret: secret,
        recovery,
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

fn check_password(fields: &AccountFields, password: &SecretString) -> Result<(), EnrolmentError> {
    let password = password.expose_secret();
    if password.chars().count() < PASSWORD_MIN {
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
