//! The check that the log is whole, and that every row is the one it vouches for.

use askama::Template;
use platform::audit::{Event, Fault, Report};
use platform::web::{Page, Result};
use uuid::Uuid;

use super::EVENTS;
use super::line::{object_key, short_id};
use crate::layout::{Frame, render};
use crate::policy::VerifyLog;
use crate::tables;

/// Faults shown at the most; the count tells of all.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "audit_view/verification.html")]
struct VerificationPage {
    frame: Frame,
}

/// What the check looks at, before it runs.
pub(super) async fn new(frame: Frame) -> Result<Page> {
    render(&VerificationPage { frame })
}

/// One fault in words: where, and what.
struct FaultLine {
    place: String,
    what: String,
}

#[derive(Template)]
#[template(path = "audit_view/report.html")]
struct ReportPage {
    frame: Frame,
    whole: bool,
    logs: u64,
    leaves: u64,
    rows: u64,
    /// The number of faults, in words.
    count: String,
    faults: Vec<FaultLine>,
    /// Whether there are more faults than shown, in words.
    more: Option<String>,
}

/// Checks everything, logs how it ended, and shows the report.
pub(super) async fn create(frame: Frame) -> Result<Page> {
    let organization = frame.viewer()?.organization.id;
    // The right is asked for before anything is read; the change-less transaction only carries the event.
    frame.app.db.read(frame.actor()?).await?.permit::<VerifyLog>()?;
    let report = frame.app.db.verify(organization, tables::all()).await?;
    let tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<VerifyLog>()?;
    let event = Event::on(&permit, EVENTS, Uuid::nil(), None);
    let leaves = usize::try_from(report.leaves).unwrap_or(usize::MAX);
    let event = if report.is_whole() {
        event.counting(leaves)
    } else {
        event.counting(report.faults.len()).failed()
    };
    tx.commit(event).await?;
    let Report {
        logs,
        leaves,
        rows,
        faults,
    } = report;
    let more = faults.len() > SHOWN;
    render(&ReportPage {
        whole: faults.is_empty(),
        logs,
        leaves,
        rows,
        count: frame.tn("audit-report-faults", faults.len()),
        more: more.then(|| frame.tn("audit-report-more", SHOWN)),
        faults: faults.iter().take(SHOWN).map(|fault| line(&frame, fault)).collect(),
        frame,
    })
}

fn line(frame: &Frame, fault: &Fault) -> FaultLine {
    let (place, what) = match fault {
        Fault::Leaf { year, index, what } => (
            frame.locale.t2("audit-fault-event", ("year", *year), ("index", *index)),
            *what,
        ),
        Fault::Checkpoint { year, size, what } => (
            frame
                .locale
                .t2("audit-fault-checkpoint", ("year", *year), ("size", *size)),
            *what,
        ),
        Fault::Rows { event } => (
            frame.t1("audit-fault-rows", "event", short_id(event.uuid())),
            "its list was changed",
        ),
        Fault::Row { table, row, what } => {
            let number = tables::all()
                .into_iter()
                .find(|known| known.name == *table)
                .map_or(u16::MAX, |table| table.number);
            let kind = frame.t(&object_key(number, *row)).into_owned();
            (
                frame
                    .locale
                    .t2("audit-fault-row", ("kind", kind), ("id", short_id(*row))),
                *what,
            )
        }
    };
    FaultLine {
        place,
        what: frame.t(what_key(what)).into_owned(),
    }
}

/// The message key of what the platform found wrong.
fn what_key(what: &str) -> &'static str {
    match what {
        "is missing" | "a list of written rows is missing" => "audit-wrong-missing",
        "was added" => "audit-wrong-added",
        "was never written" => "audit-wrong-never-written",
        "was rolled back to an earlier version" => "audit-wrong-rolled-back",
        "its columns are not what the leaf says" => "audit-wrong-columns",
        "its sealed payload was changed" => "audit-wrong-payload",
        "its signature or text is not ours" => "audit-wrong-signature",
        "another root was signed" | "the stored tree is another" => "audit-wrong-root",
        "the newest checkpoint is missing" | "no such size" => "audit-wrong-checkpoint",
        _ => "audit-wrong-changed",
    }
}
