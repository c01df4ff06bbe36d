//! Carries an approved erasure out, in every store; each of them is asked afterwards (`confirming`).
//!
//! One transaction is the point of no return: under the locks of every scope concerned it looks again at what is held, at holds and rules, and only then deletes.
//! Whatever changed since the decision sends the request back to those who decide. Every step can run again.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::try_join_all;
use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::db::{Error, ReadTx, Tx};
use platform::ids::{PersonId, RequestId, ScopeId};
use platform::params;
use platform::session;
use platform::subject::{self, About, Erase, Extent, Leaving};
use uuid::Uuid;

use super::item::{self, Decision, Item, ItemKind};
use super::obstacle::{self, Obstacle};
use super::proposal::reduced;
use super::request::{Request, RequestFields};
use super::{State, certifying, confirming, scoping, store};
use crate::layout::date_in;
use crate::people::Day;
use crate::policy::ExecuteRequest;
use crate::state::App;
use crate::subjects::DECLARATIONS;
use crate::{disclosures, documents, holds, households, imports, packages, people, portal_access, sources, tables};

/// What is to be done to which scope.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) whole: BTreeSet<ScopeId>,
    pub(super) parts: BTreeMap<ScopeId, Leaving>,
    /// The person's own record goes.
    pub(super) person: bool,
    /// The person's record stays, with less in it.
    rewrites: bool,
    pub(super) cases: Vec<Uuid>,
}

impl Plan {
    pub(super) fn of(items: &[Item]) -> Self {
        let goes = |item: &&Item| item.decision == Some(Decision::Erase);
        let mut plan = Self::default();
        for item in items.iter().filter(goes) {
            match item.kind {
                ItemKind::Identity => {
                    plan.person = true;
                    plan.whole.insert(item.item_scope);
                }
                ItemKind::CaseFile => {
                    plan.cases.push(item.item_id);
                    plan.whole.insert(item.item_scope);
                }
                _ => {}
            }
        }
        for item in items.iter().filter(goes) {
            if plan.whole.contains(&item.item_scope) {
                continue;
            }
            let leaving = plan.parts.entry(item.item_scope).or_default();
            let name = (item.kind.table().number, item.item_id);
            if item.kind == ItemKind::Contact {
                plan.rewrites = true;
                leaving.rewritten.push(name);
            } else {
                leaving.going.push(name);
            }
        }
        plan
    }

    /// The versions of a document go with it.
    pub(super) async fn with_versions(mut self, tx: &ReadTx) -> Result<Self, Error> {
        for leaving in self.parts.values_mut() {
            let is_document = |name: &&(u16, Uuid)| name.0 == tables::DOCUMENT.number;
            let documents = leaving.going.iter().filter(is_document).map(|(_, id)| *id).collect();
            let versions = documents::versions_of(tx, documents).await?;
            leaving
                .going
                .extend(versions.into_iter().map(|id| (tables::DOCUMENT_VERSION.number, id)));
        }
        Ok(self)
    }

    /// In one order, so that two executions cannot wait for each other.
    fn scopes(&self) -> BTreeSet<ScopeId> {
        self.whole.iter().copied().chain(self.parts.keys().copied()).collect()
    }
}

/// Takes a request as far as it goes without people.
pub(super) async fn carry_out(app: &App, actor: &Actor, id: RequestId) -> Result<(), platform::Error> {
    let request = store::find(&app.db.read(actor).await?, id).await?;
    let is_due = request.execute_at.is_some_and(|at| at <= app.db.clock().now());
    let mut state = request.state;
    loop {
        let next = match state {
            State::Received => return scoping::carry_out(app, actor, id).await,
            State::Approved if is_due => execute(app, actor, id).await?,
            State::Executing => confirming::confirm(app, actor, id).await?,
            State::Incomplete => {
                confirming::delete_again(app, actor, id).await?;
                confirming::confirm(app, actor, id).await?
            }
            State::Executed | State::NotifyingRecipients => return certifying::certify(app, actor, id).await,
            _ => return Ok(()),
        };
        let Some(next) = next else { return Ok(()) };
        state = next;
    }
}

