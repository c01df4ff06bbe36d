//! The release of a package: its files are made of the decided pieces, and answer the request.
//!
//! Everything is read and made before the transaction that writes it, which asks again whether nothing was decided otherwise meanwhile.

use std::sync::Arc;

use platform::audit::Event;
use platform::clock::Time;
use platform::ids::PieceId;
use platform::jobs;
use platform::organization::Organization;
use platform::web::{Error, Form, IntoResponse as _, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::acts::{open, open_before, refused};
use super::archive::{MAX_BYTES, apart};
use super::build::{self, BuildError, Contents};
use super::package::{FileFields, KEPT_DAYS, Listed, PackageFields};
use super::pages::RequestPath;
use super::piece::{Piece, PieceFields, Share};
use super::{JOB, store};
use crate::documents::FileCopy;
use crate::layout::{Frame, Length};
use crate::letters;
use crate::paper::Words;
use crate::policy::ReleasePackage;
use crate::requests::{self, Request, Right, State};
use crate::url;

/// Seconds in a day.
const DAY: i64 = 86_400;

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

/// What stands against releasing these pieces.
fn obstacle(pieces: &[(Piece, PieceFields)]) -> Option<&'static str> {
    if pieces.iter().any(|(piece, _)| piece.share.is_none()) {
        return Some("packages-error-undecided");
    }
    let sizes = given_files(pieces).map(|(_, file)| file.fields.size_bytes);
    (sizes.fold(0, u64::saturating_add) > MAX_BYTES).then_some("packages-error-too-large")
}

/// What the files are made of.
struct Making {
    organization: Arc<Organization>,
    words: Words,
    number: String,
    received: Time,
    at: Time,
    expires_at: Time,
    is_log: bool,
    pieces: Vec<(Piece, PieceFields)>,
    documents: Vec<Listed>,
}

impl Making {
    /// Every file of the package, the documents by what opens them, and all of them as the manifest names them.
    fn files(self) -> std::result::Result<(Vec<FileFields>, Vec<Listed>), BuildError> {
        let mut facts = self.pieces.iter().flat_map(|(_, fields)| &fields.facts);
        let name = facts.find(|fact| fact.key == "name");
        let contents = Contents {
            organization: &self.organization,
            words: &self.words,
            number: &self.number,
            person: name.map_or("", |fact| fact.value.as_str()),
            received: self.received,
            at: self.at,
            expires_at: self.expires_at,
            is_log: self.is_log,
            pieces: &self.pieces,
        };
        let (mut files, listed) = contents.files(self.documents)?;
        let names: Vec<String> = given_files(&self.pieces).map(|(name, _)| name).collect();
        let given = self.pieces.into_iter();
        let given = given.filter(|(piece, _)| piece.share == Some(Share::Whole));
        let copies = given.filter_map(|(_, fields)| fields.file);
        files.extend(names.into_iter().zip(copies).map(|(name, copy)| FileFields {
            document: Some(copy),
            ..FileFields::new(&name, Vec::new())
        }));
        Ok((files, listed))
    }
}

/// The pieces as they were read.
fn versions(pieces: &[(Piece, PieceFields)]) -> Vec<(PieceId, i64)> {
    pieces.iter().map(|(piece, _)| (piece.id, piece.version)).collect()
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
    let tx = frame.app.db.read(frame.actor()?).await?;
    let (package, request) = open_before::<ReleasePackage>(&tx, path.id).await?;
    if package.released_at.is_some() || request.state != State::InReview {
        return Err(Error::Conflict);
    }
    if requests::is_alone(&tx, &request.open(&*request)?).await? {
        tx.note(Event::of(&package).refused());
        drop(tx);
        return refused(frame, &path, "safety", "requests-error-alone").await;
    }
    if !requests::is_still_asked(&tx, &request, &request.open(&*request)?).await? {
        tx.note(Event::of(&package).refused());
        drop(tx);
        return refused(frame, &path, "safety", "packages-error-representation").await;
    }
    let (fields, at) = (package.open(&*package)?, tx.now());
    let pieces = store::pieces(&tx, &package).await?;
    drop(tx);
    if let Some(key) = obstacle(&pieces) {
        return refused(frame, &path, "pieces", key).await;
    }
    let (count, read) = (pieces.len(), versions(&pieces));
    let making = making(&frame, &request, &fields, pieces, at).await?;
    let expires_at = making.expires_at;
    let made = apart(move || making.files()).await?;
    let (files, listed) = made.map_err(|error| Error::Internal(error.to_string()))?;
    let fields = PackageFields {
        safety_note: safety.to_owned(),
        files: listed,
        ..fields
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    tx.lock(path.id.uuid()).await?;
    let (package, request) = open::<ReleasePackage>(&tx, path.id).await?;
    let is_as_read = package.released_at.is_none() && store::piece_versions(&tx, path.id).await? == read;
    let asked = request.open(&*request)?;
    let is_alone = requests::is_alone(&tx, &asked).await?;
    let is_asked = requests::is_still_asked(&tx, &request, &asked).await?;
    if !is_as_read || is_alone || !is_asked || request.state != State::InReview {
        return Err(Error::Conflict);
    }
    store::release(&mut tx, &package, &fields, &files, expires_at).await?;
    requests::enter(&mut tx, &request, State::Answered).await?;
    jobs::enqueue_at(&mut tx, JOB, path.id.uuid(), expires_at).await?;
    jobs::enqueue(&mut tx, letters::JOB, path.id.uuid()).await?;
    tx.commit(Event::of(&package).counting(count)).await?;
    Ok(Redirect::to(&format!("{}?done=package-released", url::package(path.id))).into_response())
}

/// Reads the documents that are given, one at a time, for their hashes.
async fn making(
    frame: &Frame,
    request: &Request,
    fields: &PackageFields,
    pieces: Vec<(Piece, PieceFields)>,
    at: Time,
) -> Result<Making> {
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    let (blobs, owner) = (frame.app.db.blobs(), frame.actor()?.organization());
    let mut documents = Vec::new();
    for (name, file) in given_files(&pieces) {
        let bytes = file.read(blobs, owner).await?;
        documents.push(apart(move || build::list(&name, &bytes)).await?);
    }
    Ok(Making {
        words: Words::new(&frame.app, &organization, Some(&fields.language)),
        organization,
        number: requests::number(request),
        received: request.received_at,
        at,
        expires_at: at.plus_seconds(KEPT_DAYS * DAY),
        is_log: request.kind == Right::AccessLog,
        pieces,
        documents,
    })
}
