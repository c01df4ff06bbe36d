//! Destruction: the one path by which sealed rows leave for good, in both stores.
//!
//! 1. [`prepare`]: for a part of a scope, the rows that stay get keys of their own. Nothing is lost yet, whatever happens.
//! 2. [`destroy`]: inside the transaction that decides, under the scope's lock: the rows are deleted and the intent is written. Its commit is the point of no return.
//! 3. [`finish`]: the keys go, with a tombstone. Also at every start, for what a crash left.
//!
//! [`replay`](super::replay) unites both stores after a restore: what either of them remembers as destroyed is destroyed in both.
//! It decides nothing: rules, holds and approvals are the caller's, before the commit of step 2.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::intent::{Intent, to_bytes};
use crate::authz::Actor;
use crate::clock::Time;
use crate::db::{Db, Error, FromRow, ReadTx, Row, Table, Tables, Tx};
use crate::ids::ScopeId;
use crate::keystore::{RowName, ScopeRow, Sealed, Tombstone};
use crate::{actions, blobs, nodes, params, statements, tables};

tables! {
    pub DESTRUCTION = 18, "destruction", "organization_id, id, version, scope_id, generation, whole, at, done_at, leaving", undigested "the act that decided it has its event; whether its keys are gone is bookkeeping";
}

actions! {
    /// Destroys again what an older backup brought back.
    ReplayDestruction = 8, "destruction.replay", Roles::NONE, Organization, Roles::NONE, step_up false;
}

statements! {
    INSERT_DESTRUCTION = "
        INSERT INTO destruction (organization_id, id, version, scope_id, generation, whole, at, done_at, leaving)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8)";
    LIST_WAITING = "
        SELECT id, scope_id, generation, whole, leaving
        FROM destruction
        WHERE organization_id = $1 AND done_at IS NULL
        ORDER BY id
        LIMIT $2";
    pub(super) LIST_DONE = "
        SELECT id, scope_id, generation, whole, leaving
        FROM destruction
        WHERE organization_id = $1 AND done_at IS NOT NULL
        ORDER BY id";
    ENDS_GENERATION = "
        SELECT id
        FROM destruction
        WHERE organization_id = $1 AND scope_id = $2 AND generation >= $3
        LIMIT 1";
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
    rewritten: Vec<RowName>,
    staying: HashSet<RowName>,
    /// Every row up to this generation either goes or stays by a key of its own.
    generation: u32,
}

/// Intents that are looked at together.
const AT_ONCE: usize = 1_000;

/// The rows of a scope in every table, each with the generation it is sealed under.
pub(super) async fn rows_of(
    tx: &ReadTx,
    tables: &'static Tables,
    scope: ScopeId,
) -> Result<HashMap<RowName, u32>, crate::Error> {
    let rows = sealed_rows_of(tx, tables, scope).await?.into_iter();
    let generations = rows.map(|row| Ok((row.name, row.sealed.generation()?)));
    generations.collect()
}

async fn sealed_rows_of(tx: &ReadTx, tables: &'static Tables, scope: ScopeId) -> Result<Vec<ScopeRow>, crate::Error> {
    if tables.scope_rows().is_empty() {
        return Ok(Vec::new());
    }
    let params = params![tx.organization(), scope];
    let found: Vec<(i64, Uuid, i64, Sealed<()>)> = tx.all(tables.scope_rows(), params).await?;
    let row = |(number, id, version, sealed)| {
        let number = u16::try_from(number).map_err(|_| Error::Column("not a table's number"))?;
        Ok(ScopeRow {
            name: (number, id),
            version,
            sealed,
        })
    };
    found.into_iter().map(row).collect()
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
    tables: &'static Tables,
    scope: ScopeId,
    leaving: Leaving,
) -> Result<Extent, crate::Error> {
    let Leaving { going, rewritten } = leaving;
    let tx = db.read(actor).await?;
    let rows = rows_of(&tx, tables, scope).await?;
    drop(tx);
    let stays = |name: &RowName| !going.contains(name) && !rewritten.contains(name);
    let rows: Vec<(RowName, u32)> = rows.into_iter().collect();
    // Each destruction ends a generation of its own: a backup from between two of them knows of the first alone.
    let (keystore, organization) = (db.keystore(), actor.organization());
    let generation = keystore.newest_generation(organization, scope).await?;
    // What leaves by this plan may stay by the next: its own key goes with the destruction, not before.
    keystore.keep(organization, scope, &rows, generation).await?;
    let staying = rows.into_iter().map(|(name, _)| name).filter(stays).collect();
    Ok(Extent::Part(Part {
        going,
        rewritten,
        staying,
        generation,
    }))
}

