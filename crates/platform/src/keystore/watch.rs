//! What this process has seen of changes of keys by others, and what it has forgotten of its own since.
//!
//! Every process asks the key store each second how often keys have changed, and forgets what it had opened.
//! It looks at the keyring file as well: whoever ends an epoch writes the file first, and may be killed before it says so in the key store.
//! One that could not ask, because it was paused or the store did not answer, asks before it opens anything more: the others wait for it no longer.
//! A change counts as reached when no transaction is open any more that began before it was seen.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Instant, SystemTime};

use uuid::Uuid;

use super::{Error, Keyring, Keystore, OpenScope, OrganizationKeys, remains};
use crate::authz::OrganizationId;
use crate::ids::ScopeId;

/// How long a process opens what it has in memory without having asked. [Others](crate::nodes::LIVE_SECS) wait longer for it.
const LAPSE_SECS: i64 = 15;

/// What a process knows of the changes of keys.
#[derive(Default)]
pub(super) struct Watch {
    seen: Mutex<Seen>,
    /// When the key store was last asked, in microseconds; zero before the first time.
    asked_at: AtomicI64,
    /// How often it was not asked in time.
    lapses: AtomicU64,
    /// How often something was forgotten: what was read before is not remembered after it.
    forgotten: AtomicU64,
}

impl Watch {
    /// From now on; the keyring is read after this.
    pub(super) fn new(keyring: &Path) -> Self {
        let seen = Seen {
            keyring: Stamp::of(keyring),
            ..Seen::default()
        };
        Self {
            seen: Mutex::new(seen),
            ..Self::default()
        }
    }
}

#[derive(Default)]
struct Seen {
    change: i64,
    /// The keyring file that is in memory.
    keyring: Option<Stamp>,
    /// How many transactions are open, by the change that had been seen when they began.
    open: BTreeMap<i64, usize>,
}

/// Tells a file from the one that takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    modified: SystemTime,
    length: u64,
    inode: u64,
}

impl Stamp {
    /// Nothing where the file cannot be asked: then it is taken for the same.
    fn of(path: &Path) -> Option<Self> {
        let file = std::fs::metadata(path).ok()?;
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&file);
        #[cfg(not(unix))]
        let inode = 0;
        Some(Self {
            modified: file.modified().ok()?,
            length: file.len(),
            inode,
        })
    }
}

/// A transaction that is open: what was opened in it may be in use.
pub(crate) struct Entered {
    keystore: Keystore,
    change: i64,
}

impl Drop for Entered {
    fn drop(&mut self) {
        let mut seen = self.keystore.seen();
        if let Some(count) = seen.open.get_mut(&self.change) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                seen.open.remove(&self.change);
            }
        }
    }
}

impl Keystore {
    fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.0.watch.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that a transaction begins; it has ended when the answer is dropped.
    pub(crate) fn enter(&self) -> Entered {
        let mut seen = self.seen();
        let change = seen.change;
        *seen.open.entry(change).or_default() += 1;
        drop(seen);
        Entered {
            keystore: self.clone(),
            change,
        }
    }

    /// The last change of keys of which nothing from before is in use here.
    pub(crate) fn reached(&self) -> i64 {
        let seen = self.seen();
        let oldest = seen.open.keys().next().copied();
        oldest.map_or(seen.change, |oldest| oldest.min(seen.change))
    }

    /// How often keys have changed, as the key store says now.
    pub async fn change(&self) -> Result<i64, Error> {
        Ok(remains::read_change(&self.0.db.read(Uuid::nil()).await?).await?)
    }

    /// Forgets what another node has destroyed or moved to another epoch since the last call; every node asks each second.
    /// Returns the change up to which it has.
    pub async fn catch_up(&self) -> Result<i64, Error> {
        let now = self.0.clock.now();
        if self.has_lapsed() {
            self.0.watch.lapses.fetch_add(1, Ordering::Relaxed);
        }
        let change = self.change().await?;
        if self.seen().change < change || self.has_other_keyring() {
            self.forget()?;
            let mut seen = self.seen();
            seen.change = seen.change.max(change);
        }
        self.0.watch.asked_at.store(now.micros(), Ordering::Relaxed);
        Ok(change)
    }

