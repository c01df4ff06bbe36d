//! The rows that may be somebody who is known, side by side with whom they may be.

use std::collections::HashMap;

use askama::Template;
use platform::db::ReadTx;
use platform::ids::{ImportId, ImportRowId, PersonId};
use platform::params;
use platform::web::{Error, Form, Page, Path, Query, Redirect, Result};
use serde::Deserialize;

use super::decision::{Choice, Undecided, decide as carry_out};
use super::import::State;
use super::pages::{ImportPath, SHOWN};
use super::row::{Doubt, ImportRow, Outcome, RowFields};
use super::store;
use super::takeover::Words;
use crate::layout::{Frame, render};
use crate::people::{self, Listed, NameStyle, Person, PersonFields};
use crate::policy::DecideDuplicate;
use crate::url;

/// Rows on a page.
const PAGE: i64 = 10;

/// Where the list goes on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct After {
    after: i64,
}

/// One line of a comparison.
struct Compared {
    key: &'static str,
    row: String,
    known: String,
}

impl Compared {
    fn differs(&self) -> bool {
        self.row != self.known
    }
}

/// A row beside the person who is known.
struct Pair {
    id: ImportRowId,
    number: i64,
    doubt_key: &'static str,
    is_skipped: bool,
    /// The known person's address; none if that person is gone, or not for this viewer.
    known: Option<String>,
    lines: Vec<Compared>,
    service: Option<String>,
}

/// A person who was created and is alike somebody.
struct Alike {
    number: i64,
    person: Listed,
    other: Listed,
}

#[derive(Template)]
#[template(path = "imports/duplicates.html")]
struct DuplicatesPage {
    frame: Frame,
    id: ImportId,
    file_name: String,
    pairs: Vec<Pair>,
    more: Option<String>,
    alike: Vec<Alike>,
}

/// The rows that wait, each with whom it may be; then those who were created and look like somebody.
pub(super) async fn index(frame: Frame, Path(path): Path<ImportPath>, Query(after): Query<After>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<DecideDuplicate>()?;
    let (import, fields) = store::find(&tx, path.id).await?;
    if !matches!(import.state, State::Running | State::Finished) {
        return Err(Error::Conflict);
    }
    let params = params![tx.organization(), path.id, after.after, PAGE + 1];
    let mut rows: Vec<ImportRow> = tx.all(store::LIST_OPEN_ROWS, params).await?;
    let has_more = i64::try_from(rows.len()).unwrap_or_default() > PAGE;
    rows.truncate(usize::try_from(PAGE).unwrap_or_default());
    let more = rows
        .last()
        .filter(|_| has_more)
        .map(|last| format!("{}?after={}", url::import_duplicates(path.id), last.number));
    let mut pairs = Vec::with_capacity(rows.len());
    let scopes = tx.scopes_of_unclaimed(&permit, &rows).await?;
    for (row, scope) in rows.iter().zip(scopes) {
        pairs.push(pair(&frame, &tx, row, scope.open(row)?).await?);
    }
    let alike = if after.after == 0 {
        alike(&frame, &tx, path.id).await?
    } else {
        Vec::new()
    };
    drop(tx);
    render(&DuplicatesPage {
        id: path.id,
        file_name: fields.file_name,
        pairs,
        more,
        alike,
        frame,
    })
}

async fn pair(frame: &Frame, tx: &ReadTx, row: &ImportRow, fields: RowFields) -> Result<Pair> {
    let incoming = fields.incoming.unwrap_or_default();
    let known = match row.other_person_id {
        Some(other) => known_person(tx, other).await?,
        None => None,
    };
    let lines = compare(frame, &incoming.person, known.as_ref().map(|(_, fields)| fields));
    Ok(Pair {
        id: row.id,
        number: row.number,
        doubt_key: fields.doubt.unwrap_or(Doubt::IdentityCode).key(),
        is_skipped: row.outcome == Outcome::Skipped,
        known: known.map(|(id, _)| url::person(id)),
        lines,
        service: incoming.service,
    })
}

