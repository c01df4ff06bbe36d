//! Looking people up by what someone typed.
//!
//! Three steps: read the text, grade the vocabulary (some 30,000 words), walk over the people with the grades.
//! Whom the searcher may not know of is left out during the walk, before anything is counted or capped.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::fold::{Word, joined};
use super::listing::PersonKey;
use super::matching::{
    EXACT, FOLDED, FOLDED_PREFIX, LANES, Lanes, PHONETIC, PHONETIC_PREFIX, Sought, Tolerance, grade_all,
};
use super::roster::{Field, Row, Slot};
use super::typed::{Fact, Typed};
use super::{Directory, index};

/// More words than this are left unread.
const MAX_WORDS: usize = 6;
/// Up to this many words are also tried joined in pairs: `Anna Maria` finds `Annamaria`.
const MAX_JOINED: usize = 4;
/// What a date or number adds, so that it weighs as much as a word.
const FACT_SCORE: u16 = 100;

/// What someone looks for.
#[derive(Clone, Copy)]
pub struct Query<'a> {
    pub text: &'a str,
    pub today: Date,
}

/// One person found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    pub person: PersonKey,
    /// Higher is better; comparable within one search only.
    pub score: u16,
    pub why: MatchKind,
}

/// The weakest link between the text and the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    ClientNumber,
    BirthDate,
    /// Every word is a part of the name, letter for letter.
    Exact,
    /// As exact, but for marks on letters.
    Folded,
    /// A word is the start of a part of the name.
    Prefix,
    /// A word sounds like a part of the name.
    Phonetic,
    /// A word is mistyped.
    Typo,
}

impl Directory {
    /// Finds at most `cap` people, the best first, then by name.
    ///
    /// Marked people are found only if `may_know` holds for them.
    pub fn search(&self, query: &Query<'_>, may_know: &dyn Fn(&PersonKey) -> bool, cap: usize) -> Vec<Hit> {
        let typed = Typed::read(query.text, query.today);
        if !typed.is_enough() {
            return Vec::new();
        }
        let sought = Lookup::new(&typed);
        let grades = grade_all(&self.vocabulary, &sought.words);
        let sorted = self.order.sorted(&self.roster);
        let mut found: Vec<(Reverse<u16>, u32, Slot, MatchKind)> = Vec::new();
        for (slot, row) in self.roster.rows() {
            let Some((score, why)) = self.judge(row, &sought, &grades, &typed.facts) else {
                continue;
            };
            if row.is_marked() && !may_know(&row.person) {
                continue;
            }
            found.push((Reverse(score), sorted.rank(slot), slot, why));
        }
        if cap < found.len() {
            found.select_nth_unstable(cap);
            found.truncate(cap);
        }
        found.sort_unstable();
        let hits = found.into_iter().filter_map(|(Reverse(score), _, slot, why)| {
            Some(Hit {
                person: self.roster.row(slot)?.person,
                score,
                why,
            })
        });
        hits.collect()
    }

    fn judge(&self, row: &Row, sought: &Lookup, grades: &[Lanes], facts: &[Fact]) -> Option<(u16, MatchKind)> {
        let mut score = 0;
        let mut why = MatchKind::ClientNumber;
        if sought.count > 0 {
            let best = sought.best(
                self.roster
                    .parts(row)
                    .iter()
                    .filter_map(|part| grades.get(index(part.term().0))),
            );
            let weakest = best
                .iter()
                .take(sought.count)
                .copied()
                .min()
                .filter(|grade| *grade > 0)?;
            why = kind(weakest);
            score = best.iter().take(sought.count).map(|grade| u16::from(*grade)).sum();
            score += self.nearness(row, sought, grades);
        }
        for fact in facts {
            let kind = fact.fits(row)?;
            score += FACT_SCORE;
            if sought.count == 0 {
                why = why.max(kind);
            }
        }
        Some((score, why))
    }

    /// A few points that part equal matches: the family name before the others, a whole name before a part of it.
    fn nearness(&self, row: &Row, sought: &Lookup, grades: &[Lanes]) -> u16 {
        let mut points = 0;
        let mut name_words = 0;
        for part in self.roster.parts(row) {
            let lanes = grades.get(index(part.term().0)).copied().unwrap_or_default();
            let matches = lanes.iter().take(sought.count).any(|grade| *grade > 0);
            match part.field() {
                Field::Family => {
                    name_words += 1;
                    points += if matches { 2 } else { 0 };
                }
                Field::Given => {
                    name_words += 1;
                    points += u16::from(matches);
                }
                Field::Also | Field::Joined => {}
            }
        }
        if name_words == sought.count { points + 4 } else { points }
    }
}

impl Fact {
    fn fits(&self, row: &Row) -> Option<MatchKind> {
        if self.number.is_some_and(|number| number != 0 && number == row.number) {
            return Some(MatchKind::ClientNumber);
        }
        let same_day = row.birth.is_known() && self.births.contains(&row.birth);
        let same_year = row.birth.is_known() && self.year == Some(row.birth.year());
        (same_day || same_year).then_some(MatchKind::BirthDate)
    }
}

/// The typed words, and after them the pairs of neighbours as one word.
struct Lookup {
    words: Vec<Sought>,
    /// How many are words as typed.
    count: usize,
}

impl Lookup {
    fn new(typed: &Typed) -> Lookup {
        let typed: &[Word] = typed.words.get(..MAX_WORDS).unwrap_or(&typed.words);
        let mut words: Vec<Sought> = typed
            .iter()
            .map(|word| Sought::new(word.clone(), Tolerance::Typing))
            .collect();
        if typed.len() <= MAX_JOINED {
            words.extend(
                typed
                    .windows(2)
                    .map(|pair| Sought::new(joined(pair), Tolerance::Spelling)),
            );
        }
        debug_assert!(words.len() <= LANES, "every word has a lane");
        Lookup {
            words,
            count: typed.len(),
        }
    }

    /// The best grade of each typed word over the parts of one name.
    fn best<'a>(&self, parts: impl Iterator<Item = &'a Lanes>) -> Lanes {
        let mut best = Lanes::default();
        for lanes in parts {
            for (best, lane) in best.iter_mut().zip(lanes) {
                *best = (*best).max(*lane);
            }
        }
        let (typed, pairs) = best.split_at_mut(self.count);
        for (place, pair) in pairs.iter().enumerate() {
            if let Some([first, second]) = typed.get_mut(place..place + 2)
                && (*first == 0 || *second == 0)
            {
                *first = (*first).max(*pair);
                *second = (*second).max(*pair);
            }
        }
        best
    }
}

fn kind(grade: u8) -> MatchKind {
    match grade {
        EXACT.. => MatchKind::Exact,
        FOLDED.. => MatchKind::Folded,
        FOLDED_PREFIX.. => MatchKind::Prefix,
        PHONETIC.. | PHONETIC_PREFIX => MatchKind::Phonetic,
        _ => MatchKind::Typo,
    }
}
