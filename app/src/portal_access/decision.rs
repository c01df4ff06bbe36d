//! The second worker's part: why it serves the person, or why not.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Role, Roles};
use platform::clock::Time;
use platform::db::Tx;
use platform::ids::AccountId;
use platform::session;
use platform::web::{Error, Form, IntoResponse as _, Page, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::index::{Line, RepresentationPath};
use super::record::refused_before;
use super::representation::{Representation, RepresentationError, RepresentationFields, State, granted_until};
use super::store;
use crate::households;
use crate::layout::{Errors, Frame, Length, render, render_invalid};
use crate::people::{Banner, Person, PersonFields};
use crate::policy::{ConfirmRepresentation, EndRepresentation, ReadPortalAccess};
use crate::url;

/// The decision, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    /// `start` or `refuse`.
    decision: String,
    best_interests: String,
}

#[derive(Template)]
#[template(path = "portal_access/show.html")]
struct ShowPage {
    frame: Frame,
    banner: Banner,
    line: Line,
    fields: RepresentationFields,
    recorded_by: String,
    recorded_at: Time,
    decided_by: Option<String>,
    /// Whether the viewer recorded it and so cannot decide.
    is_own: bool,
    may_decide: bool,
    may_end: bool,
    form: DecisionForm,
    action: String,
    end_href: String,
    errors: Errors,
}

async fn page(frame: Frame, path: RepresentationPath, form: DecisionForm, errors: Errors) -> Result<ShowPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx.authorize::<Person, ReadPortalAccess>(path.id).await?;
    let representation = store::find(&tx, path.id, path.representation).await?;
    let fields = person.open(&representation)?;
    let line = Line::new(&frame, &person, &representation)?;
    let names = frame.app.names.accounts(&tx).await?;
    let banner = Banner::of_client(&frame, &tx, path.id).await?;
    drop(tx);
    let name = |account: AccountId| names.get(&account).cloned().unwrap_or_default();
    let is_own = representation.may_decide(frame.viewer()?.account_id).is_err();
    Ok(ShowPage {
        line,
        fields,
        recorded_by: name(representation.recorded_by),
        recorded_at: representation.recorded_at,
        decided_by: representation.decided_by.map(name),
        is_own,
        may_decide: frame.may_here::<ConfirmRepresentation>(&banner.ground),
        may_end: representation.state != State::Closed && frame.may_here::<EndRepresentation>(&banner.ground),
        form,
        action: url::representation(path.id, path.representation),
        end_href: url::representation_end(path.id, path.representation),
        banner,
        errors,
        frame,
    })
}

/// What was weighed, and the decision or its form.
pub(super) async fn show(frame: Frame, Path(path): Path<RepresentationPath>) -> Result<Page> {
    render(&page(frame, path, DecisionForm::default(), Errors::default()).await?)
}

/// Starts the representation or refuses it; never by whoever recorded it.
pub(super) async fn decide(
    frame: Frame,
    Path(path): Path<RepresentationPath>,
    Form(form): Form<DecisionForm>,
) -> Result<Response> {
    let by = frame.viewer()?.account_id;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    tx.lock(path.id.uuid()).await?;
    let person = tx.authorize::<Person, ConfirmRepresentation>(path.id).await?;
    let representation = store::find(&tx, path.id, path.representation).await?;
    if representation.state != State::Waiting {
        return Err(Error::Conflict);
    }
    let about = person.open(&*person)?;
    let mut errors = Errors::default();
    if representation.may_decide(by).is_err() {
        tx.note(Event::of(&person).refused());
        errors.add("decision", "portal-access-error-same-person");
    }
    if form.best_interests.trim().is_empty() {
        errors.add("best_interests", "portal-access-error-best-interests");
    }
    errors.limit("best_interests", &form.best_interests, Length::Text);
    let mut fields = person.open(&representation)?;
    fields.best_interests = Some(form.best_interests.trim().to_owned());
    let refused = refused_before(&tx, &person, representation.representative_id).await?;
    let ends_at = match form.decision.as_str() {
        "refuse" => None,
        "start" if representation.things.meets(refused) => {
            tx.note(Event::of(&person).refused());
            errors.add("decision", "portal-access-error-refused-before");
            None
        }
        "start" => match until(&frame, &tx, &representation, &about).await? {
            Ok(ends_at) => Some(ends_at),
            Err(key) => {
                tx.note(Event::of(&person).refused());
                errors.add("decision", key);
                None
            }
        },
        _ => {
            errors.add("decision", "portal-access-error-decision");
            None
        }
    };
    if !errors.is_empty() {
        drop(tx);
        return render_invalid(&page(frame, path, form, errors).await?);
    }
    let decided = match ends_at {
        Some(ends_at) => {
            start(&mut tx, &representation, ends_at).await?;
            (State::Active, ends_at)
        }
        None => (State::Closed, representation.ends_at),
    };
    store::decide(&mut tx, &person, &representation, by, decided, &fields).await?;
    tx.commit(Event::of(&person)).await?;
    let done = if ends_at.is_some() {
        "representation-started"
    } else {
        "representation-not-given"
    };
    Ok(Redirect::to(&format!("{}?done={done}", url::person_portal(path.id))).into_response())
}

/// Until when it may start now, or the key of what stands against it.
async fn until(
    frame: &Frame,
    tx: &Tx,
    representation: &Representation,
    about: &PersonFields,
) -> Result<std::result::Result<Time, &'static str>> {
    if about.is_deceased() {
        return Ok(Err("portal-access-error-deceased"));
    }
    let (person, representative) = (representation.person_id, representation.representative_id);
    if households::is_restricted_between(tx, person, representative, frame.today()).await? {
        return Ok(Err("portal-access-error-restricted"));
    }
    let access = store::find_of_person(tx, representative).await?;
    if access.is_none_or(|access| access.ended_at.is_some()) {
        return Ok(Err("portal-access-error-no-account"));
    }
    let birth = about.birth();
    let until = granted_until(
        representation.ends_at,
        birth,
        representation.until_majority,
        &frame.zone,
        tx.now(),
    );
    Ok(until.map_err(|error| match error {
        RepresentationError::OfAge => "portal-access-error-of-age",
        RepresentationError::SamePerson | RepresentationError::BadEnd => "portal-access-error-end",
    }))
}

/// Grants, and gives the account the role that goes with it.
async fn start(tx: &mut Tx, representation: &Representation, ends_at: Time) -> Result<()> {
    let access = store::find_of_person(tx, representation.representative_id).await?;
    let access = access.ok_or(Error::NotFound)?;
    store::grant(tx, representation, access.id, ends_at).await?;
    let account = session::find_account(tx, access.id).await?;
    if !account.roles.has(Role::Representative) {
        let roles: Roles = account.roles.and(Role::Representative);
        session::set_roles(tx, &account, roles).await?;
    }
    Ok(())
}
