//! What is proposed for each item, and how long something would be kept under a rule; pure.
//!
//! Tools, not legal advice: a person decides. Where no rule is chosen, nothing is proposed to be kept or erased.

use jiff::ToSpan as _;
use jiff::civil::Date;
use platform::clock::Time;
use platform::ids::{CaseId, HoldId};
use platform::organization::Jurisdiction;
use platform::subject::Head;

use super::care::Care;
use super::case_facts::{CaseFacts, Closings};
use super::item::{Article, Decision, ItemFields, ItemKind};
use super::request::RequestFields;
use super::scoping::Held;
use super::standing::StandingHolds;
use super::store::NewItem;
use crate::layout::zone_in;
use crate::people::{Day, PersonFields};
use crate::retention::{Explanation, Fact, Facts, Outcome, Rule, When, evaluate};

/// Age of majority in every jurisdiction that is served.
const MAJORITY_YEARS: i32 = 18;

/// A row that was found.
pub struct Found {
    pub kind: ItemKind,
    pub head: Head,
    pub case: Option<CaseId>,
    pub at: Option<Time>,
    pub what: Option<String>,
}

impl Found {
    pub(super) fn new(kind: ItemKind, head: Head) -> Self {
        Self {
            kind,
            head,
            case: None,
            at: None,
            what: None,
        }
    }
}

/// What is recorded about a case and its person, as the rules read it; days are those of where the organization is.
pub fn facts(fields: &RequestFields, case: Option<CaseId>, at: Jurisdiction) -> Facts {
    let day = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<Date>().ok());
    let zone = zone_in(at);
    let moment = |micros: i64| When::On(Time::from_micros(micros).to_jiff().to_zoned(zone.clone()).date());
    let of_client = case.and_then(|case| fields.cases.iter().find(|facts| facts.case == case.bytes()));
    let own = |of_client: Option<&Option<String>>, of_person: &Option<String>| {
        day(of_client.filter(|text| text.is_some()).unwrap_or(of_person))
    };
    let birth = own(of_client.map(|facts| &facts.birth), &fields.birth);
    let death = own(of_client.map(|facts| &facts.death), &fields.death);
    let majority = birth.and_then(|birth| birth.checked_add(MAJORITY_YEARS.years()).ok());
    let known = |day: Option<Date>, otherwise: When| day.map_or(otherwise, When::On);
    let mut facts = Facts::default()
        .with(Fact::Birth, known(birth, When::Unknown))
        .with(Fact::Majority, known(majority, When::Unknown))
        .with(Fact::Death, known(death, When::NotYet));
    let of_case = |facts: &CaseFacts| case.is_none_or(|case| facts.id() == case);
    let cases: Vec<&CaseFacts> = fields.cases.iter().filter(|facts| of_case(facts)).collect();
    let closed = |case: &&CaseFacts| case.closed_at;
    let latest = |moments: Option<i64>| moments.map_or(When::Unknown, moment);
    let ended = if cases.iter().all(|case| case.closed_at.is_some()) {
        latest(cases.iter().filter_map(closed).max())
    } else {
        When::NotYet
    };
    let last_closed = match all_closed(&cases) {
        Some(closings) if closings.has_open => When::NotYet,
        closings => latest(closings.and_then(|closings| closings.last)),
    };
    // Nobody needs a service after their death, and everybody does while it is given.
    let need_ended = match [need_ended(&cases), death].into_iter().flatten().min() {
        Some(ended) => When::On(ended),
        None if last_closed == When::NotYet => When::NotYet,
        None => When::Unknown,
    };
    facts = facts
        .with(Fact::Opened, latest(cases.iter().map(|case| case.opened_at).min()))
        .with(Fact::Closed, ended)
        .with(Fact::LastClosed, last_closed)
        .with(Fact::NeedEnded, need_ended)
        .with(Fact::RelationshipEnded, last_closed);
    facts.with(
        Fact::LastActivity,
        latest(cases.iter().map(|case| case.last_activity_at).max()),
    )
}

/// The last day of the need that cases were for; nothing where nobody recorded it of one whose rule may count from it.
fn need_ended(cases: &[&CaseFacts]) -> Option<Date> {
    let mut last = None;
    for case in cases {
        match case.need_ended {
            Some(Day(day)) => last = last.max(Some(day)),
            None if case.counts_from_need == Some(false) => {}
            None => return None,
        }
    }
    last
}

/// How all cases of the clients of these have ended; nothing where that is not known of one.
fn all_closed(cases: &[&CaseFacts]) -> Option<Closings> {
    let of_clients: Option<Vec<Closings>> = cases.iter().map(|case| case.of_client).collect();
    of_clients?.into_iter().reduce(|one, other| Closings {
        last: one.last.max(other.last),
        has_open: one.has_open || other.has_open,
        cases: one.cases.max(other.cases),
    })
}

/// How long a rule keeps something.
pub(super) struct Keeping {
    pub(super) rule: (&'static str, u16),
    pub(super) until: Option<Date>,
    pub(super) waits_for: Vec<String>,
    pub(super) explanation: Option<String>,
}

impl Keeping {
    /// Whoever does not know the end keeps longer than whoever knows it.
    pub(super) fn end(&self) -> Date {
        self.until.unwrap_or(Date::MAX)
    }
}

/// Why a rule keeps nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NotKept {
    /// No such rule is in force, or it decides about nothing.
    NoRule,
    /// Its period is over; why, as JSON.
    Over(Option<String>),
}

