//! My settings: how somebody likes the screens, where they are signed in, what is known about them.
//!
//! Works for every role, and only ever on the viewer's own account.
//! It deliberately cannot change name, e-mail, title or roles: an admin does.

mod device;
mod pages;

pub(crate) use device::device_name;

use platform::web::Routes;

use crate::policy::{EditOwnSettings, ReadOwnSettings};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadOwnSettings, _>("/settings", pages::show)
        .post::<EditOwnSettings, _>("/settings", pages::update)
        .post::<EditOwnSettings, _>("/settings/devices/{id}/end", pages::end_device)
        .post::<EditOwnSettings, _>("/settings/devices/end-others", pages::end_others)
}
