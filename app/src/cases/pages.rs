//! One case: its page, and the form that opens or edits one.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Ground, Principal};
use platform::clock::Time;
use platform::ids::{AccountId, CaseId, EntryId, PersonId, TeamId};
use platform::web::{Form, IntoResponse as _, Page, Path, Query, Redirect, Response, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::store::{self, NewCase};
use super::{Case, CaseFields, Priority, Status};
use crate::entries::{self, DraftFields, TimelineDay};
use crate::holds::{self, Held};
use crate::households::{self, Party};
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::people::{Banner, Person};
use crate::policy::{EditCase, OpenCase, ReadCase};
use crate::{tables, url};

/// Entries on a page.
const ENTRIES: i64 = 25;

#[derive(Deserialize)]
pub(super) struct CasePath {
    pub(super) id: CaseId,
}

#[derive(Deserialize)]
pub(super) struct PersonPath {
    id: PersonId,
}

/// Where the timeline goes on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Older {
    before: Option<i64>,
    entry: Option<EntryId>,
}

#[derive(Template)]
#[template(path = "cases/show.html")]
struct ShowPage {
    frame: Frame,
    banner: Banner,
    case: CaseView,
    days: Vec<TimelineDay>,
    older: Option<String>,
    draft: DraftFields,
    draft_saved_at: Option<Time>,
    parties: Vec<Party>,
    history: Vec<StatusLine>,
    holds: Vec<Held>,
    errors: Errors,
}

/// A case as its page shows it.
pub(super) struct CaseView {
    pub id: CaseId,
    pub number: i64,
    pub fields: CaseFields,
    pub status: Status,
    pub priority: Priority,
    pub restricted: bool,
    pub opened_at: Time,
    pub closed_at: Option<Time>,
    pub workers: Vec<String>,
    pub team: Option<String>,
}

/// One line of the status history.
pub(super) struct StatusLine {
    pub status: Status,
    pub at: Time,
    pub by: String,
    pub reason: String,
}

/// The case with its timeline.
pub(super) async fn show(frame: Frame, Path(path): Path<CasePath>, Query(older): Query<Older>) -> Result<Page> {
    page(frame, path.id, older, Errors::default(), None).await
}

/// The case's page with a form that was not accepted.
pub async fn case_page(frame: Frame, id: CaseId, errors: Errors, form: Option<DraftFields>) -> Result<Page> {
    page(frame, id, Older::default(), errors, form).await
}

async fn page(frame: Frame, id: CaseId, older: Older, errors: Errors, form: Option<DraftFields>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let before = (
        Time::from_micros(older.before.unwrap_or(super::LAST_MOMENT)),
        older.entry.unwrap_or(EntryId::from(Uuid::max())),
    );
    let (case, mut entries, draft, grants, history, holds) = futures_util::try_join!(
        tx.authorize::<Case, ReadCase>(id),
        async { Ok(entries::list_of_case(&tx, id, before, ENTRIES + 1).await?) },
        async { Ok(entries::find_draft(&tx, id).await?) },
        async { Ok(store::grants_of(&tx, id).await?) },
        async { Ok(store::list_status(&tx, id).await?) },
        async { Ok(holds::list_of_case(&tx, id).await?) },
    )?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let parties = households::parties(&frame, &tx, case.client_id).await?;
    let names = frame.app.names.accounts(&tx).await?;
    let teams = frame.app.names.teams(&tx).await?;
    let more = i64::try_from(entries.len()).unwrap_or_default() > ENTRIES;
    entries.truncate(usize::try_from(ENTRIES).unwrap_or_default());
    let older = entries.last().filter(|_| more).map(|last| {
        format!(
            "{}?before={}&entry={}",
            url::case(id),
            last.occurred_at.micros(),
            last.id
        )
    });
    let days = entries::timeline(&frame, &case, entries)?;
    let draft_saved_at = draft.as_ref().map(|draft| draft.saved_at);
    let draft = match (form, draft) {
        (Some(form), _) => form,
        (None, Some(draft)) => case.open(&draft)?,
        (None, None) => DraftFields::default(),
    };
    let mut lines = Vec::with_capacity(history.len());
    for (row, status, at, actor, sealed) in history {
        let fields = case.open(&StatusRow {
            id: row,
            scope: case.scope,
            sealed,
        })?;
        let by = actor.and_then(|actor| names.get(&actor).cloned()).unwrap_or_default();
        lines.push(StatusLine {
            status,
            at,
            by,
            reason: fields.reason,
        });
    }
    let workers = grants
        .iter()
        .filter(|(_, ground, _)| *ground == Ground::Assigned)
        .filter_map(|(id, ..)| names.get(&AccountId::from(*id)).cloned());
    let view = CaseView {
        id,
        number: case.number,
        fields: case.open(&*case)?,
        status: case.status,
        priority: case.priority,
        restricted: case.restricted,
        opened_at: case.opened_at,
        closed_at: case.closed_at,
        workers: workers.collect(),
        team: case.team_id.and_then(|team| teams.get(&team).cloned()),
    };
    let holds = holds::open_all(&case, holds, &names)?;
    drop(tx);
    render(&ShowPage {
        banner,
        case: view,
        days,
        older,
        draft,
        draft_saved_at,
        parties,
        history: lines,
        holds,
        errors,
        frame,
    })
}

