//! The queue of requests, one request, its certificate.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use jiff::civil::Date;
use platform::authz::Authorized;
use platform::clock::Time;
use platform::ids::{AccountId, CaseId, RequestId, RequestItemId};
use platform::web::{Error, HeaderMap, IntoResponse as _, Page, Path, Response, Result, StatusCode, header};
use serde::Deserialize;

use super::certificate::{self, Certificate};
use super::involved::{self, InvolvedLine};
use super::item::{Article, Decision, Item, ItemFields, ItemKind};
use super::left::{self, LeftLine};
use super::queue::{QueueLine, persons};
use super::reason::{self, Known, Ruling};
use super::refusal::Refusal;
use super::request::{Request, RequestFields};
use super::{Right, State, decide, ending, number, store, timing};
use crate::answers;
use crate::disclosures::{self, RecipientView};
use crate::layout::{Errors, Frame, render};
use crate::letters::{self, LetterLine};
use crate::packages;
use crate::policy::{ReadCertificate, ReadRequests};
use crate::request_settings;
use crate::retention::Line;

#[derive(Deserialize)]
pub(super) struct RequestPath {
    pub(super) id: RequestId,
}

/// An item as its group shows it.
struct ItemLine {
    id: RequestItemId,
    at: Option<Time>,
    what: Option<String>,
    proposal: Option<Decision>,
    decision: Option<Decision>,
    rule: Option<String>,
    until: Option<Date>,
    waits_for: Vec<String>,
    note: Option<String>,
    /// Why its end is what it is, as JSON: of the proposal, or of the rule that somebody chose.
    explanation: Option<String>,
    /// What stands against erasing it, as far as the viewer is concerned.
    against: Option<&'static str>,
}

impl ItemLine {
    fn new(item: Item, fields: ItemFields, against: Option<&'static str>) -> Self {
        Self {
            against,
            explanation: fields.explanation,
            id: item.id,
            at: fields.at.map(Time::from_micros),
            what: fields
                .what
                .filter(|_| matches!(item.kind, ItemKind::Entry | ItemKind::Mention)),
            proposal: item.proposal,
            decision: item.decision,
            rule: item.rule.map(|(id, version)| format!("{id}@{version}")),
            until: fields.until.and_then(|day| day.parse().ok()),
            waits_for: fields.waits_for,
            note: fields.note,
        }
    }
}

impl ItemLine {
    /// Whether it is, or is proposed to be, kept under this rule.
    fn is_under(&self, rule: &Line) -> bool {
        self.rule.as_deref() == Some(&rule.rule.named())
    }
}

/// Items of a kind, in one case, which are decided together.
struct Group {
    kind: ItemKind,
    case: Option<(CaseId, i64)>,
    items: Vec<ItemLine>,
    /// What all of them have in common, if they do.
    proposal: Option<Decision>,
    decision: Option<Decision>,
    /// Why it is proposed, in a sentence and by its rules.
    reason_key: Option<&'static str>,
    rulings: Vec<Ruling>,
    /// What stands against erasing some of it, each once.
    against: Vec<&'static str>,
    /// The decisions that can be chosen.
    choices: Vec<Decision>,
}

impl Group {
    fn first(&self) -> Option<&ItemLine> {
        self.items.first()
    }

    /// Whether all items stand as the first does.
    fn is_alike(&self) -> bool {
        let first = self.items.first().and_then(|item| item.decision);
        self.items.iter().all(|item| item.decision == first)
    }

    /// Whether something is proposed, and not the same for all.
    fn is_mixed(&self) -> bool {
        self.proposal.is_none() && self.items.iter().any(|item| item.proposal.is_some())
    }

    /// Whether the form begins with a choice; it never begins with erasing.
    fn is_preset(&self, choice: Decision) -> bool {
        let proposal = self.proposal.filter(|proposal| *proposal != Decision::Erase);
        self.decision.or(proposal) == Some(choice)
    }

    /// Names the group's fields on the page.
    fn slug(&self) -> String {
        match self.case {
            Some((_, number)) => format!("{}-{number}", self.kind.name()),
            None => self.kind.name().to_owned(),
        }
    }
}

