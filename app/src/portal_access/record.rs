//! The first worker's part: who is to represent, and what was weighed.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::db::ReadTx;
use platform::ids::PersonId;
use platform::web::{Form, IntoResponse as _, Page, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::index::PersonPath;
use super::representation::{RepresentationError, RepresentationFields, State, Thing, Things, granted_until, majority};
use super::store::{self, NewRepresentation};
use crate::holds::{self, Concern};
use crate::households::{self, Party};
use crate::layout::{Errors, Frame, Length, end_of_day, render, render_invalid};
use crate::people::{Banner, Person, PersonFields};
use crate::policy::{ReadPortalAccess, RecordRepresentation};
use crate::url;

/// What no worker can give, whatever they write.
const BY_RULE: [&str; 4] = [
    "portal-access-error-deceased",
    "portal-access-error-refused",
    "portal-access-error-refused-before",
    "portal-access-error-restricted",
];

/// What was weighed, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct RecordForm {
    representative: String,
    things: Vec<String>,
    /// What the person does not want them to have.
    refuses: Vec<String>,
    /// `yes` where the person has taken back what they had refused before.
    lifts: String,
    authority: String,
    conflict: String,
    custodians: String,
    view: String,
    /// `yes` or `no`.
    suspected: String,
    suspicion: String,
    ends_on: String,
}

impl RecordForm {
    fn things(&self) -> Things {
        set_of(&self.things)
    }

    fn refused(&self) -> Things {
        set_of(&self.refuses)
    }

    fn has(&self, thing: Thing) -> bool {
        self.things().has(thing)
    }

    fn is_suspected(&self) -> bool {
        self.suspected == "yes"
    }

    /// What is missing, but for the end.
    fn errors(&self) -> Errors {
        let mut errors = Errors::default();
        for (name, text, key) in [
            ("authority", &self.authority, "portal-access-error-authority"),
            ("conflict", &self.conflict, "portal-access-error-conflict"),
            ("custodians", &self.custodians, "portal-access-error-custodians"),
            ("view", &self.view, "portal-access-error-view"),
        ] {
            if text.trim().is_empty() {
                errors.add(name, key);
            }
            errors.limit(name, text, Length::Text);
        }
        match self.suspected.as_str() {
            "yes" if self.suspicion.trim().is_empty() => errors.add("suspicion", "portal-access-error-suspicion"),
            "yes" | "no" => {}
            _ => errors.add("suspected", "portal-access-error-suspected"),
        }
        errors.limit("suspicion", &self.suspicion, Length::Text);
        if self.things().is_empty() {
            errors.add("things", "portal-access-error-things");
        } else if self.things().meets(self.refused()) {
            errors.add("things", "portal-access-error-refused");
        }
        errors
    }

    fn fields(&self, party: &Party) -> RepresentationFields {
        let text = |text: &str| text.trim().to_owned();
        RepresentationFields {
            name: given_first(&party.name),
            relation: party.relation.clone(),
            authority: text(&self.authority),
            conflict: text(&self.conflict),
            custodians: text(&self.custodians),
            view: text(&self.view),
            is_suspected: self.is_suspected(),
            suspicion: text(&self.suspicion),
            best_interests: None,
            refuses: self.refused().bits(),
            lifts: self.lifts == "yes",
        }
    }
}

fn set_of(names: &[String]) -> Things {
    let things = names.iter().filter_map(|name| Thing::parse(name));
    things.fold(Things::default(), Things::and)
}

/// `Hodan Lehtonen`, as people are called in the portal, from `Lehtonen, Hodan`.
fn given_first(name: &str) -> String {
    match name.split_once(", ") {
        Some((family, given)) => format!("{given} {family}"),
        None => name.to_owned(),
    }
}

/// Somebody of the family and network.
struct Candidate {
    id: String,
    name: String,
    relation_key: String,
    has_access: bool,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "portal_access/record.html")]
struct RecordPage {
    frame: Frame,
    banner: Banner,
    form: RecordForm,
    candidates: Vec<Candidate>,
    errors: Errors,
}

/// The family and network as far as it is not over, each person once.
async fn candidates(frame: &Frame, tx: &ReadTx, person: PersonId) -> Result<Vec<(Party, bool)>> {
    let mut parties = households::parties(frame, tx, person).await?;
    parties.retain(|party| !party.ended);
    let mut seen = Vec::new();
    parties.retain(|party| {
        let is_new = !seen.contains(&party.id);
        seen.push(party.id);
        is_new
    });
    let with_access = store::with_access(tx, &seen).await?;
    let marked = |party: Party| {
        let has_access = with_access.contains(&party.id);
        (party, has_access)
    };
    Ok(parties.into_iter().map(marked).collect())
}

