//! Which imports this process works on, and how their jobs start.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use platform::audit::Event;
use platform::authz::{Actor, OrganizationId};
use platform::boot;
use platform::ids::ImportId;
use platform::organization;

use super::error::ImportError;
use super::import::State;
use super::report::Report;
use super::{job, store, undo};
use crate::policy::ImportPeople;
use crate::state::App;
use crate::tables;

/// Seconds that a draft and its file are kept when nobody goes on with it: a week.
const DRAFT_SECS: i64 = 7 * 86_400;

/// How long an import shows no progress before the command line takes it for cut off.
const STILL: Duration = Duration::from_secs(2);

/// The imports at work in this process. Others' are kept apart by the import's version.
static LIVE: Mutex<Option<HashSet<ImportId>>> = Mutex::new(None);

/// The claim of a job to its import, given back when the job ends, however it ends.
struct Claim(ImportId);

impl Claim {
    fn take(id: ImportId) -> Option<Self> {
        let is_free = LIVE
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get_or_insert_default()
            .insert(id);
        // Made only when it is ours: dropping a claim gives it back.
        is_free.then(|| Self(id))
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        let mut live = LIVE.lock().unwrap_or_else(PoisonError::into_inner);
        live.get_or_insert_default().remove(&self.0);
    }
}

/// Whether a job of this process works on the import.
pub(super) fn is_live(id: ImportId) -> bool {
    let live = LIVE.lock().unwrap_or_else(PoisonError::into_inner);
    live.as_ref().is_some_and(|live| live.contains(&id))
}

/// The actor of imports: people start them, the product carries them out.
pub(super) fn actor(organization: OrganizationId) -> Actor {
    boot::system(organization, "import")
}

/// Carries an import out to its end, from wherever it stands.
pub async fn run(app: &App, actor: &Actor, import: ImportId) -> Result<Report, ImportError> {
    let _claim = Claim::take(import).ok_or(ImportError::Busy)?;
    job::carry_out(app, actor, import).await
}

/// Starts the job of an import that is running or being undone; does nothing if it is at work already.
pub(super) fn start(app: &App, organization: OrganizationId, import: ImportId) {
    let Some(claim) = Claim::take(import) else { return };
    let app = app.clone();
    #[expect(
        clippy::disallowed_methods,
        reason = "the job's state is in the database, and `resume_all` takes it up after a stop"
    )]
    tokio::spawn(async move {
        let actor = actor(organization);
        if let Err(error) = work(&app, &actor, import).await {
            tracing::error!(import.id = %import, error = %error, "an import has stopped");
        }
        drop(claim);
    });
}

async fn work(app: &App, actor: &Actor, id: ImportId) -> Result<(), ImportError> {
    let tx = app.db.read(actor).await?;
    let (import, _) = store::find(&tx, id).await?;
    drop(tx);
    match import.state {
        State::Running => job::carry_out(app, actor, id).await.map(|_| ()),
        State::Undoing => undo::carry_out(app, actor, id).await,
        State::Draft | State::Finished | State::Undone => Ok(()),
    }
}

/// For the command line, where nothing else goes on with it: finishes what a stop has cut off.
///
/// Another process may only be slow; then the import's version lets one of the two go on, and the import is whole.
pub(super) async fn finish_cut_off(app: &App, actor: &Actor) -> Result<(), ImportError> {
    let before = at_work(app, actor).await?;
    if before.is_empty() {
        return Ok(());
    }
    tokio::time::sleep(STILL).await;
    let now = at_work(app, actor).await?;
    for (id, next_row) in before {
        if now.contains(&(id, next_row)) {
            let _claim = Claim::take(id).ok_or(ImportError::Busy)?;
            work(app, actor, id).await?;
        }
    }
    Ok(())
}

/// The imports at work, each with the row that comes next.
async fn at_work(app: &App, actor: &Actor) -> Result<Vec<(ImportId, i64)>, platform::Error> {
    let tx = app.db.read(actor).await?;
    let mut found = Vec::new();
    for id in store::list_at_work(&tx).await? {
        let (import, _) = store::find(&tx, id).await?;
        found.push((id, import.next_row));
    }
    Ok(found)
}

/// At start: goes on with what a stop has cut off, and lets go of files that nobody came back for.
pub async fn resume_all(app: &App) -> Result<(), platform::Error> {
    for organization in organization::list(&app.db).await? {
        let actor = actor(organization);
        let tx = app.db.read(&actor).await?;
        let before = tx.now().plus_seconds(-DRAFT_SECS);
        let old = store::list_old_drafts(&tx, before).await?;
        let at_work = store::list_at_work(&tx).await?;
        drop(tx);
        for id in old {
            discard(app, &actor, id).await?;
        }
        for id in at_work {
            start(app, organization, id);
        }
    }
    Ok(())
}

/// Deletes a draft with its file.
pub(super) async fn discard(app: &App, actor: &Actor, id: ImportId) -> Result<(), platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit = tx.permit::<ImportPeople>()?;
    store::delete_draft(&mut tx, id).await?;
    tx.commit(Event::on(&permit, &tables::IMPORT, id.uuid(), None)).await
}
