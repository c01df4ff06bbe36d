//! The imports of an organization, and a new one from a file.

use askama::Template;
use platform::audit::Event;
use platform::clock::Time;
use platform::ids::ImportId;
use platform::params;
use platform::web::{Error, IntoResponse as _, Multipart, Page, Query, Redirect, Response, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::begin::{DEFAULT_SYSTEM, default_country, keep, read_table, system_name};
use super::error::ImportError;
use super::import::{Import, ImportFields, State, country_of};
use super::store;
use super::table::TableError;
use crate::layout::{Errors, Frame, read_upload, render, render_invalid};
use crate::people::identity_code::Country;
use crate::policy::{ImportPeople, ReadImports};
use crate::{agreements, tables, url};

/// Imports on a page.
const PAGE: i64 = 30;

/// Where the list goes on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Older {
    before: Option<ImportId>,
}

/// One line of the list.
struct Line {
    id: ImportId,
    file_name: String,
    created_at: Time,
    by: String,
    state: State,
    rows: i64,
    created: i64,
}

/// What is typed beside the file.
#[derive(Default)]
struct UploadForm {
    system: String,
    country: String,
}

#[derive(Template)]
#[template(path = "imports/index.html")]
struct IndexPage {
    frame: Frame,
    lines: Vec<Line>,
    older: Option<String>,
    form: UploadForm,
    countries: Vec<(&'static str, &'static str)>,
    errors: Errors,
}

/// The countries that a file can come from, with their message keys.
fn countries() -> Vec<(&'static str, &'static str)> {
    let key = |country| match country {
        Country::Fi => "imports-country-fi",
        Country::Se => "imports-country-se",
        Country::Nl => "imports-country-nl",
    };
    Country::ALL
        .into_iter()
        .map(|country| (country.code(), key(country)))
        .collect()
}

async fn page(frame: Frame, before: Option<ImportId>, form: UploadForm, errors: Errors) -> Result<IndexPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ReadImports>()?;
    let before = before.map_or(Uuid::max(), ImportId::uuid);
    let mut imports: Vec<Import> = tx
        .all(store::LIST, params![tx.organization(), before, PAGE + 1])
        .await?;
    let more = i64::try_from(imports.len()).unwrap_or_default() > PAGE;
    imports.truncate(usize::try_from(PAGE).unwrap_or_default());
    let older = imports
        .last()
        .filter(|_| more)
        .map(|last| format!("{}?before={}", url::imports(), last.id));
    let names = frame.app.names.accounts(&tx).await?;
    let scope = tx.organization_scope().await?;
    let mut lines = Vec::with_capacity(imports.len());
    for import in imports {
        let by = import.account_id.and_then(|account| names.get(&account).cloned());
        lines.push(Line {
            id: import.id,
            file_name: scope.open(&import)?.file_name,
            created_at: import.created_at,
            by: by.unwrap_or_else(|| frame.t("imports-by-command-line").into_owned()),
            state: import.state,
            rows: import.rows,
            created: import.counts.created,
        });
    }
    tx.note(Event::on(&permit, &tables::IMPORT, Uuid::nil(), None).counting(lines.len()));
    drop(tx);
    Ok(IndexPage {
        lines,
        older,
        form,
        countries: countries(),
        errors,
        frame,
    })
}

/// The newest imports, and the form of a new one.
pub(super) async fn index(frame: Frame, Query(older): Query<Older>) -> Result<Page> {
    let country = default_country(frame.viewer()?.organization.jurisdiction)
        .code()
        .to_owned();
    let form = UploadForm {
        system: DEFAULT_SYSTEM.to_owned(),
        country,
    };
    render(&page(frame, older.before, form, Errors::default()).await?)
}

/// Keeps a file and goes on to its columns.
pub(super) async fn create(frame: Frame, Multipart(parts): Multipart) -> Result<Response> {
    if let Some(refusal) = agreements::refusal(&frame).await? {
        return Ok(refusal);
    }
    let sent = read_upload(parts).await?;
    let upload = UploadForm {
        system: sent.text("system").to_owned(),
        country: sent.text("country").to_owned(),
    };
    let country = country_of(&upload.country).ok_or(Error::BadRequest("choose a country"))?;
    let system = system_name(&upload.system);
    let (bytes, table) = match (read_table(sent.bytes).await, &system) {
        (Ok(read), Ok(_)) => read,
        (read, _) => {
            let errors = upload_errors(read.err().as_ref(), system.is_err());
            return render_invalid(&page(frame, None, upload, errors).await?);
        }
    };
    let fields = ImportFields {
        file_name: sent.file_name,
        system: system.unwrap_or_default(),
        country: country.code().to_owned(),
        header: table.header.clone(),
        ..ImportFields::default()
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<ImportPeople>()?;
    let id = keep(&mut tx, Some(frame.viewer()?.account_id), &fields, &table, &bytes).await?;
    tx.commit(Event::on(&permit, &tables::IMPORT, id.uuid(), None)).await?;
    Ok(Redirect::to(&url::import_mapping(id)).into_response())
}

/// What is wrong with an upload; browsers do not send a file a second time, so it must be chosen again.
fn upload_errors(file: Option<&ImportError>, is_bad_system: bool) -> Errors {
    let mut errors = Errors::one("file", file.map_or("imports-error-file-again", file_error));
    if is_bad_system {
        errors.add("system", "imports-error-system");
    }
    errors
}

fn file_error(error: &ImportError) -> &'static str {
    match error {
        ImportError::Table(TableError::Empty) => "imports-error-no-file",
        ImportError::Table(TableError::TooLarge) => "imports-error-too-large",
        _ => "imports-error-not-text",
    }
}
