//! Tasks that the product raises for a named person.
//!
//! A possible double of somebody whom the person who registered may not know of; a data request or a public form that is late;
//! a form closed as about nobody that may be about somebody whom few may know of; a hold, or a look that a person is not told of, that nobody has looked at again;
//! what a child's representatives may see, when the child has reached an age.

use minicbor::{Decode, Encode};
use platform::audit::Event;
use platform::authz::Role;
use platform::clock::Time;
use platform::db::{ReadTx, Tx};
use platform::ids::{AccountId, CaseId, PersonId};
use platform::web::{Error, Form, Redirect, Result, Routes};
use platform::{params, session, statements};
use serde::Deserialize;
use uuid::Uuid;

use crate::layout::Frame;
use crate::policy::CompleteTask;
use crate::state::App;
use crate::tables::TASK;
use crate::url;

statements! {
    pub(crate) INSERT = "
        INSERT INTO task (organization_id, id, version, assignee_id, kind, person_id, case_id, scope_id, created_at, due_at, done_at, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, NULL, $10)";
    pub(crate) RAISED = "
        SELECT id
        FROM task
        WHERE organization_id = $1 AND kind = $2 AND due_at = $3
        LIMIT 1";
    pub(crate) RAISED_ABOUT = "
        SELECT id
        FROM task
        WHERE organization_id = $1 AND kind = $2 AND person_id = $3 AND created_at >= $4
        LIMIT 1";
    pub(crate) OPEN = "
        SELECT id
        FROM task
        WHERE organization_id = $1 AND kind = $2 AND done_at IS NULL
        LIMIT 1";
    pub(crate) LIST = "
        SELECT id, kind, person_id, case_id, created_at, due_at
        FROM task
        WHERE organization_id = $1 AND assignee_id = $2 AND done_at IS NULL
        ORDER BY created_at
        LIMIT 50";
    pub(crate) COMPLETE = "
        UPDATE task
        SET done_at = $4, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND assignee_id = $3 AND done_at IS NULL";
}

/// What is personal about a task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct TaskFields {
    #[n(0)]
    pub text: String,
}

/// A task's clear columns: id, kind, person, case, created, due.
pub type TaskRow = (Uuid, String, Option<PersonId>, Option<CaseId>, Time, Option<Time>);

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes.post::<CompleteTask, _>("/w/tasks/done", complete)
}

/// Asks the privacy officer (else an admin) to look at a new person who may be one that few may know of.
pub async fn raise_possible_double(tx: &mut Tx, person: PersonId) -> std::result::Result<(), platform::Error> {
    let Some(assignee) = session::find_with_role(tx, &[Role::PrivacyOfficer, Role::Admin]).await? else {
        return Ok(());
    };
    insert(tx, assignee, "possible-double", Some(person), None).await
}

/// Tells somebody that a request about a person has passed its day.
pub async fn raise_overdue(
    tx: &mut Tx,
    assignee: AccountId,
    person: PersonId,
    due_at: Time,
) -> std::result::Result<(), platform::Error> {
    insert(tx, assignee, "request-overdue", Some(person), Some(due_at)).await
}

/// Tells somebody that a public form waits that has passed its day; it is about nobody yet.
pub async fn raise_late_form(
    tx: &mut Tx,
    assignee: AccountId,
    due_at: Time,
) -> std::result::Result<(), platform::Error> {
    insert(tx, assignee, "form-overdue", None, Some(due_at)).await
}

/// Asks the privacy officer (else an admin) to look again at a public form that was closed as about nobody; never whoever closed it,
/// to whom it would tell who is here.
pub async fn raise_hidden_form(tx: &mut Tx, ends_at: Time) -> std::result::Result<(), platform::Error> {
    match another_overseer(tx).await? {
        Some(assignee) => insert(tx, assignee, "form-hidden", None, Some(ends_at)).await,
        None => Ok(()),
    }
}

/// The privacy officer, else an admin; never whoever acts.
async fn another_overseer(tx: &ReadTx) -> std::result::Result<Option<AccountId>, platform::Error> {
    let mut named = None;
    for role in [Role::PrivacyOfficer, Role::Admin] {
        let found = session::find_with_role(tx, &[role]).await?;
        named = named.or(found.filter(|account| Some(*account) != tx.actor().account_id()));
    }
    Ok(named)
}

