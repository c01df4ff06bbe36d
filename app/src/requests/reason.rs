//! Why something is proposed for an item, and what stands against erasing it, in words and before anybody presses a button.

use std::collections::HashSet;

use jiff::civil::Date;
use platform::db::ReadTx;
use platform::ids::AccountId;
use platform::web::{Error, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::decide::Ground;
use super::item::{Decision, Item, ItemFields, ItemKind};
use super::request::{Request, RequestFields};
use super::{State, acts, decide, involved, store};
use crate::documents;
use crate::layout::Frame;
use crate::retention::{Line, RULES};

/// One rule's part in a date, in words.
pub(super) struct Ruling {
    pub(super) line: Line,
    /// Each fact that it reads, and what is known of it.
    pub(super) facts: Vec<(String, String)>,
    pub(super) end: String,
}

/// A stored explanation: what [`Explanation`](crate::retention::Explanation) writes.
#[derive(Deserialize)]
struct Stored {
    rules: Vec<StoredRule>,
}

#[derive(Deserialize)]
struct StoredRule {
    rule: StoredVersion,
    trigger: Option<StoredStep>,
    end: StoredWhen,
}

#[derive(Deserialize)]
struct StoredVersion {
    id: String,
    version: u16,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StoredWhen {
    Unknown,
    NotYet,
    On(Date),
}

/// A fact's name; one with a name of its own inside is told by what kind it is.
#[derive(Deserialize)]
#[serde(untagged)]
enum StoredFact {
    Name(String),
    Named(std::collections::BTreeMap<String, String>),
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum StoredStep {
    Fact { fact: StoredFact, when: StoredWhen },
    Latest { when: StoredWhen, of: Vec<StoredStep> },
    Earliest { when: StoredWhen, of: Vec<StoredStep> },
    EndOfYear { when: StoredWhen, of: Box<StoredStep> },
}

/// The rules of a stored explanation in words; nothing where there is none.
pub(super) fn rulings(frame: &Frame, explanation: Option<&str>) -> Vec<Ruling> {
    let stored = explanation.and_then(|text| serde_json::from_str::<Stored>(text).ok());
    let rules = stored.map(|stored| stored.rules).unwrap_or_default();
    let ruling = |stored: &StoredRule| {
        let rule = RULES
            .iter()
            .find(|rule| rule.id == stored.rule.id && rule.version == stored.rule.version)?;
        let mut facts = Vec::new();
        if let Some(step) = &stored.trigger {
            list_facts(frame, step, &mut facts);
        }
        Some(Ruling {
            line: Line::new(&frame.locale, rule),
            facts,
            end: said(frame, &stored.end),
        })
    };
    rules.iter().filter_map(ruling).collect()
}

/// Every fact of an expression with what was known of it, then what the expression made of them.
fn list_facts(frame: &Frame, step: &StoredStep, facts: &mut Vec<(String, String)>) {
    let (key, when) = match step {
        StoredStep::Fact { fact, when } => {
            let name = match fact {
                StoredFact::Name(name) => Some(name),
                StoredFact::Named(names) => names.keys().next(),
            };
            let name = frame
                .t(&format!("disposal-fact-{}", name.map_or("", String::as_str)))
                .into_owned();
            facts.push((name, said(frame, when)));
            return;
        }
        StoredStep::Latest { when, of } => {
            for step in of {
                list_facts(frame, step, facts);
            }
            ("disposal-step-latest", when)
        }
        StoredStep::Earliest { when, of } => {
            for step in of {
                list_facts(frame, step, facts);
            }
            ("disposal-step-earliest", when)
        }
        StoredStep::EndOfYear { when, of } => {
            list_facts(frame, of, facts);
            ("disposal-step-end-of-year", when)
        }
    };
    facts.push((frame.t(key).into_owned(), said(frame, when)));
}

fn said(frame: &Frame, when: &StoredWhen) -> String {
    match when {
        StoredWhen::Unknown => frame.t("disposal-when-unknown").into_owned(),
        StoredWhen::NotYet => frame.t("disposal-when-not-yet").into_owned(),
        StoredWhen::On(day) => frame.date(day),
    }
}

/// Why something is proposed, in a sentence.
pub(super) fn key(kind: ItemKind, proposal: Decision, has_explanation: bool) -> &'static str {
    match (proposal, kind) {
        (Decision::Hold, _) => "requests-reason-hold",
        (Decision::ThirdParty, _) => "requests-reason-mention",
        (Decision::Erase, _) if has_explanation => "requests-reason-over",
        (Decision::Erase, ItemKind::Contact) => "requests-reason-contact",
        (Decision::Erase, _) => "requests-reason-nothing-left",
        (Decision::Retain | Decision::NotOurs, _) => "requests-reason-rule",
    }
}

/// The items that somebody wrote, or wrote in: others decide about erasing them.
async fn written_by(
    tx: &ReadTx,
    items: impl Iterator<Item = &Item> + Clone,
    account: AccountId,
) -> Result<HashSet<Uuid>> {
    let of = |kind: ItemKind| -> Vec<Uuid> {
        let items = items.clone().filter(|item| item.kind == kind);
        items.map(|item| item.item_id).collect()
    };
    let mut written = HashSet::new();
    for (entry, case) in store::written_by(tx, of(ItemKind::Entry), of(ItemKind::CaseFile), account).await? {
        written.extend([entry, case.uuid()]);
    }
    written.extend(documents::written_in(tx, of(ItemKind::CaseFile), account).await?);
    written.extend(documents::written_by(tx, of(ItemKind::Document), account).await?);
    Ok(written)
}

/// What is known of all items before they are shown.
pub(super) struct Known<'a> {
    pub(super) frame: &'a Frame,
    ground: Option<Ground>,
    /// The items that the viewer wrote.
    written: HashSet<Uuid>,
    /// Whether a hold names the viewer.
    is_named: bool,
}

impl<'a> Known<'a> {
    /// Looks up what stands against erasing, while items are decided.
    pub(super) async fn new(
        frame: &'a Frame,
        tx: &ReadTx,
        request: &Request,
        items: &[(Item, ItemFields)],
        viewer: AccountId,
    ) -> Result<Self> {
        let mut known = Self {
            frame,
            ground: None,
            written: HashSet::new(),
            is_named: false,
        };
        if request.state == State::InReview && request.kind.destroys() {
            let jurisdiction = frame.organization.as_ref().ok_or(Error::NotFound)?.jurisdiction;
            let law = (jurisdiction, frame.today());
            known.ground = Some(decide::ground(tx, request.person_id, items, law).await?);
            // A mention stands in another's record, and goes by no decision here.
            let rows = items.iter().map(|(item, _)| item);
            let rows: Vec<&Item> = rows.filter(|item| item.kind != ItemKind::Mention).collect();
            known.is_named = decide::is_named(tx, request.person_id, &rows, viewer).await?;
            known.written = written_by(tx, items.iter().map(|(item, _)| item), viewer).await?;
        }
        Ok(known)
    }

    /// What stands against erasing an item, before anybody presses a button.
    pub(super) fn against(&self, fields: &RequestFields, item: &Item) -> Option<&'static str> {
        if !Decision::Erase.fits(item.kind) {
            return None;
        }
        let ground = self.ground.as_ref()?;
        let is_own = self.is_named || self.written.contains(&item.item_id);
        let own = is_own.then_some("requests-error-own-material");
        ground.against_erasing(fields, item).or(own)
    }
}

