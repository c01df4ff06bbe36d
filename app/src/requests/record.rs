//! A request that came by letter, phone, visit or e-mail, recorded by staff.

use askama::Template;
use platform::audit::Event;
use platform::clock::Time;
use platform::ids::PersonId;
use platform::jobs;
use platform::organization::Organization;
use platform::web::{Error, Form, IntoResponse as _, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::request::HistoryLine;
use super::store::{self, NewRequest};
use super::{Calendar, Channel, Clock, JOB, RequestFields, Right, State, rule};
use crate::layout::{Errors, Frame, TEXT_LEN, end_of_day, render, render_invalid};
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
fn rights(organization: &Organization) -> Vec<Right> {
    let all = [
        Right::Erasure,
        Right::Access,
        Right::AccessLog,
        Right::Rectification,
        Right::Restriction,
        Right::Portability,
        Right::Objection,
        Right::AccountingOfDisclosures,
        Right::PartyAccess,
    ];
    let known = |right: &Right| rule(organization.jurisdiction, *right).is_some();
    all.into_iter().filter(known).collect()
}

async fn page(frame: Frame, id: PersonId, form: RequestForm, errors: Errors) -> Result<NewPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    tx.authorize_to_show::<Person, RecordRequest, ReadPerson>(id).await?;
    let banner = Banner::of_client(&frame, &tx, id).await?;
    drop(tx);
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    Ok(NewPage {
        banner,
        kinds: rights(&organization),
        channels: Channel::BY_STAFF,
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
    let kind = Right::parse(&form.kind).filter(|kind| rights(&organization).contains(kind));
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
    if form.asker.chars().count().max(form.asked.chars().count()) > TEXT_LEN {
        errors.add("asked", "form-error-too-long");
    }
    let (Some(kind), Some(channel), Some(received), true) = (kind, channel, received, errors.is_empty()) else {
        return render_invalid(&page(frame, path.id, form, errors).await?);
    };
    let clock_rule = rule(organization.jurisdiction, kind).ok_or(Error::NotFound)?;
    let clock = Clock::start(clock_rule, Calendar::of(organization.jurisdiction), received);
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let person = tx.authorize::<Person, RecordRequest>(path.id).await?;
    let now = tx.now();
    let fields = RequestFields {
        asked: form.asked.trim().to_owned(),
        asker: form.asker.trim().to_owned(),
        history: vec![HistoryLine {
            step: State::Received.name().to_owned(),
            at: now.micros(),
            by: tx.actor().account_id().map(|account| account.to_string()),
            note: None,
        }],
        ..RequestFields::default()
    };
    let received_at = received
        .to_zoned(frame.zone.clone())
        .map_or(now, |day| Time::from(day.timestamp()));
    let (id, _) = store::insert(
        &mut tx,
        &NewRequest {
            person: path.id,
            kind,
            channel,
            received_at,
            due_at: clock.due().and_then(|day| end_of_day(&organization, day)),
            clock: (clock_rule.id, clock_rule.version),
            fields: &fields,
        },
    )
    .await?;
    jobs::enqueue(&mut tx, JOB, id.uuid()).await?;
    tx.commit(Event::of(&person).object(&tables::DATA_REQUEST, id.uuid()))
        .await?;
    let back = if frame.may::<crate::policy::ReadRequests>() {
        url::request(id)
    } else {
        url::person(path.id)
    };
    Ok(Redirect::to(&format!("{back}?done=request-recorded")).into_response())
}
