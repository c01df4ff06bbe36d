//! Every statement about households and relations.

use platform::clock::Time;
use platform::db::{Error, ReadTx, Tx};
use platform::ids::{HouseholdId, PersonId, RelationId, ScopeId};
use platform::keystore::{OpenScope, ScopeKind};
use platform::{params, statements};
use uuid::Uuid;

use super::relation::Relation;
use super::{HouseholdFields, MemberFields, RelationFields};
use crate::portal_access;
use crate::tables::{HOUSEHOLD, HOUSEHOLD_MEMBER, RELATION};

statements! {
    pub(super) INSERT_HOUSEHOLD = "
        INSERT INTO household (organization_id, id, version, scope_id, created_at, sealed)
        VALUES ($1, $2, 1, $3, $4, $5)";
    pub(super) INSERT_MEMBER = "
        INSERT INTO household_member (organization_id, id, version, household_id, person_id, ended_at, scope_id, sealed)
        VALUES ($1, $2, 1, $3, $4, NULL, $5, $6)
        ON CONFLICT (organization_id, household_id, person_id) DO NOTHING";
    EMPTY_AMONG = "
        SELECT h.scope_id
        FROM household h
        WHERE h.organization_id = $1 AND h.scope_id = ANY($2)
            AND NOT EXISTS (SELECT 1 FROM household_member m WHERE m.organization_id = $1 AND m.household_id = h.id)
        ORDER BY h.scope_id";
    pub(super) LIST_HOUSEMATES = "
        SELECT o.person_id
        FROM household_member m
        JOIN household_member o ON o.organization_id = m.organization_id AND o.household_id = m.household_id
        WHERE m.organization_id = $1 AND m.person_id = $2 AND m.ended_at IS NULL AND o.ended_at IS NULL AND o.person_id <> $2
        ORDER BY o.id
        LIMIT 30";
    pub(super) INSERT_RELATION = "
        INSERT INTO relation (organization_id, id, version, person_id, other_id, scope_id, created_at, sealed)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7)";
    pub(super) UPDATE_RELATION = "
        UPDATE relation
        SET sealed = $4, version = version + 1
        WHERE organization_id = $1 AND id = $2 AND version = $3";
    pub(super) LIST_RELATIONS = "
        SELECT id, version, person_id, other_id, scope_id, sealed
        FROM relation
        WHERE organization_id = $1 AND (person_id = $2 OR other_id = $2)
        ORDER BY created_at
        LIMIT 60";
}

/// The households among some scopes in which nobody is any more: their names go with the last member.
pub async fn empty_among(tx: &ReadTx, scopes: Vec<Uuid>) -> Result<Vec<ScopeId>, Error> {
    let rows: Vec<(ScopeId,)> = tx.all(EMPTY_AMONG, params![tx.organization(), scopes]).await?;
    Ok(rows.into_iter().map(|(scope,)| scope).collect())
}

/// Makes a household in a scope of its own.
pub async fn insert_household(
    tx: &mut Tx,
    fields: &HouseholdFields,
) -> Result<(HouseholdId, std::sync::Arc<OpenScope>), platform::Error> {
    let scope = tx.new_scope(ScopeKind::Household).await?;
    let id: HouseholdId = tx.fresh();
    let sealed = scope.seal(&HOUSEHOLD, id.uuid(), 1, fields)?;
    let params = params![tx.organization(), id, scope.id(), tx.now(), sealed];
    tx.write_one(&HOUSEHOLD, INSERT_HOUSEHOLD, params).await?;
    Ok((id, scope))
}

/// Adds a person to a household; a person who is in it already stays as they are.
pub async fn add_member(
    tx: &mut Tx,
    household: HouseholdId,
    scope: &OpenScope,
    person: PersonId,
    fields: &MemberFields,
) -> Result<(), platform::Error> {
    let id: Uuid = tx.fresh();
    let sealed = scope.seal(&HOUSEHOLD_MEMBER, id, 1, fields)?;
    let params = params![tx.organization(), id, household, person, scope.id(), sealed];
    tx.write(&HOUSEHOLD_MEMBER, INSERT_MEMBER, params).await?;
    Ok(())
}

pub(super) async fn housemates(tx: &ReadTx, person: PersonId) -> Result<Vec<PersonId>, Error> {
    let rows: Vec<(PersonId,)> = tx.all(LIST_HOUSEMATES, params![tx.organization(), person]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Writes what `other` is to `person`, sealed in the scope of `person`. Where something must be kept from one of them, neither represents the other any more.
pub async fn insert_relation(
    tx: &mut Tx,
    person: PersonId,
    scope: &OpenScope,
    other: PersonId,
    fields: &RelationFields,
) -> Result<RelationId, platform::Error> {
    let id: RelationId = tx.fresh();
    let sealed = scope.seal(&RELATION, id.uuid(), 1, fields)?;
    let now: Time = tx.now();
    let params = params![tx.organization(), id, person, other, scope.id(), now, sealed];
    tx.write_one(&RELATION, INSERT_RELATION, params).await?;
    if !fields.not_to_be_told.is_empty() {
        portal_access::end_between(tx, person, other).await?;
    }
    Ok(id)
}

pub(super) async fn update_relation(
    tx: &mut Tx,
    relation: &Relation,
    scope: &OpenScope,
    fields: &RelationFields,
) -> Result<(), platform::Error> {
    let sealed = scope.seal(&RELATION, relation.id.uuid(), relation.version + 1, fields)?;
    let params = params![tx.organization(), relation.id, relation.version, sealed];
    Ok(tx.write_one(&RELATION, UPDATE_RELATION, params).await?)
}

pub(super) async fn list_relations(tx: &ReadTx, person: PersonId) -> Result<Vec<Relation>, Error> {
    tx.all(LIST_RELATIONS, params![tx.organization(), person]).await
}
