//! What a backup leaves that was killed: a folder that is not whole, and copies in the data folder. The next backup ends it, or the next start.
//!
//! Else keys that were destroyed since would lie there for ever, and certificates say until when backups open what went.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use super::{at, old};
use crate::config::Config;

/// Where a backup lies until it is whole ends with this.
const ENDING: &str = ".part";

/// One backup at a time is made from a data folder; let go when the process ends, however it does.
pub(super) struct Turn {
    #[expect(dead_code, reason = "the lock lasts as long as the file is open")]
    lock: File,
    work: PathBuf,
}

impl Turn {
    /// # Errors
    /// In words, when another backup is being made.
    pub(super) fn take(config: &Config) -> Result<Self, String> {
        let path = config.data.join("backup.lock");
        let mut options = File::options();
        let lock = options
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(at(&path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(format!(
                    "another backup of `{}` is being made: wait until it has ended, or end it",
                    config.data.display()
                ));
            }
            Err(TryLockError::Error(error)) => return Err(at(&path)(error)),
        }
        let turn = Self {
            lock,
            work: config.data.join("backup-work"),
        };
        turn.clear()?;
        Ok(turn)
    }

    /// Where databases are copied to, unencrypted, before they are sealed.
    pub(super) fn work(&self) -> &Path {
        &self.work
    }

    /// Removes the copies.
    pub(super) fn clear(&self) -> Result<(), String> {
        match std::fs::remove_dir_all(&self.work) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(at(&self.work)(error)),
            _ => Ok(()),
        }
    }
}

/// Removes the copies that a killed backup left, unless one is being made.
pub fn clear(config: &Config) {
    if config.data.join("backup-work").exists()
        && let Err(why) = Turn::take(config)
    {
        tracing::warn!(%why, "what a backup left in the data folder is still there");
    }
}

/// Where a backup of `moment` lies until it is whole.
pub(super) fn place(to: &Path, moment: &str, installation: &str) -> PathBuf {
    to.join(format!("{moment}-{installation}{ENDING}"))
}

/// Destroys what backups of this installation left that never became whole; nothing that a link leads to.
pub(super) fn end(to: &Path, installation: &str) -> Result<(), String> {
    let rest = format!("-{installation}{ENDING}");
    for entry in std::fs::read_dir(to).map_err(at(to))? {
        let entry = entry.map_err(at(to))?;
        let name = entry.file_name();
        let is_ours = name
            .to_str()
            .and_then(|name| name.strip_suffix(&rest))
            .is_some_and(old::is_moment);
        if is_ours && entry.file_type().map_err(at(to))?.is_dir() {
            let path = entry.path();
            std::fs::remove_dir_all(&path).map_err(at(&path))?;
        }
    }
    Ok(())
}
