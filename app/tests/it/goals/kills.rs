//! G10: the process is killed under load, again and again, and what it acknowledged is there.
//!
//! Here as well: how a process is killed at a moment of its work, and how it is proved that kills came while there was work.

use std::fmt;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use carehold::people::Person;
use carehold::policy::ReadPerson;
use platform::ids::PersonId;
use rustix::process::{Pid, Signal, kill_process};

use crate::support::goal::{Random, count, is_full};
use crate::support::{Client, TestApp, on_both_engines};

on_both_engines!(killed_processes_lose_nothing_they_acknowledged);

/// Who write at the same time.
const WRITERS: usize = 4;

/// The real program on the story's database, in a process of its own.
pub(super) async fn serve(test: &TestApp) -> (Child, std::net::SocketAddr) {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let (data, keys) = test.urls();
    let ahead = test.clock.offset_secs();
    let config = format!(
        "clock_ahead_secs = {ahead}\n[database]\nurl = {data:?}\n[keys]\nurl = {keys:?}\n[passwords]\nmemory_kib = 256\npasses = 1\n"
    );
    std::fs::write(test.folder.join("carehold.toml"), config).unwrap();
    let process = Command::new(env!("CARGO_BIN_EXE_carehold"))
        .args(["serve", "--listen", &address.to_string(), "--data"])
        .arg(&test.folder)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let started = Instant::now();
    while tokio::net::TcpStream::connect(address).await.is_err() {
        assert!(started.elapsed() < Duration::from_mins(1), "the program does not start");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    (process, address)
}

/// The steps of some work in their order, the first before it begins and the last after its end; and how many kills found it at which.
pub(super) struct Steps {
    names: &'static [&'static str],
    found: Vec<usize>,
}

impl Steps {
    pub(super) fn of(names: &'static [&'static str]) -> Self {
        Self {
            names,
            found: vec![0; names.len()],
        }
    }

    pub(super) fn end(&self) -> usize {
        self.names.len() - 1
    }

    pub(super) fn note(&mut self, step: usize) {
        self.found[step] += 1;
    }

    pub(super) fn kills(&self) -> usize {
        self.found.iter().sum()
    }

    /// The step after `from` that the fewest kills have found.
    pub(super) fn rarest(&self, from: usize) -> Moment {
        let step = (from + 1..self.end()).min_by_key(|step| self.found[*step]);
        Moment::At {
            from,
            step: step.unwrap_or(self.end()),
        }
    }

    /// Most kills came while the work was under way: at the full count at each of its steps, else at most of them.
    pub(super) fn assert_hit(&self) {
        let under_way = &self.found[1..self.end()];
        let hits: usize = under_way.iter().sum();
        assert!(hits * 2 > self.kills(), "{self}");
        let missed = under_way.iter().filter(|found| **found == 0).count();
        let most_missed = if is_full() { 0 } else { under_way.len() / 2 };
        assert!(missed <= most_missed, "{self}");
    }
}

impl fmt::Display for Steps {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.names.iter().zip(&self.found);
        let found: Vec<String> = found.map(|(name, found)| format!("{name} {found}")).collect();
        formatter.write_str(&found.join(", "))
    }
}

/// When a process is killed.
pub(super) enum Moment {
    /// So long after its work has begun.
    Begun(Duration),
    /// As soon as work that was left at one step has come to another.
    At { from: usize, step: usize },
}

impl Moment {
    /// At random within the time that the work takes.
    pub(super) fn within(took: Duration, random: &mut Random) -> Self {
        let micros = random.below(usize::try_from(took.as_micros()).unwrap().max(1));
        Self::Begun(Duration::from_micros(u64::try_from(micros).unwrap()))
    }
}

/// Waits until the work is seen at a step, or the process ends by itself.
pub(super) async fn await_step(process: &mut Child, step: usize, mut look: impl AsyncFnMut() -> usize) {
    let began = Instant::now();
    while look().await < step && process.try_wait().unwrap().is_none() {
        assert!(
            began.elapsed() < Duration::from_mins(1),
            "the work never comes to step {step}"
        );
        tokio::time::sleep(Duration::from_micros(500)).await;
    }
}

