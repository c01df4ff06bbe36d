//! One row made clean: every value read, or left out with the reason.
//!
//! Rules (from the issue):
//! - A row is refused only if it has no name at all, or is not a row.
//! - A value that cannot be used is left out and listed; the person still arrives.
//! - Words for "nothing" (`-`, `ei ole`, `tuntematon`) are empty cells and not listed.
//!
//! Decisions:
//! - A valid identity code outweighs the birth date column, because it has a check character; a
//!   birth date that disagrees is left out and listed.
//! - A code that is wrong in the file's own country but would pass in another is believed only
//!   with a second sign: the birth date column agrees, or it does not look like the own
//!   country's codes at all.
//! - Address protection that is neither yes nor no is taken as yes, and listed: a wrong yes hides
//!   an address, a wrong no can cost a life.
//! - A case may open before its person is born, and a household role is not held against an age.
//!
//! Nothing here is `Debug`: rows are personal data.

mod calendar;
mod date;
mod email;
mod household;
mod language;
mod phone;
#[cfg(test)]
mod tests;
mod text;

use jiff::civil::Date;

pub use calendar::{Calendar, DateColumn};
pub use household::HouseholdRole;

use super::mapping::{Field, Mapping};
use super::reason::Reason;
use super::table::{Broken, RawRow};
use crate::people::identity_code::{Country, IdentityCode, IdentityCodeError};

const NAME_CHARS: usize = 200;
const LINE_CHARS: usize = 200;
const REMARK_CHARS: usize = 10_000;

/// What became of a row.
pub enum Verdict {
    /// It is not taken over.
    Refused { reasons: Vec<Reason> },
    /// It can be.
    Row(Box<CleanRow>),
}

/// A row whose values can be used as they are.
#[derive(Clone, PartialEq, Eq)]
pub struct CleanRow {
    /// The person's number in the other system; without it a second import of the same file
    /// cannot recognise the person.
    pub source_number: Option<String>,
    /// Empty if only the given names are known.
    pub family_name: String,
    /// Empty if only the family name is known.
    pub given_names: String,
    pub identity_code: Option<IdentityCode>,
    /// From the identity code if there is one, or else from its own column.
    pub birth_date: Option<Date>,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    /// In E.164 form.
    pub phone_e164: Option<String>,
    /// The word that stood beside the number, such as `työ`.
    pub phone_label: Option<String>,
    pub email: Option<String>,
    /// As a BCP 47 tag.
    pub language: Option<String>,
    /// What the people of one household share in the file.
    pub household: Option<String>,
    pub role: Option<HouseholdRole>,
    pub service: Option<String>,
    pub opened_on: Option<Date>,
    pub closed_on: Option<Date>,
    pub address_protected: bool,
    pub remark: Option<String>,
    /// What was left out, in the order of the columns above.
    pub dropped: Vec<Dropped>,
}

/// A value that was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dropped {
    pub field: Field,
    pub reason: Reason,
}

/// Reads a row by the mapping.
pub fn clean(row: &RawRow, mapping: &Mapping, calendar: &Calendar) -> Verdict {
    match &row.cells {
        Err(broken) => Verdict::Refused {
            reasons: vec![broken_reason(*broken)],
        },
        Ok(cells) => Reader::new(cells, mapping, calendar).row(),
    }
}

fn broken_reason(broken: Broken) -> Reason {
    match broken {
        Broken::TooManyCells => Reason::TooManyCells,
        Broken::TooFewCells => Reason::TooFewCells,
        Broken::CellTooLong => Reason::CellTooLong,
    }
}

/// Reads the cells of one row and collects what it leaves out.
struct Reader<'row> {
    cells: &'row [String],
    mapping: &'row Mapping,
    calendar: &'row Calendar,
    dropped: Vec<Dropped>,
}

impl<'row> Reader<'row> {
    fn new(cells: &'row [String], mapping: &'row Mapping, calendar: &'row Calendar) -> Self {
        Self {
            cells,
            mapping,
            calendar,
            dropped: Vec::new(),
        }
    }

