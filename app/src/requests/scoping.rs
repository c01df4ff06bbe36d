//! Lists everything that is held about a person, with a proposal for each item.
//!
//! The subject registry says where to look; what it finds is bound to the decisions by a hash.
//! Done by the system, because nobody who decides may have a relation to every record.

use std::collections::{HashMap, HashSet};

use futures_util::future::try_join_all;
use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::db::ReadTx;
use platform::ids::{CaseId, RequestId};
use platform::jobs;
use platform::params;
use platform::subject::{self, About, Declaration, Export, Head};
use uuid::Uuid;

use super::State;
use super::care::Care;
use super::case_facts::CaseFacts;
use super::item::ItemKind;
use super::proposal::{self, Found};
use super::request::{Request, RequestFields};
use super::standing::StandingHolds;
use super::store::{self, CaseRow};
use crate::cases::{self, KeptBy};
use crate::documents;
use crate::entries;
use crate::packages;
use crate::people::{self, Person, PersonFields};
use crate::policy::ScopeRequest;
use crate::portal_access;
use crate::retention::{self, Fact};
use crate::state::App;
use crate::subjects::DECLARATIONS;
use crate::tables;

/// Entries looked through for the person's name, in each case around them.
const ENTRIES_OF_CASE: i64 = 2_000;

/// What the tables that hold a person's fields become in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// The person's own row: what identifies, and the rest.
    Person,
    Each(ItemKind),
    /// Goes or stays with the item named.
    With(ItemKind),
    /// Proof of how rights were answered; it has a rule of its own.
    Apart,
}

/// How a table is listed; `None` for one that nobody has thought about yet, which a test refuses.
pub fn listing(table: &str) -> Option<Listing> {
    Some(match table {
        "person" => Listing::Person,
        "relation" => Listing::Each(ItemKind::Relation),
        "household_member" => Listing::Each(ItemKind::HouseholdMember),
        "household" => Listing::With(ItemKind::HouseholdMember),
        "cases" => Listing::Each(ItemKind::CaseFile),
        "disclosure" => Listing::With(ItemKind::Identity),
        "case_status" | "hold" => Listing::With(ItemKind::CaseFile),
        "entry" => Listing::Each(ItemKind::Entry),
        "draft" => Listing::Each(ItemKind::Draft),
        "document" => Listing::Each(ItemKind::Document),
        "document_version" => Listing::With(ItemKind::Document),
        "answer_link" | "data_request" | "letter" => Listing::Apart,
        _ => return None,
    })
}

/// Everything that is held about a person, and what their cases look like.
pub struct Held {
    pub found: Vec<Found>,
    /// The person's own cases, then those of the people around.
    pub cases: Vec<CaseRow>,
    pub(super) own: HashSet<CaseId>,
    pub person: PersonFields,
    /// Whether the person represents somebody in the portal now.
    pub(super) represents: bool,
    /// What goes with the items, so that a change of it is a change of them.
    bound: Vec<Found>,
    /// Birth and death of the client of each case, where there are several.
    lives: HashMap<CaseId, (Option<String>, Option<String>)>,
}

impl Held {
    /// The hash that binds decisions to exactly these versions of exactly these rows.
    pub(super) fn snapshot(&self) -> Vec<u8> {
        let mut lines: Vec<(ItemKind, Uuid, i64)> = self
            .found
            .iter()
            .chain(&self.bound)
            .map(|found| (found.kind, found.head.id, found.head.version))
            .collect();
        lines.sort_unstable();
        let mut bytes = Vec::with_capacity(lines.len() * 32);
        for (kind, id, version) in lines {
            bytes.extend_from_slice(kind.name().as_bytes());
            bytes.extend_from_slice(id.as_bytes());
            bytes.extend_from_slice(&version.to_be_bytes());
        }
        vault::sha256(&bytes).to_vec()
    }
}

/// Lists what is held about the person of a request.
pub async fn list(tx: &ReadTx, request: &Request) -> Result<Held, platform::Error> {
    if request.is_of_many() {
        return list_of_many(tx, request).await;
    }
    let person = people::find(tx, request.person_id).await?;
    let fields = tx.open_system(&person).await?;
    let mut found = Vec::new();
    let wanted = DECLARATIONS
        .iter()
        .filter_map(|declaration| Some((declaration, wanted(declaration)?)));
    let read = wanted.map(async |(declaration, listing)| {
        let ids = rows_about(tx, declaration, &person).await?;
        Ok::<_, platform::Error>((listing, subject::heads(tx, declaration.table, ids).await?))
    });
    for (listing, heads) in try_join_all(read).await? {
        match listing {
            Listing::Person => {
                for kind in [ItemKind::Identity, ItemKind::Contact] {
                    found.extend(heads.iter().map(|head| Found::new(kind, *head)));
                }
            }
            Listing::Each(kind) => found.extend(heads.into_iter().map(|head| Found::new(kind, head))),
            Listing::With(_) | Listing::Apart => {}
        }
    }
    let own = attach_cases(tx, &mut found).await?;
    let mut cases = store::cases(tx, own.iter().map(|case| case.uuid()).collect()).await?;
    let around = store::cases_around(tx, person.id).await?;
    found.extend(mentions(tx, &person, &around).await?);
    cases.extend(around);
    Ok(Held {
        found,
        cases,
        own,
        represents: portal_access::represents(tx, person.id).await?,
        person: fields,
        bound: Vec::new(),
        lives: HashMap::new(),
    })
}

