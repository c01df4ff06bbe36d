//! Making a backup: online, each database as of one moment, each set tested before it counts.
//!
//! Data first, then keys, then keyring: a key is durable before the first row under it, so that the keys always open the data copied before them.

use std::path::{Path, PathBuf};
use std::time::Duration;

use platform::blobs::Blobs;
use platform::db::copies;
use platform::db::raw::Address;
use platform::keystore::{Keyring, Keystore};
use platform::{audit, boot, organization};

use super::archive::Archive;
use super::files::{self, Sealing};
use super::unfinished::{self, Turn};
use super::{BLOBS, BlobsFile, FOLDER, FORMAT, MANIFEST, Manifest, Set, age, at, old, text};
use crate::config::Config;
use crate::migrations;
use crate::state::App;

/// How often a copy under way is looked at.
const SHOWN_EVERY: Duration = Duration::from_millis(200);

/// What is to be backed up, whither, and for whom.
pub struct Order<'a> {
    pub to: &'a Path,
    /// One set alone; all three otherwise.
    pub only: Option<Set>,
    /// Instead of the configured one.
    pub recipient: Option<&'a str>,
    /// Knowingly without encryption.
    pub unencrypted: bool,
    /// Hears what is being done to which set, and how many of how many bytes it has come to.
    pub progress: &'a dyn Fn(Set, Stage, u64, u64),
}

/// What is being done to a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The database is copied; of how many bytes is known about.
    Copying,
    /// The copy and the files beside it are encrypted.
    Sealing,
}

/// A backup that is whole.
#[derive(Debug)]
pub struct Made {
    /// Holds a folder for each set.
    pub folder: PathBuf,
    pub manifests: Vec<Manifest>,
    /// The sets that were older than they are kept.
    pub ended: Vec<PathBuf>,
    /// Why some of them are still there, in words.
    pub not_ended: Vec<String>,
}

/// Makes a backup in a new folder inside `order.to`, named by the moment, and ends those that are older than they are kept.
pub async fn make(app: &App, config: &Config, order: &Order<'_>) -> Result<Made, String> {
    let sealing = sealing(config, order)?;
    let now = app.db.clock().now();
    std::fs::create_dir_all(order.to).map_err(at(order.to))?;
    let turn = Turn::take(config)?;
    let installation = installation(app, config)?;
    unfinished::end(order.to, &installation)?;
    let moment = now.to_jiff().strftime(FOLDER).to_string();
    let part = unfinished::place(order.to, &moment, &installation);
    private_folder(turn.work())?;
    let made = sets(app, config, order, &sealing, (&part, turn.work(), installation)).await;
    turn.clear()?;
    if made.is_err() {
        let _ = std::fs::remove_dir_all(&part);
    }
    let manifests = made?;
    let folder = order.to.join(moment);
    std::fs::rename(&part, &folder).map_err(at(&part))?;
    for made in &manifests {
        age::note(config, made.set, now.seconds(), made.epoch)?;
    }
    let ended = old::end(config, &manifests, order.to, now.to_jiff());
    Ok(Made {
        folder,
        manifests,
        ended: ended.gone,
        not_ended: ended.left,
    })
}

fn sealing(config: &Config, order: &Order<'_>) -> Result<Sealing, String> {
    let given = order.recipient.unwrap_or(&config.backup.recipient);
    match (given.is_empty(), order.unencrypted) {
        (false, false) => Ok(Sealing::To(Box::new(files::recipient(given)?))),
        (true, true) => Ok(Sealing::Nobody),
        (false, true) => Err("a recipient is configured or given, and so is --unencrypted: which of them?".to_owned()),
        (true, false) => Err(
            "there is no recipient: whoever finds an unencrypted backup of keys and keyring beside one of the data reads everything. \
             Set `backup.recipient` or give --recipient (make one with `age-keygen`), or say --unencrypted"
                .to_owned(),
        ),
    }
}

