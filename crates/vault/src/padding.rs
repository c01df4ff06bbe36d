//! Padmé padding: hides the length of a plaintext at a cost of at most 12 %.
//!
//! (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with
//! PURBs", 2019; `formats.md`.)
//! A padded plaintext is `u32 length ‖ fields ‖ zeros`, at least [`MIN_LEN`] bytes long.
//! There is exactly one valid padding for each plaintext: [`strip`] refuses any other.

use crate::Error;

/// The shortest padded length.
pub const MIN_LEN: usize = 64;

pub(crate) const LENGTH_LEN: usize = 4;

/// Rounds a length up to the next Padmé length, at least [`MIN_LEN`].
///
/// For length L: E = floor(log2 L), S = floor(log2 E) + 1, rounded up to a multiple of 2^(E−S).
/// Lengths above the greatest such multiple stay as they are.
pub fn padme(len: usize) -> usize {
    if len <= MIN_LEN {
        return MIN_LEN;
    }
    let exponent = len.ilog2();
    let kept_bits = exponent.ilog2() + 1;
    let step = 1 << (exponent - kept_bits);
    len.checked_next_multiple_of(step).unwrap_or(len)
}

/// Returns `u32 length ‖ fields ‖ zero padding`.
///
/// # Errors
/// [`Error::TooLong`] when the length does not fit in 32 bits.
pub fn pad(fields: &[u8]) -> Result<Vec<u8>, Error> {
    let mut padded = Vec::with_capacity(padded_len(fields)?);
    pad_onto(&mut padded, fields)?;
    Ok(padded)
}

/// Returns the fields inside a padded plaintext.
///
/// # Errors
/// [`Error::Padding`] when the length field, the padded length or a padding byte is wrong.
pub fn strip(padded: &[u8]) -> Result<&[u8], Error> {
    let (length, rest) = padded.split_first_chunk().ok_or(Error::Padding)?;
    let fields_len = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Error::Padding)?;
    let (fields, zeros) = rest.split_at_checked(fields_len).ok_or(Error::Padding)?;
    if padme(LENGTH_LEN + fields_len) != padded.len() || zeros.iter().any(|byte| *byte != 0) {
        return Err(Error::Padding);
    }
    Ok(fields)
}

pub(crate) fn padded_len(fields: &[u8]) -> Result<usize, Error> {
    length_field(fields)?;
    Ok(padme(LENGTH_LEN + fields.len()))
}

pub(crate) fn pad_onto(buffer: &mut Vec<u8>, fields: &[u8]) -> Result<(), Error> {
    let end = buffer.len() + padded_len(fields)?;
    buffer.extend_from_slice(&length_field(fields)?);
    buffer.extend_from_slice(fields);
    buffer.resize(end, 0);
    Ok(())
}

fn length_field(fields: &[u8]) -> Result<[u8; LENGTH_LEN], Error> {
    u32::try_from(fields.len())
        .map(u32::to_be_bytes)
        .map_err(|_| Error::TooLong)
}
