//! People: every natural person an organization knows, and how to find them without a name in clear.
//!
//! A person's fields lie in one sealed column in a scope of the person's own; what is logged about a person is sealed in a second scope.
//! Names are found in the in-memory directory ([`Directories`]), identifiers by blind tokens.
//! Sensitive persons are invisible to everybody without a relation: in searches, in duplicate warnings, and by address.
//! A death date destroys nothing until a second person has confirmed it.
//! It deliberately has no delete: a person goes by an erasure that somebody decided.

pub mod directory;
pub mod identity_code;

mod day;
mod directories;
mod form;
mod lookup;
mod pace;
mod pages;
mod person;
mod search;
mod store;
mod subpages;

pub use day::Day;
pub use directories::{Directories, Listed};
pub use form::grouped_phone;
pub use lookup::{Found, Reach, is_hidden, may_mean_marked, visible_marks};
pub use pace::SearchPace;
pub use pages::Banner;
pub use person::{Death, NameStyle, Person, PersonFields, SafeContact};
pub use search::find_logged;
pub use store::{
    NewPerson, STATEMENTS, claim_identifier, find, grant, insert, note_gone, renew_tokens, rewrite, update,
};

use platform::web::Routes;

use crate::policy::{
    ConfirmDeath, CreatePerson, EditPerson, FindPerson, MarkSensitive, ReadAccessLog, ReadPerson, RecordDeath,
    ShowAddress, ShowIdentityCode,
};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<FindPerson, _>("/w/search", search::show)
        .post::<FindPerson, _>("/w/search", search::search)
        .get::<CreatePerson, _>("/w/people/new", pages::new)
        .post::<CreatePerson, _>("/w/people", pages::create)
        .get::<ReadPerson, _>("/w/people/{id}", pages::show)
        .get::<EditPerson, _>("/w/people/{id}/edit", pages::edit)
        .post::<EditPerson, _>("/w/people/{id}/edit", pages::update)
        .post::<ShowIdentityCode, _>("/w/people/{id}/identity-code", subpages::identity_code)
        .post::<ShowAddress, _>("/w/people/{id}/address", subpages::address)
        .get::<ReadAccessLog, _>("/w/people/{id}/access-log", subpages::access_log)
        .get::<RecordDeath, _>("/w/people/{id}/death", subpages::death)
        .post::<RecordDeath, _>("/w/people/{id}/death", subpages::record_death)
        .post::<ConfirmDeath, _>("/w/people/{id}/death/confirmation", subpages::confirm_death)
        .post::<MarkSensitive, _>("/w/people/{id}/sensitive", subpages::mark_sensitive)
}
