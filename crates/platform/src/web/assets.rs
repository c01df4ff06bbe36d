//! Static files, compressed once, under addresses that carry their hash.

use std::collections::HashMap;
use std::io::Write as _;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// One file as it is embedded.
pub struct Asset {
    pub path: String,
    pub bytes: Vec<u8>,
}

struct Stored {
    bytes: Vec<u8>,
    gzip: Option<Vec<u8>>,
    kind: &'static str,
    url: String,
}

/// All static files. Cheap to clone.
#[derive(Clone, Default)]
pub struct Assets(Arc<HashMap<String, Stored>>);

impl Assets {
    pub fn new(files: impl IntoIterator<Item = Asset>) -> Self {
        let stored = files.into_iter().map(|Asset { path, bytes }| {
            let digest = vault::sha256(&bytes);
            let hash = digest
                .iter()
                .take(6)
                .fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
            let stored = Stored {
                gzip: compress(&bytes),
                kind: kind_of(&path),
                url: format!("/a/{hash}/{path}"),
                bytes,
            };
            (path, stored)
        });
        Self(Arc::new(stored.collect()))
    }

    /// The address of a file; a file that does not exist gets one that answers 404.
    pub fn url(&self, path: &str) -> &str {
        self.0.get(path).map_or("/a/missing", |stored| stored.url.as_str())
    }

    /// Answers a request for `/a/{hash}/{path}`.
    pub fn serve(&self, path: &str, headers: &HeaderMap) -> Response {
        let Some(stored) = self.0.get(path) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let accepts_gzip = headers
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.contains("gzip"));
        let mut response = match &stored.gzip {
            Some(gzip) if accepts_gzip => {
                let mut response = gzip.clone().into_response();
                response
                    .headers_mut()
                    .insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                response
            }
            _ => stored.bytes.clone().into_response(),
        };
        let own = response.headers_mut();
        own.insert(header::CONTENT_TYPE, HeaderValue::from_static(stored.kind));
        own.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        );
        own.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        response
    }
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("ico") => "image/x-icon",
        Some("png") => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}

/// The gzip form, if it is smaller.
fn compress(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok().filter(|gzip| gzip.len() < bytes.len())
}
