//! The register of one person: what left, and what staff add by hand.

use askama::Template;
use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::PersonId;
use platform::web::{Form, IntoResponse as _, Page, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::{Basis, Category, Kind, NewDisclosure, store};
use crate::layout::{Errors, Frame, Length, render, render_invalid, start_of_day};
use crate::people::{Banner, Person};
use crate::policy::{ReadDisclosures, RecordDisclosure};
use crate::url;

#[derive(Deserialize)]
pub(super) struct PersonPath {
    id: PersonId,
}

/// A line of the register as a page shows it.
pub struct Line {
    pub at: Time,
    pub kind: Kind,
    pub category: Category,
    pub basis: Basis,
    pub recipient: String,
    pub what: String,
    /// Empty where the product itself recorded it.
    pub by: String,
}

/// What left about a person whom the page has authorized.
pub async fn lines<A: Action>(frame: &Frame, tx: &ReadTx, person: &Authorized<Person, A>) -> Result<Vec<Line>> {
    let names = frame.app.names.accounts(tx).await?;
    let mut lines = Vec::new();
    for disclosure in store::list_of_person(tx, person.id).await? {
        let fields = person.open(&disclosure)?;
        let by = disclosure.recorded_by.and_then(|by| names.get(&by).cloned());
        lines.push(Line {
            at: disclosure.at,
            kind: disclosure.kind,
            category: disclosure.category,
            basis: disclosure.basis,
            recipient: fields.recipient,
            what: fields.what,
            by: by.unwrap_or_default(),
        });
    }
    Ok(lines)
}

/// What somebody says has left.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct DisclosureForm {
    kind: String,
    category: String,
    basis: String,
    recipient: String,
    what: String,
    on: String,
}

impl DisclosureForm {
    fn is_begun(&self) -> bool {
        [&self.recipient, &self.what].iter().any(|text| !text.is_empty())
    }
}

#[derive(Template)]
#[template(path = "disclosures/index.html")]
struct IndexPage {
    frame: Frame,
    banner: Banner,
    lines: Vec<Line>,
    form: DisclosureForm,
    errors: Errors,
}

async fn page(frame: Frame, id: PersonId, form: DisclosureForm, errors: Errors) -> Result<IndexPage> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let person = tx.authorize::<Person, ReadDisclosures>(id).await?;
    let lines = lines(&frame, &tx, &person).await?;
    let banner = Banner::of_client(&frame, &tx, id).await?;
    drop(tx);
    Ok(IndexPage {
        frame,
        banner,
        lines,
        form,
        errors,
    })
}

/// The register, and the form of a new line.
pub(super) async fn index(frame: Frame, Path(path): Path<PersonPath>) -> Result<Page> {
    let form = DisclosureForm {
        on: frame.today().to_string(),
        ..DisclosureForm::default()
    };
    render(&page(frame, path.id, form, Errors::default()).await?)
}

/// Records by hand what was said or sent.
pub(super) async fn create(
    frame: Frame,
    Path(path): Path<PersonPath>,
    Form(form): Form<DisclosureForm>,
) -> Result<Response> {
    let mut errors = Errors::default();
    let kind = Kind::parse(&form.kind).filter(|kind| Kind::BY_HAND.contains(kind));
    let (category, basis) = (Category::parse(&form.category), Basis::parse(&form.basis));
    for (field, is_missing, key) in [
        ("kind", kind.is_none(), "disclosures-error-kind"),
        ("category", category.is_none(), "disclosures-error-category"),
        (
            "recipient",
            form.recipient.trim().is_empty(),
            "disclosures-error-recipient",
        ),
        ("what", form.what.trim().is_empty(), "disclosures-error-what"),
        ("basis", basis.is_none(), "disclosures-error-basis"),
    ] {
        if is_missing {
            errors.add(field, key);
        }
    }
    errors.limit("recipient", &form.recipient, Length::Name);
    errors.limit("what", &form.what, Length::Text);
    let day = frame.parse_date(&form.on).filter(|day| *day <= frame.today());
    let at = day.and_then(|day| start_of_day(&frame.viewer().ok()?.organization, day));
    if at.is_none() {
        errors.add("on", "disclosures-error-day");
    }
    let (Some(kind), Some(category), Some(basis), Some(at), true) = (kind, category, basis, at, errors.is_empty())
    else {
        return render_invalid(&page(frame, path.id, form, errors).await?);
    };
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let person = tx.authorize::<Person, RecordDisclosure>(path.id).await?;
    let new = NewDisclosure {
        case: None,
        kind,
        category,
        basis,
        at,
        recipient: &form.recipient,
        what: &form.what,
    };
    store::record(&mut tx, &person, &new).await?;
    tx.commit(Event::of(&person)).await?;
    Ok(Redirect::to(&format!(
        "{}?done=disclosure-recorded",
        url::person_disclosures(path.id)
    ))
    .into_response())
}
