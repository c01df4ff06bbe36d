//! All files beside the database as one: a heading, then name, length and bytes of each.
//!
//! The files are sealed already and have random names; the archive is sealed and hashed like every file of a set.

use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use platform::blobs::Blobs;
use platform::ids::BlobId;
use uuid::Uuid;

use super::at;

const HEADING: &[u8] = b"carehold.blobs/v1\n";
/// The name and the length before each file.
const HEAD_BYTES: u64 = 24;

/// Reads all files as one stream; whoever reads it holds them where they are.
pub(super) struct Archive {
    blobs: Blobs,
    left: std::vec::IntoIter<BlobId>,
    current: Box<dyn Read>,
    pub(super) count: usize,
    /// Bytes of the whole stream.
    pub(super) bytes: u64,
}

impl Archive {
    pub(super) fn new(blobs: &Blobs) -> Result<Self, String> {
        let ids = blobs.list().map_err(at(blobs.folder()))?;
        let mut bytes = u64::try_from(HEADING.len()).unwrap_or_default();
        for id in &ids {
            let path = blobs.path(*id);
            let length = std::fs::metadata(&path).map_err(at(&path))?.len();
            bytes = bytes.saturating_add(HEAD_BYTES).saturating_add(length);
        }
        Ok(Self {
            blobs: blobs.clone(),
            count: ids.len(),
            bytes,
            left: ids.into_iter(),
            current: Box::new(HEADING),
        })
    }
}

impl Read for Archive {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        loop {
            let count = self.current.read(buffer)?;
            if count > 0 || buffer.is_empty() {
                return Ok(count);
            }
            let Some(id) = self.left.next() else { return Ok(0) };
            let file = File::open(self.blobs.path(id))?;
            let length = file.metadata()?.len();
            let head = [id.bytes().as_slice(), &length.to_be_bytes()].concat();
            self.current = Box::new(Cursor::new(head).chain(BufReader::new(file).take(length)));
        }
    }
}

/// Writes the files of an archive into a folder; returns how many.
pub(super) fn unpack(archive: &Path, to: &Blobs) -> Result<usize, String> {
    let failed = |error: std::io::Error| format!("`{}` is damaged: {error}", archive.display());
    let mut source = BufReader::new(File::open(archive).map_err(at(archive))?);
    let mut heading = vec![0; HEADING.len()];
    source.read_exact(&mut heading).map_err(failed)?;
    if heading != HEADING {
        return Err(format!("`{}` is no archive of files", archive.display()));
    }
    let mut count = 0;
    loop {
        let mut head = Vec::new();
        source
            .by_ref()
            .take(HEAD_BYTES)
            .read_to_end(&mut head)
            .map_err(failed)?;
        if head.is_empty() {
            return Ok(count);
        }
        let (id, length) = head
            .split_first_chunk::<16>()
            .and_then(|(id, length)| Some((*id, u64::from_be_bytes(length.try_into().ok()?))))
            .ok_or_else(|| format!("`{}` is damaged", archive.display()))?;
        let path = to.path(BlobId::from(Uuid::from_bytes(id)));
        super::make::private_folder(path.parent().unwrap_or(to.folder()))?;
        let mut bytes = Vec::new();
        source.by_ref().take(length).read_to_end(&mut bytes).map_err(failed)?;
        if u64::try_from(bytes.len()).ok() != Some(length) {
            return Err(format!("`{}` was cut off", archive.display()));
        }
        platform::keystore::write_private(&path, &bytes).map_err(at(&path))?;
        count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        let folder = std::env::temp_dir().join(format!("carehold-archive-{}", platform::ids::random_id().simple()));
        let (from, to) = (Blobs::new(folder.join("from")), Blobs::new(folder.join("to")));
        let files: Vec<(BlobId, Vec<u8>)> = [0_usize, 1, 70_000]
            .into_iter()
            .map(|length| (BlobId::from(platform::ids::random_id()), vec![7; length]))
            .collect();
        for (id, bytes) in &files {
            let path = from.path(*id);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let mut packed = Vec::new();
        let mut archive = Archive::new(&from).unwrap();
        let bytes = archive.bytes;
        archive.read_to_end(&mut packed).unwrap();
        assert_eq!(u64::try_from(packed.len()).unwrap(), bytes, "as long as it said");
        let archive = folder.join("archive");
        std::fs::write(&archive, &packed).unwrap();
        assert_eq!(unpack(&archive, &to), Ok(3));
        for (id, bytes) in &files {
            assert_eq!(&std::fs::read(to.path(*id)).unwrap(), bytes);
        }
        std::fs::write(&archive, packed.get(..packed.len() - 1).unwrap()).unwrap();
        assert!(unpack(&archive, &to).is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
