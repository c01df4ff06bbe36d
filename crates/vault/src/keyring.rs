//! The sealed keyring: any bytes under a [`WrappingKey`].
//!
//! ```text
//! 0xC7 | 0x01 | alg 0x01 | 0x00 | nonce 12 | ct n | tag 16
//! AAD = the caller's ‖ header 4
//! ```
//! AES-256-GCM with a random nonce (NIST SP 800-38D).
//! What the bytes mean, and how the wrapping key comes from a passphrase, is the caller's part;
//! so is the caller's AAD, in which the passphrase's salt and cost belong.

use crate::aead::{Cipher, NONCE_LEN, TAG_LEN};
use crate::key::WrappingKey;
use crate::{Error, random_bytes};

const HEADER_LEN: usize = 4;
const MAGIC: u8 = 0xC7;
const VERSION: u8 = 0x01;
const AES_256_GCM: u8 = 0x01;
const NO_FLAGS: u8 = 0x00;
const HEADER: [u8; HEADER_LEN] = [MAGIC, VERSION, AES_256_GCM, NO_FLAGS];

/// Seals `bytes` and binds them to `aad`.
pub fn seal_bytes(key: &WrappingKey, aad: &[u8], bytes: &[u8]) -> Result<Vec<u8>, Error> {
    seal_with_nonce(key, aad, bytes, random_bytes()?)
}

/// Opens what [`seal_bytes`] made with the same key and `aad`.
///
/// # Errors
/// [`Error::Authentication`] when the key (a wrong passphrase), `aad` or a byte is another.
pub fn open_bytes(key: &WrappingKey, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Error> {
    let (header, rest) = sealed.split_first_chunk().ok_or(Error::Length)?;
    check(*header)?;
    let (nonce, ciphertext) = rest.split_first_chunk().ok_or(Error::Length)?;
    let mut buffer = ciphertext.to_vec();
    let plaintext_len = Cipher::new(key.secret())?
        .open(*nonce, &[aad, &HEADER].concat(), &mut buffer)?
        .len();
    buffer.truncate(plaintext_len);
    Ok(buffer)
}

pub(crate) fn seal_with_nonce(
    key: &WrappingKey,
    aad: &[u8],
    bytes: &[u8],
    nonce: [u8; NONCE_LEN],
) -> Result<Vec<u8>, Error> {
    let mut sealed = Vec::with_capacity(HEADER_LEN + NONCE_LEN + bytes.len() + TAG_LEN);
    sealed.extend_from_slice(&HEADER);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(bytes);
    let associated = [aad, &HEADER].concat();
    Cipher::new(key.secret())?.seal_tail(nonce, &associated, &mut sealed, HEADER_LEN + NONCE_LEN)?;
    Ok(sealed)
}

fn check(header: [u8; HEADER_LEN]) -> Result<(), Error> {
    let [magic, version, algorithm, flags] = header;
    if magic != MAGIC {
        return Err(Error::Magic);
    }
    if version != VERSION {
        return Err(Error::Version);
    }
    if algorithm != AES_256_GCM {
        return Err(Error::Algorithm);
    }
    if flags != NO_FLAGS {
        return Err(Error::Flags);
    }
    Ok(())
}
