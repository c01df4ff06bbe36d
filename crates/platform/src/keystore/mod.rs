//! The key store: the only place that unwraps keys.
//!
//! Organization, index, signing and scope keys lie wrapped in a database of their own, under an epoch key that lies in the keyring file.
//! A key is durable before the first ciphertext under it: scopes are minted in batches ahead of use, so that creating a row waits for no key.
//! Opened keys are kept for five minutes at the most, in a small cache that forgets a scope when it is destroyed.
//! It deliberately has no way to hand out a key: callers get an [`OpenScope`] that seals and opens rows.

mod epoch;
mod error;
mod keyring;
mod mint;
mod scope;
mod store;

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use lru::LruCache;
use vault::{BlindIndexKey, KeyKind, KeyLabel, OrganizationKey, SigningSeed, Tokenizer};

use crate::authz::OrganizationId;
use crate::clock::Clock;
use crate::db::raw::{Address, RawDb};
use crate::ids::ScopeId;
pub use error::Error;
pub use keyring::{Keyring, Provider, write_private};
pub use scope::{OpenScope, ScopeKind, Sealed};
pub use store::{MIGRATIONS, STATEMENTS};

/// Opened scope keys kept at the most.
const CACHED_SCOPES: usize = 65_536;
/// How long an opened key is kept.
const CACHE_TIME: Duration = Duration::from_mins(5);

/// The keys of one organization, opened.
pub(crate) struct OrganizationKeys {
    generation: u32,
    key: OrganizationKey,
    blind: BlindIndexKey,
    seed: SigningSeed,
}

/// The key store of one installation. Cheap to clone.
#[derive(Clone)]
pub struct Keystore(Arc<Inner>);

struct Inner {
    db: RawDb,
    clock: Clock,
    keyring_path: PathBuf,
    keyring: RwLock<Keyring>,
    organizations: Mutex<HashMap<OrganizationId, Arc<OrganizationKeys>>>,
    scopes: Mutex<LruCache<(OrganizationId, ScopeId), (Instant, Arc<OpenScope>)>>,
    minted: Mutex<HashMap<OrganizationId, Vec<Arc<OpenScope>>>>,
    minting: tokio::sync::Mutex<()>,
}

impl Keystore {
    /// Opens the key store at `address` with the keyring at `keyring_path`.
    pub fn open(address: &Address, keyring_path: &Path, provider: &Provider, clock: Clock) -> Result<Self, Error> {
        let keyring = Keyring::read(keyring_path, provider)?;
        let cached = NonZeroUsize::new(CACHED_SCOPES).unwrap_or(NonZeroUsize::MIN);
        Ok(Self(Arc::new(Inner {
            db: RawDb::open(address)?,
            clock,
            keyring_path: keyring_path.to_owned(),
            keyring: RwLock::new(keyring),
            organizations: Mutex::default(),
            scopes: Mutex::new(LruCache::new(cached)),
            minted: Mutex::default(),
            minting: tokio::sync::Mutex::default(),
        })))
    }

    pub(crate) fn db(&self) -> &RawDb {
        &self.0.db
    }

    /// The epoch that new keys are wrapped under.
    pub fn epoch(&self) -> u32 {
        self.0.keyring.read().unwrap_or_else(PoisonError::into_inner).current()
    }

