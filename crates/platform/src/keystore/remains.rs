//! The statements of destruction: survivor keys, successors, tombstones, and the change that every node watches.

use uuid::Uuid;

use crate::authz::OrganizationId;
use crate::clock::Time;
use crate::db::raw::RawTx;
use crate::db::{Error, FromRow, Row};
use crate::ids::ScopeId;
use crate::keystore::{RowName, Sealed};
use crate::{params, statements};

statements! {
    DELETE_SCOPE_KEYS_UP_TO = "
        DELETE FROM scope_key
        WHERE organization_id = $1 AND scope_id = $2 AND generation <= $3";
    INSERT_SURVIVOR_KEY = "
        INSERT INTO survivor_key (organization_id, scope_id, row_id, table_number, generation, parent_generation, wrapped)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (organization_id, scope_id, row_id, table_number, generation) DO NOTHING";
    SURVIVOR_KEYS = "
        SELECT scope_id, row_id, table_number, generation, parent_generation, wrapped
        FROM survivor_key
        WHERE organization_id = $1 AND scope_id = ANY($2)";
    SURVIVOR_KEYS_AFTER = "
        SELECT scope_id, row_id, table_number, generation, parent_generation, wrapped
        FROM survivor_key
        WHERE organization_id = $1 AND (scope_id, row_id, table_number, generation) > ($2, $3, $4, $5)
        ORDER BY scope_id, row_id, table_number, generation
        LIMIT $6";
    UPDATE_SURVIVOR_KEY = "
        UPDATE survivor_key
        SET parent_generation = $6, wrapped = $7
        WHERE organization_id = $1 AND scope_id = $2 AND row_id = $3 AND table_number = $4 AND generation = $5";
    DELETE_SURVIVOR_KEYS = "
        DELETE FROM survivor_key
        WHERE organization_id = $1 AND scope_id = $2";
    DELETE_SURVIVOR_KEY = "
        DELETE FROM survivor_key
        WHERE organization_id = $1 AND scope_id = $2 AND row_id = $3 AND table_number = $4 AND generation <= $5";
    DELETE_SUCCESSOR = "
        DELETE FROM successor
        WHERE organization_id = $1 AND scope_id = $2 AND row_id = $3 AND table_number = $4";
    INSERT_SUCCESSOR = "
        INSERT INTO successor (organization_id, scope_id, row_id, table_number, version, sealed)
        VALUES ($1, $2, $3, $4, $5, $6)";
    SUCCESSORS = "
        SELECT table_number, row_id, version, sealed
        FROM successor
        WHERE organization_id = $1 AND scope_id = $2";
    DELETE_SUCCESSORS = "
        DELETE FROM successor
        WHERE organization_id = $1 AND scope_id = $2";
    INSERT_TOMBSTONE = "
        INSERT INTO tombstone (organization_id, scope_id, generation, whole, at, parent_generation)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (organization_id, scope_id, generation) DO UPDATE
        SET whole = excluded.whole OR tombstone.whole, parent_generation = excluded.parent_generation";
    TOMBSTONES_AFTER = "
        SELECT scope_id, generation, whole
        FROM tombstone
        WHERE organization_id = $1 AND (scope_id, generation) > ($2, $3)
        ORDER BY scope_id, generation
        LIMIT $4";
    HAS_TOMBSTONE = "
        SELECT scope_id
        FROM tombstone
        WHERE organization_id = $1 AND scope_id = $2 AND (generation = $3 OR whole)
        LIMIT 1";
    WAITING_TOMBSTONE = "
        SELECT scope_id
        FROM tombstone
        WHERE organization_id = $1 AND parent_generation >= $2
        LIMIT 1";
    COUNT_CHANGE = "
        UPDATE key_change
        SET n = n + 1
        WHERE id = 1
        RETURNING n";
    READ_CHANGE = "
        SELECT n
        FROM key_change
        WHERE id = 1";
}

/// The key of a row that outlives the rest of its scope.
pub(super) struct SurvivorKeyRow {
    pub(super) scope: ScopeId,
    pub(super) row: Uuid,
    pub(super) table: u16,
    pub(super) generation: u32,
    pub(super) parent_generation: u32,
    pub(super) wrapped: Vec<u8>,
}

impl FromRow for SurvivorKeyRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            scope: row.get(0)?,
            row: row.get(1)?,
            table: row.get(2)?,
            generation: row.get(3)?,
            parent_generation: row.get(4)?,
            wrapped: row.get(5)?,
        })
    }
}

/// A row as it lies in a scope, sealed.
pub(crate) struct ScopeRow {
    pub name: RowName,
    pub version: i64,
    pub sealed: Sealed<()>,
}

impl FromRow for ScopeRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            name: (row.get(0)?, row.get(1)?),
            version: row.get(2)?,
            sealed: row.get(3)?,
        })
    }
}

/// What is known to be destroyed: a scope's keys up to a generation, or the whole scope with its survivors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tombstone {
    pub scope: ScopeId,
    pub generation: u32,
    pub whole: bool,
}

impl FromRow for Tombstone {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            scope: row.get(0)?,
            generation: row.get(1)?,
            whole: row.get(2)?,
        })
    }
}

pub(super) async fn delete_scope_keys_up_to(
    tx: &RawTx,
    organization: OrganizationId,
    scope: ScopeId,
    generation: u32,
) -> Result<(), Error> {
    tx.exec(DELETE_SCOPE_KEYS_UP_TO, params![organization, scope, generation])
        .await?;
    Ok(())
}

