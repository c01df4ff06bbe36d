//! The end of an account or of a representation: at once, and without a word to anybody.

use askama::Template;
use platform::audit::Event;
use platform::session;
use platform::web::{Error, Form, Page, Path, Redirect, Result};
use serde::Deserialize;

use super::index::{PersonPath, RepresentationPath};
use super::representation::State;
use super::store;
use crate::layout::{Frame, Length, render};
use crate::people::{Banner, Person};
use crate::policy::{EndPortalAccess, EndRepresentation, ReadPortalAccess};
use crate::url;

#[derive(Template)]
#[template(path = "portal_access/end.html")]
struct EndPage {
    frame: Frame,
    banner: Banner,
    /// The representative, where their representation ends and not the person's own account.
    representative: Option<String>,
    action: String,
}

/// Who loses access, and what follows.
pub(super) async fn confirm(frame: Frame, Path(path): Path<PersonPath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    tx.authorize_to_show::<Person, EndPortalAccess, ReadPortalAccess>(path.id)
        .await?;
    let access = store::find_of_person(&tx, path.id).await?.ok_or(Error::NotFound)?;
    if access.ended_at.is_some() {
        return Err(Error::Conflict);
    }
    let banner = Banner::of_client(&frame, &tx, path.id).await?;
    drop(tx);
    render(&EndPage {
        frame,
        banner,
        representative: None,
        action: url::portal_end(path.id),
    })
}

/// Ends the person's account: every session dies, and whom the person represents is theirs to see no more.
pub(super) async fn end(frame: Frame, Path(path): Path<PersonPath>) -> Result<Redirect> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    tx.lock(path.id.uuid()).await?;
    let person = tx.authorize::<Person, EndPortalAccess>(path.id).await?;
    let access = store::find_of_person(&tx, path.id).await?.ok_or(Error::NotFound)?;
    if access.ended_at.is_some() {
        return Err(Error::Conflict);
    }
    let account = session::find_account(&tx, access.id).await?;
    store::end_access(&mut tx, &access, &account).await?;
    tx.commit(Event::of(&person)).await?;
    Ok(Redirect::to(&format!(
        "{}?done=portal-ended",
        url::person_portal(path.id)
    )))
}

/// Who will not represent the person any more.
pub(super) async fn confirm_representation(frame: Frame, Path(path): Path<RepresentationPath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx
        .authorize_to_show::<Person, EndRepresentation, ReadPortalAccess>(path.id)
        .await?;
    let representation = store::find(&tx, path.id, path.representation).await?;
    if representation.state == State::Closed {
        return Err(Error::Conflict);
    }
    let name = person.open(&representation)?.name;
    let banner = Banner::of_client(&frame, &tx, path.id).await?;
    drop(tx);
    render(&EndPage {
        frame,
        banner,
        representative: Some(name),
        action: url::representation_end(path.id, path.representation),
    })
}

/// Why it ends; the log keeps it sealed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct EndForm {
    reason: String,
}

/// Ends a representation; the representative's next request finds nothing.
pub(super) async fn end_one(
    frame: Frame,
    Path(path): Path<RepresentationPath>,
    Form(form): Form<EndForm>,
) -> Result<Redirect> {
    if !Length::Text.fits(&form.reason) {
        return Err(Error::BadRequest("shorten the reason"));
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    tx.lock(path.id.uuid()).await?;
    let person = tx.authorize::<Person, EndRepresentation>(path.id).await?;
    let representation = store::find(&tx, path.id, path.representation).await?;
    store::end_representation(&mut tx, &representation).await?;
    let mut event = Event::of(&person);
    let reason = form.reason.trim();
    if !reason.is_empty() {
        event = event.because(reason);
    }
    tx.commit(event).await?;
    Ok(Redirect::to(&format!(
        "{}?done=representation-ended",
        url::person_portal(path.id)
    )))
}
