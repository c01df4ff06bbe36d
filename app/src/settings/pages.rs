//! The one page of settings, and what its forms do.

use askama::Template;
use platform::audit::Event;
use platform::clock::Time;
use platform::ids::SessionId;
use platform::session::{self, ACCOUNT, Account, AccountFields, Preferences};
use platform::web::{Form, IntoResponse as _, Page, Path, Redirect, Response, Result, set_preference};
use serde::Deserialize;

use super::device::DeviceLine;
use crate::accounts::role_names;
use crate::layout::{Errors, Frame, THEME_COOKIE, render, render_invalid};
use crate::locales::{LANGUAGES, is_language};
use crate::policy::{EditOwnSettings, ReadOwnSettings};
use crate::url;

/// The themes as the form names them; `system` is stored as nothing.
const THEMES: [&str; 3] = ["system", "light", "dark"];
const DENSITIES: [&str; 2] = ["comfortable", "compact"];

/// How somebody likes the screens, as chosen.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct PreferencesForm {
    language: String,
    theme: String,
    density: String,
}

impl PreferencesForm {
    fn of(preferences: &Preferences) -> Self {
        let theme = if preferences.theme.is_empty() {
            "system"
        } else {
            &preferences.theme
        };
        Self {
            language: preferences.language.clone(),
            theme: theme.to_owned(),
            density: preferences.density.clone(),
        }
    }

    fn errors(&self) -> Errors {
        let mut errors = Errors::default();
        if !is_language(&self.language) {
            errors.add("language", "settings-error-language");
        }
        if !THEMES.contains(&self.theme.as_str()) {
            errors.add("theme", "settings-error-theme");
        }
        if !DENSITIES.contains(&self.density.as_str()) {
            errors.add("density", "settings-error-density");
        }
        errors
    }

    fn preferences(self) -> Preferences {
        let theme = if self.theme == "system" {
            String::new()
        } else {
            self.theme
        };
        Preferences {
            language: self.language,
            theme,
            density: self.density,
        }
    }
}

/// One choice among others.
struct Choice {
    value: &'static str,
    label: String,
    checked: bool,
}

#[derive(Template)]
#[template(path = "settings/index.html")]
struct SettingsPage {
    frame: Frame,
    languages: Vec<Choice>,
    themes: Vec<Choice>,
    densities: Vec<Choice>,
    fields: AccountFields,
    roles: Vec<String>,
    teams: Vec<String>,
    created_at: Time,
    devices: Vec<DeviceLine>,
    has_others: bool,
    errors: Errors,
}

async fn page(frame: Frame, form: Option<PreferencesForm>, errors: Errors) -> Result<SettingsPage> {
    let viewer = frame.viewer()?;
    let devices = session::devices(&frame.app.db, viewer).await?;
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ReadOwnSettings>()?;
    let account = session::find_account(&tx, viewer.account_id).await?;
    let fields = session::open_account(&tx, &permit, &account).await?;
    let members = session::list_members(&tx).await?;
    let names = frame.app.names.teams(&tx).await?;
    tx.note(Event::on(&permit, &ACCOUNT, account.id.uuid(), Some(account.log_scope)));
    drop(tx);
    let own = members.iter().filter(|(_, member)| *member == account.id);
    let teams = own.filter_map(|(team, _)| names.get(team).cloned()).collect();
    let form = form.unwrap_or_else(|| PreferencesForm::of(&account.preferences));
    Ok(SettingsPage {
        languages: LANGUAGES
            .iter()
            .map(|(code, name)| Choice {
                value: code,
                label: (*name).to_owned(),
                checked: *code == form.language,
            })
            .collect(),
        themes: choices(&frame, "settings-theme", &THEMES, &form.theme),
        densities: choices(&frame, "settings-density", &DENSITIES, &form.density),
        fields,
        roles: role_names(&frame, account.roles),
        teams,
        created_at: account.created_at,
        has_others: devices.iter().any(|device| !device.current),
        devices: devices
            .into_iter()
            .map(|device| DeviceLine::new(&frame, device))
            .collect(),
        errors,
        frame,
    })
}

fn choices(frame: &Frame, key: &str, values: &[&'static str], chosen: &str) -> Vec<Choice> {
    let choice = |value: &&'static str| Choice {
        value,
        label: frame.t(&format!("{key}-{value}")).into_owned(),
        checked: *value == chosen,
    };
    values.iter().map(choice).collect()
}

pub(super) async fn show(frame: Frame) -> Result<Page> {
    render(&page(frame, None, Errors::default()).await?)
}

/// Keeps language, theme and density; the next page has them.
pub(super) async fn update(frame: Frame, Form(form): Form<PreferencesForm>) -> Result<Response> {
    let errors = form.errors();
    if !errors.is_empty() {
        return render_invalid(&page(frame, Some(form), errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<EditOwnSettings>()?;
    let account = session::find_account(&tx, frame.viewer()?.account_id).await?;
    let preferences = form.preferences();
    session::set_preferences(&mut tx, &account, &preferences).await?;
    let Account { id, log_scope, .. } = account;
    tx.commit(Event::on(&permit, &ACCOUNT, id.uuid(), Some(log_scope)))
        .await?;
    let mut response = Redirect::to(&format!("{}?done=settings-saved", url::settings())).into_response();
    set_preference(response.headers_mut(), THEME_COOKIE, &preferences.theme);
    Ok(response)
}

#[derive(Clone, Copy, Deserialize)]
pub(super) struct DevicePath {
    id: SessionId,
}

/// Signs one of the viewer's devices out.
pub(super) async fn end_device(frame: Frame, Path(path): Path<DevicePath>) -> Result<Redirect> {
    session::end_session(&frame.app.db, frame.viewer()?, path.id).await?;
    Ok(Redirect::to(&format!("{}?done=device-ended", url::settings())))
}

/// Signs all of the viewer's devices out but this one.
pub(super) async fn end_others(frame: Frame) -> Result<Redirect> {
    session::end_sessions_of(&frame.app.db, frame.viewer()?).await?;
    Ok(Redirect::to(&format!("{}?done=devices-ended", url::settings())))
}
