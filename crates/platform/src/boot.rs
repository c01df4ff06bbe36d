//! From settings to a database that the product can use.

use std::path::PathBuf;

use crate::audit::{Bell, Intake, run_sequencer};
use crate::authz::{Actor, OrganizationId};
use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::db::raw::{Address, RawDb};
use crate::db::{Db, Error, Migration, Tables, migrate};
use crate::keystore::{self, Keyring, Keystore, Provider};
use crate::{jobs, organization, params, session, statements, subject};

/// Where everything is.
#[derive(Clone)]
pub struct Settings {
    pub data: Address,
    pub keys: Address,
    /// The owner's address of each PostgreSQL database, for migrations; the application's own otherwise.
    pub data_owner: Option<Address>,
    pub keys_owner: Option<Address>,
    /// The PostgreSQL role of `serve` and `work`.
    pub application_role: Option<String>,
    pub keyring: PathBuf,
    pub provider: Provider,
    /// Where the files beside the database lie.
    pub blobs: PathBuf,
    pub clock: Clock,
}

statements! {
    pub(crate) UNSAFE_ROLE = "
        SELECT CAST(COUNT(*) AS bigint)
        FROM pg_roles
        WHERE rolname = current_user AND (rolsuper OR rolbypassrls)";
    pub(crate) UNPROTECTED_TABLES = "
        SELECT c.relname::text
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)";
    pub(crate) DATABASE_CLOCK = "
        SELECT CURRENT_TIMESTAMP";
    pub(crate) ANY_ACCOUNT = "
        SELECT id
        FROM account
        LIMIT 1";
}

/// Makes the keyring of a new installation.
pub fn create_keyring(settings: &Settings) -> Result<(), keystore::Error> {
    Keyring::create(settings.provider.clone())?.write(&settings.keyring)
}

/// Refuses databases whose schema is not exactly the one that this program was built for.
pub async fn check_schema(settings: &Settings, product: &[Migration]) -> Result<(), String> {
    let open = |address| RawDb::open(address).map_err(|error| error.to_string());
    migrate::check(&open(&settings.keys)?, keystore::MIGRATIONS, "the key store").await?;
    migrate::check(&open(&settings.data)?, &of_data(product), "the database").await
}

/// The names of every migration that the data, and the key store, have had with this program.
pub fn schema(product: &[Migration]) -> (Vec<&'static str>, Vec<&'static str>) {
    let names = |migrations: &[Migration]| migrations.iter().map(|migration| migration.name).collect();
    (names(&of_data(product)), names(keystore::MIGRATIONS))
}

/// Every change of the data's schema, in order.
fn of_data(product: &[Migration]) -> Vec<Migration> {
    migrate::MIGRATIONS.iter().chain(product).copied().collect()
}

/// Brings both databases to the newest schema; returns what ran.
pub async fn run_migrations(settings: &Settings, product: &[Migration]) -> Result<Vec<&'static str>, Error> {
    let now = settings.clock.now();
    let role = settings.application_role.as_deref();
    let keys = RawDb::open(settings.keys_owner.as_ref().unwrap_or(&settings.keys))?;
    let mut ran = migrate::migrate(&keys, keystore::MIGRATIONS, role, now).await?;
    let data = RawDb::open(settings.data_owner.as_ref().unwrap_or(&settings.data))?;
    ran.extend(migrate::migrate(&data, &of_data(product), role, now).await?);
    Ok(ran)
}

/// Opens both databases and starts the log's intake and sequencer.
/// Needs a running tokio runtime.
pub fn open(settings: &Settings) -> Result<Db, crate::Error> {
    let keystore = Keystore::open(
        &settings.keys,
        &settings.keyring,
        &settings.provider,
        settings.clock.clone(),
    )?;
    let raw = RawDb::open(&settings.data)?;
    let bell = Bell::default();
    let intake = Intake::start(raw.clone(), keystore.clone(), bell.clone());
    let db = Db::new(
        raw.clone(),
        keystore.clone(),
        settings.clock.clone(),
        intake,
        Blobs::new(settings.blobs.clone()),
    );
    #[expect(clippy::disallowed_methods, reason = "the sequencer lives as long as the process")]
    tokio::spawn(run_sequencer(raw, keystore.clone(), settings.clock.clone(), bell));
    #[expect(
        clippy::disallowed_methods,
        reason = "watches other nodes as long as the process lives"
    )]
    tokio::spawn(watch_keys(keystore));
    Ok(db)
}

/// Forgets within a second what another node has destroyed.
async fn watch_keys(keystore: Keystore) {
    loop {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        if let Err(error) = keystore.catch_up().await {
            tracing::warn!(%error, "the key store cannot be watched");
        }
    }
}

