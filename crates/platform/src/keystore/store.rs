//! The key store's own tables and statements.

use uuid::Uuid;
use vault::KeyKind;

use crate::authz::OrganizationId;
use crate::clock::Time;
use crate::db::raw::RawTx;
use crate::db::{Error, FromRow, Migration, Row};
use crate::ids::ScopeId;
use crate::{params, statements};

/// The key store's schema.
pub const MIGRATIONS: &[Migration] = &[
    Migration::same("0001_keys", include_str!("0001_keys.sql")),
    Migration::same("0002_destruction", include_str!("0002_destruction.sql")),
    Migration::same("0003_survivors", include_str!("0003_survivors.sql")),
    Migration::same(
        "0004_tombstone_generation",
        include_str!("0004_tombstone_generation.sql"),
    ),
    Migration::same("0005_successors", include_str!("0005_successors.sql")),
];

statements! {
    INSERT_ORGANIZATION_KEY = "
        INSERT INTO organization_key (organization_id, kind, generation, parent_generation, wrapped, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    ORGANIZATION_KEYS = "
        SELECT kind, generation, parent_generation, wrapped
        FROM organization_key
        WHERE organization_id = $1";
    LOCK_ORGANIZATION_KEY = "
        SELECT generation
        FROM organization_key
        WHERE organization_id = $1 AND kind = 2
        FOR UPDATE";
    DELETE_ORGANIZATION_KEYS_BELOW = "
        DELETE FROM organization_key
        WHERE organization_id = $1 AND (kind = 3 OR kind = 2 OR kind = 5)";
    INSERT_SCOPE_KEY = "
        INSERT INTO scope_key (organization_id, scope_id, generation, parent_generation, wrapped, minted, created_at)
        VALUES ($1, $2, $3, $4, $5, TRUE, $6)";
    SCOPE_KEYS = "
        SELECT scope_id, generation, parent_generation, wrapped
        FROM scope_key
        WHERE organization_id = $1 AND scope_id = ANY($2)
        ORDER BY generation";
    SCOPE_KEYS_AFTER = "
        SELECT scope_id, generation, parent_generation, wrapped
        FROM scope_key
        WHERE organization_id = $1 AND (scope_id, generation) > ($2, $3)
        ORDER BY scope_id, generation
        LIMIT $4";
    UPDATE_SCOPE_KEY = "
        UPDATE scope_key
        SET parent_generation = $4, wrapped = $5
        WHERE organization_id = $1 AND scope_id = $2 AND generation = $3";
    MINTED_SCOPES = "
        SELECT scope_id
        FROM scope_key
        WHERE organization_id = $1 AND minted = TRUE AND created_at < $2
        LIMIT $3";
    MARK_USED = "
        UPDATE scope_key
        SET minted = FALSE
        WHERE organization_id = $1 AND scope_id = ANY($2)";
    MARK_ALL_USED = "
        UPDATE scope_key
        SET minted = FALSE
        WHERE organization_id = $1 AND minted = TRUE";
    DELETE_SCOPE_KEYS = "
        DELETE FROM scope_key
        WHERE organization_id = $1 AND scope_id = ANY($2)";
}

pub(super) struct OrganizationKeyRow {
    pub(super) kind: KeyKind,
    pub(super) generation: u32,
    pub(super) parent_generation: u32,
    pub(super) wrapped: Vec<u8>,
}

impl FromRow for OrganizationKeyRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let kind = u8::try_from(row.get::<u16>(0)?)
            .ok()
            .and_then(|kind| KeyKind::try_from(kind).ok());
        Ok(Self {
            kind: kind.ok_or(Error::Column("not a key kind"))?,
            generation: row.get(1)?,
            parent_generation: row.get(2)?,
            wrapped: row.get(3)?,
        })
    }
}

pub(super) struct ScopeKeyRow {
    pub(super) scope: ScopeId,
    pub(super) generation: u32,
    pub(super) parent_generation: u32,
    pub(super) wrapped: Vec<u8>,
}

impl FromRow for ScopeKeyRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            scope: row.get(0)?,
            generation: row.get(1)?,
            parent_generation: row.get(2)?,
            wrapped: row.get(3)?,
        })
    }
}

