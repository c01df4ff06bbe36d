//! What is held, category by category: what it is, why and by which law, until when.
//!
//! The periods are the catalogue's, under the rule that the organization has chosen and under those of the shared cases' own categories; a day is named for what has ended and leads to something that is shared.
//! The category of a case of which nothing is shared shows nowhere: that a service can have a period of its own is said to everybody.
//! It deliberately says nothing that is not shown elsewhere in the portal: no case by itself, no hold, no other person, not who else lives where.
//! A representative gets the categories that were granted, with the organization's periods and without a day: a day, or a case's own period, would tell of a case.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use platform::authz::Authorized;
use platform::db::ReadTx;
use platform::ids::CaseId;
use platform::organization::{Jurisdiction, Organization, Sector};
use platform::web::{Error, Result};

use super::shared::own_categories;
use super::store;
use crate::disclosures::{self, Category as Recipient, Kind};
use crate::layout::Frame;
use crate::people::{Person, PersonFields};
use crate::policy::ReadOwnDetails;
use crate::portal_access::{Thing, Things};
use crate::requests::{self, CaseFacts, RequestFields};
use crate::retention::{CareChoice, Category, Fact, Line, Period, When, care_choice, evaluate, in_force};
use crate::url;

/// A category of what is held.
pub(super) struct Holding {
    /// `portal-data-held-…`, `portal-data-why-…` and `portal-data-how-long-…` without the prefix.
    pub(super) name: &'static str,
    /// How many, where that tells nothing that is not shown anyway.
    pub(super) count: Option<String>,
    /// What there is, one line each.
    pub(super) lines: Vec<String>,
    /// Where it is shown, with the words of the link.
    pub(super) href: Option<(String, &'static str)>,
    /// The law for which it is kept.
    pub(super) law_key: String,
    /// How long, in the catalogue's words, with the law of the period; nothing where there is no rule.
    pub(super) periods: Vec<String>,
    /// Days that are known.
    pub(super) days: Vec<String>,
}

/// Everything that is held about somebody, for one reader.
pub(super) struct Held {
    /// Whom it is about, where that is not the reader.
    pub(super) name: String,
    pub(super) more_key: &'static str,
    pub(super) holdings: Vec<Holding>,
}

/// How many things of each category are shared.
pub(super) struct Shared {
    pub(super) notes: usize,
    pub(super) documents: usize,
    /// The cases that they lie in.
    pub(super) cases: BTreeSet<CaseId>,
}

/// By what categories are told.
struct Told<'a> {
    frame: &'a Frame,
    organization: &'a Organization,
    /// What a case falls under that has no category of its own.
    care: CareChoice,
    /// The categories that shared cases have of their own, where they have one.
    own: HashMap<CaseId, Option<String>>,
}

impl<'a> Told<'a> {
    async fn new(frame: &'a Frame, tx: &ReadTx, shared: &BTreeSet<CaseId>) -> Result<Self> {
        Ok(Self {
            frame,
            organization: frame.organization.as_deref().ok_or(Error::NotFound)?,
            care: care_choice(tx).await?,
            own: own_categories(tx, shared).await?,
        })
    }

    fn holding(&self, name: &'static str, law: &str, category: Option<Category>) -> Holding {
        Holding {
            name,
            count: None,
            lines: Vec::new(),
            href: None,
            law_key: law_key(law, self.organization.jurisdiction),
            periods: self.periods(category, "portal-data-until"),
            days: Vec::new(),
        }
    }

    /// What is of the record: under the rule of the organization, and under those of the shared cases.
    fn of_care(&self, name: &'static str, category: Option<Category>) -> Holding {
        let mut holding = self.holding(name, "care", category);
        let own: BTreeSet<Category> = self
            .own
            .keys()
            .filter_map(|case| self.of_case(*case).category())
            .collect();
        for category in own {
            for period in self.periods(Some(category), "portal-data-until") {
                if !holding.periods.contains(&period) {
                    holding.periods.push(period);
                }
            }
        }
        // Said whatever there is, so that it tells of nothing.
        if !holding.periods.is_empty() {
            holding
                .periods
                .push(self.frame.t("portal-data-until-service").into_owned());
        }
        holding
    }

