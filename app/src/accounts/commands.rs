//! Accounts that commands make: an organization's first admin, and the demo's people.

use platform::audit::Event;
use platform::authz::{Actor, Roles};
use platform::db::Db;
use platform::ids::AccountId;
use platform::session::{self, ACCOUNT, Account, Bearer, Hasher, NewAccount};
use secrecy::SecretString;

use crate::policy::InviteStaff;

/// Makes an organization's first account and the link that it enrols with; the actor is the system.
pub async fn create_first_admin(
    db: &Db,
    actor: &Actor,
    name: &str,
    email: &str,
    roles: Roles,
) -> Result<(AccountId, Bearer), platform::Error> {
    let mut tx = db.begin(actor).await?;
    let permit = tx.permit::<InviteStaff>()?;
    let language = tx.settings().language.clone();
    let new = NewAccount {
        name,
        email,
        title: "",
        roles,
        language: &language,
    };
    let account = session::insert_account(&mut tx, &new).await?;
    let bearer = session::invite(&mut tx, account.id).await?;
    tx.commit(Event::on(&permit, &ACCOUNT, account.id.uuid(), Some(account.log_scope)))
        .await?;
    Ok((account.id, bearer))
}

/// Somebody invented, who can sign in at once.
pub struct NewDemo<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub title: &'a str,
    pub roles: Roles,
    pub language: &'a str,
    pub password: SecretString,
    pub totp_secret: &'a [u8],
}

/// Makes an account that is enrolled already; for demonstrations and tests.
pub async fn create_demo_account(
    db: &Db,
    hasher: &Hasher,
    actor: &Actor,
    new: NewDemo<'_>,
) -> Result<AccountId, platform::Error> {
    let NewDemo {
        name,
        email,
        title,
        roles,
        language,
        password,
        totp_secret,
    } = new;
    let mut tx = db.begin(actor).await?;
    let permit = tx.permit::<InviteStaff>()?;
    let account = session::insert_account(
        &mut tx,
        &NewAccount {
            name,
            email,
            title,
            roles,
            language,
        },
    )
    .await?;
    session::enrol_now(&mut tx, hasher, &account, password, totp_secret).await?;
    let Account { id, log_scope, .. } = account;
    tx.commit(Event::on(&permit, &ACCOUNT, id.uuid(), Some(log_scope)))
        .await?;
    Ok(id)
}
