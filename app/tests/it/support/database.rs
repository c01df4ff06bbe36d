//! A database per test: a fresh file, or a clone of the template that `xtask test` migrated.

use std::path::{Path, PathBuf};

use tokio_postgres::NoTls;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// Goes when the test ends.
pub(crate) struct Database {
    engine: Engine,
    folder: PathBuf,
    name: String,
}

impl Database {
    pub(crate) async fn create(engine: Engine) -> Self {
        let name = format!("carehold_test_{}", platform::ids::random_id().simple());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(&name);
        std::fs::create_dir_all(&folder).unwrap();
        // Sessions may be minted and passwords be cheap here.
        std::fs::write(folder.join("test"), "").unwrap();
        let database = Self { engine, folder, name };
        if engine == Engine::Postgres {
            database
                .administer(&format!("CREATE DATABASE {} TEMPLATE carehold_template", database.name))
                .await;
            database
                .administer(&format!(
                    "CREATE DATABASE {}_keys TEMPLATE carehold_keys_template",
                    database.name
                ))
                .await;
        }
        database
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.clone()
    }

    pub(crate) fn data_url(&self) -> String {
        match self.engine {
            Engine::Sqlite => "sqlite:carehold.db".to_owned(),
            Engine::Postgres => address("carehold_app", &self.name),
        }
    }

    pub(crate) fn keys_url(&self) -> String {
        match self.engine {
            Engine::Sqlite => "sqlite:keys.db".to_owned(),
            Engine::Postgres => address("carehold_app", &format!("{}_keys", self.name)),
        }
    }

    /// The address of somebody who sees every row, for backups; empty where there is nobody else.
    pub(crate) fn superuser_urls(&self) -> (String, String) {
        match self.engine {
            Engine::Sqlite => Default::default(),
            Engine::Postgres => (
                address("postgres", &self.name),
                address("postgres", &format!("{}_keys", self.name)),
            ),
        }
    }

    pub(crate) fn keys_owner_url(&self) -> String {
        match self.engine {
            Engine::Sqlite => String::new(),
            Engine::Postgres => address("carehold_owner", &format!("{}_keys", self.name)),
        }
    }

    /// A place for a restored database: its name, and the addresses of the application and of the owner. `filled`: a migrated one is there.
    pub(crate) async fn place(&self, number: usize, filled: bool) -> (String, String) {
        match self.engine {
            Engine::Sqlite => ("sqlite:carehold.db".to_owned(), String::new()),
            Engine::Postgres => {
                let name = format!("{}_place{number}", self.name);
                let from = if filled { "carehold_template" } else { "template0" };
                self.administer(&format!("CREATE DATABASE {name} TEMPLATE {from} OWNER carehold_owner"))
                    .await;
                (address("carehold_app", &name), address("carehold_owner", &name))
            }
        }
    }

    async fn administer(&self, sql: &str) {
        connect(&address("carehold_owner", "postgres"))
            .await
            .batch_execute(sql)
            .await
            .unwrap();
    }

    pub(crate) async fn tamper(&self, sql: &str) -> u64 {
        match self.engine {
            Engine::Sqlite => {
                let (path, sql) = (self.folder.join(Store::Data.file()), sql.to_owned());
                // Off the runtime's thread: a write that the product has begun must be able to end.
                let count = tokio::task::spawn_blocking(move || sqlite(&path).execute(&sql, []).unwrap())
                    .await
                    .unwrap();
                u64::try_from(count).unwrap()
            }
            Engine::Postgres => {
                let client = connect(&address("postgres", &self.name)).await;
                client.execute(sql, &[]).await.unwrap()
            }
        }
    }

    /// Somebody who looks past every protection.
    pub(crate) async fn eye(&self, store: Store) -> Eye {
        match self.engine {
            Engine::Sqlite => Eye::Sqlite(self.folder.join(store.file())),
            Engine::Postgres => {
                let name = format!("{}{}", self.name, store.suffix());
                Eye::Postgres(connect(&address("postgres", &name)).await)
            }
        }
    }

    pub(crate) async fn peek(&self, sql: &str) -> Vec<String> {
        self.eye(Store::Data).await.see(sql).await
    }
}

/// The two databases of an installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Store {
    Data,
    Keys,
}

impl Store {
    const fn file(self) -> &'static str {
        match self {
            Self::Data => "carehold.db",
            Self::Keys => "keys.db",
        }
    }

    const fn suffix(self) -> &'static str {
        match self {
            Self::Data => "",
            Self::Keys => "_keys",
        }
    }
}

/// Reads text cells past every protection, as often as it is asked.
pub(crate) enum Eye {
    Sqlite(PathBuf),
    Postgres(tokio_postgres::Client),
}

impl Eye {
    pub(crate) async fn see(&self, sql: &str) -> Vec<String> {
        match self {
            Self::Sqlite(path) => {
                let (path, sql) = (path.clone(), sql.to_owned());
                let read = move || {
                    let connection = sqlite(&path);
                    let mut statement = connection.prepare(&sql).unwrap();
                    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
                    rows.map(Result::unwrap).collect()
                };
                tokio::task::spawn_blocking(read).await.unwrap()
            }
            Self::Postgres(client) => client
                .query(sql, &[])
                .await
                .unwrap()
                .iter()
                .map(|row| row.get(0))
                .collect(),
        }
    }

    /// The only cell.
    pub(crate) async fn see_one(&self, sql: &str) -> String {
        let mut cells = self.see(sql).await;
        assert_eq!(cells.len(), 1, "{sql}");
        cells.remove(0)
    }
}

#[expect(clippy::disallowed_methods, reason = "a test looks where the product does not")]
fn sqlite(file: &Path) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(file).unwrap();
    connection.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    connection
}

impl Drop for Database {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
        if self.engine == Engine::Postgres {
            // The cluster goes as a whole when the run ends; dropping here keeps it small.
            let sql = format!(
                "DROP DATABASE IF EXISTS {0} WITH (FORCE); DROP DATABASE IF EXISTS {0}_keys WITH (FORCE)",
                self.name
            );
            let _ = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .unwrap();
                runtime.block_on(async {
                    let client = connect(&address("carehold_owner", "postgres")).await;
                    for one in sql.split("; ") {
                        let _ = client.batch_execute(one).await;
                    }
                });
            })
            .join();
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the test's settings come from its runner")]
fn socket() -> String {
    std::env::var("CAREHOLD_TEST_POSTGRES").expect("run the tests with `cargo xtask test`, which starts PostgreSQL")
}

fn address(user: &str, database: &str) -> String {
    format!("host={} user={user} dbname={database}", socket())
}

#[expect(clippy::disallowed_methods, reason = "a test looks where the product does not")]
async fn connect(address: &str) -> tokio_postgres::Client {
    let (client, driver) = tokio_postgres::connect(address, NoTls).await.unwrap();
    tokio::spawn(driver);
    client
}
