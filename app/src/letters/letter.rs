//! The letter; pure.

use minicbor::{Decode, Encode};
use platform::authz::SealedRow;
use platform::clock::Time;
use platform::db::{Column, Error, FromRow, Row, Table};
use platform::ids::{AccountId, LetterId, RequestId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use super::Template;
use crate::paper::{Block, Paper};
use crate::tables;

/// How a letter reached the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Portal,
    Post,
    HandedOver,
}

impl Way {
    /// What staff note.
    pub const BY_STAFF: [Self; 2] = [Self::Post, Self::HandedOver];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Post => "post",
            Self::HandedOver => "handed-over",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        let all = Self::BY_STAFF.into_iter().chain([Self::Portal]);
        all.into_iter().find(|way| way.name() == name)
    }
}

impl Column for Way {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        let name = String::from_cell(cell)?;
        Self::parse(&name).ok_or(Error::Column("not a way of a letter"))
    }
}

impl Column for Template {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        let name = String::from_cell(cell)?;
        Self::parse(&name).ok_or(Error::Column("not a template"))
    }
}

/// What a letter says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct LetterFields {
    /// BCP 47.
    #[n(0)]
    pub language: String,
    #[n(1)]
    pub title: String,
    /// Paragraphs of one or more lines.
    #[n(2)]
    pub text: Vec<Vec<String>>,
    /// SHA-256 over title and text, in lower-case hexadecimal.
    #[n(3)]
    pub hash: String,
}

impl LetterFields {
    pub(super) fn new(language: &str, title: String, text: Vec<Vec<String>>) -> Self {
        let whole = text
            .iter()
            .fold(title.clone(), |whole, lines| format!("{whole}\n\n{}", lines.join("\n")));
        Self {
            language: language.to_owned(),
            title,
            text,
            hash: vault::sha256_hex(whole.as_bytes()),
        }
    }

    /// The letter on paper, addressed to somebody.
    pub(super) fn paper(&self, at: Time, foot: String, heading: Vec<Vec<String>>) -> Paper {
        let heading = heading.into_iter().filter(|lines| !lines.is_empty()).map(Block::Lines);
        let text = self.text.iter().map(|lines| match lines.as_slice() {
            [line] => Block::text(line.clone()),
            lines => Block::Lines(lines.to_vec()),
        });
        Paper {
            title: self.title.clone(),
            language: self.language.clone(),
            at,
            foot,
            blocks: heading.chain(text).collect(),
        }
    }
}

/// A letter's row.
pub struct Letter {
    pub id: LetterId,
    pub version: i64,
    pub request_id: RequestId,
    pub template: Template,
    pub template_version: i64,
    /// When what it tells of happened.
    pub cause_at: Time,
    pub created_at: Time,
    pub way: Option<Way>,
    pub sent_at: Option<Time>,
    pub sent_by: Option<AccountId>,
    pub scope: ScopeId,
    pub sealed: Sealed<LetterFields>,
}

impl FromRow for Letter {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            request_id: row.get(2)?,
            template: row.get(3)?,
            template_version: row.get(4)?,
            cause_at: row.get(5)?,
            created_at: row.get(6)?,
            way: row.get(7)?,
            sent_at: row.get(8)?,
            sent_by: row.get(9)?,
            scope: row.get(10)?,
            sealed: row.get(11)?,
        })
    }
}

impl SealedRow for Letter {
    type Fields = LetterFields;
    const TABLE: &'static Table = &tables::LETTER;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<LetterFields> {
        &self.sealed
    }
}
