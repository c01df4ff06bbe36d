//! What can go wrong with keys and seals.

/// What went wrong with a key or a seal.
#[derive(Debug)]
pub enum Error {
    /// The key is not in the store: destroyed, or never there.
    NoKey,
    /// The bytes do not open under this key and label.
    Seal(vault::Error),
    /// The sealed fields are not of the expected shape.
    Fields,
    /// The row lies in another scope than the one that was opened.
    OtherScope,
    /// The keys in memory are older than those in the store.
    Stale,
    /// An organization's keys are not under the current epoch yet, so the older one cannot end.
    NotMoved,
    /// The keyring file cannot be read or written, or the passphrase is wrong.
    Keyring(String),
    Db(crate::db::Error),
}

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoKey => formatter.write_str("the key does not exist (any more)"),
            Self::Seal(error) => write!(formatter, "a sealed value does not open: {error}"),
            Self::Fields => formatter.write_str("sealed fields have another shape than expected"),
            Self::OtherScope => formatter.write_str("the row lies in another scope"),
            Self::Stale => formatter.write_str("the keys have changed; try again"),
            Self::NotMoved => {
                formatter.write_str("an organization is not under the current epoch yet; close the epoch again")
            }
            Self::Keyring(why) => write!(formatter, "the keyring: {why}"),
            Self::Db(error) => write!(formatter, "the key store: {error}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<vault::Error> for Error {
    fn from(error: vault::Error) -> Self {
        Self::Seal(error)
    }
}

impl From<crate::db::Error> for Error {
    fn from(error: crate::db::Error) -> Self {
        Self::Db(error)
    }
}