fn groups(known: &Known<'_>, items: Vec<(Item, ItemFields)>, fields: &RequestFields) -> Vec<Group> {
    let mut sorted: BTreeMap<(Option<i64>, ItemKind), (Option<CaseId>, Vec<ItemLine>)> = BTreeMap::new();
    for (item, item_fields) in items {
        let facts = item.case_id.and_then(|case| {
            let facts = fields.cases.iter().find(|facts| facts.case == case.bytes());
            facts.map(|facts| facts.number)
        });
        let group = sorted
            .entry((facts, item.kind))
            .or_insert_with(|| (item.case_id, Vec::new()));
        let against = known.against(fields, &item);
        group.1.push(ItemLine::new(item, item_fields, against));
    }
    let common = |items: &[ItemLine], of: fn(&ItemLine) -> Option<Decision>| {
        let first = items.first().and_then(of);
        first.filter(|_| items.iter().all(|item| of(item) == first))
    };
    let group = |((number, kind), (case, items)): ((Option<i64>, ItemKind), (Option<CaseId>, Vec<ItemLine>))| {
        let proposal = common(&items, |item| item.proposal);
        let first = items.first().and_then(|item| item.explanation.as_deref());
        let against: BTreeSet<&'static str> = items.iter().filter_map(|item| item.against).collect();
        Group {
            kind,
            case: case.zip(number),
            reason_key: proposal.map(|proposal| reason::key(kind, proposal, first.is_some())),
            rulings: reason::rulings(known.frame, first),
            against: against.into_iter().collect(),
            proposal,
            decision: common(&items, |item| item.decision),
            choices: Decision::ALL
                .into_iter()
                .filter(|decision| decision.fits(kind))
                .collect(),
            items,
        }
    };
    sorted.into_iter().map(group).collect()
}

/// One step that was taken.
struct Step {
    key: String,
    at: Time,
    by: String,
    note: Option<String>,
}

#[expect(clippy::struct_excessive_bools, reason = "each decides about a part of the page")]
#[derive(Template)]
#[template(path = "requests/show.html")]
struct ShowPage {
    frame: Frame,
    line: QueueLine,
    request: Request,
    fields: RequestFields,
    groups: Vec<Group>,
    rules: Vec<Line>,
    /// Of Article 17(3), where it is the law.
    articles: Vec<Article>,
    refusals: Vec<Refusal>,
    steps: Vec<Step>,
    can_extend: bool,
    /// Whether the viewer decided it, so that somebody else has to approve.
    is_decider: bool,
    /// Whether fewer than two people may decide and approve it.
    lacks_decider: bool,
    cool_off_hours: i64,
    involved: Vec<InvolvedLine>,
    staff: Vec<(String, String)>,
    /// The requests that this one can be answered with.
    first_ones: Vec<(RequestId, String)>,
    /// What stands against an approval by the viewer.
    against_approval: Option<&'static str>,
    /// What is not done yet of what is being carried out.
    left: Vec<LeftLine>,
    has_certificate: bool,
    has_package: bool,
    is_link_offered: bool,
    letters: Vec<LetterLine>,
    recipients: Vec<RecipientView>,
    errors: Errors,
}

impl ShowPage {
    fn undecided(&self) -> usize {
        let items = self.groups.iter().flat_map(|group| &group.items);
        items.filter(|item| item.decision.is_none()).count()
    }

    /// Whether a law that keeps everything can be the ground of a refusal.
    fn may_be_a_duty(&self) -> bool {
        self.refusals.contains(&Refusal::LegalDuty)
    }
}

/// One request: what it is about, what was decided, what can be done.
pub(super) async fn show(frame: Frame, Path(path): Path<RequestPath>) -> Result<Response> {
    request_page(frame, path.id, Errors::default()).await
}

