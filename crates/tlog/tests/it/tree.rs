//! Trees, frontiers and proofs against the naive oracle.

use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use tlog::{
    Frontier, FrontierError, Hash, ProofError, consistency_proof, empty_root, inclusion_proof, root_of,
    verify_consistency, verify_inclusion,
};

use crate::{leaf, leaf_hashes, naive, size};

const EXHAUSTIVE: usize = 130;

#[test]
fn every_root_and_inclusion_proof_up_to_130_leaves() {
    let leaves: Vec<Vec<u8>> = (0..EXHAUSTIVE).map(leaf).collect();
    let hashes = leaf_hashes(EXHAUSTIVE);
    let mut frontier = Frontier::new();
    for count in 0..=EXHAUSTIVE {
        let root = naive::root(&leaves[..count]);
        assert_eq!(root_of(&hashes[..count]), root);
        assert_eq!((frontier.size(), frontier.root()), (size(count), root));
        for index in 0..count {
            let proof = inclusion_proof(size(index), &hashes[..count]).unwrap();
            assert_eq!(proof, naive::path(index, &leaves[..count]));
            let subtree = frontier.subtree_of(size(index)).unwrap();
            let of_subtree: Vec<Hash> = hashes
                .iter()
                .zip(0..)
                .filter(|(_, place)| subtree.contains(place))
                .map(|(hash, _)| *hash)
                .collect();
            assert_eq!(frontier.inclusion_proof(size(index), &of_subtree), Some(proof.clone()));
            assert_eq!(frontier.inclusion_proof(size(index), &of_subtree[1..]), None);
            assert_eq!(
                verify_inclusion(hashes[index], size(index), size(count), &proof, root),
                Ok(())
            );
        }
        assert_eq!(inclusion_proof(size(count), &hashes[..count]), None);
        assert_eq!(frontier.subtree_of(size(count)), None);
        if let Some(hash) = hashes.get(count) {
            frontier.append(*hash);
        }
    }
}

#[test]
fn every_consistency_proof_up_to_130_leaves() {
    let leaves: Vec<Vec<u8>> = (0..EXHAUSTIVE).map(leaf).collect();
    let hashes = leaf_hashes(EXHAUSTIVE);
    let roots: Vec<Hash> = (0..=EXHAUSTIVE).map(|count| root_of(&hashes[..count])).collect();
    for new in 0..=EXHAUSTIVE {
        for old in 0..=new {
            let proof = consistency_proof(size(old), &hashes[..new]).unwrap();
            if old > 0 {
                assert_eq!(proof, naive::proof(old, &leaves[..new]));
            }
            assert_eq!(
                verify_consistency(size(old), roots[old], size(new), roots[new], &proof),
                Ok(())
            );
        }
        assert_eq!(consistency_proof(size(new + 1), &hashes[..new]), None);
    }
}

#[test]
fn the_cases_outside_the_rfc() {
    let root = root_of(&leaf_hashes(3));
    let other = root_of(&leaf_hashes(4));
    assert_eq!(verify_consistency(0, empty_root(), 3, root, &[]), Ok(()));
    assert_eq!(verify_consistency(0, root, 3, root, &[]), Err(ProofError::WrongRoot));
    assert_eq!(
        verify_consistency(0, empty_root(), 0, root, &[]),
        Err(ProofError::WrongRoot)
    );
    assert_eq!(
        verify_consistency(0, empty_root(), 3, root, &[root]),
        Err(ProofError::WrongLength)
    );
    assert_eq!(verify_consistency(3, root, 3, other, &[]), Err(ProofError::WrongRoot));
    assert_eq!(verify_consistency(4, other, 3, root, &[]), Err(ProofError::OutOfRange));
    assert_eq!(verify_consistency(3, root, 4, other, &[]), Err(ProofError::WrongLength));
    assert_eq!(verify_inclusion(root, 0, 0, &[], root), Err(ProofError::OutOfRange));
    assert_eq!(
        verify_inclusion(root, u64::MAX, u64::MAX, &[], root),
        Err(ProofError::OutOfRange)
    );
    assert_eq!(
        verify_inclusion(root, u64::MAX - 1, u64::MAX, &[], root),
        Err(ProofError::WrongLength)
    );
    assert_eq!(
        verify_consistency(u64::MAX - 1, root, u64::MAX, root, &[root]),
        Err(ProofError::WrongLength)
    );
}

#[test]
fn a_frontier_survives_storage_and_refuses_other_bytes() {
    let mut frontier = Frontier::new();
    for hash in leaf_hashes(77) {
        let bytes = frontier.to_bytes();
        let stored = Frontier::from_bytes(&bytes);
        assert_eq!(stored.as_ref(), Ok(&frontier));
        for length in 0..bytes.len() {
            assert_eq!(Frontier::from_bytes(&bytes[..length]), Err(FrontierError::WrongLength));
        }
        assert_eq!(
            Frontier::from_bytes(&[bytes.as_slice(), &[0]].concat()),
            Err(FrontierError::WrongLength)
        );
        assert_eq!(
            Frontier::from_bytes(&[&[2], &bytes[1..]].concat()),
            Err(FrontierError::UnknownVersion)
        );
        frontier.append(hash);
    }
    let mut last = Frontier::from_bytes(&[&[1], [0xff; 8 + 64 * 32].as_slice()].concat()).unwrap();
    last.append(empty_root()); // full at 2⁶⁴ − 1: no panic
    assert_eq!(last.size(), u64::MAX);
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]

    #[test]
    fn larger_trees((count, index, old) in (131..4_000usize).prop_flat_map(|count| (proptest::prelude::Just(count), 0..count, 1..=count))) {
        let leaves: Vec<Vec<u8>> = (0..count).map(leaf).collect();
        let hashes = leaf_hashes(count);
        let root = naive::root(&leaves);
        let inclusion = inclusion_proof(size(index), &hashes).unwrap();
        prop_assert_eq!(&inclusion, &naive::path(index, &leaves));
        prop_assert_eq!(verify_inclusion(hashes[index], size(index), size(count), &inclusion, root), Ok(()));
        let consistency = consistency_proof(size(old), &hashes).unwrap();
        prop_assert_eq!(&consistency, &naive::proof(old, &leaves));
        let old_root = root_of(&hashes[..old]);
        prop_assert_eq!(verify_consistency(size(old), old_root, size(count), root, &consistency), Ok(()));
    }

    #[test]
    fn another_leaf_or_size_is_refused(count in 1..600usize, index in any::<proptest::sample::Index>(), shift in 1..600usize) {
        let hashes = leaf_hashes(count);
        let index = index.index(count);
        let root = root_of(&hashes);
        let proof = inclusion_proof(size(index), &hashes).unwrap();
        let other = (index + shift) % count;
        if other != index {
            prop_assert!(verify_inclusion(hashes[other], size(index), size(count), &proof, root).is_err());
            prop_assert!(verify_inclusion(hashes[index], size(other), size(count), &proof, root).is_err());
        }
    }
}
