//! The page that asks before an import is undone: what follows, and a number to type.

use askama::Template;
use platform::audit::Event;
use platform::ids::ImportId;
use platform::jobs;
use platform::web::{Error, Form, IntoResponse as _, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::import::State;
use super::pages::ImportPath;
use super::{live, store};
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::policy::UndoImport;
use crate::{tables, url};

/// The number of people that the import created, typed to be sure.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct UndoForm {
    number: String,
}

#[derive(Template)]
#[template(path = "imports/undo.html")]
struct UndoPage {
    frame: Frame,
    id: ImportId,
    file_name: String,
    created: i64,
    form: UndoForm,
    errors: Errors,
}

async fn page(frame: Frame, id: ImportId, form: UndoForm, errors: Errors) -> Result<UndoPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    tx.permit::<UndoImport>()?;
    let (import, fields) = store::find(&tx, id).await?;
    drop(tx);
    if import.state != State::Finished {
        return Err(Error::Conflict);
    }
    Ok(UndoPage {
        id,
        file_name: fields.file_name,
        created: import.counts.created,
        form,
        errors,
        frame,
    })
}

/// What undoing does, and the field for the number.
pub(super) async fn confirm(frame: Frame, Path(path): Path<ImportPath>) -> Result<Response> {
    Ok(render(&page(frame, path.id, UndoForm::default(), Errors::default()).await?)?.into_response())
}

/// Begins to take back what the import created.
pub(super) async fn undo(frame: Frame, Path(path): Path<ImportPath>, Form(form): Form<UndoForm>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<UndoImport>()?;
    let organization = tx.organization();
    tx.lock(organization.uuid()).await?;
    let (mut import, fields) = store::find(&tx, path.id).await?;
    if import.state != State::Finished {
        return Err(Error::Conflict);
    }
    let typed: String = form.number.chars().filter(|letter| !letter.is_whitespace()).collect();
    let error = if typed != import.counts.created.to_string() {
        Some("imports-error-number")
    } else if !store::list_at_work(&tx).await?.is_empty() {
        Some("imports-error-busy")
    } else {
        None
    };
    if let Some(error) = error {
        drop(tx);
        return render_invalid(&page(frame, path.id, form, Errors::one("number", error)).await?);
    }
    import.state = State::Undoing;
    import.next_row = 0;
    store::update(&mut tx, &import, &fields).await?;
    jobs::enqueue(&mut tx, live::JOB, path.id.uuid()).await?;
    tx.commit(Event::on(&permit, &tables::IMPORT, path.id.uuid(), None))
        .await?;
    Ok(Redirect::to(&url::import(path.id)).into_response())
}
