//! Identity codes that nobody has.
//!
//! The individual numbers 900–999 are for temporary codes that an office makes up for its own use; the population register never gives them out.

use jiff::civil::Date;

use crate::people::identity_code::{Country, IdentityCode};

const CHECK_CHARACTERS: &str = "0123456789ABCDEFHJKLMNPRSTUVWXY";
/// How many temporary codes there are for one day.
pub(super) const PER_DAY: usize = 100;

/// The `index`th temporary Finnish code of somebody born on `birth`.
pub(super) fn temporary(birth: Date, index: usize, today: Date) -> Option<IdentityCode> {
    let sign = match birth.year() {
        ..=1899 => '+',
        1900..=1999 => '-',
        _ => 'A',
    };
    let day = format!(
        "{:02}{:02}{:02}",
        birth.day(),
        birth.month(),
        birth.year().rem_euclid(100)
    );
    let individual = 900 + index % PER_DAY;
    let checked: usize = format!("{day}{individual}").parse().ok()?;
    let check = CHECK_CHARACTERS.chars().nth(checked % 31)?;
    IdentityCode::parse_as(Country::Fi, &format!("{day}{sign}{individual}{check}"), today).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_code_reads_back_and_is_temporary() {
        let today = date(2026, 11, 22);
        for birth in [
            date(1899, 12, 31),
            date(1931, 2, 1),
            date(1999, 12, 31),
            date(2000, 2, 29),
            date(2026, 11, 22),
        ] {
            for index in 0..PER_DAY {
                let code = temporary(birth, index, today).unwrap();
                assert!(code.is_temporary());
                assert_eq!(code.birth_date(), Some(birth));
            }
        }
    }
}
