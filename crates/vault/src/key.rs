//! The keys: 32 secret bytes each, told apart by type.
//!
//! Invariants: a key cannot be cloned, printed, compared or serialised, and is overwritten when
//! it is dropped.
//! The type says what a key may do: only a [`ScopeKey`] derives row keys, only an
//! [`OrganizationKey`] unwraps scopes, and a row key cannot be made from nothing.
//! Raw bytes leave only where something outside must hold them; those doors are listed in this
//! file and nowhere else: the keyring (epoch key), a sealed row (document key) and the signer
//! (signing seed).
//!
//! It does not keep keys or know which generation is current.
//!
//! ```compile_fail,E0599
//! let key = vault::ScopeKey::generate().unwrap();
//! let copy = key.clone();
//! ```
//! ```compile_fail,E0277
//! let key = vault::EpochKey::generate().unwrap();
//! println!("{key:?}");
//! ```
//! ```compile_fail,E0277
//! let key = vault::OrganizationKey::generate().unwrap();
//! println!("{key}");
//! ```
//! ```compile_fail,E0277
//! fn loggable<T: std::fmt::Debug>(_: T) {}
//! loggable(vault::BlindIndexKey::generate().unwrap().tokenizer("email"));
//! ```
//! ```compile_fail,E0277
//! let row_key = vault::RowKey::generate().unwrap(); // row keys are only ever derived
//! ```
//! ```compile_fail,E0308
//! let (one, other) = (vault::ScopeKey::generate().unwrap(), vault::ScopeKey::generate().unwrap());
//! let label: vault::KeyLabel = unreachable!();
//! one.wrap_under(&other, &label).unwrap(); // a scope key is wrapped by its organization key
//! ```

use std::marker::PhantomData;

use zeroize::Zeroizing;

use crate::wrapped::{self, KeyKind, KeyLabel, WRAPPED_KEY_LEN};
use crate::{Error, Id16, hkdf, random_bytes};

/// A secret key of kind `K`; use the aliases, such as [`ScopeKey`].
pub struct Key<K> {
    bytes: Zeroizing<[u8; 32]>,
    kind: PhantomData<fn() -> K>,
}

/// Key of an epoch; one is current, and destroying one makes every older copy of the key store
/// useless.
pub type EpochKey = Key<kind::Epoch>;
/// Key of one organization in one epoch, wrapped by the epoch key.
pub type OrganizationKey = Key<kind::Organization>;
/// Key of an organization's blind index, renewed when the epoch closes.
pub type BlindIndexKey = Key<kind::BlindIndex>;
/// Key of a scope, the unit of destruction.
pub type ScopeKey = Key<kind::Scope>;
/// Seed of an organization's Ed25519 signing key (RFC 8032), which outlives epochs.
pub type SigningSeed = Key<kind::Signing>;
/// Key of one row, derived from its scope key; wrapped by itself only as a *survivor*, when the
/// rest of its scope is erased.
pub type RowKey = Key<kind::Row>;
/// Key of one stored document; it lives inside a sealed row.
pub type DocumentKey = Key<kind::Document>;
/// Key that seals the keyring file or wraps the epoch key: made from a passphrase, read from a
/// file, or given by a root provider.
pub type WrappingKey = Key<kind::Root>;

/// The kinds of key, as types; none has a value.
pub mod kind {
    /// Marks [`EpochKey`](super::EpochKey).
    pub enum Epoch {}
    /// Marks [`OrganizationKey`](super::OrganizationKey).
    pub enum Organization {}
    /// Marks [`BlindIndexKey`](super::BlindIndexKey).
    pub enum BlindIndex {}
    /// Marks [`ScopeKey`](super::ScopeKey).
    pub enum Scope {}
    /// Marks [`SigningSeed`](super::SigningSeed).
    pub enum Signing {}
    /// Marks [`RowKey`](super::RowKey).
    pub enum Row {}
    /// Marks [`DocumentKey`](super::DocumentKey).
    pub enum Document {}
    /// Marks [`WrappingKey`](super::WrappingKey).
    pub enum Root {}
}

/// A kind of key that is stored wrapped under another key.
pub trait Wrapped {
    /// The kind byte in the wrapped key's header.
    const KIND: KeyKind;
    /// The kind of the key that wraps it.
    type Parent;
}

impl Wrapped for kind::Epoch {
    const KIND: KeyKind = KeyKind::Epoch;
    type Parent = kind::Root;
}

impl Wrapped for kind::Organization {
    const KIND: KeyKind = KeyKind::Organization;
    type Parent = kind::Epoch;
}

impl Wrapped for kind::BlindIndex {
    const KIND: KeyKind = KeyKind::BlindIndex;
    type Parent = kind::Organization;
}

