//! Which spellings find which names.

use super::super::MatchKind::{self, Exact, Folded, Phonetic, Prefix, Typo};
use super::{directory, found, kind, listing};

/// What is typed, the family name on record, and why it is found.
const MUST_MATCH: &[(&str, &str, MatchKind)] = &[
    ("Virtanen", "Virtanen", Exact),
    ("virtanen", "Virtanen", Exact),
    ("VIRTANEN", "Virtanen", Exact),
    ("Wirtanen", "Virtanen", Phonetic),
    ("Virtanen", "Wirtanen", Phonetic),
    ("Wirdanen", "Virtanen", Phonetic),
    ("virta", "Virtanen", Prefix),
    ("wirta", "Virtanen", Phonetic),
    ("Virtaen", "Virtanen", Typo),
    ("Anna", "Anni", Typo),
    ("Johansson", "Jonsson", Typo),
    ("Vitranen", "Virtanen", Typo),
    ("Virtamen", "Virtanen", Typo),
    ("Vritannen", "Virtanen", Typo),
    ("Mäkinen", "Mäkinen", Exact),
    ("makinen", "Mäkinen", Folded),
    ("Mäkinen", "Makinen", Folded),
    ("mak", "Mäkinen", Prefix),
    ("mäk", "Mäkinen", Prefix),
    ("Mäkkinen", "Mäkinen", Phonetic),
    ("Mäkkinen", "Makinen", Phonetic),
    ("Mäginen", "Mäkinen", Phonetic),
    ("Kristiina", "Christina", Phonetic),
    ("Christina", "Kristiina", Phonetic),
    ("Kristina", "Kristiina", Phonetic),
    ("Cristina", "Kristiina", Phonetic),
    ("Ahmed", "Ahmad", Phonetic),
    ("Ahmed", "Ahmet", Phonetic),
    ("Ahmad", "Ahmet", Phonetic),
    ("Axmed", "Ahmed", Phonetic),
    ("Mohamed", "Muhammad", Phonetic),
    ("Mohammed", "Mohamed", Phonetic),
    ("Xasan", "Hassan", Phonetic),
    ("Hasan", "Xasan", Phonetic),
    ("Cabdi", "Abdi", Phonetic),
    ("Cali", "Ali", Phonetic),
    ("Faarax", "Farah", Phonetic),
    ("Saciid", "Said", Phonetic),
    ("Khalid", "Halid", Phonetic),
    ("Johansson", "Johanson", Phonetic),
    ("Johanson", "Johansson", Phonetic),
    ("Meijer", "Meyer", Phonetic),
    ("Meijer", "Meier", Phonetic),
    ("Meyer", "Meier", Phonetic),
    ("Maier", "Meijer", Phonetic),
    ("Eriksson", "Ericsson", Phonetic),
    ("Erixon", "Eriksson", Phonetic),
    ("Lindqvist", "Lindkvist", Phonetic),
    ("Lindquist", "Lindqvist", Phonetic),
    ("Carlsson", "Karlson", Phonetic),
    ("Zetterberg", "Setterberg", Phonetic),
    ("Tsetterberg", "Zetterberg", Phonetic),
    ("Schöberg", "Sjöberg", Phonetic),
    ("Ahlström", "Alström", Phonetic),
    ("Aleksander", "Alexander", Phonetic),
    ("Philip", "Filip", Phonetic),
    ("Filippa", "Philippa", Phonetic),
    ("Stephan", "Stefan", Phonetic),
    ("Mikael", "Michael", Phonetic),
    ("Zacharias", "Sakarias", Phonetic),
    ("Charlotta", "Sarlotta", Phonetic),
    ("Catherine", "Katarina", Phonetic),
    ("Tuomas", "Thomas", Phonetic),
    ("Okerman", "Åkerman", Phonetic),
    ("Akerman", "Åkerman", Folded),
    ("Soderstrom", "Söderström", Folded),
    ("Yusuf", "Jusuf", Phonetic),
    ("Jamila", "Djamila", Phonetic),
    ("Sonja", "Sonya", Phonetic),
    ("Smit", "Smith", Prefix),
    ("Schmidt", "Smit", Phonetic),
    ("de Fries", "de Fries", Exact),
    ("Vries", "de Vries", Exact),
    ("Muller", "Müller", Folded),
    ("Sorensen", "Sørensen", Folded),
    ("Strasse", "Straße", Folded),
    ("Lukasz", "Łukasz", Folded),
    ("obrien", "O'Brien", Exact),
    ("O’Brien", "O'Brien", Exact),
    ("Иванова", "Иванова", Exact),
    ("иван", "Иванова", Prefix),
    ("Семенов", "Семёнов", Folded),
    ("Иваноба", "Иванова", Typo),
    ("محمد", "محمد", Exact),
    ("احمد", "أحمد", Folded),
    ("مُحَمَّد", "محمد", Folded),
    ("王小", "王小明", Prefix),
    ("Nguyễn", "Nguyen", Folded),
];

