//! What sealing and opening a row costs, next to AES-256-GCM alone with a ready key.
//!
//! `cargo bench -p vault`.
//! The row functions derive the row key from a cached scope key each time; the raw ones do
//! neither that nor padding, so the difference is the price of a key per row.

use std::sync::LazyLock;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use vault::{Error, RowLabel, ScopeKey};

/// Lengths of the encoded fields: a small row, and a page of text.
const LENGTHS: [usize; 2] = [128, 4096];

const LABEL: RowLabel = RowLabel {
    organization: [1; 16],
    table: 7,
    row: [2; 16],
    version: 3,
    scope: [4; 16],
};

static SCOPE_KEY: LazyLock<Result<ScopeKey, Error>> = LazyLock::new(ScopeKey::generate);

fn main() {
    divan::main();
}

#[divan::bench(args = LENGTHS)]
fn row_seal(bencher: Bencher, len: usize) {
    let fields = vec![0xA5; len];
    bencher.counter(BytesCount::new(len)).bench(|| seal(black_box(&fields)));
}

#[divan::bench(args = LENGTHS)]
fn row_open(bencher: Bencher, len: usize) {
    let sealed = seal(&vec![0xA5; len]).unwrap_or_default();
    bencher.counter(BytesCount::new(len)).bench(|| open(black_box(&sealed)));
}

#[divan::bench(args = LENGTHS)]
fn raw_seal(bencher: Bencher, len: usize) {
    let key = RandomizedNonceKey::new(&AES_256_GCM, &[9; 32]).ok();
    let fields = vec![0xA5; len];
    bencher.counter(BytesCount::new(len)).bench(|| {
        let mut buffer = black_box(&fields).clone();
        let nonce = key.as_ref()?.seal_in_place_append_tag(Aad::empty(), &mut buffer).ok()?;
        Some((nonce, buffer))
    });
}

#[divan::bench(args = LENGTHS)]
fn raw_open(bencher: Bencher, len: usize) {
    let key = RandomizedNonceKey::new(&AES_256_GCM, &[9; 32]).ok();
    let mut sealed = vec![0xA5; len];
    let nonce = key.as_ref().and_then(|key| {
        let nonce = key.seal_in_place_append_tag(Aad::empty(), &mut sealed).ok()?;
        Some(*nonce.as_ref())
    });
    let nonce: [u8; NONCE_LEN] = nonce.unwrap_or_default();
    bencher.counter(BytesCount::new(len)).bench(|| {
        let mut buffer = black_box(&sealed).clone();
        let opened = key
            .as_ref()?
            .open_in_place(Nonce::from(&nonce), Aad::empty(), &mut buffer)
            .ok()?
            .len();
        Some((opened, buffer))
    });
}

fn seal(fields: &[u8]) -> Result<Vec<u8>, Error> {
    let row_key = scope_key()?.row_key(LABEL.table, &LABEL.row);
    row_key.seal(&LABEL, 1, fields)
}

fn open(sealed: &[u8]) -> Result<Vec<u8>, Error> {
    let row_key = scope_key()?.row_key(LABEL.table, &LABEL.row);
    row_key.open(&LABEL, sealed)
}

fn scope_key() -> Result<&'static ScopeKey, Error> {
    SCOPE_KEY.as_ref().map_err(|error| *error)
}
