//! A case's documents, one document with its versions, uploads and downloads for staff.

use std::collections::HashMap;

use askama::Template;
use platform::audit::Event;
use platform::authz::{Action, Authorized, Ground};
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::{CaseId, DocumentId};
use platform::web::{Error, Form, HeaderMap, IntoResponse as _, Multipart, Page, Path, Redirect, Response, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::document::{Document, DocumentFields, DocumentFile};
use super::file::{MAX_FILE_BYTES, NewFile, size_in_words};
use super::store::{self, NewDocument};
use crate::cases::{self, Case};
use crate::entries::Audience;
use crate::layout::{Errors, Frame, Length, Upload, read_upload, render, render_invalid};
use crate::people::Banner;
use crate::policy::{AddDocument, DownloadDocument, EditDocument, ReadDocuments};
use crate::{tables, url};

/// Documents on a page.
const DOCUMENTS: i64 = 200;
/// Documents on a case's own page.
const ON_CASE: i64 = 5;

#[derive(Deserialize)]
pub(super) struct CasePath {
    id: CaseId,
}

#[derive(Clone, Copy, Deserialize)]
pub(super) struct DocumentPath {
    case: CaseId,
    document: DocumentId,
}

#[derive(Deserialize)]
pub(super) struct VersionPath {
    case: CaseId,
    document: DocumentId,
    number: i64,
}

/// A document as a list shows it.
pub struct Line {
    pub href: String,
    pub title: String,
    pub audience: Audience,
    /// When its newest version was added, and by whom.
    pub at: Time,
    pub by: String,
    pub latest: i64,
    pub size: String,
}

async fn lines<A: Action>(
    frame: &Frame,
    tx: &ReadTx,
    case: &Authorized<Case, A>,
    documents: Vec<Document>,
) -> Result<Vec<Line>> {
    let names = frame.app.names.accounts(tx).await?;
    let ids: Vec<Uuid> = documents.iter().map(|document| document.id.uuid()).collect();
    let latest = store::latest_of(tx, ids).await?;
    let latest: HashMap<DocumentId, _> = latest.iter().map(|version| (version.document_id, version)).collect();
    let mut lines = Vec::with_capacity(documents.len());
    for document in documents {
        let version = latest.get(&document.id).ok_or(Error::NotFound)?;
        lines.push(Line {
            href: url::document(case.id, document.id),
            title: case.open(&document)?.title,
            audience: document.audience,
            at: version.created_at,
            by: names.get(&version.author_id).cloned().unwrap_or_default(),
            latest: document.latest,
            size: size_in_words(frame, case.open(*version)?.size_bytes),
        });
    }
    Ok(lines)
}

/// The newest documents of a case, for its own page, and whether there are more.
pub async fn lines_of_case<A: Action>(
    frame: &Frame,
    tx: &ReadTx,
    case: &Authorized<Case, A>,
) -> Result<(Vec<Line>, bool)> {
    let mut documents = store::list(tx, case.id, ON_CASE + 1).await?;
    let more = i64::try_from(documents.len()).unwrap_or_default() > ON_CASE;
    documents.truncate(usize::try_from(ON_CASE).unwrap_or_default());
    Ok((lines(frame, tx, case, documents).await?, more))
}

/// What is typed beside a file.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct DocumentForm {
    title: String,
    audience: String,
    version: i64,
}

impl DocumentForm {
    fn audience(&self) -> Audience {
        Audience::parse(&self.audience).unwrap_or(Audience::Staff)
    }
}

#[derive(Template)]
#[template(path = "documents/index.html")]
struct IndexPage {
    frame: Frame,
    banner: Banner,
    id: CaseId,
    number: i64,
    ground: Ground,
    is_open: bool,
    lines: Vec<Line>,
    form: DocumentForm,
    errors: Errors,
}

async fn index_page(frame: Frame, id: CaseId, form: DocumentForm, errors: Errors) -> Result<IndexPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx.authorize::<Case, ReadDocuments>(id).await?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let documents = store::list(&tx, id, DOCUMENTS).await?;
    let lines = lines(&frame, &tx, &case, documents).await?;
    let (number, ground, is_open) = (case.number, case.ground(), case.is_open());
    drop(tx);
    Ok(IndexPage {
        frame,
        banner,
        id,
        number,
        ground,
        is_open,
        lines,
        form,
        errors,
    })
}

