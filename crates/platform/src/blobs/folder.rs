//! The folder: two hundred and fifty-six folders by the first byte of a name, and a lock beside it.

use std::collections::HashSet;
use std::fs::{File, TryLockError};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;

use crate::db::Error;
use crate::ids::BlobId;
use crate::keystore::write_private;

/// The files of an installation. Cheap to clone.
#[derive(Clone)]
pub struct Blobs(Arc<PathBuf>);

/// While it lives nothing is removed, by this process or another one.
pub struct Held(#[expect(dead_code, reason = "the lock lasts as long as the file is open")] File);

impl Blobs {
    pub fn new(folder: PathBuf) -> Self {
        Self(Arc::new(folder))
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Where a file lies.
    pub fn path(&self, id: BlobId) -> PathBuf {
        let name = id.to_string();
        self.0.join(name.get(..2).unwrap_or_default()).join(name)
    }

    /// Writes a new file; when this returns it outlives a crash.
    pub async fn write(&self, id: BlobId, bytes: Vec<u8>) -> Result<(), Error> {
        let (folder, path) = (self.0.clone(), self.path(id));
        apart(move || {
            if let Some(parent) = path.parent()
                && !parent.exists()
            {
                private_folder(parent)?;
                sync(&folder)?;
            }
            write_private(&path, &bytes)
        })
        .await
    }

    /// Reads a whole file; [`Error::NoRow`] if it is not there.
    pub async fn read(&self, id: BlobId) -> Result<Vec<u8>, Error> {
        let path = self.path(id);
        apart(move || std::fs::read(path)).await
    }

    /// The bytes that a file has.
    pub async fn size(&self, id: BlobId) -> Result<u64, Error> {
        let path = self.path(id);
        apart(move || Ok(std::fs::metadata(path)?.len())).await
    }

    /// Reads a part of a file. Blocks; for whoever opens it chunk by chunk.
    pub fn read_range(&self, id: BlobId, range: Range<u64>) -> std::io::Result<Vec<u8>> {
        let mut file = File::open(self.path(id))?;
        file.seek(SeekFrom::Start(range.start))?;
        let mut bytes = Vec::new();
        file.take(range.end.saturating_sub(range.start))
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    pub fn exists(&self, id: BlobId) -> bool {
        self.path(id).exists()
    }

    /// Removes files; returns those that are gone now, or before. None of them if a backup runs.
    pub(crate) async fn remove(&self, ids: Vec<BlobId>) -> Result<Vec<BlobId>, Error> {
        let blobs = self.clone();
        apart(move || {
            let Some(_lock) = blobs.lock_to_remove()? else {
                return Ok(Vec::new());
            };
            let mut gone = Vec::with_capacity(ids.len());
            for id in ids {
                let path = blobs.path(id);
                match std::fs::remove_file(&path) {
                    Ok(()) => sync(path.parent().unwrap_or(&blobs.0))?,
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                    // The others go all the same.
                    Err(error) => {
                        tracing::error!(blob.id = %id, error = %error, "a file of what is gone cannot be removed");
                        continue;
                    }
                }
                gone.push(id);
            }
            Ok(gone)
        })
        .await
    }

    /// Keeps every file where it is, until the answer is dropped; waits while somebody removes.
    pub fn hold(&self) -> std::io::Result<Held> {
        let lock = self.lock_file()?;
        lock.lock_shared()?;
        Ok(Held(lock))
    }

    fn lock_to_remove(&self) -> std::io::Result<Option<File>> {
        let lock = self.lock_file()?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(lock)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn lock_file(&self) -> std::io::Result<File> {
        let mut path = self.0.as_os_str().to_owned();
        path.push(".lock");
        std::fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
    }

    /// The names of all files that are there, in no order.
    pub fn list(&self) -> std::io::Result<Vec<BlobId>> {
        let id = |path: &Path| path.file_name()?.to_str()?.parse::<Uuid>().ok().map(BlobId::from);
        Ok(self.files()?.iter().filter_map(|path| id(path)).collect())
    }

    /// Removes what no row names and is older than `age`: a crash came between a file and its row. Returns how many.
    pub async fn sweep(&self, named: HashSet<BlobId>, age: Duration) -> Result<usize, Error> {
        let blobs = self.clone();
        apart(move || {
            let Some(_lock) = blobs.lock_to_remove()? else {
                return Ok(0);
            };
            let kept: HashSet<PathBuf> = named.into_iter().map(|id| blobs.path(id)).collect();
            let mut swept = 0;
            for path in blobs.files()? {
                let is_old = |path: &Path| -> std::io::Result<bool> {
                    let modified = std::fs::metadata(path)?.modified()?;
                    Ok(modified.elapsed().is_ok_and(|elapsed| elapsed > age))
                };
                if !kept.contains(&path) && is_old(&path)? {
                    std::fs::remove_file(&path)?;
                    swept += 1;
                }
            }
            Ok(swept)
        })
        .await
    }

    /// Every file in the folders, whatever it is.
    fn files(&self) -> std::io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        if !self.0.exists() {
            return Ok(files);
        }
        for folder in std::fs::read_dir(&*self.0)? {
            let folder = folder?.path();
            if folder.is_dir() {
                for file in std::fs::read_dir(folder)? {
                    files.push(file?.path());
                }
            }
        }
        Ok(files)
    }
}

fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn sync(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Works on files without holding up others.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> std::io::Result<T> + Send + 'static) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(work).await;
    let done = done.map_err(|error| Error::Unavailable(error.to_string()))?;
    done.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::NoRow,
        // The kind alone: a path is nobody's business.
        kind => Error::Unavailable(format!("the document store: {kind}")),
    })
}
