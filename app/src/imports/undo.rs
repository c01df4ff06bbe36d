//! Taking back what an import created.
//!
//! A case with entries, drafts, holds or changes stays, and so does a person who was changed, related to somebody, or
//! has a case of another origin: what somebody has worked on since is theirs. The person and the cases of one row stay
//! or go together. The log vouches for what is gone.
//! It goes in parts, like the import itself, and goes on after a stop. What rows that waited told is destroyed; keys of
//! persons' and cases' scopes that are left empty are not: that is an erasure's business.

use std::collections::HashSet;

use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::db::{Error, Tx};
use platform::ids::{CaseId, ImportId, PersonId};
use platform::params;
use platform::subject;
use uuid::Uuid;

use super::error::ImportError;
use super::import::{Import, State};
use super::row::{Doubt, ImportRow, Outcome, RowFields};
use super::store;
use crate::holds;
use crate::people::{self, Person};
use crate::policy::UndoImport;
use crate::state::App;
use crate::tables;
use crate::tables::{
    CASE_ACTIVITY, CASE_GRANT, CASE_STATUS, CASES, CONTACT_TOKEN, HOUSEHOLD, HOUSEHOLD_MEMBER, IDENTIFIER, IMPORT,
    PERSON, PERSON_GRANT, TASK,
};

/// Rows of one transaction.
const PART: i64 = 100;

/// Takes an import back to its end.
pub(super) async fn carry_out(app: &App, actor: &Actor, id: ImportId) -> Result<(), ImportError> {
    while undo_part(app, actor, id).await? {}
    subject::settle(&app.db, actor, tables::all()).await?;
    Ok(())
}

/// Takes the next rows back; returns whether there are more.
async fn undo_part(app: &App, actor: &Actor, id: ImportId) -> Result<bool, platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit = tx.permit::<UndoImport>()?;
    let (mut import, fields) = store::find(&tx, id).await?;
    if import.state != State::Undoing {
        return Err(Error::Conflict.into());
    }
    // No hold is placed while it is looked whether there is one.
    tx.lock(holds::LOCK).await?;
    let rows = store::list_rows(&tx, id, import.next_row, PART).await?;
    let count = rows.len();
    if let Some(last) = rows.last() {
        import.next_row = last.number + 1;
    } else {
        import.state = State::Undone;
        people::note_gone(&mut tx).await?;
    }
    undo_rows(&mut tx, &permit, &import, rows).await?;
    store::update(&mut tx, &import, &fields).await?;
    tx.commit(Event::on(&permit, &IMPORT, id.uuid(), None).counting(count))
        .await?;
    Ok(import.state == State::Undoing)
}

async fn undo_rows(
    tx: &mut Tx,
    permit: &Permit<UndoImport>,
    import: &Import,
    rows: Vec<ImportRow>,
) -> Result<(), platform::Error> {
    let made: Vec<Uuid> = rows
        .iter()
        .filter(|row| row.outcome.made_a_person())
        .filter_map(|row| row.person_id)
        .map(PersonId::uuid)
        .collect();
    // Rows of the file that were decided to be one of these persons share their fate.
    let same: Vec<ImportRow> = tx
        .all(store::LIST_SAME, params![tx.organization(), import.id, made.clone()])
        .await?;
    let with_made: HashSet<Uuid> = same.iter().map(|row| row.id.uuid()).collect();
    let others: Vec<ImportRow> = rows
        .into_iter()
        .filter(|row| !with_made.contains(&row.id.uuid()))
        .collect();
    let kept = kept(tx, import.id, &made, others.iter().chain(&same)).await?;

    let mut gone = Gone::default();
    let rows: Vec<ImportRow> = others.into_iter().chain(same).collect();
    let scopes = tx.scopes_of_unclaimed(permit, &rows).await?;
    for (row, scope) in rows.into_iter().zip(scopes) {
        let fields = scope.open(&row)?;
        gone.households.extend(fields.household.map(Uuid::from_bytes));
        let person = row.person_id.or(row.other_person_id);
        let is_of_made = person.is_some_and(|person| made.contains(&person.uuid()));
        let outcome = match row.outcome {
            Outcome::Created | Outcome::Different => gone.take(&row, &kept),
            Outcome::Same if is_of_made => gone.take(&row, &kept),
            Outcome::Same => detach(tx, &row, &fields, &mut gone).await?,
            Outcome::Duplicate | Outcome::Skipped => Outcome::Undone,
            Outcome::Unchanged | Outcome::Refused | Outcome::Listed | Outcome::Undone | Outcome::Kept => continue,
        };
        store::empty_row(tx, &after(row, outcome)).await?;
    }
    gone.delete(tx).await
}

/// The row as it is left: what stays is listed by its person; what is gone has none any more.
fn after(row: ImportRow, outcome: Outcome) -> ImportRow {
    let stays = outcome == Outcome::Kept;
    ImportRow {
        outcome,
        person_id: row.person_id.or(row.other_person_id).filter(|_| stays),
        case_id: row.case_id.filter(|_| stays),
        ..row
    }
}

