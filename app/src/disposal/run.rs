//! The nightly run: looks at every record, notes what fell due, what it refuses and what is missing, and proves that it looked.
//!
//! It destroys nothing of anybody's records; files of requests whose own time is over go, each with an event of its own. Each run is one row; one that did not look at everything there is says so.

use std::collections::HashMap;

use jiff::ToSpan as _;
use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::boot;
use platform::clock::Time;
use platform::db::{Db, ReadTx};
use platform::ids::{CaseId, PersonId};
use platform::jobs::{self, Fault, Job, Standing as JobStanding};
use platform::organization::{self, Jurisdiction};
use uuid::Uuid;

use super::finding::{Finding, Standing};
use super::record;
use super::store::{self, NewFinding, Run};
use crate::cases;
use crate::layout::{date_in, end_of_day, start_of_day};
use crate::people::{self, PersonFields};
use crate::policy::RunRetention;
use crate::requests::{self, CaseFacts, Promises};
use crate::retention::{self, CareChoice, Category, Explanation, Facts, RuleStep};
use crate::state::App;
use crate::{epochs, holds, portal_access, tables, withheld};

/// The kind of job that runs nightly for each organization.
pub const JOB: &str = "retention-run";
/// What the nightly job is about: the organization's records, all of them.
const ALL_RECORDS: Uuid = Uuid::from_u128(0x0072_6574_656e_7469_6f6e_2072_756e);
/// Seconds after midnight, where the organization is.
const AT_NIGHT: i64 = 2 * 3600 + 900;
/// Seconds after which a missing run is an error: two nights.
pub(super) const LATE_SECS: i64 = 49 * 3600;

/// Runs, and asks for the next night.
pub async fn work(app: &App, job: &Job) -> Result<(), Fault> {
    let actor = job.actor("retention run");
    let done = async {
        run(app, &actor).await?;
        ask_for_next(&app.db, &actor).await?;
        epochs::ask(&app.db, job.organization).await
    };
    done.await.map_err(|error: platform::Error| Fault::from(&error))
}

/// Asks for the nightly run of every organization that has none waiting.
pub async fn ensure_scheduled(app: &App) -> Result<(), platform::Error> {
    for id in organization::list(&app.db).await? {
        let actor = boot::system(id, "retention run");
        let standing = jobs::standing(&app.db.read(&actor).await?, ALL_RECORDS).await?;
        if standing != Some(JobStanding::Waiting) {
            ask_for_next(&app.db, &actor).await?;
        }
    }
    Ok(())
}

async fn ask_for_next(db: &Db, actor: &Actor) -> Result<(), platform::Error> {
    let mut tx = db.begin(actor).await?;
    let tomorrow = date_in(tx.settings(), tx.now()).saturating_add(1.days());
    let at = start_of_day(tx.settings(), tomorrow).unwrap_or(tx.now().plus_seconds(86_400 - AT_NIGHT));
    jobs::enqueue_at(&mut tx, JOB, ALL_RECORDS, at.plus_seconds(AT_NIGHT)).await?;
    tx.commit_unlogged("each nightly run has an event of its own when it ran")
        .await
}

/// What a run evaluates by.
struct Law {
    choice: CareChoice,
    at: (Jurisdiction, jiff::civil::Date),
}

impl Law {
    /// What the rules say; nothing where none can be asked.
    fn explain(&self, record: &Record) -> Option<Explanation> {
        let category = match record.case {
            None => Category::PersonWithoutCase,
            Some(_) => self.choice.of_case(record.category.as_deref(), self.at).category()?,
        };
        Some(record::explain(self.at, category, &record.facts, &[]).and(record.promised.clone()))
    }
}

