//! What people do with a whole request: hand it over for approval, approve, send back, refuse, answer, extend, take back.

use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::db::{ReadTx, Tx};
use platform::ids::PersonId;
use platform::jobs;
use platform::web::{Error, Form, IntoResponse as _, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::decide::is_involved;
use super::item::{self, Decision, Item, ItemKind};
use super::pages::{RequestPath, request_page};
use super::request::{HistoryLine, Request, RequestFields};
use super::standing::StandingHolds;
use super::{JOB, Right, State, involved, store};
use crate::layout::{Errors, Frame, Length};
use crate::packages;
use crate::policy::{AnswerRequest, ApproveRequest, DecideRequest, ReturnRequest, WithdrawRequest};
use crate::portal_access;
use crate::url;
use crate::{letters, request_settings};

/// Seconds in an hour.
const HOUR: i64 = 3600;

/// A reason.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReasonForm {
    pub(super) reason: String,
}

impl ReasonForm {
    /// The reason, or what is wrong with it; `missing` is said where there is none.
    pub(super) fn reason(&self, missing: &'static str) -> std::result::Result<String, &'static str> {
        match self.reason.trim() {
            "" => Err(missing),
            reason if !Length::Text.fits(reason) => Err(Length::Text.error()),
            reason => Ok(reason.to_owned()),
        }
    }
}

/// A request in somebody's hands, to be written again.
pub(super) struct Open<A> {
    pub(super) authorized: Authorized<Request, A>,
    pub(super) request: Request,
    pub(super) fields: RequestFields,
}

/// Takes a request into hand.
pub(super) async fn open<A: Action>(tx: &Tx, path: &RequestPath) -> Result<Open<A>> {
    let authorized: Authorized<Request, A> = tx.authorize(path.id).await?;
    let fields = involved::admit(tx, &authorized)?;
    Ok(Open {
        request: (*authorized).clone(),
        authorized,
        fields,
    })
}

/// Refuses what only somebody's request can go through; a disposal comes by itself.
pub(super) fn somebody_asked(request: &Request) -> Result<()> {
    if request.kind == Right::Disposal {
        return Err(Error::Conflict);
    }
    Ok(())
}

impl<A: Action> Open<A> {
    pub(super) fn enter(&mut self, tx: &Tx, next: State, note: Option<String>) -> Result<()> {
        let entered = self
            .request
            .enter(&mut self.fields, next, tx.actor().account_id(), tx.now(), note);
        entered.map_err(|_| Error::Conflict)
    }

    /// Notes a step that leads to no other state.
    pub(super) fn note(&mut self, tx: &Tx, step: &str, reason: String) {
        let line = HistoryLine::new(step, tx.now(), tx.actor().account_id(), Some(reason));
        self.fields.history.push(line);
    }

    /// Ends it with an answer or a refusal, by whoever acts.
    pub(super) fn end(&mut self, tx: &Tx, state: State, reason: String) -> Result<()> {
        self.enter(tx, state, Some(reason))?;
        self.decided(tx);
        Ok(())
    }

    fn decided(&mut self, tx: &Tx) {
        self.request.decided_by = tx.actor().account_id();
        self.request.decided_at = Some(tx.now());
    }

