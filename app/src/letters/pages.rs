//! A letter on the screen, on the printer and as a file, and the note of how it was handed over.

use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::{LetterId, RequestId};
use platform::web::{Error, Form, HeaderMap, IntoResponse as _, Path, Redirect, Response, Result, StatusCode, header};
use serde::Deserialize;

use super::letter::{Letter, LetterFields, Way};
use super::{Template, store};
use crate::disclosures::{self, Kind, NewDisclosure};
use crate::layout::{Errors, Frame, end_of_day, render};
use crate::paper::{Block, Paper, Run, Words, pdf};
use crate::people::{self, NameStyle, Person, PersonFields};
use crate::policy::{ReadLetter, SendLetter};
use crate::requests::{self, Channel, Request};
use crate::url;

#[derive(Clone, Copy, Deserialize)]
pub(super) struct LetterPath {
    pub(super) id: RequestId,
    pub(super) letter: LetterId,
}

/// A letter in a list.
pub struct LetterLine {
    pub id: LetterId,
    pub template: Template,
    pub created_at: Time,
    pub way: Option<Way>,
    pub sent_at: Option<Time>,
}

/// The letters of a request, as its reader may know of them.
pub async fn lines<A: Action>(tx: &ReadTx, request: &Authorized<Request, A>) -> Result<Vec<LetterLine>> {
    let letters = store::list(tx, request.id).await?;
    let lines = letters.into_iter().map(|letter| LetterLine {
        id: letter.id,
        template: letter.template,
        created_at: letter.created_at,
        way: letter.way,
        sent_at: letter.sent_at,
    });
    Ok(lines.collect())
}

/// A letter with whom it goes to.
pub(super) struct Opened {
    pub(super) number: String,
    pub(super) letter: Letter,
    pub(super) fields: LetterFields,
    pub(super) paper: Paper,
    /// Whether the person must not be written to at home.
    pub(super) never_write: bool,
    pub(super) safe_hours: Option<String>,
    /// Who asked by the public form, and how they are reached.
    pub(super) reach: Option<String>,
    /// Whether whoever opens it represents the person.
    pub(super) is_by_representative: bool,
    /// Whether it says that there is more time, and leaves too late for that.
    pub(super) is_too_late: bool,
}

/// Opens a letter for whoever may do `A` to its request.
pub(super) async fn open<A: Action>(frame: &Frame, tx: &ReadTx, path: &LetterPath) -> Result<Opened> {
    let request: Authorized<Request, A> = requests::authorize(tx, path.id).await?;
    requests::admit(tx, &request)?;
    let letter = store::find(tx, path.id, path.letter).await?.ok_or(Error::NotFound)?;
    let fields = request.open(&letter)?;
    let person = match person::<A>(tx, &request).await? {
        Some(person) => Some(person.open(&*person)?),
        None => None,
    };
    let number = requests::number(&request);
    let from = vec![frame.organization_name().to_owned()];
    let asked = request.open(&*request)?;
    let reach = (request.channel == Channel::Form).then(|| asked.asker.clone());
    let to = match &person {
        // They wrote how to reach them; the address on file may not be safe.
        Some(person) if reach.is_some() => vec![person.name(NameStyle::GivenFirst)],
        // Where somebody lives is not among what a representative in requests was given.
        Some(person) if request.ground().is_representation() => vec![person.name(NameStyle::GivenFirst)],
        Some(person) => address(person),
        None => Vec::new(),
    };
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    let words = Words::new(&frame.app, &organization, Some(&fields.language));
    let is_too_late = letter.template == Template::Extension
        && letter.sent_at.is_none()
        && requests::extended(&request, &asked, &organization, frame.today()).is_none();
    let day = vec![words.day(letter.created_at)];
    let foot = format!("{} · {number}", frame.organization_name());
    let safe = person.map(|person| person.safe_contact).unwrap_or_default();
    Ok(Opened {
        paper: fields.paper(letter.created_at, foot, vec![from, to, day]),
        number,
        letter,
        fields,
        never_write: safe.never_write,
        safe_hours: safe.safe_hours,
        reach,
        is_by_representative: request.ground().is_representation(),
        is_too_late,
    })
}