/// The person whom a row may be, if there still is one and the viewer may decide about them.
async fn known_person(tx: &ReadTx, id: PersonId) -> Result<Option<(PersonId, PersonFields)>> {
    match tx.authorize::<Person, DecideDuplicate>(id).await {
        Ok(person) => Ok(Some((id, person.open(&*person)?))),
        Err(platform::Error::Denied(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// What the row and the person say of the same things; what neither says is left out.
fn compare(frame: &Frame, row: &PersonFields, known: Option<&PersonFields>) -> Vec<Compared> {
    let nobody = PersonFields::default();
    let known = known.unwrap_or(&nobody);
    let is_protected = row.address_protected || known.address_protected;
    let line = |key: &'static str, of: &dyn Fn(&PersonFields) -> String| Compared {
        key,
        row: of(row),
        known: of(known),
    };
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut lines = vec![
        line("imports-field-full-name", &|fields| fields.name(NameStyle::FamilyFirst)),
        line("imports-field-birth-date", &|fields| {
            fields.birth().map(|birth| frame.date(&birth)).unwrap_or_default()
        }),
        line("imports-field-identity-code", &|fields| {
            fields
                .identity(frame.today())
                .map(|code| code.masked())
                .unwrap_or_default()
        }),
        line("imports-field-source-number", &|fields| fields.sources.join(", ")),
        line("imports-field-phone", &|fields| text(&fields.phone)),
        line("imports-field-email", &|fields| text(&fields.email)),
        line("imports-field-language", &|fields| text(&fields.language)),
        line("imports-field-remark", &|fields| text(&fields.remark)),
    ];
    // A protected address is shown to nobody who does not need it, and the other one might be it.
    if is_protected {
        lines.push(line("imports-field-address-protection", &|fields| {
            frame.t(protection_key(fields)).into_owned()
        }));
    } else {
        lines.push(line("imports-compare-address", &address));
    }
    lines.retain(|line| !line.row.is_empty() || !line.known.is_empty());
    lines
}

fn protection_key(fields: &PersonFields) -> &'static str {
    if fields.address_protected {
        "imports-protected"
    } else {
        "imports-not-protected"
    }
}

fn address(fields: &PersonFields) -> String {
    let parts = [&fields.street, &fields.postal_code, &fields.city].map(|part| part.as_deref().unwrap_or_default());
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Who was created and looks like somebody, as far as the viewer may know of both.
async fn alike(frame: &Frame, tx: &ReadTx, id: ImportId) -> Result<Vec<Alike>> {
    let params = params![tx.organization(), id, Outcome::Created.name(), SHOWN];
    let rows: Vec<(i64, PersonId, Option<PersonId>)> = tx.all(store::LIST_PAIRS, params).await?;
    let ids: Vec<PersonId> = rows
        .iter()
        .flat_map(|(_, person, other)| [Some(*person), *other])
        .flatten()
        .collect();
    let listed = frame.app.directories.listed(tx, &ids).await?;
    let marks = people::visible_marks(tx).await?;
    let known: HashMap<PersonId, Listed> = listed
        .into_iter()
        .filter(|(_, listed)| !listed.marked || marks.contains(&listed.id.bytes()))
        .collect();
    let pair = |(number, person, other): (i64, PersonId, Option<PersonId>)| {
        Some(Alike {
            number,
            person: known.get(&person)?.clone(),
            other: known.get(&other?)?.clone(),
        })
    };
    Ok(rows.into_iter().filter_map(pair).collect())
}

/// A decision about one row.
#[derive(Deserialize)]
pub(super) struct DecisionForm {
    row: ImportRowId,
    choice: String,
}

/// Decides whether a row is the known person.
pub(super) async fn decide(
    frame: Frame,
    Path(path): Path<ImportPath>,
    Form(form): Form<DecisionForm>,
) -> Result<Redirect> {
    let choice = Choice::parse(&form.choice).ok_or(Error::BadRequest("choose whether it is the same person"))?;
    let words = Words::of(&frame.app, frame.viewer()?.organization.clone());
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<DecideDuplicate>()?;
    let (import, _) = store::find(&tx, path.id).await?;
    if !matches!(import.state, State::Running | State::Finished) {
        return Err(Error::Conflict);
    }
    let row: ImportRow = tx
        .one(store::FIND_ROW, params![tx.organization(), path.id, form.row])
        .await?;
    let scopes = tx.scopes_of_unclaimed(&permit, std::slice::from_ref(&row)).await?;
    let scope = scopes.into_iter().next().ok_or(platform::db::Error::NoRow)?;
    let undecided = Undecided {
        import,
        fields: scope.open(&row)?,
        scope,
        row,
    };
    let event = carry_out(&mut tx, undecided, choice, &words).await?;
    tx.commit(event).await?;
    let done = match choice {
        Choice::Same => "?done=duplicate-same",
        Choice::Different => "?done=duplicate-different",
        Choice::Skip => "?done=duplicate-skipped",
    };
    Ok(Redirect::to(&format!("{}{done}", url::import_duplicates(path.id))))
}
