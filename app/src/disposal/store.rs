//! Every statement about runs and what they find.

use platform::clock::Time;
use platform::db::{Error, FromRow, ReadTx, Row, Tx};
use platform::ids::{AccountId, CaseId, PersonId};
use platform::{params, statements};
use uuid::Uuid;

use super::choice::Moves;
use crate::retention::Category;
use crate::tables::{RETENTION_CHANGE, RETENTION_FINDING, RETENTION_RUN};

statements! {
    pub(super) COUNT = "
        SELECT (SELECT COUNT(*) FROM cases WHERE organization_id = $1), (SELECT COUNT(*) FROM person WHERE organization_id = $1)";
    pub(super) CASES = "
        SELECT c.id, c.number, c.client_id, c.opened_at, c.closed_at, a.last_activity_at
        FROM cases c
        JOIN case_activity a ON a.organization_id = c.organization_id AND a.id = c.id
        WHERE c.organization_id = $1 AND c.id > $2
        ORDER BY c.id
        LIMIT 500";
    // Whether a case of somebody around tells of the person: then the record stays as long as that case does.
    pub(super) PERSONS = "
        SELECT p.id, CAST(CASE WHEN EXISTS (
                SELECT 1 FROM cases c WHERE c.organization_id = $1 AND c.client_id = p.id)
            THEN 2 WHEN EXISTS (
                SELECT 1 FROM relation r
                JOIN cases c ON c.organization_id = r.organization_id AND (c.client_id = r.other_id OR c.client_id = r.person_id)
                WHERE r.organization_id = $1 AND (r.person_id = p.id OR r.other_id = p.id))
            OR EXISTS (
                SELECT 1 FROM household_member m
                JOIN household_member o ON o.organization_id = m.organization_id AND o.household_id = m.household_id
                JOIN cases c ON c.organization_id = o.organization_id AND c.client_id = o.person_id
                WHERE m.organization_id = $1 AND m.person_id = p.id)
            THEN 1 ELSE 0 END AS bigint), p.created_at
        FROM person p
        WHERE p.organization_id = $1 AND p.id > $2
        ORDER BY p.id
        LIMIT 500";
    pub(super) INSERT_RUN = "
        INSERT INTO retention_run (organization_id, id, version, started_at, ended_at, cases, persons, due, near, missing, refused_hold, refused_request, kept, whole)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    pub(super) LIST_RUNS = "
        SELECT id, started_at, ended_at, cases, persons, due, near, missing, refused_hold, refused_request, kept, whole
        FROM retention_run
        WHERE organization_id = $1
        ORDER BY started_at DESC, id DESC
        LIMIT 30";
    pub(super) CLEAR_FINDINGS = "
        DELETE FROM retention_finding
        WHERE organization_id = $1";
    pub(super) INSERT_FINDING = "
        INSERT INTO retention_finding (organization_id, id, version, run_id, person_id, case_id, found, due_on, rule, facts)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9)";
    pub(super) FIND_CHANGE = "
        SELECT id, category, earlier, later, unchanged, asked_by, asked_at
        FROM retention_change
        WHERE organization_id = $1";
    pub(super) INSERT_CHANGE = "
        INSERT INTO retention_change (organization_id, id, version, category, earlier, later, unchanged, asked_by, asked_at)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8)";
    pub(super) DELETE_CHANGES = "
        DELETE FROM retention_change
        WHERE organization_id = $1";
    pub(super) ALL_DUE = "
        SELECT person_id, case_id
        FROM retention_finding
        WHERE organization_id = $1 AND found = 'due'
        ORDER BY id
        LIMIT 1000";
    // Restricted cases and sensitive persons are for people with a relation; the count of the run tells that they are there.
    pub(super) LIST_FINDINGS = "
        SELECT f.person_id, f.case_id, c.number, p.number, f.due_on, f.rule, f.facts
        FROM retention_finding f
        JOIN person p ON p.organization_id = f.organization_id AND p.id = f.person_id AND p.sensitive = FALSE
        LEFT JOIN cases c ON c.organization_id = f.organization_id AND c.id = f.case_id
        WHERE f.organization_id = $1 AND f.found = $2 AND (c.id IS NULL OR c.restricted = FALSE)
        ORDER BY f.due_on, f.id
        LIMIT 500";
}

/// One run over all records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub id: Uuid,
    pub started_at: Time,
    pub ended_at: Time,
    /// Cases that the rules were asked about.
    pub cases: i64,
    /// Persons, with a case or without.
    pub persons: i64,
    pub due: i64,
    pub near: i64,
    pub missing: i64,
    pub refused_hold: i64,
    pub refused_request: i64,
    pub kept: i64,
    /// Whether it looked at everything there is.
    pub whole: bool,
}

impl Run {
    /// One that has looked at nothing yet.
    pub(super) fn begin(id: Uuid, at: Time) -> Self {
        Self {
            id,
            started_at: at,
            ended_at: at,
            cases: 0,
            persons: 0,
            due: 0,
            near: 0,
            missing: 0,
            refused_hold: 0,
            refused_request: 0,
            kept: 0,
            whole: false,
        }
    }
}

impl Run {
    pub(super) const fn has_missing(&self) -> bool {
        self.missing > 0
    }
}

