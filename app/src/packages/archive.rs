//! The one file that is handed over: packed file by file, apart from what answers requests, and never while a transaction is open.

use std::io::{Cursor, Write as _};

use platform::authz::OrganizationId;
use platform::blobs::Blobs;
use platform::web::{Error, HeaderMap, IntoResponse as _, Response, Result, header};
use tokio::sync::Semaphore;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipWriter};

use super::package::FileFields;

/// Bytes that the documents of a package may have together: 200 MB, since it is packed in memory.
pub(super) const MAX_BYTES: u64 = 200 * 1024 * 1024;

/// Packages that are packed at a time: what they take of the memory has a bound.
static PACKING: Semaphore = Semaphore::const_new(2);

/// A package that grows.
type Archive = ZipWriter<Cursor<Vec<u8>>>;

/// Runs work that computes for long, without holding up others.
pub(super) async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Error::Internal(error.to_string()))
}

/// Packs the files of a released package, the documents' read from where they lie; with a passphrase encrypted (AES-256, as common archive programs read it).
pub(super) async fn pack(
    blobs: &Blobs,
    organization: OrganizationId,
    files: Vec<FileFields>,
    passphrase: Option<&str>,
) -> Result<Vec<u8>> {
    let permit = PACKING.acquire().await;
    let _permit = permit.map_err(|error| Error::Internal(error.to_string()))?;
    let mut archive = Archive::new(Cursor::new(Vec::new()));
    for file in files {
        let bytes = match &file.document {
            Some(document) => document.read(blobs, organization).await?,
            None => file.bytes,
        };
        let (name, passphrase) = (file.name, passphrase.map(str::to_owned));
        let added = apart(move || add(archive, &name, &bytes, passphrase.as_deref())).await?;
        archive = added.map_err(|error| Error::Internal(error.to_string()))?;
    }
    let packed = apart(move || archive.finish()).await?;
    Ok(packed.map_err(|error| Error::Internal(error.to_string()))?.into_inner())
}

fn add(
    mut archive: Archive,
    name: &str,
    bytes: &[u8],
    passphrase: Option<&str>,
) -> std::result::Result<Archive, ZipError> {
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let options = match passphrase {
        Some(passphrase) => plain.with_aes_encryption(AesMode::Aes256, passphrase),
        None => plain,
    };
    archive.start_file(name, options)?;
    archive.write_all(bytes)?;
    Ok(archive)
}

/// An archive as a download, named by the request's number alone.
pub(super) fn as_file(number: &str, archive: Vec<u8>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/zip"),
    );
    if let Ok(name) = format!("attachment; filename=\"{number}.zip\"").parse() {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    (headers, archive).into_response()
}
