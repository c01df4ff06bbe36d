//! Properties that hold for any plaintext and any label.

use proptest::prelude::*;
use vault::padding::{MIN_LEN, pad, padme, strip};
use vault::{
    BlindIndexKey, DocumentKey, Error, Id16, KeyKind, KeyLabel, OrganizationKey, RowLabel, ScopeKey, WrappingKey,
    document, open_bytes, random_bytes, scope_generation, seal_bytes, sha256,
};

proptest! {
    #[test]
    fn rows_round_trip(
        label in row_label(),
        generation: u32,
        fields in prop::collection::vec(any::<u8>(), 0..2000),
    ) {
        let row_key = ScopeKey::generate()?.row_key(label.table, &label.row);
        let sealed = row_key.seal(&label, generation, &fields)?;
        prop_assert_eq!(scope_generation(&sealed)?, generation);
        prop_assert_eq!(sealed.len(), 8 + 12 + padme(fields.len() + 4) + 16);
        prop_assert_eq!(row_key.open(&label, &sealed)?, fields);
    }

    #[test]
    fn two_labels_never_open_each_other(one in row_label(), other in row_label()) {
        prop_assume!(one != other);
        let row_key = ScopeKey::generate()?.row_key(one.table, &one.row);
        let sealed = row_key.seal(&one, 1, b"fields")?;
        prop_assert_eq!(row_key.open(&other, &sealed), Err(Error::Authentication));
    }

    #[test]
    fn wrapped_keys_round_trip(organization: Id16, key: Id16, generation: u32, parent_generation: u32) {
        let label = KeyLabel { organization, key, kind: KeyKind::Scope, generation, parent_generation };
        let organization_key = OrganizationKey::generate()?;
        let scope_key = ScopeKey::generate()?;
        let wrapped = scope_key.wrap_under(&organization_key, &label)?;
        let unwrapped = organization_key.unwrap_scope(&wrapped, &label)?;
        let row = RowLabel { organization, table: 1, row: key, version: 1, scope: key };
        let sealed = scope_key.row_key(1, &key).seal(&row, 1, b"fields")?;
        prop_assert_eq!(unwrapped.row_key(1, &key).open(&row, &sealed)?, b"fields");
    }

    #[test]
    fn keyrings_round_trip(aad in prop::collection::vec(any::<u8>(), 0..64), bytes in prop::collection::vec(any::<u8>(), 0..500)) {
        let key = WrappingKey::generate()?;
        let sealed = seal_bytes(&key, &aad, &bytes)?;
        prop_assert_eq!(sealed.len(), 4 + 12 + bytes.len() + 16);
        prop_assert_eq!(open_bytes(&key, &aad, &sealed)?, bytes);
    }

    #[test]
    fn padding_hides_length_and_strips(fields in prop::collection::vec(any::<u8>(), 0..5000)) {
        let padded = pad(&fields)?;
        prop_assert_eq!(padded.len(), padme(fields.len() + 4));
        prop_assert_eq!(strip(&padded)?, fields);
    }

    #[test]
    fn padding_has_one_form(fields in prop::collection::vec(any::<u8>(), 0..500), at: prop::sample::Index, more in 1usize..100) {
        let padded = pad(&fields)?;
        let zeros = fields.len() + 4..padded.len();
        if !zeros.is_empty() {
            let mut dirty = padded.clone();
            dirty[zeros.start + at.index(zeros.len())] = 1;
            prop_assert_eq!(strip(&dirty), Err(Error::Padding));
        }
        let longer = [padded.clone(), vec![0; more]].concat();
        prop_assert_eq!(strip(&longer), Err(Error::Padding));
        prop_assert_eq!(strip(&padded[..padded.len() - more.min(padded.len())]), Err(Error::Padding));
    }

    #[test]
    fn padme_grows_by_at_most_an_eighth(len in 1usize..1 << 40) {
        let padded = padme(len);
        prop_assert!(padded >= len.max(MIN_LEN));
        prop_assert!(len < MIN_LEN || (padded - len) * 100 <= len * 12);
        prop_assert_eq!(padme(padded), padded);
        prop_assert!(padme(len + 1) >= padded);
    }

    #[test]
    fn tokens_tell_values_apart(one in ".{0,40}", other in ".{0,40}") {
        let key = BlindIndexKey::generate()?;
        let email = key.tokenizer("email");
        prop_assert_eq!(email.token(&one), key.tokenizer("email").token(&one));
        prop_assert_eq!(one == other, email.token(&one) == email.token(&other));
        prop_assert_ne!(email.token(&one), key.tokenizer("phone").token(&one));
        prop_assert_ne!(email.token(&one), BlindIndexKey::generate()?.tokenizer("email").token(&one));
    }
}

proptest! {
    // Large inputs are slow to make, and the chunk edges have tests of their own.
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn documents_round_trip(
        context in prop::collection::vec(any::<u8>(), 0..64),
        plaintext in prop::collection::vec(any::<u8>(), 0..40_000),
    ) {
        let key = DocumentKey::generate()?;
        let sealed = document::seal(&key, &context, &plaintext)?;
        prop_assert_eq!(document::open(&key, &context, &sealed)?, plaintext);
    }
}

#[test]
fn padme_has_the_published_lengths() {
    // From the definition in the paper: L, padded.
    for (len, padded) in [
        (0, 64),
        (64, 64),
        (65, 72),
        (100, 104),
        (1000, 1024),
        (1025, 1088),
        (4097, 4352),
        (1_000_000, 1_015_808),
        (usize::MAX, usize::MAX),
    ] {
        assert_eq!(padme(len), padded, "{len}");
    }
}

#[test]
fn a_token_of_a_very_long_value_still_depends_on_all_of_it() {
    let tokenizer = BlindIndexKey::generate().unwrap().tokenizer("text");
    let long = "a".repeat(70_000);
    assert_ne!(tokenizer.token(&long), tokenizer.token(&long[..65_535]));
}

#[test]
fn randomness_and_digests() {
    assert_ne!(random_bytes::<32>(), random_bytes::<32>());
    // FIPS 180-4, the message "abc".
    assert_eq!(sha256(b"abc")[..4], [0xba, 0x78, 0x16, 0xbf]);
}

fn row_label() -> impl Strategy<Value = RowLabel> {
    any::<(Id16, u16, Id16, u64, Id16)>().prop_map(|(organization, table, row, version, scope)| RowLabel {
        organization,
        table,
        row,
        version,
        scope,
    })
}
