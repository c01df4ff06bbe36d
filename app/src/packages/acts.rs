//! What people do with a package: decide its pieces, release it, hand it over as an encrypted file.

use platform::audit::Event;
use platform::authz::Authorized;
use platform::ids::PieceId;
use platform::jobs;
use platform::web::{Error, Form, HeaderMap, IntoResponse as _, Path, Redirect, Response, Result, header};
use serde::Deserialize;

use super::build::{self, Contents};
use super::package::{KEPT_DAYS, Package, PackageFields};
use super::pages::{RequestPath, package_page};
use super::piece::{Piece, PieceFields, Share, Withholding};
use super::redaction::Blackout;
use super::{JOB, gather as gathering, store};
use crate::layout::{Errors, Frame, Length};
use crate::letters;
use crate::paper::Words;
use crate::policy::{DecidePackage, HandOverPackage, ReleasePackage};
use crate::requests::{self, Request, State};
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
    let package: Authorized<Package, DecidePackage> = tx.authorize(path.id).await?;
    if package.released_at.is_some() {
        return Err(Error::Conflict);
    }
    let pieces = store::pieces(&tx, &package).await?;
    let chosen: Vec<(Piece, PieceFields)> = pieces
        .into_iter()
        .filter(|(piece, _)| form.piece.contains(&piece.id))
        .collect();
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
    let package: Authorized<Package, DecidePackage> = tx.authorize(path.id).await?;
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
    let package: Authorized<Package, ReleasePackage> = tx.authorize(path.id).await?;
    let request: Authorized<Request, ReleasePackage> = tx.authorize(path.id).await?;
    if package.released_at.is_some() || request.state != State::InReview {
        return Err(Error::Conflict);
    }
    let pieces = store::pieces(&tx, &package).await?;
    if pieces.iter().any(|(piece, _)| piece.share.is_none()) {
        drop(tx);
        return refused(frame, &path, "pieces", "packages-error-undecided").await;
    }
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
        recipients: &[],
        pieces: &pieces,
    };
    let (files, listed) = contents.files().map_err(|error| Error::Internal(error.to_string()))?;
    let fields = PackageFields {
        safety_note: safety.to_owned(),
        files: listed,
        ..fields
    };
    store::release(&mut tx, &package, &fields, &files, expires_at).await?;
    requests::enter(&mut tx, &request, State::Answered).await?;
    jobs::enqueue_at(&mut tx, JOB, path.id.uuid(), expires_at).await?;
    jobs::enqueue(&mut tx, letters::JOB, path.id.uuid()).await?;
    tx.commit(Event::of(&package).counting(pieces.len())).await?;
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
    let package: Authorized<Package, HandOverPackage> = tx.authorize(path.id).await?;
    let request: Authorized<Request, HandOverPackage> = tx.authorize(path.id).await?;
    if !package.is_open(tx.now()) {
        return Err(Error::Conflict);
    }
    let files = store::files(&tx, &package).await?;
    let archive = build::archive(&files, Some(passphrase)).map_err(|error| Error::Internal(error.to_string()))?;
    store::delivered(&mut tx, path.id).await?;
    tx.commit(Event::of(&package)).await?;
    Ok(as_file(&requests::number(&request), archive))
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
