//! Placing and releasing holds.

use askama::Template;
use platform::audit::Event;
use platform::clock::Time;
use platform::ids::{CaseId, HoldId};
use platform::web::{Error, Form, IntoResponse as _, Path, Redirect, Response, Result, StatusCode};
use serde::Deserialize;

use super::{HoldFields, HoldKind, ReleaseError, store};
use crate::cases::{self, Case, Typed};
use crate::layout::{Errors, Frame, Length, render, render_invalid};
use crate::people::Banner;
use crate::policy::{PlaceHold, ReadCase, ReleaseHold};
use crate::url;

#[derive(Deserialize)]
pub(super) struct CasePath {
    id: CaseId,
}

/// A hold as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct HoldForm {
    kind: String,
    reason: String,
    review_on: String,
}

#[derive(Template)]
#[template(path = "holds/form.html")]
struct FormPage {
    frame: Frame,
    banner: Banner,
    id: CaseId,
    number: i64,
    kinds: [HoldKind; 3],
    form: HoldForm,
    errors: Errors,
}

async fn page(frame: Frame, id: CaseId, form: HoldForm, errors: Errors) -> Result<FormPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx.authorize_to_show::<Case, PlaceHold, ReadCase>(id).await?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let number = case.number;
    drop(tx);
    Ok(FormPage {
        banner,
        id,
        number,
        kinds: HoldKind::ALL,
        form,
        errors,
        frame,
    })
}

/// The form of a new hold; a review in six months is proposed.
pub(super) async fn new(frame: Frame, Path(path): Path<CasePath>) -> Result<Response> {
    let review = frame
        .today()
        .checked_add(jiff::Span::new().months(6))
        .unwrap_or(frame.today());
    let form = HoldForm {
        review_on: review.to_string(),
        ..HoldForm::default()
    };
    Ok(render(&page(frame, path.id, form, Errors::default()).await?)?.into_response())
}

/// Places a hold at once; one person is enough.
pub(super) async fn create(frame: Frame, Path(path): Path<CasePath>, Form(form): Form<HoldForm>) -> Result<Response> {
    let mut errors = Errors::default();
    let kind = HoldKind::parse(&form.kind);
    if kind.is_none() {
        errors.add("kind", "holds-error-no-kind");
    }
    if form.reason.trim().is_empty() {
        errors.add("reason", "holds-error-no-reason");
    }
    errors.limit("reason", &form.reason, Length::Text);
    let review = frame.parse_date(&form.review_on).filter(|date| *date > frame.today());
    let review = review.and_then(|date| date.to_zoned(frame.zone.clone()).ok());
    if review.is_none() {
        errors.add("review_on", "holds-error-review");
    }
    let (Some(kind), Some(review), true) = (kind, review, errors.is_empty()) else {
        return render_invalid(&page(frame, path.id, form, errors).await?);
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, PlaceHold>(path.id).await?;
    tx.lock(case.scope.uuid()).await?;
    let fields = HoldFields {
        reason: form.reason.trim().to_owned(),
        ..HoldFields::default()
    };
    store::insert(&mut tx, &case, kind, Time::from(review.timestamp()), &fields).await?;
    tx.commit(Event::of(&case)).await?;
    Ok(Redirect::to(&format!("{}?done=hold-placed", url::case(path.id))).into_response())
}

#[derive(Deserialize)]
pub(super) struct HoldPath {
    case: CaseId,
    hold: HoldId,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ReleaseForm {
    reason: String,
}

/// One of the two releases that end a hold.
pub(super) async fn release(
    frame: Frame,
    Path(path): Path<HoldPath>,
    Form(form): Form<ReleaseForm>,
) -> Result<Response> {
    let account = frame.viewer()?.account_id;
    let mut errors = Errors::default();
    errors.limit("holds", &form.reason, Length::Text);
    if !errors.is_empty() {
        return refused(frame, path, errors, form).await;
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, ReleaseHold>(path.case).await?;
    let mut hold = store::find(&tx, path.case, path.hold).await?;
    let mut fields = case.open(&hold)?;
    let now = tx.now();
    if let Err(error) = hold.release(&mut fields, account, &form.reason, now) {
        drop(tx);
        return refused(frame, path, release_error(error)?, form).await;
    }
    store::update(&mut tx, &case, &hold, &fields).await?;
    tx.commit(Event::of(&case)).await?;
    let done = if hold.is_live() {
        "hold-half-released"
    } else {
        "hold-released"
    };
    Ok(Redirect::to(&format!("{}?done={done}", url::case(path.case))).into_response())
}

fn release_error(error: ReleaseError) -> Result<Errors> {
    let key = match error {
        ReleaseError::AlreadyReleased => return Err(Error::Conflict),
        ReleaseError::PlacedIt => "holds-error-placed-it",
        ReleaseError::SamePerson => "holds-error-same-person",
        ReleaseError::NoReason => "holds-error-no-reason",
    };
    Ok(Errors::one("holds", key))
}

async fn refused(frame: Frame, path: HoldPath, errors: Errors, form: ReleaseForm) -> Result<Response> {
    let typed = Typed::Release(path.hold, form.reason);
    let page = cases::case_page(frame, path.case, errors, Some(typed)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
