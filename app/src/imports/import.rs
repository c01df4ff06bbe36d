//! One import: the file that was given, what its columns mean, how far it has come.

use minicbor::{Decode, Encode};
use platform::authz::SealedRow;
use platform::clock::Time;
use platform::db::{Cell, Column, Error, FromRow, Row, Table};
use platform::ids::{AccountId, ImportId, ScopeId, TeamId};
use platform::keystore::Sealed;
use uuid::Uuid;

use super::mapping::{Field, Mapping};
use super::report::Preview;
use crate::people::identity_code::Country;
use crate::tables;

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The file is here; nobody has been taken over.
    Draft,
    Running,
    Finished,
    /// What it created is being taken back.
    Undoing,
    Undone,
}

impl State {
    const ALL: [Self; 5] = [Self::Draft, Self::Running, Self::Finished, Self::Undoing, Self::Undone];

    /// The name in the database and in message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Running => "running",
            Self::Finished => "finished",
            Self::Undoing => "undoing",
            Self::Undone => "undone",
        }
    }

    /// Whether a job works on it.
    pub const fn is_at_work(self) -> bool {
        matches!(self, Self::Running | Self::Undoing)
    }
}

impl Column for State {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        let name = String::from_cell(cell)?;
        let found = Self::ALL.into_iter().find(|state| state.name() == name);
        found.ok_or(Error::Column("not a state"))
    }
}

/// What is personal about an import, or may be: people name files after people.
#[derive(Clone, Default, Encode, Decode)]
pub(super) struct ImportFields {
    #[n(0)]
    pub file_name: String,
    /// The name of the system that the file comes from; with a row's number it is the key.
    #[n(1)]
    pub system: String,
    /// The country of that system, as [`Country::code`].
    #[n(2)]
    pub country: String,
    #[n(3)]
    pub header: Vec<String>,
    /// The field of each column by its stable name; empty until somebody has looked at them.
    #[n(4)]
    pub columns: Vec<String>,
    /// What the last look at the file found, or what the finished import did.
    #[n(5)]
    pub preview: Option<Preview>,
}

impl ImportFields {
    pub(super) fn country(&self) -> Country {
        country_of(&self.country).unwrap_or(Country::Fi)
    }

    /// The mapping that somebody has chosen.
    pub(super) fn mapping(&self) -> Option<Mapping> {
        let columns: Option<Vec<Field>> = self.columns.iter().map(|name| Field::parse(name)).collect();
        let columns = columns.filter(|columns| !columns.is_empty() && columns.len() == self.header.len())?;
        Some(Mapping {
            columns,
            country: self.country(),
        })
    }

    pub(super) fn set_mapping(&mut self, mapping: &Mapping) {
        self.columns = mapping.columns.iter().map(|field| field.name().to_owned()).collect();
    }
}

/// Finds a country by its code.
pub(super) fn country_of(code: &str) -> Option<Country> {
    Country::ALL.into_iter().find(|country| country.code() == code)
}

/// How the other system knows a person: a blind token is made of it.
pub(super) fn source(system: &str, key: &str) -> String {
    format!("{system} {key}")
}

/// How many rows went where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub created: i64,
    pub unchanged: i64,
    pub duplicates: i64,
    pub refused: i64,
}

impl Counts {
    pub(super) const fn sum(self) -> i64 {
        self.created + self.unchanged + self.duplicates + self.refused
    }
}

/// An import's row.
pub(super) struct Import {
    pub id: ImportId,
    pub version: i64,
    /// Who started it; nobody for the command line.
    pub account_id: Option<AccountId>,
    /// Who gets the cases.
    pub team_id: Option<TeamId>,
    pub state: State,
    pub created_at: Time,
    pub finished_at: Option<Time>,
    pub rows: i64,
    pub counts: Counts,
    /// The number of the row that comes next, so that a job can go on where another stopped.
    pub next_row: i64,
    pub scope: ScopeId,
    pub sealed: Sealed<ImportFields>,
}

impl FromRow for Import {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            account_id: row.get(2)?,
            team_id: row.get(3)?,
            state: row.get(4)?,
            created_at: row.get(5)?,
            finished_at: row.get(6)?,
            rows: row.get(7)?,
            counts: Counts {
                created: row.get(8)?,
                unchanged: row.get(9)?,
                duplicates: row.get(10)?,
                refused: row.get(11)?,
            },
            next_row: row.get(12)?,
            scope: row.get(13)?,
            sealed: row.get(14)?,
        })
    }
}

impl SealedRow for Import {
    type Fields = ImportFields;
    const TABLE: &'static Table = &tables::IMPORT;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<ImportFields> {
        &self.sealed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_that_was_chosen_is_read_back() {
        let header = vec!["nimi".to_owned(), "muu".to_owned()];
        let mut fields = ImportFields {
            header,
            country: "se".to_owned(),
            ..ImportFields::default()
        };
        assert!(fields.mapping().is_none(), "nobody has chosen yet");
        let mapping = Mapping {
            columns: vec![Field::FullName, Field::Ignore],
            country: Country::Se,
        };
        fields.set_mapping(&mapping);
        assert_eq!(fields.mapping(), Some(mapping));
    }
}
