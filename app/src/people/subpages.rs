//! Single acts on a person: show the identity code, who looked, death, the sensitive mark.

use askama::Template;
use platform::audit::{self, Event};
use platform::authz::{Action, Ground, Principal};
use platform::ids::EventId;
use platform::web::{Error, Form, IntoResponse as _, Page, Path, Query, Redirect, Response, Result};
use serde::Deserialize;

use super::pages::{Banner, PersonPath};
use super::person::DeathError;
use super::{Person, PersonFields, store};
use crate::audit_view::{AccessLine, access_lines};
use crate::layout::{Errors, Frame, Length, render, render_invalid};
use crate::policy::{
    ConfirmDeath, MarkSensitive, ReadAccessLog, ReadPerson, RecordDeath, ShowAddress, ShowIdentityCode,
};
use crate::{portal_access, url};

#[derive(Template)]
#[template(path = "people/shown.html")]
struct ShownPage {
    frame: Frame,
    banner: Banner,
    /// The key of what is shown.
    what: &'static str,
    lines: Vec<String>,
}

/// Shows what the page keeps covered, once; that it was shown is logged before it leaves.
async fn shown<A: Action>(
    frame: Frame,
    path: PersonPath,
    what: &'static str,
    lines: impl Fn(PersonFields) -> Vec<String> + Send,
) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx.authorize::<Person, A>(path.id).await?;
    let lines = lines(person.open(&*person)?);
    let banner = Banner::of_client(&frame, &tx, path.id).await?;
    drop(tx);
    render(&ShownPage {
        frame,
        banner,
        what,
        lines,
    })
}

/// The whole identity code.
pub(super) async fn identity_code(frame: Frame, Path(path): Path<PersonPath>) -> Result<Page> {
    let today = frame.today();
    let code = move |fields: PersonFields| {
        fields
            .identity(today)
            .map(|code| code.displayed())
            .into_iter()
            .collect()
    };
    shown::<ShowIdentityCode>(frame, path, "people-personal-id", code).await
}

/// A protected address.
pub(super) async fn address(frame: Frame, Path(path): Path<PersonPath>) -> Result<Page> {
    let address = |fields: PersonFields| {
        let town = [fields.postal_code, fields.city]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        let lines = fields.street.into_iter().chain(Some(town));
        lines.filter(|line| !line.is_empty()).collect()
    };
    shown::<ShowAddress>(frame, path, "people-address", address).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Older {
    before: Option<EventId>,
}

#[derive(Template)]
#[template(path = "people/access_log.html")]
struct AccessLogPage {
    frame: Frame,
    banner: Banner,
    days: Vec<AccessDay>,
    older: Option<String>,
}

/// One day's heading and its lines.
struct AccessDay {
    heading: String,
    lines: Vec<AccessLine>,
}

/// Groups lines by their day; they come newest first.
fn by_day(frame: &Frame, lines: Vec<AccessLine>) -> Vec<AccessDay> {
    let mut days: Vec<AccessDay> = Vec::new();
    for line in lines {
        let heading = frame.day_heading(frame.date_of(line.at));
        match days.last_mut() {
            Some(day) if day.heading == heading => day.lines.push(line),
            _ => days.push(AccessDay {
                heading,
                lines: vec![line],
            }),
        }
    }
    days
}

/// Lines on a page.
const LINES: i64 = 50;

/// Who looked at this person's record and wrote in it, and on what ground.
pub(super) async fn access_log(frame: Frame, Path(path): Path<PersonPath>, Query(older): Query<Older>) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx.authorize::<Person, ReadAccessLog>(path.id).await?;
    let banner = Banner::of_client(&frame, &tx, path.id).await?;
    let mut events = audit::list_about(&tx, person.log_scope, older.before, LINES + 1).await?;
    let more = i64::try_from(events.len()).unwrap_or_default() > LINES;
    events.truncate(usize::try_from(LINES).unwrap_or_default());
    let lines = access_lines(&frame, &tx, &events).await?;
    drop(tx);
    let older = events
        .last()
        .filter(|_| more)
        .map(|last| format!("{}?before={}", url::person_access_log(path.id), last.id));
    render(&AccessLogPage {
        days: by_day(&frame, lines),
        frame,
        banner,
        older,
    })
}

/// A death as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct DeathForm {
    day: String,
    source: String,
}

#[derive(Template)]
#[template(path = "people/death.html")]
struct DeathPage {
    frame: Frame,
    banner: Banner,
    form: DeathForm,
    recorded: Option<(jiff::civil::Date, String)>,
    /// Whether the viewer recorded it and so cannot confirm it.
    own: bool,
    errors: Errors,
}

