//! Acts on a case: close, reopen, assign, restrict.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Ground, Principal, Role};
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::{AccountId, CaseId, TeamId};
use platform::session;
use platform::web::{Error, Form, IntoResponse as _, Page, Path, Redirect, Response, Result, StatusCode};
use serde::Deserialize;
use uuid::Uuid;

use super::form::{counts_from_need, sorted_teams};
use super::pages::{CasePath, Typed, case_page};
use super::{Case, CaseFields, CloseError, Status, store};
use crate::entries;
use crate::layout::{Errors, Frame, Length, date_in, render, render_invalid};
use crate::people::Banner;
use crate::policy::{AssignCase, CloseCase, ReadCase, ReopenCase, RestrictCase};
use crate::retention::{self, CareChoice};
use crate::url;

/// A reason for closing or reopening.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReasonForm {
    reason: String,
}

impl ReasonForm {
    fn errors(&self) -> Errors {
        let mut errors = Errors::default();
        errors.limit("reason", &self.reason, Length::Text);
        errors
    }
}

#[derive(Template)]
#[template(path = "cases/closure.html")]
struct ClosurePage {
    frame: Frame,
    banner: Banner,
    id: CaseId,
    number: i64,
    is_open: bool,
    /// Who has begun a note here and not signed it.
    writers: Vec<String>,
    rule: CareChoice,
    /// Whether the rule counts from the end of the need, and nobody has recorded it.
    waits_for_need: bool,
    /// Who can choose the rule, as far as somebody can.
    chooser: Option<String>,
    form: ReasonForm,
    errors: Errors,
}

async fn closure_page(frame: Frame, id: CaseId, form: ReasonForm, errors: Errors) -> Result<ClosurePage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx.authorize_to_show::<Case, CloseCase, ReadCase>(id).await?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let (number, is_open) = (case.number, case.is_open());
    let names = frame.app.names.accounts(&tx).await?;
    let writers = entries::writers_of(&tx, case.id).await?;
    let writers = writers.iter().filter_map(|writer| names.get(writer).cloned()).collect();
    let fields = case.open(&*case)?;
    let rule = rule_of(&tx, &fields).await?;
    let waits_for_need = fields.need_ended.is_none() && counts_from_need(&frame, &tx, rule, fields.category.as_deref());
    let chooser = session::find_with_role(&tx, &[Role::PrivacyOfficer, Role::Admin]).await?;
    let chooser = chooser.and_then(|chooser| names.get(&chooser).cloned());
    drop(tx);
    Ok(ClosurePage {
        frame,
        banner,
        id,
        number,
        is_open,
        writers,
        rule,
        waits_for_need,
        chooser,
        form,
        errors,
    })
}

/// Which rule keeps a case.
async fn rule_of(tx: &ReadTx, fields: &CaseFields) -> Result<CareChoice> {
    let law = (tx.settings().jurisdiction, date_in(tx.settings(), tx.now()));
    let choice = retention::care_choice(tx).await?;
    Ok(choice.of_case(fields.category.as_deref(), law))
}

pub(super) async fn closure(frame: Frame, Path(path): Path<CasePath>) -> Result<Response> {
    let page = closure_page(frame, path.id, ReasonForm::default(), Errors::default()).await?;
    if !page.is_open {
        return Ok(Redirect::to(&url::case(path.id)).into_response());
    }
    Ok(render(&page)?.into_response())
}

