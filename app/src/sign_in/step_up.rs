//! A fresh proof of identity, and the forms that were cut off by the need of one or by a time-out.
//!
//! A form that needed a proof stands, hidden, in the page that asks for the code, and goes on with it: the browser is told to send the same body to where the form was going.
//! Where it was going is what the server kept, never what the page says; and only the form is carried that this page was opened for, so that an act given up long ago does not happen with the code for another.
//! A form that a time-out cut off is shown first and sent by a click of its own.

use askama::Template;
use platform::session::{self, KeptPost, PER_CREDENTIAL, SignInError};
use platform::web::{Error, Form, IntoResponse as _, Query, Redirect, Response, Result, local_path};
use serde::Deserialize;

use super::pages::{Back, after_sign_in, landing};
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::url;

/// The names of this page's own fields; a form that has one of them is not carried but offered afterwards.
const OWN_FIELDS: [&str; 3] = ["code", "next", "kept"];

#[derive(Template)]
#[template(path = "sign_in/step_up.html")]
struct StepUpPage {
    frame: Frame,
    next: String,
    /// The id of the form that is carried; empty for none.
    kept: String,
    fields: Vec<(String, String)>,
    errors: Errors,
}

async fn page(frame: Frame, next: String, kept: String, errors: Errors) -> Result<StepUpPage> {
    let carried = carried(session::find_kept(&frame.app.db, frame.viewer()?).await?, &kept);
    let (kept, fields) = carried.map_or_else(Default::default, |(_, fields)| (kept, fields));
    Ok(StepUpPage {
        frame,
        next,
        kept,
        fields,
        errors,
    })
}

/// The form that was kept under this id, with its fields, if it can be carried.
fn carried(found: Option<(uuid::Uuid, KeptPost)>, kept: &str) -> Option<(KeptPost, Vec<(String, String)>)> {
    let (id, post) = found?;
    let fields = post.fields()?;
    let is_own = |(name, _): &(String, String)| OWN_FIELDS.contains(&name.as_str());
    let may_go_on = id.simple().to_string() == kept && local_path(&post.path).is_some();
    (may_go_on && !fields.iter().any(is_own)).then_some((post, fields))
}

pub(super) async fn step_up(frame: Frame, Query(back): Query<Back>) -> Result<Response> {
    Ok(render(&page(frame, back.next, back.kept, Errors::default()).await?)?.into_response())
}

/// The code; the fields of a form that is carried stand beside it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ProofForm {
    code: String,
    next: String,
    kept: String,
}

/// Proves identity again and goes on with the form that is carried, or back.
pub(super) async fn check_step_up(frame: Frame, Form(form): Form<ProofForm>) -> Result<Response> {
    let key = format!("code {}", frame.viewer()?.account_id);
    let begun = frame.app.throttle.begin(&key, PER_CREDENTIAL, frame.now);
    let attempt = begun.map_err(Error::TooMany)?;
    match session::step_up(&frame.app.db, frame.viewer()?, &form.code).await {
        Ok(()) => {
            attempt.succeeded();
            go_on(&frame, form).await
        }
        Err(SignInError::Wrong) => {
            attempt.failed();
            render_invalid(&page(frame, form.next, form.kept, Errors::one("code", "sign-in-error-code")).await?)
        }
        Err(SignInError::Platform(error)) => {
            attempt.taken_back();
            Err(error.into())
        }
    }
}

async fn go_on(frame: &Frame, form: ProofForm) -> Result<Response> {
    if !form.kept.is_empty()
        && let Some((post, _)) = carried(session::find_kept(&frame.app.db, frame.viewer()?).await?, &form.kept)
    {
        session::take_kept(&frame.app.db, frame.viewer()?).await?;
        return Ok(Redirect::temporary(&post.path).into_response());
    }
    let next = local_path(&form.next).map_or_else(url::my_day, str::to_owned);
    Ok(Redirect::to(&after_sign_in(&next)).into_response())
}

#[derive(Template)]
#[template(path = "sign_in/resume.html")]
struct ResumePage {
    frame: Frame,
    path: String,
    fields: Vec<(String, String)>,
}

/// Offers the form that a time-out cut off; goes on if there is none.
pub(super) async fn resume(frame: Frame, Query(back): Query<Back>) -> Result<Response> {
    let kept = session::take_kept(&frame.app.db, frame.viewer()?)
        .await?
        .map(|(_, post)| post);
    let fields = kept.as_ref().and_then(KeptPost::fields);
    match (kept, fields) {
        (Some(kept), Some(fields)) if local_path(&kept.path).is_some() => Ok(render(&ResumePage {
            frame,
            path: kept.path,
            fields,
        })?
        .into_response()),
        _ => Ok(Redirect::to(&landing(frame.is_portal(), &back.next)).into_response()),
    }
}
