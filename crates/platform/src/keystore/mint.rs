//! Minting: scope keys made in durable batches ahead of use, so that creating a row waits for no key.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use uuid::Uuid;
use vault::ScopeKey;

use super::{Error, Keystore, OpenScope, scope_label, store};
use crate::authz::OrganizationId;
use crate::clock::Time;
use crate::ids::{self, ScopeId};

/// Scopes minted in one durable batch.
const BATCH: usize = 64;
/// How long a process uses what it has minted.
const USED_FOR_SECS: i64 = 3600;
/// How old a minted scope must be before somebody else may take it for unused.
const UNUSED_AFTER_SECS: i64 = 2 * USED_FOR_SECS;

/// Scopes that this process has minted and not used yet, each with the time until which it may.
pub(super) type Minted = HashMap<OrganizationId, Vec<(Time, Arc<OpenScope>)>>;

impl Keystore {
    /// Sees to it that the next few scopes need no key store commit.
    pub(crate) async fn top_up(&self, organization: OrganizationId) -> Result<(), Error> {
        const LOW: usize = 8;
        if self.minted_left(organization) >= LOW {
            return Ok(());
        }
        let _one_at_a_time = self.0.minting.lock().await;
        if self.minted_left(organization) >= LOW {
            return Ok(());
        }
        self.mint_batch(organization, BATCH).await
    }

    /// Sees to it that the next `count` scopes need no key store commit: imports mint per chunk, ahead of its transaction.
    pub async fn mint_ahead(&self, organization: OrganizationId, count: usize) -> Result<(), Error> {
        let _one_at_a_time = self.0.minting.lock().await;
        match count.saturating_sub(self.minted_left(organization)) {
            0 => Ok(()),
            missing => self.mint_batch(organization, missing.max(BATCH)).await,
        }
    }

    /// How many minted scopes may still be used; older ones are left to the next start.
    fn minted_left(&self, organization: OrganizationId) -> usize {
        let now = self.0.clock.now();
        let mut minted = self.0.minted.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(scopes) = minted.get_mut(&organization) else {
            return 0;
        };
        scopes.retain(|(until, _)| *until > now);
        scopes.len()
    }

    /// A scope whose key is already durable. Never waits for a key unless the batch has run out.
    pub(crate) async fn mint(&self, organization: OrganizationId) -> Result<Arc<OpenScope>, Error> {
        let _one_at_a_time = match self.take_minted(organization) {
            Some(scope) => return Ok(scope),
            None => self.0.minting.lock().await,
        };
        if let Some(scope) = self.take_minted(organization) {
            return Ok(scope);
        }
        self.mint_batch(organization, BATCH).await?;
        self.take_minted(organization).ok_or(Error::NoKey)
    }

    /// One durable commit for all of them; the statements travel together.
    async fn mint_batch(&self, organization: OrganizationId, count: usize) -> Result<(), Error> {
        match self.mint_under_current(organization, count).await {
            // An epoch was closed since this process opened the organization's keys.
            Err(Error::Stale) => {
                self.forget()?;
                self.mint_under_current(organization, count).await
            }
            answer => answer,
        }
    }

    async fn mint_under_current(&self, organization: OrganizationId, count: usize) -> Result<(), Error> {
        let keys = self.organization(organization).await?;
        let now = self.0.clock.now();
        let mut batch = Vec::with_capacity(count);
        let mut wrapped = Vec::with_capacity(count);
        for _ in 0..count {
            let id = ScopeId::from(ids::random_id());
            let key = ScopeKey::generate()?;
            wrapped.push(key.wrap_under(&keys.key, &scope_label(organization, id, 1, keys.generation))?);
            batch.push(Arc::new(OpenScope::new(organization, id, 1, key)));
        }
        let tx = self.0.db.write(organization.uuid()).await?;
        if store::lock_organization_key(&tx, organization).await? != Some(keys.generation) {
            return Err(Error::Stale);
        }
        let inserts = batch.iter().zip(&wrapped).map(|(scope, wrapped)| {
            store::insert_scope_key(&tx, organization, scope.id(), 1, keys.generation, wrapped, now)
        });
        futures_util::future::try_join_all(inserts).await?;
        tx.commit().await?;
        self.0
            .minted
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(organization)
            .or_default()
            .extend(batch.into_iter().map(|scope| (now.plus_seconds(USED_FOR_SECS), scope)));
        Ok(())
    }

    fn take_minted(&self, organization: OrganizationId) -> Option<Arc<OpenScope>> {
        if self.minted_left(organization) == 0 {
            return None;
        }
        let mut minted = self.0.minted.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, scope) = minted.get_mut(&organization)?.pop()?;
        drop(minted);
        self.remember(&scope, self.forgotten());
        Some(scope)
    }

    /// A few thousand scopes that were minted, are not known to be used, and that no living process will use any more.
    pub(crate) async fn minted(&self, organization: OrganizationId) -> Result<Vec<ScopeId>, Error> {
        const CHUNK: i64 = 2_000;
        let before = self.0.clock.now().plus_seconds(-UNUSED_AFTER_SECS);
        let tx = self.0.db.read(organization.uuid()).await?;
        Ok(store::minted_scopes(&tx, organization, before, CHUNK).await?)
    }

    /// Lets no start take a scope for unused because the data in place are older than its key: newer data may lie aside.
    pub(crate) async fn keep_minted(&self, organization: OrganizationId) -> Result<(), Error> {
        let tx = self.0.db.write(organization.uuid()).await?;
        store::mark_all_used(&tx, organization).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Settles what became of minted scopes: those in use are marked, the others destroyed.
    pub(crate) async fn settle_minted(
        &self,
        organization: OrganizationId,
        used: Vec<Uuid>,
        unused: Vec<Uuid>,
    ) -> Result<(), Error> {
        let tx = self.0.db.write(organization.uuid()).await?;
        store::mark_used(&tx, organization, used).await?;
        store::delete_scope_keys(&tx, organization, unused).await?;
        tx.commit().await?;
        Ok(())
    }
}