/// Lists cases of several people, each as one item with everything in it; bound to it are its entries, drafts and documents and its client.
async fn list_of_many(tx: &ReadTx, request: &Request) -> Result<Held, platform::Error> {
    let fields: RequestFields = tx.open_system(request).await?;
    let ids: Vec<Uuid> = fields.cases.iter().map(|facts| Uuid::from_bytes(facts.case)).collect();
    let mut found: Vec<Found> = Vec::new();
    for head in subject::heads(tx, &tables::CASES, ids.clone()).await? {
        let mut file = Found::new(ItemKind::CaseFile, head);
        file.case = Some(head.id.into());
        found.push(file);
    }
    let mut bound = Vec::new();
    let (entries, drafts) = store::in_cases(tx, ids.clone()).await?;
    let documents = documents::in_cases(tx, ids.clone()).await?;
    for (kind, ids) in [
        (ItemKind::Entry, entries),
        (ItemKind::Draft, drafts),
        (ItemKind::Document, documents),
    ] {
        let heads = subject::heads(tx, kind.table(), ids).await?;
        bound.extend(heads.into_iter().map(|head| Found::new(kind, head)));
    }
    let mut lives = HashMap::new();
    for (case, client) in store::clients(tx, ids.clone()).await? {
        let person = people::find(tx, client).await?;
        let fields = tx.open_system(&person).await?;
        let text = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        lives.insert(case, (text(fields.birth()), text(fields.confirmed_death())));
        let head = Head {
            id: client.uuid(),
            version: person.version,
            scope: person.scope,
        };
        bound.push(Found::new(ItemKind::Identity, head));
    }
    Ok(Held {
        own: found.iter().filter_map(|found| found.case).collect(),
        found,
        cases: store::cases(tx, ids).await?,
        person: PersonFields::default(),
        represents: false,
        bound,
        lives,
    })
}

fn wanted(declaration: &Declaration) -> Option<Listing> {
    let exported = declaration.about == About::Person && declaration.export == Export::Fields;
    listing(declaration.table.name).filter(|_| exported)
}

