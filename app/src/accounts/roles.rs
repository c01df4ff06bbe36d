//! The roles of an account.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Action, Role, Roles};
use platform::ids::AccountId;
use platform::session::{self, ACCOUNT, Account};
use platform::web::{Error, Form, IntoResponse as _, Page, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::person::{AccountPath, is_last_admin, open};
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::policy::{ChangeRoles, ListAccounts};
use crate::url;

/// The words for roles, in the order of the policy.
pub fn role_names(frame: &Frame, roles: Roles) -> Vec<String> {
    roles
        .iter()
        .map(|role| frame.t(&format!("role-{}", role.name())).into_owned())
        .collect()
}

/// One role as a checkbox.
pub(super) struct RoleChoice {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) checked: bool,
}

/// Every role of staff as a checkbox, these ones ticked.
pub(super) fn role_choices(frame: &Frame, roles: Roles) -> Vec<RoleChoice> {
    let choice = |role: Role| RoleChoice {
        name: role.name(),
        label: frame.t(&format!("role-{}", role.name())).into_owned(),
        hint: frame.t(&format!("role-{}-hint", role.name())).into_owned(),
        checked: roles.has(role),
    };
    Role::STAFF.into_iter().map(choice).collect()
}

/// Reads ticked roles of staff; names that are none are left out.
pub(super) fn ticked(names: &[String]) -> Roles {
    names
        .iter()
        .filter_map(|name| Role::parse(name).filter(|role| Role::STAFF.contains(role)))
        .fold(Roles::NONE, Roles::and)
}

/// The roles as ticked, and the version of the account that they were ticked on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct RolesForm {
    roles: Vec<String>,
    version: String,
}

#[derive(Template)]
#[template(path = "accounts/roles.html")]
struct RolesPage {
    frame: Frame,
    name: String,
    roles: Vec<RoleChoice>,
    version: i64,
    action: String,
    cancel: String,
    errors: Errors,
}

async fn page(frame: Frame, id: AccountId, ticked: Option<Roles>, errors: Errors) -> Result<RolesPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let (account, fields) = open(&tx, id).await?;
    drop(tx);
    let roles = role_choices(&frame, ticked.unwrap_or(account.roles));
    let (action, cancel) = (url::account_roles(id), url::account(id));
    Ok(RolesPage {
        name: fields.name,
        roles,
        version: account.version,
        action,
        cancel,
        errors,
        frame,
    })
}

/// The form of somebody's roles.
pub(super) async fn edit(frame: Frame, Path(path): Path<AccountPath>) -> Result<Page> {
    render(&page(frame, path.id, None, Errors::default()).await?)
}

/// Gives the ticked roles and takes the others; the log tells which came before and after.
pub(super) async fn update(
    frame: Frame,
    Path(path): Path<AccountPath>,
    Form(form): Form<RolesForm>,
) -> Result<Response> {
    let roles = ticked(&form.roles);
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<ChangeRoles>()?;
    let organization = tx.organization();
    tx.lock(organization.uuid()).await?;
    let account = session::find_staff(&tx, path.id).await?;
    let loses_admin = !roles.has(Role::Admin) && is_last_admin(&tx, &account).await?;
    if let Some(errors) = errors(&account, &form, roles, loses_admin)? {
        drop(tx);
        return render_invalid(&page(frame, path.id, Some(roles), errors).await?);
    }
    session::set_roles(&mut tx, &account, roles).await?;
    let event = Event::on(&permit, &ACCOUNT, account.id.uuid(), Some(account.log_scope));
    tx.commit(event.because(format!("{} → {}", codes(account.roles), codes(roles))))
        .await?;
    frame.app.names.forget(organization);
    let is_shut_out = frame.viewer()?.account_id == path.id && !roles.meets(ListAccounts::ROLES);
    let back = if is_shut_out {
        url::my_day()
    } else {
        url::account(path.id)
    };
    Ok(Redirect::to(&format!("{back}?done=account-roles-saved")).into_response())
}

/// What stands against these roles, if anything.
fn errors(account: &Account, form: &RolesForm, roles: Roles, loses_admin: bool) -> Result<Option<Errors>> {
    if account.state == "ended" {
        return Err(Error::Conflict);
    }
    Ok(if roles.is_empty() {
        Some(Errors::one("roles", "accounts-error-no-role"))
    } else if loses_admin {
        Some(Errors::one("roles", "accounts-error-last-admin"))
    } else if form.version != account.version.to_string() {
        Some(Errors::one("roles", "accounts-error-changed"))
    } else {
        None
    })
}

/// The roles as the policy names them.
fn codes(roles: Roles) -> String {
    roles.iter().map(Role::name).collect::<Vec<_>>().join(", ")
}
