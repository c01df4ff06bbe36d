//! Every kind of mess a value can be; people, numbers and addresses are made up.

mod values;

use jiff::civil::{Date, date};
use platform::i18n::DateOrder;

use super::{Calendar, CleanRow, Dropped, Verdict, clean};
use crate::imports::mapping::{Field, Mapping};
use crate::imports::reason::Reason;
use crate::imports::table::{Broken, RawRow};
use crate::people::identity_code::Country;

const TODAY: Date = date(2026, 11, 21);

/// A row of the given cells, cleaned; the name is there unless given.
fn verdict(country: Country, given: &[(Field, &str)]) -> Verdict {
    let mut cells = given.to_vec();
    let has_name = |name: Field| given.iter().any(|(field, _)| *field == name);
    let names = [Field::FamilyName, Field::GivenNames, Field::FullName];
    if !names.into_iter().any(has_name) {
        cells.push((Field::FamilyName, "Jäärä"));
    }
    let row = RawRow {
        number: 1,
        cells: Ok(cells.iter().map(|(_, cell)| (*cell).to_owned()).collect()),
    };
    let columns = cells.iter().map(|(field, _)| *field).collect();
    let mapping = Mapping { columns, country };
    clean(&row, &mapping, &Calendar::of(&[], &mapping, TODAY, DateOrder::Day))
}

fn row(given: &[(Field, &str)]) -> CleanRow {
    row_of(Country::Fi, given)
}

fn row_of(country: Country, given: &[(Field, &str)]) -> CleanRow {
    match verdict(country, given) {
        Verdict::Row(row) => *row,
        Verdict::Refused { reasons } => panic!("refused: {reasons:?}"),
    }
}

fn refusal(given: &[(Field, &str)]) -> Vec<Reason> {
    match verdict(Country::Fi, given) {
        Verdict::Row(_) => panic!("not refused"),
        Verdict::Refused { reasons } => reasons,
    }
}

fn dropped(given: &[(Field, &str)]) -> Vec<Reason> {
    row(given).dropped.iter().map(|dropped| dropped.reason).collect()
}

#[test]
fn a_row_without_any_name_is_refused() {
    assert_eq!(
        refusal(&[(Field::FamilyName, " "), (Field::GivenNames, "-")]),
        [Reason::NoName]
    );
    assert_eq!(refusal(&[(Field::FullName, "tuntematon")]), [Reason::NoName]);
    assert_eq!(
        refusal(&[(Field::SourceNumber, "Yhteensä"), (Field::FamilyName, "1245")]),
        [Reason::NoName, Reason::NameWithoutLetters]
    );
    let broken = RawRow {
        number: 1,
        cells: Err(Broken::TooManyCells),
    };
    let mapping = Mapping {
        columns: vec![Field::FullName],
        country: Country::Fi,
    };
    let Verdict::Refused { reasons } = clean(&broken, &mapping, &Calendar::of(&[], &mapping, TODAY, DateOrder::Day))
    else {
        panic!("not refused");
    };
    assert_eq!(reasons, [Reason::TooManyCells]);
}

#[test]
fn one_name_is_enough() {
    let row = row(&[(Field::FamilyName, "Höttö"), (Field::GivenNames, "")]);
    assert_eq!((row.family_name.as_str(), row.given_names.as_str()), ("Höttö", ""));
    assert!(row.dropped.is_empty());
}

#[test]
fn names_lose_spaces_capitals_and_invisible_characters() {
    for (typed, name) in [
        ("  JÄÄRÄ ", "Jäärä"),
        ("Jäärä\u{200B} ", "Jäärä"),
        ("Ja\u{308}a\u{308}ra\u{308}", "Jäärä"),
        ("HÖTTÖ-JÄÄRÄ", "Höttö-Jäärä"),
        ("von  Höttö", "von Höttö"),
        ("AB", "AB"),
        ("Null", "Null"),
        ("O'Hötty", "O'Hötty"),
    ] {
        assert_eq!(row(&[(Field::FamilyName, typed)]).family_name, name);
    }
}

#[test]
fn full_names_are_split() {
    for (typed, family, given) in [
        ("Jäärä, Anni Helka", "Jäärä", "Anni Helka"),
        ("Anni Helka Jäärä", "Jäärä", "Anni Helka"),
        ("Joost van der Hötten", "van der Hötten", "Joost"),
        ("Jäärä", "Jäärä", ""),
    ] {
        let row = row(&[(Field::FullName, typed)]);
        assert_eq!((row.family_name.as_str(), row.given_names.as_str()), (family, given));
    }
}

#[test]
fn words_for_nothing_are_empty_and_not_listed() {
    for word in [
        "-",
        "--",
        " ei ole ",
        "Tuntematon",
        "n/a",
        "?",
        "saknas",
        "onbekend",
        "—",
    ] {
        let row = row(&[
            (Field::SourceNumber, word),
            (Field::IdentityCode, word),
            (Field::BirthDate, word),
            (Field::Phone, word),
            (Field::Email, word),
            (Field::Language, word),
            (Field::OpenedOn, word),
            (Field::Remark, word),
        ]);
        assert!(row.dropped.is_empty(), "{word}");
        assert!(row.source_number.is_none() && row.email.is_none() && row.remark.is_none());
    }
}

