//! The database as the product sees it: nothing without an actor.

use std::sync::Arc;

use uuid::Uuid;

use super::raw::RawDb;
use super::tx::{ReadTx, Tx};
use super::{Error, Table};
use crate::audit::{self, Intake};
use crate::authz::{Actor, OrganizationId};
use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::ids;
use crate::keystore::Keystore;
use crate::organization::{Organization, Organizations};

/// The database as the product sees it. Cheap to clone; gives nothing without an actor.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    raw: RawDb,
    keystore: Keystore,
    clock: Clock,
    intake: Intake,
    blobs: Blobs,
    organizations: Organizations,
    /// This process among those that work on the same data.
    node: Uuid,
}

impl Db {
    pub(crate) fn new(raw: RawDb, keystore: Keystore, clock: Clock, intake: Intake, blobs: Blobs) -> Self {
        Self(Arc::new(Inner {
            raw,
            keystore,
            clock,
            intake,
            blobs,
            organizations: Organizations::default(),
            node: ids::random_id(),
        }))
    }

    pub(crate) fn raw(&self) -> &RawDb {
        &self.0.raw
    }

    pub fn keystore(&self) -> &Keystore {
        &self.0.keystore
    }

    /// The files beside the database.
    pub fn blobs(&self) -> &Blobs {
        &self.0.blobs
    }

    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The organization's settings that every request needs; kept in memory.
    pub async fn organization(&self, id: OrganizationId) -> Result<Arc<Organization>, Error> {
        self.0.organizations.get(&self.0.raw, id).await
    }

    pub(super) fn intake(&self) -> &Intake {
        &self.0.intake
    }

    pub(crate) fn node(&self) -> Uuid {
        self.0.node
    }

    /// Opens a snapshot for reading.
    pub async fn read(&self, actor: &Actor) -> Result<ReadTx, Error> {
        let organization = self.organization(actor.organization()).await?;
        let raw = self.0.raw.read(actor.organization().uuid()).await?;
        Ok(ReadTx::new(raw, self, actor, organization, true))
    }

    /// Opens a transaction that may write.
    pub async fn begin(&self, actor: &Actor) -> Result<Tx, crate::Error> {
        let organization = self.organization(actor.organization()).await?;
        // Nothing but its own statements is waited for inside a write transaction.
        self.0.keystore.top_up(actor.organization()).await?;
        self.0
            .keystore
            .open_scope(actor.organization(), organization.log_scope)
            .await?;
        let raw = self.0.raw.write(actor.organization().uuid()).await?;
        Ok(Tx::new(ReadTx::new(raw, self, actor, organization, false)))
    }

    /// Logs what the request read and was refused; its answer may leave only after this.
    pub async fn log_reads(&self, actor: &Actor) -> Result<(), Error> {
        let events = actor.take_reads();
        if events.is_empty() {
            return Ok(());
        }
        let organization = self.organization(actor.organization()).await?;
        self.0
            .intake
            .submit(actor, organization.log_scope, events, self.0.clock.now())
            .await
    }

    /// Prepares a statement without running it, for the test that does so with every one.
    pub async fn prepare(&self, statement: &'static str) -> Result<(), Error> {
        self.0.raw.read(Uuid::nil()).await?.prepare(statement).await
    }

    /// Places all waiting events in their logs.
    pub async fn sequence(&self, organization: OrganizationId) -> Result<(), Error> {
        audit::sequence(&self.0.raw, &self.0.keystore, organization, self.0.clock.now()).await
    }

    /// Checks an organization's logs and rows, the newest events included.
    pub async fn verify(
        &self,
        organization: OrganizationId,
        tables: &[&'static Table],
    ) -> Result<audit::Report, Error> {
        self.sequence(organization).await?;
        audit::verify(&self.0.raw, &self.0.keystore, organization, tables).await
    }
}
