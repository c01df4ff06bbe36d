//! Sign-in pages: organization, password, code; enrolment; step-up; what was kept over a time-out.

mod enrol;
mod pages;
mod session;
mod step_up;

pub(crate) use enrol::qr_svg;

use platform::web::Routes;

use crate::policy::{ReadOwnSettings, ResumeForm};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .public_get("/", "sends people to their work or to sign in", pages::home)
        .public_get(
            "/sign-in",
            "asks for the organization before one is known",
            pages::start,
        )
        .public_post(
            "/sign-in",
            "asks for the organization before one is known",
            pages::choose,
        )
        .public_get("/o/{slug}/sign-in", "how one gets a session", pages::password)
        .public_post("/o/{slug}/sign-in", "how one gets a session", pages::check_password)
        .public_get("/o/{slug}/sign-in/code", "the second half of signing in", pages::code)
        .public_post(
            "/o/{slug}/sign-in/code",
            "the second half of signing in",
            pages::check_code,
        )
        .public_get("/o/{slug}/enrol/{token}", "needs an invitation", enrol::new)
        .public_post("/o/{slug}/enrol/{token}", "needs an invitation", enrol::create)
        .public_post("/language", "a preference before sign-in", pages::set_language)
        .public_get(
            "/session",
            "tells a page how long its session lasts",
            session::seconds_left,
        )
        .public_post("/session", "keeps a session in use", session::stay)
        .public_post("/sign-out", "ends a session", session::sign_out)
        .get::<ReadOwnSettings, _>("/step-up", step_up::step_up)
        .post::<ReadOwnSettings, _>("/step-up", step_up::check_step_up)
        .get::<ResumeForm, _>("/resume", step_up::resume)
        .public_post("/leave", "leaves in a hurry, from whatever page", session::leave)
        .public_get("/leave", "says nothing about anybody", session::left)
}
