//! Transactions that know who acts.
//!
//! [`ReadTx`] reads, asks for rights and opens; [`Tx`] also writes, and cannot commit without an event. Both are bound to their actor's organization. What a `ReadTx` was allowed or refused is noted with the actor, and logged before the answer leaves.

use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use uuid::Uuid;
use vault::Tokenizer;

use super::raw::RawTx;
use super::scope::{INSERT_SCOPE, IS_DESTROYED, SCOPE};
use super::{Db, Error, FromRow, RowDigest, Table, Value, lock_number};
use crate::audit::{self, Event, Outcome};
use crate::authz::resource::Related;
use crate::authz::{Action, Actor, Authorized, Denied, Facts, Ground, OrganizationId, Permit, Resource, decide};
use crate::clock::Time;
use crate::ids::{self, ScopeId};
use crate::keystore::{Entered, Keystore, OpenScope, ScopeKind};
use crate::organization::{self, Organization};
use crate::params;

/// Rows that are sent at once.
const AT_ONCE: usize = 256;

/// A transaction that reads.
pub struct ReadTx {
    raw: RawTx,
    db: Db,
    pub(super) actor: Actor,
    organization: Arc<Organization>,
    pub(super) now: Time,
    failed: AtomicBool,
    pub(super) notes_reads: bool,
    /// Of the index key that the stored tokens fit, once it was asked.
    blind_generation: OnceLock<i64>,
    /// Whether it makes the organization's blind tokens anew.
    renews_tokens: bool,
    #[expect(dead_code, reason = "tells until its end that what was opened may be in use")]
    entered: Entered,
}

impl ReadTx {
    pub(super) fn new(raw: RawTx, db: &Db, actor: &Actor, organization: Arc<Organization>, notes_reads: bool) -> Self {
        let now = db.clock().now();
        let failed = AtomicBool::new(false);
        Self {
            raw,
            db: db.clone(),
            actor: actor.clone(),
            organization,
            now,
            failed,
            notes_reads,
            blind_generation: OnceLock::new(),
            renews_tokens: false,
            entered: db.keystore().enter(),
        }
    }

    /// The organization that everything in this transaction belongs to.
    pub fn organization(&self) -> OrganizationId {
        self.actor.organization()
    }

    pub fn settings(&self) -> &Organization {
        &self.organization
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The account and its teams, as statements about grants take them.
    pub fn principals(&self) -> Vec<Uuid> {
        self.actor.principals()
    }

    /// The moment the transaction began; all of its times are this one.
    pub fn now(&self) -> Time {
        self.now
    }

    pub fn keystore(&self) -> &Keystore {
        self.db.keystore()
    }

    fn checked<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        if result.is_err() {
            self.failed.store(true, Relaxed);
        }
        result
    }

    fn usable(&self) -> Result<(), Error> {
        if self.failed.load(Relaxed) {
            Err(Error::Poisoned)
        } else {
            Ok(())
        }
    }

    /// Every row.
    pub async fn all<T: FromRow>(&self, statement: &'static str, params: Vec<Value>) -> Result<Vec<T>, Error> {
        self.usable()?;
        self.checked(self.raw.all(statement, params).await)
    }

    /// The first row, if there is one.
    pub async fn opt<T: FromRow>(&self, statement: &'static str, params: Vec<Value>) -> Result<Option<T>, Error> {
        self.usable()?;
        self.checked(self.raw.opt(statement, params).await)
    }

    /// The first row; [`Error::NoRow`] without one, which does not end the transaction.
    pub async fn one<T: FromRow>(&self, statement: &'static str, params: Vec<Value>) -> Result<T, Error> {
        self.opt(statement, params).await?.ok_or(Error::NoRow)
    }

    /// Asks for the right to do `A` to one row. Fetching a sealed row needs no right, opening it does.
    pub async fn authorize<R: Resource, A: Action>(
        &self,
        id: impl Into<Uuid>,
    ) -> Result<Authorized<R, A>, crate::Error> {
        self.authorize_to_show::<R, A, A>(id).await
    }