/// Deletes the rows and writes the intent; the keys follow with [`finish`], after the commit. Returns how many rows went.
///
/// # Errors
/// [`Error::Conflict`] when the scope has changed since [`prepare`]: prepare again, and let the decision be looked at again.
pub async fn destroy(
    tx: &mut Tx,
    tables: &'static Tables,
    scope: ScopeId,
    extent: &Extent,
) -> Result<usize, crate::Error> {
    tx.lock(scope).await?;
    let rows = rows_of(tx, tables, scope).await?;
    let (going, generation, leaving) = match extent {
        Extent::Whole => (
            rows.keys().copied().collect(),
            rows.values().copied().max().unwrap_or_default(),
            Vec::new(),
        ),
        Extent::Part(part) => {
            let decided = |(name, generation): (&RowName, &u32)| {
                *generation > part.generation || part.staying.contains(name) || part.going.contains(name)
            };
            if !rows.iter().all(decided) || !part.going.iter().all(|name| rows.contains_key(name)) {
                return Err(Error::Conflict.into());
            }
            // Another destruction was decided since the plan was made.
            let params = params![tx.organization(), scope, part.generation];
            if tx.opt::<(Uuid,)>(ENDS_GENERATION, params).await?.is_some() {
                return Err(Error::Conflict.into());
            }
            let leaving = [part.going.as_slice(), part.rewritten.as_slice()].concat();
            (part.going.clone(), part.generation, leaving)
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
        &leaving,
        None,
    )
    .await?;
    Ok(deleted)
}

/// Deletes rows of any table by their names, and notes their files; returns how many went.
pub async fn delete_rows(tx: &mut Tx, tables: &'static Tables, going: &[RowName]) -> Result<usize, Error> {
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

pub(super) async fn insert(
    tx: &mut Tx,
    tombstone: Tombstone,
    leaving: &[RowName],
    done_at: Option<Time>,
) -> Result<(), Error> {
    let id: Uuid = tx.fresh();
    let Tombstone {
        scope,
        generation,
        whole,
    } = tombstone;
    let params = params![
        tx.organization(),
        id,
        scope,
        generation,
        whole,
        tx.now(),
        done_at,
        to_bytes(leaving)
    ];
    tx.write_one(&DESTRUCTION, INSERT_DESTRUCTION, params).await
}

/// [`finish`], once nobody writes under the keys that go any more; `false` while a process that lives has not caught up.
pub async fn settle(db: &Db, actor: &Actor, tables: &'static Tables) -> Result<bool, crate::Error> {
    loop {
        let waiting = list_waiting(db, actor).await?;
        if !waiting.is_empty() && !nodes::have_caught_up(db).await? {
            return Ok(false);
        }
        finish_these(db, actor, tables, &waiting).await?;
        if waiting.len() < AT_ONCE {
            blobs::finish(db, actor).await?;
            return Ok(true);
        }
    }
}

/// [`settle`] for a job, which is tried again: an error while a process that lives has not caught up.
pub async fn must_settle(db: &Db, actor: &Actor, tables: &'static Tables) -> Result<(), crate::Error> {
    if settle(db, actor, tables).await? {
        return Ok(());
    }
    Err(Error::Unavailable("another process has not caught up".to_owned()).into())
}

/// Destroys the keys of every intent that waits, then removes the files of rows that are gone; returns how many intents. Can be repeated.
/// Files stay while a backup runs, or where they cannot be removed: [`files_left`] tells.
pub async fn finish(db: &Db, actor: &Actor, tables: &'static Tables) -> Result<usize, crate::Error> {
    let mut finished = 0;
    loop {
        let waiting = list_waiting(db, actor).await?;
        finish_these(db, actor, tables, &waiting).await?;
        finished += waiting.len();
        if waiting.len() < AT_ONCE {
            blobs::finish(db, actor).await?;
            return Ok(finished);
        }
    }
}

async fn list_waiting(db: &Db, actor: &Actor) -> Result<Vec<Intent>, crate::Error> {
    let tx = db.read(actor).await?;
    let limit = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
    Ok(tx.all(LIST_WAITING, params![actor.organization(), limit]).await?)
}

/// Destroys the keys of intents, and notes that they are gone.
async fn finish_these(db: &Db, actor: &Actor, tables: &'static Tables, waiting: &[Intent]) -> Result<(), crate::Error> {
    if waiting.is_empty() {
        return Ok(());
    }
    let (whole, parts): (Vec<&Intent>, Vec<&Intent>) = waiting.iter().partition(|intent| intent.tombstone.whole);
    for intent in parts {
        destroy_keys(db, actor, tables, intent).await?;
    }
    let whole = whole.iter().map(|intent| intent.tombstone.scope).collect();
    db.keystore().destroy_scopes(actor.organization(), whole).await?;
    let mut tx = db.begin(actor).await?;
    for intent in waiting {
        let params = params![tx.organization(), intent.id, tx.now()];
        tx.write_one(&DESTRUCTION, MARK_DONE, params).await?;
    }
    tx.commit_unlogged("the destruction itself was logged when it was decided")
        .await
}

/// How many files of rows that are gone wait to be removed.
pub async fn files_left(tx: &ReadTx) -> Result<i64, Error> {
    blobs::waiting(tx).await
}

pub(super) async fn destroy_keys(
    db: &Db,
    actor: &Actor,
    tables: &'static Tables,
    intent: &Intent,
) -> Result<(), crate::Error> {
    let gone = intent.tombstone;
    let (organization, keystore) = (actor.organization(), db.keystore());
    if gone.whole {
        return Ok(keystore.destroy_scopes(organization, vec![gone.scope]).await?);
    }
    let rows = sealed_rows_of(&db.read(actor).await?, tables, gone.scope).await?;
    let mut late = Vec::new();
    for row in &rows {
        late.push((row.name, row.sealed.generation()?));
    }
    // What a slower node wrote under the old generation after the decision stays too.
    late.retain(|(_, generation)| *generation <= gone.generation);
    keystore.keep(organization, gone.scope, &late, gone.generation).await?;
    // What was written anew with less in it is kept for backups that have only the version from before.
    let is_newer = |row: &ScopeRow| {
        row.sealed
            .generation()
            .is_ok_and(|generation| generation > gone.generation)
    };
    let leaves = |row: &ScopeRow| intent.leaving.contains(&row.name);
    let stay = rows.iter().filter(|row| !leaves(row)).map(|row| row.name).collect();
    let successors = rows.into_iter().filter(|row| leaves(row) && is_newer(row));
    Ok(keystore
        .destroy_generations(organization, gone, &stay, successors.collect())
        .await?)
}