/// Closes the case.
pub(super) async fn close(frame: Frame, Path(path): Path<CasePath>, Form(form): Form<ReasonForm>) -> Result<Response> {
    let errors = form.errors();
    if !errors.is_empty() {
        return render_invalid(&closure_page(frame, path.id, form, errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, CloseCase>(path.id).await?;
    if !case.is_open() {
        drop(tx);
        return closed_already(frame, path.id).await;
    }
    let fields = case.open(&*case)?;
    // A closed case without a rule would be kept for ever, and nobody would notice.
    if rule_of(&tx, &fields).await? == CareChoice::Needed {
        drop(tx);
        let errors = Errors::one("rule", "cases-error-no-rule");
        return Ok((
            StatusCode::CONFLICT,
            render(&closure_page(frame, path.id, form, errors).await?)?,
        )
            .into_response());
    }
    let closed = match case.next(fields).close(&form.reason, tx.now()) {
        Ok(closed) => closed,
        Err(CloseError::NoReason) => {
            drop(tx);
            return render_invalid(
                &closure_page(frame, path.id, form, Errors::one("reason", "cases-error-no-reason")).await?,
            );
        }
        Err(CloseError::NotOpen | CloseError::NotClosed) => return Err(Error::Conflict),
    };
    store::insert_status(&mut tx, case.id, case.open_scope(), Status::Closed, &form.reason).await?;
    store::update(&mut tx, &case, &closed).await?;
    tx.commit(Event::of(&case)).await?;
    Ok(Redirect::to(&format!("{}?done=case-closed", url::case(path.id))).into_response())
}

async fn closed_already(frame: Frame, id: CaseId) -> Result<Response> {
    let errors = Errors::one("status", "cases-error-closed-already");
    let page = case_page(frame, id, errors, None).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// Opens a closed case again.
pub(super) async fn reopen(frame: Frame, Path(path): Path<CasePath>, Form(form): Form<ReasonForm>) -> Result<Response> {
    let errors = form.errors();
    if !errors.is_empty() {
        return stays_closed(frame, path.id, errors, form).await;
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, ReopenCase>(path.id).await?;
    let reopened = match case.next(case.open(&*case)?).reopen(&form.reason) {
        Ok(reopened) => reopened,
        Err(CloseError::NoReason) => {
            drop(tx);
            return stays_closed(frame, path.id, Errors::one("reason", "cases-error-no-reason"), form).await;
        }
        Err(CloseError::NotOpen | CloseError::NotClosed) => return Err(Error::Conflict),
    };
    store::insert_status(&mut tx, case.id, case.open_scope(), Status::Active, &form.reason).await?;
    store::update(&mut tx, &case, &reopened).await?;
    tx.commit(Event::of(&case)).await?;
    Ok(Redirect::to(&format!("{}?done=case-reopened", url::case(path.id))).into_response())
}

/// The closed case with the reason that was not accepted.
async fn stays_closed(frame: Frame, id: CaseId, errors: Errors, form: ReasonForm) -> Result<Response> {
    let page = case_page(frame, id, errors, Some(Typed::Reopening(form.reason))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Who works on the case: accounts ticked, and one team.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct AssignmentForm {
    worker: Vec<AccountId>,
    team: String,
}

#[derive(Template)]
#[template(path = "cases/assignment.html")]
struct AssignmentPage {
    frame: Frame,
    banner: Banner,
    id: CaseId,
    /// Account, name, whether chosen.
    workers: Vec<(AccountId, String, bool)>,
    teams: Vec<(TeamId, String)>,
    team_id: Option<TeamId>,
    errors: Errors,
}

/// The page with who works on the case, or with what was chosen and not accepted.
async fn assignment_page(
    frame: Frame,
    id: CaseId,
    chosen: Option<AssignmentForm>,
    errors: Errors,
) -> Result<AssignmentPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx.authorize_to_show::<Case, AssignCase, ReadCase>(id).await?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let (ticked, team_id) = match chosen {
        Some(form) => (form.worker, form.team.parse().ok()),
        None => (assigned(&store::grants_of(&tx, case.id).await?), case.team_id),
    };
    let names = frame.app.names.care_staff(&tx).await?;
    let mut workers: Vec<(AccountId, String, bool)> = names
        .iter()
        .map(|(id, name)| (*id, name.clone(), ticked.contains(id)))
        .collect();
    workers.sort_by(|one, other| one.1.cmp(&other.1));
    let teams = sorted_teams(&frame, &tx).await?;
    drop(tx);
    Ok(AssignmentPage {
        frame,
        banner,
        id,
        workers,
        teams,
        team_id,
        errors,
    })
}

/// The accounts among a case's grants that it is assigned to.
fn assigned(grants: &[(Uuid, Ground, Time)]) -> Vec<AccountId> {
    let assigned = grants.iter().filter(|(_, ground, _)| *ground == Ground::Assigned);
    assigned.map(|(id, ..)| AccountId::from(*id)).collect()
}

pub(super) async fn assignment(frame: Frame, Path(path): Path<CasePath>) -> Result<Page> {
    render(&assignment_page(frame, path.id, None, Errors::default()).await?)
}

/// Assigns the ticked workers and the team; ends what is no longer ticked. Somebody always remains.
pub(super) async fn assign(
    frame: Frame,
    Path(path): Path<CasePath>,
    Form(form): Form<AssignmentForm>,
) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, AssignCase>(path.id).await?;
    let staff = frame.app.names.care_staff(&tx).await?;
    let teams = frame.app.names.teams(&tx).await?;
    let team: Option<TeamId> = form.team.parse().ok().filter(|team| teams.contains_key(team));
    let error = if !form.worker.iter().all(|account| staff.contains_key(account)) {
        Some("cases-error-not-staff")
    } else if form.worker.is_empty() && team.is_none() {
        Some("cases-error-nobody")
    } else {
        None
    };
    if let Some(error) = error {
        drop(tx);
        return render_invalid(&assignment_page(frame, path.id, Some(form), Errors::one("workers", error)).await?);
    }
    let before = assigned(&store::grants_of(&tx, case.id).await?);
    for account in form.worker.iter().filter(|account| !before.contains(account)) {
        let (principal, now) = (Principal::Account(*account), tx.now());
        store::insert_grant(&mut tx, case.id, principal, Ground::Assigned, now, None).await?;
    }
    for account in before.into_iter().filter(|account| !form.worker.contains(account)) {
        store::end_grants(&mut tx, case.id, Principal::Account(account)).await?;
    }
    if team != case.team_id {
        if let Some(old) = case.team_id {
            store::end_grants(&mut tx, case.id, Principal::Team(old)).await?;
        }
        if let Some(new) = team {
            let now = tx.now();
            store::insert_grant(&mut tx, case.id, Principal::Team(new), Ground::Team, now, None).await?;
        }
        let mut next = case.next(case.open(&*case)?);
        next.team_id = team;
        store::update(&mut tx, &case, &next).await?;
    }
    let stays = frame.may_here::<ReadCase>(&Ground::Role)
        || form.worker.contains(&frame.viewer()?.account_id)
        || case.ground() != Ground::Assigned;
    let back = if stays { url::case(path.id) } else { url::my_clients() };
    tx.commit(Event::of(&case)).await?;
    Ok(Redirect::to(&format!("{back}?done=case-assigned")).into_response())
}

/// Whether only people with a relation may know the case exists.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct RestrictionForm {
    restricted: String,
}

/// Restricts the case, or lifts the restriction.
pub(super) async fn restrict(
    frame: Frame,
    Path(path): Path<CasePath>,
    Form(form): Form<RestrictionForm>,
) -> Result<Redirect> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, RestrictCase>(path.id).await?;
    let mut next = case.next(case.open(&*case)?);
    next.restricted = form.restricted == "yes";
    store::update(&mut tx, &case, &next).await?;
    tx.commit(Event::of(&case)).await?;
    Ok(Redirect::to(&format!("{}?done=case-saved", url::case(path.id))))
}
