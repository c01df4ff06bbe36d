//! The job of an import: sorts the whole file, then writes it in small transactions.
//!
//! A part's rows, what they made, the counts and the number of the next row commit together, so a job that is cut off
//! goes on where it stopped, in this process or the next. Two jobs never write the same part: the import's version
//! tells the slower one to stop.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use platform::audit::Event;
use platform::authz::Actor;
use platform::db::{Error, Tx};
use platform::ids::{HouseholdId, ImportId, PersonId};
use platform::subject;

use super::file;
use super::import::{Counts, ImportFields, State};
use super::known::Tokenizers;
use super::look::{Looked, Reading, look};
use super::report::{Preview, Report};
use super::row::Doubt;
use super::sorting::{Becomes, SortedRow};
use super::takeover::Words;
use super::writing::{self, Written};
use super::{error::ImportError, store};
use crate::policy::ImportPeople;
use crate::state::App;
use crate::tables;

/// Rows of one transaction: others wait for it as long as for a few requests.
const PART: usize = 50;
/// Scopes that one row may need: two for the person, one for the case, one for the household.
const SCOPES_PER_ROW: usize = 4;
/// How often a part is tried when the database is busy or somebody was quicker.
const TRIES: u32 = 5;
/// The first wait between two tries; each later one is twice as long.
const WAIT: Duration = Duration::from_millis(100);

/// An import at work.
struct Job {
    id: ImportId,
    looked: Looked,
    /// The number of the row that comes next, as the database has it.
    next_row: i64,
    made: Made,
    words: Words,
}

/// What the import has made of its file so far.
#[derive(Default)]
pub(super) struct Made {
    /// Whom each row became or may double.
    pub(super) people: HashMap<usize, PersonId>,
    /// The households by what their people share in the file.
    pub(super) households: HashMap<String, HouseholdId>,
    /// Which of these are shared: by a new person and at least one more row.
    pub(super) shared: HashSet<String>,
}

/// Carries an import out to its end.
pub(super) async fn carry_out(app: &App, actor: &Actor, id: ImportId) -> Result<Report, ImportError> {
    let mut job = prepare(app, actor, id).await?;
    let mut from = job.looked.rows.partition_point(|row| number(row) < job.next_row);
    while from < job.looked.rows.len() {
        let until = (from + PART).min(job.looked.rows.len());
        job.write_part(app, actor, from, until).await?;
        from = until;
    }
    job.finish(app, actor).await?;
    subject::settle(&app.db, actor, tables::all()).await?;
    Ok(Report::of(&job.looked))
}

/// Sorts the file anew, and recalls what a job before this one has made of it.
async fn prepare(app: &App, actor: &Actor, id: ImportId) -> Result<Job, ImportError> {
    let tx = app.db.read(actor).await?;
    let permit = tx.permit::<ImportPeople>()?;
    let (import, fields) = store::find(&tx, id).await?;
    if import.state != State::Running {
        return Err(ImportError::NotReady);
    }
    let words = Words::of(app, app.db.organization(tx.organization()).await?);
    let reading = Reading {
        table: file::read(&tx, &permit, id).await?,
        mapping: fields.mapping().ok_or(ImportError::NotReady)?,
        system: fields.system,
        today: words.day(import.created_at),
        date_order: words.date_order,
    };
    let looked = look(app, &tx, &permit, reading, Some(id)).await?;
    let mut made = Made {
        shared: shared_households(&looked.rows),
        ..Made::default()
    };
    let mut after = 0;
    while after < import.next_row {
        let page = store::list_rows(&tx, id, after, 1000).await?;
        let Some(last) = page.last() else { break };
        after = last.number + 1;
        let scopes = tx.scopes_of_unclaimed(&permit, &page).await?;
        for (row, scope) in page.iter().zip(scopes) {
            let household = scope.open(row)?.household();
            made.recall(
                &looked.rows,
                row.number,
                row.person_id.or(row.other_person_id),
                household,
            );
        }
    }
    Ok(Job {
        id,
        looked,
        next_row: import.next_row,
        made,
        words,
    })
}

impl Made {
    fn recall(&mut self, rows: &[SortedRow], row: i64, person: Option<PersonId>, household: Option<HouseholdId>) {
        let Ok(at) = rows.binary_search_by_key(&row, number) else {
            return;
        };
        let Some(sorted) = rows.get(at) else { return };
        if let Some(person) = person {
            self.people.insert(sorted.number, person);
        }
        let key = sorted.incoming().and_then(|incoming| incoming.household.clone());
        if let Some((key, household)) = key.zip(household) {
            self.households.insert(key, household);
        }
    }
}

/// What the people of a household share, where a new person shares it with somebody.
fn shared_households(rows: &[SortedRow]) -> HashSet<String> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for row in rows {
        let key = row.incoming().and_then(|incoming| incoming.household.as_deref());
        if let Some(key) = key {
            let (people, all) = counts.entry(key).or_default();
            *people += usize::from(row.person().is_some());
            *all += 1;
        }
    }
    let shared = counts
        .into_iter()
        .filter(|(_, (people, all))| *people >= 1 && *all >= 2);
    shared.map(|(key, _)| key.to_owned()).collect()
}

