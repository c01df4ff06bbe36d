//! Lists of authorized rows: who may see a row is in the statement, never a filter after it.

use std::sync::Arc;

use uuid::Uuid;

use super::{Listing, ReadTx, Value};
use crate::audit::{Event, Outcome};
use crate::authz::resource::Related;
use crate::authz::{Action, Authorized, Denied, Ground, Resource, Role};
use crate::ids::ScopeId;
use crate::keystore::OpenScope;
use crate::params;

impl ReadTx {
    /// The only way to a list of authorized rows. `$1` organization, `$2` principals, `$3` now; the statement's own parameters follow from `$4`.
    pub async fn list<R: Resource, A: Action>(
        &self,
        listing: Listing,
        own: Vec<Value>,
    ) -> Result<Vec<Authorized<R, A>>, crate::Error> {
        let (rows, event) = self.listed(listing, own).await?;
        if self.notes_reads {
            self.actor.note(event);
        }
        Ok(rows)
    }

    /// A list that is part of the look at one row, which is noted already and stands for both.
    pub async fn list_under<P: Resource, B: Action, R: Resource, A: Action>(
        &self,
        _noted: &Authorized<P, B>,
        listing: Listing,
        own: Vec<Value>,
    ) -> Result<Vec<Authorized<R, A>>, crate::Error> {
        Ok(self.listed(listing, own).await?.0)
    }

    /// The rows of a list, and what the log is to say of it.
    async fn listed<R: Resource, A: Action>(
        &self,
        listing: Listing,
        own: Vec<Value>,
    ) -> Result<(Vec<Authorized<R, A>>, Event), crate::Error> {
        let permit_roles = self.actor.roles();
        if !self.actor.is_system() && !permit_roles.meets(A::ROLES) {
            self.refuse::<A>(R::TABLE, Uuid::nil(), None);
            return Err(Denied::Role.into());
        }
        let everywhere = self.actor.is_system() || permit_roles.meets(A::EVERYWHERE);
        let mut params = params![self.organization(), self.actor.principals(), self.now];
        params.extend(own);
        let rows: Vec<Related<R>> = self
            .all(
                if everywhere {
                    listing.everywhere
                } else {
                    listing.related
                },
                params,
            )
            .await?;
        let scopes: Vec<ScopeId> = rows.iter().map(|row| row.resource.scope()).collect();
        let scopes = self.keystore().open_scopes(self.organization(), &scopes).await?;
        let fallback = if self.actor.has(Role::Admin) {
            Ground::Admin
        } else {
            Ground::Role
        };
        let subjects: Vec<Uuid> = rows.iter().map(|row| row.resource.id()).collect();
        let event = Event::new::<A>(
            Outcome::Done,
            if everywhere { fallback } else { Ground::Assigned },
            R::TABLE,
            Uuid::nil(),
            None,
        );
        let event = event.counting(subjects.len()).showing(subjects);
        let authorized = |(row, scope): (Related<R>, Arc<OpenScope>)| {
            Authorized::new(row.resource, row.grant.map_or(fallback, |grant| grant.ground), scope)
        };
        Ok((rows.into_iter().zip(scopes).map(authorized).collect(), event))
    }
}
