//! Finding out a file's encoding.
//!
//! A byte order mark decides; without one, UTF-16 shows by its zero bytes and UTF-8 by being
//! valid; the rest is a detector's guess, with Finnish assumed, which is nearly always
//! Windows-1252.
//! Nothing is lost: a byte that is not UTF-8 in a file that otherwise is one, as in exports
//! glued together from two systems, is read as Windows-1252.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Returns the text without byte order mark, and the encoding's name; `None` if it is no text.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, &'static str)> {
    let (encoding, mark_len) = Encoding::for_bom(bytes).unwrap_or_else(|| (without_mark(bytes), 0));
    let bytes = bytes.get(mark_len..).unwrap_or_default();
    let text = if encoding == UTF_8 {
        decode_mostly_utf8(bytes)
    } else {
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    };
    // Text has no zero characters; spreadsheets and archives have many.
    (!text.contains('\0')).then_some((text, encoding.name()))
}

fn without_mark(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = utf_16_by_zeros(bytes) {
        return encoding;
    }
    if is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"fi"), Utf8Detection::Deny)
}

/// In UTF-16, every other byte of western text is zero.
fn utf_16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let zeros = |offset: usize| {
        let half = sample.iter().skip(offset).step_by(2);
        half.filter(|byte| **byte == 0).count()
    };
    let mostly = sample.len() / 2 * 7 / 10;
    if sample.len() < 4 {
        None
    } else if zeros(1) >= mostly && zeros(0) == 0 {
        Some(UTF_16LE)
    } else if zeros(0) >= mostly && zeros(1) == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    bad == 0 || good >= bad * 4
}

fn decode_mostly_utf8(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}