const MUST_NOT_MATCH: &[(&str, &str)] = &[
    ("Virtanen", "Korhonen"),
    ("Virtanen", "Virta"),
    ("Korhonen", "Karhu"),
    ("Korho", "Karhunen"),
    ("Mäkinen", "Nieminen"),
    ("Mäkinen", "Mäkelä"),
    ("Mäkinen", "Mäki"),
    ("Niemi", "Nieto"),
    ("Nieminen", "Niemi"),
    ("Laine", "Leino"),
    ("Laine", "Lehto"),
    ("Lahti", "Lehto"),
    ("Anna", "Anu"),
    ("Kari", "Kaarina"),
    ("Ali", "Ari"),
    ("Abdi", "Ali"),
    ("Kristian", "Kirsti"),
    ("Johan", "Jonas"),
    ("Meijer", "Mayo"),
    ("Eriksson", "Erkkilä"),
    ("Lindqvist", "Lindgren"),
    ("Lindberg", "Lundgren"),
    ("Ahmed", "Hamid"),
    ("Hassan", "Hussein"),
    ("Mohamed", "Mahdi"),
    ("Fatima", "Fahim"),
    ("Stefan", "Steen"),
    ("Mikael", "Mika"),
    ("Иванова", "Петрова"),
    ("محمد", "حسن"),
    ("Ivanova", "Иванова"),
    ("irtanen", "Korpela"),
    ("Salonen", "Salo"),
    ("Ek", "Åke"),
];

#[test]
fn spellings_that_must_match() {
    for (typed, name, why) in MUST_MATCH.iter().copied() {
        for person in [listing(1, name, "Zoë"), listing(1, "Zoë", name)] {
            assert_eq!(
                kind(&directory(&[person]), typed),
                Some(why),
                "{typed} should find {name}"
            );
        }
    }
}

#[test]
fn spellings_that_must_not_match() {
    for (typed, name) in MUST_NOT_MATCH.iter().copied() {
        let people = directory(&[listing(1, name, "Zoë")]);
        assert_eq!(kind(&people, typed), None, "{typed} should not find {name}");
    }
}

#[test]
fn any_order_and_any_part() {
    let people = directory(&[
        listing(1, "Virtanen", "Anna Maria"),
        listing(2, "Mäki-Korpela", "Jan-Erik"),
        listing(3, "van der Berg", "Sanne"),
    ]);
    for text in [
        "Virtanen Anna",
        "anna virtanen",
        "Virtanen, Anna",
        "maria virt",
        "Anna Maria Virtanen",
        "virtanen m",
        "virtanen maria anna",
    ] {
        assert_eq!(found(&people, text), [1], "{text}");
    }
    for text in [
        "Mäki-Korpela",
        "korpela",
        "mäki korpela",
        "makikorpela",
        "Erik Korpela",
        "janerik",
        "Mäkikorpela Jan",
        "jan–erik",
    ] {
        assert_eq!(found(&people, text), [2], "{text}");
    }
    for text in ["van der Berg", "berg sanne", "vander berg", "van derberg"] {
        assert_eq!(found(&people, text), [3], "{text}");
    }
    for text in ["Virtanen Sanne", "Virtanen Anna Erik"] {
        assert!(found(&people, text).is_empty(), "{text}");
    }
    let joined = directory(&[listing(1, "Virtanen", "Annamaria")]);
    assert_eq!(found(&joined, "Anna Maria"), [1]);
    assert_eq!(found(&joined, "Anna-Maria Virtanen"), [1]);
}

#[test]
fn better_matches_come_first() {
    let people = directory(&[
        listing(1, "Mäkinen", "Aino"),
        listing(2, "Makinen", "Aino"),
        listing(3, "Mäkkinen", "Aino"),
        listing(4, "Mäkinenä", "Aino"),
        listing(5, "Mökinen", "Aino"),
        listing(6, "Salo", "Mäkinen"),
    ]);
    assert_eq!(found(&people, "Mäkinen"), [1, 6, 2, 4, 3, 5]);
    assert_eq!(found(&people, "makinen"), [2, 1, 6, 4, 3, 5]);
    let people = directory(&[listing(1, "Virtanen", "Anna Maria"), listing(2, "Virtanen", "Anna")]);
    assert_eq!(found(&people, "Anna Virtanen"), [2, 1]);
    assert_eq!(found(&people, "Virtanen"), [2, 1]);
}

#[test]
fn former_and_other_names_are_found() {
    let mut person = listing(1, "Virtanen", "Aino");
    person.also = Some("Korhonen Nunnu");
    let people = directory(&[person]);
    for text in ["korhonen", "nunnu", "Aino Korhonen", "nunnu virtanen"] {
        assert_eq!(found(&people, text), [1], "{text}");
    }
    assert_eq!(people.get(&super::person(1)).unwrap().also, Some("Korhonen Nunnu"));
}

#[test]
fn too_little_to_search_by() {
    let people = directory(&[listing(1, "Ö", "Ai"), listing(2, "Aho", "A")]);
    for text in ["", " ", "a", "a ", "-", "'", "a b", "..", "*", "%%", "\u{301}"] {
        assert!(found(&people, text).is_empty(), "{text:?}");
    }
    assert_eq!(found(&people, "aho a"), [2]);
    assert_eq!(found(&people, "ai ö"), [1]);
    assert_eq!(found(&people, &"virtanen ".repeat(500)), [0u8; 0]);
}
