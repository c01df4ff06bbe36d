//! The server: what surrounds every request.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;

use super::{Assets, Error, Routes, flash, guard, headers, metrics, patience};
use crate::authz::Origin;
use crate::db::Db;
use crate::ids;
use crate::session::{Presence, Viewer};

/// An error that wants to become a page.
pub struct Problem<'a> {
    pub error: &'a Error,
    pub request_id: &'a str,
    /// Who asked, if they are signed in.
    pub viewer: Option<Arc<Viewer>>,
    /// Whether the caller asked for JSON or a fragment.
    pub wants_page: bool,
    pub headers: &'a HeaderMap,
}

/// Draws a problem page; the product's, because pages have the product's looks and languages.
pub type RenderProblem = Arc<dyn Fn(&Problem<'_>) -> Response + Send + Sync>;

/// What the web layer needs of the product. Cheap to clone.
#[derive(Clone)]
pub struct Core {
    db: Db,
    assets: Assets,
    render_problem: RenderProblem,
    /// Whether an `X-Forwarded-For` of a proxy in front of us tells the client's address.
    trusts_proxy: bool,
    /// How long a request waits for blind tokens that are made anew.
    pub(super) patience: Duration,
}

impl Core {
    pub fn new(db: Db, assets: Assets, render_problem: RenderProblem, trusts_proxy: bool, patience: Duration) -> Self {
        Self {
            db,
            assets,
            render_problem,
            trusts_proxy,
            patience,
        }
    }

    /// A core that only finds out who somebody is.
    pub fn for_look_up(db: &Db) -> Self {
        let render_problem: RenderProblem =
            Arc::new(|problem| axum::response::IntoResponse::into_response(problem.error.status()));
        Self {
            db: db.clone(),
            assets: Assets::default(),
            render_problem,
            trusts_proxy: false,
            patience: Duration::ZERO,
        }
    }

    pub fn db(&self) -> &Db {
        &self.db
    }

    pub fn assets(&self) -> &Assets {
        &self.assets
    }
}

/// Serves the routes on `listener` until `stop` resolves; requests under way are finished.
pub async fn serve<S: Clone + Send + Sync + 'static>(
    routes: Routes<S>,
    state: S,
    listener: tokio::net::TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (core, pages, router) = routes.into_parts();
    let application = router
        .fallback(|| async { Error::NotFound })
        .layer(axum::Extension(pages))
        .layer(from_fn_with_state(core, surround))
        .with_state(state)
        .into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, application).with_graceful_shutdown(stop).await
}

/// Request id, origin, security headers, problem pages, one log line.
async fn surround(State(core): State<Core>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let request_id = ids::fresh(core.db.clock().now()).simple().to_string();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |path| path.as_str().to_owned());
    let origin = origin(&core, &request, &request_id);
    request.extensions_mut().insert(origin.clone());
    let sent = request.headers().clone();
    let mut response = patience::run(&core, request, next).await;
    let error = match response.extensions_mut().remove::<Arc<Error>>() {
        None if response.status() == StatusCode::METHOD_NOT_ALLOWED => Some(Arc::new(Error::Method)),
        error => error,
    };
    if let Some(error) = error {
        report(&error, &request_id, &route);
        let problem = Problem {
            error: &error,
            request_id: &request_id,
            viewer: viewer(&core, &mut response, &sent, origin).await,
            wants_page: !sent.contains_key("hx-request") && !sent.contains_key("x-autosave"),
            headers: &sent,
        };
        response = (core.render_problem)(&problem);
        *response.status_mut() = error.status();
        if let Error::TooMany(seconds) = &*error
            && let Ok(value) = HeaderValue::from_str(&seconds.to_string())
        {
            response.headers_mut().insert("retry-after", value);
        }
    }
    flash::carry(&sent, &mut response);
    headers::secure(response.headers_mut());
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert("x-request-id", value);
    }
    let took = started.elapsed();
    metrics::request(&route, method.as_str(), response.status().as_u16(), took);
    tracing::info!(request.id = %request_id, method = %method, route = %route, status = response.status().as_u16(), took_us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX), "answered");
    response
}

/// Who asked: the guard has noted it, or the address has no guard. Without an answer from the database nobody.
async fn viewer(core: &Core, response: &mut Response, sent: &HeaderMap, origin: Origin) -> Option<Arc<Viewer>> {
    if let Some(viewer) = response.extensions_mut().remove::<Arc<Viewer>>() {
        return Some(viewer);
    }
    match guard::presence(core, sent, origin).await {
        Ok(Presence::Here(viewer)) => Some(Arc::new(*viewer)),
        _ => None,
    }
}

fn report(error: &Error, request_id: &str, route: &str) {
    match error {
        Error::Internal(source) => {
            tracing::error!(request.id = %request_id, route = %route, source = %source, "internal error");
        }
        Error::Unavailable(source) => {
            tracing::error!(request.id = %request_id, route = %route, source = %source, "not available");
        }
        Error::Renewing(organization) => {
            tracing::error!(request.id = %request_id, route = %route, organization.id = %organization, "not available: blind tokens are still made anew");
        }
        _ => {}
    }
}

fn origin(core: &Core, request: &Request, request_id: &str) -> Origin {
    let text = |name: &str| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    };
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|ConnectInfo(peer)| peer.ip().to_string())
        .unwrap_or_default();
    let forwarded = text("x-forwarded-for").rsplit(',').next().unwrap_or_default().trim();
    let address = if core.trusts_proxy && !forwarded.is_empty() {
        forwarded.to_owned()
    } else {
        peer
    };
    Origin {
        request_id: request_id.to_owned(),
        address,
        user_agent: text("user-agent").chars().take(300).collect(),
    }
}
