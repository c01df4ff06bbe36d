//! Destruction: the one path by which sealed rows leave for good, in both stores.
//!
//! 1. [`prepare`]: for a part of a scope, the rows that stay get keys of their own. Nothing is lost yet, whatever happens.
//! 2. [`destroy`]: inside the transaction that decides, under the scope's lock: the rows are deleted and the intent is written. Its commit is the point of no return.
//! 3. [`finish`]: the keys go, with a tombstone. Also at every start, for what a crash left.
//!
//! [`replay`] unites both stores after a restore: what either of them remembers as destroyed is destroyed in both.
//! It decides nothing: rules, holds and approvals are the caller's, before the commit of step 2.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::audit::{Event, Outcome};
use crate::authz::{Actor, Ground};
use crate::clock::Time;
use crate::db::{Db, Error, FromRow, ReadTx, Row, Table, Tx};
use crate::ids::ScopeId;
use crate::keystore::{RowName, ScopeRow, Sealed, Tombstone};
use crate::{actions, blobs, nodes, params, statements, tables};

tables! {
    pub DESTRUCTION = 18, "destruction", "organization_id, id, version, scope_id, generation, whole, at, done_at", undigested "the act that decided it has its event; whether its keys are gone is bookkeeping";
}

actions! {
    /// Destroys again what an older backup brought back.
    ReplayDestruction = 8, "destruction.replay", Roles::NONE, Organization, Roles::NONE, step_up false;
}

statements! {
    INSERT_DESTRUCTION = "
        INSERT INTO destruction (organization_id, id, version, scope_id, generation, whole, at, done_at)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7)";
    LIST_WAITING = "
        SELECT id, scope_id, generation, whole
        FROM destruction
        WHERE organization_id = $1 AND done_at IS NULL
        ORDER BY id
        LIMIT 1000";
    pub(super) LIST_DONE = "
        SELECT scope_id, generation, whole
        FROM destruction
        WHERE organization_id = $1 AND done_at IS NOT NULL";
    MARK_DONE = "
        UPDATE destruction
        SET done_at = $3
        WHERE organization_id = $1 AND id = $2";
}

/// What of a scope goes.
#[derive(Clone, Debug)]
pub enum Extent {
    Whole,
    Part(Part),
}

/// What [`prepare`] does not keep as it is.
#[derive(Clone, Debug, Default)]
pub struct Leaving {
    /// Rows that are deleted.
    pub going: Vec<RowName>,
    /// Rows that the same transaction writes anew with less in them: their older versions open nowhere.
    pub rewritten: Vec<RowName>,
}

/// A row as it stands, without what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub id: Uuid,
    pub version: i64,
    pub scope: ScopeId,
}

impl FromRow for Head {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            scope: row.get(2)?,
        })
    }
}

/// A part of a scope that goes, after [`prepare`].
#[derive(Clone, Debug)]
pub struct Part {
    going: Vec<RowName>,
    staying: HashSet<RowName>,
    /// Every row up to this generation either goes or stays by a key of its own.
    generation: u32,
}

struct Waiting {
    id: Uuid,
    tombstone: Tombstone,
}

impl FromRow for Waiting {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            tombstone: Tombstone {
                scope: row.get(1)?,
                generation: row.get(2)?,
                whole: row.get(3)?,
            },
        })
    }
}

