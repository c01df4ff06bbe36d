//! One case: its page.

use askama::Template;
use platform::authz::Ground;
use platform::clock::Time;
use platform::ids::{AccountId, CaseId, EntryId, HoldId, PersonId};
use platform::web::{Page, Path, Query, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::form::counts_from_need;
use super::store;
use super::{Case, CaseFields, Priority, Status};
use crate::documents;
use crate::entries::{self, Composer, DraftFields, TimelineDay};
use crate::holds::{self, Held};
use crate::households::{self, Party};
use crate::layout::{Errors, Frame, render};
use crate::people::Banner;
use crate::policy::ReadCase;
use crate::{retention, sources, tables, url};

/// Entries on a page.
const ENTRIES: i64 = 25;

#[derive(Deserialize)]
pub(super) struct CasePath {
    pub(super) id: CaseId,
}

#[derive(Deserialize)]
pub(super) struct PersonPath {
    pub(super) id: PersonId,
}

/// Where the timeline goes on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Older {
    before: Option<i64>,
    entry: Option<EntryId>,
}

#[derive(Template)]
#[template(path = "cases/show.html")]
struct ShowPage {
    frame: Frame,
    banner: Banner,
    case: CaseView,
    days: Vec<TimelineDay>,
    older: Option<String>,
    composer: Composer,
    parties: Vec<Party>,
    history: Vec<StatusLine>,
    holds: Vec<Held>,
    /// The newest ones, and whether there are more.
    documents: (Vec<documents::Line>, bool),
    /// The staff that a complaint can be about.
    staff: Vec<(String, String)>,
    /// A reason to reopen that was not accepted.
    typed_reopening: String,
    /// A reason to release a hold that was not accepted.
    typed_release: Option<(HoldId, String)>,
    errors: Errors,
}

impl ShowPage {
    /// The reason to release this hold that was not accepted.
    fn typed_release(&self, hold: &HoldId) -> Option<&str> {
        let typed = self.typed_release.as_ref().filter(|(its, _)| its == hold);
        typed.map(|(_, reason)| reason.as_str())
    }
}

/// A case as its page shows it.
pub(super) struct CaseView {
    pub id: CaseId,
    pub number: i64,
    pub fields: CaseFields,
    pub status: Status,
    pub priority: Priority,
    pub restricted: bool,
    pub opened_at: Time,
    pub closed_at: Option<Time>,
    pub workers: Vec<String>,
    pub team: Option<String>,
    /// What its material is kept under, in words.
    pub kept_under: String,
    /// Whether that counts from the end of the need.
    pub counts_from_need: bool,
    /// Why the viewer may see it; what else they may do here follows from it.
    pub ground: Ground,
}

/// One line of the status history.
pub(super) struct StatusLine {
    pub status: Status,
    pub at: Time,
    pub by: String,
    pub reason: String,
}

/// What was typed in one of the page's forms and not accepted.
pub enum Typed {
    Entry(Box<DraftFields>),
    Reopening(String),
    Release(HoldId, String),
}

/// The case with its timeline.
pub(super) async fn show(frame: Frame, Path(path): Path<CasePath>, Query(older): Query<Older>) -> Result<Page> {
    page(frame, path.id, older, Errors::default(), None).await
}

/// The case's page with a form that was not accepted.
pub async fn case_page(frame: Frame, id: CaseId, errors: Errors, typed: Option<Typed>) -> Result<Page> {
    // On the heap: the forms that come back here would carry it otherwise.
    Box::pin(page(frame, id, Older::default(), errors, typed)).await
}

