//! What a period counts from: an expression over dated facts of person, case, decision and contract.
//!
//! A fact that nobody recorded is unknown, and so is every expression that needs it: an unknown fact never makes a date earlier, because it makes none.
//! A fact that is known not to have happened yet is something else: then the record waits, and nothing is missing.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use serde::Serialize;

/// Something that happens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// Of the person.
    Birth,
    Death,
    Majority,
    RelationshipEnded,
    /// The registration, or the day on which the record of their last case was destroyed, whichever is later.
    WithoutCase,
    /// Of the case.
    Opened,
    Closed,
    LastActivity,
    /// The closing of the last case of its kind.
    LastClosed,
    NeedEnded,
    LastEncounter,
    /// The first day on which the case had a status.
    EverHad(&'static str),
    /// Of a decision, a document, a contract.
    Created,
    Decided,
    Delivered,
    Sent,
    ValidUntil,
    Withdrawn,
    PurposeEnded,
    LastInEffect,
    ContractEnded,
    FinancialYearEnded,
    ServiceGiven,
    Disclosed,
    BackupExpired,
}

impl Fact {
    /// The name in message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Birth => "birth",
            Self::Death => "death",
            Self::Majority => "majority",
            Self::RelationshipEnded => "relationship-ended",
            Self::WithoutCase => "without-case",
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::LastActivity => "last-activity",
            Self::LastClosed => "last-closed",
            Self::NeedEnded => "need-ended",
            Self::LastEncounter => "last-encounter",
            Self::EverHad(_) => "ever-had",
            Self::Created => "created",
            Self::Decided => "decided",
            Self::Delivered => "delivered",
            Self::Sent => "sent",
            Self::ValidUntil => "valid-until",
            Self::Withdrawn => "withdrawn",
            Self::PurposeEnded => "purpose-ended",
            Self::LastInEffect => "last-in-effect",
            Self::ContractEnded => "contract-ended",
            Self::FinancialYearEnded => "financial-year-ended",
            Self::ServiceGiven => "service-given",
            Self::Disclosed => "disclosed",
            Self::BackupExpired => "backup-expired",
        }
    }
}

/// What is known about when something happened, or follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Nobody recorded it.
    Unknown,
    /// It has not happened.
    NotYet,
    On(Date),
}

/// The recorded facts; what is not among them is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<Fact, When>);

impl Facts {
    #[must_use]
    pub fn with(mut self, fact: Fact, when: When) -> Self {
        self.0.insert(fact, when);
        self
    }

    pub fn get(&self, fact: Fact) -> When {
        self.0.get(&fact).copied().unwrap_or(When::Unknown)
    }
}

/// An expression over facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    Fact(Fact),
    /// The last of them, once all have happened.
    Latest(&'static [Trigger]),
    /// The first of them.
    Earliest(&'static [Trigger]),
    /// The last day of that year.
    EndOfYear(&'static Trigger),
}

/// How an expression came to its date; the tree that "why this date" shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Step {
    Fact { fact: Fact, when: When },
    Latest { when: When, of: Vec<Step> },
    Earliest { when: When, of: Vec<Step> },
    EndOfYear { when: When, of: Box<Step> },
}

impl Trigger {
    /// The name in message keys.
    pub fn name(&self) -> String {
        let names = |of: &[Self]| of.iter().map(Self::name).collect::<Vec<_>>().join("-");
        match self {
            Self::Fact(fact) => fact.name().to_owned(),
            Self::Latest(of) => format!("latest-{}", names(of)),
            Self::Earliest(of) => format!("earliest-{}", names(of)),
            Self::EndOfYear(of) => format!("year-of-{}", of.name()),
        }
    }

    /// Whether it counts from a fact.
    pub fn reads(&self, fact: Fact) -> bool {
        match self {
            Self::Fact(read) => *read == fact,
            Self::Latest(of) | Self::Earliest(of) => of.iter().any(|trigger| trigger.reads(fact)),
            Self::EndOfYear(of) => of.reads(fact),
        }
    }

    /// Evaluates with every step.
    pub fn explain(&self, facts: &Facts) -> Step {
        let all = |of: &[Self]| of.iter().map(|trigger| trigger.explain(facts)).collect::<Vec<_>>();
        match self {
            Self::Fact(fact) => Step::Fact {
                fact: *fact,
                when: facts.get(*fact),
            },
            Self::Latest(of) => {
                let of = all(of);
                Step::Latest { when: latest(&of), of }
            }
            Self::Earliest(of) => {
                let of = all(of);
                Step::Earliest {
                    when: earliest(&of),
                    of,
                }
            }
            Self::EndOfYear(of) => {
                let of = Box::new(of.explain(facts));
                Step::EndOfYear {
                    when: end_of_year(of.when()),
                    of,
                }
            }
        }
    }
}

impl Step {
    pub const fn when(&self) -> When {
        match self {
            Self::Fact { when, .. }
            | Self::Latest { when, .. }
            | Self::Earliest { when, .. }
            | Self::EndOfYear { when, .. } => *when,
        }
    }

    /// The facts below that are as `wanted`, in the order in which the expression names them.
    pub fn facts_that_are(&self, wanted: When) -> Vec<Fact> {
        match self {
            Self::Fact { fact, when } if *when == wanted => vec![*fact],
            Self::Fact { .. } => Vec::new(),
            Self::Latest { of, .. } | Self::Earliest { of, .. } => {
                of.iter().flat_map(|step| step.facts_that_are(wanted)).collect()
            }
            Self::EndOfYear { of, .. } => of.facts_that_are(wanted),
        }
    }
}

fn latest(of: &[Step]) -> When {
    let any = |wanted: When| of.iter().any(|step| step.when() == wanted);
    if any(When::Unknown) {
        return When::Unknown;
    }
    if any(When::NotYet) {
        return When::NotYet;
    }
    dates(of).max().map_or(When::Unknown, When::On)
}

/// With one of them unknown nothing is known: it could be the first, or the one that never was.
fn earliest(of: &[Step]) -> When {
    if of.iter().any(|step| step.when() == When::Unknown) {
        return When::Unknown;
    }
    let waits = if of.is_empty() { When::Unknown } else { When::NotYet };
    dates(of).min().map_or(waits, When::On)
}

fn dates(of: &[Step]) -> impl Iterator<Item = Date> {
    of.iter().filter_map(|step| match step.when() {
        When::On(date) => Some(date),
        When::Unknown | When::NotYet => None,
    })
}

fn end_of_year(when: When) -> When {
    match when {
        When::On(day) => When::On(date(day.year(), 12, 31)),
        other => other,
    }
}
