//! Documents: files of any length, sealed in chunks with key commitment and random access.
//!
//! The format is C2SP `chunked-encryption@v1` in its AES-256 form ("Cobblestone-256"):
//! ```text
//! salt 24 ‖ commitment 32 ‖ chunks of 16,384 + 16
//! key 32 ‖ base nonce 12 ‖ commitment 32 = HKDF-Expand-SHA512(document key,
//!     "c2sp.org/chunked-encryption@v1+" ‖ "AEAD_AES_256_GCM" ‖ 0x00 ‖ salt ‖ context)
//! ```
//! Chunk k is sealed under base nonce XOR k, without AAD.
//! The last chunk is always shorter than 16,384 bytes, so a file that ends on a full chunk has
//! been cut off.
//! The commitment is checked before any chunk is opened, in constant time.
//!
//! It does not pad: the length of a document is visible to who sees the blob.

use std::ops::Range;

use aws_lc_rs::constant_time::verify_slices_are_equal;

use crate::aead::{Cipher, NONCE_LEN, TAG_LEN};
use crate::key::DocumentKey;
use crate::{Error, Id16, hkdf, random_bytes};

/// Plaintext bytes in a full chunk.
pub const CHUNK_LEN: usize = 16_384;

const CHUNK_BYTES: u64 = 16_384;
const SEALED_CHUNK_LEN: usize = CHUNK_LEN + TAG_LEN;
const SEALED_CHUNK_BYTES: u64 = 16_400;
const TAG_BYTES: u64 = 16;
const SALT_LEN: usize = 24;
const COMMITMENT_LEN: usize = 32;
const HEADER_BYTES: u64 = 56;
const OUTPUT_LEN: usize = 32 + NONCE_LEN + COMMITMENT_LEN;
const INFO: &[u8] = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0";

/// Builds the context of a stored document:
/// `"carehold/doc/v1\0" ‖ organization ‖ document id ‖ version u64` (`mechanics.md`).
pub fn document_context(organization: &Id16, document: &Id16, version: u64) -> Vec<u8> {
    const CONTEXT: &[u8] = b"carehold/doc/v1\0";
    [CONTEXT, organization, document, &version.to_be_bytes()].concat()
}

