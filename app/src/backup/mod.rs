//! Backups and restores, as the command line drives them.
//!
//! A backup is up to three *sets* (data, keys, keyring), each in a folder of its own with a manifest, so that they can be kept in different places and for different times.
//! Data and keys never lie in one file. Each file is encrypted to an `age` recipient whose identity this machine does not have.
//! A restore starts closed: a mark in the data folder keeps every other command out until what was erased is gone again and everything was checked.
//! It deliberately merges nothing: what was written after the backup is not in it.

mod age;
mod archive;
mod check;
mod files;
mod make;
mod old;
mod place;
mod restore;
mod second_copy;
mod store;
mod unfinished;

use std::path::{Path, PathBuf};

use platform::audit::Head;
use serde::{Deserialize, Serialize};

use crate::config::Config;

pub use age::{Age, data_backup, key_backup};
pub use check::Found;
pub use files::{Identities, read_identities};
pub use make::{Made, Order, Stage, make};
pub use restore::{Report, Request, Step, restore};
pub use second_copy::{is_copy_old, second_copy};
pub use store::STATEMENTS;
pub use unfinished::clear;

/// What belongs together in a backup, and apart from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Set {
    /// The database: sealed rows, the log; and the sealed files beside it.
    Data,
    /// The key store: wrapped keys and tombstones.
    Keys,
    /// The small file that opens the key store.
    Keyring,
}

impl Set {
    pub const ALL: [Self; 3] = [Self::Data, Self::Keys, Self::Keyring];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Keys => "keys",
            Self::Keyring => "keyring",
        }
    }
}

/// The archive of files in the folder of the set `data`, without its ending.
const BLOBS: &str = "blobs";

const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";
/// How the folder of a backup is named, by the moment in UTC.
const FOLDER: &str = "%Y%m%dT%H%M%S%3fZ";

/// What a set is, without personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    pub set: Set,
    pub made_at: String,
    /// The version of the program that made it.
    pub program: String,
    /// `sqlite`, `postgresql`, or `file` for the keyring.
    pub engine: String,
    pub file: String,
    pub encrypted: bool,
    pub bytes: u64,
    pub sha256: String,
    /// The migrations that the database has had, in order.
    pub schema: Vec<String>,
    /// The current epoch of the keyring.
    pub epoch: u32,
    /// The newest checkpoint of each log; of the set `data` only.
    pub logs: Vec<Head>,
    /// Which installation made it, by a random name; none before there were such names.
    #[serde(default)]
    pub installation: String,
    /// The files beside the database; of the set `data` only, and of no backup from before there were any.
    #[serde(default)]
    pub blobs: Option<BlobsFile>,
}

/// The archive of the files beside the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlobsFile {
    pub file: String,
    pub count: usize,
    pub bytes: u64,
    pub sha256: String,
}

/// Keeps every command but the restore itself out of a data folder.
const MARK: &str = "restoring.json";

/// Why the folder may not be opened, if a restore has not ended in it.
pub fn closed(config: &Config) -> Option<String> {
    config.data.join(MARK).exists().then(|| {
        format!(
            "a restore has not ended in `{}`: run the same `carehold restore` again; it goes on where it stopped",
            config.data.display()
        )
    })
}

fn folder_of(from: &Path, set: Set) -> PathBuf {
    from.join(set.name())
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn at(path: &Path) -> impl Fn(std::io::Error) -> String {
    move |error| format!("`{}`: {error}", path.display())
}
