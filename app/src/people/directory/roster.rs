//! The people themselves: fixed rows, their names in one arena, and which words each name has.
//!
//! A removed person's row is free for the next one, and the name is overwritten.

use std::collections::HashMap;

use super::arena::{Arena, Span};
use super::index;
use super::listing::{Birth, Listing, PersonKey};
use super::vocabulary::TermId;

const MARKED: u8 = 1;
const CLIENT: u8 = 1 << 1;
const DECEASED: u8 = 1 << 2;
const OCCUPIED: u8 = 1 << 3;
const HAS_ALSO: u8 = 1 << 4;

/// The place of a person.
pub(super) type Slot = u32;

#[derive(Clone, Copy, Default)]
pub(super) struct Row {
    pub(super) person: PersonKey,
    family: Span,
    given: Span,
    also: Span,
    parts_start: u32,
    parts_count: u16,
    flags: u8,
    pub(super) number: u32,
    pub(super) birth: Birth,
}

/// A word of a name, and which name it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Part(u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Family,
    Given,
    Also,
    /// A double-barrelled name written as one word; it stands beside its parts.
    Joined,
}

#[derive(Default)]
pub(super) struct Roster {
    rows: Vec<Row>,
    free: Vec<Slot>,
    slots: HashMap<PersonKey, Slot>,
    names: Arena,
    parts: Vec<Part>,
    wasted_parts: usize,
}

impl Row {
    pub(super) fn is_occupied(&self) -> bool {
        self.flags & OCCUPIED != 0
    }

    pub(super) fn is_marked(&self) -> bool {
        self.flags & MARKED != 0
    }
}

impl Part {
    pub(super) fn new(term: TermId, field: Field) -> Part {
        let field = match field {
            Field::Family => 0,
            Field::Given => 1,
            Field::Also => 2,
            Field::Joined => 3,
        };
        Part(term.0 << 2 | field)
    }

    pub(super) fn term(self) -> TermId {
        TermId(self.0 >> 2)
    }

    pub(super) fn field(self) -> Field {
        match self.0 & 3 {
            0 => Field::Family,
            1 => Field::Given,
            2 => Field::Also,
            _ => Field::Joined,
        }
    }
}

impl Roster {
    /// Adds a person who is not there.
    pub(super) fn insert(&mut self, listing: &Listing<'_>, parts: &[Part]) -> Slot {
        let row = Row {
            person: listing.person,
            family: self.names.put(listing.family),
            given: self.names.put(listing.given),
            also: listing.also.map(|also| self.names.put(also)).unwrap_or_default(),
            parts_start: u32::try_from(self.parts.len()).unwrap_or(u32::MAX),
            parts_count: u16::try_from(parts.len()).unwrap_or(u16::MAX),
            flags: flags(listing),
            number: listing.number,
            birth: listing.birth.map(Birth::from).unwrap_or_default(),
        };
        self.parts.extend_from_slice(parts);
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None => u32::try_from(self.rows.len()).unwrap_or(u32::MAX),
        };
        match self.rows.get_mut(index(slot)) {
            Some(place) => *place = row,
            None => self.rows.push(row),
        }
        self.slots.insert(listing.person, slot);
        slot
    }

    /// Removes a person and gives the words of the name.
    pub(super) fn remove(&mut self, slot: Slot) -> Vec<Part> {
        let Some(row) = self.row(slot).copied() else {
            return Vec::new();
        };
        let parts = self.parts(&row).to_vec();
        for span in [row.family, row.given, row.also] {
            self.names.wipe(span);
        }
        self.wasted_parts += parts.len();
        self.slots.remove(&row.person);
        if let Some(place) = self.rows.get_mut(index(slot)) {
            *place = Row::default();
        }
        self.free.push(slot);
        let many_wasted_parts = self.wasted_parts > 4096 && self.wasted_parts > self.parts.len() / 4;
        if self.names.wants_rebuilding() || many_wasted_parts {
            self.rebuild();
        }
        parts
    }

    pub(super) fn slot(&self, person: &PersonKey) -> Option<Slot> {
        self.slots.get(person).copied()
    }

    pub(super) fn row(&self, slot: Slot) -> Option<&Row> {
        self.rows.get(index(slot)).filter(|row| row.is_occupied())
    }

    /// All people with their slots, in no particular order.
    pub(super) fn rows(&self) -> impl Iterator<Item = (Slot, &Row)> {
        (0..).zip(&self.rows).filter(|(_, row)| row.is_occupied())
    }

    pub(super) fn parts(&self, row: &Row) -> &[Part] {
        let start = index(row.parts_start);
        self.parts
            .get(start..start + usize::from(row.parts_count))
            .unwrap_or_default()
    }

    pub(super) fn family(&self, row: &Row) -> &str {
        self.names.text(row.family)
    }

    pub(super) fn given(&self, row: &Row) -> &str {
        self.names.text(row.given)
    }

    pub(super) fn listing(&self, row: &Row) -> Listing<'_> {
        Listing {
            person: row.person,
            family: self.family(row),
            given: self.given(row),
            also: (row.flags & HAS_ALSO != 0).then(|| self.names.text(row.also)),
            birth: row.birth.date(),
            number: row.number,
            marked: row.is_marked(),
            is_client: row.flags & CLIENT != 0,
            deceased: row.flags & DECEASED != 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    /// One more than the highest slot.
    pub(super) fn slot_count(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn memory_bytes(&self) -> usize {
        self.rows.capacity() * size_of::<Row>()
            + self.free.capacity() * size_of::<Slot>()
            + self.slots.capacity() * 8 / 7 * (size_of::<(PersonKey, Slot)>() + 1)
            + self.names.memory_bytes()
            + self.parts.capacity() * size_of::<Part>()
    }

    fn rebuild(&mut self) {
        let mut names = Arena::default();
        let mut parts = Vec::with_capacity(self.parts.len() - self.wasted_parts);
        for row in self.rows.iter_mut().filter(|row| row.is_occupied()) {
            for span in [&mut row.family, &mut row.given, &mut row.also] {
                *span = names.put(self.names.text(*span));
            }
            let start = index(row.parts_start);
            row.parts_start = u32::try_from(parts.len()).unwrap_or(u32::MAX);
            let kept = self.parts.get(start..start + usize::from(row.parts_count));
            parts.extend_from_slice(kept.unwrap_or_default());
        }
        (self.names, self.parts, self.wasted_parts) = (names, parts, 0);
    }
}

fn flags(listing: &Listing<'_>) -> u8 {
    let flag = |is_set: bool, flag: u8| if is_set { flag } else { 0 };
    OCCUPIED
        | flag(listing.marked, MARKED)
        | flag(listing.is_client, CLIENT)
        | flag(listing.deceased, DECEASED)
        | flag(listing.also.is_some(), HAS_ALSO)
}
