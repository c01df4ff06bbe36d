//! The published example codes, and codes that are none.

use jiff::civil::{Date, date};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::IdentityCodeError::{BirthInFuture, ImpossibleDate, NeverIssued, UnknownShape, WrongCheck};
use super::{Country, IdentityCode, IdentityCodeError};

const TODAY: Date = date(2026, 11, 21);

fn fi(date: &str, sign: char, individual: u32) -> String {
    let value: usize = format!("{date}{individual:03}").parse().unwrap();
    let check = "0123456789ABCDEFHJKLMNPRSTUVWXY".chars().nth(value % 31).unwrap();
    format!("{date}{sign}{individual:03}{check}")
}

/// Appends the check digit to nine digits, computed the long way.
fn se(nine: &str) -> String {
    let sum_with = |check: u32| -> u32 {
        let digits = format!("{nine}{check}");
        let reversed = digits.chars().rev().map(|digit| digit.to_digit(10).unwrap());
        reversed
            .enumerate()
            .map(|(at, digit)| match (at % 2, digit) {
                (0, _) => digit,
                (_, 0..5) => digit * 2,
                (_, _) => digit * 2 - 9,
            })
            .sum()
    };
    let check = (0..10).find(|check| sum_with(*check) % 10 == 0).unwrap();
    format!("{nine}{check}")
}

fn read(country: Country, text: &str) -> Result<String, IdentityCodeError> {
    IdentityCode::parse_as(country, text, TODAY).map(|code| code.normalised().to_owned())
}

#[test]
fn finnish_codes_of_every_century_sign() {
    for (signs, century) in [("+", 1800), ("-YXWVU", 1900), ("ABCDEF", 2000)] {
        for sign in signs.chars() {
            let text = fi("040311", sign, 123);
            let code = IdentityCode::parse(&text, TODAY).unwrap();
            assert_eq!((code.country(), code.normalised()), (Country::Fi, text.as_str()));
            assert_eq!(code.birth_date(), Some(date(century + 11, 3, 4)));
            assert_eq!(code.masked(), format!("040311{sign}••••"));
            assert_eq!(code.displayed(), text);
            assert!(!code.is_temporary());
        }
    }
}

#[test]
fn the_century_sign_tells_two_people_apart() {
    let [old, new] = ["100190-999P", "100190Y999P"].map(|text| IdentityCode::parse(text, TODAY).unwrap());
    assert_ne!(old, new);
    assert_eq!(old.birth_date(), new.birth_date());
    assert!(old.is_temporary() && new.is_temporary());
}

#[test]
fn finnish_spellings() {
    // The example of the Digital and Population Data Services Agency.
    for text in [
        "131052-308T",
        " 131052-308t ",
        "131052 - 308T",
        "131052–308T",
        "131052\u{2212}308T",
    ] {
        assert_eq!(read(Country::Fi, text).as_deref(), Ok("131052-308T"), "{text}");
    }
    for (text, error) in [
        ("131052-308U", WrongCheck),
        ("131053-308T", WrongCheck),
        ("131052-308G", UnknownShape),
        ("131052-308", UnknownShape),
        ("131052-308TT", UnknownShape),
        ("131052/308T", UnknownShape),
        ("131052Z308T", UnknownShape),
        ("131052G308T", UnknownShape),
        ("13105é-308T", UnknownShape),
        ("١٣١٠٥٢-308T", UnknownShape),
        ("", UnknownShape),
        (&fi("310299", '-', 123), ImpossibleDate),
        (&fi("290201", 'A', 123), ImpossibleDate),
        (&fi("290200", '+', 123), ImpossibleDate),
        (&fi("001299", '-', 123), ImpossibleDate),
        (&fi("010099", '-', 123), ImpossibleDate),
        (&fi("221126", 'A', 123), BirthInFuture),
        (&fi("010190", '-', 0), NeverIssued),
        (&fi("010190", '-', 1), NeverIssued),
    ] {
        assert_eq!(read(Country::Fi, text), Err(error), "{text}");
    }
    for text in [fi("290200", 'A', 123), fi("211126", 'A', 123), fi("010190", '-', 2)] {
        assert!(read(Country::Fi, &text).is_ok(), "{text}");
    }
    let temporary = |individual| {
        IdentityCode::parse(&fi("010190", '-', individual), TODAY)
            .unwrap()
            .is_temporary()
    };
    assert_eq!([899, 900, 999].map(temporary), [false, true, true]);
}

#[test]
fn swedish_spellings_and_centuries() {
    // The example of Skatteverket; a coordination number of the same holder would have day 83.
    for text in [
        "640823-3234",
        "6408233234",
        "19640823-3234",
        "196408233234",
        "19640823 3234",
    ] {
        let code = IdentityCode::parse(text, TODAY).unwrap();
        assert_eq!((code.country(), code.normalised()), (Country::Se, "196408233234"));
        assert_eq!(code.displayed(), "19640823-3234");
        assert_eq!(code.masked(), "19640823-••••");
        assert_eq!(code.birth_date(), Some(date(1964, 8, 23)));
        assert!(!code.is_temporary());
    }
    let coordination = se("640883323");
    let code = IdentityCode::parse(&coordination, TODAY).unwrap();
    assert_eq!(code.birth_date(), Some(date(1964, 8, 23)));
    assert_eq!(code.displayed(), format!("19640883-{}", &coordination[6..]));

    // In 2026 a plus means 1926 or earlier.
    for (nine, sign, normalised) in [
        ("260301123", "-", "2026"),
        ("260301123", "+", "1926"),
        ("261231123", "+", "1926"),
        ("261231123", "-", "1926"), // not born yet, so the plus was forgotten
        ("271231123", "-", "1927"),
        ("271231123", "+", "1827"),
        ("000229123", "-", "2000"),
        ("260361123", "-", "2026"),
    ] {
        let ten = se(nine);
        let text = format!("{}{sign}{}", &ten[..6], &ten[6..]);
        assert_eq!(
            read(Country::Se, &text),
            Ok(format!("{normalised}{}", &ten[2..])),
            "{text}"
        );
    }
}

