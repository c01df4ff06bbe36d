//! G10: the process is killed at each step of erasures, whole and partial; what was decided is carried out, and nothing else is lost.
//!
//! Each person has a case with notes and files. Each kill finds an erasure that was approved and not carried out, or one that an earlier kill has cut off.

use std::time::{Duration, Instant};

use carehold::requests::verify_certificate;
use carehold::server;
use platform::subject;
use uuid::Uuid;

use super::kills::{Moment, Steps, await_step, kill, kill_now, serve};
use crate::documents::{self, blobs};
use crate::support::erasure::{COOL_OFF, Item, Story, YEAR, choose};
use crate::support::goal::{Random, count};
use crate::support::{Client, Engine, Eye, Store, TestApp, on_both_engines};

on_both_engines!(killed_erasures_are_carried_out);

const STEPS: [&str; 10] = [
    "waits",
    "taken up",
    "keys for what stays",
    "rows deleted",
    "keys destroyed",
    "files left",
    "nothing left",
    "confirmed",
    "certified",
    "ended",
];
const CERTIFIED: usize = 8;
const ENDED: usize = 9;

/// How long a killed worker's claim on a job lasts, and a little more.
const LEASE: i64 = 45;

/// Somebody with an old closed case.
struct Person {
    path: String,
    case: String,
    /// Each with what is in its file.
    documents: [(String, String); 2],
    /// Everything goes; else the contact details, one note and one document.
    is_whole: bool,
}

impl Person {
    async fn create(test: &TestApp, wilma: &Client, number: usize, is_whole: bool) -> Self {
        let phone = format!("+35840{number:07}");
        let details = [("phone", phone.as_str()), ("city", "Turku"), ("anyway", "yes")];
        let path = wilma
            .create_person("Killed", &format!("Zacharias {number}"), &details)
            .await;
        let opened = [("title", "Support at home"), ("kind", "Family services")];
        let case = wilma.post(&format!("{path}/cases"), &opened).await.location_path();
        for note in ["First note", "Second note"] {
            let fields = [("text", note), ("kind", "note")];
            let signed = wilma.post(&format!("{case}/entries"), &fields).await;
            assert_eq!(signed.status, 303, "{}", signed.body);
        }
        let [first, second] = ["first", "second"].map(|name| format!("{name} file of {number}"));
        let documents = [
            (documents::add(test, &case, "First", "staff", &first).await, first),
            (documents::add(test, &case, "Second", "staff", &second).await, second),
        ];
        wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
        Self {
            path,
            case,
            documents,
            is_whole,
        }
    }

    /// How many of the two files open, and how many of the notes.
    async fn left(&self, wilma: &Client) -> (usize, usize) {
        let mut files = 0;
        for (document, text) in &self.documents {
            let file = wilma.get(&format!("{document}/versions/1")).await;
            assert!(file.status == 404 || file.body == *text, "{}", file.status);
            files += usize::from(file.status == 200);
        }
        let page = wilma.get(&self.case).await.body;
        let notes = ["First note", "Second note"]
            .iter()
            .filter(|note| page.contains(**note));
        (files, notes.count())
    }
}

/// Records, decides and approves a request for each.
async fn approve(mut test: TestApp, persons: &[Person]) -> (TestApp, Vec<String>) {
    let mut requests = Vec::new();
    for person in persons {
        let story = Story::erasure(test, &person.path).await;
        if person.is_whole {
            story.erase(&[]).await;
        } else {
            story
                .keep(&["identity", "case", "entry", "document"], "FI-SW-02@1")
                .await;
            story.erase(&["contact"]).await;
            let items = story.items().await;
            let mut fields = vec![("decision", "erase".to_owned())];
            for kind in ["entry", "document"] {
                let Item(id, _) = items.iter().find(|Item(_, of)| of == kind).unwrap();
                fields.push(("item", id.simple().to_string()));
            }
            let fields: Vec<(&str, &str)> = fields.iter().map(|(key, value)| (*key, value.as_str())).collect();
            let answer = story.decider.post(&format!("{}/decisions", story.path), &fields).await;
            assert_eq!(answer.status, 303, "{}", answer.body);
        }
        story.approve().await;
        requests.push(story.path);
        test = story.test;
    }
    (test, requests)
}

