//! Puts the answer behind a link when it is there, and destroys it when its time is over; as the system.

use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::db::Tx;
use platform::ids::RequestId;
use platform::jobs;
use platform::subject::{self, Extent};

use super::link::{AnswerFields, AnswerLetter, AnswerLink, KEPT_DAYS};
use super::{JOB, store};
use crate::policy::{EndAnswerLink, FillAnswerLink};
use crate::requests::State;
use crate::state::App;
use crate::{letters, requests, tables};

/// Seconds in a day.
const DAY: i64 = 86_400;

/// Does what the link of a request is due, if it has one.
pub async fn keep_up(app: &App, actor: &Actor, request: RequestId) -> Result<(), platform::Error> {
    let tx = app.db.read(actor).await?;
    let Some(link) = store::find(&tx, request).await? else {
        return Ok(());
    };
    let state = requests::find(&tx, request).await?.state;
    drop(tx);
    let is_over = link.expires_at.is_some_and(|at| at <= app.db.clock().now());
    match state {
        State::Closed | State::ObligationsOpen if is_over => end(app, actor, request).await,
        State::Closed | State::ObligationsOpen if link.expires_at.is_none() => fill(app, actor, request).await,
        // Nothing was erased: there is no answer that needs a link.
        State::Answered | State::Refused | State::Withdrawn | State::Forwarded | State::Merged | State::Overtaken => {
            end(app, actor, request).await
        }
        _ => Ok(()),
    }
}

/// Copies letters and certificate behind the link; its days begin.
async fn fill(app: &App, actor: &Actor, id: RequestId) -> Result<(), platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<FillAnswerLink> = tx.permit()?;
    let Some(link) = store::find(&tx, id).await?.filter(|link| link.expires_at.is_none()) else {
        return Ok(());
    };
    let request = requests::find(&tx, id).await?;
    let mut texts = Vec::new();
    for letter in letters::list_answers(&tx, id).await? {
        texts.push(AnswerLetter {
            at: letter.created_at.micros(),
            letter: tx.open_system(&letter).await?,
        });
    }
    let fields = AnswerFields {
        letters: texts,
        certificate: tx.open_system(&request).await?.certificate,
    };
    let expires_at = tx.now().plus_seconds(KEPT_DAYS * DAY);
    let scope = tx.open_scope_system(link.scope).await?;
    store::fill(&mut tx, &scope, &link, &fields, expires_at).await?;
    jobs::enqueue_at(&mut tx, JOB, id.uuid(), expires_at).await?;
    tx.commit(Event::on(&permit, &tables::ANSWER_LINK, link.id.uuid(), None))
        .await
}

async fn end(app: &App, actor: &Actor, id: RequestId) -> Result<(), platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<EndAnswerLink> = tx.permit()?;
    let Some(link) = store::find(&tx, id).await? else {
        return Ok(());
    };
    destroy(&mut tx, &link).await?;
    tx.commit(Event::on(&permit, &tables::ANSWER_LINK, link.id.uuid(), None))
        .await
}

/// Destroys a link: its row now, its key by the job that is asked for.
pub(super) async fn destroy(tx: &mut Tx, link: &AnswerLink) -> Result<(), platform::Error> {
    subject::destroy(tx, tables::all(), link.scope, &Extent::Whole).await?;
    Ok(jobs::enqueue(tx, JOB, link.request_id.uuid()).await?)
}
