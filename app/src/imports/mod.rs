//! Imports: people and cases from older systems, as files.
//!
//! A file is read with its encoding and delimiter found out (`table`), its columns are mapped (`mapping`), its values made clean (`clean`),
//! its rows compared with what is known (`known`) and sorted into created, unchanged, duplicates and refused (`plan`); a dry run ends here.
//! The import itself is a job (`job`, picked by a worker through `live`) that writes small parts, goes on after a stop, and can be undone as a whole (`undo`).
//! The key of a row is the other system's name and the row's number there, as a blind token: the same file a second time changes nothing.
//! Nothing is lost silently: a row is refused only without a name or when it is no row; every value left out is listed with its reason.
//! A row that may be somebody who is known waits until a person decides (`decision`); an import never changes a person it finds.
//! The uploaded file is sealed in a scope of its own, which is destroyed when the import is finished; so is each row that waits, which goes with the person it tells of.
//! It deliberately does not guess relations between the people of a household, and takes no spreadsheet formats.

pub mod clean;
pub mod mapping;
pub mod plan;
pub mod reason;
pub mod table;

mod begin;
mod columns;
mod decision;
mod duplicates;
mod error;
mod file;
mod household;
mod import;
mod incoming;
mod job;
mod known;
mod list;
mod live;
mod look;
mod pages;
mod report;
mod row;
mod sorting;
mod store;
mod takeover;
mod undo;
mod undoing;
mod writing;

pub use begin::{DEFAULT_SYSTEM, import_file};
pub use error::ImportError;
pub use import::State;
pub(crate) use live::work;
pub use live::{JOB, sweep};
pub use report::{Omission, Refusal, Report};
pub use store::undo::STATEMENTS as UNDO_STATEMENTS;
pub use store::{STATEMENTS, scopes_of_person};

use platform::web::Routes;

use crate::policy::{DecideDuplicate, ImportPeople, ReadImports, UndoImport};
use crate::state::App;

/// Bytes that a form has besides its file.
const FORM_BYTES: usize = 64 * 1024;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadImports, _>("/admin/imports", list::index)
        .post_file::<ImportPeople, _>("/admin/imports", table::MAX_FILE_BYTES + FORM_BYTES, list::create)
        .get::<ImportPeople, _>("/admin/imports/{id}/mapping", columns::edit)
        .post::<ImportPeople, _>("/admin/imports/{id}/mapping", columns::update)
        .get::<ReadImports, _>("/admin/imports/{id}", pages::show)
        .post::<ImportPeople, _>("/admin/imports/{id}", pages::discard)
        .post::<ImportPeople, _>("/admin/imports/{id}/run", pages::run)
        .get::<DecideDuplicate, _>("/admin/imports/{id}/duplicates", duplicates::index)
        .post::<DecideDuplicate, _>("/admin/imports/{id}/duplicates", duplicates::decide)
        .get::<UndoImport, _>("/admin/imports/{id}/undo", undoing::confirm)
        .post::<UndoImport, _>("/admin/imports/{id}/undo", undoing::undo)
}
