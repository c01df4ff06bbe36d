//! The private half of a note key.
//!
//! It lives as long as its owner lets it; storing and destroying the seed is the caller's business.

use std::fmt;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};

use super::key::{KEY_ID_BYTES, PUBLIC_KEY_BYTES, is_key_name};
use super::{NoteError, Signature, Trust, Verifier};

/// Signs notes with Ed25519 (RFC 8032) under a name.
///
/// Not `Clone`, and its `Debug` shows the public half only.
pub struct Signer {
    key_pair: Ed25519KeyPair,
    verifier: Verifier,
}

impl Signer {
    /// Derives the key from its 32-byte Ed25519 seed.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Signer, NoteError> {
        if !is_key_name(name) {
            return Err(NoteError::MalformedKeyName);
        }
        // "Unchecked" skips the comparison with a stored public key; we store none.
        let key_pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| NoteError::SigningFailed)?;
        let public_key: [u8; PUBLIC_KEY_BYTES] = key_pair
            .public_key()
            .as_ref()
            .try_into()
            .map_err(|_| NoteError::SigningFailed)?;
        let verifier = Verifier::new(name, public_key).map_err(|_| NoteError::MalformedKeyName)?;
        Ok(Signer { key_pair, verifier })
    }

    /// The public half.
    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    pub(super) fn sign(&self, text: &str) -> Result<Signature, NoteError> {
        let signature = self
            .key_pair
            .try_sign(text.as_bytes())
            .map_err(|_| NoteError::SigningFailed)?;
        let key_id: [u8; KEY_ID_BYTES] = self.verifier.key_id();
        Ok(Signature {
            name: self.verifier.name().to_owned(),
            key_id,
            bytes: signature.as_ref().to_vec(),
            trust: Trust::Verified,
        })
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Signer({})", self.verifier)
    }
}
