//! What the nightly run found: its last runs, and the records whose period counts from something that nobody recorded.

use askama::Template;
use platform::audit::Event;
use platform::ids::{CaseId, PersonId};
use platform::web::{Page, Result};
use uuid::Uuid;

use super::run::LATE_SECS;
use super::store::{self, FindingRow, Run};
use crate::layout::{Frame, render};
use crate::policy::ReadRetention;
use crate::retention::{self, CareChoice};
use crate::tables;

#[derive(Template)]
#[template(path = "disposal/runs.html")]
struct RunsPage {
    frame: Frame,
    choice: CareChoice,
    runs: Vec<Run>,
    /// Whether the last run is longer ago than it may be.
    is_late: bool,
    due: Vec<Found>,
    near: Vec<Found>,
}

impl RunsPage {
    /// What is said of a run that did not look at everything there is.
    const fn unlooked_key(&self, run: &Run) -> &'static str {
        match self.choice {
            CareChoice::Needed if run.cases == 0 => "disposal-run-unruled",
            CareChoice::Needed => "disposal-run-some-unruled",
            CareChoice::Chosen(_) => "disposal-run-not-whole",
        }
    }
}

/// A record that the last run found something about.
pub(super) struct Found {
    pub(super) person: PersonId,
    pub(super) person_number: i64,
    pub(super) case: Option<(CaseId, i64)>,
    /// The last day, in words.
    pub(super) last_day: String,
    pub(super) rule: String,
    /// The facts that are missing, in words.
    pub(super) facts: Vec<String>,
}

impl Found {
    pub(super) fn new(frame: &Frame, (person, case, number, person_number, due_on, rule, facts): FindingRow) -> Self {
        let facts = facts.unwrap_or_default();
        let facts = facts.split_whitespace();
        Self {
            person,
            person_number,
            case: case.zip(number),
            last_day: due_on.map(|at| frame.date_at(&at)).unwrap_or_default(),
            rule: rule.unwrap_or_default(),
            facts: facts
                .map(|fact| frame.t(&format!("disposal-fact-{fact}")).into_owned())
                .collect(),
        }
    }
}

/// The last runs, and what the newest found due or soon to be.
pub(super) async fn runs(frame: Frame) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ReadRetention>()?;
    let runs = store::list_runs(&tx).await?;
    let choice = retention::care_choice(&tx).await?;
    let due = store::list_findings(&tx, "due").await?;
    let near = store::list_findings(&tx, "near").await?;
    tx.note(Event::on(&permit, &tables::RETENTION_RUN, Uuid::nil(), None).counting(runs.len()));
    drop(tx);
    let late = |run: &Run| frame.now.seconds_since(run.started_at) > LATE_SECS;
    let found = |rows: Vec<FindingRow>| rows.into_iter().map(|row| Found::new(&frame, row)).collect();
    render(&RunsPage {
        is_late: runs.first().is_none_or(late),
        due: found(due),
        near: found(near),
        choice,
        runs,
        frame,
    })
}

#[derive(Template)]
#[template(path = "disposal/missing.html")]
struct MissingPage {
    frame: Frame,
    found: Vec<Found>,
    /// Records that few may know of are counted and not shown.
    hidden: i64,
    has_run: bool,
}

/// The records whose period counts from something that nobody recorded.
pub(super) async fn missing(frame: Frame) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ReadRetention>()?;
    let rows = store::list_findings(&tx, "missing").await?;
    let last = store::list_runs(&tx).await?.into_iter().next();
    tx.note(Event::on(&permit, &tables::RETENTION_FINDING, Uuid::nil(), None).counting(rows.len()));
    drop(tx);
    let shown = i64::try_from(rows.len()).unwrap_or_default();
    render(&MissingPage {
        hidden: last.as_ref().map_or(0, |run| run.missing - shown).max(0),
        has_run: last.is_some(),
        found: rows.into_iter().map(|row| Found::new(&frame, row)).collect(),
        frame,
    })
}
