//! G10: the process is killed while it erases, wholly and in part, and while it closes an epoch; what was decided is carried out, and nothing else is lost.

use std::process::{Command, Stdio};
use std::time::Duration;

use carehold::{epochs, server};
use platform::{boot, subject};

use super::kills::serve;
use crate::support::erasure::{COOL_OFF, Story, choose};
use crate::support::goal::{Random, count};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(killed_erasures_are_carried_out, killed_epochs_lose_nobody,);

/// How long a killed worker's claim on a job lasts, and a little more.
const LEASE: i64 = 45;

fn pause(random: &mut Random, most_millis: usize) -> Duration {
    Duration::from_millis(u64::try_from(random.below(most_millis)).unwrap())
}

/// Kills the process at some moment of its work.
async fn kill_soon(process: &mut std::process::Child, random: &mut Random, most_millis: usize) {
    tokio::time::sleep(pause(random, most_millis)).await;
    let _ = process.kill();
    process.wait().unwrap();
}

async fn killed_erasures_are_carried_out(test: TestApp) {
    let (cycles, mut random) = (count(200), Random::new());
    println!("G10 seed {}", random.seed);
    // Approved so long ago that their cool-off is over for the real program.
    test.clock.advance(-2 * COOL_OFF);
    choose(&test, "working-age-services").await;
    let wilma = test.as_("wilma").await;
    let (mut gone, mut reduced) = (Vec::new(), Vec::new());
    let mut test = test;
    for number in 0..cycles {
        let details = [
            ("phone", &*format!("+35840{number:07}")),
            ("city", "Turku"),
            ("anyway", "yes"),
        ];
        let person = wilma
            .create_person("Killed", &format!("Zacharias {number}"), &details)
            .await;
        let whole = number % 2 == 0;
        let story = Story::erasure(test, &person).await;
        if whole {
            story.erase(&[]).await;
        } else {
            story.erase(&["contact"]).await;
            story.keep(&["identity"], "FI-SW-03@1").await;
        }
        story.approve().await;
        test = story.test;
        if whole { &mut gone } else { &mut reduced }.push(person);
    }
    let bystander = wilma
        .create_person("Aalto", "Aino", &[("city", "Turku"), ("anyway", "yes")])
        .await;
    test.clock.advance(2 * COOL_OFF);
    let mut killed = 0;
    for _ in 0..cycles {
        // As if each had been killed more than half a minute after the last: nobody waits for it any more.
        test.tamper("DELETE FROM node").await;
        let (mut process, _) = serve(&test).await;
        kill_soon(&mut process, &mut random, 60).await;
        killed += 1;
    }
    // Another process goes on when the claims of the killed have run out.
    test.clock.advance(LEASE);
    let after = test.other_process().await;
    server::prepare(&after).await.unwrap();
    while carehold::jobs::run_one(&after).await.unwrap() {}
    test.clock.advance(3600);
    while carehold::jobs::run_one(&after).await.unwrap() {}
    let states = test
        .peek("SELECT DISTINCT state FROM data_request ORDER BY state")
        .await;
    let opening = subject::open_all(&after.db, &test.system(), &carehold::tables::all())
        .await
        .unwrap();
    let log = after
        .db
        .verify(test.harbour.organization.id, &carehold::tables::all())
        .await
        .unwrap();
    println!(
        "G10 {killed} kills during {} whole and {} partial erasures: states {states:?}, {} rows unreadable beside {} that open, {} faults in the log ({:?})",
        gone.len(),
        reduced.len(),
        opening.closed.len(),
        opening.opened,
        log.faults.len(),
        test.engine
    );
    assert_eq!(states, ["closed", "obligations-open"]);
    assert!(opening.closed.is_empty(), "{:?}", opening.closed);
    assert!(log.is_whole(), "{:?}", log.faults);
    let wilma = test.as_on(&after, test.config(), "wilma").await;
    for person in &gone {
        assert_eq!(wilma.get(person).await.status, 404);
    }
    for person in &reduced {
        let page = wilma.get(person).await;
        assert!(page.status == 200 && !page.body.contains("Turku"), "{}", page.body);
    }
    assert!(wilma.get(&bystander).await.body.contains("Turku"));
}

async fn killed_epochs_lose_nobody(test: TestApp) {
    let (cycles, mut random) = (count(200), Random::new());
    println!("G10 seed {}", random.seed);
    let mut persons = Vec::new();
    let wilma = test.as_("wilma").await;
    for number in 0..30 {
        let phone = format!("+35840{number:07}");
        persons.push(
            wilma
                .create_person(
                    "Kept",
                    &format!("Aino {number}"),
                    &[("phone", &phone), ("anyway", "yes")],
                )
                .await,
        );
    }
    // Writes the settings that the program reads.
    let (mut process, _) = serve(&test).await;
    process.kill().unwrap();
    process.wait().unwrap();
    for _ in 0..cycles {
        // As if the lease of the last had run out.
        test.tamper("DELETE FROM lease").await;
        let mut process = Command::new(env!("CARGO_BIN_EXE_carehold"))
            .args(["epoch", "close", "--data"])
            .arg(&test.folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        kill_soon(&mut process, &mut random, 250).await;
    }
    test.tamper("DELETE FROM lease").await;
    let after = test.other_process().await;
    server::prepare(&after).await.unwrap();
    epochs::close(&after, || Ok(())).await.unwrap();
    let mut closed = 0;
    for house in [&test.harbour, &test.lakeside] {
        let actor = boot::system(house.organization.id, "test");
        let opening = subject::open_all(&after.db, &actor, &carehold::tables::all())
            .await
            .unwrap();
        closed += opening.closed.len();
    }
    println!(
        "G10 {cycles} kills while epochs closed: {closed} rows unreadable, epoch {} ({:?})",
        after.db.keystore().epoch(),
        test.engine
    );
    assert_eq!(closed, 0);
    let wilma = test.as_on(&after, test.config(), "wilma").await;
    for person in &persons {
        assert_eq!(wilma.get(person).await.status, 200);
    }
    let found = wilma.post("/w/search", &[("q", "+358400000007")]).await.body;
    assert!(found.contains("Kept, Aino 7"), "the index was made anew: {found}");
}
