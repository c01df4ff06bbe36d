//! What the promise costs: an erasure to its certificate, a package to its files, many erasures, the end of an epoch.
//!
//! Not tests: they assert nothing about time and are run by `just bench-requests`, which prints each number with its target and their ratio.
//! The product runs in this process; PostgreSQL does not wait for its disk.

use std::time::{Duration, Instant};

use carehold::jobs;

use crate::support::erasure::{COOL_OFF, Story, choose, record, write_note};
use crate::support::{Engine, TestApp};

const NOTES: usize = 50;
const DOCUMENTS: usize = 5;
/// Bytes of a document: a letter's scan of one page.
const DOCUMENT_BYTES: usize = 100_000;

fn line(engine: Engine, what: &str, took: Duration, target: Duration) {
    let ratio = took.as_secs_f64() / target.as_secs_f64();
    let verdict = if ratio <= 1.0 { "met" } else { "MISSED" };
    println!(
        "BENCH {engine:?} | {what} | {:.1} ms | target {:.0} ms | ratio {ratio:.2} | {verdict}",
        took.as_secs_f64() * 1e3,
        target.as_secs_f64() * 1e3
    );
}

/// Somebody with fifty notes and some documents, in an organization whose rule for their case is over.
async fn with_record(test: &TestApp, documents: usize) -> (String, String) {
    choose(test, "working-age-services").await;
    let (person, case) = test.client_with_case("Zetterberg", "Zacharias").await;
    for number in 0..NOTES {
        let text = format!("Note {number}: met Zacharias at the office, talked about work and about what comes next.");
        write_note(test, &case, &text).await;
    }
    let scan = "x".repeat(DOCUMENT_BYTES);
    for number in 0..documents {
        crate::documents::add(test, &case, &format!("Letter {number}"), "staff", &scan).await;
    }
    (person, case)
}

async fn certificate(engine: Engine) {
    let test = TestApp::start(engine).await;
    let (person, case) = with_record(&test, DOCUMENTS).await;
    let wilma = test.as_("wilma").await;
    let closed = wilma
        .post(&format!("{case}/closure"), &[("reason", "Goals reached")])
        .await;
    assert_eq!(closed.status, 303, "{}", closed.body);
    test.clock.advance(11 * 366 * 24 * 3600);
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    assert_eq!(story.submit().await.status, 303);
    let pia = story.test.as_("pia").await;
    let started = Instant::now();
    let approved = pia.post(&format!("{}/approval", story.path), &[]).await;
    assert_eq!(approved.status, 303, "{}", approved.body);
    story.test.clock.advance(COOL_OFF);
    story.test.work_off().await;
    let took = started.elapsed();
    assert!(story.certificate().await.contains("carehold.certificate"));
    line(
        engine,
        "approval to certificate, 1 person with 50 notes and 5 documents",
        took,
        Duration::from_millis(250),
    );
}

async fn package(engine: Engine) {
    let test = TestApp::start(engine).await;
    let (person, _) = with_record(&test, 0).await;
    let answer = record(&test, &person, "access").await;
    let path = answer.location_path();
    let started = Instant::now();
    test.work_off().await;
    line(
        engine,
        "access: everything listed and copied, 50 notes",
        started.elapsed(),
        Duration::from_millis(50),
    );
    let ada = test.as_("ada").await;
    crate::packages::decide_all(&ada, &path, &[]).await;
    let started = Instant::now();
    assert_eq!(crate::packages::release(&ada, &path).await.status, 303);
    line(
        engine,
        "access: package of 50 notes made and sealed",
        started.elapsed(),
        Duration::from_millis(50),
    );
}

/// A name that no other number has: people who look the same are asked about.
fn given_name(number: usize) -> String {
    let letter = |digit: usize| char::from(b'a' + u8::try_from(digit % 26).unwrap_or_default());
    ['Z', letter(number / 676), letter(number / 26), letter(number)]
        .iter()
        .collect()
}

const PERSONS: usize = 1_000;

async fn many(engine: Engine) {
    let test = TestApp::start(engine).await;
    choose(&test, "working-age-services").await;
    let wilma = test.as_("wilma").await;
    let mut persons = Vec::with_capacity(PERSONS);
    for number in 0..PERSONS {
        persons.push(wilma.create_person("Zetterberg", &given_name(number), &[]).await);
    }
    let mut test = test;
    for person in persons {
        let story = Story::erasure(test, &person).await;
        story.erase(&[]).await;
        story.approve().await;
        test = story.test;
    }
    test.clock.advance(COOL_OFF);
    let started = Instant::now();
    // As many at a time as the product works on.
    futures_util::future::join_all((0..jobs::WORKERS).map(|_| test.work_off())).await;
    let took = started.elapsed();
    test.work_off().await;
    let left = test
        .peek_one("SELECT CAST(COUNT(*) AS text) FROM data_request WHERE state <> 'closed'")
        .await;
    assert_eq!(left, "0");
    println!(
        "BENCH {engine:?} | erased per second | {:.0}",
        f64::from(1_000) / took.as_secs_f64()
    );
    line(
        engine,
        "1,000 persons erased and certified",
        took,
        Duration::from_secs(20),
    );
}

async fn epoch(engine: Engine) {
    let test = TestApp::start(engine).await;
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    for number in 0..PERSONS {
        let phone = format!("+35840{number:07}");
        wilma
            .create_person("Zetterberg", &given_name(number), &[("phone", &phone)])
            .await;
    }
    let keystore = test.app.db.keystore();
    keystore
        .mint_ahead(test.harbour.organization.id, 100_000)
        .await
        .unwrap();
    let closed = carehold::epochs::close(&test.app, || Ok(())).await.unwrap();
    assert_eq!(closed.organizations, 2);
    assert_eq!(test.as_("wilma").await.get(&person).await.status, 200);
    line(
        engine,
        "epoch closed with 100,000 scope keys",
        closed.keys_took,
        Duration::from_secs(10),
    );
    println!(
        "BENCH {engine:?} | of it apart: blind tokens of {} people made anew | {:.1} ms",
        closed.people,
        closed.tokens_took.as_secs_f64() * 1e3
    );
}

macro_rules! benches {
    ($($name:ident),*) => {
        mod sqlite {
            $(#[tokio::test] #[ignore = "a benchmark"] async fn $name() { super::$name(crate::support::Engine::Sqlite).await; })*
        }
        mod postgres {
            $(#[tokio::test] #[ignore = "a benchmark"] async fn $name() { super::$name(crate::support::Engine::Postgres).await; })*
        }
    };
}

benches!(certificate, package, many, epoch);
