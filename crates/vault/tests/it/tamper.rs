//! A changed bit, or one changed part of a label, and nothing opens.

use vault::{
    EpochKey, Error, KeyKind, KeyLabel, OrganizationKey, RowLabel, ScopeKey, WrappingKey, open_bytes, scope_generation,
    seal_bytes,
};

const ROW: RowLabel = RowLabel {
    organization: [1; 16],
    table: 7,
    row: [2; 16],
    version: 3,
    scope: [4; 16],
};

const SCOPE: KeyLabel = KeyLabel {
    organization: [1; 16],
    key: [4; 16],
    kind: KeyKind::Scope,
    generation: 2,
    parent_generation: 9,
};

#[test]
fn no_bit_of_a_sealed_row_can_change() {
    let scope_key = ScopeKey::generate().unwrap();
    let row_key = scope_key.row_key(ROW.table, &ROW.row);
    let sealed = row_key.seal(&ROW, 5, b"fields").unwrap();
    assert_eq!(row_key.open(&ROW, &sealed).unwrap(), b"fields");
    for_each_flip(&sealed, |changed| row_key.open(&ROW, changed).is_err());
    for end in 0..sealed.len() {
        assert!(row_key.open(&ROW, &sealed[..end]).is_err());
    }
    assert!(row_key.open(&ROW, &[sealed.as_slice(), &[0]].concat()).is_err());
}

#[test]
fn no_bit_of_a_wrapped_key_can_change() {
    let (organization_key, scope_key) = (OrganizationKey::generate().unwrap(), ScopeKey::generate().unwrap());
    let wrapped = scope_key.wrap_under(&organization_key, &SCOPE).unwrap();
    assert!(organization_key.unwrap_scope(&wrapped, &SCOPE).is_ok());
    for_each_flip(&wrapped, |changed| {
        organization_key.unwrap_scope(changed, &SCOPE).is_err()
    });
    for end in 0..wrapped.len() {
        assert!(organization_key.unwrap_scope(&wrapped[..end], &SCOPE).is_err());
    }
}

#[test]
fn no_bit_of_a_sealed_keyring_can_change() {
    let key = WrappingKey::from_bytes([7; 32]);
    let sealed = seal_bytes(&key, b"aad", b"epoch keys").unwrap();
    assert_eq!(open_bytes(&key, b"aad", &sealed).unwrap(), b"epoch keys");
    for_each_flip(&sealed, |changed| open_bytes(&key, b"aad", changed).is_err());
    assert!(open_bytes(&WrappingKey::from_bytes([8; 32]), b"aad", &sealed).is_err());
}

#[test]
fn a_row_opens_under_no_other_label() {
    let scope_key = ScopeKey::generate().unwrap();
    // The same key for every label, so that only the AAD tells them apart.
    let row_key = scope_key.row_key(ROW.table, &ROW.row);
    let sealed = row_key.seal(&ROW, 5, b"fields").unwrap();
    for other in [
        RowLabel {
            organization: [9; 16],
            ..ROW
        },
        RowLabel { table: 8, ..ROW },
        RowLabel { row: [9; 16], ..ROW },
        RowLabel { version: 2, ..ROW },
        RowLabel { version: 4, ..ROW },
        RowLabel { scope: [9; 16], ..ROW },
        RowLabel {
            row: ROW.scope,
            scope: ROW.row,
            ..ROW
        },
        RowLabel {
            organization: ROW.row,
            row: ROW.organization,
            ..ROW
        },
    ] {
        assert_eq!(row_key.open(&other, &sealed), Err(Error::Authentication), "{other:?}");
    }
    let mut regenerated = sealed.clone();
    regenerated[4..8].copy_from_slice(&6u32.to_be_bytes());
    assert_eq!(scope_generation(&regenerated), Ok(6));
    assert_eq!(row_key.open(&ROW, &regenerated), Err(Error::Authentication));
}

#[test]
fn a_row_key_opens_one_row_of_one_scope() {
    let (scope_key, other_scope) = (ScopeKey::generate().unwrap(), ScopeKey::generate().unwrap());
    let sealed = scope_key.row_key(ROW.table, &ROW.row).seal(&ROW, 5, b"fields").unwrap();
    for key in [
        scope_key.row_key(8, &ROW.row),
        scope_key.row_key(ROW.table, &[9; 16]),
        other_scope.row_key(ROW.table, &ROW.row),
    ] {
        assert_eq!(key.open(&ROW, &sealed), Err(Error::Authentication));
    }
}

