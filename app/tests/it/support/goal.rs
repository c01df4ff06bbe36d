//! How much of a goal a run does, and its randomness: the only place that knows.

/// Whether everything is done: in `cargo xtask goals`.
pub(crate) fn is_full() -> bool {
    #[expect(clippy::disallowed_methods, reason = "the test's settings come from its runner")]
    let goals = std::env::var("CAREHOLD_GOALS");
    goals.is_ok_and(|goals| goals == "full")
}

/// A tenth of `full`; all of it in `cargo xtask goals`.
pub(crate) fn count(full: usize) -> usize {
    if is_full() { full } else { full / 10 }
}

/// Sebastiano Vigna's `SplitMix64`: small, and the same again from its seed.
pub(crate) struct Random {
    pub(crate) seed: u64,
    state: u64,
}

impl Random {
    /// A new seed each run, which a goal prints; `CAREHOLD_SEED` runs one again.
    pub(crate) fn new() -> Self {
        #[expect(clippy::disallowed_methods, reason = "the test's settings come from its runner")]
        let given = std::env::var("CAREHOLD_SEED").ok();
        let fresh = || u64::from_le_bytes(platform::ids::random_id().into_bytes()[8..].try_into().unwrap());
        let seed = given.map_or_else(fresh, |seed| seed.parse().expect("the seed is a number"));
        Self { seed, state: seed }
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(end).unwrap()).unwrap()
    }
}
