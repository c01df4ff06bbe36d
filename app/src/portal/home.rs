//! The first page: what is next, or that nothing is.

use askama::Template;
use platform::db::ReadTx;
use platform::ids::PersonId;
use platform::web::{Page, Result};

use super::own;
use crate::layout::{Frame, render};
use crate::people::{Person, PersonFields};
use crate::policy::{ReadOwnDetails, ReadOwnRecord, ReadOwnRequests, ReadPortal};
use crate::portal_access::{Representation, Thing, list_of_representative};
use crate::url;

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
    represented: Vec<Represented>,
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
        represented,
    })
}
