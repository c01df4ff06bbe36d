//! What the platform knows about a table: its number, its columns in order, and whether the log vouches for its rows.
//!
//! Numbers are for ever: they stand in keys, seals and log leaves.
//! The slices' tables are declared beside their statements; a test compares every declaration with the migrated schema.

use super::{Cell, Error, FromRow, Row};

/// A table under an organization. Its first three columns are `organization_id, id, version`.
#[derive(Debug)]
pub struct Table {
    /// Never reused, never changed.
    pub number: u16,
    pub name: &'static str,
    /// Every column, in the order that row digests hash them.
    pub columns: &'static str,
    /// Appended to each write, so that the database itself says what it stored.
    pub(super) returning: &'static str,
    /// Reads every row of one organization, for `verify`.
    pub select: &'static str,
    /// Reads its number, and ids, versions and seals of one scope's rows; only where [`has_scope`](Self::has_scope).
    pub(crate) scope_rows: &'static str,
    /// Puts another version in a row's place, after a restore; only where [`has_scope`](Self::has_scope).
    pub(crate) replace_row: &'static str,
    /// Deletes rows by their ids, when they are erased.
    pub(crate) delete_rows: &'static str,
    /// Reads ids, versions and scopes by ids, for whoever has to know that rows are as they were; only where [`has_scope`](Self::has_scope).
    pub(crate) heads: &'static str,
    /// Reads ids, versions, scopes and seals in pages, to see that each opens; only where [`has_scope`](Self::has_scope).
    pub(crate) seals: &'static str,
    /// Reads the ids of rows in scopes that were destroyed as a whole; only where [`has_scope`](Self::has_scope).
    pub(crate) buried: &'static str,
    /// Reads the names of rows' files beside the database; only where [`has_blobs`](Self::has_blobs).
    pub(crate) blobs: &'static str,
    /// `None`: each write is digested into the log. `Some(reason)`: why this table's rows are not.
    pub undigested: Option<&'static str>,
}

impl Table {
    #[doc(hidden)]
    pub const fn new(
        number: u16,
        name: &'static str,
        columns: &'static str,
        returning: &'static str,
        [
            select,
            scope_rows,
            replace_row,
            delete_rows,
            heads,
            seals,
            buried,
            blobs,
        ]: [&'static str; 8],
        undigested: Option<&'static str>,
    ) -> Self {
        Self {
            number,
            name,
            columns,
            returning,
            select,
            scope_rows,
            replace_row,
            delete_rows,
            heads,
            seals,
            buried,
            blobs,
            undigested,
        }
    }

    /// Whether its rows are sealed in scopes.
    pub fn has_scope(&self) -> bool {
        self.columns.contains(" scope_id,") && self.columns.ends_with(" sealed")
    }

    /// Whether each of its rows has a file beside the database.
    pub fn has_blobs(&self) -> bool {
        self.columns.contains(" blob_id,")
    }

    /// The statements that its declaration makes, for the test that prepares every one.
    pub fn statements(&self) -> Vec<&'static str> {
        let mut statements = vec![self.select, self.delete_rows];
        if self.has_scope() {
            statements.extend([self.replace_row, self.heads, self.seals, self.buried]);
        }
        if self.has_blobs() {
            statements.push(self.blobs);
        }
        statements
    }
}

/// Declares tables: `PERSON = 10, "person", "organization_id, id, version, …";` with an optional `undigested "reason"`.
#[macro_export]
macro_rules! tables {
    ($($(#[$meta:meta])* $vis:vis $name:ident = $number:literal, $table:literal, $columns:literal $(, undigested $reason:literal)?;)*) => {
        $(
            $(#[$meta])*
            $vis static $name: $crate::db::Table = $crate::db::Table::new(
                $number,
                $table,
                $columns,
                concat!("\nRETURNING ", $columns),
                [
                    concat!("SELECT ", $columns, "\nFROM ", $table, "\nWHERE organization_id = $1 AND id > $2\nORDER BY id\nLIMIT $3"),
                    concat!("SELECT CAST(", $number, " AS bigint), id, version, sealed\nFROM ", $table, "\nWHERE organization_id = $1 AND scope_id = $2"),
                    concat!("UPDATE ", $table, "\nSET version = $3, sealed = $4\nWHERE organization_id = $1 AND id = $2"),
                    concat!("DELETE FROM ", $table, "\nWHERE organization_id = $1 AND id = ANY($2)"),
                    concat!("SELECT id, version, scope_id\nFROM ", $table, "\nWHERE organization_id = $1 AND id = ANY($2)"),
                    concat!("SELECT id, version, scope_id, sealed\nFROM ", $table, "\nWHERE organization_id = $1 AND id > $2\nORDER BY id\nLIMIT 500"),
                    concat!("SELECT t.id\nFROM ", $table, " t\nJOIN destruction d ON d.organization_id = t.organization_id AND d.scope_id = t.scope_id\nWHERE t.organization_id = $1 AND d.whole = TRUE"),
                    concat!("SELECT blob_id\nFROM ", $table, "\nWHERE organization_id = $1 AND id = ANY($2)"),
                ],
                $crate::tables!(@reason $($reason)?),
            );
        )*
        /// Every table declared here.
        pub const TABLES: &[&$crate::db::Table] = &[$(&$name),*];
    };
    (@reason) => { None };
    (@reason $reason:literal) => { Some($reason) };
}

/// Declares a slice's statements and the list that the coverage tests read.
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $vis:vis $name:ident = $sql:expr;)*) => {
        $($(#[$meta])* $vis const $name: &str = $sql;)*
        /// Every statement declared here, by name.
        pub const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}

/// A list statement in its two forms; see [`ReadTx::list`](super::ReadTx::list).
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// For roles that reach everything that is not restricted.
    pub everywhere: &'static str,
    /// For everybody else, driven by the actor's grants.
    pub related: &'static str,
}

/// A statement as an engine gets it: the text, and for a logged write the table whose columns it returns.
#[derive(Clone, Copy)]
pub(super) struct Sql {
    pub(super) text: &'static str,
    pub(super) table: Option<&'static Table>,
}

impl Sql {
    /// Tells statements apart by address, which is cheaper than hashing their text.
    pub(super) fn key(&self) -> (usize, usize, bool) {
        (self.text.as_ptr().addr(), self.text.len(), self.table.is_some())
    }

    /// The text with the clause that returns what was written.
    pub(super) fn whole(&self) -> String {
        match self.table {
            Some(table) => format!("{}{}", self.text, table.returning),
            None => self.text.to_owned(),
        }
    }
}

/// The fingerprint of one stored row: SHA-256 over all its columns in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowDigest {
    pub table: u16,
    pub row: [u8; 16],
    pub version: i64,
    pub digest: [u8; 32],
}

/// A [`RowDigest`] before its table is known to it.
pub(super) struct DigestedRow(pub(super) [u8; 16], pub(super) i64, pub(super) [u8; 32]);

impl FromRow for DigestedRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let mut canonical = Vec::with_capacity(256);
        for index in 0..row.width() {
            row.cell(index)?.canonical(&mut canonical);
        }
        let id = match row.cell(1)? {
            Cell::Raw(bytes) => bytes.try_into().map_err(|_| Error::Column("not an id"))?,
            _ => return Err(Error::Column("not an id")),
        };
        Ok(Self(id, row.get(2)?, vault::sha256(&canonical)))
    }
}
