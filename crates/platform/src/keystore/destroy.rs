//! Destruction: the keys that go, the few that outlive them, and the tombstones that say so for ever.
//!
//! A whole scope goes with all its generations. When only some of its rows go (*partial erasure*), each row that stays gets a key of its own first,
//! the scope begins a new generation for what is written from then on, and the older generations go: what was erased opens nowhere,
//! in no backup, and what stays opens from live data and from old backups. A row that was written anew with less in it is kept as its *successor*, sealed,
//! for the place of the older version that a backup brings back and that opens no more.
//! Every step can be repeated. The tombstones are united with the data's intents after any restore.

use std::collections::HashSet;

use uuid::Uuid;
use vault::{KeyKind, KeyLabel, OrganizationKey, RowKey, ScopeKey};

use super::remains::{self, ScopeRow, SurvivorKeyRow, Tombstone};
use super::{Error, Keystore, scope_label, store};
use crate::authz::OrganizationId;
use crate::db::raw::RawTx;
use crate::ids::ScopeId;

const CHUNK: i64 = 2_000;

/// A row, by its table's number and its id.
pub type RowName = (u16, Uuid);

impl Keystore {
    /// Before a partial erasure that ends the generations up to `ended`: durable keys of their own for the rows that stay,
    /// each with the generation it was sealed under, and a new generation for what comes. Repeated with more rows, it adds them.
    pub(crate) async fn keep(
        &self,
        organization: OrganizationId,
        scope: ScopeId,
        rows: &[(RowName, u32)],
        ended: u32,
    ) -> Result<(), Error> {
        match self.keep_under_current(organization, scope, rows, ended).await {
            // An epoch was closed since this process opened the organization's keys.
            Err(Error::Stale) => {
                self.forget()?;
                self.keep_under_current(organization, scope, rows, ended).await
            }
            answer => answer,
        }
    }

    async fn keep_under_current(
        &self,
        organization: OrganizationId,
        scope: ScopeId,
        rows: &[(RowName, u32)],
        ended: u32,
    ) -> Result<(), Error> {
        let keys = self.organization(organization).await?;
        let tx = self.0.db.write(organization.uuid()).await?;
        if store::lock_organization_key(&tx, organization).await? != Some(keys.generation) {
            return Err(Error::Stale);
        }
        let mut generations = Vec::new();
        for row in store::scope_keys(&tx, organization, vec![scope.uuid()]).await? {
            let label = scope_label(organization, scope, row.generation, row.parent_generation);
            generations.push((row.generation, keys.key.unwrap_scope(&row.wrapped, &label)?));
        }
        for ((table, row), generation) in rows {
            // A row under a generation that is gone has its own key already.
            let Some((_, key)) = generations.iter().find(|(known, _)| known == generation) else {
                continue;
            };
            let label = survivor_label(organization, *row, *generation, keys.generation);
            let survivor = SurvivorKeyRow {
                scope,
                row: *row,
                table: *table,
                generation: *generation,
                parent_generation: keys.generation,
                wrapped: key
                    .row_key(*table, row.as_bytes())
                    .wrap_under(&keys.key, &label)?
                    .to_vec(),
            };
            remains::insert_survivor_key(&tx, organization, &survivor).await?;
        }
        // A try that was interrupted has begun the new generation already.
        if generations.last().is_some_and(|(newest, _)| *newest <= ended) {
            let next = ended.saturating_add(1);
            let wrapped = ScopeKey::generate()?
                .wrap_under(&keys.key, &scope_label(organization, scope, next, keys.generation))?;
            store::insert_scope_key(
                &tx,
                organization,
                scope,
                next,
                keys.generation,
                &wrapped,
                self.0.clock.now(),
            )
            .await?;
        }
        let change = remains::count_change(&tx).await?;
        tx.commit().await?;
        self.forget_scope(organization, scope);
        self.made(change);
        Ok(())
    }

    /// The newest generation that the scope has a key of.
    pub(crate) async fn newest_generation(&self, organization: OrganizationId, scope: ScopeId) -> Result<u32, Error> {
        let tx = self.0.db.read(organization.uuid()).await?;
        let known = store::scope_keys(&tx, organization, vec![scope.uuid()]).await?;
        Ok(known.last().ok_or(Error::NoKey)?.generation)
    }

    /// Destroys the scope's generations up to the tombstone's, and what an earlier destruction had kept open of rows that are not among `stay`:
    /// those that leave now, and those that went by themselves since, as a draft does when it is signed.
    /// `successors` stand in the place of older versions of themselves from here on.
    pub(crate) async fn destroy_generations(
        &self,
        organization: OrganizationId,
        gone: Tombstone,
        stay: &HashSet<RowName>,
        successors: Vec<ScopeRow>,
    ) -> Result<(), Error> {
        let tx = self.0.db.write(organization.uuid()).await?;
        let parent = store::lock_organization_key(&tx, organization)
            .await?
            .ok_or(Error::NoKey)?;
        // Another process was first: what it knew of the rows is as new.
        if remains::has_tombstone(&tx, organization, gone).await? {
            return Ok(());
        }
        remains::delete_scope_keys_up_to(&tx, organization, gone.scope, gone.generation).await?;
        let kept = remains::survivor_keys(&tx, organization, vec![gone.scope.uuid()]).await?;
        let mut kept: HashSet<RowName> = kept.iter().map(|row| (row.table, row.row)).collect();
        kept.extend(
            remains::successors(&tx, organization, gone.scope)
                .await?
                .iter()
                .map(|row| row.name),
        );
        for row in kept.difference(stay) {
            remains::delete_survivor_key(&tx, organization, gone, *row).await?;
            remains::delete_successor(&tx, organization, gone.scope, *row).await?;
        }
        for row in successors {
            remains::insert_successor(&tx, organization, gone.scope, row).await?;
        }
        self.bury(&tx, (organization, parent), gone).await?;
        let change = remains::count_change(&tx).await?;
        tx.commit().await?;
        self.forget_scope(organization, gone.scope);
        self.made(change);
        Ok(())
    }