    /// Notes a change that this process has made, once the scopes that it is about are forgotten here.
    /// If others have changed keys before it, [`Self::catch_up`] forgets everything.
    pub(super) fn made(&self, change: i64) {
        let mut seen = self.seen();
        if seen.change.saturating_add(1) == change {
            seen.change = change;
        }
    }

    /// Whether another keyring lies where the one in memory was read.
    fn has_other_keyring(&self) -> bool {
        let found = Stamp::of(&self.0.keyring_path);
        found.is_some() && found != self.seen().keyring
    }

    /// Whether the key store was not asked for so long that others may have stopped waiting for this process.
    fn has_lapsed(&self) -> bool {
        let asked = self.0.watch.asked_at.load(Ordering::Relaxed);
        let since = self.0.clock.now().micros().saturating_sub(asked);
        !(0..LAPSE_SECS.saturating_mul(1_000_000)).contains(&since)
    }

    /// Asks the key store if it has not been asked for long, before anything is opened with what is in memory.
    pub(crate) async fn keep_up(&self) -> Result<(), Error> {
        if self.has_lapsed() {
            self.catch_up().await?;
        }
        Ok(())
    }

    /// How often this process was so long without asking that what it had opened meanwhile may be gone.
    pub(crate) async fn lapses(&self) -> Result<u64, Error> {
        self.keep_up().await?;
        Ok(self.0.watch.lapses.load(Ordering::Relaxed))
    }

    /// Drops every opened key and reads the keyring again, so that the next use reads the store.
    pub(crate) fn forget(&self) -> Result<(), Error> {
        self.0.watch.forgotten.fetch_add(1, Ordering::SeqCst);
        self.read_keyring_again()?;
        self.organizations().clear();
        self.scopes().clear();
        Ok(())
    }

    pub(super) fn read_keyring_again(&self) -> Result<(), Error> {
        let mut keyring = self.0.keyring.write().unwrap_or_else(PoisonError::into_inner);
        // Before it is read: one that is put in its place meanwhile is another.
        let stamp = Stamp::of(&self.0.keyring_path);
        *keyring = Keyring::read(&self.0.keyring_path, keyring.provider())?;
        self.seen().keyring = stamp;
        Ok(())
    }

    pub(super) fn forget_scope(&self, organization: OrganizationId, scope: ScopeId) {
        self.0.watch.forgotten.fetch_add(1, Ordering::SeqCst);
        self.scopes().pop(&(organization, scope));
    }

    /// How often something was forgotten, for [`Self::remember`].
    pub(super) fn forgotten(&self) -> u64 {
        self.0.watch.forgotten.load(Ordering::SeqCst)
    }

    /// Keeps an opened scope, unless something was forgotten since it was read.
    pub(super) fn remember(&self, scope: &Arc<OpenScope>, forgotten: u64) {
        let mut scopes = self.scopes();
        if self.forgotten() == forgotten {
            scopes.put((scope.organization(), scope.id()), (Instant::now(), scope.clone()));
        }
    }

