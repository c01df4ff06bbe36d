//! The files of requests end too: the night destroys those whose own period is over, by the catalogue's rule for them.
//!
//! A hold on the person or on a case of theirs keeps them. What a carried-out erasure left stays: its rule also waits for the last backup of before, which nobody here sees end.

use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::db::{Error, Tx};
use platform::ids::CaseId;
use platform::subject::{self, Extent};

use super::request::{Request, RequestFields};
use super::store;
use crate::layout::date_in;
use crate::policy::EndRequestFile;
use crate::retention::{self, Category};
use crate::state::App;
use crate::{holds, packages, tables};

/// Destroys the files of requests that were ended longer ago than the rule keeps them; returns how many.
/// One whose person is under a hold or asks for something else stays, and is looked at the next night.
pub async fn end_outlived(app: &App, actor: &Actor) -> Result<usize, platform::Error> {
    let tx = app.db.read(actor).await?;
    let organization = tx.settings().clone();
    let today = date_in(&organization, tx.now());
    drop(tx);
    let rules = retention::in_force(organization.jurisdiction, today);
    let is_about_it = |rule: &&&retention::Rule| rule.category == Category::RequestFile && rule.is_enabled();
    let Some(rule) = rules.iter().find(is_about_it) else {
        return Ok(0);
    };
    let mut ended = 0;
    let mut after = None;
    'pages: loop {
        let tx = app.db.read(actor).await?;
        let page = store::list_ended_after(&tx, after).await?;
        drop(tx);
        let Some(last) = page.last() else { break };
        after = last.closed_at.map(|at| (at, last.id));
        for request in page {
            let closed_on = request.closed_at.map(|at| date_in(&organization, at));
            let over_on = closed_on.and_then(|day| rule.period.after(day));
            // The rest of the list was closed later still.
            if over_on.is_none_or(|day| day >= today) {
                break 'pages;
            }
            match end(app, actor, &request).await {
                Ok(is_ended) => ended += usize::from(is_ended),
                // Somebody takes it up again at this moment.
                Err(platform::Error::Db(Error::Conflict)) => {}
                Err(error) => return Err(error),
            }
        }
    }
    // Also what another process, still writing, kept from going a night ago.
    subject::settle(&app.db, actor, &tables::all()).await?;
    Ok(ended)
}

async fn end(app: &App, actor: &Actor, request: &Request) -> Result<bool, platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<EndRequestFile> = tx.permit()?;
    tx.lock(holds::LOCK).await?;
    let items = store::list_items(&tx, request.id).await?;
    let mut cases: Vec<CaseId> = items.iter().filter_map(|item| item.case_id).collect();
    cases.extend(store::cases_of_client(&tx, request.person_id).await?);
    let is_wanted = store::has_open(&tx, request.person_id).await?
        || !holds::over_person(&tx, request.person_id).await?.is_empty()
        || !holds::over_cases(&tx, &cases).await?.is_empty();
    if is_wanted {
        return Ok(false);
    }
    // Takes its row, as it was read: nobody takes it up again meanwhile.
    let scope = tx.open_scope_system(request.scope).await?;
    let fields: RequestFields = scope.open(request)?;
    store::update(&mut tx, &scope, request, &fields).await?;
    let gone = destroy(&mut tx, request).await?;
    let event = Event::on(&permit, &tables::DATA_REQUEST, request.id.uuid(), None);
    tx.commit(event.counting(gone)).await?;
    Ok(true)
}

async fn destroy(tx: &mut Tx, request: &Request) -> Result<usize, platform::Error> {
    packages::forget(tx, request.id).await?;
    subject::destroy(tx, &tables::all(), request.scope, &Extent::Whole).await
}
