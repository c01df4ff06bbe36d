//! The form for somebody without an account: what they ask, about whom, and how they can be reached safely.
//!
//! What is sent is compared with nobody on file, so that the answer is the same for everybody. The receipt is shown once and opens nothing.

use askama::Template;
use jiff::civil::Date;
use platform::audit::Event;
use platform::authz::Permit;
use platform::boot;
use platform::clock::Time;
use platform::organization::{Jurisdiction, Organization};
use platform::session::PER_CREDENTIAL;
use platform::web::{Error, Form, IntoResponse as _, Path, Requester, Response, Result, State, StatusCode};
use serde::Deserialize;

use super::ContactFields;
use super::pages::{SlugPath, contact_of, public};
use crate::layout::{Errors, Frame, Length, end_of_day, render};
use crate::policy::ReceivePublicRequest;
use crate::public_requests::{self, NewForm, PublicRequestFields};
use crate::requests::{self, Calendar, Clock, Right};
use crate::state::App;
use crate::{agreements, tables};

/// The form as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct AskForm {
    kind: String,
    /// `self` or `other`.
    who: String,
    name: String,
    birth: String,
    sender: String,
    reach: String,
    words: String,
}

#[derive(Template)]
#[template(path = "public_pages/ask.html")]
struct AskPage {
    frame: Frame,
    slug: String,
    kinds: Vec<Right>,
    form: AskForm,
    /// How to ask otherwise, where no more forms are taken now.
    full: Option<ContactFields>,
    errors: Errors,
}

/// Shown once; nothing can be looked up by the number.
#[derive(Template)]
#[template(path = "public_pages/asked.html")]
struct AskedPage {
    frame: Frame,
    slug: String,
    kind: Right,
    receipt: String,
    received_at: Time,
    due: Date,
}

/// Whether forms are taken: not before the organization has accepted its agreements.
pub(super) async fn is_open(app: &App, organization: &Organization) -> Result<bool> {
    let actor = boot::system(organization.id, "public form");
    let tx = app.db.read(&actor).await?;
    Ok(agreements::missing(&tx).await?.is_empty())
}

/// The empty form.
pub(super) async fn new(State(app): State<App>, requester: Requester, Path(path): Path<SlugPath>) -> Result<Response> {
    let (organization, frame) = public(&app, &requester, &path).await?;
    if !is_open(&app, &organization).await? {
        return Err(Error::NotFound);
    }
    let page = AskPage {
        kinds: requests::known_rights(organization.jurisdiction),
        slug: path.slug,
        form: AskForm::default(),
        full: None,
        errors: Errors::default(),
        frame,
    };
    Ok(render(&page)?.into_response())
}

/// What was asked, once it is whole.
struct Asked {
    kind: Right,
    due: Date,
    due_at: Time,
    fields: PublicRequestFields,
}

impl AskForm {
    fn read(&self, frame: &Frame, organization: &Organization) -> std::result::Result<Asked, Errors> {
        let mut errors = Errors::default();
        let known = requests::known_rights(organization.jurisdiction);
        let kind = Right::parse(&self.kind).filter(|kind| known.contains(kind));
        if kind.is_none() {
            errors.add("kind", "public-ask-error-kind");
        }
        if !["self", "other"].contains(&self.who.as_str()) {
            errors.add("who", "public-ask-error-who");
        }
        if self.name.trim().is_empty() {
            errors.add("name", "public-ask-error-name");
        }
        errors.limit("name", &self.name, Length::Name);
        let birth = frame.parse_date(&self.birth).filter(|day| *day <= frame.today());
        if birth.is_none() {
            errors.add("birth", "public-ask-error-birth");
        }
        let is_other = self.who == "other";
        if is_other && self.sender.trim().is_empty() {
            errors.add("sender", "public-ask-error-sender");
        }
        if self.reach.trim().is_empty() {
            errors.add("reach", "public-ask-error-reach");
        }
        for (field, text) in [("sender", &self.sender), ("reach", &self.reach), ("words", &self.words)] {
            errors.limit(field, text, Length::Message);
        }
        let due = kind.and_then(|kind| due(organization.jurisdiction, kind, frame.today()));
        let due_at = due.and_then(|day| end_of_day(organization, day));
        match (kind, birth, due, due_at, errors.is_empty()) {
            (Some(kind), Some(birth), Some(due), Some(due_at), true) => Ok(Asked {
                kind,
                due,
                due_at,
                fields: PublicRequestFields {
                    receipt: public_requests::fresh_receipt(),
                    name: self.name.trim().to_owned(),
                    birth: birth.to_string(),
                    sender: is_other.then(|| self.sender.trim().to_owned()),
                    reach: self.reach.trim().to_owned(),
                    words: self.words.trim().to_owned(),
                    language: frame.language().to_owned(),
                    reason: None,
                },
            }),
            _ => Err(errors),
        }
    }
}

