//! What people type, cleaned where it comes in, and only there.
//!
//! Control characters go, save line ends and tabs, and so do the marks that turn the direction of text: they make a line read otherwise than it is stored (Unicode UAX 9, UTS 39).
//! A value without anything to see is empty. Joiners inside words stay: Persian and emoji need them.

use super::Error;

/// A form's body without what nobody can see, encoded as before.
pub(super) fn clean(body: &[u8]) -> Result<String, Error> {
    if std::str::from_utf8(&percent_decoded(body)).is_err() {
        return Err(Error::BadRequest("the form holds text that is not UTF-8"));
    }
    let unreadable = || Error::BadRequest("the form could not be read");
    let fields: Vec<(String, String)> = serde_html_form::from_bytes(body).map_err(|_| unreadable())?;
    let fields: Vec<(String, String)> = fields
        .into_iter()
        .map(|(name, value)| (name, clean_text(&value)))
        .collect();
    serde_html_form::to_string(fields).map_err(|_| unreadable())
}

fn clean_text(text: &str) -> String {
    if text.chars().all(|c| c.is_whitespace() || is_unseen(c) || is_removed(c)) && text.chars().any(is_unseen) {
        return String::new();
    }
    text.chars().filter(|c| !is_removed(*c)).collect()
}

/// Controls but for line ends and tabs, and overrides and isolates of the direction.
fn is_removed(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters without a picture of their own.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2065}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The bytes behind `%xx`; what is no escape stays as it is.
fn percent_decoded(body: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16)?.try_into().ok());
    let mut decoded = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        let digits: (Option<u8>, Option<u8>) = (digit(after.first()), digit(after.get(1)));
        rest = after;
        if let (b'%', (Some(high), Some(low))) = (first, digits) {
            decoded.push(high << 4 | low);
            rest = after.get(2..).unwrap_or_default();
        } else {
            decoded.push(*first);
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unseen_comes_in() {
        for (typed, kept) in [
            ("Aino", "Aino"),
            ("  two words ", "  two words "),
            ("line\r\nline\tend", "line\r\nline\tend"),
            ("a\u{0}b\u{1b}c\u{7f}d\u{85}", "abcd"),
            ("\u{202e}txt.exe\u{2066}\u{2069}", "txt.exe"),
            ("\u{200b}\u{feff} \u{2060}", ""),
            ("\u{0}\u{8}", ""),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("👩\u{200d}👧", "👩\u{200d}👧"),
        ] {
            assert_eq!(clean_text(typed), kept, "{typed:?}");
        }
    }

    #[test]
    fn a_body_is_text_or_refused() {
        assert_eq!(clean(b"a=%C3%A4+1&a=2&b=").unwrap(), "a=%C3%A4+1&a=2&b=");
        assert_eq!(clean(b"a=100%&b=%zz").unwrap(), "a=100%25&b=%25zz");
        assert!(clean(b"a=%ff").is_err());
        assert!(clean(b"a=\xc3").is_err());
        assert!(clean(b"a=%C3&b=%A4").is_err());
    }
}
