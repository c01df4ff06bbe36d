//! Dates as people type them.
//!
//! Day before month; with slashes as the column's [calendar](super::calendar) says, in which the other order is impossible.

use jiff::civil::Date;
use platform::i18n::DateOrder;

use crate::imports::reason::Reason;

/// Longest life that is taken for true, in years.
const LONGEST_LIFE: i16 = 125;
/// Above this age a short birth year is taken for the later century only.
const OLDEST_OF_SHORT_YEAR: i16 = 110;

/// Reads a birth date: in the past, and not longer ago than a life.
///
/// `2.3.24` may be a child or somebody of a hundred years, and is unclear.
pub(super) fn birth(text: &str, today: Date, order: DateOrder) -> Result<Date, Reason> {
    let typed = Typed::read(text, order)?;
    let date = match typed.year {
        Year::Full(year) => typed.in_year(year)?,
        Year::Short(year) => {
            let [older, younger] = [1900 + year, 2000 + year].map(|year| typed.in_year(year));
            let could_be_older = older.is_ok_and(|date| today.year() - date.year() <= OLDEST_OF_SHORT_YEAR);
            match younger {
                Ok(date) if date <= today && could_be_older => {
                    return Err(Reason::DateCenturyUnclear);
                }
                Ok(date) if date <= today => date,
                _ => older?,
            }
        }
    };
    if date > today {
        return Err(Reason::DateInFuture);
    }
    if today.year() - date.year() > LONGEST_LIFE {
        return Err(Reason::BirthDateTooEarly);
    }
    Ok(date)
}

/// Reads the date of an act: in the past; a short year is the latest it can be.
pub(super) fn past(text: &str, today: Date, order: DateOrder) -> Result<Date, Reason> {
    let typed = Typed::read(text, order)?;
    let date = match typed.year {
        Year::Full(year) => typed.in_year(year)?,
        Year::Short(year) => match typed.in_year(2000 + year) {
            Ok(date) if date <= today => date,
            _ => typed.in_year(1900 + year)?,
        },
    };
    if date > today {
        return Err(Reason::DateInFuture);
    }
    Ok(date)
}

/// Whether a birth date with a short year is that day in one of the centuries.
pub(super) fn fits_short_year(text: &str, date: Date, order: DateOrder) -> bool {
    Typed::read(text, order).is_ok_and(|typed| match typed.year {
        Year::Full(_) => false,
        Year::Short(_) => typed.in_year(date.year()) == Ok(date) && typed.ends_like(date.year()),
    })
}

/// The first two numbers of a date with slashes that does not begin with its year.
pub(super) fn slashed(text: &str) -> Option<(i8, i8)> {
    let parts: Vec<&str> = without_time(text.trim()).split('/').map(str::trim).collect();
    match parts.as_slice() {
        [first, second, year] if year.len() >= 2 => Some((first.parse().ok()?, second.parse().ok()?)),
        _ => None,
    }
}

#[derive(Clone, Copy)]
enum Year {
    Full(i16),
    Short(i16),
}

/// Day, month and year as typed, not yet known to exist.
struct Typed {
    year: Year,
    month: i8,
    day: i8,
}

impl Typed {
    fn read(text: &str, order: DateOrder) -> Result<Self, Reason> {
        let text = without_time(text);
        let is_month_first = order == DateOrder::Month && text.contains('/');
        let parts: Vec<&str> = text.split(['.', '/', '-']).map(str::trim).collect();
        match parts.as_slice() {
            [year, month, day] if year.len() == 4 => Self::new(year, month, day),
            [month, day, year] if is_month_first => Self::new(year, month, day),
            [day, month, year] => Self::new(year, month, day),
            [compact] if compact.len() == 8 && compact.is_ascii() => {
                let (year, rest) = compact.split_at_checked(4).unwrap_or_default();
                let (month, day) = rest.split_at_checked(2).unwrap_or_default();
                Self::new(year, month, day)
            }
            _ => Err(Reason::DateUnreadable),
        }
    }

    fn new(year: &str, month: &str, day: &str) -> Result<Self, Reason> {
        let number = |text: &str, most: usize| {
            let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| text.parse::<i16>().ok()).flatten()
        };
        let small = |text: &str| number(text, 2).and_then(|value| i8::try_from(value).ok());
        let year = match (year.len(), number(year, 4)) {
            (4, Some(year)) => Year::Full(year),
            (2, Some(year)) => Year::Short(year),
            _ => return Err(Reason::DateUnreadable),
        };
        match (small(month), small(day)) {
            (Some(month), Some(day)) => Ok(Self { year, month, day }),
            _ => Err(Reason::DateUnreadable),
        }
    }

    fn in_year(&self, year: i16) -> Result<Date, Reason> {
        Date::new(year, self.month, self.day).map_err(|_| Reason::DateImpossible)
    }

    fn ends_like(&self, year: i16) -> bool {
        matches!(self.year, Year::Short(short) if short == year % 100)
    }
}

/// Cuts off the time that spreadsheets and databases add.
fn without_time(text: &str) -> &str {
    match text.split_once([' ', 'T']) {
        Some((date, time)) if time.contains(':') => date,
        _ => text.trim_end_matches('.'),
    }
}
