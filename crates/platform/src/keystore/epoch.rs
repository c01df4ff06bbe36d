//! Closing an epoch: from then on old copies of wrapped keys open nothing.
//!
//! Each step can be repeated: a step that was interrupted is found undone and done again.
//! 1. A new epoch key joins the keyring.
//! 2. Every organization gets a new organization key and blind-index key under it, its surviving scope keys are wrapped anew, in one key store transaction each.
//! 3. The caller renews the blind tokens in the data.
//! 4. The old epoch keys leave the keyring; the caller copies it anew.
//!
//! Other processes go on meanwhile: they find that a key was wrapped anew and read again.
//! The keyring file is read again and written under its lock, so that whoever was paused in the middle destroys nothing that came later.

use std::sync::PoisonError;

use uuid::Uuid;
use vault::{BlindIndexKey, KeyKind, OrganizationKey, SigningSeed};

use super::{Error, Keystore, LockedKeyring, OrganizationKeys, label, remains, scope_label, store};
use crate::authz::OrganizationId;
use crate::ids::ScopeId;

const CHUNK: i64 = 2_000;

impl Keystore {
    /// Locks the keyring against every other process that would change it.
    pub async fn lock_keyring(&self) -> Result<LockedKeyring, Error> {
        LockedKeyring::take(&self.0.keyring_path).await
    }

    /// Adds a new epoch key to the keyring, unless a closing is already under way.
    pub async fn begin_epoch(&self) -> Result<u32, Error> {
        let _lock = self.lock_keyring().await?;
        self.read_keyring_again()?;
        let mut keyring = self.0.keyring.write().unwrap_or_else(PoisonError::into_inner);
        if keyring.is_closing() {
            return Ok(keyring.current());
        }
        let epoch = keyring.begin_epoch()?;
        keyring.write(&self.0.keyring_path)?;
        Ok(epoch)
    }

    /// Whether a closing has begun and not ended, as far as the keyring knows.
    pub fn is_closing(&self) -> bool {
        self.0
            .keyring
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .is_closing()
    }

    /// Whether the organization's key is wrapped under the current epoch.
    pub async fn is_current(&self, organization: OrganizationId) -> Result<bool, Error> {
        Ok(self.own_key(organization).await?.parent_generation == self.epoch())
    }

    /// Whether keys were destroyed since the organization's epoch began: copies of the key store from before still hold them.
    pub async fn has_waiting_tombstones(&self, organization: OrganizationId) -> Result<bool, Error> {
        let generation = self.own_key(organization).await?.generation;
        let tx = self.db().read(organization.uuid()).await?;
        Ok(remains::has_waiting(&tx, organization, generation).await?)
    }

    async fn own_key(&self, organization: OrganizationId) -> Result<store::OrganizationKeyRow, Error> {
        let tx = self.db().read(organization.uuid()).await?;
        let rows = store::organization_keys(&tx, organization).await?;
        let own = rows.into_iter().find(|row| row.kind == KeyKind::Organization);
        own.ok_or(Error::NoKey)
    }

    /// Moves the organization's keys under the current epoch, and makes every node forget the old ones.
    pub(crate) async fn move_organization(&self, organization: OrganizationId) -> Result<(), Error> {
        let moved = self.rewrap(organization).await;
        self.forget()?;
        moved
    }

    async fn rewrap(&self, organization: OrganizationId) -> Result<(), Error> {
        let old = self.organization(organization).await?;
        let generation = old.generation.saturating_add(1);
        let new = OrganizationKeys {
            generation,
            key: OrganizationKey::generate()?,
            blind: BlindIndexKey::generate()?,
            // The signing seed survives epochs: its verifier key stands on certificates.
            seed: self.unwrap_seed(organization).await?,
        };
        let tx = self.db().write(organization.uuid()).await?;
        // Somebody else may have moved it since.
        if store::lock_organization_key(&tx, organization).await? != Some(old.generation) {
            return Err(Error::Stale);
        }
        store::delete_organization_keys(&tx, organization).await?;
        for (kind, wrapped) in self.wrap_organization(organization, &new, generation)? {
            let generation = if kind == KeyKind::SigningSeed { 1 } else { generation };
            store::insert_organization_key(&tx, organization, kind, generation, wrapped, self.0.clock.now()).await?;
        }
        let mut after = (ScopeId::from(uuid::Uuid::nil()), 0);
        loop {
            let rows = store::scope_keys_after(&tx, organization, after, CHUNK).await?;
            let Some(last) = rows.last() else { break };
            after = (last.scope, last.generation);
            let mut wrapped = Vec::with_capacity(rows.len());
            for row in &rows {
                let label = |parent| scope_label(organization, row.scope, row.generation, parent);
                let key = old.key.unwrap_scope(&row.wrapped, &label(row.parent_generation))?;
                wrapped.push(key.wrap_under(&new.key, &label(generation))?);
            }
            let updates = rows.iter().zip(&wrapped);
            let updates =
                updates.map(|(row, wrapped)| store::update_scope_key(&tx, organization, row, generation, wrapped));
            futures_util::future::try_join_all(updates).await?;
        }
        self.rewrap_survivors(&tx, organization, (&old.key, &new.key), generation)
            .await?;
        remains::count_change(&tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The generation of the key that blind tokens are made with now.
    pub(crate) async fn blind_generation(&self, organization: OrganizationId) -> Result<i64, Error> {
        let tx = self.db().read(organization.uuid()).await?;
        let rows = store::organization_keys(&tx, organization).await?;
        let generations = rows
            .iter()
            .filter(|row| row.kind == KeyKind::BlindIndex)
            .map(|row| i64::from(row.generation));
        generations.max().ok_or(Error::NoKey)
    }

    async fn unwrap_seed(&self, organization: OrganizationId) -> Result<SigningSeed, Error> {
        let keys = self.organization(organization).await?;
        let tx = self.db().read(organization.uuid()).await?;
        let rows = store::organization_keys(&tx, organization).await?;
        let row = rows
            .iter()
            .find(|row| row.kind == KeyKind::SigningSeed)
            .ok_or(Error::NoKey)?;
        Ok(keys.key.unwrap_signing_seed(
            &row.wrapped,
            &label(
                organization,
                KeyKind::SigningSeed,
                row.generation,
                row.parent_generation,
            ),
        )?)
    }

    /// Destroys the old epoch keys in the keyring, once every one of `organizations` is under the new one.
    /// Whoever holds the lock has listed them under it: nobody makes another meanwhile.
    pub async fn end_epoch(&self, organizations: &[OrganizationId], _keyring: &LockedKeyring) -> Result<(), Error> {
        self.read_keyring_again()?;
        for organization in organizations {
            if !self.is_current(*organization).await? {
                return Err(Error::NotMoved);
            }
        }
        self.drop_old_epochs()?;
        // Whoever has read the keyring since the last organization was moved has the old key in memory, and takes the closing for unfinished.
        // Should this process die here, they find another keyring file (`watch`).
        let tx = self.0.db.write(Uuid::nil()).await?;
        remains::count_change(&tx).await?;
        tx.commit().await?;
        Ok(())
    }

    pub(super) fn drop_old_epochs(&self) -> Result<(), Error> {
        let mut keyring = self.0.keyring.write().unwrap_or_else(PoisonError::into_inner);
        keyring.drop_old_epochs();
        keyring.write(&self.0.keyring_path)
    }
}
