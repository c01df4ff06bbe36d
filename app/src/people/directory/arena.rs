//! Short texts one after another in a single buffer, without an allocation for each.
//!
//! Wiped text is overwritten at once; its room comes back when the owner rebuilds the arena.

use super::index;

/// Longer texts are cut at a character boundary.
const MAX_BYTES: usize = 4096;

#[derive(Default)]
pub(super) struct Arena {
    bytes: Vec<u8>,
    wasted: usize,
}

/// Where a text stands in its arena.
#[derive(Clone, Copy, Default)]
pub(super) struct Span {
    start: u32,
    length: u16,
}

impl Arena {
    /// Adds a text. Beyond 4 GiB it would be lost: at 100,000 people an arena has 3 MB.
    pub(super) fn put(&mut self, text: &str) -> Span {
        let text = text.get(..text.floor_char_boundary(MAX_BYTES)).unwrap_or(text);
        let (Ok(start), Ok(length)) = (self.bytes.len().try_into(), text.len().try_into()) else {
            return Span::default();
        };
        self.bytes.extend_from_slice(text.as_bytes());
        Span { start, length }
    }

    pub(super) fn text(&self, span: Span) -> &str {
        let bytes = self.bytes.get(span.range()).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Overwrites a text, so that an erased name does not stay in memory.
    pub(super) fn wipe(&mut self, span: Span) {
        if let Some(bytes) = self.bytes.get_mut(span.range()) {
            bytes.fill(0);
            self.wasted += bytes.len();
        }
    }

    /// True when a quarter of the buffer is waste.
    pub(super) fn wants_rebuilding(&self) -> bool {
        self.wasted > 4096 && self.wasted > self.bytes.len() / 4
    }

    pub(super) fn memory_bytes(&self) -> usize {
        self.bytes.capacity()
    }
}

impl Span {
    /// True when two texts of one arena do not share their place.
    pub(super) fn is_elsewhere(self, other: Span) -> bool {
        self.start != other.start
    }

    fn range(self) -> std::ops::Range<usize> {
        let start = index(self.start);
        start..start + usize::from(self.length)
    }
}
