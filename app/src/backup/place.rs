//! Putting sets in their places, so that a restore that is cut off anywhere can go on.
//!
//! What the mark says was decided before anything moved: whether something was in a set's place, and under which name it goes aside.
//! With that, the places themselves tell how far the restore has come.

use std::path::Path;

use platform::db::copies;
use serde::{Deserialize, Serialize};

use super::check::{self, Found, Targets};
use super::{MARK, Manifest, Set, at, text};
use crate::config::Config;

/// A restore that has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mark {
    pub(super) sets: Vec<Marked>,
    /// What stands in the names of things that are set aside.
    pub(super) aside: String,
    /// Whether files beside the database were there; those that come later are the restored ones.
    #[serde(default)]
    pub(super) files_there: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Marked {
    pub(super) set: Set,
    pub(super) sha256: String,
    pub(super) was_there: bool,
}

pub(super) fn read_mark(config: &Config) -> Result<Option<Mark>, String> {
    let path = config.data.join(MARK);
    match std::fs::read(&path) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|error| format!("`{}` is damaged: {error}", path.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(at(&path)(error)),
    }
}

pub(super) fn write_mark(config: &Config, mark: &Mark) -> Result<(), String> {
    let bytes = serde_json::to_vec(mark).map_err(text)?;
    platform::keystore::write_private(&config.data.join(MARK), &bytes).map_err(text)
}

pub(super) fn remove_mark(config: &Config) -> Result<(), String> {
    let path = config.data.join(MARK);
    std::fs::remove_file(&path).map_err(at(&path))
}

/// Decides what will be set aside; refuses to touch what is there unless it is to be replaced.
pub(super) async fn plan(
    targets: &Targets,
    manifests: &[Manifest],
    replace: bool,
    aside: String,
) -> Result<Mark, String> {
    let mut sets = Vec::new();
    for manifest in manifests {
        let was_there = check::is_there(targets, manifest.set).await?;
        if was_there && !replace {
            return Err(format!(
                "there is something in the place of the set `{}` already; --replace moves it aside",
                manifest.set.name()
            ));
        }
        sets.push(Marked {
            set: manifest.set,
            sha256: manifest.sha256.clone(),
            was_there,
        });
    }
    let files_there = targets.blobs.exists();
    Ok(Mark {
        sets,
        aside,
        files_there,
    })
}

/// Whether a mark was made for these very files.
pub(super) fn is_for(mark: &Mark, manifests: &[Manifest]) -> bool {
    let marked = mark.sets.iter().map(|marked| (marked.set, &marked.sha256));
    marked.eq(manifests.iter().map(|manifest| (manifest.set, &manifest.sha256)))
}

/// Moves what was in the place of a set aside, once.
pub(super) async fn set_aside(targets: &Targets, mark: &Mark, marked: &Marked) -> Result<(), String> {
    if marked.set == Set::Data {
        let aside = check::aside_file(&targets.blobs, &mark.aside);
        if mark.files_there && targets.blobs.exists() && !aside.exists() {
            std::fs::rename(&targets.blobs, &aside).map_err(at(&aside))?;
        }
    }
    if !marked.was_there || is_aside(targets, mark, marked.set).await? {
        return Ok(());
    }
    if let Some(address) = targets.address(marked.set) {
        return copies::set_aside(address, &mark.aside).await;
    }
    let aside = check::aside_file(&targets.keyring, &mark.aside);
    std::fs::rename(&targets.keyring, &aside).map_err(at(&aside))
}

async fn is_aside(targets: &Targets, mark: &Mark, set: Set) -> Result<bool, String> {
    match targets.address(set) {
        Some(address) => copies::is_aside(address, &mark.aside).await,
        None => Ok(check::aside_file(&targets.keyring, &mark.aside).exists()),
    }
}

/// Puts the opened copy in its place, once; what was there is aside already.
pub(super) async fn put(targets: &Targets, found: &Found) -> Result<(), String> {
    let set = found.manifest.set;
    // The files first: every row that is there names one that is there.
    if let Some(files) = found.blobs.as_ref().filter(|_| !targets.blobs.exists()) {
        std::fs::rename(files, &targets.blobs).map_err(at(&targets.blobs))?;
    }
    if check::is_there(targets, set).await? {
        return Ok(());
    }
    let put = match targets.address(set) {
        Some(address) => copies::put(address, &found.copy).await,
        None => put_file(&found.copy, &targets.keyring),
    };
    match put {
        // What a restore that was killed had begun came to its end meanwhile; it is there as a whole or not at all.
        Err(_) if check::is_there(targets, set).await? => Ok(()),
        put => put.map_err(|why| format!("the set `{}` cannot be put in its place: {why}", set.name())),
    }
}

fn put_file(copy: &Path, path: &Path) -> Result<(), String> {
    let bytes = std::fs::read(copy).map_err(at(copy))?;
    platform::keystore::write_private(path, &bytes).map_err(at(path))
}

/// Where the replaced sets lie, in words.
pub(super) fn places(targets: &Targets, mark: &Mark) -> Vec<String> {
    let replaced = mark.sets.iter().filter(|marked| marked.was_there);
    let place = |marked: &Marked| match targets.address(marked.set) {
        Some(address) => copies::aside_place(address, &mark.aside),
        None => format!("`{}`", check::aside_file(&targets.keyring, &mark.aside).display()),
    };
    let files = check::aside_file(&targets.blobs, &mark.aside);
    let files = files.exists().then(|| format!("`{}`", files.display()));
    replaced.map(place).chain(files).collect()
}
