//! Ending backups that are older than they are kept: what they could open ends with them.
//!
//! Only sets that this installation made go, from the folder that new ones were written to, and nothing that a link leads to.
//! The manifest goes last: an ending that is cut off is finished by the next backup.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use jiff::{Timestamp, ToSpan as _};

use super::{MANIFEST, Manifest, Set, at};
use crate::config::Config;

/// What became of sets that are older than they are kept.
#[derive(Debug, Default)]
pub(super) struct Ended {
    pub(super) gone: Vec<PathBuf>,
    /// Why one is still there, in words.
    pub(super) left: Vec<String>,
}

/// Destroys the sets like those just `made` that are older than they are kept.
pub(super) fn end(config: &Config, made: &[Manifest], to: &Path, now: Timestamp) -> Ended {
    let mut ended = Ended::default();
    let backups = match folders(to) {
        Ok(backups) => backups,
        Err(error) => {
            ended.left.push(error);
            return ended;
        }
    };
    for backup in backups {
        let before = ended.gone.len();
        for manifest in made {
            let folder = backup.join(manifest.set.name());
            if is_over(&folder, manifest, days(config, manifest.set), now) {
                match remove(&folder) {
                    Ok(()) => ended.gone.push(folder),
                    Err(error) => ended.left.push(error),
                }
            }
        }
        if ended.gone.len() > before {
            // Goes only when it is empty.
            let _ = std::fs::remove_dir(&backup);
        }
    }
    ended
}

fn days(config: &Config, set: Set) -> u16 {
    match set {
        Set::Data => config.backup.data_days,
        Set::Keys => config.backup.keys_days,
        Set::Keyring => config.backup.keyring_days,
    }
}

/// Whether a set like the one `made` lies there, of the same installation, made longer ago than it is kept; what is not whole is left to people.
fn is_over(folder: &Path, made: &Manifest, days: u16, now: Timestamp) -> bool {
    let bytes = std::fs::read(folder.join(MANIFEST)).unwrap_or_default();
    let Ok(manifest) = serde_json::from_slice::<Manifest>(&bytes) else {
        return false;
    };
    let is_ours = !made.installation.is_empty() && manifest.installation == made.installation;
    let made_at: Option<Timestamp> = manifest.made_at.parse().ok();
    let over = made_at.and_then(|made_at| made_at.checked_add((i64::from(days) * 24).hours()).ok());
    days > 0 && is_ours && manifest.set == made.set && over.is_some_and(|over| over < now)
}

fn remove(folder: &Path) -> Result<(), String> {
    let is_folder = std::fs::symlink_metadata(folder).map_err(at(folder))?.is_dir();
    if !is_folder {
        return Err(format!("`{}` is a link", folder.display()));
    }
    for entry in std::fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        if path.file_name() != Some(OsStr::new(MANIFEST)) {
            std::fs::remove_file(&path).map_err(at(&path))?;
        }
    }
    std::fs::remove_dir_all(folder).map_err(at(folder))
}

/// The folders that are named as ours are, by the moment.
fn folders(to: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(to).map_err(at(to))? {
        let entry = entry.map_err(at(to))?;
        let name = entry.file_name();
        // No link is a folder here.
        let is_folder = entry.file_type().map_err(at(to))?.is_dir();
        if is_folder && name.to_str().is_some_and(is_moment) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a name is a moment as [`FOLDER`](super::FOLDER) writes it.
pub(super) fn is_moment(name: &str) -> bool {
    let shape = |(at, letter): (usize, u8)| match at {
        8 => letter == b'T',
        18 => letter == b'Z',
        _ => letter.is_ascii_digit(),
    };
    name.len() == 19 && name.bytes().enumerate().all(shape)
}

#[cfg(test)]
mod tests {
    use super::super::FOLDER;
    use super::*;

    #[test]
    fn ours_are_named_by_the_moment() {
        let name = Timestamp::UNIX_EPOCH.strftime(FOLDER).to_string();
        assert!(is_moment(&name), "{name}");
        for other in [
            "",
            "lost+found",
            "20261122T021500000",
            "20261122-021500000Z",
            "2026112xT021500000Z",
        ] {
            assert!(!is_moment(other), "{other}");
        }
    }
}
