//! Ends that nobody has to press a button for: a confirmed death, and coming of age.

use platform::audit::Event;
use platform::boot;
use platform::db::Tx;
use platform::ids::PersonId;
use platform::organization;
use platform::session;
use uuid::Uuid;

use super::representation::{RepresentationError, granted_until};
use super::store;
use crate::layout::zone_of;
use crate::policy::RunOutRepresentation;
use crate::state::App;
use crate::tables::REPRESENTATION;

/// Ends a dead person's account, and every grant on their record and by them; the caller's event tells of it.
pub async fn end_all(tx: &mut Tx, person: PersonId) -> Result<(), platform::Error> {
    if let Some(access) = store::find_of_person(tx, person).await?
        && access.ended_at.is_none()
    {
        let account = session::find_account(tx, access.id).await?;
        store::end_access(tx, &access, &account).await?;
    }
    Ok(store::end_all_about(tx, person).await?)
}

/// Writes down the ends by majority that have come near; returns how many. Runs hourly.
pub async fn run_out(app: &App) -> Result<usize, platform::Error> {
    let mut count = 0;
    for id in organization::list(&app.db).await? {
        let actor = boot::system(id, "majority");
        let zone = zone_of(Some(&*app.db.organization(id).await?));
        let mut after = Uuid::nil();
        loop {
            let tx = app.db.read(&actor).await?;
            let page = store::list_until_majority(&tx, after).await?;
            let Some(last) = page.last() else { break };
            after = last.id.uuid();
            let mut due = Vec::new();
            for representation in page {
                let Some(person) = store::find_person(&tx, representation.person_id).await? else {
                    continue;
                };
                let birth = tx.open_system(&person).await?.birth();
                let until = granted_until(representation.ends_at, birth, true, &zone, tx.now());
                match until {
                    Ok(until) if until == representation.ends_at => {}
                    Ok(until) => due.push((representation, person.log_scope, until)),
                    Err(RepresentationError::OfAge) => {
                        let now = tx.now();
                        due.push((representation, person.log_scope, now));
                    }
                    Err(_) => {}
                }
            }
            drop(tx);
            for (representation, log_scope, until) in due {
                let mut tx = app.db.begin(&actor).await?;
                let permit = tx.permit::<RunOutRepresentation>()?;
                store::shorten(&mut tx, &representation, until).await?;
                let event = Event::on(&permit, &REPRESENTATION, representation.id.uuid(), Some(log_scope));
                tx.commit(event).await?;
                count += 1;
            }
        }
    }
    Ok(count)
}
