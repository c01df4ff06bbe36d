//! The form that opens a case or edits one.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Ground, Principal};
use platform::ids::{CaseId, PersonId, TeamId};
use platform::web::{Form, IntoResponse as _, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::pages::{CasePath, PersonPath};
use super::store::{self, NewCase};
use super::{Case, CaseFields, Priority, Status};
use crate::layout::{Difference, Errors, Frame, Length, render, render_invalid};
use crate::people::{Banner, Person};
use crate::policy::{EditCase, OpenCase, ReadCase};
use crate::{tables, url};

/// The form of a new case, and of a case that is edited.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct CaseForm {
    title: String,
    kind: String,
    description: String,
    status: String,
    priority: String,
    team: String,
    /// The version of the case that the form was filled from.
    version: i64,
}

impl CaseForm {
    fn of(case: &Case, fields: CaseFields) -> Self {
        Self {
            title: fields.title,
            kind: fields.kind,
            description: fields.description,
            status: case.status.name().to_owned(),
            priority: case.priority.name().to_owned(),
            team: String::new(),
            version: case.version,
        }
    }

    /// Where `saved`, which somebody else wrote meanwhile, is another than this.
    fn differences(&self, saved: &Self) -> Vec<Difference> {
        Difference::among(&[
            ("cases-form-title", &self.title, &saved.title),
            ("cases-kind", &self.kind, &saved.kind),
            ("cases-description", &self.description, &saved.description),
        ])
    }

    fn errors(&self) -> Errors {
        let mut errors = Errors::default();
        if self.title.trim().is_empty() {
            errors.add("title", "cases-error-no-title");
        }
        errors.limit("title", &self.title, Length::Title);
        if self.kind.trim().is_empty() {
            errors.add("kind", "cases-error-no-kind");
        }
        errors.limit("kind", &self.kind, Length::Name);
        errors.limit("description", &self.description, Length::Text);
        errors
    }

    fn fields(&self) -> CaseFields {
        CaseFields {
            title: self.title.trim().to_owned(),
            kind: self.kind.trim().to_owned(),
            description: self.description.trim().to_owned(),
            closure_reason: None,
        }
    }

    fn priority(&self) -> Priority {
        Priority::parse(&self.priority).unwrap_or(Priority::Normal)
    }

    /// The status of an open case that was chosen.
    fn open_status(&self) -> Option<Status> {
        Status::parse(&self.status).filter(|status| *status != Status::Closed)
    }

    fn team(&self) -> Option<TeamId> {
        self.team.parse().ok()
    }
}

#[derive(Template)]
#[template(path = "cases/form.html")]
struct FormPage {
    frame: Frame,
    banner: Banner,
    action: String,
    cancel: String,
    is_new: bool,
    form: CaseForm,
    teams: Vec<(TeamId, String)>,
    /// What somebody else saved while this form was open.
    saved: Vec<Difference>,
    errors: Errors,
}

async fn new_page(frame: Frame, id: PersonId, form: CaseForm, errors: Errors) -> Result<FormPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let banner = Banner::of_client(&frame, &tx, id).await?;
    let teams = sorted_teams(&frame, &tx).await?;
    drop(tx);
    let (action, cancel) = (url::person_cases(id), url::person(id));
    Ok(FormPage {
        banner,
        action,
        cancel,
        is_new: true,
        form,
        teams,
        saved: Vec::new(),
        errors,
        frame,
    })
}

pub(super) async fn sorted_teams(frame: &Frame, tx: &platform::db::ReadTx) -> Result<Vec<(TeamId, String)>> {
    let teams = frame.app.names.teams(tx).await?;
    let mut teams: Vec<(TeamId, String)> = teams.iter().map(|(id, name)| (*id, name.clone())).collect();
    teams.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(teams)
}

/// The form of a new case for a person.
pub(super) async fn new(frame: Frame, Path(path): Path<PersonPath>) -> Result<Response> {
    Ok(render(&new_page(frame, path.id, CaseForm::default(), Errors::default()).await?)?.into_response())
}

/// Opens a case; whoever opens it is assigned to it.
pub(super) async fn create(frame: Frame, Path(path): Path<PersonPath>, Form(form): Form<CaseForm>) -> Result<Response> {
    let errors = form.errors();
    if !errors.is_empty() {
        return render_invalid(&new_page(frame, path.id, form, errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let client = tx.authorize::<Person, OpenCase>(path.id).await?;
    let now = tx.now();
    let fields = form.fields();
    let new = NewCase {
        client_id: client.id,
        client_log_scope: client.log_scope,
        status: form.open_status().unwrap_or(Status::Active),
        priority: form.priority(),
        team_id: form.team(),
        opened_at: now,
        closed_at: None,
        fields: &fields,
    };
    let (id, scope) = store::insert(&mut tx, &new).await?;
    store::insert_status(&mut tx, id, &scope, new.status, "").await?;
    store::insert_grant(
        &mut tx,
        id,
        Principal::Account(frame.viewer()?.account_id),
        Ground::Assigned,
        now,
        None,
    )
    .await?;
    if let Some(team) = new.team_id {
        store::insert_grant(&mut tx, id, Principal::Team(team), Ground::Team, now, None).await?;
    }
    tx.commit(Event::of(&client).object(&tables::CASES, id.uuid())).await?;
    Ok(Redirect::to(&format!("{}?done=case-opened", url::case(id))).into_response())
}

async fn edit_page(frame: Frame, id: CaseId, form: Option<CaseForm>, mut errors: Errors) -> Result<FormPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let case = tx.authorize_to_show::<Case, EditCase, ReadCase>(id).await?;
    let now = CaseForm::of(&case, case.open(&*case)?);
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let mut saved = Vec::new();
    let form = match form {
        None => now,
        Some(form) if form.version == now.version => form,
        Some(form) => {
            saved = form.differences(&now);
            errors.add("saved", "form-error-changed");
            CaseForm {
                version: now.version,
                ..form
            }
        }
    };
    drop(tx);
    Ok(FormPage {
        banner,
        action: url::case_edit(id),
        cancel: url::case(id),
        is_new: false,
        form,
        teams: Vec::new(),
        saved,
        errors,
        frame,
    })
}

pub(super) async fn edit(frame: Frame, Path(path): Path<CasePath>) -> Result<Response> {
    Ok(render(&edit_page(frame, path.id, None, Errors::default()).await?)?.into_response())
}

/// Changes title, type, description, status (of an open case) and priority.
pub(super) async fn update(frame: Frame, Path(path): Path<CasePath>, Form(form): Form<CaseForm>) -> Result<Response> {
    let errors = form.errors();
    if !errors.is_empty() {
        return render_invalid(&edit_page(frame, path.id, Some(form), errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let case = tx.authorize::<Case, EditCase>(path.id).await?;
    if form.version != case.version {
        drop(tx);
        return render_invalid(&edit_page(frame, path.id, Some(form), Errors::default()).await?);
    }
    let closure_reason = case.open(&*case)?.closure_reason;
    let mut next = case.next(CaseFields {
        closure_reason,
        ..form.fields()
    });
    next.priority = form.priority();
    if let Some(status) = form
        .open_status()
        .filter(|status| case.is_open() && *status != case.status)
    {
        next.status = status;
        store::insert_status(&mut tx, case.id, case.open_scope(), status, "").await?;
    }
    store::update(&mut tx, &case, &next).await?;
    tx.commit(Event::of(&case)).await?;
    Ok(Redirect::to(&format!("{}?done=case-saved", url::case(path.id))).into_response())
}
