//! What of a case decides about its end, and the sealed row alone that tells it; pure.

use platform::authz::SealedRow;
use platform::db::{Error, FromRow, Row, Table};
use platform::ids::{CaseId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use super::CaseFields;
use crate::people::Day;
use crate::tables;

/// What of a case decides about its end, beside its dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptBy {
    /// The category that it has of its own.
    pub category: Option<String>,
    pub need_ended: Option<Day>,
}

impl From<CaseFields> for KeptBy {
    fn from(fields: CaseFields) -> Self {
        Self {
            category: fields.category,
            need_ended: fields.need_ended,
        }
    }
}

/// A case's sealed row alone.
pub struct SealedCase {
    pub id: CaseId,
    version: i64,
    scope: ScopeId,
    sealed: Sealed<CaseFields>,
}

impl FromRow for SealedCase {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            scope: row.get(2)?,
            sealed: row.get(3)?,
        })
    }
}

impl SealedRow for SealedCase {
    type Fields = CaseFields;
    const TABLE: &'static Table = &tables::CASES;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<CaseFields> {
        &self.sealed
    }
}
