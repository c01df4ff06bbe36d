//! Carries a plan out: each act as the colleague whose act it is, with its event, at its time.

use std::collections::HashMap;

use platform::audit::Event;
use platform::authz::{Ground, Principal};
use platform::clock::Time;
use platform::db::Tx;
use platform::ids::{CaseId, EntryId, PersonId, ScopeId};

use super::calendar::TurnedBack;
use super::plan::{Act, EntryPlan, HouseholdPlan, Plan, What};
use super::staff::{Colleague, Staff};
use super::store;
use crate::cases::{self, Case, NewCase, Status};
use crate::entries::{self, DraftFields, EntryFields, NewEntry, PartyCard};
use crate::holds::{self, HoldFields, HoldKind};
use crate::households::{self, HouseholdFields, MemberFields};
use crate::people::{self, NameStyle, NewPerson, Person};
use crate::policy::{
    AssignCase, ChooseRetention, CloseCase, ConfirmDeath, CorrectEntry, CreatePerson, EditCase, ManageFamily, OpenCase,
    PlaceHold, ReadCase, ReadPerson, RecordDeath, RecordRequest, RestrictCase, SignEntry, WriteEntry,
};
use crate::requests::{self, Asking, Channel, Right};
use crate::state::App;
use crate::{retention, tables, tasks};

type Result<T> = std::result::Result<T, platform::Error>;

/// How long whoever registers a person may open the record without a case.
const REGISTERED_SECS: i64 = 7 * 86_400;

/// One organization being written.
pub(super) struct Writer<'a> {
    pub(super) app: &'a App,
    pub(super) staff: &'a Staff,
    pub(super) plan: Plan,
    people: HashMap<usize, (PersonId, ScopeId)>,
    cases: HashMap<usize, (CaseId, Vec<EntryId>)>,
}

fn missing() -> platform::Error {
    platform::db::Error::NoRow.into()
}

impl<'a> Writer<'a> {
    pub(super) fn new(app: &'a App, staff: &'a Staff, plan: Plan) -> Self {
        Self {
            app,
            staff,
            plan,
            people: HashMap::new(),
            cases: HashMap::new(),
        }
    }

    /// Everything, in the order it happened.
    pub(super) async fn write(&mut self, clock: &TurnedBack<'_>) -> Result<()> {
        for Act { at, by, what } in self.plan.take_acts() {
            clock.go_on(at);
            let by = self.staff.of(by)?;
            self.act(by, what).await?;
        }
        Ok(())
    }

