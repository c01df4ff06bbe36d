//! Restoring: closed first, checked, put in place, made of one mind, checked again, and only then opened.

use std::path::Path;

use platform::audit::{self, Event, Head};
use platform::authz::OrganizationId;
use platform::clock::Clock;
use platform::{boot, organization, searches, subject};
use serde::Serialize;

use super::check::{self, Targets};
use super::files::Identities;
use super::place::{self, Mark};
use super::{Set, store, text};
use crate::config::Config;
use crate::policy::RestoreBackup;
use crate::state::App;
use crate::{documents, epochs, migrations, portal_access, requests, server, tables};

/// What is to be restored, and how.
pub struct Request<'a> {
    /// Holds a folder for each set.
    pub from: &'a Path,
    pub identities: Option<&'a Identities>,
    /// One set alone, beside the others that are in use.
    pub only: Option<Set>,
    /// Moves aside what is there.
    pub replace: bool,
    /// Hears of each step when it is done; an error ends the restore there, to go on another time.
    pub done: &'a dyn Fn(Step) -> Result<(), String>,
}

/// What a restore has done so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Every file was hashed, opened and read; nothing is touched.
    Checked,
    /// Nobody else opens the folder any more.
    Closed,
    SetAside(Set),
    Placed(Set),
    /// What either store remembers as destroyed is destroyed in both.
    Reunited,
    /// What only pointed to somebody who is gone is gone too.
    Swept,
    /// Blind indexes are of the newest key.
    Indexed,
    Verified,
}

/// What a restore did and found. Numbers and ids only.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    pub sets: Vec<&'static str>,
    pub made_at: String,
    /// Destructions repeated in the data, and in the keys.
    pub destructions_in_data: usize,
    pub destructions_in_keys: usize,
    /// Rows deleted because whom they pointed to is gone.
    pub swept: usize,
    /// Open requests about people who were erased since: what was asked is done.
    pub overtaken: usize,
    /// Requests that were decided or approved by then, and are decided anew.
    pub reviewed: usize,
    /// Representations that wait for a worker's judgement again, because what came after the backup is not known.
    pub waiting: usize,
    /// People whose blind tokens were made anew.
    pub indexed: usize,
    pub opened: u64,
    /// Rows that do not open: table and id; and files beside the database that do not.
    pub unopened: Vec<String>,
    pub logs: u64,
    pub log_faults: Vec<String>,
    /// Where the replaced things are.
    pub aside: Vec<String>,
    /// Whether the installation was opened.
    pub ok: bool,
}

/// Restores; can be run again after it was cut off anywhere. Opens the installation only if everything holds.
pub async fn restore(config: &Config, clock: &Clock, request: &Request<'_>) -> Result<Report, String> {
    super::make::private_folder(&config.data)?;
    let targets = targets(config, clock)?;
    let manifests = check::manifests(request.from, request.only)?;
    let begun = place::read_mark(config)?;
    let begun = begun.filter(|mark| place::is_for(mark, &manifests) || !request.replace);
    if begun.as_ref().is_some_and(|mark| !place::is_for(mark, &manifests)) {
        return Err(
            "another restore has begun here and not ended; run that one again, or start anew with --replace".to_owned(),
        );
    }
    let mark = if let Some(mark) = begun {
        mark
    } else {
        check::companions(&targets, request.only, &manifests).await?;
        let name = clock.now().to_jiff().strftime("%Y%m%dt%H%M%S%3f").to_string();
        place::plan(&targets, &manifests, request.replace, name).await?
    };
    let work = config.data.join("restore-work");
    check::make_empty(&work)?;
    let restored = put_in_place(config, request, &targets, (&mark, manifests), &work).await;
    let _ = std::fs::remove_dir_all(&work);
    let mut report = Report {
        aside: place::places(&targets, &mark),
        ..restored?
    };
    let app = server::open_closed(config, clock.clone()).await?;
    boot::self_test(&app.db).await?;
    let heads = check::manifests(request.from, request.only)?
        .into_iter()
        .flat_map(|manifest| manifest.logs)
        .collect();
    finish(&app, request, heads, &mut report).await?;
    report.ok = report.unopened.is_empty() && report.log_faults.is_empty();
    if report.ok {
        place::remove_mark(config)?;
    }
    Ok(report)
}

fn targets(config: &Config, clock: &Clock) -> Result<Targets, String> {
    let settings = config.settings(clock.clone()).map_err(text)?;
    Ok(Targets {
        data: settings.data_owner.unwrap_or(settings.data),
        keys: settings.keys_owner.unwrap_or(settings.keys),
        keyring: settings.keyring,
        blobs: settings.blobs,
        provider: settings.provider,
    })
}

