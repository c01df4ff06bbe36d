//! The rows of a file in their order, each with what becomes of it; pure, given what is known.
//!
//! The plan says it for the file as a whole; a job writes it row by row, and may find on the way that somebody else was quicker.

use platform::ids::PersonId;

use super::clean::Dropped;
use super::import;
use super::incoming::{Incoming, fingerprint};
use super::known::Snapshot;
use super::plan::{Created, Duplicate, Flag, Original, Plan, Same};
use super::reason::Reason;
use super::report::DroppedValue;
use super::row::Doubt;

/// One row and what becomes of it.
pub struct SortedRow {
    /// As a person counts.
    pub number: usize,
    /// What is left out of it.
    pub dropped: Vec<Dropped>,
    pub becomes: Becomes,
}

/// What becomes of a row.
pub enum Becomes {
    Person(Box<Newcomer>),
    /// It is here already.
    Nothing(Same<PersonId>),
    /// It waits for a decision.
    Question(Box<Question>),
    Refusal(Vec<Reason>),
}

/// A row that becomes a person.
pub struct Newcomer {
    pub incoming: Incoming,
    /// Somebody who is alike, to be looked at afterwards.
    pub alike: Option<Same<PersonId>>,
    pub has_no_number: bool,
    /// Whether somebody may be the same of whom only few may know.
    pub has_hidden_double: bool,
}

/// A row that waits.
pub struct Question {
    pub incoming: Incoming,
    pub of: Same<PersonId>,
    pub doubt: Doubt,
    pub fingerprint: [u8; 32],
    /// Whether it is in an earlier import's list already.
    pub is_listed: bool,
}

impl SortedRow {
    /// The new person, if the row becomes one.
    pub fn person(&self) -> Option<&Newcomer> {
        match &self.becomes {
            Becomes::Person(person) => Some(person),
            _ => None,
        }
    }

    /// Keeps its identity code beside somebody hidden who came by the same in the meantime.
    pub fn note_hidden_double(&mut self) {
        if let Becomes::Person(person) = &mut self.becomes {
            person.has_hidden_double = true;
        }
    }

    /// Gives way to somebody who came under the same number, or with the same identity code, in the meantime.
    pub fn give_way(&mut self, of: PersonId, doubt: Doubt) {
        let of = Same::Person(of);
        let Becomes::Person(person) = &self.becomes else { return };
        self.becomes = match doubt {
            Doubt::SourceNumber => Becomes::Nothing(of),
            Doubt::IdentityCode | Doubt::Likeness => {
                let incoming = person.incoming.clone();
                let fingerprint = incoming.fingerprint();
                Becomes::Question(Box::new(Question {
                    incoming,
                    of,
                    doubt,
                    fingerprint,
                    is_listed: false,
                }))
            }
        };
        if doubt == Doubt::SourceNumber {
            self.dropped.clear();
        }
    }

    /// The row as it will be written, if it may be.
    pub fn incoming(&self) -> Option<&Incoming> {
        match &self.becomes {
            Becomes::Person(person) => Some(&person.incoming),
            Becomes::Question(question) => Some(&question.incoming),
            Becomes::Nothing(_) | Becomes::Refusal(_) => None,
        }
    }

    /// What is left out of it, by stable names.
    pub fn dropped_values(&self) -> Vec<DroppedValue> {
        let value = |dropped: &Dropped| DroppedValue {
            field: dropped.field.name().to_owned(),
            reason: dropped.reason.key().to_owned(),
        };
        self.dropped.iter().map(value).collect()
    }
}

/// Lays out a plan in the file's order.
pub(super) fn sort(plan: Plan<PersonId>, known: &Snapshot) -> Vec<SortedRow> {
    let mut rows = Vec::new();
    for refused in plan.refused {
        let becomes = Becomes::Refusal(refused.reasons);
        rows.push(SortedRow {
            number: refused.number,
            dropped: Vec::new(),
            becomes,
        });
    }
    for unchanged in plan.unchanged {
        let becomes = Becomes::Nothing(unchanged.of);
        rows.push(SortedRow {
            number: unchanged.number,
            dropped: Vec::new(),
            becomes,
        });
    }
    rows.extend(plan.created.into_iter().map(|created| newcomer(created, known)));
    rows.extend(plan.duplicates.into_iter().map(|duplicate| question(duplicate, known)));
    rows.sort_by_key(|row| row.number);
    rows
}

fn newcomer(created: Created<PersonId>, known: &Snapshot) -> SortedRow {
    let row = created.row;
    let incoming = Incoming::new(&row, Some(import::source(known.system(), &created.key)));
    let alike = created.flags.iter().find_map(|flag| match flag {
        Flag::AlikePerson(person) => Some(Same::Person(*person)),
        Flag::AlikeRow(number) => Some(Same::Row(*number)),
        Flag::NoSourceNumber => None,
    });
    let person = Newcomer {
        incoming,
        alike,
        has_no_number: created.flags.contains(&Flag::NoSourceNumber),
        has_hidden_double: known.has_hidden_double(&row),
    };
    SortedRow {
        number: created.number,
        dropped: row.dropped,
        becomes: Becomes::Person(Box::new(person)),
    }
}

fn question(duplicate: Duplicate<PersonId>, known: &Snapshot) -> SortedRow {
    let source = import::source(known.system(), &duplicate.key);
    let (of, doubt) = match duplicate.of {
        Original::IdentityOfPerson(person) => (Same::Person(person), Doubt::IdentityCode),
        Original::IdentityOfRow(number) => (Same::Row(number), Doubt::IdentityCode),
        Original::NumberOfRow(number) => (Same::Row(number), Doubt::SourceNumber),
        Original::NumberOfPerson(person) => (Same::Person(person), Doubt::SourceNumber),
        Original::AlikePerson(person) => (Same::Person(person), Doubt::Likeness),
    };
    let fingerprint = fingerprint(&duplicate.row);
    let question = Question {
        is_listed: known.is_listed(&source, &fingerprint, doubt),
        incoming: Incoming::new(&duplicate.row, Some(source)),
        of,
        doubt,
        fingerprint,
    };
    SortedRow {
        number: duplicate.number,
        dropped: duplicate.row.dropped,
        becomes: Becomes::Question(Box::new(question)),
    }
}
