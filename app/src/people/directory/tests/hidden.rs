//! People whom the searcher may not know of leave no trace.

use jiff::civil::date;
use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::super::{Likeness, Listing, PersonKey, Query};
use super::{TODAY, directory, found, listing, person};

#[test]
fn marked_people_do_not_use_up_the_cap() {
    let mut people: Vec<Listing<'_>> = (0..60).map(|number| listing(number, "Virtanen", "Aino")).collect();
    for hidden in people.iter_mut().take(40) {
        hidden.marked = true;
    }
    let people = directory(&people);
    assert_eq!(found(&people, "Virtanen"), (40..60).collect::<Vec<u8>>());
    let query = Query {
        text: "Virtanen",
        today: TODAY,
    };
    let known = people.search(&query, &|key| *key == person(3), 5);
    assert_eq!(
        known.iter().map(|hit| hit.person[0]).collect::<Vec<_>>(),
        [3, 40, 41, 42, 43]
    );
}

#[test]
fn every_way_of_searching_hides_them() {
    let hidden = Listing {
        marked: true,
        birth: Some(date(2011, 3, 4)),
        also: Some("Korhonen"),
        ..listing(1, "Virtanen", "Aino")
    };
    let people = directory(&[hidden, listing(2, "Salo", "Onni")]);
    for text in [
        "Virtanen",
        "virt",
        "Wirtanen",
        "Virtaenn",
        "Korhonen",
        "4.3.2011",
        "K-20001",
        "Aino 2011",
        "20001",
    ] {
        assert!(found(&people, text).is_empty(), "{text}");
        let query = Query { text, today: TODAY };
        assert_eq!(people.search(&query, &|_| true, 20).len(), 1, "{text}");
    }
    let page = people.page(0, 10, &|_| false);
    assert!(page.listings.iter().all(|listing| listing.person == person(2)));
    assert_eq!(page.next, None);
}

#[test]
fn duplicates_tell_only_that_someone_is_hidden() {
    let hidden = Listing {
        marked: true,
        birth: Some(date(2011, 3, 4)),
        ..listing(1, "Virtanen", "Aino")
    };
    let people = directory(&[hidden]);
    let duplicates = people.likely_duplicates("Wirtanen", "Aino", Some(date(2011, 3, 4)));
    assert!(duplicates.people.is_empty() && duplicates.hidden);
    assert!(!people.likely_duplicates("Salo", "Onni", Some(date(2011, 3, 4))).hidden);
    let people = directory(&[
        hidden,
        Listing {
            marked: false,
            person: person(2),
            ..hidden
        },
    ]);
    let duplicates = people.likely_duplicates("Virtanen", "Aino", Some(date(2011, 3, 4)));
    assert_eq!(duplicates.people, [(person(2), Likeness::SameNameAndBirth)]);
    assert!(duplicates.hidden);
}

fn name() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("Virtanen"),
        Just("Wirtanen"),
        Just("Mäkinen"),
        Just("Virta"),
        Just("Aino"),
        Just("Vitranen")
    ]
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// The answer is the same as if those whom the searcher may not know of did not exist.
    #[test]
    fn a_search_cannot_tell_a_hidden_person_from_none(
        people in proptest::collection::vec((name(), name(), proptest::bool::ANY, proptest::bool::ANY), 1..60),
        text in prop_oneof!["vi", "virtanen", "wirt", "mäkinen aino", "vitr", "200[0-5][0-9]"],
        cap in 1..25usize,
    ) {
        let all: Vec<(Listing<'_>, bool)> = (0u8..).zip(&people).map(|(number, (family, given, marked, known))| {
            (Listing { marked: *marked, ..listing(number, family, given) }, *known)
        }).collect();
        let may_know = |key: &PersonKey| all[usize::from(key[0])].1;
        let everyone: Vec<Listing<'_>> = all.iter().map(|(listing, _)| *listing).collect();
        let visible: Vec<Listing<'_>> = all.iter().filter(|(listing, known)| !listing.marked || *known).map(|(listing, _)| *listing).collect();
        let query = Query { text: &text, today: TODAY };
        let hits = directory(&everyone).search(&query, &may_know, cap);
        prop_assert!(hits.len() <= cap);
        prop_assert_eq!(hits, directory(&visible).search(&query, &|_| true, cap));
    }
}