/// Asks the privacy officer (else an admin) whether a person has the link themselves by which their portal account was made anew:
/// whoever has it reads and takes back what the person asked, perhaps about them.
pub async fn raise_renewed_account(tx: &mut Tx, person: PersonId) -> std::result::Result<(), platform::Error> {
    match another_overseer(tx).await? {
        Some(assignee) => insert(tx, assignee, "account-renewed", Some(person), None).await,
        None => Ok(()),
    }
}

/// Asks the privacy officer (else an admin) to look at what people are not told of; `false` while an earlier task for it is open.
pub async fn raise_look_review(tx: &mut Tx, due_at: Time) -> std::result::Result<bool, platform::Error> {
    const KIND: &str = "look-review";
    if tx
        .opt::<(Uuid,)>(OPEN, params![tx.organization(), KIND])
        .await?
        .is_some()
    {
        return Ok(false);
    }
    let Some(assignee) = session::find_with_role(tx, &[Role::PrivacyOfficer, Role::Admin]).await? else {
        return Ok(false);
    };
    insert(tx, assignee, KIND, None, Some(due_at)).await?;
    Ok(true)
}

/// Asks the privacy officer (else an admin) to look at the holds whose review was due on a day; once for a day.
pub async fn raise_hold_review(tx: &mut Tx, due_at: Time) -> std::result::Result<(), platform::Error> {
    const KIND: &str = "hold-review";
    let params = params![tx.organization(), KIND, due_at];
    if tx.opt::<(Uuid,)>(RAISED, params).await?.is_some() {
        return Ok(());
    }
    match session::find_with_role(tx, &[Role::PrivacyOfficer, Role::Admin]).await? {
        Some(assignee) => insert(tx, assignee, KIND, None, Some(due_at)).await,
        None => Ok(()),
    }
}

const REPRESENTATION_REVIEW: &str = "representation-review";

/// Asks somebody to look at what a child's representatives may see.
pub async fn raise_representation_review(
    tx: &mut Tx,
    assignee: AccountId,
    child: PersonId,
) -> std::result::Result<(), platform::Error> {
    insert(tx, assignee, REPRESENTATION_REVIEW, Some(child), None).await
}

/// Asks somebody to decide again who represents a person: a backup was restored.
pub async fn raise_restored_representation(
    tx: &mut Tx,
    assignee: AccountId,
    person: PersonId,
) -> std::result::Result<(), platform::Error> {
    insert(tx, assignee, "representation-restored", Some(person), None).await
}

/// Whether somebody was asked since a moment.
pub async fn is_representation_review_raised(
    tx: &ReadTx,
    child: PersonId,
    since: Time,
) -> std::result::Result<bool, platform::db::Error> {
    let params = params![tx.organization(), REPRESENTATION_REVIEW, child, since];
    Ok(tx.opt::<(Uuid,)>(RAISED_ABOUT, params).await?.is_some())
}

async fn insert(
    tx: &mut Tx,
    assignee: AccountId,
    kind: &str,
    person: Option<PersonId>,
    due_at: Option<Time>,
) -> std::result::Result<(), platform::Error> {
    let scope = tx.organization_scope().await?;
    let id: Uuid = tx.fresh();
    let sealed = scope.seal(&TASK, id, 1, &TaskFields::default())?;
    let params = params![
        tx.organization(),
        id,
        assignee,
        kind,
        person,
        None::<CaseId>,
        scope.id(),
        tx.now(),
        due_at,
        sealed
    ];
    Ok(tx.write_one(&TASK, INSERT, params).await?)
}

/// The viewer's open tasks, the oldest first.
pub async fn list_own(tx: &ReadTx) -> std::result::Result<Vec<TaskRow>, platform::db::Error> {
    tx.all(LIST, params![tx.organization(), tx.actor().account_id()]).await
}

#[derive(Deserialize)]
pub struct TaskForm {
    id: Uuid,
}

/// Ticks a task off.
async fn complete(frame: Frame, Form(form): Form<TaskForm>) -> Result<Redirect> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<CompleteTask>()?;
    let params = params![tx.organization(), form.id, tx.actor().account_id(), tx.now()];
    if tx.write(&TASK, COMPLETE, params).await? != 1 {
        return Err(Error::NotFound);
    }
    tx.commit(Event::on(&permit, &TASK, form.id, None)).await?;
    Ok(Redirect::to(&format!("{}?done=task", url::my_day())))
}