    async fn act(&mut self, by: &'a Colleague, what: What) -> Result<()> {
        match what {
            What::Register(household) => self.register(by, household).await,
            What::Open(case) => self.open(by, case).await,
            What::Sign { case, entry } => self.sign(by, case, entry).await,
            What::SetStatus { case, status, reason } => self.set_status(by, case, status, &reason).await,
            What::Restrict(case) => {
                let mut tx = self.app.db.begin(&by.actor).await?;
                let case = tx.authorize::<Case, RestrictCase>(self.case(case)?).await?;
                store::restrict(&mut tx, &case).await?;
                tx.commit(Event::of(&case)).await
            }
            What::Lend { case, to, until } => {
                let to = Principal::Account(self.staff.of(to)?.account_id);
                let mut tx = self.app.db.begin(&by.actor).await?;
                let case = tx.authorize::<Case, AssignCase>(self.case(case)?).await?;
                let now = tx.now();
                cases::insert_grant(&mut tx, case.id, to, Ground::Substitute, now, Some(until)).await?;
                tx.commit(Event::of(&case)).await
            }
            What::Hold {
                case,
                kind,
                reason,
                review_on,
            } => self.hold(by, case, kind, reason, review_on).await,
            What::Draft { case, fields } => self.draft(by, case, &fields).await,
            What::RecordDeath { person, day, source } => {
                let mut tx = self.app.db.begin(&by.actor).await?;
                let person = tx.authorize::<Person, RecordDeath>(self.person(person)?.0).await?;
                let mut fields = person.open(&*person)?;
                fields
                    .record_death(day, source, Some(by.account_id), day)
                    .map_err(|_| missing())?;
                people::update(&mut tx, &person, &fields, person.sensitive).await?;
                tx.commit(Event::of(&person)).await
            }
            What::ChooseRule(category) => {
                // People prove who they are for this, which nobody can in the past.
                let system = platform::boot::system(by.actor.organization(), "demo");
                let mut tx = self.app.db.begin(&system).await?;
                let permit = tx.permit::<ChooseRetention>()?;
                retention::choose(&mut tx, category).await?;
                tx.commit(Event::on(&permit, &tables::RETENTION_CHOICE, uuid::Uuid::nil(), None))
                    .await
            }
            What::Request {
                person,
                received,
                asker,
                asked,
            } => {
                let person = self.person(person)?.0;
                let mut tx = self.app.db.begin(&by.actor).await?;
                let authorized = tx.authorize::<Person, RecordRequest>(person).await?;
                let asking = Asking {
                    person,
                    kind: Right::Erasure,
                    channel: Channel::Letter,
                    received,
                    asker,
                    relation: None,
                    asked,
                };
                let id = requests::receive(&mut tx, &asking).await?;
                tx.commit(Event::of(&authorized).object(&tables::DATA_REQUEST, id.uuid()))
                    .await
            }
            What::ConfirmDeath(person) => {
                let mut tx = self.app.db.begin(&by.actor).await?;
                let person = tx.authorize::<Person, ConfirmDeath>(self.person(person)?.0).await?;
                let mut fields = person.open(&*person)?;
                fields.confirm_death(by.account_id).map_err(|_| missing())?;
                people::update(&mut tx, &person, &fields, person.sensitive).await?;
                tx.commit(Event::of(&person)).await
            }
            What::Look(case) => self.look(by, case).await,
            What::RegisterDouble(person) => self.register_double(by, person).await,
        }
    }

    pub(super) fn person(&self, index: usize) -> Result<(PersonId, ScopeId)> {
        self.people.get(&index).copied().ok_or_else(missing)
    }

    pub(super) fn case(&self, index: usize) -> Result<CaseId> {
        self.cases.get(&index).map(|(id, _)| *id).ok_or_else(missing)
    }

    async fn register(&mut self, by: &Colleague, index: usize) -> Result<()> {
        let household = self
            .plan
            .households
            .get_mut(index)
            .map(std::mem::take)
            .ok_or_else(missing)?;
        let mut tx = self.app.db.begin(&by.actor).await?;
        let permit = tx.permit::<CreatePerson>()?;
        let mut events = Vec::new();
        for (member, _) in &household.members {
            let planned = self.plan.people.get(*member).ok_or_else(missing)?;
            let inserted = people::insert(
                &mut tx,
                &NewPerson {
                    fields: &planned.fields,
                    sensitive: planned.sensitive,
                },
            )
            .await?;
            let until = tx.now().plus_seconds(REGISTERED_SECS);
            people::grant(
                &mut tx,
                inserted.id,
                Principal::Account(by.account_id),
                Ground::Registered,
                Some(until),
            )
            .await?;
            events.push(Event::on(
                &permit,
                &tables::PERSON,
                inserted.id.uuid(),
                Some(inserted.log_scope),
            ));
            self.people.insert(*member, (inserted.id, inserted.log_scope));
        }
        self.move_in(&mut tx, &household).await?;
        for relation in &household.relations {
            let person = tx
                .authorize::<Person, ManageFamily>(self.person(relation.person)?.0)
                .await?;
            let (other, _) = self.person(relation.other)?;
            households::insert_relation(&mut tx, person.id, person.open_scope(), other, &relation.fields).await?;
            events.push(Event::of(&person));
        }
        tx.commit_all(events).await
    }

