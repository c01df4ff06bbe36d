//! SHA-256 and HMAC-SHA-256, as the rest of the product sees them.
//!
//! They hash what is public or already sealed; no password is hashed here.

use aws_lc_rs::{digest, hmac};

/// Returns the SHA-256 digest of `bytes` (FIPS 180-4).
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    first_32(digest::digest(&digest::SHA256, bytes).as_ref())
}

/// Returns the SHA-256 digest of `bytes` in lower-case hexadecimal, as `sha256sum` prints it.
pub fn sha256_hex(bytes: &[u8]) -> String {
    sha256(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        for digit in [byte >> 4, byte & 0xf] {
            hex.extend(char::from_digit(digit.into(), 16));
        }
        hex
    })
}

/// Returns HMAC-SHA-256 over the concatenation of `parts` (RFC 2104).
///
/// The caller sees to it that the parts cannot run into each other.
pub(crate) fn hmac_sha256(key: &hmac::Key, parts: &[&[u8]]) -> [u8; 32] {
    let mut context = hmac::Context::with_key(key);
    for part in parts {
        context.update(part);
    }
    first_32(context.sign().as_ref())
}

#[expect(clippy::expect_used, reason = "SHA-256 and HMAC-SHA-256 always give 32 bytes")]
fn first_32(bytes: &[u8]) -> [u8; 32] {
    bytes.try_into().expect("SHA-256 has 32 bytes of output")
}
