//! Extractors that answer with our own errors.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::{Error, headers, typed};
use crate::authz::{Actor, Origin};

/// The parts of the address that vary.
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Error;

    #[expect(clippy::disallowed_types, reason = "ours wraps it")]
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let path = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(path)| Self(path))
            .map_err(|_| Error::NotFound)
    }
}

/// The query of the address; what cannot be read is an error that says so.
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let query = serde_html_form::from_str(parts.uri.query().unwrap_or_default());
        query
            .map(Self)
            .map_err(|_| Error::BadRequest("the address holds a value that this page does not know"))
    }
}

/// A posted form, its text cleaned as [`typed`] says. Fields of wrong shape are a handler's business; only a body that is no form fails here.
pub struct Form<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let is_form = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        if !is_form.is_none_or(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            return Err(Error::BadRequest("the form was not sent as a form"));
        }
        let body = Bytes::from_request(request, state).await.map_err(|_| Error::TooLarge)?;
        let form = serde_html_form::from_str(&typed::clean(&body)?);
        form.map(Self)
            .map_err(|_| Error::BadRequest("the form lacks a field; load the page again and send it once more"))
    }
}

/// A posted form with files.
pub struct Multipart(pub axum::extract::Multipart);

impl<S: Send + Sync> FromRequest<S> for Multipart {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let multipart = axum::extract::Multipart::from_request(request, state).await;
        multipart
            .map(Self)
            .map_err(|_| Error::BadRequest("the form was sent without its file; choose the file again"))
    }
}

/// Whether htmx asks for a fragment.
pub struct IsHtmx(pub bool);

impl<S: Send + Sync> FromRequestParts<S> for IsHtmx {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.headers.contains_key("hx-request")))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts.extensions.get::<Actor>().cloned().ok_or(Error::NotFound)
    }
}

/// Where a request without a session came from, for handlers of public pages.
pub struct Requester {
    pub origin: Origin,
    pub headers: axum::http::HeaderMap,
}

impl<S: Send + Sync> FromRequestParts<S> for Requester {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let origin = parts.extensions.get::<Origin>().cloned().unwrap_or_default();
        Ok(Self {
            origin,
            headers: parts.headers.clone(),
        })
    }
}

/// Reads whether the request may write; for the guard.
pub(super) fn check_write(request: &Request) -> Result<(), Error> {
    if headers::is_own_write(request.method(), request.headers()) {
        return Ok(());
    }
    Err(Error::Forbidden)
}