    /// Writes it, and the letter that the step is due.
    pub(super) async fn save(self, mut tx: Tx, done: &str) -> Result<Response> {
        jobs::enqueue(&mut tx, letters::JOB, self.request.id.uuid()).await?;
        if packages::answers(self.request.kind) {
            jobs::enqueue(&mut tx, packages::JOB, self.request.id.uuid()).await?;
        }
        store::update(&mut tx, self.authorized.open_scope(), &self.request, &self.fields).await?;
        tx.commit(Event::of(&self.authorized)).await?;
        Ok(saved(&RequestPath { id: self.request.id }, done))
    }
}

/// Back to the request.
pub(super) fn saved(path: &RequestPath, done: &str) -> Response {
    Redirect::to(&format!("{}?done={done}", url::request(path.id))).into_response()
}

/// Gives up an act that the law refuses; the log keeps that it was tried.
pub(super) fn give_up<A: Action>(tx: Tx, request: &Authorized<Request, A>) {
    tx.note(Event::of(request).refused());
    drop(tx);
}

pub(super) async fn refused(
    frame: Frame,
    path: &RequestPath,
    field: &'static str,
    key: &'static str,
) -> Result<Response> {
    request_page(frame, path.id, Errors::one(field, key)).await
}

/// Every item is decided: a second person is asked.
pub(super) async fn submit(frame: Frame, Path(path): Path<RequestPath>) -> Result<Response> {
    let account = frame.viewer()?.account_id;
    let tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<DecideRequest>(&tx, &path).await?;
    if !open.request.kind.destroys() {
        return Err(Error::Conflict);
    }
    let items = store::list_items(&tx, path.id).await?;
    if is_involved(&tx, open.request.person_id, items.iter(), account).await? {
        give_up(tx, &open.authorized);
        return refused(frame, &path, "decisions", "requests-error-own-material").await;
    }
    if let Err(mismatch) = item::check(&items) {
        give_up(tx, &open.authorized);
        return refused(frame, &path, "decisions", mismatch.key()).await;
    }
    open.enter(&tx, State::Decided, None)?;
    open.decided(&tx);
    open.save(tx, "request-decided").await
}

/// The second person approves; after the cool-off it is carried out.
pub(super) async fn approve(frame: Frame, Path(path): Path<RequestPath>) -> Result<Response> {
    let account = frame.viewer()?.account_id;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<ApproveRequest>(&tx, &path).await?;
    let items = store::items_of(&tx, &open.authorized).await?;
    let decided = involved::decided_by(&open.request, &items);
    let items: Vec<Item> = items.into_iter().map(|(item, _)| item).collect();
    if decided.contains(&account) {
        let able = involved::able(&tx, &open.fields).await?;
        let others = able.iter().any(|decider| !decided.contains(&decider.account));
        give_up(tx, &open.authorized);
        let key = if others {
            "requests-error-same-person"
        } else {
            "requests-error-no-other"
        };
        return refused(frame, &path, "approval", key).await;
    }
    if is_involved(&tx, open.request.person_id, items.iter(), account).await? {
        give_up(tx, &open.authorized);
        return refused(frame, &path, "approval", "requests-error-own-material").await;
    }
    if let Err(mismatch) = item::check(&items) {
        give_up(tx, &open.authorized);
        return refused(frame, &path, "approval", mismatch.key()).await;
    }
    if let Err(key) = still_stands(&tx, open.request.person_id, items.iter()).await? {
        give_up(tx, &open.authorized);
        return refused(frame, &path, "approval", key).await;
    }
    open.enter(&tx, State::Approved, None)?;
    let destroys = items.iter().any(|item| item.decision == Some(Decision::Erase));
    let hours = request_settings::find(&tx).await?.cool_off_hours;
    let wait = if destroys { hours * HOUR } else { 0 };
    let execute_at = tx.now().plus_seconds(wait);
    open.request.approved_by = Some(account);
    open.request.approved_at = Some(tx.now());
    open.request.execute_at = Some(execute_at);
    jobs::enqueue_at(&mut tx, JOB, path.id.uuid(), execute_at).await?;
    open.save(tx, "request-approved").await
}

/// Whether what was decided can still be approved: nothing that goes is held, and nobody who represents somebody goes.
pub(super) async fn still_stands(
    tx: &ReadTx,
    person: PersonId,
    items: impl Iterator<Item = &Item> + Clone,
) -> Result<std::result::Result<(), &'static str>> {
    let ends_identity = |item: &Item| item.kind == ItemKind::Identity && item.decision == Some(Decision::Erase);
    if items.clone().any(ends_identity) && portal_access::represents(tx, person).await? {
        return Ok(Err("requests-error-represents"));
    }
    let holds = StandingHolds::over(tx, person, items.clone().map(Item::name)).await?;
    let held = holds.keep_any(items);
    Ok(if held { Err("requests-error-held") } else { Ok(()) })
}

/// The second person does not agree.
pub(super) async fn send_back(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<ReasonForm>,
) -> Result<Response> {
    let reason = match form.reason("requests-error-no-reason") {
        Ok(reason) => reason,
        Err(key) => return refused(frame, &path, "return", key).await,
    };
    let tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<ReturnRequest>(&tx, &path).await?;
    if !matches!(open.request.state, State::Decided | State::Approved) {
        return Err(Error::Conflict);
    }
    open.enter(&tx, State::InReview, Some(reason))?;
    open.request.take_back_approval();
    open.save(tx, "request-returned").await
}

/// Notes what was answered to a request that destroys nothing.
pub(super) async fn answer(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<ReasonForm>,
) -> Result<Response> {
    let reason = match form.reason("requests-error-no-answer") {
        Ok(reason) => reason,
        Err(key) => return refused(frame, &path, "answer", key).await,
    };
    let tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<AnswerRequest>(&tx, &path).await?;
    if open.request.kind.destroys() {
        return Err(Error::Conflict);
    }
    if involved::is_alone(&tx, &open.fields).await? {
        give_up(tx, &open.authorized);
        return refused(frame, &path, "answer", "requests-error-alone").await;
    }
    open.end(&tx, State::Answered, reason)?;
    open.save(tx, "request-answered").await
}

/// Whoever asked has taken it back.
pub(super) async fn withdraw(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<ReasonForm>,
) -> Result<Response> {
    let reason = match form.reason("requests-error-no-reason") {
        Ok(reason) => reason,
        Err(key) => return refused(frame, &path, "withdrawal", key).await,
    };
    let tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<WithdrawRequest>(&tx, &path).await?;
    open.enter(&tx, State::Withdrawn, Some(reason))?;
    open.save(tx, "request-withdrawn").await
}
