//! HKDF-Expand (RFC 5869 section 2.3), the only way one key is made from another.
//!
//! There is no Extract step: every input key is 32 uniformly random bytes, which section 3.3 of
//! the RFC lets stand as the pseudorandom key.

use aws_lc_rs::hkdf::{self, HKDF_SHA256, HKDF_SHA512, KeyType, Prk};
use zeroize::Zeroizing;

/// Returns the 32 bytes of HKDF-Expand-SHA-256 for `info`.
pub(crate) fn expand_sha256(key: &[u8; 32], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut output = Zeroizing::new([0; 32]);
    expand(HKDF_SHA256, key, info, output.as_mut_slice());
    output
}

/// Returns `N` bytes of HKDF-Expand-SHA-512 for `info`.
pub(crate) fn expand_sha512<const N: usize>(key: &[u8; 32], info: &[u8]) -> Zeroizing<[u8; N]> {
    let mut output = Zeroizing::new([0; N]);
    expand(HKDF_SHA512, key, info, output.as_mut_slice());
    output
}

/// Fills `output`, which is at most a few hash lengths long.
#[expect(
    clippy::expect_used,
    reason = "expand fails only above 255 hash lengths, fill only on another length"
)]
pub(crate) fn expand(algorithm: hkdf::Algorithm, key: &[u8], info: &[u8], output: &mut [u8]) {
    Prk::new_less_safe(algorithm, key)
        .expand(&[info], Length(output.len()))
        .expect("the output is shorter than 255 hashes")
        .fill(output)
        .expect("the output has the length asked for");
}

struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}
