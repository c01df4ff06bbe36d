//! What an import would do: every row in exactly one of four lists.
//!
//! Invariants:
//! - Created, unchanged, duplicates and refused together are the rows of the file, each once.
//! - The plan is the same function for the dry run and the import.
//! - The key is the number in the other system; an import never changes a person it finds.
//! - The same file gives the same keys, so a second import of it creates nobody.
//!
//! Rules:
//! - A number that is already in the system is unchanged, also if the row has changed since: from
//!   then on the record is kept here, not there.
//! - A number twice in one file: the same row is unchanged, a different one waits as a duplicate.
//! - A valid identity code of another number, in the system or earlier in the file: waits.
//! - Alike by name and birth date only: created and flagged, unless both have identity codes,
//!   which then tell them apart.
//! - A row that waits already, from an earlier import, is a duplicate again.
//! - No number: created and flagged, under a key made of all that the row says, so that a second
//!   import of the same file knows it again. It waits if it is alike somebody in the system, for
//!   a changed row could not be told from a new person otherwise.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use jiff::civil::Date;
use strsim::jaro_winkler;

use super::clean::{CleanRow, Verdict};
use super::incoming::fingerprint;
use super::reason::Reason;
use crate::people::identity_code::IdentityCode;

/// Names at least this alike may be the same name misspelt.
const ALIKE: f64 = 0.92;

/// What the system knows already about the people of one source system.
pub trait Known {
    /// How the system names a person.
    type Person;

    /// Who came under this key.
    fn source_owner(&self, key: &str) -> Option<Self::Person>;
    /// Whether the row waits for a decision since an earlier import.
    fn is_waiting(&self, key: &str, row: &CleanRow) -> bool;
    /// Whose identity code it is.
    fn identity_owner(&self, code: &IdentityCode) -> Option<Self::Person>;
    /// Somebody with the same birth date and a name alike; see [`are_alike`].
    fn alike(&self, row: &CleanRow) -> Option<Self::Person>;
}

/// What an import would do.
pub struct Plan<Person> {
    pub created: Vec<Created<Person>>,
    pub unchanged: Vec<Unchanged<Person>>,
    pub duplicates: Vec<Duplicate<Person>>,
    pub refused: Vec<Refused>,
}

/// A row that is here already.
pub struct Unchanged<Person> {
    pub number: usize,
    pub of: Same<Person>,
}

/// Whose row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Same<Person> {
    Person(Person),
    /// The same row of the file, further up.
    Row(usize),
}

/// A row that becomes a person.
pub struct Created<Person> {
    pub number: usize,
    /// By which another import knows the person.
    pub key: String,
    pub row: CleanRow,
    pub flags: Vec<Flag<Person>>,
}

/// What somebody should look at after the import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag<Person> {
    /// The file has no number for the person, so another import cannot recognise them.
    NoSourceNumber,
    /// A person of the system is alike.
    AlikePerson(Person),
    /// The earlier row with this number is alike.
    AlikeRow(usize),
}

/// A row that waits for somebody to decide whether it is the same person.
pub struct Duplicate<Person> {
    pub number: usize,
    pub key: String,
    pub row: CleanRow,
    pub of: Original<Person>,
}

/// Whom a row may double.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Original<Person> {
    /// The identity code belongs to a person of the system.
    IdentityOfPerson(Person),
    /// The identity code belongs to an earlier row of the file.
    IdentityOfRow(usize),
    /// An earlier row has the same source number and other content.
    NumberOfRow(usize),
    /// As before, and the earlier row became this person in an earlier import.
    NumberOfPerson(Person),
    /// A person of the system is alike, and the row has no number to tell.
    AlikePerson(Person),
}

/// A row that is not taken over.
pub struct Refused {
    pub number: usize,
    pub reasons: Vec<Reason>,
}

/// Sorts the rows, given with their numbers in the file's order.
pub fn plan<K: Known>(rows: impl IntoIterator<Item = (usize, Verdict)>, known: &K) -> Plan<K::Person> {
    let mut plan = Plan {
        created: Vec::new(),
        unchanged: Vec::new(),
        duplicates: Vec::new(),
        refused: Vec::new(),
    };
    let mut earlier = Earlier::default();
    let mut keys = Keys::default();
    for (number, verdict) in rows {
        match verdict {
            Verdict::Refused { reasons } => plan.refused.push(Refused { number, reasons }),
            Verdict::Row(row) => {
                let key = keys.of(&row);
                plan.place(number, key, *row, known, &mut earlier);
            }
        }
    }
    plan
}

/// Gives out the keys of a file's rows, in the file's order.
#[derive(Default)]
pub struct Keys(HashMap<[u8; 32], usize>);

impl Keys {
    /// The number in the other system; without one what the row says, counted, because two people may look alike.
    pub fn of(&mut self, row: &CleanRow) -> String {
        if let Some(number) = &row.source_number {
            return number.clone();
        }
        let fingerprint = fingerprint(row);
        let count = self.0.entry(fingerprint).or_default();
        *count += 1;
        let hex = fingerprint
            .iter()
            .take(16)
            .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        format!("row-{hex}-{count}")
    }
}

