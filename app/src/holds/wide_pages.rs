//! Placing and releasing holds on everything about a person, and on many cases.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::{AccountId, HoldId, PersonId};
use platform::keystore::OpenScope;
use platform::web::{Form, IntoResponse as _, Path, Redirect, Response, Result, StatusCode};
use serde::Deserialize;

use super::concern::{Overdue, overdue};
use super::pages::{HoldForm, ReleaseForm, release_error, staff};
use super::wide::{self, NewWide, Reach, WideHold};
use super::{Held, HoldKind};
use crate::cases;
use crate::layout::{Errors, Frame, Length, render};
use crate::people::{Banner, Listed, Person};
use crate::policy::{PlaceHold, PlaceWideHold, ReadPerson, ReleaseHold, ReleaseWideHold};
use crate::{tables, url};

#[derive(Deserialize)]
pub(super) struct PersonPath {
    id: PersonId,
}

/// A wide hold as its page shows it: what it covers, and its release.
struct WideLine {
    held: Held,
    case_type: Option<String>,
    opened_from: Option<Time>,
    opened_until: Option<Time>,
    action: String,
}

impl WideLine {
    /// Opens a hold in the scope it lies in; one that was placed by itself lies in the organization's.
    async fn open(frame: &Frame, tx: &ReadTx, hold: WideHold, scope: &OpenScope) -> Result<Self> {
        let own = tx.organization_scope().await?;
        let fields = if hold.scope == own.id() {
            own.open(&hold)?
        } else {
            scope.open(&hold)?
        };
        let names = frame.app.names.accounts(tx).await?;
        let name = |account: &AccountId| names.get(account).cloned().unwrap_or_default();
        Ok(Self {
            case_type: fields.case_type,
            opened_from: hold.reach.opened_from,
            opened_until: hold.reach.opened_until,
            action: match hold.reach.person_id {
                Some(person) => url::person_hold_release(person, hold.id),
                None => url::wide_hold_release(hold.id),
            },
            held: Held {
                id: hold.id,
                kind: hold.kind,
                reason: fields.reason,
                source_key: fields.source.map(|source| format!("hold-source-{source}")),
                placed_by: name(&hold.releases.placed_by),
                placed_at: hold.placed_at,
                review_on: hold.review_on,
                half_released: hold.releases.first_by.is_some(),
                first_release_by: hold.releases.first_by.as_ref().map(name),
            },
        })
    }
}

#[derive(Template)]
#[template(path = "holds/person.html")]
struct PersonPage {
    frame: Frame,
    banner: Banner,
    lines: Vec<WideLine>,
    kinds: [HoldKind; 3],
    staff: Vec<(AccountId, String)>,
    form: HoldForm,
    may_release: bool,
    errors: Errors,
}

async fn person_page(frame: Frame, id: PersonId, form: HoldForm, errors: Errors) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx.authorize_to_show::<Person, PlaceHold, ReadPerson>(id).await?;
    let banner = Banner::of_client(&frame, &tx, id).await?;
    let mut lines = Vec::new();
    for hold in wide::list_of_person(&tx, id).await? {
        lines.push(WideLine::open(&frame, &tx, hold, person.open_scope()).await?);
    }
    let staff = staff(&frame, &tx).await?;
    drop(tx);
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = PersonPage {
        lines,
        kinds: HoldKind::ALL,
        staff,
        form,
        may_release: frame.may_here::<ReleaseHold>(&banner.ground),
        banner,
        errors,
        frame,
    };
    Ok((status, render(&page)?).into_response())
}

/// The holds on everything about a person, and the form of a new one.
pub(super) async fn of_person(frame: Frame, Path(path): Path<PersonPath>) -> Result<Response> {
    let form = HoldForm::proposed(&frame);
    person_page(frame, path.id, form, Errors::default()).await
}

