//! The second copy of the keys, beside the installation: whole whenever an epoch begins or ends.

use std::path::Path;

use platform::boot;
use platform::clock::Clock;
use platform::db::raw::Address;
use platform::keystore::{Keyring, Keystore};

use super::make::private_folder;
use crate::config::Config;

/// Whether a copy that was made holds another epoch than the keyring in use, or an old one as well.
pub fn is_copy_old(config: &Config, keystore: &Keystore, copy: &Path) -> Result<bool, String> {
    let keyring = copy.join("keyring.json");
    if !keyring.exists() {
        return Ok(false);
    }
    let provider = config.settings(Clock::system())?.provider;
    let keyring =
        Keyring::read(&keyring, &provider).map_err(|error| format!("the second copy does not open: {error}"))?;
    Ok(keyring.current() != keystore.epoch() || keyring.is_closing() != keystore.is_closing())
}

/// Copies keyring and key store, and opens the copy.
pub fn second_copy(config: &Config, copy: &Path) -> Result<(), String> {
    let settings = config.settings(Clock::system())?;
    private_folder(copy)?;
    let keyring = copy.join("keyring.json");
    let bytes = std::fs::read(&settings.keyring).map_err(|error| format!("the keyring cannot be read: {error}"))?;
    platform::keystore::write_private(&keyring, &bytes)
        .map_err(|error| format!("the second copy cannot be written: {error}"))?;
    if let Address::Sqlite(_) = &settings.keys {
        boot::copy_keys(&settings, &copy.join("keys.db"))
            .map_err(|error| format!("the second copy cannot be written: {error}"))?;
    }
    Keyring::read(&keyring, &settings.provider).map_err(|error| format!("the second copy does not open: {error}"))?;
    Ok(())
}
