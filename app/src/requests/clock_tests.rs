//! The clocks against the calendar, against the law's corners, and against a calculation that steps from day to day.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

use super::*;

fn clock(jurisdiction: Jurisdiction, right: Right, received: Date) -> Clock {
    Clock::start(rule(jurisdiction, right).unwrap(), Calendar::of(jurisdiction), received)
}

fn due(clock: &Clock) -> Date {
    clock.due().unwrap()
}

#[test]
fn the_check_cases() {
    let received = date(2027, 1, 31);
    for jurisdiction in [
        Jurisdiction::EuropeanUnion,
        Jurisdiction::Netherlands,
        Jurisdiction::Finland,
    ] {
        let mut erasure = clock(jurisdiction, Right::Erasure, received);
        assert_eq!(due(&erasure), date(2027, 3, 1), "28 February is a Sunday");
        erasure.extend(date(2027, 2, 20)).unwrap();
        assert_eq!(due(&erasure), date(2027, 4, 30));
    }
    let mut access = clock(Jurisdiction::UnitedStates, Right::Access, received);
    assert_eq!(due(&access), date(2027, 3, 2));
    access.extend(date(2027, 3, 2)).unwrap();
    assert_eq!(due(&access), date(2027, 4, 1));
}

#[test]
fn a_relative_has_a_time_only_as_a_party() {
    for jurisdiction in [
        Jurisdiction::EuropeanUnion,
        Jurisdiction::Finland,
        Jurisdiction::UnitedStates,
    ] {
        assert_eq!(rule(jurisdiction, Right::Relative), None);
        let party = rule(jurisdiction, Right::RelativeParty);
        assert_eq!(party.is_some(), jurisdiction == Jurisdiction::Finland);
    }
    let clock = clock(Jurisdiction::Finland, Right::RelativeParty, date(2026, 5, 5));
    assert_eq!(due(&clock), date(2026, 5, 19));
}

#[test]
fn american_days_are_calendar_days() {
    for right in [Right::Rectification, Right::AccountingOfDisclosures] {
        let mut clock = clock(Jurisdiction::UnitedStates, right, date(2026, 5, 5));
        assert_eq!(due(&clock), date(2026, 7, 4), "a Saturday and a holiday moves nothing");
        clock.extend(date(2026, 7, 1)).unwrap();
        assert_eq!(due(&clock), date(2026, 8, 3));
        assert_eq!(clock.ask_identity(date(2026, 7, 2)), Err(ClockError::NoPause));
    }
    assert_eq!(rule(Jurisdiction::UnitedStates, Right::Erasure), None);
}

#[test]
fn finnish_party_access_is_two_weeks_and_at_most_a_month() {
    let mut access = clock(Jurisdiction::Finland, Right::PartyAccess, date(2026, 12, 10));
    assert_eq!(due(&access), date(2026, 12, 28), "Christmas Eve ends no period");
    access.extend(date(2026, 12, 20)).unwrap();
    assert_eq!(due(&access), date(2027, 1, 11), "10 January is a Sunday");
    let erasure = clock(Jurisdiction::Finland, Right::Erasure, date(2026, 11, 24));
    assert_eq!(
        due(&erasure),
        date(2026, 12, 24),
        "it is no public holiday for the Union"
    );
}

#[test]
fn months_end_on_their_last_day() {
    for (received, expected) in [
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 10, 31), date(2026, 11, 30)),
        (date(2026, 11, 25), date(2026, 12, 28)), // Christmas, its second day, Sunday
        (date(2027, 2, 26), date(2027, 3, 30)),   // Good Friday to Easter Monday
        (date(2026, 12, 1), date(2027, 1, 4)),    // New Year's Day is a Friday
    ] {
        assert_eq!(due(&clock(Jurisdiction::Finland, Right::Access, received)), expected);
    }
}

#[test]
fn each_member_state_has_its_own_holidays() {
    let due_in = |jurisdiction, received| due(&clock(jurisdiction, Right::Access, received));
    // The King's birthday, a Tuesday.
    let received = date(2027, 3, 27);
    assert_eq!(due_in(Jurisdiction::Netherlands, received), date(2027, 4, 28));
    assert_eq!(due_in(Jurisdiction::Finland, received), date(2027, 4, 27));
    assert_eq!(due_in(Jurisdiction::EuropeanUnion, received), date(2027, 4, 27));
    // Independence Day of Finland, a Monday.
    let received = date(2027, 11, 6);
    assert_eq!(due_in(Jurisdiction::Finland, received), date(2027, 12, 7));
    assert_eq!(due_in(Jurisdiction::Netherlands, received), date(2027, 12, 6));
}

#[test]
fn more_time_is_taken_once_and_in_time() {
    let mut request = clock(Jurisdiction::EuropeanUnion, Right::Access, date(2027, 1, 31));
    assert_eq!(request.extend(date(2027, 1, 30)), Err(ClockError::OutOfOrder));
    assert_eq!(request.extend(date(2027, 3, 2)), Err(ClockError::TooLate));
    assert_eq!(request.extended(), None);
    request.extend(date(2027, 3, 1)).unwrap();
    assert_eq!(request.extend(date(2027, 3, 1)), Err(ClockError::Twice));
    assert_eq!(request.extended(), Some(date(2027, 3, 1)));
}

