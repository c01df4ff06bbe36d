//! Checkpoints: the size and root of a log, signed by the log (C2SP tlog-checkpoint).
//!
//! A log must sign only what is consistent with everything it signed before. This module has no memory, so its
//! caller checks that, as an auditor does with [`crate::verify_consistency`].

use std::fmt;

use crate::hash::Hash;
use crate::note::{Note, NoteError, Signer, Verifier};
use crate::text::{is_printable, parse_decimal};

/// The head of a log at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log this is: a schema-less URL by convention.
    pub origin: String,
    /// The number of leaves.
    pub size: u64,
    /// The root over those leaves.
    pub root: Hash,
}

/// Why a checkpoint was not signed or not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckpointError {
    /// The note around it was refused.
    Note(NoteError),
    /// The origin is empty, or holds a newline or another control character.
    MalformedOrigin,
    /// The text is not origin, size and root.
    MalformedText,
    /// The checkpoint is of another log than the one expected.
    OtherLog,
}

impl fmt::Display for CheckpointError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CheckpointError::Note(error) => error.fmt(formatter),
            CheckpointError::MalformedOrigin => formatter.write_str("the origin is empty or holds a control character"),
            CheckpointError::MalformedText => formatter.write_str("the checkpoint is not origin, size and root"),
            CheckpointError::OtherLog => formatter.write_str("the checkpoint is of another log"),
        }
    }
}

impl std::error::Error for CheckpointError {}

impl From<NoteError> for CheckpointError {
    fn from(error: NoteError) -> CheckpointError {
        CheckpointError::Note(error)
    }
}

impl Checkpoint {
    /// Signs the checkpoint; the note's `Display` is the file.
    pub fn sign(&self, signers: &[&Signer]) -> Result<Note, CheckpointError> {
        if self.origin.is_empty() || self.origin.contains('\n') || !is_printable(&self.origin) {
            return Err(CheckpointError::MalformedOrigin);
        }
        let text = format!("{}\n{}\n{}\n", self.origin, self.size, self.root.to_base64());
        Ok(Note::sign(&text, signers)?)
    }

    /// Reads a checkpoint, verifies its signatures and that it is of the log `origin`.
    ///
    /// The origin is an argument because one key may sign several logs, and a checkpoint of one must not pass for
    /// that of another. Extension lines are accepted and dropped.
    pub fn parse_and_verify(
        checkpoint: &str,
        origin: &str,
        verifiers: &[Verifier],
    ) -> Result<Checkpoint, CheckpointError> {
        let note = Note::parse_and_verify(checkpoint, verifiers)?;
        let checkpoint = parse_text(note.text()).ok_or(CheckpointError::MalformedText)?;
        if checkpoint.origin == origin {
            Ok(checkpoint)
        } else {
            Err(CheckpointError::OtherLog)
        }
    }
}

fn parse_text(text: &str) -> Option<Checkpoint> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    let origin = lines.next().filter(|origin| !origin.is_empty())?.to_owned();
    let size = parse_decimal(lines.next()?)?;
    let root = Hash::from_base64(lines.next()?)?;
    if lines.any(str::is_empty) {
        return None;
    }
    Some(Checkpoint { origin, size, root })
}
