//! After an execution: recipients are told, then the certificate is signed.

use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::db::ReadTx;
use platform::ids::RequestId;
use platform::jobs;
use platform::nodes;
use platform::subject;
use uuid::Uuid;

use super::execution::enter;
use super::item::{Decision, Item};
use super::request::RequestFields;
use super::{Right, State, certificate, store};
use crate::policy::CertifyRequest;
use crate::state::App;
use crate::{disclosures, letters, tables};

/// Seconds until is looked again whether every process has forgotten what is destroyed.
const NODES_WAIT_SECS: i64 = 5;

/// Destroys the keys and the files; `false` while another process may have one in memory: it is tried again.
pub(super) async fn have_forgotten(app: &App, actor: &Actor, id: RequestId) -> Result<bool, platform::Error> {
    // Before, nothing is written under those keys any more; after, nothing opened with them is in use.
    if subject::settle(&app.db, actor, tables::all()).await? && nodes::have_caught_up(&app.db).await? {
        return Ok(true);
    }
    let mut tx = app.db.begin(actor).await?;
    let later = tx.now().plus_seconds(NODES_WAIT_SECS);
    jobs::enqueue_at(&mut tx, super::JOB, id.uuid(), later).await?;
    tx.commit_unlogged("the execution goes on when every process has caught up, and is logged then")
        .await?;
    Ok(false)
}

/// Signs the certificate, and ends the request or leaves it to its obligations; first the recipients are told.
pub(super) async fn certify(app: &App, actor: &Actor, id: RequestId) -> Result<(), platform::Error> {
    let tx = app.db.read(actor).await?;
    let request = store::find(&tx, id).await?;
    if disclosures::has_waiting(&tx, id).await? {
        drop(tx);
        return wait_for_recipients(app, actor, id).await;
    }
    let mut recipients = Vec::new();
    for recipient in disclosures::list_recipients(&tx, id).await? {
        let fields = tx.open_system(&recipient).await?;
        recipients.push((recipient, fields));
    }
    let items = store::items_of_system(&tx, id).await?;
    drop(tx);
    let file = certificate::issue(app, actor, &request, &items, &recipients).await?;
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<CertifyRequest> = tx.permit()?;
    let mut request = store::find(&tx, id).await?;
    if !request.state.leads_to(State::Certified) {
        return Ok(());
    }
    let mut fields: RequestFields = tx.open_system(&request).await?;
    fields.certificate = Some(file);
    let now = tx.now();
    enter(&mut request, &mut fields, State::Certified, now, None)?;
    let kept = |item: &Item| matches!(item.decision, Some(Decision::Retain | Decision::Hold));
    // What stays of a list comes up again by its rule.
    let next = if request.kind != Right::Disposal && items.iter().any(|(item, _)| kept(item)) {
        State::ObligationsOpen
    } else {
        State::Closed
    };
    enter(&mut request, &mut fields, next, now, None)?;
    let scope = tx.open_scope_system(request.scope).await?;
    store::update(&mut tx, &scope, &request, &fields).await?;
    jobs::enqueue(&mut tx, letters::JOB, id.uuid()).await?;
    tx.commit(Event::on(&permit, &tables::DATA_REQUEST, id.uuid(), None))
        .await
}

/// Leaves an executed request to those who tell the recipients; the last answer brings it back.
async fn wait_for_recipients(app: &App, actor: &Actor, id: RequestId) -> Result<(), platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<CertifyRequest> = tx.permit()?;
    let mut request = store::find(&tx, id).await?;
    if request.state == State::Executed {
        let mut fields: RequestFields = tx.open_system(&request).await?;
        let now = tx.now();
        enter(&mut request, &mut fields, State::NotifyingRecipients, now, None)?;
        let scope = tx.open_scope_system(request.scope).await?;
        store::update(&mut tx, &scope, &request, &fields).await?;
        tx.commit(Event::on(&permit, &tables::DATA_REQUEST, id.uuid(), None))
            .await?;
    }
    Ok(())
}

/// Whether anything is still there of what the request's decisions keep.
async fn keeps_anything(tx: &ReadTx, id: RequestId) -> Result<bool, platform::Error> {
    let items = store::list_items(tx, id).await?;
    let kept = |item: &&Item| matches!(item.decision, Some(Decision::Retain | Decision::Hold));
    for item in items.iter().filter(kept) {
        if !subject::heads(tx, item.kind.table(), vec![item.item_id])
            .await?
            .is_empty()
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Closes the requests of which everything that was kept has gone since; returns how many.
pub async fn close_emptied(app: &App, actor: &Actor) -> Result<usize, platform::Error> {
    let tx = app.db.read(actor).await?;
    let mut emptied = Vec::new();
    let mut after = Uuid::nil();
    loop {
        let page = store::list_with_obligations(&tx, after).await?;
        let Some(last) = page.last() else { break };
        after = last.id.uuid();
        for request in page {
            if !keeps_anything(&tx, request.id).await? {
                emptied.push(request.id);
            }
        }
    }
    drop(tx);
    for id in &emptied {
        let mut tx = app.db.begin(actor).await?;
        let permit: Permit<CertifyRequest> = tx.permit()?;
        let mut request = store::find(&tx, *id).await?;
        if request.state != State::ObligationsOpen {
            continue;
        }
        let mut fields: RequestFields = tx.open_system(&request).await?;
        let now = tx.now();
        enter(&mut request, &mut fields, State::Closed, now, None)?;
        let scope = tx.open_scope_system(request.scope).await?;
        store::update(&mut tx, &scope, &request, &fields).await?;
        tx.commit(Event::on(&permit, &tables::DATA_REQUEST, id.uuid(), None))
            .await?;
    }
    Ok(emptied.len())
}
