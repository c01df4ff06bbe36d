//! What nobody could open any more once an account or a team has ended, and who takes it over.
//!
//! Only people with a relation see restricted cases and sensitive persons, so the last relation to one never ends without a successor.

use platform::authz::{Action, Ground, Principal};
use platform::db::{Error, ReadTx, Tx};
use platform::ids::{AccountId, CaseId, PersonId};
use uuid::Uuid;

use super::store;
use super::team::Choice;
use crate::layout::Frame;
use crate::policy::{ReadCase, ReadPerson};
use crate::{cases, people};

/// Restricted cases and sensitive persons that only the leaving principal opens.
pub(super) struct LeftAlone {
    cases: Vec<CaseId>,
    people: Vec<PersonId>,
}

impl LeftAlone {
    /// `leaving` is the account or team that ends; `principals` are all that its end takes power from.
    pub(super) async fn find(tx: &ReadTx, leaving: Uuid, principals: &[Uuid]) -> Result<Self, Error> {
        Ok(Self {
            cases: store::cases_left_alone(tx, leaving, principals, ReadCase::ROLES).await?,
            people: store::people_left_alone(tx, leaving, principals, ReadPerson::ROLES).await?,
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cases.is_empty() && self.people.is_empty()
    }

    /// How many there are, in words.
    pub(super) fn texts(&self, frame: &Frame) -> Vec<String> {
        let counts = [
            ("accounts-alone-cases", self.cases.len()),
            ("accounts-alone-people", self.people.len()),
        ];
        let some = counts.into_iter().filter(|(_, count)| *count > 0);
        some.map(|(key, count)| frame.tn(key, count)).collect()
    }

    /// Assigns all of it to the successor.
    pub(super) async fn hand_over(&self, tx: &mut Tx, successor: AccountId) -> Result<(), Error> {
        let (to, now) = (Principal::Account(successor), tx.now());
        for case in &self.cases {
            cases::insert_grant(tx, *case, to, Ground::Assigned, now, None).await?;
        }
        for person in &self.people {
            people::grant(tx, *person, to, Ground::Assigned, None).await?;
        }
        Ok(())
    }

    /// What the log says of the handing over; ids and counts only.
    pub(super) fn reason(&self, successor: AccountId) -> String {
        let (cases, people) = (self.cases.len(), self.people.len());
        format!("restricted cases: {cases}, sensitive persons: {people} → {successor}")
    }
}

/// Who can take over, by name: everybody at work on cases but the one who leaves.
pub(super) async fn choices(
    frame: &Frame,
    tx: &ReadTx,
    leaving: Uuid,
    chosen: Option<AccountId>,
) -> Result<Vec<Choice>, platform::Error> {
    let staff = frame.app.names.care_staff(tx).await?;
    let others = staff.iter().filter(|(id, _)| id.uuid() != leaving);
    let mut others: Vec<Choice> = others
        .map(|(id, name)| Choice::new(*id, name, chosen == Some(*id)))
        .collect();
    others.sort_by_key(|choice| choice.name.to_lowercase());
    Ok(others)
}
