//! The document and its versions; pure.

use minicbor::{Decode, Encode};
use platform::authz::{Facts, Resource, SealedRow};
use platform::clock::Time;
use platform::db::{Error, FromRow, Row, Table};
use platform::ids::{AccountId, BlobId, CaseId, DocumentId, DocumentVersionId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;
use vault::DocumentKey;

use super::store;
use crate::entries::Audience;
use crate::tables;

/// What is personal about a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct DocumentFields {
    #[n(0)]
    pub title: String,
}

/// What is personal about a version, and what opens its file.
#[derive(Encode, Decode)]
pub struct VersionFields {
    #[n(0)]
    pub file_name: String,
    #[n(1)]
    pub size_bytes: u64,
    #[n(2)]
    #[cbor(with = "key_bytes")]
    pub key: DocumentKey,
}

/// A document key inside a sealed row.
mod key_bytes {
    use minicbor::decode::Error;
    use minicbor::encode::Write;
    use minicbor::{Decoder, Encoder};
    use vault::DocumentKey;

    pub(super) fn encode<C, W: Write>(
        key: &DocumentKey,
        encoder: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        encoder.bytes(key.expose())?.ok()
    }

    pub(super) fn decode<C>(decoder: &mut Decoder<'_>, _: &mut C) -> Result<DocumentKey, Error> {
        let bytes = decoder.bytes()?.try_into();
        bytes
            .map(DocumentKey::from_bytes)
            .map_err(|_| Error::message("not a document key"))
    }
}

/// A file of a case, whatever its version.
pub struct Document {
    pub id: DocumentId,
    pub version: i64,
    pub case_id: CaseId,
    pub scope: ScopeId,
    pub audience: Audience,
    pub author_id: AccountId,
    pub created_at: Time,
    /// The number of the newest version.
    pub latest: i64,
    pub sealed: Sealed<DocumentFields>,
}

impl FromRow for Document {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            case_id: row.get(2)?,
            scope: row.get(3)?,
            audience: row.get(4)?,
            author_id: row.get(5)?,
            created_at: row.get(6)?,
            latest: row.get(7)?,
            sealed: row.get(8)?,
        })
    }
}

impl SealedRow for Document {
    type Fields = DocumentFields;
    const TABLE: &'static Table = &tables::DOCUMENT;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<DocumentFields> {
        &self.sealed
    }
}

/// A document as its downloads know it: the right to one is the right to its case's, and the log names the document.
pub(super) struct DocumentFile {
    pub id: DocumentId,
    pub case_id: CaseId,
    scope: ScopeId,
    log_scope: ScopeId,
    restricted: bool,
}

impl Resource for DocumentFile {
    const TABLE: &'static Table = &tables::DOCUMENT;
    const FACTS: &'static str = store::FILE_FACTS;

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(Self::OFFSET)?,
            case_id: row.get(Self::OFFSET + 1)?,
            scope: row.get(Self::OFFSET + 2)?,
            log_scope: row.get(Self::OFFSET + 3)?,
            restricted: row.get(Self::OFFSET + 4)?,
        })
    }

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn subject(&self) -> Option<ScopeId> {
        Some(self.log_scope)
    }

    fn facts(&self) -> Facts {
        Facts {
            restricted: self.restricted,
            known: false,
            own: false,
        }
    }
}

/// One upload.
pub struct Version {
    pub id: DocumentVersionId,
    pub version: i64,
    pub document_id: DocumentId,
    pub case_id: CaseId,
    pub scope: ScopeId,
    /// 1 for the first upload.
    pub number: i64,
    pub blob_id: BlobId,
    pub author_id: AccountId,
    pub created_at: Time,
    pub sealed: Sealed<VersionFields>,
}

impl FromRow for Version {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            document_id: row.get(2)?,
            case_id: row.get(3)?,
            scope: row.get(4)?,
            number: row.get(5)?,
            blob_id: row.get(6)?,
            author_id: row.get(7)?,
            created_at: row.get(8)?,
            sealed: row.get(9)?,
        })
    }
}

impl SealedRow for Version {
    type Fields = VersionFields;
    const TABLE: &'static Table = &tables::DOCUMENT_VERSION;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<VersionFields> {
        &self.sealed
    }
}
