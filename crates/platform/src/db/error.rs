//! What can go wrong between us and a database, without a word of the data in it.

use std::fmt;

use crate::authz::OrganizationId;

/// A database error. Its text names tables, constraints and codes, never values.
#[derive(Debug)]
pub enum Error {
    /// A unique or primary-key constraint refused a row; its name is `table_column_…_key`, on both engines.
    Unique(String),
    /// Another required row is missing, or this one is still needed.
    ForeignKey,
    /// The row was changed by somebody else since it was read.
    Conflict,
    /// Two transactions stood in each other's way; trying again may work.
    Serialization,
    /// A statement that must give a row gave none.
    NoRow,
    /// A column holds something its type does not.
    Column(&'static str),
    /// An earlier statement of the transaction failed, so it was rolled back.
    Poisoned,
    /// The database cannot be reached, is full, or did not answer in time.
    Unavailable(String),
    /// The closing of an epoch makes the organization's blind tokens anew; trying again in a moment works.
    Renewing(OrganizationId),
    /// Anything else the engine said, as code and table.
    Engine(String),
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unique(constraint) => write!(formatter, "the constraint `{constraint}` refused the row"),
            Self::ForeignKey => formatter.write_str("a row that this one needs is missing"),
            Self::Conflict => formatter.write_str("the row was changed meanwhile"),
            Self::Serialization => formatter.write_str("two transactions stood in each other's way"),
            Self::NoRow => formatter.write_str("no such row"),
            Self::Column(what) => write!(formatter, "a column is {what}"),
            Self::Poisoned => formatter.write_str("the transaction failed earlier and was rolled back"),
            Self::Unavailable(why) => write!(formatter, "the database is not available: {why}"),
            Self::Renewing(_) => formatter.write_str("the index is being made anew; try again in a minute"),
            Self::Engine(what) => write!(formatter, "the database refused: {what}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi::ErrorCode as Code;
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return match error {
                rusqlite::Error::SqlInputError { msg, .. } => Self::Engine(msg),
                _ => Self::Engine("sqlite driver error".to_owned()),
            };
        };
        let message = message.as_deref().unwrap_or_default();
        match failure.code {
            Code::ConstraintViolation if message.starts_with("UNIQUE") => Self::Unique(sqlite_constraint(message)),
            Code::ConstraintViolation if message.starts_with("FOREIGN") => Self::ForeignKey,
            Code::DatabaseBusy | Code::DatabaseLocked => Self::Unavailable("locked".to_owned()),
            Code::DiskFull | Code::SystemIoFailure | Code::CannotOpen | Code::ReadOnly => {
                Self::Unavailable(format!("sqlite {:?}", failure.code))
            }
            Code::ConstraintViolation => Self::Engine(message.to_owned()),
            code => Self::Engine(format!("sqlite {code:?} {}: {message}", failure.extended_code)),
        }
    }
}

/// `UNIQUE constraint failed: t.a, t.b` as PostgreSQL would have named it: `t_a_b_key`.
fn sqlite_constraint(message: &str) -> String {
    let columns = message.split_once(": ").map_or(message, |(_, columns)| columns);
    let mut name = String::new();
    for (index, column) in columns.split(", ").enumerate() {
        let (table, column) = column.split_once('.').unwrap_or(("", column));
        if index == 0 {
            name.push_str(table);
        }
        name.push('_');
        name.push_str(column);
    }
    name.push_str("_key");
    name
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(failure) = error.as_db_error() else {
            return Self::Unavailable(if error.is_closed() {
                "connection closed".to_owned()
            } else {
                "connection failed".to_owned()
            });
        };
        // The message may quote a value; code, table and constraint never do.
        let code = failure.code().code();
        match code {
            "23505" => Self::Unique(failure.constraint().unwrap_or_default().to_owned()),
            "23503" => Self::ForeignKey,
            "40001" | "40P01" => Self::Serialization,
            _ if code.starts_with("08") || code.starts_with("53") || code.starts_with("57") => {
                Self::Unavailable(format!("postgresql {code}"))
            }
            "42601" | "42703" | "42P01" | "42P18" | "42804" | "42883" => {
                Self::Engine(format!("postgresql {code}: {}", failure.message()))
            }
            _ => Self::Engine(format!("postgresql {code} {}", failure.table().unwrap_or_default())),
        }
    }
}
