//! Signed notes: text with signature lines under it (C2SP signed-note).
//!
//! A [`Note`] always carries at least one good signature: it comes from [`Note::sign`] or from
//! [`Note::parse_and_verify`]. Only Ed25519 (type 0x01) is verified; every other signature counts as one by an
//! unknown key.

mod key;
mod signer;
mod verifier;

use std::fmt;

pub use signer::Signer;
pub use verifier::{Verifier, VerifierKeyError};

use crate::text::{decode_base64, encode_base64, is_printable};
use key::{KEY_ID_BYTES, is_key_name};

/// Notes above this size are refused before any work is done on them.
pub const MAX_NOTE_BYTES: usize = 1_000_000;
/// Notes with more signatures are refused (the specification asks for 16 or more).
pub const MAX_SIGNATURES: usize = 100;

const SIGNATURE_START: &str = "— ";

/// A text that at least one known key has signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<Signature>,
}

/// One signature line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    name: String,
    key_id: [u8; KEY_ID_BYTES],
    bytes: Vec<u8>,
    trust: Trust,
}

/// Whether the signing key was among the verifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The signature was made or verified with a key we hold.
    Verified,
    /// The key is unknown, so the signature says nothing.
    UnknownKey,
}

/// Why a note was not signed or not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteError {
    /// The note is larger than [`MAX_NOTE_BYTES`].
    TooLarge,
    /// There are more signatures than [`MAX_SIGNATURES`].
    TooManySignatures,
    /// The text holds a control character other than newline.
    ControlCharacter,
    /// The text does not end in a newline, or no empty line parts it from its signatures.
    MalformedText,
    /// A signature line is not `— name base64`.
    MalformedSignature,
    /// A key name is empty or holds a space or a plus sign.
    MalformedKeyName,
    /// A known key's signature is wrong.
    BadSignature,
    /// No known key has signed.
    NoKnownSignature,
    /// The cryptographic library refused to sign.
    SigningFailed,
}

impl fmt::Display for NoteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            NoteError::TooLarge => "the note is too large",
            NoteError::TooManySignatures => "the note has too many signatures",
            NoteError::ControlCharacter => "the note holds a control character",
            NoteError::MalformedText => "the note's text has the wrong form",
            NoteError::MalformedSignature => "a signature line has the wrong form",
            NoteError::MalformedKeyName => "a key name is empty or holds a space or a plus sign",
            NoteError::BadSignature => "a known key's signature does not fit the text",
            NoteError::NoKnownSignature => "no known key has signed the note",
            NoteError::SigningFailed => "signing failed",
        })
    }
}

impl std::error::Error for NoteError {}

impl Note {
    /// Signs a text that ends in a newline with every signer.
    pub fn sign(text: &str, signers: &[&Signer]) -> Result<Note, NoteError> {
        if !text.ends_with('\n') {
            return Err(NoteError::MalformedText);
        }
        if !is_printable(text) {
            return Err(NoteError::ControlCharacter);
        }
        if signers.is_empty() {
            return Err(NoteError::NoKnownSignature);
        }
        if signers.len() > MAX_SIGNATURES {
            return Err(NoteError::TooManySignatures);
        }
        let signatures = signers
            .iter()
            .map(|signer| signer.sign(text))
            .collect::<Result<Vec<_>, _>>()?;
        let note = Note {
            text: text.to_owned(),
            signatures,
        };
        if note.to_string().len() > MAX_NOTE_BYTES {
            return Err(NoteError::TooLarge);
        }
        Ok(note)
    }

    /// Reads a note and verifies every signature by a known key.
    ///
    /// Signatures by unknown keys are kept but ignored. One bad signature by a known key, or no good one, refuses
    /// the whole note (C2SP signed-note, "Signatures").
    pub fn parse_and_verify(note: &str, verifiers: &[Verifier]) -> Result<Note, NoteError> {
        if note.len() > MAX_NOTE_BYTES {
            return Err(NoteError::TooLarge);
        }
        if !is_printable(note) {
            return Err(NoteError::ControlCharacter);
        }
        let (text, signature_lines) = split_text(note)?;
        let mut signatures = Vec::new();
        for line in signature_lines.split('\n') {
            if signatures.len() == MAX_SIGNATURES {
                return Err(NoteError::TooManySignatures);
            }
            let mut signature = parse_signature(line)?;
            signature.trust = judge(&signature, text, verifiers)?;
            signatures.push(signature);
        }
        if signatures.iter().all(|signature| signature.trust == Trust::UnknownKey) {
            return Err(NoteError::NoKnownSignature);
        }
        Ok(Note {
            text: text.to_owned(),
            signatures,
        })
    }

    /// The signed text with its last newline.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All signatures in the order of their lines.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }
}

/// Writes the note as it is stored and sent.
impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}", self.text)?;
        self.signatures
            .iter()
            .try_for_each(|signature| writeln!(formatter, "{signature}"))
    }
}

impl Signature {
    /// The name of the key.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The short identifier that, with the name, stands for the key.
    pub fn key_id(&self) -> [u8; KEY_ID_BYTES] {
        self.key_id
    }

    /// Whether the signature was verified.
    pub fn trust(&self) -> Trust {
        self.trust
    }
}

/// Writes the line without its newline.
impl fmt::Display for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoded = encode_base64(&[self.key_id.as_slice(), &self.bytes].concat());
        write!(formatter, "{SIGNATURE_START}{} {encoded}", self.name)
    }
}

/// Parts the text from the signature lines at the last empty line.
fn split_text(note: &str) -> Result<(&str, &str), NoteError> {
    let gap = note.rfind("\n\n").ok_or(NoteError::MalformedText)?;
    let (text, rest) = note.split_at_checked(gap + 1).ok_or(NoteError::MalformedText)?;
    let signature_lines = rest
        .strip_prefix('\n')
        .and_then(|lines| lines.strip_suffix('\n'))
        .ok_or(NoteError::MalformedText)?;
    Ok((text, signature_lines))
}

fn parse_signature(line: &str) -> Result<Signature, NoteError> {
    let (name, encoded) = line
        .strip_prefix(SIGNATURE_START)
        .and_then(|rest| rest.split_once(' '))
        .ok_or(NoteError::MalformedSignature)?;
    if !is_key_name(name) {
        return Err(NoteError::MalformedKeyName);
    }
    let decoded = decode_base64(encoded).ok_or(NoteError::MalformedSignature)?;
    let (key_id, bytes) = decoded
        .split_first_chunk::<KEY_ID_BYTES>()
        .ok_or(NoteError::MalformedSignature)?;
    if bytes.is_empty() {
        return Err(NoteError::MalformedSignature);
    }
    Ok(Signature {
        name: name.to_owned(),
        key_id: *key_id,
        bytes: bytes.to_vec(),
        trust: Trust::UnknownKey,
    })
}

/// Verifies with every known key of this name and identifier; two that collide must both accept.
fn judge(signature: &Signature, text: &str, verifiers: &[Verifier]) -> Result<Trust, NoteError> {
    let mut trust = Trust::UnknownKey;
    for verifier in verifiers {
        if verifier.name() == signature.name && verifier.key_id() == signature.key_id {
            if !verifier.accepts(text.as_bytes(), &signature.bytes) {
                return Err(NoteError::BadSignature);
            }
            trust = Trust::Verified;
        }
    }
    Ok(trust)
}