async fn rows_about(tx: &ReadTx, declaration: &Declaration, person: &Person) -> Result<Vec<Uuid>, platform::db::Error> {
    let Some(find) = declaration.find else {
        return Ok(Vec::new());
    };
    let rows: Vec<(Uuid,)> = tx.all(find, params![tx.organization(), person.id]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Says of each item which of the person's cases it belongs to, and when it was; returns the cases.
async fn attach_cases(tx: &ReadTx, found: &mut [Found]) -> Result<HashSet<CaseId>, platform::Error> {
    let of = |kind: ItemKind, found: &[Found]| -> Vec<Uuid> {
        let of_kind = found.iter().filter(|found| found.kind == kind);
        of_kind.map(|found| found.head.id).collect()
    };
    let entries = store::entries(tx, of(ItemKind::Entry, found)).await?;
    let drafts = store::drafts(tx, of(ItemKind::Draft, found)).await?;
    let mut cases: HashMap<Uuid, CaseId> = drafts.into_iter().collect();
    let mut moments = HashMap::new();
    let mut added = HashMap::new();
    for (id, case, at) in documents::cases_of(tx, of(ItemKind::Document, found)).await? {
        cases.insert(id, case);
        added.insert(id, at);
    }
    for (id, case, kind, at) in entries {
        cases.insert(id.uuid(), case);
        moments.insert(id.uuid(), (at, kind.name()));
    }
    let mut own = HashSet::new();
    for found in found {
        if found.kind == ItemKind::CaseFile {
            found.case = Some(found.head.id.into());
            own.extend(found.case);
        } else if found.kind.is_of_case() {
            found.case = cases.get(&found.head.id).copied();
        }
        if let Some((at, kind)) = moments.get(&found.head.id) {
            found.at = Some(*at);
            found.what = Some((*kind).to_owned());
        }
        if let Some(at) = added.get(&found.head.id) {
            found.at = Some(*at);
        }
    }
    Ok(own)
}

/// The signed entries in other people's cases whose party cards name the person.
async fn mentions(tx: &ReadTx, person: &Person, cases: &[CaseRow]) -> Result<Vec<Found>, platform::Error> {
    let first = (
        platform::clock::Time::from_micros(crate::cases::LAST_MOMENT),
        Uuid::max().into(),
    );
    let mut mentions = Vec::new();
    for (case, ..) in cases {
        for entry in entries::list_of_case(tx, *case, first, ENTRIES_OF_CASE).await? {
            let fields = tx.open_system(&entry).await?;
            if !fields.parties.iter().any(|card| card.person == person.id.bytes()) {
                continue;
            }
            let head = Head {
                id: entry.id.uuid(),
                version: entry.version,
                scope: entry.scope,
            };
            let mut mention = Found::new(ItemKind::Mention, head);
            mention.case = Some(*case);
            mention.at = Some(entry.occurred_at);
            mention.what = Some(entry.kind.name().to_owned());
            mentions.push(mention);
        }
    }
    Ok(mentions)
}

/// Looks again at how the other cases of these cases' clients have ended.
pub(super) async fn look_at_closings(tx: &ReadTx, cases: &mut [CaseFacts]) -> Result<(), platform::Error> {
    let ids = cases.iter().map(|facts| Uuid::from_bytes(facts.case)).collect();
    let closings = store::closings(tx, ids).await?;
    for facts in cases {
        facts.of_client = closings.get(&facts.case).copied();
    }
    Ok(())
}

/// The facts of cases that decide how long things are kept.
fn facts_of(held: &Held, mut kept_by: HashMap<CaseId, KeptBy>, care: &Care) -> Vec<CaseFacts> {
    let mut facts = Vec::with_capacity(held.cases.len());
    for (case, number, opened, closed, activity) in &held.cases {
        let (birth, death) = held.lives.get(case).cloned().unwrap_or_default();
        let KeptBy { category, need_ended } = kept_by.remove(case).unwrap_or_default();
        // What others need is nothing that a day of this person's may tell of.
        let is_own = held.own.contains(case);
        let counts_from_need = is_own && care.counts_from(Fact::NeedEnded, category.as_deref());
        facts.push(CaseFacts {
            birth,
            death,
            case: case.bytes(),
            number: *number,
            opened_at: opened.micros(),
            closed_at: closed.map(platform::clock::Time::micros),
            last_activity_at: activity.micros(),
            of_client: None,
            category,
            need_ended: need_ended.filter(|_| is_own),
            counts_from_need: Some(counts_from_need),
        });
    }
    facts
}

/// Lists what a new request is about, and puts it before those who decide.
pub(super) async fn carry_out(app: &App, actor: &Actor, id: RequestId) -> Result<(), platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<ScopeRequest> = tx.permit()?;
    let mut request = store::find(&tx, id).await?;
    if request.state != State::Received {
        return Ok(());
    }
    let scope = tx.open_scope_system(request.scope).await?;
    let mut fields: RequestFields = tx.open_system(&request).await?;
    let mut listed = 0;
    if request.kind.destroys() {
        listed = list_items(&mut tx, &mut request, &mut fields).await?;
    }
    let now = tx.now();
    if request.enter(&mut fields, State::InReview, None, now, None).is_err() {
        return Ok(());
    }
    store::update(&mut tx, &scope, &request, &fields).await?;
    if packages::answers(request.kind) {
        jobs::enqueue(&mut tx, packages::JOB, id.uuid()).await?;
    }
    tx.commit(Event::on(&permit, &tables::DATA_REQUEST, id.uuid(), None).counting(listed))
        .await
}

/// Writes the items that are not listed yet, and takes out those that changed; returns how many are new.
pub(super) async fn list_items(
    tx: &mut platform::db::Tx,
    request: &mut Request,
    fields: &mut RequestFields,
) -> Result<usize, platform::Error> {
    let held = list(tx, request).await?;
    let cases = held.cases.iter().map(|(case, ..)| case.uuid()).collect();
    let today = crate::layout::date_in(tx.settings(), tx.now());
    let law = (tx.settings().jurisdiction, today);
    let care = Care::new(retention::care_choice(tx).await?, held.own.clone(), law);
    fields.cases = facts_of(&held, cases::kept_by(tx, cases).await?, &care);
    look_at_closings(tx, &mut fields.cases).await?;
    fields.birth = held.person.birth().map(|day| day.to_string());
    fields.death = held.person.confirmed_death().map(|day| day.to_string());
    let known = store::list_items(tx, request.id).await?;
    let is_listed = |found: &Found| {
        known.iter().any(|item| {
            item.kind == found.kind && item.item_id == found.head.id && item.item_version == found.head.version
        })
    };
    let stands = |item: &&super::item::Item| {
        held.found.iter().any(|found| {
            found.kind == item.kind && found.head.id == item.item_id && found.head.version == item.item_version
        })
    };
    let fallen: Vec<Uuid> = known
        .iter()
        .filter(|item| !stands(item))
        .map(|item| item.id.uuid())
        .collect();
    if !fallen.is_empty() {
        store::delete_items(tx, request.id, fallen).await?;
    }
    let names = held.found.iter().map(|found| (found.kind, found.head.id, found.case));
    let holds = StandingHolds::over(tx, request.person_id, names).await?;
    let proposals = proposal::propose(&held, fields, &holds, &care);
    let scope = tx.open_scope_system(request.scope).await?;
    let proposed = held.found.iter().zip(proposals);
    let fresh = proposed.filter_map(|(found, proposed)| (!is_listed(found)).then_some(proposed));
    let fresh: Vec<store::NewItem> = fresh.collect();
    store::insert_items(tx, request.id, &scope, &fresh).await?;
    request.snapshot = Some(held.snapshot());
    Ok(fresh.len())
}
