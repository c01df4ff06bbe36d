//! Who must stay out of a request: it complains about them, or they are part of what it is about.
//!
//! Nobody decides, approves, refuses, sends back or extends what is about themselves, whatever their role.
//! The list is sealed with the request. Whoever is on it cannot change it; what they had decided is decided anew.

use std::collections::{BTreeSet, HashMap};

use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::db::ReadTx;
use platform::ids::AccountId;
use platform::session;
use platform::web::{Error, Form, Path, Response, Result};
use serde::Deserialize;

use super::acts::{open, refused, saved};
use super::item::{Item, ItemFields};
use super::pages::RequestPath;
use super::request::{InvolvedFields, Request, RequestFields};
use super::store;
use super::{Channel, State};
use crate::layout::{Frame, Length};
use crate::policy::{ExcludeFromRequest, ReadmitToRequest};
use crate::request_settings::{Decider, deciders};

/// Opens a request to whoever reads it or does something about it.
///
/// # Errors
/// [`Error::Forbidden`] to whoever is kept out of it; the log keeps that they tried.
pub fn admit<A: Action>(tx: &ReadTx, request: &Authorized<Request, A>) -> Result<RequestFields> {
    let fields = request.open(&**request)?;
    if tx.actor().account_id().is_some_and(|account| fields.excludes(account)) {
        tx.note(Event::of(request).refused());
        return Err(Error::Forbidden);
    }
    Ok(fields)
}

/// Whether the reader is who recorded that somebody asked, in a letter, by phone or by a form.
/// They do not open what is gathered for the answer: one person alone would read everything held about anybody.
pub fn is_recorded_by_reader(tx: &ReadTx, request: &Request, fields: &RequestFields) -> bool {
    let by_themselves = matches!(
        request.channel,
        Channel::Portal | Channel::Representative | Channel::Rule
    );
    let recorded_by = fields.history.first().and_then(|line| line.by.clone());
    let reader = tx.actor().account_id().map(|account| account.to_string());
    !by_themselves && recorded_by.is_some() && recorded_by == reader
}

/// [`admit`], to what is gathered for an answer.
pub fn admit_to_copy<A: Action>(tx: &ReadTx, request: &Authorized<Request, A>) -> Result<RequestFields> {
    let fields = admit(tx, request)?;
    if is_recorded_by_reader(tx, request, &fields) {
        tx.note(Event::of(request).refused());
        return Err(Error::Forbidden);
    }
    Ok(fields)
}

/// Whoever had a part in what was decided: the one who handed it over for approval, and whoever decided an item.
pub(super) fn decided_by(request: &Request, items: &[(Item, ItemFields)]) -> BTreeSet<AccountId> {
    let by_item = |(_, fields): &(Item, ItemFields)| fields.decided_by.as_ref().and_then(|by| by.parse().ok());
    request
        .decided_by
        .into_iter()
        .chain(items.iter().filter_map(by_item))
        .collect()
}

/// Whether somebody is kept out and fewer than two could decide: nobody keeps all others out and ends it alone.
pub async fn is_alone(tx: &ReadTx, fields: &RequestFields) -> std::result::Result<bool, platform::db::Error> {
    Ok(!fields.involved.is_empty() && able(tx, fields).await?.len() < 2)
}

/// Those who may decide this request.
pub(super) async fn able(
    tx: &ReadTx,
    fields: &RequestFields,
) -> std::result::Result<Vec<Decider>, platform::db::Error> {
    let mut deciders = deciders(tx).await?;
    deciders.retain(|decider| !fields.excludes(decider.account));
    Ok(deciders)
}

/// Somebody on the list, as the page shows them.
pub(super) struct InvolvedLine {
    pub(super) account: String,
    pub(super) name: String,
    pub(super) reason: String,
}

