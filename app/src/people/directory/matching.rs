//! How well each word of the vocabulary answers each word that is looked for.

use super::fold::Word;
use super::vocabulary::{Shape, Term, Vocabulary};

/// How many words one search compares at once.
pub(super) const LANES: usize = 8;

/// A grade for each word looked for; 0 is no match.
pub(super) type Lanes = [u8; LANES];

pub(super) const EXACT: u8 = 100;
pub(super) const FOLDED: u8 = 97;
pub(super) const PREFIX: u8 = 80;
pub(super) const FOLDED_PREFIX: u8 = 78;
pub(super) const PHONETIC: u8 = 60;
pub(super) const ONE_TYPO: u8 = 50;
pub(super) const PHONETIC_PREFIX: u8 = 45;
pub(super) const TWO_TYPOS: u8 = 40;

/// What a word may answer besides its own spelling.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tolerance {
    /// The word may be unfinished, misheard or mistyped.
    Typing,
    /// The word may be misheard or mistyped.
    Whole,
    /// The word may be unfinished only.
    Spelling,
}

/// A word that is looked for.
pub(super) struct Sought {
    word: Word,
    shape: Shape,
    typos: usize,
    tolerance: Tolerance,
}

impl Sought {
    pub(super) fn new(word: Word, tolerance: Tolerance) -> Sought {
        let mut shape = Shape::of(&word);
        let typos = match (tolerance, shape.length) {
            (Tolerance::Spelling, _) | (_, 0..=3) => 0,
            (_, 4..=7) => 1,
            _ => 2,
        };
        if tolerance == Tolerance::Spelling {
            shape.sound = super::phonetic::Sound::default();
        }
        Sought {
            word,
            shape,
            typos,
            tolerance,
        }
    }
}

/// Grades every word of the vocabulary, in the order of term ids.
pub(super) fn grade_all(vocabulary: &Vocabulary, sought: &[Sought]) -> Vec<Lanes> {
    let mut grades = Vec::with_capacity(vocabulary.len());
    for (term, bare) in vocabulary.terms() {
        let mut lanes = Lanes::default();
        for (lane, sought) in lanes.iter_mut().zip(sought) {
            *lane = grade(sought, vocabulary, term, bare);
        }
        grades.push(lanes);
    }
    grades
}

fn grade(sought: &Sought, vocabulary: &Vocabulary, term: &Term, bare: &str) -> u8 {
    let Sought {
        word,
        shape,
        typos,
        tolerance,
    } = sought;
    let may_be_unfinished = *tolerance != Tolerance::Whole;
    if bare == word.bare {
        return if vocabulary.written(term) == word.written {
            EXACT
        } else {
            FOLDED
        };
    }
    if may_be_unfinished && bare.starts_with(&word.bare) {
        let is_exact = vocabulary.written(term).starts_with(&word.written);
        return if is_exact { PREFIX } else { FOLDED_PREFIX };
    }
    if shape.sound.is_like(term.shape.sound) {
        return PHONETIC;
    }
    let begins = may_be_unfinished && shape.sound.begins(term.shape.sound);
    let sound = if begins { PHONETIC_PREFIX } else { 0 };
    sound.max(grade_typos(word, *shape, *typos, term, bare))
}

fn grade_typos(word: &Word, shape: Shape, typos: usize, term: &Term, bare: &str) -> u8 {
    // Each typo changes the length by one at most, and adds or removes two letters at most.
    let differing_letters = (shape.letters ^ term.shape.letters).count_ones();
    let too_long = shape.length.abs_diff(term.shape.length) > typos;
    if typos == 0 || too_long || usize::try_from(differing_letters).is_ok_and(|count| count > 2 * typos) {
        return 0;
    }
    match strsim::osa_distance(&word.bare, bare) {
        0 | 1 => ONE_TYPO,
        2 if typos == 2 => TWO_TYPOS,
        _ => 0,
    }
}
