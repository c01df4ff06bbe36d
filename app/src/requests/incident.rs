//! By when an incident must be told, side by side for each law that applies.
//!
//! The hours of the GDPR run through nights, weekends and holidays: the moving of last days is for periods "otherwise than in hours" (Reg. 1182/71 Art. 3(4)), and the hour of awareness itself, which need not be counted (Art. 3(1)), is counted, so that a clock never shows more than there may be.

use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::clock::Time;
use platform::organization::Jurisdiction;

/// What starts the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The moment at which somebody here became aware of it.
    Aware,
    /// The day on which it was known, or with reasonable diligence would have been (45 CFR 164.404(a)(2)).
    Discovered,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Hours(u16),
    /// Calendar days; the day of discovery is not counted.
    Days(u16),
}

/// One duty to tell.
#[derive(Debug, PartialEq, Eq)]
pub struct IncidentRule {
    pub id: &'static str,
    pub version: u16,
    /// Where it holds; `None` for a contract's own.
    pub jurisdiction: Option<Jurisdiction>,
    pub start: Start,
    pub limit: Limit,
    pub basis: &'static str,
}

pub const INCIDENT_CLOCKS: &[IncidentRule] = &[
    IncidentRule {
        id: "EU-INC-01",
        version: 1,
        jurisdiction: Some(Jurisdiction::EuropeanUnion),
        start: Start::Aware,
        limit: Limit::Hours(72),
        basis: "GDPR Art. 33(1)",
    },
    IncidentRule {
        id: "FI-INC-01",
        version: 1,
        jurisdiction: Some(Jurisdiction::Finland),
        start: Start::Aware,
        limit: Limit::Hours(72),
        basis: "GDPR Art. 33(1)",
    },
    IncidentRule {
        id: "US-INC-01",
        version: 1,
        jurisdiction: Some(Jurisdiction::UnitedStates),
        start: Start::Discovered,
        limit: Limit::Days(60),
        basis: "45 CFR 164.404(b), 164.408(b), 164.410(b)",
    },
    IncidentRule {
        id: "PR-INC-01",
        version: 1,
        jurisdiction: None,
        start: Start::Aware,
        limit: Limit::Hours(24),
        basis: "GDPR Art. 33(2); the agreement's own time",
    },
];

/// The end of the time: to the moment, or with the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    At(Time),
    On(Date),
}

impl IncidentRule {
    /// By when, from the moment or from the day in `zone` that it falls on.
    pub fn due(&self, from: Time, zone: &TimeZone) -> Due {
        match self.limit {
            Limit::Hours(hours) => Due::At(from.plus_seconds(i64::from(hours) * 3600)),
            Limit::Days(days) => {
                let day = from.to_jiff().to_zoned(zone.clone()).date();
                Due::On(day.saturating_add(i32::from(days).days()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn rule(id: &str) -> &'static IncidentRule {
        INCIDENT_CLOCKS.iter().find(|rule| rule.id == id).unwrap()
    }

    fn at(text: &str) -> Time {
        Time::from(text.parse::<jiff::Timestamp>().unwrap())
    }

    #[test]
    fn hours_run_through_a_change_of_summer_time() {
        let helsinki = TimeZone::get("Europe/Helsinki").unwrap();
        let aware = at("2026-10-23T15:30:00Z");
        for id in ["EU-INC-01", "FI-INC-01"] {
            assert_eq!(rule(id).due(aware, &helsinki), Due::At(at("2026-10-26T15:30:00Z")));
        }
        assert_eq!(
            rule("PR-INC-01").due(aware, &helsinki),
            Due::At(at("2026-10-24T15:30:00Z"))
        );
    }

    #[test]
    fn days_count_from_the_day_at_the_place() {
        let new_york = TimeZone::get("America/New_York").unwrap();
        let rule = rule("US-INC-01");
        assert_eq!(
            rule.due(at("2027-02-01T03:00:00Z"), &new_york),
            Due::On(date(2027, 4, 1)),
            "still 31 January there"
        );
        assert_eq!(
            rule.due(at("2027-02-01T06:00:00Z"), &new_york),
            Due::On(date(2027, 4, 2))
        );
    }
}
