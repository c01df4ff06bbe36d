//! What stands before every handler.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::core::Core;
use super::{Error, SESSION_COOKIE, SLUG_COOKIE, cookie, extract};
use crate::audit::{Event, Outcome};
use crate::authz::{Action, Ground, Origin};
use crate::session::{self, Bearer, KEEP_SECS, KeptPost, Presence};

/// The largest late form that is read in order to keep it.
const KEPT_LEN: usize = 256 * 1024;

/// Who sends these headers.
pub async fn presence(core: &Core, headers: &HeaderMap, origin: Origin) -> Result<Presence, Error> {
    match cookie::get(headers, SESSION_COOKIE).and_then(Bearer::parse) {
        Some(bearer) => Ok(session::look_up(core.db(), &bearer, origin).await?),
        None => Ok(Presence::Nobody),
    }
}

/// Lets a request through to a handler that needs `A`.
pub(super) async fn guard<A: Action>(State(core): State<Core>, mut request: Request, next: Next) -> Response {
    if let Err(error) = extract::check_write(&request) {
        return error.into_response();
    }
    let lapses = match core.db().keystore().lapses().await {
        Ok(lapses) => lapses,
        Err(error) => return Error::from(crate::Error::from(error)).into_response(),
    };
    let origin = request.extensions().get::<Origin>().cloned().unwrap_or_default();
    let viewer = match presence(&core, request.headers(), origin).await {
        Ok(Presence::Here(viewer)) => viewer,
        Ok(absent) => return sign_in_first(&core, absent, request).await,
        Err(error) => return error.into_response(),
    };
    let actor = viewer.actor.clone();
    let viewer = Arc::new(*viewer);
    let mut response = match may_enter::<A>(&core, &viewer) {
        Ok(()) => {
            request.extensions_mut().insert(actor.clone());
            request.extensions_mut().insert(viewer.clone());
            next.run(request).await
        }
        Err(Error::StepUp) => step_up_first(&core, &viewer, request).await,
        Err(error) => error.into_response(),
    };
    // A refusal keeps the frame around it.
    response.extensions_mut().insert(viewer);
    // The answer is rendered; it leaves only when the log knows what it shows.
    match core.db().log_reads(&actor).await {
        // A process that was paused in the middle may show what others have destroyed and certified meanwhile.
        Ok(()) => match core.db().keystore().lapses().await {
            Ok(now) if now == lapses => response,
            _ => Error::Unavailable("the process was paused".to_owned()).into_response(),
        },
        Err(error) => Error::Unavailable(format!("the log cannot be written: {error}")).into_response(),
    }
}

/// Checks what does not depend on a row: the role, and a fresh proof of identity.
fn may_enter<A: Action>(core: &Core, viewer: &session::Viewer) -> Result<(), Error> {
    if !viewer.actor.roles().meets(A::ROLES) {
        let account = viewer.account_id.uuid();
        viewer.actor.note(Event::new::<A>(
            Outcome::Refused,
            Ground::Nobody,
            &session::ACCOUNT,
            account,
            None,
        ));
        return Err(Error::Forbidden);
    }
    if A::STEP_UP && !viewer.actor.stepped_up(core.db().clock().now()) {
        return Err(Error::StepUp);
    }
    Ok(())
}

/// Sends somebody to prove identity again; a form on its way is kept, and goes on with the proof.
async fn step_up_first(core: &Core, viewer: &session::Viewer, request: Request) -> Response {
    let is_read = request.method() == Method::GET;
    let back = if is_read {
        path_of(&request)
    } else {
        referring_path(request.headers())
    };
    let mut kept = None;
    if !is_read {
        kept = match keep(core, &viewer.organization, viewer.account_id, request).await {
            Ok(kept) => kept,
            Err(error) => return error.into_response(),
        };
    }
    let kept = kept.map(|id| format!("&kept={}", id.simple())).unwrap_or_default();
    Redirect::to(&format!("/step-up?{}{kept}", next_query(&back))).into_response()
}

/// Sends somebody without a session to sign in, and keeps what a session that has just ended was posting.
async fn sign_in_first(core: &Core, absent: Presence, request: Request) -> Response {
    let slug = match &absent {
        Presence::Halfway { organization, .. } | Presence::Ended { organization, .. } => {
            Some(organization.slug.clone())
        }
        _ => cookie::get(request.headers(), SLUG_COOKIE)
            .filter(|slug| crate::organization::is_slug(slug))
            .map(str::to_owned),
    };
    let is_read = request.method() == Method::GET;
    let back = if is_read {
        path_of(&request)
    } else {
        referring_path(request.headers())
    };
    let fragment = request.headers().contains_key("hx-request") || request.headers().contains_key("x-autosave");
    let mut kept = false;
    if let Presence::Ended {
        organization,
        account_id,
        ended_at,
    } = absent
        && !is_read
        && core.db().clock().now().seconds_since(ended_at) < KEEP_SECS
    {
        kept = match keep(core, &organization, account_id, request).await {
            Ok(kept) => kept.is_some(),
            Err(error) => return error.into_response(),
        };
    }
    if fragment {
        return axum::http::StatusCode::UNAUTHORIZED.into_response();
    }
    let slug = slug.map_or_else(|| "/sign-in".to_owned(), |slug| format!("/o/{slug}/sign-in"));
    let kept = if kept { "&kept=1" } else { "" };
    Redirect::to(&format!("{slug}?{}{kept}", next_query(&back))).into_response()
}

async fn keep(
    core: &Core,
    organization: &crate::organization::Organization,
    account: crate::ids::AccountId,
    request: Request,
) -> Result<Option<uuid::Uuid>, Error> {
    let path = path_of(&request);
    let is_form = request
        .headers()
        .get("content-type")
        .and_then(|value| value.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if !is_form {
        return Ok(None);
    }
    let Ok(body) = axum::body::to_bytes(Body::new(request.into_body()), KEPT_LEN).await else {
        return Ok(None);
    };
    Ok(session::keep(
        core.db(),
        organization,
        account,
        &KeptPost {
            path,
            body: body.to_vec(),
        },
    )
    .await?)
}

fn path_of(request: &Request) -> String {
    request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str())
        .to_owned()
}

/// The page that a form stood on.
fn referring_path(headers: &HeaderMap) -> String {
    let referer = headers
        .get("referer")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let path = referer
        .split_once("://")
        .and_then(|(_, rest)| rest.find('/').and_then(|slash| rest.get(slash..)));
    path.filter(|path| local_path(path).is_some())
        .unwrap_or("/w")
        .to_owned()
}

fn next_query(path: &str) -> String {
    serde_html_form::to_string([("next", path)]).unwrap_or_default()
}

/// A path on this host that may be redirected to; `None` for anything that could lead elsewhere.
pub fn local_path(path: &str) -> Option<&str> {
    let plain =
        path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.chars().any(char::is_control);
    plain.then_some(path)
}
