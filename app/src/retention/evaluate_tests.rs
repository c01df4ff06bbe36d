//! What decides, what keeps, and what the explanation says.

use jiff::ToSpan as _;
use jiff::civil::date;
use platform::organization::Jurisdiction;
use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::*;
use crate::retention::rule::Confidence;
use crate::retention::trigger::Trigger;
use crate::retention::{RULES, in_force};

const BIRTH: Trigger = Trigger::Fact(Fact::Birth);
const DEATH: Trigger = Trigger::Fact(Fact::Death);
const CLOSED: Trigger = Trigger::Fact(Fact::Closed);
const ACTIVE: Trigger = Trigger::Fact(Fact::EverHad("active"));
const FACTS: [Fact; 4] = [Fact::Birth, Fact::Death, Fact::Closed, Fact::EverHad("active")];
const TRIGGERS: &[Trigger] = &[
    BIRTH,
    DEATH,
    CLOSED,
    ACTIVE,
    Trigger::Latest(&[BIRTH, CLOSED]),
    Trigger::Earliest(&[DEATH, CLOSED]),
    Trigger::EndOfYear(&Trigger::Latest(&[ACTIVE, CLOSED])),
    Trigger::Earliest(&[Trigger::Latest(&[BIRTH, DEATH]), CLOSED]),
];

fn made(id: &'static str, trigger: Trigger, period: Period) -> Rule {
    Rule {
        id,
        version: 1,
        jurisdiction: Jurisdiction::Finland,
        category: Category::FamilyServices,
        trigger: Some(trigger),
        period,
        disposition: Disposition::Destroy,
        basis: "a law",
        confidence: Confidence::Read,
        doubt: None,
        effective_from: date(2026, 1, 1),
    }
}

fn outcome(rules: &[Rule], facts: &Facts) -> Outcome {
    evaluate(rules, Category::FamilyServices, facts, &[]).outcome
}

fn closed_on(day: Date) -> Facts {
    Facts::default().with(Fact::Closed, When::On(day))
}

#[test]
fn the_longest_of_several_rules_wins() {
    let rules = [
        made("a", CLOSED, Period::Years(10)),
        made("b", BIRTH, Period::Years(120)),
        made("c", CLOSED, Period::Days(30)),
    ];
    let facts = closed_on(date(2026, 5, 1)).with(Fact::Birth, When::On(date(2015, 3, 9)));
    let Outcome::Until { date: end, rule, .. } = outcome(&rules, &facts) else {
        panic!("a date");
    };
    assert_eq!((end, rule.id), (date(2135, 3, 9), "b"));
}

#[test]
fn a_missing_fact_keeps_and_is_named_and_waiting_is_not_missing() {
    let rules = [
        made("a", CLOSED, Period::Years(10)),
        made("b", DEATH, Period::Years(2)),
        made("c", Trigger::Latest(&[DEATH, BIRTH]), Period::Years(1)),
    ];
    let facts = closed_on(date(2026, 5, 1));
    let missing = vec![Fact::Birth, Fact::Death];
    assert_eq!(outcome(&rules, &facts), Outcome::Missing { facts: missing });
    let facts = facts.with(Fact::Birth, When::On(date(2015, 3, 9)));
    assert_eq!(
        outcome(&rules, &facts),
        Outcome::Missing {
            facts: vec![Fact::Death]
        }
    );
    let facts = facts.with(Fact::Death, When::NotYet);
    assert_eq!(
        outcome(&rules, &facts),
        Outcome::Waiting {
            facts: vec![Fact::Death]
        }
    );
}

#[test]
fn without_an_enabled_rule_it_is_kept() {
    assert_eq!(outcome(&[], &Facts::default()), Outcome::NoRule);
    let mut rule = made("a", CLOSED, Period::Years(1));
    rule.confidence = Confidence::Unconfirmed;
    assert_eq!(outcome(&[rule], &closed_on(date(2020, 1, 1))), Outcome::NoRule);
    let found = evaluate(RULES, Category::RareDiseaseRecord, &Facts::default(), &[]);
    assert_eq!(found.outcome, Outcome::NoRule, "switched off, and kept all the same");
}

