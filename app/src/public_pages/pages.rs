//! The public pages themselves.

use std::sync::Arc;

use askama::Template;
use platform::audit;
use platform::boot;
use platform::organization::{self, Jurisdiction, Organization, is_slug};
use platform::web::{Error, FLASH_COOKIE, Page, Path, Requester, Result, SESSION_COOKIE, SLUG_COOKIE, State};
use serde::Deserialize;

use super::{ContactFields, ask, store};
use crate::layout::{Frame, LANGUAGE_COOKIE, THEME_COOKIE, render};
use crate::retention::{self, Category, Line, Period, in_force};
use crate::state::App;

#[derive(Deserialize)]
pub(super) struct SlugPath {
    pub(super) slug: String,
}

/// The organization and the frame of its public pages.
pub(super) async fn public(app: &App, requester: &Requester, path: &SlugPath) -> Result<(Arc<Organization>, Frame)> {
    if !is_slug(&path.slug) {
        return Err(Error::NotFound);
    }
    let organization = organization::find(&app.db, &path.slug).await?.ok_or(Error::NotFound)?;
    let frame = Frame::public(app, Some(organization.clone()), &requester.headers, "");
    Ok((organization, frame))
}

/// What an admin wrote; empty fields where nobody did.
pub(super) async fn contact_of(app: &App, organization: &Organization) -> Result<ContactFields> {
    let actor = boot::system(organization.id, "public page");
    let tx = app.db.read(&actor).await?;
    Ok(match store::find(&tx).await? {
        Some(contact) => tx.organization_scope().await?.open(&contact)?,
        None => ContactFields::default(),
    })
}

/// Who supervises, by the law that applies.
fn authority_key(organization: &Organization) -> &'static str {
    match organization.jurisdiction {
        Jurisdiction::Finland => "public-authority-fi",
        Jurisdiction::Netherlands | Jurisdiction::EuropeanUnion => "public-authority-eu",
        Jurisdiction::UnitedStates => "public-authority-us",
    }
}

/// What is about people themselves; the rest of the catalogue is about the organization's own papers.
const ABOUT_PEOPLE: [Category; 29] = [
    Category::ClientRelationship,
    Category::FamilyServices,
    Category::WorkingAgeServices,
    Category::ElderlyServices,
    Category::SubstanceServices,
    Category::DisabilityServices,
    Category::ChildProtection,
    Category::FamilyLawChild,
    Category::FamilyLawOther,
    Category::Voucher,
    Category::FeeDecision,
    Category::OtherSocialRecord,
    Category::PatientRecord,
    Category::RareDiseaseRecord,
    Category::MedicalRecordAdult,
    Category::MedicalRecordMinor,
    Category::BilledRecord,
    Category::PsychotherapyNotes,
    Category::PersonWithoutCase,
    Category::RequestFile,
    Category::IdentityProof,
    Category::AccessPackage,
    Category::AnswerLink,
    Category::UnassignedRequest,
    Category::ConsentEvent,
    Category::DisclosureRegister,
    Category::Reminder,
    Category::UseLog,
    Category::Invoice,
];

#[derive(Template)]
#[template(path = "public_pages/privacy.html")]
struct PrivacyPage {
    frame: Frame,
    slug: String,
    lines: Vec<Line>,
    /// Whether a case can have another of the Union's periods than the printed one.
    has_other_periods: bool,
    authority_key: &'static str,
    key: String,
}

/// What is kept by category, why, how long; rights and how to complain.
pub(super) async fn privacy(State(app): State<App>, requester: Requester, Path(path): Path<SlugPath>) -> Result<Page> {
    let (organization, frame) = public(&app, &requester, &path).await?;
    let rules = in_force(organization.jurisdiction, frame.today()).into_iter();
    let actor = boot::system(organization.id, "privacy");
    let tx = app.db.read(&actor).await?;
    // Without a national rule only what the organization has chosen is true of it.
    let chosen = retention::choice(&tx).await?;
    drop(tx);
    let is_chosen = |category| chosen == Some(category) && Category::WITHOUT_NATIONAL_RULE.contains(&category);
    let about_people = |category| ABOUT_PEOPLE.contains(&category) || is_chosen(category);
    let rules = rules.filter(|rule| rule.is_enabled() && about_people(rule.category));
    let rules = rules.filter(|rule| !matches!(rule.period, Period::ToChoose | Period::Unsettled));
    let lines = rules.map(|rule| Line::new(&frame.locale, rule)).collect();
    render(&PrivacyPage {
        lines,
        slug: path.slug,
        has_other_periods: organization.jurisdiction == Jurisdiction::EuropeanUnion,
        authority_key: authority_key(&organization),
        key: key_of(&app, &organization).await?,
        frame,
    })
}

