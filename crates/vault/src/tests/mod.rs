//! Tests that need a fixed nonce or a private function: golden files and published vectors.

mod golden;
mod vectors;
