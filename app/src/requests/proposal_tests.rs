//! Which facts follow from what is recorded.

use jiff::civil::date;

use super::*;
use crate::retention::{Category, in_force};

/// Midnight of 2026-03-05 where it is UTC.
const MIDNIGHT: i64 = 1_772_668_800_000_000;
const HOUR: i64 = 3_600_000_000;

fn case(number: u8, closed_at: Option<i64>, of_client: Option<Closings>) -> CaseFacts {
    CaseFacts {
        case: [number; 16],
        number: i64::from(number),
        opened_at: MIDNIGHT - 240 * HOUR,
        closed_at,
        last_activity_at: MIDNIGHT - 240 * HOUR,
        birth: None,
        death: None,
        of_client,
        category: None,
        need_ended: None,
        counts_from_need: None,
    }
}

fn facts_of(cases: Vec<CaseFacts>, death: Option<&str>, at: Jurisdiction) -> Facts {
    let first = cases
        .first()
        .map(|case| CaseId::from(uuid::Uuid::from_bytes(case.case)));
    let fields = RequestFields {
        cases,
        death: death.map(str::to_owned),
        ..RequestFields::default()
    };
    facts(&fields, first, at)
}

fn ends(cases: Vec<CaseFacts>, death: Option<&str>) -> Outcome {
    let facts = facts_of(cases, death, Jurisdiction::Finland);
    evaluate(
        in_force(Jurisdiction::Finland, date(2026, 11, 22)),
        Category::DisabilityServices,
        &facts,
        &[],
    )
    .outcome
}

#[test]
fn a_day_is_that_of_where_the_organization_is() {
    // Half past midnight in Helsinki is the day before in UTC.
    let late = MIDNIGHT - HOUR - HOUR / 2;
    let closed = |at| facts_of(vec![case(1, Some(late), None)], None, at).get(Fact::Closed);
    assert_eq!(closed(Jurisdiction::Finland), When::On(date(2026, 3, 5)));
    assert_eq!(closed(Jurisdiction::EuropeanUnion), When::On(date(2026, 3, 4)));
    assert_eq!(closed(Jurisdiction::UnitedStates), When::On(date(2026, 3, 4)));
}

#[test]
fn the_last_closing_is_that_of_all_cases_of_the_client() {
    let last = MIDNIGHT + 48 * HOUR;
    let all = |has_open| {
        Some(Closings {
            last: Some(last),
            has_open,
            cases: 2,
        })
    };
    let of = |of_client| facts_of(vec![case(1, Some(MIDNIGHT), of_client)], None, Jurisdiction::Finland);
    let closed = of(all(false));
    assert_eq!(closed.get(Fact::Closed), When::On(date(2026, 3, 5)), "its own");
    assert_eq!(closed.get(Fact::LastClosed), When::On(date(2026, 3, 7)));
    assert_eq!(closed.get(Fact::RelationshipEnded), When::On(date(2026, 3, 7)));
    assert_eq!(of(all(true)).get(Fact::LastClosed), When::NotYet);
    assert_eq!(of(None).get(Fact::LastClosed), When::Unknown, "nobody looked");
    // What is of the person waits for all of them.
    let both = RequestFields {
        cases: vec![case(1, Some(MIDNIGHT), all(false)), case(2, None, all(true))],
        ..RequestFields::default()
    };
    let both = facts(&both, None, Jurisdiction::Finland);
    assert_eq!(both.get(Fact::LastClosed), When::NotYet);
}

#[test]
fn the_end_of_a_need_is_not_made_up() {
    let closings = |has_open| Closings {
        last: Some(MIDNIGHT),
        has_open,
        cases: 2,
    };
    let closed = |has_open| vec![case(1, Some(MIDNIGHT), Some(closings(has_open)))];
    let missing = Outcome::Missing {
        facts: vec![Fact::NeedEnded],
    };
    assert_eq!(ends(closed(false), None), missing);
    let waiting = Outcome::Waiting {
        facts: vec![Fact::LastClosed, Fact::NeedEnded],
    };
    assert_eq!(ends(closed(true), None), waiting, "a later case goes on");
    // Nobody needs anything after their death.
    let dead = ends(closed(false), Some("2026-06-01"));
    assert_eq!(dead.date(), Some(date(2036, 6, 1)));
    let dead = ends(closed(false), Some("2026-01-01"));
    assert_eq!(dead.date(), Some(date(2036, 3, 5)), "the last closing is later");
    let waiting = Outcome::Waiting {
        facts: vec![Fact::LastClosed],
    };
    assert_eq!(ends(closed(true), Some("2026-01-01")), waiting);
}

#[test]
fn a_recorded_end_of_a_need_counts() {
    let closings = Some(Closings {
        last: Some(MIDNIGHT),
        has_open: false,
        cases: 2,
    });
    let needed_until = |number, day: Option<Date>| CaseFacts {
        need_ended: day.map(Day),
        ..case(number, Some(MIDNIGHT), closings)
    };
    let day = Some(date(2026, 9, 1));
    let ended = ends(vec![needed_until(1, day)], None);
    assert_eq!(ended.date(), Some(date(2036, 9, 1)));
    let before = Some(date(2026, 1, 1));
    let ended = ends(vec![needed_until(1, before)], None);
    assert_eq!(ended.date(), Some(date(2036, 3, 5)), "the last closing is later");
    let ended = ends(vec![needed_until(1, day)], Some("2026-06-01"));
    assert_eq!(ended.date(), Some(date(2036, 6, 1)), "not after the death");
    // What is of the person waits for all of their cases that it may be of.
    let of_person = |second: CaseFacts| {
        let fields = RequestFields {
            cases: vec![needed_until(1, day), second],
            ..RequestFields::default()
        };
        facts(&fields, None, Jurisdiction::Finland).get(Fact::NeedEnded)
    };
    let counts = |counts_from_need| CaseFacts {
        counts_from_need,
        ..needed_until(2, None)
    };
    let later = date(2026, 10, 1);
    assert_eq!(of_person(needed_until(2, Some(later))), When::On(later));
    let own_rule = of_person(counts(Some(false)));
    assert_eq!(own_rule, When::On(date(2026, 9, 1)), "its rule counts otherwise");
    assert_eq!(of_person(counts(Some(true))), When::Unknown);
    assert_eq!(of_person(counts(None)), When::Unknown, "nobody looked");
}
