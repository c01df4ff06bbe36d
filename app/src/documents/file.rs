//! The bytes of a version: sealed into a file of their own, and opened again.

use std::ops::Range;

use platform::authz::{Actor, OrganizationId};
use platform::blobs::Blobs;
use platform::db::{Db, Error};
use platform::ids::{self, BlobId, DocumentId};
use vault::{DocumentKey, document};

use super::document::{Version, VersionFields};
use super::store;
use crate::layout::Frame;

/// Bytes that a file may have: 25 MB.
pub const MAX_FILE_BYTES: usize = 25 * 1024 * 1024;

/// A file that was uploaded.
pub struct NewFile<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// What a file is sealed for: exactly this version of this document.
fn context(organization: OrganizationId, document: DocumentId, number: i64) -> Vec<u8> {
    let number = u64::try_from(number).unwrap_or_default();
    document::document_context(&organization.bytes(), &document.bytes(), number)
}

/// Seals a file under a fresh key and writes it durably; the row that knows both follows.
pub(super) async fn write(
    blobs: &Blobs,
    organization: OrganizationId,
    (id, number): (DocumentId, i64),
    file: &NewFile<'_>,
) -> Result<(BlobId, VersionFields), platform::Error> {
    let key = DocumentKey::generate()?;
    let sealed = document::seal(&key, &context(organization, id, number), file.bytes)?;
    let blob = BlobId::from(ids::random_id());
    blobs.write(blob, sealed).await?;
    let fields = VersionFields {
        file_name: clean_name(file.name),
        size_bytes: u64::try_from(file.bytes.len()).unwrap_or_default(),
        key,
    };
    Ok((blob, fields))
}

/// Opens the whole file of a version.
pub(super) async fn read(
    blobs: &Blobs,
    organization: OrganizationId,
    version: &Version,
    fields: &VersionFields,
) -> Result<Vec<u8>, platform::Error> {
    let name = (version.blob_id, version.document_id, version.number);
    read_named(blobs, organization, name, fields).await
}

/// Opens the file of a version that is known by its blob, its document and its number.
pub(super) async fn read_named(
    blobs: &Blobs,
    organization: OrganizationId,
    (blob, document, number): (BlobId, DocumentId, i64),
    fields: &VersionFields,
) -> Result<Vec<u8>, platform::Error> {
    let sealed = blobs.read(blob).await?;
    let context = context(organization, document, number);
    Ok(document::open(&fields.key, &context, &sealed)?)
}

/// Why a part of a file cannot be read.
enum Unread {
    Seal(vault::Error),
    File(std::io::Error),
}

impl From<vault::Error> for Unread {
    fn from(error: vault::Error) -> Self {
        Self::Seal(error)
    }
}

/// Opens a part of the file of a version, and nothing else of it but its end.
pub(super) async fn read_part(
    blobs: &Blobs,
    organization: OrganizationId,
    version: &Version,
    fields: &VersionFields,
    range: Range<u64>,
) -> Result<Vec<u8>, platform::Error> {
    let (blob, size) = (version.blob_id, blobs.size(version.blob_id).await?);
    let context = context(organization, version.document_id, version.number);
    let (blobs, key) = (blobs.clone(), DocumentKey::from_bytes(*fields.key.expose()));
    let opened = tokio::task::spawn_blocking(move || {
        document::open_range(&key, &context, size, range, |part| {
            blobs.read_range(blob, part).map_err(Unread::File)
        })
    });
    let opened = opened.await.map_err(|error| Error::Unavailable(error.to_string()))?;
    opened.map_err(|error| match error {
        Unread::Seal(error) => error.into(),
        Unread::File(error) => Error::Unavailable(format!("the document store: {}", error.kind())).into(),
    })
}

/// A name as it is kept: no folders, nothing that is no letter of a name.
fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|letter| !letter.is_control()).take(200).collect()
}

/// `340 kB`, `2.1 MB`.
pub fn size_in_words(frame: &Frame, bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1000);
    if kilobytes < 1000 {
        return frame.t1("documents-size-kb", "size", kilobytes);
    }
    frame.t1("documents-size-mb", "size", bytes.div_ceil(1_000_000))
}

/// Opens the beginning and the end of every file of an organization, as the system; returns those that do not open, or are not there.
pub async fn check_all(db: &Db, actor: &Actor) -> Result<Vec<String>, platform::Error> {
    let mut bad = Vec::new();
    let mut after = uuid::Uuid::nil();
    loop {
        let tx = db.read(actor).await?;
        let versions = store::page_of_all(&tx, after).await?;
        let Some(last) = versions.last() else { return Ok(bad) };
        after = last.id.uuid();
        for version in versions {
            let Ok(fields) = tx.open_system(&version).await else {
                // The row itself is counted among those that do not open.
                continue;
            };
            let opened = read_part(db.blobs(), actor.organization(), &version, &fields, 0..0).await;
            if opened.is_err() {
                bad.push(format!("document file {}", version.blob_id));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_folders() {
        assert_eq!(clean_name("C:\\fakepath\\Plan.pdf"), "Plan.pdf");
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name("a\r\nb"), "ab");
        assert_eq!(clean_name(&"ä".repeat(300)).chars().count(), 200);
    }
}
