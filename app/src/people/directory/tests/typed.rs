//! Dates and numbers in the search field.

use jiff::civil::{Date, date};

use super::super::MatchKind::{BirthDate, ClientNumber, Exact};
use super::super::{Directory, Listing};
use super::{directory, found, kind, listing};

fn born(number: u8, family: &'static str, birth: Date) -> Listing<'static> {
    Listing {
        birth: Some(birth),
        ..listing(number, family, "Aino")
    }
}

fn people() -> Directory {
    directory(&[
        born(1, "Virtanen", date(2011, 3, 4)),
        born(2, "Virtanen", date(2011, 4, 3)),
        born(3, "Korhonen", date(1911, 3, 4)),
        listing(4, "Virtanen", "Ei-Tiedossa"),
        Listing {
            number: 2011,
            ..listing(5, "Salo", "Onni")
        },
        Listing {
            number: 0,
            ..listing(6, "Numeroton", "Onni")
        },
    ])
}

#[test]
fn every_common_form_of_a_date() {
    for text in [
        "4.3.2011",
        "04.03.2011",
        "4. 3. 2011",
        "04032011",
        "20110304",
        "2011-03-04",
        "4/3/2011",
        "04-03-2011",
        "2011.3.4",
        " 4.3.2011 ",
        "2011/03/04",
    ] {
        assert_eq!(found(&people(), text), [1], "{text}");
        assert_eq!(kind(&people(), text), Some(BirthDate));
    }
    for text in ["4.3.11", "040311", "04/03/11"] {
        assert_eq!(found(&people(), text), [3, 1], "{text}: both centuries, by name");
    }
    assert_eq!(found(&people(), "110304"), [3, 1], "the Swedish order");
    for text in [
        "31.2.2011",
        "4.13.2011",
        "0.0.0",
        "4.3.",
        "4.3",
        "99999999",
        "4.3.2011.1",
        "4.3.011",
    ] {
        assert!(found(&people(), text).is_empty(), "{text}");
    }
}

#[test]
fn dates_and_years_narrow_a_name() {
    assert_eq!(found(&people(), "Virtanen 4.3.2011"), [1]);
    assert_eq!(found(&people(), "4.3.2011 virtanen aino"), [1]);
    assert_eq!(found(&people(), "Virtanen 2011"), [1, 2]);
    assert_eq!(found(&people(), "Wirtanen, 4. 3. 2011"), [1]);
    assert_eq!(found(&people(), "Virtanen 1911"), [0u8; 0]);
    assert_eq!(kind(&people(), "Virtanen 2011"), Some(Exact));
    assert_eq!(found(&people(), "2011"), [5], "a year alone is a client number");
    assert_eq!(found(&people(), "Salo 2011"), [5]);
}

#[test]
fn client_numbers() {
    for text in ["K-20001", "k-20001", "20001", "K20001", "#20001", "k–20001", "K-020001"] {
        assert_eq!(found(&people(), text), [1], "{text}");
        assert_eq!(kind(&people(), text), Some(ClientNumber));
    }
    assert_eq!(found(&people(), "Virtanen 20001"), [1]);
    for text in ["2000", "K-", "K-0", "0", "K-99999999999", "99999999999", "K-20001x"] {
        assert!(found(&people(), text).is_empty(), "{text}");
    }
}
