//! What owners change about their own sign-in: the password, and a portal account's second step.
//!
//! Each proves first that the password is known; a change of the password signs every other device out.

use secrecy::SecretString;

use super::credential::Hasher;
use super::enrol::{self, PASSWORD_ALONE_MIN, PASSWORD_MIN, SecondFactor};
use super::sign_in::{self, Credential};
use super::{ChangePassword, ChangeSecondStep, EnrolmentError, Viewer, store};
use crate::audit::Event;
use crate::authz::Action;
use crate::db::Db;
use crate::params;

/// Why nothing was changed.
#[derive(Debug)]
pub enum ChangeError {
    /// The password that was to prove who asks is wrong.
    WrongPassword,
    ShortPassword,
    /// The new password contains the e-mail address or the name.
    PersonalPassword,
    WrongCode,
    Platform(crate::Error),
}

impl<E: Into<crate::Error>> From<E> for ChangeError {
    fn from(error: E) -> Self {
        Self::Platform(error.into())
    }
}

/// Whether the viewer signs in with a code too.
pub async fn has_second_step(db: &Db, viewer: &Viewer) -> Result<bool, crate::Error> {
    let credential = find(db, viewer).await?;
    let fields = sign_in::open(db, &viewer.organization, &credential).await?;
    Ok(!fields.totp_secret.is_empty())
}

/// The least length of the viewer's password.
pub async fn password_min(db: &Db, viewer: &Viewer) -> Result<usize, crate::Error> {
    Ok(if has_second_step(db, viewer).await? {
        PASSWORD_MIN
    } else {
        PASSWORD_ALONE_MIN
    })
}

/// Replaces the viewer's password.
pub async fn change_password(
    db: &Db,
    hasher: &Hasher,
    viewer: &Viewer,
    current: SecretString,
    new: SecretString,
) -> Result<(), ChangeError> {
    let credential = prove(db, hasher, viewer, current).await?;
    let least = password_min(db, viewer).await?;
    enrol::check_password(&viewer.fields, &new, least).map_err(|error| match error {
        EnrolmentError::PersonalPassword => ChangeError::PersonalPassword,
        _ => ChangeError::ShortPassword,
    })?;
    let hash = hasher.hash(new).await.ok_or(ChangeError::ShortPassword)?;
    let change = sign_in::rewrite(db, &viewer.organization, &credential, |fields| {
        fields.password_hash = hash;
        true
    });
    if !change.await? {
        return Err(crate::db::Error::Conflict.into());
    }
    hasher.forget_costs(viewer.organization.id);
    log::<ChangePassword>(db, viewer).await
}

/// Asks the viewer for a code too from now on; returns the recovery codes, shown once.
pub async fn add_second_step(
    db: &Db,
    hasher: &Hasher,
    viewer: &Viewer,
    current: SecretString,
    factor: &SecondFactor,
) -> Result<Vec<String>, ChangeError> {
    let credential = prove(db, hasher, viewer, current).await?;
    let (secret, _) = factor.prove(db.clock().now()).ok_or(ChangeError::WrongCode)?;
    let codes = enrol::recovery_codes();
    let recovery = enrol::recovery_hashes(&codes);
    let change = sign_in::rewrite(db, &viewer.organization, &credential, |fields| {
        fields.totp_secret = secret;
        fields.recovery = recovery;
        true
    });
    if !change.await? {
        return Err(crate::db::Error::Conflict.into());
    }
    log::<ChangeSecondStep>(db, viewer).await?;
    Ok(codes)
}

/// Lets the viewer sign in with the password alone again; staff cannot.
pub async fn remove_second_step(
    db: &Db,
    hasher: &Hasher,
    viewer: &Viewer,
    current: SecretString,
) -> Result<(), ChangeError> {
    if !viewer.is_portal() {
        return Err(ChangeError::WrongCode);
    }
    let credential = prove(db, hasher, viewer, current).await?;
    let change = sign_in::rewrite(db, &viewer.organization, &credential, |fields| {
        fields.totp_secret = Vec::new();
        fields.recovery = Vec::new();
        true
    });
    if !change.await? {
        return Err(crate::db::Error::Conflict.into());
    }
    log::<ChangeSecondStep>(db, viewer).await
}

async fn find(db: &Db, viewer: &Viewer) -> Result<Credential, crate::Error> {
    let found = sign_in::find(db, &viewer.organization, viewer.account_id).await?;
    Ok(found.ok_or(crate::db::Error::NoRow)?)
}

/// The viewer's credential, once the password is right.
async fn prove(db: &Db, hasher: &Hasher, viewer: &Viewer, current: SecretString) -> Result<Credential, ChangeError> {
    let credential = find(db, viewer).await?;
    let fields = sign_in::open(db, &viewer.organization, &credential).await?;
    let costs = sign_in::costs_in_use(db, hasher, &viewer.organization).await?;
    if hasher.check(current, Some(fields.password_hash), costs).await {
        Ok(credential)
    } else {
        Err(ChangeError::WrongPassword)
    }
}

/// Signs every other device out, and tells the log what was changed.
async fn log<A: Action>(db: &Db, viewer: &Viewer) -> Result<(), ChangeError> {
    let mut tx = db.begin(&viewer.actor).await?;
    let permit = tx.permit::<A>()?;
    let params = params![tx.organization(), viewer.account_id, tx.now(), viewer.session_id];
    tx.write(&store::SESSION, store::END_SESSIONS_OF, params).await?;
    let object = viewer.account_id.uuid();
    let event = Event::on(&permit, &store::ACCOUNT, object, Some(viewer.log_scope));
    Ok(tx.commit(event).await?)
}
