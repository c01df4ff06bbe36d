//! My day: what must I do now.

use askama::Template;
use platform::clock::Time;
use platform::ids::{CaseId, PersonId};
use platform::web::{Page, Result, Routes};

use crate::cases::{self, CaseLine};
use crate::layout::{Frame, render};
use crate::policy::{ListCases, ReadMyDay, WriteEntry};
use crate::state::App;
use crate::{entries, tasks};

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes.get::<ReadMyDay, _>("/w", show)
}

/// A task as the page shows it.
struct TaskLine {
    id: String,
    text_key: String,
    person: Option<(PersonId, String)>,
    case: Option<CaseId>,
    due: Option<Time>,
    created_at: Time,
}

/// A draft that waits for its writer.
struct DraftLine {
    case_id: CaseId,
    client: String,
    title: String,
    saved_at: Time,
    /// Has waited for more than three days.
    old: bool,
}

#[derive(Template)]
#[template(path = "day/index.html")]
struct IndexPage {
    frame: Frame,
    tasks: Vec<TaskLine>,
    drafts: Vec<DraftLine>,
    recent: Vec<CaseLine>,
}

/// Seconds after which a draft is called old.
const OLD_SECS: i64 = 3 * 86_400;

async fn show(frame: Frame) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    tx.permit::<ReadMyDay>()?;
    let rows = tasks::list_own(&tx).await?;
    let persons: Vec<PersonId> = rows.iter().filter_map(|(_, _, person, ..)| *person).collect();
    let named = frame.app.directories.listed(&tx, &persons).await?;
    let name = |person: PersonId| Some((person, named.get(&person)?.name.clone()));
    let task = |(id, kind, person, case, created_at, due): tasks::TaskRow| TaskLine {
        id: id.simple().to_string(),
        text_key: format!("task-{kind}"),
        person: person.and_then(name),
        case,
        due,
        created_at,
    };
    let tasks = rows.into_iter().map(task).collect();
    let recent = if frame.may::<ListCases>() {
        cases::recent::<ListCases>(&tx).await?
    } else {
        Vec::new()
    };
    let recent = cases::lines(&frame, &tx, recent).await?;
    let drafts = if frame.may::<WriteEntry>() {
        drafts(&frame, &tx).await?
    } else {
        Vec::new()
    };
    drop(tx);
    render(&IndexPage {
        frame,
        tasks,
        drafts,
        recent,
    })
}

async fn drafts(frame: &Frame, tx: &platform::db::ReadTx) -> Result<Vec<DraftLine>> {
    let drafts = entries::list_drafts_of(tx).await?;
    let ids: Vec<CaseId> = drafts.iter().map(|draft| draft.case_id).collect();
    let cases = cases::list_by_ids::<WriteEntry>(tx, &ids).await?;
    let clients: Vec<PersonId> = cases.iter().map(|case| case.client_id).collect();
    let named = frame.app.directories.listed(tx, &clients).await?;
    let mut lines = Vec::with_capacity(drafts.len());
    for draft in drafts {
        // A draft on a case that its writer may not see any more is not shown.
        let Some(case) = cases.iter().find(|case| case.id == draft.case_id) else {
            continue;
        };
        let fields = case.open(&draft)?;
        lines.push(DraftLine {
            case_id: case.id,
            client: named
                .get(&case.client_id)
                .map(|client| client.name.clone())
                .unwrap_or_default(),
            title: if fields.title.trim().is_empty() {
                fields.text.chars().take(60).collect()
            } else {
                fields.title
            },
            saved_at: draft.saved_at,
            old: frame.now.seconds_since(draft.saved_at) > OLD_SECS,
        });
    }
    Ok(lines)
}
