//! Every statement about cases.

use std::collections::HashMap;

use platform::authz::{Action, Authorized, Ground, Principal};
use platform::clock::Time;
use platform::db::{Error, Listing, ReadTx, Tx};
use platform::ids::{AccountId, CaseId, GrantId, PersonId, ScopeId, TeamId};
use platform::keystore::{OpenScope, Sealed};
use platform::{params, statements};
use uuid::Uuid;

use super::{Case, CaseFields, KeptBy, Next, SealedCase, Status, StatusFields};
use crate::people::Person;
use crate::tables::{CASE_ACTIVITY, CASE_GRANT, CASE_STATUS, CASES};
use crate::{case_columns, is_restricted};

/// The two forms of a list of cases: what follows the columns and the visibility.
/// CROSS JOIN keeps SQLite to the written order, and COALESCE keeps it from reading every grant in order of cases; limits are literal, and EXISTS costs nothing until a case is
/// restricted, so that PostgreSQL's generic plan goes through the index. Both find a page without sorting more than it.
macro_rules! visible_cases {
    ($rest:expr) => {
        Listing {
            everywhere: concat!(
                "SELECT NULL, NULL, NULL, ",
                case_columns!(),
                "
        FROM case_activity a
        CROSS JOIN cases c
        WHERE a.organization_id = $1 AND c.organization_id = $1 AND c.id = a.id
            AND (c.restricted = FALSE OR EXISTS (
                SELECT 1 FROM case_grant g
                WHERE g.organization_id = $1 AND g.case_id = c.id AND g.principal_id = ANY($2) AND g.starts_at <= $3 AND (g.ends_at IS NULL OR g.ends_at > $3)))
            ",
                $rest
            ),
            related: concat!(
                "SELECT v.ground, c.opened_at, NULL, ",
                case_columns!(),
                "
        FROM (
            SELECT COALESCE(g.case_id, g.case_id) AS case_id, MIN(g.ground) AS ground FROM case_grant g
            WHERE g.organization_id = $1 AND g.principal_id = ANY($2) AND g.starts_at <= $3 AND (g.ends_at IS NULL OR g.ends_at > $3)
            GROUP BY COALESCE(g.case_id, g.case_id)) v
        CROSS JOIN case_activity a
        CROSS JOIN cases c
        WHERE a.organization_id = $1 AND a.id = v.case_id AND c.organization_id = $1 AND c.id = v.case_id
            ",
                $rest
            ),
        }
    };
}

/// [`visible_cases!`] without those that are kept by law only: an exact number and a reason still find them.
macro_rules! listed_cases {
    ($rest:literal) => {
        visible_cases!(concat!(
            "AND NOT EXISTS (SELECT r.id FROM data_request r WHERE r.person_id = c.client_id AND ",
            is_restricted!(),
            ")
            ",
            $rest
        ))
    };
}

/// Open cases, the latest active first; `$4` and `$5` are the last one of the page before. One more than a page.
pub(super) const LIST_OPEN: Listing = visible_cases!(
    "AND a.is_open = TRUE AND (a.last_activity_at, a.id) < ($4, $5)
        ORDER BY a.last_activity_at DESC, a.id DESC
        LIMIT 51"
);
/// Closed cases, in the same order.
pub(super) const LIST_CLOSED: Listing = listed_cases!(
    "AND a.is_open = FALSE AND (a.last_activity_at, a.id) < ($4, $5)
        ORDER BY a.last_activity_at DESC, a.id DESC
        LIMIT 51"
);
/// All cases, in the same order.
pub(super) const LIST_ALL: Listing = listed_cases!(
    "AND (a.last_activity_at, a.id) < ($4, $5)
        ORDER BY a.last_activity_at DESC, a.id DESC
        LIMIT 51"
);
/// The open cases that were active last, for the first page of the day.
pub(super) const LIST_RECENT: Listing = visible_cases!(
    "AND a.is_open = TRUE
        ORDER BY a.last_activity_at DESC, a.id DESC
        LIMIT 10"
);
/// The cases among these that the actor may see.
pub(super) const LIST_BY_IDS: Listing = visible_cases!("AND c.id = ANY($4)");
/// One client's cases that the actor may see.
pub(super) const LIST_OF_CLIENT: Listing = visible_cases!(
    "AND c.client_id = $4
        ORDER BY c.opened_at DESC
        LIMIT 50"
);

