//! Where a population lives: made once, found again by the next run, with people signed in for this one.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

use carehold::config::Config;
use carehold::demo::{self, Populated, Size};
use carehold::{migrations, onboarding, server};
use platform::boot;
use platform::clock::Clock;
use platform::organization::{self, Jurisdiction, NewOrganization, Sector};
use platform::session;

use super::Engine;
use super::process::{self, Server};
use super::report;
use super::scenarios::World;
use crate::cluster::{APPLICATION, Cluster, Keeping, OWNER};

const SLUG: &str = "bench";
/// The same people each time.
const SEED: u64 = 1;
/// Left when a population is complete.
const POPULATION: &str = "population.json";

/// An installation with a population.
pub(super) struct Installation {
    folder: PathBuf,
    cluster: Option<Cluster>,
    database: String,
}

impl Installation {
    /// Finds or makes the population of this size, and signs its people in.
    pub(super) fn prepare(top: &Path, engine: Engine, size: Size) -> Result<(Self, World), String> {
        let text = |error: std::io::Error| error.to_string();
        let name = format!("{}_{}", size.persons, size.cases);
        let folder = top.join(format!("{}-{name}", engine.name().to_lowercase()));
        std::fs::create_dir_all(&folder).map_err(text)?;
        let cluster = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(Cluster::start(&top.join("cluster"), Keeping::Everything)?),
        };
        let installation = Self {
            folder,
            cluster,
            database: format!("bench_{name}"),
        };
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(text)?;
        let known = installation.folder.join(POPULATION);
        if !known.exists() {
            installation.create()?;
            let populated = runtime.block_on(installation.populate(size))?;
            installation.settle()?;
            let bytes = serde_json::to_vec(&populated).map_err(|error| error.to_string())?;
            std::fs::write(&known, bytes).map_err(text)?;
        }
        let populated = serde_json::from_slice(&std::fs::read(&known).map_err(text)?);
        let populated = populated.map_err(|error| format!("`{}`: {error}; remove the folder", known.display()))?;
        let world = runtime.block_on(installation.sign_in(populated))?;
        Ok((installation, world))
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The data's address as its owner, on PostgreSQL.
    pub(super) fn owner_address(&self) -> Option<String> {
        self.cluster
            .as_ref()
            .map(|cluster| cluster.address("postgres", &self.database))
    }

    /// CPU time of the server, or of this process without one, and of PostgreSQL.
    pub(super) fn cpu(&self, server: Option<&Server>) -> Duration {
        let cluster = self
            .cluster
            .as_ref()
            .map_or(Duration::ZERO, |cluster| process::cpu_of_cluster(cluster.process_id()));
        cluster + server.map_or_else(process::own_cpu, Server::cpu)
    }

    /// An empty installation, whatever a broken run left.
    fn create(&self) -> Result<(), String> {
        std::fs::remove_dir_all(&self.folder).map_err(|error| error.to_string())?;
        std::fs::create_dir_all(&self.folder).map_err(|error| error.to_string())?;
        let (data, keys) = (self.database.clone(), format!("{}_keys", self.database));
        let mut database = toml::Table::new();
        let mut key_store = toml::Table::from_iter([("second_copy".to_owned(), String::new().into())]);
        if let Some(cluster) = &self.cluster {
            for name in [&data, &keys] {
                let (drop, create) = (
                    format!("DROP DATABASE IF EXISTS {name}"),
                    format!("CREATE DATABASE {name} OWNER {OWNER}"),
                );
                cluster.execute("postgres", &[&drop, &create])?;
            }
            for (table, name) in [(&mut database, &data), (&mut key_store, &keys)] {
                table.insert("url".to_owned(), cluster.address(APPLICATION, name).into());
                table.insert("owner_url".to_owned(), cluster.address(OWNER, name).into());
            }
            database.insert("application_role".to_owned(), APPLICATION.into());
        }
        let passwords =
            toml::Table::from_iter([("memory_kib".to_owned(), 256.into()), ("passes".to_owned(), 1.into())]);
        let settings = toml::Table::from_iter([
            // One account types for many.
            ("searches_per_minute".to_owned(), 100_000_000.into()),
            ("log".to_owned(), "error".into()),
            ("database".to_owned(), database.into()),
            ("keys".to_owned(), key_store.into()),
            ("passwords".to_owned(), passwords.into()),
        ]);
        let settings = toml::to_string(&settings).map_err(|error| error.to_string())?;
        std::fs::write(self.folder.join("carehold.toml"), settings).map_err(|error| error.to_string())?;
        std::fs::write(self.folder.join(carehold::config::TEST_MARK), "a benchmark's\n")
            .map_err(|error| error.to_string())
    }

    fn config(&self) -> Result<Config, String> {
        Config::read(&self.folder, None).map_err(|error| error.to_string())
    }

    async fn populate(&self, size: Size) -> Result<Populated, String> {
        let text = |error: platform::Error| error.to_string();
        let config = self.config()?;
        let settings = config.settings(Clock::system())?;
        boot::create_keyring(&settings).map_err(|error| error.to_string())?;
        boot::run_migrations(&settings, migrations::ALL)
            .await
            .map_err(|error| error.to_string())?;
        let app = server::open(&config, Clock::system()).await?;
        let new = NewOrganization {
            slug: SLUG,
            name: "Benchmark",
            jurisdiction: Jurisdiction::Finland,
            sector: Sector::SocialCare,
            language: "en",
            demo: true,
        };
        let organization = onboarding::create(&app.db, &new).await.map_err(text)?;
        let populated = demo::populate(&app, &organization, size, SEED).await.map_err(text)?;
        report::populated("people", size.persons, populated.people_took);
        report::populated("cases", size.cases, populated.cases_took);
        let started = std::time::Instant::now();
        boot::recover(&app.db, carehold::tables::all()).await.map_err(text)?;
        report::populated(
            "keys known to be used",
            size.persons * 2 + size.cases,
            started.elapsed(),
        );
        Ok(populated)
    }

    /// What autovacuum does in an installation that has lived for a while.
    fn settle(&self) -> Result<(), String> {
        match &self.cluster {
            Some(cluster) => cluster.execute(&self.database, &["VACUUM ANALYZE"]),
            None => Ok(()),
        }
    }

    async fn sign_in(&self, populated: Populated) -> Result<World, String> {
        let text = |error: platform::Error| error.to_string();
        let app = server::open(&self.config()?, Clock::system()).await?;
        let organization = organization::find(&app.db, SLUG)
            .await
            .map_err(|error| error.to_string())?;
        let organization = organization.ok_or("the benchmark's organization is not there; remove the folder")?;
        let admin = session::mint(&app.db, &organization, populated.admin)
            .await
            .map_err(text)?
            .expose();
        let mut workers = Vec::with_capacity(populated.workers.len());
        for worker in populated.workers {
            let session = session::mint(&app.db, &organization, worker.account_id)
                .await
                .map_err(text)?;
            workers.push((session.expose(), worker));
        }
        app.db
            .sequence(organization.id)
            .await
            .map_err(|error| error.to_string())?;
        Ok(World {
            organization: organization.id,
            admin,
            workers,
            names: populated.names,
            registered: AtomicUsize::new(started_at()),
        })
    }
}

/// Another number in each run, so that nobody is registered twice.
fn started_at() -> usize {
    usize::try_from(Clock::system().now().seconds() % 1_000_000).unwrap_or_default() * 10
}
