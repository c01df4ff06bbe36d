//! G5 and G6: what is done to a log, or to a row behind its back, is found.

use carehold::people::{NewPerson, Person, PersonFields};
use carehold::policy::{CreatePerson, EditPerson};
use carehold::tables;
use platform::audit::{Event, Fault, Report};
use platform::ids::PersonId;

use crate::support::goal::{Random, count};
use crate::support::{Engine, TestApp, on_both_engines};

on_both_engines!(every_tampering_with_the_log_is_found, every_row_rolled_back_is_found);

const OURS: &str = "organization_id = (SELECT organization_id FROM slug WHERE slug = 'harbour')";

async fn verify(test: &TestApp) -> Report {
    let organization = test.harbour.organization.id;
    test.app.db.verify(organization, tables::all()).await.unwrap()
}

/// Bytes of a column as hexadecimal digits, and back.
fn as_hex(engine: Engine, column: &str) -> String {
    match engine {
        Engine::Sqlite => format!("lower(hex({column}))"),
        Engine::Postgres if column == "actor_id" || column == "object_id" => {
            format!("replace({column}::text, '-', '')")
        }
        Engine::Postgres => format!("encode({column}, 'hex')"),
    }
}

fn from_hex(engine: Engine, column: &str, digits: &str) -> String {
    match engine {
        Engine::Sqlite => format!("unhex('{digits}')"),
        Engine::Postgres if column == "actor_id" || column == "object_id" => format!("'{digits}'::uuid"),
        Engine::Postgres => format!("decode('{digits}', 'hex')"),
    }
}

/// One bit of one byte changed.
fn flip(random: &mut Random, digits: &str) -> String {
    let mut flipped: Vec<char> = digits.chars().collect();
    let at = random.below(flipped.len());
    let digit = flipped[at].to_digit(16).unwrap() ^ (1 << random.below(4));
    flipped[at] = char::from_digit(digit, 16).unwrap();
    flipped.into_iter().collect()
}

/// Changes the log; returns the first place that is bad now, and what makes it good again.
async fn tamper(test: &TestApp, random: &mut Random, kind: usize, size: usize) -> (usize, Vec<String>) {
    let at = random.below(size - 1);
    let here = format!("WHERE seq = {at} AND {OURS}");
    match kind {
        // A byte of what is sealed, vouched for, or in clear.
        0..4 => {
            let column = ["leaf", "sealed", "actor_id", "object_id"][kind];
            let read = as_hex(test.engine, column);
            let old = test.peek_one(&format!("SELECT {read} FROM audit_event {here}")).await;
            let set = |digits: &str| {
                let value = from_hex(test.engine, column, digits);
                format!("UPDATE audit_event SET {column} = {value} {here}")
            };
            test.tamper(&set(&flip(random, &old))).await;
            (at, vec![set(&old)])
        }
        4..8 => {
            let column = ["action", "outcome", "ground", "object_table"][kind - 4];
            let add = |sign: char| format!("UPDATE audit_event SET {column} = {column} {sign} 1 {here}");
            test.tamper(&add('+')).await;
            (at, vec![add('-')])
        }
        // An event taken away.
        8 => {
            test.tamper(&format!("CREATE TABLE gone AS SELECT * FROM audit_event {here}"))
                .await;
            test.tamper(&format!("DELETE FROM audit_event {here}")).await;
            let back = ["INSERT INTO audit_event SELECT * FROM gone", "DROP TABLE gone"];
            (at, back.map(str::to_owned).to_vec())
        }
        // One put in, with all that follow moved by one.
        9 => {
            let moved = |from: usize, by: &str| {
                [
                    format!("UPDATE audit_event SET seq = -1 - seq WHERE seq >= {from} AND {OURS}"),
                    format!("UPDATE audit_event SET seq = -1 - seq {by} WHERE seq < 0 AND {OURS}"),
                ]
            };
            for sql in moved(at, "+ 1") {
                test.tamper(&sql).await;
            }
            let columns = "version, at, year, actor_id, action, outcome, ground, object_table, object_id, subject_id, leaf, sealed";
            let id = platform::ids::random_id().simple().to_string();
            let id = match test.engine {
                Engine::Sqlite => format!("unhex('{id}')"),
                Engine::Postgres => format!("'{id}'::uuid"),
            };
            test.tamper(&format!(
                "INSERT INTO audit_event (organization_id, id, seq, {columns}) SELECT organization_id, {id}, {at}, {columns} FROM audit_event WHERE seq = {} AND {OURS}",
                at + 1
            ))
            .await;
            let mut back = vec![format!("DELETE FROM audit_event {here}")];
            back.extend(moved(at + 1, "- 1"));
            (at, back)
        }
        // Two that change places.
        _ => {
            let other = at + 1 + random.below(size - at - 1);
            let put = |from: i64, to: i64| format!("UPDATE audit_event SET seq = {to} WHERE seq = {from} AND {OURS}");
            let (low, high) = (i64::try_from(at).unwrap(), i64::try_from(other).unwrap());
            let swap = vec![put(low, -1), put(high, low), put(-1, high)];
            for sql in &swap {
                test.tamper(sql).await;
            }
            (at, swap)
        }
    }
}

