//! The security headers of every answer, and the protection of writes.

use axum::http::{HeaderMap, HeaderValue, Method, header};

/// Nothing but our own files; no inline script or style, no frame, no other host.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Adds the headers; pages with personal data are never cached.
pub(super) fn secure(headers: &mut HeaderMap) {
    let fixed = [
        ("content-security-policy", CONTENT_SECURITY_POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    headers
        .entry(header::VARY)
        .or_insert(HeaderValue::from_static("HX-Request"));
}

/// Whether a request may change something: it comes from one of our own pages.
///
/// `Sec-Fetch-Site: same-origin`; a browser too old for it must send an `Origin` that names this host.
pub(super) fn is_own_write(method: &Method, headers: &HeaderMap) -> bool {
    if method.is_safe() {
        return true;
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin
            .split_once("://")
            .is_some_and(|(_, of)| of.eq_ignore_ascii_case(host)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn only_our_own_pages_write() {
        let may = |pairs: &[(&'static str, &'static str)]| is_own_write(&Method::POST, &headers(pairs));
        assert!(may(&[("sec-fetch-site", "same-origin")]));
        assert!(!may(&[
            ("sec-fetch-site", "same-site"),
            ("origin", "http://a"),
            ("host", "a")
        ]));
        assert!(!may(&[("sec-fetch-site", "cross-site")]));
        assert!(!may(&[("sec-fetch-site", "none")]));
        assert!(may(&[("origin", "https://care.example"), ("host", "care.example")]));
        assert!(!may(&[("origin", "https://evil.example"), ("host", "care.example")]));
        assert!(!may(&[("origin", "null"), ("host", "care.example")]));
        assert!(!may(&[]));
        assert!(is_own_write(
            &Method::GET,
            &headers(&[("sec-fetch-site", "cross-site")])
        ));
    }
}
