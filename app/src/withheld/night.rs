//! The night's part: what was withheld since the last night is noted, and a reviewer is told when it is time.

use std::collections::{BTreeSet, HashSet};

use platform::audit;
use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::clock::Time;
use platform::ids::{EventId, PersonId, ScopeId};
use uuid::Uuid;

use super::store;
use crate::audit_view::{BACK_SECS, is_withheld};
use crate::policy::NoteWithheldLooks;
use crate::state::App;
use crate::{tables, tasks};

/// Events that are read at a time.
const EVENTS: i64 = 1_000;

/// Notes the looks since a moment that people are not told of; what is noted already stays as it is.
pub async fn note(app: &App, actor: &Actor, since: Time) -> Result<(), platform::Error> {
    let mut after = EventId::from(platform::ids::first_at(since));
    loop {
        let tx = app.db.read(actor).await?;
        let events = audit::list_after(&tx, after, EVENTS).await?;
        let Some(last) = events.last() else { break };
        after = last.id;
        let withheld: Vec<_> = events.iter().filter(|event| is_withheld(&event.leaf)).collect();
        if withheld.is_empty() {
            continue;
        }
        let subjects: HashSet<Uuid> = withheld
            .iter()
            .filter_map(|event| Some(event.leaf.subject?.uuid()))
            .collect();
        let subjects: Vec<Uuid> = subjects.into_iter().collect();
        let persons = store::persons(&tx, subjects.clone()).await?;
        let known = store::known(&tx, withheld.iter().map(|event| event.id.uuid()).collect()).await?;
        drop(tx);
        let mut tx = app.db.begin(actor).await?;
        let permit: Permit<NoteWithheldLooks> = tx.permit()?;
        // Nobody is erased between the look at who is there and the note about them.
        let scopes: BTreeSet<ScopeId> = persons.values().map(|(_, scope)| *scope).collect();
        for scope in scopes {
            tx.lock(scope).await?;
        }
        let persons = store::persons(&tx, subjects).await?;
        let looks: Vec<(EventId, PersonId, Time)> = withheld
            .into_iter()
            .filter(|event| !known.contains(&event.id))
            .filter_map(|event| Some((event.id, persons.get(&event.leaf.subject?)?.0, event.leaf.at)))
            .collect();
        if looks.is_empty() {
            continue;
        }
        store::insert(&mut tx, &looks).await?;
        let event = Event::on(&permit, &tables::WITHHELD_LOOK, Uuid::nil(), None);
        tx.commit(event.counting(looks.len())).await?;
    }
    remind(app, actor).await
}

async fn remind(app: &App, actor: &Actor) -> Result<(), platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<NoteWithheldLooks> = tx.permit()?;
    let before = tx.now().plus_seconds(-BACK_SECS);
    let ended = store::end_old(&mut tx, before).await?;
    let is_raised = match store::first_review(&tx).await? {
        Some(at) => tasks::raise_look_review(&mut tx, at).await?,
        None => false,
    };
    if ended == 0 && !is_raised {
        return Ok(());
    }
    tx.commit(Event::on(&permit, &tables::WITHHELD_LOOK, Uuid::nil(), None))
        .await
}
