//! By when a request must be answered: one rule per right and jurisdiction, and one clock per request.
//!
//! The Union's periods count as Regulation (EEC, Euratom) 1182/71 says: the day of receipt is not counted (Art. 3(1)); a month ends on the day with the same number, else on the month's last day (Art. 3(2)(c)); a last day that is a Saturday, Sunday or public holiday moves to the next working day (Art. 3(4)).
//! HIPAA counts calendar days after receipt and moves nothing.
//! A correction of the law is a rule with the next version; a request keeps the rule it was received under.

use jiff::civil::Date;
use jiff::{Span as JiffSpan, ToSpan as _};
use platform::organization::Jurisdiction;

use super::holidays::{Calendar, is_finnish_eve};

/// What a person asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// GDPR Art. 15; 45 CFR 164.524.
    Access,
    /// Who looked: Client Data Act 703/2023 (Finland), section 11.
    AccessLog,
    /// GDPR Art. 16; amendment under 45 CFR 164.526.
    Rectification,
    /// GDPR Art. 17.
    Erasure,
    /// GDPR Art. 18.
    Restriction,
    /// GDPR Art. 20.
    Portability,
    /// GDPR Art. 21.
    Objection,
    /// 45 CFR 164.528.
    AccountingOfDisclosures,
    /// A party's access to documents of a matter: Openness Act 621/1999 (Finland), sections 11 and 14.
    PartyAccess,
    /// What a relative asks about somebody who died: no right of theirs, and no law sets a time. Secrecy stays.
    Relative,
    /// The same from a relative who is a party to the matter: Openness Act 621/1999 (Finland), sections 11 and 14.
    RelativeParty,
    /// No right: what falls due by a retention rule, decided and carried out the same way.
    Disposal,
}

/// A length of time, counted from the day of receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    Days(u16),
    Weeks(u8),
    Months(u8),
}

impl Span {
    /// The last day of this time from `day` on, which is not counted itself.
    fn after(self, day: Date) -> Date {
        let span: JiffSpan = match self {
            Self::Days(days) => i32::from(days).days(),
            Self::Weeks(weeks) => i32::from(weeks).weeks(),
            Self::Months(months) => i32::from(months).months(),
        };
        // A month without such a day ends on its last; the end of the calendar holds.
        day.saturating_add(span)
    }
}

/// What a last day that is no working day does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roll {
    /// Stays: calendar days.
    Never,
    /// Next working day (Reg. 1182/71 Art. 3(4)).
    European,
    /// Next working day, the eves of Christmas and Midsummer included (Act 150/1930, section 5).
    Finnish,
}

impl Roll {
    fn apply(self, calendar: Calendar, mut day: Date) -> Date {
        let free = |day: Date| match self {
            Self::Never => false,
            Self::European => !calendar.is_working_day(day),
            Self::Finnish => !calendar.is_working_day(day) || is_finnish_eve(day),
        };
        while day < Date::MAX && free(day) {
            day = day.saturating_add(1.day());
        }
        day
    }
}

/// The law's period for one right in one jurisdiction.
#[derive(Debug, PartialEq, Eq)]
pub struct ClockRule {
    pub id: &'static str,
    pub version: u16,
    pub jurisdiction: Jurisdiction,
    pub rights: &'static [Right],
    pub first: Span,
    /// The whole time with an extension, also from receipt; the letter must leave within the first.
    pub extended: Span,
    /// Whether the clock stands while the person has not answered who they are.
    pub pauses: bool,
    pub roll: Roll,
    pub basis: &'static str,
}

const GDPR_RIGHTS: &[Right] = &[
    Right::Access,
    Right::Rectification,
    Right::Erasure,
    Right::Restriction,
    Right::Portability,
    Right::Objection,
];

const fn gdpr(
    id: &'static str,
    jurisdiction: Jurisdiction,
    rights: &'static [Right],
    basis: &'static str,
) -> ClockRule {
    ClockRule {
        id,
        version: 1,
        jurisdiction,
        rights,
        first: Span::Months(1),
        extended: Span::Months(3),
        pauses: true,
        roll: Roll::European,
        basis,
    }
}

const fn hipaa(id: &'static str, rights: &'static [Right], days: (u16, u16), basis: &'static str) -> ClockRule {
    ClockRule {
        id,
        version: 1,
        jurisdiction: Jurisdiction::UnitedStates,
        rights,
        first: Span::Days(days.0),
        extended: Span::Days(days.1),
        pauses: false,
        roll: Roll::Never,
        basis,
    }
}

