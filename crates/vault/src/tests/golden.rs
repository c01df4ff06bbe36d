//! Golden files: one per format, made by another implementation (`tests/golden/generate.py`).
//!
//! Each is opened, and sealed again with the nonce it names: the bytes must be equal.
//! A file that fails here is a released format that has changed.

use std::collections::HashMap;
use std::path::Path;

use zeroize::Zeroizing;

use crate::document::{self, document_context};
use crate::key::{BlindIndexKey, DocumentKey, Key, RowKey, ScopeKey, WrappingKey};
use crate::wrapped::{self, KeyKind, KeyLabel};
use crate::{Error, RowLabel, keyring, open_bytes, scope_generation, sha256};

struct Golden(HashMap<String, Vec<u8>>);

impl Golden {
    fn read(name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.txt"));
        let fields = std::fs::read_to_string(path)
            .unwrap()
            .lines()
            .filter_map(|line| line.split_once(" = ").or(line.split_once(" =")))
            .map(|(key, value)| (key.to_owned(), from_hex(value)))
            .collect();
        Self(fields)
    }

    fn bytes(&self, field: &str) -> &[u8] {
        &self.0[field]
    }

    fn array<const N: usize>(&self, field: &str) -> [u8; N] {
        self.bytes(field).try_into().unwrap()
    }

    fn u32(&self, field: &str) -> u32 {
        u32::from_be_bytes(self.array(field))
    }

    fn key<K>(&self, field: &str) -> Key<K> {
        Key::from_secret(Zeroizing::new(self.array(field)))
    }
}

fn from_hex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
        .collect()
}

#[test]
fn wrapped_keys() {
    for name in [
        "epoch",
        "organization",
        "blind_index",
        "scope",
        "signing_seed",
        "survivor",
    ] {
        let golden = Golden::read(&format!("wrapped_{name}"));
        let [kind] = golden.array("kind");
        let kind = KeyKind::try_from(kind).unwrap();
        let label = KeyLabel {
            organization: golden.array("organization"),
            key: golden.array("key_id"),
            kind,
            generation: golden.u32("generation"),
            parent_generation: golden.u32("parent_generation"),
        };
        let parent = golden.array("parent");
        let key = wrapped::unwrap(golden.bytes("wrapped"), kind, &parent, &label).unwrap();
        assert_eq!(key.as_slice(), golden.bytes("key"), "{name}");
        let again = wrapped::wrap(&key, kind, &parent, &label, golden.array("nonce")).unwrap();
        assert_eq!(again, golden.bytes("wrapped"), "{name}");
        assert_eq!(kind.to_byte(), golden.bytes("kind")[0]);
    }
}

#[test]
fn sealed_rows() {
    for name in ["empty", "short", "long"] {
        let golden = Golden::read(&format!("row_{name}"));
        let label = RowLabel {
            organization: golden.array("organization"),
            table: u16::from_be_bytes(golden.array("table")),
            row: golden.array("row"),
            version: u64::from_be_bytes(golden.array("version")),
            scope: golden.array("scope"),
        };
        let scope_key: ScopeKey = golden.key("scope_key");
        let row_key: RowKey = scope_key.row_key(label.table, &label.row);
        assert_eq!(row_key.secret().as_slice(), golden.bytes("row_key"));
        let sealed = golden.bytes("sealed");
        let generation = golden.u32("scope_generation");
        assert_eq!(scope_generation(sealed).unwrap(), generation);
        assert_eq!(row_key.open(&label, sealed).unwrap(), golden.bytes("fields"));
        let again = row_key
            .seal_with_nonce(&label, generation, golden.bytes("fields"), golden.array("nonce"))
            .unwrap();
        assert_eq!(again, sealed, "{name}");
    }
}

#[test]
fn documents() {
    for name in ["empty", "short", "one_chunk", "three_chunks"] {
        let golden = Golden::read(&format!("document_{name}"));
        let key: DocumentKey = golden.key("key");
        let context = document_context(
            &golden.array("organization"),
            &golden.array("document"),
            u64::from_be_bytes(golden.array("version")),
        );
        let plaintext: Vec<u8> = (0..251)
            .cycle()
            .take(usize::try_from(golden.u32("plaintext_len")).unwrap())
            .collect();
        let sealed = document::seal_with_salt(&key, &context, &plaintext, golden.array("salt")).unwrap();
        assert_eq!(sha256(&sealed).as_slice(), golden.bytes("sealed_sha256"), "{name}");
        assert!(sealed.starts_with(golden.bytes("sealed_head")), "{name}");
        assert_eq!(document::open(&key, &context, &sealed).unwrap(), plaintext);
    }
}

#[test]
fn blind_token() {
    let golden = Golden::read("token_email");
    let key: BlindIndexKey = golden.key("key");
    let text = |field| std::str::from_utf8(golden.bytes(field)).unwrap();
    let token = key.tokenizer(text("kind")).token(text("value"));
    assert_eq!(token, golden.bytes("token"));
}

#[test]
fn sealed_keyring() {
    let golden = Golden::read("keyring");
    let key: WrappingKey = golden.key("key");
    let sealed = golden.bytes("sealed");
    assert_eq!(
        open_bytes(&key, golden.bytes("aad"), sealed).unwrap(),
        golden.bytes("content")
    );
    let again = keyring::seal_with_nonce(
        &key,
        golden.bytes("aad"),
        golden.bytes("content"),
        golden.array("nonce"),
    );
    assert_eq!(again.unwrap(), sealed);
    assert_eq!(open_bytes(&key, b"other", sealed), Err(Error::Authentication));
}
