//! Who looked: day, unit, role and ground, to the person only and without names.
//!
//! The list says that it may lack entries, so that what is withheld leaves no gap and no count: acts for somebody's safety, inquiries, and what they did are no ordinary work ([`is_ordinary`]), until a reviewer releases them ([`withheld`]).

use std::collections::HashSet;

use askama::Template;
use jiff::civil::Date;
use platform::audit::{self, EventRow};
use platform::db::ReadTx;
use platform::ids::{AccountId, EventId, ScopeId};
use platform::web::{Page, Query, Result};
use serde::Deserialize;

use super::own;
use crate::audit_view::{BACK_SECS, Lookers, is_look, is_ordinary, look_ground_key};
use crate::layout::{Frame, render};
use crate::people::Person;
use crate::policy::ReadOwnAccessLog;
use crate::{url, withheld};

/// Lines on a page, events read at a time, and how often at the most: more than any record has in two years.
const LINES: usize = 40;
const EVENTS: i64 = 500;
const ROUNDS: usize = 400;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Older {
    before: Option<EventId>,
}

/// Who looked on a day; the same again on that day is no second line.
#[derive(PartialEq, Eq)]
struct Look {
    day: Date,
    unit: String,
    role_key: &'static str,
    ground_key: String,
}

#[derive(Template)]
#[template(path = "portal/looked.html")]
struct LookedPage {
    frame: Frame,
    looks: Vec<Look>,
    older: Option<String>,
}

/// By what a look is told.
struct Known {
    staff: Lookers,
    /// What is no ordinary work, and a reviewer has released.
    released: HashSet<EventId>,
    own: AccountId,
}

/// A look, if the event is one that is shown.
fn look(frame: &Frame, known: &Known, event: &EventRow) -> Option<Look> {
    let (leaf, staff) = (&event.leaf, &known.staff);
    if !is_look(leaf, Some(known.own)) || !(is_ordinary(leaf.action) || known.released.contains(&event.id)) {
        return None;
    }
    Some(Look {
        day: frame.date_of(leaf.at),
        unit: staff.unit(leaf, frame.organization_name()),
        role_key: staff.role_key(leaf),
        ground_key: look_ground_key(leaf.ground),
    })
}

/// The newest looks, page by page; what is withheld shortens no page.
pub(super) async fn show(frame: Frame, Query(older): Query<Older>) -> Result<Page> {
    let account = frame.viewer()?.account_id;
    let tx = frame.app.db.read(frame.actor()?).await?;
    let access = own(&frame, &tx).await?;
    let person = tx.authorize::<Person, ReadOwnAccessLog>(access.person_id).await?;
    let known = Known {
        staff: Lookers::read(&frame.app.names, &tx).await?,
        released: withheld::released(&tx, access.person_id).await?,
        own: account,
    };
    let (looks, next) = read(&frame, &tx, &known, person.log_scope, older.before).await?;
    drop(tx);
    let older = next.map(|next| format!("{}?before={next}", url::portal_looked()));
    render(&LookedPage { frame, looks, older })
}

/// A page of looks, and the last event that it shows, after which the next one begins.
/// An id tells when its event was: that of what is withheld never leaves, so a page goes on until it is full.
async fn read(
    frame: &Frame,
    tx: &ReadTx,
    known: &Known,
    subject: ScopeId,
    mut before: Option<EventId>,
) -> Result<(Vec<Look>, Option<EventId>)> {
    let oldest = frame.now.plus_seconds(-BACK_SECS);
    let mut looks: Vec<Look> = Vec::new();
    let mut last = None;
    for _ in 0..ROUNDS {
        let events = audit::list_about(tx, subject, before, EVENTS).await?;
        let Some(end) = events.last() else {
            return Ok((looks, None));
        };
        before = Some(end.id);
        for event in &events {
            if event.leaf.at < oldest {
                return Ok((looks, None));
            }
            let Some(look) = look(frame, known, event) else {
                continue;
            };
            if !looks.contains(&look) {
                if looks.len() == LINES {
                    return Ok((looks, last));
                }
                looks.push(look);
            }
            last = Some(event.id);
        }
    }
    Ok((looks, last))
}
