//! What identifies a key: its name and a short hash (C2SP signed-note, "Signatures").

use aws_lc_rs::digest::{SHA256, digest};

pub(super) const KEY_ID_BYTES: usize = 4;
pub(super) const PUBLIC_KEY_BYTES: usize = 32;
/// The signature type byte of Ed25519 over the text.
pub(super) const ED25519: u8 = 0x01;

/// True for a name without spaces, plus signs or control characters.
pub(super) fn is_key_name(name: &str) -> bool {
    let forbidden = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '+';
    !name.is_empty() && !name.contains(forbidden)
}

/// SHA-256(name ‖ newline ‖ type ‖ public key)[..4].
pub(super) fn key_id(name: &str, public_key: &[u8; PUBLIC_KEY_BYTES]) -> [u8; KEY_ID_BYTES] {
    let input = [name.as_bytes(), b"\n", &[ED25519], public_key].concat();
    let mut key_id = [0; KEY_ID_BYTES];
    for (slot, byte) in key_id.iter_mut().zip(digest(&SHA256, &input).as_ref()) {
        *slot = *byte;
    }
    key_id
}
