//! A form as staff see it: whom it is about, or why it is no request.

use askama::Template;
use jiff::civil::Date;
use platform::audit::Event;
use platform::authz::{Authorized, Permit};
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::{PersonId, PublicRequestId};
use platform::jobs;
use platform::subject::{self, Extent};
use platform::web::{Error, Form, IntoResponse as _, Path, Redirect, Response, Result, StatusCode};
use serde::Deserialize;
use uuid::Uuid;

use super::request::{Outcome, PublicRequest, PublicRequestFields};
use super::{JOB, KEPT_DAYS, store};
use crate::layout::{Errors, Frame, Length, render};
use crate::people::{self, Found, Person, Reach};
use crate::policy::{AssignPublicRequest, ClosePublicRequest, ReadPublicRequests, RecordRequest};
use crate::requests::{self, Asking, Channel, Right};
use crate::{tables, tasks, url};

#[derive(Clone, Copy, Deserialize)]
pub(super) struct FormPath {
    id: PublicRequestId,
}

/// A form in a list; what was sent is opened on its own page only.
pub struct FormLine {
    pub id: PublicRequestId,
    pub kind: Right,
    pub received_at: Time,
    pub due: Date,
    pub days_left: Option<i32>,
    pub outcome: Option<Outcome>,
    pub ends_at: Option<Time>,
}

impl FormLine {
    fn new(frame: &Frame, form: &PublicRequest) -> Self {
        let due = frame.date_of(form.due_at);
        Self {
            id: form.id,
            kind: form.kind,
            received_at: form.received_at,
            due,
            days_left: frame.today().until(due).ok().map(|span| span.get_days()),
            outcome: form.outcome,
            ends_at: form.ends_at(),
        }
    }
}

/// The forms that wait, and those that are answered and still kept.
pub async fn lines(frame: &Frame, tx: &ReadTx) -> Result<(Vec<FormLine>, Vec<FormLine>)> {
    let permit: Permit<ReadPublicRequests> = tx.permit()?;
    let waiting = store::list_waiting(tx).await?;
    let closed = store::list_closed(tx).await?;
    let count = waiting.len() + closed.len();
    if count > 0 {
        tx.note(Event::on(&permit, &tables::PUBLIC_REQUEST, Uuid::nil(), None).counting(count));
    }
    let lines = |forms: &[PublicRequest]| forms.iter().map(|form| FormLine::new(frame, form)).collect();
    Ok((lines(&waiting), lines(&closed)))
}

/// What is sought, and what was chosen of what was found.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct PersonForm {
    q: String,
    person: String,
    /// Whether whoever asks has to prove who they are.
    proof: String,
    proof_reason: String,
}

/// Why a form is no request.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct CloseForm {
    outcome: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "public_requests/show.html")]
struct ShowPage {
    frame: Frame,
    line: FormLine,
    fields: PublicRequestFields,
    birth: Option<Date>,
    found: Option<Found>,
    person: PersonForm,
    outcomes: [Outcome; 2],
    close: CloseForm,
    kept_days: i64,
    errors: Errors,
}

/// What the page shows besides the form itself.
#[derive(Default)]
struct Shown {
    person: PersonForm,
    close: CloseForm,
    errors: Errors,
}

async fn page(frame: Frame, path: FormPath, shown: Shown) -> Result<Response> {
    let Shown {
        mut person,
        close,
        mut errors,
    } = shown;
    let tx = frame.app.db.read(frame.actor()?).await?;
    let form: Authorized<PublicRequest, ReadPublicRequests> = tx.authorize(path.id).await?;
    let fields = form.open(&*form)?;
    let text = person.q.trim().to_owned();
    let mut found = None;
    if text.is_empty() {
        fields.name.clone_into(&mut person.q);
    } else {
        errors.limit("q", &text, Length::Name);
        if text.chars().count() < 2 {
            errors.add("q", "people-search-too-short");
        }
        if errors.of("q").is_none() {
            // Also whoever is kept by law only: they ask themselves.
            let reason = frame.t("public-form-search-reason");
            found = Some(people::find_logged(&frame, &tx, &text, Some((&reason, Reach::All))).await?);
        }
    }
    let line = FormLine::new(&frame, &form);
    drop(tx);
    if person.proof_reason.is_empty() {
        person.proof_reason = frame.t("public-form-proof-reason-proposed").into_owned();
    }
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = ShowPage {
        line,
        birth: fields.birth.parse().ok(),
        fields,
        found,
        person,
        outcomes: Outcome::ALL,
        close,
        kept_days: KEPT_DAYS,
        errors,
        frame,
    };
    Ok((status, render(&page)?).into_response())
}

/// What was sent, and what can be done with it.
pub(super) async fn show(frame: Frame, Path(path): Path<FormPath>) -> Result<Response> {
    let shown = Shown {
        person: PersonForm {
            proof: "yes".to_owned(),
            ..PersonForm::default()
        },
        ..Shown::default()
    };
    page(frame, path, shown).await
}

/// Looks for whom it may be about, among those whom the viewer may know of.
pub(super) async fn search(
    frame: Frame,
    Path(path): Path<FormPath>,
    Form(mut person): Form<PersonForm>,
) -> Result<Response> {
    let mut errors = Errors::default();
    if person.q.trim().is_empty() {
        errors.add("q", "people-search-too-short");
    }
    "yes".clone_into(&mut person.proof);
    let shown = Shown {
        person,
        errors,
        ..Shown::default()
    };
    page(frame, path, shown).await
}

