//! After a restore: both stores remember the same destructions again, and what is left opens.

use std::collections::HashSet;

use uuid::Uuid;

use super::destruction::{self, DESTRUCTION, LIST_DONE, ReplayDestruction, delete_rows, destroy_keys, insert, rows_of};
use super::intent::Intent;
use crate::audit::{Event, Outcome};
use crate::authz::{Actor, Ground};
use crate::db::{Db, Error, FromRow, Row, Tables, Tx};
use crate::ids::ScopeId;
use crate::keystore::{RowName, ScopeRow, Sealed, Tombstone};
use crate::{blobs, params};

/// What a reunion did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reunion {
    /// Destructions whose rows an older backup of the data had brought back.
    pub in_data: usize,
    /// Destructions whose keys an older backup of the keys had brought back, or that a crash had left.
    pub in_keys: usize,
}

/// Carries out in each store what the other remembers as destroyed. Can be repeated.
pub async fn reunite(db: &Db, actor: &Actor, tables: &'static Tables) -> Result<Reunion, crate::Error> {
    let mut in_keys = destruction::finish(db, actor, tables).await?;
    let organization = actor.organization();
    let buried = db.keystore().tombstones(organization).await?;
    // The key store counts a whole scope's generations itself.
    let whole: HashSet<ScopeId> = buried
        .iter()
        .filter(|known| known.whole)
        .map(|known| known.scope)
        .collect();
    let parts: HashSet<(ScopeId, u32)> = buried.iter().map(|known| (known.scope, known.generation)).collect();
    let is_buried = |gone: &Tombstone| {
        whole.contains(&gone.scope) || (!gone.whole && parts.contains(&(gone.scope, gone.generation)))
    };
    let done: Vec<Intent> = db.read(actor).await?.all(LIST_DONE, params![organization]).await?;
    for intent in done {
        if !is_buried(&intent.tombstone) {
            destroy_keys(db, actor, tables, &intent).await?;
            in_keys += 1;
        }
    }
    let in_data = replay(db, actor, tables).await?;
    sweep_buried(db, actor, tables).await?;
    blobs::finish(db, actor).await?;
    Ok(Reunion { in_data, in_keys })
}

/// Deletes rows in scopes that are destroyed: somebody had written them while their key went, and they open nowhere.
///
/// # Errors
/// [`Error::Conflict`] when one of them does not go.
pub async fn sweep_buried(db: &Db, actor: &Actor, tables: &'static Tables) -> Result<(), crate::Error> {
    let mut tx = db.begin(actor).await?;
    let mut buried: Vec<RowName> = Vec::new();
    for table in tables.iter().filter(|table| table.has_scope()) {
        let rows: Vec<(Uuid,)> = tx.all(table.buried, params![tx.organization()]).await?;
        buried.extend(rows.into_iter().map(|(id,)| (table.number, id)));
    }
    if buried.is_empty() {
        return Ok(());
    }
    let deleted = delete_rows(&mut tx, tables, &buried).await?;
    if deleted < buried.len() {
        return Err(Error::Conflict.into());
    }
    let event = Event::new::<ReplayDestruction>(Outcome::Done, Ground::System, &DESTRUCTION, Uuid::nil(), None);
    tx.commit(event.counting(deleted)).await
}

/// Destroys in the data what the key store remembers as destroyed and the data does not: a backup from before was restored.
/// Returns how many destructions it repeated. The organization is not served before this and [`finish`] are done.
pub async fn replay(db: &Db, actor: &Actor, tables: &'static Tables) -> Result<usize, crate::Error> {
    let organization = actor.organization();
    let tombstones = db.keystore().tombstones(organization).await?;
    let known: Vec<Intent> = db.read(actor).await?.all(LIST_DONE, params![organization]).await?;
    let known = known.into_iter().map(|intent| intent.tombstone);
    let known: HashSet<(ScopeId, u32, bool)> = known.map(|gone| (gone.scope, gone.generation, gone.whole)).collect();
    let gone: HashSet<ScopeId> = known.iter().filter(|known| known.2).map(|known| known.0).collect();
    let mut replayed = 0;
    for tombstone in tombstones {
        let Tombstone {
            scope,
            generation,
            whole,
        } = tombstone;
        // A scope without rows has a generation in the key store only.
        if known.contains(&(scope, generation, whole)) || gone.contains(&scope) {
            continue;
        }
        let survivors = db.keystore().survivors(organization, scope).await?;
        let mut tx = db.begin(actor).await?;
        let rows = rows_of(&tx, tables, scope).await?;
        let is_gone = |row: &(RowName, u32)| whole || (row.1 <= generation && !survivors.contains(row));
        let mut going: HashSet<RowName> = rows.into_iter().filter(is_gone).map(|(name, _)| name).collect();
        for successor in db.keystore().successors(organization, scope).await? {
            if !whole && going.remove(&successor.name) {
                replace(&mut tx, tables, successor).await?;
            }
        }
        let going: Vec<RowName> = going.into_iter().collect();
        let deleted = delete_rows(&mut tx, tables, &going).await?;
        let now = tx.now();
        insert(&mut tx, tombstone, &going, Some(now)).await?;
        let event = Event::new::<ReplayDestruction>(Outcome::Done, Ground::System, &DESTRUCTION, scope.uuid(), None);
        tx.commit(event.counting(deleted)).await?;
        replayed += 1;
    }
    Ok(replayed)
}

/// Puts what an erasure had left of a row in the place of an older version of it, which opens no more.
async fn replace(tx: &mut Tx, tables: &'static Tables, row: ScopeRow) -> Result<(), Error> {
    let (number, id) = row.name;
    let Some(table) = tables.iter().find(|table| table.number == number) else {
        return Ok(());
    };
    let params = params![tx.organization(), id, row.version, row.sealed];
    tx.write_one(table, table.replace_row, params).await
}

/// A sealed row, unopened.
struct Unopened {
    id: Uuid,
    version: i64,
    scope: ScopeId,
    sealed: Sealed<()>,
}

impl FromRow for Unopened {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            scope: row.get(2)?,
            sealed: row.get(3)?,
        })
    }
}

/// How many of an organization's sealed rows open, and which do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    pub opened: u64,
    /// By table and id.
    pub closed: Vec<(&'static str, Uuid)>,
}

/// Opens every sealed row there is, and tells nothing of what is in it.
pub async fn open_all(db: &Db, actor: &Actor, tables: &'static Tables) -> Result<Opening, crate::Error> {
    let organization = actor.organization();
    let mut answer = Opening::default();
    for table in tables.iter().filter(|table| table.has_scope()) {
        let mut after = Uuid::nil();
        loop {
            let rows: Vec<Unopened> = db
                .read(actor)
                .await?
                .all(table.seals, params![organization, after])
                .await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            let scopes: HashSet<ScopeId> = rows.iter().map(|row| row.scope).collect();
            let scopes = db.keystore().open_those_left(organization, scopes).await?;
            for row in rows {
                let open = scopes
                    .get(&row.scope)
                    .is_some_and(|scope| scope.opens(table, row.id, row.version, &row.sealed));
                if open {
                    answer.opened += 1;
                } else {
                    answer.closed.push((table.name, row.id));
                }
            }
        }
    }
    Ok(answer)
}
