//! The registry of everything that can point to a person.
//!
//! Each table under an organization declares how what it holds about a person is found, exported, erased and verified.
//! Export, access package, erasure, retention and the residue scan all read this one registry; a test refuses a table that is not in it.
//! The declarations are data: statements with `$1` the organization and `$2` the person (or account).

mod destruction;
mod intent;
mod reunion;

pub use destruction::{
    ACTIONS, DESTRUCTION, Extent, Head, Leaving, ReplayDestruction, STATEMENTS, TABLES, delete, delete_rows, destroy,
    files_left, finish, heads, must_settle, prepare, settle,
};

pub use reunion::{Opening, Reunion, open_all, replay, reunite, sweep_buried};

use crate::db::Table;

/// Whom a table's rows are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Clients, family and contacts.
    Person,
    /// Staff members.
    Staff,
    /// Nobody, for the reason given.
    Nobody(&'static str),
}

/// How a row leaves for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erase {
    /// With the key of the scope it is sealed in; the row is deleted as hygiene.
    WithScope,
    /// By deleting the row: it holds nothing sealed, only that a relation existed.
    DeleteRow,
    /// Item by item, as the request decides: it lies in another's scope.
    ByDecision,
    /// Never, for the reason given.
    Never(&'static str),
}

/// How a row is handed out to the person it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// Opened, with its fields.
    Fields,
    /// As a line that says that it exists.
    Line,
    /// Not at all, for the reason given.
    Never(&'static str),
}

/// What one table declares.
#[derive(Clone, Copy, Debug)]
pub struct Declaration {
    pub table: &'static Table,
    pub about: About,
    /// Gives the ids of the rows about `$2`; `None` where the table is about nobody.
    pub find: Option<&'static str>,
    pub export: Export,
    pub erase: Erase,
    /// Tells after an erasure how many rows about `$2` are left; zero is the proof.
    pub verify: Option<&'static str>,
}
