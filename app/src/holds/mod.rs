//! Holds: recorded reasons not to destroy a case's material.
//!
//! One person places a hold, two others release it: neither of the two placed it, and they are two.
//! Placing takes the case's lock, so that a destruction that has begun and a hold that comes cannot pass each other.
//! A screen always says which kind of hold it is.

mod hold;
mod pages;
mod store;

pub use hold::{Held, Hold, HoldFields, HoldKind, ReleaseError};
pub use store::{STATEMENTS, insert, list_of_case, open_all};

use platform::web::Routes;

use crate::policy::{PlaceHold, ReleaseHold};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<PlaceHold, _>("/w/cases/{id}/holds", pages::new)
        .post::<PlaceHold, _>("/w/cases/{id}/holds", pages::create)
        .post::<ReleaseHold, _>("/w/cases/{case}/holds/{hold}/release", pages::release)
}