/// A line of the status history as a sealed row.
struct StatusRow {
    id: Uuid,
    scope: platform::ids::ScopeId,
    sealed: platform::keystore::Sealed<super::StatusFields>,
}

impl platform::authz::SealedRow for StatusRow {
    type Fields = super::StatusFields;
    const TABLE: &'static platform::db::Table = &tables::CASE_STATUS;

    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        1
    }

    fn scope(&self) -> platform::ids::ScopeId {
        self.scope
    }

    fn sealed(&self) -> &platform::keystore::Sealed<super::StatusFields> {
        &self.sealed
    }
}

/// The form of a new case, and of a case that is edited.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct CaseForm {
    title: String,
    kind: String,
    description: String,
    status: String,
    priority: String,
    team: String,
}

impl CaseForm {
    fn errors(&self) -> Errors {
        let mut errors = Errors::default();
        if self.title.trim().is_empty() {
            errors.add("title", "cases-error-no-title");
        }
        if self.kind.trim().is_empty() {
            errors.add("kind", "cases-error-no-kind");
        }
        errors
    }

    fn fields(&self) -> CaseFields {
        CaseFields {
            title: self.title.trim().to_owned(),
            kind: self.kind.trim().to_owned(),
            description: self.description.trim().to_owned(),
            closure_reason: None,
        }
    }

    fn priority(&self) -> Priority {
        Priority::parse(&self.priority).unwrap_or(Priority::Normal)
    }

    /// The status of an open case that was chosen.
    fn open_status(&self) -> Option<Status> {
        Status::parse(&self.status).filter(|status| *status != Status::Closed)
    }

    fn team(&self) -> Option<TeamId> {
        self.team.parse().ok()
    }
}

#[derive(Template)]
#[template(path = "cases/form.html")]
struct FormPage {
    frame: Frame,
    banner: Banner,
    action: String,
    cancel: String,
    is_new: bool,
    form: CaseForm,
    teams: Vec<(TeamId, String)>,
    errors: Errors,
}

async fn new_page(frame: Frame, id: PersonId, form: CaseForm, errors: Errors) -> Result<FormPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let banner = Banner::of_client(&frame, &tx, id).await?;
    let teams = sorted_teams(&frame, &tx).await?;
    drop(tx);
    let (action, cancel) = (url::person_cases(id), url::person(id));
    Ok(FormPage {
        banner,
        action,
        cancel,
        is_new: true,
        form,
        teams,
        errors,
        frame,
    })
}

