//! Organization, password, code; step-up; the kept form.

use std::sync::Arc;

use askama::Template;
use platform::organization::{self, Organization, is_slug};
use platform::session::{self, PER_ADDRESS, PER_CREDENTIAL, Presence, SignInError, SignedIn};
use platform::web::{
    self, Core, Error, Form, IntoResponse as _, Path, Query, Redirect, Requester, Response, Result, State, get_cookie,
    local_path, set_preference, set_session, set_slug,
};
use secrecy::SecretString;
use serde::Deserialize;

use crate::layout::{Errors, Frame, LANGUAGE_COOKIE, render, render_invalid};
use crate::locales::is_portal_language;
use crate::state::App;
use crate::url;

#[derive(Deserialize)]
pub(super) struct SlugPath {
    pub(super) slug: String,
}

/// Where to go after sign-in, and whether a form was kept.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Back {
    pub(super) next: String,
    pub(super) kept: String,
}

/// The organization of an address; 404 if there is none.
pub(super) async fn organization_of(app: &App, slug: &str) -> Result<Arc<Organization>> {
    if !is_slug(slug) {
        return Err(Error::NotFound);
    }
    organization::find(&app.db, slug).await?.ok_or(Error::NotFound)
}

/// The front door.
pub(super) async fn home(State(app): State<App>, requester: Requester) -> Result<Redirect> {
    let core = Core::for_look_up(&app.db);
    if let Presence::Here(viewer) = web::presence(&core, &requester.headers, requester.origin.clone()).await? {
        return Ok(Redirect::to(&landing(viewer.is_portal(), "")));
    }
    let slug = get_cookie(&requester.headers, web::SLUG_COOKIE).filter(|slug| is_slug(slug));
    Ok(match slug {
        Some(slug) => Redirect::to(&url::sign_in(slug)),
        None => Redirect::to("/sign-in"),
    })
}

/// Where somebody goes after signing in: to the page they wanted, if it is one of theirs.
pub(super) fn landing(is_portal: bool, next: &str) -> String {
    let is_theirs = |path: &&str| is_portal == (*path == "/p" || path.starts_with("/p/") || path.starts_with("/p?"));
    let home = if is_portal { url::portal() } else { url::my_day() };
    local_path(next).filter(is_theirs).map_or(home, str::to_owned)
}

#[derive(Template)]
#[template(path = "sign_in/start.html")]
struct StartPage {
    frame: Frame,
    slug: String,
    next: String,
    errors: Errors,
}

/// The organization that somebody writes, and where to go after sign-in.
#[derive(Deserialize)]
pub(super) struct ChoiceForm {
    slug: String,
    #[serde(default)]
    next: String,
}

pub(super) async fn start(State(app): State<App>, requester: Requester, Query(back): Query<Back>) -> Result<Response> {
    let frame = Frame::public(&app, None, &requester.headers, "/sign-in");
    Ok(render(&StartPage {
        frame,
        slug: String::new(),
        next: back.next,
        errors: Errors::default(),
    })?
    .into_response())
}

/// Goes to an organization's sign-in page, whether there is one or not.
pub(super) async fn choose(
    State(app): State<App>,
    requester: Requester,
    Form(form): Form<ChoiceForm>,
) -> Result<Response> {
    let slug = form.slug.trim().to_lowercase();
    let known = is_slug(&slug) && organization::find(&app.db, &slug).await?.is_some();
    if known {
        return Ok(Redirect::to(&with_next(&url::sign_in(&slug), &form.next)).into_response());
    }
    let frame = Frame::public(&app, None, &requester.headers, "/sign-in");
    render_invalid(&StartPage {
        frame,
        slug,
        next: form.next,
        errors: Errors::one("slug", "sign-in-error-no-organization"),
    })
}

#[derive(Template)]
#[template(path = "sign_in/password.html")]
struct PasswordPage {
    frame: Frame,
    slug: String,
    email: String,
    next: String,
    kept: bool,
    errors: Errors,
}

pub(super) async fn password(
    State(app): State<App>,
    requester: Requester,
    Path(path): Path<SlugPath>,
    Query(back): Query<Back>,
) -> Result<Response> {
    let organization = organization_of(&app, &path.slug).await?;
    let frame = Frame::public(&app, Some(organization), &requester.headers, "");
    let page = PasswordPage {
        frame,
        slug: path.slug,
        email: String::new(),
        kept: !back.kept.is_empty(),
        next: back.next,
        errors: Errors::default(),
    };
    Ok(render(&page)?.into_response())
}

#[derive(Deserialize)]
pub(super) struct PasswordForm {
    email: String,
    password: SecretString,
    #[serde(default)]
    next: String,
}

