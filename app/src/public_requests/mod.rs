//! Requests about data that came by the public form, from somebody without an account, until staff know whom they are about.
//!
//! The form itself stands among the public pages. What was sent lies in a scope of its own and names nobody on file; nothing that whoever sent it sees is compared with anybody on file, so that no answer tells who is a client.
//! A form closed as about nobody that may mean somebody sensitive raises a task for a named person, and changes nothing else.
//! Staff either find the person, and it becomes a data request with its own words and its own day, or say that it is none. In the first case its scope is destroyed at once, in the second [`KEPT_DAYS`] later.
//! It deliberately answers nobody: whoever sent it is called or written to, as they asked to be.

mod ending;
mod pages;
mod request;
mod store;

pub use pages::{FormLine, lines};
pub use request::{Outcome, PublicRequest, PublicRequestFields, fresh_receipt};
pub use store::{NewForm, STATEMENTS, is_full, receive};

use platform::ids::PublicRequestId;
use platform::jobs::{Fault, Job};
use platform::web::Routes;

use crate::policy::{AssignPublicRequest, ClosePublicRequest, ReadPublicRequests};
use crate::retention::{self, Category};
use crate::state::App;

/// The kind of job that says when a form is late, and destroys one that nobody needs any more.
pub const JOB: &str = "public-request";

/// Days that a form is kept that became no request: who sent it may ask why.
pub const KEPT_DAYS: i64 = retention::days(Category::UnassignedRequest);

/// Says that a form is late, or destroys what is left of it.
pub async fn work(app: &App, job: &Job) -> Result<(), Fault> {
    let actor = job.actor("public request");
    let done = ending::carry_out(app, &actor, PublicRequestId::from(job.object)).await;
    done.map_err(|error| Fault::from(&error))
}

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadPublicRequests, _>("/admin/requests/forms/{id}", pages::show)
        .post::<ReadPublicRequests, _>("/admin/requests/forms/{id}/search", pages::search)
        .post::<AssignPublicRequest, _>("/admin/requests/forms/{id}/person", pages::assign)
        .post::<ClosePublicRequest, _>("/admin/requests/forms/{id}/closure", pages::close)
}
