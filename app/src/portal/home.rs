//! The first page: what is next, or that nothing is.

use askama::Template;
use platform::authz::Authorized;
use platform::db::ReadTx;
use platform::ids::PersonId;
use platform::web::{Page, Result};
use uuid::Uuid;

use super::own;
use super::requests::Stage;
use crate::layout::{Frame, render};
use crate::people::{Person, PersonFields};
use crate::policy::{ReadOwnDetails, ReadOwnRecord, ReadOwnRequests, ReadPortal};
use crate::portal_access::{Representation, Thing, list_of_representative};
use crate::requests::{self, Channel, State};
use crate::{answers, letters, packages, url};

/// Seconds that a letter is shown as one that has come.
const LETTER_IS_NEW_SECS: i64 = 30 * 86_400;

/// Something that waits for the viewer, as one line with a link.
struct Waiting {
    href: String,
    title: String,
    text: String,
}

/// Somebody whom the viewer represents.
struct Represented {
    href: String,
    name: String,
}

#[derive(Template)]
#[template(path = "portal/home.html")]
struct HomePage {
    frame: Frame,
    given: String,
    waiting: Vec<Waiting>,
    represented: Vec<Represented>,
}

/// What waits for the person, the first things first: what stands still without them, then what goes away, then what has come.
async fn waiting(frame: &Frame, tx: &ReadTx, person: &Authorized<Person, ReadOwnRequests>) -> Result<Vec<Waiting>> {
    let asked = requests::list_of_person(tx, person.id).await?;
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let line = |href: String, title: &str, text: String| Waiting {
        href,
        title: frame.t(title).into_owned(),
        text,
    };
    let mut waiting = Vec::new();
    // Where a representative asked, it is they who prove who they are.
    let unproved = asked
        .iter()
        .filter(|request| request.state == State::IdentityCheck && request.channel != Channel::Representative);
    for request in unproved {
        let text = frame.t("portal-stage-identity-text").into_owned();
        waiting.push(line(url::portal_request(request.id), "portal-stage-identity", text));
    }
    for package in packages::list_open_of_person(tx, person.id).await? {
        let until = package.expires_at.map(|until| frame.date_long_at(&until));
        let text = frame.t1("portal-package-text", "day", until.unwrap_or_default());
        waiting.push(line(url::portal_request(package.id), "portal-package-download", text));
    }
    let offered = asked
        .iter()
        .filter(|request| answers::is_offered(request) && Stage::of(request.state) == Stage::Approved);
    let offered: Vec<Uuid> = offered.map(|request| request.id.uuid()).collect();
    if !offered.is_empty() {
        let taken = answers::taken_among(tx, offered.clone()).await?;
        for id in offered.into_iter().map(Into::into).filter(|id| !taken.contains(id)) {
            let text = frame.t("answer-link-offer").into_owned();
            waiting.push(line(url::portal_request(id), "answer-link-take", text));
        }
    }
    let ids = asked.iter().map(|request| request.id.uuid()).collect();
    for letter in letters::list_since(tx, ids, frame.now.plus_seconds(-LETTER_IS_NEW_SECS)).await? {
        let request = asked.iter().find(|request| request.id == letter.request_id);
        let channel = request.map_or(Channel::Portal, |request| request.channel);
        let title = letter.template.title_key(channel);
        let text = frame.t1("portal-home-letter", "day", frame.date_long_at(&letter.created_at));
        waiting.push(line(url::portal_letter(letter.request_id, letter.id), &title, text));
    }
    Ok(waiting)
}

/// The person whom a representation is about, on the ground of the first thing that it grants.
pub(super) async fn represented_person(tx: &ReadTx, representation: &Representation) -> Result<Option<PersonFields>> {
    let id: PersonId = representation.person_id;
    Ok(match representation.things.iter().next() {
        Some(Thing::Details) => {
            let person = tx.authorize::<Person, ReadOwnDetails>(id).await?;
            Some(person.open(&*person)?)
        }
        Some(Thing::Record) => {
            let person = tx.authorize::<Person, ReadOwnRecord>(id).await?;
            Some(person.open(&*person)?)
        }
        Some(Thing::Requests) => {
            let person = tx.authorize::<Person, ReadOwnRequests>(id).await?;
            Some(person.open(&*person)?)
        }
        None => None,
    })
}

/// What is next; whom the viewer represents.
pub(super) async fn show(frame: Frame) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    tx.permit::<ReadPortal>()?;
    let access = own(&frame, &tx).await?;
    let person = tx.authorize::<Person, ReadOwnDetails>(access.person_id).await?;
    let fields = person.open(&*person)?;
    let asking = tx.authorize::<Person, ReadOwnRequests>(access.person_id).await?;
    let waiting = waiting(&frame, &tx, &asking).await?;
    let mut represented = Vec::new();
    for representation in list_of_representative(&tx, access.person_id).await? {
        if let Some(fields) = represented_person(&tx, &representation).await? {
            represented.push(Represented {
                href: url::portal_represented(representation.person_id),
                name: fields.given,
            });
        }
    }
    drop(tx);
    render(&HomePage {
        frame,
        given: fields.given,
        waiting,
        represented,
    })
}
