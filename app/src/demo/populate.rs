//! Large populations for the benchmark: many people, many cases, few entries; written through the slices in large transactions.
//!
//! Workers have their cases open and lately active; the rest are closed and were other people's, as after many years.

use std::time::{Duration, Instant};

use jiff::civil::Date;
use platform::audit::Event;
use platform::authz::{Actor, Ground, Principal, Role, Roles};
use platform::boot;
use platform::clock::Time;
use platform::db::Tx;
use platform::ids::{AccountId, CaseId, PersonId, ScopeId};
use platform::organization::Organization;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::identity;
use super::names;
use super::random::Random;
use crate::accounts::{NewDemo, create_demo_account};
use crate::cases::{self, CaseFields, NewCase, Priority, Status};
use crate::entries::{self, Audience, EntryFields, Kind, NewEntry};
use crate::people::{self, Day, NameStyle, NewPerson, PersonFields};
use crate::policy::{CreatePerson, OpenCase};
use crate::state::App;
use crate::tables;

/// How large a population is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    pub persons: usize,
    pub cases: usize,
    pub workers: usize,
    pub cases_per_worker: usize,
}

/// What a benchmark needs to know of a population.
#[derive(Serialize, Deserialize)]
pub struct Populated {
    pub admin: AccountId,
    /// The first few workers, each with cases.
    pub workers: Vec<BusyWorker>,
    /// Names of some of the people, to search for.
    pub names: Vec<String>,
    /// How long the people took, and the cases.
    pub people_took: Duration,
    pub cases_took: Duration,
}

#[derive(Serialize, Deserialize)]
pub struct BusyWorker {
    pub account_id: AccountId,
    /// Those with a page full of entries.
    pub full: Vec<CaseId>,
    pub others: Vec<CaseId>,
}

/// Rows of one kind in a transaction.
const CHUNK: usize = 500;
/// Workers that [`Populated`] tells of, and how many full cases each has.
const BUSY: usize = 16;
const FULL: usize = 2;
/// Entries on a full case: a page of the timeline.
const ENTRIES: i64 = 25;
/// Names to search for.
const NAMES: usize = 200;
const DAY_SECS: i64 = 86_400;

/// Fills an organization; the cases follow the people.
pub async fn populate(
    app: &App,
    organization: &Organization,
    size: Size,
    seed: u64,
) -> Result<Populated, platform::Error> {
    let actor = boot::system(organization.id, "population");
    let mut population = Population {
        app,
        actor,
        random: Random::new(seed),
        people: Vec::with_capacity(size.persons),
        names: Vec::new(),
    };
    let admin = population.account(0, Role::Admin).await?;
    let mut workers = Vec::with_capacity(size.workers);
    for index in 0..size.workers {
        workers.push(population.account(index + 1, Role::Worker).await?);
    }
    let started = Instant::now();
    population.people(size.persons).await?;
    let people_took = started.elapsed();
    let busy = population.cases(&workers, size).await?;
    let cases_took = started.elapsed().saturating_sub(people_took);
    app.names.forget(organization.id);
    app.db.sequence(organization.id).await?;
    Ok(Populated {
        admin,
        workers: busy,
        names: population.names,
        people_took,
        cases_took,
    })
}

struct Population<'a> {
    app: &'a App,
    actor: Actor,
    random: Random,
    /// Each with the scope of what is logged about them.
    people: Vec<(PersonId, ScopeId)>,
    names: Vec<String>,
}

