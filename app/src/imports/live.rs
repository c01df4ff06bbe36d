//! How an import is carried out: by a job that a worker of any process picks, or the command line holds.

use std::time::Duration;

use platform::audit::Event;
use platform::authz::{Actor, OrganizationId};
use platform::boot;
use platform::db::{ReadTx, Tx};
use platform::ids::ImportId;
use platform::jobs::{Fault, Job, Standing};
use platform::organization;
use platform::subject;

use super::error::ImportError;
use super::import::State;
use super::{job, store, undo};
use crate::policy::ImportPeople;
use crate::state::App;
use crate::{jobs, tables};

/// The kind of an import's jobs: they take it, or take it back, by its state.
pub const JOB: &str = "import";
/// The purpose that stands in the log.
const PURPOSE: &str = "import";

/// Seconds that a draft and its file are kept when nobody goes on with it: a week.
const DRAFT_SECS: i64 = 7 * 86_400;

/// How often the command line looks whether an import is still at work.
const PAUSE: Duration = Duration::from_millis(500);
/// Looks without any progress after which the command line waits no longer: longer than a lease.
const LOOKS: u32 = 90;

/// The actor of imports: people start them, the product carries them out.
pub(super) fn actor(organization: OrganizationId) -> Actor {
    boot::system(organization, PURPOSE)
}

/// Does an import's job, from wherever the import stands; nothing if it is at its end already.
pub(crate) async fn work(app: &App, job: &Job) -> Result<(), Fault> {
    let actor = job.actor(PURPOSE);
    match carry_out(app, &actor, ImportId::from(job.object)).await {
        Ok(()) | Err(ImportError::NotReady) => Ok(()),
        Err(error) => {
            tracing::warn!(import.id = %job.object, error = %error, "an import has stopped");
            Err(error.fault())
        }
    }
}

async fn carry_out(app: &App, actor: &Actor, id: ImportId) -> Result<(), ImportError> {
    let tx = app.db.read(actor).await?;
    let (import, _) = store::find(&tx, id).await?;
    drop(tx);
    match import.state {
        State::Running => job::carry_out(app, actor, id).await.map(|_| ()),
        State::Undoing => undo::carry_out(app, actor, id).await,
        State::Draft | State::Finished | State::Undone => Ok(()),
    }
}

/// Why nobody goes on with an import that is at work; nothing if somebody does.
pub(super) async fn fault(tx: &ReadTx, id: ImportId) -> Result<Option<Fault>, platform::Error> {
    Ok(match platform::jobs::standing(tx, id.uuid()).await? {
        Some(Standing::Waiting) => None,
        Some(Standing::Failed(fault)) => Some(fault),
        // An import at work whose job is done does not exist.
        Some(Standing::Done) | None => Some(Fault::Internal),
    })
}

/// Asks for the work anew if its job was given up; returns whether it was.
pub(super) async fn go_on(tx: &mut Tx, id: ImportId) -> Result<bool, platform::Error> {
    let organization = tx.organization().uuid();
    tx.lock(organization).await?;
    let is_given_up = fault(tx, id).await?.is_some();
    if is_given_up {
        platform::jobs::enqueue(tx, JOB, id.uuid()).await?;
    }
    Ok(is_given_up)
}

/// For the command line, where maybe nobody else does: waits until no import is at work, and does what is due meanwhile.
pub(super) async fn finish_others(app: &App, actor: &Actor) -> Result<(), ImportError> {
    let (mut last, mut looks) = (None, 0);
    while let Some(at_work) = at_work(app, actor).await? {
        looks = if last == Some(at_work) { looks + 1 } else { 0 };
        if looks > LOOKS {
            return Err(ImportError::Busy);
        }
        last = Some(at_work);
        let mut tx = app.db.begin(actor).await?;
        let permit = tx.permit::<ImportPeople>()?;
        if go_on(&mut tx, at_work.0).await? {
            tx.commit(Event::on(&permit, &tables::IMPORT, at_work.0.uuid(), None))
                .await?;
        } else {
            drop(tx);
        }
        if !jobs::run_one(app).await? {
            tokio::time::sleep(PAUSE).await;
        }
    }
    Ok(())
}

/// The import at work, with the row that comes next.
async fn at_work(app: &App, actor: &Actor) -> Result<Option<(ImportId, i64)>, platform::Error> {
    let tx = app.db.read(actor).await?;
    let Some(id) = store::list_at_work(&tx).await?.first().copied() else {
        return Ok(None);
    };
    let (import, _) = store::find(&tx, id).await?;
    Ok(Some((id, import.next_row)))
}

/// Lets go of files that nobody came back for.
pub async fn sweep(app: &App) -> Result<(), platform::Error> {
    for organization in organization::list(&app.db).await? {
        let actor = actor(organization);
        let tx = app.db.read(&actor).await?;
        let before = tx.now().plus_seconds(-DRAFT_SECS);
        let old = store::list_old_drafts(&tx, before).await?;
        drop(tx);
        for id in old {
            discard(app, &actor, id).await?;
        }
    }
    Ok(())
}

/// Deletes a draft with its file.
pub(super) async fn discard(app: &App, actor: &Actor, id: ImportId) -> Result<(), platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit = tx.permit::<ImportPeople>()?;
    store::delete_draft(&mut tx, id).await?;
    tx.commit(Event::on(&permit, &tables::IMPORT, id.uuid(), None)).await?;
    subject::settle(&app.db, actor, tables::all()).await?;
    Ok(())
}