/// A case's documents, and the form of a new one.
pub(super) async fn index(frame: Frame, Path(path): Path<CasePath>) -> Result<Page> {
    render(&index_page(frame, path.id, DocumentForm::default(), Errors::default()).await?)
}

/// What is wrong with an uploaded file.
fn file_errors(upload: &Upload) -> Errors {
    let mut errors = Errors::default();
    if upload.file_name.is_empty() && upload.bytes.is_empty() {
        errors.add("file", "documents-error-no-file");
    } else if upload.bytes.is_empty() {
        errors.add("file", "documents-error-empty");
    } else if upload.bytes.len() > MAX_FILE_BYTES {
        errors.add("file", "documents-error-too-large");
    }
    errors
}

/// The right to add to a case, asked before a file is read and written, and again with the row; whether the case is open.
async fn may_add(frame: &Frame, case: CaseId) -> Result<bool> {
    let tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, AddDocument>(case).await?;
    Ok(case.is_open())
}

/// Adds a document: its file first, durably, then its rows.
pub(super) async fn create(frame: Frame, Path(path): Path<CasePath>, parts: Result<Multipart>) -> Result<Response> {
    let is_open = may_add(&frame, path.id).await?;
    let upload = read_upload(parts?.0).await?;
    let mut form = DocumentForm {
        title: upload.text("title").to_owned(),
        audience: upload.text("audience").to_owned(),
        version: 0,
    };
    let mut errors = file_errors(&upload);
    errors.limit("title", &form.title, Length::Title);
    if !is_open {
        errors.add("file", "documents-error-closed");
    }
    if !errors.is_empty() {
        return render_invalid(&index_page(frame, path.id, form, errors).await?);
    }
    if form.title.is_empty() {
        form.title = title_of(&upload.file_name);
    }
    let file = NewFile {
        name: &upload.file_name,
        bytes: &upload.bytes,
    };
    let organization = frame.actor()?.organization();
    let written = store::write(&frame.app.db, organization, None, &file).await?;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, AddDocument>(path.id).await?;
    let new = NewDocument {
        case: case.id,
        title: &form.title,
        audience: form.audience(),
        author_id: frame.viewer()?.account_id,
        at: tx.now(),
    };
    store::insert(&mut tx, case.open_scope(), &new, &written).await?;
    cases::touch(&mut tx, case.id, new.at).await?;
    tx.commit(Event::of(&case).object(&tables::DOCUMENT, written.id.uuid()))
        .await?;
    Ok(Redirect::to(&format!("{}?done=document-added", url::case_documents(path.id))).into_response())
}

/// The name of a file without what stands behind its last dot.
fn title_of(file_name: &str) -> String {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let title = if stem.is_empty() { file_name } else { stem };
    title.chars().filter(|letter| !letter.is_control()).collect()
}

/// One version as its document's page shows it.
struct VersionLine {
    number: i64,
    file_name: String,
    size: String,
    at: Time,
    by: String,
}

#[derive(Template)]
#[template(path = "documents/show.html")]
struct ShowPage {
    frame: Frame,
    banner: Banner,
    case: CaseId,
    case_number: i64,
    ground: Ground,
    is_open: bool,
    id: DocumentId,
    title: String,
    audience: Audience,
    versions: Vec<VersionLine>,
    form: DocumentForm,
    errors: Errors,
}

/// The document with what was typed and not accepted, or as it is.
async fn show_page(frame: Frame, path: DocumentPath, typed: Option<DocumentForm>, errors: Errors) -> Result<ShowPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx.authorize::<Case, ReadDocuments>(path.case).await?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let document = store::find(&tx, case.id, path.document).await?;
    let title = case.open(&document)?.title;
    let names = frame.app.names.accounts(&tx).await?;
    let mut versions = Vec::new();
    for version in store::list_versions(&tx, document.id).await? {
        let fields = case.open(&version)?;
        versions.push(VersionLine {
            number: version.number,
            size: size_in_words(&frame, fields.size_bytes),
            file_name: fields.file_name,
            at: version.created_at,
            by: names.get(&version.author_id).cloned().unwrap_or_default(),
        });
    }
    let form = typed.unwrap_or_else(|| DocumentForm {
        title: title.clone(),
        audience: document.audience.name().to_owned(),
        version: document.version,
    });
    let (case_number, ground, is_open) = (case.number, case.ground(), case.is_open());
    drop(tx);
    Ok(ShowPage {
        frame,
        banner,
        case: path.case,
        case_number,
        ground,
        is_open,
        id: document.id,
        title,
        audience: document.audience,
        versions,
        form,
        errors,
    })
}

