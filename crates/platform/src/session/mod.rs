//! Sign-in: the only place that authenticates.
//!
//! An account belongs to one organization and is found by a blind token of its e-mail under that organization's index key.
//! Bearer values are `organization id ‖ secret`; only the secret's SHA-256 is stored, looked up with the organization bound.
//! Answers and their timing do not tell whether an account exists.
//! It deliberately has no e-mail password reset: an admin invites again.

mod account;
mod accounts;
mod change;
mod credential;
mod enrol;
mod kept;
mod lookup;
mod renewal;
mod security;
mod sign_in;
mod store;
mod teams;
mod throttle;
mod time_out;
mod token;

pub use account::{Account, AccountFields, Preferences, TeamFields};
pub use accounts::{
    EMAIL_TAKEN, NewAccount, NewPortalAccount, end_account, find_account, find_by_email, find_staff, find_with_role,
    insert_account, insert_portal_account, invite_again, last_seen, last_seen_of, list_accounts, open_account,
    open_accounts, set_fields, set_preferences, set_roles,
};
pub use change::{ChangeError, add_second_step, change_password, has_second_step, password_min, remove_second_step};
pub use credential::{Hasher, PasswordCost, totp_base32, totp_code, totp_uri};
pub use enrol::{
    Enrolment, EnrolmentError, INVITATION_HOURS, Invited, PASSWORD_ALONE_MIN, PASSWORD_MIN, SecondFactor, enrol,
    enrol_now, find_invitation, fresh_totp_secret, invite, invite_to_portal, invited_until,
};
pub(crate) use kept::sweep;
pub use kept::{KeptPost, find_kept, keep, take_kept};
pub use lookup::{Device, Presence, Viewer, devices, end_session, end_sessions_of, look_up, touch};
pub use renewal::renew_email_tokens;
pub use security::{IDLE_MINUTES, Security, find_security, set_idle_minutes};
pub(crate) use sign_in::normalise_email;
pub use sign_in::{SignInError, SignedIn, check_code, check_password, mint, step_up};
pub use store::{
    ACCOUNT, CREDENTIAL, INVITATION, INVITATION_CODE, KEPT_POST, SECURITY, SESSION, STATEMENTS, TABLES, TEAM,
    TEAM_MEMBER,
};
pub use teams::{
    Team, end_team, find_team, insert_team, list_members, list_teams, members_of, set_members, update_team,
};
pub use throttle::{PER_ADDRESS, PER_CREDENTIAL, Throttle, Try};
pub(crate) use time_out::end_timed_out;
pub use token::Bearer;

use crate::actions;

actions! {
    /// Signs in, or tries to.
    SignIn = 1, "session.sign-in", Roles::EVERYBODY, Organization, Roles::NONE, step_up false;
    /// Ends a session.
    SignOut = 2, "session.sign-out", Roles::EVERYBODY, Organization, Roles::NONE, step_up false;
    /// Proves identity again.
    StepUp = 3, "session.step-up", Roles::EVERYBODY, Organization, Roles::NONE, step_up false;
    /// Sets password and second factor with an invitation.
    Enrol = 4, "account.enrol", Roles::EVERYBODY, Organization, Roles::NONE, step_up false;
    /// Sees and ends one's own sessions.
    ManageOwnSessions = 5, "session.manage-own", Roles::EVERYBODY, Organization, Roles::NONE, step_up false;
    /// Ends a session that nobody used any more.
    TimeOut = 7, "session.time-out", Roles::NONE, Organization, Roles::NONE, step_up false;
    /// Replaces one's own password.
    ChangePassword = 250, "account.change-password", Roles::EVERYBODY, Own, Roles::NONE, step_up false;
    /// Adds or removes one's own second step.
    ChangeSecondStep = 251, "account.change-second-step", Roles::EVERYBODY, Own, Roles::NONE, step_up false;
    /// Makes blind tokens anew with a new index key.
    RenewTokens = 6, "account.renew-tokens", Roles::NONE, Organization, Roles::NONE, step_up false;
}
/// Seconds after which a session ends whatever happens.
pub const ABSOLUTE_SECS: i64 = 36_000;
/// Seconds after its end during which a session's late POST is kept for its owner.
pub const KEEP_SECS: i64 = 1_800;
