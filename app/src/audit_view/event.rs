//! One event, with its sealed part opened.

use askama::Template;
use platform::audit::{self, Event, Payload};
use platform::ids::EventId;
use platform::web::{Error, Page, Path, Result};
use serde::Deserialize;

use super::EVENTS;
use super::line::{AccessLine, object_key};
use crate::layout::{Frame, render};
use crate::policy::ReadLog;

#[derive(Clone, Copy, Deserialize)]
pub(super) struct EventPath {
    id: EventId,
}

#[derive(Template)]
#[template(path = "audit_view/event.html")]
struct EventPage {
    frame: Frame,
    said: AccessLine,
    object_key: String,
    /// `None` where no single thing is meant.
    object: Option<String>,
    count: u32,
    place: Option<i64>,
    /// `None` if the key was destroyed with the person it was about.
    payload: Option<Payload>,
    /// How many people a list showed.
    shown: usize,
    /// What the tree holds of the event.
    fingerprint: String,
}

/// The event; opening it is one itself.
pub(super) async fn show(frame: Frame, Path(path): Path<EventPath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ReadLog>()?;
    let event = audit::find_event(&tx, &permit, path.id).await?.ok_or(Error::NotFound)?;
    let payload = match audit::open_payload(&tx, &event).await {
        Ok(payload) => Some(payload),
        Err(platform::keystore::Error::NoKey) => None,
        Err(error) => return Err(error.into()),
    };
    let names = frame.app.names.accounts(&tx).await?;
    tx.note(Event::on(&permit, EVENTS, event.id.uuid(), None));
    drop(tx);
    let leaf = &event.leaf;
    let subjects = payload.as_ref().and_then(|payload| payload.subjects.as_ref());
    render(&EventPage {
        said: AccessLine::new(&frame, &event, &names),
        object_key: object_key(leaf.object_table, leaf.object),
        object: Some(leaf.object)
            .filter(|object| !object.is_nil())
            .map(|object| object.simple().to_string()),
        count: leaf.count,
        place: event.seq,
        shown: subjects.map_or(0, |subjects| subjects.len() / ID_LEN),
        fingerprint: hex(&tlog::leaf_hash(&leaf.to_bytes()).0),
        payload,
        frame,
    })
}

/// Bytes of each id in a payload's list of subjects.
const ID_LEN: usize = 16;

fn hex(bytes: &[u8]) -> String {
    let pairs: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    pairs.concat()
}
