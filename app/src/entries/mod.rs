//! Entries: what happened on a case, in order.
//!
//! A draft is its writer's own until it is signed; a signed entry is never changed, a correction stands beside it.
//! Signing seals a party card for each person mentioned, so that the record stays true whatever happens to that person's own record.
//! It deliberately has no edit of a signed entry and no delete.

mod correction;
mod draft;
mod entry;
mod notes;
mod pages;
mod store;
mod timeline;

pub use draft::{Composer, Draft, DraftFields};
pub use entry::{Audience, Entry, EntryFields, Kind, PartyCard};
pub use store::{
    NewEntry, STATEMENTS, find, find_draft, insert_entry, list_by_ids, list_drafts_by_ids, list_drafts_of,
    list_of_case, writers_of,
};
pub use timeline::{TimelineDay, TimelineEntry, timeline};

use platform::web::Routes;

use crate::policy::{CorrectEntry, ReadEntries, SignEntry, WriteEntry};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadEntries, _>("/w/people/{id}/notes", notes::index)
        .post::<WriteEntry, _>("/w/cases/{id}/draft", pages::save_draft)
        .post::<WriteEntry, _>("/w/cases/{id}/draft/discarding", pages::discard_draft)
        .post::<SignEntry, _>("/w/cases/{id}/entries", pages::create)
        .get::<CorrectEntry, _>("/w/cases/{case}/entries/{entry}/correction", correction::new)
        .post::<CorrectEntry, _>("/w/cases/{case}/entries/{entry}/correction", correction::create)
}
