//! Every statement about documents.

use platform::authz::{Action, Authorized, OrganizationId};
use platform::clock::Time;
use platform::db::{Db, Error, ReadTx, Tx};
use platform::ids::{self, AccountId, BlobId, CaseId, DocumentId, DocumentVersionId, PersonId};
use platform::keystore::OpenScope;
use platform::{params, statements};
use uuid::Uuid;

use super::document::{Document, DocumentFields, Version, VersionFields};
use super::file::{self, NewFile};
use crate::cases::Case;
use crate::entries::Audience;
use crate::tables::{DOCUMENT, DOCUMENT_VERSION};

statements! {
    pub(super) INSERT = "
        INSERT INTO document (organization_id, id, version, case_id, scope_id, audience, author_id, created_at, latest, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, 1, $8)";
    pub(super) UPDATE = "
        UPDATE document
        SET audience = $4, latest = $5, sealed = $6, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(super) LIST = "
        SELECT id, version, case_id, scope_id, audience, author_id, created_at, latest, sealed
        FROM document
        WHERE organization_id = $1 AND case_id = $2
        ORDER BY created_at DESC, id DESC
        LIMIT $3";
    pub(super) LIST_BY_IDS = "
        SELECT id, version, case_id, scope_id, audience, author_id, created_at, latest, sealed
        FROM document
        WHERE organization_id = $1 AND id = ANY($2)
        ORDER BY id";
    pub(super) FIND = "
        SELECT id, version, case_id, scope_id, audience, author_id, created_at, latest, sealed
        FROM document
        WHERE organization_id = $1 AND case_id = $2 AND id = $3";
    // A relation to a document is one to its case.
    pub(super) FILE_FACTS = "
        SELECT g.ground, g.starts_at, g.ends_at, d.id, d.case_id, d.scope_id, c.log_scope_id, c.restricted
        FROM document d
        JOIN cases c ON c.organization_id = d.organization_id AND c.id = d.case_id
        LEFT JOIN case_grant g ON g.organization_id = c.organization_id AND g.case_id = c.id AND g.principal_id = ANY($3)
        WHERE d.organization_id = $1 AND d.id = $2";
    pub(super) LIST_SHARED = "
        SELECT d.id, d.version, d.case_id, d.scope_id, d.audience, d.author_id, d.created_at, d.latest, d.sealed
        FROM cases c
        JOIN document d ON d.organization_id = c.organization_id AND d.case_id = c.id
        WHERE c.organization_id = $1 AND c.client_id = $2 AND (d.audience = 'client' OR d.audience = 'client-and-representatives')
        ORDER BY d.created_at DESC, d.id DESC
        LIMIT 100";
    pub(super) LIST_SHARED_WITH_REPRESENTATIVES = "
        SELECT d.id, d.version, d.case_id, d.scope_id, d.audience, d.author_id, d.created_at, d.latest, d.sealed
        FROM cases c
        JOIN document d ON d.organization_id = c.organization_id AND d.case_id = c.id
        WHERE c.organization_id = $1 AND c.client_id = $2 AND d.audience = 'client-and-representatives'
        ORDER BY d.created_at DESC, d.id DESC
        LIMIT 100";
    pub(super) INSERT_VERSION = "
        INSERT INTO document_version (organization_id, id, version, document_id, case_id, scope_id, number, blob_id, author_id, created_at, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10)";
    pub(super) LIST_VERSIONS = "
        SELECT id, version, document_id, case_id, scope_id, number, blob_id, author_id, created_at, sealed
        FROM document_version
        WHERE organization_id = $1 AND document_id = $2
        ORDER BY number DESC
        LIMIT 200";
    pub(super) FIND_VERSION = "
        SELECT id, version, document_id, case_id, scope_id, number, blob_id, author_id, created_at, sealed
        FROM document_version
        WHERE organization_id = $1 AND document_id = $2 AND number = $3";
    pub(super) LATEST_OF = "
        SELECT v.id, v.version, v.document_id, v.case_id, v.scope_id, v.number, v.blob_id, v.author_id, v.created_at, v.sealed
        FROM document d
        JOIN document_version v ON v.organization_id = d.organization_id AND v.document_id = d.id AND v.number = d.latest
        WHERE d.organization_id = $1 AND d.id = ANY($2)";
    pub(super) PAGE_OF_ALL = "
        SELECT id, version, document_id, case_id, scope_id, number, blob_id, author_id, created_at, sealed
        FROM document_version
        WHERE organization_id = $1 AND id > $2
        ORDER BY id
        LIMIT 500";
    pub(super) VERSIONS_OF = "
        SELECT id
        FROM document_version
        WHERE organization_id = $1 AND document_id = ANY($2)
        ORDER BY id";
    pub(super) CASES_OF = "
        SELECT id, case_id, created_at
        FROM document
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(super) AUTHORS = "
        SELECT DISTINCT author_id
        FROM document_version
        WHERE organization_id = $1 AND document_id = ANY($2)";
    pub(super) WRITTEN_BY = "
        SELECT DISTINCT document_id
        FROM document_version
        WHERE organization_id = $1 AND document_id = ANY($2) AND author_id = $3";
    pub(super) IN_CASES = "
        SELECT id
        FROM document
        WHERE organization_id = $1 AND case_id = ANY($2)";
    pub(super) AUTHORS_IN = "
        SELECT DISTINCT author_id
        FROM document_version
        WHERE organization_id = $1 AND case_id = ANY($2)";
    pub(super) WRITTEN_IN = "
        SELECT DISTINCT case_id
        FROM document_version
        WHERE organization_id = $1 AND case_id = ANY($2) AND author_id = $3";
    pub(super) BLOBS = "
        SELECT id, blob_id
        FROM document_version
        WHERE organization_id = $1 AND id > $2
        ORDER BY id
        LIMIT 5000";
}

