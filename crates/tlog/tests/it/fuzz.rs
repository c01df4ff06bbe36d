//! Runs the fuzz targets over arbitrary bytes, over the corpus, and over the corpus with small changes.

use std::path::Path;

use proptest::prelude::{any, proptest};
use proptest::sample::Index;

use crate::fuzz_targets::{checkpoint, frontier, note, proof, tree_proofs, verifier};

const TARGETS: [fn(&[u8]); 6] = [note, verifier, checkpoint, proof, frontier, tree_proofs];

fn run_all(input: &[u8]) {
    for target in TARGETS {
        target(input);
    }
}

fn corpus() -> Vec<Vec<u8>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = ["corpus", "golden"]
        .iter()
        .flat_map(|folder| tests.join(folder).read_dir().unwrap());
    let corpus: Vec<Vec<u8>> = files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
    assert!(corpus.len() > 10);
    corpus
}

#[test]
fn the_corpus() {
    for input in corpus() {
        run_all(&input);
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes(input in proptest::collection::vec(any::<u8>(), 0..600)) {
        run_all(&input);
    }

    #[test]
    fn arbitrary_text(input in "(\\PC|\n|— ){0,200}") {
        run_all(input.as_bytes());
    }

    #[test]
    fn a_changed_corpus(
        file in any::<Index>(),
        changes in proptest::collection::vec((any::<Index>(), any::<u8>(), 0..3u8), 1..4),
    ) {
        let corpus = corpus();
        let mut input = file.get(&corpus).clone();
        for (place, byte, kind) in changes {
            let at = place.index(input.len() + 1);
            match kind {
                0 => input.insert(at, byte),
                1 if at < input.len() => input[at] = byte,
                _ => input.truncate(at.max(1)),
            }
        }
        run_all(&input);
    }
}
