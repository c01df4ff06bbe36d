//! My data: what is held by category, why and until when, and what of it can be shown here.

use askama::Template;
use jiff::civil::Date;
use platform::organization::{Jurisdiction, Organization, Sector};
use platform::web::{Error, Page, Result};

use super::own;
use super::shared::{SharedEntry, shared_entries};
use crate::layout::{Frame, render};
use crate::people::{NameStyle, Person, PersonFields, grouped_phone};
use crate::policy::{ReadOwnDetails, ReadOwnRecord};
use crate::retention::{Category, Line, Period, in_force};

/// A person's details as the portal shows them.
pub(super) struct Details {
    pub(super) name: String,
    pub(super) birth: Option<Date>,
    pub(super) number: i64,
    /// Covered; never for a representative.
    pub(super) code: Option<String>,
    pub(super) language: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) email: Option<String>,
    pub(super) address: Vec<String>,
    pub(super) is_protected: bool,
}

impl Details {
    /// For the person: a protected address stays off a screen that somebody else may see.
    fn of(frame: &Frame, person: &Person, fields: &PersonFields) -> Self {
        let town = [fields.postal_code.clone(), fields.city.clone()].into_iter().flatten();
        let town = town.collect::<Vec<_>>().join(" ");
        let address = fields.street.clone().into_iter().chain([town]);
        Self {
            name: fields.name(NameStyle::GivenFirst),
            birth: fields.birth(),
            number: person.number,
            code: fields.identity(frame.today()).map(|code| code.masked()),
            language: fields.language.clone(),
            phone: fields.phone.as_deref().map(grouped_phone),
            email: fields.email.clone(),
            address: if fields.address_protected {
                Vec::new()
            } else {
                address.filter(|line| !line.is_empty()).collect()
            },
            is_protected: fields.address_protected,
        }
    }

    /// For a representative: where an address is protected, nothing that leads to the person.
    pub(super) fn for_representative(frame: &Frame, person: &Person, fields: &PersonFields) -> Self {
        let all = Self::of(frame, person, fields);
        let is_open = !fields.address_protected;
        Self {
            code: None,
            phone: all.phone.filter(|_| is_open),
            email: all.email.filter(|_| is_open),
            // Not even that it is protected.
            is_protected: false,
            ..all
        }
    }
}

/// A category of what is held.
struct Holding {
    name: &'static str,
    /// How many, where that tells nothing that is not shown anyway.
    count: Option<String>,
    /// How long, in the catalogue's words, with the law.
    periods: Vec<String>,
}

/// The category of the catalogue that a person's own record falls under, as far as it does not depend on the service.
fn record_category(organization: &Organization) -> Option<Category> {
    match (organization.sector, organization.jurisdiction) {
        (Sector::SocialCare, Jurisdiction::Finland) => Some(Category::ClientRelationship),
        (Sector::Clinic, Jurisdiction::Finland) => Some(Category::PatientRecord),
        _ => None,
    }
}

/// What the enabled rules of a category say; nothing where an organization has yet to choose.
fn periods(frame: &Frame, organization: &Organization, category: Option<Category>) -> Vec<String> {
    let Some(category) = category else { return Vec::new() };
    let rules = in_force(organization.jurisdiction, frame.today()).into_iter();
    let rules = rules.filter(|rule| rule.category == category && rule.is_enabled());
    let said = rules.filter(|rule| !matches!(rule.period, Period::ToChoose | Period::Unsettled));
    said.map(|rule| {
        let period = Line::new(&frame.locale, rule).period;
        let law = ("law", rule.basis.to_owned());
        frame.locale.t2("portal-data-until", ("period", period), law)
    })
    .collect()
}

#[derive(Template)]
#[template(path = "portal/data.html")]
struct DataPage {
    frame: Frame,
    details: Details,
    holdings: Vec<Holding>,
    entries: Vec<SharedEntry>,
}

/// Everything that is the viewer's own and shared.
pub(super) async fn show(frame: Frame) -> Result<Page> {
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    let tx = frame.app.db.read(frame.actor()?).await?;
    let access = own(&frame, &tx).await?;
    let person = tx.authorize::<Person, ReadOwnDetails>(access.person_id).await?;
    let details = Details::of(&frame, &person, &person.open(&*person)?);
    tx.authorize::<Person, ReadOwnRecord>(access.person_id).await?;
    let entries = shared_entries(&tx, access.person_id, false).await?;
    drop(tx);
    let holding = |name, count, category| Holding {
        name,
        count,
        periods: periods(&frame, &organization, category),
    };
    let notes = frame.tn(
        "portal-data-notes-count",
        i64::try_from(entries.len()).unwrap_or(i64::MAX),
    );
    let record = match organization.sector {
        Sector::Clinic => record_category(&organization),
        // How long a service's record is kept depends on the service.
        Sector::SocialCare => None,
    };
    let holdings = vec![
        holding("details", None, record_category(&organization)),
        holding("notes", Some(notes), record),
        holding("log", None, Some(Category::UseLog)),
        holding("account", None, None),
    ];
    render(&DataPage {
        frame,
        details,
        holdings,
        entries,
    })
}
