//! The rules of notes, verifier keys and checkpoints.

use tlog::checkpoint::{Checkpoint, CheckpointError};
use tlog::note::{MAX_SIGNATURES, Note, NoteError, Signer, Trust, Verifier, VerifierKeyError};
use tlog::{Hash, empty_root};

fn signer(number: u8) -> Signer {
    Signer::from_seed(&format!("example.com/key{number}"), &[number; 32]).unwrap()
}

fn verifier(number: u8) -> Verifier {
    signer(number).verifier().clone()
}

fn signed(text: &str, numbers: &[u8]) -> String {
    let signers: Vec<Signer> = numbers.iter().copied().map(signer).collect();
    Note::sign(text, &signers.iter().collect::<Vec<_>>())
        .unwrap()
        .to_string()
}

#[test]
fn unknown_keys_are_ignored_but_one_known_key_must_have_signed() {
    let note = signed("text\n", &[1, 2, 3]);
    let read = Note::parse_and_verify(&note, &[verifier(2), verifier(9)]).unwrap();
    assert_eq!(read.text(), "text\n");
    let trust: Vec<Trust> = read.signatures().iter().map(tlog::note::Signature::trust).collect();
    assert_eq!(trust, [Trust::UnknownKey, Trust::Verified, Trust::UnknownKey]);
    assert_eq!(read.to_string(), note);
    assert_eq!(
        Note::parse_and_verify(&note, &[verifier(9)]),
        Err(NoteError::NoKnownSignature)
    );
    assert_eq!(Note::parse_and_verify(&note, &[]), Err(NoteError::NoKnownSignature));
}

#[test]
fn a_bad_signature_by_a_known_key_rejects_despite_a_good_one() {
    let (good, other) = (signed("text\n", &[1, 2]), signed("other\n", &[1, 2]));
    let second_line_of_other = other.lines().nth(3).unwrap();
    let mixed = good.replace(good.lines().nth(3).unwrap(), second_line_of_other);
    assert_eq!(
        Note::parse_and_verify(&mixed, &[verifier(1), verifier(2)]),
        Err(NoteError::BadSignature)
    );
    assert!(Note::parse_and_verify(&mixed, &[verifier(1)]).is_ok());
    // The same key twice, once wrong.
    let doubled = format!("{good}{}\n", other.lines().nth(2).unwrap());
    assert_eq!(
        Note::parse_and_verify(&doubled, &[verifier(1)]),
        Err(NoteError::BadSignature)
    );
    // A signature cut short, as a future type under our key would be.
    let short = "text\n\n— example.com/key1 ".to_owned() + "AAAAAAA=\n";
    assert_eq!(
        Note::parse_and_verify(&short, &[verifier(1)]),
        Err(NoteError::NoKnownSignature)
    );
}

#[test]
fn sixteen_and_more_signatures_but_not_without_end() {
    let numbers: Vec<u8> = (1..=16).collect();
    let note = signed("text\n", &numbers);
    assert!(Note::parse_and_verify(&note, &[verifier(16)]).is_ok());
    let line = signed("text\n", &[1]).lines().last().unwrap().to_owned() + "\n";
    let full = format!("text\n\n{}", line.repeat(MAX_SIGNATURES));
    assert!(Note::parse_and_verify(&full, &[verifier(1)]).is_ok());
    assert_eq!(
        Note::parse_and_verify(&(full + &line), &[verifier(1)]),
        Err(NoteError::TooManySignatures)
    );
    let large = format!("{}\n\n{line}", "a".repeat(1_000_000));
    assert_eq!(Note::parse_and_verify(&large, &[verifier(1)]), Err(NoteError::TooLarge));
}

#[test]
fn texts_may_hold_empty_lines_and_signature_lines_but_no_control_characters() {
    for text in ["\n", "a\n\nb\n", "\n\n\n", "a\n\n— b AAAAAAAA\n", "ääkköset, العربية\n"] {
        assert_eq!(
            Note::parse_and_verify(&signed(text, &[1]), &[verifier(1)])
                .unwrap()
                .text(),
            text
        );
    }
    let signer = signer(1);
    for (text, error) in [
        ("", NoteError::MalformedText),
        ("no newline", NoteError::MalformedText),
        ("tab\t\n", NoteError::ControlCharacter),
        ("return\r\n", NoteError::ControlCharacter),
        ("nul\0\n", NoteError::ControlCharacter),
    ] {
        assert_eq!(Note::sign(text, &[&signer]), Err(error));
    }
    assert_eq!(Note::sign("text\n", &[]), Err(NoteError::NoKnownSignature));
}

