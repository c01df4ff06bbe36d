//! Invitations: a new account, or a new beginning for one that exists. The link is shown once, on the page that the act leads to.

use askama::Template;
use platform::audit::Event;
use platform::authz::Roles;
use platform::ids::AccountId;
use platform::session::{self, ACCOUNT, Bearer, EMAIL_TAKEN, INVITATION_HOURS, NewAccount};
use platform::web::{
    Form, HeaderMap, IntoResponse as _, Page, Path, Redirect, Response, Result, clear_once, get_cookie, set_once,
};
use serde::Deserialize;

use super::details;
use super::person::{AccountPath, is_last_admin, open};
use super::role_names;
use super::roles::{RoleChoice, role_choices, ticked};
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::policy::InviteStaff;
use crate::url;

/// Somebody to invite, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct InviteForm {
    name: String,
    email: String,
    title: String,
    roles: Vec<String>,
}

impl InviteForm {
    fn roles(&self) -> Roles {
        ticked(&self.roles)
    }

    fn errors(&self) -> Errors {
        let mut errors = details::errors(&self.name, &self.email, &self.title);
        if self.roles().is_empty() {
            errors.add("roles", "accounts-error-no-role");
        }
        errors
    }
}

#[derive(Template)]
#[template(path = "accounts/new.html")]
struct NewPage {
    frame: Frame,
    form: InviteForm,
    roles: Vec<RoleChoice>,
    errors: Errors,
}

impl NewPage {
    fn new(frame: Frame, form: InviteForm, errors: Errors) -> Self {
        Self {
            roles: role_choices(&frame, form.roles()),
            form,
            errors,
            frame,
        }
    }
}

/// The form of an invitation.
pub(super) async fn new(frame: Frame) -> Result<Page> {
    render(&NewPage::new(frame, InviteForm::default(), Errors::default()))
}

/// Makes the account and shows its link.
pub(super) async fn create(frame: Frame, headers: HeaderMap, Form(form): Form<InviteForm>) -> Result<Response> {
    let errors = form.errors();
    if !errors.is_empty() {
        return render_invalid(&NewPage::new(frame, form, errors));
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<InviteStaff>()?;
    let organization = tx.organization();
    let language = tx.settings().language.clone();
    let new = NewAccount {
        name: &form.name,
        email: &form.email,
        title: &form.title,
        roles: form.roles(),
        language: &language,
    };
    let account = match session::insert_account(&mut tx, &new).await {
        Ok(account) => account,
        Err(platform::Error::Db(platform::db::Error::Unique(constraint))) if constraint == EMAIL_TAKEN => {
            drop(tx);
            return render_invalid(&NewPage::new(
                frame,
                form,
                Errors::one("email", "accounts-error-email-taken"),
            ));
        }
        Err(error) => return Err(error.into()),
    };
    let bearer = session::invite(&mut tx, account.id).await?;
    tx.commit(Event::on(&permit, &ACCOUNT, account.id.uuid(), Some(account.log_scope)))
        .await?;
    frame.app.names.forget(organization);
    let link = link_of(&frame, &headers, &bearer)?;
    Ok(to_link(account.id, &link))
}

#[derive(Template)]
#[template(path = "accounts/again.html")]
struct AgainPage {
    frame: Frame,
    name: String,
    state: String,
    title_key: String,
    is_self: bool,
    roles: String,
    action: String,
    cancel: String,
    errors: Errors,
}

async fn again_page(frame: Frame, id: AccountId, errors: Errors) -> Result<AgainPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let (account, fields) = open(&tx, id).await?;
    drop(tx);
    Ok(AgainPage {
        name: fields.name,
        title_key: format!("accounts-invite-{}", account.state),
        is_self: frame.viewer()?.account_id == id,
        roles: role_names(&frame, account.roles).join(", "),
        state: account.state,
        action: url::account_invitation(id),
        cancel: url::account(id),
        errors,
        frame,
    })
}

