//! Whoever changes any part of a proof is found.

use tlog::checkpoint::{Checkpoint, CheckpointError};
use tlog::note::{NoteError, Signer};
use tlog::proof::{ProofFile, ProofFileError};
use tlog::{Hash, consistency_proof, inclusion_proof, root_of, verify_consistency, verify_inclusion};

use crate::{leaf, leaf_hashes, size};

const ORIGIN: &str = "carehold.example/harbour/2026";

type Accepts<'a> = &'a dyn Fn(&[Hash]) -> bool;

fn signer() -> Signer {
    Signer::from_seed("carehold.example/harbour", &[7; 32]).unwrap()
}

fn proof_file(index: usize, count: usize) -> ProofFile {
    let hashes = leaf_hashes(count);
    let head = Checkpoint {
        origin: ORIGIN.to_owned(),
        size: size(count),
        root: root_of(&hashes),
    };
    ProofFile {
        extra: None,
        index: size(index),
        path: inclusion_proof(size(index), &hashes).unwrap(),
        checkpoint: head.sign(&[&signer()]).unwrap().to_string(),
    }
}

fn accepts(file: &[u8], leaf: &[u8]) -> bool {
    let Ok(file) = std::str::from_utf8(file) else {
        return false;
    };
    let verifiers = [signer().verifier().clone()];
    ProofFile::parse(file).is_ok_and(|file| file.verify(leaf, ORIGIN, &verifiers).is_ok())
}

#[test]
fn every_byte_of_a_proof_file() {
    let file = proof_file(5, 13).to_string().into_bytes();
    assert!(accepts(&file, &leaf(5)));
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut changed = file.clone();
            changed[at] ^= 1 << bit;
            assert!(!accepts(&changed, &leaf(5)), "byte {at} bit {bit}");
        }
        assert!(
            !accepts(&[&file[..at], &file[at + 1..]].concat(), &leaf(5)),
            "byte {at} left out"
        );
        assert!(!accepts(&file[..at], &leaf(5)), "cut at {at}");
        assert!(
            !accepts(&[&file[..at], b"A", &file[at..]].concat(), &leaf(5)),
            "a byte put in at {at}"
        );
    }
    assert!(!accepts(&file, &leaf(6)));
    assert!(!accepts(&file, &[]));
}

#[test]
fn every_byte_and_hash_of_a_bare_proof() {
    let hashes = leaf_hashes(21);
    let (root, old_root) = (root_of(&hashes), root_of(&hashes[..11]));
    let inclusion = inclusion_proof(9, &hashes).unwrap();
    let consistency = consistency_proof(11, &hashes).unwrap();
    let cases: [(Vec<Hash>, Accepts<'_>); 2] = [
        (inclusion, &|proof| {
            verify_inclusion(hashes[9], 9, 21, proof, root).is_ok()
        }),
        (consistency, &|proof| {
            verify_consistency(11, old_root, 21, root, proof).is_ok()
        }),
    ];
    for (proof, accepts) in cases {
        assert!(accepts(&proof));
        for at in 0..proof.len() {
            for byte in 0..32 {
                let mut changed = proof.clone();
                changed[at].0[byte] ^= 1;
                assert!(!accepts(&changed));
            }
            let mut shorter = proof.clone();
            shorter.remove(at);
            assert!(!accepts(&shorter));
            let mut longer = proof.clone();
            longer.insert(at, root);
            assert!(!accepts(&longer));
            let mut swapped = proof.clone();
            swapped.swap(at, (at + 1) % proof.len());
            assert!(!accepts(&swapped));
        }
        assert!(!accepts(&[proof.as_slice(), &[root]].concat()));
    }
}

#[test]
fn a_checkpoint_of_another_log_or_key() {
    let file = proof_file(2, 4);
    let other_key = Signer::from_seed("carehold.example/harbour", &[8; 32]).unwrap();
    let verifiers = [signer().verifier().clone()];
    assert_eq!(
        file.verify(&leaf(2), "carehold.example/harbour/2025", &verifiers),
        Err(ProofFileError::Checkpoint(CheckpointError::OtherLog))
    );
    assert_eq!(
        file.verify(&leaf(2), ORIGIN, &[other_key.verifier().clone()]),
        Err(ProofFileError::Checkpoint(CheckpointError::Note(
            NoteError::NoKnownSignature
        )))
    );
}

#[test]
fn forms_that_no_writer_makes() {
    let good = proof_file(5, 13).to_string();
    assert!(ProofFile::parse(&good).is_ok());
    for (from, to) in [
        ("index 5", "index 05"),
        ("index 5", "index +5"),
        ("index 5", "index 5 "),
        ("index 5", "Index 5"),
        ("index 5", "index 18446744073709551616"),
        ("index 5", "extra \nindex 5"),
        ("index 5", "extra AA\nindex 5"),
        ("index 5", "extra AA==\nextra AA==\nindex 5"),
        ("index 5", "index 5\nindex 5"),
        ("index 5\n", "index 5\n\n"),
        ("index 5\n", "index 5\r\n"),
        ("@v1", "@v2"),
        ("@v1\n", "@v1"),
    ] {
        let changed = good.replacen(from, to, 1);
        let verdict =
            ProofFile::parse(&changed).and_then(|file| file.verify(&leaf(5), ORIGIN, &[signer().verifier().clone()]));
        assert!(verdict.is_err(), "{from:?} to {to:?}");
    }
    let with_extra = good.replacen("index 5", "extra AAE=\nindex 5", 1);
    let file = ProofFile::parse(&with_extra).unwrap();
    assert_eq!(file.extra.as_deref(), Some([0, 1].as_slice()));
    assert_eq!(file.to_string(), with_extra);
}
