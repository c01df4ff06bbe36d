//! PostgreSQL: pooled connections whose statements travel pipelined.
//!
//! BEGIN with the organization, and the first statement, leave in one round trip.
//! A transaction dropped in mid-flight sends its ROLLBACK behind the running statement, so that the connection's next user queues behind both.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::{FutureExt, TryStreamExt};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

use super::table::Sql;
use super::{Error, FromRow, Row, Value, dialect};

const CONNECTIONS: usize = 12;

pub(super) struct Postgres {
    config: Box<tokio_postgres::Config>,
    pool: Arc<Pool>,
}

struct Pool {
    permits: Arc<Semaphore>,
    idle: Mutex<Vec<Connection>>,
}

struct Connection {
    client: tokio_postgres::Client,
    statements: Mutex<HashMap<(usize, usize, bool), tokio_postgres::Statement>>,
    begun: AtomicBool,
}

impl Postgres {
    pub(super) fn open(url: &str) -> Result<Self, Error> {
        let config: tokio_postgres::Config = url
            .parse()
            .map_err(|_| Error::Unavailable("the database address is not understood".to_owned()))?;
        let pool = Pool {
            permits: Arc::new(Semaphore::new(CONNECTIONS)),
            idle: Mutex::default(),
        };
        Ok(Self {
            config: Box::new(config),
            pool: Arc::new(pool),
        })
    }

    pub(super) async fn lease(&self, organization: Uuid, write: bool) -> Result<Lease, Error> {
        let permit = tokio::time::timeout(super::ACQUIRE, self.pool.permits.clone().acquire_owned())
            .await
            .map_err(|_| Error::Unavailable("all connections are busy".to_owned()))?
            .map_err(|_| Error::Unavailable("closing".to_owned()))?;
        let idle = self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle.filter(|connection| !connection.client.is_closed()) {
            Some(connection) => connection,
            None => Connection::open(&self.config).await?,
        };
        Ok(Lease {
            connection: Some(Box::new(connection)),
            pool: self.pool.clone(),
            _permit: permit,
            organization,
            write,
        })
    }
}

impl Connection {
    async fn open(config: &tokio_postgres::Config) -> Result<Self, Error> {
        #[expect(
            clippy::disallowed_methods,
            reason = "the only place that opens PostgreSQL; the connection's own task is its driver"
        )]
        let client = {
            let (client, driver) = config.connect(tokio_postgres::NoTls).await?;
            tokio::spawn(driver);
            client
        };
        // So that a write pipelined behind a BEGIN that failed is refused, and one of a process that was paused in the middle of it.
        client
            .batch_execute(
                "SET default_transaction_read_only = on; SET client_min_messages = warning; SET idle_in_transaction_session_timeout = '20s'",
            )
            .await?;
        Ok(Self {
            client,
            statements: Mutex::default(),
            begun: false.into(),
        })
    }

    async fn statement(&self, sql: Sql) -> Result<tokio_postgres::Statement, Error> {
        let known = self
            .statements
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&sql.key())
            .cloned();
        if let Some(statement) = known {
            return Ok(statement);
        }
        let statement = self.client.prepare(&sql.whole()).await?;
        self.statements
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(sql.key(), statement.clone());
        Ok(statement)
    }

    /// The begin message, once per transaction.
    fn begin(&self, organization: Uuid, write: bool) -> Option<String> {
        let mode = if write {
            "READ WRITE"
        } else {
            "ISOLATION LEVEL REPEATABLE READ READ ONLY"
        };
        (!self.begun.swap(true, Relaxed))
            .then(|| format!("BEGIN {mode}; SET LOCAL app.organization = '{organization}'"))
    }
}

/// One transaction's hold on a connection; dropping it ends the transaction.
pub(super) struct Lease {
    connection: Option<Box<Connection>>,
    pool: Arc<Pool>,
    _permit: OwnedSemaphorePermit,
    organization: Uuid,
    write: bool,
}

impl Lease {
    fn connection(&self) -> Result<&Connection, Error> {
        self.connection.as_deref().ok_or(Error::Poisoned)
    }

    pub(super) fn writes(&self) -> bool {
        self.write
    }

    pub(super) async fn run<T: FromRow>(&self, sql: Sql, params: Vec<Value>) -> Result<(u64, Vec<T>), Error> {
        let connection = self.connection()?;
        let statement = connection.statement(sql).await?;
        let begin = connection.begin(self.organization, self.write);
        let query = async {
            let mut rows = std::pin::pin!(connection.client.query_raw(&statement, &params).await?);
            let mut found = Vec::new();
            while let Some(row) = rows.try_next().await? {
                found.push(T::from_row(&Row::Postgres(&row))?);
            }
            let changed = rows.rows_affected().unwrap_or_default();
            Ok::<_, Error>((changed, found))
        };
        let begin = async {
            match &begin {
                Some(begin) => connection.client.batch_execute(begin).await,
                None => Ok(()),
            }
        };
        // `join!` polls in order, so the messages leave in order.
        let (begin, result) = futures_util::join!(begin, query);
        begin?;
        if matches!(&result, Err(Error::Engine(code)) if code.contains("0A000") || code.contains("26000")) {
            // The plan is invalid after a migration.
            connection
                .statements
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .remove(&sql.key());
        }
        result
    }

    pub(super) async fn prepare(&self, sql: Sql) -> Result<(), Error> {
        self.connection()?.statement(sql).await.map(|_| ())
    }

    /// Runs several statements that hold no parameters: migrations.
    pub(super) async fn batch(&self, sql: &str) -> Result<(), Error> {
        let connection = self.connection()?;
        if let Some(begin) = connection.begin(self.organization, self.write) {
            connection.client.batch_execute(&begin).await?;
        }
        Ok(connection.client.batch_execute(sql).await?)
    }

    /// Holds the lock `name` until the transaction ends.
    pub(super) async fn lock(&self, name: i64) -> Result<(), Error> {
        let sql = Sql {
            text: dialect::LOCK_POSTGRES,
            table: None,
        };
        self.run::<(i64,)>(sql, vec![Value::Int(name)]).await.map(|_| ())
    }

    pub(super) async fn commit(self) -> Result<(), Error> {
        let connection = self.connection()?;
        if connection.begun.swap(false, Relaxed) {
            connection.client.batch_execute("COMMIT").await?;
        }
        Ok(())
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else {
            return;
        };
        if connection.begun.swap(false, Relaxed) {
            let end = if self.write { "ROLLBACK" } else { "COMMIT" };
            // The first poll sends it behind whatever is running; nobody waits for the answer.
            let _ = connection.client.batch_execute(end).now_or_never();
        }
        self.pool
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(*connection);
    }
}
