//! One file of a set: encrypted, hashed, decrypted, hashed again.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;

use super::at;

/// Who a backup is encrypted to, or that nobody is asked for on purpose.
pub(super) enum Sealing {
    To(Box<age::x25519::Recipient>),
    Nobody,
}

/// The identities that open a backup.
pub struct Identities(Vec<Box<dyn age::Identity + Send + Sync>>);

/// Reads a file that `age-keygen` has written.
pub fn read_identities(path: &Path) -> Result<Identities, String> {
    let file = File::open(path).map_err(at(path))?;
    let damaged = || format!("`{}` holds no age identity (`AGE-SECRET-KEY-1…`)", path.display());
    let file = age::IdentityFile::from_buffer(BufReader::new(file)).map_err(|_| damaged())?;
    let identities = file.into_identities().map_err(|_| damaged())?;
    if identities.is_empty() {
        return Err(damaged());
    }
    Ok(Identities(identities))
}

pub(super) fn recipient(given: &str) -> Result<age::x25519::Recipient, String> {
    given
        .parse()
        .map_err(|why| format!("the recipient is not one of age (`age1…`): {why}"))
}

/// Copies `from` to `to` for the recipient, durably; `moved` hears of bytes.
pub(super) fn seal(from: &Path, to: &Path, sealing: &Sealing, moved: &dyn Fn(u64)) -> Result<(), String> {
    seal_from(File::open(from).map_err(at(from))?, to, sealing, moved)
}

/// [`seal`] for what is read from anywhere.
pub(super) fn seal_from(source: impl Read, to: &Path, sealing: &Sealing, moved: &dyn Fn(u64)) -> Result<(), String> {
    let target = private(to)?;
    let target = match sealing {
        Sealing::Nobody => {
            let mut target = BufWriter::new(target);
            copy(source, &mut target, moved).map_err(at(to))?;
            target.into_inner().map_err(|error| at(to)(error.into_error()))?
        }
        Sealing::To(recipient) => {
            let recipient: &dyn age::Recipient = recipient.as_ref();
            let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient)).map_err(super::text)?;
            let mut target = encryptor.wrap_output(BufWriter::new(target)).map_err(at(to))?;
            copy(source, &mut target, moved).map_err(at(to))?;
            let target = target.finish().map_err(at(to))?;
            target.into_inner().map_err(|error| at(to)(error.into_error()))?
        }
    };
    target.sync_all().map_err(at(to))
}

/// Copies the file of a set to `to`, opened.
pub(super) fn unseal(from: &Path, to: &Path, encrypted: bool, identities: Option<&Identities>) -> Result<(), String> {
    let source = BufReader::new(File::open(from).map_err(at(from))?);
    let mut target = BufWriter::new(private(to)?);
    if encrypted {
        let Identities(identities) = identities.ok_or("the backup is encrypted; give its identity with --identity")?;
        let refused = |why: age::DecryptError| match why {
            age::DecryptError::NoMatchingKeys => {
                format!(
                    "this identity does not open `{}`; it was made for another recipient",
                    from.display()
                )
            }
            why => format!("`{}` does not open: {why}", from.display()),
        };
        let decryptor = age::Decryptor::new_buffered(source).map_err(refused)?;
        let known = identities
            .iter()
            .map(|identity| -> &dyn age::Identity { identity.as_ref() });
        let opened = decryptor.decrypt(known).map_err(refused)?;
        copy(opened, &mut target, &|_| ()).map_err(|error| format!("`{}` does not open: {error}", from.display()))?;
    } else {
        copy(source, &mut target, &|_| ()).map_err(at(to))?;
    }
    let target = target.into_inner().map_err(|error| at(to)(error.into_error()))?;
    target.sync_all().map_err(at(to))
}

/// The length and SHA-256 of a file, read from the disk.
pub(super) fn hash(path: &Path) -> Result<(u64, String), String> {
    platform::keystore::hash_file(path).map_err(at(path))
}

/// A new file that only its owner reads.
fn private(path: &Path) -> Result<File, String> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(at(path))
}

fn copy(mut from: impl Read, to: &mut impl Write, moved: &dyn Fn(u64)) -> std::io::Result<()> {
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let count = from.read(&mut buffer)?;
        let Some(read) = buffer.get(..count).filter(|read| !read.is_empty()) else {
            return Ok(());
        };
        to.write_all(read)?;
        moved(u64::try_from(count).unwrap_or_default());
    }
}

/// Refuses a disk that has less than `needed` bytes left, with a tenth to spare.
pub(super) fn has_room(folder: &Path, needed: u64) -> Result<(), String> {
    let disk = rustix::fs::statvfs(folder).map_err(|error| format!("`{}`: {error}", folder.display()))?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let needed = needed.saturating_add(needed / 10);
    if free >= needed {
        return Ok(());
    }
    let mebibytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
    Err(format!(
        "`{}` has {} MiB free, and {} MiB are needed",
        folder.display(),
        mebibytes(free),
        mebibytes(needed)
    ))
}
