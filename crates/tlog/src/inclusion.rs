//! Inclusion proofs: this leaf stands at this place under this root (RFC 9162 §2.1.3).

use crate::hash::{Hash, node_hash};
use crate::tree::{ProofError, climb, left_size, root_of};

/// Makes the proof for the leaf at `index`, its sibling first (RFC 9162 §2.1.3.1); none outside the tree.
///
/// Costs one hash per leaf.
pub fn inclusion_proof(index: u64, leaf_hashes: &[Hash]) -> Option<Vec<Hash>> {
    let mut index = usize::try_from(index).ok().filter(|index| *index < leaf_hashes.len())?;
    let mut subtree = leaf_hashes;
    let mut proof = Vec::new();
    while subtree.len() > 1 {
        let (left, right) = subtree.split_at(left_size(subtree.len()));
        if index < left.len() {
            proof.push(root_of(right));
            subtree = left;
        } else {
            proof.push(root_of(left));
            index -= left.len();
            subtree = right;
        }
    }
    proof.reverse();
    Some(proof)
}

/// Verifies that `leaf_hash` stands at `index` in the tree with this size and root (RFC 9162 §2.1.3.2).
pub fn verify_inclusion(leaf_hash: Hash, index: u64, size: u64, proof: &[Hash], root: Hash) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::OutOfRange);
    }
    let mut node = index;
    let mut last = size - 1;
    let mut hash = leaf_hash;
    for sibling in proof {
        if last == 0 {
            return Err(ProofError::WrongLength);
        }
        if node & 1 == 1 || node == last {
            hash = node_hash(*sibling, hash);
            // A node at the right edge without a sibling moves up unchanged.
            while node & 1 == 0 && node != 0 {
                climb(&mut node, &mut last);
            }
        } else {
            hash = node_hash(hash, *sibling);
        }
        climb(&mut node, &mut last);
    }
    if last != 0 {
        return Err(ProofError::WrongLength);
    }
    if hash == root {
        Ok(())
    } else {
        Err(ProofError::WrongRoot)
    }
}
