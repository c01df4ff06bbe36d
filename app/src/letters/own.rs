//! The letter in the hands of the person it is to.

use platform::ids::RequestId;
use platform::web::{Page, Path, Response, Result};

use super::pages::{LetterPath, Opened, as_file, open};
use crate::layout::{Frame, render};
use crate::paper::{Block, Run};
use crate::policy::ReadOwnLetter;

#[derive(askama::Template)]
#[template(path = "letters/own.html")]
struct OwnPage {
    frame: Frame,
    id: RequestId,
    opened: Opened,
}

/// The letter, to be read and printed.
pub(super) async fn show(frame: Frame, Path(path): Path<LetterPath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let opened = open::<ReadOwnLetter>(&frame, &tx, &path).await?;
    drop(tx);
    render(&OwnPage {
        id: path.id,
        opened,
        frame,
    })
}

/// The letter as PDF.
pub(super) async fn file(frame: Frame, Path(path): Path<LetterPath>) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let opened = open::<ReadOwnLetter>(&frame, &tx, &path).await?;
    drop(tx);
    as_file(&opened)
}
