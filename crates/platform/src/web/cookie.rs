//! The cookies, all necessary: session, organization, language and theme before sign-in, and for a minute what was done.

use axum::http::{HeaderMap, HeaderValue, header};

/// Carries the session's bearer value.
pub const SESSION_COOKIE: &str = "__Host-session";
/// Remembers which organization signs in here.
pub const SLUG_COOKIE: &str = "__Host-organization";

/// A cookie's value.
pub fn get<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

fn set(name: &str, value: &str, max_age_secs: Option<i64>, http_only: bool) -> Option<HeaderValue> {
    let age = max_age_secs.map_or(String::new(), |seconds| format!("; Max-Age={seconds}"));
    let http_only = if http_only { "; HttpOnly" } else { "" };
    HeaderValue::from_str(&format!("{name}={value}; Path=/; Secure; SameSite=Lax{http_only}{age}")).ok()
}

/// Sets the session cookie; it ends with the browser, and the server ends it earlier.
pub fn set_session(headers: &mut HeaderMap, bearer: &crate::session::Bearer) {
    if let Some(value) = set(SESSION_COOKIE, &bearer.expose(), None, true) {
        headers.append(header::SET_COOKIE, value);
    }
}

pub fn clear_session(headers: &mut HeaderMap) {
    if let Some(value) = set(SESSION_COOKIE, "", Some(0), true) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// A cookie for what the next page shows once.
pub(super) fn flash(name: &str, value: &str, max_age_secs: i64) -> Option<HeaderValue> {
    set(name, value, Some(max_age_secs), true)
}

/// Hands something to the next page, for a minute.
pub fn set_once(headers: &mut HeaderMap, name: &str, value: &str) {
    if let Some(value) = flash(name, value, 60) {
        headers.append(header::SET_COOKIE, value);
    }
}

pub fn clear_once(headers: &mut HeaderMap, name: &str) {
    if let Some(value) = flash(name, "", 0) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// Remembers the organization for a year.
pub fn set_slug(headers: &mut HeaderMap, slug: &str) {
    if let Some(value) = set(SLUG_COOKIE, slug, Some(31_536_000), true) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// Remembers language or theme for people who are not signed in.
pub fn set_preference(headers: &mut HeaderMap, name: &str, value: &str) {
    if let Some(value) = set(name, value, Some(31_536_000), true) {
        headers.append(header::SET_COOKIE, value);
    }
}
