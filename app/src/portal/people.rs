//! Who can see what is mine, and whose I can see; the person ends a grant at once.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::ids::RepresentationId;
use platform::web::{Error, Page, Path, Redirect, Result};
use serde::Deserialize;

use super::home::represented_person;
use super::own;
use crate::layout::{Frame, render};
use crate::people::Person;
use crate::policy::{EndOwnGrant, ReadOwnGrants};
use crate::portal_access::{self, Representation, Thing};
use crate::url;

/// A grant in words.
pub(super) struct Grant {
    pub(super) name: String,
    pub(super) relation_key: String,
    pub(super) things: Vec<String>,
    pub(super) ends_at: Time,
    /// Where it is ended, or the page that it opens.
    pub(super) href: String,
}

fn things(frame: &Frame, representation: &Representation) -> Vec<String> {
    let word = |thing: Thing| frame.t(&format!("portal-thing-{}", thing.name())).into_owned();
    representation.things.iter().map(word).collect()
}

/// Somebody who sees what is the person's.
fn grant<A: Action>(frame: &Frame, person: &Authorized<Person, A>, representation: &Representation) -> Result<Grant> {
    let fields = person.open(representation)?;
    Ok(Grant {
        name: fields.name,
        relation_key: format!("portal-relation-{}", fields.relation),
        things: things(frame, representation),
        ends_at: representation.ends_at,
        href: url::portal_person_end(representation.id),
    })
}

#[derive(Template)]
#[template(path = "portal/people.html")]
struct PeoplePage {
    frame: Frame,
    grants: Vec<Grant>,
    represented: Vec<Grant>,
}

/// The live grants, both ways.
pub(super) async fn index(frame: Frame) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let access = own(&frame, &tx).await?;
    let person = tx.authorize::<Person, ReadOwnGrants>(access.person_id).await?;
    let of_person = portal_access::list_of_person(&tx, access.person_id).await?;
    let live = of_person.iter().filter(|one| one.is_live(frame.now));
    let grants = live.map(|one| grant(&frame, &person, one)).collect::<Result<_>>()?;
    let mut represented = Vec::new();
    for representation in portal_access::list_of_representative(&tx, access.person_id).await? {
        if let Some(fields) = represented_person(&tx, &representation).await? {
            represented.push(Grant {
                name: fields.given,
                relation_key: String::new(),
                things: things(&frame, &representation),
                ends_at: representation.ends_at,
                href: url::portal_represented(representation.person_id),
            });
        }
    }
    drop(tx);
    render(&PeoplePage {
        frame,
        grants,
        represented,
    })
}

#[derive(Clone, Copy, Deserialize)]
pub(super) struct GrantPath {
    id: RepresentationId,
}

#[derive(Template)]
#[template(path = "portal/people_end.html")]
struct EndPage {
    frame: Frame,
    grant: Grant,
}

/// Who will not see it any more.
pub(super) async fn confirm(frame: Frame, Path(path): Path<GrantPath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let access = own(&frame, &tx).await?;
    let person = tx
        .authorize_to_show::<Person, EndOwnGrant, ReadOwnGrants>(access.person_id)
        .await?;
    let grants = portal_access::list_of_person(&tx, access.person_id).await?;
    let live = grants.iter().find(|one| one.id == path.id && one.is_live(frame.now));
    let grant = grant(&frame, &person, live.ok_or(Error::NotFound)?)?;
    drop(tx);
    render(&EndPage { frame, grant })
}

/// Ends a grant on the person's own record; the representative is told nothing.
pub(super) async fn end(frame: Frame, Path(path): Path<GrantPath>) -> Result<Redirect> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let access = own(&frame, &tx).await?;
    tx.lock(access.person_id.uuid()).await?;
    let person = tx.authorize::<Person, EndOwnGrant>(access.person_id).await?;
    let grants = portal_access::list_of_person(&tx, access.person_id).await?;
    let Some(live) = grants.iter().find(|one| one.id == path.id && one.is_live(frame.now)) else {
        tx.note(Event::of(&person).refused());
        return Err(Error::NotFound);
    };
    portal_access::end_representation(&mut tx, live).await?;
    tx.commit(Event::of(&person)).await?;
    Ok(Redirect::to(&format!(
        "{}?done=portal-grant-ended",
        url::portal_people()
    )))
}
