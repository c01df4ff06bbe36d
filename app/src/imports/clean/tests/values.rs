//! Dates, contact details, languages and roles, each in every form they come in.

use jiff::civil::date;

use super::{dropped, row, row_of};
use crate::imports::clean::HouseholdRole;
use crate::imports::mapping::Field;
use crate::imports::reason::Reason;
use crate::people::identity_code::Country;

#[test]
fn dates_are_read_in_every_form() {
    for typed in [
        "9.8.1984",
        "09.08.1984",
        "1984-08-09",
        "09/08/1984",
        "9-8-1984",
        "1984/08/09",
        "19840809",
        "9.8.1984 00:00:00",
        "1984-08-09T00:00:00",
        "9. 8. 1984",
        "9.8.84",
    ] {
        assert_eq!(
            row(&[(Field::BirthDate, typed)]).birth_date,
            Some(date(1984, 8, 9)),
            "{typed}"
        );
    }
    for (typed, reason) in [
        ("31.02.1984", Reason::DateImpossible),
        ("12/31/1984", Reason::DateImpossible),
        ("00.00.1984", Reason::DateImpossible),
        ("elokuu 1984", Reason::DateUnreadable),
        ("1984", Reason::DateUnreadable),
        ("9.8.", Reason::DateUnreadable),
        ("30987", Reason::DateUnreadable),
        ("9.8.2027", Reason::DateInFuture),
        ("9.8.1899", Reason::BirthDateTooEarly),
        ("2.3.24", Reason::DateCenturyUnclear),
    ] {
        assert_eq!(dropped(&[(Field::BirthDate, typed)]), [reason], "{typed}");
    }
    assert_eq!(row(&[(Field::BirthDate, "2.3.05")]).birth_date, Some(date(2005, 3, 2)));
}

#[test]
fn case_dates_are_in_order_and_past() {
    let opened = (Field::OpenedOn, "9.8.24");
    let row = row(&[opened, (Field::ClosedOn, "1.9.2024")]);
    assert_eq!(
        (row.opened_on, row.closed_on),
        (Some(date(2024, 8, 9)), Some(date(2024, 9, 1)))
    );
    assert_eq!(
        dropped(&[opened, (Field::ClosedOn, "8.8.2024")]),
        [Reason::ClosedBeforeOpened]
    );
    assert_eq!(dropped(&[(Field::OpenedOn, "1.1.2030")]), [Reason::DateInFuture]);
    // Work with a family may begin before the child is born.
    assert!(dropped(&[(Field::BirthDate, "1.10.2024"), opened]).is_empty());
}

#[test]
fn phones_become_e164_or_are_listed() {
    for (country, typed, number) in [
        (Country::Fi, "040 123 4567", "+358401234567"),
        (Country::Fi, "0401234567", "+358401234567"),
        (Country::Fi, "040-1234567", "+358401234567"),
        (Country::Fi, "puh. 040 123 4567", "+358401234567"),
        (Country::Fi, "+358 40 1234567", "+358401234567"),
        (Country::Fi, "(+358) 401234567", "+358401234567"),
        (Country::Fi, "+358 (0)40 123 4567", "+358401234567"),
        (Country::Fi, "00358401234567", "+358401234567"),
        (Country::Fi, "+358 040 123 4567", "+358401234567"),
        (Country::Fi, "+46 (0)8 12 34 56 78", "+46812345678"),
        (Country::Se, "08-12 34 56 78", "+46812345678"),
        (Country::Se, "070-123 45 67", "+46701234567"),
        (Country::Nl, "06 12345678", "+31612345678"),
        (Country::Fi, "+31 6 12345678", "+31612345678"),
        (Country::Fi, "+1 (212) 555-2368", "+12125552368"),
        // No numbering plan has these, but they can be dialled.
        (Country::Fi, "0609139099", "+358609139099"),
        (Country::Fi, "+358 99 1234567", "+358991234567"),
        // In pairs, and shorter than any Dutch number.
        (Country::Nl, "08-12 34 56", "+468123456"),
    ] {
        let row = row_of(country, &[(Field::Phone, typed)]);
        assert_eq!(row.phone_e164.as_deref(), Some(number), "{typed}");
        assert!(row.dropped.is_empty() && row.phone_label.is_none(), "{typed}");
    }
    for (typed, reason) in [
        ("12345", Reason::PhoneUnusable),
        ("soittaa itse", Reason::PhoneUnusable),
        ("0000000000", Reason::PhoneUnusable),
        ("+358 00 1234567", Reason::PhoneUnusable),
        ("08-12 34 50", Reason::PhoneCountryUnclear),
        ("0123-456 78", Reason::PhoneCountryUnclear),
    ] {
        assert_eq!(dropped(&[(Field::Phone, typed)]), [reason], "{typed}");
    }
}

