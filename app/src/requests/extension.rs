//! More time for an answer: announced with its reason, and counted from the letter that says so.
//!
//! Only whoever was told within the first period waits longer (GDPR Art. 12(3); 45 CFR 164.524(b)(2)(ii)): until the letter has left, the day stays where it is.

use platform::clock::Time;
use platform::db::Tx;
use platform::jobs;
use platform::keystore::OpenScope;
use platform::web::{Error, Form, Path, Response, Result};

use super::acts::{ReasonForm, give_up, open, refused};
use super::pages::RequestPath;
use super::request::{HistoryLine, Request, RequestFields};
use super::{DUE_JOB, store, timing};
use crate::layout::Frame;
use crate::policy::ExtendRequest;

/// Announces that the answer takes longer; the letter with the reason is written.
pub(super) async fn extend(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<ReasonForm>,
) -> Result<Response> {
    let reason = match form.reason("requests-error-no-reason") {
        Ok(reason) => reason,
        Err(key) => return refused(frame, &path, "extension", key).await,
    };
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<ExtendRequest>(&tx, &path).await?;
    if !open.request.state.is_open() {
        return Err(Error::Conflict);
    }
    let allowed = timing::extended(&open.request, &open.fields, &organization, frame.today());
    if open.request.extended_at.is_some() || allowed.is_none() {
        give_up(tx, &open.authorized);
        return refused(frame, &path, "extension", "requests-error-too-late").await;
    }
    open.request.extended_at = Some(tx.now());
    open.fields.extension_reason = Some(reason.clone());
    open.note(&tx, "extended", reason);
    // Relatives of the dead are told by the staff whom they asked: no letter of ours goes to them.
    if !open.request.kind.has_letters() {
        let now = tx.now();
        count(&mut tx, &mut open.request, &mut open.fields, now).await?;
    }
    open.save(tx, "request-extended").await
}

/// The letter about it has left at a moment: the later day counts, if the law allowed it on that day.
pub async fn letter_left(
    tx: &mut Tx,
    scope: &OpenScope,
    (mut request, mut fields): (Request, RequestFields),
    at: Time,
) -> std::result::Result<(), platform::Error> {
    if !request.state.is_open() || fields.extension_sent_at.is_some() {
        return Ok(());
    }
    let line = HistoryLine::new("extension-sent", tx.now(), tx.actor().account_id(), None);
    fields.history.push(line);
    count(tx, &mut request, &mut fields, at).await?;
    store::update(tx, scope, &request, &fields).await?;
    Ok(())
}

/// Counts the longer time from a moment, as far as the law allowed it on that day.
async fn count(
    tx: &mut Tx,
    request: &mut Request,
    fields: &mut RequestFields,
    at: Time,
) -> std::result::Result<(), platform::Error> {
    let organization = tx.settings().clone();
    fields.extension_sent_at = Some(at.micros());
    request.due_at = timing::due(request, fields, &organization);
    if let Some(due_at) = request.due_at {
        jobs::enqueue_at(tx, DUE_JOB, request.id.uuid(), due_at).await?;
    }
    Ok(())
}

impl RequestFields {
    /// Whether more time was announced in a letter that has not left.
    pub fn waits_for_extension_letter(&self) -> bool {
        self.extension_reason.is_some() && self.extension_sent_at.is_none()
    }
}
