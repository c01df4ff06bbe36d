//! A version's file as an access package copies it: what opens it, sealed under the package.

use minicbor::{Decode, Encode};
use platform::authz::OrganizationId;
use platform::blobs::Blobs;
use platform::db::{Error, ReadTx};
use platform::ids::{BlobId, CaseId, DocumentId};
use uuid::Uuid;

use super::document::VersionFields;
use super::{file, store};

/// The newest version of a document, and what opens its file.
#[derive(Encode, Decode)]
pub struct FileCopy {
    #[n(0)]
    #[cbor(with = "minicbor::bytes")]
    blob: [u8; 16],
    #[n(1)]
    #[cbor(with = "minicbor::bytes")]
    document: [u8; 16],
    #[n(2)]
    number: i64,
    #[n(3)]
    pub fields: VersionFields,
}

/// A document that was copied.
pub struct CopiedDocument {
    pub case: CaseId,
    pub title: String,
    /// When it was added, in microseconds since 1970.
    pub at: i64,
    pub file: FileCopy,
}

/// Opens documents for the product's own work, each with its newest version.
pub async fn copy(tx: &ReadTx, documents: Vec<Uuid>) -> Result<Vec<CopiedDocument>, platform::Error> {
    let mut copies = Vec::new();
    let versions = store::latest_of(tx, documents.clone()).await?;
    for document in store::list_by_ids(tx, documents).await? {
        let fields = tx.open_system(&document).await?;
        let latest = versions.iter().find(|version| version.document_id == document.id);
        let version = latest.ok_or(Error::NoRow)?;
        copies.push(CopiedDocument {
            case: document.case_id,
            title: fields.title,
            at: version.created_at.micros(),
            file: FileCopy {
                blob: version.blob_id.bytes(),
                document: document.id.bytes(),
                number: version.number,
                fields: tx.open_system(version).await?,
            },
        });
    }
    Ok(copies)
}

impl FileCopy {
    /// The file's bytes.
    pub async fn read(&self, blobs: &Blobs, organization: OrganizationId) -> Result<Vec<u8>, platform::Error> {
        let blob = BlobId::from(Uuid::from_bytes(self.blob));
        let document = DocumentId::from(Uuid::from_bytes(self.document));
        file::read_named(blobs, organization, (blob, document, self.number), &self.fields).await
    }
}
