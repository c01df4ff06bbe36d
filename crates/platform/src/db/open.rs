//! Opening what a transaction has read, for the product's own work; people open by [`ReadTx::authorize`].

use std::sync::Arc;

use super::ReadTx;
use crate::authz::{Action, Denied, Permit, Reach, SealedRow, Unclaimed};
use crate::ids::ScopeId;
use crate::keystore::OpenScope;

impl ReadTx {
    /// Opens many rows for the directory, which is never written and filters by itself what it shows.
    pub async fn open_for_directory<S: SealedRow>(&self, rows: &[&S]) -> Result<Vec<S::Fields>, crate::Error> {
        let scopes: Vec<ScopeId> = rows.iter().map(|row| row.scope()).collect();
        let scopes = self.keystore().open_scopes(self.organization(), &scopes).await?;
        let opened = rows.iter().zip(scopes).map(|(row, scope)| scope.open(*row));
        Ok(opened.collect::<Result<_, _>>()?)
    }

    /// The scopes of rows that are nobody's record yet, in their order, for whoever has the right `A` in the whole organization.
    pub async fn scopes_of_unclaimed<A: Action, S: Unclaimed>(
        &self,
        _permit: &Permit<A>,
        rows: &[S],
    ) -> Result<Vec<Arc<OpenScope>>, crate::Error> {
        if A::REACH != Reach::Organization {
            return Err(Denied::Role.into());
        }
        let scopes: Vec<ScopeId> = rows.iter().map(SealedRow::scope).collect();
        Ok(self.keystore().open_scopes(self.organization(), &scopes).await?)
    }

    /// Opens a row for the product's own work; refused to people.
    pub async fn open_system<S: SealedRow>(&self, row: &S) -> Result<S::Fields, crate::Error> {
        Ok(self.open_scope_system(row.scope()).await?.open(row)?)
    }

    /// Opens rows for the product's own work, in their order, with one statement for all keys; nothing for one whose key is gone. Refused to people.
    pub async fn open_each_system<S: SealedRow>(&self, rows: &[S]) -> Result<Vec<Option<S::Fields>>, crate::Error> {
        if !self.actor().is_system() {
            return Err(Denied::Role.into());
        }
        let wanted: Vec<ScopeId> = rows.iter().map(SealedRow::scope).collect();
        let scopes = self.keystore().find_scopes(self.organization(), &wanted).await?;
        let mut opened = Vec::with_capacity(rows.len());
        for row in rows {
            let scope = scopes.get(&row.scope());
            opened.push(scope.map(|scope| scope.open(row)).transpose()?);
        }
        Ok(opened)
    }

    /// Opens a scope for the product's own work; refused to people.
    pub async fn open_scope_system(&self, scope: ScopeId) -> Result<Arc<OpenScope>, crate::Error> {
        if !self.actor().is_system() {
            return Err(Denied::Role.into());
        }
        Ok(self.open_scope(scope).await?)
    }

    pub(crate) async fn open_scope(&self, scope: ScopeId) -> Result<Arc<OpenScope>, crate::keystore::Error> {
        self.keystore().open_scope(self.organization(), scope).await
    }

    pub(crate) async fn log_scope(&self) -> Result<Arc<OpenScope>, crate::keystore::Error> {
        self.open_scope(self.settings().log_scope).await
    }

    /// The organization's own scope: team names, templates. No client data.
    pub async fn organization_scope(&self) -> Result<Arc<OpenScope>, crate::keystore::Error> {
        self.open_scope(self.settings().scope).await
    }
}
