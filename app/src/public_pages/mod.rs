//! Public pages of an organization: privacy, cookies, contact, requests without an account, accessibility.
//!
//! What they promise comes from where it is kept: periods from the retention catalogue, cookies from the names in the code, contacts from what an admin wrote.
//! What an admin has not written is said to be missing.
//! A request without an account is a letter, a call, a visit, or the form here, which tells nobody whether somebody is on file; what becomes of it is [`public_requests`](crate::public_requests).
//! The other form checks a certificate; what is checked is kept nowhere.

mod ask;
mod contact;
mod pages;
mod store;
mod verify;

pub use contact::{Contact, ContactFields};
pub use store::{STATEMENTS, find, save};

use platform::web::Routes;

use crate::policy::EditContact;
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .public_get(
            "/o/{slug}/privacy",
            "tells what is kept about people, and why",
            pages::privacy,
        )
        .public_get("/o/{slug}/cookies", "tells which cookies there are", pages::cookies)
        .public_get(
            "/o/{slug}/contact",
            "tells how to reach the organization",
            pages::contact,
        )
        .public_get(
            "/o/{slug}/requests",
            "tells how to ask about one's own data",
            pages::requests,
        )
        .public_get(
            "/o/{slug}/requests/new",
            "whoever has no account asks about data here",
            ask::new,
        )
        .public_post(
            "/o/{slug}/requests",
            "whoever has no account asks about data here",
            ask::create,
        )
        .public_get(
            "/o/{slug}/accessibility",
            "tells how accessible the pages are",
            pages::accessibility,
        )
        .public_get(
            "/o/{slug}/key",
            "the key that verifies what the organization signs",
            pages::key,
        )
        .public_get("/verify", "anyone may check a certificate", verify::show)
        .public_post("/verify", "anyone may check a certificate", verify::check)
        .get::<EditContact, _>("/admin/contact", contact::edit)
        .post::<EditContact, _>("/admin/contact", contact::update)
}