/// Whether two names may be one name, misspelt; the birth dates must be equal for it to count.
///
/// A missing part is alike any other.
/// Twins are told apart by their given names.
pub fn are_alike(one: (&str, &str), other: (&str, &str)) -> bool {
    let is_alike = |one: &str, other: &str| {
        let (one, other) = (one.to_lowercase(), other.to_lowercase());
        one.is_empty() || other.is_empty() || jaro_winkler(&one, &other) >= ALIKE
    };
    is_alike(one.0, other.0) && is_alike(one.1, other.1)
}

impl<Person> Plan<Person> {
    fn place<K: Known<Person = Person>>(
        &mut self,
        number: usize,
        key: String,
        row: CleanRow,
        known: &K,
        earlier: &mut Earlier,
    ) {
        if let Some(person) = known.source_owner(&key) {
            earlier.note_identity(number, &row);
            if known.is_waiting(&key, &row) {
                self.wait(number, key, row, Original::NumberOfPerson(person));
            } else {
                let of = Same::Person(person);
                self.unchanged.push(Unchanged { number, of });
            }
            return;
        }
        if let Some(first) = earlier.same_source(&row) {
            if first.row == row {
                let of = Same::Row(first.number);
                self.unchanged.push(Unchanged { number, of });
            } else {
                let of = Original::NumberOfRow(first.number);
                self.wait(number, key, row, of);
            }
            return;
        }
        if let Some(of) = identity_original(&row, known, earlier) {
            earlier.note_source(number, &row);
            self.wait(number, key, row, of);
            return;
        }
        let alike_person = match known.alike(&row) {
            Some(person) if row.source_number.is_none() => {
                self.wait(number, key, row, Original::AlikePerson(person));
                return;
            }
            alike_person => alike_person.map(Flag::AlikePerson),
        };
        let no_number = row.source_number.is_none().then_some(Flag::NoSourceNumber);
        let alike_row = earlier.alike(&row).map(Flag::AlikeRow);
        let flags = [no_number, alike_person, alike_row];
        earlier.note(number, &row);
        self.created.push(Created {
            number,
            key,
            row,
            flags: flags.into_iter().flatten().collect(),
        });
    }

    fn wait(&mut self, number: usize, key: String, row: CleanRow, of: Original<Person>) {
        self.duplicates.push(Duplicate { number, key, row, of });
    }
}

fn identity_original<K: Known>(row: &CleanRow, known: &K, earlier: &Earlier) -> Option<Original<K::Person>> {
    let code = row.identity_code.as_ref()?;
    let in_system = known.identity_owner(code).map(Original::IdentityOfPerson);
    let in_file = earlier.identities.get(code.normalised());
    in_system.or(in_file.map(|number| Original::IdentityOfRow(*number)))
}

/// The rows of the file that came before.
#[derive(Default)]
struct Earlier {
    sources: HashMap<String, First>,
    identities: HashMap<String, usize>,
    births: HashMap<Date, Vec<Named>>,
}

/// The first row with a source number.
struct First {
    number: usize,
    row: CleanRow,
}

struct Named {
    number: usize,
    family_name: String,
    given_names: String,
    has_identity: bool,
}

impl Earlier {
    fn note(&mut self, number: usize, row: &CleanRow) {
        self.note_source(number, row);
        self.note_identity(number, row);
        if let Some(birth_date) = row.birth_date {
            self.births.entry(birth_date).or_default().push(Named {
                number,
                family_name: row.family_name.clone(),
                given_names: row.given_names.clone(),
                has_identity: row.identity_code.is_some(),
            });
        }
    }

    fn note_source(&mut self, number: usize, row: &CleanRow) {
        if let Some(source) = &row.source_number {
            let row = row.clone();
            self.sources.entry(source.clone()).or_insert(First { number, row });
        }
    }

    fn note_identity(&mut self, number: usize, row: &CleanRow) {
        if let Some(code) = &row.identity_code {
            let code = code.normalised().to_owned();
            self.identities.entry(code).or_insert(number);
        }
    }

    fn same_source(&self, row: &CleanRow) -> Option<&First> {
        self.sources.get(row.source_number.as_deref()?)
    }

    /// Two identity codes that differ tell two people apart, so only rows are compared of which
    /// one has none.
    fn alike(&self, row: &CleanRow) -> Option<usize> {
        let same_day = self.births.get(&row.birth_date?)?;
        let alike = same_day.iter().find(|named| {
            let both_have_codes = named.has_identity && row.identity_code.is_some();
            let name = (named.family_name.as_str(), named.given_names.as_str());
            !both_have_codes && are_alike(name, (&row.family_name, &row.given_names))
        });
        alike.map(|named| named.number)
    }
}
