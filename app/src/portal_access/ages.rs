//! The ages at which a child's own view weighs more: whoever works with them is asked to look again at what representatives may see.
//!
//! Asked from the month on in which the child reaches the age, once for each, and about grants from before it: a day would tell a birthday, and the age with it.
//! Nothing ends by it: capacity is what people judge, and no age.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use platform::authz::Role;
use platform::db::{ReadTx, Tx};
use platform::ids::{AccountId, PersonId};
use platform::organization::Jurisdiction;
use platform::session;
use uuid::Uuid;

use super::store;
use crate::layout::{date_in, start_of_day};
use crate::tasks;

/// At 12 a child speaks beside the guardian in child protection (Act 417/2007, section 21), at 15 in every matter of their own (Act 434/2003, section 14).
const fn ages(jurisdiction: Jurisdiction) -> &'static [i64] {
    match jurisdiction {
        Jurisdiction::Finland => &[12, 15],
        Jurisdiction::Netherlands | Jurisdiction::EuropeanUnion | Jurisdiction::UnitedStates => &[],
    }
}

/// The first day of the month in which somebody reached an age, for a year.
fn reached(birth: Date, ages: &[i64], today: Date) -> Option<Date> {
    ages.iter().find_map(|age| {
        let month = birth.checked_add(age.years()).ok()?.first_of_month();
        let over = month.checked_add(1.year()).ok()?;
        (month <= today && today < over).then_some(month)
    })
}

/// A child whose representatives have to be looked at again.
pub struct Review {
    person: PersonId,
    /// Who began one of the representations.
    recorded_by: AccountId,
}

/// The children for whom nobody was asked yet.
pub async fn due_reviews(tx: &ReadTx) -> Result<Vec<Review>, platform::Error> {
    let settings = tx.settings();
    let (ages, today) = (ages(settings.jurisdiction), date_in(settings, tx.now()));
    if ages.is_empty() {
        return Ok(Vec::new());
    }
    let mut due = BTreeMap::new();
    let mut after = Uuid::nil();
    loop {
        let page = store::list_live(tx, after).await?;
        let Some(last) = page.last() else { break };
        after = last.id.uuid();
        for representation in page {
            let child = representation.person_id;
            let Some(person) = store::find_person(tx, child).await? else {
                continue;
            };
            let birth = tx.open_system(&person).await?.birth();
            let month = birth.and_then(|birth| reached(birth, ages, today));
            let Some(since) = month.and_then(|month| start_of_day(settings, month)) else {
                continue;
            };
            let is_older = representation.recorded_at < since;
            if is_older && !tasks::is_representation_review_raised(tx, child, since).await? {
                due.insert(child, representation.recorded_by);
            }
        }
    }
    let review = |(person, recorded_by)| Review { person, recorded_by };
    Ok(due.into_iter().map(review).collect())
}

/// The person's worker, else whoever began the representation, else the privacy officer.
pub(super) async fn assignee(
    tx: &ReadTx,
    person: PersonId,
    recorded_by: AccountId,
) -> Result<Option<AccountId>, platform::Error> {
    if let Some(worker) = store::find_worker(tx, person).await? {
        return Ok(Some(worker));
    }
    let account = session::find_account(tx, recorded_by).await?;
    if account.state == "active" {
        return Ok(Some(account.id));
    }
    Ok(session::find_with_role(tx, &[Role::PrivacyOfficer, Role::Admin]).await?)
}

/// Asks somebody about each child.
pub async fn ask_for_reviews(tx: &mut Tx, due: &[Review]) -> Result<(), platform::Error> {
    for review in due {
        if let Some(assignee) = assignee(tx, review.person, review.recorded_by).await? {
            tasks::raise_representation_review(tx, assignee, review.person).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_child_is_asked_about_from_the_month_of_the_birthday_on() {
        let birth = date(2014, 11, 24);
        let asked = |today| reached(birth, ages(Jurisdiction::Finland), today);
        assert_eq!(asked(date(2026, 10, 31)), None);
        for today in [date(2026, 11, 1), date(2026, 11, 24), date(2027, 10, 31)] {
            assert_eq!(asked(today), Some(date(2026, 11, 1)));
        }
        assert_eq!(asked(date(2027, 11, 1)), None);
        assert_eq!(asked(date(2029, 11, 2)), Some(date(2029, 11, 1)));
        assert_eq!(
            reached(birth, ages(Jurisdiction::UnitedStates), date(2026, 11, 24)),
            None
        );
    }
}
