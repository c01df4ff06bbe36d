//! A person's page, and the forms that make and change one.

use askama::Template;
use jiff::civil::Date;
use platform::audit::Event;
use platform::authz::{Authorized, Ground, Principal};
use platform::db::ReadTx;
use platform::i18n::age;
use platform::ids::PersonId;
use platform::web::{Form, IntoResponse as _, Page, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::form::PersonForm;
use super::lookup::{self, CodeOwner};
use super::store::{self, NewPerson};
use super::{Listed, NameStyle, Person, PersonFields, directories};
use crate::cases::{self, CaseLine};
use crate::households::{self, Party};
use crate::layout::{Difference, Errors, Frame, render, render_invalid};
use crate::policy::{CreatePerson, EditPerson, ListCases, ReadPerson};
use crate::{agreements, requests, tables, tasks, url};

#[derive(Deserialize)]
pub(super) struct PersonPath {
    pub id: PersonId,
}

/// The same lines on top of every page about a client, so that nobody writes to the wrong one.
#[expect(clippy::struct_excessive_bools, reason = "each is a warning of its own on the page")]
pub struct Banner {
    pub id: PersonId,
    /// Why the viewer may see the record; what else they may do here follows from it.
    pub ground: Ground,
    /// `Aino Lehtonen`, for the title.
    pub title: String,
    pub family: String,
    pub given: String,
    pub number: i64,
    pub birth: Option<Date>,
    pub age: Option<i16>,
    pub masked_code: Option<String>,
    pub deceased: bool,
    pub death_unconfirmed: bool,
    pub sensitive: bool,
    pub address_protected: bool,
    pub interpreter: Option<String>,
    pub never_call: bool,
    pub never_write: bool,
    pub safe_hours: Option<String>,
    /// Relations that must not be told something.
    pub not_to_be_told: Vec<String>,
    /// Whether a data request about the person is being answered.
    pub has_request: bool,
}

impl Banner {
    /// The banner of a person whom the actor may read.
    pub async fn of_client(frame: &Frame, tx: &ReadTx, id: PersonId) -> Result<Self> {
        let person = tx.authorize::<Person, ReadPerson>(id).await?;
        Self::of(frame, tx, &person).await
    }

    /// The banner of a person whom the page has authorized already.
    pub async fn of(frame: &Frame, tx: &ReadTx, person: &Authorized<Person, ReadPerson>) -> Result<Self> {
        let fields = person.open(&**person)?;
        Self::with(frame, tx, person, &fields).await
    }

    async fn with(
        frame: &Frame,
        tx: &ReadTx,
        person: &Authorized<Person, ReadPerson>,
        fields: &PersonFields,
    ) -> Result<Self> {
        Ok(Self {
            id: person.id,
            ground: person.ground(),
            title: fields.name(NameStyle::GivenFirst),
            family: fields.family.clone(),
            given: fields.given.clone(),
            number: person.number,
            birth: fields.birth(),
            age: fields.birth().map(|birth| age(birth, frame.today())),
            masked_code: fields.identity(frame.today()).map(|code| code.masked()),
            deceased: fields.is_deceased(),
            death_unconfirmed: fields.death.is_some() && !fields.is_deceased(),
            sensitive: person.sensitive,
            address_protected: fields.address_protected,
            interpreter: fields.language.clone().filter(|_| fields.needs_interpreter),
            never_call: fields.safe_contact.never_call,
            never_write: fields.safe_contact.never_write,
            safe_hours: fields.safe_contact.safe_hours.clone(),
            not_to_be_told: households::not_to_be_told(frame, tx, person).await?,
            has_request: requests::has_open(tx, person.id).await?,
        })
    }
}

#[derive(Template)]
#[template(path = "people/show.html")]
struct ShowPage {
    frame: Frame,
    banner: Banner,
    fields: PersonFields,
    cases: Vec<CaseLine>,
    family: Vec<Party>,
}

/// Understand the person in half a minute.
pub(super) async fn show(frame: Frame, Path(path): Path<PersonPath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx.authorize::<Person, ReadPerson>(path.id).await?;
    let fields = person.open(&*person)?;
    let banner = Banner::with(&frame, &tx, &person, &fields).await?;
    let cases = if frame.may::<ListCases>() {
        cases::list_of_client::<ListCases>(&tx, path.id).await?
    } else {
        Vec::new()
    };
    let cases = cases::lines(&frame, &tx, cases).await?;
    let family = households::parties(&frame, &tx, path.id).await?;
    drop(tx);
    render(&ShowPage {
        frame,
        banner,
        fields,
        cases,
        family,
    })
}

#[derive(Template)]
#[template(path = "people/form.html")]
struct FormPage {
    frame: Frame,
    /// `None` for a new person.
    banner: Option<Banner>,
    form: PersonForm,
    duplicates: Vec<Listed>,
    /// What somebody else saved while this form was open.
    saved: Vec<Difference>,
    errors: Errors,
}

/// The form of a new person.
pub(super) async fn new(frame: Frame) -> Result<Response> {
    if let Some(refusal) = agreements::refusal(&frame).await? {
        return Ok(refusal);
    }
    let form = PersonForm {
        is_client: "yes".to_owned(),
        ..PersonForm::default()
    };
    let page = render(&FormPage {
        frame,
        banner: None,
        form,
        duplicates: Vec::new(),
        saved: Vec::new(),
        errors: Errors::default(),
    })?;
    Ok(page.into_response())
}

/// Registers a person, after showing who may be the same.
pub(super) async fn create(frame: Frame, Form(form): Form<PersonForm>) -> Result<Response> {
    if let Some(refusal) = agreements::refusal(&frame).await? {
        return Ok(refusal);
    }
    let jurisdiction = frame.viewer()?.organization.jurisdiction;
    let fields = match form.read(PersonFields::default(), frame.today(), jurisdiction) {
        Ok(fields) => fields,
        Err(errors) => {
            return render_invalid(&FormPage {
                frame,
                banner: None,
                form,
                duplicates: Vec::new(),
                saved: Vec::new(),
                errors,
            });
        }
    };
    let alike = likely_duplicates(&frame, &fields).await?;
    if form.anyway.is_empty() && !alike.shown.is_empty() {
        let errors = Errors::one("anyway", "people-error-duplicates");
        return render_invalid(&FormPage {
            frame,
            banner: None,
            form,
            duplicates: alike.shown,
            saved: Vec::new(),
            errors,
        });
    }
    let hidden_double = match code_owner(&frame, &fields, None).await? {
        CodeOwner::Nobody => false,
        CodeOwner::Hidden => true,
        CodeOwner::Known(listed) => {
            let errors = Errors::one("identity_code", "people-error-code-taken");
            return render_invalid(&FormPage {
                frame,
                banner: None,
                form,
                duplicates: vec![listed],
                saved: Vec::new(),
                errors,
            });
        }
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let permit = tx.permit::<CreatePerson>()?;
    let new = NewPerson {
        fields: &fields,
        sensitive: false,
    };
    let inserted = store::insert(&mut tx, &new).await?;
    let until = tx.now().plus_seconds(REGISTERED_SECS);
    store::grant(
        &mut tx,
        inserted.id,
        Principal::Account(frame.viewer()?.account_id),
        Ground::Registered,
        Some(until),
    )
    .await?;
    if alike.hidden || hidden_double {
        tasks::raise_possible_double(&mut tx, inserted.id).await?;
    }
    tx.commit(Event::on(
        &permit,
        &tables::PERSON,
        inserted.id.uuid(),
        Some(inserted.log_scope),
    ))
    .await?;
    Ok(Redirect::to(&format!("{}?done=person-created", url::person(inserted.id))).into_response())
}

/// How long whoever registered a person may open the record without a case: seven days.
const REGISTERED_SECS: i64 = 7 * 86_400;

/// Who else has the identity code that was typed.
async fn code_owner(frame: &Frame, fields: &PersonFields, except: Option<PersonId>) -> Result<CodeOwner> {
    let Some(code) = &fields.identity_code else {
        return Ok(CodeOwner::Nobody);
    };
    let tx = frame.app.db.read(frame.actor()?).await?;
    Ok(lookup::code_owner(&frame.app.directories, &tx, code, except).await?)
}

struct Alike {
    shown: Vec<Listed>,
    hidden: bool,
}

/// Who may be the same: shown as a warning, never a block; sensitive persons, and those kept by law only, raise a task instead.
async fn likely_duplicates(frame: &Frame, fields: &PersonFields) -> Result<Alike> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let mut alike = frame
        .app
        .directories
        .ask(&tx, |directory| {
            let found = directory.likely_duplicates(&fields.family, &fields.given, fields.birth());
            let shown = found
                .people
                .iter()
                .filter_map(|(key, _)| directories::listed(directory, PersonId::from(uuid::Uuid::from_bytes(*key))));
            Alike {
                shown: shown.collect(),
                hidden: found.hidden,
            }
        })
        .await?;
    let ids = alike.shown.iter().map(|person| person.id.uuid()).collect();
    let restricted = requests::restricted_among(&tx, ids).await?;
    alike.shown.retain(|person| !restricted.contains(&person.id));
    alike.hidden |= !restricted.is_empty();
    Ok(alike)
}

/// The form of a known person.
pub(super) async fn edit(frame: Frame, Path(path): Path<PersonPath>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx.authorize_to_show::<Person, EditPerson, ReadPerson>(path.id).await?;
    let fields = person.open(&*person)?;
    let banner = Banner::of_client(&frame, &tx, path.id).await?;
    drop(tx);
    let form = PersonForm::of(&fields, person.version, &frame);
    render(&FormPage {
        frame,
        banner: Some(banner),
        form,
        duplicates: Vec::new(),
        saved: Vec::new(),
        errors: Errors::default(),
    })
}

/// Changes a person.
pub(super) async fn update(
    frame: Frame,
    Path(path): Path<PersonPath>,
    Form(form): Form<PersonForm>,
) -> Result<Response> {
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let person = tx.authorize::<Person, EditPerson>(path.id).await?;
    let jurisdiction = tx.settings().jurisdiction;
    let known = person.open(&*person)?;
    if form.version != person.version {
        let saved = PersonForm::of(&known, person.version, &frame);
        drop(tx);
        return changed_meanwhile(frame, path.id, form, saved).await;
    }
    let fields = match form.read(known, frame.today(), jurisdiction) {
        Ok(fields) => fields,
        Err(errors) => {
            drop(tx);
            return edit_again(frame, path.id, form, Vec::new(), errors).await;
        }
    };
    let is_new_code = !form.identity_code.trim().is_empty();
    if is_new_code && let Some(code) = &fields.identity_code {
        let owner = lookup::code_owner(&frame.app.directories, &tx, code, Some(path.id)).await?;
        match owner {
            CodeOwner::Nobody => {}
            CodeOwner::Hidden => tasks::raise_possible_double(&mut tx, path.id).await?,
            CodeOwner::Known(_) => {
                drop(tx);
                let errors = Errors::one("identity_code", "people-error-code-taken");
                return edit_again(frame, path.id, form, Vec::new(), errors).await;
            }
        }
    }
    store::update(&mut tx, &person, &fields, person.sensitive).await?;
    tx.commit(Event::of(&person)).await?;
    Ok(Redirect::to(&format!("{}?done=person-saved", url::person(path.id))).into_response())
}

/// Somebody else saved first: both are shown, and saving again is a choice.
async fn changed_meanwhile(frame: Frame, id: PersonId, form: PersonForm, saved: PersonForm) -> Result<Response> {
    let differences = form.differences(&saved);
    let form = PersonForm {
        version: saved.version,
        ..form
    };
    edit_again(frame, id, form, differences, Errors::one("saved", "form-error-changed")).await
}

async fn edit_again(
    frame: Frame,
    id: PersonId,
    form: PersonForm,
    saved: Vec<Difference>,
    errors: Errors,
) -> Result<Response> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let banner = Banner::of_client(&frame, &tx, id).await?;
    drop(tx);
    render_invalid(&FormPage {
        frame,
        banner: Some(banner),
        form,
        duplicates: Vec::new(),
        saved,
        errors,
    })
}
