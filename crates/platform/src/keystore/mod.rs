//! The key store: the only place that unwraps keys.
//!
//! Organization, index, signing and scope keys lie wrapped in a database of their own, under an epoch key that lies in the keyring file.
//! A key is durable before the first ciphertext under it: scopes are minted in batches ahead of use, so that creating a row waits for no key.
//! Opened keys are kept for five minutes at the most, in a small cache that forgets a scope when it is destroyed.
//! It deliberately has no way to hand out a key: callers get an [`OpenScope`] that seals and opens rows.

mod destroy;
mod epoch;
mod error;
mod keyring;
mod mint;
mod remains;
mod scope;
mod store;
mod watch;

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use lru::LruCache;
use uuid::Uuid;
use vault::{BlindIndexKey, KeyKind, KeyLabel, OrganizationKey, ScopeKey, SigningSeed, Tokenizer};

use crate::authz::OrganizationId;
use crate::clock::Clock;
use crate::db::raw::{Address, RawDb};
use crate::ids::ScopeId;
pub use destroy::RowName;
pub use error::Error;
pub use keyring::{Keyring, LockedKeyring, Provider, hash_file, write_private};
pub(crate) use remains::ScopeRow;
pub use remains::{STATEMENTS as DESTRUCTION_STATEMENTS, Tombstone};
use scope::Remains;
pub use scope::{OpenScope, ScopeKind, Sealed};
pub use store::{MIGRATIONS, STATEMENTS};
pub(crate) use watch::Entered;
use watch::Watch;

/// Opened scope keys kept at the most.
const CACHED_SCOPES: usize = 65_536;
/// How long an opened key is kept.
const CACHE_TIME: Duration = Duration::from_mins(5);
/// How often keys are read again because an epoch was closed in between.
const RELOADS: usize = 3;

/// Opened scopes, and since when.
type Scopes = LruCache<(OrganizationId, ScopeId), (Instant, Arc<OpenScope>)>;

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
    scopes: Mutex<Scopes>,
    minted: Mutex<mint::Minted>,
    minting: tokio::sync::Mutex<()>,
    watch: Watch,
}

