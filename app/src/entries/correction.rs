//! Correcting a signed entry: the correction stands beside it.

use askama::Template;
use platform::audit::Event;
use platform::clock::Time;
use platform::ids::{CaseId, EntryId};
use platform::web::{Error, Form, IntoResponse as _, Path, Redirect, Response, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::EntryFields;
use super::store::{self, NewEntry};
use crate::cases::{self, Case};
use crate::layout::{Errors, Frame, Length, render, render_invalid};
use crate::people::Banner;
use crate::policy::{CorrectEntry, ReadEntries};
use crate::url;

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
    /// As in a draft: the correction's id, so that sending twice makes one.
    window: String,
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
    window: Uuid,
    errors: Errors,
}

async fn page(frame: Frame, path: EntryPath, form: Option<Correction>, errors: Errors) -> Result<CorrectionPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx
        .authorize_to_show::<Case, CorrectEntry, ReadEntries>(path.case)
        .await?;
    let entry = store::find(&tx, path.case, path.entry).await?.ok_or(Error::NotFound)?;
    let original = case.open(&entry)?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let form = form.unwrap_or_else(|| Correction {
        text: original.text.clone(),
        ..Correction::default()
    });
    drop(tx);
    Ok(CorrectionPage {
        banner,
        path,
        original,
        occurred_at: entry.occurred_at,
        form,
        window: platform::ids::fresh(frame.now),
        errors,
        frame,
    })
}

/// The form beside the entry that it corrects.
pub(super) async fn new(frame: Frame, Path(path): Path<EntryPath>) -> Result<Response> {
    Ok(render(&page(frame, path, None, Errors::default()).await?)?.into_response())
}

/// Adds a correction; the original stays as it was signed.
pub(super) async fn create(
    frame: Frame,
    Path(path): Path<EntryPath>,
    Form(form): Form<Correction>,
) -> Result<Response> {
    let mut errors = Errors::default();
    if form.text.trim().is_empty() {
        errors.add("text", "entries-error-no-text");
    }
    errors.limit("text", &form.text, Length::Text);
    if form.reason.trim().is_empty() {
        errors.add("reason", "entries-error-no-reason");
    }
    errors.limit("reason", &form.reason, Length::Text);
    if !errors.is_empty() {
        return render_invalid(&page(frame, path, Some(form), errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, CorrectEntry>(path.case).await?;
    let entry = store::find(&tx, path.case, path.entry).await?.ok_or(Error::NotFound)?;
    let original = case.open(&entry)?;
    let done = Redirect::to(&format!("{}?done=entry-corrected", url::case(path.case)));
    let id: Option<EntryId> = form.window.parse().ok();
    if let Some(id) = id
        && store::find(&tx, case.id, id).await?.is_some()
    {
        return Ok(done.into_response());
    }
    let fields = EntryFields {
        text: form.text.trim().to_owned(),
        author: frame.viewer()?.signature(),
        correction_reason: Some(form.reason.trim().to_owned()),
        ..original
    };
    let new = NewEntry {
        id,
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
    Ok(done.into_response())
}
