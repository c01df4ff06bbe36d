//! The link's row, and what it opens; pure.

use minicbor::{Decode, Encode};
use platform::authz::SealedRow;
use platform::clock::Time;
use platform::db::{Error, FromRow, Row, Table};
use platform::ids::{AnswerLinkId, RequestId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use crate::letters::LetterFields;
use crate::retention::{self, Category};
use crate::tables;

/// Days that a link opens the answer.
pub const KEPT_DAYS: i64 = retention::days(Category::AnswerLink);

/// A letter as the link shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct AnswerLetter {
    #[n(0)]
    pub at: i64,
    #[n(1)]
    pub letter: LetterFields,
}

/// What a link opens; nothing before the certificate is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct AnswerFields {
    #[n(0)]
    pub letters: Vec<AnswerLetter>,
    /// The certificate file.
    #[n(1)]
    pub certificate: Option<String>,
}

/// A link.
pub struct AnswerLink {
    pub id: AnswerLinkId,
    pub version: i64,
    pub request_id: RequestId,
    /// Nothing before the certificate is there.
    pub expires_at: Option<Time>,
    pub scope: ScopeId,
    pub sealed: Sealed<AnswerFields>,
}

impl FromRow for AnswerLink {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            request_id: row.get(2)?,
            expires_at: row.get(3)?,
            scope: row.get(4)?,
            sealed: row.get(5)?,
        })
    }
}

impl SealedRow for AnswerLink {
    type Fields = AnswerFields;
    const TABLE: &'static Table = &tables::ANSWER_LINK;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<AnswerFields> {
        &self.sealed
    }
}
