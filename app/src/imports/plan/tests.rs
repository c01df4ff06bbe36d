//! What a plan makes of rows, beside what the organization has.

use std::collections::HashMap;

use jiff::civil::{Date, date};
use platform::i18n::DateOrder;

use super::{Flag, Known, Original, Plan, Same, are_alike, plan};
use crate::imports::clean::{Calendar, CleanRow, Verdict, clean};
use crate::imports::mapping::{Field, Mapping};
use crate::imports::reason::Reason;
use crate::imports::table::RawRow;
use crate::people::identity_code::{Country, IdentityCode};

const TODAY: Date = date(2026, 11, 21);
const CODE: &str = "010180-9015";
const OTHER_CODE: &str = "150999-902K";

#[derive(Default)]
struct System {
    sources: HashMap<&'static str, u8>,
    waiting: Vec<&'static str>,
    codes: HashMap<&'static str, u8>,
    people: Vec<(&'static str, &'static str, Date)>,
}

impl Known for System {
    type Person = u8;

    fn source_owner(&self, key: &str) -> Option<u8> {
        self.sources.get(key).copied()
    }

    fn is_waiting(&self, _: &str, row: &CleanRow) -> bool {
        self.waiting.contains(&row.given_names.as_str())
    }

    fn identity_owner(&self, code: &IdentityCode) -> Option<u8> {
        self.codes.get(code.normalised()).copied()
    }

    fn alike(&self, row: &CleanRow) -> Option<u8> {
        let at = self.people.iter().position(|(family, given, birth)| {
            row.birth_date == Some(*birth) && are_alike((family, given), (&row.family_name, &row.given_names))
        });
        at.map(|at| u8::try_from(at).unwrap())
    }
}

/// Plans rows of source number, family name, given names, identity code and birth date.
fn plan_rows(rows: &[[&str; 5]], system: &System) -> Plan<u8> {
    let columns = vec![
        Field::SourceNumber,
        Field::FamilyName,
        Field::GivenNames,
        Field::IdentityCode,
        Field::BirthDate,
    ];
    let mapping = Mapping {
        columns,
        country: Country::Fi,
    };
    let verdicts = rows.iter().zip(1..).map(|(cells, number)| {
        let cells = Ok(cells.map(str::to_owned).to_vec());
        let verdict = clean(
            &RawRow { number, cells },
            &mapping,
            &Calendar::of(&[], &mapping, TODAY, DateOrder::Day),
        );
        (number, verdict)
    });
    let plan = plan(verdicts.collect::<Vec<(usize, Verdict)>>(), system);
    let mut numbers: Vec<usize> = [
        plan.created.iter().map(|created| created.number).collect::<Vec<_>>(),
        plan.unchanged.iter().map(|unchanged| unchanged.number).collect(),
        plan.duplicates.iter().map(|duplicate| duplicate.number).collect(),
        plan.refused.iter().map(|refused| refused.number).collect(),
    ]
    .concat();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=rows.len()).collect::<Vec<_>>(), "each row in one list");
    plan
}

fn originals(plan: &Plan<u8>) -> Vec<(usize, &Original<u8>)> {
    plan.duplicates
        .iter()
        .map(|duplicate| (duplicate.number, &duplicate.of))
        .collect()
}

fn unchanged(plan: &Plan<u8>) -> Vec<(usize, Same<u8>)> {
    plan.unchanged
        .iter()
        .map(|unchanged| (unchanged.number, unchanged.of))
        .collect()
}

fn flags(plan: &Plan<u8>) -> Vec<(usize, &[Flag<u8>])> {
    plan.created
        .iter()
        .map(|created| (created.number, created.flags.as_slice()))
        .collect()
}

#[test]
fn new_people_are_created_and_nameless_rows_refused() {
    let plan = plan_rows(
        &[
            ["1", "Jäärä", "Anni", CODE, ""],
            ["2", "", "", "", ""],
            ["3", "Höttö", "", "", ""],
        ],
        &System::default(),
    );
    assert_eq!(flags(&plan), [(1, [].as_slice()), (3, &[])]);
    assert_eq!(plan.refused[0].reasons, [Reason::NoName]);
}

#[test]
fn known_numbers_are_unchanged_whatever_the_row_says() {
    let system = System {
        sources: HashMap::from([("1", 3)]),
        ..System::default()
    };
    let plan = plan_rows(
        &[["1", "Uusi", "Nimi", CODE, ""], ["2", "Toinen", "Nimi", CODE, ""]],
        &system,
    );
    assert_eq!(unchanged(&plan), [(1, Same::Person(3))]);
    assert_eq!(originals(&plan), [(2, &Original::IdentityOfRow(1))]);
}

#[test]
fn a_number_twice_is_unchanged_or_waits() {
    let row = ["1", "Jäärä", "Anni", "", "1.2.1990"];
    let plan = plan_rows(&[row, row, ["1", "Jäärä", "Anna", "", "1.2.1990"]], &System::default());
    assert_eq!(unchanged(&plan), [(2, Same::Row(1))]);
    assert_eq!(originals(&plan), [(3, &Original::NumberOfRow(1))]);
}

