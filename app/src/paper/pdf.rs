//! The PDF file of a text: A4, tagged, PDF/A-2a (ISO 19005-2), so that it can be read aloud and kept.
//!
//! A character that the built-in letters lack becomes U+FFFD; the text itself is also handed over as HTML and JSON.

use std::fmt;
use std::num::NonZeroU16;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::Outline;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::TextDirection;
use platform::clock::Time;

use super::lines::{FACES, Face, Piece, clean, lines, words};
use super::{Block, Paper, Run};

/// A4 in points.
const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
const LEFT: f32 = 62.0;
const TOP: f32 = 62.0;
const BOTTOM: f32 = HEIGHT - 68.0;
const MEASURE: f32 = WIDTH - 2.0 * LEFT;
const INDENT: f32 = 120.0;
const BODY: f32 = 10.0;
const SMALL: f32 = 8.0;
/// Line height over letter size.
const LEADING: f32 = 1.45;

/// A text could not be made into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfError(String);

impl fmt::Display for PdfError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a PDF file could not be made: {}", self.0)
    }
}

impl std::error::Error for PdfError {}

/// Lines that are drawn in one way.
struct Style<'a> {
    face: &'a Face,
    size: f32,
    x: f32,
    measure: f32,
}

/// A line at its place.
struct Placed {
    page: usize,
    y: f32,
    x: f32,
    size: f32,
    bold: bool,
    pieces: Vec<Piece>,
    /// Which block of the tree it belongs to.
    group: usize,
}

/// Where the next line goes.
struct Setter<'a> {
    regular: &'a Face,
    bold: &'a Face,
    page: usize,
    y: f32,
    placed: Vec<Placed>,
    tags: Vec<Tagged>,
}

/// What a block is to somebody who does not see it.
#[derive(Clone, Copy)]
enum Tagged {
    Heading(NonZeroU16),
    Paragraph,
}

impl<'a> Setter<'a> {
    fn space(&mut self, points: f32) {
        if self.y > TOP {
            self.y += points;
        }
    }

    /// Begins a new page when less than this is left.
    fn need(&mut self, points: f32) {
        if self.y + points > BOTTOM {
            self.page += 1;
            self.y = TOP;
        }
    }

    fn begin(&mut self, tag: Tagged) -> usize {
        self.tags.push(tag);
        self.tags.len() - 1
    }

    fn set(&mut self, runs: &[Run], style: &Style<'a>, group: usize) {
        let bold = std::ptr::eq(style.face, self.bold);
        for pieces in lines(words(runs, style.face), style.face, style.size, style.measure) {
            self.need(style.size * LEADING);
            self.placed.push(Placed {
                page: self.page,
                y: self.y + style.size,
                x: style.x,
                size: style.size,
                bold,
                pieces,
                group,
            });
            self.y += style.size * LEADING;
        }
    }

    fn plain(&self, x: f32) -> Style<'a> {
        Style {
            face: self.regular,
            size: BODY,
            x: LEFT + x,
            measure: MEASURE - x,
        }
    }

    fn heading(&mut self, level: u8, text: &str) {
        let size = match level {
            1 => 17.0,
            2 => 13.0,
            _ => 11.0,
        };
        self.space(if level == 1 { 0.0 } else { size * 0.9 });
        // A heading never stands alone at the foot of a page.
        self.need(size * LEADING + 3.0 * BODY * LEADING);
        let level = NonZeroU16::new(u16::from(level)).unwrap_or(NonZeroU16::MIN);
        let group = self.begin(Tagged::Heading(level));
        let style = Style {
            face: self.bold,
            size,
            x: LEFT,
            measure: MEASURE,
        };
        self.set(&[Run::Plain(text.to_owned())], &style, group);
        self.space(size * 0.25);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(runs) => {
                let group = self.begin(Tagged::Paragraph);
                self.set(runs, &self.plain(0.0), group);
                self.space(BODY * 0.6);
            }
            Block::Lines(lines) => {
                for line in lines {
                    let group = self.begin(Tagged::Paragraph);
                    self.set(&[Run::Plain(line.clone())], &self.plain(0.0), group);
                }
                self.space(BODY);
            }
            Block::Facts(facts) => {
                for (name, value) in facts {
                    self.need(BODY * LEADING);
                    let (page, y) = (self.page, self.y);
                    let group = self.begin(Tagged::Paragraph);
                    let style = Style {
                        measure: INDENT - BODY,
                        face: self.bold,
                        ..self.plain(0.0)
                    };
                    self.set(&[Run::Plain(name.clone())], &style, group);
                    let below = (self.page, self.y);
                    // The value begins beside its name, and both stay above what follows.
                    (self.page, self.y) = (page, y);
                    self.set(value, &self.plain(INDENT), group);
                    if below.0 > self.page || (below.0 == self.page && below.1 > self.y) {
                        (self.page, self.y) = below;
                    }
                }
                self.space(BODY * 0.6);
            }
        }
    }
}

fn ink(grey: u8) -> Fill {
    Fill {
        paint: rgb::Color::new(grey, grey, grey).into(),
        ..Fill::default()
    }
}

