//! What was asked in the portal: where it stands, and what became of it.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::ids::{PersonId, RequestId};
use platform::organization::Jurisdiction;
use platform::web::{Error, Page, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::own;
use crate::answers;
use crate::layout::{Frame, render};
use crate::letters::{self, LetterLine};
use crate::packages;
use crate::people::Person;
use crate::policy::{ReadOwnCertificate, ReadOwnRequests, WithdrawOwnRequest};
use crate::requests::{self, AnswerLine, Channel, OwnCertificate, Request, RequestFields, Right, State};
use crate::url;

#[derive(Clone, Copy, Deserialize)]
pub(super) struct RequestPath {
    id: RequestId,
}

/// Somebody whom the viewer represents, and whom a page is about.
pub(super) struct About {
    pub(super) id: PersonId,
    pub(super) name: String,
}

impl About {
    pub(super) fn of<A: Action>(person: &Authorized<Person, A>) -> Result<Self> {
        Ok(Self {
            id: person.id,
            name: person.open(&**person)?.given,
        })
    }
}

/// A request in a list: of what the person asked, or of what the viewer sent for them.
pub(super) struct Line {
    pub(super) id: RequestId,
    pub(super) number: String,
    pub(super) kind: Right,
    stage: Stage,
    pub(super) received: Time,
    due: Option<Time>,
    can_be_withdrawn: bool,
    /// Whether somebody sent it who represents the person.
    is_by_representative: bool,
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
    pub(super) fn new(request: &Request) -> Self {
        Self {
            id: request.id,
            number: requests::number(request),
            kind: request.kind,
            stage: Stage::of(request.state),
            received: request.received_at,
            due: request.due_at,
            can_be_withdrawn: request.state.can_be_withdrawn(),
            is_by_representative: request.channel == Channel::Representative,
        }
    }

    /// Where it stands, as the person reads it. Either can take back what a representative sent, and who did is not told.
    pub(super) fn stage_key(&self) -> String {
        if self.is_by_representative {
            return self.stage_key_for();
        }
        format!("portal-stage-{}", self.stage.name())
    }

    /// What an item is, as the person reads it or whoever represents them.
    fn item_key(&self, kind: &str) -> String {
        let whose = if self.is_by_representative { "for-" } else { "" };
        format!("portal-item-{whose}{kind}")
    }

    /// What is asked, as whoever represents the person reads it.
    pub(super) fn kind_key_for(&self) -> String {
        format!("portal-kind-for-{}", self.kind.name())
    }

    /// Where it stands, as whoever represents the person reads it: not who took it back.
    pub(super) fn stage_key_for(&self) -> String {
        match self.stage {
            Stage::Withdrawn => "portal-stage-for-withdrawn".to_owned(),
            stage => format!("portal-stage-{}", stage.name()),
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

pub(super) fn jurisdiction(frame: &Frame) -> Result<Jurisdiction> {
    Ok(frame.organization.as_ref().ok_or(Error::NotFound)?.jurisdiction)
}

#[derive(Template)]
#[template(path = "portal/request.html")]
struct ShowPage {
    frame: Frame,
    /// Whom it is about, where the viewer represents them.
    about: Option<About>,
    /// Whether somebody who represents the viewer sent it.
    is_by_representative: bool,
    /// Whether the viewer reads what was written with it.
    shows_words: bool,
    line: Line,
    channel: Channel,
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
///
/// What a representative wrote with a request is shown to them alone: it can tell about others, or about them, what the person or another representative must not read.
/// The copy of the data and the answer link are the person's; taking it back is theirs and of whoever sent it.
pub(super) async fn show(frame: Frame, Path(path): Path<RequestPath>) -> Result<Page> {
    let authority_key = match jurisdiction(&frame)? {
        Jurisdiction::Finland => "public-authority-fi",
        Jurisdiction::Netherlands | Jurisdiction::EuropeanUnion => "public-authority-eu",
        Jurisdiction::UnitedStates => "public-authority-us",
    };
    let tx = frame.app.db.read(frame.actor()?).await?;
    let request: Authorized<Request, ReadOwnRequests> = requests::authorize(&tx, path.id).await?;
    let about = if request.ground().is_representation() {
        let person = tx.authorize::<Person, ReadOwnRequests>(request.person_id).await?;
        Some(About::of(&person)?)
    } else {
        None
    };
    let is_sent_by_representative = request.channel == Channel::Representative;
    let fields = request.open(&*request)?;
    let mut line = Line::new(&request);
    line.can_be_withdrawn &= about.is_none() || is_sent_by_representative;
    let answer = if line.stage == Stage::Answered {
        requests::answer(&requests::items(&tx, &request).await?)
    } else {
        Vec::new()
    };
    let letters = letters::lines(&tx, &request).await?;
    let package = packages::find(&tx, path.id)
        .await?
        .filter(|package| about.is_none() && package.is_open(frame.now));
    let is_link_offered = about.is_none() && answers::is_offered(&request);
    let channel = request.channel;
    let (execute_at, closed_at) = (request.execute_at, request.closed_at);
    drop(tx);
    render(&ShowPage {
        frame,
        is_by_representative: is_sent_by_representative && about.is_none(),
        // Whoever wrote a letter, called, or filled the form in without an account may be somebody else.
        shows_words: matches!(channel, Channel::Portal | Channel::Representative)
            && is_sent_by_representative == about.is_some(),
        about,
        line,
        channel,
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

#[derive(Template)]
#[template(path = "portal/certificate.html")]
struct CertificatePage {
    frame: Frame,
    id: RequestId,
    /// Whom it is about, where the viewer represents them.
    about: Option<String>,
    certificate: OwnCertificate,
}

/// The certificate of an erasure, to be read and printed.
pub(super) async fn certificate(frame: Frame, Path(path): Path<RequestPath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let request: Authorized<Request, ReadOwnCertificate> = requests::authorize(&tx, path.id).await?;
    let file = request.open(&*request)?.certificate.ok_or(Error::NotFound)?;
    // Who went whole has left no name behind, and reads the answer by its link.
    let about = if request.ground().is_representation() {
        let person = tx.authorize::<Person, ReadOwnCertificate>(request.person_id).await?;
        Some(person.open(&*person)?.given)
    } else {
        None
    };
    let whose = if about.is_some() { "for-" } else { "" };
    drop(tx);
    render(&CertificatePage {
        id: path.id,
        certificate: OwnCertificate::read(&frame, &file, whose)?,
        about,
        frame,
    })
}

/// The certificate of an erasure, as the file that anyone can check.
pub(super) async fn certificate_file(frame: Frame, Path(path): Path<RequestPath>) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let request: Authorized<Request, ReadOwnCertificate> = requests::authorize(&tx, path.id).await?;
    let file = request.open(&*request)?.certificate.ok_or(Error::NotFound)?;
    Ok(requests::certificate_as_file(&requests::number(&request), file))
}

/// Takes a request back; nothing was destroyed yet.
pub(super) async fn withdraw(frame: Frame, Path(path): Path<RequestPath>) -> Result<Redirect> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let request: Authorized<Request, WithdrawOwnRequest> = requests::authorize_to_withdraw(&tx, path.id).await?;
    requests::enter(&mut tx, &request, State::Withdrawn).await?;
    tx.commit(Event::of(&request)).await?;
    Ok(Redirect::to(&format!(
        "{}?done=portal-request-withdrawn",
        url::portal_request(path.id)
    )))
}
