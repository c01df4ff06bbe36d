//! Phone numbers as people type them, to E.164.
//!
//! A number is taken if it can be dialled: if it is as long as numbers of its country are. Whether the numbering plan
//! has such numbers is not asked, because plans change and an old file holds old numbers.
//! A number without country code is of the country the file comes from.
//! A number grouped the Swedish way, in pairs after a hyphen, is read as Swedish only with a second sign: the row is
//! about somebody who speaks Swedish or lives in Sweden, or the number cannot be the own country's. Without one it is
//! left out: most of them would fit here too, and belong to a stranger.

use phonenumber::metadata::{DATABASE, Metadata};
use phonenumber::{Mode, PhoneNumber, country};

use crate::imports::reason::Reason;
use crate::people::identity_code::Country;

/// Digits of a number without its country code: fewer reach somebody only from next door.
const NATIONAL_DIGITS_MIN: usize = 6;
/// Digits of a number with its country code (ITU-T E.164).
const DIGITS_MAX: usize = 15;

/// What a phone cell holds.
pub(super) struct Phones {
    /// The first number.
    pub(super) first: Result<String, Reason>,
    /// The word beside it, such as `työ`.
    pub(super) label: Option<String>,
    /// Whether there is another number, which is left out.
    pub(super) has_second: bool,
}

/// Reads a phone cell that is not empty; `is_swedish` tells whether the rest of the row speaks for Sweden.
pub(super) fn read(cell: &str, country: Country, is_swedish: bool) -> Phones {
    let mut numbers = cell.split(['/', ',', ';', '\n']).filter(|part| digits(part) >= 5);
    let first = numbers.next().unwrap_or(cell);
    Phones {
        first: e164(first, country, is_swedish),
        label: label(cell),
        has_second: numbers.next().is_some(),
    }
}

fn e164(typed: &str, country: Country, is_swedish: bool) -> Result<String, Reason> {
    // `+46 (0)8 …`: the zero is not dialled after the country code.
    let number = typed.replace("(0)", "");
    let number: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let number = without_trunk_zero(number);
    let is_international = number.starts_with('+') || typed.trim_start().starts_with("00 ");
    if is_international || country == Country::Se || !is_grouped_in_pairs(typed) {
        return dialled(&number, country).ok_or(Reason::PhoneUnusable);
    }
    if is_swedish || dialled(&number, country).is_none() {
        return dialled(&number, Country::Se).ok_or(Reason::PhoneUnusable);
    }
    Err(Reason::PhoneCountryUnclear)
}

/// `+358 040 …` is meant as `+358 40 …`; these countries' numbers never begin with a zero.
fn without_trunk_zero(number: String) -> String {
    let code = ["+358", "+46", "+31", "00358", "0046", "0031"]
        .into_iter()
        .find(|code| number.starts_with(code));
    let national = code
        .and_then(|code| number.strip_prefix(code))
        .and_then(|rest| rest.strip_prefix('0'));
    match (code, national) {
        (Some(code), Some(national)) => format!("{code}{national}"),
        _ => number,
    }
}

/// The number as it is dialled from anywhere, if it is possible.
fn dialled(number: &str, country: Country) -> Option<String> {
    let region = match country {
        Country::Fi => country::FI,
        Country::Se => country::SE,
        Country::Nl => country::NL,
    };
    let parsed = phonenumber::parse(Some(region), number).ok()?;
    let written = parsed.format().mode(Mode::E164).to_string();
    // The library takes more zeros for a prefix of its own, or lets them stand.
    let has_zero = |number: &str| ["+3580", "+460", "+310"].iter().any(|zero| number.starts_with(zero));
    (!has_zero(number) && !has_zero(&written) && is_possible(&parsed)).then_some(written)
}

/// Whether numbers of that country can be so long.
fn is_possible(number: &PhoneNumber) -> bool {
    let national = number.national();
    let length = national.value().to_string().len() + usize::from(national.zeros());
    let code = number.country().code();
    if length < NATIONAL_DIGITS_MIN || length + code.to_string().len() > DIGITS_MAX {
        return false;
    }
    let regions = DATABASE.by_code(&code).unwrap_or_default();
    regions.iter().any(|region| can_be_so_long(region, length))
}

fn can_be_so_long(region: &Metadata, length: usize) -> bool {
    let kinds = region.descriptors();
    let kinds = [
        kinds.fixed_line(),
        kinds.mobile(),
        kinds.voip(),
        kinds.personal_number(),
        kinds.uan(),
    ];
    let lengths = kinds
        .into_iter()
        .flatten()
        .flat_map(phonenumber::metadata::Descriptor::possible_length);
    lengths.into_iter().any(|possible| usize::from(*possible) == length)
}

/// Swedish writing: `08-12 34 56`, `0123-456 78`; a Finn or a Dutchman ends in three or four.
fn is_grouped_in_pairs(typed: &str) -> bool {
    let Some((area, rest)) = typed.split_once('-') else {
        return false;
    };
    let groups: Vec<usize> = rest.split_whitespace().map(digits).collect();
    digits(area) >= 2 && groups.len() >= 2 && groups.last() == Some(&2)
}

/// The words of the cell, without those that only say that it is a phone number.
fn label(cell: &str) -> Option<String> {
    const PHONE_WORDS: [&str; 10] = [
        "puh",
        "puhelin",
        "p",
        "tel",
        "tfn",
        "telefon",
        "phone",
        "gsm",
        "matkapuhelin",
        "mobil",
    ];
    let words: Vec<&str> = cell
        .split(|c: char| !c.is_alphabetic() && c != '-')
        .map(|word| word.trim_matches('-'))
        .filter(|word| !word.is_empty() && !PHONE_WORDS.contains(&word.to_lowercase().as_str()))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}