    /// What a shared case falls under.
    fn of_case(&self, case: CaseId) -> CareChoice {
        let own = self.own.get(&case).and_then(Option::as_deref);
        self.care
            .of_case(own, (self.organization.jurisdiction, self.frame.today()))
    }

    /// Requests with their answers; those by which something was erased stay longer, as the proof of it.
    fn requests(&self, name: &'static str) -> Holding {
        let mut requests = self.holding(name, "requests", Some(Category::RequestFile));
        let erasures = self.periods(Some(Category::ErasureLedger), "portal-data-until-erased");
        requests.periods.extend(erasures);
        requests
    }

    /// What the person's own details and memberships fall under.
    fn of_person(&self) -> Option<Category> {
        match (self.care, self.organization.sector, self.organization.jurisdiction) {
            (CareChoice::Chosen(category), ..) => Some(category),
            (_, Sector::SocialCare, Jurisdiction::Finland) => Some(Category::ClientRelationship),
            (_, Sector::Clinic, Jurisdiction::Finland) => Some(Category::PatientRecord),
            _ => None,
        }
    }

    /// What notes and documents fall under: in social care that depends on the service, and is the organization's choice.
    fn of_record(&self) -> Option<Category> {
        match (self.care, self.organization.sector) {
            (CareChoice::Chosen(category), _) => Some(category),
            (_, Sector::Clinic) => self.of_person(),
            (_, Sector::SocialCare) => None,
        }
    }

    /// What the enabled rules of a category say, each in a sentence.
    fn periods(&self, category: Option<Category>, sentence: &str) -> Vec<String> {
        let Some(category) = category else { return Vec::new() };
        let rules = in_force(self.organization.jurisdiction, self.frame.today()).into_iter();
        let rules = rules.filter(|rule| rule.category == category && rule.is_enabled());
        let said = rules.filter(|rule| !matches!(rule.period, Period::ToChoose | Period::Unsettled));
        said.map(|rule| {
            let period = Line::new(&self.frame.locale, rule).period;
            let law = ("law", rule.basis.to_owned());
            self.frame.locale.t2(sentence, ("period", period), law)
        })
        .collect()
    }

    fn counted(&self, key: &str, count: usize) -> Option<String> {
        (count > 0).then(|| self.frame.tn(key, count))
    }

    /// Until when work that has ended is kept at least, as far as something of it is shared.
    ///
    /// A hold, or another record that a rule looks at, makes it longer and is not told: the words say "at least" of every day.
    fn days(&self, ended: Vec<store::EndedCase>, fields: &PersonFields) -> Vec<String> {
        let day = |(case, number, opened, closed, activity): store::EndedCase| {
            let facts = CaseFacts {
                case: case.bytes(),
                number,
                opened_at: opened.micros(),
                closed_at: Some(closed.micros()),
                last_activity_at: activity.micros(),
                birth: None,
                death: None,
                // Other cases are nothing that this one's day may tell of.
                of_client: None,
                category: None,
                need_ended: None,
                counts_from_need: None,
            };
            let until = self.until(self.of_case(case).category()?, facts, fields)?;
            let closed = ("closed", self.frame.date_long_at(&closed));
            let is_over = until < self.frame.today();
            let key = if is_over {
                "portal-data-ended-over"
            } else {
                "portal-data-ended"
            };
            let until = ("until", self.frame.date_long(&until));
            Some(self.frame.locale.t2(key, closed, until))
        };
        ended.into_iter().filter_map(day).collect()
    }

    fn until(&self, category: Category, case: CaseFacts, fields: &PersonFields) -> Option<Date> {
        let id = uuid::Uuid::from_bytes(case.case).into();
        let facts = RequestFields {
            cases: vec![case],
            birth: fields.birth().map(|day| day.to_string()),
            death: fields.confirmed_death().map(|day| day.to_string()),
            ..RequestFields::default()
        };
        // What was done last may be something that is not shared: a day that follows from it would tell.
        let facts =
            requests::facts(&facts, Some(id), self.organization.jurisdiction).with(Fact::LastActivity, When::Unknown);
        let rules = in_force(self.organization.jurisdiction, self.frame.today());
        evaluate(rules, category, &facts, &[]).outcome.date()
    }
}

