//! Every statement about how an organization is reached.

use platform::db::{Error, ReadTx, Tx};
use platform::{params, statements};
use uuid::Uuid;

use super::{Contact, ContactFields};
use crate::tables::ORGANIZATION_CONTACT;

statements! {
    pub(super) FIND = "
        SELECT id, version, scope_id, sealed
        FROM organization_contact
        WHERE organization_id = $1";
    pub(super) INSERT = "
        INSERT INTO organization_contact (organization_id, id, version, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4)";
    pub(super) UPDATE = "
        UPDATE organization_contact
        SET sealed = $4, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
}

/// What was written, if anything was.
pub async fn find(tx: &ReadTx) -> Result<Option<Contact>, Error> {
    tx.opt(FIND, params![tx.organization()]).await
}

/// Writes over what `known` is, or for the first time.
pub async fn save(tx: &mut Tx, known: Option<&Contact>, fields: &ContactFields) -> Result<Uuid, platform::Error> {
    let scope = tx.organization_scope().await?;
    if let Some(known) = known {
        let sealed = scope.seal(&ORGANIZATION_CONTACT, known.id, known.version + 1, fields)?;
        let params = params![tx.organization(), known.id, known.version, sealed];
        tx.write_one(&ORGANIZATION_CONTACT, UPDATE, params).await?;
        return Ok(known.id);
    }
    let id: Uuid = tx.fresh();
    let sealed = scope.seal(&ORGANIZATION_CONTACT, id, 1, fields)?;
    let params = params![tx.organization(), id, scope.id(), sealed];
    tx.write_one(&ORGANIZATION_CONTACT, INSERT, params).await?;
    Ok(id)
}
