//! The two rows that a demo organization has and no slice's store writes on its own.

use platform::authz::{Action, Authorized};
use platform::db::Tx;
use platform::ids::DraftId;
use platform::{params, statements};

use crate::cases::Case;
use crate::entries::DraftFields;
use crate::tables::{CASES, DRAFT};

statements! {
    pub(super) RESTRICT = "
        UPDATE cases
        SET restricted = TRUE, sealed = $4, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(super) INSERT_DRAFT = "
        INSERT INTO draft (organization_id, id, version, account_id, case_id, scope_id, created_at, saved_at, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $6, $7)";
}

/// Writes the case's next version, restricted.
pub(super) async fn restrict<A: Action>(tx: &mut Tx, case: &Authorized<Case, A>) -> Result<(), platform::Error> {
    let fields = case.open(&**case)?;
    let sealed = case
        .open_scope()
        .seal(&CASES, case.id.uuid(), case.version + 1, &fields)?;
    let params = params![tx.organization(), case.id, case.version, sealed];
    Ok(tx.write_one(&CASES, RESTRICT, params).await?)
}

/// Saves the actor's first draft on a case.
pub(super) async fn insert_draft<A: Action>(
    tx: &mut Tx,
    case: &Authorized<Case, A>,
    fields: &DraftFields,
) -> Result<(), platform::Error> {
    let id: DraftId = tx.fresh();
    let sealed = case.open_scope().seal(&DRAFT, id.uuid(), 1, fields)?;
    let params = params![
        tx.organization(),
        id,
        tx.actor().account_id(),
        case.id,
        case.scope,
        tx.now(),
        sealed
    ];
    Ok(tx.write_one(&DRAFT, INSERT_DRAFT, params).await?)
}
