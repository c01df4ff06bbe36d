//! A file of rows as it came: encoding and delimiter found out, cells as text, nothing judged.
//!
//! Invariants:
//! - Every row that a person would count is in [`Table::rows`] with the number they would give it;
//!   blank rows and repeated header rows are counted but are not rows.
//! - A row whose cells cannot be told apart is [`Broken`], never guessed.
//! - Limits: 64 MiB a file, 64 KiB a cell.
//! - Nothing here is `Debug`: cells are personal data.
//!
//! It does not know what a column means (`mapping`) or whether a value is any good (`clean`).

mod delimiter;
mod encoding;
mod lines;
#[cfg(test)]
mod tests;

use lines::Lines;

/// The largest file that is read.
pub const MAX_FILE_BYTES: usize = 64 * 1024 * 1024;
/// The largest cell that is read.
pub const MAX_CELL_BYTES: usize = 64 * 1024;

/// How far down the header is looked for: exports may begin with a title.
const PREAMBLE_ROWS: usize = 10;

/// A file that was read.
pub struct Table {
    /// The encoding it was read in, by its WHATWG name.
    pub encoding: &'static str,
    /// The character between two cells.
    pub delimiter: u8,
    /// The column names, trimmed, each different from the others and none empty.
    pub header: Vec<String>,
    /// The rows, in the file's order.
    pub rows: Vec<RawRow>,
}

/// One row, not yet understood.
pub struct RawRow {
    /// The row's number as a person counts: the one below the header is 1.
    pub number: usize,
    /// As many cells as the header has, or why they cannot be told apart.
    pub cells: Result<Vec<String>, Broken>,
}

/// Why a row's cells cannot be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// More cells than columns: a delimiter stands inside a cell without quotes.
    TooManyCells,
    /// Less than half of the cells: a part of a row, or a line of another kind.
    TooFewCells,
    /// A cell above [`MAX_CELL_BYTES`].
    CellTooLong,
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableError {
    /// There is nothing in it.
    Empty,
    /// It is above [`MAX_FILE_BYTES`].
    TooLarge,
    /// It is not text, such as a spreadsheet or an archive.
    NotText,
}

/// Reads a file of delimited rows.
pub fn read(bytes: &[u8]) -> Result<Table, TableError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(TableError::TooLarge);
    }
    let (text, encoding) = encoding::decode(bytes).ok_or(TableError::NotText)?;
    // Only very old files end their lines with a carriage return alone.
    let text = if text.contains('\n') {
        text
    } else {
        text.replace('\r', "\n")
    };
    let (text, announced) = delimiter::announced(&text);
    let delimiter = announced.unwrap_or_else(|| delimiter::guess(text));
    let mut lines = Lines::new(text, delimiter).collect::<Vec<_>>().into_iter();
    let Some(header) = take_header(&mut lines) else {
        return Err(TableError::Empty);
    };
    let rows = rows(lines, &header);
    Ok(Table {
        encoding,
        delimiter,
        header: column_names(&header),
        rows,
    })
}

/// Takes lines up to and including the header: the first of the first ten with two or more
/// filled cells, or else the first line.
fn take_header(lines: &mut std::vec::IntoIter<Vec<String>>) -> Option<Vec<String>> {
    let is_filled = |line: &Vec<String>| line.iter().any(|cell| !cell.trim().is_empty());
    let is_header = |line: &Vec<String>| line.iter().filter(|cell| !cell.trim().is_empty()).count() >= 2;
    let candidates = lines.as_slice();
    let candidates = candidates.get(..PREAMBLE_ROWS).unwrap_or(candidates);
    let at = candidates
        .iter()
        .position(is_header)
        .or_else(|| lines.as_slice().iter().position(is_filled))?;
    lines.nth(at)
}

fn rows(lines: impl Iterator<Item = Vec<String>>, header: &[String]) -> Vec<RawRow> {
    let is_row = |cells: &[String]| cells.iter().any(|cell| !cell.trim().is_empty()) && !is_same_header(cells, header);
    lines
        .zip(1..)
        .filter(|(cells, _)| is_row(cells))
        .map(|(cells, number)| RawRow {
            number,
            cells: fit(cells, header.len()),
        })
        .collect()
}

/// Brings a row to the header's width, if that is safe.
fn fit(mut cells: Vec<String>, width: usize) -> Result<Vec<String>, Broken> {
    if cells.iter().any(|cell| cell.len() > MAX_CELL_BYTES) {
        return Err(Broken::CellTooLong);
    }
    let beyond = cells.get(width..).unwrap_or_default();
    if beyond.iter().any(|cell| !cell.trim().is_empty()) {
        return Err(Broken::TooManyCells);
    }
    if cells.len() * 2 < width {
        return Err(Broken::TooFewCells);
    }
    cells.resize(width, String::new());
    Ok(cells)
}

fn is_same_header(cells: &[String], header: &[String]) -> bool {
    cells.len() == header.len()
        && cells
            .iter()
            .zip(header)
            .all(|(cell, name)| cell.trim().eq_ignore_ascii_case(name.trim()))
}

fn column_names(header: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(header.len());
    for (cell, number) in header.iter().zip(1..) {
        let name = match cell.trim() {
            "" => format!("({number})"),
            name if names.iter().any(|earlier| earlier == name) => format!("{name} ({number})"),
            name => name.to_owned(),
        };
        names.push(name);
    }
    names
}
