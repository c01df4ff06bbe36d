//! Who may be the same person.

use jiff::civil::{Date, date};

use super::super::Likeness::{
    self, SameGivenNameAndBirth, SameNameAndBirth, SameNameCloseBirth, SameNameUnknownBirth, SimilarNameSameBirth,
};
use super::super::Listing;
use super::{directory, listing, person};

const BORN: Date = date(2011, 3, 4);

fn likeness(family: &str, given: &str, birth: Option<Date>) -> Option<Likeness> {
    let known = Listing {
        birth: Some(BORN),
        also: Some("Korhonen"),
        ..listing(1, "Mäki-Virtanen", "Anna Maria")
    };
    let people = directory(&[
        known,
        Listing {
            birth: Some(BORN),
            ..listing(2, "Salo", "Onni")
        },
    ]);
    let duplicates = people.likely_duplicates(family, given, birth);
    assert!(!duplicates.hidden);
    assert!(
        duplicates.people.iter().all(|(key, _)| *key == person(1)),
        "{family} {given}"
    );
    duplicates.people.first().map(|(_, likeness)| *likeness)
}

#[test]
fn names_and_dates() {
    for (family, given, birth, expected) in [
        ("Mäki-Virtanen", "Anna Maria", Some(BORN), Some(SameNameAndBirth)),
        ("maki-virtanen", "anna", Some(BORN), Some(SameNameAndBirth)),
        ("Mäkivirtanen", "Anna", Some(BORN), Some(SameNameAndBirth)),
        ("Virtanen", "Anna", Some(BORN), Some(SameNameAndBirth)),
        ("Anna", "Virtanen", Some(BORN), Some(SameNameAndBirth)),
        ("Korhonen", "Maria", Some(BORN), Some(SameNameAndBirth)),
        ("Wirtanen", "Annna", Some(BORN), Some(SimilarNameSameBirth)),
        ("Nieminen", "Anna", Some(BORN), Some(SameGivenNameAndBirth)),
        ("Virtanen", "Anna", Some(date(2011, 4, 3)), Some(SameNameCloseBirth)),
        ("Virtanen", "Anna", Some(date(2011, 3, 5)), Some(SameNameCloseBirth)),
        ("Virtanen", "Anna", Some(date(2001, 3, 4)), Some(SameNameCloseBirth)),
        ("Virtanen", "Anna", None, Some(SameNameUnknownBirth)),
        ("Virtanen", "Anna", Some(date(1985, 10, 20)), None),
        ("Wirtanen", "Anna", None, None),
        ("Wirtanen", "Anna", Some(date(2011, 4, 3)), None),
        ("Nieminen", "Pekka", Some(BORN), None),
        ("Virtanen", "Pekka", Some(BORN), None),
        ("Virt", "An", Some(BORN), None),
        ("", "", Some(BORN), None),
        ("Virtanen", "", None, None),
    ] {
        assert_eq!(likeness(family, given, birth), expected, "{family}, {given}, {birth:?}");
    }
}

#[test]
fn an_unknown_birth_on_record_is_unknown_too() {
    let people = directory(&[listing(1, "Virtanen", "Anna")]);
    let duplicates = people.likely_duplicates("Virtanen", "Anna", Some(BORN));
    assert_eq!(duplicates.people, [(person(1), SameNameUnknownBirth)]);
}

#[test]
fn the_likeliest_come_first_and_not_without_end() {
    let mut people: Vec<Listing<'_>> = (0..60).map(|number| listing(number, "Virtanen", "Anna")).collect();
    people[50].birth = Some(BORN);
    people[51].birth = Some(date(2011, 4, 3));
    let duplicates = directory(&people).likely_duplicates("Virtanen", "Anna", Some(BORN));
    assert_eq!(duplicates.people.len(), 20);
    assert_eq!(duplicates.people[0], (person(50), SameNameAndBirth));
    assert_eq!(duplicates.people[1], (person(51), SameNameCloseBirth));
}
