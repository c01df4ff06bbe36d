//! Writing and signing entries.

use jiff::civil::Time as CivilTime;
use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::{AccountId, CaseId, EntryId, PersonId};
use platform::web::{Form, IntoResponse as _, Path, Redirect, Response, Result, StatusCode};
use serde::Deserialize;

use super::store::{self, NewEntry, Saving, Standing};
use super::{Audience, DraftFields, EntryFields, Kind, PartyCard};
use crate::cases::{self, Case, Typed};
use crate::households::{self, Party};
use crate::layout::{Errors, Frame, Length};
use crate::policy::{PlaceHold, SignEntry, WriteEntry};
use crate::sources;
use crate::url;
use crate::{holds, requests};

#[derive(Deserialize)]
pub(super) struct CasePath {
    id: CaseId,
}

/// Saves what somebody is writing; called every few seconds by the page, and by its button without JavaScript.
pub(super) async fn save_draft(
    frame: Frame,
    Path(path): Path<CasePath>,
    headers: platform::web::HeaderMap,
    Form(form): Form<DraftFields>,
) -> Result<Response> {
    let by_script = headers.get("sec-fetch-mode").is_some_and(|mode| mode != "navigate");
    if let Some(refusal) = keep(&frame, path.id, &form).await? {
        if by_script {
            return Ok((StatusCode::CONFLICT, frame.t(refusal.said).into_owned()).into_response());
        }
        return refuse(frame, path.id, form, refusal).await;
    }
    let has_source = !form.source().is_empty();
    if by_script && has_source {
        // The page goes on to warn that something in it is not saved.
        let said = frame.t1("sources-draft-saved", "time", frame.time(&frame.now));
        return Ok((StatusCode::CONFLICT, said).into_response());
    }
    if by_script {
        return Ok(frame
            .t1("entries-draft-saved", "time", frame.time(&frame.now))
            .into_response());
    }
    if has_source {
        // What no draft keeps stays on the page.
        let page = cases::case_page(frame, path.id, Errors::default(), Some(Typed::Entry(Box::new(form)))).await?;
        return Ok(page.into_response());
    }
    Ok(Redirect::to(&format!("{}?done=draft-saved", url::case(path.id))).into_response())
}

