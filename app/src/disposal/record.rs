//! What a case or a person looks like to the rules.

use jiff::civil::Date;
use platform::ids::CaseId;
use platform::organization::Jurisdiction;
use uuid::Uuid;

use crate::cases::{Case, KeptBy};
use crate::people::{Day, PersonFields};
use crate::requests::{self, CaseFacts, Closings, RequestFields};
use crate::retention::{Category, Explanation, Fact, Facts, When, evaluate, in_force};

/// The facts of one case and of whom it is about, with how all cases of theirs have ended, where that is known.
pub(super) fn facts_of_case(
    (case, kept_by): (CaseFacts, &KeptBy),
    of_client: Option<Closings>,
    person: &PersonFields,
    at: Jurisdiction,
) -> Facts {
    let id = CaseId::from(Uuid::from_bytes(case.case));
    let case = CaseFacts {
        of_client,
        category: kept_by.category.clone(),
        need_ended: kept_by.need_ended,
        ..case
    };
    requests::facts(&fields(vec![case], person), Some(id), at)
}

/// The facts of a person who has no case.
pub(super) fn facts_of_person(created_on: Date, person: &PersonFields) -> Facts {
    let last = person.last_case_destroyed.map_or(created_on, |Day(day)| day);
    Facts::default()
        .with(Fact::Created, When::On(created_on))
        .with(Fact::WithoutCase, When::On(last.max(created_on)))
}

fn fields(cases: Vec<CaseFacts>, person: &PersonFields) -> RequestFields {
    RequestFields {
        cases,
        birth: person.birth().map(|day| day.to_string()),
        death: person.confirmed_death().map(|day| day.to_string()),
        ..RequestFields::default()
    }
}

impl From<&Case> for CaseFacts {
    fn from(case: &Case) -> Self {
        Self {
            case: case.id.bytes(),
            number: case.number,
            opened_at: case.opened_at.micros(),
            closed_at: case.closed_at.map(platform::clock::Time::micros),
            last_activity_at: case.last_activity_at.micros(),
            birth: None,
            death: None,
            of_client: None,
            category: None,
            need_ended: None,
            counts_from_need: None,
        }
    }
}

impl From<&super::store::CaseRow> for CaseFacts {
    fn from((case, number, _, opened, closed, activity): &super::store::CaseRow) -> Self {
        Self {
            case: case.bytes(),
            number: *number,
            opened_at: opened.micros(),
            closed_at: closed.map(platform::clock::Time::micros),
            last_activity_at: activity.micros(),
            birth: None,
            death: None,
            of_client: None,
            category: None,
            need_ended: None,
            counts_from_need: None,
        }
    }
}

/// Evaluates the rules of a category.
pub(super) fn explain(law: (Jurisdiction, Date), category: Category, facts: &Facts, holds: &[Uuid]) -> Explanation {
    evaluate(in_force(law.0, law.1), category, facts, holds)
}
