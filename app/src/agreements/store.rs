//! Every statement about accepted agreements.

use platform::authz::Denied;
use platform::db::{Error, ReadTx, Tx};
use platform::{params, statements};
use uuid::Uuid;

use super::{Acceptance, AcceptanceFields, Kind, Text, needed};
use crate::tables::AGREEMENT;

statements! {
    pub(super) LIST = "
        SELECT id, version, kind, text_version, text_hash, accepted_by, accepted_at, scope_id, sealed
        FROM agreement
        WHERE organization_id = $1
        ORDER BY accepted_at, id
        LIMIT 100";
    pub(super) KINDS = "
        SELECT DISTINCT kind
        FROM agreement
        WHERE organization_id = $1";
    pub(super) INSERT = "
        INSERT INTO agreement (organization_id, id, version, kind, text_version, text_hash, accepted_by, accepted_at, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9)";
}

/// What was accepted, in order.
pub(super) async fn list(tx: &ReadTx) -> Result<Vec<Acceptance>, Error> {
    tx.all(LIST, params![tx.organization()]).await
}

/// What the organization has to accept and has not.
pub async fn missing(tx: &ReadTx) -> Result<Vec<Kind>, Error> {
    let mut needed = needed(tx.settings());
    if !needed.is_empty() {
        let accepted: Vec<(Kind,)> = tx.all(KINDS, params![tx.organization()]).await?;
        needed.retain(|kind| !accepted.contains(&(*kind,)));
    }
    Ok(needed)
}

/// Refuses what puts somebody real into an organization that has not accepted its agreements.
pub async fn require(tx: &ReadTx) -> Result<(), platform::Error> {
    if missing(tx).await?.is_empty() {
        Ok(())
    } else {
        Err(Denied::Role.into())
    }
}

/// Accepts a text for the organization; the caller has the right to.
pub async fn accept(tx: &mut Tx, text: &Text, fields: &AcceptanceFields) -> Result<Uuid, platform::Error> {
    let scope = tx.organization_scope().await?;
    let id: Uuid = tx.fresh();
    let sealed = scope.seal(&AGREEMENT, id, 1, fields)?;
    let params = params![
        tx.organization(),
        id,
        text.kind.name(),
        text.version,
        text.hash,
        tx.actor().account_id(),
        tx.now(),
        scope.id(),
        sealed
    ];
    tx.write_one(&AGREEMENT, INSERT, params).await?;
    Ok(id)
}
