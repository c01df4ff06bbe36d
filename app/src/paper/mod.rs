//! A text on paper: what a letter and an access package say, once, for the screen, the printer and the PDF file.
//!
//! Blocks in reading order, nothing about looks. A passage that was blacked out is not in it: only that something is missing, and why.

mod lines;
mod pdf;
mod words;

use platform::clock::Time;

pub use pdf::{PdfError, pdf};
pub use words::Words;

/// One block of a text, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; 2 is the highest below the title.
    Heading(u8, String),
    Paragraph(Vec<Run>),
    /// Names and values.
    Facts(Vec<(String, Vec<Run>)>),
    /// Lines that stay together, as an address.
    Lines(Vec<String>),
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    Plain(String),
    /// Something is left out here; says what is told about why.
    Redacted(String),
}

impl Block {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Run::Plain(text.into())])
    }
}

/// A whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub title: String,
    /// BCP 47.
    pub language: String,
    /// When it was written.
    pub at: Time,
    /// At the foot of every page; the page's number follows.
    pub foot: String,
    pub blocks: Vec<Block>,
}
