//! Values between Rust and either engine.
//!
//! A parameter is a [`Value`], a result column a [`Cell`].
//! Both engines give the same cell for the same stored value, so that a row's digest does not depend on the engine.

use std::fmt::Write as _;

use rusqlite::types::{ToSqlOutput, ValueRef};
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type};
use uuid::Uuid;

use super::Error;
use crate::clock::Time;

/// Microseconds from 1970 to 2000, where PostgreSQL's time begins.
const POSTGRES_EPOCH: i64 = 946_684_800_000_000;

/// A statement's parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
    Uuid(Uuid),
    Time(Time),
    /// A set for `= ANY($n)`.
    Uuids(Vec<Uuid>),
    /// A set of blind tokens for `= ANY($n)`.
    BytesSet(Vec<Vec<u8>>),
}

macro_rules! value_from {
    ($($type:ty => $variant:ident),* $(,)?) => {
        $(impl From<$type> for Value { fn from(value: $type) -> Self { Self::$variant(value) } })*
    };
}
value_from!(bool => Bool, i64 => Int, String => Text, Vec<u8> => Bytes, Uuid => Uuid, Time => Time, Vec<Uuid> => Uuids, Vec<Vec<u8>> => BytesSet);

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}
impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.to_vec())
    }
}
impl From<[u8; 16]> for Value {
    fn from(value: [u8; 16]) -> Self {
        Self::Bytes(value.to_vec())
    }
}
impl From<[u8; 32]> for Value {
    fn from(value: [u8; 32]) -> Self {
        Self::Bytes(value.to_vec())
    }
}
impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Self::Int(i64::from(value))
    }
}
impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(i64::from(value))
    }
}
impl From<u16> for Value {
    fn from(value: u16) -> Self {
        Self::Int(i64::from(value))
    }
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A statement's parameters, in the order of their `$` numbers.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { ::std::vec![$($crate::db::Value::from($value)),*] };
}

/// `["0f…", …]`, which SQLite's `json_each` reads.
fn json_of_hex<'a>(items: impl Iterator<Item = &'a [u8]>) -> String {
    let mut json = String::from("[");
    for (index, item) in items.enumerate() {
        if index > 0 {
            json.push(',');
        }
        json.push('"');
        for byte in item {
            let _ = write!(json, "{byte:02x}");
        }
        json.push('"');
    }
    json.push(']');
    json
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let borrowed = match self {
            Self::Null => ValueRef::Null,
            Self::Bool(value) => ValueRef::Integer(i64::from(*value)),
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Time(value) => ValueRef::Integer(value.micros()),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Bytes(value) => ValueRef::Blob(value),
            Self::Uuid(value) => ValueRef::Blob(value.as_bytes()),
            Self::Uuids(values) => {
                let json = json_of_hex(values.iter().map(|value| value.as_bytes().as_slice()));
                return Ok(ToSqlOutput::from(json));
            }
            Self::BytesSet(values) => return Ok(ToSqlOutput::from(json_of_hex(values.iter().map(Vec::as_slice)))),
        };
        Ok(ToSqlOutput::Borrowed(borrowed))
    }
}

