//! Every statement about holds.

use std::collections::HashMap;

use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::db::{Error, ReadTx, Tx};
use platform::ids::{AccountId, CaseId, HoldId};
use platform::{params, statements};

use super::{Held, Hold, HoldFields, HoldKind};
use crate::cases::Case;
use crate::tables::HOLD;

statements! {
    pub(super) LIST = "
        SELECT id, version, case_id, scope_id, kind, placed_by, placed_at, review_on, first_release_by, first_release_at, second_release_by, released_at, sealed
        FROM hold
        WHERE organization_id = $1 AND case_id = $2 AND released_at IS NULL
        ORDER BY placed_at
        LIMIT 20";
    pub(super) FIND = "
        SELECT id, version, case_id, scope_id, kind, placed_by, placed_at, review_on, first_release_by, first_release_at, second_release_by, released_at, sealed
        FROM hold
        WHERE organization_id = $1 AND case_id = $2 AND id = $3";
    pub(super) INSERT = "
        INSERT INTO hold (organization_id, id, version, case_id, scope_id, kind, placed_by, placed_at, review_on, first_release_by, first_release_at, second_release_by, released_at, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, NULL, NULL, NULL, NULL, $9)";
    pub(super) RELEASE = "
        UPDATE hold
        SET first_release_by = $4, first_release_at = $5, second_release_by = $6, released_at = $7, sealed = $8, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
}

/// Places a hold on a case; the caller has taken the case's lock.
pub async fn insert<A: Action>(
    tx: &mut Tx,
    case: &Authorized<Case, A>,
    kind: HoldKind,
    review_on: Time,
    fields: &HoldFields,
) -> Result<HoldId, platform::Error> {
    let id: HoldId = tx.fresh();
    let sealed = case.open_scope().seal(&HOLD, id.uuid(), 1, fields)?;
    let params = params![
        tx.organization(),
        id,
        case.id,
        case.scope,
        kind.name(),
        tx.actor().account_id(),
        tx.now(),
        review_on,
        sealed
    ];
    tx.write_one(&HOLD, INSERT, params).await?;
    Ok(id)
}

/// Writes a hold after one of its releases.
pub(super) async fn update<A: Action>(
    tx: &mut Tx,
    case: &Authorized<Case, A>,
    hold: &Hold,
    fields: &HoldFields,
) -> Result<(), platform::Error> {
    let sealed = case
        .open_scope()
        .seal(&HOLD, hold.id.uuid(), hold.version + 1, fields)?;
    let params = params![
        tx.organization(),
        hold.id,
        hold.version,
        hold.first_release_by,
        hold.first_release_at,
        hold.second_release_by,
        hold.released_at,
        sealed
    ];
    Ok(tx.write_one(&HOLD, RELEASE, params).await?)
}

/// The live holds on a case.
pub async fn list_of_case(tx: &ReadTx, case: CaseId) -> Result<Vec<Hold>, Error> {
    tx.all(LIST, params![tx.organization(), case]).await
}

pub(super) async fn find(tx: &ReadTx, case: CaseId, hold: HoldId) -> Result<Hold, Error> {
    tx.one(FIND, params![tx.organization(), case, hold]).await
}

/// Opens holds for a page.
pub fn open_all<A: Action>(
    case: &Authorized<Case, A>,
    holds: Vec<Hold>,
    names: &HashMap<AccountId, String>,
) -> Result<Vec<Held>, platform::keystore::Error> {
    let name = |account: &AccountId| names.get(account).cloned().unwrap_or_default();
    let open = |hold: Hold| {
        let fields = case.open(&hold)?;
        Ok(Held {
            id: hold.id,
            kind: hold.kind,
            reason: fields.reason,
            placed_by: name(&hold.placed_by),
            placed_at: hold.placed_at,
            review_on: hold.review_on,
            half_released: hold.first_release_by.is_some(),
            first_release_by: hold.first_release_by.as_ref().map(name),
        })
    };
    holds.into_iter().map(open).collect()
}
