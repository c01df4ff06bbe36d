//! One line of the catalogue: what is kept, from when on, how long, by which law, and how sure we are of it.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use platform::organization::Jurisdiction;
use serde::Serialize;

use super::category::Category;
use super::trigger::Trigger;

/// A version of a rule; another version is another line, and neither is ever edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub id: &'static str,
    pub version: u16,
    pub jurisdiction: Jurisdiction,
    pub category: Category,
    /// `None` where the law that was read names none.
    pub trigger: Option<Trigger>,
    pub period: Period,
    pub disposition: Disposition,
    /// The citation.
    pub basis: &'static str,
    pub confidence: Confidence,
    /// What is unconfirmed in a rule whose period is not.
    pub doubt: Option<Doubt>,
    pub effective_from: Date,
}

impl Rule {
    /// `id@version`.
    pub fn named(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }

    /// Whether it takes part: nothing that is unconfirmed decides about anything.
    pub fn is_enabled(&self) -> bool {
        self.confidence != Confidence::Unconfirmed && self.doubt.is_none()
    }
}

/// How long, from the trigger on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    Years(u16),
    Months(u16),
    Days(u16),
    /// For ever.
    Permanent,
    /// Nobody has confirmed how long.
    Unsettled,
    /// The organization has to choose a rule before anything can end.
    ToChoose,
}

impl Period {
    /// The last day of the period; a month that has no such day ends on its last (Reg. 1182/71 Art. 3(2)(c)).
    /// `None` where there is no such day.
    pub fn after(self, day: Date) -> Option<Date> {
        let span: Span = match self {
            Self::Years(years) => i32::from(years).years(),
            Self::Months(months) => i32::from(months).months(),
            Self::Days(days) => i32::from(days).days(),
            Self::Permanent | Self::Unsettled | Self::ToChoose => return None,
        };
        day.checked_add(span).ok()
    }

    /// The name in message keys, and the number in the message.
    pub const fn words(self) -> (&'static str, u16) {
        match self {
            Self::Years(years) => ("years", years),
            Self::Months(months) => ("months", months),
            Self::Days(days) => ("days", days),
            Self::Permanent => ("permanent", 0),
            Self::Unsettled => ("unsettled", 0),
            Self::ToChoose => ("to-choose", 0),
        }
    }
}

/// What happens when the period is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disposition {
    Destroy,
    /// Destroyed, unless an archive has ordered it to be handed over.
    DestroyOrArchive,
    Anonymise,
    Keep,
}

impl Disposition {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Destroy => "destroy",
            Self::DestroyOrArchive => "destroy-or-archive",
            Self::Anonymise => "anonymise",
            Self::Keep => "keep",
        }
    }
}

/// Where the period was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// A: the law, or a page of the authority.
    Read,
    /// B: somebody else's account of the law.
    Secondary,
    /// C: the article is known, its text was not read again.
    Known,
    /// D: not confirmed.
    Unconfirmed,
    /// The law gives a duty and no number; the number is proposed here.
    Proposed,
}

impl Confidence {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Secondary => "secondary",
            Self::Known => "known",
            Self::Unconfirmed => "unconfirmed",
            Self::Proposed => "proposed",
        }
    }
}

/// What is unconfirmed although the period is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    Trigger,
    Scope,
}

impl Doubt {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trigger => "trigger",
            Self::Scope => "scope",
        }
    }
}
