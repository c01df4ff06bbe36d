//! The portal `/p`: what people see and do with what is theirs, and with what is granted to them of somebody else's.
//!
//! Every page asks [`platform::authz`] for the row it shows; whom somebody represents comes from their live grants alone.
//! What workers did not share is left out without a trace: no count, no gap, no other answer than for what does not exist.
//! Who looked is shown without names, and never to representatives.
//! Titles name no person; every page has a way to leave in a hurry.
//! It deliberately sends nothing to anybody.

mod ask;
mod data;
mod documents;
mod holdings;
mod home;
mod looked;
mod password;
mod people;
mod represented;
mod represented_requests;
mod requests;
mod settings;
mod shared;
mod store;

pub use store::STATEMENTS;

use platform::db::ReadTx;
use platform::web::{Error, Result, Routes};

use crate::layout::Frame;
use crate::policy::{
    AskOwnRequest, DownloadOwnDocument, EditPortalSettings, EndOwnGrant, ReadOwnAccessLog, ReadOwnCertificate,
    ReadOwnDetails, ReadOwnDocuments, ReadOwnGrants, ReadOwnRequests, ReadPortal, WithdrawOwnRequest,
};
use crate::portal_access::{self, Access};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadPortal, _>("/p", home::show)
        .get::<ReadOwnDetails, _>("/p/data", data::show)
        .get::<ReadOwnDocuments, _>("/p/documents", documents::index)
        .get::<DownloadOwnDocument, _>("/p/documents/{id}", documents::download)
        .get::<ReadOwnAccessLog, _>("/p/looked", looked::show)
        .get::<ReadOwnRequests, _>("/p/requests", requests::index)
        .get::<AskOwnRequest, _>("/p/requests/new", ask::new)
        .post::<AskOwnRequest, _>("/p/requests/new", ask::ask)
        .get::<ReadOwnRequests, _>("/p/requests/{id}", requests::show)
        .get::<ReadOwnCertificate, _>("/p/requests/{id}/certificate", requests::certificate)
        .get::<ReadOwnCertificate, _>("/p/requests/{id}/certificate.json", requests::certificate_file)
        .post::<WithdrawOwnRequest, _>("/p/requests/{id}/withdrawal", requests::withdraw)
        .get::<ReadOwnGrants, _>("/p/people", people::index)
        .get::<EndOwnGrant, _>("/p/people/{id}/end", people::confirm)
        .post::<EndOwnGrant, _>("/p/people/{id}/end", people::end)
        .get::<ReadPortal, _>("/p/represented/{id}", represented::show)
        .get::<AskOwnRequest, _>("/p/represented/{id}/requests/new", represented_requests::new)
        .post::<AskOwnRequest, _>("/p/represented/{id}/requests/new", represented_requests::ask)
        .get::<ReadPortal, _>("/p/settings", settings::show)
        .post::<EditPortalSettings, _>("/p/settings", settings::update)
        .post::<EditPortalSettings, _>("/p/settings/devices/{id}/end", settings::end_device)
        .post::<EditPortalSettings, _>("/p/settings/devices/end-others", settings::end_others)
        .get::<EditPortalSettings, _>("/p/settings/password", password::new)
        .post::<EditPortalSettings, _>("/p/settings/password", password::create)
        .get::<EditPortalSettings, _>("/p/settings/second-step", password::new_second_step)
        .post::<EditPortalSettings, _>("/p/settings/second-step", password::create_second_step)
        .post::<EditPortalSettings, _>("/p/settings/second-step/end", password::end_second_step)
}

/// Whose account the viewer's is.
async fn own(frame: &Frame, tx: &ReadTx) -> Result<Access> {
    let access = portal_access::find_of_account(tx, frame.viewer()?.account_id).await?;
    access.ok_or(Error::NotFound)
}
