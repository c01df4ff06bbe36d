//! What a page asks about its own session.

use askama::Template;
use platform::session::{self, Presence};
use platform::web::{
    self, Core, IntoResponse as _, Page, Redirect, Requester, Response, Result, State, StatusCode, clear_session,
    header,
};

use crate::layout::{Frame, render};
use crate::state::App;
use crate::url;

async fn presence(app: &App, requester: &Requester) -> Result<Presence> {
    web::presence(
        &Core::for_look_up(&app.db),
        &requester.headers,
        requester.origin.clone(),
    )
    .await
}

fn json(seconds: i64) -> Response {
    (
        [(header::CONTENT_TYPE, "application/json")],
        format!("{{\"seconds_left\":{seconds}}}"),
    )
        .into_response()
}

/// How many seconds the session lasts without an act; 401 without one. Asking is no act.
pub(super) async fn seconds_left(State(app): State<App>, requester: Requester) -> Result<Response> {
    match presence(&app, &requester).await? {
        Presence::Here(viewer) => Ok(json(viewer.ends_at.seconds_since(app.db.clock().now()))),
        _ => Ok(StatusCode::UNAUTHORIZED.into_response()),
    }
}

/// Notes that somebody is there.
pub(super) async fn stay(State(app): State<App>, requester: Requester) -> Result<Response> {
    match presence(&app, &requester).await? {
        Presence::Here(viewer) => {
            session::touch(&app.db, &viewer.organization, viewer.session_id).await?;
            let now = app.db.clock().now();
            Ok(json(viewer.seconds_left(now)))
        }
        _ => Ok(StatusCode::UNAUTHORIZED.into_response()),
    }
}

/// Ends the session like signing out, and shows a page that could be anybody's.
pub(super) async fn leave(State(app): State<App>, requester: Requester) -> Result<Response> {
    if let Presence::Here(viewer) = presence(&app, &requester).await? {
        session::end_session(&app.db, &viewer, viewer.session_id).await?;
    }
    let mut response = Redirect::to(&url::leave()).into_response();
    clear_session(response.headers_mut());
    Ok(response)
}

#[derive(Template)]
#[template(path = "sign_in/left.html")]
struct LeftPage {
    frame: Frame,
    day: String,
    week: i8,
}

/// A calendar's page: no name, no organization.
pub(super) async fn left(State(app): State<App>, requester: Requester) -> Result<Page> {
    let frame = Frame::public(&app, None, &requester.headers, "");
    let today = frame.today();
    render(&LeftPage {
        day: frame.locale.day(today),
        week: today.iso_week_date().week(),
        frame,
    })
}

/// Ends the session and forgets its cookie.
pub(super) async fn sign_out(State(app): State<App>, requester: Requester) -> Result<Response> {
    let target = match presence(&app, &requester).await? {
        Presence::Here(viewer) => {
            session::end_session(&app.db, &viewer, viewer.session_id).await?;
            url::sign_in(&viewer.organization.slug)
        }
        _ => "/".to_owned(),
    };
    let mut response = Redirect::to(&target).into_response();
    clear_session(response.headers_mut());
    Ok(response)
}
