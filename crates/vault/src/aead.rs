//! AES-256-GCM with 96-bit nonces and 128-bit tags (NIST SP 800-38D).
//!
//! Every sealed byte of the product passes through these two functions.
//! Choosing nonces is the caller's part.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};

use crate::Error;

pub(crate) const NONCE_LEN: usize = 12;
pub(crate) const TAG_LEN: usize = 16;

/// An expanded AES key, overwritten by aws-lc when it is dropped.
pub(crate) struct Cipher(LessSafeKey);

impl Cipher {
    pub(crate) fn new(key: &[u8; 32]) -> Result<Self, Error> {
        UnboundKey::new(&AES_256_GCM, key)
            .map(|unbound| Self(LessSafeKey::new(unbound)))
            .map_err(|_| Error::Algorithm)
    }

    /// Turns the plaintext in `buffer` into ciphertext and appends the tag.
    ///
    /// Only bytes from `start` on are sealed; a header before them stays as it is.
    pub(crate) fn seal_tail(
        &self,
        nonce: [u8; NONCE_LEN],
        associated: &[u8],
        buffer: &mut Vec<u8>,
        start: usize,
    ) -> Result<(), Error> {
        let plaintext = buffer.get_mut(start..).ok_or(Error::Length)?;
        let tag = self
            .0
            .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::from(associated), plaintext)
            .map_err(|_| Error::TooLong)?;
        buffer.extend_from_slice(tag.as_ref());
        Ok(())
    }

    /// Opens ciphertext and tag in place and returns the plaintext.
    ///
    /// On failure `buffer` holds nothing of use.
    pub(crate) fn open<'buffer>(
        &self,
        nonce: [u8; NONCE_LEN],
        associated: &[u8],
        buffer: &'buffer mut [u8],
    ) -> Result<&'buffer [u8], Error> {
        self.0
            .open_in_place(Nonce::assume_unique_for_key(nonce), Aad::from(associated), buffer)
            .map(|plaintext| &*plaintext)
            .map_err(|_| Error::Authentication)
    }
}
