//! Before anything is touched: the sets are there, whole, for this program, and open.

use std::path::{Path, PathBuf};

use platform::blobs::Blobs;
use platform::boot;
use platform::db::copies;
use platform::db::raw::Address;
use platform::keystore::{Keyring, Provider};

use super::files::{self, Identities};
use super::{BLOBS, FORMAT, MANIFEST, Manifest, Set, archive, at, folder_of};
use crate::migrations;

/// Where each set belongs.
pub(super) struct Targets {
    pub(super) data: Address,
    pub(super) keys: Address,
    pub(super) keyring: PathBuf,
    /// The folder of the files beside the database.
    pub(super) blobs: PathBuf,
    pub(super) provider: Provider,
}

impl Targets {
    /// The database of a set; `None` for the keyring, which is a file.
    pub(super) fn address(&self, set: Set) -> Option<&Address> {
        match set {
            Set::Data => Some(&self.data),
            Set::Keys => Some(&self.keys),
            Set::Keyring => None,
        }
    }
}

/// A set that was found, opened and checked.
#[derive(Clone, Debug)]
pub struct Found {
    pub manifest: Manifest,
    /// The opened copy.
    pub(super) copy: PathBuf,
    /// The folder of the opened files beside the database.
    pub(super) blobs: Option<PathBuf>,
}

/// Reads the manifests of the wanted sets and compares each with its file and with this program.
pub(super) fn manifests(from: &Path, only: Option<Set>) -> Result<Vec<Manifest>, String> {
    let wanted = Set::ALL.into_iter().filter(|set| only.is_none_or(|only| only == *set));
    wanted.map(|set| manifest(from, set)).collect()
}

fn manifest(from: &Path, set: Set) -> Result<Manifest, String> {
    let path = folder_of(from, set).join(MANIFEST);
    let bytes = std::fs::read(&path).map_err(|error| {
        format!(
            "there is no set `{}` in `{}` ({error}); to restore one set alone, name it with --only",
            set.name(),
            from.display()
        )
    })?;
    let manifest: Manifest =
        serde_json::from_slice(&bytes).map_err(|error| format!("`{}` is damaged: {error}", path.display()))?;
    if manifest.format != FORMAT || manifest.set != set {
        return Err(format!(
            "`{}` is of a format that this program does not know",
            path.display()
        ));
    }
    let (data, keys) = boot::schema(migrations::ALL);
    let (expected, what) = match set {
        Set::Data => (data, "the database"),
        Set::Keys => (keys, "the key store"),
        Set::Keyring => (Vec::new(), "the keyring"),
    };
    if manifest.schema != expected {
        return Err(format!(
            "the backup of {what} has another schema than this program: it was made by carehold {}; restore it with that version, then run `carehold migrate` with this one",
            manifest.program
        ));
    }
    // The name comes from a file that anybody may have written.
    if manifest.file != format!("{}.age", set.name()) && manifest.file != format!("{}.copy", set.name()) {
        return Err(format!("`{}` names a file that is not of its set", path.display()));
    }
    let file = folder_of(from, set).join(&manifest.file);
    let (bytes, sha256) = files::hash(&file).map_err(|why| format!("a file of the backup is missing: {why}"))?;
    if (bytes, &sha256) != (manifest.bytes, &manifest.sha256) {
        return Err(format!("`{}` was changed since the backup was made", file.display()));
    }
    if let Some(blobs) = &manifest.blobs {
        if set != Set::Data || (blobs.file != format!("{BLOBS}.age") && blobs.file != format!("{BLOBS}.copy")) {
            return Err(format!("`{}` names a file that is not of its set", path.display()));
        }
        let file = folder_of(from, set).join(&blobs.file);
        let found = files::hash(&file).map_err(|why| format!("a file of the backup is missing: {why}"))?;
        if found != (blobs.bytes, blobs.sha256.clone()) {
            return Err(format!("`{}` was changed since the backup was made", file.display()));
        }
    }
    Ok(manifest)
}

