//! An invitation to the portal: a link and a code, each shown once, each useless without the other.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Authorized, Role};
use platform::db::Tx;
use platform::ids::PersonId;
use platform::session::{
    self, Account, AccountFields, EMAIL_TAKEN, INVITATION_HOURS, NewPortalAccount, PER_CREDENTIAL,
};
use platform::web::{
    Error, Form, HeaderMap, IntoResponse as _, Page, Path, Redirect, Response, Result, clear_once, get_cookie, set_once,
};
use serde::Deserialize;

use super::index::PersonPath;
use super::store;
use crate::accounts::own_address;
use crate::layout::{Errors, Frame, Length, render, render_invalid};
use crate::locales::is_portal_language;
use crate::people::{self, Banner, NameStyle, Person, PersonFields};
use crate::policy::{InviteToPortal, ReadPortalAccess};
use crate::{requests, tasks, url};

/// Whom to invite, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct InvitationForm {
    email: String,
    /// How it was proved that this is the person.
    proof: String,
}

impl InvitationForm {
    fn errors(&self) -> Errors {
        let mut errors = Errors::default();
        let email = self.email.trim();
        let parts = email.split_once('@');
        let is_address = parts.is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'));
        if !is_address || email.contains(char::is_whitespace) || !Length::Name.fits(email) {
            errors.add("email", "portal-access-error-email");
        }
        if self.proof.trim().is_empty() {
            errors.add("proof", "portal-access-error-proof");
        }
        errors.limit("proof", &self.proof, Length::Text);
        errors
    }
}

#[derive(Template)]
#[template(path = "portal_access/invitation.html")]
struct InvitationPage {
    frame: Frame,
    banner: Banner,
    form: InvitationForm,
    /// Whether an account is there already, which the invitation makes anew.
    is_again: bool,
    errors: Errors,
}

async fn page(frame: Frame, id: PersonId, form: Option<InvitationForm>, errors: Errors) -> Result<InvitationPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx
        .authorize_to_show::<Person, InviteToPortal, ReadPortalAccess>(id)
        .await?;
    let fields = person.open(&*person)?;
    let is_again = store::find_of_person(&tx, id).await?.is_some();
    let banner = Banner::of_client(&frame, &tx, id).await?;
    drop(tx);
    let form = form.unwrap_or_else(|| InvitationForm {
        email: fields.email.unwrap_or_default(),
        proof: String::new(),
    });
    Ok(InvitationPage {
        frame,
        banner,
        form,
        is_again,
        errors,
    })
}

/// The form of an invitation.
pub(super) async fn new(frame: Frame, Path(path): Path<PersonPath>) -> Result<Page> {
    render(&page(frame, path.id, None, Errors::default()).await?)
}