    /// Asks for the right to do `A`, in order to show the form for it: what is logged is the look, `Shown`.
    pub async fn authorize_to_show<R: Resource, A: Action, Shown: Action>(
        &self,
        id: impl Into<Uuid>,
    ) -> Result<Authorized<R, A>, crate::Error> {
        let id = id.into();
        let params = params![self.organization(), id, self.actor.principals()];
        let rows: Vec<Related<R>> = self.all(R::FACTS, params).await?;
        let mut grants = Vec::with_capacity(rows.len());
        let mut found = None;
        for row in rows {
            grants.extend(row.grant);
            found = found.or(Some(row.resource));
        }
        let Some(resource) = found else {
            self.refuse::<A>(R::TABLE, id, None);
            return Err(Denied::Missing.into());
        };
        match decide::<A>(&self.actor, resource.facts(), &grants, self.now) {
            Ok(ground) => {
                let scope = self.open_scope(resource.scope()).await?;
                if self.notes_reads {
                    let event = Event::new::<Shown>(Outcome::Done, ground, R::TABLE, id, resource.subject());
                    self.actor.note(event);
                }
                Ok(Authorized::new(resource, ground, scope))
            }
            Err(denied) => {
                self.refuse::<A>(R::TABLE, id, resource.subject());
                Err(denied.into())
            }
        }
    }

    pub(super) fn refuse<A: Action>(&self, table: &'static Table, object: Uuid, subject: Option<ScopeId>) {
        self.actor.note(Event::new::<A>(
            Outcome::Refused,
            Ground::Nobody,
            table,
            object,
            subject,
        ));
    }

    /// Asks for the right to do `A` in the organization, where no single row is concerned.
    pub fn permit<A: Action>(&self) -> Result<Permit<A>, crate::Error> {
        match decide::<A>(
            &self.actor,
            Facts {
                own: true,
                ..Facts::default()
            },
            &[],
            self.now,
        ) {
            Ok(ground) => Ok(Permit::new(ground)),
            Err(denied) => {
                self.refuse::<A>(&SCOPE, Uuid::nil(), None);
                Err(denied.into())
            }
        }
    }

    /// Notes a read that is about no single row (a list, a search), or what a rule refused.
    pub fn note(&self, event: Event) {
        self.actor.note(event);
    }

    /// Makes blind tokens of one kind (`email`, `identity-code`, …) that fit those stored.
    ///
    /// # Errors
    /// [`Error::Renewing`] for the moments in which the closing of an epoch makes the stored ones anew.
    pub async fn tokenizer(&self, kind: &str) -> Result<Tokenizer, crate::Error> {
        let (keystore, id) = (self.keystore(), self.organization());
        if self.renews_tokens {
            return Ok(keystore.tokenizer(id, kind).await?.0);
        }
        let stored = match self.blind_generation.get() {
            Some(stored) => *stored,
            None => self.checked(organization::blind_generation(&self.raw, id).await)?,
        };
        let _ = self.blind_generation.set(stored);
        organization::tokenizer(keystore, id, kind, stored).await
    }
}

/// A transaction that writes. Dropped without a commit, it leaves nothing.
pub struct Tx {
    read: ReadTx,
    digests: Mutex<Vec<RowDigest>>,
}

impl Deref for Tx {
    type Target = ReadTx;

    fn deref(&self) -> &ReadTx {
        &self.read
    }
}

impl Tx {
    pub(super) fn new(read: ReadTx) -> Self {
        Self {
            read,
            digests: Mutex::default(),
        }
    }

    /// Makes tokens with the newest key from here on, although those stored are older: it is what makes them anew.
    pub fn renew_tokens(&mut self) {
        self.read.renews_tokens = true;
    }

    /// A fresh row id of this moment.
    pub fn fresh<Id: From<Uuid>>(&self) -> Id {
        Id::from(ids::fresh(self.now))
    }

    /// A scope for a new person, case, household or account; its key is durable already.
    pub async fn new_scope(&mut self, kind: ScopeKind) -> Result<Arc<OpenScope>, crate::Error> {
        let scope = self.db.keystore().mint(self.organization()).await?;
        let params = params![self.organization(), scope.id(), kind.code(), self.now];
        let inserted = self.read.raw.exec(INSERT_SCOPE, params).await;
        self.checked(inserted)?;
        Ok(scope)
    }

    /// Writes rows of `table`; the database's own answer is digested into the log. Returns how many rows it wrote.
    pub async fn write(
        &mut self,
        table: &'static Table,
        statement: &'static str,
        params: Vec<Value>,
    ) -> Result<usize, Error> {
        self.usable()?;
        let written = self.put(table, statement, params).await;
        self.checked(written)
    }

