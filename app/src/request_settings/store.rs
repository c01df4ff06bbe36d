//! Every statement about how an organization decides requests.

use std::ops::RangeInclusive;

use platform::db::{ReadTx, Tx};
use platform::ids::AccountId;
use platform::{params, statements};
use uuid::Uuid;

use crate::tables::REQUEST_SETTING;

/// How long an approved erasure waits before it is carried out, in hours, where the organization has set nothing.
const COOL_OFF_HOURS: i64 = 72;
/// What an organization can set.
pub(super) const COOL_OFF_RANGE: RangeInclusive<i64> = 24..=336;

statements! {
    pub(super) FIND = "
        SELECT cool_off_hours, deputy_id
        FROM request_setting
        WHERE organization_id = $1";
    pub(super) UPDATE = "
        UPDATE request_setting
        SET cool_off_hours = $2, deputy_id = $3, set_by = $4, set_at = $5, version = version + 1
        WHERE organization_id = $1";
    pub(super) INSERT = "
        INSERT INTO request_setting (organization_id, id, version, cool_off_hours, deputy_id, set_by, set_at)
        VALUES ($1, $2, 1, $3, $4, $5, $6)";
}

/// How requests are decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How long an approved erasure waits.
    pub cool_off_hours: i64,
    /// Who decides where others may not, and hears of what is late.
    pub deputy: Option<AccountId>,
}

/// What the organization has set, or what goes where it has not.
pub async fn find(tx: &ReadTx) -> Result<Settings, platform::db::Error> {
    let found: Option<(i64, Option<AccountId>)> = tx.opt(FIND, params![tx.organization()]).await?;
    let (cool_off_hours, deputy) = found.unwrap_or((COOL_OFF_HOURS, None));
    Ok(Settings { cool_off_hours, deputy })
}

pub(super) async fn set(tx: &mut Tx, settings: &Settings) -> Result<(), platform::Error> {
    let (organization, account, now) = (tx.organization(), tx.actor().account_id(), tx.now());
    tx.lock(LOCK).await?;
    let Settings { cool_off_hours, deputy } = *settings;
    let params = params![organization, cool_off_hours, deputy, account, now];
    if tx.write(&REQUEST_SETTING, UPDATE, params).await? == 0 {
        let id: Uuid = tx.fresh();
        let params = params![organization, id, cool_off_hours, deputy, account, now];
        tx.write_one(&REQUEST_SETTING, INSERT, params).await?;
    }
    Ok(())
}

/// Two first settings at once would be two rows.
const LOCK: Uuid = Uuid::from_u128(0x7265_7175_6573_7473);
