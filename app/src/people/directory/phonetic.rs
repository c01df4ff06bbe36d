//! What a name sounds like, in eight bytes.
//!
//! Made for the names that Finnish, Swedish, Dutch and English offices meet: hard and soft stops fall together
//! (`d t`, `g k`, `b p`), so do `v w`, `c k s`, `z ts`, `x ks`, `ph f` and double letters; `å` sounds like `o`.
//! A run of vowels counts as its first one, so `Meijer`, `Meyer` and `Meier` are one; after the first run `a` and `e`
//! fall together, so `Ahmed`, `Ahmad` and `Ahmet` are one.
//!
//! Each word has two readings: as these languages read it, and as Somali and French spellings are read (`x` as `h`,
//! `c` silent, `ch` as `s`, `ä` as `e`). Two words sound alike when any two of their readings are the same.
//!
//! Deliberately absent: other scripts. A word with a letter that is not Latin has no reading.

use super::fold::Word;

/// Five bits each, the first in the highest place.
const CODE_BITS: u32 = 5;
const MAX_CODES: u32 = 12;
/// Shorter readings say too little.
const MIN_CODES: u32 = 3;
/// An unfinished word needs more.
const MIN_PREFIX_CODES: u32 = 5;

/// The two readings of a word; the empty one is none.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sound([Reading; 2]);

/// A sequence of sounds.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Reading(u64);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Code {
    A,
    E,
    I,
    O,
    P,
    T,
    K,
    S,
    F,
    V,
    H,
    J,
    L,
    M,
    N,
    R,
}

impl Sound {
    pub(super) fn of(word: &Word) -> Sound {
        let Some(letters) = latin(&word.written) else {
            return Sound::default();
        };
        let usual = read(&letters);
        let other = read(&other_spelling(&letters));
        Sound([usual, other])
    }

    /// True when the words can be read alike.
    pub(super) fn is_like(self, other: Sound) -> bool {
        let pairs = self.0.into_iter().flat_map(|mine| other.0.map(|theirs| (mine, theirs)));
        pairs
            .into_iter()
            .any(|(mine, theirs)| mine == theirs && mine.length() >= MIN_CODES)
    }

    /// True when this unfinished word sounds like the start of the other one.
    pub(super) fn begins(self, other: Sound) -> bool {
        let pairs = self.0.into_iter().flat_map(|mine| other.0.map(|theirs| (mine, theirs)));
        pairs
            .into_iter()
            .any(|(mine, theirs)| mine.length() >= MIN_PREFIX_CODES && theirs.first(mine.length()) == mine)
    }
}

impl Reading {
    fn length(self) -> u32 {
        MAX_CODES - (self.0.trailing_zeros() / CODE_BITS).min(MAX_CODES)
    }

    fn first(self, codes: u32) -> Reading {
        let dropped = (MAX_CODES - codes) * CODE_BITS;
        Reading(self.0 >> dropped << dropped)
    }
}

/// Collects codes, and keeps a double one once.
#[derive(Default)]
struct Reader {
    reading: u64,
    length: u32,
    last: Option<Code>,
    has_vowel: bool,
}

impl Reader {
    fn push(&mut self, code: Code) {
        if self.last != Some(code) && self.length < MAX_CODES {
            self.length += 1;
            self.reading |= u64::from(code.number()) << ((MAX_CODES - self.length) * CODE_BITS);
        }
        self.last = Some(code);
    }
}

impl Code {
    fn number(self) -> u8 {
        match self {
            Code::A => 1,
            Code::E => 2,
            Code::I => 3,
            Code::O => 4,
            Code::P => 5,
            Code::T => 6,
            Code::K => 7,
            Code::S => 8,
            Code::F => 9,
            Code::V => 10,
            Code::H => 11,
            Code::J => 12,
            Code::L => 13,
            Code::M => 14,
            Code::N => 15,
            Code::R => 16,
        }
    }
}

/// The letters a–z, å, ä and ö of a word; none when it has others.
fn latin(written: &str) -> Option<Vec<char>> {
    use unicode_normalization::UnicodeNormalization;

    let mut letters = Vec::with_capacity(written.len());
    for letter in written.chars() {
        match letter {
            'a'..='z' | 'å' | 'ä' | 'ö' => letters.push(letter),
            'æ' => letters.push('ä'),
            'ø' | 'œ' => letters.push('ö'),
            'ü' => letters.push('y'),
            'ß' => letters.push('s'),
            'ð' | 'đ' | 'þ' | 'ŧ' => letters.push('t'),
            'ł' => letters.push('l'),
            'ı' => letters.push('i'),
            'ŋ' => letters.push('n'),
            'ħ' => letters.push('h'),
            'ə' => letters.push('a'),
            'č' => letters.extend(['t', 's']),
            '0'..='9' => return None,
            _ => match std::iter::once(letter).nfd().next() {
                Some(base @ 'a'..='z') => letters.push(base),
                _ => return None,
            },
        }
    }
    Some(letters)
}

