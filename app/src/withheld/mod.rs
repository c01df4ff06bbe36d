//! Looks at a record that the person is not told of by themselves, and the reviewer who releases them.
//!
//! What is no ordinary work with a record (holds, marks, inquiries) is left out of the portal's list without gap or count. Each night notes what was left out;
//! every [`REVIEW_DAYS`] days a named reviewer looks at it again: what is released stands in the person's list from then on, the rest waits for the next review.
//! A row is an id and times; who looked, and why, stays in the log. The person's name is not needed and not shown. Nobody decides about their own looks.
//! It deliberately tells the person nothing: an answer with names is a request ([`packages`](crate::packages)).

mod night;
mod pages;
mod store;

pub use night::note;
pub use store::{STATEMENTS, released};

use platform::web::Routes;

use crate::policy::ReviewLooks;
use crate::state::App;

/// Days until what is withheld is looked at again.
pub const REVIEW_DAYS: i64 = 90;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReviewLooks, _>("/admin/log/looks", pages::index)
        .get::<ReviewLooks, _>("/admin/log/looks/{person}", pages::show)
        .post::<ReviewLooks, _>("/admin/log/looks/{person}", pages::decide)
}