/// The rows of a scope in every table, each with the generation it is sealed under.
async fn rows_of(
    tx: &ReadTx,
    tables: &[&'static Table],
    scope: ScopeId,
) -> Result<HashMap<RowName, u32>, crate::Error> {
    let rows = sealed_rows_of(tx, tables, scope).await?.into_iter();
    let generations = rows.map(|row| Ok((row.name, row.sealed.generation()?)));
    generations.collect()
}

async fn sealed_rows_of(tx: &ReadTx, tables: &[&'static Table], scope: ScopeId) -> Result<Vec<ScopeRow>, crate::Error> {
    let mut found = Vec::new();
    for table in tables.iter().filter(|table| table.has_scope()) {
        let rows: Vec<(Uuid, i64, Sealed<()>)> = tx.all(table.scope_rows, params![tx.organization(), scope]).await?;
        found.extend(rows.into_iter().map(|(id, version, sealed)| ScopeRow {
            name: (table.number, id),
            version,
            sealed,
        }));
    }
    Ok(found)
}

/// The rows of a table that are still there; the table's rows lie in scopes.
pub async fn heads(tx: &ReadTx, table: &'static Table, ids: Vec<Uuid>) -> Result<Vec<Head>, Error> {
    tx.all(table.heads, params![tx.organization(), ids]).await
}

/// Deletes rows that nothing is sealed in; what is sealed goes by [`destroy`]. Returns how many went.
pub async fn delete(tx: &mut Tx, table: &'static Table, ids: Vec<Uuid>) -> Result<usize, Error> {
    let organization = tx.organization();
    tx.delete(table, table.delete_rows, params![organization, ids]).await
}

/// Gives every row of the scope that is not leaving a key of its own, and begins a new generation.
pub async fn prepare(
    db: &Db,
    actor: &Actor,
    tables: &[&'static Table],
    scope: ScopeId,
    leaving: Leaving,
) -> Result<Extent, crate::Error> {
    let Leaving { going, rewritten } = leaving;
    let tx = db.read(actor).await?;
    let rows = rows_of(&tx, tables, scope).await?;
    drop(tx);
    let generation = rows.values().copied().max().unwrap_or_default();
    let stays = |name: &RowName| !going.contains(name) && !rewritten.contains(name);
    let staying: Vec<(RowName, u32)> = rows.into_iter().filter(|(name, _)| stays(name)).collect();
    db.keystore()
        .keep(actor.organization(), scope, &staying, generation)
        .await?;
    Ok(Extent::Part(Part {
        going,
        staying: staying.into_iter().map(|(name, _)| name).collect(),
        generation,
    }))
}

/// Deletes the rows and writes the intent; the keys follow with [`finish`], after the commit. Returns how many rows went.
///
/// # Errors
/// [`Error::Conflict`] when the scope has changed since [`prepare`]: prepare again, and let the decision be looked at again.
pub async fn destroy(
    tx: &mut Tx,
    tables: &[&'static Table],
    scope: ScopeId,
    extent: &Extent,
) -> Result<usize, crate::Error> {
    tx.lock(scope).await?;
    let rows = rows_of(tx, tables, scope).await?;
    let (going, generation) = match extent {
        Extent::Whole => (
            rows.keys().copied().collect(),
            rows.values().copied().max().unwrap_or_default(),
        ),
        Extent::Part(part) => {
            let decided = |(name, generation): (&RowName, &u32)| {
                *generation > part.generation || part.staying.contains(name) || part.going.contains(name)
            };
            if !rows.iter().all(decided) || !part.going.iter().all(|name| rows.contains_key(name)) {
                return Err(Error::Conflict.into());
            }
            (part.going.clone(), part.generation)
        }
    };
    let whole = matches!(extent, Extent::Whole);
    let deleted = delete_rows(tx, tables, &going).await?;
    insert(
        tx,
        Tombstone {
            scope,
            generation,
            whole,
        },
        None,
    )
    .await?;
    Ok(deleted)
}

async fn delete_rows(tx: &mut Tx, tables: &[&'static Table], going: &[RowName]) -> Result<usize, Error> {
    let mut deleted = 0;
    for table in tables {
        let ids: Vec<Uuid> = going
            .iter()
            .filter(|(number, _)| *number == table.number)
            .map(|(_, id)| *id)
            .collect();
        if !ids.is_empty() {
            let organization = tx.organization();
            blobs::note(tx, table, ids.clone()).await?;
            deleted += tx.delete(table, table.delete_rows, params![organization, ids]).await?;
        }
    }
    Ok(deleted)
}

/// Puts what an erasure had left of a row in the place of an older version of it, which opens no more.
async fn replace(tx: &mut Tx, tables: &[&'static Table], row: ScopeRow) -> Result<(), Error> {
    let (number, id) = row.name;
    let Some(table) = tables.iter().find(|table| table.number == number) else {
        return Ok(());
    };
    let params = params![tx.organization(), id, row.version, row.sealed];
    tx.write_one(table, table.replace_row, params).await
}

async fn insert(tx: &mut Tx, tombstone: Tombstone, done_at: Option<Time>) -> Result<(), Error> {
    let id: Uuid = tx.fresh();
    let Tombstone {
        scope,
        generation,
        whole,
    } = tombstone;
    let params = params![tx.organization(), id, scope, generation, whole, tx.now(), done_at];
    tx.write_one(&DESTRUCTION, INSERT_DESTRUCTION, params).await
}

/// [`finish`], once nobody writes under the keys that go any more; `false` while a process that lives has not caught up.
pub async fn settle(db: &Db, actor: &Actor, tables: &[&'static Table]) -> Result<bool, crate::Error> {
    let waiting: Vec<Waiting> = db
        .read(actor)
        .await?
        .all(LIST_WAITING, params![actor.organization()])
        .await?;
    if !waiting.is_empty() && !nodes::have_caught_up(db).await? {
        return Ok(false);
    }
    finish(db, actor, tables).await?;
    Ok(true)
}

/// [`settle`] for a job, which is tried again: an error while a process that lives has not caught up.
pub async fn must_settle(db: &Db, actor: &Actor, tables: &[&'static Table]) -> Result<(), crate::Error> {
    if settle(db, actor, tables).await? {
        return Ok(());
    }
    Err(Error::Unavailable("another process has not caught up".to_owned()).into())
}

/// Destroys the keys of every intent that waits, then removes the files of rows that are gone; returns how many intents. Can be repeated.
/// Files stay while a backup runs: [`files_left`] tells.
pub async fn finish(db: &Db, actor: &Actor, tables: &[&'static Table]) -> Result<usize, crate::Error> {
    let mut finished = 0;
    loop {
        let waiting: Vec<Waiting> = db
            .read(actor)
            .await?
            .all(LIST_WAITING, params![actor.organization()])
            .await?;
        if waiting.is_empty() {
            blobs::finish(db, actor).await?;
            return Ok(finished);
        }
        for intent in waiting {
            destroy_keys(db, actor, tables, intent.tombstone).await?;
            let mut tx = db.begin(actor).await?;
            let params = params![tx.organization(), intent.id, tx.now()];
            tx.write_one(&DESTRUCTION, MARK_DONE, params).await?;
            tx.commit_unlogged("the destruction itself was logged when it was decided")
                .await?;
            finished += 1;
        }
    }
}

/// How many files of rows that are gone wait to be removed.
pub async fn files_left(tx: &ReadTx) -> Result<i64, Error> {
    blobs::waiting(tx).await
}

pub(super) async fn destroy_keys(
    db: &Db,
    actor: &Actor,
    tables: &[&'static Table],
    gone: Tombstone,
) -> Result<(), crate::Error> {
    let (organization, keystore) = (actor.organization(), db.keystore());
    if gone.whole {
        return Ok(keystore.destroy_scope(organization, gone.scope).await?);
    }
    let rows = sealed_rows_of(&db.read(actor).await?, tables, gone.scope).await?;
    let mut late = Vec::new();
    for row in &rows {
        late.push((row.name, row.sealed.generation()?));
    }
    // What a slower node wrote under the old generation after the decision stays too.
    late.retain(|(_, generation)| *generation <= gone.generation);
    keystore.keep(organization, gone.scope, &late, gone.generation).await?;
    note_successors(db, actor, gone, rows).await?;
    Ok(keystore
        .destroy_generations(organization, gone.scope, gone.generation)
        .await?)
}

/// Keeps what was written anew with less in it, for backups that have only the version from before.
async fn note_successors(db: &Db, actor: &Actor, gone: Tombstone, rows: Vec<ScopeRow>) -> Result<(), crate::Error> {
    let (organization, keystore) = (actor.organization(), db.keystore());
    let kept = keystore.survivors(organization, gone.scope).await?;
    let with_own_keys: HashSet<RowName> = kept.iter().map(|(name, _)| *name).collect();
    let known = keystore.successors(organization, gone.scope).await?;
    let known: HashSet<RowName> = known.into_iter().map(|row| row.name).collect();
    let mut successors = Vec::new();
    for row in rows {
        let generation = row.sealed.generation()?;
        let is_newer = generation > gone.generation;
        let opens = is_newer || kept.contains(&(row.name, generation));
        if opens && (known.contains(&row.name) || (is_newer && !with_own_keys.contains(&row.name))) {
            successors.push(row);
        }
    }
    Ok(keystore.set_successors(organization, gone.scope, successors).await?)
}

/// Destroys in the data what the key store remembers as destroyed and the data does not: a backup from before was restored.
/// Returns how many destructions it repeated. The organization is not served before this and [`finish`] are done.
pub async fn replay(db: &Db, actor: &Actor, tables: &[&'static Table]) -> Result<usize, crate::Error> {
    let organization = actor.organization();
    let tombstones = db.keystore().tombstones(organization).await?;
    let known: Vec<(ScopeId, u32, bool)> = db.read(actor).await?.all(LIST_DONE, params![organization]).await?;
    let known: HashSet<(ScopeId, u32, bool)> = known.into_iter().collect();
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
        insert(&mut tx, tombstone, Some(now)).await?;
        let event = Event::new::<ReplayDestruction>(Outcome::Done, Ground::System, &DESTRUCTION, scope.uuid(), None);
        tx.commit(event.counting(deleted)).await?;
        replayed += 1;
    }
    Ok(replayed)
}