    fn row(mut self) -> Verdict {
        let source_number = self.line(Field::SourceNumber);
        let (family_name, given_names) = self.names();
        if family_name.is_empty() && given_names.is_empty() {
            let mut reasons = vec![Reason::NoName];
            reasons.extend(self.dropped.iter().map(|dropped| dropped.reason));
            return Verdict::Refused { reasons };
        }
        let identity_code = self.identity_code();
        let birth_date = self.birth_date(identity_code.as_ref());
        let street = self.line(Field::Street);
        let postal_code = self.line(Field::PostalCode);
        let city = self.line(Field::City);
        let (phone_e164, phone_label) = self.phone();
        let email = self.parsed(Field::Email, email::read);
        let language = self.language();
        let household = self.line(Field::Household);
        let role = self.parsed(Field::RoleInHousehold, HouseholdRole::read);
        let service = self.line(Field::Service);
        let (opened_on, closed_on) = self.case_dates();
        let address_protected = self.address_protected();
        let remark = self.remark();
        Verdict::Row(Box::new(CleanRow {
            source_number,
            family_name,
            given_names,
            identity_code,
            birth_date,
            street,
            postal_code,
            city,
            phone_e164,
            phone_label,
            email,
            language,
            household,
            role,
            service,
            opened_on,
            closed_on,
            address_protected,
            remark,
            dropped: self.dropped,
        }))
    }

    fn names(&mut self) -> (String, String) {
        let family_name = self.name(Field::FamilyName);
        let given_names = self.name(Field::GivenNames);
        if !family_name.is_empty() || !given_names.is_empty() {
            return (family_name, given_names);
        }
        split_full_name(&self.name(Field::FullName))
    }

    fn name(&mut self, field: Field) -> String {
        let Some(name) = text::name(self.cell(field)) else {
            return String::new();
        };
        if !name.chars().any(char::is_alphabetic) {
            self.drop(field, Reason::NameWithoutLetters);
            return String::new();
        }
        if name.chars().count() > NAME_CHARS {
            self.drop(field, Reason::TooLong);
            return String::new();
        }
        text::recase(&name)
    }

    fn identity_code(&mut self) -> Option<IdentityCode> {
        let typed = text::value(self.cell(Field::IdentityCode))?;
        let own = IdentityCode::parse_as(self.mapping.country, &typed, self.calendar.today);
        let error = match own {
            Ok(code) => return Some(code),
            Err(error) => error,
        };
        let foreign = Country::ALL
            .into_iter()
            .filter_map(|country| IdentityCode::parse_as(country, &typed, self.calendar.today).ok())
            .find(|code| self.is_believable(code, error));
        if foreign.is_none() {
            self.drop(Field::IdentityCode, identity_code_reason(error));
        }
        foreign
    }

    fn is_believable(&self, foreign: &IdentityCode, own_error: IdentityCodeError) -> bool {
        let typed = text::value(self.cell(Field::BirthDate));
        let typed = typed.and_then(|typed| self.born(&typed).ok());
        match (typed, foreign.birth_date()) {
            (Some(typed), Some(coded)) => typed == coded,
            _ => own_error == IdentityCodeError::UnknownShape,
        }
    }

    fn born(&self, typed: &str) -> Result<Date, Reason> {
        date::birth(typed, self.calendar.today, self.calendar.order(Field::BirthDate))
    }

    fn birth_date(&mut self, code: Option<&IdentityCode>) -> Option<Date> {
        let coded = code.and_then(IdentityCode::birth_date);
        let Some(typed) = text::value(self.cell(Field::BirthDate)) else {
            return coded;
        };
        let read = self.born(&typed);
        let Some(coded) = coded else {
            return self.kept(Field::BirthDate, read);
        };
        match read {
            Ok(date) if date == coded => {}
            _ if date::fits_short_year(&typed, coded, self.calendar.order(Field::BirthDate)) => {}
            Ok(_) => self.drop(Field::BirthDate, Reason::BirthDateDisagrees),
            Err(reason) => self.drop(Field::BirthDate, reason),
        }
        Some(coded)
    }

    fn phone(&mut self) -> (Option<String>, Option<String>) {
        let Some(cell) = text::value(self.cell(Field::Phone)) else {
            return (None, None);
        };
        let phones = phone::read(&cell, self.mapping.country, self.is_swedish());
        if phones.has_second {
            self.drop(Field::Phone, Reason::PhoneSecondNumber);
        }
        let number = self.kept(Field::Phone, phones.first);
        let label = phones.label.filter(|_| number.is_some());
        (number, label)
    }

    /// Whether the row is about somebody who speaks Swedish, or lives where postal codes are written as in Sweden.
    fn is_swedish(&self) -> bool {
        let language = text::name(self.cell(Field::Language)).and_then(|typed| language::read(&typed).ok());
        let speaks_swedish = language.is_some_and(|tag| tag == "sv" || tag.starts_with("sv-"));
        speaks_swedish || text::is_swedish_postal_code(self.cell(Field::PostalCode))
    }

