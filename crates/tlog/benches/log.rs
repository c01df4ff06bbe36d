//! How fast the log grows and how fast an auditor checks it.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use tlog::{Frontier, Hash, inclusion_proof, leaf_hash, root_of, verify_inclusion};

const MILLION: u64 = 1_000_000;

fn main() {
    divan::main();
}

fn leaf_hashes() -> Vec<Hash> {
    (0..MILLION).map(|index| leaf_hash(&index.to_be_bytes())).collect()
}

/// Hashes a leaf of 200 bytes and appends it.
#[divan::bench]
fn append(bencher: Bencher) {
    let mut frontier = Frontier::new();
    bencher
        .counter(ItemsCount::new(1u32))
        .bench_local(|| frontier.append(leaf_hash(black_box(&[7; 200]))));
}

/// Verifies one leaf of a million: 20 hashes.
#[divan::bench]
fn verify_one_of_a_million(bencher: Bencher) {
    let leaf_hashes = leaf_hashes();
    let root = root_of(&leaf_hashes);
    let proof = inclusion_proof(777_777, &leaf_hashes).unwrap_or_default();
    let leaf = leaf_hash(&777_777u64.to_be_bytes());
    bencher
        .counter(ItemsCount::new(1u32))
        .bench(|| verify_inclusion(black_box(leaf), 777_777, MILLION, black_box(&proof), root));
}

#[divan::bench(sample_count = 10)]
fn root_of_a_million(bencher: Bencher) {
    let leaf_hashes = leaf_hashes();
    bencher.bench(|| root_of(black_box(&leaf_hashes)));
}

#[divan::bench(sample_count = 10)]
fn proof_of_one_in_a_million(bencher: Bencher) {
    let leaf_hashes = leaf_hashes();
    bencher.bench(|| inclusion_proof(black_box(777_777), &leaf_hashes));
}