async fn sets(
    app: &App,
    config: &Config,
    order: &Order<'_>,
    sealing: &Sealing,
    (folder, work, installation): (&Path, &Path, String),
) -> Result<Vec<Manifest>, String> {
    let wanted: Vec<Set> = Set::ALL
        .into_iter()
        .filter(|set| order.only.is_none_or(|only| only == *set))
        .collect();
    let (data, keys) = config.backup_addresses();
    // From before the copy of the database until its files are copied none of them is removed.
    let with_files = wanted.contains(&Set::Data);
    let held = with_files.then(|| app.db.blobs().hold()).transpose();
    let _held = held.map_err(at(app.db.blobs().folder()))?;
    let mut needed = 0_u64;
    if with_files {
        needed = Archive::new(app.db.blobs())?.bytes;
    }
    for set in &wanted {
        needed = needed.saturating_add(match set {
            Set::Data => copies::size(&data).await?,
            Set::Keys => copies::size(&keys).await?,
            Set::Keyring => 0,
        });
    }
    // A copy, and its encrypted twin.
    files::has_room(work, needed)?;
    files::has_room(order.to, needed)?;
    let (data_schema, keys_schema) = boot::schema(migrations::ALL);
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<String>>();
    let mut manifest = Manifest {
        format: FORMAT,
        set: Set::Data,
        made_at: app.db.clock().now().to_jiff().to_string(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        engine: String::new(),
        file: String::new(),
        encrypted: matches!(sealing, Sealing::To(_)),
        bytes: 0,
        sha256: String::new(),
        schema: Vec::new(),
        epoch: app.db.keystore().epoch(),
        logs: Vec::new(),
        installation,
        blobs: None,
    };
    let mut copied = Vec::new();
    // No epoch begins or ends between the copy of the keys and that of the keyring that opens them.
    let mut keyring = None;
    for set in wanted {
        if set != Set::Data && keyring.is_none() {
            keyring = Some(app.db.keystore().lock_keyring().await.map_err(text)?);
        }
        manifest.set = set;
        (manifest.schema, manifest.logs) = (Vec::new(), Vec::new());
        let copy = work.join(set.name());
        let progress = |written, whole| (order.progress)(set, Stage::Copying, written, whole);
        match set {
            Set::Data => {
                // Before the copy: the copy holds at least these.
                for id in organization::list(&app.db).await.map_err(text)? {
                    manifest.logs.extend(audit::heads(&app.db, id).await.map_err(text)?);
                }
                manifest.schema = owned(data_schema.clone());
                copies::engine(&data).clone_into(&mut manifest.engine);
                copy_database(&data, &copy, &progress).await?;
            }
            Set::Keys => {
                manifest.schema = owned(keys_schema.clone());
                copies::engine(&keys).clone_into(&mut manifest.engine);
                copy_database(&keys, &copy, &progress).await?;
            }
            Set::Keyring => {
                "file".clone_into(&mut manifest.engine);
                let settings = config.settings(app.db.clock().clone()).map_err(text)?;
                let bytes = std::fs::read(&settings.keyring).map_err(at(&settings.keyring))?;
                platform::keystore::write_private(&copy, &bytes).map_err(at(&copy))?;
                manifest.epoch = Keyring::read(&copy, &settings.provider).map_err(text)?.current();
            }
        }
        copied.push(manifest.clone());
    }
    drop(keyring);
    test_keys(app, config, &keys, work).await?;
    let mut made = Vec::new();
    for manifest in copied {
        let files = (manifest.set == Set::Data).then(|| app.db.blobs());
        made.push(seal(manifest, order, sealing, (folder, work), files)?);
    }
    Ok(made)
}

/// The random name of this installation, made with its first backup.
fn installation(app: &App, config: &Config) -> Result<String, String> {
    let path = config.data.join("installation");
    match std::fs::read_to_string(&path) {
        Ok(name) => Ok(name.trim().to_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let name = platform::ids::fresh(app.db.clock().now()).simple().to_string();
            platform::keystore::write_private(&path, name.as_bytes()).map_err(at(&path))?;
            Ok(name)
        }
        Err(error) => Err(at(&path)(error)),
    }
}

/// Copies a database and reads the copy from end to end; says meanwhile how long the copy is.
async fn copy_database(from: &Address, to: &Path, progress: &dyn Fn(u64, u64)) -> Result<(), String> {
    let whole = copies::size(from).await?;
    progress(0, whole);
    let mut copying = std::pin::pin!(copies::dump(from, to));
    loop {
        tokio::select! {
            copied = &mut copying => {
                copied?;
                break;
            }
            () = tokio::time::sleep(SHOWN_EVERY) => {
                progress(std::fs::metadata(to).map_or(0, |file| file.len().min(whole)), whole);
            }
        }
    }
    copies::check(from, to).await?;
    progress(whole, whole);
    Ok(())
}

/// Opens every key of the copy with the copied keyring, or with the one in use.
async fn test_keys(app: &App, config: &Config, keys: &Address, work: &Path) -> Result<(), String> {
    let copy = work.join(Set::Keys.name());
    if !copy.exists() || !matches!(keys, Address::Sqlite(_)) {
        return Ok(());
    }
    let settings = config.settings(app.db.clock().clone()).map_err(text)?;
    let copied = work.join(Set::Keyring.name());
    let keyring = if copied.exists() { &copied } else { &settings.keyring };
    let twin = work.join("tested");
    std::fs::copy(&copy, &twin).map_err(at(&twin))?;
    let address = Address::Sqlite(twin);
    let twin = Keystore::open(&address, keyring, &settings.provider, app.db.clock().clone()).map_err(text)?;
    for id in organization::list(&app.db).await.map_err(text)? {
        twin.test(id)
            .await
            .map_err(|error| format!("the copy of the keys does not open ({error}); try again"))?;
    }
    Ok(())
}

/// Encrypts one copy into its set's folder; the manifest comes last, so that a folder with one is whole.
fn seal(
    mut manifest: Manifest,
    order: &Order<'_>,
    sealing: &Sealing,
    (folder, work): (&Path, &Path),
    blobs: Option<&Blobs>,
) -> Result<Manifest, String> {
    let set = manifest.set;
    let own = folder.join(set.name());
    private_folder(&own)?;
    let copy = work.join(set.name());
    manifest.file = match sealing {
        Sealing::To(_) => format!("{}.age", set.name()),
        Sealing::Nobody => format!("{}.copy", set.name()),
    };
    let target = own.join(&manifest.file);
    let archive = blobs.map(Archive::new).transpose()?;
    let beside = archive.as_ref().map_or(0, |archive| archive.bytes);
    let whole = std::fs::metadata(&copy)
        .map_err(at(&copy))?
        .len()
        .saturating_add(beside);
    let written = std::cell::Cell::new(0_u64);
    let moved = |bytes| {
        written.set(written.get().saturating_add(bytes));
        (order.progress)(set, Stage::Sealing, written.get(), whole);
    };
    files::seal(&copy, &target, sealing, &moved)?;
    std::fs::remove_file(&copy).map_err(at(&copy))?;
    (manifest.bytes, manifest.sha256) = files::hash(&target)?;
    if let Some(archive) = archive {
        manifest.blobs = Some(seal_files(archive, &own, sealing, &moved)?);
    }
    let bytes = serde_json::to_vec_pretty(&manifest).map_err(text)?;
    let path = own.join(MANIFEST);
    platform::keystore::write_private(&path, &bytes).map_err(at(&path))?;
    Ok(manifest)
}

/// Encrypts the files beside the database, all in one.
fn seal_files(archive: Archive, own: &Path, sealing: &Sealing, moved: &dyn Fn(u64)) -> Result<BlobsFile, String> {
    let file = match sealing {
        Sealing::To(_) => format!("{BLOBS}.age"),
        Sealing::Nobody => format!("{BLOBS}.copy"),
    };
    let target = own.join(&file);
    let count = archive.count;
    files::seal_from(archive, &target, sealing, moved)?;
    let (bytes, sha256) = files::hash(&target)?;
    Ok(BlobsFile {
        file,
        count,
        bytes,
        sha256,
    })
}

pub(super) fn private_folder(folder: &Path) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(at(folder))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).map_err(at(folder))?;
    }
    Ok(())
}
