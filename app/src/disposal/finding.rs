//! What a run finds about one record; pure.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::retention::{Explanation, Fact, Outcome, RuleVersion, When};

/// A date is written in clear only when it is this near: one computed from a birth or a death would tell it.
pub(super) const CLEAR_DAYS: i32 = 60;

/// What follows for a record today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// Its last day has passed.
    Due {
        on: Date,
        rule: RuleVersion,
    },
    /// Its last day is near.
    Near {
        on: Date,
        rule: RuleVersion,
    },
    /// Nobody recorded what its period counts from.
    Missing(Vec<Fact>),
    /// Its last day has passed, and a hold keeps it.
    Held,
    /// Its last day has passed, and a request about the person is under way.
    Requested,
    Kept,
}

/// What stands between a record and its end.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    pub(super) is_held: bool,
    pub(super) has_request: bool,
}

impl Finding {
    /// From what the rules alone say, without its holds.
    pub(super) fn of(explained: &Explanation, standing: Standing, today: Date) -> Self {
        match &explained.outcome {
            Outcome::Until { date, .. } if *date < today && standing.is_held => Self::Held,
            Outcome::Until { date, .. } if *date < today && standing.has_request => Self::Requested,
            Outcome::Until { date, rule, .. } if *date < today => Self::Due { on: *date, rule: *rule },
            Outcome::Until { date, rule, .. } if *date <= today.saturating_add(CLEAR_DAYS.days()) => {
                Self::Near { on: *date, rule: *rule }
            }
            Outcome::Missing { facts } => Self::Missing(facts.clone()),
            _ => Self::Kept,
        }
    }

    /// The name in the database and in message keys; only what somebody has to look at has one.
    pub(super) const fn name(&self) -> Option<&'static str> {
        match self {
            Self::Due { .. } => Some("due"),
            Self::Near { .. } => Some("near"),
            Self::Missing(_) => Some("missing"),
            Self::Held | Self::Requested | Self::Kept => None,
        }
    }
}

/// The last day that all rules together give.
pub(super) fn end_of(explained: &Explanation) -> Option<Date> {
    let dates = explained.rules.iter().map(|step| match step.end {
        When::On(date) => Some(date),
        When::Unknown | When::NotYet => None,
    });
    let dates: Option<Vec<Date>> = dates.collect();
    dates?.into_iter().max()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use platform::organization::Jurisdiction;

    use super::*;
    use crate::disposal::record::explain;
    use crate::retention::{Category, Facts};

    fn found(category: Category, facts: &Facts, standing: Standing) -> Finding {
        let today = date(2026, 11, 22);
        let explained = explain((Jurisdiction::Finland, today), category, facts, &[]);
        Finding::of(&explained, standing, today)
    }

    #[test]
    fn a_date_shows_only_when_it_is_near() {
        let closed = |day: Date| Facts::default().with(Fact::Closed, When::On(day));
        let at = |day: Date| found(Category::WorkingAgeServices, &closed(day), Standing::default());
        assert!(matches!(at(date(2016, 11, 21)), Finding::Due { .. }));
        assert!(
            matches!(at(date(2016, 11, 22)), Finding::Near { .. }),
            "the last day is kept"
        );
        assert!(matches!(at(date(2017, 1, 21)), Finding::Near { .. }));
        assert_eq!(at(date(2017, 1, 22)), Finding::Kept);
    }

    #[test]
    fn an_unknown_trigger_keeps_and_is_listed() {
        let unknown = found(Category::FamilyLawChild, &Facts::default(), Standing::default());
        assert_eq!(unknown, Finding::Missing(vec![Fact::Birth]));
        let waiting = Facts::default().with(Fact::Death, When::NotYet);
        assert_eq!(
            found(Category::ChildProtection, &waiting, Standing::default()),
            Finding::Kept
        );
    }

    #[test]
    fn holds_and_requests_beat_a_date() {
        let over = Facts::default().with(Fact::Closed, When::On(date(2000, 1, 1)));
        let standing = Standing {
            is_held: true,
            has_request: true,
        };
        assert_eq!(found(Category::WorkingAgeServices, &over, standing), Finding::Held);
        let standing = Standing {
            is_held: false,
            ..standing
        };
        assert_eq!(found(Category::WorkingAgeServices, &over, standing), Finding::Requested);
    }
}
