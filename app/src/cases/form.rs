//! The form that opens a case or edits one.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Ground, Principal};
use platform::db::ReadTx;
use platform::ids::{CaseId, PersonId, TeamId};
use platform::web::{Form, IntoResponse as _, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::pages::{CasePath, PersonPath};
use super::store::{self, NewCase};
use super::{Case, CaseFields, Priority, Status};
use crate::layout::{Difference, Errors, Frame, Length, render, render_invalid};
use crate::people::{Banner, Day, Person};
use crate::policy::{EditCase, OpenCase, ReadCase};
use crate::retention::{self, CareChoice, Category, Fact};
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
    /// The name of a category, or nothing for the organization's choice; without the field it stays as it is.
    category: Option<String>,
    /// The day on which the need for the service ended, as people type it; without the field it stays as it is.
    need_ended: Option<String>,
    /// The version of the case that the form was filled from.
    version: i64,
}

impl CaseForm {
    fn of(case: &Case, fields: CaseFields, frame: &Frame) -> Self {
        let need_ended = fields.need_ended.map(|Day(day)| frame.typed_date(day));
        Self {
            title: fields.title,
            kind: fields.kind,
            description: fields.description,
            status: case.status.name().to_owned(),
            priority: case.priority.name().to_owned(),
            team: String::new(),
            category: Some(fields.category.unwrap_or_default()),
            need_ended: Some(need_ended.unwrap_or_default()),
            version: case.version,
        }
    }

