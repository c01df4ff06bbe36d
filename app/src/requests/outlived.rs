//! The files of requests end too: the night destroys those whose own period is over, by the catalogue's rules for them.
//!
//! What proves a destruction, and a list of what went, stays longer than other files: its rule also waits for the last backup whose keys could still open what went.
//! A hold on the person or on a case of theirs keeps them.

use jiff::ToSpan as _;
use jiff::civil::Date;
use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::clock::Time;
use platform::db::{Error, Tx};
use platform::ids::CaseId;
use platform::organization::Organization;
use platform::subject::{self, Extent};

use super::request::{Request, RequestFields};
use super::{State, store};
use crate::layout::date_in;
use crate::policy::EndRequestFile;
use crate::retention::{self, Category, Fact, Facts, When, evaluate};
use crate::state::App;
use crate::{holds, packages, tables};

/// Destroys the files of requests that were ended longer ago than their rule keeps them; returns how many.
/// One whose person is under a hold or asks for something else stays, and is looked at the next night.
pub async fn end_outlived(app: &App, actor: &Actor) -> Result<usize, platform::Error> {
    let tx = app.db.read(actor).await?;
    let organization = tx.settings().clone();
    let today = date_in(&organization, tx.now());
    drop(tx);
    let ends = Ends {
        rules: retention::in_force(organization.jurisdiction, today),
        opens_days: app.config.backup.opens_days(),
        organization,
    };
    let mut ended = 0;
    let mut after = None;
    'pages: loop {
        let tx = app.db.read(actor).await?;
        let page = store::list_ended_after(&tx, after).await?;
        drop(tx);
        let Some(last) = page.last() else { break };
        after = last.closed_at.map(|at| (at, last.id));
        for request in page {
            // The rest of the list was closed later still.
            if ends.of(&request, Category::RequestFile).is_none_or(|day| day >= today)
                && ends
                    .of(&request, Category::ErasureLedger)
                    .is_none_or(|day| day >= today)
            {
                break 'pages;
            }
            if ends.own(&request).is_none_or(|day| day >= today) {
                continue;
            }
            match end(app, actor, &request).await {
                Ok(is_ended) => ended += usize::from(is_ended),
                // Somebody takes it up again at this moment.
                Err(platform::Error::Db(Error::Conflict)) => {}
                Err(error) => return Err(error),
            }
        }
    }
    // Also what another process, still writing, kept from going a night ago.
    subject::settle(&app.db, actor, tables::all()).await?;
    Ok(ended)
}

/// By what the files of an organization end.
struct Ends {
    rules: Vec<&'static retention::Rule>,
    organization: Organization,
    opens_days: Option<i64>,
}

impl Ends {
    /// The last day of a file by the rules of a category.
    fn of(&self, request: &Request, category: Category) -> Option<Date> {
        let day = |at: Time| date_in(&self.organization, at);
        let closed = request.closed_at.map(day)?;
        // Closed is never before the certificate, from which the backups count.
        let backups = self
            .opens_days
            .map_or(When::Unknown, |days| When::On(closed.saturating_add(days.days())));
        let facts = Facts::default()
            .with(Fact::Closed, When::On(closed))
            .with(Fact::BackupExpired, backups);
        evaluate(self.rules.iter().copied(), category, &facts, &[])
            .outcome
            .date()
    }

    /// The last day of this file; where no rule is about the proof of a destruction it is a file like others.
    fn own(&self, request: &Request) -> Option<Date> {
        let destroyed = request.executed_at.is_some() || request.state == State::Overtaken;
        let knows_proofs = self.rules.iter().any(|rule| rule.category == Category::ErasureLedger);
        let category = if destroyed && knows_proofs {
            Category::ErasureLedger
        } else {
            Category::RequestFile
        };
        self.of(request, category)
    }
}

async fn end(app: &App, actor: &Actor, request: &Request) -> Result<bool, platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<EndRequestFile> = tx.permit()?;
    tx.lock(holds::LOCK).await?;
    let items = store::list_items(&tx, request.id).await?;
    let mut cases: Vec<CaseId> = items.iter().filter_map(|item| item.case_id).collect();
    cases.extend(store::cases_of_client(&tx, request.person_id).await?);
    // A list of many is about nobody.
    let is_of_wanted = !request.is_of_many()
        && (store::has_open(&tx, request.person_id).await?
            || !holds::over_person(&tx, request.person_id).await?.is_empty());
    let is_wanted = is_of_wanted || !holds::over_cases(&tx, &cases).await?.is_empty();
    if is_wanted {
        return Ok(false);
    }
    // Takes its row, as it was read: nobody takes it up again meanwhile.
    let scope = tx.open_scope_system(request.scope).await?;
    let fields: RequestFields = scope.open(request)?;
    store::update(&mut tx, &scope, request, &fields).await?;
    let gone = destroy(&mut tx, request).await?;
    let event = Event::on(&permit, &tables::DATA_REQUEST, request.id.uuid(), None);
    tx.commit(event.counting(gone)).await?;
    Ok(true)
}

async fn destroy(tx: &mut Tx, request: &Request) -> Result<usize, platform::Error> {
    packages::forget(tx, request.id).await?;
    subject::destroy(tx, tables::all(), request.scope, &Extent::Whole).await
}