/// One erasure after the other is let go, each when everything before it has ended.
struct Queue {
    test: TestApp,
    data: Eye,
    keys: Eye,
    /// The request that may be carried out, as a literal.
    request: String,
    /// Tombstones and keys of single rows from before it.
    before: (usize, usize),
}

impl Queue {
    /// Takes what is approved away from every worker.
    async fn hold(test: TestApp) -> Self {
        let century = match test.engine {
            Engine::Sqlite => "run_at + 3155760000000000",
            Engine::Postgres => "run_at + interval '100 years'",
        };
        let sql = format!("UPDATE job_ready SET leased_until = {century} WHERE kind = 'data-request'");
        assert!(test.tamper(&sql).await > 0);
        Self {
            data: test.eye(Store::Data).await,
            keys: test.eye(Store::Keys).await,
            test,
            request: String::new(),
            before: (0, 0),
        }
    }

    async fn release(&mut self, path: &str) {
        let id: Uuid = path.rsplit('/').next().unwrap().parse().unwrap();
        self.request = match self.test.engine {
            Engine::Sqlite => format!("X'{}'", id.simple()),
            Engine::Postgres => format!("'{id}'"),
        };
        let sql = format!(
            "UPDATE job_ready SET leased_until = NULL WHERE kind = 'data-request' AND object_id = {}",
            self.request
        );
        assert_eq!(self.test.tamper(&sql).await, 1);
        self.before = self.in_key_store().await;
        assert_eq!(self.step().await, 0);
    }

    async fn in_key_store(&self) -> (usize, usize) {
        let sql = "SELECT CAST((SELECT COUNT(*) FROM tombstone) AS text) || ' ' || CAST((SELECT COUNT(*) FROM survivor_key) AS text)";
        let counts = self.keys.see_one(sql).await;
        let (tombstones, rows) = counts.split_once(' ').unwrap();
        (tombstones.parse().unwrap(), rows.parse().unwrap())
    }

    /// How far the erasure has come, as both databases tell.
    async fn step(&self) -> usize {
        let sql = format!(
            "SELECT r.state || ' ' || CAST((SELECT COUNT(*) FROM destruction WHERE done_at IS NULL) AS text)
                || ' ' || CAST((SELECT COUNT(*) FROM blob_removal) AS text)
                || ' ' || CAST((SELECT COALESCE(MAX(attempts), -1) FROM job_ready WHERE kind = 'data-request' AND object_id = r.id) AS text)
            FROM data_request r WHERE r.id = {}",
            self.request
        );
        let seen = self.data.see_one(&sql).await;
        let (tombstones, rows) = self.in_key_store().await;
        let cells: Vec<&str> = seen.split(' ').collect();
        match cells[..] {
            ["approved", _, _, "0"] => 0,
            ["approved", ..] => 1 + usize::from(rows > self.before.1),
            ["executing", "0", "0", _] => 6,
            ["executing", "0", ..] => 5,
            ["executing", ..] => 3 + usize::from(tombstones > self.before.0),
            ["executed", ..] => 7,
            ["closed" | "obligations-open", _, _, "-1"] => ENDED,
            ["closed" | "obligations-open", ..] => CERTIFIED,
            _ => panic!("{seen}"),
        }
    }

    /// As if more than half a minute had passed since the kill: nobody waits for the killed any more.
    async fn bury_the_killed(&self) {
        self.test.tamper("DELETE FROM node").await;
        self.test
            .tamper("UPDATE job_ready SET leased_until = NULL WHERE attempts > 0")
            .await;
    }

    /// Another process goes on, which was there all the time.
    async fn finish(&self) {
        for _ in 0..5 {
            self.bury_the_killed().await;
            self.test.work_off().await;
            if self.step().await == ENDED {
                return;
            }
            self.test.clock.advance(LEASE);
        }
        panic!("the erasure stays {}", STEPS[self.step().await]);
    }

