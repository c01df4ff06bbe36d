//! The shape of the tree (RFC 9162 §2.1.1) and what can be wrong with a proof about it.

use std::fmt;

use crate::frontier::Frontier;
use crate::hash::Hash;

/// Why a proof was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProofError {
    /// The index is not below the tree size, or the old size is above the new one.
    OutOfRange,
    /// The proof has more or fewer hashes than a tree of this size needs.
    WrongLength,
    /// The proof is well-formed but leads to another root.
    WrongRoot,
}

impl fmt::Display for ProofError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            ProofError::OutOfRange => "the proof points outside the tree",
            ProofError::WrongLength => "the proof has the wrong number of hashes for this tree",
            ProofError::WrongRoot => "the proof leads to another root",
        })
    }
}

impl std::error::Error for ProofError {}

/// Computes the root over all leaf hashes (RFC 9162 §2.1.1).
pub fn root_of(leaf_hashes: &[Hash]) -> Hash {
    let mut frontier = Frontier::new();
    for leaf_hash in leaf_hashes {
        frontier.append(*leaf_hash);
    }
    frontier.root()
}

/// The size of the left subtree of a tree with two or more leaves: the largest power of two below `size`.
pub(crate) fn left_size(size: usize) -> usize {
    debug_assert!(size > 1, "a single leaf has no subtrees");
    1 << size.saturating_sub(1).max(1).ilog2()
}

/// Drops the lowest level of a tree from the path of a node.
pub(crate) fn climb(node: &mut u64, last: &mut u64) {
    *node >>= 1;
    *last >>= 1;
}
