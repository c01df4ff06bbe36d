//! Runs the fuzz targets over the committed corpus, over its mutations, and over random bytes.

use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::targets::TARGETS;

#[test]
fn the_corpus_passes_and_has_no_stranger() {
    for (name, target) in TARGETS {
        let entries = corpus(name);
        assert!(entries.len() >= 2 || name == "keyring", "{name} has no corpus");
        for entry in entries {
            target(&entry);
        }
    }
    let folders = std::fs::read_dir(corpus_root()).unwrap().count();
    assert_eq!(folders, TARGETS.len(), "a corpus folder belongs to no target");
}

#[test]
fn every_short_cut_of_the_corpus_passes() {
    for (name, target) in TARGETS {
        for entry in corpus(name) {
            for end in 0..entry.len().min(200) {
                target(&entry[..end]);
            }
        }
    }
}

proptest! {
    #[test]
    fn random_bytes_pass(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for (_, target) in TARGETS {
            target(&bytes);
        }
    }

    #[test]
    fn mutated_corpus_passes(entry: prop::sample::Index, at: prop::sample::Index, byte: u8) {
        for (name, target) in TARGETS {
            let mut bytes = entry.get(&corpus(name)).clone();
            if !bytes.is_empty() {
                *at.get_mut(&mut bytes) = byte;
            }
            target(&bytes);
        }
    }
}

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(corpus_root().join(target))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

fn corpus_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}