impl Job {
    /// Writes the rows between two places, trying again when that may help.
    async fn write_part(&mut self, app: &App, actor: &Actor, from: usize, until: usize) -> Result<(), ImportError> {
        let mut tried = 0;
        let written = loop {
            let outcome = self.try_part(app, actor, from, until).await;
            tried += 1;
            match outcome {
                Err(platform::Error::Db(error)) if tried < TRIES && may_help(&error) => {
                    tokio::time::sleep(WAIT * 2_u32.saturating_pow(tried)).await;
                }
                outcome => break outcome?,
            }
        };
        self.made.people.extend(written.people);
        self.made.households.extend(written.households);
        if let Some(last) = self.looked.rows.get(until - 1) {
            self.next_row = number(last) + 1;
        }
        Ok(())
    }

    async fn try_part(
        &mut self,
        app: &App,
        actor: &Actor,
        from: usize,
        until: usize,
    ) -> Result<Written, platform::Error> {
        let rows = self.looked.rows.get_mut(from..until).unwrap_or_default();
        // Keys are made durable before the transaction, so that it waits for nothing but its own statements.
        app.db
            .keystore()
            .mint_ahead(actor.organization(), rows.len() * SCOPES_PER_ROW)
            .await?;
        let mut tx = app.db.begin(actor).await?;
        let permit = tx.permit::<ImportPeople>()?;
        let (mut import, fields) = store::find(&tx, self.id).await?;
        if import.state != State::Running || import.next_row != self.next_row {
            return Err(Error::Conflict.into());
        }
        give_way(&tx, rows).await?;
        let written = writing::write(&mut tx, &import, rows, &self.made, &self.words).await?;
        for row in rows.iter() {
            add(&mut import.counts, row);
            import.next_row = number(row) + 1;
        }
        store::update(&mut tx, &import, &fields).await?;
        let event = Event::on(&permit, &tables::IMPORT, self.id.uuid(), None).counting(rows.len());
        tx.commit(event).await?;
        Ok(written)
    }

    /// Ends the import: its file goes, what it did stays.
    async fn finish(&self, app: &App, actor: &Actor) -> Result<(), platform::Error> {
        let mut tx = app.db.begin(actor).await?;
        let permit = tx.permit::<ImportPeople>()?;
        let (mut import, fields) = store::find(&tx, self.id).await?;
        if import.state != State::Running {
            return Err(Error::Conflict.into());
        }
        import.state = State::Finished;
        import.finished_at = Some(tx.now());
        let fields = ImportFields {
            preview: Some(Preview::of(&self.looked, tx.now())),
            ..fields
        };
        store::delete_file(&mut tx, self.id).await?;
        store::update(&mut tx, &import, &fields).await?;
        tx.commit(Event::on(&permit, &tables::IMPORT, self.id.uuid(), None).counting(self.looked.rows.len()))
            .await
    }
}

/// Whether the same part may be written at the next try.
fn may_help(error: &Error) -> bool {
    matches!(
        error,
        Error::Unavailable(_) | Error::Renewing(_) | Error::Serialization | Error::Unique(_) | Error::Poisoned
    )
}

/// Lets rows give way to persons who came under the same number, or with the same code, since the file was sorted; never to somebody hidden.
async fn give_way(tx: &Tx, rows: &mut [SortedRow]) -> Result<(), platform::Error> {
    let tokenizers = Tokenizers::of(tx).await?;
    let people = || rows.iter().filter_map(SortedRow::person);
    let sources: Vec<&str> = people()
        .flat_map(|person| &person.incoming.person.sources)
        .map(String::as_str)
        .collect();
    let codes: Vec<&str> = people()
        .filter_map(|person| person.incoming.person.identity_code.as_deref())
        .collect();
    let owners = tokenizers.owners(tx, &sources, &codes).await?;
    let mut hidden = owners.marked(tx).await?;
    hidden.extend(owners.restricted(tx).await?);
    for row in rows.iter_mut() {
        let Some(person) = row.person().map(|newcomer| &newcomer.incoming.person) else {
            continue;
        };
        let by_source = person
            .sources
            .iter()
            .find_map(|source| owners.of_source(&tokenizers, source));
        let by_code = person
            .identity_code
            .as_deref()
            .and_then(|code| owners.of_code(&tokenizers, code));
        match (by_source, by_code) {
            (Some(owner), _) => row.give_way(owner, Doubt::SourceNumber),
            (None, Some(owner)) if hidden.contains(&owner) => row.note_hidden_double(),
            (None, Some(owner)) => row.give_way(owner, Doubt::IdentityCode),
            (None, None) => {}
        }
    }
    Ok(())
}

fn add(counts: &mut Counts, row: &SortedRow) {
    let count = match row.becomes {
        Becomes::Person(_) => &mut counts.created,
        Becomes::Nothing(_) => &mut counts.unchanged,
        Becomes::Question(_) => &mut counts.duplicates,
        Becomes::Refusal(_) => &mut counts.refused,
    };
    *count += 1;
}

/// The row's number as the database has it.
pub(super) fn number(row: &SortedRow) -> i64 {
    i64::try_from(row.number).unwrap_or(i64::MAX)
}
