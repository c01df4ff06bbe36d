//! Every statement about holds.

use std::collections::{HashMap, HashSet};

use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::db::{Error, ReadTx, Tx};
use platform::ids::{AccountId, CaseId, HoldId, PersonId};
use platform::{params, statements};
use uuid::Uuid;

use super::{Held, Hold, HoldFields, HoldKind, WideHold};
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
    pub(super) INSERT_WIDE = "
        INSERT INTO wide_hold (organization_id, id, version, person_id, type_code, opened_from, opened_until, kind, placed_by, placed_at, review_on, first_release_by, first_release_at, second_release_by, released_at, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, NULL, NULL, NULL, NULL, $11, $12)";
    pub(super) RELEASE_WIDE = "
        UPDATE wide_hold
        SET first_release_by = $4, first_release_at = $5, second_release_by = $6, released_at = $7, sealed = $8, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(super) FIND_WIDE = "
        SELECT id, version, person_id, type_code, opened_from, opened_until, kind, placed_by, placed_at, review_on, first_release_by, first_release_at, second_release_by, released_at, scope_id, sealed
        FROM wide_hold
        WHERE organization_id = $1 AND id = $2";
    pub(super) LIST_OF_PERSON = "
        SELECT id, version, person_id, type_code, opened_from, opened_until, kind, placed_by, placed_at, review_on, first_release_by, first_release_at, second_release_by, released_at, scope_id, sealed
        FROM wide_hold
        WHERE organization_id = $1 AND person_id = $2 AND released_at IS NULL
        ORDER BY placed_at
        LIMIT 50";
    pub(super) LIST_QUERIES = "
        SELECT id, version, person_id, type_code, opened_from, opened_until, kind, placed_by, placed_at, review_on, first_release_by, first_release_at, second_release_by, released_at, scope_id, sealed
        FROM wide_hold
        WHERE organization_id = $1 AND person_id IS NULL AND released_at IS NULL
        ORDER BY placed_at
        LIMIT 200";
    // Every hold that covers a case: its own, one on its client, one on many cases.
    pub(super) OVER_CASES = "
        SELECT h.id, h.case_id
        FROM hold h
        WHERE h.organization_id = $1 AND h.case_id = ANY($2) AND h.released_at IS NULL
        UNION ALL
        SELECT w.id, c.id
        FROM cases c
        JOIN wide_hold w ON w.organization_id = c.organization_id
        WHERE c.organization_id = $1 AND c.id = ANY($2) AND w.released_at IS NULL
            AND (w.person_id = c.client_id OR (w.person_id IS NULL
                AND (w.type_code IS NULL OR w.type_code = c.type_code)
                AND (w.opened_from IS NULL OR c.opened_at >= w.opened_from)
                AND (w.opened_until IS NULL OR c.opened_at < w.opened_until)))";
    pub(super) OVER_CASE = "
        SELECT h.id, h.kind, h.review_on
        FROM hold h
        WHERE h.organization_id = $1 AND h.case_id = $2 AND h.released_at IS NULL
        UNION ALL
        SELECT w.id, w.kind, w.review_on
        FROM cases c
        JOIN wide_hold w ON w.organization_id = c.organization_id
        WHERE c.organization_id = $1 AND c.id = $2 AND w.released_at IS NULL
            AND (w.person_id = c.client_id OR (w.person_id IS NULL
                AND (w.type_code IS NULL OR w.type_code = c.type_code)
                AND (w.opened_from IS NULL OR c.opened_at >= w.opened_from)
                AND (w.opened_until IS NULL OR c.opened_at < w.opened_until)))";
    pub(super) OVER_PERSON = "
        SELECT id, kind, review_on
        FROM wide_hold
        WHERE organization_id = $1 AND person_id = $2 AND released_at IS NULL
        ORDER BY placed_at";
    // Live holds on whom a relation or a place in a household is about, or on a case of theirs.
    pub(super) OVER_LINKS = "
        SELECT w.id, t.link_id
        FROM (
            SELECT l.id AS link_id, l.person_id FROM relation l WHERE l.organization_id = $1 AND l.id = ANY($2)
            UNION ALL
            SELECT l.id, l.other_id FROM relation l WHERE l.organization_id = $1 AND l.id = ANY($2)
            UNION ALL
            SELECT m.id, o.person_id
            FROM household_member m
            JOIN household_member o ON o.organization_id = m.organization_id AND o.household_id = m.household_id
            WHERE m.organization_id = $1 AND m.id = ANY($2)
        ) t
        JOIN (
            SELECT h.id, h.person_id FROM wide_hold h WHERE h.organization_id = $1 AND h.released_at IS NULL
            UNION ALL
            SELECT h.id, c.client_id
            FROM hold h
            JOIN cases c ON c.organization_id = h.organization_id AND c.id = h.case_id
            WHERE h.organization_id = $1 AND h.released_at IS NULL
        ) w ON w.person_id = t.person_id";
    // Those that have ended too: whom they name stays named.
    NAMING_OF_CASES = "
        SELECT id, version, case_id, scope_id, kind, placed_by, placed_at, review_on, first_release_by, first_release_at, second_release_by, released_at, sealed
        FROM hold
        WHERE organization_id = $1 AND (case_id = ANY($2) OR case_id IN (
            SELECT c.id FROM cases c WHERE c.organization_id = $1 AND c.client_id = $3))";
    NAMING_OF_PERSONS = "
        SELECT id, version, person_id, type_code, opened_from, opened_until, kind, placed_by, placed_at, review_on, first_release_by, first_release_at, second_release_by, released_at, scope_id, sealed
        FROM wide_hold
        WHERE organization_id = $1 AND (person_id = $2 OR person_id IN (
            SELECT c.client_id FROM cases c WHERE c.organization_id = $1 AND c.id = ANY($3)))";
    // Who lives with somebody and has a case.
    pub(super) HOUSEHOLD_CLIENTS = "
        SELECT DISTINCT o.person_id
        FROM household_member m
        JOIN household_member o ON o.organization_id = m.organization_id AND o.household_id = m.household_id AND o.ended_at IS NULL
        JOIN cases c ON c.organization_id = o.organization_id AND c.client_id = o.person_id
        WHERE m.organization_id = $1 AND m.person_id = $2 AND m.ended_at IS NULL AND o.person_id <> $2";
    // Holds whose review is over due: a case's number, or the person.
    pub(super) REVIEWS_OF_CASES = "
        SELECT h.id, h.kind, h.review_on, h.case_id, c.number
        FROM hold h
        JOIN cases c ON c.organization_id = h.organization_id AND c.id = h.case_id
        WHERE h.organization_id = $1 AND h.released_at IS NULL AND h.review_on <= $2
        ORDER BY h.review_on
        LIMIT 200";
    pub(super) REVIEWS_OF_WIDE = "
        SELECT id, kind, review_on, person_id
        FROM wide_hold
        WHERE organization_id = $1 AND released_at IS NULL AND review_on <= $2
        ORDER BY review_on
        LIMIT 200";
}

