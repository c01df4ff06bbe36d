//! Agreements between an organization and whoever runs the installation: no live data before they are accepted.
//!
//! The texts lie in the program, each with a version, a day and a hash; a text that was released is never edited but gets a successor.
//! An admin accepts, with a fresh proof of identity, and states who they are and why they may bind the organization.
//! Until then [`require`] lets nobody be registered, whichever way; an organization of the demo is exempt, because nobody in it exists.
//! It deliberately signs nothing: an acceptance is a line with an event in the log.

mod agreement;
mod pages;
mod store;

pub use agreement::{Acceptance, AcceptanceFields, Kind, TEXTS, Text, current, needed};
pub use pages::refusal;
pub use store::{STATEMENTS, accept, missing, require};

use platform::web::Routes;

use crate::policy::{AcceptAgreement, ReadAgreements};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadAgreements, _>("/admin/agreements", pages::index)
        .post::<AcceptAgreement, _>("/admin/agreements", pages::create)
}
