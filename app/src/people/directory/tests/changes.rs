//! Changes, against an oracle that keeps plain structs and compares plainly.

use std::collections::BTreeMap;

use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::super::{Directory, Listing, MatchKind, Query};
use super::{TODAY, directory, found, listing, person};

#[derive(Debug, Clone)]
enum Change {
    Put {
        number: u8,
        family: String,
        given: String,
        also: Option<String>,
        marked: bool,
    },
    PutMany {
        numbers: Vec<u8>,
        family: String,
    },
    Remove {
        number: u8,
    },
    /// Sorts what has changed so far.
    Look,
}

/// Names and their folded words, written down by hand so that the oracle folds nothing itself.
const NAMES: [(&str, &[&str]); 14] = [
    ("Virtanen", &["virtanen"]),
    ("Virta", &["virta"]),
    ("Mäkinen", &["makinen"]),
    ("Makinen", &["makinen"]),
    ("MÄKI", &["maki"]),
    ("Åberg", &["aberg"]),
    ("Anna-Maria", &["anna", "maria", "annamaria"]),
    ("de Vries", &["de", "vries"]),
    ("O'Brien", &["obrien"]),
    ("Иванова", &["иванова"]),
    ("أحمد", &["احمد"]),
    ("Xasan", &["xasan"]),
    ("", &[]),
    ("Nguyễn Thị", &["nguyen", "thi"]),
];

fn name() -> impl Strategy<Value = String> {
    (0..NAMES.len()).prop_map(|at| NAMES[at].0.to_owned())
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        6 => (0..40u8, name(), name(), proptest::option::of(name()), any::<bool>())
            .prop_map(|(number, family, given, also, marked)| Change::Put { number, family, given, also, marked }),
        1 => (proptest::collection::vec(any::<u8>(), 60..90), name())
            .prop_map(|(numbers, family)| Change::PutMany { numbers, family }),
        4 => (0..40u8).prop_map(|number| Change::Remove { number }),
        4 => Just(Change::Look),
    ]
}

type Plain = BTreeMap<u8, (String, String, Option<String>, bool)>;

fn apply(changes: &[Change]) -> (Directory, Plain) {
    let mut directory = Directory::new("fi");
    let mut plain = Plain::new();
    for change in changes {
        match change {
            Change::Put {
                number,
                family,
                given,
                also,
                marked,
            } => {
                directory.upsert(Listing {
                    also: also.as_deref(),
                    marked: *marked,
                    ..listing(*number, family, given)
                });
                plain.insert(*number, (family.clone(), given.clone(), also.clone(), *marked));
            }
            Change::PutMany { numbers, family } => {
                for number in numbers {
                    directory.upsert(listing(*number, family, "Aino"));
                }
                plain.extend(
                    numbers
                        .iter()
                        .map(|number| (*number, (family.clone(), "Aino".to_owned(), None, false))),
                );
            }
            Change::Look => drop(directory.page(0, 1, &|_| true)),
            Change::Remove { number } => {
                directory.remove(&person(*number));
                plain.remove(number);
            }
        }
    }
    (directory, plain)
}