    pub(super) fn remember_organization(
        &self,
        organization: OrganizationId,
        keys: &Arc<OrganizationKeys>,
        forgotten: u64,
    ) {
        let mut organizations = self.organizations();
        if self.forgotten() == forgotten {
            organizations.insert(organization, keys.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::db::migrate;
    use crate::db::raw::{Address, RawDb};
    use crate::ids;
    use crate::keystore::{MIGRATIONS, Provider};

    /// Two processes on one key store, without anything that asks by itself.
    async fn two(clock: &Clock) -> (std::path::PathBuf, Keystore, Keystore, OrganizationId) {
        let folder = std::env::temp_dir().join(format!("carehold-watch-{}", ids::random_id().simple()));
        std::fs::create_dir_all(&folder).unwrap();
        let (address, keyring) = (Address::Sqlite(folder.join("keys.db")), folder.join("keyring.json"));
        migrate::migrate(&RawDb::open(&address).unwrap(), MIGRATIONS, None, clock.now())
            .await
            .unwrap();
        Keyring::create(Provider::File).unwrap().write(&keyring).unwrap();
        let open = || Keystore::open(&address, &keyring, &Provider::File, clock.clone()).unwrap();
        let (one, other) = (open(), open());
        let organization = OrganizationId::new(ids::random_id());
        let lock = one.lock_keyring().await.unwrap();
        one.create_organization(organization, &lock).await.unwrap();
        (folder, one, other, organization)
    }

    #[tokio::test]
    async fn whoever_was_paused_asks_before_it_opens_anything() {
        let clock = Clock::system();
        let (folder, one, other, organization) = two(&clock).await;
        let scope = one.mint(organization).await.unwrap().id();
        other.open_scope(organization, scope).await.unwrap();
        let lapses = other.lapses().await.unwrap();
        one.destroy_scopes(organization, vec![scope]).await.unwrap();
        assert!(
            other.open_scope(organization, scope).await.is_ok(),
            "it has not asked yet"
        );
        assert_eq!(other.lapses().await.unwrap(), lapses);
        clock.advance(LAPSE_SECS);
        assert!(other.open_scope(organization, scope).await.is_err());
        assert_eq!(
            other.lapses().await.unwrap(),
            lapses + 1,
            "what it was doing meanwhile may show too much"
        );
        clock.advance(-3600);
        assert_eq!(
            other.lapses().await.unwrap(),
            lapses + 2,
            "nor does it trust a clock that was set back"
        );
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn whoever_destroys_a_scope_forgets_only_that() {
        let (folder, one, other, organization) = two(&Clock::system()).await;
        let mint = async || one.mint(organization).await.unwrap().id();
        let (kept, gone, by_other) = (mint().await, mint().await, mint().await);
        for scope in [kept, gone] {
            one.open_scope(organization, scope).await.unwrap();
        }
        one.catch_up().await.unwrap();
        let before = one.enter();
        one.destroy_scopes(organization, vec![gone]).await.unwrap();
        assert!(one.open_scope(organization, gone).await.is_err());
        let change = one.catch_up().await.unwrap();
        assert!(
            one.scopes().contains(&(organization, kept)),
            "nobody else changed anything"
        );
        assert!(one.reached() < change, "what began before may have it in use");
        drop(before);
        assert_eq!(one.reached(), change);
        // A change by another between two of its own: everything is read again.
        other.destroy_scopes(organization, vec![by_other]).await.unwrap();
        let last = mint().await;
        one.destroy_scopes(organization, vec![last]).await.unwrap();
        assert!(one.reached() < one.change().await.unwrap());
        one.catch_up().await.unwrap();
        assert!(one.scopes().is_empty());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn whoever_ends_an_epoch_and_dies_is_noticed() {
        let (folder, one, other, organization) = two(&Clock::system()).await;
        one.begin_epoch().await.unwrap();
        one.move_organization(organization).await.unwrap();
        other.catch_up().await.unwrap();
        assert!(other.is_closing());
        let change = one.change().await.unwrap();
        // Killed before it counts the change.
        one.drop_old_epochs().unwrap();
        assert_eq!(one.change().await.unwrap(), change);
        other.catch_up().await.unwrap();
        assert!(!other.is_closing(), "it keeps the old key in memory");
        let forgotten = other.forgotten();
        other.catch_up().await.unwrap();
        assert_eq!(other.forgotten(), forgotten, "once for each keyring");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn a_change_is_reached_when_nothing_from_before_is_open() {
        let clock = Clock::system();
        let (folder, one, other, organization) = two(&clock).await;
        let scope = one.mint(organization).await.unwrap().id();
        other.open_scope(organization, scope).await.unwrap();
        let before = other.enter();
        one.destroy_scopes(organization, vec![scope]).await.unwrap();
        let change = one.change().await.unwrap();
        other.catch_up().await.unwrap();
        let after = other.enter();
        assert!(other.reached() < change);
        drop(before);
        assert_eq!(other.reached(), change);
        drop(after);
        // What was read before something was forgotten is not remembered after it.
        let kept = one.mint(organization).await.unwrap();
        let forgotten = other.forgotten();
        other.forget().unwrap();
        other.remember(&kept, forgotten);
        assert!(other.scopes().is_empty());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
