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
use crate::holds::Concern;
use crate::sources::SourceFields;
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
    /// `hh:mm`; empty when it is now, or when only the day is known.
    #[n(5)]
    pub occurred_time: String,
    #[n(6)]
    pub significant: String,
    /// Ids of the persons mentioned.
    #[n(7)]
    pub party: Vec<String>,
    /// The open page it was typed in: a fresh id each time the form is shown. What is signed from that page takes it as its own id, so that signing twice makes one entry.
    #[n(8)]
    #[cbor(default)]
    pub window: String,
    /// The name of what the note records that must not be lost.
    #[n(9)]
    #[cbor(default)]
    pub concern: String,
    /// The account of whoever of the staff a complaint is about.
    #[n(10)]
    #[cbor(default)]
    pub complained_about: String,
    /// Who told it in confidence: never saved with the draft, sealed apart when the note is signed.
    #[cbor(skip)]
    pub source_name: String,
    #[cbor(skip)]
    pub source_contact: String,
    #[cbor(skip)]
    pub source_relation: String,
    /// When the draft that the form was filled from had been saved, in microseconds; 0 for none.
    #[cbor(skip)]
    pub seen: i64,
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

    pub fn concern(&self) -> Option<Concern> {
        Concern::parse(&self.concern)
    }

    /// Who told it in confidence, as far as it was typed.
    pub fn source(&self) -> SourceFields {
        SourceFields {
            name: self.source_name.clone(),
            contact: self.source_contact.clone(),
            relation: self.source_relation.clone(),
        }
    }

    /// Whether the form may be saved over a draft: it was filled from it, or the same page saved it.
    pub fn follows(&self, saved_at: Time, saved: &Self) -> bool {
        self.seen == saved_at.micros() || self.window == saved.window
    }

    pub fn mentions(&self, person: &str) -> bool {
        self.party.iter().any(|party| party == person)
    }
}

/// The form on a case's page.
pub struct Composer {
    pub form: DraftFields,
    pub window: Uuid,
    pub saved_at: Option<Time>,
    /// What another window saved meanwhile; nothing is saved over it before its writer has seen both.
    pub other: Option<DraftFields>,
    /// Whether the form holds what was not accepted and is saved nowhere.
    pub unsaved: bool,
}

impl Composer {
    /// From what came back and was not accepted, and from the draft.
    pub fn new(typed: Option<DraftFields>, draft: Option<(Draft, DraftFields)>, window: Uuid) -> Self {
        let saved_at = draft.as_ref().map(|(draft, _)| draft.saved_at);
        let unsaved = typed.is_some();
        let (form, other) = match (typed, draft) {
            (Some(typed), Some((draft, saved))) if !typed.follows(draft.saved_at, &saved) => (typed, Some(saved)),
            (typed, draft) => (typed.or(draft.map(|(_, saved)| saved)).unwrap_or_default(), None),
        };
        Self {
            form,
            window,
            saved_at,
            other,
            unsaved,
        }
    }

    /// Whether there is something in the form already: then nothing of it is folded away.
    pub fn is_begun(&self) -> bool {
        self.unsaved || self.saved_at.is_some()
    }

    /// What the form says it was filled from.
    pub fn seen(&self) -> i64 {
        self.saved_at.map_or(0, Time::micros)
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
