//! Households and relations: who belongs together, how, since when, and who must not be told what.
//!
//! A relation is written once and read from both ends: the mother's page shows "child", the child's shows "mother".
//! Its fields are sealed in the scope of the person on whose record it was written; the other end is opened only by somebody who may read that person.
//! It deliberately does not decide custody or authority: that is proved and recorded with a grant.

mod household;
mod pages;
mod relation;
mod store;

pub use household::{HouseholdFields, MemberFields};
pub use relation::{Party, RelationFields, RelationKind, is_restricted_between, not_to_be_told, parties};
pub use store::{STATEMENTS, add_member, empty_among, insert_household, insert_relation};

use platform::web::Routes;

use crate::policy::{ManageFamily, ReadPerson};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadPerson, _>("/w/people/{id}/family", pages::index)
        .post::<ManageFamily, _>("/w/people/{id}/relations", pages::create)
        .post::<ManageFamily, _>("/w/people/{id}/relations/{relation}/end", pages::end)
}