    /// What stands in the place of rows of the scope whose older versions open no more.
    pub(crate) async fn successors(
        &self,
        organization: OrganizationId,
        scope: ScopeId,
    ) -> Result<Vec<ScopeRow>, Error> {
        let tx = self.0.db.read(organization.uuid()).await?;
        Ok(remains::successors(&tx, organization, scope).await?)
    }

    /// Destroys every key of the scopes, survivors included.
    pub(crate) async fn destroy_scopes(&self, organization: OrganizationId, scopes: Vec<ScopeId>) -> Result<(), Error> {
        if scopes.is_empty() {
            return Ok(());
        }
        let tx = self.0.db.write(organization.uuid()).await?;
        let parent = store::lock_organization_key(&tx, organization)
            .await?
            .ok_or(Error::NoKey)?;
        for scope in &scopes {
            let known = store::scope_keys(&tx, organization, vec![scope.uuid()]).await?;
            let gone = Tombstone {
                scope: *scope,
                generation: known.last().map_or(0, |row| row.generation),
                whole: true,
            };
            store::delete_scope_keys(&tx, organization, vec![scope.uuid()]).await?;
            remains::delete_survivor_keys(&tx, organization, *scope).await?;
            remains::delete_successors(&tx, organization, *scope).await?;
            self.bury(&tx, (organization, parent), gone).await?;
        }
        let change = remains::count_change(&tx).await?;
        tx.commit().await?;
        for scope in scopes {
            self.forget_scope(organization, scope);
        }
        self.made(change);
        Ok(())
    }

    /// Under the lock of the organization's key, so that no epoch closes between the deletion and the tombstone.
    async fn bury(
        &self,
        tx: &RawTx,
        (organization, parent): (OrganizationId, u32),
        tombstone: Tombstone,
    ) -> Result<(), Error> {
        Ok(remains::insert_tombstone(tx, organization, tombstone, parent, self.0.clock.now()).await?)
    }

    /// Everything that was ever destroyed in the organization.
    pub(crate) async fn tombstones(&self, organization: OrganizationId) -> Result<Vec<Tombstone>, Error> {
        let tx = self.0.db.read(organization.uuid()).await?;
        let mut found: Vec<Tombstone> = Vec::new();
        loop {
            let after = found
                .last()
                .map_or((ScopeId::from(Uuid::nil()), 0), |last| (last.scope, last.generation));
            let page = remains::tombstones_after(&tx, organization, after, CHUNK).await?;
            if page.is_empty() {
                return Ok(found);
            }
            found.extend(page);
        }
    }

    /// The rows of a scope that have keys of their own, each with the generation it was sealed under.
    pub(crate) async fn survivors(
        &self,
        organization: OrganizationId,
        scope: ScopeId,
    ) -> Result<HashSet<(RowName, u32)>, Error> {
        let tx = self.0.db.read(organization.uuid()).await?;
        let rows = remains::survivor_keys(&tx, organization, vec![scope.uuid()]).await?;
        Ok(rows
            .into_iter()
            .map(|row| ((row.table, row.row), row.generation))
            .collect())
    }

    /// Wraps every survivor key anew while an epoch closes.
    pub(super) async fn rewrap_survivors(
        &self,
        tx: &RawTx,
        organization: OrganizationId,
        (old, new): (&OrganizationKey, &OrganizationKey),
        generation: u32,
    ) -> Result<(), Error> {
        let mut after = (ScopeId::from(Uuid::nil()), Uuid::nil(), 0, 0);
        loop {
            let rows = remains::survivor_keys_after(tx, organization, after, CHUNK).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = (last.scope, last.row, last.table, last.generation);
            let mut wrapped = Vec::with_capacity(rows.len());
            for row in &rows {
                let label = survivor_label(organization, row.row, row.generation, generation);
                wrapped.push(unwrap_survivor(old, organization, row)?.wrap_under(new, &label)?);
            }
            let updates = rows.iter().zip(&wrapped);
            let updates =
                updates.map(|(row, wrapped)| remains::update_survivor_key(tx, organization, row, generation, wrapped));
            futures_util::future::try_join_all(updates).await?;
        }
    }
}

pub(super) fn unwrap_survivor(
    key: &OrganizationKey,
    organization: OrganizationId,
    row: &SurvivorKeyRow,
) -> Result<RowKey, Error> {
    let label = survivor_label(organization, row.row, row.generation, row.parent_generation);
    Ok(key.unwrap_survivor(&row.wrapped, &label)?)
}

fn survivor_label(organization: OrganizationId, row: Uuid, generation: u32, parent_generation: u32) -> KeyLabel {
    KeyLabel {
        organization: organization.bytes(),
        key: row.into_bytes(),
        kind: KeyKind::Survivor,
        generation,
        parent_generation,
    }
}