#[test]
fn a_row_that_waits_since_an_earlier_import_waits_again() {
    let system = System {
        sources: HashMap::from([("1", 3)]),
        waiting: vec!["Anna"],
        ..System::default()
    };
    let plan = plan_rows(
        &[["1", "Jäärä", "Anni", "", ""], ["1", "Jäärä", "Anna", "", ""]],
        &system,
    );
    assert_eq!(unchanged(&plan), [(1, Same::Person(3))]);
    assert_eq!(originals(&plan), [(2, &Original::NumberOfPerson(3))]);
}

#[test]
fn an_identity_code_of_another_number_waits() {
    let system = System {
        codes: HashMap::from([(OTHER_CODE, 7)]),
        ..System::default()
    };
    let plan = plan_rows(
        &[
            ["1", "Jäärä", "Anni", CODE, ""],
            ["2", "Jäärä ", "Anni", "010180-9015 ", ""],
            ["3", "Höttö", "Olli", OTHER_CODE, ""],
            ["2", "Jäärä", "Anni", CODE, ""],
        ],
        &system,
    );
    assert_eq!(
        originals(&plan),
        [(2, &Original::IdentityOfRow(1)), (3, &Original::IdentityOfPerson(7))]
    );
    assert_eq!(
        unchanged(&plan),
        [(4, Same::Row(2))],
        "the same row as the one that waits"
    );
}

#[test]
fn a_wrong_code_makes_no_duplicate() {
    let plan = plan_rows(
        &[
            ["1", "Jäärä", "Anni", "010180-9016", ""],
            ["2", "Höttö", "Olli", "010180-9016", ""],
        ],
        &System::default(),
    );
    assert_eq!(plan.created.len(), 2);
    assert!(plan.duplicates.is_empty());
}

#[test]
fn likeness_alone_is_created_and_flagged() {
    let system = System {
        people: vec![("Höttö", "Olli", date(1970, 5, 6))],
        ..System::default()
    };
    let plan = plan_rows(
        &[
            ["1", "Jäärä", "Anni", "", "1.2.1990"],
            ["2", "JÄÄRÄ", "Anni ", "", "1990-02-01"],
            ["3", "Jäärä", "Anni", "", "2.2.1990"],
            ["4", "Hötto", "Olli", "", "6.5.1970"],
            ["5", "Jäärä", "Kaapo", "", "1.2.1990"],
        ],
        &system,
    );
    let expected: [(usize, &[Flag<u8>]); 5] = [
        (1, &[]),
        (2, &[Flag::AlikeRow(1)]),
        (3, &[]),
        (4, &[Flag::AlikePerson(0)]),
        (5, &[]),
    ];
    assert_eq!(flags(&plan), expected);
}

#[test]
fn two_codes_tell_namesakes_apart() {
    let codes = ["010180-9015", "010180-902_"].map(|code| code.replace('_', "6"));
    let rows = [
        ["1", "Jäärä", "Anni", &codes[0], ""],
        ["2", "Jäärä", "Anni", &codes[1], ""],
    ];
    let plan = plan_rows(&rows, &System::default());
    assert_eq!(
        plan.created[1].row.identity_code.as_ref().map(IdentityCode::normalised),
        Some(codes[1].as_str())
    );
    assert!(plan.created[1].flags.is_empty());
}

#[test]
fn without_a_number_a_row_is_flagged_or_waits() {
    let system = System {
        people: vec![("Höttö", "Olli", date(1970, 5, 6))],
        ..System::default()
    };
    let plan = plan_rows(
        &[
            ["", "Jäärä", "Anni", "", "1.2.1990"],
            ["", "Höttö", "Olli", "", "6.5.1970"],
        ],
        &system,
    );
    assert_eq!(flags(&plan), [(1, [Flag::NoSourceNumber].as_slice())]);
    assert_eq!(originals(&plan), [(2, &Original::AlikePerson(0))]);
}

#[test]
fn without_a_number_a_second_import_knows_the_rows_again() {
    let rows = [["", "Jäärä", "Anni", "", ""], ["", "Jäärä", "Anni", "", ""]];
    let first = plan_rows(&rows, &System::default());
    let keys: Vec<&str> = first.created.iter().map(|created| created.key.as_str()).collect();
    assert_eq!(keys.len(), 2, "both are created: they may be two people");
    let keys = keys
        .iter()
        .map(|key| -> &'static str { String::leak((*key).to_owned()) });
    let system = System {
        sources: keys.zip(1..).collect(),
        ..System::default()
    };
    let second = plan_rows(&rows, &system);
    assert_eq!(unchanged(&second), [(1, Same::Person(1)), (2, Same::Person(2))]);
}

#[test]
fn twins_are_not_alike() {
    assert!(are_alike(("Jäärä", "Anni"), ("jäärä", "ANNI")));
    assert!(are_alike(("Virtanenx", "Anni"), ("Virtanen", "Anni")));
    assert!(are_alike(("Jäärä", ""), ("Jäärä", "Anni")));
    assert!(!are_alike(("Jäärä", "Anni"), ("Jäärä", "Aino")));
    assert!(!are_alike(("Jäärä", "Anni"), ("Höttö", "Anni")));
}
