//! What becomes of a form by itself: somebody hears that it is late; what nobody needs any more is destroyed.

use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::ids::PublicRequestId;
use platform::subject::{self, Extent};

use super::request::PublicRequest;
use super::store;
use crate::policy::{EndPublicRequest, EscalateRequest};
use crate::state::App;
use crate::{requests, tables, tasks};

pub(super) async fn carry_out(app: &App, actor: &Actor, id: PublicRequestId) -> Result<(), platform::Error> {
    let form = store::find(&app.db.read(actor).await?, id).await?;
    let now = app.db.clock().now();
    match form {
        Some(form) if form.is_late(now) => tell(app, actor, &form).await?,
        Some(form) if form.ends_at().is_some_and(|at| at <= now) => end(app, actor, &form).await?,
        // Not due, or gone: it has become a request, and its key goes below.
        Some(_) | None => {}
    }
    subject::must_settle(&app.db, actor, tables::all()).await
}

/// Raises a task for whoever hears of late requests.
async fn tell(app: &App, actor: &Actor, form: &PublicRequest) -> Result<(), platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<EscalateRequest> = tx.permit()?;
    if !store::note_late(&mut tx, form.id).await? {
        return Ok(());
    }
    if let Some(decider) = requests::whom_to_tell(&tx).await? {
        tasks::raise_late_form(&mut tx, decider, form.due_at).await?;
    }
    tx.commit(Event::on(&permit, &tables::PUBLIC_REQUEST, form.id.uuid(), None))
        .await
}

/// Destroys a form that became no request.
async fn end(app: &App, actor: &Actor, form: &PublicRequest) -> Result<(), platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<EndPublicRequest> = tx.permit()?;
    subject::destroy(&mut tx, tables::all(), form.scope, &Extent::Whole).await?;
    tx.commit(Event::on(&permit, &tables::PUBLIC_REQUEST, form.id.uuid(), None))
        .await
}