/// The staff who are named where a hold was ever placed on a person, or on cases and their clients.
pub async fn named(tx: &ReadTx, person: PersonId, cases: Vec<CaseId>) -> Result<HashSet<AccountId>, platform::Error> {
    let cases: Vec<Uuid> = cases.into_iter().map(CaseId::uuid).collect();
    let of_cases: Vec<Hold> = tx
        .all(NAMING_OF_CASES, params![tx.organization(), cases.clone(), person])
        .await?;
    let params = params![tx.organization(), person, cases];
    let of_persons: Vec<WideHold> = tx.all(NAMING_OF_PERSONS, params).await?;
    let mut fields = tx.open_for_directory(&of_cases.iter().collect::<Vec<_>>()).await?;
    fields.extend(tx.open_for_directory(&of_persons.iter().collect::<Vec<_>>()).await?);
    let named = fields.iter().flat_map(|fields| &fields.named);
    Ok(named.filter_map(|account| account.parse().ok()).collect())
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
        hold.releases.first_by,
        hold.releases.first_at,
        hold.releases.second_by,
        hold.releases.released_at,
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
            source_key: fields.source.map(|source| format!("hold-source-{source}")),
            reason: fields.reason,
            placed_by: name(&hold.releases.placed_by),
            placed_at: hold.placed_at,
            review_on: hold.review_on,
            half_released: hold.releases.first_by.is_some(),
            first_release_by: hold.releases.first_by.as_ref().map(name),
        })
    };
    holds.into_iter().map(open).collect()
}
