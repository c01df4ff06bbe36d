//! The name directory of one organization: who there is, found by name, birth date or client number, and in order.
//!
//! It lives in memory only and is filled from opened person rows, because the database holds no names in clear
//! (security.md, "Search without plaintext").
//!
//! Invariants:
//! - Nothing of it is ever written: it has no serial form, and no part of it implements `Debug`.
//! - A marked person is found only by those who may know of them, and never shows as a duplicate.
//! - A removed person's name is overwritten where it stands. Copies that the allocator left behind when a buffer grew
//!   are not chased.
//! - Equal content gives equal answers, whatever the order of changes, so nodes agree.
//!
//! Instead of an index from words to people, every search walks over all people with a table of grades, one for each
//! distinct word. At 100,000 people that takes a few milliseconds, needs no merging, and lets marks be checked in
//! the walk itself.
//!
//! Deliberately absent: rights, logging, rate limits, and identity codes, which are found by blind tokens.

mod arena;
mod duplicates;
mod fold;
mod listing;
mod matching;
mod order;
mod phonetic;
mod roster;
mod search;
#[cfg(test)]
mod tests;
mod typed;
mod vocabulary;

pub use duplicates::{Duplicates, Likeness};
pub use listing::{Listing, PersonKey};
pub use search::{Hit, MatchKind, Query};

use order::Order;
use roster::{Field, Part, Roster};
use vocabulary::Vocabulary;

/// All people of one organization.
pub struct Directory {
    vocabulary: Vocabulary,
    roster: Roster,
    order: Order,
}

/// A part of the sorted list.
pub struct Page<'a> {
    pub listings: Vec<Listing<'a>>,
    /// Where the next page starts; none at the end.
    pub next: Option<usize>,
}

impl Directory {
    /// Makes an empty directory that sorts by the rules of a language: `fi`, `sv`, `en` or `nl`.
    pub fn new(language: &str) -> Directory {
        Directory {
            vocabulary: Vocabulary::default(),
            roster: Roster::default(),
            order: Order::new(language),
        }
    }

    /// Adds a person, or replaces what is known of them.
    pub fn upsert(&mut self, listing: Listing<'_>) {
        self.remove(&listing.person);
        let parts = self.take_parts(&listing);
        let slot = self.roster.insert(&listing, &parts);
        self.order.touch(slot);
    }

    /// Forgets a person.
    pub fn remove(&mut self, person: &PersonKey) {
        let Some(slot) = self.roster.slot(person) else { return };
        for part in self.roster.remove(slot) {
            self.vocabulary.release(part.term());
        }
        self.order.touch(slot);
    }

    /// What is known of a person; the caller checks who may see it.
    pub fn get(&self, person: &PersonKey) -> Option<Listing<'_>> {
        let slot = self.roster.slot(person)?;
        Some(self.roster.listing(self.roster.row(slot)?))
    }

    /// How many people there are, marked ones included.
    pub fn len(&self) -> usize {
        self.roster.len()
    }

    /// True when there is no one.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The place of a person in the sorted list, for sorting the rows of other lists by name.
    pub fn rank(&self, person: &PersonKey) -> Option<u32> {
        let slot = self.roster.slot(person)?;
        Some(self.order.sorted(&self.roster).rank(slot))
    }

    /// Lists people by name from a place on, leaving out those the reader may not know of.
    pub fn page(&self, start: usize, limit: usize, may_know: &dyn Fn(&PersonKey) -> bool) -> Page<'_> {
        let mut listings = Vec::new();
        for (offset, slot) in self.order.sorted(&self.roster).from(start).iter().enumerate() {
            if listings.len() == limit {
                return Page {
                    listings,
                    next: Some(start + offset),
                };
            }
            let Some(row) = self.roster.row(*slot) else {
                continue;
            };
            if !row.is_marked() || may_know(&row.person) {
                listings.push(self.roster.listing(row));
            }
        }
        Page { listings, next: None }
    }

    /// The memory it takes, as far as it can be known.
    pub fn memory_bytes(&self) -> usize {
        self.vocabulary.memory_bytes() + self.roster.memory_bytes() + self.order.memory_bytes()
    }

    /// The words of a name, each counted as used.
    fn take_parts(&mut self, listing: &Listing<'_>) -> Vec<Part> {
        let names = [
            (listing.family, Field::Family),
            (listing.given, Field::Given),
            (listing.also.unwrap_or(""), Field::Also),
        ];
        let mut parts = Vec::new();
        for (name, field) in names {
            let groups = match field {
                // `van der Berg` is typed as one word too.
                Field::Family => vec![fold::words(name)],
                _ => fold::groups(name),
            };
            for group in groups {
                parts.extend(group.iter().map(|word| Part::new(self.vocabulary.take(word), field)));
                if group.len() > 1 {
                    parts.push(Part::new(self.vocabulary.take(&fold::joined(&group)), Field::Joined));
                }
            }
        }
        parts
    }
}

/// Ids are 32 bits wide to save memory; every platform we run on can index by them.
fn index(id: u32) -> usize {
    usize::try_from(id).unwrap_or(usize::MAX)
}
