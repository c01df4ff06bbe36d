//! Where the logs stand: what a backup's manifest remembers, and what a restored log must still have.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::store;
use crate::authz::OrganizationId;
use crate::db::{Db, Error};
use crate::params;

/// The newest signed checkpoint of one log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub organization: Uuid,
    pub year: i64,
    pub size: i64,
    /// The signed note.
    pub checkpoint: String,
}

/// The newest checkpoint of each of an organization's logs.
pub async fn heads(db: &Db, organization: OrganizationId) -> Result<Vec<Head>, Error> {
    let tx = db.raw().read(organization.uuid()).await?;
    let years: Vec<(i64, i64, Vec<u8>, i64)> = tx.all(store::YEARS, params![organization]).await?;
    let mut heads = Vec::with_capacity(years.len());
    for (year, _, _, size) in years {
        let note: Option<(String,)> = tx.opt(store::CHECKPOINT, params![organization, year, size]).await?;
        heads.extend(note.map(|(checkpoint,)| Head {
            organization: organization.uuid(),
            year,
            size,
            checkpoint,
        }));
    }
    Ok(heads)
}

/// Whether the log has gone through this checkpoint; [`Db::verify`] tells whether its events still agree with it.
pub async fn has_head(db: &Db, organization: OrganizationId, head: &Head) -> Result<bool, Error> {
    let tx = db.raw().read(organization.uuid()).await?;
    let params = params![organization, head.year, head.size];
    let note: Option<(String,)> = tx.opt(store::CHECKPOINT, params).await?;
    Ok(note.is_some_and(|(checkpoint,)| checkpoint == head.checkpoint))
}