/// The last day for an answer, by the law that knows the right.
fn due(jurisdiction: Jurisdiction, kind: Right, today: Date) -> Option<Date> {
    let rule = requests::rule(jurisdiction, kind)?;
    Clock::start(rule, Calendar::of(jurisdiction), today).due()
}

/// Takes the form, whoever it is about.
pub(super) async fn create(
    State(app): State<App>,
    requester: Requester,
    Path(path): Path<SlugPath>,
    Form(form): Form<AskForm>,
) -> Result<Response> {
    let (organization, frame) = public(&app, &requester, &path).await?;
    let asked = match form.read(&frame, &organization) {
        Ok(asked) => asked,
        Err(errors) => return again(frame, &organization, path, form, (None, errors)),
    };
    let pace = format!("form {}", requester.origin.address);
    // Each form counts as a failure would, the one that is sent while another is being kept too.
    let is_kept = match app.throttle.begin(&pace, PER_CREDENTIAL, frame.now) {
        Ok(one) if keep(&app, &organization, &asked).await? => {
            one.failed();
            true
        }
        Ok(one) => {
            one.taken_back();
            false
        }
        Err(_) => false,
    };
    if !is_kept {
        let contact = contact_of(&app, &organization).await?;
        return again(frame, &organization, path, form, (Some(contact), Errors::default()));
    }
    let page = AskedPage {
        slug: path.slug,
        kind: asked.kind,
        receipt: asked.fields.receipt,
        received_at: frame.now,
        due: asked.due,
        frame,
    };
    Ok(render(&page)?.into_response())
}

/// Keeps it; not where too many came within the hour.
async fn keep(app: &App, organization: &Organization, asked: &Asked) -> Result<bool> {
    let actor = boot::system(organization.id, "public form");
    let mut tx = app.db.begin(&actor).await?;
    let permit: Permit<ReceivePublicRequest> = tx.permit()?;
    if public_requests::is_full(&mut tx).await? {
        return Ok(false);
    }
    let new = NewForm {
        kind: asked.kind,
        due_at: asked.due_at,
        fields: &asked.fields,
    };
    let id = public_requests::receive(&mut tx, &new).await?;
    tx.commit(Event::on(&permit, &tables::PUBLIC_REQUEST, id.uuid(), None))
        .await?;
    Ok(true)
}

/// The form with what was typed: mistakes in it, or too many like it.
fn again(
    frame: Frame,
    organization: &Organization,
    path: SlugPath,
    form: AskForm,
    (full, errors): (Option<ContactFields>, Errors),
) -> Result<Response> {
    let status = if full.is_some() {
        StatusCode::TOO_MANY_REQUESTS
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = AskPage {
        kinds: requests::known_rights(organization.jurisdiction),
        slug: path.slug,
        form,
        full,
        errors,
        frame,
    };
    Ok((status, render(&page)?).into_response())
}