/// Does what was decided; nothing follows at once when the request went back to those who decide.
async fn execute(app: &App, actor: &Actor, id: RequestId) -> Result<Option<State>, platform::Error> {
    let tables = tables::all();
    let tx = app.db.read(actor).await?;
    let planned = store::find(&tx, id).await?.version;
    let plan = Plan::of(&store::list_items(&tx, id).await?).with_versions(&tx).await?;
    drop(tx);
    let mut extents: BTreeMap<ScopeId, Extent> = plan.whole.iter().map(|scope| (*scope, Extent::Whole)).collect();
    for (scope, leaving) in &plan.parts {
        let extent = subject::prepare(&app.db, actor, tables, *scope, leaving.clone()).await?;
        extents.insert(*scope, extent);
    }
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<ExecuteRequest> = tx.permit()?;
    tx.lock(holds::LOCK).await?;
    for scope in plan.scopes() {
        tx.lock(scope).await?;
    }
    let mut request = store::find(&tx, id).await?;
    // Another process was first, or it went back to those who decide.
    if request.state != State::Approved {
        return Ok(Some(request.state));
    }
    // Written since it was planned, perhaps approved anew: planned again.
    if request.version != planned {
        return Err(Error::Conflict.into());
    }
    let clients = store::clients(&tx, plan.cases.clone()).await?;
    let mut concerned: BTreeSet<PersonId> = clients.into_iter().map(|(_, client)| client).collect();
    concerned.extend((!request.is_of_many()).then_some(request.person_id));
    for person in &concerned {
        // No copy of what goes is made meanwhile.
        tx.lock(people::find(&tx, *person).await?.scope).await?;
    }
    let mut fields: RequestFields = tx.open_system(&request).await?;
    let items = store::list_items(&tx, id).await?;
    if let Some(obstacle) = obstacle::find(&tx, &request, &fields, &items).await? {
        send_back(&mut tx, &mut request, &mut fields, &obstacle).await?;
        tx.commit(Event::on(&permit, &tables::DATA_REQUEST, id.uuid(), None).failed())
            .await?;
        return Ok(None);
    }
    let scope = tx.open_scope_system(request.scope).await?;
    let person = if request.is_of_many() {
        None
    } else {
        Some(people::find(&tx, request.person_id).await?)
    };
    for person in &concerned {
        if items.iter().any(|item| item.decision == Some(Decision::Erase)) {
            disclosures::note_recipients(&mut tx, id, &scope, *person).await?;
        }
        // Copies that were made to answer a request hold what goes now.
        for scope in packages::scopes_of_person(&tx, *person).await? {
            extents.insert(scope, Extent::Whole);
        }
    }
    for scope in sources::scopes_beside(&tx, item::erased_entries(&items), plan.cases.clone()).await? {
        extents.insert(scope, Extent::Whole);
    }
    for person in &concerned {
        let is_subject = *person == request.person_id;
        if !(is_subject && plan.person) {
            rewrite(&mut tx, &plan, *person, is_subject && plan.rewrites).await?;
        }
    }
    if plan.person {
        for scope in imports::scopes_of_person(&tx, request.person_id).await? {
            subject::destroy(&mut tx, tables, scope, &Extent::Whole).await?;
        }
    }
    delete_beside(&mut tx, &plan, request.person_id).await?;
    if let Some(person) = person.filter(|_| plan.person) {
        extents.extend(end_portal_access(&mut tx, person.id).await?);
        // What the log holds of them is sealed in a scope without rows of its own: the leaves stay, their payloads open no more.
        subject::destroy(&mut tx, tables, person.log_scope, &Extent::Whole).await?;
    }
    let mut gone = 0;
    for (scope, extent) in &extents {
        let deleted = subject::destroy(&mut tx, tables, *scope, extent).await?;
        let expected = plan.parts.get(scope).map_or(1, |leaving| leaving.going.len());
        // Nothing affected is a failure, not a success.
        if deleted < expected {
            return Err(Error::Conflict.into());
        }
        gone += deleted;
    }
    let parts = plan.parts.keys().map(|scope| scope.uuid()).collect();
    for scope in households::empty_among(&tx, parts).await? {
        gone += subject::destroy(&mut tx, tables, scope, &Extent::Whole).await?;
    }
    let mut done = Vec::with_capacity(items.len());
    for mut item in items {
        let item_fields = scope.open(&item)?;
        let erased = item.decision == Some(Decision::Erase);
        item.outcome = Some(if erased { "erased" } else { "kept" }.to_owned());
        done.push((item, item_fields));
    }
    store::update_items(&mut tx, &scope, &done).await?;
    let now = tx.now();
    request.executed_at = Some(now);
    enter(&mut request, &mut fields, State::Executing, now, None)?;
    store::update(&mut tx, &scope, &request, &fields).await?;
    tx.commit(Event::on(&permit, &tables::DATA_REQUEST, id.uuid(), None).counting(gone))
        .await?;
    Ok(Some(request.state))
}

