//! Copies everything that is held about a person into a package, as the system: nobody who answers may have a relation to every record.

use std::collections::{HashMap, HashSet};

use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::clock::Time;
use platform::db::{ReadTx, Tx};
use platform::ids::{PersonId, RequestId};
use platform::subject::{self, Extent};
use uuid::Uuid;

use super::looks;
use super::others::Others;
use super::package::{Package, PackageFields};
use super::piece::PieceFields;
use super::store;
use crate::disclosures::{self, Category};
use crate::paper::Words;
use crate::people::{self, Day, NameStyle, Person, PersonFields};
use crate::policy::{EndPackage, GatherPackage};
use crate::requests::{self, Held, ItemKind, Right, State};
use crate::state::App;
use crate::{documents, entries, retention, tables};

/// Gathers the package of a request that waits for its answer, or destroys one whose time is over.
pub(super) async fn carry_out(app: &App, actor: &Actor, id: RequestId) -> Result<(), platform::Error> {
    let tx = app.db.read(actor).await?;
    let package = store::find(&tx, id).await?;
    let state = requests::find(&tx, id).await?.state;
    drop(tx);
    match package {
        None => gather(app, actor, id).await?,
        Some(package) if is_over(&package, state, app.db.clock().now()) => {
            let mut tx = app.db.begin(actor).await?;
            let permit: Permit<EndPackage> = tx.permit()?;
            end(&mut tx, &package).await?;
            let event = Event::on(&permit, &tables::ACCESS_PACKAGE, id.uuid(), Some(package.log_scope));
            tx.commit(event).await?;
        }
        Some(_) => {}
    }
    subject::must_settle(&app.db, actor, tables::all()).await
}

/// Whether nobody needs a package any more: its time is over, or its request was answered without it.
fn is_over(package: &Package, state: State, now: Time) -> bool {
    match package.expires_at {
        Some(at) => at <= now,
        None => state != State::InReview,
    }
}

/// Destroys a package: its rows now, its key as soon as the transaction is committed.
pub(super) async fn end(tx: &mut Tx, package: &Package) -> Result<(), platform::Error> {
    subject::destroy(tx, tables::all(), package.scope, &Extent::Whole).await?;
    Ok(())
}

/// Destroys the package of a request that is taken up again: it is the copy of another day.
pub async fn forget(tx: &mut Tx, request: RequestId) -> Result<(), platform::Error> {
    match store::find(tx, request).await? {
        Some(package) => end(tx, &package).await,
        None => Ok(()),
    }
}

async fn gather(app: &App, actor: &Actor, id: RequestId) -> Result<(), platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<GatherPackage> = tx.permit()?;
    let request = requests::find(&tx, id).await?;
    if request.state != State::InReview || !super::answers(request.kind) {
        return Ok(());
    }
    // An erasure of the person and this copy cannot pass each other.
    let person = people::find(&tx, request.person_id).await?;
    tx.lock_scope(person.scope).await?;
    let held = requests::held(&tx, &request).await?;
    let organization = tx.settings().clone();
    let words = Words::new(app, &organization, held.person.language.as_deref());
    let fields = PackageFields {
        language: words.catalogue.language().to_owned(),
        ..PackageFields::default()
    };
    let pieces = if request.kind == Right::AccessLog {
        let mut pieces = vec![named(&person, &held.person)];
        pieces.extend(looks::pieces(app, &tx, &person, &words).await?);
        pieces
    } else {
        let mut pieces = Copied::new(&tx, &person, &held).await?.pieces(&words);
        pieces.extend(recipients(&tx, person.id, &words).await?);
        pieces
    };
    store::insert(&mut tx, id, (person.id, person.log_scope), &fields, &pieces).await?;
    let event = Event::on(&permit, &tables::ACCESS_PACKAGE, id.uuid(), Some(person.log_scope));
    tx.commit(event.counting(pieces.len())).await
}

/// To whom data about a person was given, the person aside: on which day, to whom, what.
/// That somebody in authority, or for somebody's safety, was told may warn whom it must not: that goes only by a decision of its own.
async fn recipients(tx: &ReadTx, person: PersonId, words: &Words) -> Result<Vec<PieceFields>, platform::Error> {
    let mut pieces = Vec::new();
    for disclosure in disclosures::list_of_person(tx, person).await? {
        if disclosure.category == Category::Person {
            continue;
        }
        let fields = tx.open_system(&disclosure).await?;
        pieces.push(PieceFields {
            kind: "recipient".to_owned(),
            title: words.day(disclosure.at),
            text: format!("{} – {}", fields.recipient, fields.what),
            significant: !(disclosure.basis.is_told() && disclosure.category.is_told()),
            ..PieceFields::default()
        });
    }
    Ok(pieces)
}

/// Every row that was found, opened.
struct Copied<'a> {
    person: &'a Person,
    held: &'a Held,
    others: Others,
    /// Somebody around the person is not on file any more, so that nothing finds their name in a text.
    misses_somebody: bool,
    names: HashMap<PersonId, String>,
    cases: Vec<PieceFields>,
    family: Vec<PieceFields>,
    notes: Vec<PieceFields>,
    documents: Vec<PieceFields>,
}

