//! Deciding items: groups first, single items where somebody looks closer.
//!
//! The server refuses what the law refuses, whatever the form says.

use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;
use platform::audit::Event;
use platform::authz::Authorized;
use platform::db::ReadTx;
use platform::ids::{AccountId, CaseId, PersonId, RequestItemId};
use platform::organization::Jurisdiction;
use platform::web::{Error, Form, IntoResponse as _, Path, Redirect, Response, Result};
use serde::Deserialize;

use super::acts::give_up;
use super::care::{Care, CareRule};
use super::item::{Article, Decision, Item, ItemFields, ItemKind};
use super::pages::{RequestPath, request_page};
use super::proposal::{self, Keeping, NotKept};
use super::request::{Request, RequestFields};
use super::standing::StandingHolds;
use super::{State, store};
use crate::documents;
use crate::holds;
use crate::layout::{Errors, Frame, Length};
use crate::policy::DecideRequest;
use crate::portal_access;
use crate::retention::{self, Category, Rule, in_force};
use crate::url;

/// A decision about the ticked items.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    item: Vec<RequestItemId>,
    decision: String,
    rule: String,
    article: String,
    note: String,
}

/// What is decided, with what the law asks for.
struct Ruling<'a> {
    decision: Decision,
    rule: Option<&'static Rule>,
    article: Option<Article>,
    note: &'a str,
}

/// What rulings are checked against.
pub(super) struct Ground {
    holds: StandingHolds,
    care: Care,
    /// Whether a case of the person's own is among what was found.
    has_case: bool,
    /// Whether the person represents somebody in the portal now.
    represents: bool,
}

/// The rules that care records can be kept under.
pub(super) fn care_rules(jurisdiction: Jurisdiction, today: Date) -> Vec<&'static Rule> {
    let rules = in_force(jurisdiction, today);
    let is_care = |rule: &&'static Rule| Category::CARE.contains(&rule.category) && rule.is_enabled();
    rules.into_iter().filter(is_care).collect()
}

/// Reads the form; every refusal that does not depend on an item.
fn read(form: &DecisionForm, law: (Jurisdiction, Date)) -> std::result::Result<Ruling<'_>, &'static str> {
    if form.item.is_empty() {
        return Err("requests-error-no-item");
    }
    let decision = Decision::parse(&form.decision).ok_or("requests-error-no-decision")?;
    let note = form.note.trim();
    if !Length::Text.fits(note) {
        return Err(Length::Text.error());
    }
    if decision == Decision::NotOurs && note.is_empty() {
        return Err("requests-error-no-note");
    }
    let (rule, article) = if decision == Decision::Retain {
        let rules = care_rules(law.0, law.1);
        let rule = rules.into_iter().find(|rule| rule.named() == form.rule);
        let article = Article::parse(&form.article).filter(|_| Article::is_law(law.0));
        (rule, article)
    } else {
        (None, None)
    };
    Ok(Ruling {
        decision,
        rule,
        article,
        note,
    })
}

impl Ground {
    /// What stands against erasing an item, whoever decides.
    pub(super) fn against_erasing(&self, request: &RequestFields, item: &Item) -> Option<&'static str> {
        if self.holds.on(item.name()).is_some() {
            return Some("requests-error-held");
        }
        if item.kind == ItemKind::Identity && self.represents {
            return Some("requests-error-represents");
        }
        if !item.kind.is_of_case() {
            return None;
        }
        match self.care.rule(request, item.case_id) {
            CareRule::NotChosen => Some("requests-error-no-choice"),
            CareRule::Keeps => Some("requests-error-rule-keeps"),
            CareRule::Over => None,
        }
    }
}

/// What a ruling makes of an item.
fn apply(
    ruling: &Ruling<'_>,
    ground: &Ground,
    request: &RequestFields,
    item: &mut Item,
    fields: &mut ItemFields,
) -> std::result::Result<(), &'static str> {
    if !ruling.decision.fits(item.kind) {
        return Err("requests-error-not-offered");
    }
    let hold = ground.holds.on(item.name());
    let mut keeping: Option<Keeping> = None;
    match ruling.decision {
        Decision::Erase => {
            if let Some(key) = ground.against_erasing(request, item) {
                return Err(key);
            }
        }
        Decision::Retain => {
            let rule = ruling.rule.ok_or("requests-error-no-rule")?;
            let (jurisdiction, today) = ground.care.law();
            if Article::is_law(jurisdiction) {
                ruling.article.ok_or("requests-error-no-article")?;
            }
            let facts = proposal::facts(request, item.case_id, jurisdiction);
            let kept = proposal::keep(rule, &facts, today).map_err(|error| match error {
                NotKept::NoRule => "requests-error-no-rule",
                NotKept::Over(_) => "requests-error-period-over",
            })?;
            // The case itself stays as long as its rule says: a day that is promised is not before that.
            let goes_with_case = item.kind.is_of_case() || (ground.has_case && item.kind != ItemKind::Contact);
            let chosen = ground.care.chosen(request, item.case_id);
            if goes_with_case && chosen.is_some_and(|chosen| chosen.end() > kept.end()) {
                return Err("requests-error-rule-shorter");
            }
            keeping = Some(kept);
        }
        Decision::Hold if hold.is_none() => return Err("requests-error-no-hold"),
        // What the rule keeps too is answered like everything that it keeps: a hold is told to nobody.
        Decision::Hold => keeping = ground.care.chosen(request, item.case_id),
        Decision::ThirdParty | Decision::NotOurs => {}
    }
    item.decision = Some(ruling.decision);
    item.hold_id = hold.filter(|_| ruling.decision == Decision::Hold);
    item.article = ruling.article;
    item.rule = keeping
        .as_ref()
        .map(|keeping| (keeping.rule.0.to_owned(), i64::from(keeping.rule.1)));
    fields.until = keeping
        .as_ref()
        .and_then(|keeping| keeping.until)
        .map(|day| day.to_string());
    fields.waits_for = keeping
        .as_ref()
        .map(|keeping| keeping.waits_for.clone())
        .unwrap_or_default();
    fields.explanation = keeping.and_then(|keeping| keeping.explanation);
    fields.note = (!ruling.note.is_empty()).then(|| ruling.note.to_owned());
    Ok(())
}

