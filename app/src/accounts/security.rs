//! Security: how sign-ins of the whole organization are protected. So far the time-out.

use askama::Template;
use platform::audit::Event;
use platform::session::{self, IDLE_MINUTES, SECURITY};
use platform::web::{Form, IntoResponse as _, Page, Redirect, Response, Result};
use serde::Deserialize;

use crate::layout::{Errors, Frame, render, render_invalid};
use crate::policy::{EditSecurity, ReadSecurity};
use crate::url;

/// The time-out as typed, and the version that it was typed over.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SecurityForm {
    idle_minutes: String,
    version: i64,
}

impl SecurityForm {
    fn idle_minutes(&self) -> Option<i64> {
        let minutes = self.idle_minutes.trim().parse().ok();
        minutes.filter(|minutes| IDLE_MINUTES.contains(minutes))
    }
}

#[derive(Template)]
#[template(path = "accounts/security.html")]
struct SecurityPage {
    frame: Frame,
    form: SecurityForm,
    may_change: bool,
    errors: Errors,
}

/// The page; with a form that was not accepted, what was typed stays and the version is the newest.
async fn page(frame: Frame, typed: Option<String>, errors: Errors) -> Result<SecurityPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ReadSecurity>()?;
    let security = session::find_security(&tx).await?;
    tx.note(Event::on(&permit, &SECURITY, tx.organization().uuid(), None));
    drop(tx);
    Ok(SecurityPage {
        form: SecurityForm {
            idle_minutes: typed.unwrap_or_else(|| security.idle_minutes().to_string()),
            version: security.version,
        },
        may_change: frame.may::<EditSecurity>(),
        errors,
        frame,
    })
}

/// What holds now, and the form that changes it.
pub(super) async fn show(frame: Frame) -> Result<Page> {
    render(&page(frame, None, Errors::default()).await?)
}

/// Sets the time-out; the log tells what it was before and after.
pub(super) async fn update(frame: Frame, Form(form): Form<SecurityForm>) -> Result<Response> {
    let Some(minutes) = form.idle_minutes() else {
        let errors = Errors::one("idle_minutes", "accounts-error-idle-minutes");
        return render_invalid(&page(frame, Some(form.idle_minutes), errors).await?);
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<EditSecurity>()?;
    let organization = tx.organization();
    tx.lock(organization.uuid()).await?;
    let known = session::find_security(&tx).await?;
    if known.version != form.version {
        drop(tx);
        let errors = Errors::one("idle_minutes", "accounts-error-changed");
        return render_invalid(&page(frame, Some(form.idle_minutes), errors).await?);
    }
    session::set_idle_minutes(&mut tx, known, minutes).await?;
    let event = Event::on(&permit, &SECURITY, organization.uuid(), None);
    tx.commit(event.because(format!("{} → {minutes} min", known.idle_minutes())))
        .await?;
    Ok(Redirect::to(&format!("{}?done=security-saved", url::security())).into_response())
}