#[test]
fn swedish_errors() {
    let leap = se("000229123");
    for (text, error) in [
        ("640823-3235", WrongCheck),
        ("640824-3234", WrongCheck),
        ("640823+32345", UnknownShape),
        ("19640823+3234", UnknownShape),
        ("19640823--3234", UnknownShape),
        ("64082-33234", UnknownShape),
        ("640823_3234", UnknownShape),
        ("6408233234é", UnknownShape),
        ("", UnknownShape),
        ("-", UnknownShape),
        (&se("641323323"), ImpossibleDate),
        (&se("640832323"), ImpossibleDate),
        (&se("640860323"), ImpossibleDate),
        (&se("640892323"), ImpossibleDate),
        (&format!("{}+{}", &leap[..6], &leap[6..]), ImpossibleDate),
        (&format!("20{}", se("261231123")), BirthInFuture),
    ] {
        assert_eq!(read(Country::Se, text), Err(error), "{text}");
    }
}

#[test]
fn dutch_spellings() {
    for text in ["111222333", "1112.22.333", "111 222 333"] {
        let code = IdentityCode::parse(text, TODAY).unwrap();
        assert_eq!((code.country(), code.normalised()), (Country::Nl, "111222333"));
        assert_eq!((code.masked().as_str(), code.birth_date()), ("•••••2333", None));
        assert!(!code.is_temporary());
    }
    assert_eq!(read(Country::Nl, "10000008").as_deref(), Ok("010000008"));
    for (text, error) in [
        ("111222334", WrongCheck),
        ("111222233", WrongCheck),
        ("000000000", NeverIssued),
        ("00000000", NeverIssued),
        ("1112223", UnknownShape),
        ("1112223330", UnknownShape),
        ("11122233A", UnknownShape),
        ("1112223é", UnknownShape),
    ] {
        assert_eq!(read(Country::Nl, text), Err(error), "{text}");
    }
}

#[test]
fn one_text_may_be_read_in_two_countries() {
    let both = (2..900)
        .map(|individual| fi("120304", '-', individual))
        .find(|text| IdentityCode::readings(text, TODAY).len() == 2);
    let both = both.unwrap();
    let countries: Vec<Country> = IdentityCode::readings(&both, TODAY)
        .iter()
        .map(IdentityCode::country)
        .collect();
    assert_eq!(countries, [Country::Fi, Country::Se]);
    assert_eq!(IdentityCode::parse(&both, TODAY).unwrap().country(), Country::Fi);
    assert!(IdentityCode::readings("Virtanen", TODAY).is_empty());
}

#[test]
fn the_most_telling_reason_is_given() {
    for (text, error) in [
        ("131052A308U", WrongCheck),
        ("640823323", WrongCheck),
        ("Virtanen", UnknownShape),
        ("19640823-3235", WrongCheck),
    ] {
        assert_eq!(IdentityCode::parse(text, TODAY), Err(error), "{text}");
    }
}

#[test]
fn nothing_shows_the_value() {
    let code = IdentityCode::parse("131052-308T", TODAY).unwrap();
    assert_eq!(format!("{code:?}"), "IdentityCode(fi)");
    for error in [UnknownShape, ImpossibleDate, BirthInFuture, WrongCheck, NeverIssued] {
        let key = error.key();
        assert!(
            key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'),
            "{key}"
        );
        assert!(!error.to_string().chars().any(|letter| letter.is_ascii_digit()));
    }
}

proptest! {
    #[test]
    fn any_text_is_refused_or_survives_its_own_normal_form(text in "\\PC{0,14}|[0-9]{8,12}|[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-Y]|[0-9]{6,8}[-+][0-9]{4}") {
        for code in IdentityCode::readings(&text, TODAY) {
            let again = IdentityCode::parse_as(code.country(), code.normalised(), TODAY);
            prop_assert_eq!(again.as_ref(), Ok(&code));
            let displayed = IdentityCode::parse_as(code.country(), &code.displayed(), TODAY);
            prop_assert_eq!(displayed, Ok(code));
        }
    }

    #[test]
    fn one_wrong_digit_is_found(day in 1..=28u32, month in 1..=12u32, year in 0..=99u32, individual in 2..=999u32, at in 0..10usize, shift in 1..10u32) {
        let text = fi(&format!("{day:02}{month:02}{year:02}"), '-', individual);
        let mut letters: Vec<char> = text.chars().collect();
        let place = if at < 6 { at } else { at + 1 };
        if let Some(digit) = letters[place].to_digit(10) {
            letters[place] = char::from_digit((digit + shift) % 10, 10).unwrap();
            let changed: String = letters.into_iter().collect();
            prop_assert!(IdentityCode::parse_as(Country::Fi, &changed, TODAY).is_err());
        }
        let nine = format!("{year:02}{month:02}{day:02}{individual:03}");
        let mut letters: Vec<char> = se(&nine).chars().collect();
        let digit = letters[at].to_digit(10).unwrap();
        letters[at] = char::from_digit((digit + shift) % 10, 10).unwrap();
        let changed: String = letters.into_iter().collect();
        prop_assert!(IdentityCode::parse_as(Country::Se, &changed, TODAY).is_err());
    }
}