pub(super) fn enter(
    request: &mut Request,
    fields: &mut RequestFields,
    next: State,
    at: platform::clock::Time,
    note: Option<&'static str>,
) -> Result<(), platform::Error> {
    let entered = request.enter(fields, next, None, at, note.map(str::to_owned));
    entered.map_err(|_| Error::Conflict.into())
}

/// Back to those who decide, with what is new and without what changed.
async fn send_back(
    tx: &mut Tx,
    request: &mut Request,
    fields: &mut RequestFields,
    obstacle: &Obstacle,
) -> Result<(), platform::Error> {
    scoping::list_items(tx, request, fields).await?;
    enter(request, fields, State::InReview, tx.now(), Some(obstacle.step()))?;
    request.take_back_approval();
    let scope = tx.open_scope_system(request.scope).await?;
    store::update(tx, &scope, request, fields).await
}

/// Writes anew what stays of a person: less of it where that was decided, and when the last of their cases went.
async fn rewrite(tx: &mut Tx, plan: &Plan, person: PersonId, reduces: bool) -> Result<(), platform::Error> {
    let cases = store::cases_of_client(tx, person).await?;
    let is_last = !cases.is_empty() && cases.iter().all(|case| plan.cases.contains(&case.uuid()));
    if !reduces && !is_last {
        return Ok(());
    }
    let person = people::find(tx, person).await?;
    let mut fields = tx.open_system(&person).await?;
    if reduces {
        fields = reduced(&fields);
    }
    if is_last {
        fields.last_case_destroyed = Some(Day(date_in(tx.settings(), tx.now())));
    }
    people::rewrite(tx, &person, &fields).await
}

/// Deletes the rows that only say that something existed: codes to find the person by, grants, tasks.
async fn delete_beside(tx: &mut Tx, plan: &Plan, person: PersonId) -> Result<(), platform::Error> {
    if plan.person {
        delete_rows_of(tx, About::Person, person.uuid()).await?;
        people::note_gone(tx).await?;
    } else if !plan.cases.is_empty() {
        let [grants, tasks, findings] = store::beside_cases(tx, plan.cases.clone()).await?;
        subject::delete(tx, &tables::CASE_GRANT, grants).await?;
        subject::delete(tx, &tables::TASK, tasks).await?;
        subject::delete(tx, &tables::RETENTION_FINDING, findings).await?;
        subject::delete(tx, &tables::CASE_ACTIVITY, plan.cases.clone()).await?;
    }
    Ok(())
}

/// Deletes the rows about somebody that nothing is sealed in; returns how many.
pub(super) async fn delete_rows_of(tx: &mut Tx, about: About, id: Uuid) -> Result<usize, platform::Error> {
    let declared = DECLARATIONS
        .iter()
        .filter(|declaration| declaration.about == about && declaration.erase == Erase::DeleteRow);
    let declared: Vec<_> = declared
        .filter_map(|declaration| Some((declaration.table, declaration.find?)))
        .collect();
    let found = declared
        .iter()
        .map(|(_, find)| tx.all::<(Uuid,)>(find, params![tx.organization(), id]));
    let found = try_join_all(found).await?;
    let mut deleted = 0;
    for ((table, _), rows) in declared.into_iter().zip(found) {
        if !rows.is_empty() {
            deleted += subject::delete(tx, table, rows.into_iter().map(|(id,)| id).collect()).await?;
        }
    }
    Ok(deleted)
}

/// Ends the person's portal access at once; their account goes as a whole. Nobody represents anybody with it: that is an obstacle.
async fn end_portal_access(tx: &mut Tx, person: PersonId) -> Result<Option<(ScopeId, Extent)>, platform::Error> {
    let Some(access) = portal_access::find_of_person(tx, person).await? else {
        return Ok(None);
    };
    portal_access::end_all(tx, person).await?;
    delete_rows_of(tx, About::Staff, access.id.uuid()).await?;
    let account = session::find_account(tx, access.id).await?;
    Ok(Some((account.scope, Extent::Whole)))
}
