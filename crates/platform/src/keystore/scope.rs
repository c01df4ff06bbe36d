//! An opened scope, and values sealed in it.

use std::collections::HashMap;
use std::marker::PhantomData;

use minicbor::{Decode, Encode};
use uuid::Uuid;
use vault::{RowKey, RowLabel, ScopeKey};

use super::{Error, RowName};
use crate::authz::{OrganizationId, SealedRow};
use crate::db::{Cell, Column, Table, Value};
use crate::ids::ScopeId;

/// What a scope is the key of; the numbers are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    Person,
    Case,
    Household,
    Staff,
    LogIdentity,
    Organization,
    /// The file of a data request: it outlives whom it is about.
    Request,
    /// Who told something in confidence: nobody who may open the case opens this with it.
    Source,
    /// A file from another system, or a row of it that waits: nobody's record yet, and destroyed alone.
    Import,
    /// What people searched for, until the next epoch.
    Search,
}

impl ScopeKind {
    pub const fn code(self) -> i64 {
        match self {
            Self::Person => 1,
            Self::Case => 2,
            Self::Household => 3,
            Self::Staff => 4,
            Self::LogIdentity => 5,
            Self::Organization => 6,
            Self::Request => 7,
            Self::Source => 8,
            Self::Import => 9,
            Self::Search => 10,
        }
    }
}

/// Personal fields of type `T`, sealed as one column.
pub struct Sealed<T> {
    bytes: Vec<u8>,
    fields: PhantomData<fn() -> T>,
}

impl<T> Clone for Sealed<T> {
    fn clone(&self) -> Self {
        Self::from_bytes(self.bytes.clone())
    }
}

impl<T> Sealed<T> {
    pub(crate) fn from_bytes(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            fields: PhantomData,
        }
    }

    /// The generation of the scope key that it was sealed under.
    pub(crate) fn generation(&self) -> Result<u32, Error> {
        Ok(vault::scope_generation(&self.bytes)?)
    }
}

impl<T> Column for Sealed<T> {
    fn from_cell(cell: Cell<'_>) -> Result<Self, crate::db::Error> {
        Vec::from_cell(cell).map(Self::from_bytes)
    }
}

impl<T> From<Sealed<T>> for Value {
    fn from(sealed: Sealed<T>) -> Self {
        Self::Bytes(sealed.bytes)
    }
}

/// A scope whose key is in memory: seals and opens its rows.
pub struct OpenScope {
    organization: OrganizationId,
    id: ScopeId,
    generation: u32,
    key: ScopeKey,
    /// Of a scope that was erased in part; almost always empty.
    remains: Remains,
}

/// What opens the older rows of a scope that was, or is being, erased in part.
#[derive(Default)]
pub(super) struct Remains {
    /// Generations whose destruction has begun and not ended.
    pub(super) older: Vec<(u32, ScopeKey)>,
    /// Rows that have keys of their own, by the generation they were sealed under.
    pub(super) survivors: HashMap<(RowName, u32), RowKey>,
}

impl OpenScope {
    pub(super) fn new(organization: OrganizationId, id: ScopeId, generation: u32, key: ScopeKey) -> Self {
        Self {
            organization,
            id,
            generation,
            key,
            remains: Remains::default(),
        }
    }

    pub(super) fn with_remains(mut self, remains: Remains) -> Self {
        self.remains = remains;
        self
    }

    pub fn id(&self) -> ScopeId {
        self.id
    }

    pub fn organization(&self) -> OrganizationId {
        self.organization
    }

    fn row_label(&self, table: &Table, row: Uuid, version: i64) -> RowLabel {
        RowLabel {
            organization: self.organization.bytes(),
            table: table.number,
            row: row.into_bytes(),
            version: u64::try_from(version).unwrap_or_default(),
            scope: self.id.bytes(),
        }
    }

    /// Seals a row's personal fields for exactly this row and version.
    pub fn seal<T: Encode<()>>(&self, table: &Table, row: Uuid, version: i64, fields: &T) -> Result<Sealed<T>, Error> {
        let plain = minicbor::to_vec(fields).map_err(|_| Error::Fields)?;
        let label = self.row_label(table, row, version);
        let sealed = self
            .key
            .row_key(label.table, &label.row)
            .seal(&label, self.generation, &plain)?;
        Ok(Sealed::from_bytes(sealed))
    }

    /// A code by which rows with an equal value of this kind are found; it stays the same when an epoch closes.
    pub fn code(&self, kind: &str, value: &str) -> [u8; 16] {
        self.key.tokenizer(kind).token(value)
    }

    /// Opens a row's personal fields; fails if the row lies in another scope.
    pub fn open<S: SealedRow>(&self, row: &S) -> Result<S::Fields, Error> {
        if row.scope() != self.id {
            return Err(Error::OtherScope);
        }
        self.open_as(S::TABLE, row.id(), row.version(), row.sealed())
    }

    pub(crate) fn open_as<T: for<'b> Decode<'b, ()>>(
        &self,
        table: &Table,
        row: Uuid,
        version: i64,
        sealed: &Sealed<T>,
    ) -> Result<T, Error> {
        let plain = self.open_bytes(table, row, version, &sealed.bytes)?;
        minicbor::decode(&plain).map_err(|_| Error::Fields)
    }

    /// Whether a row opens, whatever is in it.
    pub(crate) fn opens<T>(&self, table: &Table, row: Uuid, version: i64, sealed: &Sealed<T>) -> bool {
        self.open_bytes(table, row, version, &sealed.bytes).is_ok()
    }

    fn open_bytes(&self, table: &Table, row: Uuid, version: i64, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let label = self.row_label(table, row, version);
        let generation = vault::scope_generation(sealed)?;
        let derived = |key: &ScopeKey| key.row_key(label.table, &label.row).open(&label, sealed);
        if generation == self.generation {
            Ok(derived(&self.key)?)
        } else if let Some((_, key)) = self.remains.older.iter().find(|(older, _)| *older == generation) {
            Ok(derived(key)?)
        } else {
            let key = self
                .remains
                .survivors
                .get(&((table.number, row), generation))
                .ok_or(Error::NoKey)?;
            Ok(key.open(&label, sealed)?)
        }
    }
}
