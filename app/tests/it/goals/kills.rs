//! G10: the process is killed under load, again and again, and what it acknowledged is there.

use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use carehold::people::Person;
use carehold::policy::ReadPerson;
use platform::ids::PersonId;

use crate::support::goal::{Random, count};
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
    let config =
        format!("[database]\nurl = {data:?}\n[keys]\nurl = {keys:?}\n[passwords]\nmemory_kib = 256\npasses = 1\n");
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
            // SIGKILL: nothing is tidied up.
            process.kill().unwrap();
            process.wait().unwrap();
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
        .verify(test.harbour.organization.id, &carehold::tables::all())
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
