//! Blind tokens: what stands in the database for an identifier, so that it can be looked up.
//!
//! `HMAC-SHA256(HKDF(IK, kind), u16 length ‖ normalised value)[..16]` (`security.md`, BLIND
//! TOKEN; RFC 2104, RFC 5869).
//! HKDF is HKDF-Expand-SHA-256 with the kind's name as `info`; IK is used for nothing else.
//! Equal values of one kind give equal tokens within one epoch of one organization, and nowhere
//! else.
//! A code that rows keep for ever is made the same way under a scope key instead,
//! `HKDF(SK, "carehold/code/v1\0" ‖ kind)`: it outlives epochs and goes with its scope.
//!
//! It does not normalise: `Matti@x` and `matti@x` are two values here.

use aws_lc_rs::hmac;

use crate::digest::hmac_sha256;
use crate::hkdf;
use crate::key::{BlindIndexKey, ScopeKey};

/// Makes the tokens of one kind of identifier.
pub struct Tokenizer {
    key: hmac::Key,
}

impl BlindIndexKey {
    /// Returns the tokenizer for a kind of identifier, such as `identity_code` or `email`.
    pub fn tokenizer(&self, kind: &str) -> Tokenizer {
        let key = hkdf::expand_sha256(self.secret(), kind.as_bytes());
        Tokenizer {
            key: hmac::Key::new(hmac::HMAC_SHA256, key.as_slice()),
        }
    }
}

impl ScopeKey {
    /// Returns the tokenizer of a kind of code that lasts as long as this key, whatever becomes of epochs and their indexes.
    pub fn tokenizer(&self, kind: &str) -> Tokenizer {
        const CONTEXT: &[u8] = b"carehold/code/v1\0";
        let key = hkdf::expand_sha256(self.secret(), &[CONTEXT, kind.as_bytes()].concat());
        Tokenizer {
            key: hmac::Key::new(hmac::HMAC_SHA256, key.as_slice()),
        }
    }
}

impl Tokenizer {
    /// Returns the token of a normalised value.
    ///
    /// Of a value of 65,535 bytes or more the length field is 65,535; the value itself is hashed
    /// whole, so tokens of different values stay different.
    pub fn token(&self, normalised: &str) -> [u8; 16] {
        let length = u16::try_from(normalised.len()).unwrap_or(u16::MAX);
        let [token @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] =
            hmac_sha256(&self.key, &[&length.to_be_bytes(), normalised.as_bytes()]);
        token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_of_one_scope_and_one_kind() {
        let (one, other) = (ScopeKey::generate().unwrap(), ScopeKey::generate().unwrap());
        let code = one.tokenizer("case-type").token("Home care");
        assert_eq!(code, one.tokenizer("case-type").token("Home care"));
        assert_ne!(code, one.tokenizer("case-type").token("Family services"));
        assert_ne!(code, one.tokenizer("other").token("Home care"));
        assert_ne!(code, other.tokenizer("case-type").token("Home care"));
    }
}
