//! Every statement about lists of what is to go by a rule, and the cases on them.

use std::collections::HashMap;

use platform::clock::Time;
use platform::db::{Error, ReadTx};
use platform::ids::{AccountId, CaseId, PersonId, RequestId};
use platform::{params, statements};
use uuid::Uuid;

use crate::request_columns;
use crate::requests::promises::Promise;
use crate::requests::{Closings, Request};

statements! {
    LIST_DISPOSALS = concat!("
        SELECT ", request_columns!(), "
        FROM data_request r
        WHERE r.organization_id = $1 AND r.kind = 'disposal'
        ORDER BY r.id DESC
        LIMIT 100");
    LIST_OVERTAKEN = concat!("
        SELECT ", request_columns!(), "
        FROM data_request r
        WHERE r.organization_id = $1
          AND r.state IN ('received', 'identity-check', 'in-review', 'decided', 'approved')
          AND r.person_id <> $2
          AND NOT EXISTS (SELECT p.id FROM person p WHERE p.organization_id = r.organization_id AND p.id = r.person_id)
        ORDER BY r.id");
    LIST_DECIDED = concat!("
        SELECT ", request_columns!(), "
        FROM data_request r
        WHERE r.organization_id = $1 AND r.state IN ('decided', 'approved')
        ORDER BY r.id");
    LIST_ENDED_AFTER = concat!("
        SELECT ", request_columns!(), "
        FROM data_request r
        WHERE r.organization_id = $1
          AND (r.closed_at, r.id) > ($2, $3)
          AND r.state <> 'obligations-open'
        ORDER BY r.closed_at, r.id
        LIMIT 100");
    // What is on a list that waits, or was looked at on one not long ago and stayed.
    ON_LISTS = "
        SELECT i.case_id, r.person_id
        FROM data_request r
        JOIN data_request_item i ON i.organization_id = r.organization_id AND i.request_id = r.id
        WHERE r.organization_id = $1 AND r.kind = 'disposal' AND r.state <> 'withdrawn' AND (r.closed_at IS NULL OR r.closed_at > $2)";
    ASKS_OTHERWISE = "
        SELECT id
        FROM data_request
        WHERE organization_id = $1 AND person_id = $2 AND id <> $3 AND kind <> 'disposal' AND closed_at IS NULL
        LIMIT 1";
    WAITING_LISTS = "
        SELECT id
        FROM data_request
        WHERE organization_id = $1 AND kind = 'disposal' AND state = 'received'
        LIMIT 1";
    // What an item that is kept by a rule belongs to; a request whose last such item has gone is closed.
    PROMISES = "
        SELECT DISTINCT r.id, r.person_id, i.case_id, i.rule_id, i.rule_version
        FROM data_request r
        JOIN data_request_item i ON i.organization_id = r.organization_id AND i.request_id = r.id AND i.decision = 'retain' AND i.rule_id IS NOT NULL
        WHERE r.organization_id = $1 AND r.state = 'obligations-open'";
    PROMISES_TO = "
        SELECT DISTINCT r.id, r.person_id, i.case_id, i.rule_id, i.rule_version
        FROM data_request r
        JOIN data_request_item i ON i.organization_id = r.organization_id AND i.request_id = r.id AND i.decision = 'retain' AND i.rule_id IS NOT NULL
        WHERE r.organization_id = $1 AND r.person_id = $2 AND r.state = 'obligations-open'";
    CLIENTS = "
        SELECT id, client_id
        FROM cases
        WHERE organization_id = $1 AND id = ANY($2)
        ORDER BY id";
    CASES_OF_CLIENT = "
        SELECT id
        FROM cases
        WHERE organization_id = $1 AND client_id = $2";
    ENTRIES_OF_CASES = "
        SELECT id
        FROM entry
        WHERE organization_id = $1 AND case_id = ANY($2)";
    DRAFTS_OF_CASES = "
        SELECT id
        FROM draft
        WHERE organization_id = $1 AND case_id = ANY($2)";
    WRITTEN_BY = "
        SELECT id, case_id
        FROM entry
        WHERE organization_id = $1 AND author_id = $4 AND (id = ANY($2) OR case_id = ANY($3))";
    // Of the client of each case: when the last of their cases was closed, and how many of how many are.
    CLOSINGS = "
        SELECT c.id, MAX(o.closed_at), COUNT(o.closed_at), COUNT(*)
        FROM cases c
        JOIN cases o ON o.organization_id = c.organization_id AND o.client_id = c.client_id
        WHERE c.organization_id = $1 AND c.id = ANY($2)
        GROUP BY c.id";
    KEYS_WAITING = "
        SELECT id
        FROM destruction
        WHERE organization_id = $1 AND done_at IS NULL AND scope_id = ANY($2)";
    AUTHORS_OF_CASES = "
        SELECT DISTINCT author_id
        FROM entry
        WHERE organization_id = $1 AND case_id = ANY($2)";
}

/// The lists of what is to go by a rule, the newest first.
pub async fn list_disposals(tx: &ReadTx) -> Result<Vec<Request>, Error> {
    tx.all(LIST_DISPOSALS, params![tx.organization()]).await
}

/// What is still to be decided about people who are gone; lists of many are about nobody.
pub(in crate::requests) async fn list_overtaken(tx: &ReadTx) -> Result<Vec<Request>, Error> {
    tx.all(LIST_OVERTAKEN, params![tx.organization(), Uuid::nil()]).await
}

/// What is decided, and not carried out.
pub(in crate::requests) async fn list_decided(tx: &ReadTx) -> Result<Vec<Request>, Error> {
    tx.all(LIST_DECIDED, params![tx.organization()]).await
}

/// Requests and lists of which nothing is left to do, after one of them, the first ended first.
pub(in crate::requests) async fn list_ended_after(
    tx: &ReadTx,
    after: Option<(Time, RequestId)>,
) -> Result<Vec<Request>, Error> {
    let (at, id) = after.unwrap_or((Time::from_micros(0), RequestId::from(Uuid::nil())));
    tx.all(LIST_ENDED_AFTER, params![tx.organization(), at, id]).await
}

/// The cases, and the persons, that are on a list that waits or were on one since a moment.
pub(in crate::requests) async fn on_lists(tx: &ReadTx, since: Time) -> Result<Vec<(Option<CaseId>, PersonId)>, Error> {
    tx.all(ON_LISTS, params![tx.organization(), since]).await
}

/// Whether a list waits to be filled: what will be on it is not known yet.
pub(in crate::requests) async fn has_waiting_list(tx: &ReadTx) -> Result<bool, Error> {
    let found: Option<(RequestId,)> = tx.opt(WAITING_LISTS, params![tx.organization()]).await?;
    Ok(found.is_some())
}

/// Whether the person asks for something, by another request than this.
pub(in crate::requests) async fn asks_otherwise(tx: &ReadTx, person: PersonId, than: RequestId) -> Result<bool, Error> {
    let params = params![tx.organization(), person, than];
    let found: Option<(RequestId,)> = tx.opt(ASKS_OTHERWISE, params).await?;
    Ok(found.is_some())
}

/// By which rules decisions keep something still.
pub(in crate::requests) async fn promises(tx: &ReadTx) -> Result<Vec<Promise>, Error> {
    tx.all(PROMISES, params![tx.organization()]).await
}

pub(in crate::requests) async fn promises_to(tx: &ReadTx, person: PersonId) -> Result<Vec<Promise>, Error> {
    tx.all(PROMISES_TO, params![tx.organization(), person]).await
}

/// The cases of a person.
pub(in crate::requests) async fn cases_of_client(tx: &ReadTx, person: PersonId) -> Result<Vec<CaseId>, Error> {
    let rows: Vec<(CaseId,)> = tx.all(CASES_OF_CLIENT, params![tx.organization(), person]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Whose cases these are.
pub(in crate::requests) async fn clients(tx: &ReadTx, cases: Vec<Uuid>) -> Result<Vec<(CaseId, PersonId)>, Error> {
    tx.all(CLIENTS, params![tx.organization(), cases]).await
}

/// How all cases of each case's client have ended, by the case.
pub async fn closings(tx: &ReadTx, cases: Vec<Uuid>) -> Result<HashMap<[u8; 16], Closings>, Error> {
    let rows: Vec<(CaseId, Option<Time>, i64, i64)> = tx.all(CLOSINGS, params![tx.organization(), cases]).await?;
    let closings = |(case, last, closed, cases): (CaseId, Option<Time>, i64, i64)| {
        let closings = Closings {
            last: last.map(Time::micros),
            has_open: closed < cases,
            cases,
        };
        (case.bytes(), closings)
    };
    Ok(rows.into_iter().map(closings).collect())
}

/// The entries and the drafts in cases.
pub(in crate::requests) async fn in_cases(tx: &ReadTx, cases: Vec<Uuid>) -> Result<(Vec<Uuid>, Vec<Uuid>), Error> {
    let ids = |rows: Vec<(Uuid,)>| rows.into_iter().map(|(id,)| id).collect();
    let entries = tx
        .all(ENTRIES_OF_CASES, params![tx.organization(), cases.clone()])
        .await?;
    let drafts = tx.all(DRAFTS_OF_CASES, params![tx.organization(), cases]).await?;
    Ok((ids(entries), ids(drafts)))
}

/// Who wrote in these cases.
pub(in crate::requests) async fn authors_of_cases(tx: &ReadTx, cases: Vec<Uuid>) -> Result<Vec<AccountId>, Error> {
    let rows: Vec<(AccountId,)> = tx.all(AUTHORS_OF_CASES, params![tx.organization(), cases]).await?;
    Ok(rows.into_iter().map(|(author,)| author).collect())
}

/// What somebody wrote of these entries, or in these cases: each entry with its case.
pub(in crate::requests) async fn written_by(
    tx: &ReadTx,
    entries: Vec<Uuid>,
    cases: Vec<Uuid>,
    account: AccountId,
) -> Result<Vec<(Uuid, CaseId)>, Error> {
    tx.all(WRITTEN_BY, params![tx.organization(), entries, cases, account])
        .await
}

/// How many destructions of these scopes wait until every process has forgotten the keys.
pub(in crate::requests) async fn keys_waiting(tx: &ReadTx, scopes: Vec<Uuid>) -> Result<usize, Error> {
    let waiting: Vec<(Uuid,)> = tx.all(KEYS_WAITING, params![tx.organization(), scopes]).await?;
    Ok(waiting.len())
}
