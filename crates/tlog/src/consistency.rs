//! Consistency proofs: the old tree is a prefix of the new one (RFC 9162 §2.1.4).
//!
//! The RFC leaves out two cases, which have an empty proof here: from the empty tree, and from a tree to itself.

use crate::hash::{Hash, empty_root, node_hash};
use crate::tree::{ProofError, climb, left_size, root_of};

/// Makes the proof from the first `old_size` leaves to all of them (RFC 9162 §2.1.4.1); none if there are fewer.
///
/// Costs one hash per leaf.
pub fn consistency_proof(old_size: u64, leaf_hashes: &[Hash]) -> Option<Vec<Hash>> {
    let mut old_size = usize::try_from(old_size)
        .ok()
        .filter(|old_size| *old_size <= leaf_hashes.len())?;
    if old_size == 0 || old_size == leaf_hashes.len() {
        return Some(Vec::new());
    }
    let mut subtree = leaf_hashes;
    let mut proof = Vec::new();
    // While the walk stays left, the old tree starts where the subtree starts: its root may be the old root itself,
    // which the verifier has.
    let mut only_left = true;
    while old_size != subtree.len() {
        let (left, right) = subtree.split_at(left_size(subtree.len()));
        if old_size <= left.len() {
            proof.push(root_of(right));
            subtree = left;
        } else {
            proof.push(root_of(left));
            old_size -= left.len();
            subtree = right;
            only_left = false;
        }
    }
    if !only_left {
        proof.push(root_of(subtree));
    }
    proof.reverse();
    Some(proof)
}

/// Verifies that the old tree is a prefix of the new one (RFC 9162 §2.1.4.2).
pub fn verify_consistency(
    old_size: u64,
    old_root: Hash,
    new_size: u64,
    new_root: Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    if old_size > new_size {
        return Err(ProofError::OutOfRange);
    }
    if old_size == 0 || old_size == new_size {
        return verify_without_hashes(old_size, old_root, new_size, new_root, proof);
    }
    let mut node = old_size - 1;
    let mut last = new_size - 1;
    while node & 1 == 1 {
        climb(&mut node, &mut last);
    }
    // A power of two is one complete subtree: the walk starts from the old root, which the proof leaves out.
    let (start, rest) = if old_size.is_power_of_two() {
        (old_root, proof)
    } else {
        let (start, rest) = proof.split_first().ok_or(ProofError::WrongLength)?;
        (*start, rest)
    };
    let mut old_hash = start;
    let mut new_hash = start;
    for sibling in rest {
        if last == 0 {
            return Err(ProofError::WrongLength);
        }
        if node & 1 == 1 || node == last {
            old_hash = node_hash(*sibling, old_hash);
            new_hash = node_hash(*sibling, new_hash);
            while node & 1 == 0 && node != 0 {
                climb(&mut node, &mut last);
            }
        } else {
            new_hash = node_hash(new_hash, *sibling);
        }
        climb(&mut node, &mut last);
    }
    if last != 0 {
        return Err(ProofError::WrongLength);
    }
    if old_hash == old_root && new_hash == new_root {
        Ok(())
    } else {
        Err(ProofError::WrongRoot)
    }
}

fn verify_without_hashes(
    old_size: u64,
    old_root: Hash,
    new_size: u64,
    new_root: Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    if !proof.is_empty() {
        return Err(ProofError::WrongLength);
    }
    let old_fits = old_size != 0 || old_root == empty_root();
    let new_fits = old_size != new_size || old_root == new_root;
    if old_fits && new_fits {
        Ok(())
    } else {
        Err(ProofError::WrongRoot)
    }
}