/// Makes the account, or makes what opened it useless, and leads to its link and code.
pub(super) async fn create(
    frame: Frame,
    headers: HeaderMap,
    Path(path): Path<PersonPath>,
    Form(form): Form<InvitationForm>,
) -> Result<Response> {
    let errors = form.errors();
    if !errors.is_empty() {
        return render_invalid(&page(frame, path.id, Some(form), errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    tx.lock(path.id.uuid()).await?;
    let person = tx.authorize::<Person, InviteToPortal>(path.id).await?;
    let fields = person.open(&*person)?;
    if fields.is_deceased() {
        tx.note(Event::of(&person).refused());
        drop(tx);
        let errors = Errors::one("email", "portal-access-error-deceased");
        return render_invalid(&page(frame, path.id, Some(form), errors).await?);
    }
    // Each address that is taken counts, so that nobody tries many.
    let key = format!("invitation {}", frame.viewer()?.account_id);
    let attempt = frame.app.throttle.begin(&key, PER_CREDENTIAL, frame.now);
    let attempt = attempt.map_err(Error::TooMany)?;
    let made = account(&mut tx, &person, &fields, &form).await;
    let account = match made {
        Err(platform::Error::Db(platform::db::Error::Unique(constraint))) if constraint == EMAIL_TAKEN => {
            attempt.failed();
            drop(tx);
            return taken(frame, path.id, form).await;
        }
        made => {
            attempt.taken_back();
            made?
        }
    };
    let (bearer, code) = session::invite_to_portal(&mut tx, &account).await?;
    tx.commit(Event::of(&person)).await?;
    let slug = &frame.viewer()?.organization.slug;
    let link = format!("{}/o/{slug}/enrol/{}", own_address(&headers), bearer.expose());
    let mut response = Redirect::to(&url::portal_invitation_link(path.id)).into_response();
    set_once(
        response.headers_mut(),
        LINK_COOKIE,
        &format!("{}|{link}|{code}", path.id),
    );
    Ok(response)
}

/// Notes that the address is somebody else's, and says so in the same words whoever that is.
/// Where the worker may not know of them, a named person hears of two who may be one.
async fn taken(frame: Frame, id: PersonId, form: InvitationForm) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let person = tx.authorize::<Person, InviteToPortal>(id).await?;
    let owner = match session::find_by_email(&tx, &form.email).await? {
        Some(account) => store::whose(&tx, account).await?,
        None => None,
    };
    if let Some(owner) = owner
        && people::is_hidden(&frame.app.directories, &tx, owner).await?
    {
        tasks::raise_possible_double(&mut tx, id).await?;
    }
    tx.commit(Event::of(&person).refused()).await?;
    let errors = Errors::one("email", "portal-access-error-email-taken");
    render_invalid(&page(frame, id, Some(form), errors).await?)
}

/// The person's account, made or found, with the e-mail as typed and the right to the person's own record.
async fn account(
    tx: &mut Tx,
    person: &Authorized<Person, InviteToPortal>,
    fields: &PersonFields,
    form: &InvitationForm,
) -> std::result::Result<Account, platform::Error> {
    let name = fields.name(NameStyle::GivenFirst);
    let account = if let Some(access) = store::find_of_person(tx, person.id).await? {
        let account = session::find_account(tx, access.id).await?;
        if account.state == "active" && requests::has_open(tx, person.id).await? {
            tasks::raise_renewed_account(tx, person.id).await?;
        }
        store::renew_access(tx, person, &access, &form.proof).await?;
        session::set_fields(tx, &account, &AccountFields::new(&name, &form.email, "")).await?;
        session::find_account(tx, access.id).await?
    } else {
        let spoken = fields
            .language
            .as_deref()
            .filter(|language| is_portal_language(language));
        let language = spoken.map_or_else(|| tx.settings().language.clone(), str::to_owned);
        let new = NewPortalAccount {
            name: &name,
            email: &form.email,
            role: if fields.is_client {
                Role::Client
            } else {
                Role::Representative
            },
            language: &language,
            scope: person.open_scope(),
            log_scope: person.log_scope,
        };
        let account = session::insert_portal_account(tx, &new).await?;
        store::insert_access(tx, person, account.id, &form.proof).await?;
        account
    };
    store::give_own(tx, person.id, account.id).await?;
    Ok(account)
}

/// Carries link and code from the act to the page that shows them once.
const LINK_COOKIE: &str = "__Host-invitation";

#[derive(Template)]
#[template(path = "portal_access/link.html")]
struct LinkPage {
    frame: Frame,
    banner: Banner,
    link: String,
    code: String,
    valid: String,
}

/// Shows link and code once.
pub(super) async fn link(frame: Frame, headers: HeaderMap, Path(path): Path<PersonPath>) -> Result<Response> {
    let carried = get_cookie(&headers, LINK_COOKIE).and_then(|carried| carried.split_once('|'));
    let carried = carried.filter(|(id, _)| *id == path.id.to_string());
    let Some((link, code)) = carried.and_then(|(_, rest)| rest.split_once('|')) else {
        return Ok(Redirect::to(&url::person_portal(path.id)).into_response());
    };
    let tx = frame.app.db.read(frame.actor()?).await?;
    let banner = Banner::of_client(&frame, &tx, path.id).await?;
    drop(tx);
    let until = frame.moment(&frame.now.plus_seconds(INVITATION_HOURS * 3600));
    let hours = ("hours", INVITATION_HOURS);
    let valid = frame.locale.t2("portal-access-link-valid", hours, ("until", until));
    let mut response = render(&LinkPage {
        banner,
        link: link.to_owned(),
        code: code.to_owned(),
        valid,
        frame,
    })?
    .into_response();
    clear_once(response.headers_mut(), LINK_COOKIE);
    Ok(response)
}
