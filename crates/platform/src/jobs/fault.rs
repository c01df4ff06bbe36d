//! Why a job could not be done, in few words that people can be shown.

use std::fmt;

/// Why a job failed. Kept by its name; what exactly happened is in the process's own log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The database or the key store did not answer.
    Unavailable,
    /// Somebody else changed the same at the same time.
    Conflict,
    /// A key is gone, or stored data does not open.
    Unreadable,
    /// The process ended in the middle of it, again and again.
    CutOff,
    /// This version of the product does not know such work.
    Unknown,
    /// A fault of the product.
    Internal,
}

impl Fault {
    const ALL: [Self; 6] = [
        Self::Unavailable,
        Self::Conflict,
        Self::Unreadable,
        Self::CutOff,
        Self::Unknown,
        Self::Internal,
    ];

    /// The name in the database and in message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unavailable => "unavailable",
            Self::Conflict => "conflict",
            Self::Unreadable => "unreadable",
            Self::CutOff => "cut-off",
            Self::Unknown => "unknown",
            Self::Internal => "internal",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.name() == name)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Unavailable => "the database or the key store does not answer",
            Self::Conflict => "somebody else changed the same at the same time",
            Self::Unreadable => "stored data or its key cannot be opened",
            Self::CutOff => "the process ended in the middle of it too often",
            Self::Unknown => "this version does not know such work",
            Self::Internal => "a fault of the product",
        })
    }
}

impl From<&crate::Error> for Fault {
    fn from(error: &crate::Error) -> Self {
        use crate::db::Error;
        match error {
            crate::Error::Db(Error::Unavailable(_) | Error::Renewing(_) | Error::Poisoned) => Self::Unavailable,
            crate::Error::Db(Error::Conflict | Error::Serialization | Error::Unique(_)) => Self::Conflict,
            crate::Error::Key(_) => Self::Unreadable,
            crate::Error::Db(_) | crate::Error::Denied(_) => Self::Internal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read_back_by_their_names() {
        for fault in Fault::ALL {
            assert_eq!(Fault::parse(fault.name()), Some(fault));
        }
        assert_eq!(Fault::parse("bad luck"), None);
    }
}