/// Holds the organization's key to the end of the transaction; returns its generation.
pub(super) async fn lock_organization_key(tx: &RawTx, organization: OrganizationId) -> Result<Option<u32>, Error> {
    let mut found: Option<(u32,)> = tx.opt(LOCK_ORGANIZATION_KEY, params![organization]).await?;
    if found.is_none() {
        // Whoever has waited while an epoch closed finds the old row deleted; the new one is there by now.
        found = tx.opt(LOCK_ORGANIZATION_KEY, params![organization]).await?;
    }
    Ok(found.map(|(generation,)| generation))
}

pub(super) async fn insert_organization_key(
    tx: &RawTx,
    organization: OrganizationId,
    kind: KeyKind,
    generation: u32,
    (parent_generation, wrapped): (u32, Vec<u8>),
    now: Time,
) -> Result<(), Error> {
    let kind = i64::from(kind.to_byte());
    tx.exec(
        INSERT_ORGANIZATION_KEY,
        params![organization, kind, generation, parent_generation, wrapped, now],
    )
    .await?;
    Ok(())
}

pub(super) async fn organization_keys(
    tx: &RawTx,
    organization: OrganizationId,
) -> Result<Vec<OrganizationKeyRow>, Error> {
    tx.all(ORGANIZATION_KEYS, params![organization]).await
}

pub(super) async fn delete_organization_keys(tx: &RawTx, organization: OrganizationId) -> Result<(), Error> {
    tx.exec(DELETE_ORGANIZATION_KEYS_BELOW, params![organization]).await?;
    Ok(())
}

pub(super) async fn insert_scope_key(
    tx: &RawTx,
    organization: OrganizationId,
    scope: ScopeId,
    generation: u32,
    parent_generation: u32,
    wrapped: &[u8],
    now: Time,
) -> Result<(), Error> {
    tx.exec(
        INSERT_SCOPE_KEY,
        params![organization, scope, generation, parent_generation, wrapped, now],
    )
    .await?;
    Ok(())
}

pub(super) async fn scope_keys(
    tx: &RawTx,
    organization: OrganizationId,
    scopes: Vec<Uuid>,
) -> Result<Vec<ScopeKeyRow>, Error> {
    tx.all(SCOPE_KEYS, params![organization, scopes]).await
}

pub(super) async fn scope_keys_after(
    tx: &RawTx,
    organization: OrganizationId,
    after: (ScopeId, u32),
    limit: i64,
) -> Result<Vec<ScopeKeyRow>, Error> {
    tx.all(SCOPE_KEYS_AFTER, params![organization, after.0, after.1, limit])
        .await
}

pub(super) async fn update_scope_key(
    tx: &RawTx,
    organization: OrganizationId,
    row: &ScopeKeyRow,
    parent_generation: u32,
    wrapped: &[u8],
) -> Result<(), Error> {
    tx.exec(
        UPDATE_SCOPE_KEY,
        params![organization, row.scope, row.generation, parent_generation, wrapped],
    )
    .await?;
    Ok(())
}

pub(super) async fn minted_scopes(
    tx: &RawTx,
    organization: OrganizationId,
    before: Time,
    limit: i64,
) -> Result<Vec<ScopeId>, Error> {
    let rows: Vec<(ScopeId,)> = tx.all(MINTED_SCOPES, params![organization, before, limit]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub(super) async fn mark_used(tx: &RawTx, organization: OrganizationId, scopes: Vec<Uuid>) -> Result<(), Error> {
    tx.exec(MARK_USED, params![organization, scopes]).await?;
    Ok(())
}

pub(super) async fn mark_all_used(tx: &RawTx, organization: OrganizationId) -> Result<(), Error> {
    tx.exec(MARK_ALL_USED, params![organization]).await?;
    Ok(())
}

pub(super) async fn delete_scope_keys(
    tx: &RawTx,
    organization: OrganizationId,
    scopes: Vec<Uuid>,
) -> Result<(), Error> {
    tx.exec(DELETE_SCOPE_KEYS, params![organization, scopes]).await?;
    Ok(())
}
