//! The lists of what is to go by a rule: those that wait, those that were carried out, and a new one by hand.
//!
//! A list is decided, approved and carried out on its own page, which it shares with the data requests.

use askama::Template;
use platform::audit::Event;
use platform::clock::Time;
use platform::ids::RequestId;
use platform::web::{Page, Redirect, Result};
use uuid::Uuid;

use super::store;
use crate::layout::{Frame, render};
use crate::policy::{DraftDisposal, ReadRequests};
use crate::requests::{self, Request, State};
use crate::{tables, url};

/// One list.
struct Line {
    id: RequestId,
    number: String,
    state: State,
    drafted_at: Time,
    executed_at: Option<Time>,
    of_many: bool,
}

impl From<&Request> for Line {
    fn from(request: &Request) -> Self {
        Self {
            id: request.id,
            number: requests::number(request),
            state: request.state,
            drafted_at: request.received_at,
            executed_at: request.executed_at,
            of_many: request.is_of_many(),
        }
    }
}

#[derive(Template)]
#[template(path = "disposal/lists.html")]
struct ListsPage {
    frame: Frame,
    lines: Vec<Line>,
    /// How many records the last run found due.
    due: usize,
}

/// Every list, the newest first.
pub(super) async fn index(frame: Frame) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ReadRequests>()?;
    let lists = requests::list_disposals(&tx).await?;
    let due = store::all_due(&tx).await?.len();
    tx.note(Event::on(&permit, &tables::DATA_REQUEST, Uuid::nil(), None).counting(lists.len()));
    drop(tx);
    render(&ListsPage {
        lines: lists.iter().map(Line::from).collect(),
        due,
        frame,
    })
}

/// Drafts lists of what the last run found due and is on none.
pub(super) async fn create(frame: Frame) -> Result<Redirect> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<DraftDisposal>()?;
    let due = store::all_due(&tx).await?;
    let drafted = requests::draft(&mut tx, &due).await?;
    let Some(first) = drafted.first().copied() else {
        drop(tx);
        return Ok(Redirect::to(&format!("{}?done=disposal-nothing", url::disposals())));
    };
    tx.commit(Event::on(&permit, &tables::DATA_REQUEST, first.uuid(), None).counting(drafted.len()))
        .await?;
    Ok(Redirect::to(&format!("{}?done=disposal-drafted", url::disposals())))
}