/// Who is on the list, by name.
pub(super) fn lines(fields: &RequestFields, names: &HashMap<AccountId, String>) -> Vec<InvolvedLine> {
    let name = |account: &str| account.parse().ok().and_then(|account| names.get(&account).cloned());
    let line = |involved: &InvolvedFields| InvolvedLine {
        name: name(&involved.account).unwrap_or_default(),
        account: involved.account.clone(),
        reason: involved.reason.clone(),
    };
    fields.involved.iter().map(line).collect()
}

/// Everybody who works here, by name.
pub(super) async fn staff(
    tx: &ReadTx,
    names: &HashMap<AccountId, String>,
) -> std::result::Result<Vec<(String, String)>, platform::db::Error> {
    let accounts = session::list_accounts(tx).await?;
    let named = accounts
        .iter()
        .filter(|account| account.state != "ended")
        .filter_map(|account| Some((account.id.to_string(), names.get(&account.id)?.clone())));
    let mut staff: Vec<_> = named.collect();
    staff.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(staff)
}

/// Somebody, and why they are kept out of the request or let in again.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct InvolvedForm {
    account: String,
    reason: String,
}

impl InvolvedForm {
    fn read(&self) -> std::result::Result<(AccountId, String), &'static str> {
        let account = self.account.parse().map_err(|_| "requests-error-no-account")?;
        match self.reason.trim() {
            "" => Err("requests-error-no-reason"),
            reason if !Length::Text.fits(reason) => Err(Length::Text.error()),
            reason => Ok((account, reason.to_owned())),
        }
    }
}

/// Nothing is changed any more once it is carried out.
const fn is_settled(state: State) -> bool {
    !state.can_be_withdrawn()
}

/// Keeps somebody out of the request.
pub(super) async fn exclude(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<InvolvedForm>,
) -> Result<Response> {
    let (account, reason) = match form.read() {
        Ok(read) => read,
        Err(key) => return refused(frame, &path, "involved", key).await,
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<ExcludeFromRequest>(&tx, &path).await?;
    let staff = session::list_accounts(&tx).await?;
    if !staff.iter().any(|member| member.id == account) {
        drop(tx);
        return refused(frame, &path, "involved", "requests-error-no-account").await;
    }
    if is_settled(open.request.state) || open.fields.excludes(account) {
        return Err(Error::Conflict);
    }
    let name = account.to_string();
    open.fields.involved.push(InvolvedFields {
        account: name.clone(),
        reason: reason.clone(),
    });
    open.note(&tx, "involved", reason);
    // What they have decided or approved does not stand.
    let items = store::items_of(&tx, &open.authorized).await?;
    let has_decided = decided_by(&open.request, &items).contains(&account);
    let theirs = items
        .into_iter()
        .filter(|(_, fields)| fields.decided_by.as_ref() == Some(&name));
    let undecided: Vec<(Item, ItemFields)> = theirs.map(Item::undecided).collect();
    store::update_items(&mut tx, open.authorized.open_scope(), &undecided).await?;
    if (has_decided || open.request.approved_by == Some(account)) && open.request.state.leads_to(State::InReview) {
        open.enter(&tx, State::InReview, None)?;
        open.request.take_back_approval();
    }
    store::update(&mut tx, open.authorized.open_scope(), &open.request, &open.fields).await?;
    tx.commit(Event::of(&open.authorized)).await?;
    Ok(saved(&path, "request-involved"))
}

/// Lets somebody in again who was on the list by mistake.
pub(super) async fn readmit(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<InvolvedForm>,
) -> Result<Response> {
    let (account, reason) = match form.read() {
        Ok(read) => read,
        Err(key) => return refused(frame, &path, "involved", key).await,
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<ReadmitToRequest>(&tx, &path).await?;
    if is_settled(open.request.state) || !open.fields.excludes(account) {
        return Err(Error::Conflict);
    }
    let name = account.to_string();
    open.fields.involved.retain(|involved| involved.account != name);
    open.note(&tx, "readmitted", reason);
    store::update(&mut tx, open.authorized.open_scope(), &open.request, &open.fields).await?;
    tx.commit(Event::of(&open.authorized)).await?;
    Ok(saved(&path, "request-readmitted"))
}
