//! Reading the log: pages of it for admins, and what concerns one person.

use uuid::Uuid;

use super::store::{self, StoredEvent};
use super::{Leaf, Payload};
use crate::authz::{Action, Permit};
use crate::db::{Error, ReadTx};
use crate::ids::{AccountId, EventId, ScopeId};
use crate::params;

/// Which events a page shows, newest first.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// Only events before this one: the next page.
    pub before: Option<EventId>,
    pub of: Option<Whose>,
    pub limit: i64,
}

/// Whose events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// What an account did, and what happened to it: its sign-ins are acts of somebody who is not signed in yet.
    Account(AccountId),
    /// What nobody with an account did.
    System,
}

/// One event of the log, without its payload.
pub struct EventRow {
    pub id: EventId,
    /// Its place in the log of its year; `None` until the sequencer has reached it.
    pub seq: Option<i64>,
    pub leaf: Leaf,
    stored: StoredEvent,
}

/// The whole log, newest first. Needs the right to read the log.
pub async fn list_events<A: Action>(tx: &ReadTx, _permit: &Permit<A>, filter: Filter) -> Result<Vec<EventRow>, Error> {
    let organization = tx.organization();
    let before = filter.before.map_or(Uuid::max(), EventId::uuid);
    let events = match filter.of {
        Some(Whose::Account(account)) => {
            let params = params![organization, before, filter.limit, account];
            tx.all(store::LIST_OF_ACCOUNT, params).await?
        }
        Some(Whose::System) => {
            let params = params![organization, before, filter.limit, Uuid::nil()];
            tx.all(store::LIST_BY_ACTOR, params).await?
        }
        None => {
            tx.all(store::LIST_EVENTS, params![organization, before, filter.limit])
                .await?
        }
    };
    Ok(rows(events))
}

/// One event of the log. Needs the right to read the log.
pub async fn find_event<A: Action>(tx: &ReadTx, _permit: &Permit<A>, id: EventId) -> Result<Option<EventRow>, Error> {
    let found = tx.opt(store::FIND_EVENT, params![tx.organization(), id]).await?;
    Ok(rows(found.into_iter().collect()).pop())
}

/// Events of the log by their ids, in no order. Needs a right that carries over the whole organization.
pub async fn list_by_ids<A: Action>(tx: &ReadTx, _permit: &Permit<A>, ids: Vec<Uuid>) -> Result<Vec<EventRow>, Error> {
    let events = tx.all(store::LIST_BY_IDS, params![tx.organization(), ids]).await?;
    Ok(rows(events))
}

/// What concerns anybody, after an event, oldest first; for the product's own work.
pub async fn list_after(tx: &ReadTx, after: EventId, limit: i64) -> Result<Vec<EventRow>, Error> {
    let events = tx
        .all(store::LIST_AFTER, params![tx.organization(), after, limit])
        .await?;
    Ok(rows(events))
}

/// What concerns one person, newest first; the caller has shown that it may see the person.
pub async fn list_about(
    tx: &ReadTx,
    subject: ScopeId,
    before: Option<EventId>,
    limit: i64,
) -> Result<Vec<EventRow>, Error> {
    let before = before.map_or(Uuid::max(), EventId::uuid);
    let events = tx
        .all(store::LIST_ABOUT, params![tx.organization(), before, limit, subject])
        .await?;
    Ok(rows(events))
}

fn rows(events: Vec<StoredEvent>) -> Vec<EventRow> {
    let read = |stored: StoredEvent| {
        Some(EventRow {
            id: stored.id,
            seq: stored.seq,
            leaf: Leaf::parse(&stored.leaf)?,
            stored,
        })
    };
    events.into_iter().filter_map(read).collect()
}

/// Opens the sealed part of one event.
pub async fn open_payload(tx: &ReadTx, event: &EventRow) -> Result<Payload, crate::keystore::Error> {
    let scope = match event.leaf.subject {
        Some(subject) => tx.open_scope(subject).await?,
        None => tx.log_scope().await?,
    };
    scope.open_as(&store::AUDIT_EVENT, event.id.uuid(), 1, &event.stored.sealed())
}
