//! The search page: find anyone I may know of.
//!
//! A search is a POST, so that no name stands in an address; every search is logged with its text sealed.

use askama::Template;
use platform::audit::Event;
use platform::db::ReadTx;
use platform::searches;
use platform::web::{Error, Form, IntoResponse as _, IsHtmx, Page, Response, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::{Found, Reach, lookup};
use crate::cases::{self, CaseLine};
use crate::layout::{Errors, Frame, Length, render};
use crate::policy::{FindPerson, ListCases};
use crate::tables;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Search {
    q: String,
    /// Why somebody whose record is kept by law only is looked for.
    reason: String,
}

#[derive(Template)]
#[template(path = "people/search.html")]
struct SearchPage {
    frame: Frame,
    text: String,
    reason: String,
    found: Option<Found>,
    /// The case whose number was written.
    case: Option<CaseLine>,
    /// Why nothing was searched, as a message key.
    refused: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "people/results.html")]
struct Results {
    frame: Frame,
    text: String,
    found: Option<Found>,
    /// The case whose number was written.
    case: Option<CaseLine>,
    /// Why nothing was searched, as a message key.
    refused: Option<&'static str>,
}

/// The empty search page.
pub(super) async fn show(frame: Frame) -> Result<Page> {
    render(&SearchPage {
        frame,
        text: String::new(),
        reason: String::new(),
        found: None,
        case: None,
        refused: None,
    })
}

/// Searches; htmx gets the list alone.
pub(super) async fn search(frame: Frame, IsHtmx(is_htmx): IsHtmx, Form(form): Form<Search>) -> Result<Response> {
    let text = form.q.trim().to_owned();
    let reason = form.reason.trim().to_owned();
    let mut errors = Errors::default();
    errors.limit("q", &text, Length::Name);
    if text.chars().count() < 2 {
        errors.add("q", "people-search-too-short");
    }
    errors.limit("reason", &reason, Length::Text);
    let refused = errors.of("q").or_else(|| errors.of("reason"));
    let (mut found, mut case) = (None, None);
    if refused.is_none() {
        let tx = frame.app.db.read(frame.actor()?).await?;
        let given = Some(reason.as_str()).filter(|reason| !reason.is_empty());
        found = Some(find_logged(&frame, &tx, &text, given.map(|reason| (reason, Reach::Exact))).await?);
        if frame.may::<ListCases>() {
            case = cases::find_numbered(&frame, &tx, &text, given).await?;
        }
    }
    let page = if is_htmx {
        render(&Results {
            frame,
            text,
            found,
            case,
            refused,
        })?
    } else {
        render(&SearchPage {
            frame,
            text,
            reason,
            found,
            case,
            refused,
        })?
    };
    Ok(page.into_response())
}

/// Searches, and notes what was searched, why, and who was shown.
pub async fn find_logged(frame: &Frame, tx: &ReadTx, text: &str, reason: Option<(&str, Reach)>) -> Result<Found> {
    let permit = tx.permit::<FindPerson>()?;
    let account = frame.viewer()?.account_id;
    frame
        .app
        .search_pace
        .search(account, frame.now)
        .map_err(Error::TooMany)?;
    let reach = reason.map_or(Reach::None, |(_, reach)| reach);
    let found = lookup::find(&frame.app.directories, tx, text, frame.today(), reach).await?;
    let subjects = || found.people.iter().map(|person| person.id.uuid());
    // What was typed goes with the epoch.
    let typed = Event::on(&permit, &tables::PERSON, Uuid::nil(), searches::scope(tx).await?);
    tx.note(typed.counting(found.people.len()).searching(text).showing(subjects()));
    // A reason stays as long as the log.
    if let Some((reason, _)) = reason {
        let reasoned = Event::on(&permit, &tables::PERSON, Uuid::nil(), None);
        tx.note(
            reasoned
                .counting(found.people.len())
                .because(reason)
                .showing(subjects()),
        );
    }
    Ok(found)
}
