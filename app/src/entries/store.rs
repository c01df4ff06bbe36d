//! Every statement about drafts and entries.

use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::db::{Error, ReadTx, Tx};
use platform::ids::{AccountId, CaseId, DraftId, EntryId};
use platform::keystore::OpenScope;
use platform::{params, statements};
use uuid::Uuid;

use super::{Audience, Draft, DraftFields, Entry, EntryFields, Kind};
use crate::cases::Case;
use crate::tables::{DRAFT, ENTRY};

statements! {
    pub(super) INSERT = "
        INSERT INTO entry (organization_id, id, version, case_id, scope_id, kind, audience, significant, author_id, occurred_at, recorded_at, corrects_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    pub(super) LIST = "
        SELECT id, version, case_id, scope_id, kind, audience, significant, author_id, occurred_at, recorded_at, corrects_id, sealed
        FROM entry
        WHERE organization_id = $1 AND case_id = $2 AND (occurred_at < $3 OR (occurred_at = $3 AND id < $4))
        ORDER BY occurred_at DESC, id DESC
        LIMIT $5";
    pub(super) LIST_OF_CASES = "
        SELECT id, version, case_id, scope_id, kind, audience, significant, author_id, occurred_at, recorded_at, corrects_id, sealed
        FROM entry
        WHERE organization_id = $1 AND case_id = ANY($2) AND (occurred_at < $3 OR (occurred_at = $3 AND id < $4))
        ORDER BY occurred_at DESC, id DESC
        LIMIT $5";
    pub(super) LIST_OF_CASES_BY_KIND = "
        SELECT id, version, case_id, scope_id, kind, audience, significant, author_id, occurred_at, recorded_at, corrects_id, sealed
        FROM entry
        WHERE organization_id = $1 AND case_id = ANY($2) AND (occurred_at < $3 OR (occurred_at = $3 AND id < $4)) AND kind = $6
        ORDER BY occurred_at DESC, id DESC
        LIMIT $5";
    pub(super) FIND = "
        SELECT id, version, case_id, scope_id, kind, audience, significant, author_id, occurred_at, recorded_at, corrects_id, sealed
        FROM entry
        WHERE organization_id = $1 AND case_id = $2 AND id = $3";
    pub(super) LIST_BY_IDS = "
        SELECT id, version, case_id, scope_id, kind, audience, significant, author_id, occurred_at, recorded_at, corrects_id, sealed
        FROM entry
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(super) LIST_DRAFTS_BY_IDS = "
        SELECT id, version, account_id, case_id, scope_id, saved_at, sealed
        FROM draft
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(super) FIND_DRAFT = "
        SELECT id, version, account_id, case_id, scope_id, saved_at, sealed
        FROM draft
        WHERE organization_id = $1 AND account_id = $2 AND case_id = $3";
    pub(super) INSERT_DRAFT = "
        INSERT INTO draft (organization_id, id, version, account_id, case_id, scope_id, created_at, saved_at, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $6, $7)";
    pub(super) UPDATE_DRAFT = "
        UPDATE draft
        SET saved_at = $4, sealed = $5, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(super) DELETE_DRAFT = "
        DELETE FROM draft
        WHERE organization_id = $1 AND account_id = $2 AND case_id = $3";
    pub(super) LIST_WRITERS = "
        SELECT account_id
        FROM draft
        WHERE organization_id = $1 AND case_id = $2
        ORDER BY saved_at
        LIMIT 50";
    pub(super) LIST_DRAFTS_OF = "
        SELECT id, version, account_id, case_id, scope_id, saved_at, sealed
        FROM draft
        WHERE organization_id = $1 AND account_id = $2
        ORDER BY saved_at DESC
        LIMIT 50";
}

/// What a signed entry is made from.
pub struct NewEntry<'a> {
    /// From the form, so that sending it again makes no second entry; otherwise a fresh one.
    pub id: Option<EntryId>,
    pub kind: Kind,
    pub audience: Audience,
    pub significant: bool,
    pub author_id: AccountId,
    pub occurred_at: Time,
    pub corrects_id: Option<EntryId>,
    pub fields: &'a EntryFields,
}

/// What saving a draft did.
pub(super) enum Saving {
    First,
    Again,
}

/// How a form stands to its writer's draft as it is now.
pub(super) enum Standing {
    Current,
    /// Another window has saved the draft meanwhile.
    Behind,
    /// Another window has signed or discarded the draft that the form was filled from.
    Gone,
}

/// Inserts a signed entry into a case's scope.
pub async fn insert_entry(
    tx: &mut Tx,
    case: CaseId,
    scope: &OpenScope,
    new: &NewEntry<'_>,
) -> Result<EntryId, platform::Error> {
    let id: EntryId = new.id.unwrap_or_else(|| tx.fresh());
    let sealed = scope.seal(&ENTRY, id.uuid(), 1, new.fields)?;
    let params = params![
        tx.organization(),
        id,
        case,
        scope.id(),
        new.kind.name(),
        new.audience.name(),
        new.significant,
        new.author_id,
        new.occurred_at,
        tx.now(),
        new.corrects_id,
        sealed
    ];
    tx.write_one(&ENTRY, INSERT, params).await?;
    Ok(id)
}

