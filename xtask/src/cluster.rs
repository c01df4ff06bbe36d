//! A PostgreSQL cluster of our own: made, started, stopped and removed; reachable through a socket in its folder only.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::shell;

/// The role that owns databases and migrates them.
pub(crate) const OWNER: &str = "carehold_owner";
/// The role that the product connects as.
pub(crate) const APPLICATION: &str = "carehold_app";

/// What a cluster is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// Fast and forgetful, in memory if there is room: for tests.
    Nothing,
    /// As an installation has it; stays when it is stopped: for measurements.
    Everything,
}

/// A running cluster; stopped when dropped.
pub(crate) struct Cluster {
    folder: PathBuf,
    server: Child,
    keeping: Keeping,
}

impl Cluster {
    /// Starts a forgetful cluster in a folder of its own.
    pub(crate) fn start_for_tests() -> Result<Self, String> {
        sweep();
        let folder = scratch().join(format!("{PREFIX}{}", std::process::id()));
        Self::start(&folder, Keeping::Nothing)
    }

    /// Starts the cluster in `folder`, which is made unless it is there.
    pub(crate) fn start(folder: &Path, keeping: Keeping) -> Result<Self, String> {
        let programs = programs()?;
        let data = folder.join("data");
        let is_new = !data.join("PG_VERSION").exists();
        if is_new {
            std::fs::create_dir_all(folder)
                .map_err(|error| format!("`{}` cannot be made: {error}", folder.display()))?;
            give_away(folder)?;
            let mut initdb = as_postgres(&programs.join("initdb"));
            initdb
                .args([
                    "--username=postgres",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--no-locale",
                    "--no-sync",
                    "--pgdata",
                ])
                .arg(&data);
            shell::run_quietly(&mut initdb)?;
        }
        let mut postgres = as_postgres(&programs.join("postgres"));
        postgres.arg("-D").arg(&data).arg("-k").arg(folder).args([
            "-c",
            "listen_addresses=",
            "-c",
            "max_connections=300",
            "-c",
            "shared_buffers=256MB",
        ]);
        if keeping == Keeping::Nothing {
            postgres.args([
                "-c",
                "fsync=off",
                "-c",
                "full_page_writes=off",
                "-c",
                "synchronous_commit=off",
                "-c",
                "autovacuum=off",
            ]);
        }
        let log = std::fs::File::create(folder.join("log")).map_err(|error| error.to_string())?;
        let server = postgres.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        let server = server.map_err(|error| format!("PostgreSQL cannot be started: {error}"))?;
        let mut cluster = Self {
            folder: folder.to_owned(),
            server,
            keeping,
        };
        cluster.wait()?;
        if is_new {
            cluster.execute(
                "postgres",
                &[
                    &format!("CREATE ROLE {OWNER} LOGIN CREATEDB"),
                    &format!("CREATE ROLE {APPLICATION} LOGIN"),
                ],
            )?;
        }
        Ok(cluster)
    }

    /// Where the socket is.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The postmaster.
    pub(crate) fn process_id(&self) -> u32 {
        self.server.id()
    }

    /// A connection string.
    pub(crate) fn address(&self, user: &str, database: &str) -> String {
        format!("host={} user={user} dbname={database}", self.folder.display())
    }

    /// Runs statements as the superuser, one by one.
    pub(crate) fn execute(&self, database: &str, statements: &[&str]) -> Result<(), String> {
        let address = self.address("postgres", database);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| error.to_string())?;
        let done: Result<(), tokio_postgres::Error> = runtime.block_on(async {
            let client = connect(&address).await?;
            for statement in statements {
                client.batch_execute(statement).await?;
            }
            Ok(())
        });
        done.map_err(|error| {
            format!(
                "PostgreSQL refused: {}",
                error
                    .as_db_error()
                    .map_or_else(|| error.to_string(), ToString::to_string)
            )
        })
    }

    fn wait(&mut self) -> Result<(), String> {
        let started = Instant::now();
        while self.execute("postgres", &[]).is_err() {
            let ended = self.server.try_wait().map_err(|error| error.to_string())?;
            if ended.is_some() || started.elapsed() > Duration::from_mins(1) {
                let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                return Err(format!("PostgreSQL did not start:\n{log}"));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT: sessions are ended, everything is written.
        let _ = Command::new("kill")
            .args(["-INT", &self.server.id().to_string()])
            .status();
        let _ = self.server.wait();
        if self.keeping == Keeping::Nothing {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// A connection whose driver runs beside it.
pub(crate) async fn connect(address: &str) -> Result<tokio_postgres::Client, tokio_postgres::Error> {
    #[expect(clippy::disallowed_methods, reason = "this is no product code")]
    let (client, driver) = tokio_postgres::connect(address, tokio_postgres::NoTls).await?;
    #[expect(clippy::disallowed_methods, reason = "the connection's own task")]
    tokio::spawn(driver);
    Ok(client)
}

const PREFIX: &str = "carehold-pg-";

/// Memory if the system offers it as a folder.
fn scratch() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    }
}

/// Removes what earlier runs left that could not clean up.
fn sweep() {
    for entry in std::fs::read_dir(scratch()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(process) = name.strip_prefix(PREFIX) else {
            continue;
        };
        if !Path::new("/proc").join(process).exists() {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// Debian keeps each version's programs in a folder of their own, out of the path; the newest is taken.
fn programs() -> Result<PathBuf, String> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let number = |path: &Path| {
        path.file_name()
            .and_then(|name| name.to_string_lossy().parse::<u32>().ok())
    };
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((number(&entry.path())?, entry.path().join("bin"))))
        .collect();
    found.retain(|(_, folder)| folder.join("postgres").exists());
    found.sort();
    if let Some((_, newest)) = found.pop() {
        return Ok(newest);
    }
    let output = Command::new("pg_config").arg("--bindir").output();
    let folder = output
        .ok()
        .filter(|output| output.status.success())
        .map(|output| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()));
    folder
        .filter(|folder| folder.join("postgres").exists())
        .ok_or_else(|| "there is no PostgreSQL here; run ./scripts/setup".to_owned())
}

/// PostgreSQL refuses to run as root, so root becomes `postgres`.
fn as_postgres(program: &Path) -> Command {
    let mut command = if shell::is_root() {
        let mut command = Command::new("setpriv");
        command
            .args(["--reuid", "postgres", "--regid", "postgres", "--clear-groups"])
            .arg(program);
        command
    } else {
        Command::new(program)
    };
    // A folder that the user may enter.
    command.current_dir("/");
    command
}

fn give_away(folder: &Path) -> Result<(), String> {
    if !shell::is_root() {
        return Ok(());
    }
    shell::run_quietly(Command::new("chown").arg("postgres:postgres").arg(folder))
}
