//! Where what people searched for is sealed: a scope of its own, which is destroyed with every closing of an epoch.
//!
//! A name that somebody typed stays in the log's payload only until then: it does not outlive the person whom an erasure took.
//! The leaf stays for the log's own period: who searched, when, and how many were shown.

use crate::db::{Error, NO_TABLES, ReadTx, Tx};
use crate::ids::ScopeId;
use crate::keystore::ScopeKind;
use crate::subject::{self, Extent};
use crate::{params, statements};

statements! {
    NEWEST = "
        SELECT s.id
        FROM scope s
        WHERE s.organization_id = $1 AND s.kind = 10
            AND NOT EXISTS (SELECT 1 FROM destruction d WHERE d.organization_id = s.organization_id AND d.scope_id = s.id)
        ORDER BY s.created_at DESC, s.id DESC
        LIMIT 1";
    LIVING = "
        SELECT s.id
        FROM scope s
        WHERE s.organization_id = $1 AND s.kind = 10
            AND NOT EXISTS (SELECT 1 FROM destruction d WHERE d.organization_id = s.organization_id AND d.scope_id = s.id)
        ORDER BY s.id";
}

/// The scope of today's searches; none in an organization from before there were such scopes, until its next epoch.
pub async fn scope(tx: &ReadTx) -> Result<Option<ScopeId>, Error> {
    let found: Option<(ScopeId,)> = tx.opt(NEWEST, params![tx.organization()]).await?;
    Ok(found.map(|(scope,)| scope))
}

/// Begins a new scope; the one before goes with the next closing.
pub async fn begin(tx: &mut Tx) -> Result<(), crate::Error> {
    tx.new_scope(ScopeKind::Search).await?;
    Ok(())
}

/// Destroys what was searched so far, and begins anew; returns how many scopes go.
pub async fn forget(tx: &mut Tx) -> Result<usize, crate::Error> {
    let living: Vec<(ScopeId,)> = tx.all(LIVING, params![tx.organization()]).await?;
    for (scope,) in &living {
        subject::destroy(tx, &NO_TABLES, *scope, &Extent::Whole).await?;
    }
    begin(tx).await?;
    Ok(living.len())
}
