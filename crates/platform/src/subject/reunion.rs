//! After a restore: both stores remember the same destructions again, and what is left opens.

use std::collections::HashSet;

use uuid::Uuid;

use super::destruction::{self, LIST_DONE, destroy_keys};
use crate::authz::Actor;
use crate::db::{Db, Error, FromRow, Row, Table};
use crate::ids::ScopeId;
use crate::keystore::{Sealed, Tombstone};
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
pub async fn reunite(db: &Db, actor: &Actor, tables: &[&'static Table]) -> Result<Reunion, crate::Error> {
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
    let done: Vec<(ScopeId, u32, bool)> = db.read(actor).await?.all(LIST_DONE, params![organization]).await?;
    for (scope, generation, whole) in done {
        let gone = Tombstone {
            scope,
            generation,
            whole,
        };
        if !is_buried(&gone) {
            destroy_keys(db, actor, tables, gone).await?;
            in_keys += 1;
        }
    }
    let in_data = destruction::replay(db, actor, tables).await?;
    blobs::finish(db, actor).await?;
    Ok(Reunion { in_data, in_keys })
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
pub async fn open_all(db: &Db, actor: &Actor, tables: &[&'static Table]) -> Result<Opening, crate::Error> {
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
