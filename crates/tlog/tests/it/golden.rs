//! Files that must stay readable for ever: what this test writes is what past versions wrote.

use tlog::checkpoint::Checkpoint;
use tlog::note::{Note, Signer, Verifier};
use tlog::proof::ProofFile;
use tlog::{Frontier, inclusion_proof, root_of};

use crate::{leaf, leaf_hashes};

const NOTE: &str = include_str!("../golden/harbour.note");
const CHECKPOINT: &str = include_str!("../golden/harbour-2026.checkpoint");
const PROOF: &str = include_str!("../golden/harbour-2026-leaf-4.tlog-proof");
const VERIFIER: &str = include_str!("../golden/harbour.verifier");
const FRONTIER: &str = include_str!("../golden/harbour-2026.frontier.base64");

const NAME: &str = "carehold.example/harbour";
const ORIGIN: &str = "carehold.example/harbour/2026";
const TEXT: &str = "Harbour, signed twice.\n\nÅsa, سلمى, Ксения.\n";

#[test]
fn written_as_ever() {
    let signer = Signer::from_seed(NAME, &std::array::from_fn(|at| u8::try_from(at).unwrap())).unwrap();
    let witness = Signer::from_seed("witness.example", &[0xa5; 32]).unwrap();
    let hashes = leaf_hashes(11);
    let head = Checkpoint {
        origin: ORIGIN.to_owned(),
        size: 11,
        root: root_of(&hashes),
    };
    let checkpoint = head.sign(&[&signer, &witness]).unwrap().to_string();
    let proof = ProofFile {
        extra: Some(b"certificate 12".to_vec()),
        index: 4,
        path: inclusion_proof(4, &hashes).unwrap(),
        checkpoint: checkpoint.clone(),
    };
    let mut frontier = Frontier::new();
    for hash in hashes {
        frontier.append(hash);
    }

    assert_eq!(Note::sign(TEXT, &[&signer, &witness]).unwrap().to_string(), NOTE);
    assert_eq!(checkpoint, CHECKPOINT);
    assert_eq!(proof.to_string(), PROOF);
    assert_eq!(format!("{}\n", signer.verifier()), VERIFIER);
    assert_eq!(format!("{}\n", base64(&frontier.to_bytes())), FRONTIER);
}

#[test]
fn read_as_ever() {
    let verifiers: [Verifier; 1] = [VERIFIER.trim_end().parse().unwrap()];
    assert_eq!(Note::parse_and_verify(NOTE, &verifiers).unwrap().text(), TEXT);
    let head = Checkpoint::parse_and_verify(CHECKPOINT, ORIGIN, &verifiers).unwrap();
    assert_eq!((head.size, head.root), (11, root_of(&leaf_hashes(11))));
    assert_eq!(
        ProofFile::parse(PROOF).unwrap().verify(&leaf(4), ORIGIN, &verifiers),
        Ok(head)
    );
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
