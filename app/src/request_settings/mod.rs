//! How an organization decides data requests: the wait before an erasure, and the deputy who decides in others' place.
//!
//! One row, written by an admin with a fresh proof of identity; an approval keeps the wait that it was given under.
//! The deputy needs the role of an admin or privacy officer like everybody who decides; naming somebody grants nothing.

mod decider;
mod pages;
mod store;

pub use decider::{Decider, deciders};
pub use store::{STATEMENTS, Settings, find};

use platform::web::Routes;

use crate::policy::{EditRequestSettings, ReadRequests};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadRequests, _>("/admin/requests/settings", pages::show)
        .post::<EditRequestSettings, _>("/admin/requests/settings", pages::update)
}