    async fn move_in(&self, tx: &mut Tx, household: &HouseholdPlan) -> Result<()> {
        let Some(name) = &household.name else { return Ok(()) };
        let (id, scope) = households::insert_household(tx, &HouseholdFields { name: name.clone() }).await?;
        for (member, role) in &household.members {
            let fields = MemberFields {
                role: (*role).to_owned(),
            };
            households::add_member(tx, id, &scope, self.person(*member)?.0, &fields).await?;
        }
        Ok(())
    }

    async fn open(&mut self, by: &Colleague, index: usize) -> Result<()> {
        let planned = self.plan.cases.get(index).ok_or_else(missing)?;
        let team_id = planned.team.and_then(|team| self.staff.teams.get(team).copied());
        let mut tx = self.app.db.begin(&by.actor).await?;
        let client = tx.authorize::<Person, OpenCase>(self.person(planned.client)?.0).await?;
        let now = tx.now();
        let new = NewCase {
            client_id: client.id,
            client_log_scope: client.log_scope,
            status: planned.status,
            priority: planned.priority,
            team_id,
            opened_at: match planned.closed_at {
                // Taken over from an older system.
                Some(closed_at) if closed_at < now => closed_at.plus_seconds(-365 * 86_400),
                _ => now,
            },
            closed_at: planned.closed_at,
            fields: &planned.fields,
        };
        let (id, scope) = cases::insert(&mut tx, &new).await?;
        cases::insert_status(&mut tx, id, &scope, Status::Intake, "").await?;
        for worker in &planned.workers {
            let worker = Principal::Account(self.staff.of(*worker)?.account_id);
            cases::insert_grant(&mut tx, id, worker, Ground::Assigned, now, None).await?;
        }
        if let Some(team) = team_id {
            cases::insert_grant(&mut tx, id, Principal::Team(team), Ground::Team, now, None).await?;
        }
        self.cases.insert(index, (id, Vec::new()));
        tx.commit(Event::of(&client).object(&tables::CASES, id.uuid())).await
    }

    async fn sign(&mut self, by: &Colleague, index: usize, planned: EntryPlan) -> Result<()> {
        let id = self.case(index)?;
        let entries = self
            .cases
            .get(&index)
            .map(|(_, entries)| entries.as_slice())
            .unwrap_or_default();
        let (corrects_id, correction_reason) = match planned.corrects {
            Some((place, reason)) => (Some(*entries.get(place).ok_or_else(missing)?), Some(reason)),
            None => (None, None),
        };
        let fields = EntryFields {
            title: planned.title,
            text: planned.text,
            parties: self.cards(index, planned.parties)?,
            author: by.signature.clone(),
            correction_reason,
            day_only: false,
            concern: None,
        };
        let new = NewEntry {
            id: None,
            kind: planned.kind,
            audience: planned.audience,
            significant: planned.significant,
            author_id: by.account_id,
            occurred_at: planned.occurred_at,
            corrects_id,
            fields: &fields,
        };
        let mut tx = self.app.db.begin(&by.actor).await?;
        let (case, event) = if corrects_id.is_some() {
            let case = tx.authorize::<Case, CorrectEntry>(id).await?;
            (case.open_scope().clone(), Event::of(&case))
        } else {
            let case = tx.authorize::<Case, SignEntry>(id).await?;
            (case.open_scope().clone(), Event::of(&case))
        };
        let entry = entries::insert_entry(&mut tx, id, &case, &new).await?;
        let now = tx.now();
        cases::touch(&mut tx, id, now).await?;
        tx.commit(event).await?;
        if let Some((_, entries)) = self.cases.get_mut(&index) {
            entries.push(entry);
        }
        Ok(())
    }