/// Opens every set into `work` and reads it from end to end.
pub(super) async fn open(
    from: &Path,
    manifests: Vec<Manifest>,
    identities: Option<&Identities>,
    targets: &Targets,
    work: &Path,
) -> Result<Vec<Found>, String> {
    // The archive of files, and the files.
    let of_files = |manifest: &Manifest| manifest.blobs.as_ref().map_or(0, |blobs| blobs.bytes.saturating_mul(2));
    let needed = manifests
        .iter()
        .map(|manifest| manifest.bytes.saturating_add(of_files(manifest)))
        .sum();
    files::has_room(work, needed)?;
    let mut found = Vec::new();
    for manifest in manifests {
        let set = manifest.set;
        let copy = work.join(set.name());
        let file = folder_of(from, set).join(&manifest.file);
        files::unseal(&file, &copy, manifest.encrypted, identities)?;
        if let Some(address) = targets.address(set) {
            if manifest.engine != copies::engine(address) {
                return Err(format!(
                    "the set `{}` is of {}, and the configured database is of {}",
                    set.name(),
                    manifest.engine,
                    copies::engine(address)
                ));
            }
            copies::check(address, &copy)
                .await
                .map_err(|why| format!("the set `{}` is damaged: {why}", set.name()))?;
        } else {
            Keyring::read(&copy, &targets.provider).map_err(super::text)?;
        }
        let blobs = open_files(from, &manifest, identities, work)?;
        found.push(Found { manifest, copy, blobs });
    }
    Ok(found)
}

/// Opens the files beside the database into a folder in `work`.
fn open_files(
    from: &Path,
    manifest: &Manifest,
    identities: Option<&Identities>,
    work: &Path,
) -> Result<Option<PathBuf>, String> {
    let Some(blobs) = &manifest.blobs else { return Ok(None) };
    let (packed, folder) = (work.join("blobs.packed"), work.join(BLOBS));
    let file = folder_of(from, manifest.set).join(&blobs.file);
    files::unseal(&file, &packed, manifest.encrypted, identities)?;
    super::make::private_folder(&folder)?;
    let count = archive::unpack(&packed, &Blobs::new(folder.clone()))?;
    if count != blobs.count {
        return Err(format!(
            "`{}` holds {count} files instead of {}",
            file.display(),
            blobs.count
        ));
    }
    std::fs::remove_file(&packed).map_err(at(&packed))?;
    Ok(Some(folder))
}

/// Refuses to restore beside what is not there, or beside a keyring that is older than the backup.
pub(super) async fn companions(targets: &Targets, only: Option<Set>, manifests: &[Manifest]) -> Result<(), String> {
    let Some(only) = only else { return Ok(()) };
    if only != Set::Keyring && !targets.keyring.exists() {
        return Err(format!(
            "`{}` is not there: one set alone is restored beside the others that are in use",
            targets.keyring.display()
        ));
    }
    if only == Set::Data && !copies::exists(&targets.keys).await? {
        return Err("the key store in use is not there; restore the keys first, or all sets together".to_owned());
    }
    if only == Set::Data {
        let current = Keyring::read(&targets.keyring, &targets.provider)
            .map_err(super::text)?
            .current();
        if let Some(manifest) = manifests.iter().find(|manifest| manifest.epoch > current) {
            return Err(format!(
                "the backup is of epoch {}, and the keyring in use is of epoch {current}: it is an older copy",
                manifest.epoch
            ));
        }
    }
    Ok(())
}

/// The moment's name for what is set aside.
pub(super) fn aside_file(path: &Path, name: &str) -> PathBuf {
    let mut file = path.as_os_str().to_owned();
    file.push(format!(".aside-{name}"));
    file.into()
}

/// Whether something is where a set belongs.
pub(super) async fn is_there(targets: &Targets, set: Set) -> Result<bool, String> {
    match targets.address(set) {
        Some(address) => copies::exists(address).await,
        None => Ok(targets.keyring.exists()),
    }
}

pub(super) fn make_empty(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(at(folder))?;
    }
    super::make::private_folder(folder)
}
