//! A request that came by letter, phone, visit or e-mail, recorded by staff.

use askama::Template;
use jiff::civil::Date;
use platform::audit::Event;
use platform::db::Tx;
use platform::ids::{PersonId, RequestId};
use platform::jobs;
use platform::organization::Jurisdiction;
use platform::web::{Error, Form, IntoResponse as _, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::request::HistoryLine;
use super::store::{self, NewRequest};
use super::{Calendar, Channel, Clock, DUE_JOB, JOB, RequestFields, Right, State, rule};
use crate::layout::{Errors, Frame, Length, end_of_day, render, render_invalid, start_of_day};
use crate::letters;
use crate::people::{Banner, Person};
use crate::policy::{ReadPerson, RecordRequest};
use crate::{tables, url};

#[derive(Deserialize)]
pub(super) struct PersonPath {
    id: PersonId,
}

/// A request as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct RequestForm {
    kind: String,
    channel: String,
    received_on: String,
    asker: String,
    /// What a relative is to whoever died.
    relation: String,
    asked: String,
}

#[derive(Template)]
#[template(path = "requests/new.html")]
struct NewPage {
    frame: Frame,
    banner: Banner,
    kinds: Vec<Right>,
    channels: [Channel; 4],
    form: RequestForm,
    errors: Errors,
}

/// The rights that the law of the organization knows.
pub fn known_rights(jurisdiction: Jurisdiction) -> Vec<Right> {
    let all = [
        Right::Access,
        Right::AccessLog,
        Right::Rectification,
        Right::Erasure,
        Right::Restriction,
        Right::Portability,
        Right::Objection,
        Right::AccountingOfDisclosures,
        Right::PartyAccess,
    ];
    let known = |right: &Right| rule(jurisdiction, *right).is_some();
    all.into_iter().filter(known).collect()
}

/// What can be asked about a person: what the dead had a right to ends with them, and relatives ask something of their own.
fn offered(jurisdiction: Jurisdiction, is_deceased: bool) -> Vec<Right> {
    if !is_deceased {
        let mut rights = known_rights(jurisdiction);
        // Where no law gives a right to it, somebody asks all the same, and gets an answer.
        if !rights.contains(&Right::Erasure) {
            rights.push(Right::Erasure);
        }
        return rights;
    }
    let party = Some(Right::RelativeParty).filter(|right| rule(jurisdiction, *right).is_some());
    [Right::Relative].into_iter().chain(party).collect()
}

async fn page(frame: Frame, id: PersonId, form: RequestForm, errors: Errors) -> Result<NewPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    tx.authorize_to_show::<Person, RecordRequest, ReadPerson>(id).await?;
    let banner = Banner::of_client(&frame, &tx, id).await?;
    drop(tx);
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    Ok(NewPage {
        kinds: offered(organization.jurisdiction, banner.deceased),
        channels: Channel::BY_STAFF,
        banner,
        form,
        errors,
        frame,
    })
}

/// The form of a request that somebody made otherwise than in the portal.
pub(super) async fn new(frame: Frame, Path(path): Path<PersonPath>) -> Result<Response> {
    let form = RequestForm {
        received_on: frame.typed_date(frame.today()),
        ..RequestForm::default()
    };
    Ok(render(&page(frame, path.id, form, Errors::default()).await?)?.into_response())
}