/// G5: any byte flipped, any leaf deleted, slipped in or swapped, at a random place: found, and the first bad place named.
async fn every_tampering_with_the_log_is_found(test: TestApp) {
    let wanted = count(10_000);
    let actor = test.system();
    for _ in 0..wanted / 100 {
        let tx = test.app.db.begin(&actor).await.unwrap();
        let permit = tx.permit::<CreatePerson>().unwrap();
        let event = |_| Event::on(&permit, &tables::PERSON, platform::ids::random_id(), None);
        tx.commit_all((0..100).map(event).collect()).await.unwrap();
    }
    let clean = verify(&test).await;
    assert!(clean.is_whole(), "{:?}", clean.faults);
    let size = usize::try_from(clean.leaves).unwrap();
    assert!(size >= wanted);
    let mut random = Random::new();
    println!("G5 seed {}", random.seed);
    let tried = count(400);
    for round in 0..tried {
        let kind = round % 11;
        let (first_bad, back) = tamper(&test, &mut random, kind, size).await;
        let found = verify(&test).await.first_bad();
        assert_eq!(found, Some(i64::try_from(first_bad).unwrap()), "kind {kind}");
        for sql in back {
            test.tamper(&sql).await;
        }
    }
    test.assert_log_is_whole().await;
    println!(
        "G5 {tried} of {tried} tamperings with a log of {size} events found at their exact index ({:?})",
        test.engine
    );
}

/// G6: each of many rows put back to each earlier version.
async fn every_row_rolled_back_is_found(test: TestApp) {
    const VERSIONS: usize = 3;
    let people = count(100);
    let actor = test.system();
    let mut ids: Vec<PersonId> = Vec::new();
    for index in 0..people {
        let mut tx = test.app.db.begin(&actor).await.unwrap();
        let permit = tx.permit::<CreatePerson>().unwrap();
        let fields = PersonFields {
            family: format!("Row {index}"),
            ..Default::default()
        };
        let new = NewPerson {
            fields: &fields,
            sensitive: false,
        };
        let person = carehold::people::insert(&mut tx, &new).await.unwrap();
        ids.push(person.id);
        tx.commit(Event::on(&permit, &tables::PERSON, person.id.uuid(), None))
            .await
            .unwrap();
    }
    let (read, table) = (as_hex(test.engine, "sealed"), "person");
    let digits = |id: &PersonId| id.uuid().simple().to_string();
    let here = |id: &PersonId| match test.engine {
        Engine::Sqlite => format!("WHERE id = unhex('{}')", digits(id)),
        Engine::Postgres => format!("WHERE id = '{}'", digits(id)),
    };
    // Sealed fields, change number, version: all that an update writes.
    let mut history: Vec<Vec<(String, String)>> = vec![Vec::new(); people];
    for version in 0..VERSIONS {
        for (id, past) in ids.iter().zip(&mut history) {
            if version > 0 {
                let mut tx = test.app.db.begin(&actor).await.unwrap();
                let person = tx.authorize::<Person, EditPerson>(*id).await.unwrap();
                let mut fields = person.open(&*person).unwrap();
                fields.given = format!("Version {version}");
                carehold::people::update(&mut tx, &person, &fields, false)
                    .await
                    .unwrap();
                tx.commit(Event::of(&person)).await.unwrap();
            }
            let sealed = test.peek_one(&format!("SELECT {read} FROM {table} {}", here(id))).await;
            let change = test
                .peek_one(&format!("SELECT CAST(change AS text) FROM {table} {}", here(id)))
                .await;
            past.push((sealed, change));
        }
    }
    test.assert_log_is_whole().await;
    let (mut tried, mut found) = (0, 0);
    for (id, past) in ids.iter().zip(&history) {
        let put = |version: usize| {
            let (sealed, change) = &past[version - 1];
            let sealed = from_hex(test.engine, "sealed", sealed);
            format!(
                "UPDATE {table} SET sealed = {sealed}, change = {change}, version = {version} {}",
                here(id)
            )
        };
        for version in 1..VERSIONS {
            test.tamper(&put(version)).await;
            let report = verify(&test).await;
            let is_it = matches!(&report.faults[..], [Fault::Row { row, what: "was rolled back to an earlier version", .. }] if *row == id.uuid());
            tried += 1;
            found += usize::from(is_it);
        }
        test.tamper(&put(VERSIONS)).await;
    }
    test.assert_log_is_whole().await;
    println!(
        "G6 {found} of {tried} rows rolled back to an earlier version found ({:?})",
        test.engine
    );
    assert_eq!(found, tried);
}