/// Refuses to go on if row-level security would not hold: a role that bypasses it, a table without it, a row seen without an organization.
pub async fn self_test(db: &Db) -> Result<(), String> {
    if !db.raw().is_postgres() {
        return Ok(());
    }
    let text = |error: Error| error.to_string();
    let tx = db.raw().read(uuid::Uuid::nil()).await.map_err(text)?;
    let (dangerous,): (i64,) = tx.one(UNSAFE_ROLE, params![]).await.map_err(text)?;
    if dangerous > 0 {
        return Err("the database role bypasses row-level security; connect as the application role".to_owned());
    }
    let unprotected: Vec<(String,)> = tx.all(UNPROTECTED_TABLES, params![]).await.map_err(text)?;
    let allowed = |name: &str| migrate::PLATFORM_TABLES.iter().any(|(platform, _)| *platform == name);
    if let Some((name,)) = unprotected.iter().find(|(name,)| !allowed(name)) {
        return Err(format!(
            "the table `{name}` has no forced row-level security; run `carehold migrate`"
        ));
    }
    if tx
        .opt::<(uuid::Uuid,)>(ANY_ACCOUNT, params![])
        .await
        .map_err(text)?
        .is_some()
    {
        return Err("a query without an organization returned a row; row-level security does not hold".to_owned());
    }
    Ok(())
}

/// Work at start: finishes the log and every destruction that was decided, in both stores; destroys scopes that were minted and never used.
pub async fn recover(db: &Db, tables: &'static Tables) -> Result<(), crate::Error> {
    for id in organization::list(db).await? {
        db.sequence(id).await?;
        let actor = Actor::system(id, "destruction");
        subject::settle(db, &actor, tables).await?;
        subject::replay(db, &actor, tables).await?;
        if !subject::settle(db, &actor, tables).await? {
            tracing::info!("another process has not caught up: keys that are to be destroyed go within the hour");
        }
        loop {
            let minted = db.keystore().minted(id).await?;
            if minted.is_empty() {
                break;
            }
            let minted: Vec<uuid::Uuid> = minted.iter().map(|scope| scope.uuid()).collect();
            let tx = db.raw().read(id.uuid()).await?;
            let used: Vec<(uuid::Uuid,)> = tx.all(crate::db::LIST_SCOPES, params![id, minted.clone()]).await?;
            drop(tx);
            let used: std::collections::HashSet<uuid::Uuid> = used.into_iter().map(|(scope,)| scope).collect();
            let (used, unused) = minted.into_iter().partition(|scope| used.contains(scope));
            db.keystore().settle_minted(id, used, unused).await?;
        }
    }
    Ok(())
}

/// The first work on restored data or keys: the log placed, and both stores of one mind about what is destroyed. Can be repeated.
/// No scope is taken for unused: what was replaced may lie aside, and be needed again.
pub async fn reunite(db: &Db, tables: &'static Tables) -> Result<subject::Reunion, crate::Error> {
    let mut all = subject::Reunion::default();
    for id in organization::list(db).await? {
        db.keystore().keep_minted(id).await?;
        db.sequence(id).await?;
        let one = subject::reunite(db, &Actor::system(id, "restore"), tables).await?;
        all.in_data += one.in_data;
        all.in_keys += one.in_keys;
    }
    Ok(all)
}

async fn revive(db: &Db, id: OrganizationId) -> Result<(), crate::Error> {
    let mut tx = db.begin(&Actor::system(id, "jobs")).await?;
    if jobs::revive(&mut tx).await? > 0 {
        tx.commit_unlogged("work that was given up has its event when it is done")
            .await?;
    }
    Ok(())
}

/// The hourly sweep: work that was given up, keys and files that waited for another process or a backup, sessions that timed out, sessions long over, forms that nobody came back for.
pub async fn sweep(db: &Db, tables: &'static Tables) -> Result<(), crate::Error> {
    for id in organization::list(db).await? {
        let organization = db.organization(id).await?;
        subject::settle(db, &Actor::system(id, "destruction"), tables).await?;
        revive(db, id).await?;
        session::end_timed_out(db, &organization).await?;
        session::sweep(db, &organization).await?;
    }
    Ok(())
}

/// Copies the embedded key store, as of now, to a file that is not there yet or is replaced.
pub fn copy_keys(settings: &Settings, to: &std::path::Path) -> Result<(), Error> {
    let Address::Sqlite(from) = &settings.keys else {
        return Ok(());
    };
    crate::db::copy_sqlite(from, to)
}

/// Seconds that the database's clock is ahead of ours.
pub async fn clock_difference(db: &Db) -> Result<i64, String> {
    if !db.raw().is_postgres() {
        return Ok(0);
    }
    let tx = db
        .raw()
        .read(uuid::Uuid::nil())
        .await
        .map_err(|error| error.to_string())?;
    let (at,): (crate::clock::Time,) = tx
        .one(DATABASE_CLOCK, params![])
        .await
        .map_err(|error| error.to_string())?;
    Ok(at.seconds_since(db.clock().now()))
}

/// The system as actor, for commands and jobs; `purpose` stands in the log.
pub fn system(organization: OrganizationId, purpose: &'static str) -> Actor {
    Actor::system(organization, purpose)
}
