//! Drafts: what somebody is writing, saved on the server as they write.
//!
//! One per writer and case. It holds the form as it was typed, so that nothing is lost, not even what is not valid yet.

use minicbor::{Decode, Encode};
use platform::authz::SealedRow;
use platform::clock::Time;
use platform::db::{Error, FromRow, Row, Table};
use platform::ids::{AccountId, CaseId, DraftId, ScopeId};
use platform::keystore::Sealed;
use serde::Deserialize;
use uuid::Uuid;

use super::{Audience, Kind};
use crate::tables;

/// The form as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, Deserialize)]
#[serde(default)]
pub struct DraftFields {
    #[n(0)]
    pub kind: String,
    #[n(1)]
    pub audience: String,
    #[n(2)]
    pub title: String,
    #[n(3)]
    pub text: String,
    /// `yyyy-mm-dd`; empty for today.
    #[n(4)]
    pub occurred_on: String,
    /// `hh:mm`; empty for now.
    #[n(5)]
    pub occurred_time: String,
    #[n(6)]
    pub significant: String,
    /// Ids of the persons mentioned.
    #[n(7)]
    pub party: Vec<String>,
}

impl DraftFields {
    pub fn is_empty(&self) -> bool {
        self.title.trim().is_empty() && self.text.trim().is_empty()
    }

    pub fn kind(&self) -> Kind {
        Kind::parse(&self.kind).unwrap_or(Kind::Note)
    }

    pub fn audience(&self) -> Audience {
        Audience::parse(&self.audience).unwrap_or(Audience::Staff)
    }

    pub fn mentions(&self, person: &str) -> bool {
        self.party.iter().any(|party| party == person)
    }
}

/// A draft row.
pub struct Draft {
    pub id: DraftId,
    pub version: i64,
    pub account_id: AccountId,
    pub case_id: CaseId,
    pub scope: ScopeId,
    pub saved_at: Time,
    pub sealed: Sealed<DraftFields>,
}

impl FromRow for Draft {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            account_id: row.get(2)?,
            case_id: row.get(3)?,
            scope: row.get(4)?,
            saved_at: row.get(5)?,
            sealed: row.get(6)?,
        })
    }
}

impl SealedRow for Draft {
    type Fields = DraftFields;
    const TABLE: &'static Table = &tables::DRAFT;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<DraftFields> {
        &self.sealed
    }
}
