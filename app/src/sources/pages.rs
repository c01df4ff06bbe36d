//! The page of an entry's source: recording it, and looking at it with a reason.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Authorized, Ground};
use platform::clock::Time;
use platform::ids::{CaseId, EntryId};
use platform::web::{Error, Form, IntoResponse as _, Page, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::{Source, SourceFields, store};
use crate::cases::Case;
use crate::entries::{self, EntryFields};
use crate::layout::{Errors, Frame, Length, render, render_invalid};
use crate::people::Banner;
use crate::policy::{ReadEntries, RecordSource, ShowSource};
use crate::url;

#[derive(Clone, Copy, Deserialize)]
pub(super) struct EntryPath {
    case: CaseId,
    entry: EntryId,
}

/// Why somebody has to know.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct LookForm {
    reason: String,
}

/// What stands beside an entry.
enum Beside {
    Nothing(SourceFields),
    /// Who recorded it and when, and the reason that was typed.
    Covered(String, Time, String),
    Shown(SourceFields),
}

#[derive(Template)]
#[template(path = "sources/show.html")]
struct SourcePage {
    frame: Frame,
    banner: Banner,
    path: EntryPath,
    entry: EntryFields,
    occurred_at: Time,
    ground: Ground,
    beside: Beside,
    errors: Errors,
}

/// What somebody typed that was not accepted.
enum Typed {
    Nothing,
    Source(SourceFields),
    Reason(String),
}

async fn page(frame: Frame, path: EntryPath, typed: Typed, errors: Errors) -> Result<SourcePage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx.authorize::<Case, ReadEntries>(path.case).await?;
    let entry = entries::find(&tx, path.case, path.entry)
        .await?
        .ok_or(Error::NotFound)?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let source = store::find(&tx, path.case, path.entry).await?;
    let names = frame.app.names.accounts(&tx).await?;
    drop(tx);
    let beside = match (source, typed) {
        (Some(source), typed) => {
            let by = names.get(&source.recorded_by).cloned().unwrap_or_default();
            let reason = if let Typed::Reason(reason) = typed {
                reason
            } else {
                String::new()
            };
            Beside::Covered(by, source.recorded_at, reason)
        }
        (None, Typed::Source(fields)) => Beside::Nothing(fields),
        (None, _) => Beside::Nothing(SourceFields::default()),
    };
    Ok(SourcePage {
        banner,
        path,
        entry: case.open(&entry)?,
        occurred_at: entry.occurred_at,
        ground: case.ground(),
        beside,
        errors,
        frame,
    })
}

/// Whether a source is recorded beside an entry; not who it is.
pub(super) async fn show(frame: Frame, Path(path): Path<EntryPath>) -> Result<Page> {
    render(&page(frame, path, Typed::Nothing, Errors::default()).await?)
}

/// Records who told what a signed entry says.
pub(super) async fn create(
    frame: Frame,
    Path(path): Path<EntryPath>,
    Form(form): Form<SourceFields>,
) -> Result<Response> {
    let mut errors = Errors::default();
    if form.is_empty() {
        errors.add("source_name", "sources-error-empty");
    }
    form.limit(&mut errors);
    if !errors.is_empty() {
        return render_invalid(&page(frame, path, Typed::Source(form), errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, RecordSource>(path.case).await?;
    tx.lock_scope(case.scope).await?;
    entries::find(&tx, path.case, path.entry)
        .await?
        .ok_or(Error::NotFound)?;
    if store::find(&tx, path.case, path.entry).await?.is_some() {
        return Err(Error::Conflict);
    }
    let event = store::record(&mut tx, &case, path.entry, &form).await?;
    tx.commit(event).await?;
    let to = format!("{}?done=source-recorded", url::entry_source(path.case, path.entry));
    Ok(Redirect::to(&to).into_response())
}

/// Shows who told, once, to somebody who says why.
pub(super) async fn look(frame: Frame, Path(path): Path<EntryPath>, Form(form): Form<LookForm>) -> Result<Response> {
    let reason = form.reason.trim();
    let mut errors = Errors::default();
    if reason.is_empty() {
        errors.add("reason", "sources-error-no-reason");
    }
    errors.limit("reason", reason, Length::Text);
    if !errors.is_empty() {
        return render_invalid(&page(frame, path, Typed::Reason(form.reason), errors).await?);
    }
    let tx = frame.app.db.begin(frame.actor()?).await?;
    let found = store::find(&tx, path.case, path.entry).await?.ok_or(Error::NotFound)?;
    let source: Authorized<Source, ShowSource> = tx.authorize(found.id).await?;
    let fields = source.open(&*source)?;
    let event = Event::of(&source).because(reason);
    tx.commit(event).await?;
    let mut page = page(frame, path, Typed::Nothing, Errors::default()).await?;
    page.beside = Beside::Shown(fields);
    Ok(render(&page)?.into_response())
}
