//! Migrations: one change per file, additive, written in PostgreSQL's words.
//!
//! Each runs in a transaction with its line in `migration`.
//! On PostgreSQL every table outside the closed list of platform tables is put under row-level security, and the application role gets its rights.

use std::fmt::Write as _;

use super::raw::RawDb;
use super::{Error, dialect};
use crate::clock::Time;
use crate::params;

/// One change to a schema.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    pub name: &'static str,
    sql: &'static str,
}

impl Migration {
    /// One text for both engines.
    pub const fn same(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql }
    }
}

/// Tables without an organization, each with its reason. Reachable only through the platform's own code.
pub const PLATFORM_TABLES: &[(&str, &str)] = &[
    ("organization", "which organizations exist is asked before one is known"),
    ("slug", "finds an organization by the address its people use"),
    ("job_ready", "a worker picks work before it knows whose it is"),
    ("node", "processes serve every organization"),
    ("lease", "some work is done once for all organizations"),
    ("migration", "which changes have been made"),
];

/// The key store's table without an organization: every node asks it each second how often keys have changed.
const KEY_CHANGE: &str = "key_change";

const CREATE: &str = "CREATE TABLE IF NOT EXISTS migration (name text NOT NULL PRIMARY KEY, at timestamptz NOT NULL)";
const DONE: &str = "SELECT name FROM migration ORDER BY name";
const MARK: &str = "INSERT INTO migration (name, at) VALUES ($1, $2)";

/// The platform's own schema, which the product's migrations follow.
pub const MIGRATIONS: &[Migration] = &[
    Migration::same("0001_platform", include_str!("0001_platform.sql")),
    Migration::same("0002_destruction_intents", include_str!("0002_destruction.sql")),
    Migration::same("0003_security", include_str!("0003_security.sql")),
    Migration::same("0004_audit_account", include_str!("0004_audit_account.sql")),
    Migration::same("0005_job_fault", include_str!("0005_job_fault.sql")),
    Migration::same("0006_invitation_code", include_str!("0006_invitation_code.sql")),
    Migration::same("0010_blob_removal", include_str!("0010_blob_removal.sql")),
    Migration::same("0046_node", include_str!("0046_node.sql")),
    Migration::same("0050_destruction_rows", include_str!("0050_destruction_rows.sql")),
    Migration::same("0054_audit_checkpoint", include_str!("0054_audit_checkpoint.sql")),
    Migration::same("0055_search_scope", include_str!("0055_search_scope.sql")),
];

/// Refuses a database that lacks one of these migrations, or that has had one which this program does not know.
pub(crate) async fn check(db: &RawDb, migrations: &[Migration], store: &str) -> Result<(), String> {
    let done: Result<Vec<(String,)>, Error> =
        async { db.read(uuid::Uuid::nil()).await?.all(DONE, params![]).await }.await;
    let done = done.map_err(|error| {
        format!("it cannot be read which migrations {store} has had ({error}); if it is new, run `carehold migrate`")
    })?;
    let has_run = |name: &str| done.iter().any(|(done,)| done == name);
    if let Some(name) = unknown(&done, migrations) {
        return Err(format!(
            "{store} is newer than this program, which does not know its migration `{name}`; start the newest `carehold` that was used on it"
        ));
    }
    if let Some(missing) = migrations.iter().find(|migration| !has_run(migration.name)) {
        return Err(format!(
            "{store} is older than this program: it lacks the migration `{}`; run `carehold migrate`",
            missing.name
        ));
    }
    Ok(())
}

/// A migration that has run and that the program does not know.
fn unknown<'a>(done: &'a [(String,)], migrations: &[Migration]) -> Option<&'a str> {
    let is_known = |name: &str| migrations.iter().any(|migration| migration.name == name);
    done.iter().map(|(name,)| name.as_str()).find(|name| !is_known(name))
}

/// Runs what has not run yet; returns the names. A database that is newer than the program is left alone. `application_role` gets rights on PostgreSQL.
pub(crate) async fn migrate(
    db: &RawDb,
    migrations: &[Migration],
    application_role: Option<&str>,
    now: Time,
) -> Result<Vec<&'static str>, Error> {
    let nil = uuid::Uuid::nil();
    let tx = db.write(nil).await?;
    let create = if db.is_postgres() {
        CREATE.to_owned()
    } else {
        dialect::migration_for_sqlite(CREATE)
    };
    tx.batch(&create).await?;
    tx.commit().await?;
    let done: Vec<(String,)> = db.read(nil).await?.all(DONE, params![]).await?;
    if let Some(name) = unknown(&done, migrations) {
        return Err(Error::Engine(format!(
            "it is newer than this program, which does not know its migration `{name}`"
        )));
    }
    let mut ran = Vec::new();
    for migration in migrations {
        if done.iter().any(|(name,)| name == migration.name) {
            continue;
        }
        let tx = db.write(nil).await?;
        let text = if db.is_postgres() {
            migration.sql.to_owned()
        } else {
            dialect::migration_for_sqlite(migration.sql)
        };
        tx.batch(&text).await?;
        tx.exec(MARK, params![migration.name, now]).await?;
        tx.commit().await?;
        ran.push(migration.name);
    }
    if db.is_postgres() {
        let tx = db.write(nil).await?;
        tx.batch(&secure(application_role)).await?;
        tx.commit().await?;
    }
    Ok(ran)
}

/// Puts every tenant table under row-level security and gives the application role its rights.
fn secure(application_role: Option<&str>) -> String {
    let platform = PLATFORM_TABLES.iter().map(|(name, _)| *name).chain([KEY_CHANGE]);
    let platform: Vec<String> = platform.map(|name| format!("'{name}'")).collect();
    let mut sql = format!(
        "DO $$
        DECLARE found record;
        BEGIN
            FOR found IN
                SELECT c.relname, c.relrowsecurity FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relname NOT IN ({})
            LOOP
                IF NOT found.relrowsecurity THEN
                    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', found.relname);
                    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', found.relname);
                    EXECUTE format('CREATE POLICY tenant ON %I USING (organization_id = nullif(current_setting(''app.organization'', true), '''')::uuid)', found.relname);
                END IF;
            END LOOP;
        END $$;",
        platform.join(", ")
    );
    if let Some(role) = application_role.filter(|role| {
        role.chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '_')
    }) {
        let _ = write!(
            sql,
            "GRANT USAGE ON SCHEMA public TO {role}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}; REVOKE INSERT, UPDATE, DELETE ON migration FROM {role};"
        );
    }
    sql
}
