//! The reviewer's pages: of whose records looks are withheld, and each of them.

use std::collections::HashMap;

use askama::Template;
use jiff::civil::Date;
use platform::audit::{self, Event, Leaf};
use platform::authz::Permit;
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::{AccountId, EventId, PersonId};
use platform::web::{Error, Form, Page, Path, Redirect, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::{REVIEW_DAYS, store};
use crate::audit_view::ground_key;
use crate::layout::{Frame, render};
use crate::policy::{self, ReviewLooks};
use crate::{tables, url};

/// A person of whose record looks are withheld.
struct Line {
    person: PersonId,
    number: i64,
    count: i64,
    oldest: Time,
    review: Date,
    is_due: bool,
}

#[derive(Template)]
#[template(path = "withheld/index.html")]
struct IndexPage {
    frame: Frame,
    lines: Vec<Line>,
    days: i64,
}

/// Of whose records looks are withheld; what is due first.
pub(super) async fn index(frame: Frame) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit: Permit<ReviewLooks> = tx.permit()?;
    let waiting = store::list(&tx).await?;
    tx.note(Event::on(&permit, &tables::WITHHELD_LOOK, Uuid::nil(), None).counting(waiting.len()));
    drop(tx);
    let line = |(person, number, count, oldest, review_at): store::Waiting| Line {
        person,
        number,
        count,
        oldest,
        review: frame.date_of(review_at),
        is_due: review_at <= frame.now,
    };
    render(&IndexPage {
        lines: waiting.into_iter().map(line).collect(),
        days: REVIEW_DAYS,
        frame,
    })
}

#[derive(Clone, Copy, Deserialize)]
pub(super) struct LooksPath {
    person: PersonId,
}

/// What one colleague did on one day on one ground.
struct Look {
    /// The first of them, which names them all.
    id: EventId,
    events: Vec<Uuid>,
    day: Date,
    actor: AccountId,
    who: String,
    action_key: String,
    ground_key: String,
    review: Date,
    is_own: bool,
}

impl Look {
    fn is_with(&self, other: &Self) -> bool {
        (self.day, self.actor, &self.action_key, &self.ground_key)
            == (other.day, other.actor, &other.action_key, &other.ground_key)
    }
}

#[derive(Template)]
#[template(path = "withheld/show.html")]
struct ShowPage {
    frame: Frame,
    person: PersonId,
    number: i64,
    looks: Vec<Look>,
    days: i64,
}

/// What is withheld of a record, by day, colleague, act and ground; the oldest first.
async fn looks(frame: &Frame, tx: &ReadTx, permit: &Permit<ReviewLooks>, person: PersonId) -> Result<Vec<Look>> {
    let own = frame.viewer()?.account_id;
    let names = frame.app.names.accounts(tx).await?;
    let withheld = store::list_of_person(tx, person).await?;
    let ids = withheld.iter().map(|(id, _)| id.uuid()).collect();
    let events = audit::list_by_ids(tx, permit, ids).await?;
    let events: HashMap<EventId, Leaf> = events.into_iter().map(|event| (event.id, event.leaf)).collect();
    let mut looks: Vec<Look> = Vec::new();
    for (id, review_at) in withheld {
        let Some(leaf) = events.get(&id) else { continue };
        let actor = AccountId::from(leaf.actor);
        let look = Look {
            id,
            events: vec![id.uuid()],
            day: frame.date_of(leaf.at),
            actor,
            who: names.get(&actor).cloned().unwrap_or_default(),
            action_key: policy::action_key(leaf.action),
            ground_key: ground_key(leaf.ground),
            review: frame.date_of(review_at),
            is_own: actor == own,
        };
        match looks.iter_mut().rev().find(|known| known.is_with(&look)) {
            Some(known) => known.events.extend(look.events),
            None => looks.push(look),
        }
    }
    Ok(looks)
}

/// What is withheld of a record.
pub(super) async fn show(frame: Frame, Path(path): Path<LooksPath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit: Permit<ReviewLooks> = tx.permit()?;
    let number = store::number(&tx, path.person).await?;
    let looks = looks(&frame, &tx, &permit, path.person).await?;
    // Under the organization's own scope: a review is no look that is reviewed in its turn.
    tx.note(Event::on(&permit, &tables::WITHHELD_LOOK, path.person.uuid(), None).counting(looks.len()));
    drop(tx);
    render(&ShowPage {
        person: path.person,
        number,
        looks,
        days: REVIEW_DAYS,
        frame,
    })
}

/// What the reviewer releases, and what they looked at.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ReviewForm {
    release: Vec<EventId>,
    seen: Vec<EventId>,
}

/// Releases what is ticked; the rest of what was on the page is looked at again later. Nobody decides about their own.
pub(super) async fn decide(
    frame: Frame,
    Path(path): Path<LooksPath>,
    Form(form): Form<ReviewForm>,
) -> Result<Redirect> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit: Permit<ReviewLooks> = tx.permit()?;
    let (mut released, mut kept) = (Vec::new(), Vec::new());
    for look in looks(&frame, &tx, &permit, path.person).await? {
        if form.release.contains(&look.id) {
            if look.is_own {
                tx.note(Event::on(&permit, &tables::WITHHELD_LOOK, path.person.uuid(), None).refused());
                return Err(Error::Forbidden);
            }
            released.extend(look.events);
        } else if form.seen.contains(&look.id) && !look.is_own {
            kept.extend(look.events);
        }
    }
    let mut decided = store::release(&mut tx, released).await?;
    decided += store::keep(&mut tx, kept).await?;
    if decided == 0 {
        return Err(Error::Conflict);
    }
    let event = Event::on(&permit, &tables::WITHHELD_LOOK, path.person.uuid(), None);
    tx.commit(event.counting(decided)).await?;
    Ok(Redirect::to(&format!("{}?done=looks-reviewed", url::withheld_looks())))
}
