//! Asking to see or to erase one's data: three steps, then where it stands and what became of it.

use askama::Template;
use jiff::civil::Date;
use platform::audit::Event;
use platform::authz::Authorized;
use platform::clock::Time;
use platform::ids::RequestId;
use platform::organization::Jurisdiction;
use platform::web::{Error, Form, IntoResponse as _, Page, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::own;
use crate::answers;
use crate::layout::{Errors, Frame, Length, render, render_invalid};
use crate::letters::{self, LetterLine};
use crate::packages;
use crate::people::Person;
use crate::policy::{AskOwnRequest, ReadOwnCertificate, ReadOwnRequests, WithdrawOwnRequest};
use crate::requests::{self, AnswerLine, Asking, Calendar, Channel, Clock, Request, RequestFields, Right, State};
use crate::{tables, url};

#[derive(Clone, Copy, Deserialize)]
pub(super) struct RequestPath {
    id: RequestId,
}

/// A request in the person's own list.
struct Line {
    id: RequestId,
    number: String,
    kind: Right,
    stage: Stage,
    received: Time,
    due: Option<Time>,
    can_be_withdrawn: bool,
}

/// Where a request stands, in as many steps as a person needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// We look at it.
    Open,
    /// We wait for the proof of who asks.
    Identity,
    /// Decided, and carried out after a wait.
    Approved,
    Answered,
    Refused,
    Withdrawn,
    Forwarded,
    Merged,
}

impl Stage {
    pub(super) const fn of(state: State) -> Self {
        match state {
            State::Received | State::InReview | State::Decided => Self::Open,
            State::IdentityCheck => Self::Identity,
            State::Approved
            | State::Executing
            | State::Incomplete
            | State::Executed
            | State::NotifyingRecipients
            | State::Certified => Self::Approved,
            State::Closed | State::ObligationsOpen | State::Answered | State::Overtaken => Self::Answered,
            State::Refused => Self::Refused,
            State::Withdrawn => Self::Withdrawn,
            State::Forwarded => Self::Forwarded,
            State::Merged => Self::Merged,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Identity => "identity",
            Self::Approved => "approved",
            Self::Answered => "answered",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Forwarded => "forwarded",
            Self::Merged => "merged",
        }
    }
}

impl Line {
    fn new(request: &Request) -> Self {
        Self {
            id: request.id,
            number: requests::number(request),
            kind: request.kind,
            stage: Stage::of(request.state),
            received: request.received_at,
            due: request.due_at,
            can_be_withdrawn: request.state.can_be_withdrawn(),
        }
    }
}

#[derive(Template)]
#[template(path = "portal/requests.html")]
struct IndexPage {
    frame: Frame,
    lines: Vec<Line>,
}

/// What the person has asked.
pub(super) async fn index(frame: Frame) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let access = own(&frame, &tx).await?;
    tx.authorize::<Person, ReadOwnRequests>(access.person_id).await?;
    let asked = requests::list_of_person(&tx, access.person_id).await?;
    drop(tx);
    render(&IndexPage {
        lines: asked.iter().map(Line::new).collect(),
        frame,
    })
}

/// A request being written: each step carries what was said before it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct AskForm {
    /// The step whose button was pressed.
    step: String,
    kind: String,
    why: String,
}

#[derive(Template)]
#[template(path = "portal/ask.html")]
struct AskPage {
    frame: Frame,
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
}

fn jurisdiction(frame: &Frame) -> Result<Jurisdiction> {
    Ok(frame.organization.as_ref().ok_or(Error::NotFound)?.jurisdiction)
}