/// Why the viewer's approval would be refused.
pub(super) async fn against_approval(
    tx: &ReadTx,
    request: &Request,
    items: &[(Item, ItemFields)],
    viewer: AccountId,
) -> Result<Option<&'static str>> {
    if request.state != State::Decided || involved::decided_by(request, items).contains(&viewer) {
        return Ok(None);
    }
    let rows = || items.iter().map(|(item, _)| item);
    if decide::is_involved(tx, request.person_id, rows(), viewer).await? {
        return Ok(Some("requests-error-own-material"));
    }
    Ok(acts::still_stands(tx, request.person_id, rows()).await?.err())
}

#[cfg(test)]
mod tests {
    use platform::organization::Jurisdiction;

    use super::*;
    use crate::retention::{Facts, When, care_categories, evaluate, in_force};

    #[test]
    fn every_explanation_that_is_written_reads_back() {
        let today = jiff::civil::date(2026, 11, 22);
        let mut read = 0;
        for jurisdiction in [
            Jurisdiction::Finland,
            Jurisdiction::EuropeanUnion,
            Jurisdiction::UnitedStates,
        ] {
            for category in care_categories(jurisdiction, today) {
                for when in [When::On(jiff::civil::date(2020, 2, 29)), When::NotYet, When::Unknown] {
                    let facts = Facts::default()
                        .with(crate::retention::Fact::Closed, when)
                        .with(crate::retention::Fact::Birth, when);
                    let explained = evaluate(in_force(jurisdiction, today), category, &facts, &[]);
                    let text = serde_json::to_string(&explained).unwrap();
                    let stored: Stored = serde_json::from_str(&text).unwrap();
                    assert_eq!(stored.rules.len(), explained.rules.len());
                    read += stored.rules.len();
                }
            }
        }
        assert!(read > 30, "{read}");
    }
}
