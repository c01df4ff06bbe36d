//! What clients see of a demo organization: one portal account, and how the organization is reached.

use platform::audit::Event;
use platform::authz::Role;
use platform::boot;
use platform::ids::PersonId;
use platform::organization::Organization;
use platform::session::{self, NewPortalAccount};
use secrecy::SecretString;

use super::SignIn;
use super::random::Random;
use super::staff::password;
use crate::people::{NameStyle, Person};
use crate::policy::{EditContact, InviteToPortal};
use crate::public_pages::ContactFields;
use crate::state::App;
use crate::{portal_access, public_pages, tables};

/// Gives a person a portal account that is enrolled already; returns how they sign in.
pub(super) async fn invite(
    app: &App,
    organization: &Organization,
    person: PersonId,
    random: &mut Random,
) -> Result<SignIn, platform::Error> {
    let system = boot::system(organization.id, "demo");
    let mut tx = app.db.begin(&system).await?;
    let person = tx.authorize::<Person, InviteToPortal>(person).await?;
    let fields = person.open(&*person)?;
    let email = format!("{}@example.org", fields.given.to_lowercase());
    let new = NewPortalAccount {
        name: &fields.name(NameStyle::GivenFirst),
        email: &email,
        role: Role::Client,
        language: &organization.language,
        scope: person.open_scope(),
        log_scope: person.log_scope,
    };
    let account = session::insert_portal_account(&mut tx, &new).await?;
    portal_access::insert_access(
        &mut tx,
        &person,
        account.id,
        "Came to the office with her worker; passport shown.",
    )
    .await?;
    portal_access::give_own(&mut tx, person.id, account.id).await?;
    // Longer than staff's: it stands alone.
    let password = format!("{}-{}", password(random), password(random));
    let secret = SecretString::from(password.clone());
    session::enrol_now(&mut tx, &app.hasher, &account, secret, &[]).await?;
    tx.commit(Event::of(&person)).await?;
    Ok(SignIn {
        role: Role::Client.name().to_owned(),
        email,
        password,
        totp_secret: String::new(),
    })
}

/// Prints numbers and addresses that reach nobody.
pub(super) async fn print_contact(app: &App, organization: &Organization) -> Result<(), platform::Error> {
    let system = boot::system(organization.id, "demo");
    let mut tx = app.db.begin(&system).await?;
    let permit = tx.permit::<EditContact>()?;
    let fields = ContactFields {
        phone: "000 000 0000".to_owned(),
        hours: "9–15".to_owned(),
        email: format!("office@{}.example", organization.slug),
        address: String::new(),
        officer: format!("privacy@{}.example", organization.slug),
    };
    let id = public_pages::save(&mut tx, None, &fields).await?;
    tx.commit(Event::on(&permit, &tables::ORGANIZATION_CONTACT, id, None))
        .await
}
