//! The queue of requests: what waits for an answer, the most urgent first, and what is ended.

use std::collections::HashMap;

use askama::Template;
use jiff::civil::Date;
use platform::audit::Event;
use platform::authz::Permit;
use platform::db::ReadTx;
use platform::ids::{PersonId, RequestId};
use platform::web::{Page, Query, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::request::Request;
use super::{Right, State, number, store};
use crate::layout::{Frame, render};
use crate::people::{self, Listed};
use crate::policy::ReadRequests;
use crate::public_requests::{self, FormLine};
use crate::{tables, url};

/// Ended requests on a page.
const CLOSED: i64 = 50;

/// A request in the queue.
pub(super) struct QueueLine {
    pub(super) id: RequestId,
    pub(super) number: String,
    pub(super) kind: Right,
    pub(super) state: State,
    /// Nothing when the person is not on file any more, or known to few.
    pub(super) person: Option<Listed>,
    pub(super) received: Date,
    pub(super) due: Option<Date>,
    pub(super) days_left: Option<i32>,
}

impl QueueLine {
    pub(super) fn new(frame: &Frame, request: &Request, persons: &HashMap<PersonId, Listed>) -> Self {
        let due = request.due_at.map(|at| frame.date_of(at));
        let left = due.and_then(|due| frame.today().until(due).ok());
        Self {
            id: request.id,
            number: number(request),
            kind: request.kind,
            state: request.state,
            person: persons.get(&request.person_id).cloned(),
            received: frame.date_of(request.received_at),
            due,
            days_left: left.map(|span| span.get_days()),
        }
    }
}

#[derive(Template)]
#[template(path = "requests/index.html")]
struct IndexPage {
    frame: Frame,
    open: Vec<QueueLine>,
    closed: Vec<QueueLine>,
    /// Where those are that were ended before them.
    older: Option<String>,
    /// What came by the public form and is about nobody yet.
    forms: Vec<FormLine>,
    closed_forms: Vec<FormLine>,
}

/// The persons of requests, as far as the viewer may know of them.
pub(super) async fn persons(frame: &Frame, tx: &ReadTx, ids: &[PersonId]) -> Result<HashMap<PersonId, Listed>> {
    let marks = people::visible_marks(tx).await?;
    let mut persons = frame.app.directories.listed(tx, ids).await?;
    persons.retain(|_, listed| !listed.marked || marks.contains(&listed.id.bytes()));
    Ok(persons)
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Older {
    before: Option<RequestId>,
}

/// What waits for a decision, the most urgent first; what is ended, page by page.
pub(super) async fn index(frame: Frame, Query(older): Query<Older>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit: Permit<ReadRequests> = tx.permit()?;
    let open = store::list_open(&tx).await?;
    let mut closed = store::list_closed(&tx, older.before, CLOSED + 1).await?;
    let has_more = i64::try_from(closed.len()).is_ok_and(|count| count > CLOSED);
    if has_more {
        closed.pop();
    }
    let last = closed.last().filter(|_| has_more);
    let older = last.map(|last| format!("{}?before={}#closed", url::requests(), last.id));
    let ids: Vec<PersonId> = open.iter().chain(&closed).map(|request| request.person_id).collect();
    let persons = persons(&frame, &tx, &ids).await?;
    let shown = ids.iter().map(|id| id.uuid());
    tx.note(
        Event::on(&permit, &tables::DATA_REQUEST, Uuid::nil(), None)
            .counting(ids.len())
            .showing(shown),
    );
    let (forms, closed_forms) = public_requests::lines(&frame, &tx).await?;
    drop(tx);
    let lines = |requests: &[Request]| -> Vec<QueueLine> {
        requests
            .iter()
            .map(|request| QueueLine::new(&frame, request, &persons))
            .collect()
    };
    render(&IndexPage {
        open: lines(&open),
        closed: lines(&closed),
        older,
        forms,
        closed_forms,
        frame,
    })
}
