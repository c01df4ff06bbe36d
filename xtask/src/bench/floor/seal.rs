//! AES-256-GCM with a ready key and a random nonce: what no sealed row can be cheaper than.

use std::hint::black_box;
use std::time::{Duration, Instant};

use aws_lc_rs::aead::{AES_256_GCM, Aad, Nonce, RandomizedNonceKey};

/// A sealed row, and a page of text.
const LENGTHS: [usize; 3] = [256, 1024, 16 * 1024];
const ROUNDS: u32 = 20_000;

/// What one sealing and one opening take.
pub(in crate::bench) struct Sealed {
    pub(in crate::bench) bytes: usize,
    pub(in crate::bench) seal: Duration,
    pub(in crate::bench) open: Duration,
}

pub(in crate::bench) fn measure() -> Result<Vec<Sealed>, String> {
    LENGTHS
        .into_iter()
        .map(measure_one)
        .collect::<Option<_>>()
        .ok_or_else(|| "AES-256-GCM failed".to_owned())
}

fn measure_one(bytes: usize) -> Option<Sealed> {
    let key = RandomizedNonceKey::new(&AES_256_GCM, &[9; 32]).ok()?;
    let plain = vec![0xA5; bytes];
    let started = Instant::now();
    let mut last = None;
    for _ in 0..ROUNDS {
        let mut buffer = black_box(&plain).clone();
        let nonce = key.seal_in_place_append_tag(Aad::empty(), &mut buffer).ok()?;
        last = Some((*nonce.as_ref(), buffer));
    }
    let seal = started.elapsed() / ROUNDS;
    let (nonce, sealed) = last?;
    let started = Instant::now();
    for _ in 0..ROUNDS {
        let mut buffer = black_box(&sealed).clone();
        black_box(
            key.open_in_place(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut buffer)
                .ok()?,
        );
    }
    Some(Sealed {
        bytes,
        seal,
        open: started.elapsed() / ROUNDS,
    })
}
