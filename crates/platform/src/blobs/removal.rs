//! What is to be removed: written with the deletion of the row, carried out after it.

use uuid::Uuid;

use crate::authz::Actor;
use crate::db::{Db, Error, ReadTx, Table, Tx};
use crate::ids::BlobId;
use crate::{params, statements, tables};

tables! {
    pub BLOB_REMOVAL = 70, "blob_removal", "organization_id, id, version, at", undigested "random names of files whose rows are gone; the act that decided it has its event";
}

statements! {
    INSERT_REMOVAL = "
        INSERT INTO blob_removal (organization_id, id, version, at)
        VALUES ($1, $2, 1, $3)
        ON CONFLICT (organization_id, id) DO NOTHING";
    LIST_REMOVALS = "
        SELECT id
        FROM blob_removal
        WHERE organization_id = $1
        ORDER BY id
        LIMIT 1000";
    COUNT_REMOVALS = "
        SELECT CAST(COUNT(*) AS bigint)
        FROM blob_removal
        WHERE organization_id = $1";
    DELETE_REMOVALS = "
        DELETE FROM blob_removal
        WHERE organization_id = $1 AND id = ANY($2)";
}

/// Notes the files of rows that are about to be deleted; nothing for a table without files.
pub(crate) async fn note(tx: &mut Tx, table: &'static Table, rows: Vec<Uuid>) -> Result<(), Error> {
    if !table.has_blobs() {
        return Ok(());
    }
    let organization = tx.organization();
    let files: Vec<(BlobId,)> = tx.all(table.blobs, params![organization, rows]).await?;
    for (id,) in files {
        let params = params![organization, id, tx.now()];
        tx.write(&BLOB_REMOVAL, INSERT_REMOVAL, params).await?;
    }
    Ok(())
}

/// Removes what waits, unless a backup runs; a file that cannot be removed waits on. Can be repeated.
pub(crate) async fn finish(db: &Db, actor: &Actor) -> Result<(), crate::Error> {
    loop {
        let waiting: Vec<(BlobId,)> = db
            .read(actor)
            .await?
            .all(LIST_REMOVALS, params![actor.organization()])
            .await?;
        let ids: Vec<BlobId> = waiting.into_iter().map(|(id,)| id).collect();
        let mut gone = db.blobs().remove(ids.clone()).await?;
        // The store itself answers that they are gone.
        gone.retain(|id| !db.blobs().exists(*id));
        if gone.is_empty() {
            return Ok(());
        }
        let is_all = gone.len() == ids.len();
        let gone: Vec<Uuid> = gone.into_iter().map(BlobId::uuid).collect();
        let mut tx = db.begin(actor).await?;
        let params = params![tx.organization(), gone];
        tx.write(&BLOB_REMOVAL, DELETE_REMOVALS, params).await?;
        tx.commit_unlogged("the destruction itself was logged when it was decided")
            .await?;
        if !is_all {
            return Ok(());
        }
    }
}

/// How many files of rows that are gone are not removed yet.
pub(crate) async fn waiting(tx: &ReadTx) -> Result<i64, Error> {
    let (count,): (i64,) = tx.one(COUNT_REMOVALS, params![tx.organization()]).await?;
    Ok(count)
}