    async fn put(&self, table: &'static Table, statement: &'static str, params: Vec<Value>) -> Result<usize, Error> {
        if table.undigested.is_some() {
            let changed = self.read.raw.exec(statement, params).await?;
            return Ok(usize::try_from(changed).unwrap_or(usize::MAX));
        }
        let digests = self.read.raw.digested(table, statement, params).await?;
        let count = digests.len();
        self.digests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(digests);
        Ok(count)
    }

    /// Writes one row with each of these, all of them sent at once; [`Error::Conflict`] if one of them is not as expected any more.
    pub async fn write_each(
        &mut self,
        table: &'static Table,
        statement: &'static str,
        rows: Vec<Vec<Value>>,
    ) -> Result<(), Error> {
        let mut rows = rows.into_iter();
        // The first alone: a connection that does not know the statement yet learns it once.
        if let Some(params) = rows.next() {
            self.write_one(table, statement, params).await?;
        }
        loop {
            let puts = rows
                .by_ref()
                .take(AT_ONCE)
                .map(|params| self.put(table, statement, params));
            let written = futures_util::future::try_join_all(puts).await;
            let written = self.checked(written)?;
            if written.iter().any(|count| *count != 1) {
                return self.checked(Err(Error::Conflict));
            }
            if written.is_empty() {
                return Ok(());
            }
        }
    }

    /// Writes exactly one row; [`Error::Conflict`] if its version is not the expected one any more.
    pub async fn write_one(
        &mut self,
        table: &'static Table,
        statement: &'static str,
        params: Vec<Value>,
    ) -> Result<(), Error> {
        match self.write(table, statement, params).await? {
            1 => Ok(()),
            _ => self.checked(Err(Error::Conflict)),
        }
    }

    /// Deletes rows; the log vouches for their absence.
    pub async fn delete(
        &mut self,
        table: &'static Table,
        statement: &'static str,
        params: Vec<Value>,
    ) -> Result<usize, Error> {
        let before = self.digests.lock().unwrap_or_else(PoisonError::into_inner).len();
        let count = self.write(table, statement, params).await?;
        for row in self
            .digests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter_mut()
            .skip(before)
        {
            row.digest = audit::DELETED;
        }
        Ok(count)
    }

    /// Waits until nobody else holds `name`, and holds it to the end: for acts that depend on the absence of a row.
    pub async fn lock(&mut self, name: impl Into<Uuid>) -> Result<(), Error> {
        let name = [self.organization().bytes(), name.into().into_bytes()].concat();
        let locked = self.read.raw.lock(lock_number(&name)).await;
        self.checked(locked)
    }

    /// [`lock`](Self::lock) on a scope that something is to be written in.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the scope was destroyed while this waited: nothing is written under a key that goes.
    pub async fn lock_scope(&mut self, scope: ScopeId) -> Result<(), Error> {
        self.lock(scope).await?;
        let destroyed: Option<(Uuid,)> = self.opt(IS_DESTROYED, params![self.organization(), scope]).await?;
        destroyed.map_or(Ok(()), |_| Err(Error::Conflict))
    }

    /// Commits the change together with the event that tells of it.
    pub async fn commit(self, event: Event) -> Result<(), crate::Error> {
        self.commit_all(vec![event]).await
    }

    /// Commits a change that several events tell of; the rows written are vouched for by the first.
    pub async fn commit_all(self, events: Vec<Event>) -> Result<(), crate::Error> {
        self.usable()?;
        let Self { read, digests } = self;
        let mut digests = digests.into_inner().unwrap_or_else(PoisonError::into_inner);
        for event in events {
            let rows = std::mem::take(&mut digests);
            let prepared = audit::prepare(
                read.db.keystore(),
                &read.actor,
                read.organization.log_scope,
                &event,
                &rows,
                read.now,
            )
            .await?;
            audit::insert(&read.raw, prepared).await?;
        }
        let organization = read.actor.organization();
        read.raw.commit().await?;
        read.db.intake().ring(organization);
        Ok(())
    }

    /// Commits a change that is exempt from the log; every caller's reason is listed by a test. Refused if a digested row was written.
    pub async fn commit_unlogged(self, _reason: &'static str) -> Result<(), crate::Error> {
        self.usable()?;
        if !self.digests.lock().unwrap_or_else(PoisonError::into_inner).is_empty() {
            return Err(Error::Engine("a digested row needs an event".to_owned()).into());
        }
        Ok(self.read.raw.commit().await?)
    }
}
