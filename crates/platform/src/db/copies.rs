//! Whole databases as files: copied while others write, checked, and put in the place of one that is lost or old.
//!
//! SQLite copies itself (`VACUUM INTO`); PostgreSQL's own tools do it for PostgreSQL, found on the path or where Debian puts them.
//! Addresses and passwords reach the tools by their environment, never by the command line.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use tokio_postgres::config::Host;

use super::raw::{Address, RawDb};
use super::sqlite;
use crate::params;

const DATABASE_SIZE: &str = "SELECT pg_database_size(current_database())";
const HAS_TABLES: &str = "
    SELECT CAST(COUNT(*) AS bigint)
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE CAST(n.nspname AS text) = $1 AND c.relkind = 'r'";
const OTHER_SESSIONS: &str = "
    SELECT CAST(COUNT(*) AS bigint)
    FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename IS NOT NULL";

/// Schemas that a restore has set aside: no copy takes them along.
const ASIDE: &str = "aside_";

/// The engine's name, as a manifest keeps it.
pub fn engine(address: &Address) -> &'static str {
    match address {
        Address::Sqlite(_) => "sqlite",
        Address::Postgres(_) => "postgresql",
    }
}

/// Bytes that a copy takes at the most, about.
pub async fn size(address: &Address) -> Result<u64, String> {
    match address {
        Address::Sqlite(path) => {
            let length = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
            Ok(length(path).saturating_add(length(&beside(path, "-wal"))))
        }
        Address::Postgres(_) => {
            let tx = RawDb::open(address).map_err(text)?.read(uuid::Uuid::nil()).await;
            let (bytes,): (i64,) = tx.map_err(text)?.one(DATABASE_SIZE, params![]).await.map_err(text)?;
            Ok(u64::try_from(bytes).unwrap_or_default())
        }
    }
}

/// Copies the database, as of one moment, to a file that is replaced if it is there.
pub async fn dump(address: &Address, to: &Path) -> Result<(), String> {
    match address {
        Address::Sqlite(from) if !from.exists() => Err(format!("`{}` is not there", from.display())),
        Address::Sqlite(from) => {
            let (from, to) = (from.clone(), to.to_owned());
            off_the_runtime(move || sqlite::copy(&from, &to).map_err(text)).await
        }
        Address::Postgres(url) => {
            let mut tool = tool("pg_dump", url)?;
            tool.args(["--format=custom", "--no-owner", "--no-privileges", "--no-comments"])
                .arg(format!("--exclude-schema={ASIDE}*"))
                .arg("--file")
                .arg(to);
            run(tool).await.map_err(|why| {
                if why.contains("row-level security") {
                    format!(
                        "{why}; row-level security hides rows from this role: name one with BYPASSRLS in `backup.database_url` and `backup.keys_url`"
                    )
                } else {
                    why
                }
            })
        }
    }
}

/// Reads a copy from end to end; fails if it is damaged.
pub async fn check(address: &Address, copy: &Path) -> Result<(), String> {
    match address {
        Address::Sqlite(_) => {
            let copy = copy.to_owned();
            off_the_runtime(move || sqlite::check(&copy).map_err(text)).await
        }
        Address::Postgres(url) => {
            let mut tool = tool("pg_restore", url)?;
            tool.args(["--file", "/dev/null"]).arg(copy);
            run(tool).await
        }
    }
}

/// Whether something is there already.
pub async fn exists(address: &Address) -> Result<bool, String> {
    match address {
        Address::Sqlite(path) => Ok(path.exists()),
        Address::Postgres(_) => has_tables(address, "public").await,
    }
}

/// Whether [`set_aside`] has ended for this `name`.
pub async fn is_aside(address: &Address, name: &str) -> Result<bool, String> {
    match address {
        Address::Sqlite(path) => Ok(aside_file(path, name).exists()),
        Address::Postgres(_) => has_tables(address, &format!("{ASIDE}{name}")).await,
    }
}

/// Where [`set_aside`] puts what it moves, in words for the administrator.
pub fn aside_place(address: &Address, name: &str) -> String {
    match address {
        Address::Sqlite(path) => format!("`{}`", aside_file(path, name).display()),
        Address::Postgres(_) => format!("the schema `{ASIDE}{name}` of its database"),
    }
}

