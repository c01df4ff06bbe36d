//! Tests of the directory through its public functions.

mod changes;
mod duplicates;
mod hidden;
mod names;
mod sorted;
mod typed;

use jiff::civil::{Date, date};

use super::{Directory, Hit, Listing, MatchKind, PersonKey, Query};

const TODAY: Date = date(2026, 11, 21);

fn person(number: u8) -> PersonKey {
    [number; 16]
}

fn listing<'a>(number: u8, family: &'a str, given: &'a str) -> Listing<'a> {
    Listing {
        person: person(number),
        family,
        given,
        also: None,
        birth: None,
        number: u32::from(number) + 20_000,
        marked: false,
        is_client: true,
        deceased: false,
    }
}

fn directory(listings: &[Listing<'_>]) -> Directory {
    let mut directory = Directory::new("fi");
    for listing in listings {
        directory.upsert(*listing);
    }
    directory
}

fn search(directory: &Directory, text: &str) -> Vec<Hit> {
    directory.search(&Query { text, today: TODAY }, &|_| false, 20)
}

/// The first byte of each person found, the best first.
fn found(directory: &Directory, text: &str) -> Vec<u8> {
    search(directory, text).iter().map(|hit| hit.person[0]).collect()
}

fn kind(directory: &Directory, text: &str) -> Option<MatchKind> {
    search(directory, text).first().map(|hit| hit.why)
}
