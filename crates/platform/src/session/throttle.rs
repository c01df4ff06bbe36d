//! Slows guessing down, per credential and per address; never a lasting lock.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::clock::Time;

/// Failures that cost nothing.
const FREE: u32 = 5;
/// Seconds after which failures are forgotten.
const MEMORY_SECS: i64 = 900;
/// The longest wait, in seconds.
const LONGEST_SECS: i64 = 60;
/// Keys remembered at the most.
const KEYS: usize = 100_000;

/// Counts failures by a hashed key. Cheap to clone.
#[derive(Clone, Default)]
pub struct Throttle(Arc<Mutex<HashMap<[u8; 32], (u32, Time)>>>);

impl Throttle {
    /// Seconds to wait before the next try; zero when it may go ahead.
    pub fn wait_secs(&self, key: &str, now: Time) -> i64 {
        let failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match failures.get(&vault::sha256(key.as_bytes())) {
            Some((count, last)) if *count >= FREE && now.seconds_since(*last) < MEMORY_SECS => {
                let wait = 1_i64
                    .checked_shl(count - FREE)
                    .unwrap_or(LONGEST_SECS)
                    .min(LONGEST_SECS);
                (wait - now.seconds_since(*last)).max(0)
            }
            _ => 0,
        }
    }

    /// Counts a failure.
    pub fn failed(&self, key: &str, now: Time) {
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if failures.len() >= KEYS {
            failures.retain(|_, (_, last)| now.seconds_since(*last) < MEMORY_SECS);
        }
        let entry = failures.entry(vault::sha256(key.as_bytes())).or_insert((0, now));
        let forgotten = now.seconds_since(entry.1) >= MEMORY_SECS;
        *entry = (if forgotten { 1 } else { entry.0.saturating_add(1) }, now);
    }

    /// Forgets the failures of a key that got it right.
    pub fn succeeded(&self, key: &str) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&vault::sha256(key.as_bytes()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let throttle = Throttle::default();
        let now = Time::from_micros(0);
        for _ in 0..5 {
            assert_eq!(throttle.wait_secs("a", now), 0);
            throttle.failed("a", now);
        }
        assert_eq!(throttle.wait_secs("a", now), 1);
        throttle.failed("a", now);
        assert_eq!(throttle.wait_secs("a", now), 2);
        assert_eq!(throttle.wait_secs("a", now.plus_seconds(2)), 0);
        assert_eq!(throttle.wait_secs("b", now), 0);
        for _ in 0..60 {
            throttle.failed("a", now);
        }
        assert_eq!(throttle.wait_secs("a", now), 60);
        throttle.succeeded("a");
        assert_eq!(throttle.wait_secs("a", now), 0);
    }
}
