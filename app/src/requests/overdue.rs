//! Tells somebody when a request has passed its day without an answer.

use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::db::ReadTx;
use platform::ids::{AccountId, RequestId};

use super::involved::able;
use super::request::{HistoryLine, RequestFields};
use super::store;
use crate::policy::EscalateRequest;
use crate::state::App;
use crate::{request_settings, tables, tasks};

/// Raises a task for the deputy, else the privacy officer, else another who may decide; once for a day.
pub(super) async fn carry_out(app: &App, actor: &Actor, id: RequestId) -> Result<(), platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<EscalateRequest> = tx.permit()?;
    let request = store::find(&tx, id).await?;
    let now = tx.now();
    let Some(due) = request
        .due_at
        .filter(|due| *due <= now && request.state.waits_for_an_answer())
    else {
        return Ok(());
    };
    let mut fields: RequestFields = tx.open_system(&request).await?;
    if fields
        .history
        .iter()
        .any(|line| line.step == "overdue" && line.at >= due.micros())
    {
        return Ok(());
    }
    if let Some(decider) = chosen(&tx, &fields).await? {
        tasks::raise_overdue(&mut tx, decider, request.person_id, due).await?;
    }
    fields.history.push(HistoryLine::new("overdue", now, None, None));
    let scope = tx.open_scope_system(request.scope).await?;
    store::update(&mut tx, &scope, &request, &fields).await?;
    tx.commit(Event::on(&permit, &tables::DATA_REQUEST, id.uuid(), None))
        .await
}

/// Who hears of it: the deputy, else the privacy officer, else another who may decide it.
async fn chosen(tx: &ReadTx, fields: &RequestFields) -> Result<Option<AccountId>, platform::Error> {
    let able = able(tx, fields).await?;
    let deputy = request_settings::find(tx).await?.deputy;
    let chosen = able
        .iter()
        .find(|decider| Some(decider.account) == deputy)
        .or_else(|| able.iter().find(|decider| decider.is_privacy_officer()))
        .or_else(|| able.first());
    Ok(chosen.map(|decider| decider.account))
}

/// Who hears of what is late and about nobody yet.
pub async fn whom_to_tell(tx: &ReadTx) -> Result<Option<AccountId>, platform::Error> {
    chosen(tx, &RequestFields::default()).await
}
