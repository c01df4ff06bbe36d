//! What somebody may see of a person whom they represent: what was granted, and no word about the rest.

use askama::Template;
use platform::clock::Time;
use platform::ids::PersonId;
use platform::web::{Error, Page, Path, Result};
use serde::Deserialize;

use super::data::Details;
use super::documents::{SharedDocument, shared_documents};
use super::holdings::{self, Held};
use super::home::represented_person;
use super::own;
use super::represented_requests::sent;
use super::requests::Line;
use super::shared::{SharedEntry, shared_entries};
use crate::layout::{Frame, render};
use crate::people::Person;
use crate::policy::{ReadOwnDetails, ReadOwnRecord};
use crate::portal_access::{Thing, Things, list_of_representative};
use crate::url;

#[derive(Clone, Copy, Deserialize)]
pub(super) struct RepresentedPath {
    pub(super) id: PersonId,
}

#[derive(Template)]
#[template(path = "portal/represented.html")]
struct RepresentedPage {
    frame: Frame,
    name: String,
    ends_at: Time,
    details: Option<Details>,
    entries: Option<Vec<SharedEntry>>,
    documents: Vec<SharedDocument>,
    requests: Option<Vec<Line>>,
    held: Held,
    ask_href: String,
}

/// The person's page, as far as it is granted; without a live grant there is none.
pub(super) async fn show(frame: Frame, Path(path): Path<RepresentedPath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let access = own(&frame, &tx).await?;
    let live = list_of_representative(&tx, access.person_id).await?;
    let Some(representation) = live.into_iter().find(|one| one.person_id == path.id) else {
        // The look is in the log, whether there is such a person or not.
        tx.authorize::<Person, ReadOwnDetails>(path.id).await?;
        return Err(Error::NotFound);
    };
    let name = represented_person(&tx, &representation)
        .await?
        .ok_or(Error::NotFound)?
        .given;
    let details = if representation.things.has(Thing::Details) {
        let person = tx.authorize::<Person, ReadOwnDetails>(path.id).await?;
        Some(Details::for_representative(&frame, &person, &person.open(&*person)?))
    } else {
        None
    };
    let entries = if representation.things.has(Thing::Record) {
        tx.authorize::<Person, ReadOwnRecord>(path.id).await?;
        Some(shared_entries(&tx, path.id, true).await?)
    } else {
        None
    };
    let documents = if entries.is_some() {
        shared_documents(&frame, &tx, path.id, true).await?
    } else {
        Vec::new()
    };
    let requests = if representation.things.has(Thing::Requests) {
        sent(&tx, access.person_id, path.id).await?
    } else {
        None
    };
    let shown = [
        (Thing::Details, details.is_some()),
        (Thing::Record, entries.is_some()),
        (Thing::Requests, requests.is_some()),
    ];
    let shown = shown.into_iter().filter(|(_, is_shown)| *is_shown);
    let things = shown.fold(Things::default(), |things, (thing, _)| things.and(thing));
    let held = holdings::granted(&frame, &tx, &name, things).await?;
    drop(tx);
    render(&RepresentedPage {
        frame,
        name,
        ends_at: representation.ends_at,
        details,
        entries,
        documents,
        requests,
        held,
        ask_href: url::portal_represented_new_request(path.id),
    })
}
