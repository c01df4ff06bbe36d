//! What an act did, said once on the page it leads to.
//!
//! A handler redirects to `…?done=key`; on its way out the key moves from the address into a cookie of one minute, which the next page shows and clears.
//! So no link can make a page claim something, and a reload does not repeat it. The key is one of the product's own; it holds nothing personal.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use super::cookie;

/// Carries the key of what was done to the next page.
pub const FLASH_COOKIE: &str = "__Host-flash";

/// Moves the key into the cookie, or clears it after the page that showed it.
pub(super) fn carry(sent: &HeaderMap, answer: &mut Response) {
    let location = answer.headers().get(header::LOCATION);
    if let Some((address, key)) = location
        .and_then(|value| value.to_str().ok())
        .and_then(|location| location.split_once("?done="))
        && is_key(key)
        && let (Ok(address), Some(cookie)) = (HeaderValue::from_str(address), cookie::flash(FLASH_COOKIE, key, 60))
    {
        answer.headers_mut().insert(header::LOCATION, address);
        answer.headers_mut().append(header::SET_COOKIE, cookie);
        return;
    }
    let is_page = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page
        && !sent.contains_key("hx-request")
        && cookie::get(sent, FLASH_COOKIE).is_some()
        && let Some(cookie) = cookie::flash(FLASH_COOKIE, "", 0)
    {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// The key that a request brings.
pub fn flash(sent: &HeaderMap) -> Option<&str> {
    cookie::get(sent, FLASH_COOKIE).filter(|key| is_key(key))
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}
