//! Asking for somebody whom the viewer represents, in the same three steps as for oneself.
//!
//! Staff decide what such a request gives or erases, as of every request; the copy of the data stays the person's.
//! A representative follows what they sent themselves. What the person asked, or somebody else who represents them, is not in the list, and does not open.

use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::db::ReadTx;
use platform::ids::PersonId;
use platform::web::{Error, Form, IntoResponse as _, Page, Path, Redirect, Response, Result};

use super::ask::{AskForm, Step, ask_page, asked_before, show_step, step_of};
use super::own;
use super::represented::RepresentedPath;
use super::requests::{About, Line};
use crate::layout::{Errors, Frame, render};
use crate::people::Person;
use crate::policy::{AskOwnRequest, ReadOwnRequests};
use crate::portal_access::{Thing, list_of_representative, refused_before};
use crate::requests::{self, Asking, Channel, Right};
use crate::{tables, url};

/// What the viewer has sent for somebody; nothing where the person has refused them to ask.
pub(super) async fn sent(tx: &ReadTx, representative: PersonId, person: PersonId) -> Result<Option<Vec<Line>>> {
    let person = tx.authorize::<Person, ReadOwnRequests>(person).await?;
    if refused_before(tx, &person, representative).await?.has(Thing::Requests) {
        return Ok(None);
    }
    let sent = requests::list_sent(tx, &person).await?;
    Ok(Some(sent.iter().map(Line::new).collect()))
}

/// Somebody for whom the viewer may ask, and the viewer's name as it stands with them.
///
/// Without the grant, and where the person has refused it, there is nobody.
async fn represented<A: Action, Shown: Action>(
    frame: &Frame,
    tx: &ReadTx,
    id: PersonId,
) -> Result<(Authorized<Person, A>, String)> {
    let access = own(frame, tx).await?;
    let person = tx.authorize_to_show::<Person, A, Shown>(id).await?;
    let live = list_of_representative(tx, access.person_id).await?;
    let representation = live
        .into_iter()
        .find(|one| one.person_id == id && one.things.has(Thing::Requests))
        .ok_or(Error::NotFound)?;
    let refused = refused_before(tx, &person, access.person_id).await?;
    if refused.has(Thing::Requests) {
        return Err(Error::NotFound);
    }
    let name = person.open(&representation)?.name;
    Ok((person, name))
}

async fn about(frame: &Frame, id: PersonId) -> Result<About> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let (person, _) = represented::<AskOwnRequest, ReadOwnRequests>(frame, &tx, id).await?;
    About::of(&person)
}

/// What can be asked.
pub(super) async fn new(frame: Frame, Path(path): Path<RepresentedPath>) -> Result<Page> {
    let about = about(&frame, path.id).await?;
    let page = ask_page(frame, Some(about), "what", AskForm::default(), Errors::default())?;
    render(&page)
}

/// The next step; the last one sends the request.
pub(super) async fn ask(
    frame: Frame,
    Path(path): Path<RepresentedPath>,
    Form(form): Form<AskForm>,
) -> Result<Response> {
    match step_of(&frame, &form)? {
        Step::Show(step, errors) => {
            let about = about(&frame, path.id).await?;
            show_step(frame, Some(about), step, form, errors)
        }
        Step::Send(kind) => send(frame, path.id, kind, &form).await,
    }
}

async fn send(frame: Frame, id: PersonId, kind: Right, form: &AskForm) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    tx.lock(id.uuid()).await?;
    let (person, name) = represented::<AskOwnRequest, AskOwnRequest>(&frame, &tx, id).await?;
    let sent = requests::list_sent(&tx, &person).await?;
    if let Some(before) = sent
        .iter()
        .find(|request| request.kind == kind && request.state.is_open())
    {
        return Ok(asked_before(before.id));
    }
    let asking = Asking {
        person: id,
        kind,
        channel: Channel::Representative,
        received: frame.today(),
        asker: &name,
        relation: None,
        asked: form.why.trim(),
    };
    let id = requests::receive(&mut tx, &asking).await?;
    tx.commit(Event::of(&person).object(&tables::DATA_REQUEST, id.uuid()))
        .await?;
    Ok(Redirect::to(&format!("{}?done=portal-asked", url::portal_request(id))).into_response())
}