fn of_kind(held: &Held, kind: ItemKind) -> Vec<Uuid> {
    let found = held.found.iter().filter(|found| found.kind == kind);
    found.map(|found| found.head.id).collect()
}

impl<'a> Copied<'a> {
    async fn new(tx: &ReadTx, person: &'a Person, held: &'a Held) -> Result<Self, platform::Error> {
        let mut copied = Self {
            person,
            held,
            others: Others::of(&held.person),
            misses_somebody: false,
            names: HashMap::new(),
            cases: Vec::new(),
            family: Vec::new(),
            notes: Vec::new(),
            documents: Vec::new(),
        };
        let relations = store::relations(tx, of_kind(held, ItemKind::Relation)).await?;
        let mut around: HashSet<PersonId> = store::housemates(tx, person.id).await?.into_iter().collect();
        around.extend(
            relations
                .iter()
                .flat_map(|relation| [relation.person_id, relation.other_id]),
        );
        around.remove(&person.id);
        for other in around {
            let row = match people::find(tx, other).await {
                Ok(row) => row,
                // A backup from before an erasure that knew no successors has the relation without them (ADR 0010).
                Err(platform::db::Error::NoRow) => {
                    copied.misses_somebody = true;
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            let fields = tx.open_system(&row).await?;
            copied.others.add(&fields);
            copied.names.insert(other, fields.name(NameStyle::GivenFirst));
        }
        copied.family(tx, &relations).await?;
        copied.cases(tx).await?;
        copied.notes(tx).await?;
        copied.documents(tx).await?;
        Ok(copied)
    }

    async fn family(&mut self, tx: &ReadTx, relations: &[store::RelationRow]) -> Result<(), platform::Error> {
        for relation in relations {
            let fields = tx.open_system(relation).await?;
            let own = relation.person_id == self.person.id;
            let (other, kind) = if own {
                (relation.other_id, fields.kind())
            } else {
                (relation.person_id, fields.kind().inverse())
            };
            let name = self.names.get(&other).cloned().unwrap_or_default();
            let piece = PieceFields {
                kind: ItemKind::Relation.name().to_owned(),
                // What must not be told to the other is not told here either.
                significant: !fields.not_to_be_told.is_empty(),
                ..PieceFields::default()
            };
            let piece = piece.with_fact("name", name);
            self.family
                .push(piece.with_word("relation", format!("relation-{}", kind.name())));
        }
        for member in store::members(tx, of_kind(self.held, ItemKind::HouseholdMember)).await? {
            let fields = tx.open_system(&member).await?;
            let piece = PieceFields {
                kind: ItemKind::HouseholdMember.name().to_owned(),
                ..PieceFields::default()
            };
            let ended = member.ended_at.map(|at| at.micros().to_string());
            let piece = piece.with_fact("role", fields.role);
            self.family.push(piece.with_fact("closed", ended.unwrap_or_default()));
        }
        Ok(())
    }

    async fn cases(&mut self, tx: &ReadTx) -> Result<(), platform::Error> {
        for case in store::cases(tx, of_kind(self.held, ItemKind::CaseFile)).await? {
            let fields = tx.open_system(&case).await?;
            let mut piece = PieceFields {
                kind: ItemKind::CaseFile.name().to_owned(),
                title: fields.title,
                text: fields.description,
                at: Some(case.opened_at.micros()),
                case: Some(case.number),
                ..PieceFields::default()
            }
            .with_fact("service", fields.kind)
            .with_word("status", format!("status-{}", case.status.name()))
            .with_fact("opened", case.opened_at.micros().to_string());
            if let Some(category) = fields.category.as_deref().and_then(retention::Category::parse_care) {
                piece = piece.with_word("kept-under", format!("retention-category-{}", category.name()));
            }
            if let Some(closed) = case.closed_at {
                piece = piece.with_fact("closed", closed.micros().to_string());
            }
            if let Some(Day(ended)) = fields.need_ended {
                piece = piece.with_fact("need-ended", ended.to_string());
            }
            self.cases
                .push(piece.with_fact("closure-reason", fields.closure_reason.unwrap_or_default()));
        }
        Ok(())
    }

    fn number(&self, case: platform::ids::CaseId) -> Option<i64> {
        self.held
            .cases
            .iter()
            .find(|(id, ..)| *id == case)
            .map(|(_, number, ..)| *number)
    }

    async fn notes(&mut self, tx: &ReadTx) -> Result<(), platform::Error> {
        let mentions: HashSet<Uuid> = of_kind(self.held, ItemKind::Mention).into_iter().collect();
        let mut ids = of_kind(self.held, ItemKind::Entry);
        ids.extend(&mentions);
        for entry in entries::list_by_ids(tx, ids).await? {
            let fields = tx.open_system(&entry).await?;
            let kind = if mentions.contains(&entry.id.uuid()) {
                ItemKind::Mention
            } else {
                ItemKind::Entry
            };
            for card in fields
                .parties
                .iter()
                .filter(|card| card.person != self.person.id.bytes())
            {
                self.others.add_name(&card.name);
            }
            let piece = PieceFields {
                kind: kind.name().to_owned(),
                title: fields.title,
                text: fields.text,
                at: Some(entry.occurred_at.micros()),
                case: self.number(entry.case_id),
                significant: entry.significant,
                ..PieceFields::default()
            };
            let piece = piece.with_word("what", format!("entry-{}", entry.kind.name()));
            let piece = piece.with_fact("author", fields.author);
            self.notes
                .push(piece.with_fact("correction", fields.correction_reason.unwrap_or_default()));
        }
        for draft in entries::list_drafts_by_ids(tx, of_kind(self.held, ItemKind::Draft)).await? {
            let fields = tx.open_system(&draft).await?;
            self.notes.push(PieceFields {
                kind: ItemKind::Draft.name().to_owned(),
                title: fields.title,
                text: fields.text,
                at: Some(draft.saved_at.micros()),
                case: self.number(draft.case_id),
                ..PieceFields::default()
            });
        }
        self.notes.sort_by_key(|piece| piece.at);
        Ok(())
    }

    async fn documents(&mut self, tx: &ReadTx) -> Result<(), platform::Error> {
        for document in documents::copy(tx, of_kind(self.held, ItemKind::Document)).await? {
            let piece = PieceFields {
                kind: ItemKind::Document.name().to_owned(),
                title: document.title,
                at: Some(document.at),
                case: self.number(document.case),
                ..PieceFields::default()
            };
            let piece = piece.with_fact("file", document.file.fields.file_name.clone());
            self.documents.push(PieceFields {
                file: Some(document.file),
                ..piece
            });
        }
        Ok(())
    }

    /// The pieces in the order of the package, each with the words that may tell about somebody else.
    fn pieces(self, words: &Words) -> Vec<PieceFields> {
        let remark = self.held.person.remark.as_deref().unwrap_or_default();
        let mut pieces = vec![PieceFields {
            proposed: self.others.in_text(remark),
            ..details(self.person, &self.held.person, words)
        }];
        pieces.extend(self.family.into_iter().map(|piece| PieceFields {
            // Whom one lives with and is related to is one's own; it is shown with the other's name alone.
            proposed: Vec::new(),
            ..with_days(piece, words)
        }));
        let dated = self.cases.into_iter().map(|piece| with_days(piece, words));
        pieces.extend(dated.chain(self.notes).chain(self.documents).map(|mut piece| {
            let facts = piece.facts.iter().filter(|fact| !fact.is_key);
            let facts: Vec<&str> = facts.map(|fact| fact.value.as_str()).collect();
            let whole = format!("{}\n{}\n{}", piece.title, piece.text, facts.join("\n"));
            piece.proposed = self.others.in_text(&whole);
            piece.significant |= self.misses_somebody;
            piece
        }));
        pieces
    }
}

/// Days in the reader's words.
fn with_days(mut piece: PieceFields, words: &Words) -> PieceFields {
    for fact in &mut piece.facts {
        let day = match fact.key.as_str() {
            "opened" | "closed" => fact.value.parse().map(Time::from_micros).map(|at| words.day(at)).ok(),
            "need-ended" => fact.value.parse().map(|day| words.catalogue.date_long(day)).ok(),
            _ => None,
        };
        if let Some(day) = day {
            fact.value = day;
        }
    }
    piece
}

/// Whom it is about.
fn named(person: &Person, fields: &PersonFields) -> PieceFields {
    PieceFields {
        kind: ItemKind::Identity.name().to_owned(),
        ..PieceFields::default()
    }
    .with_fact("name", fields.name(NameStyle::GivenFirst))
    .with_fact("number", format!("K-{}", person.number))
}

fn details(person: &Person, fields: &PersonFields, words: &Words) -> PieceFields {
    let address = [
        fields.street.as_deref(),
        fields.postal_code.as_deref(),
        fields.city.as_deref(),
    ];
    let address: Vec<&str> = address.into_iter().flatten().collect();
    let birth = fields.birth().map(|day| words.catalogue.date_long(day));
    let last_case = fields
        .last_case_destroyed
        .map(|Day(day)| words.catalogue.date_long(day));
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    PieceFields {
        kind: ItemKind::Identity.name().to_owned(),
        ..PieceFields::default()
    }
    .with_fact("name", fields.name(NameStyle::GivenFirst))
    .with_fact("birth", birth.unwrap_or_default())
    .with_fact("identity-code", optional(&fields.identity_code))
    .with_fact("number", format!("K-{}", person.number))
    .with_fact("language", optional(&fields.language))
    .with_fact("phone", optional(&fields.phone))
    .with_fact("email", optional(&fields.email))
    .with_fact("address", address.join(", "))
    .with_fact("also-known-as", optional(&fields.also_known_as))
    .with_fact("safe-hours", optional(&fields.safe_contact.safe_hours))
    .with_fact("remark", optional(&fields.remark))
    .with_fact("last-case-destroyed", last_case.unwrap_or_default())
}