    /// How long an erasure takes that nobody disturbs.
    async fn measure(&mut self, path: &str) -> Duration {
        self.release(path).await;
        let (mut process, _) = serve(&self.test).await;
        await_step(&mut process, 1, async || self.step().await).await;
        let began = Instant::now();
        while self.step().await < ENDED {
            // Looked at less often than it could be, so that looking does not hold it up.
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let took = began.elapsed();
        kill_now(&mut process);
        self.bury_the_killed().await;
        took
    }
}

async fn killed_erasures_are_carried_out(test: TestApp) {
    let mut random = Random::new();
    println!("G10 seed {}", random.seed);
    choose(&test, "working-age-services").await;
    let wilma = test.as_("wilma").await;
    let mut persons = Vec::new();
    // The first two show how long it takes.
    for number in 0..count(180) + 2 {
        persons.push(Person::create(&test, &wilma, number, number % 2 == 0).await);
    }
    let bystander = Person::create(&test, &wilma, 9_999_999, false).await;
    test.clock.advance(11 * YEAR);
    let (test, requests) = approve(test, &persons).await;
    test.clock.advance(COOL_OFF);
    let mut queue = Queue::hold(test).await;
    let mut took = [queue.measure(&requests[0]).await, queue.measure(&requests[1]).await];
    let mut steps = Steps::of(&STEPS);
    for (request, number) in requests[2..].iter().zip(0..) {
        queue.release(request).await;
        loop {
            let from = queue.step().await;
            // Half of them anywhere, half of them where the fewest came.
            let is_anywhere = from == 0 && number % 4 < 2;
            let moment = if is_anywhere {
                Moment::within(took[number % 2], &mut random)
            } else {
                steps.rarest(from)
            };
            let (mut process, _) = serve(&queue.test).await;
            kill(&mut process, moment, async || queue.step().await).await;
            let found = queue.step().await;
            steps.note(found);
            // The first ones took longer than those after them do, or the machine has less to do by now.
            if is_anywhere {
                took[number % 2] = took[number % 2].mul_f64(if found == ENDED { 0.8 } else { 1.05 });
            }
            // Every third, or as many more as are needed, go on where this one stopped, and are killed as well.
            let is_behind = steps.kills() * count(180) < count(200) * (number + 1);
            if found >= CERTIFIED || (random.below(3) > 0 && !is_behind) {
                break;
            }
            queue.bury_the_killed().await;
        }
        queue.finish().await;
    }
    let test = queue.test;

    let after = test.other_process().await;
    server::prepare(&after).await.unwrap();
    while carehold::jobs::run_one(&after).await.unwrap() {}
    let opening = subject::open_all(&after.db, &test.system(), carehold::tables::all())
        .await
        .unwrap();
    let log = after
        .db
        .verify(test.harbour.organization.id, carehold::tables::all())
        .await
        .unwrap();
    println!(
        "G10 {} kills during {} erasures, half of them partial, found: {steps}; {} rows unreadable beside {} that open, {} faults in the log ({:?})",
        steps.kills(),
        requests.len() - 2,
        opening.closed.len(),
        opening.opened,
        log.faults.len(),
        test.engine
    );
    assert!(steps.kills() >= count(200));
    steps.assert_hit();
    assert!(opening.closed.is_empty(), "{:?}", opening.closed);
    assert!(log.is_whole(), "{:?}", log.faults);
    let (wilma, pia) = (
        test.as_on(&after, test.config(), "wilma").await,
        test.as_on(&after, test.config(), "pia").await,
    );
    let mut files = 2;
    for (person, request) in persons.iter().zip(&requests) {
        let certificate = pia.get(&format!("{request}/certificate.json")).await;
        assert!(
            verify_certificate(&certificate.body, None).is_ok(),
            "{}",
            certificate.body
        );
        let page = wilma.get(&person.path).await;
        if person.is_whole {
            assert_eq!((page.status, person.left(&wilma).await), (404, (0, 0)));
        } else {
            assert!(page.status == 200 && !page.body.contains("Turku"), "{}", page.body);
            assert_eq!(person.left(&wilma).await, (1, 1));
            files += 1;
        }
    }
    assert_eq!(
        blobs(&test).len(),
        files,
        "files of what is gone, or none of what stays"
    );
    assert!(wilma.get(&bystander.path).await.body.contains("Turku"));
    assert_eq!(bystander.left(&wilma).await, (2, 2));
}
