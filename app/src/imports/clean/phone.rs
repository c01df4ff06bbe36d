//! Phone numbers as people type them, to E.164.
//!
//! A number without country code is of the country the file comes from, and is taken only if the
//! numbering plan has such numbers.
//! A number grouped the Swedish way, in pairs after a hyphen, is not read as another country's:
//! most of them would fit there too, and belong to a stranger.

use phonenumber::{Mode, country};

use crate::imports::reason::Reason;
use crate::people::identity_code::Country;

/// What a phone cell holds.
pub(super) struct Phones {
    /// The first number.
    pub(super) first: Result<String, Reason>,
    /// The word beside it, such as `työ`.
    pub(super) label: Option<String>,
    /// Whether there is another number, which is left out.
    pub(super) has_second: bool,
}

/// Reads a phone cell that is not empty.
pub(super) fn read(cell: &str, country: Country) -> Phones {
    let mut numbers = cell.split(['/', ',', ';', '\n']).filter(|part| digits(part) >= 5);
    let first = numbers.next().unwrap_or(cell);
    Phones {
        first: e164(first, country),
        label: label(cell),
        has_second: numbers.next().is_some(),
    }
}

fn e164(typed: &str, country: Country) -> Result<String, Reason> {
    // `+46 (0)8 …`: the zero is not dialled after the country code.
    let number = typed.replace("(0)", "");
    let number: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let is_international = number.starts_with('+') || typed.trim_start().starts_with("00 ");
    if !is_international && country != Country::Se && is_grouped_in_pairs(typed) {
        return Err(Reason::PhoneCountryUnclear);
    }
    let region = match country {
        Country::Fi => country::FI,
        Country::Se => country::SE,
        Country::Nl => country::NL,
    };
    let parsed = phonenumber::parse(Some(region), &number).map_err(|_| Reason::PhoneUnusable)?;
    let written = parsed.format().mode(Mode::E164).to_string();
    // The library lets a superfluous zero stand at the front, where these countries have none.
    let has_zero = ["+3580", "+460", "+310"].iter().any(|zero| written.starts_with(zero));
    if has_zero || !phonenumber::is_valid(&parsed) {
        return Err(Reason::PhoneUnusable);
    }
    Ok(written)
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
