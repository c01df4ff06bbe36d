//! Public holidays, computed for any year: Finland, the Netherlands, and the United States federal government.
//!
//! For the Union's periods a public holiday is one that the member state designates (Regulation (EEC, Euratom) 1182/71, Article 2(1)).
//! Where the member state is not known there are none: a due date then falls early rather than late.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use platform::organization::Jurisdiction;

/// Whose public holidays count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    Finland,
    Netherlands,
    /// Federal holidays (5 U.S.C. 6103), on their own day and on the day that they are observed.
    UnitedStates,
    /// Saturdays and Sundays only.
    Weekends,
}

impl Calendar {
    /// The calendar of an organization that has named no member state of its own.
    pub const fn of(jurisdiction: Jurisdiction) -> Self {
        match jurisdiction {
            Jurisdiction::Finland => Self::Finland,
            Jurisdiction::Netherlands => Self::Netherlands,
            Jurisdiction::EuropeanUnion => Self::Weekends,
            Jurisdiction::UnitedStates => Self::UnitedStates,
        }
    }

    /// The public holidays of a year, in their order.
    pub fn public_holidays(self, year: i16) -> Vec<Date> {
        let mut days: Vec<Date> = match self {
            Self::Finland => finnish(year),
            Self::Netherlands => dutch(year),
            Self::UnitedStates => federal(year),
            Self::Weekends => Vec::new(),
        };
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Whether `day` is neither Saturday nor Sunday nor a public holiday.
    pub fn is_working_day(self, day: Date) -> bool {
        !is_weekend(day) && !self.public_holidays(day.year()).contains(&day)
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Christmas Eve and Midsummer Eve: no public holidays, but Finnish statutory periods do not end on them (Act 150/1930, section 5).
pub(super) fn is_finnish_eve(day: Date) -> bool {
    let midsummer_eve = from_day_on(day.year(), 6, 19, Weekday::Friday);
    (day.month(), day.day()) == (12, 24) || midsummer_eve == Some(day)
}

/// Church Act 652/2023 (with the Sundays that are feasts), Act 388/1937 on the sixth of December, Act 272/1944 on the first of May.
fn finnish(year: i16) -> Vec<Date> {
    let fixed = [(1, 1), (1, 6), (5, 1), (12, 6), (12, 25), (12, 26)];
    let moving = [
        from_day_on(year, 6, 20, Weekday::Saturday),  // Midsummer Day
        from_day_on(year, 10, 31, Weekday::Saturday), // All Saints
    ];
    // Good Friday, Easter, Easter Monday, Ascension, Pentecost.
    let easter = easter_and(year, &[-2, 0, 1, 39, 49]);
    on(year, &fixed)
        .chain(moving.into_iter().flatten())
        .chain(easter)
        .collect()
}

/// Algemene termijnenwet, Article 3: the feasts, Good Friday beside them, the King's birthday as it is kept, Liberation Day.
fn dutch(year: i16) -> Vec<Date> {
    let kings_day = Date::new(year, 4, 27).ok().map(|day| match day.weekday() {
        Weekday::Sunday => day.saturating_sub(1.day()),
        _ => day,
    });
    // Good Friday, Easter, Easter Monday, Ascension, Pentecost, Whit Monday.
    let easter = easter_and(year, &[-2, 0, 1, 39, 49, 50]);
    on(year, &[(1, 1), (5, 5), (12, 25), (12, 26)])
        .chain(kings_day)
        .chain(easter)
        .collect()
}

/// 5 U.S.C. 6103(a), and (b) with Executive Order 11582: Saturday's holiday is kept on Friday, Sunday's on Monday.
fn federal(year: i16) -> Vec<Date> {
    let next_new_year = year.checked_add(1).and_then(|next| Date::new(next, 1, 1).ok());
    let fixed: Vec<Date> = on(year, &[(1, 1), (6, 19), (7, 4), (11, 11), (12, 25)])
        .chain(next_new_year)
        .collect();
    let observed = fixed.iter().map(|day| match day.weekday() {
        Weekday::Saturday => day.saturating_sub(1.day()),
        Weekday::Sunday => day.saturating_add(1.day()),
        _ => *day,
    });
    let moving = [
        (1, 3, Weekday::Monday),    // Martin Luther King
        (2, 3, Weekday::Monday),    // Washington
        (5, -1, Weekday::Monday),   // Memorial Day
        (9, 1, Weekday::Monday),    // Labor Day
        (10, 2, Weekday::Monday),   // Columbus
        (11, 4, Weekday::Thursday), // Thanksgiving
    ];
    let moving = moving.into_iter().filter_map(|(month, nth, weekday)| {
        let first = Date::new(year, month, 1).ok()?;
        first.nth_weekday_of_month(nth, weekday).ok()
    });
    let mut days: Vec<Date> = fixed.iter().copied().chain(observed).chain(moving).collect();
    days.retain(|day| day.year() == year);
    days
}

fn on(year: i16, days: &[(i8, i8)]) -> impl Iterator<Item = Date> {
    days.iter()
        .filter_map(move |(month, day)| Date::new(year, *month, *day).ok())
}

/// The first such weekday on a day of the year or after it.
fn from_day_on(year: i16, month: i8, day: i8, weekday: Weekday) -> Option<Date> {
    let first = Date::new(year, month, day).ok()?;
    Some(first.saturating_add(first.weekday().until(weekday).days()))
}

/// Days counted from Easter Sunday.
fn easter_and(year: i16, days: &'static [i64]) -> impl Iterator<Item = Date> {
    let easter = easter(year);
    days.iter()
        .filter_map(move |days| easter?.checked_add(days.days()).ok())
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm of *Nature* (1876).
fn easter(year: i16) -> Option<Date> {
    let year_of = i32::from(year);
    let golden = year_of.rem_euclid(19);
    let (century, in_century) = (year_of.div_euclid(100), year_of.rem_euclid(100));
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15).rem_euclid(30);
    let sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4).rem_euclid(7);
    let shift = (golden + 11 * epact + 22 * sunday) / 451;
    let count = epact + sunday - 7 * shift + 114;
    Date::new(year, i8::try_from(count / 31).ok()?, i8::try_from(count % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::*;

    fn listed(year: i16, days: &[(i8, i8)]) -> Vec<Date> {
        days.iter().map(|(month, day)| date(year, *month, *day)).collect()
    }

    #[test]
    fn finland_2026_and_2027() {
        let known = [
            (1, 1),
            (1, 6),
            (4, 3),
            (4, 5),
            (4, 6),
            (5, 1),
            (5, 14),
            (5, 24),
            (6, 20),
            (10, 31),
            (12, 6),
            (12, 25),
            (12, 26),
        ];
        assert_eq!(Calendar::Finland.public_holidays(2026), listed(2026, &known));
        let known = [
            (1, 1),
            (1, 6),
            (3, 26),
            (3, 28),
            (3, 29),
            (5, 1),
            (5, 6),
            (5, 16),
            (6, 26),
            (11, 6),
            (12, 6),
            (12, 25),
            (12, 26),
        ];
        assert_eq!(Calendar::Finland.public_holidays(2027), listed(2027, &known));
    }

    #[test]
    fn eves_are_no_public_holidays_but_end_no_finnish_period() {
        for eve in [
            date(2026, 6, 19),
            date(2027, 6, 25),
            date(2026, 12, 24),
            date(2027, 12, 24),
        ] {
            assert!(is_finnish_eve(eve) && Calendar::Finland.is_working_day(eve), "{eve}");
        }
        assert!(!is_finnish_eve(date(2027, 6, 18)) && !is_finnish_eve(date(2026, 12, 23)));
    }

    #[test]
    fn the_netherlands_2025_to_2027() {
        let known = [
            (1, 1),
            (4, 18),
            (4, 20),
            (4, 21),
            (4, 26), // the 27th is a Sunday
            (5, 5),
            (5, 29),
            (6, 8),
            (6, 9),
            (12, 25),
            (12, 26),
        ];
        assert_eq!(Calendar::Netherlands.public_holidays(2025), listed(2025, &known));
        let known = [
            (1, 1),
            (3, 26),
            (3, 28),
            (3, 29),
            (4, 27),
            (5, 5),
            (5, 6),
            (5, 16),
            (5, 17),
            (12, 25),
            (12, 26),
        ];
        assert_eq!(Calendar::Netherlands.public_holidays(2027), listed(2027, &known));
    }

    #[test]
    fn the_united_states_with_observed_days() {
        let known = [
            (1, 1),
            (1, 19),
            (2, 16),
            (5, 25),
            (6, 19),
            (7, 3), // for Saturday the fourth
            (7, 4),
            (9, 7),
            (10, 12),
            (11, 11),
            (11, 26),
            (12, 25),
        ];
        assert_eq!(Calendar::UnitedStates.public_holidays(2026), listed(2026, &known));
        let known = [
            (1, 1),
            (1, 18),
            (2, 15),
            (5, 31),
            (6, 18), // for Saturday the nineteenth
            (6, 19),
            (7, 4),
            (7, 5), // for Sunday the fourth
            (9, 6),
            (10, 11),
            (11, 11),
            (11, 25),
            (12, 24), // for Saturday the twenty-fifth
            (12, 25),
            (12, 31), // for Saturday, 1 January 2028
        ];
        assert_eq!(Calendar::UnitedStates.public_holidays(2027), listed(2027, &known));
    }

    #[test]
    fn easter_of_known_years() {
        let known = [
            (1818, 3, 22),
            (1943, 4, 25),
            (1954, 4, 18),
            (1981, 4, 19),
            (2000, 4, 23),
            (2008, 3, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
        ];
        for (year, month, day) in known {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    /// Gauss' way with its two exceptions, for the calendar of 1900–2099.
    fn gauss(year: i16) -> Date {
        let golden = year % 19;
        let moon = (19 * golden + 24) % 30;
        let sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
        let days = match (moon, sunday) {
            (29, 6) => 28,
            (28, 6) if golden > 10 => 27,
            _ => moon + sunday,
        };
        date(year, 3, 22).saturating_add(i64::from(days).days())
    }

    #[test]
    fn easter_as_gauss_has_it() {
        for year in 1900..2100 {
            assert_eq!(easter(year), Some(gauss(year)), "{year}");
        }
    }

    proptest! {
        #[test]
        fn every_year_has_its_days(year in 1800..2300i16) {
            prop_assert_eq!(Calendar::Finland.public_holidays(year).iter().filter(|day| day.month() == 12).count(), 3);
            prop_assert!(easter(year).is_some_and(|day| day.weekday() == Weekday::Sunday));
            let federal = Calendar::UnitedStates.public_holidays(year);
            prop_assert!(federal.iter().all(|day| day.year() == year));
            prop_assert_eq!(federal.iter().filter(|day| !is_weekend(**day)).count(), 10 + usize::from(date(year, 1, 1).weekday() != Weekday::Saturday) + usize::from(date(year + 1, 1, 1).weekday() == Weekday::Saturday));
        }
    }
}
