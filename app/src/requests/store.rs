//! Every statement about data requests; those about lists that nobody asked for stand apart.

mod lists;
mod restriction;

use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::db::{Error, ReadTx, Tx, Value};
use platform::ids::{AccountId, CaseId, EntryId, HoldId, PersonId, RequestId, RequestItemId, ScopeId};
use platform::keystore::{OpenScope, ScopeKind};
use platform::{params, statements};
use uuid::Uuid;

use super::item::{Article, Decision, Item, ItemFields, ItemKind};
use super::request::{Request, RequestFields};
use super::{Channel, Right, State};
use crate::request_columns;
use crate::tables::{COUNTER, DATA_REQUEST, DATA_REQUEST_ITEM};

pub use lists::{STATEMENTS as LIST_STATEMENTS, closings, list_disposals};
pub(super) use lists::{
    asks_otherwise, authors_of_cases, cases_of_client, clients, has_waiting_list, in_cases, keys_waiting, list_decided,
    list_ended_after, list_overtaken, on_lists, promises, promises_to, written_by,
};
pub use restriction::{STATEMENTS as RESTRICTION_STATEMENTS, restricted_among};

statements! {
    // A relation to a request is one to the person it is about.
    // What somebody asked themselves, in the portal or by the public form, is theirs alone: no representative opens it.
    // What a representative sent, another one does not open either: who sent it is sealed, see `own::authorize`.
    pub(super) FACTS = concat!("
        SELECT g.ground, g.starts_at, g.ends_at, ", request_columns!(), "
        FROM data_request r
        LEFT JOIN person_grant g ON g.organization_id = r.organization_id AND g.person_id = r.person_id AND g.principal_id = ANY($3) AND (g.ground < 11 OR r.channel NOT IN ('portal', 'form'))
        WHERE r.organization_id = $1 AND r.id = $2");
    pub(super) FIND = concat!("
        SELECT ", request_columns!(), "
        FROM data_request r
        WHERE r.organization_id = $1 AND r.id = $2");
    pub(super) LIST_OPEN = concat!("
        SELECT ", request_columns!(), "
        FROM data_request r
        WHERE r.organization_id = $1 AND r.closed_at IS NULL AND r.kind <> 'disposal'
        ORDER BY CASE WHEN r.due_at IS NULL THEN 1 ELSE 0 END, r.due_at, r.id
        LIMIT 200");
    pub(super) LIST_CLOSED = concat!("
        SELECT ", request_columns!(), "
        FROM data_request r
        WHERE r.organization_id = $1 AND r.closed_at IS NOT NULL AND r.kind <> 'disposal' AND r.id < $2
        ORDER BY r.id DESC
        LIMIT $3");
    pub(super) LIST_WITH_OBLIGATIONS = concat!("
        SELECT ", request_columns!(), "
        FROM data_request r
        WHERE r.organization_id = $1 AND r.state = 'obligations-open' AND r.id > $2
        ORDER BY r.id
        LIMIT 500");
    pub(super) LIST_OF_PERSON = concat!("
        SELECT ", request_columns!(), "
        FROM data_request r
        WHERE r.organization_id = $1 AND r.person_id = $2 AND r.kind <> 'disposal'
        ORDER BY r.id DESC
        LIMIT 50");
    pub(super) HAS_OPEN = "
        SELECT id
        FROM data_request
        WHERE organization_id = $1 AND person_id = $2 AND closed_at IS NULL
        LIMIT 1";
    pub(super) NEXT_NUMBER = "
        UPDATE counter
        SET n = n + 1
        WHERE organization_id = $1 AND kind = 'request-number'
        RETURNING n";
    pub(super) FIRST_NUMBER = "
        INSERT INTO counter (organization_id, id, version, kind, n)
        VALUES ($1, $2, 1, 'request-number', 1)";
    pub(super) INSERT = "
        INSERT INTO data_request (organization_id, id, version, number, person_id, kind, channel, state, received_at, due_at, extended_at, clock_rule, clock_version, decided_by, decided_at, approved_by, approved_at, execute_at, executed_at, closed_at, snapshot, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, NULL, $10, $11, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, $12, $13)";
    pub(super) UPDATE = "
        UPDATE data_request
        SET state = $4, due_at = $5, extended_at = $6, decided_by = $7, decided_at = $8, approved_by = $9, approved_at = $10, execute_at = $11, executed_at = $12, closed_at = $13, snapshot = $14, sealed = $15, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(super) LIST_ITEMS = "
        SELECT id, version, kind, item_id, item_version, item_scope_id, case_id, proposal, decision, rule_id, rule_version, article, hold_id, outcome, scope_id, sealed
        FROM data_request_item
        WHERE organization_id = $1 AND request_id = $2
        ORDER BY id";
    pub(super) INSERT_ITEM = "
        INSERT INTO data_request_item (organization_id, id, version, request_id, kind, item_id, item_version, item_scope_id, case_id, proposal, decision, rule_id, rule_version, article, hold_id, outcome, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, NULL, $10, $11, $12, $13, NULL, $14, $15)";
    pub(super) UPDATE_ITEM = "
        UPDATE data_request_item
        SET decision = $4, rule_id = $5, rule_version = $6, article = $7, hold_id = $8, outcome = $9, sealed = $10, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(super) DELETE_ITEMS = "
        DELETE FROM data_request_item
        WHERE organization_id = $1 AND request_id = $2 AND id = ANY($3)";
    pub(super) AUTHORS = "
        SELECT DISTINCT author_id
        FROM entry
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(super) ENTRIES = "
        SELECT id, case_id, kind, occurred_at
        FROM entry
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(super) DRAFTS = "
        SELECT id, case_id
        FROM draft
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(super) CASES = "
        SELECT c.id, c.number, c.opened_at, c.closed_at, a.last_activity_at
        FROM cases c
        JOIN case_activity a ON a.organization_id = c.organization_id AND a.id = c.id
        WHERE c.organization_id = $1 AND c.id = ANY($2)
        ORDER BY c.number";
    // Cases of the people around: whose signed entries may name the person.
    pub(super) CASES_AROUND = "
        SELECT c.id, c.number, c.opened_at, c.closed_at, a.last_activity_at
        FROM cases c
        JOIN case_activity a ON a.organization_id = c.organization_id AND a.id = c.id
        WHERE c.organization_id = $1 AND c.client_id <> $2 AND (
            c.client_id IN (SELECT other_id FROM relation WHERE organization_id = $1 AND person_id = $2)
            OR c.client_id IN (SELECT person_id FROM relation WHERE organization_id = $1 AND other_id = $2)
            OR c.client_id IN (
                SELECT o.person_id
                FROM household_member m
                JOIN household_member o ON o.organization_id = m.organization_id AND o.household_id = m.household_id
                WHERE m.organization_id = $1 AND m.person_id = $2))
        ORDER BY c.number
        LIMIT 200";
    pub(super) CASE_GRANTS = "
        SELECT id
        FROM case_grant
        WHERE organization_id = $1 AND case_id = ANY($2)";
    pub(super) CASE_FINDINGS = "
        SELECT id
        FROM retention_finding
        WHERE organization_id = $1 AND case_id = ANY($2)";
    pub(super) CASE_TASKS = "
        SELECT id
        FROM task
        WHERE organization_id = $1 AND case_id = ANY($2)";
}

/// What a new request is made from.
pub(super) struct NewRequest<'a> {
    pub person: PersonId,
    pub kind: Right,
    pub channel: Channel,
    pub received_at: Time,
    pub due_at: Option<Time>,
    pub clock: (&'static str, u16),
    pub fields: &'a RequestFields,
}

/// Records a request in a scope of its own.
pub(super) async fn insert(tx: &mut Tx, new: &NewRequest<'_>) -> Result<RequestId, platform::Error> {
    let scope = tx.new_scope(ScopeKind::Request).await?;
    let id: RequestId = tx.fresh();
    let number = next_number(tx).await?;
    let sealed = scope.seal(&DATA_REQUEST, id.uuid(), 1, new.fields)?;
    let params = params![
        tx.organization(),
        id,
        number,
        new.person,
        new.kind.name(),
        new.channel.name(),
        State::Received.name(),
        new.received_at,
        new.due_at,
        new.clock.0,
        i64::from(new.clock.1),
        scope.id(),
        sealed
    ];
    tx.write_one(&DATA_REQUEST, INSERT, params).await?;
    Ok(id)
}

async fn next_number(tx: &mut Tx) -> Result<i64, Error> {
    let next: Option<(i64,)> = tx.opt(NEXT_NUMBER, params![tx.organization()]).await?;
    if let Some((number,)) = next {
        return Ok(number);
    }
    let id: Uuid = tx.fresh();
    tx.write(&COUNTER, FIRST_NUMBER, params![tx.organization(), id]).await?;
    Ok(1)
}

/// Writes a request's next version.
pub(super) async fn update(
    tx: &mut Tx,
    scope: &OpenScope,
    request: &Request,
    fields: &RequestFields,
) -> Result<(), platform::Error> {
    let sealed = scope.seal(&DATA_REQUEST, request.id.uuid(), request.version + 1, fields)?;
    let params = params![
        tx.organization(),
        request.id,
        request.version,
        request.state.name(),
        request.due_at,
        request.extended_at,
        request.decided_by,
        request.decided_at,
        request.approved_by,
        request.approved_at,
        request.execute_at,
        request.executed_at,
        request.closed_at,
        request.snapshot.clone(),
        sealed
    ];
    Ok(tx.write_one(&DATA_REQUEST, UPDATE, params).await?)
}

/// Requests that wait for somebody, the most urgent first.
pub(super) async fn list_open(tx: &ReadTx) -> Result<Vec<Request>, Error> {
    tx.all(LIST_OPEN, params![tx.organization()]).await
}

/// What is ended, the newest first, before one of them.
pub(super) async fn list_closed(tx: &ReadTx, before: Option<RequestId>, limit: i64) -> Result<Vec<Request>, Error> {
    let before = before.map_or(Uuid::max(), RequestId::uuid);
    tx.all(LIST_CLOSED, params![tx.organization(), before, limit]).await
}

/// What a person has asked, the newest first.
pub async fn list_of_person(tx: &ReadTx, person: PersonId) -> Result<Vec<Request>, Error> {
    tx.all(LIST_OF_PERSON, params![tx.organization(), person]).await
}

/// Whether a request about the person is under way: nothing about them is merged or destroyed otherwise.
pub async fn has_open(tx: &ReadTx, person: PersonId) -> Result<bool, Error> {
    let found: Option<(RequestId,)> = tx.opt(HAS_OPEN, params![tx.organization(), person]).await?;
    Ok(found.is_some())
}

pub async fn find(tx: &ReadTx, id: RequestId) -> Result<Request, Error> {
    tx.one(FIND, params![tx.organization(), id]).await
}

pub(super) async fn list_items(tx: &ReadTx, request: RequestId) -> Result<Vec<Item>, Error> {
    tx.all(LIST_ITEMS, params![tx.organization(), request]).await
}

/// An item that was found, with what is proposed for it.
pub(super) struct NewItem {
    pub kind: ItemKind,
    pub item_id: Uuid,
    pub item_version: i64,
    pub item_scope: ScopeId,
    pub case_id: Option<CaseId>,
    pub proposal: Option<Decision>,
    pub rule: Option<(&'static str, u16)>,
    pub article: Option<Article>,
    pub hold_id: Option<HoldId>,
    pub fields: ItemFields,
}

pub(super) async fn insert_items(
    tx: &mut Tx,
    request: RequestId,
    scope: &OpenScope,
    items: &[NewItem],
) -> Result<(), platform::Error> {
    let mut rows = Vec::with_capacity(items.len());
    for new in items {
        let id: RequestItemId = tx.fresh();
        let sealed = scope.seal(&DATA_REQUEST_ITEM, id.uuid(), 1, &new.fields)?;
        rows.push(params![
            tx.organization(),
            id,
            request,
            new.kind.name(),
            new.item_id,
            new.item_version,
            new.item_scope,
            new.case_id,
            new.proposal.map(Decision::name),
            new.rule.map(|(id, _)| id),
            new.rule.map(|(_, version)| i64::from(version)),
            new.article.map(Article::name),
            new.hold_id,
            scope.id(),
            sealed
        ]);
    }
    Ok(tx.write_each(&DATA_REQUEST_ITEM, INSERT_ITEM, rows).await?)
}

/// Writes what was decided about items, or what became of them.
pub(super) async fn update_items(
    tx: &mut Tx,
    scope: &OpenScope,
    items: &[(Item, ItemFields)],
) -> Result<(), platform::Error> {
    let rows: Result<Vec<_>, platform::Error> = items
        .iter()
        .map(|(item, fields)| updated(tx, scope, item, fields))
        .collect();
    Ok(tx.write_each(&DATA_REQUEST_ITEM, UPDATE_ITEM, rows?).await?)
}

fn updated(tx: &Tx, scope: &OpenScope, item: &Item, fields: &ItemFields) -> Result<Vec<Value>, platform::Error> {
    let sealed = scope.seal(&DATA_REQUEST_ITEM, item.id.uuid(), item.version + 1, fields)?;
    let (rule_id, rule_version) = item.rule.clone().unzip();
    Ok(params![
        tx.organization(),
        item.id,
        item.version,
        item.decision.map(Decision::name),
        rule_id,
        rule_version,
        item.article.map(Article::name),
        item.hold_id,
        item.outcome.clone(),
        sealed
    ])
}

/// Takes items out of a request: they changed, or are not there any more.
pub(super) async fn delete_items(tx: &mut Tx, request: RequestId, items: Vec<Uuid>) -> Result<usize, Error> {
    let params = params![tx.organization(), request, items];
    tx.delete(&DATA_REQUEST_ITEM, DELETE_ITEMS, params).await
}

/// Who wrote these entries.
pub(super) async fn authors(tx: &ReadTx, entries: Vec<Uuid>) -> Result<Vec<AccountId>, Error> {
    let rows: Vec<(AccountId,)> = tx.all(AUTHORS, params![tx.organization(), entries]).await?;
    Ok(rows.into_iter().map(|(author,)| author).collect())
}

/// Entries' clear columns: id, case, kind, when.
pub(super) async fn entries(
    tx: &ReadTx,
    ids: Vec<Uuid>,
) -> Result<Vec<(EntryId, CaseId, crate::entries::Kind, Time)>, Error> {
    tx.all(ENTRIES, params![tx.organization(), ids]).await
}

/// Drafts' cases.
pub(super) async fn drafts(tx: &ReadTx, ids: Vec<Uuid>) -> Result<Vec<(Uuid, CaseId)>, Error> {
    tx.all(DRAFTS, params![tx.organization(), ids]).await
}

/// A case's clear facts: id, number, opened, closed, last activity.
pub type CaseRow = (CaseId, i64, Time, Option<Time>, Time);

pub(super) async fn cases(tx: &ReadTx, ids: Vec<Uuid>) -> Result<Vec<CaseRow>, Error> {
    tx.all(CASES, params![tx.organization(), ids]).await
}

/// The cases of people whom the person is related to or lives with.
pub(super) async fn cases_around(tx: &ReadTx, person: PersonId) -> Result<Vec<CaseRow>, Error> {
    tx.all(CASES_AROUND, params![tx.organization(), person]).await
}

/// The grants on, the tasks about and the findings on cases that go.
pub(super) async fn beside_cases(tx: &ReadTx, cases: Vec<Uuid>) -> Result<[Vec<Uuid>; 3], Error> {
    let ids = |rows: Vec<(Uuid,)>| rows.into_iter().map(|(id,)| id).collect();
    let grants = tx.all(CASE_GRANTS, params![tx.organization(), cases.clone()]).await?;
    let tasks = tx.all(CASE_TASKS, params![tx.organization(), cases.clone()]).await?;
    let findings = tx.all(CASE_FINDINGS, params![tx.organization(), cases]).await?;
    Ok([ids(grants), ids(tasks), ids(findings)])
}

/// The answered requests of which something was kept.
pub(super) async fn list_with_obligations(tx: &ReadTx, after: Uuid) -> Result<Vec<Request>, Error> {
    tx.all(LIST_WITH_OBLIGATIONS, params![tx.organization(), after]).await
}

/// The items of a request with what is sealed in them, for the product's own work.
pub async fn items_of_system(tx: &ReadTx, id: RequestId) -> Result<Vec<(Item, ItemFields)>, platform::Error> {
    let mut items = Vec::new();
    for item in list_items(tx, id).await? {
        let fields = tx.open_system(&item).await?;
        items.push((item, fields));
    }
    Ok(items)
}

/// Runs the request's own right on its own rows.
pub(super) async fn items_of<A: Action>(
    tx: &ReadTx,
    request: &Authorized<Request, A>,
) -> Result<Vec<(Item, ItemFields)>, platform::Error> {
    let items = list_items(tx, request.id).await?;
    let opened = items.into_iter().map(|item| {
        let fields = request.open(&item)?;
        Ok((item, fields))
    });
    opened.collect()
}
