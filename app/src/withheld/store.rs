//! Every statement about withheld looks.

use std::collections::{BTreeMap, HashSet};

use platform::clock::Time;
use platform::db::{Error, ReadTx, Tx};
use platform::ids::{EventId, PersonId, ScopeId};
use platform::{params, statements};
use uuid::Uuid;

use super::REVIEW_DAYS;
use crate::tables::WITHHELD_LOOK;

/// Looks at a person that one page shows, those to be looked at first first.
const LOOKS: i64 = 500;
/// Seconds in a day.
const DAY: i64 = 86_400;

statements! {
    PERSONS = "
        SELECT log_scope_id, id, scope_id
        FROM person
        WHERE organization_id = $1 AND log_scope_id = ANY($2)";
    KNOWN = "
        SELECT id
        FROM withheld_look
        WHERE organization_id = $1 AND id = ANY($2)";
    INSERT = "
        INSERT INTO withheld_look (organization_id, id, version, person_id, at, review_at, released_by, released_at)
        VALUES ($1, $2, 1, $3, $4, $5, NULL, NULL)";
    FIRST_REVIEW = "
        SELECT review_at
        FROM withheld_look
        WHERE organization_id = $1 AND released_at IS NULL AND review_at <= $2
        ORDER BY review_at
        LIMIT 1";
    LIST = "
        SELECT p.id, p.number, COUNT(*), MIN(w.at), MIN(w.review_at)
        FROM withheld_look w
        JOIN person p ON p.organization_id = w.organization_id AND p.id = w.person_id
        WHERE w.organization_id = $1 AND w.released_at IS NULL
        GROUP BY p.id, p.number
        ORDER BY MIN(w.review_at), p.number
        LIMIT 200";
    LIST_OF_PERSON = "
        SELECT id, review_at
        FROM withheld_look
        WHERE organization_id = $1 AND person_id = $2 AND released_at IS NULL
        ORDER BY review_at, id
        LIMIT $3";
    RELEASED = "
        SELECT id
        FROM withheld_look
        WHERE organization_id = $1 AND person_id = $2 AND released_at IS NOT NULL";
    RELEASE = "
        UPDATE withheld_look
        SET released_by = $3, released_at = $4, version = version + 1
        WHERE organization_id = $1 AND id = ANY($2) AND released_at IS NULL";
    KEEP = "
        UPDATE withheld_look
        SET review_at = $3, version = version + 1
        WHERE organization_id = $1 AND id = ANY($2) AND released_at IS NULL";
    END_OLD = "
        DELETE FROM withheld_look
        WHERE organization_id = $1 AND at < $2";
    NUMBER = "
        SELECT number
        FROM person
        WHERE organization_id = $1 AND id = $2";
}

/// Whom the log's events are about, each with the scope of their record.
pub(super) async fn persons(tx: &ReadTx, subjects: Vec<Uuid>) -> Result<BTreeMap<ScopeId, (PersonId, ScopeId)>, Error> {
    let found: Vec<(ScopeId, PersonId, ScopeId)> = tx.all(PERSONS, params![tx.organization(), subjects]).await?;
    Ok(found
        .into_iter()
        .map(|(log, person, scope)| (log, (person, scope)))
        .collect())
}

pub(super) async fn known(tx: &ReadTx, events: Vec<Uuid>) -> Result<HashSet<EventId>, Error> {
    let found: Vec<(EventId,)> = tx.all(KNOWN, params![tx.organization(), events]).await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Notes looks that the person is not told of: event, person, when.
pub(super) async fn insert(tx: &mut Tx, looks: &[(EventId, PersonId, Time)]) -> Result<(), Error> {
    let row = |(event, person, at): &(EventId, PersonId, Time)| {
        let review_at = at.plus_seconds(REVIEW_DAYS * DAY);
        params![tx.organization(), *event, *person, *at, review_at]
    };
    let rows = looks.iter().map(row).collect();
    tx.write_each(&WITHHELD_LOOK, INSERT, rows).await
}

/// The first day that has come on which somebody is to look again.
pub(super) async fn first_review(tx: &ReadTx) -> Result<Option<Time>, Error> {
    let found: Option<(Time,)> = tx.opt(FIRST_REVIEW, params![tx.organization(), tx.now()]).await?;
    Ok(found.map(|(at,)| at))
}

/// A person of whose record looks are withheld: id, number, how many, the oldest, the next review.
pub(super) type Waiting = (PersonId, i64, i64, Time, Time);

pub(super) async fn list(tx: &ReadTx) -> Result<Vec<Waiting>, Error> {
    tx.all(LIST, params![tx.organization()]).await
}

/// What is withheld of one record: the event, and when it is looked at again.
pub(super) async fn list_of_person(tx: &ReadTx, person: PersonId) -> Result<Vec<(EventId, Time)>, Error> {
    tx.all(LIST_OF_PERSON, params![tx.organization(), person, LOOKS]).await
}

/// The looks that are no ordinary work and that a reviewer has released to the person.
pub async fn released(tx: &ReadTx, person: PersonId) -> Result<HashSet<EventId>, Error> {
    let found: Vec<(EventId,)> = tx.all(RELEASED, params![tx.organization(), person]).await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

pub(super) async fn release(tx: &mut Tx, looks: Vec<Uuid>) -> Result<usize, Error> {
    let params = params![tx.organization(), looks, tx.actor().account_id(), tx.now()];
    tx.write(&WITHHELD_LOOK, RELEASE, params).await
}

/// Withholds until the next review.
pub(super) async fn keep(tx: &mut Tx, looks: Vec<Uuid>) -> Result<usize, Error> {
    let params = params![tx.organization(), looks, tx.now().plus_seconds(REVIEW_DAYS * DAY)];
    tx.write(&WITHHELD_LOOK, KEEP, params).await
}

/// Forgets looks that no list tells of any more, released or not.
pub(super) async fn end_old(tx: &mut Tx, before: Time) -> Result<usize, Error> {
    let params = params![tx.organization(), before];
    tx.delete(&WITHHELD_LOOK, END_OLD, params).await
}

pub(super) async fn number(tx: &ReadTx, person: PersonId) -> Result<i64, Error> {
    let (number,): (i64,) = tx.one(NUMBER, params![tx.organization(), person]).await?;
    Ok(number)
}
