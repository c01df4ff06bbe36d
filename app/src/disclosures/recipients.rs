//! Telling recipients of an erasure: one answer each, and the certificate waits for all.

use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::{RecipientId, RequestId};
use platform::jobs;
use platform::web::{Error, Form, IntoResponse as _, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::{Category, Outcome, store};
use crate::layout::{Errors, Frame, Length};
use crate::policy::AnswerRecipient;
use crate::requests::{self, Request, State};
use crate::url;

/// A recipient as the request's page shows it.
pub struct RecipientView {
    pub id: RecipientId,
    pub category: Category,
    pub recipient: String,
    pub last_at: Time,
    pub outcome: Option<Outcome>,
    pub reason: Option<String>,
}

/// Who has to hear of what the request erased.
pub async fn views<A: Action>(tx: &ReadTx, request: &Authorized<Request, A>) -> Result<Vec<RecipientView>> {
    let mut views = Vec::new();
    for recipient in store::list_recipients(tx, request.id).await? {
        let fields = request.open(&recipient)?;
        views.push(RecipientView {
            id: recipient.id,
            category: recipient.category,
            recipient: fields.recipient,
            last_at: Time::from_micros(fields.last_at),
            outcome: recipient.outcome,
            reason: fields.reason,
        });
    }
    Ok(views)
}

#[derive(Deserialize)]
pub(super) struct RecipientPath {
    id: RequestId,
    recipient: RecipientId,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    outcome: String,
    reason: String,
}

/// Answers for one recipient; with the last answer the request goes on to its certificate.
pub(super) async fn answer(
    frame: Frame,
    Path(path): Path<RecipientPath>,
    Form(form): Form<AnswerForm>,
) -> Result<Response> {
    let reason = form.reason.trim();
    let outcome = Outcome::parse(&form.outcome).filter(|outcome| !outcome.needs_reason() || !reason.is_empty());
    let Some(outcome) = outcome.filter(|_| Length::Text.fits(reason)) else {
        return requests::request_page(frame, path.id, Errors::one("recipients", "recipients-error")).await;
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let request = tx.authorize::<Request, AnswerRecipient>(path.id).await?;
    requests::admit(&tx, &request)?;
    let mut recipient = store::find_recipient(&tx, path.id, path.recipient).await?;
    if request.state != State::NotifyingRecipients || recipient.outcome.is_some() {
        return Err(Error::Conflict);
    }
    let mut fields = request.open(&recipient)?;
    recipient.outcome = Some(outcome);
    fields.reason = outcome.needs_reason().then(|| reason.to_owned());
    store::answer_recipient(&mut tx, request.open_scope(), &recipient, &fields).await?;
    if !store::has_waiting(&tx, path.id).await? {
        jobs::enqueue(&mut tx, requests::JOB, path.id.uuid()).await?;
    }
    tx.commit(Event::of(&request)).await?;
    Ok(Redirect::to(&format!("{}?done=recipient-answered#recipients", url::request(path.id))).into_response())
}
