//! New organizations: their counters, and the first admin's invitation.

use platform::audit::Event;
use platform::authz::Role;
use platform::boot;
use platform::db::{Db, Tx};
use platform::organization::{self, NewOrganization, Organization};
use platform::session::Bearer;
use platform::{params, statements};
use std::sync::Arc;
use uuid::Uuid;

use crate::policy::OnboardOrganization;
use crate::tables::COUNTER;
use crate::{accounts, tables};

statements! {
    pub(crate) INSERT_COUNTER = "
        INSERT INTO counter (organization_id, id, version, kind, n)
        VALUES ($1, $2, 1, $3, $4)";
}

/// What the organization counts, and the number before its first.
const COUNTERS: [(&str, i64); 3] = [("person-change", 0), ("person-number", 20_000), ("case-number", 10_000)];

/// Makes an organization with its keys, scopes and counters.
pub async fn create(db: &Db, new: &NewOrganization<'_>) -> Result<Arc<Organization>, platform::Error> {
    let organization = organization::create(db, new).await?;
    let actor = boot::system(organization.id, "onboarding");
    let mut tx = db.begin(&actor).await?;
    let permit = tx.permit::<OnboardOrganization>()?;
    insert_counters(&mut tx).await?;
    tx.commit(Event::on(&permit, &tables::COUNTER, organization.id.uuid(), None))
        .await?;
    Ok(organization)
}

async fn insert_counters(tx: &mut Tx) -> Result<(), platform::Error> {
    for (kind, before_first) in COUNTERS {
        let id: Uuid = tx.fresh();
        let params = params![tx.organization(), id, kind, before_first];
        tx.write_one(&COUNTER, INSERT_COUNTER, params).await?;
    }
    Ok(())
}

/// Invites the first admin; the returned value stands in the enrolment link, shown once.
pub async fn invite_first_admin(
    db: &Db,
    organization: &Organization,
    name: &str,
    email: &str,
) -> Result<Bearer, platform::Error> {
    let actor = boot::system(organization.id, "onboarding");
    let roles = platform::authz::Roles::of(&[Role::Admin]);
    let (_, bearer) = accounts::create_first_admin(db, &actor, name, email, roles).await?;
    Ok(bearer)
}