/// The law by which something is kept, where the organization is.
fn law_key(law: &str, jurisdiction: Jurisdiction) -> String {
    let place = match (law, jurisdiction) {
        (_, Jurisdiction::UnitedStates) => "us",
        ("care" | "log", Jurisdiction::Finland) => "fi",
        _ => "eu",
    };
    format!("portal-data-law-{law}-{place}")
}

/// What is held about the viewer, of their own.
pub(super) async fn own(
    frame: &Frame,
    tx: &ReadTx,
    person: &Authorized<Person, ReadOwnDetails>,
    fields: &PersonFields,
    shared: &Shared,
) -> Result<Held> {
    let ended = store::list_ended(tx, person.id).await?;
    let cases = shared.cases.iter().chain(ended.iter().map(|(case, ..)| case));
    let told = Told::new(frame, tx, &cases.copied().collect()).await?;
    let asked = requests::list_of_person(tx, person.id).await?;
    let memberships = store::list_memberships(tx, person.id).await?;
    let (record, details) = (told.of_record(), told.of_person());
    let (mut notes, mut documents) = (told.of_care("notes", record), told.of_care("documents", record));
    notes.count = Some(frame.tn("portal-data-notes-count", shared.notes));
    notes.days = told.days(ended, fields);
    documents.count = told.counted("portal-data-documents-count", shared.documents);
    documents.href = Some((url::portal_documents(), "portal-nav-documents"));
    let mut family = told.of_care("family", details);
    let households = memberships.iter().filter(|ended| ended.is_none()).count();
    family.lines = vec![frame.tn("portal-data-households", households)];
    let mut made = told.requests("requests");
    made.count = told.counted("portal-data-requests-count", asked.len());
    made.href = Some((url::portal_requests(), "portal-nav-requests"));
    let mut recipients = told.holding("recipients", "recipients", Some(Category::DisclosureRegister));
    recipients.lines = given(frame, tx, person).await?;
    let mut log = told.holding("log", "log", Some(Category::UseLog));
    log.href = Some((url::portal_looked(), "portal-nav-looked"));
    Ok(Held {
        name: String::new(),
        more_key: "portal-data-more",
        holdings: vec![
            told.of_care("details", details),
            notes,
            documents,
            family,
            made,
            recipients,
            log,
            told.holding("account", "account", None),
        ],
    })
}

/// What a representative was granted to see of it.
pub(super) async fn granted(frame: &Frame, tx: &ReadTx, name: &str, things: Things) -> Result<Held> {
    let told = Told::new(frame, tx, &BTreeSet::new()).await?;
    let of_thing = |thing: Thing| match thing {
        Thing::Details => vec![told.of_care("for-details", told.of_person())],
        Thing::Record => vec![
            told.of_care("for-notes", told.of_record()),
            told.of_care("for-documents", told.of_record()),
        ],
        Thing::Requests => vec![told.requests("for-requests")],
    };
    Ok(Held {
        name: name.to_owned(),
        more_key: "portal-data-more-for",
        holdings: things.iter().flat_map(of_thing).collect(),
    })
}

/// To whom something was given, as far as the product recorded it itself: letters and copies to the person, and files and letters that a representative opened.
///
/// What staff record by hand has no mark for what may be told: it can be a word to the police that must not warn anybody, and comes only by an answered request, looked through piece by piece (`packages`).
async fn given(frame: &Frame, tx: &ReadTx, person: &Authorized<Person, ReadOwnDetails>) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for disclosure in disclosures::list_recorded_by_product(tx, person.id).await? {
        let key = match (disclosure.category, disclosure.kind) {
            (Recipient::Representative, Kind::Letter) => "portal-data-given-representative-letter",
            (Recipient::Representative, _) => "portal-data-given-representative",
            // Somebody wrote it by hand: the product names no recipient to the person themselves.
            _ if !person.open(&disclosure)?.recipient.is_empty() => continue,
            (_, Kind::Letter) => "portal-data-given-letter",
            (_, Kind::AccessPackage) => "portal-data-given-package",
            _ => continue,
        };
        lines.push(frame.t1(key, "day", frame.date_long_at(&disclosure.at)));
    }
    if lines.is_empty() {
        lines.push(frame.t("portal-data-given-none").into_owned());
    }
    Ok(lines)
}