/// The person, as long as they are on file and the reader may know them.
pub(super) async fn person<A: Action>(
    tx: &ReadTx,
    request: &Authorized<Request, A>,
) -> Result<Option<Authorized<Person, A>>> {
    match people::find(tx, request.person_id).await {
        Ok(_) => {}
        Err(platform::db::Error::NoRow) => return Ok(None),
        Err(error) => return Err(error.into()),
    }
    match tx.authorize::<Person, A>(request.person_id).await {
        Ok(person) => Ok(Some(person)),
        Err(platform::Error::Denied(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Name and address; no address for somebody who must not be written to there.
fn address(person: &PersonFields) -> Vec<String> {
    let name = person.name(NameStyle::GivenFirst);
    if person.safe_contact.never_write {
        return vec![name];
    }
    let town = [person.postal_code.as_deref(), person.city.as_deref()];
    let town: Vec<&str> = town.into_iter().flatten().collect();
    let lines = [name, person.street.clone().unwrap_or_default(), town.join(" ")];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

#[derive(askama::Template)]
#[template(path = "letters/show.html")]
struct ShowPage {
    frame: Frame,
    id: RequestId,
    opened: Opened,
    ways: [Way; 2],
    form: SentForm,
    errors: Errors,
}

async fn page(frame: Frame, path: LetterPath, form: SentForm, errors: Errors) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let opened = open::<ReadLetter>(&frame, &tx, &path).await?;
    drop(tx);
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = ShowPage {
        id: path.id,
        opened,
        ways: Way::BY_STAFF,
        form,
        errors,
        frame,
    };
    Ok((status, render(&page)?).into_response())
}

/// The letter, to be read and printed.
pub(super) async fn show(frame: Frame, Path(path): Path<LetterPath>) -> Result<Response> {
    let form = SentForm {
        on: frame.typed_date(frame.today()),
        ..SentForm::default()
    };
    page(frame, path, form, Errors::default()).await
}

/// The letter as PDF.
pub(super) async fn file(frame: Frame, Path(path): Path<LetterPath>) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let opened = open::<ReadLetter>(&frame, &tx, &path).await?;
    drop(tx);
    as_file(&opened)
}

/// A PDF file named by the request's number and the letter's kind.
pub(super) fn as_file(opened: &Opened) -> Result<Response> {
    let file = pdf(&opened.paper).map_err(|error| Error::Internal(error.to_string()))?;
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/pdf"),
    );
    let name = format!(
        "attachment; filename=\"{}-{}.pdf\"",
        opened.number,
        opened.letter.template.name()
    );
    if let Ok(name) = name.parse() {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok((headers, file).into_response())
}

/// How the letter was handed over, and when.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SentForm {
    way: String,
    /// The day as people type it; today where there is none.
    on: String,
}

impl SentForm {
    /// When a letter left that was written at `written`: now, or at the end of an earlier day.
    fn left_at(&self, frame: &Frame, written: Time) -> Option<Time> {
        if self.on.trim().is_empty() {
            return Some(frame.now);
        }
        let day = frame.parse_date(&self.on)?;
        let is_possible = day <= frame.today() && day >= frame.date_of(written);
        let end = end_of_day(frame.organization.as_deref()?, day)?;
        is_possible.then(|| end.min(frame.now))
    }
}

/// Notes that the letter was sent; never by post to somebody who must not be written to.
pub(super) async fn sent(frame: Frame, Path(path): Path<LetterPath>, Form(form): Form<SentForm>) -> Result<Response> {
    let Some(way) = Way::BY_STAFF.into_iter().find(|way| way.name() == form.way) else {
        return page(frame, path, form, Errors::one("way", "letters-error-no-way")).await;
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let request: Authorized<Request, SendLetter> = tx.authorize(path.id).await?;
    let opened = open::<SendLetter>(&frame, &tx, &path).await?;
    if way == Way::Post && opened.never_write {
        drop(tx);
        return page(frame, path, form, Errors::one("way", "letters-error-never-write")).await;
    }
    if opened.letter.sent_at.is_some() {
        return Err(Error::Conflict);
    }
    let Some(at) = form.left_at(&frame, opened.letter.created_at) else {
        drop(tx);
        return page(frame, path, form, Errors::one("on", "letters-error-day")).await;
    };
    store::sent(&mut tx, path.letter, way, at).await?;
    if let Some(person) = person(&tx, &request).await? {
        let new = NewDisclosure::to_the_person(Kind::Letter, at);
        disclosures::record(&mut tx, &person, &new).await?;
    }
    let is_asked_now = Some(opened.letter.cause_at) == request.extended_at;
    if opened.letter.template == Template::Extension && is_asked_now {
        let fields = request.open(&*request)?;
        requests::letter_left(&mut tx, request.open_scope(), ((*request).clone(), fields), at).await?;
    }
    tx.commit(Event::of(&request)).await?;
    Ok(Redirect::to(&format!("{}?done=letter-sent", url::letter(path.id, path.letter))).into_response())
}
