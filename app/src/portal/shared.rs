//! The part of a record that workers have shared, opened case by case.

use std::collections::hash_map::Entry as Slot;
use std::collections::{BTreeSet, HashMap};

use platform::authz::{Authorized, Facts, Resource};
use platform::clock::Time;
use platform::db::{Error, ReadTx, Row, Table};
use platform::ids::{CaseId, PersonId, ScopeId};
use platform::web::Result;
use uuid::Uuid;

use super::store;
use crate::cases;
use crate::entries::Kind;
use crate::policy::ReadOwnRecord;
use crate::tables;

/// A case as the portal knows it: nothing of it but what of its entries is shared.
pub(super) struct SharedCase {
    id: CaseId,
    scope: ScopeId,
    log_scope: ScopeId,
}

impl Resource for SharedCase {
    const TABLE: &'static Table = &tables::CASES;
    const FACTS: &'static str = store::SHARED_FACTS;

    fn read(row: &Row<'_>) -> std::result::Result<Self, Error> {
        Ok(Self {
            id: row.get(Self::OFFSET)?,
            scope: row.get(Self::OFFSET + 1)?,
            log_scope: row.get(Self::OFFSET + 2)?,
        })
    }

    fn id(&self) -> Uuid {
        self.id.uuid()
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn subject(&self) -> Option<ScopeId> {
        Some(self.log_scope)
    }

    fn facts(&self) -> Facts {
        Facts {
            restricted: true,
            known: false,
            own: false,
        }
    }
}

/// An entry that its reader may see.
pub(super) struct SharedEntry {
    pub(super) case_id: CaseId,
    pub(super) at: Time,
    pub(super) kind_key: &'static str,
    pub(super) icon: &'static str,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) author: String,
    pub(super) is_correction: bool,
}

/// What is shared of a person's record, the latest first.
pub(super) async fn shared_entries(tx: &ReadTx, person: PersonId, as_representative: bool) -> Result<Vec<SharedEntry>> {
    let entries = store::list_shared(tx, person, as_representative).await?;
    let mut cases: HashMap<CaseId, Authorized<SharedCase, ReadOwnRecord>> = HashMap::new();
    let mut shared = Vec::with_capacity(entries.len());
    for entry in entries {
        let case = match cases.entry(entry.case_id) {
            Slot::Occupied(known) => known.into_mut(),
            Slot::Vacant(new) => new.insert(tx.authorize(entry.case_id).await?),
        };
        let fields = case.open(&entry)?;
        shared.push(SharedEntry {
            case_id: entry.case_id,
            at: entry.occurred_at,
            kind_key: match entry.kind {
                Kind::Note => "portal-entry-note",
                Kind::Call => "portal-entry-call",
                Kind::Visit => "portal-entry-visit",
                Kind::Meeting => "portal-entry-meeting",
            },
            icon: entry.kind.icon(),
            title: fields.title,
            text: fields.text,
            author: fields.author,
            is_correction: entry.corrects_id.is_some(),
        });
    }
    Ok(shared)
}

/// The categories that cases have of their own of which something is shared with the reader; nothing for those that follow the organization's choice.
pub(super) async fn own_categories(tx: &ReadTx, shared: &BTreeSet<CaseId>) -> Result<HashMap<CaseId, Option<String>>> {
    let mut categories = HashMap::with_capacity(shared.len());
    for row in cases::sealed(tx, shared.iter().map(|case| case.uuid()).collect()).await? {
        let case: Authorized<SharedCase, ReadOwnRecord> = tx.authorize(row.id).await?;
        categories.insert(row.id, case.open(&row)?.category);
    }
    Ok(categories)
}