#[test]
fn a_care_record_without_a_national_rule_waits_for_a_choice() {
    let rules = in_force(Jurisdiction::EuropeanUnion, date(2026, 11, 22));
    let found = evaluate(rules, Category::CareRecord, &closed_on(date(1990, 1, 1)), &[]);
    assert!(matches!(found.outcome, Outcome::MustChoose { rule } if rule.id == "EU-CASE-00"));
}

#[test]
fn for_ever_beats_a_date_and_a_missing_fact() {
    let mut forever = made("a", CLOSED, Period::Permanent);
    forever.trigger = None;
    let rules = [made("b", DEATH, Period::Years(2)), forever];
    assert!(matches!(outcome(&rules, &Facts::default()), Outcome::Permanent { rule } if rule.id == "a"));
}

#[test]
fn earliest_and_latest_know_what_has_not_happened() {
    let day = When::On(date(2026, 5, 1));
    let facts = |withdrawn, ended| Facts::default().with(Fact::Death, withdrawn).with(Fact::Closed, ended);
    let earliest = Trigger::Earliest(&[DEATH, CLOSED]);
    assert_eq!(earliest.explain(&facts(When::NotYet, day)).when(), day);
    assert_eq!(earliest.explain(&facts(When::Unknown, day)).when(), When::Unknown);
    assert_eq!(
        earliest.explain(&facts(When::NotYet, When::NotYet)).when(),
        When::NotYet
    );
    let latest = Trigger::Latest(&[DEATH, CLOSED]);
    assert_eq!(latest.explain(&facts(When::NotYet, day)).when(), When::NotYet);
    assert_eq!(
        latest.explain(&facts(When::NotYet, When::Unknown)).when(),
        When::Unknown
    );
    assert_eq!(
        Trigger::EndOfYear(&CLOSED).explain(&facts(day, day)).when(),
        When::On(date(2026, 12, 31))
    );
    assert_eq!(Trigger::Latest(&[]).explain(&Facts::default()).when(), When::Unknown);
    assert_eq!(Trigger::Earliest(&[]).explain(&Facts::default()).when(), When::Unknown);
}

#[test]
fn vouchers_of_a_broken_financial_year_count_from_its_calendar_year() {
    let facts = Facts::default().with(Fact::FinancialYearEnded, When::On(date(2026, 6, 30)));
    let found = evaluate(RULES, Category::Invoice, &facts, &[]);
    assert_eq!(found.outcome.date(), Some(date(2032, 12, 31)));
    let found = evaluate(RULES, Category::Ledger, &facts, &[]);
    assert_eq!(found.outcome.date(), Some(date(2036, 6, 30)));
}

#[test]
fn leap_days_and_month_ends() {
    for (period, from, to) in [
        (Period::Years(10), date(2024, 2, 29), date(2034, 2, 28)),
        (Period::Years(12), date(2024, 2, 29), date(2036, 2, 29)),
        (Period::Years(76), date(2024, 2, 29), date(2100, 2, 28)),
        (Period::Months(12), date(2027, 2, 28), date(2028, 2, 28)),
        (Period::Months(1), date(2027, 1, 31), date(2027, 2, 28)),
        (Period::Days(30), date(2028, 1, 31), date(2028, 3, 1)),
    ] {
        assert_eq!(period.after(from), Some(to), "{period:?} from {from}");
    }
    assert_eq!(Period::Years(9000).after(date(2026, 1, 1)), None);
    let rules = [made("a", CLOSED, Period::Years(9000))];
    assert_eq!(
        outcome(&rules, &closed_on(date(2026, 1, 1))).date(),
        None,
        "beyond the calendar is kept"
    );
}

#[test]
fn the_explanation_can_be_stored() {
    let facts = Facts::default()
        .with(Fact::LastClosed, When::On(date(2026, 5, 1)))
        .with(Fact::NeedEnded, When::On(date(2026, 8, 31)));
    let found = evaluate(RULES, Category::DisabilityServices, &facts, &[]);
    let stored = serde_json::to_value(&found).unwrap();
    let expected = serde_json::json!({
        "category": "disability-services",
        "outcome": {
            "is": "until",
            "date": "2036-08-31",
            "rule": { "id": "FI-SW-06", "version": 1 },
            "disposition": "destroy-or-archive"
        },
        "rules": [{
            "rule": { "id": "FI-SW-06", "version": 1 },
            "period": { "years": 10 },
            "disposition": "destroy-or-archive",
            "trigger": {
                "kind": "latest",
                "when": { "on": "2026-08-31" },
                "of": [
                    { "kind": "fact", "fact": "last-closed", "when": { "on": "2026-05-01" } },
                    { "kind": "fact", "fact": "need-ended", "when": { "on": "2026-08-31" } }
                ]
            },
            "end": { "on": "2036-08-31" }
        }],
        "holds": []
    });
    assert_eq!(stored, expected);
}

