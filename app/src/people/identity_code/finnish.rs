//! Henkilötunnus: `DDMMYYSNNNC` (Act 661/2009 on the Population Information System, § 11).
//!
//! The century sign S is part of the identity since 2023: `100190-999P` and `100190Y999P` are two people.

use jiff::civil::Date;

use super::{IdentityCodeError, date, digits, number};

const CHECK_CHARACTERS: &str = "0123456789ABCDEFHJKLMNPRSTUVWXY";
/// Individual numbers start here.
const FIRST_NUMBER: u32 = 2;

pub(super) fn parse(compact: &str) -> Result<(String, Option<Date>), IdentityCodeError> {
    let parts = split(compact).ok_or(IdentityCodeError::UnknownShape)?;
    let birth = parts.birth_date().ok_or(IdentityCodeError::ImpossibleDate)?;
    let checked = number(&parts.day_month_year)
        .saturating_mul(1000)
        .saturating_add(parts.individual);
    let remainder = usize::try_from(checked % 31).ok();
    let expected = remainder.and_then(|remainder| CHECK_CHARACTERS.chars().nth(remainder));
    if expected != Some(parts.check) {
        return Err(IdentityCodeError::WrongCheck);
    }
    if parts.individual < FIRST_NUMBER {
        return Err(IdentityCodeError::NeverIssued);
    }
    Ok((compact.to_owned(), Some(birth)))
}

pub(super) fn birth_date(normalised: &str) -> Option<Date> {
    split(normalised)?.birth_date()
}

struct Parts {
    day_month_year: Vec<u32>,
    century: u32,
    individual: u32,
    check: char,
}

impl Parts {
    fn birth_date(&self) -> Option<Date> {
        let [day_tens, day, month_tens, month, decade, year] = *self.day_month_year.as_slice() else {
            return None;
        };
        let year = self.century + decade * 10 + year;
        date(year, month_tens * 10 + month, day_tens * 10 + day)
    }
}

fn split(compact: &str) -> Option<Parts> {
    let (day_month_year, rest) = compact.split_at_checked(6)?;
    let (sign, rest) = rest.split_at_checked(1)?;
    let (individual, check) = rest.split_at_checked(3)?;
    let mut check = check.chars();
    let (check, None) = (check.next()?, check.next()) else {
        return None;
    };
    if !CHECK_CHARACTERS.contains(check) {
        return None;
    }
    Some(Parts {
        day_month_year: digits(day_month_year)?,
        century: century(sign)?,
        individual: number(&digits(individual)?),
        check,
    })
}

fn century(sign: &str) -> Option<u32> {
    match sign {
        "+" => Some(1800),
        "-" | "Y" | "X" | "W" | "V" | "U" => Some(1900),
        "A" | "B" | "C" | "D" | "E" | "F" => Some(2000),
        _ => None,
    }
}