    /// The client first, then who else is mentioned.
    fn cards(&self, case: usize, mentioned: Vec<(usize, String)>) -> Result<Vec<PartyCard>> {
        let client = self.plan.cases.get(case).map(|case| case.client).ok_or_else(missing)?;
        let all = std::iter::once((client, "client".to_owned())).chain(mentioned);
        let card = |(index, relation): (usize, String)| {
            let fields = &self.plan.people.get(index).ok_or_else(missing)?.fields;
            Ok(PartyCard {
                person: self.person(index)?.0.bytes(),
                name: fields.name(NameStyle::FamilyFirst),
                relation,
            })
        };
        all.map(card).collect()
    }

    async fn set_status(&self, by: &Colleague, case: usize, status: Status, reason: &str) -> Result<()> {
        let id = self.case(case)?;
        let mut tx = self.app.db.begin(&by.actor).await?;
        let (scope, event) = if status == Status::Closed {
            let case = tx.authorize::<Case, CloseCase>(id).await?;
            (case.open_scope().clone(), Event::of(&case))
        } else {
            let case = tx.authorize::<Case, EditCase>(id).await?;
            (case.open_scope().clone(), Event::of(&case))
        };
        // The row has its last status from the beginning; its history is written as it happens.
        cases::insert_status(&mut tx, id, &scope, status, reason).await?;
        tx.commit(event).await
    }

    async fn hold(&self, by: &Colleague, case: usize, kind: HoldKind, reason: String, review_on: Time) -> Result<()> {
        let mut tx = self.app.db.begin(&by.actor).await?;
        let case = tx.authorize::<Case, PlaceHold>(self.case(case)?).await?;
        tx.lock(case.scope.uuid()).await?;
        holds::insert(
            &mut tx,
            &case,
            kind,
            review_on,
            &HoldFields {
                reason,
                ..HoldFields::default()
            },
        )
        .await?;
        tx.commit(Event::of(&case)).await
    }

    async fn draft(&self, by: &Colleague, case: usize, fields: &DraftFields) -> Result<()> {
        let mut tx = self.app.db.begin(&by.actor).await?;
        let case = tx.authorize::<Case, WriteEntry>(self.case(case)?).await?;
        store::insert_draft(&mut tx, &case, fields).await?;
        tx.commit(Event::of(&case)).await
    }

    /// Reads a case and its client's record, if the colleague may; what was refused is logged like what was read.
    async fn look(&self, by: &Colleague, case: usize) -> Result<()> {
        let tx = self.app.db.read(&by.actor).await?;
        match tx.authorize::<Case, ReadCase>(self.case(case)?).await {
            Ok(case) => {
                tx.authorize::<Person, ReadPerson>(case.client_id).await?;
            }
            Err(platform::Error::Denied(_)) => {}
            Err(error) => return Err(error),
        }
        drop(tx);
        Ok(self.app.db.log_reads(&by.actor).await?)
    }

    /// Somebody at the desk registers a person anew whom they may not know of; nothing on their screen tells.
    async fn register_double(&self, by: &Colleague, person: usize) -> Result<()> {
        let planned = self.plan.people.get(person).ok_or_else(missing)?;
        let mut fields = planned.fields.clone();
        fields.set_identity(None);
        let mut tx = self.app.db.begin(&by.actor).await?;
        let permit = tx.permit::<CreatePerson>()?;
        let inserted = people::insert(
            &mut tx,
            &NewPerson {
                fields: &fields,
                sensitive: false,
            },
        )
        .await?;
        let until = tx.now().plus_seconds(REGISTERED_SECS);
        people::grant(
            &mut tx,
            inserted.id,
            Principal::Account(by.account_id),
            Ground::Registered,
            Some(until),
        )
        .await?;
        tasks::raise_possible_double(&mut tx, inserted.id).await?;
        tx.commit(Event::on(
            &permit,
            &tables::PERSON,
            inserted.id.uuid(),
            Some(inserted.log_scope),
        ))
        .await
    }
}
