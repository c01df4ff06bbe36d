//! What can go wrong in the platform, for the web layer to turn into an answer.

use std::fmt;

use crate::authz::Denied;

/// Any platform failure.
#[derive(Debug)]
pub enum Error {
    /// The actor may not.
    Denied(Denied),
    Db(crate::db::Error),
    Key(crate::keystore::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Denied(denied) => write!(formatter, "refused: {denied:?}"),
            Self::Db(error) => error.fmt(formatter),
            Self::Key(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for Error {}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<crate::db::Error> for Error {
    fn from(error: crate::db::Error) -> Self {
        Self::Db(error)
    }
}

impl From<crate::keystore::Error> for Error {
    fn from(error: crate::keystore::Error) -> Self {
        match error {
            crate::keystore::Error::Db(error) => Self::Db(error),
            error => Self::Key(error),
        }
    }
}

impl From<vault::Error> for Error {
    fn from(error: vault::Error) -> Self {
        Self::Key(error.into())
    }
}