fn folded(name: &str) -> Vec<&'static str> {
    match NAMES.iter().find(|(written, _)| *written == name) {
        Some((_, words)) => words.to_vec(),
        None => vec!["aino"],
    }
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn content_is_what_was_put(changes in proptest::collection::vec(change(), 0..60)) {
        let (directory, plain) = apply(&changes);
        prop_assert_eq!(directory.len(), plain.len());
        for number in 0..=u8::MAX {
            let known = directory.get(&person(number)).map(|known| {
                (known.family.to_owned(), known.given.to_owned(), known.also.map(str::to_owned), known.marked)
            });
            prop_assert_eq!(known.as_ref(), plain.get(&number));
        }
        let page = directory.page(0, 1_000, &|_| true);
        prop_assert_eq!(page.listings.len(), plain.len());
        for (rank, listing) in (0u32..).zip(&page.listings) {
            prop_assert_eq!(directory.rank(&listing.person), Some(rank));
        }
    }

    #[test]
    fn the_way_there_does_not_matter(changes in proptest::collection::vec(change(), 0..60)) {
        let (grown, plain) = apply(&changes);
        let listings: Vec<Listing<'_>> = plain.iter().map(|(number, (family, given, also, marked))| {
            Listing { also: also.as_deref(), marked: *marked, ..listing(*number, family, given) }
        }).collect();
        let fresh = directory(&listings);
        for text in ["virtanen", "ma", "anna maria", "иван", "aino", "de vries", "20007", "wirta"] {
            let query = Query { text, today: TODAY };
            prop_assert_eq!(grown.search(&query, &|_| true, 20), fresh.search(&query, &|_| true, 20));
        }
        let order = |directory: &Directory| -> Vec<u8> {
            directory.page(0, 1_000, &|_| true).listings.iter().map(|listing| listing.person[0]).collect()
        };
        prop_assert_eq!(order(&grown), order(&fresh));
    }

    /// Exactly those whose folded words start with all typed words are found by spelling.
    #[test]
    fn exact_and_prefix_matches(
        changes in proptest::collection::vec(change(), 0..60),
        first in 0..NAMES.len(),
        second in proptest::option::of(0..NAMES.len()),
        letters in 2..9usize,
    ) {
        let typed: Vec<String> = [Some(first), second].into_iter().flatten()
            .flat_map(|at| NAMES[at].1.iter().take(2))
            .map(|word| word.chars().take(letters).collect())
            .collect();
        let (directory, plain) = apply(&changes);
        let query = Query { text: &typed.join(" "), today: TODAY };
        let mut spelled: Vec<u8> = directory.search(&query, &|_| true, 1_000).into_iter()
            .filter(|hit| hit.why <= MatchKind::Prefix)
            .map(|hit| hit.person[0])
            .collect();
        spelled.sort_unstable();
        let pairs: Vec<String> = typed.windows(2).map(<[String]>::concat).collect();
        let expected: Vec<u8> = plain.iter().filter(|(_, (family, given, also, _))| {
            let names = [family.as_str(), given.as_str(), also.as_deref().unwrap_or("")];
            let mut words: Vec<&str> = names.into_iter().flat_map(folded).collect();
            let whole_family = if family.contains(' ') { folded(family).concat() } else { String::new() };
            words.push(&whole_family);
            let starts = |typed: &str| words.iter().any(|word| word.starts_with(typed));
            !typed.is_empty() && typed.iter().enumerate().all(|(at, word)| {
                starts(word) || pairs.get(at).is_some_and(|pair| starts(pair))
                    || at.checked_sub(1).and_then(|at| pairs.get(at)).is_some_and(|pair| starts(pair))
            })
        }).map(|(number, _)| *number).collect();
        for number in &expected {
            prop_assert!(spelled.contains(number), "{} should be found by {:?}", number, typed);
        }
        for number in &spelled {
            prop_assert!(expected.contains(number), "{} should not be found by {:?}", number, typed);
        }
    }

    #[test]
    fn nothing_panics(text in "\\PC{0,40}", family in "\\PC{0,40}", given in any::<String>(), just in Just(1u8)) {
        let mut directory = directory(&[listing(just, &family, &given)]);
        let _hits = found(&directory, &text);
        let _own = found(&directory, &family);
        let _duplicates = directory.likely_duplicates(&text, &given, None);
        directory.remove(&person(just));
        prop_assert!(directory.is_empty() && found(&directory, &family).is_empty());
    }

    /// Whatever the script, a name with two letters or more finds its bearer.
    #[test]
    fn every_script_is_findable(name in "[\\p{Arabic}&&\\p{L}]{2,8}|[\\p{Cyrillic}&&\\p{L}]{2,8}|[\\p{Devanagari}&&\\p{L}]{2,8}|[\\p{Han}]{2,4}|[\\p{Greek}&&\\p{L}]{2,8}|[\\p{Latin}&&\\p{L}]{2,10}|[\\p{Hebrew}&&\\p{L}]{2,8}|[\\p{Ethiopic}&&\\p{L}]{2,8}|[\\p{Thai}&&\\p{L}]{2,8}") {
        prop_assert_eq!(found(&directory(&[listing(1, &name, "Z")]), &name), [1]);
    }
}

#[test]
fn removed_names_leave_and_memory_comes_back() {
    let mut directory = Directory::new("fi");
    let names: Vec<String> = (0..4_000u32)
        .map(|number| format!("Sukunimi{}", number * 7_919))
        .collect();
    let key = |number: u32| {
        let mut key = [0; 16];
        key[..4].copy_from_slice(&number.to_be_bytes());
        key
    };
    let put = |directory: &mut Directory, names: &[String]| {
        for (number, name) in (0u32..).zip(names) {
            directory.upsert(Listing {
                person: key(number),
                ..listing(1, name, "Aino")
            });
        }
        directory.rank(&key(0));
    };
    put(&mut directory, &names);
    let full = directory.memory_bytes();
    for _ in 0..2 {
        for number in 0..4_000 {
            directory.remove(&key(number));
        }
        assert!(directory.is_empty());
        assert!(found(&directory, "Sukunimi7919").is_empty());
        put(&mut directory, &names);
    }
    assert_eq!(directory.len(), 4_000);
    assert_eq!(super::kind(&directory, "Sukunimi7919"), Some(MatchKind::Exact));
    assert!(
        directory.memory_bytes() < full * 2,
        "{} after {full}",
        directory.memory_bytes()
    );
}
