//! Protected sources: who told what an entry says, and was promised that the client does not learn it.
//!
//! Each lies in a scope of its own beside the signed entry, in no draft, and is destroyed with the entry.
//! It is read by one act, one at a time, with a reason that is logged. What is logged about it is sealed in that same scope, never under the client: it stands in no list of who looked, and the reasons given go with it.
//! It deliberately has no export, no search and no edit: what answers requests, leaves or counts reads other tables and cannot meet it.

mod pages;
mod source;
mod store;

pub use source::{Source, SourceFields};
pub use store::{STATEMENTS, among, record, scopes_beside};

use platform::web::Routes;

use crate::policy::{ReadEntries, RecordSource, ShowSource};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadEntries, _>("/w/cases/{case}/entries/{entry}/source", pages::show)
        .post::<RecordSource, _>("/w/cases/{case}/entries/{entry}/source", pages::create)
        .post::<ShowSource, _>("/w/cases/{case}/entries/{entry}/source/look", pages::look)
}