pub(super) async fn insert_survivor_key(
    tx: &RawTx,
    organization: OrganizationId,
    survivor: &SurvivorKeyRow,
) -> Result<(), Error> {
    let params = params![
        organization,
        survivor.scope,
        survivor.row,
        i64::from(survivor.table),
        survivor.generation,
        survivor.parent_generation,
        survivor.wrapped.as_slice()
    ];
    tx.exec(INSERT_SURVIVOR_KEY, params).await?;
    Ok(())
}

pub(super) async fn survivor_keys(
    tx: &RawTx,
    organization: OrganizationId,
    scopes: Vec<Uuid>,
) -> Result<Vec<SurvivorKeyRow>, Error> {
    tx.all(SURVIVOR_KEYS, params![organization, scopes]).await
}

pub(super) async fn survivor_keys_after(
    tx: &RawTx,
    organization: OrganizationId,
    (scope, row, table, generation): (ScopeId, Uuid, u16, u32),
    limit: i64,
) -> Result<Vec<SurvivorKeyRow>, Error> {
    tx.all(
        SURVIVOR_KEYS_AFTER,
        params![organization, scope, row, i64::from(table), generation, limit],
    )
    .await
}

pub(super) async fn update_survivor_key(
    tx: &RawTx,
    organization: OrganizationId,
    survivor: &SurvivorKeyRow,
    parent_generation: u32,
    wrapped: &[u8],
) -> Result<(), Error> {
    let SurvivorKeyRow {
        scope,
        row,
        table,
        generation,
        ..
    } = survivor;
    let params = params![
        organization,
        *scope,
        *row,
        i64::from(*table),
        *generation,
        parent_generation,
        wrapped
    ];
    tx.exec(UPDATE_SURVIVOR_KEY, params).await?;
    Ok(())
}

pub(super) async fn delete_survivor_keys(
    tx: &RawTx,
    organization: OrganizationId,
    scope: ScopeId,
) -> Result<(), Error> {
    tx.exec(DELETE_SURVIVOR_KEYS, params![organization, scope]).await?;
    Ok(())
}

/// Deletes the keys of a row up to the tombstone's generation, of whatever version.
pub(super) async fn delete_survivor_key(
    tx: &RawTx,
    organization: OrganizationId,
    gone: Tombstone,
    (table, row): RowName,
) -> Result<(), Error> {
    let params = params![organization, gone.scope, row, i64::from(table), gone.generation];
    tx.exec(DELETE_SURVIVOR_KEY, params).await?;
    Ok(())
}

pub(super) async fn delete_successor(
    tx: &RawTx,
    organization: OrganizationId,
    scope: ScopeId,
    (table, row): RowName,
) -> Result<(), Error> {
    let params = params![organization, scope, row, i64::from(table)];
    tx.exec(DELETE_SUCCESSOR, params).await?;
    Ok(())
}

/// Whether this is known to be destroyed already, alone or with its whole scope.
pub(super) async fn has_tombstone(tx: &RawTx, organization: OrganizationId, gone: Tombstone) -> Result<bool, Error> {
    let params = params![organization, gone.scope, gone.generation];
    let found: Option<(ScopeId,)> = tx.opt(HAS_TOMBSTONE, params).await?;
    Ok(found.is_some())
}

pub(super) async fn insert_successor(
    tx: &RawTx,
    organization: OrganizationId,
    scope: ScopeId,
    successor: ScopeRow,
) -> Result<(), Error> {
    let ScopeRow {
        name: (table, id),
        version,
        sealed,
    } = successor;
    let params = params![organization, scope, id, i64::from(table), version, sealed];
    tx.exec(INSERT_SUCCESSOR, params).await?;
    Ok(())
}

pub(super) async fn successors(
    tx: &RawTx,
    organization: OrganizationId,
    scope: ScopeId,
) -> Result<Vec<ScopeRow>, Error> {
    tx.all(SUCCESSORS, params![organization, scope]).await
}

pub(super) async fn delete_successors(tx: &RawTx, organization: OrganizationId, scope: ScopeId) -> Result<(), Error> {
    tx.exec(DELETE_SUCCESSORS, params![organization, scope]).await?;
    Ok(())
}

/// Notes for ever that something was destroyed; [`count_change`] tells every node.
pub(super) async fn insert_tombstone(
    tx: &RawTx,
    organization: OrganizationId,
    tombstone: Tombstone,
    parent_generation: u32,
    now: Time,
) -> Result<(), Error> {
    let Tombstone {
        scope,
        generation,
        whole,
    } = tombstone;
    let params = params![organization, scope, generation, whole, now, parent_generation];
    tx.exec(INSERT_TOMBSTONE, params).await?;
    Ok(())
}

pub(super) async fn tombstones_after(
    tx: &RawTx,
    organization: OrganizationId,
    after: (ScopeId, u32),
    limit: i64,
) -> Result<Vec<Tombstone>, Error> {
    tx.all(TOMBSTONES_AFTER, params![organization, after.0, after.1, limit])
        .await
}

/// Whether a key was destroyed that lay under the organization's key of this generation.
pub(super) async fn has_waiting(tx: &RawTx, organization: OrganizationId, generation: u32) -> Result<bool, Error> {
    let params = params![organization, generation];
    Ok(tx.opt::<(ScopeId,)>(WAITING_TOMBSTONE, params).await?.is_some())
}

/// Makes every other node forget the keys it has opened; returns the number of the change.
pub(super) async fn count_change(tx: &RawTx) -> Result<i64, Error> {
    Ok(tx.one::<(i64,)>(COUNT_CHANGE, params![]).await?.0)
}

pub(super) async fn read_change(tx: &RawTx) -> Result<i64, Error> {
    Ok(tx.one::<(i64,)>(READ_CHANGE, params![]).await?.0)
}
