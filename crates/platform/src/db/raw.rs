//! Transactions of either engine before they have an actor: for the key store, the migrations and the platform's own tables.

use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;

use super::postgres::{self, Postgres};
use super::sqlite::{self, Sqlite};
use super::table::{DigestedRow, Sql};
use super::{Error, FromRow, RowDigest, Table, Value};

/// Where a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A file of the embedded engine.
    Sqlite(PathBuf),
    /// A PostgreSQL connection string.
    Postgres(String),
}

impl Address {
    /// Reads `sqlite:PATH` or a `postgres://…` connection string.
    pub fn parse(text: &str) -> Self {
        text.strip_prefix("sqlite:")
            .map_or_else(|| Self::Postgres(text.to_owned()), |path| Self::Sqlite(path.into()))
    }
}

/// An open database.
#[derive(Clone)]
pub(crate) struct RawDb(Arc<Engine>);

enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl RawDb {
    pub(crate) fn open(address: &Address) -> Result<Self, Error> {
        Ok(Self(Arc::new(match address {
            Address::Sqlite(path) => Engine::Sqlite(Sqlite::open(path)?),
            Address::Postgres(url) => Engine::Postgres(Postgres::open(url)?),
        })))
    }

    pub(crate) fn is_postgres(&self) -> bool {
        matches!(&*self.0, Engine::Postgres(_))
    }

    pub(crate) async fn read(&self, organization: Uuid) -> Result<RawTx, Error> {
        Ok(RawTx(match &*self.0 {
            Engine::Sqlite(sqlite) => Kind::Reader(sqlite.read().await?),
            Engine::Postgres(postgres) => Kind::Postgres(postgres.lease(organization, false).await?),
        }))
    }

    pub(crate) async fn write(&self, organization: Uuid) -> Result<RawTx, Error> {
        Ok(RawTx(match &*self.0 {
            Engine::Sqlite(sqlite) => Kind::Writer(sqlite.write()?),
            Engine::Postgres(postgres) => Kind::Postgres(postgres.lease(organization, true).await?),
        }))
    }
}

/// A transaction that knows no actor.
pub(crate) struct RawTx(Kind);

enum Kind {
    Reader(sqlite::Reader),
    Writer(sqlite::Writer),
    Postgres(postgres::Lease),
}

impl RawTx {
    /// Whether it was begun to write.
    pub(crate) fn writes(&self) -> bool {
        match &self.0 {
            Kind::Reader(_) => false,
            Kind::Writer(_) => true,
            Kind::Postgres(lease) => lease.writes(),
        }
    }

    async fn run<T: FromRow>(&self, sql: Sql, params: Vec<Value>) -> Result<(u64, Vec<T>), Error> {
        match &self.0 {
            Kind::Reader(reader) => reader.run(sql, params).await,
            Kind::Writer(writer) => writer.run(sql, params).await,
            Kind::Postgres(lease) => lease.run(sql, params).await,
        }
    }

    pub(crate) async fn all<T: FromRow>(&self, text: &'static str, params: Vec<Value>) -> Result<Vec<T>, Error> {
        Ok(self.run(Sql { text, table: None }, params).await?.1)
    }

    pub(crate) async fn opt<T: FromRow>(&self, text: &'static str, params: Vec<Value>) -> Result<Option<T>, Error> {
        Ok(self.all(text, params).await?.into_iter().next())
    }

    pub(crate) async fn one<T: FromRow>(&self, text: &'static str, params: Vec<Value>) -> Result<T, Error> {
        self.opt(text, params).await?.ok_or(Error::NoRow)
    }

    /// Runs a statement that returns nothing and tells how many rows it changed.
    pub(crate) async fn exec(&self, text: &'static str, params: Vec<Value>) -> Result<u64, Error> {
        Ok(self.run::<(i64,)>(Sql { text, table: None }, params).await?.0)
    }

    /// Runs a write and returns the fingerprint of every row as the database stored it.
    pub(crate) async fn digested(
        &self,
        table: &'static Table,
        text: &'static str,
        params: Vec<Value>,
    ) -> Result<Vec<RowDigest>, Error> {
        let (_, rows) = self
            .run::<DigestedRow>(
                Sql {
                    text,
                    table: Some(table),
                },
                params,
            )
            .await?;
        Ok(rows
            .into_iter()
            .map(|DigestedRow(row, version, digest)| RowDigest {
                table: table.number,
                row,
                version,
                digest,
            })
            .collect())
    }

    /// The fingerprints of stored rows, read anew.
    pub(crate) async fn digests(&self, table: &'static Table, params: Vec<Value>) -> Result<Vec<RowDigest>, Error> {
        let rows = self.all::<DigestedRow>(table.select, params).await?;
        Ok(rows
            .into_iter()
            .map(|DigestedRow(row, version, digest)| RowDigest {
                table: table.number,
                row,
                version,
                digest,
            })
            .collect())
    }

    pub(crate) async fn prepare(&self, text: &'static str) -> Result<(), Error> {
        let sql = Sql { text, table: None };
        match &self.0 {
            Kind::Reader(reader) => reader.prepare(sql).await,
            Kind::Writer(_) => Err(Error::Engine("statements are prepared by a reader".to_owned())),
            Kind::Postgres(lease) => lease.prepare(sql).await,
        }
    }

    /// Runs several statements without parameters; on SQLite only inside a write transaction.
    pub(crate) async fn batch(&self, sql: &str) -> Result<(), Error> {
        match &self.0 {
            Kind::Reader(_) => Err(Error::Engine("a reader runs no migration".to_owned())),
            Kind::Writer(writer) => writer.batch(sql.to_owned()).await,
            Kind::Postgres(lease) => lease.batch(sql).await,
        }
    }

    /// Waits for the lock `name` and holds it to the end of the transaction; SQLite's single writer already is one.
    pub(crate) async fn lock(&self, name: i64) -> Result<(), Error> {
        match &self.0 {
            Kind::Postgres(lease) => lease.lock(name).await,
            Kind::Reader(_) | Kind::Writer(_) => Ok(()),
        }
    }

    pub(crate) async fn commit(self) -> Result<(), Error> {
        match self.0 {
            Kind::Reader(_) => Ok(()),
            Kind::Writer(writer) => writer.commit().await,
            Kind::Postgres(lease) => lease.commit().await,
        }
    }
}
