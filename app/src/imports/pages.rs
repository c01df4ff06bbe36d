//! One import: what it would do, how far it is, what it did.

use askama::Template;
use platform::audit::Event;
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::{ImportId, PersonId, TeamId};
use platform::jobs::{self, Fault};
use platform::params;
use platform::session;
use platform::web::{Error, Form, IntoResponse as _, IsHtmx, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::begin::set_running;
use super::columns::answer;
use super::error::ImportError;
use super::import::{Import, ImportFields, State};
use super::report::Preview;
use super::row::Outcome;
use super::{live, store};
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::policy::{DecideDuplicate, ImportPeople, ReadImports, UndoImport};
use crate::{people, tables, url};

/// Rows listed at the most.
pub(super) const SHOWN: i64 = 200;

#[derive(Deserialize)]
pub(super) struct ImportPath {
    pub(super) id: ImportId,
}

/// What is the same on all pages of an import.
struct Heading {
    id: ImportId,
    file_name: String,
    system: String,
    by: String,
    created_at: Time,
    finished_at: Option<Time>,
}

#[derive(Template)]
#[template(path = "imports/draft.html")]
struct DraftPage {
    frame: Frame,
    heading: Heading,
    preview: Preview,
    teams: Vec<(TeamId, String)>,
    errors: Errors,
}

/// How far a job is.
struct Progress {
    id: ImportId,
    state: State,
    text: String,
    done: i64,
    rows: i64,
    /// Why nobody goes on with it by themselves.
    fault: Option<Fault>,
}

#[derive(Template)]
#[template(path = "imports/running.html")]
struct RunningPage {
    frame: Frame,
    heading: Heading,
    progress: Progress,
}

#[derive(Template)]
#[template(path = "imports/progress.html")]
struct ProgressFragment {
    frame: Frame,
    progress: Progress,
}

#[derive(Template)]
#[template(path = "imports/finished.html")]
struct FinishedPage {
    frame: Frame,
    heading: Heading,
    state: State,
    import: Import,
    preview: Preview,
    /// Rows that wait, and rows that were skipped.
    waiting: i64,
    skipped: i64,
    undone: i64,
    kept: i64,
    kept_people: Vec<(PersonId, String)>,
}

/// One import, by where it stands; a fragment with its progress for the bar.
pub(super) async fn show(frame: Frame, IsHtmx(is_htmx): IsHtmx, Path(path): Path<ImportPath>) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ReadImports>()?;
    let (import, fields) = store::find(&tx, path.id).await?;
    if is_htmx {
        // Asked every two seconds, and shows numbers only.
        let progress = progress(&frame, &tx, &import).await?;
        drop(tx);
        return Ok(render(&ProgressFragment { frame, progress })?.into_response());
    }
    tx.note(Event::on(&permit, &tables::IMPORT, path.id.uuid(), None));
    match import.state {
        State::Draft if fields.preview.is_none() => Ok(Redirect::to(&url::import_mapping(path.id)).into_response()),
        State::Draft => {
            let page = draft_page(&frame, &tx, &import, fields).await?;
            drop(tx);
            Ok(render(&page(frame, Errors::default()))?.into_response())
        }
        State::Running | State::Undoing => {
            let heading = heading(&frame, &tx, &import, &fields).await?;
            let progress = progress(&frame, &tx, &import).await?;
            drop(tx);
            Ok(render(&RunningPage {
                frame,
                heading,
                progress,
            })?
            .into_response())
        }
        State::Finished | State::Undone => finished(frame, tx, import, fields).await,
    }
}

async fn heading(frame: &Frame, tx: &ReadTx, import: &Import, fields: &ImportFields) -> Result<Heading> {
    let names = frame.app.names.accounts(tx).await?;
    let by = import.account_id.and_then(|account| names.get(&account).cloned());
    Ok(Heading {
        id: import.id,
        file_name: fields.file_name.clone(),
        system: fields.system.clone(),
        by: by.unwrap_or_else(|| frame.t("imports-by-command-line").into_owned()),
        created_at: import.created_at,
        finished_at: import.finished_at,
    })
}

async fn progress(frame: &Frame, tx: &ReadTx, import: &Import) -> Result<Progress> {
    let fault = if import.state.is_at_work() {
        live::fault(tx, import.id).await?
    } else {
        None
    };
    let (key, done) = match import.state {
        State::Undoing => ("imports-undoing", import.next_row),
        _ => ("imports-running", import.counts.sum()),
    };
    let done = done.min(import.rows);
    Ok(Progress {
        id: import.id,
        state: import.state,
        text: frame.locale.t2(key, ("done", done), ("rows", import.rows)),
        done,
        rows: import.rows.max(1),
        fault,
    })
}

impl Progress {
    /// The message key of the fault.
    fn fault_key(&self) -> Option<String> {
        self.fault.map(|fault| format!("job-fault-{}", fault.name()))
    }
}

