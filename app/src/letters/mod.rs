//! Letters about data requests: received, more time, decision, refusal, done, copy ready.
//!
//! Each step of a request writes its letter from a versioned template in the person's language, as a job; it is sealed with the request, with its hash, and never edited.
//! It names nobody: name and address are put on it when it is shown or printed, as long as they are on file and the person may be written to.
//! With a portal account it is in the portal at once; else staff print it and note how it was handed over. Nothing is sent from here.

mod letter;
mod own;
mod pages;
mod store;
mod template;
mod write;

pub use letter::{Letter, LetterFields, Way};
pub use pages::{LetterLine, lines};
pub use store::{STATEMENTS, list_answers, list_since};
pub use template::Template;

use platform::ids::RequestId;
use platform::jobs::{Fault, Job};
use platform::web::Routes;

use crate::answers;
use crate::policy::{ReadLetter, ReadOwnLetter, SendLetter};
use crate::state::App;

/// The kind of job that writes the letters that a request is due.
pub const JOB: &str = "letters";

/// Writes the letters that a request is due.
pub async fn work(app: &App, job: &Job) -> Result<(), Fault> {
    let actor = job.actor("letters");
    let request = RequestId::from(job.object);
    let done = write::carry_out(app, &actor, request).await;
    done.map_err(|error| Fault::from(&error))?;
    let kept = answers::keep_up(app, &actor, request).await;
    kept.map_err(|error| Fault::from(&error))
}

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadLetter, _>("/admin/requests/{id}/letters/{letter}", pages::show)
        .get::<ReadLetter, _>("/admin/requests/{id}/letters/{letter}/file", pages::file)
        .post::<SendLetter, _>("/admin/requests/{id}/letters/{letter}/sent", pages::sent)
        .get::<ReadOwnLetter, _>("/p/requests/{id}/letters/{letter}", own::show)
        .get::<ReadOwnLetter, _>("/p/requests/{id}/letters/{letter}/file", own::file)
}
