//! The columns of a file: what each of them means.

use askama::Template;
use platform::audit::Event;
use platform::ids::ImportId;
use platform::web::{Error, Form, IntoResponse as _, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::begin::preview;
use super::error::ImportError;
use super::file;
use super::import::{ImportFields, State};
use super::mapping::{Field, Mapping, MappingError};
use super::pages::ImportPath;
use super::store;
use super::table::Table;
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::policy::ImportPeople;
use crate::{tables, url};

/// Values that show what is in a column.
const SAMPLES: usize = 3;
/// Letters of such a value.
const SAMPLE_CHARS: usize = 60;

/// The field of each column, in order.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ColumnsForm {
    field: Vec<String>,
}

/// A column as the page shows it.
struct ColumnLine {
    /// Of its select, for the label.
    id: String,
    header: String,
    samples: Vec<String>,
    field: Field,
    /// Whether another column is the same field.
    is_twice: bool,
}

#[derive(Template)]
#[template(path = "imports/columns.html")]
struct ColumnsPage {
    frame: Frame,
    id: ImportId,
    file_name: String,
    encoding: &'static str,
    delimiter_key: &'static str,
    rows: usize,
    columns: Vec<ColumnLine>,
    /// Every field with its name.
    options: Vec<(Field, String)>,
    errors: Errors,
}

async fn page(frame: Frame, id: ImportId, given: Option<Mapping>, errors: Errors) -> Result<ColumnsPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ImportPeople>()?;
    let (import, fields) = store::find(&tx, id).await?;
    if import.state != State::Draft {
        return Err(Error::Conflict);
    }
    let table = file::read(&tx, &permit, id).await?;
    // The page shows values of the file.
    tx.note(Event::on(&permit, &tables::IMPORT, id.uuid(), None));
    drop(tx);
    let mapping = given
        .or_else(|| fields.mapping())
        .unwrap_or_else(|| Mapping::guess(&fields.header, fields.country()));
    let name = |field: Field| (field, frame.t(&field_key(field.name())).into_owned());
    Ok(ColumnsPage {
        id,
        file_name: fields.file_name,
        encoding: table.encoding,
        delimiter_key: delimiter_key(table.delimiter),
        rows: table.rows.len(),
        columns: column_lines(&table, &mapping),
        options: Field::all().map(name).collect(),
        errors,
        frame,
    })
}

/// The message key of a field's name.
pub(super) fn field_key(field: &str) -> String {
    format!("imports-field-{}", field.replace('_', "-"))
}

fn delimiter_key(delimiter: u8) -> &'static str {
    match delimiter {
        b';' => "imports-delimiter-semicolon",
        b'\t' => "imports-delimiter-tab",
        b'|' => "imports-delimiter-bar",
        _ => "imports-delimiter-comma",
    }
}

fn column_lines(table: &Table, mapping: &Mapping) -> Vec<ColumnLine> {
    let columns = table.header.iter().zip(&mapping.columns).enumerate();
    let line = |(at, (header, field)): (usize, (&String, &Field))| {
        let cells = table.rows.iter().filter_map(|row| row.cells.as_ref().ok()?.get(at));
        let filled = cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let count = mapping.columns.iter().filter(|other| *other == field).count();
        ColumnLine {
            id: format!("field-{at}"),
            header: header.clone(),
            samples: filled
                .take(SAMPLES)
                .map(|cell| cell.chars().take(SAMPLE_CHARS).collect())
                .collect(),
            field: *field,
            is_twice: *field != Field::Ignore && count > 1,
        }
    };
    columns.map(line).collect()
}

/// The columns with their first values, and a guess what they are.
pub(super) async fn edit(frame: Frame, Path(path): Path<ImportPath>) -> Result<Response> {
    Ok(render(&page(frame, path.id, None, Errors::default()).await?)?.into_response())
}

/// Chooses what the columns are, and looks at what importing the file would do.
pub(super) async fn update(
    frame: Frame,
    Path(path): Path<ImportPath>,
    Form(form): Form<ColumnsForm>,
) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ImportPeople>()?;
    let (import, mut fields) = store::find(&tx, path.id).await?;
    if import.state != State::Draft {
        return Err(Error::Conflict);
    }
    let mapping = read_mapping(&form, &fields)?;
    if let Err(error) = mapping.check() {
        drop(tx);
        return render_invalid(
            &page(
                frame,
                path.id,
                Some(mapping),
                Errors::one("columns", mapping_error(&error)),
            )
            .await?,
        );
    }
    fields.set_mapping(&mapping);
    let preview = preview(&frame.app, &tx, &permit, &import, &fields, mapping)
        .await
        .map_err(answer)?;
    drop(tx);
    let fields = ImportFields {
        preview: Some(preview),
        ..fields
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<ImportPeople>()?;
    store::update(&mut tx, &import, &fields).await?;
    tx.commit(Event::on(&permit, &tables::IMPORT, path.id.uuid(), None))
        .await?;
    Ok(Redirect::to(&format!("{}?done=import-checked", url::import(path.id))).into_response())
}

fn read_mapping(form: &ColumnsForm, fields: &ImportFields) -> Result<Mapping> {
    let columns: Option<Vec<Field>> = form.field.iter().map(|name| Field::parse(name)).collect();
    let columns = columns.filter(|columns| columns.len() == fields.header.len());
    let columns = columns.ok_or(Error::BadRequest("the form is of another file; load the page again"))?;
    Ok(Mapping {
        columns,
        country: fields.country(),
    })
}

fn mapping_error(error: &MappingError) -> &'static str {
    match error {
        MappingError::Twice(_) => "imports-error-twice",
        _ => "imports-error-no-name-column",
    }
}

/// An error of an import as an answer.
pub(super) fn answer(error: ImportError) -> Error {
    match error {
        ImportError::Platform(error) => error.into(),
        ImportError::Busy | ImportError::NotReady | ImportError::Stopped(_) | ImportError::Agreements => {
            Error::Conflict
        }
        ImportError::Table(_) | ImportError::Mapping(_) | ImportError::System => {
            Error::BadRequest("the file cannot be imported as it is")
        }
    }
}
