//! The answer link: how somebody without an account any more reads the answer to their request for erasure.
//!
//! It is made before the execution, by the person in the portal or by staff for a letter, and shown once; only its hash is kept.
//! When the certificate is there, letters and certificate are copied into a scope of the link's own. Thirty days later that scope is destroyed.

mod keep;
mod link;
mod make;
mod open;
mod store;

pub use keep::keep_up;
pub use link::{AnswerFields, AnswerLetter, AnswerLink, KEPT_DAYS};
pub use make::is_offered;
pub use store::{STATEMENTS, taken_among};

use platform::ids::RequestId;
use platform::jobs::{Fault, Job};
use platform::subject;
use platform::web::Routes;

use crate::policy::{MakeAnswerLink, TakeOwnAnswerLink};
use crate::state::App;
use crate::tables;

/// The kind of job that destroys what a link opened.
pub const JOB: &str = "answer-link";

/// Destroys what is due to go, and its keys.
pub async fn work(app: &App, job: &Job) -> Result<(), Fault> {
    let actor = job.actor("answer link");
    let kept = keep_up(app, &actor, RequestId::from(job.object)).await;
    kept.map_err(|error| Fault::from(&error))?;
    let settled = subject::must_settle(&app.db, &actor, tables::all()).await;
    settled.map_err(|error| Fault::from(&error))
}

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .post::<TakeOwnAnswerLink, _>("/p/requests/{id}/answer-link", make::take)
        .get::<TakeOwnAnswerLink, _>("/p/requests/{id}/answer-link", make::taken)
        .post::<MakeAnswerLink, _>("/admin/requests/{id}/answer-link", make::make)
        .get::<MakeAnswerLink, _>("/admin/requests/{id}/answer-link", make::made)
        .public_get("/a/{token}", "whoever holds the link may read the answer", open::show)
        .public_get(
            "/a/{token}/certificate.json",
            "whoever holds the link may have the certificate",
            open::certificate,
        )
}