fn draw(surface: &mut Surface<'_>, line: &Placed, faces: &(Face, Face)) -> Identifier {
    let face = if line.bold { &faces.1 } else { &faces.0 };
    let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
    for piece in &line.pieces {
        surface.set_fill(Some(ink(0)));
        if piece.redacted {
            let bar = Rect::from_xywh(
                line.x + piece.x,
                line.y - line.size * 0.85,
                piece.width,
                line.size * 1.15,
            );
            if let Some(path) = bar.and_then(|bar| {
                let mut path = PathBuilder::new();
                path.push_rect(bar);
                path.finish()
            }) {
                surface.draw_path(&path);
            }
            surface.set_fill(Some(ink(255)));
        }
        surface.draw_text(
            Point::from_xy(line.x + piece.x, line.y),
            face.font.clone(),
            line.size,
            &piece.text,
            false,
            TextDirection::Auto,
        );
    }
    surface.end_tagged();
    id
}

/// UTC, as the file names it.
fn moment(at: Time) -> DateTime {
    let at = at.to_jiff().to_zoned(jiff::tz::TimeZone::UTC);
    let part = |part: i8| u8::try_from(part).unwrap_or_default();
    DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(part(at.month()))
        .day(part(at.day()))
        .hour(part(at.hour()))
        .minute(part(at.minute()))
        .second(part(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// Makes the file.
///
/// # Errors
/// When the text cannot be made into PDF/A; that is a fault of ours, not of the text.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, PdfError> {
    let faces = FACES.as_ref().ok_or_else(|| PdfError("no letters".to_owned()))?;
    let mut setter = Setter {
        regular: &faces.0,
        bold: &faces.1,
        page: 0,
        y: TOP,
        placed: Vec::new(),
        tags: Vec::new(),
    };
    setter.heading(1, &paper.title);
    for block in &paper.blocks {
        setter.block(block);
    }
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .finish();
    let mut document = Document::new_with(SerializeSettings {
        configuration: configuration.map_err(|error| PdfError(format!("{error:?}")))?,
        enable_tagging: true,
        ..SerializeSettings::default()
    });
    let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| PdfError("no page".to_owned()))?;
    let mut groups: Vec<Vec<Identifier>> = setter.tags.iter().map(|_| Vec::new()).collect();
    let pages = setter.page + 1;
    for number in 0..pages {
        let mut page = document.start_page_with(settings.clone());
        let mut surface = page.surface();
        for line in setter.placed.iter().filter(|line| line.page == number) {
            let id = draw(&mut surface, line, faces);
            if let Some(group) = groups.get_mut(line.group) {
                group.push(id);
            }
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::Footer, None)));
        surface.set_fill(Some(ink(70)));
        let foot = clean(&format!("{} · {}/{pages}", paper.foot, number + 1), &faces.0);
        let at = Point::from_xy(LEFT, HEIGHT - 36.0);
        surface.draw_text(at, faces.0.font.clone(), SMALL, &foot, false, TextDirection::Auto);
        surface.end_tagged();
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new();
    for (tag, ids) in setter.tags.iter().zip(groups) {
        let mut group = match tag {
            Tagged::Heading(level) => TagGroup::new(Tag::Hn(*level, None)),
            Tagged::Paragraph => TagGroup::new(Tag::P),
        };
        for id in ids {
            group.push(id);
        }
        tree.push(group);
    }
    document.set_tag_tree(tree);
    document.set_outline(Outline::new());
    document.set_metadata(
        Metadata::new()
            .title(paper.title.clone())
            .language(paper.language.clone())
            .creator("Carehold".to_owned())
            .creation_date(moment(paper.at)),
    );
    document.finish().map_err(|error| PdfError(format!("{error:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(blocks: Vec<Block>) -> Paper {
        Paper {
            title: "Päätös".to_owned(),
            language: "fi".to_owned(),
            at: Time::from_micros(0),
            foot: "Carehold".to_owned(),
            blocks,
        }
    }

    #[test]
    fn a_file_is_made_whatever_the_text_holds() {
        let long = "sana ".repeat(4_000) + &"x".repeat(3_000) + " \u{0} \u{7} 汉字 عربى Ελληνικά 🙂\nuusi rivi";
        let runs = vec![
            Run::Plain(long),
            Run::Redacted("someone else".to_owned()),
            Run::Plain("after".to_owned()),
        ];
        let file = pdf(&paper(vec![
            Block::Heading(2, "Otsikko".to_owned()),
            Block::Paragraph(runs.clone()),
            Block::Facts(vec![("Nimi".to_owned(), runs), (String::new(), Vec::new())]),
            Block::Lines(vec!["Katu 1".to_owned(), String::new()]),
        ]))
        .unwrap();
        assert!(file.starts_with(b"%PDF-1.7"));
    }

    #[test]
    fn the_same_text_makes_the_same_file() {
        let paper = paper(vec![Block::text("Hei")]);
        assert_eq!(pdf(&paper).unwrap(), pdf(&paper).unwrap());
    }
}
