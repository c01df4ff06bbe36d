//! Who may decide data requests in an organization.

use platform::authz::{Action as _, Role, Roles};
use platform::db::{Error, ReadTx};
use platform::ids::AccountId;
use platform::session;

use crate::policy::DecideRequest;

/// Somebody at work who may decide requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decider {
    pub account: AccountId,
    roles: Roles,
}

impl Decider {
    pub fn is_privacy_officer(&self) -> bool {
        self.roles.has(Role::PrivacyOfficer)
    }
}

/// Everybody at work who may decide requests.
pub async fn deciders(tx: &ReadTx) -> Result<Vec<Decider>, Error> {
    let accounts = session::list_accounts(tx).await?;
    let able = accounts
        .iter()
        .filter(|account| account.state == "active" && account.roles.meets(DecideRequest::ROLES));
    Ok(able
        .map(|account| Decider {
            account: account.id,
            roles: account.roles,
        })
        .collect())
}