/// What a document is made from.
pub struct NewDocument<'a> {
    pub case: CaseId,
    pub title: &'a str,
    pub audience: Audience,
    pub author_id: AccountId,
    pub at: Time,
}

/// A version whose file is written and whose row is not.
pub struct Written {
    pub id: DocumentId,
    pub(super) number: i64,
    blob: BlobId,
    fields: VersionFields,
}

/// Writes the file of a new document, or of a known one's next version, before the transaction that names it.
pub async fn write(
    db: &Db,
    organization: OrganizationId,
    document: Option<(DocumentId, i64)>,
    file: &NewFile<'_>,
) -> Result<Written, platform::Error> {
    let (id, number) = document.unwrap_or_else(|| (DocumentId::from(ids::fresh(db.clock().now())), 1));
    let (blob, fields) = file::write(db.blobs(), organization, (id, number), file).await?;
    Ok(Written {
        id,
        number,
        blob,
        fields,
    })
}

/// Inserts a document whose file is written.
pub async fn insert(
    tx: &mut Tx,
    scope: &OpenScope,
    new: &NewDocument<'_>,
    written: &Written,
) -> Result<(), platform::Error> {
    let fields = DocumentFields {
        title: new.title.to_owned(),
    };
    let sealed = scope.seal(&DOCUMENT, written.id.uuid(), 1, &fields)?;
    let params = params![
        tx.organization(),
        written.id,
        new.case,
        scope.id(),
        new.audience.name(),
        new.author_id,
        new.at,
        sealed
    ];
    tx.write_one(&DOCUMENT, INSERT, params).await?;
    insert_version(tx, scope, new.case, (new.author_id, new.at), written).await
}

/// Inserts a version whose file is written.
pub(super) async fn insert_version(
    tx: &mut Tx,
    scope: &OpenScope,
    case: CaseId,
    (author, at): (AccountId, Time),
    written: &Written,
) -> Result<(), platform::Error> {
    let id: DocumentVersionId = tx.fresh();
    let sealed = scope.seal(&DOCUMENT_VERSION, id.uuid(), 1, &written.fields)?;
    let params = params![
        tx.organization(),
        id,
        written.id,
        case,
        scope.id(),
        written.number,
        written.blob,
        author,
        at,
        sealed
    ];
    Ok(tx.write_one(&DOCUMENT_VERSION, INSERT_VERSION, params).await?)
}

/// Writes a document's next state: another title or audience, or a newer version.
pub(super) async fn update<A: Action>(
    tx: &mut Tx,
    case: &Authorized<Case, A>,
    document: &Document,
    fields: &DocumentFields,
) -> Result<(), platform::Error> {
    let sealed = case
        .open_scope()
        .seal(&DOCUMENT, document.id.uuid(), document.version + 1, fields)?;
    let params = params![
        tx.organization(),
        document.id,
        document.version,
        document.audience.name(),
        document.latest,
        sealed
    ];
    Ok(tx.write_one(&DOCUMENT, UPDATE, params).await?)
}

