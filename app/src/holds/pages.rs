//! Placing and releasing holds.

use askama::Template;
use platform::audit::Event;
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::{AccountId, CaseId, HoldId};
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
    pub(super) kind: String,
    pub(super) reason: String,
    pub(super) review_on: String,
    /// The account of whoever of the staff it is about.
    pub(super) named: String,
    pub(super) case_type: String,
    pub(super) opened_from: String,
    pub(super) opened_until: String,
}

impl HoldForm {
    /// An empty form; a review in six months is proposed.
    pub(super) fn proposed(frame: &Frame) -> Self {
        let review = frame.today().saturating_add(jiff::Span::new().months(6));
        Self {
            review_on: review.to_string(),
            ..Self::default()
        }
    }

    /// The kind and the moment of the review, where nothing is wrong.
    pub(super) fn read(&self, frame: &Frame, errors: &mut Errors) -> Option<(HoldKind, Time)> {
        let kind = HoldKind::parse(&self.kind);
        if kind.is_none() {
            errors.add("kind", "holds-error-no-kind");
        }
        if self.reason.trim().is_empty() {
            errors.add("reason", "holds-error-no-reason");
        }
        errors.limit("reason", &self.reason, Length::Text);
        let review = frame.parse_date(&self.review_on).filter(|date| *date > frame.today());
        let review = review.and_then(|date| date.to_zoned(frame.zone.clone()).ok());
        if review.is_none() {
            errors.add("review_on", "holds-error-review");
        }
        let review = Time::from(review?.timestamp());
        kind.map(|kind| (kind, review)).filter(|_| errors.is_empty())
    }

    pub(super) fn fields(&self) -> HoldFields {
        let named: Option<AccountId> = self.named.parse().ok();
        let case_type = Some(self.case_type.trim().to_owned());
        HoldFields {
            reason: self.reason.trim().to_owned(),
            named: named.map(|named| named.to_string()).into_iter().collect(),
            case_type: case_type.filter(|case_type| !case_type.is_empty()),
            ..HoldFields::default()
        }
    }

    pub(super) fn is_named(&self, account: AccountId) -> bool {
        self.named == account.to_string()
    }
}

/// The staff that a hold can be about, by name.
pub(super) async fn staff(frame: &Frame, tx: &ReadTx) -> Result<Vec<(AccountId, String)>> {
    let names = frame.app.names.accounts(tx).await?;
    let mut staff: Vec<(AccountId, String)> = names.iter().map(|(id, name)| (*id, name.clone())).collect();
    staff.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(staff)
}

#[derive(Template)]
#[template(path = "holds/form.html")]
struct FormPage {
    frame: Frame,
    banner: Banner,
    id: CaseId,
    number: i64,
    kinds: [HoldKind; 3],
    staff: Vec<(AccountId, String)>,
    form: HoldForm,
    errors: Errors,
}

async fn page(frame: Frame, id: CaseId, form: HoldForm, errors: Errors) -> Result<FormPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx.authorize_to_show::<Case, PlaceHold, ReadCase>(id).await?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let number = case.number;
    let staff = staff(&frame, &tx).await?;
    drop(tx);
    Ok(FormPage {
        banner,
        id,
        number,
        kinds: HoldKind::ALL,
        staff,
        form,
        errors,
        frame,
    })
}

/// The form of a new hold; a review in six months is proposed.
pub(super) async fn new(frame: Frame, Path(path): Path<CasePath>) -> Result<Response> {
    let form = HoldForm::proposed(&frame);
    Ok(render(&page(frame, path.id, form, Errors::default()).await?)?.into_response())
}

/// Places a hold at once; one person is enough.
pub(super) async fn create(frame: Frame, Path(path): Path<CasePath>, Form(form): Form<HoldForm>) -> Result<Response> {
    let mut errors = Errors::default();
    let Some((kind, review_on)) = form.read(&frame, &mut errors) else {
        return render_invalid(&page(frame, path.id, form, errors).await?);
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, PlaceHold>(path.id).await?;
    tx.lock_scope(case.scope).await?;
    store::insert(&mut tx, &case, kind, review_on, &form.fields()).await?;
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
    pub(super) reason: String,
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
    if let Err(error) = hold.releases.give(&mut fields, account, &form.reason, now) {
        let own = [ReleaseError::PlacedIt, ReleaseError::SamePerson, ReleaseError::Named];
        if own.contains(&error) {
            tx.note(Event::of(&case).refused());
        }
        drop(tx);
        return refused(frame, path, release_error(error)?, form).await;
    }
    store::update(&mut tx, &case, &hold, &fields).await?;
    tx.commit(Event::of(&case)).await?;
    let done = if hold.releases.is_live() {
        "hold-half-released"
    } else {
        "hold-released"
    };
    Ok(Redirect::to(&format!("{}?done={done}", url::case(path.case))).into_response())
}

pub(super) fn release_error(error: ReleaseError) -> Result<Errors> {
    let key = match error {
        ReleaseError::AlreadyReleased => return Err(Error::Conflict),
        ReleaseError::PlacedIt => "holds-error-placed-it",
        ReleaseError::SamePerson => "holds-error-same-person",
        ReleaseError::Named => "holds-error-named",
        ReleaseError::NoReason => "holds-error-no-reason",
    };
    Ok(Errors::one("holds", key))
}

async fn refused(frame: Frame, path: HoldPath, errors: Errors, form: ReleaseForm) -> Result<Response> {
    let typed = Typed::Release(path.hold, form.reason);
    let page = cases::case_page(frame, path.case, errors, Some(typed)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
