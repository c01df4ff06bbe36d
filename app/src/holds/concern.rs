//! Holds that nobody has to think of: what a worker signs or records as a concern is kept from that moment on.

use std::collections::BTreeSet;

use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::db::{ReadTx, Tx};
use platform::ids::{AccountId, PersonId};
use platform::params;

use super::wide::{self, LOCK, NewWide, Reach};
use super::{HoldFields, HoldKind, store};
use crate::cases::Case;
use crate::tasks;

/// What was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    Safeguarding,
    ChildProtection,
    PoliceOrCourt,
    ComplaintOrClaim,
    Incident,
    /// Abuse or coercion by somebody who wants to represent the person.
    Representative,
}

impl Concern {
    /// What a note can be signed as.
    pub const OF_ENTRIES: [Self; 5] = [
        Self::Safeguarding,
        Self::ChildProtection,
        Self::PoliceOrCourt,
        Self::ComplaintOrClaim,
        Self::Incident,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Safeguarding => "safeguarding",
            Self::ChildProtection => "child-protection",
            Self::PoliceOrCourt => "police-or-court",
            Self::ComplaintOrClaim => "complaint-or-claim",
            Self::Incident => "incident",
            Self::Representative => "representative",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::OF_ENTRIES.into_iter().find(|concern| concern.name() == name)
    }

    const fn kind(self) -> HoldKind {
        match self {
            Self::Safeguarding | Self::ChildProtection | Self::Representative => HoldKind::Safety,
            Self::PoliceOrCourt | Self::ComplaintOrClaim | Self::Incident => HoldKind::Legal,
        }
    }

    fn fields(self, named: &[AccountId]) -> HoldFields {
        HoldFields {
            source: Some(self.name().to_owned()),
            named: named.iter().map(ToString::to_string).collect(),
            ..HoldFields::default()
        }
    }
}

/// Seconds after which an automatic hold is looked at again: half a year.
const REVIEW_SECS: i64 = 182 * 86_400;

fn review(now: Time) -> Time {
    now.plus_seconds(REVIEW_SECS)
}

/// Keeps a case from being destroyed, and everything about whoever lives with its client: `household`, and members of theirs with a case.
/// `named` are the staff it is about.
pub async fn place_on_case<A: Action>(
    tx: &mut Tx,
    case: &Authorized<Case, A>,
    concern: Concern,
    (named, household): (&[AccountId], &[PersonId]),
) -> Result<(), platform::Error> {
    tx.lock(LOCK).await?;
    tx.lock_scope(case.scope).await?;
    let fields = concern.fields(named);
    let mut stands = false;
    for hold in store::list_of_case(tx, case.id).await? {
        // One that is half released already may be gone tomorrow.
        stands = stands || (hold.releases.first_by.is_none() && case.open(&hold)? == fields);
    }
    if !stands {
        let review_on = review(tx.now());
        store::insert(tx, case, concern.kind(), review_on, &fields).await?;
    }
    let others: Vec<(PersonId,)> = tx
        .all(store::HOUSEHOLD_CLIENTS, params![tx.organization(), case.client_id])
        .await?;
    let mut others: Vec<PersonId> = others
        .into_iter()
        .map(|(other,)| other)
        .chain(household.iter().copied())
        .collect();
    others.sort_unstable();
    others.dedup();
    for other in others {
        place_on_person(tx, other, concern, named).await?;
    }
    Ok(())
}

/// Keeps everything about a person from being destroyed. What is written says only what it was that was recorded.
pub async fn place_on_person(
    tx: &mut Tx,
    person: PersonId,
    concern: Concern,
    named: &[AccountId],
) -> Result<(), platform::Error> {
    let fields = concern.fields(named);
    let scope = tx.organization_scope().await?;
    for hold in wide::list_of_person(tx, person).await? {
        let same = hold.scope == scope.id() && hold.releases.first_by.is_none() && scope.open(&hold)? == fields;
        if same {
            return Ok(());
        }
    }
    let reach = Reach::of_person(person);
    let new = NewWide {
        reach: &reach,
        kind: concern.kind(),
        review_on: review(tx.now()),
        fields: &fields,
    };
    wide::insert(tx, &scope, &new).await?;
    Ok(())
}

/// A hold whose review is over due: what it is, and where it is looked at.
pub(super) struct Overdue {
    pub kind: HoldKind,
    pub review_on: Time,
    /// The case with its number.
    pub case: Option<(platform::ids::CaseId, i64)>,
    pub person: Option<PersonId>,
}

/// Raises a task for each day on which holds should have been looked at again and were not.
pub async fn remind(tx: &mut Tx) -> Result<(), platform::Error> {
    let days: BTreeSet<Time> = overdue(tx)
        .await?
        .into_iter()
        .map(|overdue| overdue.review_on)
        .collect();
    for day in days {
        tasks::raise_hold_review(tx, day).await?;
    }
    Ok(())
}

/// The holds that somebody should have looked at again by now.
pub(super) async fn overdue(tx: &ReadTx) -> Result<Vec<Overdue>, platform::db::Error> {
    type OfCase = (platform::ids::HoldId, HoldKind, Time, platform::ids::CaseId, i64);
    type OfWide = (platform::ids::HoldId, HoldKind, Time, Option<PersonId>);
    let of_cases: Vec<OfCase> = tx
        .all(store::REVIEWS_OF_CASES, params![tx.organization(), tx.now()])
        .await?;
    let of_wide: Vec<OfWide> = tx
        .all(store::REVIEWS_OF_WIDE, params![tx.organization(), tx.now()])
        .await?;
    let cases = of_cases.into_iter().map(|(_, kind, review_on, case, number)| Overdue {
        kind,
        review_on,
        case: Some((case, number)),
        person: None,
    });
    let wide = of_wide.into_iter().map(|(_, kind, review_on, person)| Overdue {
        kind,
        review_on,
        case: None,
        person,
    });
    Ok(cases.chain(wide).collect())
}