/// A page of a case's entries, newest first, before the given one.
pub async fn list_of_case(tx: &ReadTx, case: CaseId, before: (Time, EntryId), limit: i64) -> Result<Vec<Entry>, Error> {
    tx.all(LIST, params![tx.organization(), case, before.0, before.1, limit])
        .await
}

/// Several cases' entries before a place, of one kind or of all, the newest first.
pub(super) async fn list_of_cases(
    tx: &ReadTx,
    cases: &[CaseId],
    (at, entry): (Time, EntryId),
    kind: Option<Kind>,
    limit: i64,
) -> Result<Vec<Entry>, Error> {
    let cases: Vec<Uuid> = cases.iter().map(|case| case.uuid()).collect();
    if let Some(kind) = kind {
        let params = params![tx.organization(), cases, at, entry, limit, kind.name()];
        tx.all(LIST_OF_CASES_BY_KIND, params).await
    } else {
        let params = params![tx.organization(), cases, at, entry, limit];
        tx.all(LIST_OF_CASES, params).await
    }
}

/// Entries by their ids, in no order.
pub async fn list_by_ids(tx: &ReadTx, ids: Vec<Uuid>) -> Result<Vec<Entry>, Error> {
    tx.all(LIST_BY_IDS, params![tx.organization(), ids]).await
}

/// Drafts by their ids, in no order.
pub async fn list_drafts_by_ids(tx: &ReadTx, ids: Vec<Uuid>) -> Result<Vec<Draft>, Error> {
    tx.all(LIST_DRAFTS_BY_IDS, params![tx.organization(), ids]).await
}

/// A signed entry of a case.
pub async fn find(tx: &ReadTx, case: CaseId, entry: EntryId) -> Result<Option<Entry>, Error> {
    tx.opt(FIND, params![tx.organization(), case, entry]).await
}

/// The actor's own draft on a case.
pub async fn find_draft(tx: &ReadTx, case: CaseId) -> Result<Option<Draft>, Error> {
    tx.opt(FIND_DRAFT, params![tx.organization(), tx.actor().account_id(), case])
        .await
}

/// Whether the form was filled from the draft as it is now, or from none where there is none.
pub(super) async fn standing<A: Action>(
    tx: &ReadTx,
    case: &Authorized<Case, A>,
    form: &DraftFields,
) -> Result<Standing, platform::Error> {
    Ok(match find_draft(tx, case.id).await? {
        Some(draft) if form.follows(draft.saved_at, &case.open(&draft)?) => Standing::Current,
        Some(_) => Standing::Behind,
        None if form.seen == 0 => Standing::Current,
        None => Standing::Gone,
    })
}

/// Saves a draft anew or over the version that the form was filled from; the caller has seen that the form is [current](Standing).
pub(super) async fn save_draft<A: Action>(
    tx: &mut Tx,
    case: &Authorized<Case, A>,
    fields: &DraftFields,
) -> Result<Saving, platform::Error> {
    if let Some(draft) = find_draft(tx, case.id).await? {
        let sealed = case
            .open_scope()
            .seal(&DRAFT, draft.id.uuid(), draft.version + 1, fields)?;
        let params = params![tx.organization(), draft.id, draft.version, tx.now(), sealed];
        tx.write_one(&DRAFT, UPDATE_DRAFT, params).await?;
        return Ok(Saving::Again);
    }
    let id: DraftId = tx.fresh();
    let sealed = case.open_scope().seal(&DRAFT, id.uuid(), 1, fields)?;
    let params = params![
        tx.organization(),
        id,
        tx.actor().account_id(),
        case.id,
        case.scope,
        tx.now(),
        sealed
    ];
    tx.write_one(&DRAFT, INSERT_DRAFT, params).await?;
    Ok(Saving::First)
}

/// Deletes the actor's draft on a case: it was signed or discarded.
pub(super) async fn delete_draft(tx: &mut Tx, case: CaseId) -> Result<(), Error> {
    let params = params![tx.organization(), tx.actor().account_id(), case];
    tx.write(&DRAFT, DELETE_DRAFT, params).await.map(|_| ())
}

/// Who has a draft on the case.
pub async fn writers_of(tx: &ReadTx, case: CaseId) -> Result<Vec<AccountId>, Error> {
    let writers: Vec<(AccountId,)> = tx.all(LIST_WRITERS, params![tx.organization(), case]).await?;
    Ok(writers.into_iter().map(|(writer,)| writer).collect())
}

/// The actor's drafts on all cases, the last saved first.
pub async fn list_drafts_of(tx: &ReadTx) -> Result<Vec<Draft>, Error> {
    tx.all(LIST_DRAFTS_OF, params![tx.organization(), tx.actor().account_id()])
        .await
}
