//! The package; pure.

use minicbor::{Decode, Encode};
use platform::authz::{Facts, Resource, SealedRow};
use platform::clock::Time;
use platform::db::{Error, FromRow, Row, Table};
use platform::ids::{AccountId, PersonId, RequestId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use super::store;
use crate::documents::FileCopy;
use crate::retention::{self, Category};
use crate::tables;

/// Days that a released package can be fetched.
pub const KEPT_DAYS: i64 = retention::days(Category::AccessPackage);

/// A file of a package, as the manifest names it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, serde::Serialize)]
pub struct Listed {
    #[n(0)]
    pub name: String,
    /// Lower-case hexadecimal.
    #[n(1)]
    pub sha256: String,
    #[n(2)]
    pub bytes: u64,
}

/// What is personal about a package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct PackageFields {
    /// The language it is written in; BCP 47.
    #[n(0)]
    pub language: String,
    /// What was looked at before it was released: nobody is in danger through it.
    #[n(1)]
    pub safety_note: String,
    #[n(2)]
    pub files: Vec<Listed>,
}

/// The copy of a person's data that answers a request; its id is the request's.
#[derive(Clone)]
pub struct Package {
    pub id: RequestId,
    pub version: i64,
    pub person_id: PersonId,
    pub log_scope: ScopeId,
    pub gathered_at: Time,
    pub released_by: Option<AccountId>,
    pub released_at: Option<Time>,
    pub expires_at: Option<Time>,
    pub delivered_at: Option<Time>,
    pub scope: ScopeId,
    pub sealed: Sealed<PackageFields>,
}

impl Package {
    /// Whether it can be fetched.
    pub fn is_open(&self, now: Time) -> bool {
        self.released_at.is_some() && self.expires_at.is_some_and(|at| at > now)
    }
}

/// The columns of a package in the order that they are read in.
#[macro_export]
macro_rules! package_columns {
    () => {
        "k.id, k.version, k.person_id, k.log_scope_id, k.gathered_at, k.released_by, k.released_at, k.expires_at, k.delivered_at, k.scope_id, k.sealed"
    };
}

impl Package {
    fn read_from(row: &Row<'_>, from: usize) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(from)?,
            version: row.get(from + 1)?,
            person_id: row.get(from + 2)?,
            log_scope: row.get(from + 3)?,
            gathered_at: row.get(from + 4)?,
            released_by: row.get(from + 5)?,
            released_at: row.get(from + 6)?,
            expires_at: row.get(from + 7)?,
            delivered_at: row.get(from + 8)?,
            scope: row.get(from + 9)?,
            sealed: row.get(from + 10)?,
        })
    }
}

impl FromRow for Package {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Self::read_from(row, 0)
    }
}

impl Resource for Package {
    const TABLE: &'static Table = &tables::ACCESS_PACKAGE;
    const FACTS: &'static str = store::FACTS;

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Self::read_from(row, Self::OFFSET)
    }

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn subject(&self) -> Option<ScopeId> {
        Some(self.log_scope)
    }

    fn facts(&self) -> Facts {
        Facts::default()
    }
}

impl SealedRow for Package {
    type Fields = PackageFields;
    const TABLE: &'static Table = &tables::ACCESS_PACKAGE;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<PackageFields> {
        &self.sealed
    }
}

/// One file of a released package: its bytes, or what opens a document's.
#[derive(Encode, Decode)]
pub(super) struct FileFields {
    #[n(0)]
    pub name: String,
    #[n(1)]
    #[cbor(with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
    #[n(2)]
    pub document: Option<FileCopy>,
}

impl FileFields {
    pub(super) fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            name: name.to_owned(),
            bytes,
            document: None,
        }
    }
}

/// A file's row.
pub(super) struct FileRow {
    id: Uuid,
    version: i64,
    scope: ScopeId,
    sealed: Sealed<FileFields>,
}

impl FromRow for FileRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            scope: row.get(2)?,
            sealed: row.get(3)?,
        })
    }
}

impl SealedRow for FileRow {
    type Fields = FileFields;
    const TABLE: &'static Table = &tables::PACKAGE_FILE;

    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<FileFields> {
        &self.sealed
    }
}
