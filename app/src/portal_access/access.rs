//! Whose portal account is whose; pure.

use minicbor::{Decode, Encode};
use platform::authz::SealedRow;
use platform::clock::Time;
use platform::db::{Error, FromRow, Row, Table};
use platform::ids::{AccountId, PersonId, ScopeId};
use platform::keystore::Sealed;
use uuid::Uuid;

use crate::tables::PORTAL_ACCOUNT;

/// How it was proved whom an invitation was given to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct AccessFields {
    #[n(0)]
    pub proof: String,
}

/// A person's portal account; its id is the account's.
pub struct Access {
    pub id: AccountId,
    pub version: i64,
    pub person_id: PersonId,
    pub scope: ScopeId,
    pub created_at: Time,
    pub ended_at: Option<Time>,
    pub sealed: Sealed<AccessFields>,
}

impl FromRow for Access {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            person_id: row.get(2)?,
            scope: row.get(3)?,
            created_at: row.get(4)?,
            ended_at: row.get(5)?,
            sealed: row.get(6)?,
        })
    }
}

impl SealedRow for Access {
    type Fields = AccessFields;
    const TABLE: &'static Table = &PORTAL_ACCOUNT;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<AccessFields> {
        &self.sealed
    }
}
