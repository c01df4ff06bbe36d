//! From a file to an import: kept, mapped, looked at, started.

use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::db::{ReadTx, Tx};
use platform::ids::{AccountId, ImportId, TeamId};
use platform::jobs::{self, Fault, Job};
use platform::organization::{Jurisdiction, Organization};

use super::error::ImportError;
use super::file::{self, apart, cut};
use super::import::{Counts, Import, ImportFields, State};
use super::look::{Reading, look};
use super::mapping::Mapping;
use super::report::{Preview, Report};
use super::table::{self, Table};
use super::takeover::Words;
use super::{job, live, store};
use crate::agreements;
use crate::people::identity_code::Country;
use crate::policy::ImportPeople;
use crate::state::App;
use crate::tables;

/// The longest name of another system, in characters.
const SYSTEM_CHARS: usize = 40;
/// The name of the other system if nobody gives one.
pub const DEFAULT_SYSTEM: &str = "legacy";

/// The country whose numbers and codes an organization's files are read by, unless somebody says another.
pub(super) fn default_country(jurisdiction: Jurisdiction) -> Country {
    match jurisdiction {
        Jurisdiction::Finland => Country::Fi,
        Jurisdiction::Netherlands | Jurisdiction::EuropeanUnion | Jurisdiction::UnitedStates => Country::Nl,
    }
}

/// The name of another system as it is kept: it stands in the key of every row.
pub(super) fn system_name(typed: &str) -> Result<String, ImportError> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_short = name.chars().count() <= SYSTEM_CHARS && !name.chars().any(char::is_control);
    if is_short && !name.is_empty() {
        Ok(name)
    } else {
        Err(ImportError::System)
    }
}

/// Reads a file's table, without holding up others.
pub(super) async fn read_table(bytes: Vec<u8>) -> Result<(Vec<u8>, Table), ImportError> {
    let (bytes, read) = apart(move || {
        let read = table::read(&bytes);
        (bytes, read)
    })
    .await;
    Ok((bytes, read?))
}

/// Keeps a file as a draft.
pub(super) async fn keep(
    tx: &mut Tx,
    account: Option<AccountId>,
    fields: &ImportFields,
    table: &Table,
    bytes: &[u8],
) -> Result<ImportId, platform::Error> {
    let rows = i64::try_from(table.rows.len()).unwrap_or(i64::MAX);
    store::insert(tx, account, rows, fields, cut(bytes)).await
}

/// Looks at a draft's file with a mapping: what importing it would do.
pub(super) async fn preview(
    app: &App,
    tx: &ReadTx,
    permit: &Permit<ImportPeople>,
    import: &Import,
    fields: &ImportFields,
    mapping: Mapping,
) -> Result<Preview, ImportError> {
    let words = Words::of(app, app.db.organization(tx.organization()).await?);
    let reading = Reading {
        table: file::read(tx, permit, import.id).await?,
        mapping,
        system: fields.system.clone(),
        today: words.day(import.created_at),
        date_order: words.date_order,
    };
    let looked = look(app, tx, permit, reading, None).await?;
    Ok(Preview::of(&looked, tx.now()))
}

/// Sets a draft running, for whoever gets what it makes; the caller asks for its job. One import at a time is at work in an organization.
pub(super) async fn set_running(
    tx: &mut Tx,
    id: ImportId,
    account: Option<AccountId>,
    team: Option<TeamId>,
) -> Result<(), ImportError> {
    if !agreements::missing(tx).await.map_err(platform::Error::from)?.is_empty() {
        return Err(ImportError::Agreements);
    }
    let organization = tx.organization().uuid();
    tx.lock(organization).await?;
    if !store::list_at_work(tx).await?.is_empty() {
        return Err(ImportError::Busy);
    }
    let (mut import, fields) = store::find(tx, id).await?;
    if import.state != State::Draft || fields.mapping().is_none() {
        return Err(ImportError::NotReady);
    }
    import.state = State::Running;
    import.account_id = account;
    import.team_id = team;
    import.counts = Counts::default();
    import.next_row = 0;
    Ok(store::update(
        tx,
        &import,
        &ImportFields {
            preview: None,
            ..fields
        },
    )
    .await?)
}

/// Imports a file for the command line, or tells what importing it would do.
pub async fn import_file(
    app: &App,
    organization: &Organization,
    bytes: Vec<u8>,
    mapping: Option<&serde_json::Value>,
    system: &str,
    dry_run: bool,
) -> Result<Report, ImportError> {
    let actor = live::actor(organization.id);
    let system = system_name(system)?;
    let (bytes, table) = read_table(bytes).await?;
    let country = default_country(organization.jurisdiction);
    let mapping = match mapping {
        Some(json) => Mapping::from_json(json, &table.header, country)?,
        None => Mapping::guess(&table.header, country),
    };
    mapping.check()?;
    if dry_run {
        let tx = app.db.read(&actor).await?;
        let permit = tx.permit::<ImportPeople>()?;
        let words = Words::of(app, app.db.organization(organization.id).await?);
        let reading = Reading {
            table,
            mapping,
            system,
            today: words.day(tx.now()),
            date_order: words.date_order,
        };
        return Ok(Report::of(&look(app, &tx, &permit, reading, None).await?));
    }
    live::finish_others(app, &actor).await?;
    let (id, job) = start_file(app, &actor, &bytes, &table, &mapping, system).await?;
    let carried_out = Box::pin(async {
        let report = job::carry_out(app, &actor, id).await;
        report.map_err(|error| error.fault())
    });
    match jobs::hold(&app.db, &job, carried_out).await {
        Some(Ok(report)) => Ok(report),
        Some(Err(fault)) => Err(ImportError::Stopped(fault)),
        None => Err(ImportError::Stopped(Fault::Conflict)),
    }
}

async fn start_file(
    app: &App,
    actor: &Actor,
    bytes: &[u8],
    table: &Table,
    mapping: &Mapping,
    system: String,
) -> Result<(ImportId, Job), ImportError> {
    let country = mapping.country.code().to_owned();
    let mut fields = ImportFields {
        system,
        country,
        header: table.header.clone(),
        ..ImportFields::default()
    };
    fields.set_mapping(mapping);
    let mut tx = app.db.begin(actor).await?;
    let permit = tx.permit::<ImportPeople>()?;
    let id = keep(&mut tx, None, &fields, table, bytes).await?;
    set_running(&mut tx, id, None, None).await?;
    let job = jobs::enqueue_held(&mut tx, live::JOB, id.uuid()).await?;
    tx.commit(Event::on(&permit, &tables::IMPORT, id.uuid(), None)).await?;
    Ok((id, job))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_have_short_names() {
        assert_eq!(system_name("  Old   system ").unwrap(), "Old system");
        for typed in ["", "  ", &"x".repeat(41)] {
            assert!(matches!(system_name(typed), Err(ImportError::System)));
        }
    }
}
