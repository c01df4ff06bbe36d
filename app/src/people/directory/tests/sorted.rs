//! The sorted list.

use super::super::Directory;
use super::{listing, person};

fn sorted(language: &str, families: &[&str]) -> Vec<String> {
    let mut directory = Directory::new(language);
    for (number, family) in (0u8..).zip(families) {
        directory.upsert(listing(number, family, "Aino"));
    }
    directory
        .page(0, 100, &|_| true)
        .listings
        .iter()
        .map(|listing| listing.family.to_owned())
        .collect()
}

#[test]
fn alphabets() {
    let shuffled = ["Öberg", "Zetterberg", "Ålund", "Äijälä", "Aho", "Oja", "aalto", "Ahola"];
    let nordic = ["aalto", "Aho", "Ahola", "Oja", "Zetterberg", "Ålund", "Äijälä", "Öberg"];
    let other = ["aalto", "Aho", "Ahola", "Äijälä", "Ålund", "Öberg", "Oja", "Zetterberg"];
    assert_eq!(sorted("fi", &shuffled), nordic);
    assert_eq!(sorted("sv-FI", &shuffled), nordic);
    assert_eq!(sorted("en", &shuffled), other);
    assert_eq!(sorted("nl", &shuffled), other);
}

#[test]
fn family_then_given_then_id() {
    let mut directory = Directory::new("fi");
    for (number, family, given) in [
        (1, "Virtanen", "Öljy"),
        (2, "Virta", "Zacharias"),
        (3, "Virtanen", "Aino"),
        (5, "Virtanen", "Aino"),
        (4, "Virtanen", "Aino"),
        (6, "", ""),
    ] {
        directory.upsert(listing(number, family, given));
    }
    let order: Vec<u8> = directory
        .page(0, 9, &|_| true)
        .listings
        .iter()
        .map(|listing| listing.person[0])
        .collect();
    assert_eq!(order, [6, 2, 3, 4, 5, 1]);
    let ranks = [6, 2, 3, 4, 5, 1].map(|number| directory.rank(&person(number)));
    assert_eq!(ranks, [0, 1, 2, 3, 4, 5].map(Some));
    assert_eq!(directory.rank(&person(9)), None);
}

#[test]
fn pages_follow_one_another() {
    let mut directory = Directory::new("fi");
    for number in 0..25 {
        let family = format!("Virtanen{}", char::from(b'a' + number));
        directory.upsert(super::Listing {
            marked: number % 5 == 0,
            ..listing(number, &family, "Aino")
        });
    }
    let mut seen = Vec::new();
    let mut next = Some(0);
    while let Some(start) = next {
        let page = directory.page(start, 6, &|_| false);
        assert!(page.listings.len() <= 6);
        seen.extend(page.listings.iter().map(|listing| listing.person[0]));
        next = page.next;
    }
    assert_eq!(seen, (0..25).filter(|number| number % 5 != 0).collect::<Vec<u8>>());
    assert!(directory.page(99, 6, &|_| true).listings.is_empty());
    assert!(directory.page(0, 0, &|_| true).listings.is_empty());
}
