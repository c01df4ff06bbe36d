//! The one error type of the crate.
//!
//! It never carries bytes of what failed to open: errors are logged, and a log holds no personal
//! data and no key.

use std::fmt;

/// Says why bytes could not be sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The system gave no randomness; nothing was sealed.
    Random,
    /// The bytes are shorter than the smallest value of their format, or have a length it
    /// cannot have.
    Length,
    /// The first byte is not that of the expected format.
    Magic,
    /// The format version is unknown.
    Version,
    /// The algorithm is unknown.
    Algorithm,
    /// A flag is set whose meaning is unknown.
    Flags,
    /// The key kind is unknown, or is not the kind that was asked for.
    Kind,
    /// The wrapping key's generation is not the one the label names.
    Generation,
    /// The ciphertext, its label or the key is not what was sealed.
    Authentication,
    /// The key or context is not the one the document was sealed with.
    Commitment,
    /// The plaintext opened, but its length field or zero padding is wrong.
    Padding,
    /// The plaintext is longer than the format can hold.
    TooLong,
    /// The range lies outside the document.
    Range,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Random => "the system gave no randomness",
            Self::Length => "the sealed bytes have an impossible length",
            Self::Magic => "the sealed bytes are of another format",
            Self::Version => "the format version is unknown",
            Self::Algorithm => "the algorithm is unknown",
            Self::Flags => "an unknown flag is set",
            Self::Kind => "the key is of another kind",
            Self::Generation => "the wrapping key is of another generation",
            Self::Authentication => "the sealed bytes do not open under this key and label",
            Self::Commitment => "the document was sealed with another key or context",
            Self::Padding => "the opened bytes are wrongly padded",
            Self::TooLong => "the plaintext is too long to seal",
            Self::Range => "the range lies outside the document",
        })
    }
}

impl std::error::Error for Error {}