/// Seals a whole document.
pub fn seal(key: &DocumentKey, context: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, Error> {
    seal_with_salt(key, context, plaintext, random_bytes()?)
}

/// Opens a whole document.
///
/// # Errors
/// [`Error::Commitment`] when the key or context is another, [`Error::Length`] when the file was
/// cut off, [`Error::Authentication`] when a chunk was changed or moved.
pub fn open(key: &DocumentKey, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Error> {
    let (header, chunks) = sealed.split_first_chunk().ok_or(Error::Length)?;
    let chunk_key = ChunkKey::from_header(key, context, header)?;
    let plaintext_len = plaintext_len(to_u64(sealed.len())?)?;
    let mut plaintext = Vec::with_capacity(to_usize(plaintext_len)? + TAG_LEN);
    for (chunk, index) in chunks.chunks(SEALED_CHUNK_LEN).zip(0..) {
        let start = plaintext.len();
        plaintext.extend_from_slice(chunk);
        let chunk = plaintext.get_mut(start..).ok_or(Error::Length)?;
        let opened_len = chunk_key.open(index, chunk)?.len();
        plaintext.truncate(start + opened_len);
    }
    Ok(plaintext)
}

/// Opens the plaintext bytes in `range` without reading the rest.
///
/// `sealed_len` is the length of the sealed file, and `read` returns the asked-for bytes of it.
/// The last chunk is opened too, so that a file cut off behind the range is noticed.
///
/// # Errors
/// Those of [`open`], [`Error::Range`] when the range ends after the document, and those of
/// `read`.
pub fn open_range<E: From<Error>>(
    key: &DocumentKey,
    context: &[u8],
    sealed_len: u64,
    range: Range<u64>,
    mut read: impl FnMut(Range<u64>) -> Result<Vec<u8>, E>,
) -> Result<Vec<u8>, E> {
    let plaintext_len = plaintext_len(sealed_len)?;
    if range.start > range.end || range.end > plaintext_len {
        return Err(Error::Range.into());
    }
    let header = read(0..HEADER_BYTES)?;
    let header = header.as_slice().try_into().map_err(|_| Error::Length)?;
    let chunk_key = ChunkKey::from_header(key, context, header)?;

    let last = plaintext_len / CHUNK_BYTES;
    let mut plaintext = Vec::new();
    for index in (range.start / CHUNK_BYTES)..=(range.end / CHUNK_BYTES).min(last) {
        let mut chunk = read(chunk_range(index, sealed_len))?;
        let opened = chunk_key.open(index, &mut chunk)?;
        plaintext.extend_from_slice(part(opened, index * CHUNK_BYTES, &range)?);
    }
    if range.end / CHUNK_BYTES < last {
        chunk_key.open(last, &mut read(chunk_range(last, sealed_len))?)?;
    }
    Ok(plaintext)
}

/// Returns the plaintext length of a sealed document of `sealed_len` bytes.
///
/// # Errors
/// [`Error::Length`] when no document has that length, as when its end was cut off.
pub fn plaintext_len(sealed_len: u64) -> Result<u64, Error> {
    let chunks_len = sealed_len.checked_sub(HEADER_BYTES).ok_or(Error::Length)?;
    let full_chunks = chunks_len / SEALED_CHUNK_BYTES;
    let last_len = chunks_len % SEALED_CHUNK_BYTES;
    let last_len = last_len.checked_sub(TAG_BYTES).ok_or(Error::Length)?;
    Ok(full_chunks * CHUNK_BYTES + last_len)
}

pub(crate) fn seal_with_salt(
    key: &DocumentKey,
    context: &[u8],
    plaintext: &[u8],
    salt: [u8; SALT_LEN],
) -> Result<Vec<u8>, Error> {
    let (chunk_key, commitment) = ChunkKey::derive(key, context, &salt)?;
    let mut sealed = [salt.as_slice(), &commitment].concat();
    sealed.reserve(plaintext.len() + (plaintext.len() / CHUNK_LEN + 1) * TAG_LEN);
    let full_chunks = plaintext.chunks_exact(CHUNK_LEN);
    let last = full_chunks.remainder();
    for (chunk, index) in full_chunks.chain([last]).zip(0..) {
        let start = sealed.len();
        sealed.extend_from_slice(chunk);
        let nonce = chunk_key.nonce(index);
        chunk_key.cipher.seal_tail(nonce, &[], &mut sealed, start)?;
    }
    Ok(sealed)
}

/// The key and base nonce of one document's chunks.
struct ChunkKey {
    cipher: Cipher,
    base_nonce: [u8; NONCE_LEN],
}

impl ChunkKey {
    fn from_header(key: &DocumentKey, context: &[u8], header: &[u8; 56]) -> Result<Self, Error> {
        let (salt, expected) = header.split_first_chunk().ok_or(Error::Length)?;
        let (chunk_key, commitment) = Self::derive(key, context, salt)?;
        verify_slices_are_equal(&commitment, expected).map_err(|_| Error::Commitment)?;
        Ok(chunk_key)
    }

    fn derive(key: &DocumentKey, context: &[u8], salt: &[u8; SALT_LEN]) -> Result<(Self, [u8; COMMITMENT_LEN]), Error> {
        let info = [INFO, salt, context].concat();
        let output = hkdf::expand_sha512::<OUTPUT_LEN>(key.secret(), &info);
        let (chunk_key, rest) = output.split_first_chunk().ok_or(Error::Length)?;
        let (base_nonce, rest) = rest.split_first_chunk().ok_or(Error::Length)?;
        let commitment = rest.try_into().map_err(|_| Error::Length)?;
        let chunk_key = Self {
            cipher: Cipher::new(chunk_key)?,
            base_nonce: *base_nonce,
        };
        Ok((chunk_key, commitment))
    }

    fn open<'chunk>(&self, index: u64, chunk: &'chunk mut [u8]) -> Result<&'chunk [u8], Error> {
        self.cipher.open(self.nonce(index), &[], chunk)
    }

    fn nonce(&self, index: u64) -> [u8; NONCE_LEN] {
        let mut nonce = self.base_nonce;
        for (byte, counter) in nonce.iter_mut().rev().zip(index.to_le_bytes()) {
            *byte ^= counter;
        }
        nonce
    }
}

fn chunk_range(index: u64, sealed_len: u64) -> Range<u64> {
    let start = HEADER_BYTES + index * SEALED_CHUNK_BYTES;
    start..(start + SEALED_CHUNK_BYTES).min(sealed_len)
}

/// Cuts out of a chunk that begins at `chunk_start` what lies in `range`.
fn part<'chunk>(chunk: &'chunk [u8], chunk_start: u64, range: &Range<u64>) -> Result<&'chunk [u8], Error> {
    let from = to_usize(range.start.saturating_sub(chunk_start))?;
    let to = to_usize(range.end.saturating_sub(chunk_start))?.min(chunk.len());
    chunk.get(from.min(to)..to).ok_or(Error::Length)
}

fn to_u64(len: usize) -> Result<u64, Error> {
    u64::try_from(len).map_err(|_| Error::TooLong)
}

fn to_usize(len: u64) -> Result<usize, Error> {
    usize::try_from(len).map_err(|_| Error::TooLong)
}