async fn put_in_place(
    config: &Config,
    request: &Request<'_>,
    targets: &Targets,
    (mark, manifests): (&Mark, Vec<super::Manifest>),
    work: &Path,
) -> Result<Report, String> {
    let mut report = Report::default();
    let found = check::open(request.from, manifests, request.identities, targets, work).await?;
    (request.done)(Step::Checked)?;
    place::write_mark(config, mark)?;
    (request.done)(Step::Closed)?;
    for (found, marked) in found.iter().zip(&mark.sets) {
        place::set_aside(targets, mark, marked).await?;
        (request.done)(Step::SetAside(marked.set))?;
        place::put(targets, found).await?;
        (request.done)(Step::Placed(marked.set))?;
        report.sets.push(marked.set.name());
        report.made_at.clone_from(&found.manifest.made_at);
    }
    // Gives the application its rights and its row-level security on PostgreSQL; the schema is this program's already.
    let settings = config.settings(Clock::system()).map_err(text)?;
    boot::run_migrations(&settings, migrations::ALL).await.map_err(text)?;
    Ok(report)
}

/// Everything after the sets are in their places; each part can be repeated.
async fn finish(app: &App, request: &Request<'_>, heads: Vec<Head>, report: &mut Report) -> Result<(), String> {
    let tables = tables::all();
    let reunion = boot::reunite(&app.db, tables).await.map_err(text)?;
    (report.destructions_in_data, report.destructions_in_keys) = (reunion.in_data, reunion.in_keys);
    (request.done)(Step::Reunited)?;
    let organizations = organization::list(&app.db).await.map_err(text)?;
    let of_data = report.sets.contains(&Set::Data.name());
    for id in &organizations {
        sweep(app, *id, of_data, report).await.map_err(text)?;
    }
    (request.done)(Step::Swept)?;
    for id in &organizations {
        let actor = boot::system(*id, "restore");
        let opening = subject::open_all(&app.db, &actor, tables).await.map_err(text)?;
        report.opened += opening.opened;
        let unopened = opening
            .closed
            .iter()
            .map(|(table, row)| format!("{table} {}", row.simple()));
        report.unopened.extend(unopened);
        let files = documents::check_all(&app.db, &actor).await.map_err(text)?;
        report.unopened.extend(files);
    }
    // What does not open has no index codes: it is reported, and the installation stays closed.
    if report.unopened.is_empty() {
        for id in &organizations {
            report.indexed += epochs::rebuild_tokens(app, *id).await.map_err(text)?;
        }
    }
    (request.done)(Step::Indexed)?;
    for id in &organizations {
        let log = app.db.verify(*id, tables).await.map_err(text)?;
        report.logs += log.logs;
        report.log_faults.extend(log.faults.iter().map(ToString::to_string));
        for head in heads.iter().filter(|head| head.organization == id.uuid()) {
            if !audit::has_head(&app.db, *id, head).await.map_err(text)? {
                let fault = format!(
                    "log of {}: the checkpoint at {} of the manifest is missing",
                    head.year, head.size
                );
                report.log_faults.push(fault);
            }
        }
    }
    let is_missing = |head: &&Head| !organizations.iter().any(|id| id.uuid() == head.organization);
    let missing = heads.iter().filter(is_missing);
    report
        .log_faults
        .extend(missing.map(|head| format!("log of {}: its organization is missing", head.year)));
    (request.done)(Step::Verified)
}

/// Deletes what points to people and cases that are gone, ends requests about them, brings what was decided back to those who decide, lets nobody represent anybody until that is decided again, and tells the log that a backup was restored.
async fn sweep(app: &App, id: OrganizationId, of_data: bool, report: &mut Report) -> Result<(), platform::Error> {
    let actor = boot::system(id, "restore");
    let mut tx = app.db.begin(&actor).await?;
    let permit = tx.permit::<RestoreBackup>()?;
    let mut swept = 0;
    for (table, rows) in store::orphans(&tx).await? {
        swept += subject::delete(&mut tx, table, rows).await?;
    }
    let overtaken = requests::end_overtaken(&mut tx).await?;
    let (mut reviewed, mut waiting) = (0, 0);
    // What came after a backup of the data is not known; keys and keyring alone bring nothing of the data back.
    if of_data {
        reviewed = requests::review_again(&mut tx).await?;
        waiting = portal_access::wait_again(&mut tx).await?;
    }
    searches::begin(&mut tx).await?;
    let event = Event::on(&permit, &platform::subject::DESTRUCTION, id.uuid(), None);
    tx.commit(event.counting(swept)).await?;
    report.swept += swept;
    report.overtaken += overtaken;
    report.reviewed += reviewed;
    report.waiting += waiting;
    Ok(())
}