/// Lets a process go on a little at a time, and stops it meanwhile to look, until its work is at a step: what it does between two looks is short.
async fn creep_to_step(process: &Child, step: usize, mut look: impl AsyncFnMut() -> usize) {
    let (id, began) = (Pid::from_child(process), Instant::now());
    loop {
        // One that has ended is killed as well as any.
        let _ = kill_process(id, Signal::STOP);
        if look().await >= step {
            return;
        }
        assert!(
            began.elapsed() < Duration::from_mins(1),
            "the work never comes to step {step}"
        );
        let _ = kill_process(id, Signal::CONT);
        tokio::time::sleep(Duration::from_micros(200)).await;
    }
}

/// SIGKILL: nothing is tidied up.
pub(super) fn kill_now(process: &mut Child) {
    let _ = process.kill();
    process.wait().unwrap();
}

/// Kills a process at a moment of its work.
pub(super) async fn kill(process: &mut Child, moment: Moment, mut look: impl AsyncFnMut() -> usize) {
    match moment {
        Moment::Begun(then) => {
            await_step(process, 1, look).await;
            tokio::time::sleep(then).await;
        }
        Moment::At { from, step } => {
            await_step(process, (from + 1).max(step - 1), &mut look).await;
            creep_to_step(process, step, look).await;
        }
    }
    kill_now(process);
}

/// Registers people until nobody answers any more; notes each that was acknowledged.
async fn write(client: Client, writer: String, acknowledged: Arc<Mutex<Vec<(PersonId, String)>>>) {
    for index in 0.. {
        let given = format!("{writer} {index}");
        let fields = [
            ("family", "Killed"),
            ("given", given.as_str()),
            ("is_client", "yes"),
            ("anyway", "yes"),
        ];
        let Some(answer) = client.try_post("/w/people", &fields).await else {
            return;
        };
        assert_eq!(answer.status, 303, "{}", answer.body);
        let person = answer.location_path().rsplit('/').next().unwrap().parse().unwrap();
        acknowledged.lock().unwrap().push((person, given));
    }
}

async fn killed_processes_lose_nothing_they_acknowledged(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let cycles = count(100);
    let mut random = Random::new();
    println!("G10 seed {}", random.seed);
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    for cycle in 0..cycles {
        let (mut process, address) = serve(&test).await;
        let client = wilma.at(address);
        let writers =
            (0..WRITERS).map(|writer| write(client.clone(), format!("{cycle}-{writer}"), acknowledged.clone()));
        let load = futures_util::future::join_all(writers);
        let kill = async {
            tokio::time::sleep(Duration::from_millis(40 + u64::try_from(random.below(400)).unwrap())).await;
            kill_now(&mut process);
        };
        tokio::join!(load, kill);
    }
    let acknowledged = std::mem::take(&mut *acknowledged.lock().unwrap());
    assert!(
        acknowledged.len() > cycles,
        "only {} writes were acknowledged",
        acknowledged.len()
    );

    // A process that starts now finds everything.
    let after = test.other_process().await;
    carehold::server::prepare(&after).await.unwrap();
    let tx = after.db.read(&test.system()).await.unwrap();
    let mut lost = 0;
    for (id, given) in &acknowledged {
        let is_there = match tx.authorize::<Person, ReadPerson>(*id).await {
            Ok(person) => person.open(&*person).is_ok_and(|fields| fields.given == *given),
            Err(_) => false,
        };
        lost += usize::from(!is_there);
    }
    // Opens every row there is, acknowledged or not.
    let readable = after
        .directories
        .ask(&tx, carehold::people::directory::Directory::len)
        .await
        .unwrap();
    drop(tx);
    let stored: usize = test
        .peek_one("SELECT CAST(COUNT(*) AS text) FROM person")
        .await
        .parse()
        .unwrap();
    let report = after
        .db
        .verify(test.harbour.organization.id, carehold::tables::all())
        .await
        .unwrap();
    println!(
        "G10 {cycles} kills: {lost} of {} acknowledged writes lost, {} of {stored} rows unreadable, {} faults in a log of {} ({:?})",
        acknowledged.len(),
        stored - readable,
        report.faults.len(),
        report.leaves,
        test.engine
    );
    assert_eq!((lost, stored - readable), (0, 0));
    assert!(report.is_whole(), "{:?}", report.faults);
}