/// What one rule says about the facts, today.
pub(super) fn keep(rule: &'static Rule, facts: &Facts, today: Date) -> Result<Keeping, NotKept> {
    let explanation = evaluate([rule], rule.category, facts, &[]);
    let names = |facts: &[Fact]| facts.iter().map(|fact| fact.name().to_owned()).collect();
    let (until, waits_for) = match &explanation.outcome {
        Outcome::Until { date, .. } if *date < today => return Err(NotKept::Over(as_json(&explanation))),
        Outcome::Until { date, .. } => (Some(*date), Vec::new()),
        Outcome::Permanent { .. } => (None, Vec::new()),
        Outcome::Missing { facts } | Outcome::Waiting { facts } => (None, names(facts)),
        Outcome::Held { .. } | Outcome::MustChoose { .. } | Outcome::NoRule => return Err(NotKept::NoRule),
    };
    Ok(Keeping {
        rule: (rule.id, rule.version),
        until,
        waits_for,
        explanation: as_json(&explanation),
    })
}

fn as_json(explanation: &Explanation) -> Option<String> {
    serde_json::to_string(explanation).ok()
}

/// A proposal for each item found, in their order.
pub(super) fn propose(held: &Held, fields: &RequestFields, holds: &StandingHolds, care: &Care) -> Vec<NewItem> {
    let has_open_case = held
        .cases
        .iter()
        .any(|(case, _, _, closed, _)| held.own.contains(case) && closed.is_none());
    let is_named = held.found.iter().any(|found| found.kind == ItemKind::Mention);
    let propose = |found: &Found| -> (Option<Decision>, Option<Result<Keeping, NotKept>>, Option<HoldId>) {
        let hold = holds.on((found.kind, found.head.id, found.case));
        match found.kind {
            ItemKind::Mention => (Some(Decision::ThirdParty), None, None),
            _ if hold.is_some() => (Some(Decision::Hold), None, hold),
            // What reaches the person is needed only while somebody works with them.
            ItemKind::Contact if !has_open_case => (Some(Decision::Erase), None, None),
            // Somebody whom they represent needs them here.
            ItemKind::Identity if held.represents => match care.longest(fields, None) {
                Some(Ok(keeping)) => (Some(Decision::Retain), Some(Ok(keeping)), None),
                Some(Err(_)) | None => (None, None, None),
            },
            // Without a case there is no care record, and no rule for one counts.
            _ if held.own.is_empty() && !is_named && found.case.is_none() => (Some(Decision::Erase), None, None),
            _ => match care.longest(fields, found.case) {
                Some(Ok(keeping)) => (Some(Decision::Retain), Some(Ok(keeping)), None),
                Some(Err(over)) => (Some(Decision::Erase), Some(Err(over)), None),
                None => (None, None, None),
            },
        }
    };
    held.found
        .iter()
        .map(|found| {
            let (proposal, ruled, hold_id) = propose(found);
            let (keeping, over) = match ruled {
                Some(Ok(keeping)) => (Some(keeping), None),
                Some(Err(NotKept::Over(explanation))) => (None, explanation),
                Some(Err(NotKept::NoRule)) | None => (None, None),
            };
            let number = |case: CaseId| {
                held.cases
                    .iter()
                    .find(|(id, ..)| *id == case)
                    .map(|(_, number, ..)| *number)
            };
            NewItem {
                kind: found.kind,
                item_id: found.head.id,
                item_version: found.head.version,
                item_scope: found.head.scope,
                case_id: found.case,
                proposal,
                rule: keeping.as_ref().map(|keeping| keeping.rule),
                article: keeping
                    .as_ref()
                    .map(|_| Article::B)
                    .filter(|_| Article::is_law(care.law().0)),
                hold_id,
                fields: ItemFields {
                    at: found.at.map(Time::micros),
                    what: found
                        .what
                        .clone()
                        .or_else(|| found.case.and_then(number).map(|number| number.to_string())),
                    until: keeping
                        .as_ref()
                        .and_then(|keeping| keeping.until)
                        .map(|day| day.to_string()),
                    waits_for: keeping
                        .as_ref()
                        .map(|keeping| keeping.waits_for.clone())
                        .unwrap_or_default(),
                    explanation: keeping.and_then(|keeping| keeping.explanation).or(over),
                    ..ItemFields::default()
                },
            }
        })
        .collect()
}

/// What a record can do without.
pub(super) fn reduced(fields: &PersonFields) -> PersonFields {
    PersonFields {
        family: fields.family.clone(),
        given: fields.given.clone(),
        birth: fields.birth,
        identity_code: fields.identity_code.clone(),
        identity_country: fields.identity_country.clone(),
        safe_contact: fields.safe_contact.clone(),
        death: fields.death.clone(),
        is_client: fields.is_client,
        sources: fields.sources.clone(),
        last_case_destroyed: fields.last_case_destroyed,
        ..PersonFields::default()
    }
}

#[cfg(test)]
#[path = "proposal_tests.rs"]
mod tests;
