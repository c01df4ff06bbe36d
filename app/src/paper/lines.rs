//! Words broken into lines, as wide as the letters are.

use std::sync::{Arc, LazyLock};

use krilla::text::Font;

use super::Run;

const REGULAR: &[u8] = include_bytes!("../../static/vendor/dejavu-fonts-ttf/2.37.3/DejaVuSans.ttf");
const BOLD: &[u8] = include_bytes!("../../static/vendor/dejavu-fonts-ttf/2.37.3/DejaVuSans-Bold.ttf");
/// What stands for letters that are not built in.
const UNKNOWN: char = '\u{fffd}';

/// A built-in letter type, read once.
pub(super) struct Face {
    pub(super) font: Font,
    face: ttf_parser::Face<'static>,
}

impl Face {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes);
        Some(Self {
            font: Font::new(data.into(), 0)?,
            face: ttf_parser::Face::parse(bytes, 0).ok()?,
        })
    }

    fn knows(&self, letter: char) -> bool {
        self.face.glyph_index(letter).is_some()
    }

    /// How wide a text is; a little more than it will be, since letters also move together.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let advance = |letter| {
            let glyph = self.face.glyph_index(letter)?;
            self.face.glyph_hor_advance(glyph)
        };
        let units: f32 = text.chars().filter_map(advance).map(f32::from).sum();
        let per_em = f32::from(self.face.units_per_em());
        units * size / per_em
    }
}

pub(super) static FACES: LazyLock<Option<(Face, Face)>> = LazyLock::new(|| Face::new(REGULAR).zip(Face::new(BOLD)));

/// A word, or a place where something was left out.
pub(super) struct Word {
    text: String,
    redacted: bool,
    /// A line ends here, whatever room is left.
    breaks: bool,
}

pub(super) fn clean(text: &str, face: &Face) -> String {
    let known = |letter: char| match letter {
        '\t' => ' ',
        letter if letter.is_control() => ' ',
        letter if face.knows(letter) => letter,
        _ => UNKNOWN,
    };
    text.chars().map(known).collect()
}

pub(super) fn words(runs: &[Run], face: &Face) -> Vec<Word> {
    let mut words = Vec::new();
    for run in runs {
        match run {
            Run::Redacted(why) => words.push(Word {
                text: format!("[{}]", clean(why, face)),
                redacted: true,
                breaks: false,
            }),
            Run::Plain(text) => {
                for (index, line) in text.lines().enumerate() {
                    if index > 0 {
                        words.push(Word {
                            text: String::new(),
                            redacted: false,
                            breaks: true,
                        });
                    }
                    let line = clean(line, face);
                    words.extend(line.split(' ').filter(|word| !word.is_empty()).map(|word| Word {
                        text: word.to_owned(),
                        redacted: false,
                        breaks: false,
                    }));
                }
            }
        }
    }
    words
}

/// One piece of a line, drawn at once.
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) redacted: bool,
    pub(super) x: f32,
    pub(super) width: f32,
}

/// Breaks words into lines of at most `measure` points.
pub(super) fn lines(words: Vec<Word>, face: &Face, size: f32, measure: f32) -> Vec<Vec<Piece>> {
    let space = face.width(" ", size);
    let mut lines: Vec<Vec<Piece>> = vec![Vec::new()];
    let mut x = 0.0;
    for word in words.into_iter().flat_map(|word| split(word, face, size, measure)) {
        let width = face.width(&word.text, size);
        if word.breaks || (x > 0.0 && x + width > measure) {
            lines.push(Vec::new());
            x = 0.0;
        }
        if word.breaks {
            continue;
        }
        let Some(line) = lines.last_mut() else { continue };
        match line.last_mut() {
            // Words that follow each other are one piece: the spaces between them can be copied and searched.
            Some(piece) if !piece.redacted && !word.redacted => {
                piece.text.push_str(&word.text);
                piece.text.push(' ');
                piece.width += width + space;
            }
            _ => line.push(Piece {
                text: format!("{} ", word.text),
                redacted: word.redacted,
                x,
                width: width + space,
            }),
        }
        x += width + space;
    }
    lines
}

/// A word that no line has room for, cut where it must be.
fn split(word: Word, face: &Face, size: f32, measure: f32) -> Vec<Word> {
    if word.breaks || face.width(&word.text, size) <= measure {
        return vec![word];
    }
    let mut parts = vec![String::new()];
    for letter in word.text.chars() {
        let Some(part) = parts.last_mut() else { continue };
        part.push(letter);
        if face.width(part, size) > measure - size {
            parts.push(String::new());
        }
    }
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts
        .map(|text| Word {
            text,
            redacted: word.redacted,
            breaks: false,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_page() {
        let faces = FACES.as_ref().unwrap();
        let text = "lainsäädännöllinen ".repeat(200) + &"m".repeat(500);
        for line in lines(words(&[Run::Plain(text)], &faces.0), &faces.0, 10.0, 400.0) {
            let end = line.last().map_or(0.0, |piece| piece.x + piece.width);
            assert!(end <= 400.0 + faces.0.width(" ", 10.0), "{end}");
        }
    }
}
