//! Wrapped keys: one key sealed under another, 68 bytes.
//!
//! ```text
//! 0xC5 | 0x01 | alg 0x01 | kind | parent generation u32 | nonce 12 | ct 32 | tag 16
//! AAD = "carehold/key/v1\0" ‖ organization 16 ‖ key id 16 ‖ generation u32 ‖ header 8
//! ```
//! (`security.md`, WRAPPED KEY; AES-256-GCM.)
//! A wrapped key opens only as the same key, of the same kind and generation, of the same
//! organization, under the same parent.
//! Whether it *should* still open is for the key store to know.

use zeroize::Zeroizing;

use crate::aead::{Cipher, NONCE_LEN};
use crate::{Error, Id16};

/// Length of a wrapped key in bytes.
pub const WRAPPED_KEY_LEN: usize = 68;

const HEADER_LEN: usize = 8;
const MAGIC: u8 = 0xC5;
const VERSION: u8 = 0x01;
const AES_256_GCM: u8 = 0x01;
const CONTEXT: &[u8; 16] = b"carehold/key/v1\0";

/// What a wrapped key is for: the kind byte of its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum KeyKind {
    /// Epoch key.
    Epoch = 1,
    /// Organization key.
    Organization = 2,
    /// Key of an organization's blind index.
    BlindIndex = 3,
    /// Scope key.
    Scope = 4,
    /// Seed of an organization's signing key.
    SigningSeed = 5,
    /// Key of a row that outlives the rest of its scope.
    Survivor = 6,
}

/// What a wrapped key is bound to besides its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyLabel {
    /// The organization; all zero for an epoch key.
    pub organization: Id16,
    /// The key's id: zero for an epoch key, the organization for its keys, the scope for a scope
    /// key, the row for a survivor key.
    pub key: Id16,
    /// The key's kind.
    pub kind: KeyKind,
    /// The key's own generation.
    pub generation: u32,
    /// The generation of the key that wraps it.
    pub parent_generation: u32,
}

impl KeyKind {
    /// The byte in the header.
    pub fn to_byte(self) -> u8 {
        match self {
            Self::Epoch => 1,
            Self::Organization => 2,
            Self::BlindIndex => 3,
            Self::Scope => 4,
            Self::SigningSeed => 5,
            Self::Survivor => 6,
        }
    }
}

impl TryFrom<u8> for KeyKind {
    type Error = Error;

    fn try_from(byte: u8) -> Result<Self, Error> {
        match byte {
            1 => Ok(Self::Epoch),
            2 => Ok(Self::Organization),
            3 => Ok(Self::BlindIndex),
            4 => Ok(Self::Scope),
            5 => Ok(Self::SigningSeed),
            6 => Ok(Self::Survivor),
            _ => Err(Error::Kind),
        }
    }
}

pub(crate) fn wrap(
    key: &[u8; 32],
    kind: KeyKind,
    parent: &[u8; 32],
    label: &KeyLabel,
    nonce: [u8; NONCE_LEN],
) -> Result<[u8; WRAPPED_KEY_LEN], Error> {
    if label.kind != kind {
        return Err(Error::Kind);
    }
    let header = header(label);
    let mut wrapped = Vec::with_capacity(WRAPPED_KEY_LEN);
    wrapped.extend_from_slice(&header);
    wrapped.extend_from_slice(&nonce);
    wrapped.extend_from_slice(key);
    let associated = associated(label, header);
    Cipher::new(parent)?.seal_tail(nonce, &associated, &mut wrapped, HEADER_LEN + NONCE_LEN)?;
    wrapped.try_into().map_err(|_| Error::Length)
}

pub(crate) fn unwrap(
    wrapped: &[u8],
    kind: KeyKind,
    parent: &[u8; 32],
    label: &KeyLabel,
) -> Result<Zeroizing<[u8; 32]>, Error> {
    if wrapped.len() != WRAPPED_KEY_LEN {
        return Err(Error::Length);
    }
    let (header, rest) = wrapped.split_first_chunk().ok_or(Error::Length)?;
    let (nonce, ciphertext) = rest.split_first_chunk().ok_or(Error::Length)?;
    check(*header, kind, label)?;
    let mut buffer = Zeroizing::new(ciphertext.to_vec());
    let associated = associated(label, *header);
    let opened = Cipher::new(parent)?.open(*nonce, &associated, &mut buffer)?;
    let key = opened.try_into().map_err(|_| Error::Length)?;
    Ok(Zeroizing::new(key))
}

fn header(label: &KeyLabel) -> [u8; HEADER_LEN] {
    let [a, b, c, d] = label.parent_generation.to_be_bytes();
    let kind = label.kind.to_byte();
    [MAGIC, VERSION, AES_256_GCM, kind, a, b, c, d]
}

/// Reads the header byte by byte, so that each kind of mismatch has its own error.
fn check(header: [u8; HEADER_LEN], kind: KeyKind, label: &KeyLabel) -> Result<(), Error> {
    let [magic, version, algorithm, kind_byte, a, b, c, d] = header;
    if magic != MAGIC {
        return Err(Error::Magic);
    }
    if version != VERSION {
        return Err(Error::Version);
    }
    if algorithm != AES_256_GCM {
        return Err(Error::Algorithm);
    }
    if KeyKind::try_from(kind_byte)? != kind || label.kind != kind {
        return Err(Error::Kind);
    }
    if u32::from_be_bytes([a, b, c, d]) != label.parent_generation {
        return Err(Error::Generation);
    }
    Ok(())
}

fn associated(label: &KeyLabel, header: [u8; HEADER_LEN]) -> Vec<u8> {
    [
        CONTEXT.as_slice(),
        &label.organization,
        &label.key,
        &label.generation.to_be_bytes(),
        &header,
    ]
    .concat()
}
