//! Ending backups that are older than they are kept: what they could open ends with them.
//!
//! Only whole sets of ours go, from the folder that new ones were written to; what somebody copied elsewhere is theirs to end.

use std::path::{Path, PathBuf};

use jiff::{Timestamp, ToSpan as _};

use super::{MANIFEST, Manifest, Set, at};
use crate::config::Config;

/// Destroys the sets like those just `made` that are older than they are kept; returns their folders.
pub(super) fn end(config: &Config, made: &[Manifest], to: &Path, now: Timestamp) -> Result<Vec<PathBuf>, String> {
    let mut ended = Vec::new();
    for backup in folders(to)? {
        for set in made.iter().map(|manifest| manifest.set) {
            let folder = backup.join(set.name());
            if is_over(&folder, set, days(config, set), now) {
                std::fs::remove_dir_all(&folder).map_err(at(&folder))?;
                ended.push(folder);
            }
        }
        // Goes only when it is empty.
        let _ = std::fs::remove_dir(&backup);
    }
    Ok(ended)
}

fn days(config: &Config, set: Set) -> u16 {
    match set {
        Set::Data => config.backup.data_days,
        Set::Keys => config.backup.keys_days,
        Set::Keyring => config.backup.keyring_days,
    }
}

/// Whether a set lies there that was made longer ago than it is kept; what is not whole is left to people.
fn is_over(folder: &Path, set: Set, days: u16, now: Timestamp) -> bool {
    let bytes = std::fs::read(folder.join(MANIFEST)).unwrap_or_default();
    let Ok(manifest) = serde_json::from_slice::<Manifest>(&bytes) else {
        return false;
    };
    let made: Option<Timestamp> = manifest.made_at.parse().ok();
    let over = made.and_then(|made| made.checked_add((i64::from(days) * 24).hours()).ok());
    days > 0 && manifest.set == set && over.is_some_and(|over| over < now)
}

fn folders(to: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(to).map_err(at(to))? {
        let path = entry.map_err(at(to))?.path();
        if path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
