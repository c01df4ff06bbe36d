//! Acts on a case: close, reopen, assign, restrict.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Ground, Principal};
use platform::ids::{AccountId, CaseId, TeamId};
use platform::web::{Error, Form, IntoResponse as _, Page, Path, Redirect, Response, Result, StatusCode};
use serde::Deserialize;

use super::pages::{CasePath, case_page, sorted_teams};
use super::{Case, CloseError, Status, store};
use crate::layout::{Errors, Frame, render, render_invalid};
use crate::people::Banner;
use crate::policy::{AssignCase, CloseCase, ReadCase, ReopenCase, RestrictCase};
use crate::url;

/// A reason for closing or reopening.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReasonForm {
    reason: String,
}

#[derive(Template)]
#[template(path = "cases/closure.html")]
struct ClosurePage {
    frame: Frame,
    banner: Banner,
    id: CaseId,
    number: i64,
    form: ReasonForm,
    errors: Errors,
}

async fn closure_page(frame: Frame, id: CaseId, form: ReasonForm, errors: Errors) -> Result<ClosurePage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx.authorize_to_show::<Case, CloseCase, ReadCase>(id).await?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let number = case.number;
    drop(tx);
    Ok(ClosurePage {
        frame,
        banner,
        id,
        number,
        form,
        errors,
    })
}

pub(super) async fn closure(frame: Frame, Path(path): Path<CasePath>) -> Result<Response> {
    Ok(render(&closure_page(frame, path.id, ReasonForm::default(), Errors::default()).await?)?.into_response())
}

/// Closes the case.
pub(super) async fn close(frame: Frame, Path(path): Path<CasePath>, Form(form): Form<ReasonForm>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, CloseCase>(path.id).await?;
    let closed = match case.next(case.open(&*case)?).close(&form.reason, tx.now()) {
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

/// Opens a closed case again.
pub(super) async fn reopen(frame: Frame, Path(path): Path<CasePath>, Form(form): Form<ReasonForm>) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, ReopenCase>(path.id).await?;
    let reopened = match case.next(case.open(&*case)?).reopen(&form.reason) {
        Ok(reopened) => reopened,
        Err(CloseError::NoReason) => {
            drop(tx);
            let page = case_page(frame, path.id, Errors::one("reason", "cases-error-no-reason"), None).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(CloseError::NotOpen | CloseError::NotClosed) => return Err(Error::Conflict),
    };
    store::insert_status(&mut tx, case.id, case.open_scope(), Status::Active, &form.reason).await?;
    store::update(&mut tx, &case, &reopened).await?;
    tx.commit(Event::of(&case)).await?;
    Ok(Redirect::to(&format!("{}?done=case-reopened", url::case(path.id))).into_response())
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
    /// Account, name, whether assigned now.
    workers: Vec<(AccountId, String, bool)>,
    teams: Vec<(TeamId, String)>,
    team_id: Option<TeamId>,
}

pub(super) async fn assignment(frame: Frame, Path(path): Path<CasePath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx.authorize_to_show::<Case, AssignCase, ReadCase>(path.id).await?;
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let grants = store::grants_of(&tx, case.id).await?;
    let assigned = |account: &AccountId| {
        grants
            .iter()
            .any(|(id, ground, _)| *ground == Ground::Assigned && *id == account.uuid())
    };
    let names = frame.app.names.care_staff(&tx).await?;
    let mut workers: Vec<(AccountId, String, bool)> = names
        .iter()
        .map(|(id, name)| (*id, name.clone(), assigned(id)))
        .collect();
    workers.sort_by(|one, other| one.1.cmp(&other.1));
    let teams = sorted_teams(&frame, &tx).await?;
    let team_id = case.team_id;
    drop(tx);
    render(&AssignmentPage {
        banner,
        id: path.id,
        workers,
        teams,
        team_id,
        frame,
    })
}

/// Assigns the ticked workers and the team; ends what is no longer ticked.
pub(super) async fn assign(
    frame: Frame,
    Path(path): Path<CasePath>,
    Form(form): Form<AssignmentForm>,
) -> Result<Redirect> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, AssignCase>(path.id).await?;
    let now = tx.now();
    let staff = frame.app.names.care_staff(&tx).await?;
    let grants = store::grants_of(&tx, case.id).await?;
    let mut assigned: Vec<AccountId> = grants
        .iter()
        .filter(|(_, ground, _)| *ground == Ground::Assigned)
        .map(|(id, ..)| AccountId::from(*id))
        .collect();
    for account in form.worker.iter().filter(|account| staff.contains_key(account)) {
        if !assigned.contains(account) {
            store::insert_grant(
                &mut tx,
                case.id,
                Principal::Account(*account),
                Ground::Assigned,
                now,
                None,
            )
            .await?;
        }
        assigned.retain(|known| known != account);
    }
    for account in assigned {
        store::end_grants(&mut tx, case.id, Principal::Account(account)).await?;
    }
    let teams = frame.app.names.teams(&tx).await?;
    let team: Option<TeamId> = form.team.parse().ok().filter(|team| teams.contains_key(team));
    if team != case.team_id {
        if let Some(old) = case.team_id {
            store::end_grants(&mut tx, case.id, Principal::Team(old)).await?;
        }
        if let Some(new) = team {
            store::insert_grant(&mut tx, case.id, Principal::Team(new), Ground::Team, now, None).await?;
        }
        let mut next = case.next(case.open(&*case)?);
        next.team_id = team;
        store::update(&mut tx, &case, &next).await?;
    }
    tx.commit(Event::of(&case)).await?;
    Ok(Redirect::to(&format!("{}?done=case-assigned", url::my_clients())))
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
