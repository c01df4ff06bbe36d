//! Fuzz targets: plain functions over arbitrary bytes.
//!
//! The tests run them over the committed corpus and over proptest's inputs; `fuzz/` wraps them
//! for cargo-fuzz.
//! Each panics on what must never happen: a crash while reading, a forgery, or two ways of
//! opening that disagree.
//! The keys and labels are those of the golden files, so that a corpus entry can open.

use vault::document::{self, document_context};
use vault::{
    DocumentKey, EpochKey, Error, KeyKind, KeyLabel, OrganizationKey, RowLabel, WrappingKey, open_bytes, padding,
    scope_generation,
};

const ORGANIZATION: &[u8] = include_bytes!("../corpus/wrapped_key/organization");
const SCOPE: &[u8] = include_bytes!("../corpus/wrapped_key/scope");
const SCOPE_LABEL: KeyLabel = KeyLabel {
    organization: run(0x80),
    key: run(0xC0),
    kind: KeyKind::Scope,
    generation: 3,
    parent_generation: 0x0102_0304,
};

/// A target's name, which is its corpus folder's, and the target.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// All targets.
pub(crate) const TARGETS: [Target; 5] = [
    ("document", document),
    ("keyring", keyring),
    ("padding", padding),
    ("row", row),
    ("wrapped_key", wrapped_key),
];

/// A sealed row that opens is padded in the one valid way and reports its generation.
pub(crate) fn row(bytes: &[u8]) {
    let label = RowLabel {
        organization: run(0x80),
        table: 7,
        row: run(0xA0),
        version: 5,
        scope: run(0xC0),
    };
    let Ok(scope_key) = organization_key().and_then(|key| key.unwrap_scope(SCOPE, &SCOPE_LABEL)) else {
        panic!("the corpus lacks its keys");
    };
    let row_key = scope_key.row_key(label.table, &label.row);
    match row_key.open(&label, bytes) {
        Ok(fields) => {
            assert_eq!(scope_generation(bytes), Ok(2));
            assert_eq!(bytes.len(), 36 + padding::padme(fields.len() + 4));
        }
        Err(error) => assert!(error != Error::Padding, "sealed with bad padding"),
    }
}

/// A wrapped key opens as its own kind and under its own label only.
pub(crate) fn wrapped_key(bytes: &[u8]) {
    let Ok(parent) = organization_key() else {
        panic!("the corpus lacks its keys");
    };
    if parent.unwrap_scope(bytes, &SCOPE_LABEL).is_ok() {
        assert_eq!(bytes, SCOPE);
        let older = KeyLabel {
            generation: 2,
            ..SCOPE_LABEL
        };
        assert!(parent.unwrap_scope(bytes, &older).is_err());
    }
    assert!(parent.unwrap_survivor(bytes, &SCOPE_LABEL).is_err());
}

/// Opening a document whole and opening it as a range agree.
pub(crate) fn document(bytes: &[u8]) {
    let key = DocumentKey::from_bytes(run(0x30));
    let context = document_context(&run(0x80), &run(0xB0), 9);
    let Ok(sealed_len) = u64::try_from(bytes.len()) else {
        return;
    };
    let whole = document::open(&key, &context, bytes);
    let Ok(plaintext_len) = document::plaintext_len(sealed_len) else {
        assert!(whole.is_err());
        return;
    };
    let range = document::open_range(&key, &context, sealed_len, 0..plaintext_len, |range| {
        let start = usize::try_from(range.start).map_err(|_| Error::Range)?;
        let end = usize::try_from(range.end).map_err(|_| Error::Range)?;
        bytes.get(start..end).map(<[u8]>::to_vec).ok_or(Error::Range)
    });
    assert_eq!(whole, range);
}

/// A keyring that opens has exactly its format's overhead.
pub(crate) fn keyring(bytes: &[u8]) {
    let key = WrappingKey::from_bytes(run(0x25));
    if let Ok(content) = open_bytes(&key, b"salt and cost", bytes) {
        assert_eq!(content.len() + 32, bytes.len());
    }
    assert!(open_bytes(&key, b"other", bytes).is_err());
}

/// Padding that strips is the padding that would be made.
pub(crate) fn padding(bytes: &[u8]) {
    if let Ok(fields) = padding::strip(bytes) {
        assert_eq!(padding::pad(fields).as_deref(), Ok(bytes));
    }
}

fn organization_key() -> Result<OrganizationKey, Error> {
    let label = KeyLabel {
        key: run(0x80),
        kind: KeyKind::Organization,
        ..SCOPE_LABEL
    };
    EpochKey::from_bytes(run(0x40)).unwrap_organization(ORGANIZATION, &label)
}

const fn run<const N: usize>(first: u8) -> [u8; N] {
    let mut bytes = [0; N];
    let mut rest: &mut [u8] = &mut bytes;
    let mut value = first;
    while let Some((byte, tail)) = rest.split_first_mut() {
        *byte = value;
        value = value.wrapping_add(1);
        rest = tail;
    }
    bytes
}
