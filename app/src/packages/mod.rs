//! Access packages: the copy of a person's data that answers a request for access (GDPR Art. 15, 45 CFR 164.524).
//!
//! Everything the subject registry finds about the person is copied into a scope of the package's own, piece by piece, where somebody decides what of it can be given.
//! What would tell about somebody else is blacked out with a reason; the words that might are proposed, a person decides.
//! Released, it is a set of files with a manifest of their hashes, for thirty days; then its scope is destroyed. Documents are read and packed while no transaction waits for them. Any erasure of the person destroys it too.

mod acts;
mod archive;
mod build;
mod gather;
mod looks;
mod others;
mod own;
mod package;
mod pages;
mod piece;
mod redaction;
mod release;
mod store;
mod words;

pub use gather::forget;
pub use package::{KEPT_DAYS, Package, PackageFields};
pub use piece::{Fact, Piece, PieceFields, Share, Withholding};
pub use redaction::{Blackout, redact};
pub use store::{STATEMENTS, find, list_open_of_person, scopes_of_person};

use platform::ids::RequestId;
use platform::jobs::{Fault, Job};
use platform::web::Routes;

use crate::policy::{DecidePackage, HandOverPackage, ReadOwnPackage, ReadPackage, ReleasePackage};
use crate::requests::Right;
use crate::state::App;

/// The kind of job that gathers a package, and destroys it when its time is over.
pub const JOB: &str = "access-package";

/// Whether a right is answered with a package.
pub const fn answers(right: Right) -> bool {
    matches!(
        right,
        Right::Access | Right::AccessLog | Right::Portability | Right::PartyAccess
    )
}

/// Gathers the package of a request, or destroys it when it is old enough.
pub async fn work(app: &App, job: &Job) -> Result<(), Fault> {
    let actor = job.actor("access package");
    let done = gather::carry_out(app, &actor, RequestId::from(job.object)).await;
    done.map_err(|error| Fault::from(&error))
}

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadPackage, _>("/admin/requests/{id}/package", pages::show)
        .get::<ReadPackage, _>("/admin/requests/{id}/package/pieces/{piece}/file", pages::file)
        .post::<DecidePackage, _>("/admin/requests/{id}/package/pieces", acts::decide)
        .post::<DecidePackage, _>("/admin/requests/{id}/package/gathering", acts::gather)
        .post::<ReleasePackage, _>("/admin/requests/{id}/package/release", release::release)
        .post::<HandOverPackage, _>("/admin/requests/{id}/package/handover", acts::hand_over)
        .post::<ReadOwnPackage, _>("/p/requests/{id}/package", own::download)
}
