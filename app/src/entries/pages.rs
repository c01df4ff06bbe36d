//! Writing, signing and correcting entries.

use askama::Template;
use jiff::civil::Time as CivilTime;
use platform::audit::Event;
use platform::clock::Time;
use platform::ids::{CaseId, EntryId};
use platform::web::{Form, IntoResponse as _, Path, Redirect, Response, Result, StatusCode};
use serde::Deserialize;

use super::store::{self, NewEntry};
use super::{DraftFields, EntryFields, PartyCard};
use crate::cases::{self, Case};
use crate::households::{self, Party};
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::people::Banner;
use crate::policy::{CorrectEntry, ReadEntries, SignEntry, WriteEntry};
use crate::url;

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
    let actor = frame.actor()?;
    let mut tx = frame.app.db.begin(actor).await?;
    let case = tx.authorize::<Case, WriteEntry>(path.id).await?;
    let is_first = store::save_draft(&mut tx, &case, &form).await?;
    if is_first {
        tx.commit(Event::of(&case)).await?;
    } else {
        tx.commit_unlogged("a draft's saves between its first and its signing are too many to log")
            .await?;
    }
    let by_script = headers.get("sec-fetch-mode").is_some_and(|mode| mode != "navigate");
    if by_script {
        return Ok(frame
            .t1("entries-draft-saved", "time", frame.time(&frame.now))
            .into_response());
    }
    Ok(Redirect::to(&format!("{}?done=draft-saved", url::case(path.id))).into_response())
}

/// Signs an entry: from now on it is part of the record.
pub(super) async fn create(
    frame: Frame,
    Path(path): Path<CasePath>,
    Form(form): Form<DraftFields>,
) -> Result<Response> {
    let actor = frame.actor()?;
    if form.text.trim().is_empty() {
        return keep_and_explain(frame, path.id, form, Errors::one("text", "entries-error-no-text")).await;
    }
    let Some((occurred_at, day_only)) = occurred_at(&frame, &form) else {
        return keep_and_explain(
            frame,
            path.id,
            form,
            Errors::one("occurred_on", "entries-error-occurred"),
        )
        .await;
    };
    let mut tx = frame.app.db.begin(actor).await?;
    let case = tx.authorize::<Case, SignEntry>(path.id).await?;
    let parties = party_cards(&frame, &tx, &case, &form).await?;
    let fields = EntryFields {
        title: form.title.trim().to_owned(),
        text: form.text.trim().to_owned(),
        parties,
        author: frame.viewer()?.signature(),
        correction_reason: None,
        day_only,
    };
    let new = NewEntry {
        kind: form.kind(),
        audience: form.audience(),
        significant: !form.significant.is_empty(),
        author_id: frame.viewer()?.account_id,
        occurred_at,
        corrects_id: None,
        fields: &fields,
    };
    store::insert_entry(&mut tx, case.id, case.open_scope(), &new).await?;
    store::delete_draft(&mut tx, case.id).await?;
    let now = tx.now();
    cases::touch(&mut tx, case.id, now).await?;
    tx.commit(Event::of(&case)).await?;
    Ok(Redirect::to(&format!("{}?done=entry-signed", url::case(path.id))).into_response())
}

/// Saves what was typed as the draft and shows the case again with what is wrong.
async fn keep_and_explain(frame: Frame, id: CaseId, form: DraftFields, errors: Errors) -> Result<Response> {
    if !form.is_empty() {
        let mut tx = frame.app.db.begin(frame.actor()?).await?;
        let case = tx.authorize::<Case, WriteEntry>(id).await?;
        store::save_draft(&mut tx, &case, &form).await?;
        tx.commit_unlogged("a draft's saves between its first and its signing are too many to log")
            .await?;
    }
    let page = cases::case_page(frame, id, errors, Some(form)).await?;
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
async fn party_cards<A: platform::authz::Action>(
    frame: &Frame,
    tx: &platform::db::ReadTx,
    case: &platform::authz::Authorized<Case, A>,
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

#[derive(Deserialize)]
pub(super) struct EntryPath {
    case: CaseId,
    entry: EntryId,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Correction {
    text: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "entries/correction.html")]
struct CorrectionPage {
    frame: Frame,
    banner: Banner,
    path: EntryPath,
    original: EntryFields,
    occurred_at: Time,
    form: Correction,
    errors: Errors,
}

async fn correction_page(
    frame: Frame,
    path: EntryPath,
    form: Option<Correction>,
    errors: Errors,
) -> Result<CorrectionPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx
        .authorize_to_show::<Case, CorrectEntry, ReadEntries>(path.case)
        .await?;
    let entry = store::find(&tx, path.case, path.entry).await?;
    let original = case.open(&entry)?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let form = form.unwrap_or_else(|| Correction {
        text: original.text.clone(),
        reason: String::new(),
    });
    drop(tx);
    Ok(CorrectionPage {
        banner,
        path,
        original,
        occurred_at: entry.occurred_at,
        form,
        errors,
        frame,
    })
}

/// The form beside the entry that it corrects.
pub(super) async fn new_correction(frame: Frame, Path(path): Path<EntryPath>) -> Result<Response> {
    Ok(render(&correction_page(frame, path, None, Errors::default()).await?)?.into_response())
}

/// Adds a correction; the original stays as it was signed.
pub(super) async fn correct(
    frame: Frame,
    Path(path): Path<EntryPath>,
    Form(form): Form<Correction>,
) -> Result<Response> {
    let mut errors = Errors::default();
    if form.text.trim().is_empty() {
        errors.add("text", "entries-error-no-text");
    }
    if form.reason.trim().is_empty() {
        errors.add("reason", "entries-error-no-reason");
    }
    if !errors.is_empty() {
        return render_invalid(&correction_page(frame, path, Some(form), errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, CorrectEntry>(path.case).await?;
    let entry = store::find(&tx, path.case, path.entry).await?;
    let original = case.open(&entry)?;
    let fields = EntryFields {
        text: form.text.trim().to_owned(),
        author: frame.viewer()?.signature(),
        correction_reason: Some(form.reason.trim().to_owned()),
        ..original
    };
    let new = NewEntry {
        kind: entry.kind,
        audience: entry.audience,
        significant: entry.significant,
        author_id: frame.viewer()?.account_id,
        occurred_at: entry.occurred_at,
        corrects_id: Some(entry.id),
        fields: &fields,
    };
    store::insert_entry(&mut tx, case.id, case.open_scope(), &new).await?;
    let now = tx.now();
    cases::touch(&mut tx, case.id, now).await?;
    tx.commit(Event::of(&case)).await?;
    Ok(Redirect::to(&format!("{}?done=entry-corrected", url::case(path.case))).into_response())
}
