//! Values that others have published: the eight-leaf tree of the Certificate Transparency reference code, and the
//! key and note of the Go `sumdb/note` package.

use tlog::note::{Note, Signer, Verifier};
use tlog::{
    Frontier, Hash, consistency_proof, inclusion_proof, leaf_hash, root_of, verify_consistency, verify_inclusion,
};

use crate::{hash_from_hex, size};

const LEAVES: [&[u8]; 8] = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
];

const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

/// Index, size, path.
const INCLUSION: [(u64, usize, &[&str]); 5] = [
    (0, 1, &[]),
    (
        0,
        8,
        &[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        &[
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        3,
        &["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    ),
    (
        1,
        5,
        &[
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
];

/// Old size, new size, proof.
const CONSISTENCY: [(usize, usize, &[&str]); 4] = [
    (1, 1, &[]),
    (
        1,
        8,
        &[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        &[
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        &[
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
];

const GO_VERIFIER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
/// The bytes of the Go signer key `AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz` after its type byte.
const GO_SEED: [u8; 32] = [
    0x81, 0x0a, 0x14, 0x02, 0xd5, 0x14, 0x6c, 0x8d, 0x84, 0xf2, 0x44, 0x33, 0x30, 0xf5, 0x40, 0x80, 0xeb, 0xf9, 0x8e,
    0xe1, 0x7d, 0x9c, 0x74, 0xf6, 0x25, 0x2f, 0xc5, 0xd5, 0xc7, 0x28, 0x31, 0x73,
];
const GO_TEXT: &str = "If you think cryptography is the answer to your problem,\n\
                       then you don't know what your problem is.\n";
const GO_SIGNATURE: &str = "— PeterNeumann \
    x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

#[test]
fn roots_of_the_reference_tree() {
    let hashes = LEAVES.map(leaf_hash);
    let mut frontier = Frontier::new();
    for (count, root) in ROOTS.iter().enumerate() {
        assert_eq!(root_of(&hashes[..count]), hash_from_hex(root));
        assert_eq!(frontier.root(), hash_from_hex(root));
        if let Some(hash) = hashes.get(count) {
            frontier.append(*hash);
        }
    }
}

#[test]
fn inclusion_proofs_of_the_reference_tree() {
    for (index, count, path) in INCLUSION {
        let hashes = LEAVES.map(leaf_hash);
        let path: Vec<Hash> = path.iter().copied().map(hash_from_hex).collect();
        assert_eq!(inclusion_proof(index, &hashes[..count]), Some(path.clone()));
        let leaf = hashes[usize::try_from(index).unwrap()];
        assert_eq!(
            verify_inclusion(leaf, index, size(count), &path, hash_from_hex(ROOTS[count])),
            Ok(())
        );
    }
}

#[test]
fn consistency_proofs_of_the_reference_tree() {
    for (old, new, proof) in CONSISTENCY {
        let hashes = LEAVES.map(leaf_hash);
        let proof: Vec<Hash> = proof.iter().copied().map(hash_from_hex).collect();
        assert_eq!(consistency_proof(size(old), &hashes[..new]), Some(proof.clone()));
        let (old_root, new_root) = (hash_from_hex(ROOTS[old]), hash_from_hex(ROOTS[new]));
        assert_eq!(
            verify_consistency(size(old), old_root, size(new), new_root, &proof),
            Ok(())
        );
    }
}

#[test]
fn the_go_note_is_reproduced_and_accepted() {
    let signer = Signer::from_seed("PeterNeumann", &GO_SEED).unwrap();
    assert_eq!(signer.verifier().to_string(), GO_VERIFIER);
    let note = Note::sign(GO_TEXT, &[&signer]).unwrap();
    assert_eq!(note.to_string(), format!("{GO_TEXT}\n{GO_SIGNATURE}\n"));
    let verifier: Verifier = GO_VERIFIER.parse().unwrap();
    assert_eq!(Note::parse_and_verify(&note.to_string(), &[verifier]), Ok(note));
}
