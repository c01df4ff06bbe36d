//! Envelope encryption for rows: keys, scopes, sealed rows, documents and blind tokens.
//!
//! Bytes, keys and labels go in, bytes come out: no SQL, no async, no clock, no files.
//! The byte formats are those of `security.md`: WRAPPED KEY, SEALED ROW, DOCUMENT, BLIND TOKEN.
//!
//! Invariants:
//! - Every ciphertext is bound to where it belongs: a [`KeyLabel`], a [`RowLabel`] or a document
//!   context is authenticated with it, so a ciphertext that was moved does not open.
//! - An unknown magic byte, version, algorithm, flag or kind is an [`Error`], never a guess.
//! - No key type is `Clone`, `Debug` or `Serialize`, and each is overwritten when it is dropped.
//! - Nonces are random, 96 bits, from [`random_bytes`] (NIST SP 800-38D section 8.2.2).
//!   A row key seals one row, so its nonces never come near the 2^32 limit of that document.
//!
//! What it deliberately does not do: keep keys, know which row has which scope, decide who may
//! open what, or notice that a row was rolled back to an older version of itself
//! (the log's row digests do that).
//! Copies of a key that the compiler makes when it moves one on the stack are not overwritten.
//!
//! ```
//! use vault::{EpochKey, KeyKind, KeyLabel, OrganizationKey, RowLabel, ScopeKey};
//!
//! let epoch = EpochKey::generate()?;
//! let organization = OrganizationKey::generate()?;
//! let scope = ScopeKey::generate()?;
//! let label = KeyLabel { organization: [1; 16], key: [2; 16], kind: KeyKind::Scope, generation: 1, parent_generation: 1 };
//! let wrapped = scope.wrap_under(&organization, &label)?;
//! let scope = organization.unwrap_scope(&wrapped, &label)?;
//!
//! let row = RowLabel { organization: [1; 16], table: 7, row: [3; 16], version: 1, scope: [2; 16] };
//! let sealed = scope.row_key(row.table, &row.row).seal(&row, 1, b"fields")?;
//! assert_eq!(scope.row_key(row.table, &row.row).open(&row, &sealed)?, b"fields");
//! # let _ = epoch;
//! # Ok::<(), vault::Error>(())
//! ```

mod aead;
mod blind;
mod digest;
pub mod document;
mod error;
mod hkdf;
mod key;
mod keyring;
pub mod padding;
mod random;
mod row;
#[cfg(test)]
mod tests;
mod wrapped;

pub use blind::Tokenizer;
pub use digest::{sha256, sha256_hex};
pub use error::Error;
pub use key::{
    BlindIndexKey, DocumentKey, EpochKey, Key, Minted, OrganizationKey, RowKey, ScopeKey, SigningSeed, Wrapped,
    WrappingKey, kind,
};
pub use keyring::{open_bytes, seal_bytes};
pub use random::random_bytes;
pub use row::{RowLabel, scope_generation};
pub use wrapped::{KeyKind, KeyLabel, WRAPPED_KEY_LEN};

/// Names an organization, a key, a row or a scope: the 16 bytes of its UUID.
pub type Id16 = [u8; 16];
