//! Holds on everything about a person, and on every case of a kind that was opened in a time.
//!
//! What a person gave as the reason is sealed in the held person's own scope; what was placed by itself names only its source, and lies in the organization's.

use platform::authz::SealedRow;
use platform::clock::Time;
use platform::db::{Error, FromRow, ReadTx, Row, Table, Tx};
use platform::ids::{AccountId, CaseId, HoldId, PersonId, ScopeId};
use platform::keystore::{OpenScope, Sealed};
use platform::params;
use uuid::Uuid;

use super::store;
use super::{HoldFields, HoldKind, Releases};
use crate::tables::{self, WIDE_HOLD};

/// What a wide hold covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    pub person_id: Option<PersonId>,
    /// The keyed code of a type of cases; nothing for all types.
    pub type_code: Option<Vec<u8>>,
    pub opened_from: Option<Time>,
    /// The first moment that is not covered any more.
    pub opened_until: Option<Time>,
}

impl Reach {
    /// Everything about a person.
    pub const fn of_person(person: PersonId) -> Self {
        Self {
            person_id: Some(person),
            type_code: None,
            opened_from: None,
            opened_until: None,
        }
    }
}

/// A wide hold's row.
pub struct WideHold {
    pub id: HoldId,
    pub version: i64,
    pub reach: Reach,
    pub kind: HoldKind,
    pub placed_at: Time,
    pub review_on: Time,
    pub releases: Releases,
    pub scope: ScopeId,
    pub sealed: Sealed<HoldFields>,
}

impl FromRow for WideHold {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            reach: Reach {
                person_id: row.get(2)?,
                type_code: row.get(3)?,
                opened_from: row.get(4)?,
                opened_until: row.get(5)?,
            },
            kind: row.get(6)?,
            placed_at: row.get(8)?,
            review_on: row.get(9)?,
            releases: Releases {
                placed_by: row.get(7)?,
                first_by: row.get(10)?,
                first_at: row.get(11)?,
                second_by: row.get(12)?,
                released_at: row.get(13)?,
            },
            scope: row.get(14)?,
            sealed: row.get(15)?,
        })
    }
}

impl SealedRow for WideHold {
    type Fields = HoldFields;
    const TABLE: &'static Table = &tables::WIDE_HOLD;

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<HoldFields> {
        &self.sealed
    }
}

/// A live hold that covers something, without its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub id: HoldId,
    pub kind: HoldKind,
    pub review_on: Time,
}

impl FromRow for Standing {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            kind: row.get(1)?,
            review_on: row.get(2)?,
        })
    }
}

/// Held by whoever places a wide hold and by whoever destroys: neither passes the other unseen.
pub const LOCK: Uuid = Uuid::from_u128(0x0077_6964_6520_686f_6c64);

/// Whoever a wide hold is to cover, its kind, its reason, when it is looked at again.
pub(super) struct NewWide<'a> {
    pub reach: &'a Reach,
    pub kind: HoldKind,
    pub review_on: Time,
    pub fields: &'a HoldFields,
}

/// Places a wide hold, sealed in `scope`.
pub(super) async fn insert(tx: &mut Tx, scope: &OpenScope, new: &NewWide<'_>) -> Result<HoldId, platform::Error> {
    tx.lock(LOCK).await?;
    let id: HoldId = tx.fresh();
    let sealed = scope.seal(&WIDE_HOLD, id.uuid(), 1, new.fields)?;
    let params = params![
        tx.organization(),
        id,
        new.reach.person_id,
        new.reach.type_code.clone(),
        new.reach.opened_from,
        new.reach.opened_until,
        new.kind.name(),
        tx.actor().account_id().unwrap_or(AccountId::from(Uuid::nil())),
        tx.now(),
        new.review_on,
        scope.id(),
        sealed
    ];
    tx.write_one(&WIDE_HOLD, store::INSERT_WIDE, params).await?;
    Ok(id)
}

/// Writes a wide hold after one of its releases.
pub(super) async fn update(
    tx: &mut Tx,
    scope: &OpenScope,
    hold: &WideHold,
    fields: &HoldFields,
) -> Result<(), platform::Error> {
    let sealed = scope.seal(&WIDE_HOLD, hold.id.uuid(), hold.version + 1, fields)?;
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
    Ok(tx.write_one(&WIDE_HOLD, store::RELEASE_WIDE, params).await?)
}

/// The live holds on everything about a person.
pub(super) async fn list_of_person(tx: &ReadTx, person: PersonId) -> Result<Vec<WideHold>, Error> {
    tx.all(store::LIST_OF_PERSON, params![tx.organization(), person]).await
}

/// The live holds on many cases.
pub(super) async fn list_queries(tx: &ReadTx) -> Result<Vec<WideHold>, Error> {
    tx.all(store::LIST_QUERIES, params![tx.organization()]).await
}

pub(super) async fn find(tx: &ReadTx, id: HoldId) -> Result<WideHold, Error> {
    tx.one(store::FIND_WIDE, params![tx.organization(), id]).await
}

/// Every live hold that covers one of the cases: its own, one on its client, one on many cases.
pub async fn over_cases(tx: &ReadTx, cases: &[CaseId]) -> Result<Vec<(HoldId, CaseId)>, Error> {
    let cases: Vec<Uuid> = cases.iter().map(|case| case.uuid()).collect();
    tx.all(store::OVER_CASES, params![tx.organization(), cases]).await
}

/// The live holds on whomever relations and places in households are about, with the row of each.
pub async fn over_links(tx: &ReadTx, links: Vec<Uuid>) -> Result<Vec<(HoldId, Uuid)>, Error> {
    if links.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(store::OVER_LINKS, params![tx.organization(), links]).await
}

/// The live holds that cover a case.
pub async fn over_case(tx: &ReadTx, case: CaseId) -> Result<Vec<Standing>, Error> {
    tx.all(store::OVER_CASE, params![tx.organization(), case]).await
}

/// The live holds on everything about a person.
pub async fn over_person(tx: &ReadTx, person: PersonId) -> Result<Vec<Standing>, Error> {
    tx.all(store::OVER_PERSON, params![tx.organization(), person]).await
}