/// Spells a word as these languages would, if it is Somali, Arabic or French.
fn other_spelling(letters: &[char]) -> Vec<char> {
    let mut spelling = Vec::with_capacity(letters.len());
    let mut rest = letters;
    while let [letter, tail @ ..] = rest {
        rest = tail;
        match (letter, tail.first()) {
            ('c', Some('h')) => {
                spelling.push('s');
                rest = tail.get(1..).unwrap_or_default();
            }
            ('k', Some('h')) | ('c', _) => {} // the `h` alone, and nothing
            ('x', _) => spelling.push('h'),
            ('ä', _) => spelling.push('e'),
            _ => spelling.push(*letter),
        }
    }
    spelling
}

fn read(letters: &[char]) -> Reading {
    let mut reader = Reader::default();
    let mut rest = letters;
    let mut after_vowel = true; // the start of the word counts as one for `h`
    while let [letter, tail @ ..] = rest {
        let at_start = rest.len() == letters.len();
        if !is_consonant_j(rest, at_start) && is_vowel(*letter) {
            let length = rest.iter().take_while(|letter| is_vowel(**letter)).count();
            let (run, after) = rest.split_at(length);
            let code = vowel_run(run);
            let is_later_e = reader.has_vowel && code == Code::E;
            reader.push(if is_later_e { Code::A } else { code });
            reader.has_vowel = true;
            rest = after;
            after_vowel = true;
            continue;
        }
        rest = consonant(&mut reader, *letter, tail, at_start, after_vowel);
        after_vowel = false;
    }
    Reading(reader.reading)
}

/// Reads one consonant sound and gives the letters after it.
fn consonant<'a>(reader: &mut Reader, letter: char, tail: &'a [char], at_start: bool, after_vowel: bool) -> &'a [char] {
    let next = tail.first().copied().unwrap_or(' ');
    let after_next = tail.get(1).copied().unwrap_or(' ');
    let skip = |count: usize| tail.get(count..).unwrap_or_default();
    match (letter, next) {
        ('p', 'h') => {
            reader.push(Code::F);
            return skip(1);
        }
        ('b' | 'p', _) => reader.push(Code::P),
        ('c', 'h') => {
            reader.push(if at_start && is_vowel(after_next) {
                Code::S
            } else {
                Code::K
            });
            return skip(1);
        }
        ('c', 'e' | 'i' | 'y' | 'ä' | 'ö' | 'z') => reader.push(Code::S),
        ('d', 'j') if at_start => {
            reader.push(Code::J);
            return skip(1);
        }
        ('d' | 't', 's' | 'z') | ('s', 'j') => {
            reader.push(Code::S);
            return skip(1);
        }
        ('d' | 't', _) => reader.push(Code::T),
        ('f', _) => reader.push(Code::F),
        ('v' | 'w', _) => reader.push(Code::V),
        ('q', 'u') if is_vowel(after_next) => {
            reader.push(Code::K);
            reader.push(Code::V);
            return skip(1);
        }
        ('c' | 'g' | 'k' | 'q', _) => reader.push(Code::K),
        ('h', _) if after_vowel && !matches!(next, 'l' | 'm' | 'n' | 'r' | ' ') => {
            reader.push(Code::H);
        }
        ('j' | 'y', _) => reader.push(Code::J),
        ('l', _) => reader.push(Code::L),
        ('m', _) => reader.push(Code::M),
        ('n', _) => reader.push(Code::N),
        ('r', _) => reader.push(Code::R),
        ('s', 'c') if after_next == 'h' => {
            reader.push(Code::S);
            return skip(2);
        }
        ('s' | 'z', _) => reader.push(Code::S),
        ('x', _) => {
            reader.push(Code::K);
            reader.push(Code::S);
        }
        _ => {}
    }
    tail
}

/// `j` and `y` open a word as consonants (`Johan`, `Yusuf`, `Djamila`) and are vowels elsewhere (`Sonja`, `Meyer`).
fn is_consonant_j(rest: &[char], at_start: bool) -> bool {
    matches!(rest, ['j' | 'y', next, ..] if at_start && is_vowel(*next))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö' | 'j')
}

fn vowel_run(run: &[char]) -> Code {
    match run {
        ['a' | 'e' | 'ä', 'i' | 'j' | 'y', ..] | ['e', ..] => Code::E,
        ['a' | 'ä', ..] => Code::A,
        ['i' | 'j' | 'y', ..] => Code::I,
        _ => Code::O,
    }
}
