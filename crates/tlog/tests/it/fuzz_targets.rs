//! Fuzz targets as plain functions: no input may panic, and what is accepted has one spelling.
//!
//! `fuzz.rs` runs them in every test run; `fuzz/fuzz_targets/tlog_*.rs` gives them to cargo-fuzz, so this file uses
//! nothing but `tlog`.

use tlog::checkpoint::Checkpoint;
use tlog::note::{Note, Signer, Verifier};
use tlog::proof::ProofFile;
use tlog::{Frontier, Hash, verify_consistency, verify_inclusion};

const ORIGIN: &str = "carehold.example/harbour/2026";

fn verifiers() -> [Verifier; 1] {
    let seed = std::array::from_fn(|at| u8::try_from(at).unwrap_or_default());
    let Ok(signer) = Signer::from_seed("carehold.example/harbour", &seed) else {
        unreachable!("the name is good")
    };
    [signer.verifier().clone()]
}

/// A note that is accepted prints as it was read.
pub(crate) fn note(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(note) = Note::parse_and_verify(text, &verifiers()) {
        assert_eq!(note.to_string(), text);
    }
}

/// A verifier key that is accepted prints as it was read.
pub(crate) fn verifier(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(verifier) = text.parse::<Verifier>() {
        assert_eq!(verifier.to_string(), text);
    }
}

/// No checkpoint text makes the parser panic.
pub(crate) fn checkpoint(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(checkpoint) = Checkpoint::parse_and_verify(text, ORIGIN, &verifiers()) {
        assert_eq!(checkpoint.origin, ORIGIN);
    }
}

/// A proof file that is parsed prints as it was read, and verifying it never panics.
pub(crate) fn proof(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(file) = ProofFile::parse(text) {
        assert_eq!(file.to_string(), text);
        let _verdict = file.verify(bytes, ORIGIN, &verifiers());
    }
}

/// A frontier that is read writes the same bytes, and can grow.
pub(crate) fn frontier(bytes: &[u8]) {
    if let Ok(mut frontier) = Frontier::from_bytes(bytes) {
        assert_eq!(frontier.to_bytes(), bytes);
        frontier.append(frontier.root());
    }
}

/// No sizes and hashes make the verifiers panic. Input: two sizes of 8 bytes, then hashes of 32.
pub(crate) fn tree_proofs(bytes: &[u8]) {
    let Some((sizes, rest)) = bytes.split_first_chunk::<16>() else {
        return;
    };
    let sizes = u128::from_be_bytes(*sizes);
    let (Ok(first), Ok(second)) = (u64::try_from(sizes >> 64), u64::try_from(sizes & u128::from(u64::MAX))) else {
        return;
    };
    let hashes: Vec<Hash> = rest.as_chunks::<32>().0.iter().copied().map(Hash).collect();
    if let [one, two, proof @ ..] = hashes.as_slice() {
        let _inclusion = verify_inclusion(*one, first, second, proof, *two);
        let _consistency = verify_consistency(first, *one, second, *two, proof);
    }
}