/// Every rule, each version of it.
pub const CLOCKS: &[ClockRule] = &[
    gdpr(
        "EU-CLK-01",
        Jurisdiction::EuropeanUnion,
        GDPR_RIGHTS,
        "GDPR Art. 12(3); Reg. 1182/71 Art. 3",
    ),
    gdpr(
        "FI-CLK-01",
        Jurisdiction::Finland,
        GDPR_RIGHTS,
        "GDPR Art. 12(3); Reg. 1182/71 Art. 3",
    ),
    // The Act gives no number that was confirmed; run as the general period.
    gdpr(
        "FI-CLK-02",
        Jurisdiction::Finland,
        &[Right::AccessLog],
        "Act 703/2023 § 11, run as GDPR Art. 12(3)",
    ),
    // Two weeks; a month where the documents are many or hard to judge. Only a pause by law could stop it, and there is none.
    ClockRule {
        id: "FI-CLK-03",
        version: 1,
        jurisdiction: Jurisdiction::Finland,
        rights: &[Right::PartyAccess],
        first: Span::Weeks(2),
        extended: Span::Months(1),
        pauses: false,
        roll: Roll::Finnish,
        basis: "Act 621/1999 § 14; Act 150/1930 § 5",
    },
    // The same time for a relative who is a party: the right is the party's own, and does not end with the client's death.
    ClockRule {
        id: "FI-CLK-04",
        version: 1,
        jurisdiction: Jurisdiction::Finland,
        rights: &[Right::RelativeParty],
        first: Span::Weeks(2),
        extended: Span::Months(1),
        pauses: false,
        roll: Roll::Finnish,
        basis: "Act 621/1999 § 11, § 14; Act 150/1930 § 5",
    },
    hipaa(
        "US-CLK-01",
        &[Right::Access, Right::Portability],
        (30, 60),
        "45 CFR 164.524(b)(2)",
    ),
    hipaa("US-CLK-02", &[Right::Rectification], (60, 90), "45 CFR 164.526(b)(2)"),
    hipaa(
        "US-CLK-03",
        &[Right::AccountingOfDisclosures],
        (60, 90),
        "45 CFR 164.528(c)(1)",
    ),
];

/// The newest rule for a right, or nothing where the law gives no such right or no time.
pub fn rule(jurisdiction: Jurisdiction, right: Right) -> Option<&'static ClockRule> {
    let fitting = CLOCKS
        .iter()
        .filter(|rule| rule.jurisdiction == jurisdiction.law() && rule.rights.contains(&right));
    fitting.max_by_key(|rule| rule.version)
}

/// A wait for the person's identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    pub asked: Date,
    pub answered: Option<Date>,
}

/// Why a clock refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockError {
    /// The day lies before what happened last.
    OutOfOrder,
    /// The time that this had to happen in is over.
    TooLate,
    /// It has happened already.
    Twice,
    /// The law knows no such pause, or nobody was asked.
    NoPause,
}

/// One request's time: what moved its end, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    rule: &'static ClockRule,
    calendar: Calendar,
    received: Date,
    extended: Option<Date>,
    pauses: Vec<Pause>,
}

impl Clock {
    /// Starts on the day of receipt, in the organization's time zone.
    pub const fn start(rule: &'static ClockRule, calendar: Calendar, received: Date) -> Self {
        Self {
            rule,
            calendar,
            received,
            extended: None,
            pauses: Vec::new(),
        }
    }

    pub fn rule(&self) -> &'static ClockRule {
        self.rule
    }

    /// The day that the letter with the reasons for more time was sent.
    pub fn extended(&self) -> Option<Date> {
        self.extended
    }

    pub fn pauses(&self) -> &[Pause] {
        &self.pauses
    }

    /// The last day on which the answer is in time; nothing while the clock stands.
    pub fn due(&self) -> Option<Date> {
        let span = match self.extended {
            Some(_) => self.rule.extended,
            None => self.rule.first,
        };
        self.end_of(span)
    }

    /// Takes the extension with a letter sent on a day within the first period.
    pub fn extend(&mut self, sent: Date) -> Result<(), ClockError> {
        if self.extended.is_some() {
            return Err(ClockError::Twice);
        }
        if sent < self.received {
            return Err(ClockError::OutOfOrder);
        }
        // While the clock stands the first period cannot end: it had not ended when the clock was stopped.
        if self.end_of(self.rule.first).is_some_and(|end| sent > end) {
            return Err(ClockError::TooLate);
        }
        self.extended = Some(sent);
        Ok(())
    }

    /// Stops on the day that the person was asked who they are (GDPR Art. 12(6)).
    pub fn ask_identity(&mut self, asked: Date) -> Result<(), ClockError> {
        if !self.rule.pauses {
            return Err(ClockError::NoPause);
        }
        let due = self.due().ok_or(ClockError::Twice)?;
        let last = self.pauses.last().and_then(|pause| pause.answered);
        if asked < last.unwrap_or(self.received) {
            return Err(ClockError::OutOfOrder);
        }
        if asked > due {
            return Err(ClockError::TooLate);
        }
        self.pauses.push(Pause { asked, answered: None });
        Ok(())
    }

    /// Goes on from the day that the answer came.
    pub fn identity_answered(&mut self, answered: Date) -> Result<(), ClockError> {
        let pause = self.pauses.last_mut().ok_or(ClockError::NoPause)?;
        if pause.answered.is_some() {
            return Err(ClockError::NoPause);
        }
        if answered < pause.asked {
            return Err(ClockError::OutOfOrder);
        }
        pause.answered = Some(answered);
        Ok(())
    }

    /// The end of a period from receipt, later by the days that the clock stood.
    fn end_of(&self, span: Span) -> Option<Date> {
        let mut end = span.after(self.received);
        for pause in &self.pauses {
            let stood = pause.answered?.since(pause.asked).ok()?;
            end = end.saturating_add(stood);
        }
        Some(self.rule.roll.apply(self.calendar, end))
    }
}

#[cfg(test)]
#[path = "clock_tests.rs"]
mod tests;
