//! One row of a file, and what became of it.

use minicbor::{Decode, Encode};
use platform::authz::{SealedRow, Unclaimed};
use platform::db::{Cell, Column, Error, FromRow, Row, Table};
use platform::ids::{CaseId, HouseholdId, ImportRowId, PersonId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use super::incoming::Incoming;
use crate::tables;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Created,
    Unchanged,
    Refused,
    /// Waits for somebody to decide whether it is the same person.
    Duplicate,
    /// Waits already, in the list of an earlier import.
    Listed,
    /// Somebody decided: the known person.
    Same,
    /// Somebody decided: another person, who was created.
    Different,
    /// Somebody decided not to take it over.
    Skipped,
    /// What it made was taken back.
    Undone,
    /// What it made stayed when the import was undone, because somebody has worked on it since.
    Kept,
}

impl Outcome {
    const ALL: [Self; 10] = [
        Self::Created,
        Self::Unchanged,
        Self::Refused,
        Self::Duplicate,
        Self::Listed,
        Self::Same,
        Self::Different,
        Self::Skipped,
        Self::Undone,
        Self::Kept,
    ];

    /// The name in the database.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Unchanged => "unchanged",
            Self::Refused => "refused",
            Self::Duplicate => "duplicate",
            Self::Listed => "listed",
            Self::Same => "same",
            Self::Different => "different",
            Self::Skipped => "skipped",
            Self::Undone => "undone",
            Self::Kept => "kept",
        }
    }

    /// Whether the row made a person.
    pub(super) const fn made_a_person(self) -> bool {
        matches!(self, Self::Created | Self::Different)
    }

    /// Whether somebody can decide about it.
    pub(super) const fn is_open(self) -> bool {
        matches!(self, Self::Duplicate | Self::Skipped)
    }
}

impl Column for Outcome {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        let name = String::from_cell(cell)?;
        let found = Self::ALL.into_iter().find(|outcome| outcome.name() == name);
        found.ok_or(Error::Column("not an outcome"))
    }
}

/// Why a row waits; stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Doubt {
    /// Its identity code belongs to the known person.
    #[n(0)]
    IdentityCode,
    /// The known person has its number in the other system, and the rows differ.
    #[n(1)]
    SourceNumber,
    /// Name and birth date are alike, and the row has no number to tell.
    #[n(2)]
    Likeness,
}

impl Doubt {
    /// The message that tells why the row waits.
    pub const fn key(self) -> &'static str {
        match self {
            Self::IdentityCode => "imports-doubt-identity-code",
            Self::SourceNumber => "imports-doubt-source-number",
            Self::Likeness => "imports-doubt-likeness",
        }
    }
}

/// What is personal about a row. The row itself is here only while it waits.
#[derive(Clone, Default, Encode, Decode)]
pub(super) struct RowFields {
    #[n(2)]
    pub doubt: Option<Doubt>,
    /// How the other system knows the person of a row that waits or waited.
    #[n(3)]
    pub source: String,
    /// By which a row that waits is known again when its file comes again.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub fingerprint: Vec<u8>,
    #[n(5)]
    pub incoming: Option<Incoming>,
    /// The household that the import made for the row.
    #[cbor(n(6), with = "minicbor::bytes")]
    pub household: Option<[u8; 16]>,
}

impl RowFields {
    pub(super) fn household(&self) -> Option<HouseholdId> {
        self.household.map(|bytes| HouseholdId::from(Uuid::from_bytes(bytes)))
    }

    /// Whether it tells of somebody, and so lies in a scope of its own, which goes with them.
    pub(super) fn tells_of_somebody(&self) -> bool {
        self.incoming.is_some() || !self.source.is_empty() || !self.fingerprint.is_empty()
    }

    /// What is left of a row once it has been decided: what recognises it, and nothing about the person.
    #[must_use]
    pub(super) fn decided(self) -> Self {
        Self { incoming: None, ..self }
    }
}

/// A row of a file as it is kept.
pub(super) struct ImportRow {
    pub id: ImportRowId,
    pub version: i64,
    /// As a person counts: the row below the header is 1.
    pub number: i64,
    pub outcome: Outcome,
    /// Whom the row became.
    pub person_id: Option<PersonId>,
    pub case_id: Option<CaseId>,
    /// Whom the row may double.
    pub other_person_id: Option<PersonId>,
    /// The organization's, or the row's own while it tells of somebody.
    pub scope: ScopeId,
    pub sealed: Sealed<RowFields>,
}

impl FromRow for ImportRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            number: row.get(2)?,
            outcome: row.get(3)?,
            person_id: row.get(4)?,
            case_id: row.get(5)?,
            other_person_id: row.get(6)?,
            scope: row.get(7)?,
            sealed: row.get(8)?,
        })
    }
}

impl SealedRow for ImportRow {
    type Fields = RowFields;
    const TABLE: &'static Table = &tables::IMPORT_ROW;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<RowFields> {
        &self.sealed
    }
}

impl Unclaimed for ImportRow {}
