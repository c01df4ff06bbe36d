//! How an organization protects its sign-ins: so far, after how long without an act a session ends.
//!
//! One row per organization; without one the product's own choice holds. Every session is looked up together with it, so a change holds from everybody's next request on.

use super::store;
use crate::authz::Roles;
use crate::db::{Error, ReadTx, Tx};
use crate::params;

/// Seconds without an act after which a session ends where nobody has chosen otherwise.
const IDLE_SECS: i64 = 900;
/// What an admin may choose, in minutes.
pub const IDLE_MINUTES: std::ops::RangeInclusive<i64> = 5..=30;

/// An organization's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Security {
    /// Zero while nobody has chosen.
    pub version: i64,
    pub idle_secs: i64,
}

impl Security {
    pub fn idle_minutes(self) -> i64 {
        self.idle_secs / 60
    }
}

/// Seconds without an act after which a portal's session ends: people read slowly at home.
const PORTAL_IDLE_SECS: i64 = 1_800;

/// The seconds of a row, or the product's own; the organization chooses for its staff.
pub(super) fn idle_secs(chosen: Option<i64>) -> i64 {
    chosen.unwrap_or(IDLE_SECS)
}

/// The seconds of an account in these roles.
pub(super) fn idle_secs_of(roles: Roles, chosen: Option<i64>) -> i64 {
    if roles.is_portal() {
        return PORTAL_IDLE_SECS;
    }
    idle_secs(chosen)
}

pub async fn find_security(tx: &ReadTx) -> Result<Security, Error> {
    let found: Option<(i64, i64)> = tx.opt(store::FIND_SECURITY, params![tx.organization()]).await?;
    let (version, chosen) = found.unzip();
    Ok(Security {
        version: version.unwrap_or_default(),
        idle_secs: idle_secs(chosen),
    })
}

/// Writes the choice over the one that `known` tells of.
pub async fn set_idle_minutes(tx: &mut Tx, known: Security, minutes: i64) -> Result<(), Error> {
    let organization = tx.organization();
    let seconds = minutes.clamp(*IDLE_MINUTES.start(), *IDLE_MINUTES.end()) * 60;
    if known.version == 0 {
        let params = params![organization, organization.uuid(), seconds];
        return tx.write_one(&store::SECURITY, store::INSERT_SECURITY, params).await;
    }
    let params = params![organization, known.version, seconds];
    tx.write_one(&store::SECURITY, store::UPDATE_SECURITY, params).await
}
