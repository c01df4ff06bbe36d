//! What was agreed on, accepting it, and the page of whoever comes before that.

use askama::Template;
use platform::audit::Event;
use platform::clock::Time;
use platform::web::{Error, Form, IntoResponse as _, Page, Redirect, Response, Result, StatusCode};
use serde::Deserialize;
use uuid::Uuid;

use super::agreement::{AcceptanceFields, Kind, Text, current, needed};
use super::store;
use crate::layout::{Errors, Frame, Length, render, render_invalid};
use crate::policy::{AcceptAgreement, ReadAgreements};
use crate::{tables, url};

/// An agreement as the page shows it.
struct View {
    text: &'static Text,
    accepted: Option<Accepted>,
}

/// Who accepted a text, and when.
struct Accepted {
    name: String,
    authority: String,
    at: Time,
    version: i64,
}

/// What an admin states when they accept.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct AcceptForm {
    kind: String,
    version: i64,
    name: String,
    authority: String,
    may_bind: String,
}

#[derive(Template)]
#[template(path = "agreements/index.html")]
struct IndexPage {
    frame: Frame,
    views: Vec<View>,
    form: AcceptForm,
    errors: Errors,
}

async fn page(frame: Frame, form: AcceptForm, errors: Errors) -> Result<IndexPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ReadAgreements>()?;
    let scope = tx.organization_scope().await?;
    let accepted = store::list(&tx).await?;
    let mut views = Vec::new();
    for text in needed(tx.settings()).into_iter().filter_map(current) {
        let last = accepted.iter().rfind(|acceptance| acceptance.kind == text.kind);
        let accepted = match last {
            Some(acceptance) => {
                let fields = scope.open(acceptance)?;
                Some(Accepted {
                    name: fields.name,
                    authority: fields.authority,
                    at: acceptance.accepted_at,
                    version: acceptance.text_version,
                })
            }
            None => None,
        };
        views.push(View { text, accepted });
    }
    tx.note(Event::on(&permit, &tables::AGREEMENT, Uuid::nil(), None));
    drop(tx);
    Ok(IndexPage {
        frame,
        views,
        form,
        errors,
    })
}

/// What the organization has to accept, and what it has.
pub(super) async fn index(frame: Frame) -> Result<Page> {
    let form = AcceptForm {
        name: frame.viewer()?.fields.name.clone(),
        ..AcceptForm::default()
    };
    render(&page(frame, form, Errors::default()).await?)
}

/// Accepts the newest text of an agreement, once.
pub(super) async fn create(frame: Frame, Form(form): Form<AcceptForm>) -> Result<Response> {
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    let kind = Kind::parse(&form.kind).filter(|kind| needed(&organization).contains(kind));
    let text = kind.and_then(current).ok_or(Error::NotFound)?;
    let mut errors = Errors::default();
    if form.name.trim().is_empty() {
        errors.add("name", "agreements-error-name");
    }
    if form.authority.trim().is_empty() {
        errors.add("authority", "agreements-error-authority");
    }
    if form.may_bind.is_empty() {
        errors.add("may_bind", "agreements-error-may-bind");
    }
    errors.limit("name", &form.name, Length::Name);
    errors.limit("authority", &form.authority, Length::Name);
    if !errors.is_empty() {
        return render_invalid(&page(frame, form, errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<AcceptAgreement>()?;
    tx.lock(organization.id.uuid()).await?;
    // What was read is what is accepted, and nobody accepts twice.
    if form.version != text.version || !store::missing(&tx).await?.contains(&text.kind) {
        return Err(Error::Conflict);
    }
    let fields = AcceptanceFields {
        name: form.name.trim().to_owned(),
        authority: form.authority.trim().to_owned(),
    };
    let id = store::accept(&mut tx, text, &fields).await?;
    tx.commit(Event::on(&permit, &tables::AGREEMENT, id, None)).await?;
    Ok(Redirect::to(&format!("{}?done=agreement-accepted", url::agreements())).into_response())
}

#[derive(Template)]
#[template(path = "agreements/needed.html")]
struct NeededPage {
    frame: Frame,
    missing: Vec<Kind>,
}

/// The page that says who has to do what first, if the organization has not accepted its agreements.
pub async fn refusal(frame: &Frame) -> Result<Option<Response>> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let missing = store::missing(&tx).await?;
    drop(tx);
    if missing.is_empty() {
        return Ok(None);
    }
    let page = render(&NeededPage {
        frame: frame.again(),
        missing,
    })?;
    Ok(Some((StatusCode::CONFLICT, page).into_response()))
}
