//! Sealed rows: the encoded fields of one database row under its row key.
//!
//! ```text
//! 0xCE | 0x01 | alg 0x01 | flags | scope generation u32 | nonce 12 | ct n | tag 16
//! plaintext = u32 length ‖ encoded fields ‖ zero padding (Padmé, at least 64)
//! AAD = "carehold/row/v1\0" ‖ organization 16 ‖ table u16 ‖ row id 16 ‖ row version u64 ‖ scope 16 ‖ header 8
//! ```
//! (`security.md`, SEALED ROW; AES-256-GCM, NIST SP 800-38D.)
//! No flag has a meaning yet, so every flag is refused.
//! A sealed row does not open elsewhere, but an older sealing of the same row opens under the
//! older version number: rollback is for the log to notice.

use crate::aead::{Cipher, NONCE_LEN, TAG_LEN};
use crate::key::RowKey;
use crate::{Error, Id16, padding, random_bytes};

const HEADER_LEN: usize = 8;
const MAGIC: u8 = 0xCE;
const VERSION: u8 = 0x01;
const AES_256_GCM: u8 = 0x01;
const NO_FLAGS: u8 = 0x00;
const CONTEXT: &[u8; 16] = b"carehold/row/v1\0";

/// Where a sealed row belongs; it opens nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RowLabel {
    /// The organization that owns the row.
    pub organization: Id16,
    /// The table's number in the append-only list.
    pub table: u16,
    /// The row's id.
    pub row: Id16,
    /// The row's version, counted up by every update.
    pub version: u64,
    /// The scope whose key the row key comes from.
    pub scope: Id16,
}

/// Reads which generation of the scope key a row was sealed under, to know which key to fetch.
///
/// The answer is authenticated only once the row opens.
pub fn scope_generation(sealed: &[u8]) -> Result<u32, Error> {
    let (header, _) = sealed.split_first_chunk().ok_or(Error::Length)?;
    generation(*header)
}

impl RowKey {
    /// Seals the encoded fields of the row that `label` names.
    ///
    /// # Errors
    /// [`Error::TooLong`] when the length does not fit in 32 bits.
    pub fn seal(&self, label: &RowLabel, scope_generation: u32, plaintext: &[u8]) -> Result<Vec<u8>, Error> {
        self.seal_with_nonce(label, scope_generation, plaintext, random_bytes()?)
    }

    pub(crate) fn seal_with_nonce(
        &self,
        label: &RowLabel,
        scope_generation: u32,
        plaintext: &[u8],
        nonce: [u8; NONCE_LEN],
    ) -> Result<Vec<u8>, Error> {
        let [a, b, c, d] = scope_generation.to_be_bytes();
        let header = [MAGIC, VERSION, AES_256_GCM, NO_FLAGS, a, b, c, d];
        let prefix_len = HEADER_LEN + NONCE_LEN;
        let mut sealed = Vec::with_capacity(prefix_len + padding::padded_len(plaintext)? + TAG_LEN);
        sealed.extend_from_slice(&header);
        sealed.extend_from_slice(&nonce);
        padding::pad_onto(&mut sealed, plaintext)?;
        let associated = associated(label, header);
        Cipher::new(self.secret())?.seal_tail(nonce, &associated, &mut sealed, prefix_len)?;
        Ok(sealed)
    }

    /// Opens the row that `label` names and returns its encoded fields.
    ///
    /// # Errors
    /// [`Error::Authentication`] when the key, the label or a byte is not that of the sealing.
    pub fn open(&self, label: &RowLabel, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let (header, rest) = sealed.split_first_chunk().ok_or(Error::Length)?;
        generation(*header)?;
        let (nonce, ciphertext) = rest.split_first_chunk().ok_or(Error::Length)?;
        let mut buffer = ciphertext.to_vec();
        let associated = associated(label, *header);
        let padded = Cipher::new(self.secret())?.open(*nonce, &associated, &mut buffer)?;
        let fields_len = padding::strip(padded)?.len();
        buffer.drain(..padding::LENGTH_LEN);
        buffer.truncate(fields_len);
        Ok(buffer)
    }
}

fn generation(header: [u8; HEADER_LEN]) -> Result<u32, Error> {
    let [magic, version, algorithm, flags, a, b, c, d] = header;
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
    Ok(u32::from_be_bytes([a, b, c, d]))
}

fn associated(label: &RowLabel, header: [u8; HEADER_LEN]) -> Vec<u8> {
    [
        CONTEXT.as_slice(),
        &label.organization,
        &label.table.to_be_bytes(),
        &label.row,
        &label.version.to_be_bytes(),
        &label.scope,
        &header,
    ]
    .concat()
}