/// Places a hold on everything about a person.
pub(super) async fn create_for_person(
    frame: Frame,
    Path(path): Path<PersonPath>,
    Form(form): Form<HoldForm>,
) -> Result<Response> {
    let mut errors = Errors::default();
    let Some((kind, review_on)) = form.read(&frame, &mut errors) else {
        return person_page(frame, path.id, form, errors).await;
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let person = tx.authorize::<Person, PlaceHold>(path.id).await?;
    tx.lock(wide::LOCK).await?;
    tx.lock_scope(person.scope).await?;
    let reach = Reach::of_person(path.id);
    let new = NewWide {
        reach: &reach,
        kind,
        review_on,
        fields: &form.fields(),
    };
    let id = wide::insert(&mut tx, person.open_scope(), &new).await?;
    tx.commit(Event::of(&person).object(&tables::WIDE_HOLD, id.uuid()))
        .await?;
    Ok(Redirect::to(&format!("{}?done=wide-hold-placed", url::person_holds(path.id))).into_response())
}

#[derive(Deserialize)]
pub(super) struct PersonHoldPath {
    id: PersonId,
    hold: HoldId,
}

/// One of the two releases of a hold on a person.
pub(super) async fn release_of_person(
    frame: Frame,
    Path(path): Path<PersonHoldPath>,
    Form(form): Form<ReleaseForm>,
) -> Result<Response> {
    let account = frame.viewer()?.account_id;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let person: Authorized<Person, ReleaseHold> = tx.authorize(path.id).await?;
    let hold = wide::find(&tx, path.hold).await?;
    if hold.reach.person_id != Some(path.id) {
        return Err(platform::web::Error::NotFound);
    }
    match give(&mut tx, hold, person.open_scope(), account, &form).await? {
        Ok(done) => {
            let event = Event::of(&person).object(&tables::WIDE_HOLD, path.hold.uuid());
            tx.commit(event.because(form.reason.trim())).await?;
            Ok(Redirect::to(&format!("{}?done={done}", url::person_holds(path.id))).into_response())
        }
        Err(errors) => {
            tx.note(Event::of(&person).refused());
            drop(tx);
            let form = HoldForm::proposed(&frame);
            person_page(frame, path.id, form, errors).await
        }
    }
}

/// Writes one of the two releases, or says what stands against it.
async fn give(
    tx: &mut platform::db::Tx,
    mut hold: WideHold,
    scope: &OpenScope,
    account: AccountId,
    form: &ReleaseForm,
) -> Result<std::result::Result<&'static str, Errors>> {
    if !Length::Text.fits(&form.reason) {
        return Ok(Err(Errors::one("holds", Length::Text.error())));
    }
    let own = tx.organization_scope().await?;
    let scope = if hold.scope == own.id() { &own } else { scope };
    let mut fields = scope.open(&hold)?;
    let now = tx.now();
    // A reason about a person may not lie where no person's data lie: it is told with the event.
    let reason = if hold.scope == own.id() && hold.reach.person_id.is_some() && !form.reason.trim().is_empty() {
        "given"
    } else {
        form.reason.as_str()
    };
    if let Err(error) = hold.releases.give(&mut fields, account, reason, now) {
        return Ok(Err(release_error(error)?));
    }
    wide::update(tx, scope, &hold, &fields).await?;
    let done = if hold.releases.is_live() {
        "hold-half-released"
    } else {
        "hold-released"
    };
    Ok(Ok(done))
}

/// A review that is over due, with its person's name as far as the viewer may know it.
struct ReviewLine {
    overdue: Overdue,
    person: Option<Listed>,
}

#[derive(Template)]
#[template(path = "holds/wide.html")]
struct WidePage {
    frame: Frame,
    lines: Vec<WideLine>,
    reviews: Vec<ReviewLine>,
    kinds: [HoldKind; 3],
    staff: Vec<(AccountId, String)>,
    form: HoldForm,
    may_release: bool,
    errors: Errors,
}

