//! Goals of the security design that need more than one slice: G2, G5, G6, G10, G12, G14.

mod kills;
mod log;

use std::time::{Duration, Instant};

use carehold::people::{NewPerson, PersonFields};
use carehold::policy::CreatePerson;
use platform::audit::Event;
use platform::authz::Permit;
use platform::boot;
use platform::keystore::{Keyring, Keystore, Provider};
use platform::session::{self, Hasher, PasswordCost};
use secrecy::SecretString;

use crate::support::goal::count;
use crate::support::{Engine, PASSWORD, TestApp, on_both_engines};

on_both_engines!(
    without_the_keyring_nobody_is_readable,
    unknown_users_take_as_long,
    nothing_connects_outwards
);

/// G2: data and key store without the keyring.
async fn without_the_keyring_nobody_is_readable(test: TestApp) {
    let mut tx = test.app.db.begin(&test.system()).await.unwrap();
    let permit: Permit<CreatePerson> = tx.permit().unwrap();
    for index in 0..20 {
        let fields = PersonFields {
            family: format!("Person {index}"),
            ..Default::default()
        };
        carehold::people::insert(
            &mut tx,
            &NewPerson {
                fields: &fields,
                sensitive: false,
            },
        )
        .await
        .unwrap();
    }
    tx.commit(Event::on(
        &permit,
        &carehold::tables::PERSON,
        platform::ids::random_id(),
        None,
    ))
    .await
    .unwrap();
    let mut config = carehold::config::Config::read(&test.folder, None).unwrap();
    (config.database.url, config.keys.url) = test.urls();
    let stolen = test.folder.join("stolen-keyring.json");
    Keyring::create(Provider::File).unwrap().write(&stolen).unwrap();
    let mut settings = config.settings(test.clock.clone()).unwrap();
    settings.keyring = stolen;
    let db = boot::open(&settings).unwrap();
    let actor = boot::system(test.harbour.organization.id, "thief");
    let readable = match db.begin(&actor).await {
        Err(_) => 0,
        Ok(tx) => carehold::people::Directories::default()
            .ask(&tx, carehold::people::directory::Directory::len)
            .await
            .unwrap_or(0),
    };
    println!("G2 {readable} of 20 persons readable without the keyring");
    assert_eq!(readable, 0);
    assert!(
        Keystore::open(
            &settings.keys,
            &test.folder.join("missing.json"),
            &Provider::File,
            test.clock.clone()
        )
        .is_err()
    );
}

/// How long a wrong password takes for a known and an unknown e-mail: the medians of many tries.
async fn medians(test: &TestApp, hasher: &Hasher, known: &str) -> (Duration, Duration) {
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times[times.len() / 2]
    };
    let (mut of_known, mut of_unknown) = (Vec::new(), Vec::new());
    for round in 0..count(400) {
        for (email, times) in [(known, &mut of_known), ("nobody@harbour.example", &mut of_unknown)] {
            let started = Instant::now();
            assert!(!is_right(test, hasher, email, &format!("{PASSWORD} {round}")).await);
            times.push(started.elapsed());
        }
    }
    (median(of_known), median(of_unknown))
}

async fn is_right(test: &TestApp, hasher: &Hasher, email: &str, password: &str) -> bool {
    let organization = &test.harbour.organization;
    let origin = platform::authz::Origin::default();
    let password = SecretString::from(password);
    session::check_password(&test.app.db, hasher, organization, origin, email, password)
        .await
        .is_ok()
}

/// G12: an unknown user against a wrong password, medians within 5 ms; also after the configured cost was raised, when hashes of two costs are stored.
async fn unknown_users_take_as_long(test: TestApp) {
    let raised = PasswordCost {
        memory_kib: 16_384,
        passes: 2,
        lanes: 1,
    };
    let raised = Hasher::new(raised).unwrap();
    let (old, new) = ("wilma@harbour.example", "olli@harbour.example");
    let mut shown = Vec::new();
    for (hasher, email, when) in [
        (&test.app.hasher, old, "as configured"),
        (&raised, old, "cost raised, hash of the old cost"),
        (&raised, new, "cost raised, hash of the new cost"),
    ] {
        if email == new {
            // Signing in moves the hash to the configured cost.
            assert!(is_right(&test, hasher, email, PASSWORD).await);
            assert!(
                is_right(&test, hasher, email, PASSWORD).await,
                "the new hash is the password's too"
            );
        }
        let (known, unknown) = medians(&test, hasher, email).await;
        println!(
            "G12 {when}: wrong password {known:?}, unknown user {unknown:?} ({:?})",
            test.engine
        );
        shown.push((known, unknown));
    }
    for (known, unknown) in &shown {
        assert!(
            known.abs_diff(*unknown) < Duration::from_millis(5),
            "{known:?} against {unknown:?}"
        );
    }
    // The raised cost is so dear that a decoy of the old cost would have been noticed.
    assert!(shown[1].0 > shown[0].0 + Duration::from_millis(5), "{shown:?}");
}

/// G14: in the default configuration the process talks to its database and its users, and to nobody else.
async fn nothing_connects_outwards(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    for path in [
        person.as_str(),
        case.as_str(),
        "/w",
        "/w/clients",
        "/settings",
        "/metrics",
        "/health",
    ] {
        wilma.get(path).await;
    }
    let mut outward = Vec::new();
    for table in ["/proc/self/net/tcp", "/proc/self/net/udp"] {
        for line in std::fs::read_to_string(table).unwrap_or_default().lines().skip(1) {
            let remote = line.split_whitespace().nth(2).unwrap_or_default();
            let inode = line.split_whitespace().nth(9).unwrap_or_default();
            let loopback = remote.starts_with("0100007F:") || remote.starts_with("00000000:");
            if !loopback && owned(inode) {
                outward.push(remote.to_owned());
            }
        }
    }
    println!("G14 {} outgoing connections on {:?}", outward.len(), test.engine);
    assert!(outward.is_empty(), "{outward:?}");
    let _ = Engine::Sqlite;
}

/// Whether a socket is this process's.
fn owned(inode: &str) -> bool {
    let sockets = std::fs::read_dir("/proc/self/fd").unwrap();
    let name = format!("socket:[{inode}]");
    sockets
        .filter_map(|fd| std::fs::read_link(fd.unwrap().path()).ok())
        .any(|link| link.to_string_lossy() == name)
}