    /// Where `saved`, which somebody else wrote meanwhile, is another than this; categories in the words of `kept`.
    fn differences(&self, saved: &Self, kept: &Kept) -> Vec<Difference> {
        let before = kept.words(saved.category.as_deref());
        let typed = self.category.as_deref().map(|typed| kept.words(Some(typed)));
        let typed = typed.unwrap_or_else(|| before.clone());
        let ended = saved.need_ended.clone().unwrap_or_default();
        let need_ended = self.need_ended.clone().unwrap_or_else(|| ended.clone());
        Difference::among(&[
            ("cases-category", &typed, &before),
            ("cases-need-ended", &need_ended, &ended),
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

    /// The category that the case has of its own after this, or why it cannot have it.
    fn own_category(
        &self,
        now: Option<&str>,
        is_open: bool,
        frame: &Frame,
    ) -> std::result::Result<Option<String>, &'static str> {
        let wanted = self.category.as_deref().or(now).filter(|name| !name.is_empty());
        if wanted == now {
            return Ok(wanted.map(str::to_owned));
        }
        if !is_open {
            return Err("cases-error-category-closed");
        }
        let Some(wanted) = wanted else { return Ok(None) };
        let jurisdiction = frame
            .organization
            .as_ref()
            .map(|organization| organization.jurisdiction);
        let offered = jurisdiction.map(|at| retention::care_categories(at, frame.today()));
        let category = Category::parse_care(wanted).ok_or("cases-error-category")?;
        if !offered.is_some_and(|offered| offered.contains(&category)) {
            return Err("cases-error-category");
        }
        Ok(Some(category.name().to_owned()))
    }

    /// When the need ended by this form, or why it cannot have ended then.
    fn need_ended(&self, now: Option<Day>, frame: &Frame) -> std::result::Result<Option<Day>, &'static str> {
        let Some(typed) = self.need_ended.as_deref().map(str::trim) else {
            return Ok(now);
        };
        if typed.is_empty() {
            return Ok(None);
        }
        let day = frame.parse_date(typed).filter(|day| *day <= frame.today());
        day.map(|day| Some(Day(day))).ok_or("cases-error-need-ended")
    }

    fn fields(&self, category: Option<String>, need_ended: Option<Day>) -> CaseFields {
        CaseFields {
            category,
            need_ended,
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

/// What the material of a case can be kept under.
struct Kept {
    /// What follows from the organization's choice.
    follows: String,
    /// By name, in words.
    options: Vec<(&'static str, String)>,
    /// What the case is kept under now, in words.
    now: String,
    /// Whether that counts from the end of the need.
    counts_from_need: bool,
    /// Whether something of a case here can be kept by a rule that does.
    may_count_from_need: bool,
}

impl Kept {
    /// The categories that are offered, and the one that the case has now.
    async fn new(frame: &Frame, tx: &ReadTx, now: Option<&str>) -> Result<Self> {
        let choice = retention::care_choice(tx).await?;
        let options = retention::care_options(frame, tx.settings().jurisdiction);
        let offered: Vec<Category> = options.iter().map(|(category, _)| *category).collect();
        let mut options: Vec<(&'static str, String)> = options
            .into_iter()
            .map(|(category, words)| (category.name(), words))
            .collect();
        // One that nothing decides about any more stays until somebody chooses another.
        if let Some(now) = now.and_then(Category::parse_care)
            && options.iter().all(|(name, _)| *name != now.name())
        {
            let words = retention::kept_under(frame, choice, Some(now.name()));
            options.push((now.name(), words));
        }
        Ok(Self {
            follows: retention::kept_under(frame, choice, None),
            options,
            now: retention::kept_under(frame, choice, now),
            counts_from_need: counts_from_need(frame, tx, choice, now),
            may_count_from_need: offered
                .iter()
                .any(|category| counts_from_need(frame, tx, CareChoice::Chosen(*category), None)),
        })
    }

    fn words(&self, category: Option<&str>) -> String {
        let option = self.options.iter().find(|(name, _)| Some(*name) == category);
        option.map_or(&self.follows, |(_, words)| words).clone()
    }
}

/// Whether what a case is kept under counts from the end of the need, which staff record.
pub(super) fn counts_from_need(frame: &Frame, tx: &ReadTx, choice: CareChoice, own: Option<&str>) -> bool {
    let law = (tx.settings().jurisdiction, frame.today());
    choice.of_case(own, law).counts_from(Fact::NeedEnded, law)
}

#[derive(Template)]
#[template(path = "cases/form.html")]
struct FormPage {
    frame: Frame,
    banner: Banner,
    action: String,
    cancel: String,
    is_new: bool,
    is_open: bool,
    form: CaseForm,
    kept: Kept,
    teams: Vec<(TeamId, String)>,
    /// What somebody else saved while this form was open.
    saved: Vec<Difference>,
    errors: Errors,
}

impl FormPage {
    /// Whether the end of the need is asked for: where it counts, or somebody has recorded it; of a closed case also where a decision may have made it count.
    fn has_need(&self) -> bool {
        let is_recorded = self.form.need_ended.as_ref().is_some_and(|day| !day.is_empty());
        let may_count = !self.is_open && self.kept.may_count_from_need;
        !self.is_new && (self.kept.counts_from_need || is_recorded || may_count)
    }
}

async fn new_page(frame: Frame, id: PersonId, form: CaseForm, errors: Errors) -> Result<FormPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let banner = Banner::of_client(&frame, &tx, id).await?;
    let teams = sorted_teams(&frame, &tx).await?;
    let kept = Kept::new(&frame, &tx, None).await?;
    drop(tx);
    let (action, cancel) = (url::person_cases(id), url::person(id));
    Ok(FormPage {
        banner,
        action,
        cancel,
        is_new: true,
        is_open: true,
        form,
        kept,
        teams,
        saved: Vec::new(),
        errors,
        frame,
    })
}

pub(super) async fn sorted_teams(frame: &Frame, tx: &ReadTx) -> Result<Vec<(TeamId, String)>> {
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
    let mut errors = form.errors();
    let category = form.own_category(None, true, &frame);
    if let Err(key) = category {
        errors.add("category", key);
    }
    if !errors.is_empty() {
        return render_invalid(&new_page(frame, path.id, form, errors).await?);
    }
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let client = tx.authorize::<Person, OpenCase>(path.id).await?;
    let now = tx.now();
    let fields = form.fields(category.unwrap_or_default(), None);
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
    let fields = case.open(&*case)?;
    let kept = Kept::new(&frame, &tx, fields.category.as_deref()).await?;
    let now = CaseForm::of(&case, fields, &frame);
    let banner = Banner::of_client(&frame, &tx, case.client_id).await?;
    let mut saved = Vec::new();
    let form = match form {
        None => now,
        Some(form) if form.version == now.version => form,
        Some(form) => {
            saved = form.differences(&now, &kept);
            errors.add("saved", "form-error-changed");
            // What the form had no field for stays as it was saved.
            CaseForm {
                version: now.version,
                category: form.category.or(now.category),
                need_ended: form.need_ended.or(now.need_ended),
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
        is_open: case.is_open(),
        form,
        kept,
        teams: Vec::new(),
        saved,
        errors,
        frame,
    })
}

pub(super) async fn edit(frame: Frame, Path(path): Path<CasePath>) -> Result<Response> {
    Ok(render(&edit_page(frame, path.id, None, Errors::default()).await?)?.into_response())
}

/// Changes title, type, description, priority, and of an open case the status and what it is kept under.
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
    let fields = case.open(&*case)?;
    let category = match form.own_category(fields.category.as_deref(), case.is_open(), &frame) {
        Ok(category) => category,
        Err(key) => {
            drop(tx);
            return render_invalid(&edit_page(frame, path.id, Some(form), Errors::one("category", key)).await?);
        }
    };
    let need_ended = match form.need_ended(fields.need_ended, &frame) {
        Ok(need_ended) => need_ended,
        Err(key) => {
            drop(tx);
            return render_invalid(&edit_page(frame, path.id, Some(form), Errors::one("need_ended", key)).await?);
        }
    };
    let mut next = case.next(CaseFields {
        closure_reason: fields.closure_reason.clone(),
        ..form.fields(category, need_ended)
    });
    next.priority = form.priority();
    // Nothing is overwritten silently: what is asked about or held would be gone.
    if next.fields.said() != fields.said() {
        let before = format!("{}\n{}", frame.t("cases-said-before"), fields.said());
        store::insert_status(&mut tx, case.id, case.open_scope(), case.status, &before).await?;
    }
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