fn ask_page(frame: Frame, step: &'static str, form: AskForm, errors: Errors) -> Result<AskPage> {
    let jurisdiction = jurisdiction(&frame)?;
    let rule = Right::parse(&form.kind).and_then(|kind| requests::rule(jurisdiction, kind));
    let today = frame.today();
    let due = rule.and_then(|rule| Clock::start(rule, Calendar::of(jurisdiction), today).due());
    Ok(AskPage {
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
    render(&ask_page(frame, "what", AskForm::default(), Errors::default())?)
}

/// The next step; the last one sends the request.
pub(super) async fn ask(frame: Frame, Form(form): Form<AskForm>) -> Result<Response> {
    let known = requests::rights(jurisdiction(&frame)?);
    let Some(kind) = Right::parse(&form.kind).filter(|kind| known.contains(kind)) else {
        let errors = Errors::one("kind", "portal-ask-error-kind");
        return render_invalid(&ask_page(frame, "what", form, errors)?);
    };
    if !Length::Text.fits(&form.why) {
        let errors = Errors::one("why", Length::Text.error());
        return render_invalid(&ask_page(frame, "why", form, errors)?);
    }
    let step = match form.step.as_str() {
        "what" | "back-to-why" => "why",
        "why" => "check",
        "back-to-what" => "what",
        _ => return send(frame, kind, &form).await,
    };
    Ok(render(&ask_page(frame, step, form, Errors::default())?)?.into_response())
}

async fn send(frame: Frame, kind: Right, form: &AskForm) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let access = own(&frame, &tx).await?;
    let person = tx.authorize::<Person, AskOwnRequest>(access.person_id).await?;
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

#[derive(Template)]
#[template(path = "portal/request.html")]
struct ShowPage {
    frame: Frame,
    line: Line,
    fields: RequestFields,
    /// When the wait before the execution is over.
    execute_at: Option<Time>,
    closed_at: Option<Time>,
    answer: Vec<AnswerLine>,
    /// Until when the copy of their data can be fetched.
    package_until: Option<Time>,
    letters: Vec<LetterLine>,
    is_link_offered: bool,
    authority_key: &'static str,
}

/// Where one request stands, and the answer once there is one.
pub(super) async fn show(frame: Frame, Path(path): Path<RequestPath>) -> Result<Page> {
    let authority_key = match jurisdiction(&frame)? {
        Jurisdiction::Finland => "public-authority-fi",
        Jurisdiction::EuropeanUnion => "public-authority-eu",
        Jurisdiction::UnitedStates => "public-authority-us",
    };
    let tx = frame.app.db.read(frame.actor()?).await?;
    let request: Authorized<Request, ReadOwnRequests> = tx.authorize(path.id).await?;
    let fields = request.open(&*request)?;
    let line = Line::new(&request);
    let answer = if line.stage == Stage::Answered {
        requests::answer(&requests::items(&tx, &request).await?)
    } else {
        Vec::new()
    };
    let letters = letters::lines(&tx, &request).await?;
    let package = packages::find(&tx, path.id)
        .await?
        .filter(|package| package.is_open(frame.now));
    let is_link_offered = answers::is_offered(&request);
    let (execute_at, closed_at) = (request.execute_at, request.closed_at);
    drop(tx);
    render(&ShowPage {
        frame,
        line,
        fields,
        execute_at,
        closed_at,
        answer,
        letters,
        is_link_offered,
        package_until: package.and_then(|package| package.expires_at),
        authority_key,
    })
}

/// The certificate of an erasure, as the file that anyone can check.
pub(super) async fn certificate(frame: Frame, Path(path): Path<RequestPath>) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let request: Authorized<Request, ReadOwnCertificate> = tx.authorize(path.id).await?;
    let file = request.open(&*request)?.certificate.ok_or(Error::NotFound)?;
    Ok(requests::certificate_as_file(&requests::number(&request), file))
}

/// Takes a request back; nothing was destroyed yet.
pub(super) async fn withdraw(frame: Frame, Path(path): Path<RequestPath>) -> Result<Redirect> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let request: Authorized<Request, WithdrawOwnRequest> = tx.authorize(path.id).await?;
    requests::enter(&mut tx, &request, State::Withdrawn).await?;
    tx.commit(Event::of(&request)).await?;
    Ok(Redirect::to(&format!(
        "{}?done=portal-request-withdrawn",
        url::portal_request(path.id)
    )))
}
