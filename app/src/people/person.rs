//! The person; pure.

use jiff::civil::Date;
use minicbor::{Decode, Encode};
use platform::authz::{Facts, Resource, SealedRow};
use platform::clock::Time;
use platform::db::{Error, FromRow, Row, Table};
use platform::ids::{AccountId, PersonId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use super::identity_code::{Country, IdentityCode};
use super::{Day, store};
use crate::tables;

/// Everything personal about a person; all of it sealed together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct PersonFields {
    #[n(0)]
    pub family: String,
    #[n(1)]
    pub given: String,
    #[n(2)]
    pub birth: Option<Day>,
    /// Normalised; the country tells how to read it.
    #[n(3)]
    pub identity_code: Option<String>,
    #[n(4)]
    pub identity_country: Option<String>,
    /// BCP 47.
    #[n(5)]
    pub language: Option<String>,
    #[n(6)]
    pub needs_interpreter: bool,
    /// E.164.
    #[n(7)]
    pub phone: Option<String>,
    #[n(8)]
    pub email: Option<String>,
    #[n(9)]
    pub street: Option<String>,
    #[n(10)]
    pub postal_code: Option<String>,
    #[n(11)]
    pub city: Option<String>,
    /// A non-disclosure for personal safety: the address is shown to nobody who does not need it.
    #[n(12)]
    pub address_protected: bool,
    #[n(13)]
    pub safe_contact: SafeContact,
    #[n(14)]
    pub death: Option<Death>,
    /// What an older system said that fits nowhere else.
    #[n(15)]
    pub remark: Option<String>,
    /// Former and other names, by which the person is found too.
    #[n(16)]
    pub also_known_as: Option<String>,
    /// Gets a service here; others are family and contacts.
    #[n(17)]
    pub is_client: bool,
    /// `system number`, as blind tokens are made from.
    #[n(18)]
    pub sources: Vec<String>,
    /// The day on which the record of their last case was destroyed, where they had one.
    #[n(19)]
    pub last_case_destroyed: Option<Day>,
}

/// How a person can be reached without danger. Every letter, notice and call obeys it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct SafeContact {
    #[n(0)]
    pub never_call: bool,
    #[n(1)]
    pub never_write: bool,
    /// `weekdays 9–15`, in the person's own words.
    #[n(2)]
    pub safe_hours: Option<String>,
}

impl SafeContact {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A death, believed only when two people have said so.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Death {
    #[n(0)]
    pub day: Day,
    #[n(1)]
    pub source: String,
    /// The account that recorded it; empty for an import.
    #[n(2)]
    pub recorded_by: String,
    #[n(3)]
    pub confirmed_by: Option<String>,
}

/// In what order a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameStyle {
    /// `Lehtonen, Aino`: staff lists.
    FamilyFirst,
    /// `Aino Lehtonen`: titles and letters.
    GivenFirst,
}

impl PersonFields {
    pub fn name(&self, style: NameStyle) -> String {
        match (self.family.as_str(), self.given.as_str(), style) {
            ("", given, _) => given.to_owned(),
            (family, "", _) => family.to_owned(),
            (family, given, NameStyle::FamilyFirst) => format!("{family}, {given}"),
            (family, given, NameStyle::GivenFirst) => format!("{given} {family}"),
        }
    }

    pub fn birth(&self) -> Option<Date> {
        self.birth.map(|Day(date)| date)
    }

    /// The identity code, if there is one and it still reads as one.
    pub fn identity(&self, today: Date) -> Option<IdentityCode> {
        let country = Country::ALL
            .into_iter()
            .find(|country| Some(country.code()) == self.identity_country.as_deref())?;
        IdentityCode::parse_as(country, self.identity_code.as_deref()?, today).ok()
    }

    pub fn set_identity(&mut self, code: Option<&IdentityCode>) {
        self.identity_code = code.map(|code| code.normalised().to_owned());
        self.identity_country = code.map(|code| code.country().code().to_owned());
    }

    /// A death that a second person has confirmed.
    /// The day of a death that two people have said.
    pub fn confirmed_death(&self) -> Option<Date> {
        let confirmed = self.death.as_ref().filter(|death| death.confirmed_by.is_some());
        confirmed.map(|death| death.day.0)
    }

    pub fn is_deceased(&self) -> bool {
        self.death.as_ref().is_some_and(|death| death.confirmed_by.is_some())
    }
}

