//! The live holds on what a request is about: looked up once, asked item by item.

use platform::db::{Error, ReadTx};
use platform::ids::{CaseId, HoldId, PersonId};
use uuid::Uuid;

use super::item::{Decision, Item, ItemKind};
use crate::holds;

/// What a hold is looked up by.
pub(super) type Name = (ItemKind, Uuid, Option<CaseId>);

/// The holds on a person, on cases, and on whomever a relation or a household ties the person to.
pub(super) struct StandingHolds {
    whole: Option<HoldId>,
    cases: Vec<(HoldId, CaseId)>,
    links: Vec<(HoldId, Uuid)>,
}

impl StandingHolds {
    /// Looks up those that cover some items, or `person` as a whole.
    pub(super) async fn over(
        tx: &ReadTx,
        person: PersonId,
        items: impl Iterator<Item = Name> + Clone,
    ) -> Result<Self, Error> {
        let of_case = items.clone().filter(|(kind, ..)| kind.is_of_case());
        let mut cases: Vec<CaseId> = of_case.filter_map(|(_, _, case)| case).collect();
        cases.sort_unstable();
        cases.dedup();
        let links = items.filter(|(kind, ..)| kind.ties_to_others());
        let links: Vec<Uuid> = links.map(|(_, id, _)| id).collect();
        Ok(Self {
            whole: holds::over_person(tx, person).await?.first().map(|hold| hold.id),
            cases: holds::over_cases(tx, &cases).await?,
            links: holds::over_links(tx, links).await?,
        })
    }

    /// The hold that keeps an item.
    pub(super) fn on(&self, (kind, id, case): Name) -> Option<HoldId> {
        if kind == ItemKind::Mention {
            return None;
        }
        let of_case = self
            .cases
            .iter()
            .find(|(_, held)| kind.is_of_case() && Some(*held) == case);
        let of_link = || self.links.iter().find(|(_, held)| *held == id);
        let found = of_case.map(|(hold, _)| *hold);
        found.or_else(|| of_link().map(|(hold, _)| *hold)).or(self.whole)
    }

    /// Whether one keeps something that is to go.
    pub(super) fn keep_any<'a>(&self, items: impl Iterator<Item = &'a Item>) -> bool {
        let mut going = items.filter(|item| item.decision == Some(Decision::Erase));
        going.any(|item| self.on(item.name()).is_some())
    }
}
