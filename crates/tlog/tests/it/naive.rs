//! An oracle: the recursive definitions of RFC 9162 §2.1 written down as they stand, sharing no code with the crate.

use aws_lc_rs::digest::{SHA256, digest};
use tlog::Hash;

/// MTH(D[n]) of §2.1.1, over leaves, not hashes.
pub(crate) fn root(leaves: &[Vec<u8>]) -> Hash {
    match leaves {
        [] => sha256(&[]),
        [leaf] => sha256(&[&[0], leaf.as_slice()].concat()),
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            sha256(&[&[1], root(left).0.as_slice(), root(right).0.as_slice()].concat())
        }
    }
}

/// PATH(m, D[n]) of §2.1.3.1.
pub(crate) fn path(index: usize, leaves: &[Vec<u8>]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let k = split(leaves.len());
    let (left, right) = leaves.split_at(k);
    if index < k {
        [path(index, left), vec![root(right)]].concat()
    } else {
        [path(index - k, right), vec![root(left)]].concat()
    }
}

/// PROOF(m, D[n]) of §2.1.4.1.
pub(crate) fn proof(old_size: usize, leaves: &[Vec<u8>]) -> Vec<Hash> {
    subproof(old_size, leaves, true)
}

fn subproof(old_size: usize, leaves: &[Vec<u8>], complete: bool) -> Vec<Hash> {
    if old_size == leaves.len() {
        return if complete { Vec::new() } else { vec![root(leaves)] };
    }
    let k = split(leaves.len());
    let (left, right) = leaves.split_at(k);
    if old_size <= k {
        [subproof(old_size, left, complete), vec![root(right)]].concat()
    } else {
        [subproof(old_size - k, right, false), vec![root(left)]].concat()
    }
}

fn split(count: usize) -> usize {
    let mut k = 1;
    while k * 2 < count {
        k *= 2;
    }
    k
}

fn sha256(bytes: &[u8]) -> Hash {
    Hash(digest(&SHA256, bytes).as_ref().try_into().unwrap())
}
