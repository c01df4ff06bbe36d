//! Asking for proof of who asks, where there is reasonable doubt (GDPR Article 12(6)).
//!
//! The clock stands between the question and the answer, where the law lets it; both times are kept.

use platform::clock::Time;
use platform::db::Tx;
use platform::ids::RequestId;
use platform::jobs;
use platform::organization::Organization;
use platform::web::{Error, Form, Path, Response, Result};

use super::acts::{Open, ReasonForm, open, refused, somebody_asked};
use super::ending::is_on_file;
use super::pages::RequestPath;
use super::refusal::Refusal;
use super::request::PauseFields;
use super::{DUE_JOB, JOB, State, store, timing};
use crate::layout::Frame;
use crate::policy::{AskIdentity, FailIdentity, ProveIdentity};

/// Asks the person to prove who they are; nothing goes on before.
pub(super) async fn ask(frame: Frame, Path(path): Path<RequestPath>, Form(form): Form<ReasonForm>) -> Result<Response> {
    let reason = match form.reason("requests-error-no-reason") {
        Ok(reason) => reason,
        Err(key) => return refused(frame, &path, "identity", key).await,
    };
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    let tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<AskIdentity>(&tx, &path).await?;
    somebody_asked(&open.request)?;
    stop(&mut open, &tx, reason, &organization)?;
    open.save(tx, "request-identity-asked").await
}

/// Nothing goes on, and the clock stands where the law lets it.
fn stop(open: &mut Open<AskIdentity>, tx: &Tx, reason: String, organization: &Organization) -> Result<()> {
    open.enter(tx, State::IdentityCheck, Some(reason))?;
    open.fields.pauses.push(PauseFields::asked(tx.now()));
    open.request.due_at = timing::due(&open.request, &open.fields, organization);
    Ok(())
}

/// Asks for proof in the transaction that has just [received](super::receive) a request.
pub async fn ask_identity(tx: &mut Tx, id: RequestId, reason: String) -> Result<()> {
    let mut open = open::<AskIdentity>(tx, &RequestPath { id }).await?;
    let organization = tx.settings().clone();
    stop(&mut open, tx, reason, &organization)?;
    store::update(tx, open.authorized.open_scope(), &open.request, &open.fields).await?;
    Ok(())
}

/// The person has proved who they are: the clock goes on, and what is held is listed again.
pub(super) async fn prove(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<ReasonForm>,
) -> Result<Response> {
    let reason = match form.reason("requests-error-no-proof") {
        Ok(reason) => reason,
        Err(key) => return refused(frame, &path, "identity", key).await,
    };
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<ProveIdentity>(&tx, &path).await?;
    if open.request.state != State::IdentityCheck {
        return Err(Error::Conflict);
    }
    if !is_on_file(&tx, &open.request).await? {
        drop(tx);
        return refused(frame, &path, "identity", "requests-error-person-gone").await;
    }
    let now = tx.now();
    open.note(&tx, "identity-proved", reason);
    open.enter(&tx, State::Received, None)?;
    answered(&mut open.fields.pauses, now);
    open.request.due_at = timing::due(&open.request, &open.fields, &organization);
    jobs::enqueue(&mut tx, JOB, path.id.uuid()).await?;
    if let Some(due_at) = open.request.due_at {
        jobs::enqueue_at(&mut tx, DUE_JOB, path.id.uuid(), due_at).await?;
    }
    open.save(tx, "request-identity-proved").await
}

/// The person has not proved who they are: refused, and told so.
pub(super) async fn fail(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<ReasonForm>,
) -> Result<Response> {
    let reason = match form.reason("requests-error-no-reason") {
        Ok(reason) => reason,
        Err(key) => return refused(frame, &path, "identity", key).await,
    };
    let tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<FailIdentity>(&tx, &path).await?;
    if open.request.state != State::IdentityCheck {
        return Err(Error::Conflict);
    }
    open.refuse(&tx, Refusal::IdentityUnknown, None, reason)?;
    open.save(tx, "request-refused").await
}

fn answered(pauses: &mut [PauseFields], at: Time) {
    if let Some(pause) = pauses.last_mut() {
        pause.answered_at = Some(at.micros());
    }
}
