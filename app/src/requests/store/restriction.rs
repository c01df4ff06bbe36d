//! Whose record is kept by law only: out of search and lists until a case needs it again.

use std::collections::HashSet;

use platform::db::{Error, ReadTx};
use platform::ids::PersonId;
use platform::{params, statements};
use uuid::Uuid;

/// Whether something of the person of the request `r` is kept although its erasure was asked and carried out,
/// while no open case is about them or about somebody of their family, and they have not come back with a case since. `$1` is the organization.
#[macro_export]
macro_rules! is_restricted {
    () => {
        "r.organization_id = $1 AND r.kind = 'erasure'
            AND r.state IN ('executing', 'incomplete', 'executed', 'notifying-recipients', 'certified', 'obligations-open')
            AND NOT EXISTS (
                SELECT 1 FROM cases o WHERE o.organization_id = $1 AND o.client_id = r.person_id AND o.opened_at > r.executed_at)
            AND NOT EXISTS (
                SELECT 1 FROM cases o WHERE o.organization_id = $1 AND o.client_id = r.person_id AND o.closed_at IS NULL)
            AND NOT EXISTS (
                SELECT 1 FROM relation n
                JOIN cases o ON o.organization_id = n.organization_id AND (o.client_id = n.other_id OR o.client_id = n.person_id)
                WHERE n.organization_id = $1 AND (n.person_id = r.person_id OR n.other_id = r.person_id) AND o.closed_at IS NULL)
            AND NOT EXISTS (
                SELECT 1 FROM household_member m
                JOIN household_member f ON f.organization_id = m.organization_id AND f.household_id = m.household_id AND f.ended_at IS NULL
                JOIN cases o ON o.organization_id = f.organization_id AND o.client_id = f.person_id
                WHERE m.organization_id = $1 AND m.person_id = r.person_id AND m.ended_at IS NULL AND o.closed_at IS NULL)"
    };
}

statements! {
    RESTRICTED_AMONG = concat!("
        SELECT r.person_id
        FROM data_request r
        WHERE r.person_id = ANY($2) AND ", is_restricted!());
}

/// Those of the persons whose records are kept by law only.
pub async fn restricted_among(tx: &ReadTx, persons: Vec<Uuid>) -> Result<HashSet<PersonId>, Error> {
    if persons.is_empty() {
        return Ok(HashSet::new());
    }
    let rows: Vec<(PersonId,)> = tx.all(RESTRICTED_AMONG, params![tx.organization(), persons]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
