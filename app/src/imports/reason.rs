//! Why a row was refused, or a value of it left out.
//!
//! Invariant: a reason never holds the value it speaks of; values are personal data, and reasons
//! are counted, shown in lists and logged.

/// Why a row or one of its values was not taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// Row: it has no name at all.
    NoName,
    /// Row: it has more cells than there are columns.
    TooManyCells,
    /// Row: it has less than half of the columns.
    TooFewCells,
    /// Row: a cell is longer than can be read.
    CellTooLong,
    /// Value: no letter in what should be a name.
    NameWithoutLetters,
    /// Value: longer than the field.
    TooLong,
    /// Identity code: no country's codes look like this.
    IdentityCodeShape,
    /// Identity code: the date in it does not exist.
    IdentityCodeDate,
    /// Identity code: the date in it has not come yet.
    IdentityCodeFuture,
    /// Identity code: the check character does not fit.
    IdentityCodeCheck,
    /// Identity code: a number that is never given out.
    IdentityCodeNeverIssued,
    /// Date: no such day, such as 31 February.
    DateImpossible,
    /// Date: not written in a known way.
    DateUnreadable,
    /// Date: two digits of the year fit two centuries.
    DateCenturyUnclear,
    /// Date: it has not come yet.
    DateInFuture,
    /// Birth date: more than 125 years ago.
    BirthDateTooEarly,
    /// Birth date: the identity code says another day, and counts.
    BirthDateDisagrees,
    /// Closing date: before the opening date.
    ClosedBeforeOpened,
    /// Phone: nobody can have this number.
    PhoneUnusable,
    /// Phone: written as another country's numbers are, without the country code.
    PhoneCountryUnclear,
    /// Phone: a second number in the cell.
    PhoneSecondNumber,
    /// E-mail: mail cannot be sent to it.
    EmailUnusable,
    /// Language: not a known language.
    LanguageUnknown,
    /// Role in the household: not a known role.
    RoleUnknown,
    /// Address protection: neither yes nor no, and therefore taken as yes.
    ProtectionUnclear,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 25] = [
        Self::NoName,
        Self::TooManyCells,
        Self::TooFewCells,
        Self::CellTooLong,
        Self::NameWithoutLetters,
        Self::TooLong,
        Self::IdentityCodeShape,
        Self::IdentityCodeDate,
        Self::IdentityCodeFuture,
        Self::IdentityCodeCheck,
        Self::IdentityCodeNeverIssued,
        Self::DateImpossible,
        Self::DateUnreadable,
        Self::DateCenturyUnclear,
        Self::DateInFuture,
        Self::BirthDateTooEarly,
        Self::BirthDateDisagrees,
        Self::ClosedBeforeOpened,
        Self::PhoneUnusable,
        Self::PhoneCountryUnclear,
        Self::PhoneSecondNumber,
        Self::EmailUnusable,
        Self::LanguageUnknown,
        Self::RoleUnknown,
        Self::ProtectionUnclear,
    ];

    /// The Fluent message with the reason in plain words; stable, because it is stored.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoName => "imports-reason-no-name",
            Self::TooManyCells => "imports-reason-too-many-cells",
            Self::TooFewCells => "imports-reason-too-few-cells",
            Self::CellTooLong => "imports-reason-cell-too-long",
            Self::NameWithoutLetters => "imports-reason-name-without-letters",
            Self::TooLong => "imports-reason-too-long",
            Self::IdentityCodeShape => "imports-reason-identity-code-shape",
            Self::IdentityCodeDate => "imports-reason-identity-code-date",
            Self::IdentityCodeFuture => "imports-reason-identity-code-future",
            Self::IdentityCodeCheck => "imports-reason-identity-code-check",
            Self::IdentityCodeNeverIssued => "imports-reason-identity-code-never-issued",
            Self::DateImpossible => "imports-reason-date-impossible",
            Self::DateUnreadable => "imports-reason-date-unreadable",
            Self::DateCenturyUnclear => "imports-reason-date-century-unclear",
            Self::DateInFuture => "imports-reason-date-in-future",
            Self::BirthDateTooEarly => "imports-reason-birth-date-too-early",
            Self::BirthDateDisagrees => "imports-reason-birth-date-disagrees",
            Self::ClosedBeforeOpened => "imports-reason-closed-before-opened",
            Self::PhoneUnusable => "imports-reason-phone-unusable",
            Self::PhoneCountryUnclear => "imports-reason-phone-country-unclear",
            Self::PhoneSecondNumber => "imports-reason-phone-second-number",
            Self::EmailUnusable => "imports-reason-email-unusable",
            Self::LanguageUnknown => "imports-reason-language-unknown",
            Self::RoleUnknown => "imports-reason-role-unknown",
            Self::ProtectionUnclear => "imports-reason-protection-unclear",
        }
    }

    /// The stable name in the command line's report.
    pub fn name(self) -> &'static str {
        let key = self.key();
        key.strip_prefix("imports-reason-").unwrap_or(key)
    }

    /// Finds the reason with a stored key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == key)
    }
}