async fn draft_page(
    frame: &Frame,
    tx: &ReadTx,
    import: &Import,
    fields: ImportFields,
) -> Result<impl FnOnce(Frame, Errors) -> DraftPage + use<>> {
    let heading = heading(frame, tx, import, &fields).await?;
    let preview = fields.preview.unwrap_or_default();
    let names = frame.app.names.teams(tx).await?;
    let teams = session::list_teams(tx)
        .await?
        .into_iter()
        .filter(|team| team.ended_at.is_none());
    let mut teams: Vec<(TeamId, String)> = teams
        .filter_map(|team| Some((team.id, names.get(&team.id)?.clone())))
        .collect();
    teams.sort_by_key(|(_, name)| name.to_lowercase());
    Ok(move |frame, errors| DraftPage {
        frame,
        heading,
        preview,
        teams,
        errors,
    })
}

async fn finished(frame: Frame, tx: ReadTx, import: Import, fields: ImportFields) -> Result<Response> {
    let heading = heading(&frame, &tx, &import, &fields).await?;
    let counts = store::count_rows(&tx, import.id).await?;
    let count = |outcome: Outcome| {
        counts
            .iter()
            .find(|(known, _)| *known == outcome)
            .map_or(0, |(_, count)| *count)
    };
    let kept_people = if import.state == State::Undone {
        kept_people(&frame, &tx, import.id).await?
    } else {
        Vec::new()
    };
    drop(tx);
    let page = FinishedPage {
        heading,
        state: import.state,
        preview: fields.preview.unwrap_or_default(),
        waiting: count(Outcome::Duplicate),
        skipped: count(Outcome::Skipped),
        undone: count(Outcome::Undone),
        kept: count(Outcome::Kept),
        kept_people,
        import,
        frame,
    };
    Ok(render(&page)?.into_response())
}

/// Whom an undo has left, as far as the viewer may know of them.
async fn kept_people(frame: &Frame, tx: &ReadTx, id: ImportId) -> Result<Vec<(PersonId, String)>> {
    let params = params![tx.organization(), id, Outcome::Kept.name(), SHOWN];
    let rows: Vec<(i64, PersonId, Option<PersonId>)> = tx.all(store::LIST_PAIRS, params).await?;
    let ids: Vec<PersonId> = rows.into_iter().map(|(_, person, _)| person).collect();
    let listed = frame.app.directories.listed(tx, &ids).await?;
    let marks = people::visible_marks(tx).await?;
    let may_know = |listed: &&people::Listed| !listed.marked || marks.contains(&listed.id.bytes());
    let mut kept: Vec<(PersonId, String)> = ids
        .iter()
        .filter_map(|id| listed.get(id))
        .filter(may_know)
        .map(|listed| (listed.id, listed.name.clone()))
        .collect();
    kept.dedup();
    Ok(kept)
}

impl FinishedPage {
    fn may_undo(&self) -> bool {
        self.state == State::Finished && self.frame.may::<UndoImport>()
    }

    fn may_decide(&self) -> bool {
        self.state == State::Finished && self.frame.may::<DecideDuplicate>()
    }
}

/// Who gets what an import makes.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct RunForm {
    team: String,
}

/// Starts an import, or goes on with one that was given up.
pub(super) async fn run(frame: Frame, Path(path): Path<ImportPath>, Form(form): Form<RunForm>) -> Result<Response> {
    let team: Option<TeamId> = form.team.parse().ok();
    let account = frame.viewer()?.account_id;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<ImportPeople>()?;
    let (import, _) = store::find(&tx, path.id).await?;
    if import.state.is_at_work() {
        if live::go_on(&mut tx, path.id).await? {
            tx.commit(Event::on(&permit, &tables::IMPORT, path.id.uuid(), None))
                .await?;
        }
        return Ok(Redirect::to(&url::import(path.id)).into_response());
    }
    if let Some(team) = team {
        let team = session::find_team(&tx, team).await?;
        if team.ended_at.is_some() {
            return Err(Error::Conflict);
        }
    }
    match set_running(&mut tx, path.id, Some(account), team).await {
        Ok(()) => {}
        Err(ImportError::Busy) => {
            drop(tx);
            return busy(frame, path.id).await;
        }
        Err(error) => return Err(answer(error)),
    }
    jobs::enqueue(&mut tx, live::JOB, path.id.uuid()).await?;
    tx.commit(Event::on(&permit, &tables::IMPORT, path.id.uuid(), None))
        .await?;
    Ok(Redirect::to(&url::import(path.id)).into_response())
}

/// Another import is at work: the draft again.
async fn busy(frame: Frame, id: ImportId) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let (import, fields) = store::find(&tx, id).await?;
    let page = draft_page(&frame, &tx, &import, fields).await?;
    drop(tx);
    render_invalid(&page(frame, Errors::one("team", "imports-error-busy")))
}

/// Lets go of a draft and its file.
pub(super) async fn discard(frame: Frame, Path(path): Path<ImportPath>) -> Result<Redirect> {
    live::discard(&frame.app, frame.actor()?, path.id).await?;
    Ok(Redirect::to(&format!("{}?done=import-discarded", url::imports())))
}
