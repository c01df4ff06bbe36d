//! Transparency log: an append-only Merkle tree (RFC 9162 §2.1), its proofs, and the C2SP text formats around it.
//!
//! A log is a list of leaves. Its root commits to all of them, a checkpoint is a root that the log has signed, an
//! inclusion proof shows that a leaf stands under a root, and a consistency proof shows that an older root is a
//! prefix of a newer one. Everything an outside auditor needs is here, and nothing else.
//!
//! Invariants:
//! - Parsers are strict: every value has one spelling, and no input makes them panic.
//! - Nothing is trusted before its signature is verified: [`note::Note`] and [`checkpoint::Checkpoint`] come out of
//!   text only through a verifier.
//! - Everything is a function of its arguments: no clock, no randomness, no files, no network.
//!
//! Deliberately absent: storage, the meaning of a leaf, witnesses and their cosignatures, and the rule that a log
//! never signs two inconsistent checkpoints. The last one needs a memory, so it is the caller's duty.

pub mod checkpoint;
mod consistency;
mod frontier;
mod hash;
mod inclusion;
pub mod note;
pub mod proof;
mod text;
mod tree;

pub use consistency::{consistency_proof, verify_consistency};
pub use frontier::{Frontier, FrontierError};
pub use hash::{Hash, empty_root, leaf_hash, node_hash};
pub use inclusion::{inclusion_proof, verify_inclusion};
pub use tree::{ProofError, root_of};
