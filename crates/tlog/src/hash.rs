//! The SHA-256 hash of a tree, and the three ways to make one (RFC 9162 §2.1.1).
//!
//! A leaf is hashed with the prefix 0x00 and a node with 0x01, so no leaf can pass for a node.

use std::fmt;

use aws_lc_rs::digest::{self, Digest, SHA256};

use crate::text;

const LEAF_PREFIX: u8 = 0x00;
const NODE_PREFIX: u8 = 0x01;

/// The hash of a leaf, a subtree or a whole tree.
///
/// Hashes of a log are public, so comparison is not in constant time.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Reads standard padded base64, the spelling of checkpoints and proof files.
    pub fn from_base64(encoded: &str) -> Option<Hash> {
        text::decode_base64(encoded)?.try_into().ok().map(Hash)
    }

    /// Writes standard padded base64, the spelling of checkpoints and proof files.
    pub fn to_base64(self) -> String {
        text::encode_base64(&self.0)
    }

    fn from_digest(digest: &Digest) -> Hash {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(digest.as_ref()); // a SHA-256 digest is 32 bytes
        Hash(bytes)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// Hashes the bytes of one leaf (RFC 9162 §2.1.1).
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    let mut context = digest::Context::new(&SHA256);
    context.update(&[LEAF_PREFIX]);
    context.update(leaf);
    Hash::from_digest(&context.finish())
}

/// Hashes two subtrees into their parent (RFC 9162 §2.1.1).
pub fn node_hash(left: Hash, right: Hash) -> Hash {
    // One contiguous buffer: the one-shot call allocates nothing.
    let mut input = [NODE_PREFIX; 65];
    let (_, children) = input.split_at_mut(1);
    let (left_half, right_half) = children.split_at_mut(32);
    left_half.copy_from_slice(&left.0);
    right_half.copy_from_slice(&right.0);
    Hash::from_digest(&digest::digest(&SHA256, &input))
}

/// The root of a tree without leaves: the hash of nothing (RFC 9162 §2.1.1).
pub fn empty_root() -> Hash {
    Hash::from_digest(&digest::digest(&SHA256, &[]))
}
