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
use platform::session;
use secrecy::SecretString;

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

/// G12: an unknown user against a wrong password, medians within 5 ms.
async fn unknown_users_take_as_long(test: TestApp) {
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times[times.len() / 2]
    };
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for round in 0..60 {
        for (email, times) in [
            ("wilma@harbour.example", &mut known),
            ("nobody@harbour.example", &mut unknown),
        ] {
            let started = Instant::now();
            let password = SecretString::from(format!("{PASSWORD} {round}"));
            let organization = &test.harbour.organization;
            let answer = session::check_password(
                &test.app.db,
                &test.app.hasher,
                organization,
                platform::authz::Origin::default(),
                email,
                password,
            )
            .await;
            assert!(answer.is_err());
            times.push(started.elapsed());
        }
    }
    let (known, unknown) = (median(known), median(unknown));
    println!("G12 medians: wrong password {known:?}, unknown user {unknown:?}");
    assert!(
        known.abs_diff(unknown) < Duration::from_millis(5),
        "{known:?} against {unknown:?}"
    );
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