impl Wrapped for kind::Scope {
    const KIND: KeyKind = KeyKind::Scope;
    type Parent = kind::Organization;
}

impl Wrapped for kind::Signing {
    const KIND: KeyKind = KeyKind::SigningSeed;
    type Parent = kind::Organization;
}

impl Wrapped for kind::Row {
    const KIND: KeyKind = KeyKind::Survivor;
    type Parent = kind::Organization;
}

/// A kind of key that is made at random, which is every kind but row keys.
pub trait Minted {}

impl Minted for kind::Epoch {}
impl Minted for kind::Organization {}
impl Minted for kind::BlindIndex {}
impl Minted for kind::Scope {}
impl Minted for kind::Signing {}
impl Minted for kind::Document {}
impl Minted for kind::Root {}

impl<K: Minted> Key<K> {
    /// Makes a new random key.
    pub fn generate() -> Result<Self, Error> {
        random_bytes().map(|bytes| Self::from_secret(Zeroizing::new(bytes)))
    }
}

impl<K: Wrapped> Key<K> {
    /// Wraps this key under its parent: `security.md`, WRAPPED KEY.
    ///
    /// # Errors
    /// [`Error::Kind`] when the label names another kind than this key's.
    pub fn wrap_under(&self, parent: &Key<K::Parent>, label: &KeyLabel) -> Result<[u8; WRAPPED_KEY_LEN], Error> {
        wrapped::wrap(&self.bytes, K::KIND, &parent.bytes, label, random_bytes()?)
    }

    fn unwrap(wrapped: &[u8], parent: &Key<K::Parent>, label: &KeyLabel) -> Result<Self, Error> {
        wrapped::unwrap(wrapped, K::KIND, &parent.bytes, label).map(Self::from_secret)
    }
}

impl<K> Key<K> {
    pub(crate) fn from_secret(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self {
            bytes,
            kind: PhantomData,
        }
    }

    pub(crate) fn secret(&self) -> &[u8; 32] {
        &self.bytes
    }
}

impl WrappingKey {
    /// Takes a key made outside: derived from a passphrase, or read from a file.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self::from_secret(Zeroizing::new(bytes))
    }
}

impl EpochKey {
    /// Takes the key as read from the keyring file; with [`Self::expose`] the single door.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self::from_secret(Zeroizing::new(bytes))
    }

    /// Shows the key to the writer of the keyring file, and to nothing else.
    pub fn expose(&self) -> &[u8; 32] {
        self.secret()
    }

    /// Opens an organization key wrapped by this epoch.
    pub fn unwrap_organization(&self, wrapped: &[u8], label: &KeyLabel) -> Result<OrganizationKey, Error> {
        Key::unwrap(wrapped, self, label)
    }
}

impl OrganizationKey {
    /// Opens the organization's blind-index key.
    pub fn unwrap_blind_index(&self, wrapped: &[u8], label: &KeyLabel) -> Result<BlindIndexKey, Error> {
        Key::unwrap(wrapped, self, label)
    }

    /// Opens a scope key.
    pub fn unwrap_scope(&self, wrapped: &[u8], label: &KeyLabel) -> Result<ScopeKey, Error> {
        Key::unwrap(wrapped, self, label)
    }

    /// Opens the organization's signing seed.
    pub fn unwrap_signing_seed(&self, wrapped: &[u8], label: &KeyLabel) -> Result<SigningSeed, Error> {
        Key::unwrap(wrapped, self, label)
    }

    /// Opens the key of a row that survived the erasure of the rest of its scope.
    pub fn unwrap_survivor(&self, wrapped: &[u8], label: &KeyLabel) -> Result<RowKey, Error> {
        Key::unwrap(wrapped, self, label)
    }
}

impl ScopeKey {
    /// Derives the key of one row: `HKDF-Expand(SK, "carehold/rowkey/v1\0" ‖ table u16 ‖ row id)`
    /// (`mechanics.md`; RFC 5869), so that a row can outlive its scope key without it.
    pub fn row_key(&self, table: u16, row: &Id16) -> RowKey {
        const CONTEXT: &[u8] = b"carehold/rowkey/v1\0";
        let info = [CONTEXT, &table.to_be_bytes(), row].concat();
        Key::from_secret(hkdf::expand_sha256(&self.bytes, &info))
    }
}

impl SigningSeed {
    /// Shows the seed to the signer, which makes the Ed25519 key pair from it.
    pub fn expose(&self) -> &[u8; 32] {
        self.secret()
    }
}

impl DocumentKey {
    /// Takes the key as read from the sealed row that holds it.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self::from_secret(Zeroizing::new(bytes))
    }

    /// Shows the key to the writer of the sealed row that holds it.
    pub fn expose(&self) -> &[u8; 32] {
        self.secret()
    }
}
