//! Random bytes from the operating system's generator, by way of `aws-lc-rs`.
//!
//! The only source of randomness in the crate; it has no seed and no state of its own.

use aws_lc_rs::rand::{SecureRandom, SystemRandom};

use crate::Error;

/// Returns `N` random bytes.
///
/// # Errors
/// [`Error::Random`] when the system's generator fails.
pub fn random_bytes<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| Error::Random)?;
    Ok(bytes)
}
