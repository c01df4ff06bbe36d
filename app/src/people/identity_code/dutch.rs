//! Burgerservicenummer: nine digits that pass the 11-test.
//!
//! Old papers leave out a leading zero, so eight digits are read too.

use jiff::civil::Date;

use super::{IdentityCodeError, digits};

const WEIGHTS: [i64; 9] = [9, 8, 7, 6, 5, 4, 3, 2, -1];

pub(super) fn parse(compact: &str) -> Result<(String, Option<Date>), IdentityCodeError> {
    let compact = compact.replace('.', "");
    if !(compact.len() == 8 || compact.len() == 9) {
        return Err(IdentityCodeError::UnknownShape);
    }
    let normalised = format!("{compact:0>9}");
    let digits = digits(&normalised).ok_or(IdentityCodeError::UnknownShape)?;
    if digits.iter().all(|digit| *digit == 0) {
        return Err(IdentityCodeError::NeverIssued);
    }
    let weighted = digits.iter().zip(WEIGHTS);
    let sum: i64 = weighted.map(|(digit, weight)| i64::from(*digit) * weight).sum();
    if sum % 11 != 0 {
        return Err(IdentityCodeError::WrongCheck);
    }
    Ok((normalised, None))
}
