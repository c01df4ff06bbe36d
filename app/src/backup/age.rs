//! How old the newest backups are: noted beside the data when one was made and tested.

use platform::clock::Clock;
use serde::{Deserialize, Serialize};

use super::{Set, text};
use crate::config::Config;

/// How old the newest backup of the data may be: a night that was missed shows.
const DATA_BACKUP_SECS: i64 = 26 * 3600;
/// How old the newest tested key backup may be.
const KEY_BACKUP_SECS: i64 = 3600;

/// The newest backup of a set that was made and tested here.
#[derive(Serialize, Deserialize)]
struct Note {
    /// In seconds since 1970.
    at: i64,
    epoch: u32,
}

/// How old a backup is, and what is wrong with that, with the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Age {
    /// Unknown if none was made here.
    pub secs: Option<i64>,
    pub problem: Option<String>,
}

impl Age {
    fn missing(problem: String) -> Self {
        Self {
            secs: None,
            problem: Some(problem),
        }
    }
}

fn file(set: Set) -> &'static str {
    match set {
        Set::Data => "data-backup.json",
        Set::Keys => "key-backup.json",
        Set::Keyring => "keyring-backup.json",
    }
}

pub(super) fn note(config: &Config, set: Set, at: i64, epoch: u32) -> Result<(), String> {
    let bytes = serde_json::to_vec(&Note { at, epoch }).map_err(text)?;
    platform::keystore::write_private(&config.data.join(file(set)), &bytes).map_err(text)
}

/// How old the last backup of the data is.
pub fn data_backup(config: &Config, clock: &Clock) -> Age {
    look(
        config,
        clock,
        (Set::Data, DATA_BACKUP_SECS),
        None,
        "run `carehold backup` every night",
    )
}

/// How old the last tested key backup is; one of an epoch that is over is none.
pub fn key_backup(config: &Config, clock: &Clock, epoch: u32) -> Age {
    let advice = "run `carehold backup --only keys` every hour";
    look(config, clock, (Set::Keys, KEY_BACKUP_SECS), Some(epoch), advice)
}

fn look(config: &Config, clock: &Clock, (set, most_secs): (Set, i64), epoch: Option<u32>, advice: &str) -> Age {
    let Ok(bytes) = std::fs::read(config.data.join(file(set))) else {
        return Age::missing(format!("none was made and tested yet; {advice}"));
    };
    let Ok(note) = serde_json::from_slice::<Note>(&bytes) else {
        return Age::missing(format!("its note is damaged; {advice}"));
    };
    let secs = clock.now().seconds().saturating_sub(note.at);
    let problem = if epoch.is_some_and(|epoch| epoch != note.epoch) {
        Some(format!(
            "the last one is of epoch {}, which is over; {advice}",
            note.epoch
        ))
    } else {
        (secs > most_secs).then(|| format!("the last tested one is {} minutes old; {advice}", secs / 60))
    };
    Age {
        secs: Some(secs),
        problem,
    }
}
