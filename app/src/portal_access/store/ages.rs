//! Statements about representatives of many persons at once: of children who reach an age, and after a restore.

use platform::db::{Error, ReadTx, Tx};
use platform::ids::{AccountId, PersonId};
use platform::{params, statements};
use uuid::Uuid;

use super::Representation;
use crate::tables::{PERSON_GRANT, REPRESENTATION};

statements! {
    LIST_UNTIL_MAJORITY = concat!("
        SELECT ", representation_columns!(), "
        FROM representation
        WHERE organization_id = $1 AND until_majority = TRUE AND state = 'active' AND ends_at > $2 AND id > $3
        ORDER BY id
        LIMIT 500");
    LIST_LIVE = concat!("
        SELECT ", representation_columns!(), "
        FROM representation
        WHERE organization_id = $1 AND state = 'active' AND ends_at > $2 AND id > $3
        ORDER BY id
        LIMIT 500");
    // The seal names the version, which waiting leaves as it is.
    WAIT_AGAIN = "
        UPDATE representation
        SET state = 'waiting'
        WHERE organization_id = $1 AND state = 'active' AND ends_at > $2";
    // Grounds from 11 on are those of representatives.
    END_ALL_GRANTS = "
        UPDATE person_grant
        SET ends_at = $2, version = version + 1
        WHERE organization_id = $1 AND ground >= 11 AND (ends_at IS NULL OR ends_at > $2)";
    // Grounds 1 and 2 are those of an assigned worker and of a substitute.
    FIND_WORKER = "
        SELECT g.principal_id
        FROM cases c
        JOIN case_grant g ON g.organization_id = c.organization_id AND g.case_id = c.id AND g.ground IN (1, 2)
        JOIN account a ON a.organization_id = g.organization_id AND a.id = g.principal_id AND a.state = 'active'
        WHERE c.organization_id = $1 AND c.client_id = $2 AND c.closed_at IS NULL AND g.starts_at <= $3 AND (g.ends_at IS NULL OR g.ends_at > $3)
        ORDER BY g.ground, c.opened_at DESC, g.id
        LIMIT 1";
}

/// A page of those that open something now.
pub(in crate::portal_access) async fn list_live(tx: &ReadTx, after: Uuid) -> Result<Vec<Representation>, Error> {
    tx.all(LIST_LIVE, params![tx.organization(), tx.now(), after]).await
}

/// Nobody represents anybody until somebody decides again.
pub(in crate::portal_access) async fn wait_again(tx: &mut Tx) -> Result<(), Error> {
    let (organization, now) = (tx.organization(), tx.now());
    tx.write(&REPRESENTATION, WAIT_AGAIN, params![organization, now])
        .await?;
    tx.write(&PERSON_GRANT, END_ALL_GRANTS, params![organization, now])
        .await?;
    Ok(())
}

/// Who works on an open case of a person's.
pub(in crate::portal_access) async fn find_worker(tx: &ReadTx, person: PersonId) -> Result<Option<AccountId>, Error> {
    let params = params![tx.organization(), person, tx.now()];
    let found: Option<(AccountId,)> = tx.opt(FIND_WORKER, params).await?;
    Ok(found.map(|(account,)| account))
}

/// A page of those that end at majority.
pub(in crate::portal_access) async fn list_until_majority(
    tx: &ReadTx,
    after: Uuid,
) -> Result<Vec<Representation>, Error> {
    tx.all(LIST_UNTIL_MAJORITY, params![tx.organization(), tx.now(), after])
        .await
}