/// The persons whom somebody has worked on since, themselves or in a case of theirs.
async fn kept(
    tx: &Tx,
    import: ImportId,
    made: &[Uuid],
    rows: impl Iterator<Item = &ImportRow>,
) -> Result<HashSet<PersonId>, platform::Error> {
    let cases: Vec<(CaseId, PersonId)> = rows
        .filter_map(|row| row.case_id.zip(row.person_id.or(row.other_person_id)))
        .collect();
    let ids: Vec<Uuid> = cases.iter().map(|(case, _)| case.uuid()).collect();
    let touched: Vec<(CaseId,)> = tx
        .all(store::undo::TOUCHED_CASES, params![tx.organization(), ids.clone()])
        .await?;
    let mut touched: HashSet<CaseId> = touched.into_iter().map(|(case,)| case).collect();
    // Whatever holds a case, or the person whose case it is.
    let of_import: Vec<CaseId> = cases.iter().map(|(case, _)| *case).collect();
    touched.extend(
        holds::over_cases(tx, &of_import)
            .await?
            .into_iter()
            .map(|(_, case)| case),
    );
    let changed: Vec<(PersonId,)> = tx
        .all(
            store::undo::TOUCHED_PERSONS,
            params![tx.organization(), made.to_vec(), ids, import],
        )
        .await?;
    let by_case = cases
        .into_iter()
        .filter(|(case, _)| touched.contains(case))
        .map(|(_, person)| person);
    Ok(by_case.chain(changed.into_iter().map(|(person,)| person)).collect())
}

/// Takes back that a row was decided to be somebody whom the import did not make: the case, and the name in the other system.
async fn detach(tx: &mut Tx, row: &ImportRow, fields: &RowFields, gone: &mut Gone) -> Result<Outcome, platform::Error> {
    let case: Vec<Uuid> = row.case_id.map(CaseId::uuid).into_iter().collect();
    let touched: Vec<(CaseId,)> = tx
        .all(store::undo::TOUCHED_CASES, params![tx.organization(), case.clone()])
        .await?;
    let held = holds::over_cases(tx, row.case_id.as_slice()).await?;
    if !touched.is_empty() || !held.is_empty() {
        return Ok(Outcome::Kept);
    }
    gone.cases.extend(case);
    let Some(other) = row
        .other_person_id
        .filter(|_| fields.doubt != Some(Doubt::SourceNumber))
    else {
        return Ok(Outcome::Undone);
    };
    match tx.authorize::<Person, UndoImport>(other).await {
        Ok(person) => {
            let mut known = person.open(&*person)?;
            known.sources.retain(|source| *source != fields.source);
            people::update(tx, &person, &known, person.sensitive).await?;
        }
        // Erased since.
        Err(platform::Error::Denied(_)) => {}
        Err(error) => return Err(error),
    }
    Ok(Outcome::Undone)
}

/// What goes.
#[derive(Default)]
struct Gone {
    persons: Vec<Uuid>,
    cases: Vec<Uuid>,
    /// Households that may be empty now.
    households: Vec<Uuid>,
}

impl Gone {
    /// Takes what a row has made, unless its person stays.
    fn take(&mut self, row: &ImportRow, kept: &HashSet<PersonId>) -> Outcome {
        if row
            .person_id
            .or(row.other_person_id)
            .is_some_and(|person| kept.contains(&person))
        {
            return Outcome::Kept;
        }
        self.persons.extend(row.person_id.map(PersonId::uuid));
        self.cases.extend(row.case_id.map(CaseId::uuid));
        Outcome::Undone
    }

    async fn delete(self, tx: &mut Tx) -> Result<(), platform::Error> {
        let organization = tx.organization();
        for (table, statement) in [
            (&CASE_STATUS, store::undo::DELETE_CASE_STATUS),
            (&CASE_GRANT, store::undo::DELETE_CASE_GRANTS),
            (&CASE_ACTIVITY, store::undo::DELETE_CASE_ACTIVITY),
            (&CASES, store::undo::DELETE_CASES),
        ] {
            tx.delete(table, statement, params![organization, self.cases.clone()])
                .await?;
        }
        for (table, statement) in [
            (&TASK, store::undo::DELETE_TASKS),
            (&IDENTIFIER, store::undo::DELETE_IDENTIFIERS),
            (&CONTACT_TOKEN, store::undo::DELETE_CONTACT_TOKENS),
            (&PERSON_GRANT, store::undo::DELETE_PERSON_GRANTS),
            (&HOUSEHOLD_MEMBER, store::undo::DELETE_MEMBERS),
            (&PERSON, store::undo::DELETE_PERSONS),
        ] {
            tx.delete(table, statement, params![organization, self.persons.clone()])
                .await?;
        }
        tx.delete(
            &HOUSEHOLD,
            store::undo::DELETE_EMPTY_HOUSEHOLDS,
            params![organization, self.households],
        )
        .await?;
        Ok(())
    }
}
