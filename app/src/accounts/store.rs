//! What accounts and teams may see of cases and persons, for the day they end.
//!
//! Accounts, teams and memberships themselves are the platform's: [`platform::session`].

use platform::authz::Roles;
use platform::db::{Error, ReadTx, Tx};
use platform::ids::{AccountId, CaseId, PersonId, TeamId};
use platform::{params, statements};
use uuid::Uuid;

use crate::tables::{CASE_GRANT, PERSON_GRANT};

/// Whether nobody but `$4` holds a live grant `o` on the row: neither an account at work in the roles `$5`, nor a team with such a member.
macro_rules! nobody_else {
    ($grants:literal) => {
        concat!(
            "NOT EXISTS (
                SELECT 1
                FROM ", $grants, "
                    AND o.principal_id <> $4 AND o.starts_at <= $3 AND (o.ends_at IS NULL OR o.ends_at > $3)
                    AND EXISTS (
                        SELECT 1
                        FROM account a
                        LEFT JOIN team_member m ON m.organization_id = a.organization_id AND m.account_id = a.id AND m.team_id = o.principal_id
                        WHERE a.organization_id = $1 AND (a.id = o.principal_id OR m.team_id = o.principal_id)
                            AND a.id <> $4 AND a.state <> 'ended' AND (a.roles & $5) <> 0))"
        )
    };
}

statements! {
    pub(super) COUNT_ASSIGNED = "
        SELECT CAST(COUNT(*) AS bigint)
        FROM case_grant
        WHERE organization_id = $1 AND principal_id = $2 AND ground = 1 AND starts_at <= $3 AND (ends_at IS NULL OR ends_at > $3)";
    pub(super) COUNT_OF_TEAM = "
        SELECT CAST(COUNT(*) AS bigint)
        FROM case_grant
        WHERE organization_id = $1 AND principal_id = $2 AND starts_at <= $3 AND (ends_at IS NULL OR ends_at > $3)";
    pub(super) CASES_LEFT_ALONE = concat!("
        SELECT DISTINCT g.case_id
        FROM case_grant g
        JOIN cases c ON c.organization_id = g.organization_id AND c.id = g.case_id
        WHERE g.organization_id = $1 AND g.principal_id = ANY($2) AND g.starts_at <= $3 AND (g.ends_at IS NULL OR g.ends_at > $3)
            AND c.restricted = TRUE
            AND ", nobody_else!("case_grant o
                WHERE o.organization_id = $1 AND o.case_id = g.case_id"));
    // Seen by a grant on the person, or on a case whose client the person is.
    pub(super) PEOPLE_LEFT_ALONE = concat!("
        SELECT p.id
        FROM person p
        WHERE p.organization_id = $1 AND p.sensitive = TRUE
            AND p.id IN (
                SELECT g.person_id
                FROM person_grant g
                WHERE g.organization_id = $1 AND g.principal_id = ANY($2) AND g.starts_at <= $3 AND (g.ends_at IS NULL OR g.ends_at > $3)
                UNION
                SELECT c.client_id
                FROM case_grant g
                JOIN cases c ON c.organization_id = g.organization_id AND c.id = g.case_id
                WHERE g.organization_id = $1 AND g.principal_id = ANY($2) AND g.starts_at <= $3 AND (g.ends_at IS NULL OR g.ends_at > $3))
            AND ", nobody_else!("person_grant o
                WHERE o.organization_id = $1 AND o.person_id = p.id"), "
            AND ", nobody_else!("cases c
                JOIN case_grant o ON o.organization_id = c.organization_id AND o.case_id = c.id
                WHERE c.organization_id = $1 AND c.client_id = p.id"));
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

/// How many cases a team may see now.
pub(super) async fn count_of_team(tx: &ReadTx, team: TeamId) -> Result<i64, Error> {
    let (count,) = tx
        .one(COUNT_OF_TEAM, params![tx.organization(), team, tx.now()])
        .await?;
    Ok(count)
}

/// The restricted cases that `principals` may see, and nobody but `leaving` could open.
pub(super) async fn cases_left_alone(
    tx: &ReadTx,
    leaving: Uuid,
    principals: &[Uuid],
    roles: Roles,
) -> Result<Vec<CaseId>, Error> {
    let params = params![tx.organization(), principals.to_vec(), tx.now(), leaving, roles.bits()];
    let cases: Vec<(CaseId,)> = tx.all(CASES_LEFT_ALONE, params).await?;
    Ok(cases.into_iter().map(|(case,)| case).collect())
}

/// The sensitive persons that `principals` may see, and nobody but `leaving` could open.
pub(super) async fn people_left_alone(
    tx: &ReadTx,
    leaving: Uuid,
    principals: &[Uuid],
    roles: Roles,
) -> Result<Vec<PersonId>, Error> {
    let params = params![tx.organization(), principals.to_vec(), tx.now(), leaving, roles.bits()];
    let people: Vec<(PersonId,)> = tx.all(PEOPLE_LEFT_ALONE, params).await?;
    Ok(people.into_iter().map(|(person,)| person).collect())
}

/// Ends everything that lets an account or a team see a case or a person.
pub(super) async fn end_grants(tx: &mut Tx, principal: Uuid) -> Result<(), Error> {
    let of_principal = params![tx.organization(), principal, tx.now()];
    tx.write(&CASE_GRANT, END_CASE_GRANTS, of_principal.clone()).await?;
    tx.write(&PERSON_GRANT, END_PERSON_GRANTS, of_principal).await?;
    Ok(())
}