async fn page(frame: Frame, id: CaseId, older: Older, errors: Errors, typed: Option<Typed>) -> Result<Page> {
    let (form, typed_reopening, typed_release) = match typed {
        Some(Typed::Entry(form)) => (Some(*form), String::new(), None),
        Some(Typed::Reopening(reason)) => (None, reason, None),
        Some(Typed::Release(hold, reason)) => (None, String::new(), Some((hold, reason))),
        None => (None, String::new(), None),
    };
    let tx = frame.app.db.read(frame.actor()?).await?;
    let before = (
        Time::from_micros(older.before.unwrap_or(super::LAST_MOMENT)),
        older.entry.unwrap_or(EntryId::from(Uuid::max())),
    );
    let (case, mut entries, draft, grants, history, holds) = futures_util::try_join!(
        tx.authorize::<Case, ReadCase>(id),
        async { Ok(entries::list_of_case(&tx, id, before, ENTRIES + 1).await?) },
        async { Ok(entries::find_draft(&tx, id).await?) },
        async { Ok(store::grants_of(&tx, id).await?) },
        async { Ok(store::list_status(&tx, id).await?) },
        async { Ok(holds::list_of_case(&tx, id).await?) },
    )?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let parties = households::parties(&frame, &tx, case.client_id).await?;
    let names = frame.app.names.accounts(&tx).await?;
    let teams = frame.app.names.teams(&tx).await?;
    let more = i64::try_from(entries.len()).unwrap_or_default() > ENTRIES;
    entries.truncate(usize::try_from(ENTRIES).unwrap_or_default());
    let older = entries.last().filter(|_| more).map(|last| {
        format!(
            "{}?before={}&entry={}",
            url::case(id),
            last.occurred_at.micros(),
            last.id
        )
    });
    let told = sources::among(&tx, entries.iter().map(|entry| entry.id)).await?;
    let days = entries::timeline(&frame, &case, entries, &told)?;
    let draft = match draft {
        Some(draft) => {
            let fields = case.open(&draft)?;
            Some((draft, fields))
        }
        None => None,
    };
    let composer = Composer::new(form, draft, platform::ids::fresh(frame.now));
    let mut lines = Vec::with_capacity(history.len());
    for (row, status, at, actor, sealed) in history {
        let fields = case.open(&StatusRow {
            id: row,
            scope: case.scope,
            sealed,
        })?;
        let by = actor.and_then(|actor| names.get(&actor).cloned()).unwrap_or_default();
        lines.push(StatusLine {
            status,
            at,
            by,
            reason: fields.reason,
        });
    }
    let fields = case.open(&*case)?;
    let choice = retention::care_choice(&tx).await?;
    let workers = grants
        .iter()
        .filter(|(_, ground, _)| *ground == Ground::Assigned)
        .filter_map(|(id, ..)| names.get(&AccountId::from(*id)).cloned());
    let view = CaseView {
        id,
        number: case.number,
        kept_under: retention::kept_under(&frame, choice, fields.category.as_deref()),
        counts_from_need: counts_from_need(&frame, &tx, choice, fields.category.as_deref()),
        fields,
        status: case.status,
        priority: case.priority,
        restricted: case.restricted,
        opened_at: case.opened_at,
        closed_at: case.closed_at,
        workers: workers.collect(),
        team: case.team_id.and_then(|team| teams.get(&team).cloned()),
        ground: case.ground(),
    };
    let holds = holds::open_all(&case, holds, &names)?;
    let documents = documents::lines_of_case(&frame, &tx, &case).await?;
    let mut staff: Vec<(String, String)> = names.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    staff.sort_by(|one, other| one.1.cmp(&other.1));
    drop(tx);
    render(&ShowPage {
        banner,
        case: view,
        days,
        older,
        composer,
        parties,
        history: lines,
        holds,
        documents,
        staff,
        typed_reopening,
        typed_release,
        errors,
        frame,
    })
}

/// A line of the status history as a sealed row.
struct StatusRow {
    id: Uuid,
    scope: platform::ids::ScopeId,
    sealed: platform::keystore::Sealed<super::StatusFields>,
}

impl platform::authz::SealedRow for StatusRow {
    type Fields = super::StatusFields;
    const TABLE: &'static platform::db::Table = &tables::CASE_STATUS;

    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        1
    }

    fn scope(&self) -> platform::ids::ScopeId {
        self.scope
    }

    fn sealed(&self) -> &platform::keystore::Sealed<super::StatusFields> {
        &self.sealed
    }
}
