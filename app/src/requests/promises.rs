//! What decisions have promised: rules by which something of a person or of a case is kept, beside the rule that it falls under.
//!
//! Of a promise and that rule the longest wins. A promise ends with the last of what it keeps.

use std::collections::HashMap;

use jiff::civil::Date;
use platform::db::{Error, FromRow, ReadTx, Row};
use platform::ids::{CaseId, PersonId, RequestId};
use platform::organization::Jurisdiction;

use super::case_facts::Closings;
use super::request::RequestFields;
use super::{proposal, store};
use crate::people::PersonFields;
use crate::retention::{Fact, Facts, RULES, Rule, RuleStep, When};

/// A rule by which a request's decision keeps something.
pub(super) struct Promise {
    request: RequestId,
    person: PersonId,
    /// The case that it is of; `None` for what is of the person.
    case: Option<CaseId>,
    rule: String,
    version: i64,
}

impl FromRow for Promise {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            request: row.get(0)?,
            person: row.get(1)?,
            case: row.get(2)?,
            rule: row.get(3)?,
            version: row.get(4)?,
        })
    }
}

impl Promise {
    fn rule(&self) -> Option<&'static Rule> {
        let is_it = |rule: &&Rule| rule.id == self.rule && i64::from(rule.version) == self.version;
        RULES.iter().find(is_it)
    }
}

/// Promises that stand, by whom they were made to.
#[derive(Default)]
pub struct Promises(HashMap<PersonId, Vec<Promise>>);

impl Promises {
    /// Every one in the organization.
    pub async fn of_all(tx: &ReadTx) -> Result<Self, platform::Error> {
        Ok(Self::new(store::promises(tx).await?))
    }

    /// Those to one person.
    pub async fn to(tx: &ReadTx, person: PersonId) -> Result<Self, platform::Error> {
        Ok(Self::new(store::promises_to(tx, person).await?))
    }

    fn new(list: Vec<Promise>) -> Self {
        let mut found: HashMap<PersonId, Vec<Promise>> = HashMap::new();
        for promise in list {
            found.entry(promise.person).or_default().push(promise);
        }
        Self(found)
    }

    fn made_to(&self, person: PersonId) -> impl Iterator<Item = &Promise> {
        self.0.get(&person).into_iter().flatten()
    }

    /// What they say about one of the person's cases, by its facts of today.
    pub fn of_case(&self, person: PersonId, case: CaseId, facts: &Facts) -> Vec<RuleStep> {
        let of_it = self.made_to(person).filter(|promise| promise.case == Some(case));
        of_it
            .filter_map(Promise::rule)
            .map(|rule| RuleStep::new(rule, facts))
            .collect()
    }

    /// What they say about a person who has no case any more, by what was known of the cases when it was decided.
    pub async fn of_person(
        &self,
        tx: &ReadTx,
        person: PersonId,
        fields: &PersonFields,
    ) -> Result<Vec<RuleStep>, platform::Error> {
        let mut steps = Vec::new();
        for promise in self.made_to(person).filter(|promise| promise.case.is_none()) {
            let Some(rule) = promise.rule() else { continue };
            let request = store::find(tx, promise.request).await?;
            let decided: RequestFields = tx.open_system(&request).await?;
            steps.extend(after_the_cases(rule, decided, fields, tx.settings().jurisdiction));
        }
        Ok(steps)
    }
}

/// What a rule says of somebody whose cases are gone. Nothing where it counts from a closing or the end of a need that nobody saw:
/// the case that it waited for has ended by a decision of its own.
fn after_the_cases(
    rule: &'static Rule,
    mut decided: RequestFields,
    person: &PersonFields,
    at: Jurisdiction,
) -> Option<RuleStep> {
    let text = |day: Option<Date>| day.map(|day| day.to_string());
    decided.cases.retain(|case| case.closed_at.is_some());
    for case in &mut decided.cases {
        let known = case.of_client;
        case.of_client = known.map(|known| Closings {
            has_open: false,
            last: known.last.max(case.closed_at),
            ..known
        });
    }
    decided.birth = text(person.birth());
    decided.death = text(person.confirmed_death());
    let step = RuleStep::new(rule, &proposal::facts(&decided, None, at));
    let is_of_person = |fact: &Fact| matches!(fact, Fact::Birth | Fact::Majority | Fact::Death);
    let unknown = step.facts_that_are(When::Unknown);
    (step.end != When::Unknown || unknown.iter().any(is_of_person)).then_some(step)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::case_facts::CaseFacts;
    use super::*;

    fn rule(id: &str) -> &'static Rule {
        RULES.iter().find(|rule| rule.id == id).unwrap()
    }

    fn decided(closed_at: Option<i64>) -> RequestFields {
        RequestFields {
            cases: vec![CaseFacts {
                case: [7; 16],
                number: 1,
                opened_at: 0,
                closed_at,
                last_activity_at: 0,
                birth: None,
                death: None,
                of_client: closed_at.map(|last| Closings {
                    last: Some(last),
                    has_open: true,
                    cases: 2,
                }),
                category: None,
                need_ended: None,
                counts_from_need: None,
            }],
            ..RequestFields::default()
        }
    }

    #[test]
    fn a_promise_outlives_the_case_that_it_counts_from() {
        let person = PersonFields::default();
        let after = |id: &str, closed_at| after_the_cases(rule(id), decided(closed_at), &person, Jurisdiction::Finland);
        let step = after("FI-SW-03", Some(0)).unwrap();
        assert_eq!(step.end, When::On(date(1980, 1, 1)), "ten years after the closing");
        assert!(after("FI-SW-03", None).is_none());
        let step = after("FI-SW-07", None).unwrap();
        assert_eq!(step.end, When::NotYet, "the death is still to come");
        let step = after("FI-SW-08", None).unwrap();
        assert_eq!(step.end, When::Unknown, "nobody recorded the birth");
        assert!(
            after("FI-SW-06", Some(0)).is_none(),
            "there is no case any more to record the end of the need in"
        );
    }
}