/// One document with its versions.
pub(super) async fn show(frame: Frame, Path(path): Path<DocumentPath>) -> Result<Page> {
    render(&show_page(frame, path, None, Errors::default()).await?)
}

/// Changes the title, or who may open it.
pub(super) async fn update(
    frame: Frame,
    Path(path): Path<DocumentPath>,
    Form(form): Form<DocumentForm>,
) -> Result<Response> {
    let mut errors = Errors::default();
    if form.title.trim().is_empty() {
        errors.add("title", "documents-error-no-title");
    }
    errors.limit("title", &form.title, Length::Title);
    if !errors.is_empty() {
        return render_invalid(&show_page(frame, path, Some(form), errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, EditDocument>(path.case).await?;
    let mut document = store::find(&tx, case.id, path.document).await?;
    if document.version != form.version {
        return Err(Error::Conflict);
    }
    document.audience = form.audience();
    let fields = DocumentFields {
        title: form.title.trim().to_owned(),
    };
    store::update(&mut tx, &case, &document, &fields).await?;
    tx.commit(Event::of(&case).object(&tables::DOCUMENT, document.id.uuid()))
        .await?;
    Ok(Redirect::to(&format!(
        "{}?done=document-saved",
        url::document(path.case, path.document)
    ))
    .into_response())
}

/// Adds a version; the older ones stay.
pub(super) async fn add_version(
    frame: Frame,
    Path(path): Path<DocumentPath>,
    parts: Result<Multipart>,
) -> Result<Response> {
    let is_open = may_add(&frame, path.case).await?;
    let known = latest(&frame, path).await?;
    let upload = read_upload(parts?.0).await?;
    let mut errors = file_errors(&upload);
    if !is_open {
        errors.add("file", "documents-error-closed");
    }
    if !errors.is_empty() {
        return render_invalid(&show_page(frame, path, None, errors).await?);
    }
    let file = NewFile {
        name: &upload.file_name,
        bytes: &upload.bytes,
    };
    let organization = frame.actor()?.organization();
    let written = store::write(&frame.app.db, organization, Some((path.document, known + 1)), &file).await?;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, AddDocument>(path.case).await?;
    let mut document = store::find(&tx, case.id, path.document).await?;
    if document.latest != known {
        // Somebody else was faster; the file just written is swept away.
        return Err(Error::Conflict);
    }
    document.latest = written.number;
    let fields = case.open(&document)?;
    store::update(&mut tx, &case, &document, &fields).await?;
    let by = (frame.viewer()?.account_id, tx.now());
    store::insert_version(&mut tx, case.open_scope(), case.id, by, &written).await?;
    cases::touch(&mut tx, case.id, by.1).await?;
    tx.commit(Event::of(&case).object(&tables::DOCUMENT, document.id.uuid()))
        .await?;
    let here = url::document(path.case, path.document);
    Ok(Redirect::to(&format!("{here}?done=document-version-added")).into_response())
}

/// The number of the newest version; 404 for a document of another case.
async fn latest(frame: &Frame, path: DocumentPath) -> Result<i64> {
    let tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, AddDocument>(path.case).await?;
    Ok(store::find(&tx, case.id, path.document).await?.latest)
}

/// A version's file; that it was downloaded is logged before it leaves.
pub(super) async fn download_version(
    frame: Frame,
    Path(path): Path<VersionPath>,
    headers: HeaderMap,
) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let document = tx.authorize::<DocumentFile, DownloadDocument>(path.document).await?;
    if document.case_id != path.case {
        return Err(Error::NotFound);
    }
    let version = store::find_version(&tx, document.id, path.number).await?;
    let fields = document.open(&version)?;
    let organization = tx.organization();
    drop(tx);
    super::download(frame.app.db.blobs(), organization, &version, &fields, &headers).await
}