/// Looks at every record once; writes what it found and that it looked.
pub async fn run(app: &App, actor: &Actor) -> Result<Run, platform::Error> {
    let tx = app.db.read(actor).await?;
    let mut run = Run::begin(platform::ids::fresh(tx.now()), tx.now());
    // An hour more: an event takes its id before it is committed.
    let since = store::list_runs(&tx)
        .await?
        .first()
        .map_or(Time::from_micros(0), |run| run.started_at.plus_seconds(-3600));
    drop(tx);
    // Before the run is written, which says from when on the next night looks.
    withheld::note(app, actor, since).await?;
    let tx = app.db.read(actor).await?;
    let law = Law {
        choice: retention::care_choice(&tx).await?,
        at: (tx.settings().jurisdiction, date_in(tx.settings(), tx.now())),
    };
    let there = store::count(&tx).await?;
    let records = records(&tx).await?;
    // Those with a case, and whom a case tells of, are looked at with it.
    run.persons = records.persons;
    let mut findings = Vec::new();
    for record in &records.list {
        // To open a case without asking any rule about it is not to look at it.
        let Some(explained) = law.explain(record) else { continue };
        run.cases += i64::from(record.case.is_some());
        let found = Finding::of(&explained, record.standing, law.at.1);
        count(&mut run, &found);
        findings.extend(noted(&tx, record, &found));
    }
    let reviews = portal_access::due_reviews(&tx).await?;
    drop(tx);
    run.whole = (run.cases, run.persons) == there;
    run.ended_at = app.db.clock().now();
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<RunRetention> = tx.permit()?;
    store::replace_findings(&mut tx, run.id, &findings).await?;
    store::insert_run(&mut tx, &run).await?;
    let due: Vec<(PersonId, Option<CaseId>)> = findings
        .iter()
        .filter(|finding| finding.found == "due")
        .map(|finding| (finding.person, finding.case))
        .collect();
    requests::draft(&mut tx, &due).await?;
    holds::remind(&mut tx).await?;
    portal_access::ask_for_reviews(&mut tx, &reviews).await?;
    let looked = usize::try_from(run.cases + run.persons).unwrap_or_default();
    let event = Event::on(&permit, &tables::RETENTION_RUN, run.id, None).counting(looked);
    tx.commit(if run.whole { event } else { event.failed() }).await?;
    requests::close_emptied(app, actor).await?;
    requests::end_outlived(app, actor).await?;
    Ok(run)
}

/// One case, or a person without one, as the rules read it.
pub(super) struct Record {
    pub(super) person: PersonId,
    pub(super) case: Option<CaseId>,
    /// The category that the case has of its own.
    pub(super) category: Option<String>,
    pub(super) facts: Facts,
    /// By which rules decisions keep it beside its own.
    pub(super) promised: Vec<RuleStep>,
    pub(super) standing: Standing,
}

/// Every record there is.
pub(super) struct Records {
    pub(super) list: Vec<Record>,
    persons: i64,
}

/// Opens every record once.
pub(super) async fn records(tx: &ReadTx) -> Result<Records, platform::Error> {
    let mut records = Records {
        list: Vec::new(),
        persons: 0,
    };
    let mut persons = Persons::default();
    let promises = Promises::of_all(tx).await?;
    let mut after = Uuid::nil();
    loop {
        let page = store::cases_after(tx, after).await?;
        let Some(last) = page.last() else { break };
        after = last.0.uuid();
        let ids: Vec<CaseId> = page.iter().map(|row| row.0).collect();
        let held = holds::over_cases(tx, &ids).await?;
        let ids: Vec<Uuid> = ids.into_iter().map(CaseId::uuid).collect();
        let closings = requests::closings(tx, ids.clone()).await?;
        let mut kept_by = cases::kept_by(tx, ids).await?;
        for row in page {
            // One that opens no more is not looked at, and the run says that it did not look at everything.
            let Some(kept_by) = kept_by.remove(&row.0) else {
                continue;
            };
            let person = persons.find(tx, row.2).await?;
            let of_client = closings.get(&row.0.bytes()).copied();
            let at = tx.settings().jurisdiction;
            let case = (CaseFacts::from(&row), &kept_by);
            let facts = record::facts_of_case(case, of_client, &person.fields, at);
            records.list.push(Record {
                person: row.2,
                case: Some(row.0),
                category: kept_by.category,
                promised: promises.of_case(row.2, row.0, &facts),
                facts,
                standing: Standing {
                    is_held: held.iter().any(|(_, case)| *case == row.0),
                    has_request: person.has_request,
                },
            });
        }
    }
    after = Uuid::nil();
    loop {
        let page = store::persons_after(tx, after).await?;
        let Some(last) = page.last() else { break };
        after = last.0.uuid();
        for (id, cited, created_at) in page {
            records.persons += 1;
            // Their record stays as long as a case that it belongs to or that tells of them.
            if cited > 0 {
                continue;
            }
            let person = persons.find(tx, id).await?;
            records.list.push(Record {
                person: id,
                case: None,
                category: None,
                facts: record::facts_of_person(date_in(tx.settings(), created_at), &person.fields),
                promised: promises.of_person(tx, id, &person.fields).await?,
                standing: Standing {
                    is_held: !holds::over_person(tx, id).await?.is_empty(),
                    has_request: person.has_request,
                },
            });
        }
    }
    Ok(records)
}