/// Records the request: the clock starts on the day it was received, and what it is about is listed.
pub(super) async fn create(
    frame: Frame,
    Path(path): Path<PersonPath>,
    Form(form): Form<RequestForm>,
) -> Result<Response> {
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    let mut errors = Errors::default();
    let is_deceased = is_deceased(&frame, path.id).await?;
    let known = offered(organization.jurisdiction, is_deceased);
    let kind = Right::parse(&form.kind).filter(|kind| known.contains(kind));
    if kind.is_none() {
        errors.add("kind", "requests-error-no-kind");
    }
    let channel = Channel::BY_STAFF
        .into_iter()
        .find(|channel| channel.name() == form.channel);
    if channel.is_none() {
        errors.add("channel", "requests-error-no-channel");
    }
    let received = frame.parse_date(&form.received_on).filter(|day| *day <= frame.today());
    if received.is_none() {
        errors.add("received_on", "requests-error-received");
    }
    if form.asker.trim().is_empty() {
        errors.add("asker", "requests-error-no-asker");
    }
    if is_deceased && form.relation.trim().is_empty() {
        errors.add("relation", "requests-error-no-relation");
    }
    errors.limit("asker", &form.asker, Length::Text);
    errors.limit("relation", &form.relation, Length::Name);
    errors.limit("asked", &form.asked, Length::Text);
    let (Some(kind), Some(channel), Some(received), true) = (kind, channel, received, errors.is_empty()) else {
        return render_invalid(&page(frame, path.id, form, errors).await?);
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let person = tx.authorize::<Person, RecordRequest>(path.id).await?;
    if person.open(&*person)?.is_deceased() != is_deceased {
        return Err(Error::Conflict);
    }
    let asking = Asking {
        person: path.id,
        kind,
        channel,
        received,
        asker: form.asker.trim(),
        relation: Some(form.relation.trim()).filter(|_| is_deceased),
        asked: form.asked.trim(),
    };
    let id = receive(&mut tx, &asking).await?;
    tx.commit(Event::of(&person).object(&tables::DATA_REQUEST, id.uuid()))
        .await?;
    let back = if frame.may::<crate::policy::ReadRequests>() {
        url::request(id)
    } else {
        url::person(path.id)
    };
    Ok(Redirect::to(&format!("{back}?done=request-recorded")).into_response())
}

/// Whether somebody's death is confirmed.
async fn is_deceased(frame: &Frame, id: PersonId) -> Result<bool> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx.authorize_to_show::<Person, RecordRequest, ReadPerson>(id).await?;
    Ok(person.open(&*person)?.is_deceased())
}

/// What somebody asks.
pub struct Asking<'a> {
    pub person: PersonId,
    pub kind: Right,
    pub channel: Channel,
    /// The day it reached the organization.
    pub received: Date,
    /// Who asks, and how that is known.
    pub asker: &'a str,
    /// What a relative is to whoever died.
    pub relation: Option<&'a str>,
    pub asked: &'a str,
}

/// Receives a request: its clock starts, and what it is about is listed as soon as the transaction is committed.
///
/// # Errors
/// [`NoRow`](platform::db::Error::NoRow) where the organization's law knows no such right.
pub async fn receive(tx: &mut Tx, asking: &Asking<'_>) -> std::result::Result<RequestId, platform::Error> {
    let (now, by) = (tx.now(), tx.actor().account_id());
    let jurisdiction = tx.settings().jurisdiction;
    let clock_rule = rule(jurisdiction, asking.kind);
    // What a relative asks, and erasure where no law knows it, is nobody's right: it is kept, and no law sets its time.
    if clock_rule.is_none() && !matches!(asking.kind, Right::Relative | Right::Erasure) {
        return Err(platform::db::Error::NoRow.into());
    }
    let clock = clock_rule.map(|rule| Clock::start(rule, Calendar::of(jurisdiction), asking.received));
    let fields = RequestFields {
        asked: asking.asked.to_owned(),
        asker: asking.asker.to_owned(),
        relation: asking.relation.map(str::to_owned),
        history: vec![HistoryLine::new(State::Received.name(), now, by, None)],
        ..RequestFields::default()
    };
    let new = NewRequest {
        person: asking.person,
        kind: asking.kind,
        channel: asking.channel,
        received_at: start_of_day(tx.settings(), asking.received).unwrap_or(now),
        due_at: clock
            .and_then(|clock| clock.due())
            .and_then(|day| end_of_day(tx.settings(), day)),
        clock: clock_rule.map_or(("", 0), |rule| (rule.id, rule.version)),
        fields: &fields,
    };
    let id = store::insert(tx, &new).await?;
    if let Some(due_at) = new.due_at {
        jobs::enqueue_at(tx, DUE_JOB, id.uuid(), due_at).await?;
    }
    jobs::enqueue(tx, JOB, id.uuid()).await?;
    jobs::enqueue(tx, letters::JOB, id.uuid()).await?;
    Ok(id)
}
