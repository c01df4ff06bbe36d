//! The household that an import makes for rows that share one.

use platform::authz::{Action, Facts, Resource};
use platform::db::{Error, Row, Table, Tx};
use platform::ids::{HouseholdId, PersonId, ScopeId};
use uuid::Uuid;

use super::incoming::Incoming;
use super::store;
use crate::households::{self, HouseholdFields, MemberFields};
use crate::tables;

/// A household as something that one needs a right to add somebody to.
struct Household {
    id: HouseholdId,
    scope: ScopeId,
}

impl Resource for Household {
    const TABLE: &'static Table = &tables::HOUSEHOLD;
    const FACTS: &'static str = store::HOUSEHOLD_FACTS;

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(Self::OFFSET)?,
            scope: row.get(Self::OFFSET + 1)?,
        })
    }

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn subject(&self) -> Option<ScopeId> {
        None
    }

    fn facts(&self) -> Facts {
        Facts::default()
    }
}

/// Makes the household of a row, called by the row's family name.
pub(super) async fn insert(tx: &mut Tx, incoming: &Incoming) -> Result<HouseholdId, platform::Error> {
    let called = Some(&incoming.person.family)
        .filter(|family| !family.is_empty())
        .or(incoming.household.as_ref());
    let fields = HouseholdFields {
        name: called.cloned().unwrap_or_default(),
    };
    let (id, _) = households::insert_household(tx, &fields).await?;
    Ok(id)
}

/// Adds a row's person to its household.
pub(super) async fn join<A: Action>(
    tx: &mut Tx,
    id: HouseholdId,
    person: PersonId,
    incoming: &Incoming,
) -> Result<(), platform::Error> {
    let household = tx.authorize::<Household, A>(id).await?;
    let fields = MemberFields {
        role: incoming.role.clone().unwrap_or_default(),
    };
    households::add_member(tx, id, household.open_scope(), person, &fields).await
}