async fn key_of(app: &App, organization: &Organization) -> Result<String> {
    let published = audit::published(&app.db, organization.id.uuid()).await?;
    Ok(published.ok_or(Error::NotFound)?.key)
}

/// The key that verifies certificates and the log, as text.
pub(super) async fn key(State(app): State<App>, requester: Requester, Path(path): Path<SlugPath>) -> Result<String> {
    let (organization, _) = public(&app, &requester, &path).await?;
    Ok(format!("{}\n", key_of(&app, &organization).await?))
}

/// A cookie by its name in the code, and the key of what it is for.
struct Cookie {
    name: &'static str,
    key: &'static str,
}

/// Every cookie that people get who are no staff; all are necessary.
const COOKIES: [Cookie; 5] = [
    Cookie {
        name: SESSION_COOKIE,
        key: "public-cookie-session",
    },
    Cookie {
        name: SLUG_COOKIE,
        key: "public-cookie-organization",
    },
    Cookie {
        name: LANGUAGE_COOKIE,
        key: "public-cookie-language",
    },
    Cookie {
        name: THEME_COOKIE,
        key: "public-cookie-theme",
    },
    Cookie {
        name: FLASH_COOKIE,
        key: "public-cookie-flash",
    },
];

#[derive(Template)]
#[template(path = "public_pages/cookies.html")]
struct CookiesPage {
    frame: Frame,
}

/// The cookies there are.
pub(super) async fn cookies(State(app): State<App>, requester: Requester, Path(path): Path<SlugPath>) -> Result<Page> {
    let (_, frame) = public(&app, &requester, &path).await?;
    render(&CookiesPage { frame })
}

#[derive(Template)]
#[template(path = "public_pages/contact.html")]
struct ContactPage {
    frame: Frame,
    contact: ContactFields,
    authority_key: &'static str,
}

/// How to reach the organization and its supervisor.
pub(super) async fn contact(State(app): State<App>, requester: Requester, Path(path): Path<SlugPath>) -> Result<Page> {
    let (organization, frame) = public(&app, &requester, &path).await?;
    let contact = contact_of(&app, &organization).await?;
    render(&ContactPage {
        frame,
        contact,
        authority_key: authority_key(&organization),
    })
}

#[derive(Template)]
#[template(path = "public_pages/requests.html")]
struct RequestsPage {
    frame: Frame,
    slug: String,
    contact: ContactFields,
    /// Whether the form can be sent.
    has_form: bool,
    time_key: &'static str,
    authority_key: &'static str,
}

/// How to ask about one's own data without an account.
pub(super) async fn requests(State(app): State<App>, requester: Requester, Path(path): Path<SlugPath>) -> Result<Page> {
    let (organization, frame) = public(&app, &requester, &path).await?;
    let contact = contact_of(&app, &organization).await?;
    render(&RequestsPage {
        frame,
        slug: path.slug,
        contact,
        has_form: ask::is_open(&app, &organization).await?,
        time_key: match organization.jurisdiction {
            Jurisdiction::Finland | Jurisdiction::Netherlands | Jurisdiction::EuropeanUnion => {
                "public-requests-time-eu"
            }
            Jurisdiction::UnitedStates => "public-requests-time-us",
        },
        authority_key: authority_key(&organization),
    })
}

#[derive(Template)]
#[template(path = "public_pages/accessibility.html")]
struct AccessibilityPage {
    frame: Frame,
    slug: String,
}

/// How accessible the pages are, and how that is known.
pub(super) async fn accessibility(
    State(app): State<App>,
    requester: Requester,
    Path(path): Path<SlugPath>,
) -> Result<Page> {
    let (_, frame) = public(&app, &requester, &path).await?;
    render(&AccessibilityPage { frame, slug: path.slug })
}
