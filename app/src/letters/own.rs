//! The letter in the hands of the person it is to, and of whoever asked for them.

use platform::audit::Event;
use platform::authz::Authorized;
use platform::db::ReadTx;
use platform::ids::RequestId;
use platform::web::{Page, Path, Response, Result};

use super::pages::{LetterPath, Opened, as_file, open, person};
use crate::disclosures::{self, Basis, Category, Kind, NewDisclosure};
use crate::layout::{Frame, render};
use crate::paper::{Block, Run};
use crate::people::Person;
use crate::policy::ReadOwnLetter;
use crate::requests::{self, Request};

#[derive(askama::Template)]
#[template(path = "letters/own.html")]
struct OwnPage {
    frame: Frame,
    id: RequestId,
    opened: Opened,
}

/// The letter, to be read and printed.
pub(super) async fn show(frame: Frame, Path(path): Path<LetterPath>) -> Result<Page> {
    let opened = read(&frame, &path).await?;
    render(&OwnPage {
        id: path.id,
        opened,
        frame,
    })
}

/// The letter as PDF.
pub(super) async fn file(frame: Frame, Path(path): Path<LetterPath>) -> Result<Response> {
    as_file(&read(&frame, &path).await?)
}

/// Opens the letter; that somebody else than the person has it stands in the register before it leaves.
async fn read(frame: &Frame, path: &LetterPath) -> Result<Opened> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let opened = open::<ReadOwnLetter>(frame, &tx, path).await?;
    let is_new = opened.is_by_representative && unnoted(&tx, path, &opened).await?.is_some();
    drop(tx);
    if is_new {
        note_disclosure(frame, path, &opened).await?;
    }
    Ok(opened)
}

/// What the letter is called in the register.
fn name_of(opened: &Opened) -> String {
    format!("{} ({})", opened.fields.title, opened.number)
}

/// Notes that a representative has the letter, the first time that they open it.
async fn note_disclosure(frame: &Frame, path: &LetterPath, opened: &Opened) -> Result<()> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let Some(person) = unnoted(&tx, path, opened).await? else {
        return Ok(());
    };
    let new = NewDisclosure {
        case: None,
        kind: Kind::Letter,
        category: Category::Representative,
        basis: Basis::OwnRight,
        at: tx.now(),
        recipient: &frame.viewer()?.fields.name,
        what: &name_of(opened),
    };
    disclosures::record(&mut tx, &person, &new).await?;
    tx.commit(Event::of(&person)).await?;
    Ok(())
}

/// The person in whose register it does not stand yet that the reader has this letter; nobody once they are not on file any more.
async fn unnoted(tx: &ReadTx, path: &LetterPath, opened: &Opened) -> Result<Option<Authorized<Person, ReadOwnLetter>>> {
    let request: Authorized<Request, ReadOwnLetter> = requests::authorize(tx, path.id).await?;
    let Some(person) = person(tx, &request).await? else {
        return Ok(None);
    };
    let name = name_of(opened);
    let letter = (Kind::Letter, name.as_str());
    let is_noted = disclosures::has_noted_reader(tx, &person, letter, opened.letter.created_at).await?;
    Ok((!is_noted).then_some(person))
}
