//! What people do with a package: decide its pieces, release it, hand it over as an encrypted file.

use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::db::Tx;
use platform::ids::{PieceId, RequestId};
use platform::jobs;
use platform::web::{Error, Form, HeaderMap, IntoResponse as _, Path, Redirect, Response, Result, header};
use serde::Deserialize;

use super::build::{self, Contents};
use super::package::{FileFields, KEPT_DAYS, Package, PackageFields};
use super::pages::{RequestPath, package_page};
use super::piece::{Piece, PieceFields, Share, Withholding};
use super::redaction::Blackout;
use super::{JOB, gather as gathering, store};
use crate::disclosures::{self, Kind, NewDisclosure};
use crate::documents::FileCopy;
use crate::layout::{Errors, Frame, Length};
use crate::letters;
use crate::paper::Words;
use crate::people::Person;
use crate::policy::{DecidePackage, HandOverPackage, ReleasePackage};
use crate::requests::{self, Request, Right, State};
use crate::url;

/// Seconds in a day.
const DAY: i64 = 86_400;
/// Letters of a passphrase: NIST SP 800-63B asks for 15 where it is the only factor.
const PASSPHRASE: usize = 15;

/// What was decided about pieces.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    piece: Vec<PieceId>,
    share: String,
    /// One phrase a line.
    blackouts: String,
    reason: String,
    note: String,
}

impl DecisionForm {
    /// The decision, or what is wrong with it.
    fn read(&self) -> std::result::Result<(Share, Option<Withholding>, Vec<Blackout>), &'static str> {
        let share = Share::parse(&self.share).ok_or("packages-error-no-share")?;
        if !Length::Text.fits(&self.blackouts) || !Length::Text.fits(&self.note) {
            return Err(Length::Text.error());
        }
        let reason = Withholding::parse(&self.reason);
        if share == Share::Whole {
            return Ok((share, None, Vec::new()));
        }
        let reason = reason.ok_or("packages-error-no-reason")?;
        let phrases = self
            .blackouts
            .lines()
            .map(str::trim)
            .filter(|phrase| !phrase.is_empty());
        let blackouts: Vec<Blackout> = phrases
            .map(|phrase| Blackout {
                phrase: phrase.to_owned(),
                reason: reason.name().to_owned(),
            })
            .collect();
        if share == Share::Redacted && blackouts.is_empty() {
            return Err("packages-error-no-blackouts");
        }
        Ok((share, Some(reason), blackouts))
    }
}

async fn refused(frame: Frame, path: &RequestPath, field: &'static str, key: &'static str) -> Result<Response> {
    package_page(frame, path.id, Errors::one(field, key)).await
}

/// A package in the hands of somebody who is not kept out of its request.
async fn open<A: Action>(tx: &Tx, id: RequestId) -> Result<(Authorized<Package, A>, Authorized<Request, A>)> {
    let request = tx.authorize(id).await?;
    requests::admit(tx, &request)?;
    Ok((tx.authorize(id).await?, request))
}

/// Decides what of some pieces is given.
pub(super) async fn decide(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<DecisionForm>,
) -> Result<Response> {
    let (share, reason, blackouts) = match form.read() {
        Ok(read) => read,
        Err(key) => return refused(frame, &path, "pieces", key).await,
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let (package, _) = open::<DecidePackage>(&tx, path.id).await?;
    if package.released_at.is_some() {
        return Err(Error::Conflict);
    }
    let pieces = store::pieces(&tx, &package).await?;
    let chosen: Vec<(Piece, PieceFields)> = pieces
        .into_iter()
        .filter(|(piece, _)| form.piece.contains(&piece.id))
        .collect();
    if share == Share::Redacted && chosen.iter().any(|(_, fields)| fields.file.is_some()) {
        drop(tx);
        return refused(frame, &path, "pieces", "packages-error-document").await;
    }
    let me = tx.actor().account_id().map(|account| account.to_string());
    if share != Share::Whole && chosen.iter().any(|(_, fields)| fields.by.is_some() && fields.by == me) {
        tx.note(Event::of(&package).refused());
        drop(tx);
        return refused(frame, &path, "pieces", "packages-error-own-look").await;
    }
    if chosen.is_empty() {
        drop(tx);
        return refused(frame, &path, "pieces", "packages-error-no-pieces").await;
    }
    let count = chosen.len();
    for (piece, mut fields) in chosen {
        fields.blackouts.clone_from(&blackouts);
        fields.reason = reason.map(|reason| reason.name().to_owned());
        fields.note = Some(form.note.trim().to_owned()).filter(|note| !note.is_empty());
        store::update_piece(&mut tx, package.open_scope(), &piece, share, &fields).await?;
    }
    tx.commit(Event::of(&package).counting(count)).await?;
    Ok(Redirect::to(&format!("{}?done=package-decided", url::package(path.id))).into_response())
}

/// Gathers everything anew: what was decided about the pieces goes.
pub(super) async fn gather(frame: Frame, Path(path): Path<RequestPath>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let (package, _) = open::<DecidePackage>(&tx, path.id).await?;
    if package.released_at.is_some() {
        return Err(Error::Conflict);
    }
    gathering::end(&mut tx, &package).await?;
    jobs::enqueue(&mut tx, JOB, path.id.uuid()).await?;
    tx.commit(Event::of(&package)).await?;
    Ok(Redirect::to(&format!("{}?done=package-gathering", url::request(path.id))).into_response())
}

/// That nobody is put in danger, as whoever releases it has checked.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReleaseForm {
    safety: String,
}