/// Moves what is there aside, whole: a file beside its place, or a schema of its own. Refused while somebody uses it.
pub async fn set_aside(address: &Address, name: &str) -> Result<(), String> {
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err("a name of letters and digits is needed".to_owned());
    }
    match address {
        Address::Sqlite(path) => {
            let (path, aside) = (path.clone(), aside_file(path, name));
            off_the_runtime(move || sqlite::set_aside(&path, &aside).map_err(text)).await
        }
        Address::Postgres(_) => {
            let db = RawDb::open(address).map_err(text)?;
            let nil = uuid::Uuid::nil();
            for _ in 0..20 {
                let tx = db.read(nil).await.map_err(text)?;
                let (others,): (i64,) = tx.one(OTHER_SESSIONS, params![]).await.map_err(text)?;
                drop(tx);
                if others == 0 {
                    let tx = db.write(nil).await.map_err(text)?;
                    let rename = format!("ALTER SCHEMA public RENAME TO {ASIDE}{name}; CREATE SCHEMA public");
                    tx.batch(&rename).await.map_err(text)?;
                    return tx.commit().await.map_err(text);
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            Err("somebody is still connected to the database; stop every `carehold` first".to_owned())
        }
    }
}

/// Puts a checked copy in its place, where nothing is; all of it or nothing.
pub async fn put(address: &Address, copy: &Path) -> Result<(), String> {
    match address {
        Address::Sqlite(path) => {
            let (copy, path) = (copy.to_owned(), path.clone());
            off_the_runtime(move || put_file(&copy, &path).map_err(text)).await
        }
        Address::Postgres(url) => {
            let mut tool = tool("pg_restore", url)?;
            tool.args([
                "--single-transaction",
                "--exit-on-error",
                "--no-owner",
                "--no-privileges",
            ])
            .arg("--dbname")
            .arg(database(url)?)
            .arg(copy);
            run(tool).await
        }
    }
}

/// The name of a file that belongs to another: `carehold.db` and `-wal`.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Moves a whole file to a place where none is, durably.
fn put_file(copy: &Path, path: &Path) -> std::io::Result<()> {
    std::fs::File::open(copy)?.sync_all()?;
    std::fs::rename(copy, path)?;
    path.parent()
        .map_or(Ok(()), |folder| std::fs::File::open(folder)?.sync_all())
}

async fn has_tables(address: &Address, schema: &str) -> Result<bool, String> {
    let tx = RawDb::open(address).map_err(text)?.read(uuid::Uuid::nil()).await;
    let tx = tx.map_err(text)?;
    let (count,): (i64,) = tx.one(HAS_TABLES, params![schema.to_owned()]).await.map_err(text)?;
    Ok(count > 0)
}

fn aside_file(path: &Path, name: &str) -> PathBuf {
    beside(path, &format!(".aside-{name}"))
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

async fn off_the_runtime<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    tokio::task::spawn_blocking(work).await.map_err(text)?
}

/// A tool of PostgreSQL, told by its environment where the database is.
fn tool(name: &str, url: &str) -> Result<Command, String> {
    let config: tokio_postgres::Config = url
        .parse()
        .map_err(|_| "the database address is not understood".to_owned())?;
    let mut tool = Command::new(find(name));
    let host = config.get_hosts().first().map(|host| match host {
        Host::Tcp(name) => name.clone(),
        Host::Unix(path) => path.display().to_string(),
    });
    let password = config
        .get_password()
        .map(|password| String::from_utf8_lossy(password).into_owned());
    let given = [
        ("PGHOST", host),
        ("PGPORT", config.get_ports().first().map(u16::to_string)),
        ("PGUSER", config.get_user().map(str::to_owned)),
        ("PGPASSWORD", password),
        ("PGDATABASE", config.get_dbname().map(str::to_owned)),
    ];
    tool.envs(given.into_iter().filter_map(|(name, value)| Some((name, value?))));
    tool.arg("--no-password");
    Ok(tool)
}

fn database(url: &str) -> Result<String, String> {
    let config: tokio_postgres::Config = url.parse().map_err(text)?;
    let name = config.get_dbname().map(str::to_owned);
    name.ok_or_else(|| "the database address names no database".to_owned())
}

/// The newest of Debian's, or whatever the path has.
fn find(name: &str) -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let number = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let found = versions.filter_map(|version| Some((number(&version.path())?, version.path().join("bin").join(name))));
    let newest = found.filter(|(_, path)| path.exists()).max();
    newest.map_or_else(|| PathBuf::from(name), |(_, path)| path)
}

/// Runs a tool to its end; what it complains about first is the reason.
async fn run(mut tool: Command) -> Result<(), String> {
    let name = Path::new(tool.get_program())
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    off_the_runtime(move || {
        let output = tool
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .output()
            .map_err(|error| format!("`{name}` cannot be run ({error}); install PostgreSQL's client programs"))?;
        if output.status.success() {
            return Ok(());
        }
        let complaint = String::from_utf8_lossy(&output.stderr);
        let first = complaint
            .lines()
            .find(|line| line.contains("error:"))
            .or(complaint.lines().next());
        Err(format!("`{name}` failed: {}", first.unwrap_or("it says no reason")))
    })
    .await
}
