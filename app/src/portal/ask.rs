//! Asking to see or to erase one's data: three steps.

use askama::Template;
use jiff::civil::Date;
use platform::audit::Event;
use platform::ids::RequestId;
use platform::web::{Form, IntoResponse as _, Page, Redirect, Response, Result};
use serde::Deserialize;

use super::own;
use super::requests::{About, jurisdiction};
use crate::layout::{Errors, Frame, Length, render, render_invalid};
use crate::people::Person;
use crate::policy::{AskOwnRequest, ReadOwnRequests};
use crate::requests::{self, Asking, Calendar, Channel, Clock, Right};
use crate::{tables, url};

/// A request being written: each step carries what was said before it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct AskForm {
    /// The step whose button was pressed.
    step: String,
    kind: String,
    pub(super) why: String,
}

#[derive(Template)]
#[template(path = "portal/ask.html")]
pub(super) struct AskPage {
    frame: Frame,
    /// For whom it is asked, where it is not for oneself.
    about: Option<About>,
    step: &'static str,
    kinds: Vec<Right>,
    form: AskForm,
    /// The day by which it is answered, on the last step.
    due: Option<Date>,
    errors: Errors,
}

impl AskPage {
    fn is(&self, step: &str) -> bool {
        self.step == step
    }

    fn kind_key(&self, kind: &str) -> String {
        let whose = if self.about.is_some() { "for-" } else { "" };
        format!("portal-kind-{whose}{kind}")
    }

    fn action(&self) -> String {
        match &self.about {
            Some(about) => url::portal_represented_new_request(about.id),
            None => url::portal_new_request(),
        }
    }

    fn back(&self) -> String {
        match &self.about {
            Some(about) => url::portal_represented(about.id),
            None => url::portal_requests(),
        }
    }
}

pub(super) fn ask_page(
    frame: Frame,
    about: Option<About>,
    step: &'static str,
    form: AskForm,
    errors: Errors,
) -> Result<AskPage> {
    let jurisdiction = jurisdiction(&frame)?;
    let rule = Right::parse(&form.kind).and_then(|kind| requests::rule(jurisdiction, kind));
    let today = frame.today();
    let due = rule.and_then(|rule| Clock::start(rule, Calendar::of(jurisdiction), today).due());
    Ok(AskPage {
        about,
        step,
        kinds: requests::rights(jurisdiction),
        form,
        due,
        errors,
        frame,
    })
}

/// What can be asked.
pub(super) async fn new(frame: Frame) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let access = own(&frame, &tx).await?;
    tx.authorize_to_show::<Person, AskOwnRequest, ReadOwnRequests>(access.person_id)
        .await?;
    drop(tx);
    render(&ask_page(frame, None, "what", AskForm::default(), Errors::default())?)
}

/// Where a pressed button leads to.
pub(super) enum Step {
    Show(&'static str, Errors),
    Send(Right),
}

/// Reads what was sent with a step; what is wrong is shown again.
pub(super) fn step_of(frame: &Frame, form: &AskForm) -> Result<Step> {
    let known = requests::rights(jurisdiction(frame)?);
    let Some(kind) = Right::parse(&form.kind).filter(|kind| known.contains(kind)) else {
        return Ok(Step::Show("what", Errors::one("kind", "portal-ask-error-kind")));
    };
    if !Length::Text.fits(&form.why) {
        return Ok(Step::Show("why", Errors::one("why", Length::Text.error())));
    }
    let step = match form.step.as_str() {
        "what" | "back-to-why" => "why",
        "why" => "check",
        "back-to-what" => "what",
        _ => return Ok(Step::Send(kind)),
    };
    Ok(Step::Show(step, Errors::default()))
}

pub(super) fn show_step(
    frame: Frame,
    about: Option<About>,
    step: &'static str,
    form: AskForm,
    errors: Errors,
) -> Result<Response> {
    let is_valid = errors.is_empty();
    let page = ask_page(frame, about, step, form, errors)?;
    if is_valid {
        Ok(render(&page)?.into_response())
    } else {
        render_invalid(&page)
    }
}

/// The next step; the last one sends the request.
pub(super) async fn ask(frame: Frame, Form(form): Form<AskForm>) -> Result<Response> {
    match step_of(&frame, &form)? {
        Step::Show(step, errors) => show_step(frame, None, step, form, errors),
        Step::Send(kind) => send(frame, kind, &form).await,
    }
}

/// To the request that was sent before: another one like it would be answered with it.
pub(super) fn asked_before(id: RequestId) -> Response {
    Redirect::to(&format!("{}?done=portal-asked-before", url::portal_request(id))).into_response()
}

async fn send(frame: Frame, kind: Right, form: &AskForm) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let access = own(&frame, &tx).await?;
    tx.lock(access.person_id.uuid()).await?;
    let person = tx.authorize::<Person, AskOwnRequest>(access.person_id).await?;
    if let Some(before) = requests::sent_before(&tx, access.person_id, kind).await? {
        return Ok(asked_before(before));
    }
    let asking = Asking {
        person: access.person_id,
        kind,
        channel: Channel::Portal,
        received: frame.today(),
        asker: "",
        relation: None,
        asked: form.why.trim(),
    };
    let id = requests::receive(&mut tx, &asking).await?;
    tx.commit(Event::of(&person).object(&tables::DATA_REQUEST, id.uuid()))
        .await?;
    Ok(Redirect::to(&format!("{}?done=portal-asked", url::portal_request(id))).into_response())
}
