//! The hold; pure.

use minicbor::{Decode, Encode};
use platform::authz::SealedRow;
use platform::clock::Time;
use platform::db::{Column, Error, FromRow, Row, Table};
use platform::ids::{AccountId, CaseId, HoldId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use crate::tables;

/// Why something must not be destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoldKind {
    /// Somebody's safety depends on the record.
    Safety,
    /// A court, an authority or a claim needs it.
    Legal,
    /// What it says is disputed.
    Dispute,
}

impl HoldKind {
    pub const ALL: [Self; 3] = [Self::Safety, Self::Legal, Self::Dispute];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Safety => "safety",
            Self::Legal => "legal",
            Self::Dispute => "dispute",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Column for HoldKind {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        String::from_cell(cell)
            .ok()
            .and_then(|name| Self::parse(&name))
            .ok_or(Error::Column("not a kind of hold"))
    }
}

/// What is personal about a hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct HoldFields {
    #[n(0)]
    pub reason: String,
    #[n(1)]
    pub first_release_reason: Option<String>,
    #[n(2)]
    pub second_release_reason: Option<String>,
    /// The name of what placed it by itself; a person gave a reason instead.
    #[n(3)]
    pub source: Option<String>,
    /// The accounts of staff whom it is about: they release nothing.
    #[n(4)]
    #[cbor(default)]
    pub named: Vec<String>,
    /// The cases' type that a hold on many is about.
    #[n(5)]
    pub case_type: Option<String>,
}

/// Who placed a hold, and the two others who end it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Releases {
    pub placed_by: AccountId,
    pub first_by: Option<AccountId>,
    pub first_at: Option<Time>,
    pub second_by: Option<AccountId>,
    pub released_at: Option<Time>,
}

/// A hold's row.
pub struct Hold {
    pub id: HoldId,
    pub version: i64,
    pub case_id: CaseId,
    pub scope: ScopeId,
    pub kind: HoldKind,
    pub placed_at: Time,
    pub review_on: Time,
    pub releases: Releases,
    pub sealed: Sealed<HoldFields>,
}

/// Why somebody cannot release a hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleaseError {
    AlreadyReleased,
    /// Who placed it cannot release it.
    PlacedIt,
    /// Who released it first cannot be the second.
    SamePerson,
    /// It is about them.
    Named,
    NoReason,
}

impl Releases {
    pub fn is_live(&self) -> bool {
        self.released_at.is_none()
    }

    /// One of the two releases that end a hold.
    pub fn give(
        &mut self,
        fields: &mut HoldFields,
        by: AccountId,
        reason: &str,
        now: Time,
    ) -> Result<(), ReleaseError> {
        if self.released_at.is_some() {
            return Err(ReleaseError::AlreadyReleased);
        }
        if by == self.placed_by {
            return Err(ReleaseError::PlacedIt);
        }
        if self.first_by == Some(by) {
            return Err(ReleaseError::SamePerson);
        }
        if fields.named.contains(&by.to_string()) {
            return Err(ReleaseError::Named);
        }
        if reason.trim().is_empty() {
            return Err(ReleaseError::NoReason);
        }
        let reason = Some(reason.trim().to_owned());
        if self.first_by.is_none() {
            self.first_by = Some(by);
            self.first_at = Some(now);
            fields.first_release_reason = reason;
        } else {
            self.second_by = Some(by);
            self.released_at = Some(now);
            fields.second_release_reason = reason;
        }
        Ok(())
    }
}

/// A hold as pages show it.
pub struct Held {
    pub id: HoldId,
    pub kind: HoldKind,
    pub reason: String,
    /// The message that says what placed it by itself.
    pub source_key: Option<String>,
    pub placed_by: String,
    pub placed_at: Time,
    pub review_on: Time,
    /// Whether one of the two releases is there.
    pub half_released: bool,
    pub first_release_by: Option<String>,
}

impl FromRow for Hold {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            case_id: row.get(2)?,
            scope: row.get(3)?,
            kind: row.get(4)?,
            placed_at: row.get(6)?,
            review_on: row.get(7)?,
            releases: Releases {
                placed_by: row.get(5)?,
                first_by: row.get(8)?,
                first_at: row.get(9)?,
                second_by: row.get(10)?,
                released_at: row.get(11)?,
            },
            sealed: row.get(12)?,
        })
    }
}

impl SealedRow for Hold {
    type Fields = HoldFields;
    const TABLE: &'static Table = &tables::HOLD;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<HoldFields> {
        &self.sealed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(n: u128) -> AccountId {
        AccountId::from(Uuid::from_u128(n))
    }

    #[test]
    fn two_others_release() {
        let now = Time::from_micros(5);
        let mut hold = Releases {
            placed_by: person(1),
            first_by: None,
            first_at: None,
            second_by: None,
            released_at: None,
        };
        let mut fields = HoldFields {
            named: vec![person(9).to_string()],
            ..HoldFields::default()
        };
        let mut give =
            |by: u128, reason: &str| hold.give(&mut fields, person(by), reason, now).map(|()| hold.is_live());
        assert_eq!(give(1, "x"), Err(ReleaseError::PlacedIt));
        assert_eq!(give(9, "x"), Err(ReleaseError::Named));
        assert_eq!(give(2, " "), Err(ReleaseError::NoReason));
        assert_eq!(give(2, "over"), Ok(true));
        assert_eq!(give(2, "x"), Err(ReleaseError::SamePerson));
        assert_eq!(give(9, "x"), Err(ReleaseError::Named));
        assert_eq!(give(3, "agreed"), Ok(false));
        assert_eq!(give(4, "x"), Err(ReleaseError::AlreadyReleased));
    }
}