/// The documents that are given, each with its name in the package.
fn given_files(pieces: &[(Piece, PieceFields)]) -> impl Iterator<Item = (String, &FileCopy)> {
    let given = pieces.iter().filter(|(piece, _)| piece.share == Some(Share::Whole));
    let files = given.filter_map(|(_, fields)| fields.file.as_ref());
    files.zip(1..).map(|(file, number)| {
        // Two documents may have the same name.
        (format!("documents/{number:03}-{}", file.fields.file_name), file)
    })
}

/// Every file of a released package with its bytes, the documents' read from where they lie.
pub(super) async fn read_files(frame: &Frame, tx: &Tx, files: Vec<FileFields>) -> Result<Vec<(String, Vec<u8>)>> {
    let mut read = Vec::with_capacity(files.len());
    for file in files {
        let bytes = match &file.document {
            Some(document) => document.read(frame.app.db.blobs(), tx.organization()).await?,
            None => file.bytes,
        };
        read.push((file.name, bytes));
    }
    Ok(read)
}

/// Makes the files and answers the request with them.
pub(super) async fn release(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<ReleaseForm>,
) -> Result<Response> {
    let safety = form.safety.trim();
    if safety.is_empty() {
        return refused(frame, &path, "safety", "packages-error-no-safety").await;
    }
    if !Length::Text.fits(safety) {
        return refused(frame, &path, "safety", Length::Text.error()).await;
    }
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let (package, request) = open::<ReleasePackage>(&tx, path.id).await?;
    if package.released_at.is_some() || request.state != State::InReview {
        return Err(Error::Conflict);
    }
    if requests::is_alone(&tx, &request.open(&*request)?).await? {
        tx.note(Event::of(&package).refused());
        drop(tx);
        return refused(frame, &path, "safety", "requests-error-alone").await;
    }
    let pieces = store::pieces(&tx, &package).await?;
    if pieces.iter().any(|(piece, _)| piece.share.is_none()) {
        drop(tx);
        return refused(frame, &path, "pieces", "packages-error-undecided").await;
    }
    let count = pieces.len();
    let fields = package.open(&*package)?;
    let words = Words::new(&frame.app, &organization, Some(&fields.language));
    let name = pieces
        .iter()
        .flat_map(|(_, fields)| &fields.facts)
        .find(|fact| fact.key == "name");
    let (now, expires_at) = (tx.now(), tx.now().plus_seconds(KEPT_DAYS * DAY));
    let number = requests::number(&request);
    let contents = Contents {
        organization: &organization,
        words: &words,
        number: &number,
        person: name.map_or("", |fact| fact.value.as_str()),
        received: request.received_at,
        at: now,
        expires_at,
        is_log: request.kind == Right::AccessLog,
        pieces: &pieces,
    };
    let mut documents = Vec::new();
    for (name, file) in given_files(&pieces) {
        let bytes = file.read(frame.app.db.blobs(), tx.organization()).await?;
        documents.push(build::list(&name, &bytes));
    }
    let files = contents.files(documents);
    let (mut files, listed) = files.map_err(|error| Error::Internal(error.to_string()))?;
    let fields = PackageFields {
        safety_note: safety.to_owned(),
        files: listed,
        ..fields.clone()
    };
    let names: Vec<String> = given_files(&pieces).map(|(name, _)| name).collect();
    let copies = pieces
        .into_iter()
        .filter(|(piece, _)| piece.share == Some(Share::Whole));
    let copies = copies.filter_map(|(_, fields)| fields.file);
    files.extend(names.into_iter().zip(copies).map(|(name, copy)| FileFields {
        document: Some(copy),
        ..FileFields::new(&name, Vec::new())
    }));
    store::release(&mut tx, &package, &fields, &files, expires_at).await?;
    requests::enter(&mut tx, &request, State::Answered).await?;
    jobs::enqueue_at(&mut tx, JOB, path.id.uuid(), expires_at).await?;
    jobs::enqueue(&mut tx, letters::JOB, path.id.uuid()).await?;
    tx.commit(Event::of(&package).counting(count)).await?;
    Ok(Redirect::to(&format!("{}?done=package-released", url::package(path.id))).into_response())
}

/// The passphrase that a file is encrypted with; it is told to the person another way.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct HandOverForm {
    passphrase: String,
}

/// The package as an encrypted file, for somebody without the portal.
pub(super) async fn hand_over(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<HandOverForm>,
) -> Result<Response> {
    let passphrase = form.passphrase.trim();
    if passphrase.chars().count() < PASSPHRASE || !Length::Name.fits(passphrase) {
        return refused(frame, &path, "passphrase", "packages-error-passphrase").await;
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let (package, request) = open::<HandOverPackage>(&tx, path.id).await?;
    if !package.is_open(tx.now()) {
        return Err(Error::Conflict);
    }
    let files = read_files(&frame, &tx, store::files(&tx, &package).await?).await?;
    let archive = build::archive(&files, Some(passphrase)).map_err(|error| Error::Internal(error.to_string()))?;
    deliver(&mut tx, &package).await?;
    tx.commit(Event::of(&package)).await?;
    Ok(as_file(&requests::number(&request), archive))
}

/// Notes that a package leaves; the first time also in the register of disclosures.
pub(super) async fn deliver<A: Action>(tx: &mut Tx, package: &Authorized<Package, A>) -> Result<()> {
    if !store::delivered(tx, package.id).await? {
        return Ok(());
    }
    let person: Authorized<Person, A> = tx.authorize(package.person_id).await?;
    let new = NewDisclosure::to_the_person(Kind::AccessPackage, tx.now());
    disclosures::record(tx, &person, &new).await?;
    Ok(())
}

/// An archive as a download, named by the request's number alone.
pub(super) fn as_file(number: &str, archive: Vec<u8>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/zip"),
    );
    if let Ok(name) = format!("attachment; filename=\"{number}.zip\"").parse() {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    (headers, archive).into_response()
}