fn days() -> impl Strategy<Value = Date> {
    (0..80_000i64).prop_map(|days| date(1900, 1, 1).saturating_add(days.days()))
}

fn whens() -> impl Strategy<Value = When> {
    prop_oneof![6 => days().prop_map(When::On), 1 => Just(When::NotYet), 1 => Just(When::Unknown)]
}

fn all_facts() -> impl Strategy<Value = Facts> {
    prop::collection::vec(whens(), FACTS.len()).prop_map(|whens| {
        let known = FACTS.into_iter().zip(whens);
        known.fold(Facts::default(), |facts, (fact, when)| facts.with(fact, when))
    })
}

fn rule_sets() -> impl Strategy<Value = Vec<Rule>> {
    let period = prop_oneof![
        (1..130u16).prop_map(Period::Years),
        (1..40u16).prop_map(Period::Months),
        (1..400u16).prop_map(Period::Days)
    ];
    let rule = (0..TRIGGERS.len(), period).prop_map(|(trigger, period)| made("r", TRIGGERS[trigger], period));
    prop::collection::vec(rule, 0..5)
}

/// The same last day by walking from month to month.
fn walked(from: Date, months: u16) -> Date {
    let mut first = from.first_of_month();
    for _ in 0..months {
        first = first.last_of_month().tomorrow().unwrap();
    }
    let mut day = first;
    while day.day() < from.day() && day < first.last_of_month() {
        day = day.tomorrow().unwrap();
    }
    day
}

proptest! {
    #[test]
    fn the_longest_wins_and_is_one_of_them(rules in rule_sets(), facts in all_facts()) {
        let whole = outcome(&rules, &facts);
        let alone: Vec<Option<Date>> = rules.iter().map(|rule| outcome(std::slice::from_ref(rule), &facts).date()).collect();
        match whole.date() {
            Some(end) => {
                prop_assert!(alone.iter().all(|date| date.is_some_and(|date| date <= end)));
                prop_assert!(alone.contains(&Some(end)));
            }
            None => prop_assert!(rules.is_empty() || alone.contains(&None)),
        }
    }

    #[test]
    fn another_rule_never_makes_it_shorter(rules in rule_sets(), facts in all_facts()) {
        for count in 1..rules.len() {
            let (fewer, more) = (outcome(&rules[..count], &facts).date(), outcome(&rules[..=count], &facts).date());
            prop_assert!(more.is_none() || fewer.is_some_and(|fewer| more >= Some(fewer)));
        }
    }

    #[test]
    fn under_a_hold_there_is_no_date(rules in rule_sets(), facts in all_facts(), hold in any::<u128>()) {
        let hold = Uuid::from_u128(hold);
        let held = evaluate(&rules, Category::FamilyServices, &facts, &[hold]);
        prop_assert_eq!(&held.outcome, &Outcome::Held { holds: vec![hold] });
        let free = evaluate(&rules, Category::FamilyServices, &facts, &[]);
        prop_assert_eq!(held.rules, free.rules, "the reasons below stay");
    }

    #[test]
    fn an_unknown_fact_never_makes_an_earlier_date(rules in rule_sets(), facts in all_facts(), lost in 0..FACTS.len()) {
        let before = outcome(&rules, &facts).date();
        let after = outcome(&rules, &facts.with(FACTS[lost], When::Unknown)).date();
        prop_assert!(after.is_none() || after == before);
    }

    #[test]
    fn months_and_years_end_where_walking_ends(from in days(), months in 0..1500u16) {
        prop_assert_eq!(Period::Months(months).after(from), Some(walked(from, months)));
        prop_assert_eq!(Period::Years(months / 12).after(from), Some(walked(from, months / 12 * 12)));
    }
}
