//! Minting: scope keys made in durable batches ahead of use, so that creating a row waits for no key.

use std::sync::{Arc, PoisonError};

use vault::ScopeKey;

use super::{Error, Keystore, OpenScope, scope_label, store};
use crate::authz::OrganizationId;
use crate::ids::{self, ScopeId};

/// Scopes minted in one durable batch.
const BATCH: usize = 64;

impl Keystore {
    /// Sees to it that the next few scopes need no key store commit.
    pub(crate) async fn top_up(&self, organization: OrganizationId) -> Result<(), Error> {
        const LOW: usize = 8;
        let left = self
            .0
            .minted
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&organization)
            .map_or(0, Vec::len);
        if left >= LOW {
            return Ok(());
        }
        let _one_at_a_time = self.0.minting.lock().await;
        let left = self
            .0
            .minted
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&organization)
            .map_or(0, Vec::len);
        if left >= LOW {
            Ok(())
        } else {
            self.mint_batch(organization, BATCH).await
        }
    }

    /// Sees to it that the next `count` scopes need no key store commit: imports mint per chunk, ahead of its transaction.
    pub async fn mint_ahead(&self, organization: OrganizationId, count: usize) -> Result<(), Error> {
        let _one_at_a_time = self.0.minting.lock().await;
        let left = {
            let minted = self.0.minted.lock().unwrap_or_else(PoisonError::into_inner);
            minted.get(&organization).map_or(0, Vec::len)
        };
        match count.saturating_sub(left) {
            0 => Ok(()),
            missing => self.mint_batch(organization, missing.max(BATCH)).await,
        }
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
            .extend(batch);
        Ok(())
    }

    fn take_minted(&self, organization: OrganizationId) -> Option<Arc<OpenScope>> {
        let scope = self
            .0
            .minted
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get_mut(&organization)?
            .pop()?;
        self.remember(&scope);
        Some(scope)
    }

    /// Scopes that were minted and are not known to be used.
    pub(crate) async fn minted(&self, organization: OrganizationId) -> Result<Vec<ScopeId>, Error> {
        let tx = self.0.db.read(organization.uuid()).await?;
        Ok(store::minted_scopes(&tx, organization).await?)
    }

    /// Destroys minted scopes that no row uses: those of a process that ended. Returns how many.
    pub(crate) async fn destroy_unused(
        &self,
        organization: OrganizationId,
        used: &(dyn Fn(&ScopeId) -> bool + Sync),
    ) -> Result<usize, Error> {
        let tx = self.0.db.write(organization.uuid()).await?;
        let mut destroyed = 0;
        for scope in store::minted_scopes(&tx, organization).await? {
            if used(&scope) {
                store::mark_used(&tx, organization, scope).await?;
            } else {
                store::delete_scope_key(&tx, organization, scope).await?;
                destroyed += 1;
            }
        }
        tx.commit().await?;
        Ok(destroyed)
    }
}
