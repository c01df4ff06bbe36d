//! The protected source; pure.

use minicbor::{Decode, Encode};
use platform::authz::{Facts, Resource, SealedRow};
use platform::clock::Time;
use platform::db::{Error, FromRow, Row, Table};
use platform::ids::{AccountId, CaseId, EntryId, ScopeId, SourceId};
use platform::keystore::Sealed;
use serde::Deserialize;
use uuid::Uuid;

use super::store;
use crate::layout::{Errors, Length};
use crate::tables;

/// Who told; the names are those of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, Deserialize)]
#[serde(default)]
pub struct SourceFields {
    #[n(0)]
    #[serde(rename = "source_name")]
    pub name: String,
    /// How they can be reached.
    #[n(1)]
    #[serde(rename = "source_contact")]
    pub contact: String,
    /// How they know what they told: a neighbour, a teacher.
    #[n(2)]
    #[serde(rename = "source_relation")]
    pub relation: String,
}

impl SourceFields {
    pub fn is_empty(&self) -> bool {
        [&self.name, &self.contact, &self.relation]
            .iter()
            .all(|text| text.trim().is_empty())
    }

    /// What was typed, without the blanks around it.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        Self {
            name: self.name.trim().to_owned(),
            contact: self.contact.trim().to_owned(),
            relation: self.relation.trim().to_owned(),
        }
    }

    /// Says what is too long.
    pub fn limit(&self, errors: &mut Errors) {
        errors.limit("source_name", &self.name, Length::Name);
        errors.limit("source_contact", &self.contact, Length::Name);
        errors.limit("source_relation", &self.relation, Length::Name);
    }
}

/// Who told what one entry says.
pub struct Source {
    pub id: SourceId,
    pub version: i64,
    pub case_id: CaseId,
    pub entry_id: EntryId,
    pub recorded_by: AccountId,
    pub recorded_at: Time,
    pub scope: ScopeId,
    pub sealed: Sealed<SourceFields>,
    /// Whether its case is.
    pub restricted: bool,
}

/// The columns of a source and of its case, in the order they are read.
#[macro_export]
macro_rules! source_columns {
    () => {
        "s.id, s.version, s.case_id, s.entry_id, s.recorded_by, s.recorded_at, s.scope_id, s.sealed, c.restricted"
    };
}

impl Source {
    fn read_from(row: &Row<'_>, from: usize) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(from)?,
            version: row.get(from + 1)?,
            case_id: row.get(from + 2)?,
            entry_id: row.get(from + 3)?,
            recorded_by: row.get(from + 4)?,
            recorded_at: row.get(from + 5)?,
            scope: row.get(from + 6)?,
            sealed: row.get(from + 7)?,
            restricted: row.get(from + 8)?,
        })
    }
}

impl FromRow for Source {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Self::read_from(row, 0)
    }
}

impl Resource for Source {
    const TABLE: &'static Table = &tables::PROTECTED_SOURCE;
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

    /// Its own: what is logged under the client's name comes to the client's ears, and a reason that names somebody goes with the source.
    fn subject(&self) -> Option<ScopeId> {
        Some(self.scope)
    }

    fn facts(&self) -> Facts {
        Facts {
            restricted: self.restricted,
            known: false,
            own: false,
        }
    }
}

impl SealedRow for Source {
    type Fields = SourceFields;
    const TABLE: &'static Table = &tables::PROTECTED_SOURCE;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<SourceFields> {
        &self.sealed
    }
}