async fn page(frame: Frame, id: PersonId, form: RecordForm, errors: Errors) -> Result<RecordPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    tx.authorize_to_show::<Person, RecordRepresentation, ReadPortalAccess>(id)
        .await?;
    let banner = Banner::of_client(&frame, &tx, id).await?;
    let parties = candidates(&frame, &tx, id).await?;
    drop(tx);
    let candidate = |(party, has_access): (Party, bool)| Candidate {
        chosen: form.representative == party.id.to_string(),
        id: party.id.to_string(),
        name: party.name,
        relation_key: party.relation_key,
        has_access,
    };
    Ok(RecordPage {
        candidates: parties.into_iter().map(candidate).collect(),
        banner,
        form,
        errors,
        frame,
    })
}

/// The form of a representation.
pub(super) async fn new(frame: Frame, Path(path): Path<PersonPath>) -> Result<Page> {
    render(&page(frame, path.id, RecordForm::default(), Errors::default()).await?)
}

/// Records what was weighed; with a suspicion it is over here, else somebody else decides.
pub(super) async fn create(
    frame: Frame,
    Path(path): Path<PersonPath>,
    Form(form): Form<RecordForm>,
) -> Result<Response> {
    let account = frame.viewer()?.account_id;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    tx.lock(path.id.uuid()).await?;
    let person = tx.authorize::<Person, RecordRepresentation>(path.id).await?;
    let about = person.open(&*person)?;
    let checked = check(&frame, &tx, &person, &about, &form).await?;
    let (party, ends_at) = match checked {
        Ok(checked) => checked,
        Err(errors) => {
            if errors.iter().any(|(_, key)| BY_RULE.contains(key)) {
                tx.note(Event::of(&person).refused());
            }
            drop(tx);
            return render_invalid(&page(frame, path.id, form, errors).await?);
        }
    };
    let state = if form.is_suspected() {
        State::Closed
    } else {
        State::Waiting
    };
    let is_minor = about
        .birth()
        .and_then(majority)
        .is_none_or(|adult_from| adult_from > frame.today());
    let new = NewRepresentation {
        representative: party.id,
        things: form.things(),
        until_majority: is_minor,
        state,
        ends_at,
        fields: &form.fields(&party),
    };
    if form.is_suspected() {
        holds::place_on_person(&mut tx, path.id, Concern::Representative, &[]).await?;
        store::end_between(&mut tx, path.id, party.id).await?;
    }
    // A no is heard before the second worker decides about the rest.
    store::end_refused(&mut tx, path.id, party.id, form.refused()).await?;
    store::insert(&mut tx, &person, account, &new).await?;
    tx.commit(Event::of(&person)).await?;
    let done = if form.is_suspected() {
        "representation-not-given"
    } else {
        "representation-recorded"
    };
    Ok(Redirect::to(&format!("{}?done={done}", url::person_portal(path.id))).into_response())
}

/// What the person has refused this representative, and has not taken back.
pub async fn refused_before<A: Action>(
    tx: &ReadTx,
    person: &Authorized<Person, A>,
    representative: PersonId,
) -> std::result::Result<Things, platform::Error> {
    let mut known = store::list_of_person(tx, person.id).await?;
    known.retain(|known| known.representative_id == representative);
    known.sort_by_key(|known| known.recorded_at);
    let mut refused = Things::default();
    for known in known {
        let fields = person.open(&known)?;
        if fields.lifts {
            refused = Things::default();
        }
        refused = fields.refused().iter().fold(refused, Things::and);
    }
    Ok(refused)
}

/// Who is meant and until when, or what stands against it.
async fn check(
    frame: &Frame,
    tx: &ReadTx,
    person: &Authorized<Person, RecordRepresentation>,
    about: &PersonFields,
    form: &RecordForm,
) -> Result<std::result::Result<(Party, platform::clock::Time), Errors>> {
    let mut errors = form.errors();
    let parties = candidates(frame, tx, person.id).await?;
    let chosen = parties
        .into_iter()
        .find(|(party, _)| party.id.to_string() == form.representative);
    match &chosen {
        None => errors.add("representative", "portal-access-error-representative"),
        // A suspicion is recorded whoever it is.
        Some(_) if form.is_suspected() => {}
        Some((_, false)) => errors.add("representative", "portal-access-error-no-account"),
        Some((party, true)) => {
            if households::is_restricted_between(tx, person.id, party.id, frame.today()).await? {
                errors.add("representative", "portal-access-error-restricted");
            }
        }
    }
    if about.is_deceased() {
        errors.add("representative", "portal-access-error-deceased");
    }
    if let Some((party, _)) = chosen.as_ref().filter(|_| form.lifts != "yes") {
        let refused = refused_before(tx, person, party.id).await?;
        if form.things().meets(refused) {
            errors.add("things", "portal-access-error-refused-before");
        }
    }
    let ends_on = frame.parse_date(&form.ends_on);
    let wanted = ends_on.and_then(|day| end_of_day(tx.settings(), day));
    let until = match wanted {
        Some(wanted) => granted_until(wanted, None, false, &frame.zone, tx.now()),
        None => Err(RepresentationError::BadEnd),
    };
    match (chosen, until) {
        (Some((party, _)), Ok(until)) if errors.is_empty() => Ok(Ok((party, until))),
        (_, until) => {
            if until.is_err() {
                errors.add("ends_on", "portal-access-error-end");
            }
            Ok(Err(errors))
        }
    }
}