#[test]
fn a_wrapped_key_opens_under_no_other_label() {
    let organization_key = OrganizationKey::generate().unwrap();
    let scope_key = ScopeKey::generate().unwrap();
    let wrapped = scope_key.wrap_under(&organization_key, &SCOPE).unwrap();
    for (other, error) in [
        (
            KeyLabel {
                organization: [9; 16],
                ..SCOPE
            },
            Error::Authentication,
        ),
        (KeyLabel { key: [9; 16], ..SCOPE }, Error::Authentication),
        (KeyLabel { generation: 3, ..SCOPE }, Error::Authentication),
        (
            KeyLabel {
                kind: KeyKind::Survivor,
                ..SCOPE
            },
            Error::Kind,
        ),
        (
            KeyLabel {
                parent_generation: 8,
                ..SCOPE
            },
            Error::Generation,
        ),
    ] {
        let opened = organization_key.unwrap_scope(&wrapped, &other);
        assert_eq!(opened.err(), Some(error), "{other:?}");
    }
    let other_parent = OrganizationKey::generate().unwrap();
    assert_eq!(
        other_parent.unwrap_scope(&wrapped, &SCOPE).err(),
        Some(Error::Authentication)
    );

    // The header rewritten to agree with the label does not help either.
    let mut rewritten = wrapped;
    rewritten[3] = KeyKind::Survivor.to_byte();
    let survivor = KeyLabel {
        kind: KeyKind::Survivor,
        ..SCOPE
    };
    assert_eq!(
        organization_key.unwrap_survivor(&rewritten, &survivor).err(),
        Some(Error::Authentication)
    );
    let mut rewritten = wrapped;
    rewritten[4..8].copy_from_slice(&8u32.to_be_bytes());
    let moved = KeyLabel {
        parent_generation: 8,
        ..SCOPE
    };
    assert_eq!(
        organization_key.unwrap_scope(&rewritten, &moved).err(),
        Some(Error::Authentication)
    );
}

#[test]
fn every_unknown_header_byte_has_its_error() {
    let row_key = ScopeKey::generate().unwrap().row_key(ROW.table, &ROW.row);
    let sealed = row_key.seal(&ROW, 5, b"fields").unwrap();
    for (at, error) in [Error::Magic, Error::Version, Error::Algorithm, Error::Flags]
        .into_iter()
        .enumerate()
    {
        let mut changed = sealed.clone();
        changed[at] ^= 0x80;
        assert_eq!(row_key.open(&ROW, &changed), Err(error));
        assert_eq!(scope_generation(&changed), Err(error));
    }

    let organization_key = OrganizationKey::generate().unwrap();
    let scope_key = ScopeKey::generate().unwrap();
    let wrapped = scope_key.wrap_under(&organization_key, &SCOPE).unwrap();
    for (at, error) in [Error::Magic, Error::Version, Error::Algorithm, Error::Kind]
        .into_iter()
        .enumerate()
    {
        let mut changed = wrapped;
        changed[at] ^= 0x80;
        assert_eq!(organization_key.unwrap_scope(&changed, &SCOPE).err(), Some(error));
    }
}

#[test]
fn a_label_of_another_kind_wraps_nothing() {
    let organization_key = OrganizationKey::generate().unwrap();
    let scope_key = ScopeKey::generate().unwrap();
    let label = KeyLabel {
        kind: KeyKind::BlindIndex,
        ..SCOPE
    };
    assert_eq!(scope_key.wrap_under(&organization_key, &label), Err(Error::Kind));
    for byte in 0..=u8::MAX {
        assert_eq!(KeyKind::try_from(byte).is_ok(), (1..=6).contains(&byte));
    }
}

#[test]
fn a_survivor_opens_without_its_scope_key() {
    let organization_key = OrganizationKey::generate().unwrap();
    let label = KeyLabel {
        key: ROW.row,
        kind: KeyKind::Survivor,
        ..SCOPE
    };
    let (sealed, wrapped) = {
        let scope_key = ScopeKey::generate().unwrap();
        let row_key = scope_key.row_key(ROW.table, &ROW.row);
        let sealed = row_key.seal(&ROW, 2, b"what is kept").unwrap();
        (sealed, row_key.wrap_under(&organization_key, &label).unwrap())
    };
    let survivor = organization_key.unwrap_survivor(&wrapped, &label).unwrap();
    assert_eq!(survivor.open(&ROW, &sealed).unwrap(), b"what is kept");
}

#[test]
fn an_epoch_key_passes_through_the_keyring() {
    let epoch_key = EpochKey::generate().unwrap();
    let label = KeyLabel {
        key: [1; 16],
        kind: KeyKind::Organization,
        ..SCOPE
    };
    let organization_key = OrganizationKey::generate().unwrap();
    let wrapped = organization_key.wrap_under(&epoch_key, &label).unwrap();
    let read_back = EpochKey::from_bytes(*epoch_key.expose());
    assert!(read_back.unwrap_organization(&wrapped, &label).is_ok());
    assert!(
        EpochKey::generate()
            .unwrap()
            .unwrap_organization(&wrapped, &label)
            .is_err()
    );
}

fn for_each_flip(sealed: &[u8], refused: impl Fn(&[u8]) -> bool) {
    for bit in 0..sealed.len() * 8 {
        let mut changed = sealed.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(refused(&changed), "bit {bit} changed and it opened");
    }
}
