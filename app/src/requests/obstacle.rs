//! What stands between an approved decision and its execution.
//!
//! Of what somebody asked a new decision of two people counts, whatever was promised before. A list that nobody asked for takes nothing that is promised to somebody, or asked about.

use std::collections::BTreeSet;

use jiff::civil::Date;
use platform::db::ReadTx;
use platform::ids::{CaseId, PersonId};

use super::care::{Care, CareRule};
use super::item::{self, Decision, Item, ItemKind};
use super::proposal;
use super::request::{Request, RequestFields};
use super::scoping::{self, Held};
use super::sent_by::is_still_asked;
use super::standing::StandingHolds;
use super::{Promises, Right, store};
use crate::retention::{self, RuleStep, When};

/// What stands between a decision and its execution.
pub(super) enum Obstacle {
    /// What is held is not what was decided about.
    Changed,
    Hold,
    Rule,
    /// Who is to go represents somebody in the portal.
    Represents,
    /// Somebody whom a list is about asks for something.
    Asked,
    /// Whoever sent it represents the person no more.
    Unsent,
}

impl Obstacle {
    /// The name in the history and in message keys.
    pub(super) const fn step(&self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Hold => "hold-placed",
            Self::Rule => "rule-keeps",
            Self::Represents => "represents",
            Self::Asked => "asked",
            Self::Unsent => "representation-ended",
        }
    }
}

/// Looks once more, under the locks, before anything is destroyed.
pub(super) async fn find(
    tx: &ReadTx,
    request: &Request,
    fields: &RequestFields,
    items: &[Item],
) -> Result<Option<Obstacle>, platform::Error> {
    if !is_still_asked(tx, request, fields).await? {
        return Ok(Some(Obstacle::Unsent));
    }
    let held = scoping::list(tx, request).await?;
    // Another case of a client is no change of what was decided about, and may keep it.
    let mut fields = fields.clone();
    scoping::look_at_closings(tx, &mut fields.cases).await?;
    let fields = &fields;
    if request.snapshot.as_deref() != Some(held.snapshot().as_slice()) || item::check(items).is_err() {
        return Ok(Some(Obstacle::Changed));
    }
    let going: BTreeSet<CaseId> = items
        .iter()
        .filter(|item| item.decision == Some(Decision::Erase) && item.kind.is_of_case())
        .filter_map(|item| item.case_id)
        .collect();
    let going: Vec<CaseId> = going.into_iter().collect();
    let destroys = items.iter().any(|item| item.decision == Some(Decision::Erase));
    let holds = StandingHolds::over(tx, request.person_id, items.iter().map(Item::name)).await?;
    if holds.keep_any(items.iter()) {
        return Ok(Some(Obstacle::Hold));
    }
    let ends_identity = |item: &Item| item.kind == ItemKind::Identity && item.decision == Some(Decision::Erase);
    if held.represents && items.iter().any(ends_identity) {
        return Ok(Some(Obstacle::Represents));
    }
    let settings = tx.settings();
    let law = (settings.jurisdiction, crate::layout::date_in(settings, tx.now()));
    let care = Care::new(retention::care_choice(tx).await?, held.own.clone(), law);
    let kept = |case: &CaseId| care.rule(fields, Some(*case)) != CareRule::Over;
    if request.kind == Right::Disposal
        && destroys
        && let Some(obstacle) = of_list(tx, request, fields, &held, (&going, law.1)).await?
    {
        return Ok(Some(obstacle));
    }
    Ok(going.iter().any(kept).then_some(Obstacle::Rule))
}

/// What came between the drafting of a list and its end: somebody asks for something, or was promised that it stays.
/// A person on a list of their own also stays with whatever case tells of them by now.
async fn of_list(
    tx: &ReadTx,
    request: &Request,
    fields: &RequestFields,
    held: &Held,
    (going, today): (&[CaseId], Date),
) -> Result<Option<Obstacle>, platform::Error> {
    if !request.is_of_many() && !held.cases.is_empty() {
        return Ok(Some(Obstacle::Rule));
    }
    let clients = store::clients(tx, going.iter().map(|case| case.uuid()).collect()).await?;
    let mut persons: BTreeSet<PersonId> = clients.iter().map(|(_, client)| *client).collect();
    persons.extend((!request.is_of_many()).then_some(request.person_id));
    for person in persons {
        if store::asks_otherwise(tx, person, request.id).await? {
            return Ok(Some(Obstacle::Asked));
        }
        let promises = Promises::to(tx, person).await?;
        let mut steps = Vec::new();
        for (case, _) in clients.iter().filter(|(_, client)| *client == person) {
            let facts = proposal::facts(fields, Some(*case), tx.settings().jurisdiction);
            steps.extend(promises.of_case(person, *case, &facts));
        }
        if !request.is_of_many() {
            steps.extend(promises.of_person(tx, person, &held.person).await?);
        }
        let is_over = |step: &RuleStep| matches!(step.end, When::On(day) if day < today);
        if !steps.iter().all(is_over) {
            return Ok(Some(Obstacle::Rule));
        }
    }
    Ok(None)
}
