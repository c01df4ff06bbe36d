//! How many searches one account may make: enough for anybody at work, too few to copy the register.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use platform::clock::Time;
use platform::ids::AccountId;

/// Allows each account so many searches a minute on average, and twice as many at once; search-as-you-type counts each.
pub struct SearchPace {
    per_minute: i64,
    /// What is left to an account, in thousandths of a search, as of a time.
    left: Mutex<HashMap<AccountId, (i64, Time)>>,
}

impl SearchPace {
    pub fn new(per_minute: u32) -> Self {
        Self {
            per_minute: i64::from(per_minute),
            left: Mutex::default(),
        }
    }

    /// Counts a search; the seconds to wait when there have been too many.
    pub(super) fn search(&self, account: AccountId, now: Time) -> Result<(), i64> {
        let most = self.per_minute * 2000;
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let (known, since) = left.get(&account).copied().unwrap_or((most, now));
        let earned = now
            .seconds_since(since)
            .max(0)
            .saturating_mul(self.per_minute * 1000 / 60);
        let available = known.saturating_add(earned).min(most);
        if available < 1000 {
            return Err((60 / self.per_minute.max(1)).max(1));
        }
        left.insert(account, (available - 1000, now));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_a_minutes_searches_at_once_and_then_the_pace() {
        let pace = SearchPace::new(60);
        let (one, other) = (AccountId::from(uuid::Uuid::nil()), AccountId::from(uuid::Uuid::max()));
        let now = Time::from_micros(0);
        assert!((0..120).all(|_| pace.search(one, now).is_ok()));
        assert_eq!(pace.search(one, now), Err(1));
        assert!(pace.search(other, now).is_ok(), "each account has its own");
        assert!(pace.search(one, now.plus_seconds(1)).is_ok());
        assert!(pace.search(one, now.plus_seconds(1)).is_err());
        assert!((0..120).all(|_| pace.search(one, now.plus_seconds(600)).is_ok()));
    }
}
