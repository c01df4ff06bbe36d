//! How an organization is reached, and the page on which an admin writes it.

use askama::Template;
use minicbor::{Decode, Encode};
use platform::audit::Event;
use platform::authz::SealedRow;
use platform::db::{Error, FromRow, Row, Table};
use platform::ids::ScopeId;
use platform::keystore::Sealed;
use platform::web::{Form, IntoResponse as _, Page, Redirect, Response, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::store;
use crate::layout::{Errors, Frame, Length, render, render_invalid};
use crate::policy::EditContact;
use crate::tables;
use crate::url;

/// What is printed; empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, Deserialize)]
#[serde(default)]
pub struct ContactFields {
    #[n(0)]
    pub phone: String,
    /// `Monday to Friday 9–15`.
    #[n(1)]
    pub hours: String,
    #[n(2)]
    pub email: String,
    #[n(3)]
    pub address: String,
    /// How the data protection officer is reached.
    #[n(4)]
    pub officer: String,
}

impl ContactFields {
    /// What is known, line by line.
    pub fn lines(&self) -> Vec<String> {
        let all = [&self.phone, &self.hours, &self.email, &self.address, &self.officer];
        let lines = all.into_iter().flat_map(|text| text.lines());
        lines
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

/// The row.
pub struct Contact {
    pub(super) id: Uuid,
    pub(super) version: i64,
    scope: ScopeId,
    sealed: Sealed<ContactFields>,
}

impl FromRow for Contact {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            scope: row.get(2)?,
            sealed: row.get(3)?,
        })
    }
}

impl SealedRow for Contact {
    type Fields = ContactFields;
    const TABLE: &'static Table = &tables::ORGANIZATION_CONTACT;

    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn scope(&self) -> ScopeId {
        self.scope
    }

    fn sealed(&self) -> &Sealed<ContactFields> {
        &self.sealed
    }
}

/// The contact as typed, and the version that it was typed on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ContactForm {
    phone: String,
    hours: String,
    email: String,
    address: String,
    officer: String,
    version: String,
}

impl ContactForm {
    fn of(fields: ContactFields, version: i64) -> Self {
        Self {
            phone: fields.phone,
            hours: fields.hours,
            email: fields.email,
            address: fields.address,
            officer: fields.officer,
            version: version.to_string(),
        }
    }

    fn fields(&self) -> ContactFields {
        let text = |text: &str| text.trim().to_owned();
        ContactFields {
            phone: text(&self.phone),
            hours: text(&self.hours),
            email: text(&self.email),
            address: text(&self.address),
            officer: text(&self.officer),
        }
    }

    fn errors(&self) -> Errors {
        let mut errors = Errors::default();
        for (name, text) in [
            ("phone", &self.phone),
            ("hours", &self.hours),
            ("email", &self.email),
            ("address", &self.address),
            ("officer", &self.officer),
        ] {
            errors.limit(name, text, Length::Name);
        }
        errors
    }
}

#[derive(Template)]
#[template(path = "public_pages/edit.html")]
struct EditPage {
    frame: Frame,
    form: ContactForm,
    errors: Errors,
}

/// The form, as it is printed now.
pub(super) async fn edit(frame: Frame) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<EditContact>()?;
    let form = match store::find(&tx).await? {
        Some(known) => ContactForm::of(tx.organization_scope().await?.open(&known)?, known.version),
        None => ContactForm::of(ContactFields::default(), 0),
    };
    tx.note(Event::on(&permit, &tables::ORGANIZATION_CONTACT, Uuid::nil(), None));
    drop(tx);
    render(&EditPage {
        frame,
        form,
        errors: Errors::default(),
    })
}

/// Prints what was typed from now on.
pub(super) async fn update(frame: Frame, Form(form): Form<ContactForm>) -> Result<Response> {
    let mut errors = form.errors();
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<EditContact>()?;
    let organization = tx.organization();
    tx.lock(organization.uuid()).await?;
    let known = store::find(&tx).await?;
    if form.version != known.as_ref().map_or(0, |known| known.version).to_string() {
        errors.add("phone", "form-error-changed");
    }
    if !errors.is_empty() {
        drop(tx);
        return render_invalid(&EditPage { frame, form, errors });
    }
    let id = store::save(&mut tx, known.as_ref(), &form.fields()).await?;
    tx.commit(Event::on(&permit, &tables::ORGANIZATION_CONTACT, id, None))
        .await?;
    Ok(Redirect::to(&format!("{}?done=contact-saved", url::contact())).into_response())
}
