//! The tests of the log, all through its public functions.

#![cfg(test)]

mod fuzz;
mod fuzz_targets;
mod golden;
mod naive;
mod note;
mod published;
mod tampering;
mod tree;
mod wycheproof;

use tlog::Hash;

/// Distinct leaves, the same in every run.
fn leaf(index: usize) -> Vec<u8> {
    format!("leaf {index}").into_bytes()
}

fn leaf_hashes(count: usize) -> Vec<Hash> {
    (0..count).map(|index| tlog::leaf_hash(&leaf(index))).collect()
}

fn hash_from_hex(hex: &str) -> Hash {
    let bytes: Vec<u8> = (0..32)
        .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
        .collect();
    Hash(bytes.try_into().unwrap())
}

fn size(count: usize) -> u64 {
    u64::try_from(count).unwrap()
}
