//! What a page asks about its own session.

use platform::session::{self, Presence};
use platform::web::{
    self, Core, IntoResponse as _, Redirect, Requester, Response, Result, State, StatusCode, clear_session, header,
};

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
