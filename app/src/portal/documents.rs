//! Documents that workers have shared: a list, and each file as an attachment.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use askama::Template;
use platform::audit::Event;
use platform::authz::{Authorized, Facts, Resource};
use platform::clock::Time;
use platform::db::{Error, ReadTx, Row, Table};
use platform::ids::{CaseId, DocumentId, PersonId, ScopeId};
use platform::web::{HeaderMap, Page, Path, Response, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::shared::SharedCase;
use super::{own, store};
use crate::disclosures::{self, Basis, Category, Kind, NewDisclosure};
use crate::documents::{self, Version};
use crate::layout::{Frame, render};
use crate::people::Person;
use crate::policy::{DownloadOwnDocument, ReadOwnDocuments};
use crate::tables;

/// A document that its reader may open.
pub(super) struct SharedDocument {
    pub(super) id: DocumentId,
    pub(super) title: String,
    pub(super) at: Time,
    pub(super) size: String,
}

/// What is shared of a person's documents, the latest first.
pub(super) async fn shared_documents(
    frame: &Frame,
    tx: &ReadTx,
    person: PersonId,
    as_representative: bool,
) -> Result<Vec<SharedDocument>> {
    let listed = documents::list_shared(tx, person, as_representative).await?;
    let ids: Vec<Uuid> = listed.iter().map(|document| document.id.uuid()).collect();
    let latest = documents::latest_of(tx, ids).await?;
    let latest: HashMap<DocumentId, &Version> = latest.iter().map(|version| (version.document_id, version)).collect();
    let mut cases: HashMap<CaseId, Authorized<SharedCase, ReadOwnDocuments>> = HashMap::new();
    let mut shared = Vec::with_capacity(listed.len());
    for document in listed {
        let case = match cases.entry(document.case_id) {
            Slot::Occupied(known) => known.into_mut(),
            Slot::Vacant(new) => new.insert(tx.authorize(document.case_id).await?),
        };
        let Some(version) = latest.get(&document.id) else {
            continue;
        };
        shared.push(SharedDocument {
            id: document.id,
            title: case.open(&document)?.title,
            at: version.created_at,
            size: documents::size_in_words(frame, case.open(*version)?.size_bytes),
        });
    }
    Ok(shared)
}

#[derive(Template)]
#[template(path = "portal/documents.html")]
struct IndexPage {
    frame: Frame,
    documents: Vec<SharedDocument>,
}

/// The viewer's own.
pub(super) async fn index(frame: Frame) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let access = own(&frame, &tx).await?;
    tx.authorize::<Person, ReadOwnDocuments>(access.person_id).await?;
    let documents = shared_documents(&frame, &tx, access.person_id, false).await?;
    drop(tx);
    render(&IndexPage { frame, documents })
}

/// A document as the portal knows it: there only for whom it is shared with.
struct SharedFile {
    id: DocumentId,
    scope: ScopeId,
    log_scope: ScopeId,
    case: CaseId,
    client: PersonId,
}

impl Resource for SharedFile {
    const TABLE: &'static Table = &tables::DOCUMENT;
    const FACTS: &'static str = store::DOCUMENT_FACTS;

    fn read(row: &Row<'_>) -> std::result::Result<Self, Error> {
        Ok(Self {
            id: row.get(Self::OFFSET)?,
            scope: row.get(Self::OFFSET + 1)?,
            log_scope: row.get(Self::OFFSET + 2)?,
            case: row.get(Self::OFFSET + 3)?,
            client: row.get(Self::OFFSET + 4)?,
        })
    }

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn subject(&self) -> Option<ScopeId> {
        Some(self.log_scope)
    }

    fn facts(&self) -> Facts {
        Facts {
            restricted: true,
            known: false,
            own: false,
        }
    }
}

#[derive(Deserialize)]
pub(super) struct DocumentPath {
    id: DocumentId,
}

/// The newest version's file; that it was downloaded is logged before it leaves.
pub(super) async fn download(frame: Frame, Path(path): Path<DocumentPath>, headers: HeaderMap) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let document = tx.authorize::<SharedFile, DownloadOwnDocument>(path.id).await?;
    let latest = documents::latest_of(&tx, vec![document.id.uuid()]).await?;
    let version = latest.into_iter().next().ok_or(platform::web::Error::NotFound)?;
    let fields = document.open(&version)?;
    let organization = tx.organization();
    drop(tx);
    if document.ground().is_representation() {
        note_disclosure(&frame, &document, (&fields.file_name, version.created_at)).await?;
    }
    documents::download(frame.app.db.blobs(), organization, &version, &fields, &headers).await
}

/// What somebody else than the client gets, or a part of it, stands in the register before it leaves; once for each version.
async fn note_disclosure(
    frame: &Frame,
    document: &Authorized<SharedFile, DownloadOwnDocument>,
    (file_name, written): (&str, Time),
) -> Result<()> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    tx.lock(document.client.uuid()).await?;
    let person: Authorized<Person, DownloadOwnDocument> = tx.authorize(document.client).await?;
    if disclosures::has_noted_reader(&tx, &person, (Kind::Document, file_name), written).await? {
        return Ok(());
    }
    let new = NewDisclosure {
        case: Some(document.case),
        kind: Kind::Document,
        category: Category::Representative,
        basis: Basis::OwnRight,
        at: tx.now(),
        recipient: &frame.viewer()?.fields.name,
        what: file_name,
    };
    disclosures::record(&mut tx, &person, &new).await?;
    tx.commit(Event::of(&person)).await?;
    Ok(())
}
