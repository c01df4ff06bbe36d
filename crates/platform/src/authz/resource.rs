//! Rows that one needs a right to act on.

use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use uuid::Uuid;

use super::{Action, Facts, Grant, Ground};
use crate::db::{Error, FromRow, Row, Table};
use crate::ids::ScopeId;
use crate::keystore::{OpenScope, Sealed};

/// A row that is authorized one by one: a case, a person, a household.
///
/// Both statements give the grant's `ground, starts_at, ends_at` as columns 0–2 and the resource from column [`OFFSET`](Self::OFFSET) on.
pub trait Resource: Sized + Send + Sync + 'static {
    const TABLE: &'static Table;
    /// Where the resource's own columns begin, behind the grant's.
    const OFFSET: usize = 3;
    /// Finds one: `$1` organization, `$2` its id, `$3` the actor's principals. One row per grant of the actor, at least one row if it exists.
    const FACTS: &'static str;

    /// Reads the resource's own columns.
    fn read(row: &Row<'_>) -> Result<Self, Error>;
    fn id(&self) -> Uuid;
    /// The scope that its sealed columns lie in.
    fn scope(&self) -> ScopeId;
    /// The log-identity scope of the person it is about, under which what is logged about it is sealed.
    fn subject(&self) -> Option<ScopeId>;
    fn facts(&self) -> Facts;
}

/// A resource with one of the grants that lead to it.
pub(crate) struct Related<R> {
    pub(crate) resource: R,
    pub(crate) grant: Option<Grant>,
}

impl<R: Resource> FromRow for Related<R> {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let ground: Option<Ground> = row.get(0)?;
        let starts_at: Option<crate::clock::Time> = row.get(1)?;
        let grant = match (ground, starts_at) {
            (Some(ground), Some(starts_at)) => Some(Grant {
                ground,
                starts_at,
                ends_at: row.get(2)?,
            }),
            _ => None,
        };
        Ok(Self {
            resource: R::read(row)?,
            grant,
        })
    }
}

/// A resource that the actor may do `A` to. Only a transaction makes one.
pub struct Authorized<R, A> {
    resource: R,
    ground: Ground,
    scope: Arc<OpenScope>,
    action: PhantomData<fn() -> A>,
}

impl<R: Resource, A: Action> Authorized<R, A> {
    pub(crate) fn new(resource: R, ground: Ground, scope: Arc<OpenScope>) -> Self {
        Self {
            resource,
            ground,
            scope,
            action: PhantomData,
        }
    }

    /// Why the actor may.
    pub fn ground(&self) -> Ground {
        self.ground
    }

    /// The scope that new rows of this resource are sealed in.
    pub fn open_scope(&self) -> &Arc<OpenScope> {
        &self.scope
    }

    /// Opens a sealed row of this resource; fails if the row lies in another scope.
    pub fn open<S: SealedRow>(&self, row: &S) -> Result<S::Fields, crate::keystore::Error> {
        self.scope.open(row)
    }
}

impl<R, A> Deref for Authorized<R, A> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.resource
    }
}

/// The right to do `A` in the organization, where no single row is concerned yet.
pub struct Permit<A> {
    ground: Ground,
    action: PhantomData<fn() -> A>,
}

impl<A: Action> Permit<A> {
    pub(crate) fn new(ground: Ground) -> Self {
        Self {
            ground,
            action: PhantomData,
        }
    }

    pub fn ground(&self) -> Ground {
        self.ground
    }
}

/// A sealed row that is nobody's record yet: no relation guards it, but a right in the organization.
/// It has a scope of its own only so that it can be destroyed alone.
pub trait Unclaimed: SealedRow {}

/// A row with personal fields, all of them in one sealed column.
pub trait SealedRow {
    type Fields: for<'b> minicbor::Decode<'b, ()> + minicbor::Encode<()>;
    const TABLE: &'static Table;

    fn id(&self) -> Uuid;
    fn version(&self) -> i64;
    fn scope(&self) -> ScopeId;
    fn sealed(&self) -> &Sealed<Self::Fields>;
}
