//! Runs the vault's `row` target, see `crates/vault/tests/fuzz/targets.rs`.
#![no_main]

#[expect(dead_code, reason = "the file holds every target, this binary runs one")]
#[path = "../../crates/vault/tests/fuzz/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::row(bytes));
