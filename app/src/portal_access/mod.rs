//! Who may use the portal: accounts by a worker's invitation, and representatives by two workers' judgement.
//!
//! An account begins with a link and a code that go two ways, and lies in the person's own scopes.
//! A representation starts only when a second worker has written why it serves the person; where abuse or coercion is suspected, or something must be kept from the representative, there is none.
//! It is a dated grant per kind of thing ([`Thing`]), so that [`platform::authz`] refuses by itself what was not granted.
//! It ends at once: by the client, by staff, by what the person refuses, by a restriction between the two, by a confirmed death, at majority. The rule is stored and no date computed from a birth, until that day is near.
//! Nothing here tells the representative why: a grant that is not there looks like one that never was.
//! It deliberately has no way for clients to invite anybody.

mod access;
mod ages;
mod decision;
mod ending;
mod index;
mod invitation;
mod record;
mod representation;
mod restored;
mod run_out;
mod store;

pub use access::Access;
pub use ages::{ask_for_reviews, due_reviews};
pub use record::refused_before;
pub use representation::{Representation, RepresentationFields, State, Thing, Things};
pub use restored::wait_again;
pub use run_out::{end_all, run_out};
pub use store::{
    AGE_STATEMENTS, STATEMENTS, end_between, end_representation, find_of_account, find_of_person, give_own,
    insert_access, list_of_person, list_of_representative, represents,
};

use platform::web::Routes;

use crate::policy::{
    ConfirmRepresentation, EndPortalAccess, EndRepresentation, InviteToPortal, ReadPortalAccess, RecordRepresentation,
};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadPortalAccess, _>("/w/people/{id}/portal", index::show)
        .get::<InviteToPortal, _>("/w/people/{id}/portal/invitation", invitation::new)
        .post::<InviteToPortal, _>("/w/people/{id}/portal/invitation", invitation::create)
        .get::<InviteToPortal, _>("/w/people/{id}/portal/invitation/link", invitation::link)
        .get::<EndPortalAccess, _>("/w/people/{id}/portal/end", ending::confirm)
        .post::<EndPortalAccess, _>("/w/people/{id}/portal/end", ending::end)
        .get::<RecordRepresentation, _>("/w/people/{id}/portal/representatives/new", record::new)
        .post::<RecordRepresentation, _>("/w/people/{id}/portal/representatives", record::create)
        .get::<ReadPortalAccess, _>("/w/people/{id}/portal/representatives/{representation}", decision::show)
        .post::<ConfirmRepresentation, _>(
            "/w/people/{id}/portal/representatives/{representation}",
            decision::decide,
        )
        .get::<EndRepresentation, _>(
            "/w/people/{id}/portal/representatives/{representation}/end",
            ending::confirm_representation,
        )
        .post::<EndRepresentation, _>(
            "/w/people/{id}/portal/representatives/{representation}/end",
            ending::end_one,
        )
}