/// What a new invitation does to an account that exists.
pub(super) async fn again(frame: Frame, Path(path): Path<AccountPath>) -> Result<Page> {
    render(&again_page(frame, path.id, Errors::default()).await?)
}

/// Makes what opened the account useless, and shows a new link.
pub(super) async fn renew(frame: Frame, headers: HeaderMap, Path(path): Path<AccountPath>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<InviteStaff>()?;
    let organization = tx.organization();
    tx.lock(organization.uuid()).await?;
    let account = session::find_staff(&tx, path.id).await?;
    if is_last_admin(&tx, &account).await? {
        drop(tx);
        return render_invalid(
            &again_page(
                frame,
                path.id,
                Errors::one("invite", "accounts-error-last-admin-invite"),
            )
            .await?,
        );
    }
    let name = session::open_account(&tx, &permit, &account).await?.name;
    let bearer = session::invite_again(&mut tx, &account).await?;
    tx.commit(Event::on(&permit, &ACCOUNT, account.id.uuid(), Some(account.log_scope)))
        .await?;
    frame.app.names.forget(organization);
    let link = link_of(&frame, &headers, &bearer)?;
    // An admin who invites themselves anew has no session any more that could open another page.
    if frame.viewer()?.account_id == path.id {
        return Ok(render(&LinkPage::new(frame, name, path.id, link))?.into_response());
    }
    Ok(to_link(path.id, &link))
}

/// Carries the link from the act to the page that shows it once; a reload of that page repeats nothing.
const LINK_COOKIE: &str = "__Host-invitation";

fn link_of(frame: &Frame, headers: &HeaderMap, bearer: &Bearer) -> Result<String> {
    let slug = &frame.viewer()?.organization.slug;
    Ok(format!("{}/o/{slug}/enrol/{}", own_address(headers), bearer.expose()))
}

fn to_link(id: AccountId, link: &str) -> Response {
    let mut response = Redirect::to(&url::account_invitation_link(id)).into_response();
    set_once(response.headers_mut(), LINK_COOKIE, &format!("{id}|{link}"));
    response
}

/// Shows the link once.
pub(super) async fn link(frame: Frame, headers: HeaderMap, Path(path): Path<AccountPath>) -> Result<Response> {
    let carried = get_cookie(&headers, LINK_COOKIE).and_then(|carried| carried.split_once('|'));
    let Some((_, link)) = carried.filter(|(id, _)| *id == path.id.to_string()) else {
        return Ok(Redirect::to(&url::account(path.id)).into_response());
    };
    let tx = frame.app.db.read(frame.actor()?).await?;
    let (_, fields) = open(&tx, path.id).await?;
    drop(tx);
    let mut response = render(&LinkPage::new(frame, fields.name, path.id, link.to_owned()))?.into_response();
    clear_once(response.headers_mut(), LINK_COOKIE);
    Ok(response)
}

#[derive(Template)]
#[template(path = "accounts/link.html")]
struct LinkPage {
    frame: Frame,
    name: String,
    link: String,
    valid: String,
    account_href: String,
}

impl LinkPage {
    fn new(frame: Frame, name: String, id: AccountId, link: String) -> Self {
        let until = frame.moment(&frame.now.plus_seconds(INVITATION_HOURS * 3600));
        let valid = frame
            .locale
            .t2("accounts-link-valid", ("hours", INVITATION_HOURS), ("until", until));
        Self {
            name,
            link,
            valid,
            account_href: url::account(id),
            frame,
        }
    }
}

/// The address that a colleague's browser reached us at: a form of ours always sends it.
pub(crate) fn own_address(headers: &HeaderMap) -> String {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("origin").filter(|origin| origin.starts_with("http")) {
        Some(origin) => origin.to_owned(),
        None => format!("https://{}", text("host").unwrap_or_default()),
    }
}