pub(super) async fn sorted_teams(frame: &Frame, tx: &platform::db::ReadTx) -> Result<Vec<(TeamId, String)>> {
    let teams = frame.app.names.teams(tx).await?;
    let mut teams: Vec<(TeamId, String)> = teams.iter().map(|(id, name)| (*id, name.clone())).collect();
    teams.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(teams)
}

/// The form of a new case for a person.
pub(super) async fn new(frame: Frame, Path(path): Path<PersonPath>) -> Result<Response> {
    Ok(render(&new_page(frame, path.id, CaseForm::default(), Errors::default()).await?)?.into_response())
}

/// Opens a case; whoever opens it is assigned to it.
pub(super) async fn create(frame: Frame, Path(path): Path<PersonPath>, Form(form): Form<CaseForm>) -> Result<Response> {
    let errors = form.errors();
    if !errors.is_empty() {
        return render_invalid(&new_page(frame, path.id, form, errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let client = tx.authorize::<Person, OpenCase>(path.id).await?;
    let now = tx.now();
    let fields = form.fields();
    let new = NewCase {
        client_id: client.id,
        client_log_scope: client.log_scope,
        status: form.open_status().unwrap_or(Status::Active),
        priority: form.priority(),
        team_id: form.team(),
        opened_at: now,
        closed_at: None,
        fields: &fields,
    };
    let (id, scope) = store::insert(&mut tx, &new).await?;
    store::insert_status(&mut tx, id, &scope, new.status, "").await?;
    store::insert_grant(
        &mut tx,
        id,
        Principal::Account(frame.viewer()?.account_id),
        Ground::Assigned,
        now,
        None,
    )
    .await?;
    if let Some(team) = new.team_id {
        store::insert_grant(&mut tx, id, Principal::Team(team), Ground::Team, now, None).await?;
    }
    tx.commit(Event::of(&client).object(&tables::CASES, id.uuid())).await?;
    Ok(Redirect::to(&format!("{}?done=case-opened", url::case(id))).into_response())
}

async fn edit_page(frame: Frame, id: CaseId, form: Option<CaseForm>, errors: Errors) -> Result<FormPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx.authorize_to_show::<Case, EditCase, ReadCase>(id).await?;
    let fields = case.open(&*case)?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let form = form.unwrap_or_else(|| CaseForm {
        title: fields.title,
        kind: fields.kind,
        description: fields.description,
        status: case.status.name().to_owned(),
        priority: case.priority.name().to_owned(),
        team: String::new(),
    });
    drop(tx);
    Ok(FormPage {
        banner,
        action: url::case_edit(id),
        cancel: url::case(id),
        is_new: false,
        form,
        teams: Vec::new(),
        errors,
        frame,
    })
}

pub(super) async fn edit(frame: Frame, Path(path): Path<CasePath>) -> Result<Response> {
    Ok(render(&edit_page(frame, path.id, None, Errors::default()).await?)?.into_response())
}

/// Changes title, type, description, status (of an open case) and priority.
pub(super) async fn update(frame: Frame, Path(path): Path<CasePath>, Form(form): Form<CaseForm>) -> Result<Response> {
    let errors = form.errors();
    if !errors.is_empty() {
        return render_invalid(&edit_page(frame, path.id, Some(form), errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, EditCase>(path.id).await?;
    let closure_reason = case.open(&*case)?.closure_reason;
    let mut next = case.next(CaseFields {
        closure_reason,
        ..form.fields()
    });
    next.priority = form.priority();
    if let Some(status) = form
        .open_status()
        .filter(|status| case.is_open() && *status != case.status)
    {
        next.status = status;
        store::insert_status(&mut tx, case.id, case.open_scope(), status, "").await?;
    }
    store::update(&mut tx, &case, &next).await?;
    tx.commit(Event::of(&case)).await?;
    Ok(Redirect::to(&format!("{}?done=case-saved", url::case(path.id))).into_response())
}
