//! What is known of a colleague: name, e-mail, job title.

use askama::Template;
use platform::audit::Event;
use platform::ids::AccountId;
use platform::session::{self, ACCOUNT, AccountFields, EMAIL_TAKEN};
use platform::web::{Error, Form, IntoResponse as _, Page, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::person::{AccountPath, open};
use crate::layout::{Errors, Frame, Length, render, render_invalid};
use crate::policy::EditAccount;
use crate::url;

/// The details as typed, and the version of the account that they were typed over.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct DetailsForm {
    name: String,
    email: String,
    title: String,
    version: String,
}

/// What stands against these details, if anything.
pub(super) fn errors(name: &str, email: &str, title: &str) -> Errors {
    let mut errors = Errors::default();
    if name.trim().is_empty() {
        errors.add("name", "accounts-error-no-name");
    }
    errors.limit("name", name, Length::Name);
    if !is_email(email.trim()) {
        errors.add("email", "accounts-error-email");
    }
    errors.limit("email", email.trim(), Length::Name);
    errors.limit("title", title, Length::Name);
    errors
}

/// Whether this can be an e-mail address: something, one @, something with a dot or a bare host.
fn is_email(text: &str) -> bool {
    let plain = !text
        .chars()
        .any(|character| character.is_whitespace() || character.is_control());
    let parts = text
        .split_once('@')
        .filter(|(local, domain)| !local.is_empty() && !domain.is_empty() && !domain.contains('@'));
    plain && parts.is_some()
}

#[derive(Template)]
#[template(path = "accounts/details.html")]
struct DetailsPage {
    frame: Frame,
    name: String,
    form: DetailsForm,
    action: String,
    cancel: String,
    errors: Errors,
}

/// The form; what was typed and not accepted stays, over the newest version.
async fn page(frame: Frame, id: AccountId, typed: Option<DetailsForm>, errors: Errors) -> Result<DetailsPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let (account, fields) = open(&tx, id).await?;
    drop(tx);
    let name = fields.name.clone();
    let version = account.version.to_string();
    let form = match typed {
        Some(typed) => DetailsForm { version, ..typed },
        None => DetailsForm {
            name: fields.name,
            email: fields.email,
            title: fields.title.unwrap_or_default(),
            version,
        },
    };
    Ok(DetailsPage {
        name,
        form,
        action: url::account_edit(id),
        cancel: url::account(id),
        errors,
        frame,
    })
}

pub(super) async fn edit(frame: Frame, Path(path): Path<AccountPath>) -> Result<Page> {
    render(&page(frame, path.id, None, Errors::default()).await?)
}

/// Saves the details; from now on the new e-mail signs in, and the old one does not.
pub(super) async fn update(
    frame: Frame,
    Path(path): Path<AccountPath>,
    Form(form): Form<DetailsForm>,
) -> Result<Response> {
    let errors = errors(&form.name, &form.email, &form.title);
    if !errors.is_empty() {
        return render_invalid(&page(frame, path.id, Some(form), errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<EditAccount>()?;
    let organization = tx.organization();
    let account = session::find_staff(&tx, path.id).await?;
    if account.state == "ended" {
        return Err(Error::Conflict);
    }
    if form.version != account.version.to_string() {
        drop(tx);
        let errors = Errors::one("name", "accounts-error-changed");
        return render_invalid(&page(frame, path.id, Some(form), errors).await?);
    }
    let fields = AccountFields::new(&form.name, &form.email, &form.title);
    match session::set_fields(&mut tx, &account, &fields).await {
        Ok(()) => {}
        Err(platform::Error::Db(platform::db::Error::Unique(constraint))) if constraint == EMAIL_TAKEN => {
            drop(tx);
            let errors = Errors::one("email", "accounts-error-email-taken");
            return render_invalid(&page(frame, path.id, Some(form), errors).await?);
        }
        Err(error) => return Err(error.into()),
    }
    tx.commit(Event::on(&permit, &ACCOUNT, account.id.uuid(), Some(account.log_scope)))
        .await?;
    frame.app.names.forget(organization);
    Ok(Redirect::to(&format!("{}?done=account-saved", url::account(path.id))).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_two_sides() {
        for email in ["aino@example.fi", "a.b+c@localhost", "äiti@esimerkki.fi"] {
            assert!(is_email(email), "{email}");
        }
        for email in [
            "",
            "aino",
            "@example.fi",
            "aino@",
            "a@b@c",
            "a b@example.fi",
            "a@exa\tmple.fi",
        ] {
            assert!(!is_email(email), "{email}");
        }
    }
}
