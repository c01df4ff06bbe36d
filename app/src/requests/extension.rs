//! More time for an answer: announced with its reason, and counted from the letter that says so.
//!
//! Only whoever was told within the first period waits longer (GDPR Art. 12(3); 45 CFR 164.524(b)(2)(ii)): until the letter has left, the day stays where it is.

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
    let tx = frame.app.db.begin(frame.actor()?).await?;
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
    open.save(tx, "request-extended").await
}

/// The letter about it has left: from now on the later day counts, if the law still allows it today.
pub async fn letter_left(
    tx: &mut Tx,
    scope: &OpenScope,
    mut request: Request,
    mut fields: RequestFields,
) -> std::result::Result<(), platform::Error> {
    if !request.state.is_open() || fields.extension_sent_at.is_some() {
        return Ok(());
    }
    let now = tx.now();
    let organization = tx.settings().clone();
    fields.extension_sent_at = Some(now.micros());
    fields
        .history
        .push(HistoryLine::new("extension-sent", now, tx.actor().account_id(), None));
    request.due_at = timing::due(&request, &fields, &organization);
    if let Some(due_at) = request.due_at {
        jobs::enqueue_at(tx, DUE_JOB, request.id.uuid(), due_at).await?;
    }
    store::update(tx, scope, &request, &fields).await?;
    Ok(())
}

impl RequestFields {
    /// Whether more time was announced in a letter that has not left.
    pub fn waits_for_extension_letter(&self) -> bool {
        self.extension_reason.is_some() && self.extension_sent_at.is_none()
    }
}
