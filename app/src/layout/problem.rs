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

/// Draws an error for a browser; fragments get one plain line.
pub fn render_problem(app: &App, problem: &Problem<'_>) -> Response {
    let frame = Frame::public(app, None, problem.headers, "");
    let key = problem.error.key();
    let text_key = format!("problem-{key}-text");
    if !problem.wants_page {
        return frame.t(&text_key).into_owned().into_response();
    }
    let is_ours = matches!(problem.error, Error::Internal(_) | Error::Unavailable(_));
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
