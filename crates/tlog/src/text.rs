//! The spellings that the text formats share: base64, decimal numbers, permitted characters.
//!
//! Each value has exactly one spelling; anything else is refused, so that equal text and equal meaning coincide.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Writes standard base64 with padding (RFC 4648 §4).
pub(crate) fn encode_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Reads standard base64 with padding and without stray bits or white space (RFC 4648 §4).
pub(crate) fn decode_base64(encoded: &str) -> Option<Vec<u8>> {
    STANDARD.decode(encoded).ok()
}

/// Reads an ASCII decimal without sign or leading zeroes.
pub(crate) fn parse_decimal(digits: &str) -> Option<u64> {
    let canonical = digits == "0" || !digits.starts_with('0');
    let only_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    if canonical && only_digits {
        digits.parse().ok()
    } else {
        None
    }
}

/// True when the text holds no control character but newline (C2SP signed-note, "Format").
pub(crate) fn is_printable(text: &str) -> bool {
    text.bytes().all(|byte| byte >= 0x20 || byte == b'\n')
}
