//! Every statement about requests that came by the public form.

use platform::clock::Time;
use platform::db::{Error, ReadTx, Tx};
use platform::ids::PublicRequestId;
use platform::jobs;
use platform::keystore::{OpenScope, ScopeKind};
use platform::{params, statements};
use uuid::Uuid;

use super::JOB;
use super::request::{Outcome, PublicRequest, PublicRequestFields};
use crate::agreements;
use crate::public_request_columns;
use crate::requests::Right;
use crate::tables::PUBLIC_REQUEST;

/// Forms that an organization takes in an hour: many more than people send, few enough for people to read.
const PER_HOUR: i64 = 30;
/// Seconds in an hour.
const HOUR: i64 = 3600;
/// Held by whoever counts the forms of the last hour and adds one.
const LOCK: Uuid = Uuid::from_u128(0x0070_7562_6c69_6320_666f_726d);

statements! {
    // Nobody has a relation to a form: it is nobody's yet.
    pub(super) FACTS = concat!("
        SELECT g.ground, g.starts_at, g.ends_at, ", public_request_columns!(), "
        FROM public_request f
        LEFT JOIN person_grant g ON g.organization_id = f.organization_id AND g.person_id = f.id AND g.principal_id = ANY($3)
        WHERE f.organization_id = $1 AND f.id = $2");
    pub(super) FIND = concat!("
        SELECT ", public_request_columns!(), "
        FROM public_request f
        WHERE f.organization_id = $1 AND f.id = $2");
    pub(super) LIST_WAITING = concat!("
        SELECT ", public_request_columns!(), "
        FROM public_request f
        WHERE f.organization_id = $1 AND f.outcome IS NULL
        ORDER BY f.due_at, f.id
        LIMIT 200");
    pub(super) LIST_CLOSED = concat!("
        SELECT ", public_request_columns!(), "
        FROM public_request f
        WHERE f.organization_id = $1 AND f.outcome IS NOT NULL
        ORDER BY f.closed_at DESC, f.id
        LIMIT 50");
    pub(super) COUNT_SINCE = "
        SELECT COUNT(*)
        FROM public_request
        WHERE organization_id = $1 AND received_at > $2";
    pub(super) INSERT = "
        INSERT INTO public_request (organization_id, id, version, kind, received_at, due_at, late_at, outcome, closed_by, closed_at, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, NULL, NULL, NULL, NULL, $6, $7)";
    pub(super) CLOSE = "
        UPDATE public_request
        SET outcome = $4, closed_by = $5, closed_at = $6, sealed = $7, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3 AND outcome IS NULL";
    // The seal names the version, which this leaves as it is.
    pub(super) LATE = "
        UPDATE public_request
        SET late_at = $3
        WHERE organization_id = $1 AND id = $2 AND late_at IS NULL AND outcome IS NULL";
}

/// A form that somebody has sent.
pub struct NewForm<'a> {
    pub kind: Right,
    pub due_at: Time,
    pub fields: &'a PublicRequestFields,
}

/// Whether so many forms came within the last hour that no more is taken; asked again until the transaction ends by nobody else.
pub async fn is_full(tx: &mut Tx) -> Result<bool, Error> {
    tx.lock(LOCK).await?;
    let since = tx.now().plus_seconds(-HOUR);
    let (count,): (i64,) = tx.one(COUNT_SINCE, params![tx.organization(), since]).await?;
    Ok(count >= PER_HOUR)
}

/// Keeps a form in a scope of its own; its clock runs.
pub async fn receive(tx: &mut Tx, new: &NewForm<'_>) -> Result<PublicRequestId, platform::Error> {
    agreements::require(tx).await?;
    let scope = tx.new_scope(ScopeKind::Request).await?;
    let id: PublicRequestId = tx.fresh();
    let sealed = scope.seal(&PUBLIC_REQUEST, id.uuid(), 1, new.fields)?;
    let params = params![
        tx.organization(),
        id,
        new.kind.name(),
        tx.now(),
        new.due_at,
        scope.id(),
        sealed
    ];
    tx.write_one(&PUBLIC_REQUEST, INSERT, params).await?;
    jobs::enqueue_at(tx, JOB, id.uuid(), new.due_at).await?;
    Ok(id)
}

pub(super) async fn find(tx: &ReadTx, id: PublicRequestId) -> Result<Option<PublicRequest>, Error> {
    tx.opt(FIND, params![tx.organization(), id]).await
}

/// Forms that wait for somebody, the most urgent first.
pub(super) async fn list_waiting(tx: &ReadTx) -> Result<Vec<PublicRequest>, Error> {
    tx.all(LIST_WAITING, params![tx.organization()]).await
}

/// Forms that became no request and are still kept, the newest first.
pub(super) async fn list_closed(tx: &ReadTx) -> Result<Vec<PublicRequest>, Error> {
    tx.all(LIST_CLOSED, params![tx.organization()]).await
}

/// Closes a form that is no request.
pub(super) async fn close(
    tx: &mut Tx,
    scope: &OpenScope,
    form: &PublicRequest,
    outcome: Outcome,
    fields: &PublicRequestFields,
) -> Result<(), platform::Error> {
    let sealed = scope.seal(&PUBLIC_REQUEST, form.id.uuid(), form.version + 1, fields)?;
    let params = params![
        tx.organization(),
        form.id,
        form.version,
        outcome.name(),
        tx.actor().account_id(),
        tx.now(),
        sealed
    ];
    Ok(tx.write_one(&PUBLIC_REQUEST, CLOSE, params).await?)
}

/// Notes that somebody was told that a form is late; whether nobody had been before.
pub(super) async fn note_late(tx: &mut Tx, form: PublicRequestId) -> Result<bool, Error> {
    let params = params![tx.organization(), form, tx.now()];
    Ok(tx.write(&PUBLIC_REQUEST, LATE, params).await? > 0)
}
