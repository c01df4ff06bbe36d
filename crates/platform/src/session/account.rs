//! Accounts and teams as the platform knows them.

use minicbor::{Decode, Encode};
use uuid::Uuid;

use super::store;
use crate::authz::{Roles, SealedRow};
use crate::clock::Time;
use crate::db::{Error, FromRow, Row, Table};
use crate::ids::{AccountId, ScopeId};
use crate::keystore::Sealed;

/// What is personal about a staff member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct AccountFields {
    #[n(0)]
    pub name: String,
    #[n(1)]
    pub email: String,
    /// `Social worker`: shown behind the name.
    #[n(2)]
    pub title: Option<String>,
}

impl AccountFields {
    /// The fields as typed, without space around them.
    pub fn new(name: &str, email: &str, title: &str) -> Self {
        Self {
            name: name.trim().to_owned(),
            email: email.trim().to_owned(),
            title: Some(title.trim().to_owned()).filter(|title| !title.is_empty()),
        }
    }
}

/// How somebody likes the screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    pub language: String,
    /// `light`, `dark`, or empty for the system's choice.
    pub theme: String,
    /// `compact` or `comfortable`.
    pub density: String,
}

/// A staff member's account.
pub struct Account {
    pub id: AccountId,
    pub version: i64,
    pub scope: ScopeId,
    pub log_scope: ScopeId,
    /// `invited`, `active` or `ended`.
    pub state: String,
    pub roles: Roles,
    pub created_at: Time,
    pub ended_at: Option<Time>,
    pub preferences: Preferences,
    pub sealed: Sealed<AccountFields>,
}

impl Account {
    /// Reads the account's columns, which begin at `from`.
    pub(super) fn read(row: &Row<'_>, from: usize) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(from)?,
            version: row.get(from + 1)?,
            scope: row.get(from + 2)?,
            log_scope: row.get(from + 3)?,
            state: row.get(from + 4)?,
            roles: Roles::from_bits(row.get(from + 5)?),
            created_at: row.get(from + 6)?,
            ended_at: row.get(from + 7)?,
            preferences: Preferences {
                language: row.get(from + 8)?,
                theme: row.get(from + 9)?,
                density: row.get(from + 10)?,
            },
            sealed: row.get(from + 11)?,
        })
    }
}

impl FromRow for Account {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Self::read(row, 0)
    }
}

impl SealedRow for Account {
    type Fields = AccountFields;
    const TABLE: &'static Table = &store::ACCOUNT;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }
    fn version(&self) -> i64 {
        self.version
    }
    fn scope(&self) -> ScopeId {
        self.scope
    }
    fn sealed(&self) -> &Sealed<AccountFields> {
        &self.sealed
    }
}

/// A team's name, sealed in the organization's own scope.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct TeamFields {
    #[n(0)]
    pub name: String,
}
