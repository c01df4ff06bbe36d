//! Holds: recorded reasons not to destroy a case's material.
//!
//! A hold covers a case, everything about a person, or every case of a kind ([`WideHold`]); what is signed or recorded as a [`Concern`] places one at once.
//! One person places a hold, two others release it: neither of the two placed it, and they are two.
//! Placing takes the case's lock, so that a destruction that has begun and a hold that comes cannot pass each other.
//! A screen always says which kind of hold it is.

mod concern;
mod hold;
mod pages;
mod store;
mod wide;
mod wide_pages;

pub use concern::{Concern, place_on_case, place_on_person, remind};
pub use hold::{Held, Hold, HoldFields, HoldKind, ReleaseError, Releases};
pub use store::{STATEMENTS, insert, list_of_case, named, open_all};
pub use wide::{LOCK, Standing, WideHold, over_case, over_cases, over_links, over_person};

use platform::web::Routes;

use crate::policy::{PlaceHold, PlaceWideHold, ReleaseHold, ReleaseWideHold};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<PlaceHold, _>("/w/cases/{id}/holds", pages::new)
        .post::<PlaceHold, _>("/w/cases/{id}/holds", pages::create)
        .post::<ReleaseHold, _>("/w/cases/{case}/holds/{hold}/release", pages::release)
        .get::<PlaceHold, _>("/w/people/{id}/holds", wide_pages::of_person)
        .post::<PlaceHold, _>("/w/people/{id}/holds", wide_pages::create_for_person)
        .post::<ReleaseHold, _>("/w/people/{id}/holds/{hold}/release", wide_pages::release_of_person)
        .get::<PlaceWideHold, _>("/admin/retention/holds", wide_pages::index)
        .post::<PlaceWideHold, _>("/admin/retention/holds", wide_pages::create)
        .post::<ReleaseWideHold, _>("/admin/retention/holds/{hold}/release", wide_pages::release)
}
