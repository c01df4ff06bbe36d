//! Text of a cell: spaces, invisible characters, words that stand for "nothing".

use unicode_normalization::UnicodeNormalization;

/// Words that people type where there is nothing to say, in the languages of the files.
const NOTHING: [&str; 32] = [
    "ei",
    "ei ole",
    "ei oo",
    "ei tietoa",
    "ei tiedossa",
    "ei tunneta",
    "ei tiedetä",
    "puuttuu",
    "tuntematon",
    "tyhjä",
    "n/a",
    "na",
    "null",
    "nil",
    "none",
    "no",
    "unknown",
    "not known",
    "not available",
    "empty",
    "okänd",
    "okänt",
    "saknas",
    "ingen",
    "inget",
    "finns inte",
    "nej",
    "onbekend",
    "geen",
    "niet bekend",
    "nvt",
    "n.v.t.",
];
/// The part of them that nobody is called.
const NO_NAME: [&str; 16] = [
    "ei ole",
    "ei tietoa",
    "ei tiedossa",
    "ei tunneta",
    "puuttuu",
    "tuntematon",
    "nimi puuttuu",
    "nimetön",
    "n.n.",
    "unknown",
    "not known",
    "okänd",
    "saknas",
    "onbekend",
    "niet bekend",
    "n/a",
];

/// Trims, makes one space of several, composes letters (NFC), drops invisible characters.
pub(super) fn tidy(cell: &str) -> String {
    let visible: String = cell.nfc().filter(|c| !is_invisible(*c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As [`tidy`], but keeps the lines apart.
pub(super) fn tidy_lines(cell: &str) -> String {
    let lines: Vec<String> = cell.lines().map(tidy).collect();
    lines.join("\n").trim().to_owned()
}

/// Returns the tidied cell unless it says that there is nothing.
pub(super) fn value(cell: &str) -> Option<String> {
    let text = tidy(cell);
    (!is_blank(&text) && !NOTHING.contains(&text.to_lowercase().as_str())).then_some(text)
}

/// As [`value`] for names: `No` and `Null` are somebody's name.
pub(super) fn name(cell: &str) -> Option<String> {
    let text = tidy(cell);
    (!is_blank(&text) && !NO_NAME.contains(&text.to_lowercase().as_str())).then_some(text)
}

/// Gives a name typed in capitals its capitals and small letters: `MÄKI-AHO` is `Mäki-Aho`.
///
/// Names of two letters stay, for they may be initials.
pub(super) fn recase(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters <= 2 || name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut starts = true;
    let mut recased = String::with_capacity(name.len());
    for letter in name.chars() {
        if starts {
            recased.push(letter);
        } else {
            recased.extend(letter.to_lowercase());
        }
        starts = !letter.is_alphabetic();
    }
    recased
}

/// `123 45`, `SE-123 45`, `S-12345`: Finland writes its five digits together, the Netherlands has letters.
pub(super) fn is_swedish_postal_code(cell: &str) -> bool {
    let text = tidy(cell).to_uppercase();
    let bare = text.strip_prefix("SE-").or_else(|| text.strip_prefix("S-"));
    let is_digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_split = |code: &str| {
        code.split_once(' ')
            .is_some_and(|(first, last)| is_digits(first, 3) && is_digits(last, 2))
    };
    is_split(bare.unwrap_or(&text)) || bare.is_some_and(|code| is_digits(code, 5))
}

/// Empty, or only dashes, dots, slashes and question marks.
fn is_blank(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric) && !text.contains(['+', '@'])
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
        || (c.is_control() && !c.is_whitespace())
}
