//! The data layer: SQLite and PostgreSQL behind one SQL text.
//!
//! The only place that names `rusqlite` and `tokio-postgres`.
//! Nothing outside `platform` sees a connection: a [`ReadTx`] or [`Tx`] needs an [`Actor`](crate::authz::Actor), whose organization it is bound to.
//! It deliberately has no query builder, no mapper and no text that differs by engine outside [`dialect`].

pub mod copies;
mod database;
mod dialect;
mod error;
mod list;
pub mod migrate;
mod open;
mod postgres;
pub mod raw;
mod scope;
mod sqlite;
mod table;
mod tables;
pub(crate) mod tx;
mod value;

use std::time::Duration;

pub use database::Db;
pub use error::Error;
pub use migrate::Migration;
pub(crate) use scope::{INSERT_SCOPE, LIST_SCOPES};
pub use scope::{SCOPE, STATEMENTS, TABLES};
pub(crate) use sqlite::copy as copy_sqlite;
pub use table::{Listing, RowDigest, Table};
pub use tables::{NO_TABLES, Tables};
pub use tx::{ReadTx, Tx};
pub use value::{Cell, Column, FromRow, Row, Value};

/// The number of the lock that is named by some bytes.
pub(crate) fn lock_number(name: &[u8]) -> i64 {
    let digest = vault::sha256(name);
    digest.first_chunk().map_or(0, |bytes| i64::from_be_bytes(*bytes))
}

/// How long a transaction waits for a connection before it answers 503.
const ACQUIRE: Duration = Duration::from_secs(10);
