//! Closing an epoch: from then on old copies of wrapped keys open nothing.
//!
//! Each step can be repeated: a step that was interrupted is found undone and done again.
//! 1. A new epoch key joins the keyring.
//! 2. Every organization gets a new organization key and blind-index key under it, its surviving scope keys are wrapped anew, in one key store transaction each.
//! 3. The caller renews the blind tokens in the data.
//! 4. The old epoch keys leave the keyring; the caller copies it anew.

use vault::{BlindIndexKey, KeyKind, OrganizationKey, SigningSeed};

use super::{Error, Keystore, OrganizationKeys, label, scope_label, store};
use crate::authz::OrganizationId;
use crate::ids::ScopeId;

const CHUNK: i64 = 2_000;

impl Keystore {
    /// Adds a new epoch key to the keyring, unless a closing is already under way.
    pub fn begin_epoch(&self) -> Result<u32, Error> {
        let mut keyring = self
            .0
            .keyring
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let epoch = if keyring.epochs_len() > 1 {
            keyring.current()
        } else {
            keyring.begin_epoch()?
        };
        keyring.write(&self.0.keyring_path)?;
        Ok(epoch)
    }

    /// Moves those of `organizations` that are still under an older epoch; returns how many it moved.
    pub async fn rewrap_organizations(&self, organizations: &[OrganizationId]) -> Result<usize, Error> {
        let mut moved = 0;
        for organization in organizations {
            if !self.is_current(*organization).await? {
                self.rewrap(*organization).await?;
                moved += 1;
            }
        }
        self.forget()?;
        Ok(moved)
    }

    /// Whether the organization's key is wrapped under the current epoch.
    async fn is_current(&self, organization: OrganizationId) -> Result<bool, Error> {
        let tx = self.db().read(organization.uuid()).await?;
        let rows = store::organization_keys(&tx, organization).await?;
        let own = rows
            .iter()
            .find(|row| row.kind == KeyKind::Organization)
            .ok_or(Error::NoKey)?;
        Ok(own.parent_generation == self.epoch())
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
    pub async fn end_epoch(&self, organizations: &[OrganizationId]) -> Result<(), Error> {
        for organization in organizations {
            if !self.is_current(*organization).await? {
                return Err(Error::NotMoved);
            }
        }
        let mut keyring = self
            .0
            .keyring
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        keyring.drop_old_epochs();
        keyring.write(&self.0.keyring_path)?;
        Ok(())
    }
}