/// The persons whose rows this run has opened: a family's cases follow each other.
#[derive(Default)]
struct Persons(HashMap<PersonId, std::sync::Arc<Opened>>);

struct Opened {
    fields: PersonFields,
    has_request: bool,
}

/// Opened persons that are kept at a time.
const AT_A_TIME: usize = 1_000;

impl Persons {
    async fn find(&mut self, tx: &ReadTx, id: PersonId) -> Result<std::sync::Arc<Opened>, platform::Error> {
        if let Some(known) = self.0.get(&id) {
            return Ok(known.clone());
        }
        if self.0.len() >= AT_A_TIME {
            self.0.clear();
        }
        let fields = match people::find(tx, id).await {
            Ok(person) => tx.open_system(&person).await?,
            // A backup from before an erasure that knew no successors has the case without them (ADR 0010).
            Err(platform::db::Error::NoRow) => PersonFields::default(),
            Err(error) => return Err(error.into()),
        };
        let opened = std::sync::Arc::new(Opened {
            fields,
            has_request: requests::has_open(tx, id).await?,
        });
        self.0.insert(id, opened.clone());
        Ok(opened)
    }
}

fn count(run: &mut Run, found: &Finding) {
    let counter = match found {
        Finding::Due { .. } => &mut run.due,
        Finding::Near { .. } => &mut run.near,
        Finding::Missing(_) => &mut run.missing,
        Finding::Held => &mut run.refused_hold,
        Finding::Requested => &mut run.refused_request,
        Finding::Kept => &mut run.kept,
    };
    *counter += 1;
}

/// What is written of a finding; a day only when it is near or past.
/// Of a case with a category of its own neither the rule nor what it misses: in clear they would tell the service.
fn noted(tx: &ReadTx, record: &Record, found: &Finding) -> Option<NewFinding> {
    let (on, rule) = match found {
        Finding::Due { on, rule } | Finding::Near { on, rule } => (Some(*on), Some(*rule)),
        _ => (None, None),
    };
    let facts = match found {
        Finding::Missing(facts) => Some(facts.iter().map(|fact| fact.name()).collect::<Vec<_>>().join(" ")),
        _ => None,
    };
    Some(NewFinding {
        person: record.person,
        case: record.case,
        found: found.name()?,
        due_on: on.and_then(|on| end_of_day(tx.settings(), on)),
        rule: rule
            .filter(|_| record.category.is_none())
            .map(|rule| format!("{}@{}", rule.id, rule.version)),
        facts: facts.filter(|_| record.category.is_none()),
    })
}

/// How the last night of an organization went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Night {
    /// It looked at everything, and is not long ago; or the organization is too new for a night.
    Well,
    /// It did not look at everything there is.
    Incomplete,
    /// There are cases without a category of their own, and no rule by which to look at them has been chosen.
    NotChosen,
    /// Two nights were missed.
    Late,
    Never,
}

/// How the last night went, and how many seconds ago it began.
pub async fn last_night(db: &Db, actor: &Actor) -> Result<(Night, Option<i64>), platform::Error> {
    let tx = db.read(actor).await?;
    let is_recent = |at: Time| tx.now().seconds_since(at) < LATE_SECS;
    let last = store::list_runs(&tx).await?.into_iter().next();
    let unseen = match retention::care_choice(&tx).await? {
        CareChoice::Needed => Night::NotChosen,
        CareChoice::Chosen(_) => Night::Incomplete,
    };
    let night = match &last {
        Some(run) if !run.whole => unseen,
        Some(run) if is_recent(run.started_at) => Night::Well,
        Some(_) => Night::Late,
        None if is_recent(tx.settings().created_at) => Night::Well,
        None => Night::Never,
    };
    Ok((night, last.map(|run| tx.now().seconds_since(run.started_at))))
}