#[test]
fn identity_codes_are_read_or_listed() {
    for typed in ["010180-9015", " 010180 -9015", "010180\u{2013}9015"] {
        let row = row(&[(Field::IdentityCode, typed)]);
        assert_eq!(row.identity_code.unwrap().normalised(), "010180-9015");
        assert_eq!(row.birth_date, Some(date(1980, 1, 1)));
    }
    assert_eq!(
        row(&[(Field::IdentityCode, "150999-902k")]).birth_date,
        Some(date(1999, 9, 15))
    );
    for (typed, reason) in [
        ("010180-9016", Reason::IdentityCodeCheck),
        ("310280-9015", Reason::IdentityCodeDate),
        ("010180-", Reason::IdentityCodeShape),
        ("12345", Reason::IdentityCodeShape),
    ] {
        let row = row(&[(Field::IdentityCode, typed), (Field::BirthDate, "2.3.1984")]);
        assert!(row.identity_code.is_none());
        assert_eq!(
            row.dropped,
            [Dropped {
                field: Field::IdentityCode,
                reason
            }],
            "{typed}"
        );
        assert_eq!(row.birth_date, Some(date(1984, 3, 2)));
    }
}

#[test]
fn a_foreign_code_needs_a_second_sign() {
    // Fits Swedish rules, and could as well be a mistyped Finnish code of 1 February 1903.
    let code = (Field::IdentityCode, "010203-9807");
    assert_eq!(dropped(&[code]), [Reason::IdentityCodeCheck]);
    assert_eq!(
        dropped(&[code, (Field::BirthDate, "1.2.1903")]),
        [Reason::IdentityCodeCheck]
    );
    let swedish = row(&[code, (Field::BirthDate, "3.2.2001")]);
    assert_eq!(swedish.identity_code.unwrap().country(), Country::Se);
    assert!(swedish.dropped.is_empty());
    let long = row(&[(Field::IdentityCode, "19800101-9804")]);
    assert_eq!(long.identity_code.unwrap().country(), Country::Se);
    let home = row_of(Country::Se, &[(Field::IdentityCode, "800101-9804")]);
    assert_eq!(home.identity_code.unwrap().country(), Country::Se);
}

#[test]
fn the_identity_code_outweighs_the_birth_date() {
    let code = (Field::IdentityCode, "010180-9015");
    for (typed, reasons) in [
        ("1.1.1980", vec![]),
        ("01.01.80", vec![]),
        ("2.1.1980", vec![Reason::BirthDateDisagrees]),
        ("31.02.1980", vec![Reason::DateImpossible]),
        ("2.1.80", vec![Reason::BirthDateDisagrees]),
    ] {
        let row = row(&[code, (Field::BirthDate, typed)]);
        assert_eq!(row.birth_date, Some(date(1980, 1, 1)), "{typed}");
        assert_eq!(dropped(&[code, (Field::BirthDate, typed)]), reasons, "{typed}");
    }
    let child = (Field::IdentityCode, "020324A9031");
    assert!(dropped(&[child, (Field::BirthDate, "2.3.24")]).is_empty());
}

#[test]
fn address_protection_errs_on_the_safe_side() {
    for (typed, is_protected, is_listed) in [
        ("", false, false),
        ("-", false, false),
        ("ei", false, false),
        ("kyllä", true, false),
        ("X", true, false),
        ("31.12.2027", true, true),
        ("tuntematon", true, true),
    ] {
        let row = row(&[(Field::AddressProtection, typed)]);
        assert_eq!(row.address_protected, is_protected, "{typed}");
        assert_eq!(!row.dropped.is_empty(), is_listed, "{typed}");
    }
}

#[test]
fn remarks_keep_their_lines() {
    let row = row(&[(Field::Remark, " ensin \r\nsitten  \"näin\"; ehkä")]);
    assert_eq!(row.remark.as_deref(), Some("ensin\nsitten \"näin\"; ehkä"));
}

#[test]
fn what_is_too_long_is_listed() {
    let long = "x".repeat(300);
    assert_eq!(dropped(&[(Field::Street, &long)]), [Reason::TooLong]);
    assert_eq!(
        refusal(&[(Field::FamilyName, &long)]),
        [Reason::NoName, Reason::TooLong]
    );
}

#[test]
fn reasons_have_one_key_each_and_a_sentence_in_every_language() {
    for catalogue in [
        include_str!("../../../locales/en/imports.ftl"),
        include_str!("../../../locales/fi/imports.ftl"),
    ] {
        let reasons = catalogue.lines().filter(|line| line.starts_with("imports-reason-"));
        let keys: Vec<_> = reasons.filter_map(|line| line.split_once(" = ")).collect();
        assert_eq!(keys.len(), Reason::ALL.len());
        for reason in Reason::ALL {
            assert_eq!(Reason::parse(reason.key()), Some(reason));
            assert!(keys.iter().any(|(key, _)| *key == reason.key()), "{reason:?}");
        }
    }
}
