//! What somebody sent by the public form; pure.

use minicbor::{Decode, Encode};
use platform::authz::{Facts, Resource, SealedRow};
use platform::clock::Time;
use platform::db::{Cell, Column, Error, FromRow, Row, Table};
use platform::ids::{self, AccountId, PublicRequestId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use super::{KEPT_DAYS, store};
use crate::requests::Right;
use crate::tables;

/// Seconds in a day.
const DAY: i64 = 24 * 3600;

/// What is personal about it, all of it as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct PublicRequestFields {
    /// What the sender was given to name it by.
    #[n(0)]
    pub receipt: String,
    /// Whose data it is about.
    #[n(1)]
    pub name: String,
    /// ISO 8601.
    #[n(2)]
    pub birth: String,
    /// Who sent it and why they may, where that is somebody else.
    #[n(3)]
    pub sender: Option<String>,
    /// How the sender can be reached safely.
    #[n(4)]
    pub reach: String,
    #[n(5)]
    pub words: String,
    /// The language that the form was shown in.
    #[n(6)]
    pub language: String,
    /// Why it became no request, and what was answered.
    #[n(7)]
    pub reason: Option<String>,
}

/// What a form turned out to be that is no request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody on file whom it could be about.
    Nobody,
    /// It asks for nothing that is a right.
    NoRequest,
}

impl Outcome {
    pub const ALL: [Self; 2] = [Self::Nobody, Self::NoRequest];

    /// The name in the database and in message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::NoRequest => "no-request",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

impl Column for Outcome {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        let name = String::from_cell(cell)?;
        Self::parse(&name).ok_or(Error::Column("not an outcome of a form"))
    }
}

/// A form as it waits, or as it was answered.
#[derive(Clone)]
pub struct PublicRequest {
    pub id: PublicRequestId,
    pub version: i64,
    pub kind: Right,
    pub received_at: Time,
    /// The last moment of the last day.
    pub due_at: Time,
    /// When somebody was told that it is late.
    pub late_at: Option<Time>,
    pub outcome: Option<Outcome>,
    pub closed_by: Option<AccountId>,
    pub closed_at: Option<Time>,
    pub scope: ScopeId,
    pub sealed: Sealed<PublicRequestFields>,
}

impl PublicRequest {
    /// When what is left of it is destroyed; nothing while it waits.
    pub fn ends_at(&self) -> Option<Time> {
        self.closed_at.map(|at| at.plus_seconds(KEPT_DAYS * DAY))
    }

    /// Whether somebody has to hear that it has passed its day.
    pub fn is_late(&self, now: Time) -> bool {
        self.outcome.is_none() && self.late_at.is_none() && self.due_at <= now
    }
}

/// Letters that nobody mistakes for another, also read aloud.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// A number to name a form by: sixty random bits in three groups.
pub fn fresh_receipt() -> String {
    receipt(ids::random())
}

fn receipt(random: [u8; 12]) -> String {
    let mut letters = random
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte & 31)).copied().map(char::from));
    let mut group = || letters.by_ref().take(4).collect::<String>();
    [group(), group(), group()].join("-")
}

/// The columns of a form in the order that they are read in.
#[macro_export]
macro_rules! public_request_columns {
    () => {
        "f.id, f.version, f.kind, f.received_at, f.due_at, f.late_at, f.outcome, f.closed_by, f.closed_at, f.scope_id, f.sealed"
    };
}

impl PublicRequest {
    fn read_from(row: &Row<'_>, from: usize) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(from)?,
            version: row.get(from + 1)?,
            kind: row.get(from + 2)?,
            received_at: row.get(from + 3)?,
            due_at: row.get(from + 4)?,
            late_at: row.get(from + 5)?,
            outcome: row.get(from + 6)?,
            closed_by: row.get(from + 7)?,
            closed_at: row.get(from + 8)?,
            scope: row.get(from + 9)?,
            sealed: row.get(from + 10)?,
        })
    }
}

impl FromRow for PublicRequest {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Self::read_from(row, 0)
    }
}

impl Resource for PublicRequest {
    const TABLE: &'static Table = &tables::PUBLIC_REQUEST;
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

    /// Nobody knows yet whom it is about.
    fn subject(&self) -> Option<ScopeId> {
        None
    }

    fn facts(&self) -> Facts {
        Facts::default()
    }
}

impl SealedRow for PublicRequest {
    type Fields = PublicRequestFields;
    const TABLE: &'static Table = &tables::PUBLIC_REQUEST;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<PublicRequestFields> {
        &self.sealed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_is_three_groups_of_four_and_never_the_same() {
        assert_eq!(receipt([0, 1, 31, 32, 255, 63, 2, 3, 4, 5, 6, 7]), "AB9A-99CD-EFGH");
        let mut receipts: Vec<String> = (0..1000).map(|_| fresh_receipt()).collect();
        assert!(receipts.iter().all(|receipt| receipt.len() == 14));
        receipts.sort();
        receipts.dedup();
        assert_eq!(receipts.len(), 1000);
    }

    #[test]
    fn outcomes_read_back() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::parse(outcome.name()), Some(outcome));
        }
    }
}