/// The newest documents of a case.
pub(super) async fn list(tx: &ReadTx, case: CaseId, limit: i64) -> Result<Vec<Document>, Error> {
    tx.all(LIST, params![tx.organization(), case, limit]).await
}

pub(super) async fn find(tx: &ReadTx, case: CaseId, document: DocumentId) -> Result<Document, Error> {
    tx.one(FIND, params![tx.organization(), case, document]).await
}

pub(super) async fn list_by_ids(tx: &ReadTx, ids: Vec<Uuid>) -> Result<Vec<Document>, Error> {
    tx.all(LIST_BY_IDS, params![tx.organization(), ids]).await
}

/// What workers share with the person, or with the person and representatives.
pub async fn list_shared(tx: &ReadTx, person: PersonId, as_representative: bool) -> Result<Vec<Document>, Error> {
    let statement = if as_representative {
        LIST_SHARED_WITH_REPRESENTATIVES
    } else {
        LIST_SHARED
    };
    tx.all(statement, params![tx.organization(), person]).await
}

pub(super) async fn list_versions(tx: &ReadTx, document: DocumentId) -> Result<Vec<Version>, Error> {
    tx.all(LIST_VERSIONS, params![tx.organization(), document]).await
}

pub(super) async fn find_version(tx: &ReadTx, document: DocumentId, number: i64) -> Result<Version, Error> {
    tx.one(FIND_VERSION, params![tx.organization(), document, number]).await
}

/// The newest version of each document.
pub async fn latest_of(tx: &ReadTx, documents: Vec<Uuid>) -> Result<Vec<Version>, Error> {
    tx.all(LATEST_OF, params![tx.organization(), documents]).await
}

pub(super) async fn page_of_all(tx: &ReadTx, after: Uuid) -> Result<Vec<Version>, Error> {
    tx.all(PAGE_OF_ALL, params![tx.organization(), after]).await
}

/// The rows of documents' versions: they go with their document.
pub async fn versions_of(tx: &ReadTx, documents: Vec<Uuid>) -> Result<Vec<Uuid>, Error> {
    let rows: Vec<(Uuid,)> = tx.all(VERSIONS_OF, params![tx.organization(), documents]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Documents' cases, and when they were added.
pub async fn cases_of(tx: &ReadTx, documents: Vec<Uuid>) -> Result<Vec<(Uuid, CaseId, Time)>, Error> {
    tx.all(CASES_OF, params![tx.organization(), documents]).await
}

/// Who uploaded these documents.
pub async fn authors(tx: &ReadTx, documents: Vec<Uuid>) -> Result<Vec<AccountId>, Error> {
    let rows: Vec<(AccountId,)> = tx.all(AUTHORS, params![tx.organization(), documents]).await?;
    Ok(rows.into_iter().map(|(author,)| author).collect())
}

/// The documents of cases.
pub async fn in_cases(tx: &ReadTx, cases: Vec<Uuid>) -> Result<Vec<Uuid>, Error> {
    let rows: Vec<(Uuid,)> = tx.all(IN_CASES, params![tx.organization(), cases]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Who added files to these cases.
pub async fn authors_in(tx: &ReadTx, cases: Vec<Uuid>) -> Result<Vec<AccountId>, Error> {
    let rows: Vec<(AccountId,)> = tx.all(AUTHORS_IN, params![tx.organization(), cases]).await?;
    Ok(rows.into_iter().map(|(author,)| author).collect())
}

/// Those of the cases that somebody added a file to.
pub async fn written_in(tx: &ReadTx, cases: Vec<Uuid>, account: AccountId) -> Result<Vec<Uuid>, Error> {
    let rows: Vec<(Uuid,)> = tx.all(WRITTEN_IN, params![tx.organization(), cases, account]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Those of the documents that somebody added a version to.
pub async fn written_by(tx: &ReadTx, documents: Vec<Uuid>, account: AccountId) -> Result<Vec<Uuid>, Error> {
    let rows: Vec<(Uuid,)> = tx
        .all(WRITTEN_BY, params![tx.organization(), documents, account])
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The files that rows name, in pages: row and file.
pub(super) async fn blobs(tx: &ReadTx, after: Uuid) -> Result<Vec<(Uuid, BlobId)>, Error> {
    tx.all(BLOBS, params![tx.organization(), after]).await
}
