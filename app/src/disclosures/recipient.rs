//! Somebody who has to hear of an erasure, or of whom it is written why not (GDPR Article 19); pure.

use minicbor::{Decode, Encode};
use platform::authz::SealedRow;
use platform::clock::Time;
use platform::db::{Column, Error, FromRow, Row, Table};
use platform::ids::{AccountId, RecipientId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use super::Category;
use crate::tables;

/// What became of telling a recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Notified,
    /// It cannot be done; a reason is needed.
    Impossible,
    /// It would take more than anybody can ask; a reason is needed.
    Disproportionate,
}

impl Outcome {
    pub const ALL: [Self; 3] = [Self::Notified, Self::Impossible, Self::Disproportionate];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Notified => "notified",
            Self::Impossible => "impossible",
            Self::Disproportionate => "disproportionate",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }

    pub const fn needs_reason(self) -> bool {
        !matches!(self, Self::Notified)
    }
}

impl Column for Outcome {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        let name = String::from_cell(cell)?;
        Self::parse(&name).ok_or(Error::Column("not an outcome of telling a recipient"))
    }
}

/// What is personal about a recipient.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct RecipientFields {
    #[n(0)]
    pub recipient: String,
    /// When they were last given something, in microseconds since 1970.
    #[n(1)]
    pub last_at: i64,
    /// Why they were not told.
    #[n(2)]
    pub reason: Option<String>,
    /// Whether the person must not learn of it by themselves: an authority, or somebody's safety, was the reason.
    /// Rows from before it was written down may be either: they are treated as if they were.
    #[n(3)]
    pub is_quiet: Option<bool>,
}

/// A recipient's row.
pub struct Recipient {
    pub id: RecipientId,
    pub version: i64,
    pub category: Category,
    /// Nothing while nobody has answered.
    pub outcome: Option<Outcome>,
    pub answered_by: Option<AccountId>,
    pub answered_at: Option<Time>,
    pub scope: ScopeId,
    pub sealed: Sealed<RecipientFields>,
}

impl FromRow for Recipient {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            category: row.get(2)?,
            outcome: row.get(3)?,
            answered_by: row.get(4)?,
            answered_at: row.get(5)?,
            scope: row.get(6)?,
            sealed: row.get(7)?,
        })
    }
}

impl SealedRow for Recipient {
    type Fields = RecipientFields;
    const TABLE: &'static Table = &tables::REQUEST_RECIPIENT;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<RecipientFields> {
        &self.sealed
    }
}