async fn wide_page<A: Action>(frame: Frame, form: HoldForm, errors: Errors) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<A>()?;
    let scope = tx.organization_scope().await?;
    let mut lines = Vec::new();
    for hold in wide::list_queries(&tx).await? {
        lines.push(WideLine::open(&frame, &tx, hold, &scope).await?);
    }
    let overdue = overdue(&tx).await?;
    let ids: Vec<PersonId> = overdue.iter().filter_map(|overdue| overdue.person).collect();
    let marks = crate::people::visible_marks(&tx).await?;
    let mut persons = frame.app.directories.listed(&tx, &ids).await?;
    persons.retain(|_, listed| !listed.marked || marks.contains(&listed.id.bytes()));
    let staff = staff(&frame, &tx).await?;
    tx.note(Event::on(&permit, &tables::WIDE_HOLD, uuid::Uuid::nil(), None).counting(lines.len()));
    drop(tx);
    let reviews = overdue.into_iter().map(|overdue| ReviewLine {
        person: overdue.person.and_then(|person| persons.get(&person).cloned()),
        overdue,
    });
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = WidePage {
        lines,
        reviews: reviews.collect(),
        kinds: HoldKind::ALL,
        staff,
        form,
        may_release: frame.may::<ReleaseWideHold>(),
        errors,
        frame,
    };
    Ok((status, render(&page)?).into_response())
}

/// The holds on many cases, and those whose review is over due.
pub(super) async fn index(frame: Frame) -> Result<Response> {
    let form = HoldForm::proposed(&frame);
    wide_page::<PlaceWideHold>(frame, form, Errors::default()).await
}

/// Places a hold on every case of a type that was opened in a time.
pub(super) async fn create(frame: Frame, Form(form): Form<HoldForm>) -> Result<Response> {
    let mut errors = Errors::default();
    let day = |text: &str, next: bool| -> std::result::Result<Option<Time>, ()> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let day = frame.parse_date(text).ok_or(())?;
        let day = if next { day.tomorrow().map_err(|_| ())? } else { day };
        let start = day.to_zoned(frame.zone.clone()).map_err(|_| ())?;
        Ok(Some(Time::from(start.timestamp())))
    };
    let (from, until) = (day(&form.opened_from, false), day(&form.opened_until, true));
    if from.is_err() {
        errors.add("opened_from", "holds-error-day");
    }
    if until.is_err() {
        errors.add("opened_until", "holds-error-day");
    }
    errors.limit("case_type", &form.case_type, Length::Name);
    let covers_all = form.case_type.trim().is_empty() && from == Ok(None) && until == Ok(None);
    if covers_all {
        errors.add("case_type", "holds-error-covers-all");
    }
    let read = form.read(&frame, &mut errors);
    let (Some((kind, review_on)), Ok(opened_from), Ok(opened_until), true) = (read, from, until, errors.is_empty())
    else {
        return wide_page::<PlaceWideHold>(frame, form, errors).await;
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<PlaceWideHold>()?;
    let type_code = match form.case_type.trim() {
        "" => None,
        kind => Some(cases::type_code(&tx, kind).await?),
    };
    let reach = Reach {
        person_id: None,
        type_code,
        opened_from,
        opened_until,
    };
    let new = NewWide {
        reach: &reach,
        kind,
        review_on,
        fields: &form.fields(),
    };
    let scope = tx.organization_scope().await?;
    let id = wide::insert(&mut tx, &scope, &new).await?;
    tx.commit(Event::on(&permit, &tables::WIDE_HOLD, id.uuid(), None))
        .await?;
    Ok(Redirect::to(&format!("{}?done=wide-hold-placed", url::wide_holds())).into_response())
}

#[derive(Deserialize)]
pub(super) struct WidePath {
    hold: HoldId,
}

/// One of the two releases of a hold on many cases.
pub(super) async fn release(
    frame: Frame,
    Path(path): Path<WidePath>,
    Form(form): Form<ReleaseForm>,
) -> Result<Response> {
    let account = frame.viewer()?.account_id;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<ReleaseWideHold>()?;
    let hold = wide::find(&tx, path.hold).await?;
    if hold.reach.person_id.is_some() {
        return Err(platform::web::Error::NotFound);
    }
    let scope = tx.organization_scope().await?;
    match give(&mut tx, hold, &scope, account, &form).await? {
        Ok(done) => {
            tx.commit(Event::on(&permit, &tables::WIDE_HOLD, path.hold.uuid(), None))
                .await?;
            Ok(Redirect::to(&format!("{}?done={done}", url::wide_holds())).into_response())
        }
        Err(errors) => {
            tx.note(Event::on(&permit, &tables::WIDE_HOLD, path.hold.uuid(), None).refused());
            drop(tx);
            let form = HoldForm::proposed(&frame);
            wide_page::<ReleaseWideHold>(frame, form, errors).await
        }
    }
}
