//! G10: the process is killed at each step of closings of an epoch; the next goes on, and nobody is lost.
//!
//! Each kill begins with destroyed keys that older copies hold, and some with a closing that an earlier kill has cut off.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use carehold::people::{NewPerson, PersonFields};
use carehold::policy::CreatePerson;
use carehold::{epochs, server};
use platform::audit::Event;
use platform::authz::Permit;
use platform::boot;
use platform::ids::ScopeId;
use platform::keystore::{Keyring, Provider, ScopeKind};
use platform::subject::{self, Extent};

use super::kills::{Moment, Steps, await_step, kill, kill_now, serve};
use crate::support::goal::{Random, count};
use crate::support::{Eye, PASSWORD, Store, TestApp, on_both_engines};

on_both_engines!(killed_epochs_lose_nobody);

const STEPS: [&str; 10] = [
    "not begun",
    "new key in the keyring",
    "index of the first organization closed",
    "its keys moved",
    "its index made anew",
    "index of the second closed",
    "its keys moved too",
    "its index made anew too",
    "old key gone",
    "ended",
];
const OLD_KEY_GONE: usize = 8;
const ENDED: usize = 9;

/// So many that moving their keys and making their index anew take a while.
const PERSONS: usize = 100;

/// Registers people past the pages, and makes scopes that can be destroyed.
async fn fill(test: &TestApp, spares: usize) -> Vec<ScopeId> {
    let mut tx = test.app.db.begin(&test.system()).await.unwrap();
    let permit: Permit<CreatePerson> = tx.permit().unwrap();
    for number in 0..PERSONS {
        let fields = PersonFields {
            family: "Kept".to_owned(),
            given: format!("Aino {number}"),
            phone: Some(format!("+35850{number:07}")),
            ..Default::default()
        };
        let new = NewPerson {
            fields: &fields,
            sensitive: false,
        };
        carehold::people::insert(&mut tx, &new).await.unwrap();
    }
    let mut scopes = Vec::new();
    for _ in 0..spares {
        scopes.push(tx.new_scope(ScopeKind::Import).await.unwrap().id());
    }
    let event = Event::on(&permit, &carehold::tables::PERSON, platform::ids::random_id(), None);
    tx.commit(event.counting(PERSONS)).await.unwrap();
    scopes
}

/// Destroys a scope: older copies of the key store hold its key until an epoch closes.
async fn destroy(test: &TestApp, scope: ScopeId) {
    let mut tx = test.app.db.begin(&test.system()).await.unwrap();
    let permit: Permit<CreatePerson> = tx.permit().unwrap();
    subject::destroy(&mut tx, &platform::db::NO_TABLES, scope, &Extent::Whole)
        .await
        .unwrap();
    tx.commit(Event::on(&permit, &platform::db::SCOPE, scope.uuid(), None))
        .await
        .unwrap();
    subject::finish(&test.app.db, &test.system(), carehold::tables::all())
        .await
        .unwrap();
}

fn begin(test: &TestApp) -> Child {
    Command::new(env!("CARGO_BIN_EXE_carehold"))
        .args(["epoch", "close", "--data"])
        .arg(&test.folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Looks how far a closing has come.
struct Closing<'a> {
    test: &'a TestApp,
    data: Eye,
    keys: Eye,
    /// The epoch before it.
    from: u32,
}

impl Closing<'_> {
    fn keyring(&self, name: &str) -> Keyring {
        Keyring::read(&self.test.folder.join(name), &Provider::File).unwrap()
    }

    /// As the keyring and its second copy, the key store and the data tell.
    async fn step(&self) -> usize {
        let keyring = self.keyring("keyring.json");
        let current = keyring.current();
        if current == self.from {
            return 0;
        }
        if !keyring.is_closing() {
            let copy = self.keyring("second-copy/keyring.json");
            return OLD_KEY_GONE + usize::from(copy.current() == current && !copy.is_closing());
        }
        let sql = "SELECT CAST(blind_generation AS text) FROM organization ORDER BY id";
        let indices = self.data.see(sql).await;
        let sql =
            "SELECT CAST(kind AS text) || ' ' || CAST(generation AS text) || ' ' || CAST(parent_generation AS text)
            FROM organization_key WHERE kind IN (2, 3) ORDER BY organization_id, kind";
        let keys = self.keys.see(sql).await;
        let keys: Vec<u32> = keys
            .iter()
            .flat_map(|row| row.split(' '))
            .map(|cell| cell.parse().unwrap())
            .collect();
        let mut step = 1;
        for (keys, index) in keys.chunks(6).zip(indices) {
            let (is_moved, is_closed) = (keys[2] == current, index == "0");
            assert!(
                is_closed || index == keys[4].to_string(),
                "tokens of another key are in use"
            );
            step += match (is_moved, is_closed) {
                (false, false) => 0,
                (false, true) => 1,
                (true, true) => 2,
                (true, false) => 3,
            };
        }
        step
    }

    /// As if the lease of the killed had run out.
    async fn bury_the_killed(&self) {
        self.test.tamper("DELETE FROM lease").await;
    }
}

