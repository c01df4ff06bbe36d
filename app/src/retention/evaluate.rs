//! How long one thing is kept, with the reasons.
//!
//! A hold beats everything; of several rules the longest wins; a missing fact keeps and is listed; where no rule decides the thing is kept.
//! The answer carries how it came about, to be shown and stored.

use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

use super::category::Category;
use super::rule::{Disposition, Period, Rule};
use super::trigger::{Fact, Facts, Step, When};

/// A version of a rule by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RuleVersion {
    pub id: &'static str,
    pub version: u16,
}

/// What follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Outcome {
    /// Kept while any of these holds stands.
    Held { holds: Vec<Uuid> },
    /// Kept until the organization has chosen a rule.
    MustChoose { rule: RuleVersion },
    /// Kept: no rule decides.
    NoRule,
    /// Kept for ever.
    Permanent { rule: RuleVersion },
    /// Kept: these facts are missing.
    Missing { facts: Vec<Fact> },
    /// Kept: these things have not happened yet.
    Waiting { facts: Vec<Fact> },
    /// Kept to the end of this day.
    Until {
        date: Date,
        rule: RuleVersion,
        disposition: Disposition,
    },
}

impl Outcome {
    /// The last day, where there is one.
    pub const fn date(&self) -> Option<Date> {
        match self {
            Self::Until { date, .. } => Some(*date),
            _ => None,
        }
    }
}

/// One rule's own answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleStep {
    pub rule: RuleVersion,
    pub period: Period,
    pub disposition: Disposition,
    pub trigger: Option<Step>,
    /// The last day by this rule alone.
    pub end: When,
}

/// Why this date: the outcome, every rule that took part with its facts, every hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    pub category: Category,
    pub outcome: Outcome,
    pub rules: Vec<RuleStep>,
    pub holds: Vec<Uuid>,
}

/// Evaluates a category's enabled rules among `rules` over the facts, under the holds that stand.
pub fn evaluate<'a>(
    rules: impl IntoIterator<Item = &'a Rule>,
    category: Category,
    facts: &Facts,
    holds: &[Uuid],
) -> Explanation {
    let fitting = rules
        .into_iter()
        .filter(|rule| rule.category == category && rule.is_enabled());
    let rules: Vec<RuleStep> = fitting.map(|rule| RuleStep::new(rule, facts)).collect();
    let outcome = if holds.is_empty() {
        longest(&rules)
    } else {
        Outcome::Held { holds: holds.to_vec() }
    };
    Explanation {
        category,
        outcome,
        rules,
        holds: holds.to_vec(),
    }
}

impl Explanation {
    /// With the rules by which decisions keep the thing: the longest of all wins.
    #[must_use]
    pub fn and(mut self, decided: Vec<RuleStep>) -> Self {
        for step in decided {
            if !self.rules.contains(&step) {
                self.rules.push(step);
            }
        }
        if self.holds.is_empty() {
            self.outcome = longest(&self.rules);
        }
        self
    }
}

impl RuleStep {
    /// What a rule says about the facts.
    pub fn new(rule: &Rule, facts: &Facts) -> Self {
        let trigger = rule.trigger.map(|trigger| trigger.explain(facts));
        let end = match trigger.as_ref().map_or(When::Unknown, Step::when) {
            When::On(day) => rule.period.after(day).map_or(When::Unknown, When::On),
            other => other,
        };
        Self {
            rule: RuleVersion {
                id: rule.id,
                version: rule.version,
            },
            period: rule.period,
            disposition: rule.disposition,
            trigger,
            end,
        }
    }

    /// The facts that leave its end so.
    pub fn facts_that_are(&self, wanted: When) -> Vec<Fact> {
        let trigger = self.trigger.as_ref();
        trigger.map(|step| step.facts_that_are(wanted)).unwrap_or_default()
    }
}

/// The longest of what the rules say; whoever does not know keeps longer than whoever knows.
fn longest(rules: &[RuleStep]) -> Outcome {
    let with = |period: Period| rules.iter().find(|step| step.period == period);
    if let Some(step) = with(Period::Permanent) {
        return Outcome::Permanent { rule: step.rule };
    }
    if let Some(step) = with(Period::ToChoose) {
        return Outcome::MustChoose { rule: step.rule };
    }
    if let Some(facts) = undecided(rules, When::Unknown) {
        return Outcome::Missing { facts };
    }
    if let Some(facts) = undecided(rules, When::NotYet) {
        return Outcome::Waiting { facts };
    }
    let dated = rules.iter().filter_map(|step| match step.end {
        When::On(date) => Some((date, step)),
        When::Unknown | When::NotYet => None,
    });
    match dated.max_by_key(|(date, _)| *date) {
        Some((date, step)) => Outcome::Until {
            date,
            rule: step.rule,
            disposition: step.disposition,
        },
        None => Outcome::NoRule,
    }
}

/// The facts that leave a rule's end so; `None` when no rule's is.
fn undecided(rules: &[RuleStep], end: When) -> Option<Vec<Fact>> {
    let undecided: Vec<&RuleStep> = rules.iter().filter(|step| step.end == end).collect();
    let mut facts: Vec<Fact> = undecided.iter().flat_map(|step| step.facts_that_are(end)).collect();
    facts.sort_unstable();
    facts.dedup();
    (!undecided.is_empty()).then_some(facts)
}

#[cfg(test)]
#[path = "evaluate_tests.rs"]
mod tests;