#[test]
fn malformed_notes() {
    let good = signed("text\n", &[1]);
    let signature = good.rsplit(' ').next().unwrap().trim_end().to_owned();
    for (from, to, error) in [
        ("text\n", "te\txt\n", NoteError::ControlCharacter),
        ("\n\n", "\n", NoteError::MalformedText),
        ("— ", "- ", NoteError::MalformedSignature),
        ("— ", "—", NoteError::MalformedSignature),
        ("— example.com/key1", "— ", NoteError::MalformedKeyName),
        ("key1", "key+1", NoteError::MalformedKeyName),
        ("key1", "key\u{a0}1", NoteError::MalformedKeyName),
        ("key1", "key 1", NoteError::MalformedSignature),
        (&signature, "AAAAAA==", NoteError::MalformedSignature),
        (&signature, "AAAA", NoteError::MalformedSignature),
        (&signature, "", NoteError::MalformedSignature),
        ("=\n", "\n", NoteError::MalformedSignature),
        ("\n— ", "\n\n— ", NoteError::BadSignature),
    ] {
        let changed = good.replacen(from, to, 1);
        assert_ne!(changed, good);
        assert_eq!(
            Note::parse_and_verify(&changed, &[verifier(1)]),
            Err(error),
            "{from:?} to {to:?}"
        );
    }
    for changed in [
        good.trim_end().to_owned(),
        good.clone() + "\n",
        String::new(),
        "\n\n".to_owned(),
        "\n".to_owned(),
    ] {
        assert!(Note::parse_and_verify(&changed, &[verifier(1)]).is_err());
    }
}

#[test]
fn verifier_keys_have_one_spelling() {
    let key = verifier(1).to_string();
    assert_eq!(key.parse(), Ok(verifier(1)));
    for at in 0..key.len() {
        assert!(key[..at].parse::<Verifier>().is_err());
        assert!(key[at + 1..].parse::<Verifier>().is_err());
        let mut changed = key.clone().into_bytes();
        changed[at] = changed[at].wrapping_add(1);
        assert!(
            String::from_utf8(changed).unwrap().parse::<Verifier>().is_err(),
            "byte {at}"
        );
    }
    let upper = key.split('+').nth(1).unwrap().to_uppercase();
    assert_eq!(
        key.replace(key.split('+').nth(1).unwrap(), &upper).parse::<Verifier>(),
        Err(VerifierKeyError::WrongKeyId)
    );
    assert_eq!(Verifier::new("a b", [0; 32]), Err(VerifierKeyError::MalformedName));
    assert_eq!(Verifier::new("", [0; 32]), Err(VerifierKeyError::MalformedName));
    assert!(!Verifier::new("a", [0xff; 32]).unwrap().accepts(b"", &[0; 64]));
    assert!(matches!(
        Signer::from_seed("a+b", &[1; 32]),
        Err(NoteError::MalformedKeyName)
    ));
    assert!(!format!("{:?}", signer(1)).contains("0101"));
}

#[test]
fn checkpoints_have_one_spelling() {
    let root = empty_root().to_base64();
    let read = |text: &str| Checkpoint::parse_and_verify(&signed(text, &[1]), "example.com/log", &[verifier(1)]);
    let head = Checkpoint {
        origin: "example.com/log".to_owned(),
        size: 0,
        root: empty_root(),
    };
    assert_eq!(read(&format!("example.com/log\n0\n{root}\n")), Ok(head.clone()));
    assert_eq!(
        read(&format!("example.com/log\n0\n{root}\nextension\n")),
        Ok(head.clone())
    );
    let largest = Checkpoint {
        size: u64::MAX,
        ..head.clone()
    };
    assert_eq!(
        read(&format!("example.com/log\n18446744073709551615\n{root}\n")),
        Ok(largest)
    );
    for text in [
        "example.com/log\n".to_owned(),
        "example.com/log\n0\n".to_owned(),
        format!("\n0\n{root}\n"),
        format!("example.com/log\n00\n{root}\n"),
        format!("example.com/log\n01\n{root}\n"),
        format!("example.com/log\n-1\n{root}\n"),
        format!("example.com/log\n+1\n{root}\n"),
        format!("example.com/log\n\n{root}\n"),
        format!("example.com/log\n18446744073709551616\n{root}\n"),
        format!("example.com/log\n0\n{root}=\n"),
        format!("example.com/log\n0\n{}\n", root.trim_end_matches('=')),
        format!("example.com/log\n0\n{}A\n", &root[..40]),
        format!("example.com/log\n0\n{root}\n\n"),
        format!("example.com/log\n0\n{root}\nextension\n\nextension\n"),
    ] {
        assert_eq!(read(&text), Err(CheckpointError::MalformedText), "{text:?}");
    }
    for origin in ["", "two\nlines", "tab\t"] {
        let unsignable = Checkpoint {
            origin: origin.to_owned(),
            ..head.clone()
        };
        assert_eq!(unsignable.sign(&[&signer(1)]), Err(CheckpointError::MalformedOrigin));
    }
    assert_eq!(Hash::from_base64(&root), Some(empty_root()));
}
