//! Personnummer and samordningsnummer: `YYYYMMDDNNNN`, or `YYMMDD-NNNN` in short (Folkbokföringslag 1991:481,
//! § 18).
//!
//! A coordination number has 60 added to its day. The short form takes `+` for `-` from the year in which its
//! holder turns 100.

use jiff::civil::Date;

use super::{IdentityCodeError, date, digits, number};

const COORDINATION: u32 = 60;

pub(super) fn parse(compact: &str, today: Date) -> Result<(String, Option<Date>), IdentityCodeError> {
    let shape = split(compact).ok_or(IdentityCodeError::UnknownShape)?;
    let (year, short) = match shape {
        Shape::Long { year, short } => (year, short),
        Shape::Short { sign, short } => (full_year(&short, &sign, today), short),
    };
    let birth = born(year, &short).ok_or(IdentityCodeError::ImpossibleDate)?;
    if !luhn_sum(&short).is_multiple_of(10) {
        return Err(IdentityCodeError::WrongCheck);
    }
    let rest: String = short.iter().skip(2).map(u32::to_string).collect();
    Ok((format!("{year:04}{rest}"), Some(birth)))
}

pub(super) fn birth_date(normalised: &str) -> Option<Date> {
    match split(normalised)? {
        Shape::Long { year, short } => born(year, &short),
        Shape::Short { .. } => None,
    }
}

/// `short` is always the ten digits that the check digit covers.
enum Shape {
    Long { year: u32, short: Vec<u32> },
    Short { sign: Sign, short: Vec<u32> },
}

#[derive(PartialEq)]
enum Sign {
    Minus,
    Plus,
}

fn split(compact: &str) -> Option<Shape> {
    let (date, sign, serial) = match compact.len() {
        10 | 12 => {
            let (date, serial) = compact.split_at_checked(compact.len() - 4)?;
            (date, "-", serial)
        }
        _ => {
            let (date, rest) = compact.split_at_checked(compact.len().checked_sub(5)?)?;
            let (sign, serial) = rest.split_at_checked(1)?;
            (date, sign, serial)
        }
    };
    let all = digits(&format!("{date}{serial}"))?;
    match (sign, all.len()) {
        ("-", 12) => {
            let (century, short) = all.split_at_checked(2)?;
            let year = number(century) * 100 + number(short.get(..2)?);
            Some(Shape::Long {
                year,
                short: short.to_vec(),
            })
        }
        ("-", 10) => Some(Shape::Short {
            sign: Sign::Minus,
            short: all,
        }),
        ("+", 10) => Some(Shape::Short {
            sign: Sign::Plus,
            short: all,
        }),
        _ => None,
    }
}

/// The year that a short form means in the year of `today`.
fn full_year(short: &[u32], sign: &Sign, today: Date) -> u32 {
    let this_year = u32::try_from(today.year()).unwrap_or(0);
    let two_digits = short.get(..2).map_or(0, number);
    let latest = this_year - (this_year + 100 - two_digits) % 100;
    // A day that has not come yet is a hundred years past: its holder has forgotten the plus sign.
    let to_come = born(latest, short).is_some_and(|birth| birth > today);
    if *sign == Sign::Plus || to_come {
        latest.saturating_sub(100)
    } else {
        latest
    }
}

fn born(year: u32, short: &[u32]) -> Option<Date> {
    let day = number(short.get(4..6)?);
    let day = if day > COORDINATION { day - COORDINATION } else { day };
    date(year, number(short.get(2..4)?), day)
}

/// The sum of digits with every second one doubled, which ten divides.
fn luhn_sum(digits: &[u32]) -> u32 {
    let weighted = digits.iter().zip([2, 1].into_iter().cycle());
    weighted
        .map(|(digit, weight)| digit * weight)
        .map(|product| product / 10 + product % 10)
        .sum()
}
