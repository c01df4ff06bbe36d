//! The public half of a note key, and the string by which it is published: `name+key id+base64(type ‖ key)`.

use std::fmt;
use std::str::FromStr;

use aws_lc_rs::signature::{ED25519 as ED25519_VERIFICATION, UnparsedPublicKey};

use super::key::{ED25519, KEY_ID_BYTES, PUBLIC_KEY_BYTES, is_key_name, key_id};
use crate::text::{decode_base64, encode_base64};

/// Verifies the notes of one Ed25519 key (C2SP signed-note, "Ed25519 signatures").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    key_id: [u8; KEY_ID_BYTES],
    public_key: [u8; PUBLIC_KEY_BYTES],
}

/// Why a verifier key was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerifierKeyError {
    /// The string is not `name+8 hexadecimal digits+base64`.
    Malformed,
    /// The name is empty or holds a space or a plus sign.
    MalformedName,
    /// The key is of another type than Ed25519.
    UnknownType,
    /// The key identifier is not the hash of the name and the key.
    WrongKeyId,
}

impl fmt::Display for VerifierKeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            VerifierKeyError::Malformed => "the verifier key is not `name+hex+base64`",
            VerifierKeyError::MalformedName => "the key name is empty or holds a space or a plus sign",
            VerifierKeyError::UnknownType => "the verifier key is not an Ed25519 key",
            VerifierKeyError::WrongKeyId => "the key identifier does not fit the key",
        })
    }
}

impl std::error::Error for VerifierKeyError {}

impl Verifier {
    /// Makes a verifier from a name and an encoded public key (RFC 8032 §5.1.2).
    ///
    /// Bytes that are no point of the curve make a verifier that accepts nothing.
    pub fn new(name: &str, public_key: [u8; PUBLIC_KEY_BYTES]) -> Result<Verifier, VerifierKeyError> {
        if !is_key_name(name) {
            return Err(VerifierKeyError::MalformedName);
        }
        Ok(Verifier {
            name: name.to_owned(),
            key_id: key_id(name, &public_key),
            public_key,
        })
    }

    /// The name of the key.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The short identifier that, with the name, stands for the key.
    pub fn key_id(&self) -> [u8; KEY_ID_BYTES] {
        self.key_id
    }

    /// True when the signature over the message is good (RFC 8032 §5.1.7).
    pub fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519_VERIFICATION, self.public_key)
            .verify(message, signature)
            .is_ok()
    }
}

/// Reads the one spelling that [`Verifier`]'s `Display` writes.
impl FromStr for Verifier {
    type Err = VerifierKeyError;

    fn from_str(key: &str) -> Result<Verifier, VerifierKeyError> {
        // Base64 may hold a plus sign, so only the first two are separators.
        let mut parts = key.splitn(3, '+');
        let (Some(name), Some(hex), Some(encoded)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(VerifierKeyError::Malformed);
        };
        let decoded = decode_base64(encoded).ok_or(VerifierKeyError::Malformed)?;
        let (kind, public_key) = decoded.split_first().ok_or(VerifierKeyError::Malformed)?;
        if *kind != ED25519 {
            return Err(VerifierKeyError::UnknownType);
        }
        let public_key = public_key.try_into().map_err(|_| VerifierKeyError::Malformed)?;
        let verifier = Verifier::new(name, public_key)?;
        if hex != verifier.key_id_hex() {
            return Err(VerifierKeyError::WrongKeyId);
        }
        Ok(verifier)
    }
}

/// Writes `name+key id+base64(type ‖ public key)`.
impl fmt::Display for Verifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoded = encode_base64(&[&[ED25519], self.public_key.as_slice()].concat());
        write!(formatter, "{}+{}+{encoded}", self.name, self.key_id_hex())
    }
}

impl Verifier {
    fn key_id_hex(&self) -> String {
        format!("{:08x}", u32::from_be_bytes(self.key_id))
    }
}
