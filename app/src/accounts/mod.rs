//! Accounts and teams: who works here, in which roles, and who belongs together.
//!
//! An account begins with an invitation and is opened by nobody but its owner; a link is shown once and stored as a hash.
//! Acts that give or take power ask for a fresh proof of identity, and each has a page of its own, so that the proof comes before the form.
//! Nothing restricted or sensitive is left with nobody who may open it: whoever ends the last access names a successor.
//! How long a sign-in lasts without an act is the organization's choice, within bounds.
//! An organization never loses its last admin who can sign in.
//! It deliberately has no delete: an ended account keeps its name for what it signed.

mod commands;
mod details;
mod ending;
mod handover;
mod invitation;
mod list;
mod names;
mod person;
mod roles;
mod security;
mod store;
mod team;
mod team_ending;
mod teams;

pub use commands::{NewDemo, create_demo_account, create_first_admin};
pub(crate) use invitation::own_address;
pub use names::Names;
pub use roles::role_names;
pub use store::STATEMENTS;

use platform::web::Routes;

use crate::policy::{
    ChangeRoles, EditAccount, EditSecurity, EndAccess, InviteStaff, ListAccounts, ManageTeams, ReadSecurity,
};
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ListAccounts, _>("/admin/people", list::index)
        .get::<InviteStaff, _>("/admin/people/new", invitation::new)
        .post::<InviteStaff, _>("/admin/people", invitation::create)
        .get::<ListAccounts, _>("/admin/people/{id}", person::show)
        .get::<EditAccount, _>("/admin/people/{id}/edit", details::edit)
        .post::<EditAccount, _>("/admin/people/{id}/edit", details::update)
        .get::<ChangeRoles, _>("/admin/people/{id}/roles", roles::edit)
        .post::<ChangeRoles, _>("/admin/people/{id}/roles", roles::update)
        .get::<InviteStaff, _>("/admin/people/{id}/invitation", invitation::again)
        .post::<InviteStaff, _>("/admin/people/{id}/invitation", invitation::renew)
        .get::<InviteStaff, _>("/admin/people/{id}/invitation/link", invitation::link)
        .get::<EndAccess, _>("/admin/people/{id}/end", ending::confirm)
        .post::<EndAccess, _>("/admin/people/{id}/end", ending::end)
        .get::<ListAccounts, _>("/admin/teams", teams::index)
        .post::<ManageTeams, _>("/admin/teams", teams::create)
        .get::<ManageTeams, _>("/admin/teams/{id}", team::edit)
        .post::<ManageTeams, _>("/admin/teams/{id}", team::update)
        .get::<ManageTeams, _>("/admin/teams/{id}/end", team_ending::confirm)
        .post::<ManageTeams, _>("/admin/teams/{id}/end", team_ending::end)
        .get::<ReadSecurity, _>("/admin/security", security::show)
        .post::<EditSecurity, _>("/admin/security", security::update)
}
