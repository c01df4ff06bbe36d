//! What people do with a package: decide its pieces, gather it anew, hand it over as an encrypted file.

use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::db::{ReadTx, Tx};
use platform::ids::{PieceId, RequestId};
use platform::jobs;
use platform::web::{Error, Form, IntoResponse as _, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::archive::{as_file, pack};
use super::package::Package;
use super::pages::{RequestPath, package_page};
use super::piece::{Piece, PieceFields, Share, Withholding};
use super::redaction::Blackout;
use super::{JOB, gather as gathering, store};
use crate::disclosures::{self, Basis, Category, Kind, NewDisclosure};
use crate::layout::{Errors, Frame, Length};
use crate::people::Person;
use crate::policy::{DecidePackage, HandOverPackage, ReadPackage};
use crate::requests::{self, Channel, Request};
use crate::url;

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

pub(super) async fn refused(
    frame: Frame,
    path: &RequestPath,
    field: &'static str,
    key: &'static str,
) -> Result<Response> {
    package_page(frame, path.id, Errors::one(field, key)).await
}

/// A package in the hands of somebody who is not kept out of its request.
pub(super) async fn open<A: Action>(
    tx: &Tx,
    id: RequestId,
) -> Result<(Authorized<Package, A>, Authorized<Request, A>)> {
    let request = tx.authorize(id).await?;
    requests::admit_to_copy(tx, &request)?;
    Ok((tx.authorize(id).await?, request))
}

/// The same for what is read before the act; what is logged is the look.
pub(super) async fn open_before<A: Action>(
    tx: &ReadTx,
    id: RequestId,
) -> Result<(Authorized<Package, A>, Authorized<Request, A>)> {
    let request = tx.authorize_to_show::<_, A, ReadPackage>(id).await?;
    requests::admit_to_copy(tx, &request)?;
    Ok((tx.authorize_to_show::<_, A, ReadPackage>(id).await?, request))
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
    // Nothing is decided between a release's look and its writing.
    tx.lock(path.id.uuid()).await?;
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
    if share == Share::Redacted
        && !blackouts
            .iter()
            .all(|blackout| chosen.iter().any(|(_, fields)| fields.says(blackout)))
    {
        drop(tx);
        return refused(frame, &path, "pieces", "packages-error-strikes-nothing").await;
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
    let tx = frame.app.db.read(frame.actor()?).await?;
    let (package, request) = open_before::<HandOverPackage>(&tx, path.id).await?;
    if !package.is_open(tx.now()) {
        return Err(Error::Conflict);
    }
    if !requests::is_still_asked(&tx, &request, &request.open(&*request)?).await? {
        tx.note(Event::of(&package).refused());
        drop(tx);
        return refused(frame, &path, "passphrase", "packages-error-representation").await;
    }
    let files = store::files(&tx, &package).await?;
    let organization = tx.organization();
    drop(tx);
    let archive = Box::pin(pack(frame.app.db.blobs(), organization, files, Some(passphrase))).await?;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let (package, request) = open::<HandOverPackage>(&tx, path.id).await?;
    let asked = request.open(&*request)?;
    let is_asked = requests::is_still_asked(&tx, &request, &asked).await?;
    if !package.is_open(tx.now()) || !is_asked {
        return Err(Error::Conflict);
    }
    let is_by_representative = request.channel == Channel::Representative;
    let to = is_by_representative.then_some(asked.asker.as_str());
    deliver(&mut tx, &package, to).await?;
    tx.commit(Event::of(&package)).await?;
    Ok(as_file(&requests::number(&request), archive))
}

/// Notes that a package leaves: in the register of disclosures the first time that it goes to the person, and each time to a representative.
pub(super) async fn deliver<A: Action>(
    tx: &mut Tx,
    package: &Authorized<Package, A>,
    representative: Option<&str>,
) -> Result<()> {
    let is_first = store::delivered(tx, package.id).await?;
    let to_the_person = NewDisclosure::to_the_person(Kind::AccessPackage, tx.now());
    let new = match representative {
        Some(recipient) => NewDisclosure {
            category: Category::Representative,
            basis: Basis::OwnRight,
            recipient,
            ..to_the_person
        },
        None if is_first => to_the_person,
        None => return Ok(()),
    };
    let person: Authorized<Person, A> = tx.authorize(package.person_id).await?;
    disclosures::record(tx, &person, &new).await?;
    Ok(())
}
