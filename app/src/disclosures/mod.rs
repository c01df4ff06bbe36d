//! Disclosures: what left the organization about a person, to whom, on what basis and when.
//!
//! Whatever lets data leave calls [`record`] in its own transaction, so that nothing leaves without a line here; staff record by hand what was said or sent otherwise.
//! A line is sealed in the person's own scope and goes with it.
//! When something of a person is erased, everybody who had been given data becomes a [`Recipient`] of the request, sealed with it: they are told of the erasure, or it is written why not (GDPR Article 19).
//! It deliberately sends nothing to anybody, and a line is never edited.

mod disclosure;
mod pages;
mod recipient;
mod recipients;
mod store;

pub use disclosure::{Basis, Category, Disclosure, DisclosureFields, Kind, NewDisclosure};
pub use pages::{Line, lines};
pub use recipient::{Outcome, Recipient, RecipientFields};
pub use recipients::{RecipientView, views as recipient_views};
pub use store::{
    STATEMENTS, has_noted_reader, has_waiting, list_of_person, list_recipients, list_recorded_by_product,
    note_recipients, record, record_system,
};

use platform::web::Routes;

use crate::policy::{AnswerRecipient, ReadDisclosures, RecordDisclosure};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadDisclosures, _>("/w/people/{id}/disclosures", pages::index)
        .post::<RecordDisclosure, _>("/w/people/{id}/disclosures", pages::create)
        .post::<AnswerRecipient, _>("/admin/requests/{id}/recipients/{recipient}", recipients::answer)
}
