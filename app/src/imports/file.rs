//! The file of an import, kept in sealed pieces until the import is finished; their scope is the file's own and is destroyed with it.

use minicbor::{Decode, Encode};
use platform::authz::{Permit, SealedRow, Unclaimed};
use platform::db::{Error, FromRow, ReadTx, Row, Table};
use platform::ids::{ImportId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use super::store;
use super::table::{self, TableError};
use crate::policy::ImportPeople;
use crate::tables;

/// Bytes of a piece.
const PIECE_BYTES: usize = 1024 * 1024;

/// One piece of a file.
#[derive(Encode, Decode)]
pub(super) struct FileChunk {
    #[cbor(n(0), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
}

/// A piece as it is kept.
pub(super) struct StoredChunk {
    id: Uuid,
    scope: ScopeId,
    sealed: Sealed<FileChunk>,
}

impl FromRow for StoredChunk {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            scope: row.get(1)?,
            sealed: row.get(2)?,
        })
    }
}

impl SealedRow for StoredChunk {
    type Fields = FileChunk;
    const TABLE: &'static Table = &tables::IMPORT_CHUNK;

    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        1
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<FileChunk> {
        &self.sealed
    }
}

impl Unclaimed for StoredChunk {}

/// Cuts a file into pieces.
pub(super) fn cut(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.chunks(PIECE_BYTES).map(<[u8]>::to_vec).collect()
}

/// Reads the table of an import's file.
pub(super) async fn read(
    tx: &ReadTx,
    permit: &Permit<ImportPeople>,
    import: ImportId,
) -> Result<table::Table, platform::Error> {
    let pieces = store::list_chunks(tx, import).await?;
    let scopes = tx.scopes_of_unclaimed(permit, &pieces).await?;
    let mut bytes = Vec::new();
    for (piece, scope) in pieces.iter().zip(scopes) {
        bytes.extend(scope.open(piece)?.bytes);
    }
    // It was read once already, before it was kept.
    let read = apart(move || table::read(&bytes)).await;
    read.map_err(|_: TableError| Error::NoRow.into())
}

/// Runs work that computes for long, without holding up others.
pub(super) async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        // The work has panicked, and so do we.
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_the_file_again() {
        let bytes: Vec<u8> = (0..=255).cycle().take(PIECE_BYTES * 2 + 7).collect();
        let pieces = cut(&bytes);
        assert_eq!(pieces.len(), 3);
        assert_eq!(pieces.concat(), bytes);
        assert!(cut(b"").is_empty());
    }
}
