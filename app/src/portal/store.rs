//! Statements of the portal's own: what of a record is shared.

use platform::clock::Time;
use platform::db::{Error, ReadTx};
use platform::ids::{CaseId, PersonId};
use platform::{params, statements};

use crate::entries::Entry;

/// Shared entries of a person's cases, the latest first; what was corrected gives way to its correction, shared or not.
macro_rules! shared_entries {
    ($audience:literal) => {
        concat!(
            "
        SELECT e.id, e.version, e.case_id, e.scope_id, e.kind, e.audience, e.significant, e.author_id, e.occurred_at, e.recorded_at, e.corrects_id, e.sealed
        FROM cases c
        JOIN entry e ON e.organization_id = c.organization_id AND e.case_id = c.id
        WHERE c.organization_id = $1 AND c.client_id = $2 AND ",
            $audience,
            "
            AND NOT EXISTS (
                SELECT 1
                FROM entry k
                WHERE k.organization_id = $1 AND k.case_id = e.case_id AND k.corrects_id = e.id)
        ORDER BY e.occurred_at DESC, e.id DESC
        LIMIT 100"
        )
    };
}

statements! {
    // Only what portal accounts hold leads here: 6 is one's own, 12 represents in the record.
    pub(super) SHARED_FACTS = "
        SELECT g.ground, g.starts_at, g.ends_at, c.id, c.scope_id, c.log_scope_id
        FROM cases c
        LEFT JOIN person_grant g ON g.organization_id = c.organization_id AND g.person_id = c.client_id AND g.principal_id = ANY($3) AND (g.ground = 6 OR g.ground = 12)
        WHERE c.organization_id = $1 AND c.id = $2";
    // The same for one document: a representative's grant leads to what is shared with representatives.
    pub(super) DOCUMENT_FACTS = "
        SELECT g.ground, g.starts_at, g.ends_at, d.id, d.scope_id, c.log_scope_id, c.id, c.client_id
        FROM document d
        JOIN cases c ON c.organization_id = d.organization_id AND c.id = d.case_id
        LEFT JOIN person_grant g ON g.organization_id = c.organization_id AND g.person_id = c.client_id AND g.principal_id = ANY($3) AND (g.ground = 6 OR (g.ground = 12 AND d.audience = 'client-and-representatives'))
        WHERE d.organization_id = $1 AND d.id = $2 AND (d.audience = 'client' OR d.audience = 'client-and-representatives')";
    // Ended cases of which something is shared with the client; the others are not told of.
    LIST_ENDED = "
        SELECT c.id, c.number, c.opened_at, c.closed_at, a.last_activity_at
        FROM cases c
        JOIN case_activity a ON a.organization_id = c.organization_id AND a.id = c.id
        WHERE c.organization_id = $1 AND c.client_id = $2 AND c.closed_at IS NOT NULL AND (
            EXISTS (
                SELECT 1
                FROM entry e
                WHERE e.organization_id = $1 AND e.case_id = c.id AND (e.audience = 'client' OR e.audience = 'client-and-representatives')
                AND NOT EXISTS (
                    SELECT 1
                    FROM entry k
                    WHERE k.organization_id = $1 AND k.case_id = e.case_id AND k.corrects_id = e.id))
            OR EXISTS (
                SELECT 1
                FROM document d
                WHERE d.organization_id = $1 AND d.case_id = c.id AND (d.audience = 'client' OR d.audience = 'client-and-representatives')))
        ORDER BY c.closed_at DESC, c.id
        LIMIT 20";
    LIST_MEMBERSHIPS = "
        SELECT ended_at
        FROM household_member
        WHERE organization_id = $1 AND person_id = $2
        ORDER BY id
        LIMIT 30";
    pub(super) LIST_SHARED = shared_entries!("(e.audience = 'client' OR e.audience = 'client-and-representatives')");
    pub(super) LIST_SHARED_WITH_REPRESENTATIVES = shared_entries!("e.audience = 'client-and-representatives'");
}

/// What workers share with the person, or with the person and representatives.
pub(super) async fn list_shared(tx: &ReadTx, person: PersonId, as_representative: bool) -> Result<Vec<Entry>, Error> {
    let statement = if as_representative {
        LIST_SHARED_WITH_REPRESENTATIVES
    } else {
        LIST_SHARED
    };
    tx.all(statement, params![tx.organization(), person]).await
}

/// An ended case's clear facts: id, number, opened, closed, last activity.
pub(super) type EndedCase = (CaseId, i64, Time, Time, Time);

/// The ended cases of which something is shared with the person, the last ended first.
pub(super) async fn list_ended(tx: &ReadTx, person: PersonId) -> Result<Vec<EndedCase>, Error> {
    tx.all(LIST_ENDED, params![tx.organization(), person]).await
}

/// When each membership of a person in a household ended; nothing for one that lasts.
pub(super) async fn list_memberships(tx: &ReadTx, person: PersonId) -> Result<Vec<Option<Time>>, Error> {
    let rows: Vec<(Option<Time>,)> = tx.all(LIST_MEMBERSHIPS, params![tx.organization(), person]).await?;
    Ok(rows.into_iter().map(|(ended,)| ended).collect())
}
