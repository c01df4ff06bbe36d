//! Names cut into words, each as it is written and as it is compared.
//!
//! Nothing is stripped to ASCII: marks on letters are folded away, letters of other scripts stay as they are, and
//! the written form is kept beside the folded one, so that `Mäkinen` is found by `makinen` but ranks below `Makinen`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words are compared by their first letters only.
const MAX_LETTERS: usize = 48;

/// One part of a name in lower case.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// As written, composed (NFC).
    pub(super) written: String,
    /// Without marks on letters, and with one spelling for letters that differ by habit only.
    pub(super) bare: String,
}

/// Cuts a name into words; the words of a double-barrelled name stand together.
pub(super) fn groups(name: &str) -> Vec<Vec<Word>> {
    let groups = name.split(char::is_whitespace).map(group);
    groups.filter(|words| !words.is_empty()).collect()
}

/// Cuts a name into words.
pub(super) fn words(name: &str) -> Vec<Word> {
    groups(name).into_iter().flatten().collect()
}

/// Makes `annamaria` of `Anna-Maria`.
pub(super) fn joined(words: &[Word]) -> Word {
    Word {
        written: words.iter().map(|word| word.written.as_str()).collect(),
        bare: words.iter().map(|word| word.bare.as_str()).collect(),
    }
}

fn group(text: &str) -> Vec<Word> {
    let parts = text.split(parts_words);
    parts.map(word).filter(|word| !word.bare.is_empty()).collect()
}

fn word(part: &str) -> Word {
    if part.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let lower: String = part.chars().take(MAX_LETTERS).map(|c| c.to_ascii_lowercase()).collect();
        return Word {
            written: lower.clone(),
            bare: lower,
        };
    }
    let kept = part.chars().filter(|letter| !is_silent(*letter));
    let lower: String = kept
        .nfkc()
        .flat_map(char::to_lowercase)
        .nfc()
        .take(MAX_LETTERS)
        .collect();
    let mut bare = String::with_capacity(lower.len());
    for letter in lower.nfd().filter(|letter| !is_mark(*letter)) {
        match one_spelling(letter) {
            Some(spelling) => bare.push_str(spelling),
            None => bare.push(letter),
        }
    }
    Word { written: lower, bare }
}

/// Hyphens and other punctuation part words.
fn parts_words(letter: char) -> bool {
    let punctuation = letter.is_ascii_punctuation() && !is_silent(letter);
    let general_punctuation = matches!(letter, '\u{2010}'..='\u{206f}') && !is_silent(letter);
    letter.is_control() || punctuation || general_punctuation
}

/// Apostrophes and joiners: `O'Brien` is one word.
fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`' | '´' | '‘' | '’' | 'ʻ' | 'ʼ' | 'ʿ' | 'ʾ' | 'ـ' | '\u{ad}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

/// Marks that may be left out in writing: accents, Arabic and Hebrew vowel signs.
///
/// Vowel signs of Indic scripts are marks too, but carry the name.
fn is_mark(letter: char) -> bool {
    is_combining_mark(letter)
        && matches!(
            letter,
            '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        )
}

/// Letters that have no decomposition but a usual replacement.
fn one_spelling(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'ð' | 'đ' => "d",
        'þ' => "th",
        'ł' => "l",
        'ı' => "i",
        'ŋ' => "n",
        'ŧ' => "t",
        'ħ' => "h",
        'ə' => "a",
        'ς' => "σ",
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        'ة' => "ه",
        _ => return None,
    })
}
