//! The signed entry; pure.

use minicbor::{Decode, Encode};
use platform::authz::SealedRow;
use platform::clock::Time;
use platform::db::{Column, Error, FromRow, Row, Table};
use platform::ids::{AccountId, CaseId, EntryId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use crate::tables;

/// What an entry records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Note,
    Call,
    Visit,
    Meeting,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Note, Self::Call, Self::Visit, Self::Meeting];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Call => "call",
            Self::Visit => "visit",
            Self::Meeting => "meeting",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The symbol in the timeline.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Call => "phone",
            Self::Visit => "visit",
            Self::Meeting => "users",
        }
    }
}

/// Who may see an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Staff,
    Client,
    /// The client and the representatives the client has named.
    ClientAndRepresentatives,
}

impl Audience {
    pub const ALL: [Self; 3] = [Self::Staff, Self::Client, Self::ClientAndRepresentatives];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Client => "client",
            Self::ClientAndRepresentatives => "client-and-representatives",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.name() == name)
    }
}

/// The name and relation of somebody mentioned, as they were when the entry was signed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PartyCard {
    #[n(0)]
    #[cbor(with = "minicbor::bytes")]
    pub person: [u8; 16],
    #[n(1)]
    pub name: String,
    /// `mother`, or `client` for the case's own client.
    #[n(2)]
    pub relation: String,
}

/// What is personal about an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct EntryFields {
    #[n(0)]
    pub title: String,
    #[n(1)]
    pub text: String,
    #[n(2)]
    pub parties: Vec<PartyCard>,
    /// The writer's name and title as they were.
    #[n(3)]
    pub author: String,
    /// Why a correction was made.
    #[n(4)]
    pub correction_reason: Option<String>,
    /// Whether only the day is known; the moment then is the day's first.
    #[n(5)]
    #[cbor(default)]
    pub day_only: bool,
    /// The name of what it records that must not be lost: a [`Concern`](crate::holds::Concern).
    #[n(6)]
    pub concern: Option<String>,
}

/// One signed item on a case's timeline.
pub struct Entry {
    pub id: EntryId,
    pub version: i64,
    pub case_id: CaseId,
    pub scope: ScopeId,
    pub kind: Kind,
    pub audience: Audience,
    pub significant: bool,
    pub author_id: AccountId,
    /// When it happened.
    pub occurred_at: Time,
    /// When it was written down.
    pub recorded_at: Time,
    pub corrects_id: Option<EntryId>,
    pub sealed: Sealed<EntryFields>,
}

impl FromRow for Entry {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            case_id: row.get(2)?,
            scope: row.get(3)?,
            kind: row.get(4)?,
            audience: row.get(5)?,
            significant: row.get(6)?,
            author_id: row.get(7)?,
            occurred_at: row.get(8)?,
            recorded_at: row.get(9)?,
            corrects_id: row.get(10)?,
            sealed: row.get(11)?,
        })
    }
}

impl SealedRow for Entry {
    type Fields = EntryFields;
    const TABLE: &'static Table = &tables::ENTRY;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<EntryFields> {
        &self.sealed
    }
}

impl Column for Kind {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        String::from_cell(cell)
            .ok()
            .and_then(|name| Self::parse(&name))
            .ok_or(Error::Column("not a kind of entry"))
    }
}

impl Column for Audience {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        String::from_cell(cell)
            .ok()
            .and_then(|name| Self::parse(&name))
            .ok_or(Error::Column("not an audience"))
    }
}