#[test]
fn the_clock_stands_between_question_and_answer() {
    let mut request = clock(Jurisdiction::EuropeanUnion, Right::Access, date(2026, 9, 1));
    assert_eq!(request.identity_answered(date(2026, 9, 2)), Err(ClockError::NoPause));
    assert_eq!(request.ask_identity(date(2026, 8, 31)), Err(ClockError::OutOfOrder));
    request.ask_identity(date(2026, 9, 3)).unwrap();
    assert_eq!(request.due(), None);
    assert_eq!(request.ask_identity(date(2026, 9, 4)), Err(ClockError::Twice));
    assert_eq!(request.identity_answered(date(2026, 9, 2)), Err(ClockError::OutOfOrder));
    request.identity_answered(date(2026, 9, 13)).unwrap();
    assert_eq!(due(&request), date(2026, 10, 12), "ten days more, and that is a Sunday");
    assert_eq!(request.identity_answered(date(2026, 9, 14)), Err(ClockError::NoPause));
    assert_eq!(request.ask_identity(date(2026, 10, 13)), Err(ClockError::TooLate));
    request.ask_identity(date(2026, 10, 12)).unwrap();
    request
        .extend(date(2026, 11, 30))
        .expect("the first month has not ended while the clock stands");
    request.identity_answered(date(2026, 12, 1)).unwrap();
    assert_eq!(
        due(&request),
        date(2027, 2, 1),
        "1 December, 60 days later: 30 January, a Saturday"
    );
    assert_eq!(request.pauses().len(), 2);
}

#[test]
fn every_right_has_one_newest_rule_and_versions_are_unique() {
    for (index, one) in CLOCKS.iter().enumerate() {
        for other in CLOCKS.iter().skip(index + 1) {
            assert!((one.id, one.version) != (other.id, other.version));
            let same = one.jurisdiction == other.jurisdiction && one.id != other.id;
            assert!(!same || one.rights.iter().all(|right| !other.rights.contains(right)));
        }
    }
}

/// Days since Saturday, 1 January 2000, by stepping.
fn steps_since_2000(day: Date) -> i64 {
    let mut at = date(2000, 1, 1);
    let mut steps = 0;
    while at < day {
        at = at.tomorrow().unwrap();
        steps += 1;
    }
    steps
}

/// The same due day, found by walking: no months are added and no weekday is asked for.
fn walked(received: Date, months: u32, stood: u32, free: &[Date]) -> Date {
    let (mut day, mut turns) = (received, 0);
    loop {
        let next = day.tomorrow().unwrap();
        if next.month() != day.month() {
            if turns == months {
                break; // the month has no such day
            }
            turns += 1;
        }
        day = next;
        if turns == months && day.day() == received.day() {
            break;
        }
    }
    for _ in 0..stood {
        day = day.tomorrow().unwrap();
    }
    while steps_since_2000(day) % 7 < 2 || free.contains(&day) {
        day = day.tomorrow().unwrap();
    }
    day
}

/// Finnish holidays of 2026 to 2028 on working days, as the almanac lists them.
const ALMANAC: &[(i16, i8, i8)] = &[
    (2026, 1, 1),
    (2026, 1, 6),
    (2026, 4, 3),
    (2026, 4, 6),
    (2026, 5, 1),
    (2026, 5, 14),
    (2026, 12, 25),
    (2027, 1, 1),
    (2027, 1, 6),
    (2027, 3, 26),
    (2027, 3, 29),
    (2027, 5, 6),
    (2027, 12, 6),
    (2028, 1, 6),
    (2028, 4, 14),
    (2028, 4, 17),
    (2028, 5, 1),
    (2028, 5, 25),
    (2028, 12, 6),
    (2028, 12, 25),
    (2028, 12, 26),
];

proptest! {
    #[test]
    fn due_days_are_those_that_walking_finds(offset in 0..900i64, extended in any::<bool>(), asked in 0..28i64, stood in 0..60u32) {
        let received = date(2026, 1, 1).saturating_add(offset.days());
        let almanac: Vec<Date> = ALMANAC.iter().map(|(year, month, day)| date(*year, *month, *day)).collect();
        for (jurisdiction, free) in [(Jurisdiction::Finland, almanac.as_slice()), (Jurisdiction::EuropeanUnion, &[])] {
            let mut request = clock(jurisdiction, Right::Erasure, received);
            let asked = received.saturating_add(asked.days());
            request.ask_identity(asked).unwrap();
            request.identity_answered(asked.saturating_add(i64::from(stood).days())).unwrap();
            let months = if extended {
                request.extend(received).unwrap();
                3
            } else {
                1
            };
            prop_assert_eq!(due(&request), walked(received, months, stood, free));
        }
    }

    #[test]
    fn american_days_are_counted_one_by_one(offset in 0..5000i64, extended in any::<bool>()) {
        let received = date(2020, 1, 1).saturating_add(offset.days());
        for (right, first, whole) in [(Right::Access, 30, 60), (Right::Rectification, 60, 90)] {
            let mut request = clock(Jurisdiction::UnitedStates, right, received);
            if extended {
                request.extend(received).unwrap();
            }
            let mut day = received;
            for _ in 0..(if extended { whole } else { first }) {
                day = day.tomorrow().unwrap();
            }
            prop_assert_eq!(due(&request), day);
        }
    }

    #[test]
    fn more_time_is_never_less(offset in 0..5000i64, stood in 0..400i64) {
        let received = date(2020, 1, 1).saturating_add(offset.days());
        let mut request = clock(Jurisdiction::Finland, Right::Access, received);
        let plain = due(&request);
        prop_assert!(plain > received && Calendar::Finland.is_working_day(plain));
        request.ask_identity(received).unwrap();
        request.identity_answered(received.saturating_add(stood.days())).unwrap();
        let paused = due(&request);
        prop_assert!(paused >= plain);
        request.extend(received).unwrap();
        prop_assert!(due(&request) > paused);
    }
}
