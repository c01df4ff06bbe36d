//! Dates and times as people of each language write them (the table of the interface rules); Swedish as in Finland.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Catalogue;
use crate::clock::Time;

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_FI: [&str; 12] = [
    "tammikuuta",
    "helmikuuta",
    "maaliskuuta",
    "huhtikuuta",
    "toukokuuta",
    "kesäkuuta",
    "heinäkuuta",
    "elokuuta",
    "syyskuuta",
    "lokakuuta",
    "marraskuuta",
    "joulukuuta",
];
const MONTHS_SV: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
const DAYS_SV: [&str; 7] = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];
const DAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const DAYS_FI: [&str; 7] = [
    "maanantai",
    "tiistai",
    "keskiviikko",
    "torstai",
    "perjantai",
    "lauantai",
    "sunnuntai",
];

fn month(names: [&'static str; 12], date: Date) -> &'static str {
    usize::try_from(date.month() - 1)
        .ok()
        .and_then(|index| names.get(index).copied())
        .unwrap_or_default()
}

fn weekday(names: [&'static str; 7], date: Date) -> &'static str {
    usize::try_from(date.weekday().to_monday_zero_offset())
        .ok()
        .and_then(|index| names.get(index).copied())
        .unwrap_or_default()
}

impl Catalogue {
    /// `5 November 2026`, `5. marraskuuta 2026`, `5 november 2026`: letters, headings, the portal.
    pub fn date_long(&self, date: Date) -> String {
        match self.language() {
            "fi" => format!("{}. {} {}", date.day(), month(MONTHS_FI, date), date.year()),
            "sv" => format!("{} {} {}", date.day(), month(MONTHS_SV, date), date.year()),
            _ => format!("{} {} {}", date.day(), month(MONTHS_EN, date), date.year()),
        }
    }

    /// `5 Nov 2026`, `5.11.2026`: tables and banners.
    pub fn date(&self, date: Date) -> String {
        match self.language() {
            "fi" | "sv" => format!("{}.{}.{}", date.day(), date.month(), date.year()),
            _ => format!(
                "{} {} {}",
                date.day(),
                month(MONTHS_EN, date).get(..3).unwrap_or_default(),
                date.year()
            ),
        }
    }

    /// `Thursday 5 November 2026`: a day's heading in a timeline.
    pub fn day(&self, date: Date) -> String {
        match self.language() {
            "fi" => format!("{} {}", weekday(DAYS_FI, date), self.date_long(date)),
            "sv" => format!("{} {}", weekday(DAYS_SV, date), self.date_long(date)),
            _ => format!("{} {}", weekday(DAYS_EN, date), self.date_long(date)),
        }
    }

    /// `14:05`, `klo 14.05`, in the organization's time zone.
    pub fn time(&self, at: Time, zone: &TimeZone) -> String {
        let at = at.to_jiff().to_zoned(zone.clone());
        match self.language() {
            "fi" => format!("klo {}.{:02}", at.hour(), at.minute()),
            "sv" => format!("kl. {}.{:02}", at.hour(), at.minute()),
            _ => format!("{:02}:{:02}", at.hour(), at.minute()),
        }
    }

    /// Date and time for tables.
    pub fn moment(&self, at: Time, zone: &TimeZone) -> String {
        let date = at.to_jiff().to_zoned(zone.clone()).date();
        format!("{} {}", self.date(date), self.time(at, zone))
    }
}

/// Whole years from birth to `today`.
pub fn age(birth: Date, today: Date) -> i16 {
    let had_birthday = (today.month(), today.day()) >= (birth.month(), birth.day());
    today.year() - birth.year() - i16::from(!had_birthday)
}

/// A date as the organization's people type it.
pub fn typed_date(date: Date, order: DateOrder) -> String {
    match order {
        DateOrder::Day => format!("{}.{}.{}", date.day(), date.month(), date.year()),
        DateOrder::Month => format!("{}/{}/{}", date.month(), date.day(), date.year()),
    }
}

/// What comes first when people type a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    Day,
    Month,
}

/// Reads a date as a browser's date field gives it, or as people type it: `2026-11-05`, `5.11.2026`, and in the United States `11/5/2026`.
pub fn parse_date(text: &str, order: DateOrder) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    let mut parts = text.split(['.', '/', '-']).map(str::trim);
    let (first, second, year) = (
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    );
    let (day, month) = match order {
        DateOrder::Day => (first, second),
        DateOrder::Month => (second, first),
    };
    if parts.next().is_some_and(|rest| !rest.is_empty()) || !(1800..=2200).contains(&year) {
        return None;
    }
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn ages_turn_on_the_birthday() {
        assert_eq!(age(date(2011, 3, 4), date(2026, 3, 3)), 14);
        assert_eq!(age(date(2011, 3, 4), date(2026, 3, 4)), 15);
        assert_eq!(age(date(2012, 2, 29), date(2026, 2, 28)), 13);
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        for text in ["2011-03-04", "4.3.2011", " 04.03.2011 ", "4/3/2011"] {
            assert_eq!(parse_date(text, DateOrder::Day), Some(date(2011, 3, 4)), "{text}");
        }
        for text in ["", "31.2.2011", "4.3.11", "4.3", "x"] {
            assert_eq!(parse_date(text, DateOrder::Day), None, "{text}");
        }
        for text in ["3/4/2011", "03/04/2011", "2011-03-04"] {
            assert_eq!(parse_date(text, DateOrder::Month), Some(date(2011, 3, 4)), "{text}");
        }
        assert_eq!(parse_date("25/12/2011", DateOrder::Month), None);
    }
}