/// The list statements, by name, for the tests that prepare and read them.
pub const LISTINGS: &[(&str, Listing)] = &[
    ("LIST_OPEN", LIST_OPEN),
    ("LIST_CLOSED", LIST_CLOSED),
    ("LIST_ALL", LIST_ALL),
    ("LIST_RECENT", LIST_RECENT),
    ("LIST_BY_IDS", LIST_BY_IDS),
    ("LIST_OF_CLIENT", LIST_OF_CLIENT),
];

statements! {
    pub(super) FACTS = concat!("
        SELECT g.ground, g.starts_at, g.ends_at, ", case_columns!(), "
        FROM cases c
        JOIN case_activity a ON a.organization_id = c.organization_id AND a.id = c.id
        LEFT JOIN case_grant g ON g.organization_id = c.organization_id AND g.case_id = c.id AND g.principal_id = ANY($3)
        WHERE c.organization_id = $1 AND c.id = $2");
    pub(super) FIND_BY_NUMBER = "
        SELECT id
        FROM cases
        WHERE organization_id = $1 AND number = $2";
    pub(super) INSERT = "
        INSERT INTO cases (organization_id, id, version, scope_id, log_scope_id, number, client_id, household_id, team_id, status, priority, restricted, type_code, jurisdiction, controller_of_record, opened_at, closed_at, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, FALSE, $11, $12, $1, $13, $14, $15)";
    // What a hold over a type of case covers, no edit of the type takes from under it.
    pub(super) UPDATE = "
        UPDATE cases
        SET status = $4, priority = $5, team_id = $6, restricted = $7, closed_at = $8, sealed = $10, version = version + 1,
            type_code = CASE WHEN EXISTS (
                SELECT 1 FROM wide_hold w
                WHERE w.organization_id = $1 AND w.released_at IS NULL AND w.type_code = cases.type_code)
            THEN type_code ELSE $9 END
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(super) INSERT_ACTIVITY = "
        INSERT INTO case_activity (organization_id, id, version, last_activity_at, is_open)
        VALUES ($1, $2, 1, $3, $4)";
    pub(super) SET_OPEN = "
        UPDATE case_activity
        SET is_open = $3
        WHERE organization_id = $1 AND id = $2";
    pub(super) TOUCH = "
        UPDATE case_activity
        SET last_activity_at = $3
        WHERE organization_id = $1 AND id = $2 AND last_activity_at < $3";
    SEALED = "
        SELECT id, version, scope_id, sealed
        FROM cases
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(super) INSERT_STATUS = "
        INSERT INTO case_status (organization_id, id, version, case_id, scope_id, status, at, actor_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8)";
    pub(super) LIST_STATUS = "
        SELECT id, status, at, actor_id, sealed
        FROM case_status
        WHERE organization_id = $1 AND case_id = $2
        ORDER BY at DESC, id DESC
        LIMIT 50";
    pub(super) INSERT_GRANT = "
        INSERT INTO case_grant (organization_id, id, version, principal_id, case_id, ground, starts_at, ends_at)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7)";
    pub(super) END_GRANT = "
        UPDATE case_grant
        SET ends_at = $4, version = version + 1
        WHERE organization_id = $1 AND case_id = $2 AND principal_id = $3 AND (ends_at IS NULL OR ends_at > $4)";
    pub(super) LIST_GRANTS = "
        SELECT principal_id, ground, starts_at
        FROM case_grant
        WHERE organization_id = $1 AND case_id = $2 AND starts_at <= $3 AND (ends_at IS NULL OR ends_at > $3)
        ORDER BY ground, starts_at
        LIMIT 100";
    pub(super) LIST_GRANTS_OF = "
        SELECT case_id, principal_id, ground
        FROM case_grant
        WHERE organization_id = $1 AND case_id = ANY($2) AND ground = 1 AND starts_at <= $3 AND (ends_at IS NULL OR ends_at > $3)
        ORDER BY starts_at";
    pub(super) NEXT_NUMBER = "
        UPDATE counter
        SET n = n + 1
        WHERE organization_id = $1 AND kind = 'case-number'
        RETURNING n";
}