async fn death_page(frame: Frame, path: PersonPath, form: DeathForm, errors: Errors) -> Result<DeathPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx.authorize_to_show::<Person, RecordDeath, ReadPerson>(path.id).await?;
    let death = person.open(&*person)?.death;
    let banner = Banner::of_client(&frame, &tx, path.id).await?;
    drop(tx);
    let own = death.as_ref().is_some_and(|death| {
        frame
            .viewer
            .as_ref()
            .is_some_and(|viewer| viewer.account_id.to_string() == death.recorded_by)
    });
    let recorded = death.map(|death| (death.day.0, death.source));
    Ok(DeathPage {
        frame,
        banner,
        form,
        recorded,
        own,
        errors,
    })
}

pub(super) async fn death(frame: Frame, Path(path): Path<PersonPath>) -> Result<Page> {
    render(&death_page(frame, path, DeathForm::default(), Errors::default()).await?)
}

/// Records a death with its source; it counts only when somebody else confirms it.
pub(super) async fn record_death(
    frame: Frame,
    Path(path): Path<PersonPath>,
    Form(form): Form<DeathForm>,
) -> Result<Response> {
    let mut errors = Errors::default();
    let day = frame.parse_date(&form.day);
    if day.is_none() {
        errors.add("day", "people-error-birth");
    }
    errors.limit("source", &form.source, Length::Text);
    let (Some(day), true) = (day, errors.is_empty()) else {
        return render_invalid(&death_page(frame, path, form, errors).await?);
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let person = tx.authorize::<Person, RecordDeath>(path.id).await?;
    let mut fields = person.open(&*person)?;
    if let Err(error) = fields.record_death(day, &form.source, tx.actor().account_id(), frame.today()) {
        drop(tx);
        return render_invalid(&death_page(frame, path, form, death_error(error)).await?);
    }
    store::update(&mut tx, &person, &fields, person.sensitive).await?;
    tx.commit(Event::of(&person)).await?;
    Ok(Redirect::to(&format!("{}?done=death-recorded", url::person(path.id))).into_response())
}

fn death_error(error: DeathError) -> Errors {
    match error {
        DeathError::NoSource => Errors::one("source", "people-error-no-source"),
        DeathError::InFuture => Errors::one("day", "people-error-birth-future"),
        DeathError::BeforeBirth => Errors::one("day", "people-error-death-before-birth"),
        DeathError::NothingToConfirm => Errors::one("day", "people-error-nothing-to-confirm"),
        DeathError::Confirmed => Errors::one("day", "people-error-death-confirmed"),
        DeathError::SamePerson => Errors::one("day", "people-error-same-person"),
    }
}

/// The second person says so too; what opened the portal to the dead, and for them, ends with it.
pub(super) async fn confirm_death(frame: Frame, Path(path): Path<PersonPath>) -> Result<Response> {
    let account = frame.viewer()?.account_id;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let person = tx.authorize::<Person, ConfirmDeath>(path.id).await?;
    let mut fields = person.open(&*person)?;
    if let Err(error) = fields.confirm_death(account) {
        if error == DeathError::SamePerson {
            tx.note(Event::of(&person).refused());
        }
        drop(tx);
        return render_invalid(&death_page(frame, path, DeathForm::default(), death_error(error)).await?);
    }
    store::update(&mut tx, &person, &fields, person.sensitive).await?;
    portal_access::end_all(&mut tx, person.id).await?;
    tx.commit(Event::of(&person)).await?;
    Ok(Redirect::to(&format!("{}?done=death-confirmed", url::person(path.id))).into_response())
}

/// Whether the person is to be sensitive.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SensitiveForm {
    sensitive: String,
}

/// Marks a person sensitive, or lifts the mark. Whoever marks keeps sight of the person.
pub(super) async fn mark_sensitive(
    frame: Frame,
    Path(path): Path<PersonPath>,
    Form(form): Form<SensitiveForm>,
) -> Result<Redirect> {
    let sensitive = match form.sensitive.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::BadRequest("choose whether the person is sensitive")),
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let person = tx.authorize::<Person, MarkSensitive>(path.id).await?;
    let fields = person.open(&*person)?;
    store::update(&mut tx, &person, &fields, sensitive).await?;
    if sensitive {
        store::grant(
            &mut tx,
            person.id,
            Principal::Account(frame.viewer()?.account_id),
            Ground::Assigned,
            None,
        )
        .await?;
    }
    tx.commit(Event::of(&person)).await?;
    Ok(Redirect::to(&format!("{}?done=person-saved", url::person(path.id))))
}
