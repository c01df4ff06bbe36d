//! `cargo xtask vendor check`: the files of others that the product serves are those that the manifest names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use serde::Deserialize;

use crate::shell;

#[derive(Subcommand)]
pub(crate) enum Vendor {
    /// Compare every file with its hash in the manifest, and find files that it does not name.
    Check,
}

#[derive(Deserialize)]
struct Manifest {
    #[serde(default)]
    file: Vec<Listed>,
    /// Made from files of others.
    #[serde(default)]
    derived: Vec<Listed>,
}

/// One file and its licence, with paths from `app/static`.
#[derive(Deserialize)]
struct Listed {
    path: PathBuf,
    sha256: String,
    licence_path: PathBuf,
    licence_sha256: String,
}

const MANIFEST: &str = "vendor/manifest.toml";

pub(crate) fn run(command: &Vendor) -> Result<ExitCode, String> {
    let Vendor::Check = command;
    let assets = shell::root().join("app/static");
    let text = std::fs::read_to_string(assets.join(MANIFEST)).map_err(|error| format!("`{MANIFEST}`: {error}"))?;
    let manifest: Manifest = toml::from_str(&text).map_err(|error| format!("`{MANIFEST}`: {error}"))?;
    let listed: Vec<&Listed> = manifest.file.iter().chain(&manifest.derived).collect();
    let mut faults = Vec::new();
    let mut named = BTreeSet::from([PathBuf::from(MANIFEST)]);
    for file in &listed {
        for (path, sha256) in [(&file.path, &file.sha256), (&file.licence_path, &file.licence_sha256)] {
            named.insert(path.clone());
            faults.extend(fault(&assets, path, sha256));
        }
    }
    let mut found = Vec::new();
    walk(&assets, Path::new("vendor"), &mut found)?;
    faults.extend(
        found
            .iter()
            .filter(|path| !named.contains(*path))
            .map(|path| format!("`{}` is not in the manifest", path.display())),
    );
    for fault in &faults {
        println!("{fault}");
    }
    if faults.is_empty() {
        println!("{} vendored files match their manifest", listed.len());
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}

fn fault(assets: &Path, path: &Path, sha256: &str) -> Option<String> {
    match std::fs::read(assets.join(path)) {
        Ok(bytes) if hex(&vault::sha256(&bytes)) == sha256 => None,
        Ok(_) => Some(format!("`{}` is not the file that the manifest names", path.display())),
        Err(error) => Some(format!("`{}` cannot be read: {error}", path.display())),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// Every file below `folder`, with paths from `base`.
fn walk(base: &Path, folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(base.join(folder)).map_err(|error| format!("`{}`: {error}", folder.display()))?;
    for entry in entries {
        let entry = entry.map_err(|error| error.to_string())?;
        let path = folder.join(entry.file_name());
        if entry.path().is_dir() {
            walk(base, &path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