/// What a new case is made from.
pub struct NewCase<'a> {
    pub client_id: PersonId,
    pub client_log_scope: ScopeId,
    pub status: Status,
    pub priority: super::Priority,
    pub team_id: Option<TeamId>,
    pub opened_at: Time,
    pub closed_at: Option<Time>,
    pub fields: &'a CaseFields,
}

/// The keyed code that stands in clear for a case's type, so that lists can filter by it.
///
/// Under the organization's own scope, not its blind index: holds over a type of case must reach every case of it, whichever epoch wrote it.
pub async fn type_code(tx: &ReadTx, kind: &str) -> Result<Vec<u8>, platform::Error> {
    let code = tx.organization_scope().await?.code("case-type", kind);
    Ok(code.into_iter().take(8).collect())
}

/// Inserts a case in a scope of its own; its number is the organization's next.
pub async fn insert(tx: &mut Tx, new: &NewCase<'_>) -> Result<(CaseId, std::sync::Arc<OpenScope>), platform::Error> {
    let scope = tx.new_scope(platform::keystore::ScopeKind::Case).await?;
    let id: CaseId = tx.fresh();
    let (number,): (i64,) = tx.one(NEXT_NUMBER, params![tx.organization()]).await?;
    let sealed = scope.seal(&CASES, id.uuid(), 1, new.fields)?;
    let code = type_code(tx, &new.fields.kind).await?;
    let params = params![
        tx.organization(),
        id,
        scope.id(),
        new.client_log_scope,
        number,
        new.client_id,
        None::<Uuid>,
        new.team_id,
        new.status.name(),
        new.priority.code(),
        code,
        tx.settings().jurisdiction.code(),
        new.opened_at,
        new.closed_at,
        sealed
    ];
    tx.write_one(&CASES, INSERT, params).await?;
    let activity = params![
        tx.organization(),
        id,
        new.closed_at.unwrap_or(new.opened_at),
        new.status != Status::Closed
    ];
    tx.write_one(&CASE_ACTIVITY, INSERT_ACTIVITY, activity).await?;
    Ok((id, scope))
}

/// Writes a case's next version.
///
/// # Errors
/// [`Error::Conflict`] when the case is destroyed while this waits, or was written by somebody else.
pub(super) async fn update<A: Action>(
    tx: &mut Tx,
    case: &Authorized<Case, A>,
    next: &Next,
) -> Result<(), platform::Error> {
    // What decides about its end changes before it is looked at for the last time, or not at all.
    tx.lock_scope(case.scope).await?;
    let sealed = case
        .open_scope()
        .seal(&CASES, case.id.uuid(), case.version + 1, &next.fields)?;
    let code = type_code(tx, &next.fields.kind).await?;
    let params = params![
        tx.organization(),
        case.id,
        case.version,
        next.status.name(),
        next.priority.code(),
        next.team_id,
        next.restricted,
        next.closed_at,
        code,
        sealed
    ];
    tx.write_one(&CASES, UPDATE, params).await?;
    if next.closed_at.is_none() != case.is_open() {
        let params = params![tx.organization(), case.id, next.closed_at.is_none()];
        tx.write_one(&CASE_ACTIVITY, SET_OPEN, params).await?;
    }
    Ok(())
}

/// Notes that something happened on the case.
pub async fn touch(tx: &mut Tx, case: CaseId, at: Time) -> Result<(), Error> {
    let params = params![tx.organization(), case, at];
    tx.write(&CASE_ACTIVITY, TOUCH, params).await.map(|_| ())
}

/// Adds a line to the status history.
pub async fn insert_status(
    tx: &mut Tx,
    case: CaseId,
    scope: &OpenScope,
    status: Status,
    reason: &str,
) -> Result<(), platform::Error> {
    let id: Uuid = tx.fresh();
    let sealed = scope.seal(
        &CASE_STATUS,
        id,
        1,
        &StatusFields {
            reason: reason.trim().to_owned(),
        },
    )?;
    let params = params![
        tx.organization(),
        id,
        case,
        scope.id(),
        status.name(),
        tx.now(),
        tx.actor().account_id(),
        sealed
    ];
    Ok(tx.write_one(&CASE_STATUS, INSERT_STATUS, params).await?)
}