#[test]
fn a_number_in_pairs_is_swedish_only_with_a_second_sign() {
    let phone = (Field::Phone, "08-12 34 56 78");
    for sign in [
        (Field::Language, "sv"),
        (Field::Language, "sv-SE"),
        (Field::PostalCode, "123 45"),
        (Field::PostalCode, "SE-123 45"),
        (Field::PostalCode, "S-12345"),
    ] {
        assert_eq!(
            row(&[phone, sign]).phone_e164.as_deref(),
            Some("+46812345678"),
            "{}",
            sign.1
        );
    }
    for sign in [
        (Field::Language, "fi"),
        (Field::PostalCode, "00100"),
        (Field::PostalCode, "1234 AB"),
    ] {
        assert_eq!(dropped(&[phone, sign]), [Reason::PhoneCountryUnclear], "{}", sign.1);
    }
    let own = row(&[(Field::Phone, "040 123 4567"), (Field::Language, "sv")]);
    assert_eq!(own.phone_e164.as_deref(), Some("+358401234567"));
}

#[test]
fn a_phone_cell_may_hold_a_word_or_a_second_number() {
    let labelled = row(&[(Field::Phone, "0401234567 / työ")]);
    assert_eq!(labelled.phone_label.as_deref(), Some("työ"));
    assert_eq!(labelled.phone_e164.as_deref(), Some("+358401234567"));
    let two = [(Field::Phone, "040 123 4567, 050 123 4567")];
    assert_eq!(row(&two).phone_e164.as_deref(), Some("+358401234567"));
    assert_eq!(dropped(&two), [Reason::PhoneSecondNumber]);
}

#[test]
fn emails_are_read_or_listed() {
    for (typed, address) in [
        ("anni.jaara@example.org", "anni.jaara@example.org"),
        ("Anni.Jaara@Example.ORG ", "Anni.Jaara@example.org"),
        ("mailto:anni@example.org", "anni@example.org"),
        ("Anni Jäärä <anni@example.org>", "anni@example.org"),
        ("anni@example.org;", "anni@example.org"),
    ] {
        assert_eq!(row(&[(Field::Email, typed)]).email.as_deref(), Some(address));
    }
    for typed in [
        "anni",
        "anni@",
        "@example.org",
        "anni@example",
        "a b@example.org",
        "a@b@example..org",
        "anni(at)example.org",
        "a@x.fi, b@x.fi",
    ] {
        assert_eq!(dropped(&[(Field::Email, typed)]), [Reason::EmailUnusable], "{typed}");
    }
}

#[test]
fn languages_become_tags() {
    for (typed, tag) in [
        ("fi", "fi"),
        ("SV", "sv"),
        ("sv-fi", "sv-FI"),
        ("venäjä", "ru"),
        ("Somali", "so"),
        ("swe", "sv"),
        ("no", "no"),
    ] {
        assert_eq!(row(&[(Field::Language, typed)]).language.as_deref(), Some(tag));
    }
    assert_eq!(dropped(&[(Field::Language, "klingon")]), [Reason::LanguageUnknown]);
    assert_eq!(dropped(&[(Field::Language, "xx")]), [Reason::LanguageUnknown]);
}

#[test]
fn roles_are_read_or_listed() {
    for (typed, role) in [
        ("äiti", HouseholdRole::Mother),
        ("ASIAKAS", HouseholdRole::Client),
        ("barn", HouseholdRole::Child),
    ] {
        assert_eq!(row(&[(Field::RoleInHousehold, typed)]).role, Some(role));
    }
    assert_eq!(dropped(&[(Field::RoleInHousehold, "naapuri")]), [Reason::RoleUnknown]);
}
