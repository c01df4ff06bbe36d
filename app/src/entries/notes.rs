//! All entries of a client's cases that the viewer may see, on one page.
//!
//! Which cases those are is asked once for all of them; the look is logged once, about the client.

use std::collections::HashMap;

use askama::Template;
use platform::clock::Time;
use platform::ids::{CaseId, EntryId, PersonId};
use platform::web::{Page, Path, Query, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::timeline::{Opened, group};
use super::{Kind, TimelineDay, store};
use crate::cases;
use crate::layout::{Frame, render};
use crate::people::{Banner, Person};
use crate::policy::{ReadEntries, ReadPerson};
use crate::{sources, url};

/// Entries on a page.
const PAGE: i64 = 25;

#[derive(Deserialize)]
pub(super) struct PersonPath {
    id: PersonId,
}

/// Which entries, and from where on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    /// A kind of entry; anything else is all.
    kind: String,
    /// The last entry of the page before: microseconds and id.
    before: Option<i64>,
    entry: Option<EntryId>,
}

impl Filter {
    fn kind(&self) -> Option<Kind> {
        Kind::parse(&self.kind)
    }

    fn before(&self) -> (Time, EntryId) {
        let at = self.before.unwrap_or(cases::LAST_MOMENT).min(cases::LAST_MOMENT);
        (Time::from_micros(at), self.entry.unwrap_or(EntryId::from(Uuid::max())))
    }
}

#[derive(Template)]
#[template(path = "entries/notes.html")]
struct NotesPage {
    frame: Frame,
    banner: Banner,
    kind: Option<Kind>,
    days: Vec<TimelineDay>,
    older: Option<String>,
}

/// What has been written on the client's cases, the newest first.
pub(super) async fn index(frame: Frame, Path(path): Path<PersonPath>, Query(filter): Query<Filter>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx.authorize_to_show::<Person, ReadPerson, ReadEntries>(path.id).await?;
    let banner = Banner::of(&frame, &tx, &person).await?;
    let cases = cases::list_under_client::<ReadEntries, _>(&tx, &person).await?;
    let cases: HashMap<CaseId, _> = cases.into_iter().map(|case| (case.id, case)).collect();
    let ids: Vec<CaseId> = cases.keys().copied().collect();
    let kind = filter.kind();
    let mut entries = store::list_of_cases(&tx, &ids, filter.before(), kind, PAGE + 1).await?;
    let sources = sources::among(&tx, entries.iter().map(|entry| entry.id)).await?;
    drop(tx);
    let more = i64::try_from(entries.len()).unwrap_or_default() > PAGE;
    entries.truncate(usize::try_from(PAGE).unwrap_or_default());
    let older = entries.last().filter(|_| more).map(|last| {
        let kind = kind.map_or("", Kind::name);
        let (before, entry) = (last.occurred_at.micros(), last.id);
        format!(
            "{}?kind={kind}&before={before}&entry={entry}",
            url::person_notes(path.id)
        )
    });
    let mut opened = Vec::with_capacity(entries.len());
    for entry in entries {
        let Some(case) = cases.get(&entry.case_id) else {
            continue;
        };
        opened.push(Opened {
            fields: case.open(&entry)?,
            case: Some(case.open(&**case)?.title),
            entry,
        });
    }
    render(&NotesPage {
        days: group(&frame, opened, &sources),
        banner,
        kind,
        older,
        frame,
    })
}