type BoxError = Box<dyn std::error::Error + Sync + Send>;

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut bytes::BytesMut) -> Result<IsNull, BoxError> {
        match (self, ty) {
            (Self::Null, _) => return Ok(IsNull::Yes),
            (Self::Bool(value), &Type::BOOL) => out.extend_from_slice(&[u8::from(*value)]),
            (Self::Int(value), &Type::INT8) => out.extend_from_slice(&value.to_be_bytes()),
            (Self::Int(value), &Type::INT4) => out.extend_from_slice(&i32::try_from(*value)?.to_be_bytes()),
            (Self::Int(value), &Type::INT2) => out.extend_from_slice(&i16::try_from(*value)?.to_be_bytes()),
            (Self::Text(value), &Type::TEXT | &Type::VARCHAR) => out.extend_from_slice(value.as_bytes()),
            (Self::Bytes(value), &Type::BYTEA) => out.extend_from_slice(value),
            (Self::Uuid(value), &Type::UUID) => out.extend_from_slice(value.as_bytes()),
            (Self::Time(value), &Type::TIMESTAMPTZ) => {
                out.extend_from_slice(&value.micros().saturating_sub(POSTGRES_EPOCH).to_be_bytes());
            }
            (Self::Uuids(values), &Type::UUID_ARRAY) => return ToSql::to_sql(values, ty, out),
            (Self::BytesSet(values), &Type::BYTEA_ARRAY) => return ToSql::to_sql(values, ty, out),
            (_, ty) => return Err(format!("a parameter's value does not fit the type {ty}").into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    tokio_postgres::types::to_sql_checked!();
}

/// One column of a result: integers, booleans and times are `Int`, everything else its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    Null,
    Int(i64),
    Raw(&'a [u8]),
}

impl Cell<'_> {
    /// Appends the cell in the one canonical form that row digests hash: tag, length, bytes.
    pub(super) fn canonical(self, out: &mut Vec<u8>) {
        match self {
            Self::Null => out.push(0),
            Self::Int(value) => {
                out.push(1);
                out.extend_from_slice(&value.to_be_bytes());
            }
            Self::Raw(bytes) => {
                out.push(2);
                out.extend_from_slice(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
                out.extend_from_slice(bytes);
            }
        }
    }
}

/// A result row of either engine.
pub enum Row<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

/// PostgreSQL's binary form of a column, with its type.
struct Raw<'a>(&'a [u8], Type);

impl<'a> FromSql<'a> for Raw<'a> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, BoxError> {
        Ok(Raw(raw, ty.clone()))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

impl Row<'_> {
    /// How many columns the row has.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Sqlite(row) => row.as_ref().column_count(),
            Self::Postgres(row) => row.len(),
        }
    }

    pub(super) fn cell(&self, index: usize) -> Result<Cell<'_>, Error> {
        match self {
            Self::Sqlite(row) => Ok(match row.get_ref(index)? {
                ValueRef::Null => Cell::Null,
                ValueRef::Integer(value) => Cell::Int(value),
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Cell::Raw(bytes),
                ValueRef::Real(_) => return Err(Error::Column("a number with a fraction")),
            }),
            Self::Postgres(row) => {
                let Some(Raw(bytes, ty)) = row.try_get::<_, Option<Raw<'_>>>(index)? else {
                    return Ok(Cell::Null);
                };
                Ok(match ty {
                    Type::INT8 => Cell::Int(i64::from_be_bytes(fixed(bytes)?)),
                    Type::INT4 => Cell::Int(i64::from(i32::from_be_bytes(fixed(bytes)?))),
                    Type::INT2 => Cell::Int(i64::from(i16::from_be_bytes(fixed(bytes)?))),
                    Type::BOOL => Cell::Int(i64::from(u8::from_be_bytes(fixed(bytes)?))),
                    Type::TIMESTAMPTZ => Cell::Int(i64::from_be_bytes(fixed(bytes)?).saturating_add(POSTGRES_EPOCH)),
                    _ => Cell::Raw(bytes),
                })
            }
        }
    }

    /// The column at `index`, counted from 0 in the order the statement names them.
    pub fn get<T: Column>(&self, index: usize) -> Result<T, Error> {
        T::from_cell(self.cell(index)?)
    }
}

fn fixed<const N: usize>(bytes: &[u8]) -> Result<[u8; N], Error> {
    bytes.try_into().map_err(|_| Error::Column("a number of another width"))
}

/// A type that one column can be read as.
pub trait Column: Sized {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error>;
}

impl Column for i64 {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        match cell {
            Cell::Int(value) => Ok(value),
            _ => Err(Error::Column("not a number")),
        }
    }
}
impl Column for bool {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        i64::from_cell(cell).map(|value| value != 0)
    }
}
impl Column for u16 {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        u16::try_from(i64::from_cell(cell)?).map_err(|_| Error::Column("not a small number"))
    }
}
impl Column for u32 {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        u32::try_from(i64::from_cell(cell)?).map_err(|_| Error::Column("not a small number"))
    }
}
impl Column for Time {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        i64::from_cell(cell).map(Time::from_micros)
    }
}
impl Column for Uuid {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        match cell {
            Cell::Raw(bytes) => Uuid::from_slice(bytes).map_err(|_| Error::Column("not an id")),
            _ => Err(Error::Column("not an id")),
        }
    }
}
impl Column for Vec<u8> {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        match cell {
            Cell::Raw(bytes) => Ok(bytes.to_vec()),
            _ => Err(Error::Column("not bytes")),
        }
    }
}
impl Column for String {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        match cell {
            Cell::Raw(bytes) => String::from_utf8(bytes.to_vec()).map_err(|_| Error::Column("not text")),
            _ => Err(Error::Column("not text")),
        }
    }
}
impl<const N: usize> Column for [u8; N] {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        match cell {
            Cell::Raw(bytes) => bytes.try_into().map_err(|_| Error::Column("bytes of another length")),
            _ => Err(Error::Column("not bytes")),
        }
    }
}
impl<T: Column> Column for Option<T> {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        match cell {
            Cell::Null => Ok(None),
            cell => T::from_cell(cell).map(Some),
        }
    }
}

/// A type that a whole row can be read as, by column index, beside the column list of its statement.
pub trait FromRow: Sized + Send + 'static {
    fn from_row(row: &Row<'_>) -> Result<Self, Error>;
}

macro_rules! tuple_from_row {
    ($($type:ident $index:tt),*) => {
        impl<$($type: Column + Send + 'static),*> FromRow for ($($type,)*) {
            fn from_row(row: &Row<'_>) -> Result<Self, Error> { Ok(($(row.get::<$type>($index)?,)*)) }
        }
    };
}
tuple_from_row!(A 0);
tuple_from_row!(A 0, B 1);
tuple_from_row!(A 0, B 1, C 2);
tuple_from_row!(A 0, B 1, C 2, D 3);
tuple_from_row!(A 0, B 1, C 2, D 3, E 4);
tuple_from_row!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple_from_row!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