impl FromRow for Run {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            started_at: row.get(1)?,
            ended_at: row.get(2)?,
            cases: row.get(3)?,
            persons: row.get(4)?,
            due: row.get(5)?,
            near: row.get(6)?,
            missing: row.get(7)?,
            refused_hold: row.get(8)?,
            refused_request: row.get(9)?,
            kept: row.get(10)?,
            whole: row.get(11)?,
        })
    }
}

/// A case as the rules read it: id, number, client, opened, closed, last activity.
pub(super) type CaseRow = (CaseId, i64, PersonId, Time, Option<Time>, Time);

/// How many cases and persons there are.
pub(super) async fn count(tx: &ReadTx) -> Result<(i64, i64), Error> {
    tx.one(COUNT, params![tx.organization()]).await
}

pub(super) async fn cases_after(tx: &ReadTx, after: Uuid) -> Result<Vec<CaseRow>, Error> {
    tx.all(CASES, params![tx.organization(), after]).await
}

/// Persons after one: 2 for those with a case, 1 for those whom a case of somebody around tells of; and since when they are known.
pub(super) async fn persons_after(tx: &ReadTx, after: Uuid) -> Result<Vec<(PersonId, i64, Time)>, Error> {
    tx.all(PERSONS, params![tx.organization(), after]).await
}

pub(super) async fn insert_run(tx: &mut Tx, run: &Run) -> Result<(), Error> {
    let params = params![
        tx.organization(),
        run.id,
        run.started_at,
        run.ended_at,
        run.cases,
        run.persons,
        run.due,
        run.near,
        run.missing,
        run.refused_hold,
        run.refused_request,
        run.kept,
        run.whole
    ];
    tx.write_one(&RETENTION_RUN, INSERT_RUN, params).await
}

/// The last runs, the newest first.
pub(super) async fn list_runs(tx: &ReadTx) -> Result<Vec<Run>, Error> {
    tx.all(LIST_RUNS, params![tx.organization()]).await
}

/// What is kept of a finding until the next run.
pub(super) struct NewFinding {
    pub(super) person: PersonId,
    pub(super) case: Option<CaseId>,
    pub(super) found: &'static str,
    pub(super) due_on: Option<Time>,
    pub(super) rule: Option<String>,
    pub(super) facts: Option<String>,
}

/// Puts a run's findings in the place of those of the run before.
pub(super) async fn replace_findings(tx: &mut Tx, run: Uuid, findings: &[NewFinding]) -> Result<(), Error> {
    let organization = tx.organization();
    tx.delete(&RETENTION_FINDING, CLEAR_FINDINGS, params![organization])
        .await?;
    for finding in findings {
        let id: Uuid = tx.fresh();
        let params = params![
            organization,
            id,
            run,
            finding.person,
            finding.case,
            finding.found,
            finding.due_on,
            finding.rule.clone(),
            finding.facts.clone()
        ];
        tx.write_one(&RETENTION_FINDING, INSERT_FINDING, params).await?;
    }
    Ok(())
}

/// What the last run found: person, case, its number, the person's, the last day, the rule, the missing facts.
pub(super) type FindingRow = (
    PersonId,
    Option<CaseId>,
    Option<i64>,
    i64,
    Option<Time>,
    Option<String>,
    Option<String>,
);

/// A change of the rule that waits for a second person.
pub(super) struct Change {
    pub(super) id: Uuid,
    pub(super) category: String,
    pub(super) moves: Moves,
    pub(super) asked_by: AccountId,
    pub(super) asked_at: Time,
}

impl FromRow for Change {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            category: row.get(1)?,
            moves: Moves {
                earlier: row.get(2)?,
                later: row.get(3)?,
                unchanged: row.get(4)?,
            },
            asked_by: row.get(5)?,
            asked_at: row.get(6)?,
        })
    }
}

pub(super) async fn find_change(tx: &ReadTx) -> Result<Option<Change>, Error> {
    tx.opt(FIND_CHANGE, params![tx.organization()]).await
}

/// Asks for a change in the place of one that was asked before.
pub(super) async fn ask_for_change(
    tx: &mut Tx,
    category: Category,
    moves: Moves,
    by: AccountId,
) -> Result<Uuid, Error> {
    delete_changes(tx).await?;
    let id: Uuid = tx.fresh();
    let params = params![
        tx.organization(),
        id,
        category.name(),
        moves.earlier,
        moves.later,
        moves.unchanged,
        by,
        tx.now()
    ];
    tx.write_one(&RETENTION_CHANGE, INSERT_CHANGE, params).await?;
    Ok(id)
}

pub(super) async fn delete_changes(tx: &mut Tx) -> Result<usize, Error> {
    let organization = tx.organization();
    tx.delete(&RETENTION_CHANGE, DELETE_CHANGES, params![organization])
        .await
}

/// What the last run found due, whoever may see it.
pub(super) async fn all_due(tx: &ReadTx) -> Result<Vec<(PersonId, Option<CaseId>)>, Error> {
    tx.all(ALL_DUE, params![tx.organization()]).await
}

pub(super) async fn list_findings(tx: &ReadTx, found: &'static str) -> Result<Vec<FindingRow>, Error> {
    tx.all(LIST_FINDINGS, params![tx.organization(), found]).await
}
