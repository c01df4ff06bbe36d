//! A request that needs blind tokens while the closing of an epoch makes them anew: it waits, and begins again once they are there.
//!
//! Between its beginnings it holds nothing, no transaction above all: the closing waits for those. What it answered first is forgotten, the looks that it was logged with are not.
//! A handler asks for tokens in the first transaction that it writes in, so what begins again has written nothing.
//! What is longer than a form is not kept in memory to be read twice: it is told to try again.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::Request;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::core::Core;
use super::error::Error;
use super::routes::FORM_LEN;
use crate::authz::OrganizationId;
use crate::organization;

/// Between two looks whether the tokens are there.
const STEP: Duration = Duration::from_millis(100);

/// Answers a request, later when it has to wait.
pub(super) async fn run(core: &Core, request: Request, next: Next) -> Response {
    let began = Instant::now();
    if !is_small(request.body()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, FORM_LEN).await else {
        // Its sender went away.
        return Error::BadRequest("the form did not arrive whole; send it once more").into_response();
    };
    loop {
        let response = next.clone().run(again(&parts, &body)).await;
        let Some(organization) = renewing(&response) else {
            return response;
        };
        if !came(core, organization, began).await {
            return response;
        }
    }
}

/// Whether the body says beforehand that it is no longer than a form.
fn is_small(body: &Body) -> bool {
    let most = body.size_hint().upper().map(usize::try_from);
    matches!(most, Some(Ok(length)) if length <= FORM_LEN)
}

fn again(parts: &Parts, body: &Bytes) -> Request {
    Request::from_parts(parts.clone(), Body::from(body.clone()))
}

fn renewing(response: &Response) -> Option<OrganizationId> {
    match response.extensions().get::<Arc<Error>>().map(AsRef::as_ref) {
        Some(Error::Renewing(organization)) => Some(*organization),
        _ => None,
    }
}

/// Waits for the tokens; whether they came in time.
async fn came(core: &Core, organization: OrganizationId, began: Instant) -> bool {
    while began.elapsed() < core.patience {
        tokio::time::sleep(STEP).await;
        if let Ok(false) = organization::is_renewing(core.db(), organization).await {
            return true;
        }
    }
    false
}
