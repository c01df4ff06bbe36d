//! Opening what a transaction has read, for the product's own work; people open by [`ReadTx::authorize`].

use std::sync::Arc;

use super::ReadTx;
use crate::authz::{Denied, SealedRow};
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

    /// Opens a row for the product's own work; refused to people.
    pub async fn open_system<S: SealedRow>(&self, row: &S) -> Result<S::Fields, crate::Error> {
        Ok(self.open_scope_system(row.scope()).await?.open(row)?)
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

    /// The organization's own scope: team names, templates, import files. No client data.
    pub async fn organization_scope(&self) -> Result<Arc<OpenScope>, crate::keystore::Error> {
        self.open_scope(self.settings().scope).await
    }
}