    /// Makes and stores the keys of a new organization.
    pub(crate) async fn create_organization(&self, organization: OrganizationId) -> Result<(), Error> {
        let keys = OrganizationKeys {
            generation: 1,
            key: OrganizationKey::generate()?,
            blind: BlindIndexKey::generate()?,
            seed: SigningSeed::generate()?,
        };
        let tx = self.0.db.write(organization.uuid()).await?;
        for (kind, wrapped) in self.wrap_organization(organization, &keys, 1)? {
            store::insert_organization_key(&tx, organization, kind, 1, wrapped, self.0.clock.now()).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The organization's keys, each wrapped for the store: its own key under the epoch, the others under its own.
    fn wrap_organization(
        &self,
        organization: OrganizationId,
        keys: &OrganizationKeys,
        blind_generation: u32,
    ) -> Result<[(KeyKind, (u32, Vec<u8>)); 3], Error> {
        let keyring = self.0.keyring.read().unwrap_or_else(PoisonError::into_inner);
        let epoch = keyring.current();
        let own = label(organization, KeyKind::Organization, keys.generation, epoch);
        let blind = label(organization, KeyKind::BlindIndex, blind_generation, keys.generation);
        let seed = label(organization, KeyKind::SigningSeed, 1, keys.generation);
        Ok([
            (
                KeyKind::Organization,
                (
                    epoch,
                    keys.key
                        .wrap_under(keyring.key(epoch).ok_or(Error::NoKey)?, &own)?
                        .to_vec(),
                ),
            ),
            (
                KeyKind::BlindIndex,
                (keys.generation, keys.blind.wrap_under(&keys.key, &blind)?.to_vec()),
            ),
            (
                KeyKind::SigningSeed,
                (keys.generation, keys.seed.wrap_under(&keys.key, &seed)?.to_vec()),
            ),
        ])
    }

    pub(crate) async fn organization(&self, organization: OrganizationId) -> Result<Arc<OrganizationKeys>, Error> {
        let known = self
            .0
            .organizations
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&organization)
            .cloned();
        if let Some(keys) = known {
            return Ok(keys);
        }
        let tx = self.0.db.read(organization.uuid()).await?;
        let rows = store::organization_keys(&tx, organization).await?;
        let find = |kind: KeyKind| {
            rows.iter()
                .filter(|row| row.kind == kind)
                .max_by_key(|row| row.generation)
                .ok_or(Error::NoKey)
        };
        let own = find(KeyKind::Organization)?;
        let key = {
            let keyring = self.0.keyring.read().unwrap_or_else(PoisonError::into_inner);
            let epoch = keyring.key(own.parent_generation).ok_or(Error::NoKey)?;
            epoch.unwrap_organization(
                &own.wrapped,
                &label(
                    organization,
                    KeyKind::Organization,
                    own.generation,
                    own.parent_generation,
                ),
            )?
        };
        let blind = find(KeyKind::BlindIndex)?;
        let seed = find(KeyKind::SigningSeed)?;
        let keys = Arc::new(OrganizationKeys {
            generation: own.generation,
            blind: key.unwrap_blind_index(
                &blind.wrapped,
                &label(
                    organization,
                    KeyKind::BlindIndex,
                    blind.generation,
                    blind.parent_generation,
                ),
            )?,
            seed: key.unwrap_signing_seed(
                &seed.wrapped,
                &label(
                    organization,
                    KeyKind::SigningSeed,
                    seed.generation,
                    seed.parent_generation,
                ),
            )?,
            key,
        });
        self.0
            .organizations
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(organization, keys.clone());
        Ok(keys)
    }

    /// Makes blind tokens of one kind (`email`, `identity-code`, …) for one organization.
    pub async fn tokenizer(&self, organization: OrganizationId, kind: &str) -> Result<Tokenizer, Error> {
        Ok(self.organization(organization).await?.blind.tokenizer(kind))
    }

    /// Signs the organization's checkpoints and certificates as `name`.
    pub(crate) async fn signer(&self, organization: OrganizationId, name: &str) -> Result<tlog::note::Signer, Error> {
        let keys = self.organization(organization).await?;
        tlog::note::Signer::from_seed(name, keys.seed.expose()).map_err(|_| Error::NoKey)
    }

    fn remember(&self, scope: &Arc<OpenScope>) {
        let mut scopes = self.0.scopes.lock().unwrap_or_else(PoisonError::into_inner);
        scopes.put((scope.organization(), scope.id()), (Instant::now(), scope.clone()));
    }

    /// Opens scopes in the order asked, with one statement for those that are not cached.
    pub(crate) async fn open_scopes(
        &self,
        organization: OrganizationId,
        wanted: &[ScopeId],
    ) -> Result<Vec<Arc<OpenScope>>, Error> {
        let mut found: HashMap<ScopeId, Arc<OpenScope>> = HashMap::with_capacity(wanted.len());
        let mut missing = Vec::new();
        {
            let mut scopes = self.0.scopes.lock().unwrap_or_else(PoisonError::into_inner);
            for id in wanted {
                match scopes.get(&(organization, *id)) {
                    Some((since, scope)) if since.elapsed() < CACHE_TIME => {
                        found.insert(*id, scope.clone());
                    }
                    _ => missing.push(id.uuid()),
                }
            }
        }
        if !missing.is_empty() {
            let keys = self.organization(organization).await?;
            let tx = self.0.db.read(organization.uuid()).await?;
            for row in store::scope_keys(&tx, organization, missing).await? {
                let key = keys.key.unwrap_scope(
                    &row.wrapped,
                    &scope_label(organization, row.scope, row.generation, row.parent_generation),
                )?;
                let scope = Arc::new(OpenScope::new(organization, row.scope, row.generation, key));
                self.remember(&scope);
                found.insert(row.scope, scope);
            }
        }
        wanted
            .iter()
            .map(|id| found.get(id).cloned().ok_or(Error::NoKey))
            .collect()
    }

    pub(crate) async fn open_scope(
        &self,
        organization: OrganizationId,
        scope: ScopeId,
    ) -> Result<Arc<OpenScope>, Error> {
        self.open_scopes(organization, &[scope])
            .await?
            .pop()
            .ok_or(Error::NoKey)
    }

    /// Drops every opened key, so that the next use reads the store again.
    pub(crate) fn forget(&self) {
        self.0
            .organizations
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.0.scopes.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.0.minted.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

fn label(organization: OrganizationId, kind: KeyKind, generation: u32, parent_generation: u32) -> KeyLabel {
    KeyLabel {
        organization: organization.bytes(),
        key: organization.bytes(),
        kind,
        generation,
        parent_generation,
    }
}

fn scope_label(organization: OrganizationId, scope: ScopeId, generation: u32, parent_generation: u32) -> KeyLabel {
    KeyLabel {
        organization: organization.bytes(),
        key: scope.bytes(),
        kind: KeyKind::Scope,
        generation,
        parent_generation,
    }
}
