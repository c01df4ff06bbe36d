//! HTTP: the only place that names `axum::Router`.
//!
//! [`Routes`] takes no route without an action; its guard finds out who asks, checks the role, runs the handler, and logs what was read before the answer leaves.
//! Writes are protected by one layer: `Sec-Fetch-Site: same-origin`, else a matching `Origin`, else 403. There is no token in forms, and no GET changes anything.
//! Every answer carries the security headers; an error becomes a page or JSON in one place.
//! A request that meets an organization whose blind tokens are made anew waits for them, in one place.
//! It deliberately has no inline script, no inline style and no compression of pages with personal data (BREACH).

mod assets;
mod cookie;
mod core;
mod error;
mod extract;
mod flash;
mod guard;
mod headers;
pub mod metrics;
mod patience;
mod routes;
mod typed;

pub use assets::{Asset, Assets};
pub use cookie::{
    SESSION_COOKIE, SLUG_COOKIE, clear_once, clear_session, get as get_cookie, set_once, set_preference, set_session,
    set_slug,
};
pub use core::{Core, Problem, RenderProblem, serve};
pub use error::{Error, Result};
pub use extract::{Form, IsHtmx, Multipart, Path, Query, Requester};
pub use flash::{FLASH_COOKIE, flash};
pub use guard::{local_path, presence};
pub use routes::{Pages, RouteInfo, Routes};

/// A page or fragment that was rendered to memory; it leaves only after its event is durable.
pub type Page = axum::response::Html<String>;
pub use axum::body::Body;
pub use axum::extract::State;
pub use axum::http::{HeaderMap, StatusCode, header};
pub use axum::response::{IntoResponse, Redirect, Response};
