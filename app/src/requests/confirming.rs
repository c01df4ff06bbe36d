//! After an execution: the keys and files go, and every store is asked what is left.
//!
//! What is still there makes the request incomplete, which its page says; it is deleted again with each try, until nothing is left.

use futures_util::future::try_join_all;
use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::db::{Error, ReadTx};
use platform::ids::RequestId;
use platform::jobs;
use platform::params;
use platform::subject::{self, About, Erase, Extent};
use uuid::Uuid;

use super::execution::{Plan, delete_rows_of, enter};
use super::item::{self, Decision, Item, ItemKind};
use super::proposal::reduced;
use super::request::{Request, RequestFields};
use super::{State, certifying, store};
use crate::policy::CertifyRequest;
use crate::state::App;
use crate::subjects::DECLARATIONS;
use crate::{documents, packages, people, sources, tables};

/// Seconds until files that a backup kept are tried again.
const FILES_WAIT_SECS: i64 = 60;

/// Destroys the keys and the files, then asks every store again; what is still there makes the execution incomplete.
/// Nothing follows at once while another process may have keys in memory, or a backup keeps files where they are: it is tried again.
pub(super) async fn confirm(app: &App, actor: &Actor, id: RequestId) -> Result<Option<State>, platform::Error> {
    if !certifying::have_forgotten(app, actor, id).await? {
        return Ok(None);
    }
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<CertifyRequest> = tx.permit()?;
    let mut request = store::find(&tx, id).await?;
    if subject::files_left(&tx).await? > 0 {
        let later = tx.now().plus_seconds(FILES_WAIT_SECS);
        jobs::enqueue_at(&mut tx, super::JOB, id.uuid(), later).await?;
        tx.commit(Event::on(&permit, &tables::DATA_REQUEST, id.uuid(), None).failed())
            .await?;
        return Ok(None);
    }
    let items = store::list_items(&tx, id).await?;
    let left = left(&tx, &request, &items).await?;
    let next = if left == 0 { State::Executed } else { State::Incomplete };
    if request.state == next {
        return Err(Error::Unavailable("an erasure is still incomplete".to_owned()).into());
    }
    let mut fields: RequestFields = tx.open_system(&request).await?;
    let now = tx.now();
    enter(&mut request, &mut fields, next, now, None)?;
    let scope = tx.open_scope_system(request.scope).await?;
    store::update(&mut tx, &scope, &request, &fields).await?;
    let event = Event::on(&permit, &tables::DATA_REQUEST, id.uuid(), None).counting(left);
    tx.commit(if left == 0 { event } else { event.failed() }).await?;
    Ok(Some(next))
}

/// How much of what was to go is still there.
async fn left(tx: &ReadTx, request: &Request, items: &[Item]) -> Result<usize, platform::Error> {
    let plan = Plan::of(items);
    let mut left = 0;
    for item in items.iter().filter(|item| item.decision == Some(Decision::Erase)) {
        if item.kind == ItemKind::Contact && !plan.person {
            let person = people::find(tx, request.person_id).await?;
            let fields = tx.open_system(&person).await?;
            left += usize::from(fields != reduced(&fields));
        } else {
            left += subject::heads(tx, item.kind.table(), vec![item.item_id]).await?.len();
        }
    }
    left += packages::scopes_of_person(tx, request.person_id).await?.len();
    let told = sources::scopes_beside(tx, item::erased_entries(items), plan.cases.clone()).await?;
    left += told.len();
    let erased = |item: &&Item| item.decision == Some(Decision::Erase) && item.kind == ItemKind::Document;
    let documents = items.iter().filter(erased).map(|item| item.item_id).collect();
    left += documents::versions_of(tx, documents).await?.len();
    for scope in &plan.whole {
        left += usize::from(tx.open_scope_system(*scope).await.is_ok());
    }
    if plan.person {
        let verify = DECLARATIONS.iter().filter_map(|declaration| {
            let goes = matches!(declaration.erase, Erase::WithScope | Erase::DeleteRow);
            declaration
                .verify
                .filter(|_| goes && declaration.about == About::Person)
        });
        let rows = verify.map(|verify| tx.all::<(Uuid,)>(verify, params![tx.organization(), request.person_id]));
        left += try_join_all(rows).await?.iter().map(Vec::len).sum::<usize>();
    }
    Ok(left)
}

/// Deletes once more what an execution has left, or what came back since.
pub(super) async fn delete_again(app: &App, actor: &Actor, id: RequestId) -> Result<(), platform::Error> {
    let tables = tables::all();
    subject::sweep_buried(&app.db, actor, tables).await?;
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<CertifyRequest> = tx.permit()?;
    let request = store::find(&tx, id).await?;
    let items = store::list_items(&tx, id).await?;
    let plan = Plan::of(&items).with_versions(&tx).await?;
    let mut gone = 0;
    if plan.person {
        gone += delete_rows_of(&mut tx, About::Person, request.person_id.uuid()).await?;
    }
    for leaving in plan.parts.values() {
        gone += subject::delete_rows(&mut tx, tables, &leaving.going).await?;
    }
    let mut copies = packages::scopes_of_person(&tx, request.person_id).await?;
    copies.extend(sources::scopes_beside(&tx, item::erased_entries(&items), plan.cases).await?);
    for scope in copies {
        gone += subject::destroy(&mut tx, tables, scope, &Extent::Whole).await?;
    }
    // Nothing to delete, or nothing went: then the stores are only asked again.
    if gone == 0 {
        return Ok(());
    }
    tx.commit(Event::on(&permit, &tables::DATA_REQUEST, id.uuid(), None).counting(gone))
        .await
}
