//! Every distinct word of all names, once, with what matching needs.
//!
//! 100,000 people share some 30,000 words, so a search compares its words with these and not with people.
//! A word whose last name has gone is overwritten and its place is given to the next new word.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use super::arena::{Arena, Span};
use super::fold::Word;
use super::index;
use super::phonetic::Sound;

/// The place of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TermId(pub(super) u32);

/// One word; a term without uses is a free place.
pub(super) struct Term {
    written: Span,
    bare: Span,
    uses: u32,
    pub(super) shape: Shape,
}

/// What rules a word out, or in, without reading its letters.
#[derive(Clone, Copy, Default)]
pub(super) struct Shape {
    /// One bit for each letter that occurs.
    pub(super) letters: u32,
    pub(super) length: usize,
    pub(super) sound: Sound,
}

#[derive(Default)]
pub(super) struct Vocabulary {
    text: Arena,
    terms: Vec<Term>,
    free: Vec<u32>,
    /// From the hash of a written word to its place. A hash and not the word, so that no copy of a name is freed
    /// unwiped. Should two words ever share a hash, the older one gets a second place at its next use: no harm.
    by_hash: HashMap<u64, u32>,
    hashing: RandomState,
}

impl Vocabulary {
    /// Finds or adds a word and counts the use.
    pub(super) fn take(&mut self, word: &Word) -> TermId {
        let hash = self.hashing.hash_one(&word.written);
        if let Some(id) = self.by_hash.get(&hash)
            && let Some(term) = self.terms.get_mut(index(*id))
            && self.text.text(term.written) == word.written
        {
            term.uses += 1;
            return TermId(*id);
        }
        let written = self.text.put(&word.written);
        let bare = if word.bare == word.written {
            written
        } else {
            self.text.put(&word.bare)
        };
        let term = Term {
            written,
            bare,
            uses: 1,
            shape: Shape::of(word),
        };
        let id = match self.free.pop() {
            Some(id) => id,
            None => u32::try_from(self.terms.len()).unwrap_or(u32::MAX),
        };
        match self.terms.get_mut(index(id)) {
            Some(place) => *place = term,
            None => self.terms.push(term),
        }
        self.by_hash.insert(hash, id);
        TermId(id)
    }

    /// Gives back one use; the last one removes the word from memory.
    pub(super) fn release(&mut self, id: TermId) {
        let Some(term) = self.terms.get_mut(index(id.0)) else {
            return;
        };
        term.uses = term.uses.saturating_sub(1);
        if term.uses > 0 {
            return;
        }
        let hash = self.hashing.hash_one(self.text.text(term.written));
        if self.by_hash.get(&hash) == Some(&id.0) {
            self.by_hash.remove(&hash);
        }
        self.text.wipe(term.written);
        if term.bare.is_elsewhere(term.written) {
            self.text.wipe(term.bare);
        }
        term.shape = Shape::default();
        (term.written, term.bare) = (Span::default(), Span::default());
        self.free.push(id.0);
        if self.text.wants_rebuilding() {
            self.rebuild();
        }
    }

    /// All words in the order of their ids, free places included as empty words.
    pub(super) fn terms(&self) -> impl Iterator<Item = (&Term, &str)> {
        self.terms.iter().map(|term| (term, self.text.text(term.bare)))
    }

    pub(super) fn written(&self, term: &Term) -> &str {
        self.text.text(term.written)
    }

    pub(super) fn len(&self) -> usize {
        self.terms.len()
    }

    pub(super) fn memory_bytes(&self) -> usize {
        self.text.memory_bytes()
            + self.terms.capacity() * size_of::<Term>()
            + self.free.capacity() * size_of::<u32>()
            + self.by_hash.capacity() * 8 / 7 * (size_of::<(u64, u32)>() + 1)
    }

    fn rebuild(&mut self) {
        let mut text = Arena::default();
        for term in self.terms.iter_mut().filter(|term| term.uses > 0) {
            let written = text.put(self.text.text(term.written));
            term.bare = if term.bare.is_elsewhere(term.written) {
                text.put(self.text.text(term.bare))
            } else {
                written
            };
            term.written = written;
        }
        self.text = text;
    }
}

impl Shape {
    pub(super) fn of(word: &Word) -> Shape {
        Shape {
            letters: word
                .bare
                .chars()
                .fold(0, |letters, letter| letters | letter_bit(letter)),
            length: word.bare.chars().count(),
            sound: Sound::of(word),
        }
    }
}

/// a–z have a bit each, all other letters share six.
fn letter_bit(letter: char) -> u32 {
    let code = u32::from(letter);
    match letter {
        'a'..='z' => 1 << (code - u32::from('a')),
        _ => 1 << (26 + code % 6),
    }
}
