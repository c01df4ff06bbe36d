//! Every statement about imports, and those by which an import looks up what is there.

pub(super) mod undo;

use std::collections::HashMap;

use platform::clock::Time;
use platform::db::{Error, NO_TABLES, ReadTx, Tx};
use platform::ids::{AccountId, CaseId, ImportId, ImportRowId, PersonId, ScopeId};
use platform::keystore::{OpenScope, ScopeKind};
use platform::subject::{self, Extent};
use platform::{params, statements};
use uuid::Uuid;

use super::file::{FileChunk, StoredChunk};
use super::import::{Import, ImportFields};
use super::row::{ImportRow, Outcome, RowFields};
use crate::tables::{IMPORT, IMPORT_CHUNK, IMPORT_ROW};

/// The columns of an import in the order that it is read.
macro_rules! import_columns {
    () => {
        "id, version, account_id, team_id, state, created_at, finished_at, row_count, created_count, unchanged_count, duplicate_count, refused_count, next_row, scope_id, sealed"
    };
}

/// The columns of a row in the order that it is read.
macro_rules! row_columns {
    () => {
        "id, version, number, outcome, person_id, case_id, other_person_id, scope_id, sealed"
    };
}

statements! {
    pub(super) INSERT = "
        INSERT INTO import (organization_id, id, version, account_id, team_id, state, created_at, finished_at, row_count, created_count, unchanged_count, duplicate_count, refused_count, next_row, scope_id, sealed)
        VALUES ($1, $2, 1, $3, NULL, 'draft', $4, NULL, $5, 0, 0, 0, 0, 0, $6, $7)";
    pub(super) FIND = concat!("
        SELECT ", import_columns!(), "
        FROM import
        WHERE organization_id = $1 AND id = $2");
    pub(super) LIST = concat!("
        SELECT ", import_columns!(), "
        FROM import
        WHERE organization_id = $1 AND id < $2
        ORDER BY id DESC
        LIMIT $3");
    pub(super) LIST_AT_WORK = "
        SELECT id
        FROM import
        WHERE organization_id = $1 AND state IN ('running', 'undoing')
        ORDER BY id
        LIMIT 20";
    pub(super) LIST_OLD_DRAFTS = "
        SELECT id
        FROM import
        WHERE organization_id = $1 AND state = 'draft' AND created_at < $2
        ORDER BY id
        LIMIT 100";
    pub(super) UPDATE = "
        UPDATE import
        SET account_id = $4, team_id = $5, state = $6, finished_at = $7, row_count = $8, created_count = $9, unchanged_count = $10, duplicate_count = $11, refused_count = $12, next_row = $13, sealed = $14, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(super) DELETE_DRAFT = "
        DELETE FROM import
        WHERE organization_id = $1 AND id = $2 AND state = 'draft'";

    pub(super) INSERT_CHUNK = "
        INSERT INTO import_chunk (organization_id, id, version, import_id, number, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6)";
    pub(super) LIST_CHUNKS = "
        SELECT id, scope_id, sealed
        FROM import_chunk
        WHERE organization_id = $1 AND import_id = $2
        ORDER BY number
        LIMIT 100";
    pub(super) DELETE_CHUNKS = "
        DELETE FROM import_chunk
        WHERE organization_id = $1 AND import_id = $2";
    pub(super) FILE_SCOPE = "
        SELECT scope_id
        FROM import_chunk
        WHERE organization_id = $1 AND import_id = $2
        LIMIT 1";

    pub(super) INSERT_ROW = "
        INSERT INTO import_row (organization_id, id, version, import_id, number, outcome, person_id, case_id, other_person_id, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10)";
    pub(super) UPDATE_ROW = "
        UPDATE import_row
        SET outcome = $4, person_id = $5, case_id = $6, scope_id = $7, sealed = $8, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(super) FIND_ROW = concat!("
        SELECT ", row_columns!(), "
        FROM import_row
        WHERE organization_id = $1 AND import_id = $2 AND id = $3");
    pub(super) LIST_ROWS = concat!("
        SELECT ", row_columns!(), "
        FROM import_row
        WHERE organization_id = $1 AND import_id = $2 AND number >= $3
        ORDER BY number
        LIMIT $4");
    pub(super) LIST_OPEN_ROWS = concat!("
        SELECT ", row_columns!(), "
        FROM import_row
        WHERE organization_id = $1 AND import_id = $2 AND number > $3 AND outcome IN ('duplicate', 'skipped')
        ORDER BY number
        LIMIT $4");
    pub(super) COUNT_ROWS = "
        SELECT outcome, COUNT(*)
        FROM import_row
        WHERE organization_id = $1 AND import_id = $2
        GROUP BY outcome";
    pub(super) LIST_WAITING = concat!("
        SELECT ", row_columns!(), "
        FROM import_row
        WHERE organization_id = $1 AND import_id <> $2 AND id > $3 AND outcome IN ('duplicate', 'skipped')
        ORDER BY id
        LIMIT 1000");
    // Rows that tell of nobody lie in the organization's scope, `$3`.
    pub(super) SCOPES_OF_PERSON = "
        SELECT scope_id
        FROM import_row
        WHERE organization_id = $1 AND (person_id = $2 OR other_person_id = $2) AND scope_id <> $3
        ORDER BY scope_id";
    pub(super) LIST_PAIRS = "
        SELECT number, person_id, other_person_id
        FROM import_row
        WHERE organization_id = $1 AND import_id = $2 AND outcome = $3 AND person_id IS NOT NULL AND (other_person_id IS NOT NULL OR outcome = 'kept')
        ORDER BY number
        LIMIT $4";
    pub(super) LIST_SAME = concat!("
        SELECT ", row_columns!(), "
        FROM import_row
        WHERE organization_id = $1 AND import_id = $2 AND outcome = 'same' AND other_person_id = ANY($3)");
    pub(super) LIST_MADE = "
        SELECT person_id
        FROM import_row
        WHERE organization_id = $1 AND import_id = $2 AND outcome IN ('created', 'different') AND person_id IS NOT NULL";

    pub(super) FIND_OWNERS = "
        SELECT token, person_id
        FROM identifier
        WHERE organization_id = $1 AND kind = $2 AND token = ANY($3)";
    pub(super) MARKED_AMONG = "
        SELECT id
        FROM person
        WHERE organization_id = $1 AND sensitive = TRUE AND id = ANY($2)";
    pub(super) WITH_IDENTITY_CODE = "
        SELECT person_id
        FROM identifier
        WHERE organization_id = $1 AND kind = 'identity-code' AND person_id = ANY($2)";
    // A relation to a household: a grant on a case of one of its members.
    pub(super) HOUSEHOLD_FACTS = "
        SELECT g.ground, g.starts_at, g.ends_at, h.id, h.scope_id
        FROM household h
        LEFT JOIN (
            SELECT cg.ground, cg.starts_at, cg.ends_at
            FROM household_member m
            JOIN cases c ON c.organization_id = m.organization_id AND c.client_id = m.person_id
            JOIN case_grant cg ON cg.organization_id = c.organization_id AND cg.case_id = c.id
            WHERE m.organization_id = $1 AND m.household_id = $2 AND m.ended_at IS NULL AND cg.principal_id = ANY($3)
        ) g ON TRUE
        WHERE h.organization_id = $1 AND h.id = $2";
}

/// Inserts an import whose file has so many rows, with the file's pieces.
pub(super) async fn insert(
    tx: &mut Tx,
    account: Option<AccountId>,
    rows: i64,
    fields: &ImportFields,
    pieces: Vec<Vec<u8>>,
) -> Result<ImportId, platform::Error> {
    let scope = tx.organization_scope().await?;
    let id: ImportId = tx.fresh();
    let sealed = scope.seal(&IMPORT, id.uuid(), 1, fields)?;
    let params = params![tx.organization(), id, account, tx.now(), rows, scope.id(), sealed];
    tx.write_one(&IMPORT, INSERT, params).await?;
    let scope = tx.new_scope(ScopeKind::Import).await?;
    for (piece, number) in pieces.into_iter().zip(1_i64..) {
        let chunk: Uuid = tx.fresh();
        let sealed = scope.seal(&IMPORT_CHUNK, chunk, 1, &FileChunk { bytes: piece })?;
        let params = params![tx.organization(), chunk, id, number, scope.id(), sealed];
        tx.write_one(&IMPORT_CHUNK, INSERT_CHUNK, params).await?;
    }
    Ok(id)
}

/// Finds an import with what is sealed of it.
pub(super) async fn find(tx: &ReadTx, id: ImportId) -> Result<(Import, ImportFields), platform::Error> {
    let import: Import = tx.one(FIND, params![tx.organization(), id]).await?;
    let fields = tx.organization_scope().await?.open(&import)?;
    Ok((import, fields))
}

/// Writes an import's next version.
pub(super) async fn update(tx: &mut Tx, import: &Import, fields: &ImportFields) -> Result<(), platform::Error> {
    let sealed = tx
        .organization_scope()
        .await?
        .seal(&IMPORT, import.id.uuid(), import.version + 1, fields)?;
    let params = params![
        tx.organization(),
        import.id,
        import.version,
        import.account_id,
        import.team_id,
        import.state.name(),
        import.finished_at,
        import.rows,
        import.counts.created,
        import.counts.unchanged,
        import.counts.duplicates,
        import.counts.refused,
        import.next_row,
        sealed
    ];
    Ok(tx.write_one(&IMPORT, UPDATE, params).await?)
}

/// Imports that a job works on, or should.
pub(super) async fn list_at_work(tx: &ReadTx) -> Result<Vec<ImportId>, Error> {
    let rows: Vec<(ImportId,)> = tx.all(LIST_AT_WORK, params![tx.organization()]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Drafts made before a moment.
pub(super) async fn list_old_drafts(tx: &ReadTx, before: Time) -> Result<Vec<ImportId>, Error> {
    let rows: Vec<(ImportId,)> = tx.all(LIST_OLD_DRAFTS, params![tx.organization(), before]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Deletes a draft with its file; a conflict if it is none any more.
pub(super) async fn delete_draft(tx: &mut Tx, id: ImportId) -> Result<(), platform::Error> {
    tx.write_one(&IMPORT, DELETE_DRAFT, params![tx.organization(), id])
        .await?;
    delete_file(tx, id).await
}

/// The pieces of a file, in order.
pub(super) async fn list_chunks(tx: &ReadTx, id: ImportId) -> Result<Vec<StoredChunk>, Error> {
    tx.all(LIST_CHUNKS, params![tx.organization(), id]).await
}

/// Destroys a file: no older copy of it opens once its key is gone.
pub(super) async fn delete_file(tx: &mut Tx, id: ImportId) -> Result<(), platform::Error> {
    let scope: Option<(ScopeId,)> = tx.opt(FILE_SCOPE, params![tx.organization(), id]).await?;
    let params = params![tx.organization(), id];
    tx.delete(&IMPORT_CHUNK, DELETE_CHUNKS, params).await?;
    // A file from before files had scopes of their own lies in the organization's, which stays.
    let own = tx.organization_scope().await?.id();
    if let Some((scope,)) = scope.filter(|(scope,)| *scope != own) {
        subject::destroy(tx, &NO_TABLES, scope, &Extent::Whole).await?;
    }
    Ok(())
}

/// What is clear of a new row.
pub(super) struct NewRow {
    pub(super) import: ImportId,
    pub(super) number: i64,
    pub(super) outcome: Outcome,
    pub(super) person: Option<PersonId>,
    pub(super) case: Option<CaseId>,
    pub(super) other: Option<PersonId>,
}

/// Inserts what became of a row; if it tells of somebody, in a scope of its own.
pub(super) async fn insert_row(tx: &mut Tx, new: &NewRow, fields: &RowFields) -> Result<(), platform::Error> {
    let scope = if fields.tells_of_somebody() {
        tx.new_scope(ScopeKind::Import).await?
    } else {
        tx.organization_scope().await?
    };
    let id: ImportRowId = tx.fresh();
    let sealed = scope.seal(&IMPORT_ROW, id.uuid(), 1, fields)?;
    let params = params![
        tx.organization(),
        id,
        new.import,
        new.number,
        new.outcome.name(),
        new.person,
        new.case,
        new.other,
        scope.id(),
        sealed
    ];
    Ok(tx.write_one(&IMPORT_ROW, INSERT_ROW, params).await?)
}

/// Writes a row's next version, in the scope that it lies in.
pub(super) async fn update_row(
    tx: &mut Tx,
    scope: &OpenScope,
    row: &ImportRow,
    fields: &RowFields,
) -> Result<(), platform::Error> {
    let sealed = scope.seal(&IMPORT_ROW, row.id.uuid(), row.version + 1, fields)?;
    let params = params![
        tx.organization(),
        row.id,
        row.version,
        row.outcome.name(),
        row.person_id,
        row.case_id,
        scope.id(),
        sealed
    ];
    Ok(tx.write_one(&IMPORT_ROW, UPDATE_ROW, params).await?)
}

/// Leaves of a row only what became of it; what it told goes for good.
pub(super) async fn empty_row(tx: &mut Tx, row: &ImportRow) -> Result<(), platform::Error> {
    let organization = tx.organization_scope().await?;
    update_row(tx, &organization, row, &RowFields::default()).await?;
    // No row lies in it any more.
    if row.scope != organization.id() {
        subject::destroy(tx, &NO_TABLES, row.scope, &Extent::Whole).await?;
    }
    Ok(())
}

/// The scopes of rows that tell of a person, or of somebody who may be that person: they go with the person.
pub async fn scopes_of_person(tx: &ReadTx, person: PersonId) -> Result<Vec<ScopeId>, platform::Error> {
    let organization = tx.organization_scope().await?.id();
    let params = params![tx.organization(), person, organization];
    let rows: Vec<(ScopeId,)> = tx.all(SCOPES_OF_PERSON, params).await?;
    Ok(rows.into_iter().map(|(scope,)| scope).collect())
}

/// Rows from a number on.
pub(super) async fn list_rows(tx: &ReadTx, id: ImportId, from: i64, limit: i64) -> Result<Vec<ImportRow>, Error> {
    tx.all(LIST_ROWS, params![tx.organization(), id, from, limit]).await
}

/// How many rows ended how.
pub(super) async fn count_rows(tx: &ReadTx, id: ImportId) -> Result<Vec<(Outcome, i64)>, Error> {
    tx.all(COUNT_ROWS, params![tx.organization(), id]).await
}

/// The owners of blind tokens of a kind.
pub(super) async fn owners(
    tx: &ReadTx,
    kind: &'static str,
    tokens: Vec<Vec<u8>>,
) -> Result<HashMap<Vec<u8>, PersonId>, Error> {
    let mut owners = HashMap::new();
    for some in tokens.chunks(500) {
        let rows: Vec<(Vec<u8>, PersonId)> = tx
            .all(FIND_OWNERS, params![tx.organization(), kind, some.to_vec()])
            .await?;
        owners.extend(rows);
    }
    Ok(owners)
}

/// Runs a statement about many persons or cases in parts, and collects the ids that it gives.
pub(super) async fn ids_among(tx: &ReadTx, statement: &'static str, ids: &[Uuid]) -> Result<Vec<Uuid>, Error> {
    let mut found = Vec::new();
    for some in ids.chunks(500) {
        let rows: Vec<(Uuid,)> = tx.all(statement, params![tx.organization(), some.to_vec()]).await?;
        found.extend(rows.into_iter().map(|(id,)| id));
    }
    Ok(found)
}
