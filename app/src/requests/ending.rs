//! How a request ends without being decided here, and how an ended one begins anew: forwarded, merged, reopened.

use platform::authz::Authorized;
use platform::db::ReadTx;
use platform::ids::RequestId;
use platform::jobs;
use platform::web::{Error, Form, Path, Response, Result};
use serde::Deserialize;

use super::acts::{ReasonForm, give_up, open, refused, somebody_asked};
use super::pages::RequestPath;
use super::refusal::Refusal;
use super::request::{PauseFields, Request};
use super::{Channel, DUE_JOB, JOB, State, store, timing};
use crate::layout::{Frame, Length};
use crate::policy::{ForwardRequest, MergeRequest, ReopenRequest};
use crate::{packages, people};

/// Who decides about the data in truth.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ForwardForm {
    to: String,
}

/// The organization only processes the data for somebody else, who gets the request.
pub(super) async fn forward(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<ForwardForm>,
) -> Result<Response> {
    let to = form.to.trim();
    if to.is_empty() {
        return refused(frame, &path, "forward", "requests-error-no-controller").await;
    }
    if !Length::Name.fits(to) {
        return refused(frame, &path, "forward", Length::Name.error()).await;
    }
    let tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<ForwardRequest>(&tx, &path).await?;
    somebody_asked(&open.request)?;
    open.fields.forwarded_to = Some(to.to_owned());
    open.enter(&tx, State::Forwarded, Some(to.to_owned()))?;
    open.save(tx, "request-forwarded").await
}

/// The request that this one is a part of.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct MergeForm {
    into: String,
}

/// Whether the person is still there whom a request is about.
pub(super) async fn is_on_file(tx: &ReadTx, request: &Request) -> Result<bool> {
    match people::find(tx, request.person_id).await {
        Ok(_) => Ok(true),
        Err(platform::db::Error::NoRow) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Whether a person sent a request themselves: nobody who represents them reads it.
const fn is_their_own(request: &Request) -> bool {
    matches!(request.channel, Channel::Portal | Channel::Form)
}

/// Whether a request can be answered with another: the same person asks the same, and the other is older and under way.
fn is_same(request: &Request, other: &Request) -> bool {
    // Two relatives of the same dead are two who ask; and a representative is told of nobody else's request.
    let is_alone = |one: &Request| one.kind.is_of_relatives() || one.channel == Channel::Representative;
    !is_alone(request)
        && !is_alone(other)
        && other.state != State::IdentityCheck
        && is_their_own(other) == is_their_own(request)
        && other.id != request.id
        && other.person_id == request.person_id
        && other.kind == request.kind
        && other.state.is_open()
        && other.number < request.number
}

/// The requests that this one can be answered with.
pub(super) fn first_ones(request: &Request, of_person: Vec<Request>) -> Vec<Request> {
    let mut first = of_person;
    first.retain(|other| is_same(request, other));
    first
}

/// Answers a request together with an earlier one of the same person.
pub(super) async fn merge(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<MergeForm>,
) -> Result<Response> {
    let Ok(into) = form.into.parse::<RequestId>() else {
        return refused(frame, &path, "merge", "requests-error-no-first").await;
    };
    let tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<MergeRequest>(&tx, &path).await?;
    somebody_asked(&open.request)?;
    let known = store::list_of_person(&tx, open.request.person_id).await?;
    let first = first_ones(&open.request, known);
    let Some(first) = first.iter().find(|other| other.id == into) else {
        drop(tx);
        return refused(frame, &path, "merge", "requests-error-no-first").await;
    };
    let authorized: Authorized<Request, MergeRequest> = tx.authorize(into).await?;
    let kept_out = authorized.open(&*authorized)?;
    // Whoever is kept out of this one may not answer it by the other.
    let involved = &open.fields.involved;
    if involved.iter().any(|one| !kept_out.keeps_out(&one.account)) {
        give_up(tx, &open.authorized);
        return refused(frame, &path, "merge", "requests-error-merge-involved").await;
    }
    let note = super::number(first);
    open.fields.merged_into = Some(into.to_string());
    open.enter(&tx, State::Merged, Some(note))?;
    open.save(tx, "request-merged").await
}

/// Takes up a request again that was answered or refused, with a time of its own; what changed meanwhile is decided anew.
pub(super) async fn reopen(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<ReasonForm>,
) -> Result<Response> {
    let reason = match form.reason("requests-error-no-reason") {
        Ok(reason) => reason,
        Err(key) => return refused(frame, &path, "reopening", key).await,
    };
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<ReopenRequest>(&tx, &path).await?;
    somebody_asked(&open.request)?;
    if !open.request.state.can_be_reopened() {
        return Err(Error::Conflict);
    }
    if !is_on_file(&tx, &open.request).await? {
        drop(tx);
        return refused(frame, &path, "reopening", "requests-error-person-gone").await;
    }
    // Who was refused for not proving who they are is asked again.
    let ground = open.fields.refusal.take().map(|refusal| refusal.ground);
    let is_unproved = ground.is_some_and(|ground| ground == Refusal::IdentityUnknown.name());
    let next = if is_unproved {
        State::IdentityCheck
    } else {
        State::Received
    };
    open.enter(&tx, next, Some(reason))?;
    let now = tx.now();
    open.fields.reopened_at = Some(now.micros());
    open.fields.merged_into = None;
    open.fields.pauses.clear();
    if is_unproved {
        open.fields.pauses.push(PauseFields::asked(now));
    }
    open.fields.extension_reason = None;
    open.fields.extension_sent_at = None;
    open.request.extended_at = None;
    open.request.decided_by = None;
    open.request.decided_at = None;
    open.request.closed_at = None;
    open.request.due_at = timing::due(&open.request, &open.fields, &organization);
    packages::forget(&mut tx, path.id).await?;
    jobs::enqueue(&mut tx, JOB, path.id.uuid()).await?;
    if let Some(due_at) = open.request.due_at {
        jobs::enqueue_at(&mut tx, DUE_JOB, path.id.uuid(), due_at).await?;
    }
    open.save(tx, "request-reopened").await
}
