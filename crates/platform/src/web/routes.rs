//! Routes, each with the action that it needs.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};

use super::core::Core;
use super::{extract, guard};
use crate::authz::Action;

/// Bytes that a form may have.
pub(super) const FORM_LEN: usize = 1024 * 1024;

/// One line of the route table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteInfo {
    pub method: &'static str,
    pub path: &'static str,
    /// The action's name, or for a public route why it needs none.
    pub needs: Result<&'static str, &'static str>,
}

/// The addresses that answer a GET, as patterns. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Pages(Arc<[&'static str]>);

impl Pages {
    /// The address itself, or the nearest one above it that answers a GET.
    pub fn nearest<'a>(&self, path: &'a str) -> &'a str {
        let mut path = path;
        while !self.0.iter().any(|pattern| fits(pattern, path)) {
            match path.rsplit_once('/') {
                Some((above, _)) if !above.is_empty() => path = above,
                _ => return "/",
            }
        }
        path
    }
}

/// Whether an address is one of a pattern's, segment by segment.
fn fits(pattern: &str, path: &str) -> bool {
    let (mut patterns, mut segments) = (pattern.split('/'), path.split('/'));
    loop {
        match (patterns.next(), segments.next()) {
            (None, None) => return true,
            (Some(pattern), Some(segment)) if pattern == segment => {}
            (Some(pattern), Some(segment)) if pattern.starts_with('{') && !segment.is_empty() => {}
            _ => return false,
        }
    }
}

/// Collects the product's routes. The table of what they need is data, read by the coverage tests.
pub struct Routes<S> {
    core: Core,
    router: Router<S>,
    table: Vec<RouteInfo>,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    pub fn new(core: Core) -> Self {
        Self {
            core,
            router: Router::new(),
            table: Vec::new(),
        }
    }

    /// A page that needs `A`.
    #[must_use]
    pub fn get<A: Action, T: 'static>(self, path: &'static str, handler: impl Handler<T, S>) -> Self {
        let guarded = self.guarded::<A>(get(handler), FORM_LEN);
        self.add("GET", path, Ok(A::NAME), guarded)
    }

    /// A form that needs `A`.
    #[must_use]
    pub fn post<A: Action, T: 'static>(self, path: &'static str, handler: impl Handler<T, S>) -> Self {
        let guarded = self.guarded::<A>(post(handler), FORM_LEN);
        self.add("POST", path, Ok(A::NAME), guarded)
    }

    /// A form with a file of at most `bytes` that needs `A`.
    #[must_use]
    pub fn post_file<A: Action, T: 'static>(
        self,
        path: &'static str,
        bytes: usize,
        handler: impl Handler<T, S>,
    ) -> Self {
        let guarded = self.guarded::<A>(post(handler), bytes);
        self.add("POST", path, Ok(A::NAME), guarded)
    }

    /// A page for anybody; `reason` says why that is right.
    #[must_use]
    pub fn public_get<T: 'static>(self, path: &'static str, reason: &'static str, handler: impl Handler<T, S>) -> Self {
        self.add("GET", path, Err(reason), get(handler))
    }

    /// A form for anybody, from our own pages only; `reason` says why that is right.
    #[must_use]
    pub fn public_post<T: 'static>(
        self,
        path: &'static str,
        reason: &'static str,
        handler: impl Handler<T, S>,
    ) -> Self {
        let protect = from_fn(
            |request: axum::extract::Request, next: axum::middleware::Next| async move {
                extract::check_write(&request)?;
                Ok::<_, super::Error>(next.run(request).await)
            },
        );
        self.add(
            "POST",
            path,
            Err(reason),
            post(handler)
                .layer::<_, Infallible>(protect)
                .layer::<_, Infallible>(DefaultBodyLimit::max(FORM_LEN)),
        )
    }

    fn guarded<A: Action>(&self, method: MethodRouter<S>, bytes: usize) -> MethodRouter<S> {
        let guard = from_fn_with_state(self.core.clone(), guard::guard::<A>);
        method
            .layer::<_, Infallible>(guard)
            .layer::<_, Infallible>(DefaultBodyLimit::max(bytes))
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        needs: Result<&'static str, &'static str>,
        handler: MethodRouter<S>,
    ) -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "the only place that adds a route, and it has its action"
        )]
        let router = self.router.route(path, handler);
        self.router = router;
        self.table.push(RouteInfo { method, path, needs });
        self
    }

    /// Adds another slice's routes.
    #[must_use]
    pub fn and(self, slice: impl FnOnce(Self) -> Self) -> Self {
        slice(self)
    }

    /// What every route needs.
    pub fn table(&self) -> &[RouteInfo] {
        &self.table
    }

    pub(super) fn into_parts(self) -> (Core, Pages, Router<S>) {
        let pages = self
            .table
            .iter()
            .filter(|route| route.method == "GET")
            .map(|route| route.path);
        (self.core, Pages(pages.collect()), self.router)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_up_from_a_form_ends_at_a_page() {
        let pages = Pages(Arc::from([
            "/",
            "/w",
            "/w/people/new",
            "/w/people/{id}",
            "/w/people/{id}/family",
        ]));
        for (path, page) in [
            ("/w/people/7", "/w/people/7"),
            ("/w/people/7/family", "/w/people/7/family"),
            ("/w/people/7/relations", "/w/people/7"),
            ("/w/people/7/relations/8/end", "/w/people/7"),
            ("/w/people", "/w"),
            ("/settings", "/"),
        ] {
            assert_eq!(pages.nearest(path), page);
        }
    }
}