impl Keystore {
    /// Opens the key store at `address` with the keyring at `keyring_path`.
    pub fn open(address: &Address, keyring_path: &Path, provider: &Provider, clock: Clock) -> Result<Self, Error> {
        let watch = Watch::new(keyring_path);
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
            watch,
        })))
    }

    /// Prepares a statement without running it, for the test that does so with every one.
    pub async fn prepare(&self, statement: &'static str) -> Result<(), Error> {
        Ok(self.0.db.read(Uuid::nil()).await?.prepare(statement).await?)
    }

    pub(crate) fn db(&self) -> &RawDb {
        &self.0.db
    }

    /// The epoch that new keys are wrapped under.
    pub fn epoch(&self) -> u32 {
        self.0.keyring.read().unwrap_or_else(PoisonError::into_inner).current()
    }

    fn organizations(&self) -> MutexGuard<'_, HashMap<OrganizationId, Arc<OrganizationKeys>>> {
        self.0.organizations.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn scopes(&self) -> MutexGuard<'_, Scopes> {
        self.0.scopes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes and stores the keys of a new organization; the keyring stays locked until its row is there as well.
    pub(crate) async fn create_organization(
        &self,
        organization: OrganizationId,
        _keyring: &LockedKeyring,
    ) -> Result<(), Error> {
        self.read_keyring_again()?;
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

    /// The organization's keys; read again if an epoch was closed meanwhile.
    pub(crate) async fn organization(&self, organization: OrganizationId) -> Result<Arc<OrganizationKeys>, Error> {
        self.keep_up().await?;
        let known = self.organizations().get(&organization).cloned();
        if let Some(keys) = known {
            return Ok(keys);
        }
        match self.read_organization(organization).await {
            Err(Error::NoKey) => {
                self.forget()?;
                self.read_organization(organization).await
            }
            answer => answer,
        }
    }

    async fn read_organization(&self, organization: OrganizationId) -> Result<Arc<OrganizationKeys>, Error> {
        let forgotten = self.forgotten();
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
        self.remember_organization(organization, &keys, forgotten);
        Ok(keys)
    }

    /// Makes blind tokens of one kind (`email`, `identity-code`, …) for one organization; and the generation of their key.
    pub(crate) async fn tokenizer(&self, organization: OrganizationId, kind: &str) -> Result<(Tokenizer, i64), Error> {
        let keys = self.organization(organization).await?;
        Ok((keys.blind.tokenizer(kind), i64::from(keys.generation)))
    }

    /// Opens the keys of an organization, and tells nothing of them: a copy of the key store is good.
    pub async fn test(&self, organization: OrganizationId) -> Result<(), Error> {
        let mut after = (ScopeId::from(Uuid::nil()), 0);
        let keys = self.organization(organization).await?;
        let tx = self.0.db.read(organization.uuid()).await?;
        loop {
            let rows = store::scope_keys_after(&tx, organization, after, 2_000).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = (last.scope, last.generation);
            for row in &rows {
                let label = scope_label(organization, row.scope, row.generation, row.parent_generation);
                keys.key.unwrap_scope(&row.wrapped, &label)?;
            }
        }
    }

    /// Signs the organization's checkpoints and certificates as `name`.
    pub(crate) async fn signer(&self, organization: OrganizationId, name: &str) -> Result<tlog::note::Signer, Error> {
        let keys = self.organization(organization).await?;
        tlog::note::Signer::from_seed(name, keys.seed.expose()).map_err(|_| Error::NoKey)
    }

    /// Opens scopes in the order asked, with one statement for those that are not cached.
    pub(crate) async fn open_scopes(
        &self,
        organization: OrganizationId,
        wanted: &[ScopeId],
    ) -> Result<Vec<Arc<OpenScope>>, Error> {
        let found = self.find_scopes(organization, wanted).await?;
        let open = |id| found.get(id).cloned().ok_or(Error::NoKey);
        wanted.iter().map(open).collect()
    }

    /// The same, without those that were destroyed.
    pub(crate) async fn find_scopes(
        &self,
        organization: OrganizationId,
        wanted: &[ScopeId],
    ) -> Result<HashMap<ScopeId, Arc<OpenScope>>, Error> {
        self.keep_up().await?;
        let mut found: HashMap<ScopeId, Arc<OpenScope>> = HashMap::with_capacity(wanted.len());
        let mut missing = Vec::new();
        {
            let mut scopes = self.scopes();
            for id in wanted {
                match scopes.get(&(organization, *id)) {
                    Some((since, scope)) if since.elapsed() < CACHE_TIME => _ = found.insert(*id, scope.clone()),
                    _ => missing.push(id.uuid()),
                }
            }
        }
        if !missing.is_empty() {
            let forgotten = self.forgotten();
            for scope in self.read_scopes(organization, missing).await? {
                self.remember(&scope, forgotten);
                found.insert(scope.id(), scope);
            }
        }
        Ok(found)
    }

    /// Reads and unwraps scopes; those that were destroyed are missing from the answer.
    async fn read_scopes(&self, organization: OrganizationId, wanted: Vec<Uuid>) -> Result<Vec<Arc<OpenScope>>, Error> {
        for _ in 0..RELOADS {
            let keys = self.organization(organization).await?;
            match self.read_scopes_under(&keys, organization, wanted.clone()).await {
                Err(Error::Stale) => self.forget()?,
                answer => return answer,
            }
        }
        Err(Error::Stale)
    }

    /// # Errors
    /// [`Error::Stale`] when an epoch was closed since the organization's keys were read.
    async fn read_scopes_under(
        &self,
        keys: &OrganizationKeys,
        organization: OrganizationId,
        wanted: Vec<Uuid>,
    ) -> Result<Vec<Arc<OpenScope>>, Error> {
        let tx = self.0.db.read(organization.uuid()).await?;
        let mut generations: HashMap<ScopeId, Vec<(u32, ScopeKey)>> = HashMap::with_capacity(wanted.len());
        for row in store::scope_keys(&tx, organization, wanted).await? {
            if row.parent_generation != keys.generation {
                return Err(Error::Stale);
            }
            let label = scope_label(organization, row.scope, row.generation, row.parent_generation);
            let key = keys.key.unwrap_scope(&row.wrapped, &label)?;
            generations.entry(row.scope).or_default().push((row.generation, key));
        }
        let is_erased_in_part = |known: &[(u32, ScopeKey)]| known.last().is_some_and(|(newest, _)| *newest > 1);
        let erased_in_part = generations.iter().filter(|(_, known)| is_erased_in_part(known));
        let erased_in_part: Vec<Uuid> = erased_in_part.map(|(scope, _)| scope.uuid()).collect();
        let mut found: HashMap<ScopeId, Remains> = HashMap::new();
        if !erased_in_part.is_empty() {
            for row in remains::survivor_keys(&tx, organization, erased_in_part).await? {
                let key = destroy::unwrap_survivor(&keys.key, organization, &row)?;
                let survivors = &mut found.entry(row.scope).or_default().survivors;
                survivors.insert(((row.table, row.row), row.generation), key);
            }
        }
        let open = |(scope, mut known): (ScopeId, Vec<(u32, ScopeKey)>)| {
            let (generation, key) = known.pop()?;
            let mut remains = found.remove(&scope).unwrap_or_default();
            remains.older = known;
            Some(Arc::new(
                OpenScope::new(organization, scope, generation, key).with_remains(remains),
            ))
        };
        Ok(generations.into_iter().filter_map(open).collect())
    }

    /// Opens those scopes whose keys are still there and open.
    pub(crate) async fn open_those_left(
        &self,
        organization: OrganizationId,
        wanted: impl IntoIterator<Item = ScopeId>,
    ) -> Result<HashMap<ScopeId, Arc<OpenScope>>, Error> {
        let wanted = wanted.into_iter().map(ScopeId::uuid).collect();
        let found = self.read_scopes(organization, wanted).await?;
        Ok(found.into_iter().map(|scope| (scope.id(), scope)).collect())
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