    fn language(&mut self) -> Option<String> {
        // As a name is read, because `no` is a language and not a word for nothing.
        let typed = text::name(self.cell(Field::Language))?;
        self.kept(Field::Language, language::read(&typed))
    }

    fn case_dates(&mut self) -> (Option<Date>, Option<Date>) {
        let calendar = self.calendar;
        let past = |field| move |typed: &str| date::past(typed, calendar.today, calendar.order(field));
        let opened_on = self.parsed(Field::OpenedOn, past(Field::OpenedOn));
        let closed_on = self.parsed(Field::ClosedOn, past(Field::ClosedOn));
        match (opened_on, closed_on) {
            (Some(opened), Some(closed)) if closed < opened => {
                self.drop(Field::ClosedOn, Reason::ClosedBeforeOpened);
                (Some(opened), None)
            }
            dates => dates,
        }
    }

    fn address_protected(&mut self) -> bool {
        const YES: [&str; 14] = [
            "kyllä",
            "kylla",
            "k",
            "on",
            "ja",
            "j",
            "yes",
            "y",
            "true",
            "x",
            "1",
            "t",
            "turvakielto",
            "wel",
        ];
        const NO: [&str; 9] = ["ei", "e", "nej", "no", "n", "nee", "false", "0", "f"];
        let Some(typed) = text::name(self.cell(Field::AddressProtection)) else {
            let typed = text::tidy(self.cell(Field::AddressProtection)).to_lowercase();
            let is_unknown =
                ["tuntematon", "unknown", "okänd", "onbekend", "ei tiedossa", "ei tietoa"].contains(&typed.as_str());
            if is_unknown {
                self.drop(Field::AddressProtection, Reason::ProtectionUnclear);
            }
            return is_unknown;
        };
        let typed = typed.to_lowercase();
        if NO.contains(&typed.as_str()) {
            return false;
        }
        if !YES.contains(&typed.as_str()) {
            self.drop(Field::AddressProtection, Reason::ProtectionUnclear);
        }
        true
    }

    fn remark(&mut self) -> Option<String> {
        text::value(self.cell(Field::Remark))?;
        let remark = text::tidy_lines(self.cell(Field::Remark));
        self.short_enough(Field::Remark, remark, REMARK_CHARS)
    }

    fn line(&mut self, field: Field) -> Option<String> {
        let line = text::value(self.cell(field))?;
        self.short_enough(field, line, LINE_CHARS)
    }

    fn parsed<T>(&mut self, field: Field, read: impl FnOnce(&str) -> Result<T, Reason>) -> Option<T> {
        let typed = text::value(self.cell(field))?;
        self.kept(field, read(&typed))
    }

    fn short_enough(&mut self, field: Field, text: String, most_chars: usize) -> Option<String> {
        let is_short = text.chars().count() <= most_chars;
        self.kept(field, is_short.then_some(text).ok_or(Reason::TooLong))
    }

    fn kept<T>(&mut self, field: Field, read: Result<T, Reason>) -> Option<T> {
        read.map_err(|reason| self.drop(field, reason)).ok()
    }

    fn drop(&mut self, field: Field, reason: Reason) {
        self.dropped.push(Dropped { field, reason });
    }

    fn cell(&self, field: Field) -> &'row str {
        self.mapping.cell(self.cells, field)
    }
}

fn identity_code_reason(error: IdentityCodeError) -> Reason {
    match error {
        IdentityCodeError::UnknownShape => Reason::IdentityCodeShape,
        IdentityCodeError::ImpossibleDate => Reason::IdentityCodeDate,
        IdentityCodeError::BirthInFuture => Reason::IdentityCodeFuture,
        IdentityCodeError::WrongCheck => Reason::IdentityCodeCheck,
        IdentityCodeError::NeverIssued => Reason::IdentityCodeNeverIssued,
    }
}

/// `Family, Given`, or else `Given Given Family`; `van der Berg` stays together.
fn split_full_name(name: &str) -> (String, String) {
    const PARTICLES: [&str; 12] = [
        "van", "von", "de", "der", "den", "af", "av", "da", "di", "la", "ten", "ter",
    ];
    if let Some((family, given)) = name.split_once(',') {
        return (family.trim().to_owned(), given.trim().to_owned());
    }
    let words: Vec<&str> = name.split(' ').collect();
    let particle = words
        .iter()
        .skip(1)
        .position(|word| PARTICLES.contains(&word.to_lowercase().as_str()))
        .map(|at| at + 1);
    let family_at = particle.unwrap_or(words.len().saturating_sub(1));
    let (given, family) = words.split_at_checked(family_at).unwrap_or_default();
    (family.join(" "), given.join(" "))
}