/// The request's page, with what was not accepted.
pub async fn request_page(frame: Frame, id: RequestId, errors: Errors) -> Result<Response> {
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    let tx = frame.app.db.read(frame.actor()?).await?;
    let request: Authorized<Request, ReadRequests> = tx.authorize(id).await?;
    let fields = involved::admit(&tx, &request)?;
    let items = store::items_of(&tx, &request).await?;
    let persons = persons(&frame, &tx, &[request.person_id]).await?;
    let names = frame.app.names.accounts(&tx).await?;
    let letters = letters::lines(&tx, &request).await?;
    let has_package = packages::find(&tx, id).await?.is_some();
    let recipients = disclosures::recipient_views(&tx, &request).await?;
    let lacks_decider = involved::able(&tx, &fields).await?.len() < 2;
    let cool_off_hours = request_settings::find(&tx).await?.cool_off_hours;
    let staff = involved::staff(&tx, &names).await?;
    let of_person = store::list_of_person(&tx, request.person_id).await?;
    let viewer = frame.viewer()?.account_id;
    let known = Known::new(&frame, &tx, &request, &items, viewer).await?;
    let against_approval = reason::against_approval(&tx, &request, &items, viewer).await?;
    let is_decider = involved::decided_by(&request, &items).contains(&viewer);
    let rows: Vec<&Item> = items.iter().map(|(item, _)| item).collect();
    let left = left::list(&frame, &tx, &request, &rows, &recipients).await?;
    drop(tx);
    let groups = groups(&known, items, &fields);
    let name = |account: &String| {
        let account: Option<AccountId> = account.parse().ok();
        account.and_then(|account| names.get(&account).cloned())
    };
    let steps = fields.history.iter().rev().map(|line| Step {
        key: format!("request-step-{}", line.step),
        at: Time::from_micros(line.at),
        by: line.by.as_ref().and_then(name).unwrap_or_default(),
        note: line.note.clone(),
    });
    let rules = decide::care_rules(organization.jurisdiction, frame.today());
    let articles = Article::ALL.into_iter();
    let articles = articles.filter(|_| Article::is_law(organization.jurisdiction));
    let refusals = Refusal::ALL.into_iter();
    let refusals = refusals.filter(|ground| ground.fits(request.kind, organization.jurisdiction));
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = ShowPage {
        line: QueueLine::new(&frame, &request, &persons),
        steps: steps.collect(),
        groups,
        against_approval,
        left,
        rules: rules.into_iter().map(|rule| Line::new(&frame.locale, rule)).collect(),
        articles: articles.collect(),
        refusals: refusals.collect(),
        can_extend: request.state.is_open()
            && request.extended_at.is_none()
            && timing::extended(&request, &fields, &organization, frame.today()).is_some(),
        is_decider,
        lacks_decider,
        cool_off_hours,
        involved: involved::lines(&fields, &names),
        staff,
        first_ones: ending::first_ones(&request, of_person)
            .iter()
            .map(|first| (first.id, number(first)))
            .collect(),
        has_certificate: fields.certificate.is_some(),
        has_package,
        is_link_offered: answers::is_offered(&request),
        letters,
        recipients,
        request: (*request).clone(),
        fields,
        errors,
        frame,
    };
    Ok((status, render(&page)?).into_response())
}

#[derive(Template)]
#[template(path = "requests/certificate.html")]
struct CertificatePage {
    frame: Frame,
    id: RequestId,
    certificate: Certificate,
    key: String,
}

async fn certificate_of(frame: &Frame, id: RequestId) -> Result<(String, String)> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let request: Authorized<Request, ReadCertificate> = tx.authorize(id).await?;
    let fields = involved::admit(&tx, &request)?;
    let file = fields.certificate.ok_or(Error::NotFound)?;
    Ok((number(&request), file))
}

/// The certificate for people.
pub(super) async fn certificate(frame: Frame, Path(path): Path<RequestPath>) -> Result<Page> {
    let (_, file) = certificate_of(&frame, path.id).await?;
    let key = certificate::key_of(&file).ok_or(Error::NotFound)?;
    let certificate = certificate::verify(&file, None)
        .map_err(|error| Error::Internal(format!("a stored certificate does not hold: {error}")))?;
    render(&CertificatePage {
        id: path.id,
        certificate,
        key,
        frame,
    })
}

/// The certificate for `carehold verify certificate`.
pub(super) async fn certificate_file(frame: Frame, Path(path): Path<RequestPath>) -> Result<Response> {
    let (number, file) = certificate_of(&frame, path.id).await?;
    Ok(certificate_as_file(&number, file))
}

/// A certificate as the file that is handed over.
pub fn certificate_as_file(number: &str, file: String) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/json"),
    );
    let name = format!("attachment; filename=\"certificate-{number}.json\"");
    if let Ok(name) = name.parse() {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    (headers, file).into_response()
}