async fn killed_epochs_lose_nobody(test: TestApp) {
    let (cycles, mut random) = (count(200), Random::new());
    println!("G10 seed {}", random.seed);
    let mut spares = fill(&test, cycles + 1).await.into_iter();
    let wilma = test.as_("wilma").await;
    let mut persons = Vec::new();
    for number in 0..5 {
        let phone = format!("+35840{number:07}");
        let fields = [("phone", phone.as_str()), ("anyway", "yes")];
        persons.push((
            wilma.create_person("Seen", &format!("Aino {number}"), &fields).await,
            phone,
        ));
    }
    // Writes the settings that the program reads.
    let (mut process, _) = serve(&test).await;
    kill_now(&mut process);
    let mut closing = Closing {
        test: &test,
        data: test.eye(Store::Data).await,
        keys: test.eye(Store::Keys).await,
        from: test.app.db.keystore().epoch(),
    };

    destroy(&test, spares.next().unwrap()).await;
    let mut process = begin(&test);
    await_step(&mut process, 1, async || closing.step().await).await;
    let began = Instant::now();
    // Nothing here stands still meanwhile: it may hold what the closing waits for.
    let ended = loop {
        if let Some(ended) = process.try_wait().unwrap() {
            break ended;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    };
    let took = began.elapsed();
    assert!(ended.success());
    assert_eq!(closing.step().await, ENDED);
    let (mut steps, mut continued) = (Steps::of(&STEPS), 0);
    for cycle in 0..cycles {
        let mut from = closing.step().await;
        if from >= OLD_KEY_GONE {
            closing.from = closing.keyring("keyring.json").current();
            from = 0;
        }
        destroy(&test, spares.next().unwrap()).await;
        assert!(epochs::is_due(&test.app.db).await.unwrap(), "there is nothing to close");
        // Half of them anywhere, half of them where the fewest came.
        let moment = if from == 0 && cycle % 2 == 0 {
            Moment::within(took, &mut random)
        } else {
            steps.rarest(from)
        };
        let mut process = begin(&test);
        kill(&mut process, moment, async || closing.step().await).await;
        let found = closing.step().await;
        steps.note(found);
        continued += usize::from(from > 0);
        closing.bury_the_killed().await;
        // Whoever was there all the time goes on, and knows whether there is an old key.
        let keystore = test.app.db.keystore();
        keystore.catch_up().await.unwrap();
        assert_eq!(keystore.is_closing(), (1..OLD_KEY_GONE).contains(&found));
        let (person, _) = &persons[cycle % persons.len()];
        assert_eq!(wilma.get(person).await.status, 200);
        // Two in three of the next go on where this one stopped.
        if random.below(3) == 0 && found < OLD_KEY_GONE {
            // What the killed had sent to PostgreSQL may still be done, and make the first try fail: its lease would have outlasted that.
            if epochs::close(&test.app, || Ok(())).await.is_err() {
                epochs::close(&test.app, || Ok(())).await.unwrap();
            }
        }
    }
    let after = test.other_process().await;
    server::prepare(&after).await.unwrap();
    epochs::close(&after, || Ok(())).await.unwrap();
    // That was the rest of one that was cut off: what was destroyed after its keys were moved waits for the next.
    if epochs::is_due(&after.db).await.unwrap() {
        epochs::close(&after, || Ok(())).await.unwrap();
    }
    assert!(!epochs::is_due(&after.db).await.unwrap());
    epochs::ensure_copied(&after).await.unwrap();
    for keyring in ["keyring.json", "second-copy/keyring.json"] {
        assert!(!closing.keyring(keyring).is_closing(), "{keyring} has an old key");
    }
    let (mut opened, mut closed) = (0, 0);
    for house in [&test.harbour, &test.lakeside] {
        let actor = boot::system(house.organization.id, "test");
        let opening = subject::open_all(&after.db, &actor, carehold::tables::all())
            .await
            .unwrap();
        opened += opening.opened;
        closed += opening.closed.len();
    }
    println!(
        "G10 {} kills of closings, {continued} of them begun before, found: {steps}; {closed} rows unreadable beside {opened} that open, epoch {} ({:?})",
        steps.kills(),
        after.db.keystore().epoch(),
        test.engine
    );
    steps.assert_hit();
    assert_eq!(closed, 0);
    test.assert_log_is_whole().await;
    let wilma = test.as_on(&after, test.config(), "wilma").await;
    for (person, phone) in &persons {
        let found = wilma.post("/w/search", &[("q", phone)]).await.body;
        assert!(found.contains(person.as_str()), "the index was not made anew: {found}");
    }
    let sign_in = [("email", "wilma@harbour.example"), ("password", PASSWORD)];
    assert_eq!(test.nobody().post("/o/harbour/sign-in", &sign_in).await.status, 303);
}
