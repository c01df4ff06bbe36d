//! Every statement about protected sources.

use std::collections::HashSet;

use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::db::{Error, ReadTx, Tx};
use platform::ids::{CaseId, EntryId, ScopeId, SourceId};
use platform::keystore::ScopeKind;
use platform::{params, statements};
use uuid::Uuid;

use super::{Source, SourceFields};
use crate::cases::Case;
use crate::policy::RecordSource;
use crate::source_columns;
use crate::tables::PROTECTED_SOURCE;

statements! {
    // A relation to a source is one to its case.
    pub(super) FACTS = concat!("
        SELECT g.ground, g.starts_at, g.ends_at, ", source_columns!(), "
        FROM protected_source s
        JOIN cases c ON c.organization_id = s.organization_id AND c.id = s.case_id
        LEFT JOIN case_grant g ON g.organization_id = s.organization_id AND g.case_id = s.case_id AND g.principal_id = ANY($3)
        WHERE s.organization_id = $1 AND s.id = $2");
    pub(super) FIND = concat!("
        SELECT ", source_columns!(), "
        FROM protected_source s
        JOIN cases c ON c.organization_id = s.organization_id AND c.id = s.case_id
        WHERE s.organization_id = $1 AND s.case_id = $2 AND s.entry_id = $3");
    pub(super) AMONG = "
        SELECT entry_id
        FROM protected_source
        WHERE organization_id = $1 AND entry_id = ANY($2)";
    pub(super) SCOPES_BESIDE = "
        SELECT scope_id
        FROM protected_source
        WHERE organization_id = $1 AND (entry_id = ANY($2) OR case_id = ANY($3))
        ORDER BY scope_id";
    pub(super) INSERT = "
        INSERT INTO protected_source (organization_id, id, version, case_id, entry_id, recorded_by, recorded_at, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8)";
}

/// The source of an entry, if one is recorded.
pub(super) async fn find(tx: &ReadTx, case: CaseId, entry: EntryId) -> Result<Option<Source>, Error> {
    tx.opt(FIND, params![tx.organization(), case, entry]).await
}

/// Those among some entries beside which a source is recorded.
pub async fn among(tx: &ReadTx, entries: impl Iterator<Item = EntryId>) -> Result<HashSet<EntryId>, Error> {
    let entries: Vec<Uuid> = entries.map(EntryId::uuid).collect();
    let rows: Vec<(EntryId,)> = tx.all(AMONG, params![tx.organization(), entries]).await?;
    Ok(rows.into_iter().map(|(entry,)| entry).collect())
}

/// The scopes of the sources beside entries, and of all beside the entries of cases: they go when those go.
pub async fn scopes_beside(tx: &ReadTx, entries: Vec<Uuid>, cases: Vec<Uuid>) -> Result<Vec<ScopeId>, Error> {
    let params = params![tx.organization(), entries, cases];
    let rows: Vec<(ScopeId,)> = tx.all(SCOPES_BESIDE, params).await?;
    Ok(rows.into_iter().map(|(scope,)| scope).collect())
}

/// Seals who told what an entry says into a scope of its own; returns the event, which is not about the client.
/// The caller holds the lock of the case's scope and has found the entry under it, so that an erasure of the entry cannot miss this.
pub async fn record<A: Action>(
    tx: &mut Tx,
    case: &Authorized<Case, A>,
    entry: EntryId,
    fields: &SourceFields,
) -> Result<Event, platform::Error> {
    let id: SourceId = tx.fresh();
    let scope = tx.new_scope(ScopeKind::Source).await?;
    let sealed = scope.seal(&PROTECTED_SOURCE, id.uuid(), 1, &fields.trimmed())?;
    let params = params![
        tx.organization(),
        id,
        case.id,
        entry,
        tx.actor().account_id(),
        tx.now(),
        scope.id(),
        sealed
    ];
    tx.write_one(&PROTECTED_SOURCE, INSERT, params).await?;
    let source: Authorized<Source, RecordSource> = tx.authorize(id).await?;
    Ok(Event::of(&source))
}