/// Why a death cannot be recorded or confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeathError {
    NoSource,
    InFuture,
    BeforeBirth,
    /// Two people have said so already; the record stays.
    Confirmed,
    NothingToConfirm,
    /// The second confirmation must come from somebody else.
    SamePerson,
}

impl PersonFields {
    /// Notes a death with its source; it counts only once confirmed.
    pub fn record_death(
        &mut self,
        day: Date,
        source: &str,
        by: Option<AccountId>,
        today: Date,
    ) -> Result<(), DeathError> {
        if self.is_deceased() {
            return Err(DeathError::Confirmed);
        }
        if source.trim().is_empty() {
            return Err(DeathError::NoSource);
        }
        if day > today {
            return Err(DeathError::InFuture);
        }
        if self.birth().is_some_and(|birth| day < birth) {
            return Err(DeathError::BeforeBirth);
        }
        let recorded_by = by.map(|by| by.to_string()).unwrap_or_default();
        self.death = Some(Death {
            day: Day(day),
            source: source.trim().to_owned(),
            recorded_by,
            confirmed_by: None,
        });
        Ok(())
    }

    /// Confirms a recorded death; never by whoever recorded it.
    pub fn confirm_death(&mut self, by: AccountId) -> Result<(), DeathError> {
        let death = self
            .death
            .as_mut()
            .filter(|death| death.confirmed_by.is_none())
            .ok_or(DeathError::NothingToConfirm)?;
        if death.recorded_by == by.to_string() {
            return Err(DeathError::SamePerson);
        }
        death.confirmed_by = Some(by.to_string());
        Ok(())
    }
}

/// A natural person whom the organization knows.
pub struct Person {
    pub id: PersonId,
    pub version: i64,
    pub scope: ScopeId,
    pub log_scope: ScopeId,
    pub number: i64,
    pub sensitive: bool,
    pub created_at: Time,
    pub sealed: Sealed<PersonFields>,
}

/// The columns of a person in the order that [`Person::read_from`] expects.
#[macro_export]
macro_rules! person_columns {
    () => {
        "p.id, p.version, p.scope_id, p.log_scope_id, p.number, p.sensitive, p.created_at, p.sealed"
    };
}

impl Person {
    pub(super) fn read_from(row: &Row<'_>, from: usize) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(from)?,
            version: row.get(from + 1)?,
            scope: row.get(from + 2)?,
            log_scope: row.get(from + 3)?,
            number: row.get(from + 4)?,
            sensitive: row.get(from + 5)?,
            created_at: row.get(from + 6)?,
            sealed: row.get(from + 7)?,
        })
    }
}

impl FromRow for Person {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Self::read_from(row, 0)
    }
}

impl Resource for Person {
    const TABLE: &'static Table = &tables::PERSON;
    const FACTS: &'static str = store::FACTS;

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Self::read_from(row, Self::OFFSET)
    }

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn subject(&self) -> Option<ScopeId> {
        Some(self.log_scope)
    }

    fn facts(&self) -> Facts {
        // Who is not sensitive can be found by all staff, so they may know that the person exists.
        Facts {
            restricted: self.sensitive,
            known: !self.sensitive,
            own: false,
        }
    }
}

impl SealedRow for Person {
    type Fields = PersonFields;
    const TABLE: &'static Table = &tables::PERSON;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<PersonFields> {
        &self.sealed
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_death_needs_two_people() {
        let (first, second) = (AccountId::from(Uuid::from_u128(1)), AccountId::from(Uuid::from_u128(2)));
        let today = date(2026, 11, 21);
        let mut fields = PersonFields {
            birth: Some(Day(date(1950, 1, 1))),
            ..PersonFields::default()
        };
        assert_eq!(
            fields.record_death(today, " ", Some(first), today),
            Err(DeathError::NoSource)
        );
        assert_eq!(
            fields.record_death(date(2026, 11, 22), "register", Some(first), today),
            Err(DeathError::InFuture)
        );
        assert_eq!(
            fields.record_death(date(1949, 1, 1), "register", Some(first), today),
            Err(DeathError::BeforeBirth)
        );
        assert_eq!(fields.confirm_death(second), Err(DeathError::NothingToConfirm));
        fields.record_death(today, "register", Some(first), today).unwrap();
        assert!(!fields.is_deceased());
        assert_eq!(fields.confirm_death(first), Err(DeathError::SamePerson));
        fields.confirm_death(second).unwrap();
        assert!(fields.is_deceased());
        assert_eq!(
            fields.record_death(today, "register", Some(first), today),
            Err(DeathError::Confirmed)
        );
    }
}
