//! Finding out which character stands between two cells.

use super::lines::Lines;

const CANDIDATES: [u8; 4] = [b';', b'\t', b',', b'|'];
const SAMPLE_ROWS: usize = 100;

/// Takes off the first line that spreadsheets write to announce the delimiter: `sep=;`.
pub(super) fn announced(text: &str) -> (&str, Option<u8>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end_matches('\r').strip_prefix("sep=") {
        Some(mark) if mark.len() == 1 => (rest, mark.bytes().next()),
        _ => (text, None),
    }
}

/// Chooses the candidate that gives the most rows of one width; at a tie the wider one, then the
/// earlier in the list.
pub(super) fn guess(text: &str) -> u8 {
    let mut best = (0, 0, b';');
    for candidate in CANDIDATES {
        let (rows, width) = most_common_width(text, candidate);
        if width > 1 && (rows, width) > (best.0, best.1) {
            best = (rows, width, candidate);
        }
    }
    best.2
}

fn most_common_width(text: &str, delimiter: u8) -> (usize, usize) {
    let lines = Lines::new(text, delimiter).take(SAMPLE_ROWS);
    let widths: Vec<usize> = lines.map(|cells| cells.len()).filter(|width| *width > 0).collect();
    let count = |width: usize| widths.iter().filter(|other| **other == width).count();
    let width = widths.iter().copied().max_by_key(|width| (count(*width), *width));
    width.map_or((0, 0), |width| (count(width), width))
}