/// Checks e-mail and password; slower after failures, never locked for good.
pub(super) async fn check_password(
    State(app): State<App>,
    requester: Requester,
    Path(path): Path<SlugPath>,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    let organization = organization_of(&app, &path.slug).await?;
    let now = app.db.clock().now();
    let of_credential = format!("credential {} {}", path.slug, form.email.trim().to_lowercase());
    let of_address = format!("address {}", requester.origin.address);
    let at_address = app.throttle.begin(&of_address, PER_ADDRESS, now);
    let at_address = at_address.map_err(Error::TooMany)?;
    let at_credential = match app.throttle.begin(&of_credential, PER_CREDENTIAL, now) {
        Ok(at_credential) => at_credential,
        Err(wait) => {
            at_address.taken_back();
            return Err(Error::TooMany(wait));
        }
    };
    let checked = session::check_password(
        &app.db,
        &app.hasher,
        &organization,
        requester.origin,
        &form.email,
        form.password,
    );
    match checked.await {
        Ok(signed_in) => {
            at_credential.succeeded();
            at_address.taken_back();
            let (bearer, next) = match signed_in {
                SignedIn::Halfway(bearer) => (bearer, with_next(&url::sign_in_code(&path.slug), &form.next)),
                SignedIn::Whole(bearer) => (bearer, after_sign_in(&form.next)),
            };
            let mut response = Redirect::to(&next).into_response();
            set_session(response.headers_mut(), &bearer);
            set_slug(response.headers_mut(), &path.slug);
            Ok(response)
        }
        Err(SignInError::Wrong) => {
            at_credential.failed();
            at_address.failed();
            let frame = Frame::public(&app, Some(organization), &requester.headers, "");
            let errors = Errors::one("email", "sign-in-error-wrong");
            render_invalid(&PasswordPage {
                frame,
                slug: path.slug,
                email: form.email,
                next: form.next,
                kept: false,
                errors,
            })
        }
        Err(SignInError::Platform(error)) => {
            at_credential.taken_back();
            at_address.taken_back();
            Err(error.into())
        }
    }
}

fn with_next(path: &str, next: &str) -> String {
    match local_path(next) {
        Some(next) => format!(
            "{path}?next={}",
            next.replace('%', "%25")
                .replace('&', "%26")
                .replace('#', "%23")
                .replace('+', "%2B")
                .replace(' ', "%20")
        ),
        None => path.to_owned(),
    }
}

#[derive(Template)]
#[template(path = "sign_in/code.html")]
struct CodePage {
    frame: Frame,
    slug: String,
    next: String,
    errors: Errors,
}

pub(super) async fn code(
    State(app): State<App>,
    requester: Requester,
    Path(path): Path<SlugPath>,
    Query(back): Query<Back>,
) -> Result<Response> {
    let organization = organization_of(&app, &path.slug).await?;
    let frame = Frame::public(&app, Some(organization), &requester.headers, "");
    Ok(render(&CodePage {
        frame,
        slug: path.slug,
        next: back.next,
        errors: Errors::default(),
    })?
    .into_response())
}

#[derive(Deserialize)]
pub(super) struct CodeForm {
    code: String,
    #[serde(default)]
    next: String,
}

/// Checks the second factor and begins the session.
pub(super) async fn check_code(
    State(app): State<App>,
    requester: Requester,
    Path(path): Path<SlugPath>,
    Form(form): Form<CodeForm>,
) -> Result<Response> {
    let core = Core::for_look_up(&app.db);
    let Presence::Halfway {
        organization,
        account_id,
        session_id,
    } = web::presence(&core, &requester.headers, requester.origin.clone()).await?
    else {
        return Ok(Redirect::to(&url::sign_in(&path.slug)).into_response());
    };
    let key = format!("code {account_id}");
    let begun = app.throttle.begin(&key, PER_CREDENTIAL, app.db.clock().now());
    let attempt = begun.map_err(Error::TooMany)?;
    match session::check_code(
        &app.db,
        &organization,
        requester.origin,
        account_id,
        session_id,
        &form.code,
    )
    .await
    {
        Ok(bearer) => {
            attempt.succeeded();
            let mut response = Redirect::to(&after_sign_in(&form.next)).into_response();
            set_session(response.headers_mut(), &bearer);
            Ok(response)
        }
        Err(SignInError::Wrong) => {
            attempt.failed();
            let frame = Frame::public(&app, Some(organization), &requester.headers, "");
            render_invalid(&CodePage {
                frame,
                slug: path.slug,
                next: form.next,
                errors: Errors::one("code", "sign-in-error-code"),
            })
        }
        Err(SignInError::Platform(error)) => {
            attempt.taken_back();
            Err(error.into())
        }
    }
}

/// By way of what was kept, which goes on to `next` when nothing was.
pub(super) fn after_sign_in(next: &str) -> String {
    with_next(&url::resume(), next)
}

/// Remembers the language of somebody who is not signed in; with a session the settings page does.
pub(super) async fn set_language(requester: Requester, Form(form): Form<LanguageForm>) -> Result<Response> {
    let referer = requester
        .headers
        .get("referer")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let path = referer
        .split_once("://")
        .and_then(|(_, rest)| rest.find('/').and_then(|slash| rest.get(slash..)));
    let mut response = Redirect::to(path.and_then(local_path).unwrap_or("/")).into_response();
    if is_portal_language(&form.language) {
        set_preference(response.headers_mut(), LANGUAGE_COOKIE, &form.language);
    }
    Ok(response)
}

#[derive(Deserialize)]
pub(super) struct LanguageForm {
    language: String,
}