impl Population<'_> {
    async fn account(&mut self, index: usize, role: Role) -> Result<AccountId, platform::Error> {
        let new = NewDemo {
            name: &format!("{} {index}", role.name()),
            email: &format!("{}.{index}@bench.example", role.name()),
            title: "",
            roles: Roles::of(&[role]),
            language: "en",
            password: SecretString::from(format!("{:x}-{:x}", self.random.next(), self.random.next())),
            totp_secret: &self.random.bytes::<20>(),
        };
        create_demo_account(&self.app.db, &self.app.hasher, &self.actor, new).await
    }

    /// A transaction whose scopes are minted already.
    async fn begin(&self, scopes: usize) -> Result<Tx, platform::Error> {
        self.app
            .db
            .keystore()
            .mint_ahead(self.actor.organization(), scopes)
            .await?;
        self.app.db.begin(&self.actor).await
    }

    async fn people(&mut self, count: usize) -> Result<(), platform::Error> {
        let today = self
            .app
            .db
            .clock()
            .now()
            .to_jiff()
            .to_zoned(jiff::tz::TimeZone::UTC)
            .date();
        let step = count.div_ceil(NAMES).max(1);
        while self.people.len() < count {
            let chunk = CHUNK.min(count - self.people.len());
            let mut tx = self.begin(2 * chunk).await?;
            let permit = tx.permit::<CreatePerson>()?;
            for _ in 0..chunk {
                let index = self.people.len();
                let fields = self.person(index, today);
                let inserted = people::insert(
                    &mut tx,
                    &NewPerson {
                        fields: &fields,
                        sensitive: index % 1000 == 999,
                    },
                )
                .await?;
                if index.is_multiple_of(step) {
                    self.names.push(fields.name(NameStyle::GivenFirst));
                }
                self.people.push((inserted.id, inserted.log_scope));
            }
            tx.commit(Event::on(&permit, &tables::PERSON, Uuid::nil(), None).counting(chunk))
                .await?;
        }
        Ok(())
    }

    fn person(&mut self, index: usize, today: Date) -> PersonFields {
        const FIRST: [&str; 24] = [
            "Aho", "Haapa", "Harju", "Heina", "Hieta", "Kaisla", "Kallio", "Kanerva", "Koivu", "Koski", "Kuusi",
            "Lammas", "Lehto", "Luhta", "Manty", "Niitty", "Paju", "Pelto", "Ranta", "Saari", "Salo", "Suvi", "Tammi",
            "Vaara",
        ];
        const SECOND: [&str; 16] = [
            "harju", "joki", "koski", "la", "lahti", "linna", "lampi", "maa", "mäki", "nen", "niemi", "oja", "ranta",
            "salmi", "vuori", "ö",
        ];
        /// Days over which births are spread.
        const SPAN: usize = 30_000;
        let names = self.random.pick(&[0, 1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 1]);
        let names = names::ALL.get(names).copied();
        let woman = self.random.chance(51);
        let family = format!("{}{}", self.random.pick(&FIRST), self.random.pick(&SECOND));
        // Everybody has another pair of birth date and code, however many there are.
        let age = i64::try_from(index.wrapping_mul(7_919) % SPAN).unwrap_or_default();
        let birth = today.saturating_sub(jiff::Span::new().days(age));
        let mut fields = PersonFields {
            family,
            given: names
                .map(|names| names.given(&mut self.random, woman))
                .unwrap_or_default(),
            birth: Some(Day(birth)),
            language: names.map(|names| names.language.to_owned()),
            phone: Some(format!("+35847{:07}", index % 10_000_000)),
            city: Some("Kotilahti".to_owned()),
            is_client: true,
            ..PersonFields::default()
        };
        if index / SPAN < identity::PER_DAY {
            fields.set_identity(identity::temporary(birth, index / SPAN, today).as_ref());
        }
        fields
    }

    async fn cases(&mut self, workers: &[AccountId], size: Size) -> Result<Vec<BusyWorker>, platform::Error> {
        let mut busy: Vec<BusyWorker> = workers
            .iter()
            .take(BUSY)
            .map(|account| BusyWorker {
                account_id: *account,
                full: Vec::new(),
                others: Vec::new(),
            })
            .collect();
        let open = workers.len().saturating_mul(size.cases_per_worker).min(size.cases);
        // Who worked here before; their accounts are long gone.
        let former: Vec<AccountId> = (0..workers.len().max(1) * 8)
            .map(|_| AccountId::from(Uuid::from_bytes(self.random.bytes())))
            .collect();
        let mut done = 0;
        while done < size.cases {
            let chunk = CHUNK.min(size.cases - done);
            let mut tx = self.begin(chunk).await?;
            let permit = tx.permit::<OpenCase>()?;
            for index in done..done + chunk {
                // Closed ones first, so that what is active was made last, as in life.
                let place = index.checked_sub(size.cases - open);
                let worker = place.and_then(|place| place.checked_rem(workers.len()));
                match worker.and_then(|worker| Some((worker, workers.get(worker)?))) {
                    Some((worker, account)) => {
                        let id = self.open_case(&mut tx, *account).await?;
                        if let Some(worker) = busy.get_mut(worker) {
                            worker.others.push(id);
                        }
                    }
                    None => self.closed_case(&mut tx, &former).await?,
                }
            }
            tx.commit(Event::on(&permit, &tables::CASES, Uuid::nil(), None).counting(chunk))
                .await?;
            done += chunk;
        }
        for worker in &mut busy {
            worker.full = worker.others.split_off(worker.others.len().saturating_sub(FULL));
            for case in &worker.full {
                self.fill_case(*case, worker.account_id).await?;
            }
        }
        Ok(busy)
    }

    fn fields(&mut self, closed: bool) -> CaseFields {
        const KINDS: [&str; 5] = [
            "Outpatient child welfare",
            "Home care for older people",
            "Adult social work",
            "Disability services",
            "Integration support",
        ];
        const TITLES: [&str; 5] = [
            "Support at home",
            "Assessment of the need for services",
            "Rent arrears",
            "Personal assistance",
            "Coming home from hospital",
        ];
        CaseFields {
            title: self.random.pick(&TITLES).to_owned(),
            kind: self.random.pick(&KINDS).to_owned(),
            description:
                "The service need is assessed together with the client; the plan is reviewed every six months."
                    .to_owned(),
            closure_reason: closed.then(|| "The goals were reached.".to_owned()),
            category: None,
            need_ended: None,
        }
    }

    fn client(&mut self) -> (PersonId, ScopeId) {
        let index = self.random.below(self.people.len());
        self.people
            .get(index)
            .copied()
            .unwrap_or((Uuid::nil().into(), Uuid::nil().into()))
    }

    async fn open_case(&mut self, tx: &mut Tx, worker: AccountId) -> Result<CaseId, platform::Error> {
        let fields = self.fields(false);
        let (client_id, client_log_scope) = self.client();
        let opened_at = tx.now().plus_seconds(-self.random.between(3_600, 200 * DAY_SECS));
        let new = NewCase {
            client_id,
            client_log_scope,
            status: Status::Active,
            priority: Priority::Normal,
            team_id: None,
            opened_at,
            closed_at: None,
            fields: &fields,
        };
        let (id, scope) = cases::insert(tx, &new).await?;
        cases::insert_status(tx, id, &scope, Status::Active, "").await?;
        cases::insert_grant(tx, id, Principal::Account(worker), Ground::Assigned, opened_at, None).await?;
        Ok(id)
    }

    async fn closed_case(&mut self, tx: &mut Tx, former: &[AccountId]) -> Result<(), platform::Error> {
        let fields = self.fields(true);
        let (client_id, client_log_scope) = self.client();
        let closed_at = tx
            .now()
            .plus_seconds(-self.random.between(210 * DAY_SECS, 4_000 * DAY_SECS));
        let opened_at = closed_at.plus_seconds(-self.random.between(30 * DAY_SECS, 700 * DAY_SECS));
        let new = NewCase {
            client_id,
            client_log_scope,
            status: Status::Closed,
            priority: Priority::Normal,
            team_id: None,
            opened_at,
            closed_at: Some(closed_at),
            fields: &fields,
        };
        let (id, _) = cases::insert(tx, &new).await?;
        let index = self.random.below(former.len());
        let worker = former.get(index).copied().unwrap_or(AccountId::from(Uuid::nil()));
        Ok(cases::insert_grant(
            tx,
            id,
            Principal::Account(worker),
            Ground::Assigned,
            opened_at,
            Some(closed_at),
        )
        .await?)
    }

    async fn fill_case(&self, id: CaseId, author_id: AccountId) -> Result<(), platform::Error> {
        let mut tx = self.app.db.begin(&self.actor).await?;
        let case = tx.authorize::<cases::Case, crate::policy::SignEntry>(id).await?;
        let now: Time = tx.now();
        for index in 0..ENTRIES {
            let fields = EntryFields {
                title: format!("Home visit {}", index + 1),
                text: "Met the client at home. Went through the week and what helped. The client slept better and has been outside every day. Agreed: the next \
                       visit in a week, a call to the school in between, and the form is filled in together then."
                    .to_owned(),
                author: "worker 1".to_owned(),
                ..EntryFields::default()
            };
            let new = NewEntry {
                id: None,
                kind: Kind::Visit,
                audience: Audience::Staff,
                significant: false,
                author_id,
                occurred_at: now.plus_seconds((index - ENTRIES) * DAY_SECS),
                corrects_id: None,
                fields: &fields,
            };
            entries::insert_entry(&mut tx, id, case.open_scope(), &new).await?;
        }
        cases::touch(&mut tx, id, now).await?;
        tx.commit(Event::of(&case)).await
    }
}
