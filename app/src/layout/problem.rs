//! Problem pages: every error as a page in the reader's language, with what to do.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use platform::web::{Error, Problem};

use super::Frame;
use crate::state::App;

#[derive(Template)]
#[template(path = "layout/problem.html")]
struct ProblemPage<'a> {
    frame: Frame,
    title_key: String,
    text_key: String,
    request_id: &'a str,
    is_ours: bool,
}

/// Where somebody who is signed in goes on.
fn home_of(is_portal: bool) -> &'static str {
    if is_portal { "/p" } else { "/w" }
}

/// Draws an error for a browser; fragments get one plain line.
pub fn render_problem(app: &App, problem: &Problem<'_>) -> Response {
    // No address in the frame: what is hidden and what is missing look the same.
    let frame = match &problem.viewer {
        Some(viewer) => Frame::signed_in(app, viewer.clone(), "", home_of(viewer.is_portal()), None),
        None => Frame::public(app, None, problem.headers, ""),
    };
    let is_public = frame.viewer.is_none();
    let key = problem.error.key();
    let portal_key = format!("problem-portal-{key}-text");
    let text_key = if frame.is_portal() && frame.locale.has(&portal_key) {
        portal_key
    } else if is_public && matches!(problem.error, Error::NotFound | Error::Forbidden) {
        "problem-public-text".to_owned()
    } else {
        format!("problem-{key}-text")
    };
    if !problem.wants_page {
        return frame.t(&text_key).into_owned().into_response();
    }
    let is_ours = matches!(
        problem.error,
        Error::Internal(_) | Error::Unavailable(_) | Error::Renewing(_)
    );
    let page = ProblemPage {
        title_key: format!("problem-{key}-title"),
        text_key,
        request_id: problem.request_id,
        is_ours,
        frame,
    };
    page.render().map_or_else(
        |_| problem.error.key().into_response(),
        |html| axum::response::Html(html).into_response(),
    )
}
