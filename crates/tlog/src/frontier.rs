//! The right edge of the tree: all that is needed to append and to know the root.
//!
//! One hash for each 1 bit of the size, largest subtree first. At a million leaves it is at most 650 bytes, so a
//! database row can hold it. A proof needs the leaf hashes of one of its subtrees besides: few, mostly, for a leaf that is new.

use std::fmt;

use std::ops::Range;

use crate::hash::{Hash, empty_root, node_hash};
use crate::inclusion::inclusion_proof;

const VERSION: u8 = 1;
const HEADER_BYTES: usize = 9;

/// The state of an append-only tree (the complete subtrees of RFC 9162 §2.1.1).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    subtrees: Vec<Hash>,
}

/// Why stored bytes are not a frontier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrontierError {
    /// The bytes were written by another version of the format.
    UnknownVersion,
    /// The number of bytes does not fit the tree size.
    WrongLength,
}

impl fmt::Display for FrontierError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            FrontierError::UnknownVersion => "the frontier has an unknown version",
            FrontierError::WrongLength => "the frontier has the wrong number of bytes for its size",
        })
    }
}

impl std::error::Error for FrontierError {}

impl Frontier {
    /// Makes the frontier of an empty tree.
    pub fn new() -> Frontier {
        Frontier::default()
    }

    /// Adds one leaf hash at the right end.
    pub fn append(&mut self, leaf_hash: Hash) {
        let mut hash = leaf_hash;
        // Each trailing 1 bit of the size is a complete subtree that the new leaf completes into a larger one.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.subtrees.pop() {
                hash = node_hash(left, hash);
            }
        }
        self.subtrees.push(hash);
        self.size = self.size.saturating_add(1);
    }

    /// The number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The leaves of each subtree, largest first.
    fn ranges(&self) -> impl Iterator<Item = Range<u64>> {
        let bits = (0..u64::BITS).rev().map(|bit| 1 << bit);
        let mut start = 0;
        bits.filter(|length| self.size & length != 0).map(move |length| {
            let range = start..start + length;
            start = range.end;
            range
        })
    }

    /// The leaves of the subtree that the leaf at `index` stands in; none outside the tree.
    pub fn subtree_of(&self, index: u64) -> Option<Range<u64>> {
        self.ranges().find(|range| range.contains(&index))
    }

    /// Makes the proof for the leaf at `index` (RFC 9162 §2.1.3.1) from the leaf hashes of [its subtree](Frontier::subtree_of) alone.
    ///
    /// The same as [`inclusion_proof`](inclusion_proof()) makes of all leaves. None outside the tree, or where the hashes are not the subtree's.
    pub fn inclusion_proof(&self, index: u64, leaf_hashes: &[Hash]) -> Option<Vec<Hash>> {
        let place = self.ranges().position(|range| range.contains(&index))?;
        let range = self.subtree_of(index)?;
        if u64::try_from(leaf_hashes.len()) != Ok(range.end - range.start) {
            return None;
        }
        let mut proof = inclusion_proof(index - range.start, leaf_hashes)?;
        let (left, rest) = self.subtrees.split_at_checked(place)?;
        let (_, right) = rest.split_first()?;
        proof.extend(folded(right));
        proof.extend(left.iter().rev());
        Some(proof)
    }

    /// Computes the root (RFC 9162 §2.1.1).
    pub fn root(&self) -> Hash {
        folded(&self.subtrees).unwrap_or_else(empty_root)
    }

    /// Writes version 1 ‖ size u64 ‖ the subtree hashes, largest first.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        bytes.extend(self.size.to_be_bytes());
        bytes.extend(self.subtrees.iter().flat_map(|hash| hash.0));
        bytes
    }

    /// Reads what [`Frontier::to_bytes`] wrote, and nothing else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Frontier, FrontierError> {
        let (header, rest) = bytes
            .split_first_chunk::<HEADER_BYTES>()
            .ok_or(FrontierError::WrongLength)?;
        let [version, size @ ..] = *header;
        if version != VERSION {
            return Err(FrontierError::UnknownVersion);
        }
        let size = u64::from_be_bytes(size);
        let (subtrees, excess) = rest.as_chunks::<32>();
        if !excess.is_empty() || u32::try_from(subtrees.len()) != Ok(size.count_ones()) {
            return Err(FrontierError::WrongLength);
        }
        Ok(Frontier {
            size,
            subtrees: subtrees.iter().copied().map(Hash).collect(),
        })
    }
}

/// The root over adjoining subtrees, largest first.
fn folded(subtrees: &[Hash]) -> Option<Hash> {
    let subtrees = subtrees.iter().rev().copied();
    subtrees.reduce(|right, left| node_hash(left, right))
}
