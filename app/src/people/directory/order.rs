//! The order of names in lists: family name, then given names, by the rules of a language.

use std::cmp::Ordering;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use super::index;
use super::roster::{Roster, Row, Slot};

/// When more than one in so many has changed, everyone is sorted anew.
const REBUILD_SHARE: usize = 50;

/// Sorts on demand: changes are noted at once and put into place by the first reader after them.
pub(super) struct Order {
    collator: CollatorBorrowed<'static>,
    sorted: RwLock<Sorted>,
}

/// All people in the order of their names.
#[derive(Default)]
pub(super) struct Sorted {
    slots: Vec<Slot>,
    /// The place of each slot in `slots`.
    ranks: Vec<u32>,
    /// Slots that have got, lost or changed a person since.
    touched: Vec<Slot>,
}

impl Order {
    /// Takes the rules of a language tag such as `fi` or `sv-FI`; those of English for others.
    pub(super) fn new(language: &str) -> Order {
        let locale = match language.split(['-', '_']).next() {
            Some("fi") => locale!("fi"),
            Some("sv") => locale!("sv"),
            Some("nl") => locale!("nl"),
            _ => locale!("en"),
        };
        #[expect(clippy::expect_used, reason = "the data of all locales is compiled in")]
        let collator =
            Collator::try_new(locale.into(), CollatorOptions::default()).expect("collation data is compiled in");
        Order {
            collator,
            sorted: RwLock::default(),
        }
    }

    /// Notes that a slot has got, lost or changed a person.
    pub(super) fn touch(&mut self, slot: Slot) {
        self.sorted
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .touched
            .push(slot);
    }

    /// Everyone in order, after all changes.
    pub(super) fn sorted(&self, roster: &Roster) -> RwLockReadGuard<'_, Sorted> {
        loop {
            let sorted = self.sorted.read().unwrap_or_else(PoisonError::into_inner);
            if sorted.touched.is_empty() {
                return sorted;
            }
            drop(sorted);
            self.settle(&mut self.sorted.write().unwrap_or_else(PoisonError::into_inner), roster);
        }
    }

    pub(super) fn memory_bytes(&self) -> usize {
        let sorted = self.sorted.read().unwrap_or_else(PoisonError::into_inner);
        let ids = sorted.slots.capacity() + sorted.ranks.capacity() + sorted.touched.capacity();
        ids * size_of::<Slot>()
    }

    fn settle(&self, sorted: &mut Sorted, roster: &Roster) {
        let mut touched = std::mem::take(&mut sorted.touched);
        if touched.len() > roster.len() / REBUILD_SHARE {
            sorted.slots = self.sort_all(roster);
        } else {
            touched.sort_unstable();
            touched.dedup();
            sorted.slots.retain(|slot| touched.binary_search(slot).is_err());
            self.merge(&mut sorted.slots, &touched, roster);
        }
        sorted.ranks = vec![0; roster.slot_count()];
        for (rank, slot) in (0..).zip(&sorted.slots) {
            if let Some(place) = sorted.ranks.get_mut(index(*slot)) {
                *place = rank;
            }
        }
    }

    /// Sorts everyone by binary keys, the fastest way when most are new.
    fn sort_all(&self, roster: &Roster) -> Vec<Slot> {
        let mut keys = Vec::new();
        let mut entries = Vec::with_capacity(roster.len());
        for (slot, row) in roster.rows() {
            let start = keys.len();
            let Ok(()) = self.collator.write_sort_key_to(roster.family(row), &mut keys);
            keys.push(0); // sorts before every byte of a key
            let Ok(()) = self.collator.write_sort_key_to(roster.given(row), &mut keys);
            entries.push((start..keys.len(), row.person, slot));
        }
        entries.sort_unstable_by(|(left, left_person, _), (right, right_person, _)| {
            keys.get(left.clone())
                .cmp(&keys.get(right.clone()))
                .then(left_person.cmp(right_person))
        });
        entries.into_iter().map(|(_, _, slot)| slot).collect()
    }

    /// Puts a few into the sorted many.
    fn merge(&self, sorted: &mut Vec<Slot>, touched: &[Slot], roster: &Roster) {
        let mut rows: Vec<(Slot, &Row)> = touched
            .iter()
            .filter_map(|slot| Some((*slot, roster.row(*slot)?)))
            .collect();
        rows.sort_by(|(_, left), (_, right)| self.compare(left, right, roster));
        let mut merged = Vec::with_capacity(sorted.len() + rows.len());
        let mut rest = sorted.as_slice();
        for (slot, row) in rows {
            let is_before = |other: &Slot| {
                roster
                    .row(*other)
                    .is_some_and(|other| self.compare(other, row, roster) == Ordering::Less)
            };
            let (before, after) = rest.split_at(rest.partition_point(is_before));
            merged.extend_from_slice(before);
            merged.push(slot);
            rest = after;
        }
        merged.extend_from_slice(rest);
        *sorted = merged;
    }

    fn compare(&self, left: &Row, right: &Row, roster: &Roster) -> Ordering {
        self.collator
            .compare(roster.family(left), roster.family(right))
            .then_with(|| self.collator.compare(roster.given(left), roster.given(right)))
            .then_with(|| left.person.cmp(&right.person))
    }
}

impl Sorted {
    pub(super) fn rank(&self, slot: Slot) -> u32 {
        self.ranks.get(index(slot)).copied().unwrap_or(u32::MAX)
    }

    /// People from a place on.
    pub(super) fn from(&self, place: usize) -> &[Slot] {
        self.slots.get(place..).unwrap_or_default()
    }
}
