//! The lines of a file as cells, blank lines included as empty ones.
//!
//! Cells are quoted as in RFC 4180, and a quoted cell may hold delimiters and newlines; a quote
//! inside an unquoted cell is a letter.
//! Where a quote was never closed it swallows the lines after it. That shows when the quote then
//! closes inside a cell, stays open for too long, or gives a row of the wrong width: then its
//! line is a row by itself, and only that row suffers.
//! This is why there is no CSV library here: those read on without a word.

/// A quoted record above this has an unclosed quote.
const MAX_RECORD_BYTES: usize = 256 * 1024;
/// After so many unclosed quotes, quotes no longer reach over lines: each costs a second reading
/// of what it swallowed, and a hostile file could be nothing else.
const MAX_REPAIRS: usize = 100;

pub(super) struct Lines<'text> {
    rest: &'text str,
    delimiter: u8,
    width: Option<usize>,
    repairs: usize,
}

impl<'text> Lines<'text> {
    pub(super) fn new(text: &'text str, delimiter: u8) -> Self {
        Self {
            rest: text,
            delimiter,
            width: None,
            repairs: 0,
        }
    }

    /// Reads a record that spans lines, if there is one here and it can be trusted.
    fn record(&self, line_end: usize) -> Option<Record> {
        let record = Record::read(self.rest, self.delimiter, line_end)?;
        let is_wrong_width = self.width.is_some_and(|width| record.cells.len() != width);
        (record.end <= line_end || !is_wrong_width).then_some(record)
    }
}

impl Iterator for Lines<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        let line_end = self.rest.find('\n').map_or(self.rest.len(), |at| at + 1);
        let may_span_lines = self.repairs < MAX_REPAIRS;
        let record = may_span_lines.then(|| self.record(line_end)).flatten();
        let record = record.unwrap_or_else(|| {
            self.repairs += usize::from(may_span_lines);
            let (line, _) = self.rest.split_at_checked(line_end).unwrap_or_default();
            Record::read_line(line, self.delimiter)
        });
        let (_, rest) = self.rest.split_at_checked(record.end).unwrap_or_default();
        self.rest = rest;
        if self.width.is_none() && record.cells.len() > 1 {
            self.width = Some(record.cells.len());
        }
        Some(record.cells)
    }
}

/// One record, and where in the text it ends.
struct Record {
    cells: Vec<String>,
    end: usize,
}

/// Where in a cell the reader is.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    CellStart,
    Bare,
    Quoted,
    AfterQuote,
}

impl Record {
    /// Reads up to the first newline outside quotes; `None` if the quotes cannot be trusted.
    fn read(text: &str, delimiter: u8, line_end: usize) -> Option<Self> {
        let mut reader = Reader::default();
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            if letter == '\n' && reader.place != Place::Quoted {
                return Some(reader.finish(end));
            }
            let is_sound = reader.read(letter, delimiter);
            if end > MAX_RECORD_BYTES.max(line_end) || (!is_sound && end > line_end) {
                return None;
            }
        }
        (reader.place != Place::Quoted).then(|| reader.finish(text.len()))
    }

    /// Reads a line by itself; an open quote ends with it.
    fn read_line(line: &str, delimiter: u8) -> Self {
        let mut reader = Reader::default();
        for letter in line.trim_end_matches('\n').chars() {
            reader.read(letter, delimiter);
        }
        reader.finish(line.len())
    }
}

struct Reader {
    cells: Vec<String>,
    cell: String,
    place: Place,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            cells: Vec::new(),
            cell: String::new(),
            place: Place::CellStart,
        }
    }
}

impl Reader {
    /// Reads a letter; false if it follows a closing quote and should not.
    fn read(&mut self, letter: char, delimiter: u8) -> bool {
        let is_delimiter = letter == char::from(delimiter);
        let is_sound = self.place != Place::AfterQuote || is_delimiter || matches!(letter, '"' | '\r');
        self.place = match (self.place, letter) {
            (Place::Quoted, '"') => Place::AfterQuote,
            (Place::CellStart, '"') => Place::Quoted,
            (Place::AfterQuote, '"') => {
                self.cell.push('"');
                Place::Quoted
            }
            (Place::Quoted, _) => {
                self.cell.push(letter);
                Place::Quoted
            }
            _ if is_delimiter => {
                self.cells.push(std::mem::take(&mut self.cell));
                Place::CellStart
            }
            (Place::AfterQuote, '\r') => Place::AfterQuote,
            _ => {
                self.cell.push(letter);
                Place::Bare
            }
        };
        is_sound
    }

    /// A line that has nothing in it has no cells.
    fn finish(mut self, end: usize) -> Record {
        let last = self.cell.strip_suffix('\r').unwrap_or(&self.cell).to_owned();
        if !(self.cells.is_empty() && last.is_empty()) {
            self.cells.push(last);
        }
        Record { cells: self.cells, end }
    }
}
