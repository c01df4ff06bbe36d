//! The settings as an admin sees and changes them.

use askama::Template;
use platform::audit::Event;
use platform::authz::Permit;
use platform::ids::AccountId;
use platform::web::{Form, IntoResponse as _, Redirect, Response, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::deciders;
use super::store::{self, COOL_OFF_RANGE, Settings};
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::policy::{EditRequestSettings, ReadRequests};
use crate::{tables, url};

/// The settings as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SettingsForm {
    cool_off_hours: String,
    deputy: String,
}

impl SettingsForm {
    fn of(settings: &Settings) -> Self {
        Self {
            cool_off_hours: settings.cool_off_hours.to_string(),
            deputy: settings.deputy.map(|deputy| deputy.to_string()).unwrap_or_default(),
        }
    }
}

/// Somebody who can be named.
struct Choice {
    id: String,
    name: String,
    checked: bool,
}

#[derive(Template)]
#[template(path = "request_settings/index.html")]
struct SettingsPage {
    frame: Frame,
    form: SettingsForm,
    choices: Vec<Choice>,
    errors: Errors,
}

async fn page(frame: Frame, form: Option<SettingsForm>, errors: Errors) -> Result<SettingsPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit: Permit<ReadRequests> = tx.permit()?;
    let form = match form {
        Some(form) => form,
        None => SettingsForm::of(&store::find(&tx).await?),
    };
    let names = frame.app.names.accounts(&tx).await?;
    let deciders = deciders(&tx).await?;
    tx.note(Event::on(&permit, &tables::REQUEST_SETTING, Uuid::nil(), None));
    drop(tx);
    let choice = |id: AccountId| Choice {
        name: names.get(&id).cloned().unwrap_or_default(),
        checked: form.deputy == id.to_string(),
        id: id.to_string(),
    };
    let mut choices: Vec<Choice> = deciders.into_iter().map(|decider| choice(decider.account)).collect();
    choices.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(SettingsPage {
        frame,
        form,
        choices,
        errors,
    })
}

pub(super) async fn show(frame: Frame) -> Result<Response> {
    Ok(render(&page(frame, None, Errors::default()).await?)?.into_response())
}

/// Sets the wait and the deputy; what is approved already keeps its day.
pub(super) async fn update(frame: Frame, Form(form): Form<SettingsForm>) -> Result<Response> {
    let mut errors = Errors::default();
    let hours: Option<i64> = form.cool_off_hours.trim().parse().ok();
    let hours = hours.filter(|hours| COOL_OFF_RANGE.contains(hours));
    if hours.is_none() {
        errors.add("cool_off_hours", "request-settings-error-cool-off");
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit: Permit<EditRequestSettings> = tx.permit()?;
    let deputy: Option<AccountId> = form.deputy.parse().ok();
    let able = deciders(&tx).await?;
    let known = |deputy: &AccountId| able.iter().any(|decider| decider.account == *deputy);
    if !form.deputy.is_empty() && !deputy.as_ref().is_some_and(known) {
        errors.add("deputy", "request-settings-error-deputy");
    }
    let (Some(cool_off_hours), true) = (hours, errors.is_empty()) else {
        drop(tx);
        return render_invalid(&page(frame, Some(form), errors).await?);
    };
    store::set(&mut tx, &Settings { cool_off_hours, deputy }).await?;
    tx.commit(Event::on(&permit, &tables::REQUEST_SETTING, Uuid::nil(), None))
        .await?;
    Ok(Redirect::to(&format!("{}?done=request-settings", url::request_settings())).into_response())
}