/// A line of the status history, sealed in the case's scope.
pub(super) type StatusRow = (Uuid, Status, Time, Option<AccountId>, Sealed<StatusFields>);

pub(super) async fn list_status(tx: &ReadTx, case: CaseId) -> Result<Vec<StatusRow>, Error> {
    tx.all(LIST_STATUS, params![tx.organization(), case]).await
}

/// Lets a principal see the case from `starts_at` on.
pub async fn insert_grant(
    tx: &mut Tx,
    case: CaseId,
    principal: Principal,
    ground: Ground,
    starts_at: Time,
    ends_at: Option<Time>,
) -> Result<(), Error> {
    let id: GrantId = tx.fresh();
    let params = params![tx.organization(), id, principal, case, ground, starts_at, ends_at];
    tx.write_one(&CASE_GRANT, INSERT_GRANT, params).await
}

/// Ends whatever grants a principal has on the case.
pub(super) async fn end_grants(tx: &mut Tx, case: CaseId, principal: Principal) -> Result<usize, Error> {
    let params = params![tx.organization(), case, principal, tx.now()];
    tx.write(&CASE_GRANT, END_GRANT, params).await
}

/// Who may see the case now: principal id, ground, since when.
pub async fn grants_of(tx: &ReadTx, case: CaseId) -> Result<Vec<(Uuid, Ground, Time)>, Error> {
    tx.all(LIST_GRANTS, params![tx.organization(), case, tx.now()]).await
}

/// The assigned workers of several cases: case, account, ground.
pub(super) async fn workers_of(tx: &ReadTx, cases: Vec<Uuid>) -> Result<Vec<(CaseId, AccountId, i64)>, Error> {
    tx.all(LIST_GRANTS_OF, params![tx.organization(), cases, tx.now()])
        .await
}

/// The client's cases that the actor may list.
pub async fn list_of_client<A: Action>(
    tx: &ReadTx,
    client: PersonId,
) -> Result<Vec<Authorized<Case, A>>, platform::Error> {
    tx.list(LIST_OF_CLIENT, params![client]).await
}

/// The client's cases that the actor may do `A` to, as part of a look at the client that is noted already.
pub async fn list_under_client<A: Action, B: Action>(
    tx: &ReadTx,
    client: &Authorized<Person, B>,
) -> Result<Vec<Authorized<Case, A>>, platform::Error> {
    tx.list_under(client, LIST_OF_CLIENT, params![client.id]).await
}

/// The cases among `ids` that the actor may do `A` to a list of.
pub async fn list_by_ids<A: Action>(tx: &ReadTx, ids: &[CaseId]) -> Result<Vec<Authorized<Case, A>>, platform::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    tx.list(LIST_BY_IDS, params![ids]).await
}

/// The sealed rows of cases, whoever may open them.
pub async fn sealed(tx: &ReadTx, ids: Vec<Uuid>) -> Result<Vec<SealedCase>, Error> {
    tx.all(SEALED, params![tx.organization(), ids]).await
}

/// What decides about the end of cases, for the product's own work; without those that open no more.
pub async fn kept_by(tx: &ReadTx, ids: Vec<Uuid>) -> Result<HashMap<CaseId, KeptBy>, platform::Error> {
    let rows = sealed(tx, ids).await?;
    let opened = tx.open_each_system(&rows).await?;
    let kept_by = |(row, fields): (&SealedCase, Option<CaseFields>)| Some((row.id, KeptBy::from(fields?)));
    Ok(rows.iter().zip(opened).filter_map(kept_by).collect())
}

/// The open cases that were active last.
pub async fn recent<A: Action>(tx: &ReadTx) -> Result<Vec<Authorized<Case, A>>, platform::Error> {
    tx.list(LIST_RECENT, Vec::new()).await
}

/// The case with a number, whoever may see it.
pub(super) async fn find_by_number(tx: &ReadTx, number: i64) -> Result<Option<CaseId>, Error> {
    let found: Option<(CaseId,)> = tx.opt(FIND_BY_NUMBER, params![tx.organization(), number]).await?;
    Ok(found.map(|(id,)| id))
}