/// Who asks, as the request keeps it.
fn asker(frame: &Frame, fields: &PublicRequestFields) -> String {
    let birth: Option<Date> = fields.birth.parse().ok();
    let birth = birth.map_or_else(|| fields.birth.clone(), |birth| frame.date(&birth));
    let mut lines = vec![frame.t1("public-form-asker-receipt", "receipt", &fields.receipt)];
    lines.push(frame.locale.t2(
        "public-form-asker-about",
        ("name", fields.name.as_str()),
        ("birth", birth),
    ));
    lines.push(match &fields.sender {
        Some(sender) => frame.t1("public-form-asker-sender", "sender", sender),
        None => frame.t("public-form-asker-self").into_owned(),
    });
    lines.push(frame.t1("public-form-asker-reach", "reach", &fields.reach));
    lines.join("\n")
}

/// It is about this person: it becomes a data request, and nothing is left of the form.
pub(super) async fn assign(frame: Frame, Path(path): Path<FormPath>, Form(form): Form<PersonForm>) -> Result<Response> {
    let needs_proof = form.proof == "yes";
    let reason = form.proof_reason.trim().to_owned();
    let mut errors = Errors::default();
    let person_id: Option<PersonId> = form.person.parse().ok();
    if person_id.is_none() {
        errors.add("person", "public-form-error-person");
    }
    if needs_proof && reason.is_empty() {
        errors.add("proof_reason", "requests-error-no-reason");
    }
    errors.limit("proof_reason", &reason, Length::Text);
    let (Some(person_id), true) = (person_id, errors.is_empty()) else {
        let shown = Shown {
            person: form,
            errors,
            ..Shown::default()
        };
        return page(frame, path, shown).await;
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let public: Authorized<PublicRequest, AssignPublicRequest> = tx.authorize(path.id).await?;
    let fields = public.open(&*public)?;
    let person = tx.authorize::<Person, RecordRequest>(person_id).await?;
    let is_deceased = person.open(&*person)?.is_deceased();
    if subject::destroy(&mut tx, tables::all(), public.scope, &Extent::Whole).await? == 0 {
        return Err(Error::Conflict);
    }
    let asking = Asking {
        person: person_id,
        // Whoever asks about the dead asks as a relative, whatever was ticked.
        kind: if is_deceased { Right::Relative } else { public.kind },
        channel: Channel::Form,
        received: frame.date_of(public.received_at),
        asker: &asker(&frame, &fields),
        relation: fields.sender.as_deref().filter(|_| is_deceased),
        asked: &fields.words,
    };
    let id = requests::receive(&mut tx, &asking).await?;
    if needs_proof {
        requests::ask_identity(&mut tx, id, reason).await?;
    }
    // Its key goes as soon as this is committed.
    jobs::enqueue(&mut tx, JOB, path.id.uuid()).await?;
    let events = vec![
        Event::of(&public),
        Event::of(&person).object(&tables::DATA_REQUEST, id.uuid()),
    ];
    tx.commit_all(events).await?;
    Ok(Redirect::to(&format!("{}?done=request-recorded", url::request(id))).into_response())
}

/// Whether it may be about somebody whom few may know of. Asked whatever the outcome is, so that time tells nothing; said to a named person only.
async fn may_be_hidden(frame: &Frame, path: FormPath) -> Result<bool> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let public = tx
        .authorize_to_show::<PublicRequest, ClosePublicRequest, ReadPublicRequests>(path.id)
        .await?;
    let fields = public.open(&*public)?;
    let birth = fields.birth.parse().ok();
    Ok(people::may_mean_marked(&frame.app.directories, &tx, &fields.name, birth).await?)
}

/// It is no request: answered, and closed.
pub(super) async fn close(frame: Frame, Path(path): Path<FormPath>, Form(form): Form<CloseForm>) -> Result<Response> {
    let reason = form.reason.trim();
    let mut errors = Errors::default();
    let outcome = Outcome::parse(&form.outcome);
    if outcome.is_none() {
        errors.add("outcome", "public-form-error-outcome");
    }
    if reason.is_empty() {
        errors.add("reason", "requests-error-no-reason");
    }
    errors.limit("reason", reason, Length::Text);
    let (Some(outcome), true) = (outcome, errors.is_empty()) else {
        let shown = Shown {
            close: form,
            errors,
            person: PersonForm {
                proof: "yes".to_owned(),
                ..PersonForm::default()
            },
        };
        return page(frame, path, shown).await;
    };
    let may_be_hidden = may_be_hidden(&frame, path).await?;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let public: Authorized<PublicRequest, ClosePublicRequest> = tx.authorize(path.id).await?;
    if public.outcome.is_some() {
        return Err(Error::Conflict);
    }
    let mut fields = public.open(&*public)?;
    fields.reason = Some(reason.to_owned());
    store::close(&mut tx, public.open_scope(), &public, outcome, &fields).await?;
    let ends_at = PublicRequest {
        closed_at: Some(tx.now()),
        ..(*public).clone()
    }
    .ends_at();
    if let Some(at) = ends_at {
        jobs::enqueue_at(&mut tx, JOB, path.id.uuid(), at).await?;
        if may_be_hidden && outcome == Outcome::Nobody {
            tasks::raise_hidden_form(&mut tx, at).await?;
        }
    }
    tx.commit(Event::of(&public)).await?;
    Ok(Redirect::to(&format!("{}?done=public-request-closed", url::requests())).into_response())
}
