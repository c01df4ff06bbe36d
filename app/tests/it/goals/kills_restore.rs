//! G10: a restore is killed at any moment; run again it goes on, what was erased since the backup stays erased, and nothing else is lost.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use carehold::backup::Set;
use carehold::config::Config;
use carehold::server;

use crate::backup;
use crate::support::erasure::{COOL_OFF, Story, choose, write_note};
use crate::support::goal::{Random, count};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(killed_restores_go_on);

/// Says in the folder what the program needs to know of this place.
fn write_settings(config: &Config) {
    let (database, keys) = (&config.database, &config.keys);
    let text = format!(
        "[database]\nurl = {:?}\nowner_url = {:?}\napplication_role = {:?}\n[keys]\nurl = {:?}\nowner_url = {:?}\nkeyring = {:?}\n[passwords]\nmemory_kib = 256\npasses = 1\n",
        database.url, database.owner_url, database.application_role, keys.url, keys.owner_url, keys.keyring
    );
    std::fs::write(config.data.join("carehold.toml"), text).unwrap();
}

fn begin(config: &Config, from: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_carehold"))
        .args(["restore", "--only", "data", "--replace", "--json", "--from"])
        .arg(from)
        .arg("--data")
        .arg(&config.data)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Lets a restore come to its end; how many rows open after it.
fn end(process: Child) -> u64 {
    let output = process.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let why = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text} {why}");
    let report: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(report["ok"], true, "{report}");
    report["opened"].as_u64().unwrap()
}

async fn erase(test: TestApp, person: &str, whole: bool) -> TestApp {
    let story = Story::erasure(test, person).await;
    if whole {
        story.erase(&[]).await;
    } else {
        story.erase(&["contact"]).await;
        story.keep(&["identity"], "FI-SW-03@1").await;
    }
    story.approve().await;
    story.carry_out().await;
    story.test
}

async fn killed_restores_go_on(test: TestApp) {
    let (kills, mut random) = (count(200), Random::new());
    println!("G10 seed {}", random.seed);
    // The program's clock is the real one when the erasures are over.
    test.clock.advance(-2 * COOL_OFF);
    choose(&test, "working-age-services").await;
    let wilma = test.as_("wilma").await;
    let gone = [("phone", "+358401234567"), ("city", "Turku")];
    let gone = wilma.create_person("Killed", "Zacharias", &gone).await;
    let reduced = [("phone", "+358407654321"), ("city", "Turku"), ("anyway", "yes")];
    let reduced = wilma.create_person("Killed", "Yngve", &reduced).await;
    let (stays, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "KEPTNOTE").await;
    let from = backup::make(&test, Some(Set::Data), false).await;
    let test = erase(test, &gone, true).await;
    let test = erase(test, &reduced, false).await;

    let config = test.beside_the_keys(1, true).await;
    write_settings(&config);
    let started = Instant::now();
    let opened = end(begin(&config, &from));
    let whole_millis = usize::try_from(started.elapsed().as_millis()).unwrap();
    let (mut killed, mut within, mut completed, mut closed) = (0, 0, 1, false);
    while killed < kills {
        let mut process = begin(&config, &from);
        let pause = random.below(whole_millis + whole_millis / 10);
        tokio::time::sleep(Duration::from_millis(u64::try_from(pause).unwrap())).await;
        if process.try_wait().unwrap().is_none() {
            // SIGKILL: nothing is tidied up.
            process.kill().unwrap();
            process.wait().unwrap();
            killed += 1;
            closed = config.data.join("restoring.json").exists();
            within += usize::from(closed);
            // Every other time the next goes on where this one stopped, and may be killed as well.
            if killed < kills && random.below(2) == 0 {
                continue;
            }
            assert!(
                !closed || server::open(&config, test.clock.clone()).await.is_err(),
                "nobody looks in meanwhile"
            );
            process = begin(&config, &from);
        }
        assert_eq!(end(process), opened, "everything that is to be there opens");
        completed += 1;
        closed = false;
    }
    assert!(!closed);
    assert!(
        within * 4 >= killed,
        "only {within} of {killed} kills came while something was put in its place"
    );

    let app = server::open(&config, test.clock.clone()).await.unwrap();
    server::prepare(&app).await.unwrap();
    let log = app
        .db
        .verify(test.harbour.organization.id, carehold::tables::all())
        .await
        .unwrap();
    println!(
        "G10 {killed} kills during restores, {within} of them after something had been touched, {completed} came to their end: {opened} rows open each time, {} faults in the log ({:?})",
        log.faults.len(),
        test.engine
    );
    assert!(log.is_whole(), "{:?}", log.faults);
    let wilma = test.as_on(&app, config, "wilma").await;
    assert_eq!(wilma.get(&gone).await.status, 404);
    let page = wilma.get(&reduced).await;
    assert!(!page.body.contains("Turku"), "{}", page.body);
    assert_eq!(wilma.get(&stays).await.status, 200);
    assert!(wilma.get(&case).await.body.contains("KEPTNOTE"));
    for phone in ["+358401234567", "+358407654321"] {
        let found = wilma.post("/w/search", &[("q", phone)]).await.body;
        assert!(!found.contains("Killed"), "{found}");
    }
}
