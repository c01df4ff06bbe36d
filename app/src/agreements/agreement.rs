//! The texts, and an acceptance; pure.

use jiff::civil::{Date, date};
use minicbor::{Decode, Encode};
use platform::authz::SealedRow;
use platform::clock::Time;
use platform::db::{Column, Error, FromRow, Row, Table};
use platform::ids::{AccountId, ScopeId};
use platform::keystore::Sealed;
use platform::organization::{Jurisdiction, Organization};
use uuid::Uuid;

use crate::tables;

/// What is agreed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Data processing agreement (GDPR Article 28).
    Dpa,
    /// Business associate agreement (HIPAA).
    Baa,
}

impl Kind {
    const ALL: [Self; 2] = [Self::Dpa, Self::Baa];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Dpa => "dpa",
            Self::Baa => "baa",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Column for Kind {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        let name = String::from_cell(cell)?;
        Self::parse(&name).ok_or(Error::Column("not a kind of agreement"))
    }
}

/// A released text.
#[derive(Debug)]
pub struct Text {
    pub kind: Kind,
    pub version: i64,
    pub effective: Date,
    pub text: &'static str,
    /// SHA-256 in hexadecimal; a test compares.
    pub hash: &'static str,
}

/// Every text that was ever released, the newest of a kind last.
pub const TEXTS: &[Text] = &[
    Text {
        kind: Kind::Dpa,
        version: 1,
        effective: date(2026, 11, 22),
        text: include_str!("texts/dpa-1.txt"),
        hash: "d3c0804a1d2fb24bd2776c55c87ec1a462dde406211f50dd8ec8071701ccff53",
    },
    Text {
        kind: Kind::Baa,
        version: 1,
        effective: date(2026, 11, 22),
        text: include_str!("texts/baa-1.txt"),
        hash: "2fac3854d11dd77406fee6f49a39348654378d6cd169e92df82410ccbc62cf54",
    },
];

/// The newest text of a kind.
pub fn current(kind: Kind) -> Option<&'static Text> {
    TEXTS.iter().rfind(|text| text.kind == kind)
}

/// What an organization has to accept before anybody real is in it.
pub fn needed(organization: &Organization) -> Vec<Kind> {
    match organization.jurisdiction {
        _ if organization.demo => Vec::new(),
        Jurisdiction::Finland | Jurisdiction::Netherlands | Jurisdiction::EuropeanUnion => vec![Kind::Dpa],
        Jurisdiction::UnitedStates => vec![Kind::Dpa, Kind::Baa],
    }
}

/// Who accepted for the organization.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct AcceptanceFields {
    #[n(0)]
    pub name: String,
    /// Why they may bind the organization.
    #[n(1)]
    pub authority: String,
}

/// An accepted text.
pub struct Acceptance {
    pub id: Uuid,
    pub version: i64,
    pub kind: Kind,
    pub text_version: i64,
    pub text_hash: String,
    pub accepted_by: Option<AccountId>,
    pub accepted_at: Time,
    pub scope: ScopeId,
    pub sealed: Sealed<AcceptanceFields>,
}

impl FromRow for Acceptance {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            kind: row.get(2)?,
            text_version: row.get(3)?,
            text_hash: row.get(4)?,
            accepted_by: row.get(5)?,
            accepted_at: row.get(6)?,
            scope: row.get(7)?,
            sealed: row.get(8)?,
        })
    }
}

impl SealedRow for Acceptance {
    type Fields = AcceptanceFields;
    const TABLE: &'static Table = &tables::AGREEMENT;

    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<AcceptanceFields> {
        &self.sealed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn released_texts_are_as_they_were() {
        for text in TEXTS {
            let hash = vault::sha256_hex(text.text.as_bytes());
            assert_eq!(hash, text.hash, "{} {} was edited", text.kind.name(), text.version);
        }
        assert!(Kind::ALL.into_iter().all(|kind| current(kind).is_some()));
    }
}
