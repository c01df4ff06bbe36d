//! A piece of a package: a copy of one row about the person, and what of it is given; pure.

use minicbor::{Decode, Encode};
use platform::authz::SealedRow;
use platform::db::{Column, Error, FromRow, Row, Table};
use platform::ids::{PieceId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use super::redaction::{Blackout, strikes};
use crate::documents::FileCopy;
use crate::tables;

/// What is given of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// All of it.
    Whole,
    /// All but what is blacked out.
    Redacted,
    /// Nothing; the package says that something is held back, where that is safe to say.
    Withheld,
}

impl Share {
    pub const ALL: [Self; 3] = [Self::Whole, Self::Redacted, Self::Withheld];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Redacted => "redacted",
            Self::Withheld => "withheld",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|share| share.name() == name)
    }
}

impl Column for Share {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        let name = String::from_cell(cell)?;
        Self::parse(&name).ok_or(Error::Column("not a share"))
    }
}

/// Why something is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withholding {
    /// It is about somebody else: GDPR Art. 15(4); 45 CFR 164.524(a)(2)(v).
    OtherPerson,
    /// It could put somebody in danger: Finland's Openness Act s. 11; 45 CFR 164.524(a)(3).
    Danger,
    /// Somebody told it in confidence.
    Source,
    /// A law keeps it secret, also from the person.
    Secrecy,
}

impl Withholding {
    pub const ALL: [Self; 4] = [Self::OtherPerson, Self::Danger, Self::Source, Self::Secrecy];

    pub const fn name(self) -> &'static str {
        match self {
            Self::OtherPerson => "other-person",
            Self::Danger => "danger",
            Self::Source => "source",
            Self::Secrecy => "secrecy",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }

    /// What the reader is told: that there was danger, or a source, would itself tell something.
    pub const fn told(self) -> &'static str {
        match self {
            Self::OtherPerson => "package-redacted-other-person",
            Self::Danger | Self::Source | Self::Secrecy => "package-redacted-law",
        }
    }
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Fact {
    /// `package-fact-…` without the prefix.
    #[n(0)]
    pub key: String,
    #[n(1)]
    pub value: String,
    /// Whether the value is itself a message of the package's catalogue.
    #[n(2)]
    pub is_key: bool,
}

/// What a piece says, and what was decided about it.
#[derive(Default, Encode, Decode)]
pub struct PieceFields {
    /// The name of what it is: an item's kind.
    #[n(0)]
    pub kind: String,
    #[n(1)]
    pub title: String,
    #[n(2)]
    pub facts: Vec<Fact>,
    #[n(3)]
    pub text: String,
    /// When it happened, in microseconds since 1970.
    #[n(4)]
    pub at: Option<i64>,
    /// The case's number.
    #[n(5)]
    pub case: Option<i64>,
    /// Words that may tell about somebody else, as they stand in the text.
    #[n(6)]
    pub proposed: Vec<String>,
    /// What it says may put somebody in danger: somebody marked it as significant, or whom it could name is not on file any more.
    #[n(7)]
    pub significant: bool,
    #[n(8)]
    pub blackouts: Vec<Blackout>,
    /// Why it is withheld or blacked out.
    #[n(9)]
    pub reason: Option<String>,
    #[n(10)]
    pub note: Option<String>,
    /// A document's file, which is given whole or not at all.
    #[n(11)]
    pub file: Option<FileCopy>,
    /// The account whose looks it tells of.
    #[n(12)]
    pub by: Option<String>,
    /// What else was done than ordinary work: message keys, for whoever decides alone.
    #[n(13)]
    #[cbor(default)]
    pub acts: Vec<String>,
}

impl PieceFields {
    /// Whether nothing in it speaks against giving it.
    pub fn is_plain(&self) -> bool {
        let is_known = self.kind != "mention" && self.kind != "draft" && self.file.is_none();
        is_known && self.proposed.is_empty() && !self.significant
    }

    /// Whether a phrase stands anywhere in it.
    pub(super) fn says(&self, blackout: &Blackout) -> bool {
        let texts = [&self.title, &self.text].into_iter();
        let mut texts = texts.chain(self.facts.iter().map(|fact| &fact.value));
        texts.any(|text| strikes(text, blackout))
    }

    pub fn reason(&self) -> Option<Withholding> {
        self.reason.as_deref().and_then(Withholding::parse)
    }

    #[must_use]
    pub fn with_fact(mut self, key: &str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.facts.push(Fact {
                key: key.to_owned(),
                value,
                is_key: false,
            });
        }
        self
    }

    #[must_use]
    pub fn with_word(mut self, key: &str, value: impl Into<String>) -> Self {
        self.facts.push(Fact {
            key: key.to_owned(),
            value: value.into(),
            is_key: true,
        });
        self
    }
}

/// A piece's row.
pub struct Piece {
    pub id: PieceId,
    pub version: i64,
    pub position: i64,
    pub share: Option<Share>,
    pub scope: ScopeId,
    pub sealed: Sealed<PieceFields>,
}

impl FromRow for Piece {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            position: row.get(2)?,
            share: row.get(3)?,
            scope: row.get(4)?,
            sealed: row.get(5)?,
        })
    }
}

impl SealedRow for Piece {
    type Fields = PieceFields;
    const TABLE: &'static Table = &tables::PACKAGE_PIECE;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<PieceFields> {
        &self.sealed
    }
}
