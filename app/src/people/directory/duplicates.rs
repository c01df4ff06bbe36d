//! Who may be the same person as one about to be added.
//!
//! Marked people are never named here; the caller learns only whether there is one, and tells no one but the person
//! named for it.

use jiff::civil::Date;

use super::fold::{Word, words};
use super::listing::{Birth, PersonKey};
use super::matching::{FOLDED, LANES, Lanes, Sought, Tolerance, grade_all};
use super::roster::Row;
use super::{Directory, index};

/// How many are shown.
const CAP: usize = 20;

/// What makes two records look like one person, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    SameNameAndBirth,
    SimilarNameSameBirth,
    /// The dates differ by one digit, or by day and month exchanged.
    SameNameCloseBirth,
    /// The family name may have changed.
    SameGivenNameAndBirth,
    SameNameUnknownBirth,
}

/// What a look for duplicates found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Duplicates {
    /// The likeliest first, then by name.
    pub people: Vec<(PersonKey, Likeness)>,
    /// Whether a marked person looks the same; never to be shown to the one who adds.
    pub hidden: bool,
}

impl Directory {
    /// Finds people who may be the one with this name and birth date.
    pub fn likely_duplicates(&self, family: &str, given: &str, birth: Option<Date>) -> Duplicates {
        let name = Name::new(family, given);
        if name.sought.is_empty() {
            return Duplicates::default();
        }
        let birth = birth.map(Birth::from).unwrap_or_default();
        let grades = grade_all(&self.vocabulary, &name.sought);
        let sorted = self.order.sorted(&self.roster);
        let mut duplicates = Duplicates::default();
        let mut found = Vec::new();
        for (slot, row) in self.roster.rows() {
            let Some(likeness) = self.likeness(row, &name, &grades, birth) else {
                continue;
            };
            if row.is_marked() {
                duplicates.hidden = true;
            } else {
                found.push((likeness, sorted.rank(slot), row.person));
            }
        }
        found.sort_unstable();
        duplicates.people = found
            .into_iter()
            .take(CAP)
            .map(|(likeness, _, person)| (person, likeness))
            .collect();
        duplicates
    }

    fn likeness(&self, row: &Row, name: &Name, grades: &[Lanes], birth: Birth) -> Option<Likeness> {
        let mut best = Lanes::default();
        for part in self.roster.parts(row) {
            let lanes = grades.get(index(part.term().0)).copied().unwrap_or_default();
            for (best, lane) in best.iter_mut().zip(lanes) {
                *best = (*best).max(lane);
            }
        }
        let (family, given) = best.split_at(name.family_words);
        let given = given.first().copied().filter(|_| name.has_given);
        let family = family.iter().copied().min();
        let weakest = [family, given].into_iter().flatten().min()?;
        let dates = Dates::compare(birth, row.birth);
        match dates {
            Dates::Same if weakest >= FOLDED => Some(Likeness::SameNameAndBirth),
            Dates::Same if weakest > 0 => Some(Likeness::SimilarNameSameBirth),
            Dates::Close if weakest >= FOLDED => Some(Likeness::SameNameCloseBirth),
            Dates::Same if given.is_some_and(|given| given >= FOLDED) => Some(Likeness::SameGivenNameAndBirth),
            Dates::Unknown if weakest >= FOLDED && family.is_some() && given.is_some() => {
                Some(Likeness::SameNameUnknownBirth)
            }
            _ => None,
        }
    }
}

/// The family name and the first given name; others are often left out.
struct Name {
    sought: Vec<Sought>,
    family_words: usize,
    has_given: bool,
}

impl Name {
    fn new(family: &str, given: &str) -> Name {
        let mut all: Vec<Word> = words(family);
        all.truncate(LANES - 1);
        let family_words = all.len();
        all.extend(words(given).into_iter().next());
        Name {
            has_given: all.len() > family_words,
            family_words,
            sought: all
                .into_iter()
                .map(|word| Sought::new(word, Tolerance::Whole))
                .collect(),
        }
    }
}

enum Dates {
    Same,
    Close,
    Unknown,
    Different,
}

impl Dates {
    fn compare(left: Birth, right: Birth) -> Dates {
        if !left.is_known() || !right.is_known() {
            return Dates::Unknown;
        }
        if left == right {
            return Dates::Same;
        }
        let (left, right) = (left.digits(), right.digits());
        let differing = left.iter().zip(&right).filter(|(left, right)| left != right).count();
        let ([y1, y2, y3, y4, m1, m2, d1, d2], _) = (left, right);
        let exchanged = [y1, y2, y3, y4, d1, d2, m1, m2];
        if differing == 1 || exchanged == right {
            Dates::Close
        } else {
            Dates::Different
        }
    }
}
