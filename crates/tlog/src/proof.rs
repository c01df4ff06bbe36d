//! Proof files: one leaf's place in a signed log, verifiable offline (C2SP tlog-proof@v1, `.tlog-proof`).

use std::fmt;

use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::hash::leaf_hash;
use crate::inclusion::verify_inclusion;
use crate::note::Verifier;
use crate::text::{decode_base64, encode_base64, is_printable, parse_decimal};
use crate::{Hash, ProofError};

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";
/// A tree with 2⁶⁴ leaves has paths of 64 hashes.
const MAX_PATH: usize = 64;

/// The content of a proof file. Nothing in it is true before [`ProofFile::verify`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofFile {
    /// Bytes for the application, which nothing authenticates.
    pub extra: Option<Vec<u8>>,
    /// The place of the leaf, from zero.
    pub index: u64,
    /// The inclusion path, the leaf's sibling first.
    pub path: Vec<Hash>,
    /// The signed checkpoint, verbatim.
    pub checkpoint: String,
}

/// Why a proof file was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProofFileError {
    /// The first line names another format or version.
    UnknownFormat,
    /// A line has the wrong form.
    Malformed,
    /// The checkpoint was refused.
    Checkpoint(CheckpointError),
    /// The path does not lead from the leaf to the checkpoint's root.
    Inclusion(ProofError),
}

impl fmt::Display for ProofFileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProofFileError::UnknownFormat => write!(formatter, "the file is not a `{FIRST_LINE}`"),
            ProofFileError::Malformed => formatter.write_str("a line of the proof file has the wrong form"),
            ProofFileError::Checkpoint(error) => error.fmt(formatter),
            ProofFileError::Inclusion(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for ProofFileError {}

impl From<CheckpointError> for ProofFileError {
    fn from(error: CheckpointError) -> ProofFileError {
        ProofFileError::Checkpoint(error)
    }
}

impl From<ProofError> for ProofFileError {
    fn from(error: ProofError) -> ProofFileError {
        ProofFileError::Inclusion(error)
    }
}

impl ProofFile {
    /// Reads the form of the file; the checkpoint is read by [`ProofFile::verify`].
    pub fn parse(file: &str) -> Result<ProofFile, ProofFileError> {
        let rest = file
            .strip_prefix(FIRST_LINE)
            .and_then(|rest| rest.strip_prefix('\n'))
            .ok_or(ProofFileError::UnknownFormat)?;
        if !is_printable(rest) {
            return Err(ProofFileError::Malformed);
        }
        let (head, checkpoint) = rest.split_once("\n\n").ok_or(ProofFileError::Malformed)?;
        let (extra, head) = split_extra(head)?;
        let mut lines = head.split('\n');
        let index = lines
            .next()
            .and_then(|line| line.strip_prefix("index "))
            .and_then(parse_decimal)
            .ok_or(ProofFileError::Malformed)?;
        let path = lines
            .map(Hash::from_base64)
            .collect::<Option<Vec<_>>>()
            .ok_or(ProofFileError::Malformed)?;
        if path.len() > MAX_PATH || checkpoint.is_empty() {
            return Err(ProofFileError::Malformed);
        }
        Ok(ProofFile {
            extra,
            index,
            path,
            checkpoint: checkpoint.to_owned(),
        })
    }

    /// Verifies that the log `origin` holds `leaf` at the file's index, and gives the checkpoint that says so.
    pub fn verify(&self, leaf: &[u8], origin: &str, verifiers: &[Verifier]) -> Result<Checkpoint, ProofFileError> {
        let checkpoint = Checkpoint::parse_and_verify(&self.checkpoint, origin, verifiers)?;
        verify_inclusion(
            leaf_hash(leaf),
            self.index,
            checkpoint.size,
            &self.path,
            checkpoint.root,
        )?;
        Ok(checkpoint)
    }
}

/// Writes the file.
impl fmt::Display for ProofFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{FIRST_LINE}")?;
        if let Some(extra) = self.extra.as_deref().filter(|extra| !extra.is_empty()) {
            writeln!(formatter, "extra {}", encode_base64(extra))?;
        }
        writeln!(formatter, "index {}", self.index)?;
        for hash in &self.path {
            writeln!(formatter, "{}", hash.to_base64())?;
        }
        write!(formatter, "\n{}", self.checkpoint)
    }
}

/// Takes off the optional `extra` line, which is left out rather than empty.
fn split_extra(head: &str) -> Result<(Option<Vec<u8>>, &str), ProofFileError> {
    let Some(rest) = head.strip_prefix("extra ") else {
        return Ok((None, head));
    };
    let (encoded, rest) = rest.split_once('\n').ok_or(ProofFileError::Malformed)?;
    let extra = decode_base64(encoded)
        .filter(|extra| !extra.is_empty())
        .ok_or(ProofFileError::Malformed)?;
    Ok((Some(extra), rest))
}
