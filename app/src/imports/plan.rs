//! What an import would do: every row in exactly one of four lists.
//!
//! Invariants:
//! - Created, unchanged, duplicates and refused together are the rows of the file, each once.
//! - The plan is the same function for the dry run and the import.
//! - The key is the number in the other system; an import never changes a person it finds.
//!
//! Rules:
//! - A number that is already in the system is unchanged, also if the row has changed since: from
//!   then on the record is kept here, not there.
//! - A number twice in one file: the same row is unchanged, a different one waits as a duplicate.
//! - A valid identity code of another number, in the system or earlier in the file: waits.
//! - Alike by name and birth date only: created and flagged, unless both have identity codes,
//!   which then tell them apart.
//! - No number: created and flagged.
//!   It waits if it is alike somebody in the system, for a second import of the same file could
//!   not be told from a new person otherwise.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use jiff::civil::Date;
use strsim::jaro_winkler;

use super::clean::{CleanRow, Verdict};
use super::reason::Reason;
use crate::people::identity_code::IdentityCode;

/// Names at least this alike may be the same name misspelt.
const ALIKE: f64 = 0.92;

/// What the system knows already about the people of one source system.
pub trait Known {
    /// How the system names a person.
    type Person;

    /// Whether a person came from this number.
    fn has_source(&self, source_number: &str) -> bool;
    /// Whose identity code it is.
    fn identity_owner(&self, code: &IdentityCode) -> Option<Self::Person>;
    /// Somebody with the same birth date and a name alike; see [`are_alike`].
    fn alike(&self, row: &CleanRow) -> Option<Self::Person>;
}

/// What an import would do.
pub struct Plan<Person> {
    pub created: Vec<Created<Person>>,
    /// Numbers of rows that are here already.
    pub unchanged: Vec<usize>,
    pub duplicates: Vec<Duplicate<Person>>,
    pub refused: Vec<Refused>,
}

/// A row that becomes a person.
pub struct Created<Person> {
    pub number: usize,
    pub row: CleanRow,
    pub flags: Vec<Flag<Person>>,
}

/// What somebody should look at after the import.
#[derive(Debug, PartialEq, Eq)]
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
    pub row: CleanRow,
    pub of: Original<Person>,
}

/// Whom a row may double.
#[derive(Debug, PartialEq, Eq)]
pub enum Original<Person> {
    /// The identity code belongs to a person of the system.
    IdentityOfPerson(Person),
    /// The identity code belongs to an earlier row of the file.
    IdentityOfRow(usize),
    /// An earlier row has the same source number and other content.
    NumberOfRow(usize),
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
    for (number, verdict) in rows {
        match verdict {
            Verdict::Refused { reasons } => plan.refused.push(Refused { number, reasons }),
            Verdict::Row(row) => plan.place(number, *row, known, &mut earlier),
        }
    }
    plan
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
    fn place<K: Known<Person = Person>>(&mut self, number: usize, row: CleanRow, known: &K, earlier: &mut Earlier) {
        let source = row.source_number.as_deref();
        if source.is_some_and(|source| known.has_source(source)) {
            earlier.note_identity(number, &row);
            self.unchanged.push(number);
            return;
        }
        if let Some(first) = earlier.same_source(&row) {
            if first.row == row {
                self.unchanged.push(number);
            } else {
                let of = Original::NumberOfRow(first.number);
                self.duplicates.push(Duplicate { number, row, of });
            }
            return;
        }
        if let Some(of) = identity_original(&row, known, earlier) {
            earlier.note_source(number, &row);
            self.duplicates.push(Duplicate { number, row, of });
            return;
        }
        let alike_person = match known.alike(&row) {
            Some(person) if source.is_none() => {
                let of = Original::AlikePerson(person);
                self.duplicates.push(Duplicate { number, row, of });
                return;
            }
            alike_person => alike_person.map(Flag::AlikePerson),
        };
        let no_number = source.is_none().then_some(Flag::NoSourceNumber);
        let alike_row = earlier.alike(&row).map(Flag::AlikeRow);
        let flags = [no_number, alike_person, alike_row];
        earlier.note(number, &row);
        self.created.push(Created {
            number,
            row,
            flags: flags.into_iter().flatten().collect(),
        });
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
