//! Settings of the portal: language, colours, password, devices.

use askama::Template;
use platform::audit::Event;
use platform::clock::Time;
use platform::ids::SessionId;
use platform::session::{self, ACCOUNT, Account, Device, Preferences};
use platform::web::{Form, IntoResponse as _, Page, Path, Redirect, Response, Result, set_preference};
use serde::Deserialize;

use crate::layout::{Errors, Frame, THEME_COOKIE, render, render_invalid};
use crate::locales::{PORTAL_LANGUAGES, is_portal_language};
use crate::policy::{EditPortalSettings, ReadPortal};
use crate::settings::device_name;
use crate::url;

/// The colours as the form names them; `system` is stored as nothing.
const THEMES: [(&str, &str); 3] = [
    ("system", "portal-theme-system"),
    ("light", "portal-theme-light"),
    ("dark", "portal-theme-dark"),
];

/// How somebody likes the pages, as chosen.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SettingsForm {
    language: String,
    theme: String,
}

/// One choice among others.
struct Choice {
    value: &'static str,
    label: String,
    checked: bool,
}

/// A device that is signed in.
struct DeviceLine {
    name: String,
    seen_at: Time,
    is_current: bool,
    end_href: String,
}

#[derive(Template)]
#[template(path = "portal/settings.html")]
struct SettingsPage {
    frame: Frame,
    email: String,
    languages: Vec<Choice>,
    themes: Vec<Choice>,
    devices: Vec<DeviceLine>,
    has_second_step: bool,
    errors: Errors,
}

async fn page(frame: Frame, form: Option<SettingsForm>, errors: Errors) -> Result<SettingsPage> {
    let viewer = frame.viewer()?;
    let devices = session::devices(&frame.app.db, viewer).await?;
    let has_second_step = session::has_second_step(&frame.app.db, viewer).await?;
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ReadPortal>()?;
    let (account, log_scope) = (viewer.account_id, viewer.log_scope);
    tx.note(Event::on(&permit, &ACCOUNT, account.uuid(), Some(log_scope)));
    drop(tx);
    let theme = match viewer.preferences.theme.as_str() {
        "" => "system",
        theme => theme,
    };
    let form = form.unwrap_or_else(|| SettingsForm {
        language: viewer.preferences.language.clone(),
        theme: theme.to_owned(),
    });
    let language = |(value, label): &(&'static str, &'static str)| Choice {
        value,
        label: (*label).to_owned(),
        checked: *value == form.language,
    };
    let theme = |(value, key): &(&'static str, &'static str)| Choice {
        value,
        label: frame.t(key).into_owned(),
        checked: *value == form.theme,
    };
    let device = |device: Device| DeviceLine {
        name: device_name(
            &frame,
            &device.user_agent,
            "portal-device-name",
            "portal-device-unknown",
        ),
        seen_at: device.seen_at,
        is_current: device.current,
        end_href: url::portal_device_end(device.session_id),
    };
    Ok(SettingsPage {
        email: viewer.fields.email.clone(),
        languages: PORTAL_LANGUAGES.iter().map(language).collect(),
        themes: THEMES.iter().map(theme).collect(),
        devices: devices.into_iter().map(device).collect(),
        has_second_step,
        errors,
        frame,
    })
}

pub(super) async fn show(frame: Frame) -> Result<Page> {
    render(&page(frame, None, Errors::default()).await?)
}

/// Keeps language and colours; the next page has them.
pub(super) async fn update(frame: Frame, Form(form): Form<SettingsForm>) -> Result<Response> {
    let mut errors = Errors::default();
    if !is_portal_language(&form.language) {
        errors.add("language", "portal-error-language");
    }
    if !THEMES.iter().any(|(value, _)| *value == form.theme) {
        errors.add("theme", "portal-error-theme");
    }
    if !errors.is_empty() {
        return render_invalid(&page(frame, Some(form), errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<EditPortalSettings>()?;
    let account = session::find_account(&tx, frame.viewer()?.account_id).await?;
    let preferences = Preferences {
        language: form.language,
        theme: if form.theme == "system" {
            String::new()
        } else {
            form.theme
        },
        density: account.preferences.density.clone(),
    };
    session::set_preferences(&mut tx, &account, &preferences).await?;
    let Account { id, log_scope, .. } = account;
    tx.commit(Event::on(&permit, &ACCOUNT, id.uuid(), Some(log_scope)))
        .await?;
    let mut response = Redirect::to(&format!("{}?done=portal-settings-saved", url::portal_settings())).into_response();
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
    Ok(Redirect::to(&format!(
        "{}?done=portal-device-ended",
        url::portal_settings()
    )))
}

/// Signs all of the viewer's devices out but this one.
pub(super) async fn end_others(frame: Frame) -> Result<Redirect> {
    session::end_sessions_of(&frame.app.db, frame.viewer()?).await?;
    Ok(Redirect::to(&format!(
        "{}?done=portal-devices-ended",
        url::portal_settings()
    )))
}
