//! Slows guessing down, per credential and per address; never a lasting lock.
//!
//! A try counts before it is checked, so that many at once are no more than one after the other; who got it right takes it back.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::clock::Time;

/// Failures that cost nothing; and tries at one credential at once.
pub const PER_CREDENTIAL: u32 = 5;
/// Tries from one address at once: many colleagues may stand behind it.
pub const PER_ADDRESS: u32 = 40;
/// Seconds after which failures are forgotten.
const MEMORY_SECS: i64 = 900;
/// The longest wait, in seconds.
const LONGEST_SECS: i64 = 60;
/// Keys remembered at the most.
const KEYS: usize = 100_000;

type Key = [u8; 32];

/// What is known of a key.
#[derive(Clone, Copy)]
struct Tries {
    failures: u32,
    last: Time,
    /// Tries that are being checked.
    open: u32,
}

impl Tries {
    /// Failures that are not forgotten yet.
    fn failures(self, now: Time) -> u32 {
        if now.seconds_since(self.last) < MEMORY_SECS {
            self.failures
        } else {
            0
        }
    }

    /// Seconds until the next try.
    fn wait_secs(self, at_once: u32, now: Time) -> i64 {
        let failures = self.failures(now);
        let wait = match failures.checked_sub(PER_CREDENTIAL) {
            Some(over) => 1_i64.checked_shl(over).unwrap_or(LONGEST_SECS).min(LONGEST_SECS),
            None => 0,
        };
        let wait = (wait - now.seconds_since(self.last)).max(0);
        let is_full = self.open >= at_once.saturating_sub(failures).max(1);
        wait.max(i64::from(is_full))
    }
}

/// Counts tries by a hashed key. Cheap to clone.
#[derive(Clone, Default)]
pub struct Throttle(Arc<Mutex<HashMap<Key, Tries>>>);

/// A try that is being checked; it is a failure unless somebody says otherwise.
pub struct Try {
    throttle: Throttle,
    key: Key,
    now: Time,
    is_failure: bool,
}

impl Throttle {
    fn tries(&self) -> MutexGuard<'_, HashMap<Key, Tries>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a try, of which as many may be checked at once less those that failed before.
    ///
    /// # Errors
    /// The seconds to wait before the next one.
    pub fn begin(&self, key: &str, at_once: u32, now: Time) -> Result<Try, i64> {
        let key = vault::sha256(key.as_bytes());
        let mut tries = self.tries();
        if tries.len() >= KEYS {
            tries.retain(|_, tries| tries.open > 0 || tries.failures(now) > 0);
        }
        let known = tries.entry(key).or_insert(Tries {
            failures: 0,
            last: now,
            open: 0,
        });
        if let wait @ 1.. = known.wait_secs(at_once, now) {
            return Err(wait);
        }
        known.open = known.open.saturating_add(1);
        drop(tries);
        Ok(Try {
            throttle: self.clone(),
            key,
            now,
            is_failure: true,
        })
    }
}

impl Try {
    /// Forgets the failures of a key that got it right.
    pub fn succeeded(mut self) {
        self.is_failure = false;
        if let Some(tries) = self.throttle.tries().get_mut(&self.key) {
            tries.failures = 0;
        }
    }

    /// Nothing was guessed: it counts for nothing.
    pub fn taken_back(mut self) {
        self.is_failure = false;
    }

    /// It counts.
    pub fn failed(self) {
        drop(self);
    }
}

impl Drop for Try {
    fn drop(&mut self) {
        let mut tries = self.throttle.tries();
        let Some(known) = tries.get_mut(&self.key) else { return };
        known.open = known.open.saturating_sub(1);
        if self.is_failure {
            known.failures = known.failures(self.now).saturating_add(1);
            known.last = self.now;
        }
        if known.open == 0 && known.failures == 0 {
            tries.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let throttle = Throttle::default();
        let now = Time::from_micros(0);
        let begin = |key, now| throttle.begin(key, PER_CREDENTIAL, now);
        let wait = |key, now| {
            begin(key, now).map_or_else(
                |wait| wait,
                |one| {
                    one.taken_back();
                    0
                },
            )
        };
        for _ in 0..5 {
            begin("a", now).unwrap().failed();
        }
        assert_eq!(wait("a", now), 1);
        let later = now.plus_seconds(1);
        begin("a", later).unwrap().failed();
        assert_eq!(wait("a", later), 2);
        assert_eq!(wait("a", later.plus_seconds(2)), 0);
        assert_eq!(wait("b", later), 0);
        let mut at = later;
        for _ in 0..20 {
            at = at.plus_seconds(60);
            begin("a", at).unwrap().failed();
        }
        assert_eq!(wait("a", at), 60);
        assert_eq!(wait("a", at.plus_seconds(900)), 0, "never for good");
        begin("a", at.plus_seconds(60)).unwrap().succeeded();
        assert_eq!(wait("a", at.plus_seconds(60)), 0);
        assert!(throttle.tries().is_empty(), "nothing is kept of it");
    }

    #[test]
    fn many_at_once_are_no_more_than_one_after_the_other() {
        let throttle = Throttle::default();
        let now = Time::from_micros(0);
        let begin = || throttle.begin("a", PER_CREDENTIAL, now);
        let open: Vec<Try> = std::iter::from_fn(|| begin().ok()).take(40).collect();
        assert_eq!(open.len(), 5);
        assert_eq!(begin().err(), Some(1));
        // Nobody waits for the answer: it counts.
        drop(open);
        assert_eq!(begin().err(), Some(1));
        let later = now.plus_seconds(1);
        let one = throttle.begin("a", PER_CREDENTIAL, later).unwrap();
        assert_eq!(
            throttle.begin("a", PER_CREDENTIAL, later).err(),
            Some(1),
            "one at a time now"
        );
        one.taken_back();
        assert!(throttle.begin("a", PER_CREDENTIAL, later).is_ok());
    }
}
