//! The form in which a policy is written down.

use super::{Reach, Roles};

/// One line of the policy, for the permission snapshot and the coverage tests.
#[derive(Clone, Copy, Debug)]
pub struct PolicyLine {
    pub name: &'static str,
    pub code: u16,
    pub roles: Roles,
    pub reach: Reach,
    pub everywhere: Roles,
    pub step_up: bool,
}

/// Declares actions: `Name = code, "noun.verb", roles, Reach, roles everywhere, step_up bool;`.
#[macro_export]
macro_rules! actions {
    ($($(#[$meta:meta])* $name:ident = $code:literal, $text:literal, $roles:expr, $reach:ident, $everywhere:expr, step_up $step_up:literal;)*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug)]
            pub enum $name {}
            impl $crate::authz::Action for $name {
                const NAME: &'static str = $text;
                const CODE: u16 = $code;
                const ROLES: $crate::authz::Roles = { use $crate::authz::{Role, Roles}; let _ = Role::Admin; let roles: Roles = $roles; roles };
                const REACH: $crate::authz::Reach = $crate::authz::Reach::$reach;
                const EVERYWHERE: $crate::authz::Roles = { use $crate::authz::{Role, Roles}; let _ = Role::Admin; let roles: Roles = $everywhere; roles };
                const STEP_UP: bool = $step_up;
            }
        )*
        /// Every action declared here.
        pub const ACTIONS: &[$crate::authz::PolicyLine] = &[$($crate::authz::PolicyLine {
            name: <$name as $crate::authz::Action>::NAME,
            code: <$name as $crate::authz::Action>::CODE,
            roles: <$name as $crate::authz::Action>::ROLES,
            reach: <$name as $crate::authz::Action>::REACH,
            everywhere: <$name as $crate::authz::Action>::EVERYWHERE,
            step_up: <$name as $crate::authz::Action>::STEP_UP,
        }),*];
    };
}
