//! The one error that handlers return.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::authz::{Denied, OrganizationId};

/// An answer that is not what was asked for.
#[derive(Debug)]
pub enum Error {
    /// No such page, or not for this actor; the two are not told apart.
    NotFound,
    /// The page exists, but not for this way of asking.
    Method,
    /// The actor may know that it exists, but may not.
    Forbidden,
    /// The request makes no sense to us; the text says what to do.
    BadRequest(&'static str),
    /// The body is larger than this address takes.
    TooLarge,
    /// Somebody else changed it meanwhile.
    Conflict,
    /// Slow down; seconds to wait.
    TooMany(i64),
    /// Identity must be proved again first.
    StepUp,
    /// The database or the log is not available: no data.
    Unavailable(String),
    /// Blind tokens are made anew: what [`super::patience`] waited for in vain.
    Renewing(OrganizationId),
    /// Our fault. The source goes to the log, the user gets a request id.
    Internal(String),
}

/// What handlers return.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Forbidden | Self::StepUp => StatusCode::FORBIDDEN,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) | Self::Renewing(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The key of the problem page's texts.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Method => "method",
            Self::Forbidden | Self::StepUp => "forbidden",
            Self::BadRequest(_) => "bad-request",
            Self::TooLarge => "too-large",
            Self::Conflict => "conflict",
            Self::TooMany(_) => "too-many",
            Self::Unavailable(_) | Self::Renewing(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Missing | Denied::Relation { known: false } => Self::NotFound,
            Denied::Role | Denied::Relation { known: true } => Self::Forbidden,
            Denied::StepUp => Self::StepUp,
        }
    }
}

impl From<crate::db::Error> for Error {
    fn from(error: crate::db::Error) -> Self {
        use crate::db::Error as Db;
        match error {
            Db::NoRow => Self::NotFound,
            Db::Conflict => Self::Conflict,
            Db::Unavailable(_) | Db::Serialization | Db::Poisoned => Self::Unavailable(error.to_string()),
            Db::Renewing(organization) => Self::Renewing(organization),
            Db::Unique(_) | Db::ForeignKey | Db::Column(_) | Db::Engine(_) => Self::Internal(error.to_string()),
        }
    }
}

impl From<crate::keystore::Error> for Error {
    fn from(error: crate::keystore::Error) -> Self {
        crate::Error::from(error).into()
    }
}

impl From<crate::Error> for Error {
    fn from(error: crate::Error) -> Self {
        match error {
            crate::Error::Denied(denied) => denied.into(),
            crate::Error::Db(error) => error.into(),
            // A destroyed key is as good as a row that is not there.
            crate::Error::Key(crate::keystore::Error::NoKey) => Self::NotFound,
            crate::Error::Key(error @ crate::keystore::Error::Stale) => Self::Unavailable(error.to_string()),
            crate::Error::Key(error) => Self::Internal(error.to_string()),
        }
    }
}

impl IntoResponse for Error {
    /// Only marks the response; the outermost layer turns it into a page.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(std::sync::Arc::new(self));
        response
    }
}
