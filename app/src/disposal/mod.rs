//! What becomes of records when their time is over: why a date is what it is, the nightly run, and the lists that people decide.
//!
//! The dates follow from opened facts by the rules of [`retention`](crate::retention), each time anew; none that tells a birth or a death is stored more than 60 days ahead.
//! A run destroys nothing that nobody approved: it counts, lists and drafts, and its record proves that it looked.
//! What is destroyed goes by the one path of [`requests`](crate::requests), with its holds, rules and certificate.

mod choice;
mod finding;
mod lists;
mod pages;
mod record;
mod run;
mod store;
mod why;

pub use run::{JOB, Night, ensure_scheduled, last_night, run, work};
pub use store::{Run, STATEMENTS};

use platform::web::Routes;

use crate::policy::{
    ApproveRetention, ChooseRetention, DraftDisposal, ReadCase, ReadPerson, ReadRequests, ReadRetention,
};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadCase, _>("/w/cases/{id}/retention", why::of_case)
        .get::<ReadPerson, _>("/w/people/{id}/retention", why::of_person)
        .get::<ReadRetention, _>("/admin/retention/runs", pages::runs)
        .get::<ReadRetention, _>("/admin/retention/missing", pages::missing)
        .post::<ChooseRetention, _>("/admin/retention", choice::choose)
        .get::<ReadRetention, _>("/admin/retention/change", choice::change)
        .post::<ApproveRetention, _>("/admin/retention/change/approval", choice::approve)
        .post::<ChooseRetention, _>("/admin/retention/change/withdrawal", choice::withdraw)
        .get::<ReadRequests, _>("/admin/retention/disposals", lists::index)
        .post::<DraftDisposal, _>("/admin/retention/disposals", lists::create)
}
