//! The password, and a second step for those who want one.

use askama::Template;
use platform::session::{self, ChangeError, PER_CREDENTIAL, SecondFactor, Try};
use platform::web::{Error, Form, IntoResponse as _, Page, Redirect, Response, Result};
use secrecy::SecretString;
use serde::Deserialize;

use crate::layout::{Errors, Frame, render, render_invalid};
use crate::sign_in::qr_svg;
use crate::url;

#[derive(Template)]
#[template(path = "portal/password.html")]
struct PasswordPage {
    frame: Frame,
    hint: String,
    errors: Errors,
}

async fn password_page(frame: Frame, errors: Errors) -> Result<PasswordPage> {
    let least = session::password_min(&frame.app.db, frame.viewer()?).await?;
    let hint = frame.tn("portal-password-hint", i64::try_from(least).unwrap_or_default());
    Ok(PasswordPage { frame, hint, errors })
}

/// The form of a new password.
pub(super) async fn new(frame: Frame) -> Result<Page> {
    render(&password_page(frame, Errors::default()).await?)
}

#[derive(Deserialize)]
pub(super) struct PasswordForm {
    current: SecretString,
    password: SecretString,
}

/// What stands against a change; a wrong password counts against guessing.
fn errors(attempt: Try, error: ChangeError) -> Result<Errors> {
    match error {
        ChangeError::WrongPassword => attempt.failed(),
        _ => attempt.taken_back(),
    }
    Ok(match error {
        ChangeError::WrongPassword => Errors::one("current", "portal-error-current"),
        ChangeError::ShortPassword => Errors::one("password", "portal-error-short-password"),
        ChangeError::PersonalPassword => Errors::one("password", "sign-in-error-personal-password"),
        ChangeError::WrongCode => Errors::one("code", "sign-in-error-code"),
        ChangeError::Platform(error) => return Err(error.into()),
    })
}

/// A try at the viewer's password; refused while there are too many.
fn attempt(frame: &Frame) -> Result<Try> {
    let key = format!("password {}", frame.viewer()?.account_id);
    let begun = frame.app.throttle.begin(&key, PER_CREDENTIAL, frame.now);
    begun.map_err(Error::TooMany)
}

/// Changes the password; every other device is signed out.
pub(super) async fn create(frame: Frame, Form(form): Form<PasswordForm>) -> Result<Response> {
    let attempt = attempt(&frame)?;
    let app = &frame.app;
    let changed = session::change_password(&app.db, &app.hasher, frame.viewer()?, form.current, form.password).await;
    match changed {
        Ok(()) => {
            attempt.succeeded();
            Ok(Redirect::to(&format!("{}?done=portal-password-changed", url::portal_settings())).into_response())
        }
        Err(error) => {
            let errors = errors(attempt, error)?;
            render_invalid(&password_page(frame, errors).await?)
        }
    }
}

#[derive(Template)]
#[template(path = "portal/second_step.html")]
struct SecondStepPage {
    frame: Frame,
    has_second_step: bool,
    totp_secret: String,
    totp_secret_grouped: String,
    qr_svg: String,
    errors: Errors,
}

async fn second_step_page(frame: Frame, secret: String, errors: Errors) -> Result<SecondStepPage> {
    let viewer = frame.viewer()?;
    let uri = session::totp_uri(&viewer.organization.name, &viewer.fields.email, &secret);
    let groups = secret.as_bytes().chunks(4);
    let groups = groups.filter_map(|chunk| std::str::from_utf8(chunk).ok());
    Ok(SecondStepPage {
        has_second_step: session::has_second_step(&frame.app.db, viewer).await?,
        totp_secret_grouped: groups.collect::<Vec<_>>().join(" "),
        qr_svg: qr_svg(&uri),
        totp_secret: secret,
        errors,
        frame,
    })
}

/// The form of a second step, or of its end.
pub(super) async fn new_second_step(frame: Frame) -> Result<Page> {
    render(&second_step_page(frame, session::fresh_totp_secret(), Errors::default()).await?)
}

#[derive(Deserialize)]
pub(super) struct SecondStepForm {
    current: SecretString,
    #[serde(default)]
    totp_secret: String,
    #[serde(default)]
    code: String,
}

#[derive(Template)]
#[template(path = "portal/recovery.html")]
struct RecoveryPage {
    frame: Frame,
    codes: Vec<String>,
}

/// Asks for a code too from now on; shows the recovery codes once.
pub(super) async fn create_second_step(frame: Frame, Form(form): Form<SecondStepForm>) -> Result<Response> {
    let attempt = attempt(&frame)?;
    let factor = SecondFactor {
        totp_secret: form.totp_secret.clone(),
        code: form.code,
    };
    let app = &frame.app;
    match session::add_second_step(&app.db, &app.hasher, frame.viewer()?, form.current, &factor).await {
        Ok(codes) => {
            attempt.succeeded();
            Ok(render(&RecoveryPage { frame, codes })?.into_response())
        }
        Err(error) => {
            let errors = errors(attempt, error)?;
            render_invalid(&second_step_page(frame, form.totp_secret, errors).await?)
        }
    }
}

/// Lets the password be enough again.
pub(super) async fn end_second_step(frame: Frame, Form(form): Form<SecondStepForm>) -> Result<Response> {
    let attempt = attempt(&frame)?;
    let app = &frame.app;
    match session::remove_second_step(&app.db, &app.hasher, frame.viewer()?, form.current).await {
        Ok(()) => {
            attempt.succeeded();
            Ok(Redirect::to(&format!("{}?done=portal-second-step-ended", url::portal_settings())).into_response())
        }
        Err(error) => {
            let errors = errors(attempt, error)?;
            render_invalid(&second_step_page(frame, session::fresh_totp_secret(), errors).await?)
        }
    }
}
