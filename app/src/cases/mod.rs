//! Cases: numbered files about one client.
//!
//! A case is sealed in its own scope; its title, type and reasons lie in one sealed column, what the database must join and sort by is clear.
//! Who may see a case is written down in `case_grant`; nobody's role alone opens a restricted one.
//! Status changes are history: each is a row of its own. Closing and reopening are acts with a reason, not edits.
//! Which retention rule keeps a case is its own category, or the organization's choice where it has none; a closed case keeps the one that it was closed under.
//! It deliberately has no delete: a case ends by retention or erasure.

mod acts;
mod case;
mod form;
mod kept;
mod list;
mod pages;
mod store;

pub use case::{Case, CaseFields, CloseError, Next, Priority, Status, StatusFields};
pub use kept::{KeptBy, SealedCase};
pub use list::{CaseLine, find_numbered, lines};
pub use pages::{Typed, case_page};
pub use store::{
    LISTINGS, NewCase, STATEMENTS, grants_of, insert, insert_grant, insert_status, kept_by, list_by_ids,
    list_of_client, list_under_client, recent, sealed, touch, type_code,
};

use platform::web::Routes;

use crate::policy::{AssignCase, CloseCase, EditCase, ListCases, OpenCase, ReadCase, ReopenCase, RestrictCase};
use crate::state::App;

/// The end of the year 9999 in microseconds, which both databases can compare with.
pub const LAST_MOMENT: i64 = 253_402_300_799_000_000;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ListCases, _>("/w/clients", list::index)
        .get::<OpenCase, _>("/w/people/{id}/cases/new", form::new)
        .post::<OpenCase, _>("/w/people/{id}/cases", form::create)
        .get::<ReadCase, _>("/w/cases/{id}", pages::show)
        .get::<EditCase, _>("/w/cases/{id}/edit", form::edit)
        .post::<EditCase, _>("/w/cases/{id}/edit", form::update)
        .get::<CloseCase, _>("/w/cases/{id}/closure", acts::closure)
        .post::<CloseCase, _>("/w/cases/{id}/closure", acts::close)
        .post::<ReopenCase, _>("/w/cases/{id}/reopening", acts::reopen)
        .get::<AssignCase, _>("/w/cases/{id}/assignment", acts::assignment)
        .post::<AssignCase, _>("/w/cases/{id}/assignment", acts::assign)
        .post::<RestrictCase, _>("/w/cases/{id}/restriction", acts::restrict)
}
