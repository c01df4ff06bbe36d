//! The page on which a package is looked through.

use askama::Template;
use platform::audit::Event;
use platform::authz::Authorized;
use platform::clock::Time;
use platform::ids::{PieceId, RequestId};
use platform::web::{Error, IntoResponse as _, Path, Response, Result, StatusCode};
use serde::Deserialize;

use super::package::{Package, PackageFields};
use super::piece::{Piece, PieceFields, Share, Withholding};
use super::redaction::{Blackout, Part, cut};
use super::store;
use super::words::{facts, kind};
use crate::documents;
use crate::layout::{Errors, Frame, render};
use crate::paper::{Run, Words};
use crate::policy::ReadPackage;
use crate::requests::{self, Request, State};

#[derive(Deserialize)]
pub(super) struct RequestPath {
    pub(super) id: RequestId,
}

/// A piece as whoever decides sees it.
struct PieceLine {
    id: PieceId,
    position: i64,
    kind: String,
    heading: String,
    case: Option<i64>,
    at: Option<Time>,
    facts: Vec<(String, Vec<Run>)>,
    text: Vec<Run>,
    share: Option<Share>,
    reason: Option<Withholding>,
    note: Option<String>,
    /// One a line, to be edited.
    phrases: String,
    is_plain: bool,
    significant: bool,
    has_file: bool,
    /// Keys of what was done beside ordinary work.
    acts: Vec<String>,
}

impl PieceLine {
    fn new(words: &Words, piece: &Piece, fields: &PieceFields) -> Self {
        // What is proposed is marked until somebody has decided.
        let phrases: Vec<String> = match piece.share {
            None => fields.proposed.clone(),
            Some(_) => fields
                .blackouts
                .iter()
                .map(|blackout| blackout.phrase.clone())
                .collect(),
        };
        let marks: Vec<Blackout> = phrases
            .iter()
            .map(|phrase| Blackout {
                phrase: phrase.clone(),
                reason: String::new(),
            })
            .collect();
        Self {
            id: piece.id,
            position: piece.position + 1,
            kind: kind(words, fields),
            heading: fields.title.clone(),
            case: fields.case,
            at: fields.at.map(Time::from_micros),
            facts: facts(words, fields, Share::Whole),
            text: marked(&fields.text, &marks),
            share: piece.share,
            reason: fields.reason(),
            note: fields.note.clone(),
            phrases: phrases.join("\n"),
            is_plain: fields.is_plain(),
            significant: fields.significant,
            has_file: fields.file.is_some(),
            acts: fields.acts.clone(),
        }
    }

    /// Whether the form begins with a choice.
    fn is_preset(&self, share: Share) -> bool {
        self.share
            .map_or(share == Share::Redacted && !self.phrases.is_empty(), |chosen| {
                chosen == share
            })
    }

    fn is_for(&self, reason: Withholding) -> bool {
        self.reason
            .map_or(reason == Withholding::OtherPerson, |chosen| chosen == reason)
    }
}

/// The text with the phrases kept and marked, for whoever decides about them.
fn marked(text: &str, marks: &[Blackout]) -> Vec<Run> {
    let runs = cut(text, marks).into_iter().map(|part| match part {
        Part::Stays(text) => Run::Plain(text.to_owned()),
        Part::Goes { text, .. } => Run::Redacted(text.to_owned()),
    });
    runs.collect()
}

#[derive(Template)]
#[template(path = "packages/show.html")]
struct ShowPage {
    frame: Frame,
    id: RequestId,
    number: String,
    package: Package,
    fields: PackageFields,
    /// Whether it still waits for somebody to decide.
    is_waiting: bool,
    /// Whether it can be fetched.
    is_open: bool,
    /// What nothing speaks against, and nobody has decided.
    plain: Vec<PieceLine>,
    /// What has to be looked at.
    open: Vec<PieceLine>,
    decided: Vec<PieceLine>,
    shares: [Share; 3],
    reasons: [Withholding; 4],
    errors: Errors,
}

/// Shows the package of a request.
pub(super) async fn show(frame: Frame, Path(path): Path<RequestPath>) -> Result<Response> {
    package_page(frame, path.id, Errors::default()).await
}

/// The package's page, with what was not accepted.
pub(super) async fn package_page(frame: Frame, id: RequestId, errors: Errors) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let package: Authorized<Package, ReadPackage> = tx.authorize(id).await?;
    let request: Authorized<Request, ReadPackage> = tx.authorize(id).await?;
    let asked = requests::admit(&tx, &request)?;
    if requests::is_recorded_by_reader(&tx, &request, &asked) {
        tx.note(Event::of(&request).refused());
        drop(tx);
        return requests::request_page(frame, id, Errors::one("package", "packages-error-recorder")).await;
    }
    let fields = package.open(&*package)?;
    let pieces = store::pieces(&tx, &package).await?;
    drop(tx);
    let words = Words::of(&frame);
    let (mut plain, mut open, mut decided) = (Vec::new(), Vec::new(), Vec::new());
    for (piece, fields) in pieces {
        let line = PieceLine::new(&words, &piece, &fields);
        match piece.share {
            Some(_) => decided.push(line),
            None if line.is_plain => plain.push(line),
            None => open.push(line),
        }
    }
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = ShowPage {
        id,
        number: requests::number(&request),
        is_waiting: request.state == State::InReview && package.released_at.is_none(),
        is_open: package.is_open(frame.now),
        package: (*package).clone(),
        fields,
        plain,
        open,
        decided,
        shares: Share::ALL,
        reasons: Withholding::ALL,
        errors,
        frame,
    };
    Ok((status, render(&page)?).into_response())
}

#[derive(Deserialize)]
pub(super) struct PiecePath {
    id: RequestId,
    piece: PieceId,
}

/// A document's file, for whoever decides about it.
pub(super) async fn file(frame: Frame, Path(path): Path<PiecePath>) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let request: Authorized<Request, ReadPackage> = tx.authorize(path.id).await?;
    requests::admit_to_copy(&tx, &request)?;
    let package: Authorized<Package, ReadPackage> = tx.authorize(path.id).await?;
    let pieces = store::pieces(&tx, &package).await?;
    let piece = pieces.into_iter().find(|(piece, _)| piece.id == path.piece);
    let file = piece.and_then(|(_, fields)| fields.file).ok_or(Error::NotFound)?;
    let bytes = file.read(frame.app.db.blobs(), tx.organization()).await?;
    drop(tx);
    Ok(documents::as_attachment(&file.fields.file_name, bytes))
}
