//! Gives tlog's `proof` target to cargo-fuzz.

#![no_main]

#[expect(dead_code, reason = "each wrapper runs one target of the file")]
#[path = "../../crates/tlog/tests/it/fuzz_targets.rs"]
mod fuzz_targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz_targets::proof(bytes));
