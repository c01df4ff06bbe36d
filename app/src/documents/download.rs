//! A file on its way out: always an attachment, whole or in part.

use std::fmt::Write as _;
use std::ops::Range;

use platform::authz::OrganizationId;
use platform::blobs::Blobs;
use platform::web::{HeaderMap, IntoResponse as _, Response, Result, StatusCode, header};

use super::document::{Version, VersionFields};
use super::file;

/// What of a file a browser asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    Whole,
    Part(Range<u64>),
    /// A part that the file does not have.
    Outside,
}

impl Wanted {
    /// Reads `Range: bytes=…` (RFC 9110 §14); what is no single range asks for the whole.
    pub fn from_headers(headers: &HeaderMap, size: u64) -> Self {
        let range = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
        range.and_then(|range| Self::parse(range, size)).unwrap_or(Self::Whole)
    }

    fn parse(range: &str, size: u64) -> Option<Self> {
        let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
        let (start, end) = match (first.parse::<u64>(), last.parse::<u64>()) {
            (Ok(start), Ok(last)) if start <= last => (start, last.saturating_add(1).min(size)),
            (Ok(start), Err(_)) if last.is_empty() => (start, size),
            (Err(_), Ok(count)) if first.is_empty() => (size.saturating_sub(count), size),
            _ => return None,
        };
        Some(if start < end {
            Self::Part(start..end)
        } else {
            Self::Outside
        })
    }
}

/// The answer with a version's file; the caller has the right to it, and logs it.
pub async fn download(
    blobs: &Blobs,
    organization: OrganizationId,
    version: &Version,
    fields: &VersionFields,
    asked: &HeaderMap,
) -> Result<Response> {
    let mut headers = HeaderMap::new();
    let mut insert = |name: header::HeaderName, value: &str| {
        if let Ok(value) = value.parse() {
            headers.insert(name, value);
        }
    };
    insert(header::CONTENT_TYPE, "application/octet-stream");
    insert(header::CONTENT_DISPOSITION, &disposition(&fields.file_name));
    insert(header::ACCEPT_RANGES, "bytes");
    let size = fields.size_bytes;
    match Wanted::from_headers(asked, size) {
        Wanted::Whole => {
            let bytes = file::read(blobs, organization, version, fields).await?;
            Ok((headers, bytes).into_response())
        }
        Wanted::Part(range) => {
            let said = format!("bytes {}-{}/{size}", range.start, range.end.saturating_sub(1));
            insert(header::CONTENT_RANGE, &said);
            let bytes = file::read_part(blobs, organization, version, fields, range).await?;
            Ok((StatusCode::PARTIAL_CONTENT, headers, bytes).into_response())
        }
        Wanted::Outside => {
            insert(header::CONTENT_RANGE, &format!("bytes */{size}"));
            Ok((StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response())
        }
    }
}

/// A whole file that was read already; the caller has the right to it, and logs it.
pub fn as_attachment(name: &str, bytes: Vec<u8>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/octet-stream"),
    );
    if let Ok(disposition) = disposition(name).parse() {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    (headers, bytes).into_response()
}

/// The header that makes it an attachment, with its name for new and old browsers (RFC 6266, RFC 8187).
fn disposition(name: &str) -> String {
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    format!("attachment; filename=\"document\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read() {
        for (range, expected) in [
            ("bytes=0-9", Some(Wanted::Part(0..10))),
            ("bytes=90-", Some(Wanted::Part(90..100))),
            ("bytes=-10", Some(Wanted::Part(90..100))),
            ("bytes=95-400", Some(Wanted::Part(95..100))),
            ("bytes=100-", Some(Wanted::Outside)),
            ("bytes=9-0", None),
            ("bytes=0-1,3-4", None),
            ("lines=0-1", None),
        ] {
            assert_eq!(Wanted::parse(range, 100), expected, "{range}");
        }
    }

    #[test]
    fn a_name_cannot_leave_its_header() {
        assert_eq!(
            disposition("Äiti \"1\";.pdf"),
            "attachment; filename=\"document\"; filename*=UTF-8''%C3%84iti%20%221%22%3B.pdf"
        );
    }
}
