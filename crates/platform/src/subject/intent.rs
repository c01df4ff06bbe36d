//! A destruction as the data remember it: until its keys are gone it is an intent, afterwards what is compared with the key store.

use uuid::Uuid;

use crate::db::{Error, FromRow, Row};
use crate::keystore::{RowName, Tombstone};

/// A destruction as the data remember it.
pub(super) struct Intent {
    pub(super) id: Uuid,
    pub(super) tombstone: Tombstone,
    /// Rows of a part that go, or whose older versions go; what had kept them open goes with them.
    pub(super) leaving: Vec<RowName>,
}

impl FromRow for Intent {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let leaving: Option<Vec<u8>> = row.get(4)?;
        Ok(Self {
            id: row.get(0)?,
            tombstone: Tombstone {
                scope: row.get(1)?,
                generation: row.get(2)?,
                whole: row.get(3)?,
            },
            leaving: names_of(&leaving.unwrap_or_default()),
        })
    }
}

/// Bytes of a row's name: its table's number and its id.
const NAME_LEN: usize = 18;

pub(super) fn to_bytes(names: &[RowName]) -> Vec<u8> {
    let name = |(table, id): &RowName| [table.to_be_bytes().as_slice(), id.as_bytes()].concat();
    names.iter().flat_map(name).collect()
}

fn names_of(bytes: &[u8]) -> Vec<RowName> {
    let name = |bytes: &[u8]| {
        let (table, id) = bytes.split_first_chunk::<2>()?;
        Some((u16::from_be_bytes(*table), Uuid::from_slice(id).ok()?))
    };
    bytes.chunks_exact(NAME_LEN).filter_map(name).collect()
}