/// Removes the draft; its writer does not want it.
pub(super) async fn discard_draft(frame: Frame, Path(path): Path<CasePath>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, WriteEntry>(path.id).await?;
    // What is asked about, or held, is destroyed by nobody meanwhile.
    if requests::has_open(&tx, case.client_id).await? || !holds::over_case(&tx, case.id).await?.is_empty() {
        tx.note(Event::of(&case).refused());
        drop(tx);
        let errors = Errors::one("body", "entries-error-draft-stays");
        let page = cases::case_page(frame, path.id, errors, None).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    store::delete_draft(&mut tx, case.id).await?;
    tx.commit(Event::of(&case)).await?;
    Ok(Redirect::to(&format!("{}?done=draft-discarded", url::case(path.id))).into_response())
}

/// Signs an entry: from now on it is part of the record.
pub(super) async fn create(
    frame: Frame,
    Path(path): Path<CasePath>,
    Form(form): Form<DraftFields>,
) -> Result<Response> {
    let errors = mistakes(&form);
    if !errors.is_empty() {
        return keep_and_explain(frame, path.id, form, errors).await;
    }
    let Some((occurred_at, day_only)) = occurred_at(&frame, &form) else {
        let errors = Errors::one("occurred_on", "entries-error-occurred");
        return keep_and_explain(frame, path.id, form, errors).await;
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, SignEntry>(path.id).await?;
    let id: Option<EntryId> = form.window.parse().ok();
    if let Some(id) = id
        && let Some(entry) = store::find(&tx, case.id, id).await?
    {
        let is_same = case.open(&entry)?.text == form.text.trim();
        drop(tx);
        return signed_already(frame, path.id, form, is_same).await;
    }
    if let Some(refusal) = Refusal::of(&tx, &case, &form).await? {
        drop(tx);
        return refuse(frame, path.id, form, refusal).await;
    }
    let parties = party_cards(&frame, &tx, &case, &form).await?;
    let fields = EntryFields {
        title: form.title.trim().to_owned(),
        text: form.text.trim().to_owned(),
        parties,
        author: frame.viewer()?.signature(),
        correction_reason: None,
        day_only,
        concern: form.concern().map(|concern| concern.name().to_owned()),
    };
    let new = NewEntry {
        id,
        kind: form.kind(),
        audience: form.audience(),
        significant: !form.significant.is_empty(),
        author_id: frame.viewer()?.account_id,
        occurred_at,
        corrects_id: None,
        fields: &fields,
    };
    let entry = match store::insert_entry(&mut tx, case.id, case.open_scope(), &new).await {
        // The same form arrived a moment ago and was signed between our look and our write.
        Err(platform::Error::Db(platform::db::Error::Unique(_))) => {
            drop(tx);
            return signed_already(frame, path.id, form, true).await;
        }
        inserted => inserted?,
    };
    let mut events = vec![Event::of(&case)];
    if form.concern().is_some() {
        tx.lock(holds::LOCK).await?;
    }
    if !form.source().is_empty() {
        tx.lock_scope(case.scope).await?;
        events.push(sources::record(&mut tx, &case, entry, &form.source()).await?);
    }
    store::delete_draft(&mut tx, case.id).await?;
    let now = tx.now();
    cases::touch(&mut tx, case.id, now).await?;
    let Some(concern) = form.concern() else {
        tx.commit_all(events).await?;
        return Ok(Redirect::to(&format!("{}?done=entry-signed", url::case(path.id))).into_response());
    };
    let held = tx.authorize::<Case, PlaceHold>(path.id).await?;
    let named: Vec<AccountId> = form.complained_about.parse().into_iter().collect();
    let parties = households::parties(&frame, &tx, held.client_id).await?;
    let together = parties.iter().filter(|party| party.lives_with && !party.ended);
    let household: Vec<PersonId> = together.map(|party| party.id).collect();
    holds::place_on_case(&mut tx, &held, concern, (&named, &household)).await?;
    events.push(Event::of(&held));
    tx.commit_all(events).await?;
    Ok(Redirect::to(&format!("{}?done=entry-signed-held", url::case(path.id))).into_response())
}

/// What is wrong with a form that is to be signed, its moment aside.
fn mistakes(form: &DraftFields) -> Errors {
    let mut errors = Errors::default();
    errors.limit("title", &form.title, Length::Title);
    if form.text.trim().is_empty() {
        errors.add("text", "entries-error-no-text");
    }
    errors.limit("text", &form.text, Length::Text);
    form.source().limit(&mut errors);
    if !form.kind.is_empty() && Kind::parse(&form.kind).is_none() {
        errors.add("kind", "entries-error-kind");
    }
    if !form.concern.is_empty() && form.concern().is_none() {
        errors.add("concern", "entries-error-concern");
    }
    if !form.audience.is_empty() && Audience::parse(&form.audience).is_none() {
        errors.add("audience", "entries-error-audience");
    }
    errors
}

/// Why a draft or an entry was not accepted, though nothing is wrong with it: the field, the words on the page that shows it again, and those beside a form that saves itself.
#[derive(Clone, Copy)]
struct Refusal {
    field: &'static str,
    key: &'static str,
    said: &'static str,
}

impl Refusal {
    const CLOSED: Self = Self {
        field: "draft-text",
        key: "entries-error-closed",
        said: "entries-error-closed",
    };
    const CHANGED_ELSEWHERE: Self = Self {
        field: "text",
        key: "entries-error-draft-changed",
        said: "entries-error-draft-changed",
    };
    const GONE: Self = Self {
        field: "text",
        key: "entries-error-draft-gone",
        said: "entries-draft-gone",
    };
    const SIGNED_ALREADY: Self = Self {
        field: "text",
        key: "entries-error-signed-already",
        said: "entries-error-signed-already",
    };

    /// The case is closed, or another window has changed, signed or discarded the draft that the form was filled from.
    async fn of<A: Action>(tx: &ReadTx, case: &Authorized<Case, A>, form: &DraftFields) -> Result<Option<Self>> {
        if !case.is_open() {
            return Ok(Some(Self::CLOSED));
        }
        Ok(match store::standing(tx, case, form).await? {
            Standing::Current => None,
            Standing::Behind => Some(Self::CHANGED_ELSEWHERE),
            Standing::Gone => Some(Self::GONE),
        })
    }
}

/// Saves what was typed as the draft, unless the case is closed or another window has changed the draft.
async fn keep(frame: &Frame, id: CaseId, form: &DraftFields) -> Result<Option<Refusal>> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, WriteEntry>(id).await?;
    let refusal = Refusal::of(&tx, &case, form).await?;
    if refusal.is_some() {
        return Ok(refusal);
    }
    match store::save_draft(&mut tx, &case, form).await? {
        Saving::First => tx.commit(Event::of(&case)).await?,
        Saving::Again => {
            tx.commit_unlogged("a draft's saves between its first and its signing are too many to log")
                .await?;
        }
    }
    Ok(None)
}

/// Shows the case again with what was typed, beside what another window saved, or to be copied from a closed case.
async fn refuse(frame: Frame, id: CaseId, form: DraftFields, refusal: Refusal) -> Result<Response> {
    let errors = Errors::one(refusal.field, refusal.key);
    let page = cases::case_page(frame, id, errors, Some(Typed::Entry(Box::new(form)))).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// The entry of this form exists: a second click leads to it, a text that was changed after Back is kept.
async fn signed_already(frame: Frame, id: CaseId, form: DraftFields, is_same: bool) -> Result<Response> {
    if is_same {
        return Ok(Redirect::to(&format!("{}?done=entry-signed", url::case(id))).into_response());
    }
    refuse(frame, id, form, Refusal::SIGNED_ALREADY).await
}

/// Saves what was typed as the draft and shows the case again with what is wrong.
async fn keep_and_explain(frame: Frame, id: CaseId, form: DraftFields, errors: Errors) -> Result<Response> {
    if !form.is_empty()
        && let Some(refusal) = keep(&frame, id, &form).await?
    {
        return refuse(frame, id, form, refusal).await;
    }
    let page = cases::case_page(frame, id, errors, Some(Typed::Entry(Box::new(form)))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// When it happened, and whether only the day of it is known: now unless the form says otherwise; never in the future.
fn occurred_at(frame: &Frame, form: &DraftFields) -> Option<(Time, bool)> {
    if form.occurred_on.trim().is_empty() && form.occurred_time.trim().is_empty() {
        return Some((frame.now, false));
    }
    let date = if form.occurred_on.trim().is_empty() {
        frame.today()
    } else {
        frame.parse_date(&form.occurred_on)?
    };
    let (time, day_only) = match form.occurred_time.trim().replace('.', ":") {
        time if time.is_empty() => (CivilTime::midnight(), true),
        time => (time.parse().ok()?, false),
    };
    let at = date.to_datetime(time).to_zoned(frame.zone.clone()).ok()?;
    Some((Time::from(at.timestamp()), day_only)).filter(|(at, _)| *at <= frame.now)
}

/// Seals who is mentioned, by name and relation: the client always, others as ticked.
async fn party_cards<A: Action>(
    frame: &Frame,
    tx: &ReadTx,
    case: &Authorized<Case, A>,
    form: &DraftFields,
) -> Result<Vec<PartyCard>> {
    let client = frame
        .app
        .directories
        .listed(tx, &[case.client_id])
        .await?
        .remove(&case.client_id);
    let client_name = client.map(|client| client.name).unwrap_or_default();
    let mut cards = vec![PartyCard {
        person: case.client_id.bytes(),
        name: client_name,
        relation: "client".to_owned(),
    }];
    for Party { id, name, relation, .. } in households::parties(frame, tx, case.client_id).await? {
        if form.mentions(&id.to_string()) {
            cards.push(PartyCard {
                person: id.bytes(),
                name,
                relation,
            });
        }
    }
    Ok(cards)
}
