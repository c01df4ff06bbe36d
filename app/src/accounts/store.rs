//! What an account may see of cases and persons, for the day its access ends.
//!
//! Accounts, teams and memberships themselves are the platform's: [`platform::session`].

use platform::db::{Error, ReadTx, Tx};
use platform::ids::AccountId;
use platform::{params, statements};

use crate::tables::{CASE_GRANT, PERSON_GRANT};

statements! {
    pub(super) COUNT_ASSIGNED = "
        SELECT CAST(COUNT(*) AS bigint)
        FROM case_grant
        WHERE organization_id = $1 AND principal_id = $2 AND ground = 1 AND starts_at <= $3 AND (ends_at IS NULL OR ends_at > $3)";
    pub(super) COUNT_LEFT_ALONE = "
        SELECT CAST(COUNT(DISTINCT g.case_id) AS bigint)
        FROM case_grant g
        JOIN cases c ON c.organization_id = g.organization_id AND c.id = g.case_id
        WHERE g.organization_id = $1 AND g.principal_id = $2 AND g.starts_at <= $3 AND (g.ends_at IS NULL OR g.ends_at > $3)
            AND c.restricted
            AND NOT EXISTS (
                SELECT 1
                FROM case_grant o
                WHERE o.organization_id = g.organization_id AND o.case_id = g.case_id AND o.principal_id <> g.principal_id
                    AND o.starts_at <= $3 AND (o.ends_at IS NULL OR o.ends_at > $3))";
    pub(super) END_CASE_GRANTS = "
        UPDATE case_grant
        SET ends_at = $3, version = version + 1
        WHERE organization_id = $1 AND principal_id = $2 AND (ends_at IS NULL OR ends_at > $3)";
    pub(super) END_PERSON_GRANTS = "
        UPDATE person_grant
        SET ends_at = $3, version = version + 1
        WHERE organization_id = $1 AND principal_id = $2 AND (ends_at IS NULL OR ends_at > $3)";
}

/// How many cases an account is assigned to now.
pub(super) async fn count_assigned(tx: &ReadTx, account: AccountId) -> Result<i64, Error> {
    let (count,) = tx
        .one(COUNT_ASSIGNED, params![tx.organization(), account, tx.now()])
        .await?;
    Ok(count)
}

/// How many restricted cases nobody but this account may see: once its access ends, nobody can.
pub(super) async fn count_left_alone(tx: &ReadTx, account: AccountId) -> Result<i64, Error> {
    let (count,) = tx
        .one(COUNT_LEFT_ALONE, params![tx.organization(), account, tx.now()])
        .await?;
    Ok(count)
}

/// Ends everything that lets the account itself see a case or a person.
pub(super) async fn end_grants(tx: &mut Tx, account: AccountId) -> Result<(), Error> {
    let of_account = params![tx.organization(), account, tx.now()];
    tx.write(&CASE_GRANT, END_CASE_GRANTS, of_account.clone()).await?;
    tx.write(&PERSON_GRANT, END_PERSON_GRANTS, of_account).await?;
    Ok(())
}