/// Whether somebody wrote something that would be destroyed, or is named where a hold was placed on it, also one that has ended: then others decide.
pub(super) async fn is_involved(
    tx: &ReadTx,
    person: PersonId,
    items: impl Iterator<Item = &Item>,
    account: AccountId,
) -> std::result::Result<bool, platform::Error> {
    let going: Vec<&Item> = items.filter(|item| item.decision == Some(Decision::Erase)).collect();
    if going.is_empty() {
        return Ok(false);
    }
    if is_named(tx, person, &going, account).await? {
        return Ok(true);
    }
    let of = |kind: ItemKind| {
        going
            .iter()
            .filter(move |item| item.kind == kind)
            .map(|item| item.item_id)
            .collect()
    };
    let (entries, cases) = (of(ItemKind::Entry), of(ItemKind::CaseFile));
    Ok(store::authors(tx, entries).await?.contains(&account)
        || store::authors_of_cases(tx, cases.clone()).await?.contains(&account)
        || documents::authors_in(tx, cases).await?.contains(&account)
        || documents::authors(tx, of(ItemKind::Document)).await?.contains(&account))
}

/// Whether a hold on the person or on the items' cases names somebody.
pub(super) async fn is_named(
    tx: &ReadTx,
    person: PersonId,
    items: &[&Item],
    account: AccountId,
) -> std::result::Result<bool, platform::Error> {
    let cases: BTreeSet<CaseId> = items.iter().filter_map(|item| item.case_id).collect();
    let named = holds::named(tx, person, cases.into_iter().collect()).await?;
    Ok(named.contains(&account))
}

/// Looks up what rulings are checked against.
pub(super) async fn ground(
    tx: &ReadTx,
    person: PersonId,
    items: &[(Item, ItemFields)],
    law: (Jurisdiction, Date),
) -> Result<Ground> {
    let own = items.iter().filter(|(item, _)| item.kind == ItemKind::CaseFile);
    let own: HashSet<CaseId> = own.filter_map(|(item, _)| item.case_id).collect();
    Ok(Ground {
        holds: StandingHolds::over(tx, person, items.iter().map(|(item, _)| item.name())).await?,
        has_case: !own.is_empty(),
        care: Care::new(retention::care_choice(tx).await?, own, law),
        represents: portal_access::represents(tx, person).await?,
    })
}

/// Decides the ticked items.
pub(super) async fn decide(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<DecisionForm>,
) -> Result<Response> {
    let jurisdiction = frame.organization.as_ref().ok_or(Error::NotFound)?.jurisdiction;
    let ruling = match read(&form, (jurisdiction, frame.today())) {
        Ok(ruling) => ruling,
        Err(key) => return refused(frame, path, key).await,
    };
    let account = frame.viewer()?.account_id;
    let mut tx = frame.app.db.begin(frame.actor()?).await?;
    let request: Authorized<Request, DecideRequest> = tx.authorize(path.id).await?;
    // Whoever asked for something else asked for nothing to be destroyed.
    if request.state != State::InReview || !request.kind.destroys() {
        return Err(Error::Conflict);
    }
    let request_fields = request.open(&*request)?;
    if request_fields.excludes(account) {
        tx.note(Event::of(&request).refused());
        return Err(Error::Forbidden);
    }
    let items = store::items_of(&tx, &request).await?;
    let ground = ground(&tx, request.person_id, &items, (jurisdiction, frame.today())).await?;
    let mut decided = Vec::new();
    for (mut item, mut fields) in items {
        if form.item.contains(&item.id) {
            if let Err(key) = apply(&ruling, &ground, &request_fields, &mut item, &mut fields) {
                give_up(tx, &request);
                return refused(frame, path, key).await;
            }
            fields.decided_by = Some(account.to_string());
            decided.push((item, fields));
        }
    }
    if is_involved(&tx, request.person_id, decided.iter().map(|(item, _)| item), account).await? {
        give_up(tx, &request);
        return refused(frame, path, "requests-error-own-material").await;
    }
    store::update_items(&mut tx, request.open_scope(), &decided).await?;
    tx.commit(Event::of(&request).counting(decided.len())).await?;
    Ok(Redirect::to(&format!("{}?done=request-items-decided", url::request(path.id))).into_response())
}

async fn refused(frame: Frame, path: RequestPath, key: &'static str) -> Result<Response> {
    request_page(frame, path.id, Errors::one("decisions", key)).await
}
