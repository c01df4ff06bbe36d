//! Documents: files of a case, in versions.
//!
//! A document is a title and an audience; each upload is a version, and older ones stay readable.
//! The bytes of a version are sealed under a key of its own that lies in the version's sealed row, so that they go with it; the file itself lies beside the database ([`platform::blobs`]).
//! A file is durable before its row commits. Its name is sealed too: it leaves only in the header of a download, to who may read it, and never stands in an address or a log.
//! A document is the staff's until a worker shares it; what a representative may open is chosen apart, and needs their own grant.
//! It deliberately shows nothing in the browser: every file is an attachment.

mod copy;
mod document;
mod download;
mod file;
mod pages;
mod store;
mod sweep;

pub use copy::{CopiedDocument, FileCopy, copy};
pub use document::{Document, DocumentFields, Version, VersionFields};
pub use download::{Wanted, as_attachment, download};
pub use file::{MAX_FILE_BYTES, NewFile, check_all, size_in_words};
pub use pages::{Line, lines_of_case};
pub use store::{
    NewDocument, STATEMENTS, authors, authors_in, cases_of, in_cases, insert, latest_of, list_shared, versions_of,
    write, written_by, written_in,
};
pub use sweep::sweep;

use platform::web::Routes;

use crate::policy::{AddDocument, DownloadDocument, EditDocument, ReadDocuments};
use crate::state::App;

/// Bytes that are read of a form: what is somewhat too large comes back with its form.
const FORM_BYTES: usize = 2 * MAX_FILE_BYTES;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadDocuments, _>("/w/cases/{id}/documents", pages::index)
        .post_file::<AddDocument, _>("/w/cases/{id}/documents", FORM_BYTES, pages::create)
        .get::<ReadDocuments, _>("/w/cases/{case}/documents/{document}", pages::show)
        .post::<EditDocument, _>("/w/cases/{case}/documents/{document}", pages::update)
        .post_file::<AddDocument, _>(
            "/w/cases/{case}/documents/{document}/versions",
            FORM_BYTES,
            pages::add_version,
        )
        .get::<DownloadDocument, _>(
            "/w/cases/{case}/documents/{document}/versions/{number}",
            pages::download_version,
        )
}
