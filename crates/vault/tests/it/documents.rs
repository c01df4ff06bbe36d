//! Documents: random access gives what the whole gives, and a cut or changed file gives nothing.

use std::ops::Range;

use vault::document::{self, CHUNK_LEN, document_context, plaintext_len};
use vault::{DocumentKey, Error};

const CONTEXT: &[u8] = b"context";

struct Stored {
    key: DocumentKey,
    plaintext: Vec<u8>,
    sealed: Vec<u8>,
}

impl Stored {
    fn new(len: usize) -> Self {
        let key = DocumentKey::generate().unwrap();
        let plaintext: Vec<u8> = (0..=250).cycle().take(len).collect();
        let sealed = document::seal(&key, CONTEXT, &plaintext).unwrap();
        Self { key, plaintext, sealed }
    }

    fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        document::open(&self.key, CONTEXT, sealed)
    }

    fn open_range(&self, sealed: &[u8], range: Range<usize>) -> Result<Vec<u8>, Error> {
        let range = to_u64(range.start)..to_u64(range.end);
        document::open_range(&self.key, CONTEXT, to_u64(sealed.len()), range, |bytes| {
            Ok::<_, Error>(sealed[to_usize(bytes.start)..to_usize(bytes.end)].to_vec())
        })
    }
}

#[test]
fn every_length_around_a_chunk_round_trips() {
    for len in [0, 1, 255, CHUNK_LEN - 1, CHUNK_LEN, CHUNK_LEN + 1, 3 * CHUNK_LEN] {
        let stored = Stored::new(len);
        assert_eq!(stored.open(&stored.sealed).unwrap(), stored.plaintext);
        assert_eq!(plaintext_len(to_u64(stored.sealed.len())), Ok(to_u64(len)));
        assert_eq!(stored.open_range(&stored.sealed, 0..len).unwrap(), stored.plaintext);
    }
}

#[test]
fn ranges_are_parts_of_the_whole() {
    let len = 3 * CHUNK_LEN;
    let stored = Stored::new(len);
    let edges = [
        0,
        1,
        100,
        CHUNK_LEN - 1,
        CHUNK_LEN,
        CHUNK_LEN + 1,
        2 * CHUNK_LEN,
        len - 1,
        len,
    ];
    for start in edges {
        for end in edges {
            let opened = stored.open_range(&stored.sealed, start..end);
            if start <= end {
                assert_eq!(opened.unwrap(), stored.plaintext[start..end], "{start}..{end}");
            } else {
                assert_eq!(opened, Err(Error::Range));
            }
        }
    }
    assert_eq!(stored.open_range(&stored.sealed, 0..len + 1), Err(Error::Range));
}

#[test]
fn a_range_reads_only_its_chunks() {
    let stored = Stored::new(10 * CHUNK_LEN);
    let mut read_bytes = 0;
    let range = to_u64(5 * CHUNK_LEN)..to_u64(5 * CHUNK_LEN + 10);
    let sealed_len = to_u64(stored.sealed.len());
    let opened = document::open_range(&stored.key, CONTEXT, sealed_len, range, |bytes| {
        let part = stored.sealed[to_usize(bytes.start)..to_usize(bytes.end)].to_vec();
        read_bytes += part.len();
        Ok::<_, Error>(part)
    });
    assert_eq!(opened.unwrap(), stored.plaintext[5 * CHUNK_LEN..5 * CHUNK_LEN + 10]);
    assert_eq!(read_bytes, 56 + CHUNK_LEN + 16 + 16);
}

#[test]
fn a_cut_file_is_noticed_even_behind_the_range() {
    let stored = Stored::new(2 * CHUNK_LEN + 100);
    for kept in [
        0,
        23,
        55,
        56,
        71,
        72,
        56 + CHUNK_LEN + 16,
        56 + CHUNK_LEN + 17,
        stored.sealed.len() - 1,
    ] {
        let cut = &stored.sealed[..kept];
        assert!(stored.open(cut).is_err(), "{kept}");
        assert!(stored.open_range(cut, 0..0).is_err(), "{kept}");
    }
}

#[test]
fn a_change_in_each_part_is_noticed() {
    let stored = Stored::new(CHUNK_LEN + 10);
    for (at, error) in [
        (0, Error::Commitment),
        (23, Error::Commitment),
        (24, Error::Commitment),
        (55, Error::Commitment),
        (56, Error::Authentication),
        (56 + CHUNK_LEN, Error::Authentication),
        (stored.sealed.len() - 1, Error::Authentication),
    ] {
        let mut changed = stored.sealed.clone();
        changed[at] ^= 1;
        assert_eq!(stored.open(&changed), Err(error), "{at}");
    }
    assert_eq!(
        document::open(&stored.key, b"other", &stored.sealed),
        Err(Error::Commitment)
    );
    let other = DocumentKey::generate().unwrap();
    assert_eq!(document::open(&other, CONTEXT, &stored.sealed), Err(Error::Commitment));
}

#[test]
fn contexts_differ_in_every_part() {
    let context = document_context(&[1; 16], &[2; 16], 3);
    assert_eq!(context.len(), 56);
    for other in [
        document_context(&[9; 16], &[2; 16], 3),
        document_context(&[1; 16], &[9; 16], 3),
        document_context(&[1; 16], &[2; 16], 4),
        document_context(&[2; 16], &[1; 16], 3),
    ] {
        assert_ne!(context, other);
    }
}

#[test]
fn a_reader_that_fails_is_passed_on() {
    let stored = Stored::new(10);
    let sealed_len = to_u64(stored.sealed.len());
    let opened = document::open_range(&stored.key, CONTEXT, sealed_len, 0..1, |_| Err("disk".into()));
    assert_eq!(opened, Err(ReadError("disk".to_owned())));
}

#[derive(Debug, PartialEq)]
struct ReadError(String);

impl From<Error> for ReadError {
    fn from(error: Error) -> Self {
        Self(error.to_string())
    }
}

impl From<&str> for ReadError {
    fn from(message: &str) -> Self {
        Self(message.to_owned())
    }
}

fn to_u64(len: usize) -> u64 {
    u64::try_from(len).unwrap()
}

fn to_usize(len: u64) -> usize {
    usize::try_from(len).unwrap()
}
