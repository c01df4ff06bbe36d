//! Backups and restores: what was erased stays erased, nothing is lost, and nothing is touched by mistake.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use carehold::backup::{self, Identities, Manifest, Order, Report, Request, Set, Step};
use carehold::config::Config;
use carehold::server;
use secrecy::ExposeSecret as _;

use crate::support::erasure::write_note;
use crate::support::{Engine, TestApp, on_both_engines};

on_both_engines!(
    no_marker_is_in_a_backup,
    data_without_their_keys_open_nothing,
    what_is_not_right_is_refused_untouched,
    a_restore_that_is_cut_off_goes_on,
    a_backup_needs_a_recipient,
    what_is_older_than_it_is_kept_ends_with_the_next,
);

/// The recipient whose identity lies in the test's folder; made when first asked for.
fn recipient(test: &TestApp) -> String {
    let (identity, public) = (test.folder.join("identity"), test.folder.join("recipient"));
    if !public.exists() {
        let made = age::x25519::Identity::generate();
        std::fs::write(&identity, made.to_string().expose_secret()).unwrap();
        std::fs::write(&public, made.to_public().to_string()).unwrap();
    }
    std::fs::read_to_string(public).unwrap()
}

fn identities(test: &TestApp) -> Identities {
    backup::read_identities(&test.folder.join("identity")).unwrap()
}

/// Of somebody else.
fn other_identities(test: &TestApp) -> Identities {
    let path = test.folder.join("other-identity");
    let made = age::x25519::Identity::generate();
    std::fs::write(&path, made.to_string().expose_secret()).unwrap();
    backup::read_identities(&path).unwrap()
}

pub(crate) async fn make(test: &TestApp, only: Option<Set>, encrypted: bool) -> PathBuf {
    let recipient = encrypted.then(|| recipient(test));
    let order = Order {
        to: &test.folder.join("backups"),
        only,
        recipient: recipient.as_deref(),
        unencrypted: !encrypted,
        progress: &|_, _, _, _| (),
    };
    let made = backup::make(&test.app, &test.config(), &order).await.unwrap();
    assert_eq!(made.manifests.len(), if only.is_some() { 1 } else { 3 });
    made.folder
}

pub(crate) async fn restore(test: &TestApp, config: &Config, from: &Path, only: Set) -> Result<Report, String> {
    try_restore(test, config, from, (Some(only), false, &identities(test)), &|_| Ok(())).await
}

async fn try_restore(
    test: &TestApp,
    config: &Config,
    from: &Path,
    (only, replace, identities): (Option<Set>, bool, &Identities),
    done: &dyn Fn(Step) -> Result<(), String>,
) -> Result<Report, String> {
    let request = Request {
        from,
        identities: Some(identities),
        only,
        replace,
        done,
    };
    backup::restore(config, &test.clock, &request).await
}

const MARKER: &str = "Qzxwvemarker";

fn holds(content: &[u8]) -> bool {
    let lower = content.to_ascii_lowercase();
    let plain = MARKER.to_lowercase();
    // PostgreSQL writes bytes as hexadecimal.
    let hex = |text: &str| text.bytes().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    [plain.clone(), hex(&plain), hex(MARKER)]
        .iter()
        .any(|needle| lower.windows(needle.len()).any(|window| window == needle.as_bytes()))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

async fn no_marker_is_in_a_backup(test: TestApp) {
    let (_, case) = test.client_with_case(MARKER, MARKER).await;
    write_note(&test, &case, MARKER).await;
    // Without encryption, so that the sealing alone is looked at.
    let backup = make(&test, None, false).await;
    if test.engine == Engine::Postgres {
        for set in ["data", "keys"] {
            let file = backup.join(set).join(format!("{set}.copy"));
            let done = std::process::Command::new("pg_restore")
                .arg("--file")
                .arg(backup.join(format!("{set}.sql")))
                .arg(&file)
                .status()
                .unwrap();
            assert!(done.success());
        }
    }
    let mut bytes = 0;
    for file in files(&backup) {
        let content = std::fs::read(&file).unwrap();
        bytes += content.len();
        assert!(!holds(&content), "a marker in `{}`", file.display());
        assert!(!holds(file.display().to_string().as_bytes()));
    }
    assert!(bytes > 50_000, "there was something to look at: {bytes}");
    std::fs::write(backup.join("planted"), format!("x{}y", MARKER.to_lowercase())).unwrap();
    assert!(files(&backup).iter().any(|file| holds(&std::fs::read(file).unwrap())));
    println!(
        "G1 0 marker bytes in {bytes} bytes of a backup on {:?}; a planted one was found",
        test.engine
    );
}

async fn data_without_their_keys_open_nothing(test: TestApp) {
    test.client_with_case("Aalto", "Aino").await;
    let backup = make(&test, None, true).await;
    // No keyring at all.
    let mut config = test.beside_the_keys(1, false).await;
    "none.json".clone_into(&mut config.keys.keyring);
    let refused = restore(&test, &config, &backup, Set::Data).await.unwrap_err();
    assert!(refused.contains("is not there"), "{refused}");
    // A keyring of somebody else, of the same epoch, with the key store that belongs to the data.
    "other.json".clone_into(&mut config.keys.keyring);
    platform::boot::create_keyring(&config.settings(test.clock.clone()).unwrap()).unwrap();
    let refused = restore(&test, &config, &backup, Set::Data).await.unwrap_err();
    assert!(refused.contains("does not open"), "{refused}");
    let closed = server::open(&config, test.clock.clone()).await.map(|_| ()).unwrap_err();
    assert!(closed.contains("a restore has not ended"), "{closed}");
    println!(
        "G2 0 of 1 persons readable from data and keys without the keyring on {:?}",
        test.engine
    );
}

fn edit(backup: &Path, set: &str, change: impl FnOnce(&mut Manifest)) {
    let path = backup.join(set).join("manifest.json");
    let mut manifest: Manifest = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    change(&mut manifest);
    std::fs::write(path, serde_json::to_vec(&manifest).unwrap()).unwrap();
}

async fn what_is_not_right_is_refused_untouched(test: TestApp) {
    test.client_with_case("Aalto", "Aino").await;
    let backup = make(&test, None, true).await;
    let config = test.beside_the_keys(1, true).await;
    let before = test.beside_the_keys(2, false).await;
    let file = backup.join("data").join("data.age");
    let (whole, manifest) = (std::fs::read(&file).unwrap(), backup.join("data").join("manifest.json"));
    let told = std::fs::read(&manifest).unwrap();
    for (name, expected) in [
        ("identity", "this identity does not open"),
        ("byte", "was changed since the backup was made"),
        ("forged", "does not open"),
        ("file", "a file of the backup is missing"),
        ("set", "there is no set `data`"),
        ("schema", "has another schema than this program"),
        ("epoch", "it is an older copy"),
        ("occupied", "--replace moves it aside"),
    ] {
        let mut damaged = whole.clone();
        let last = damaged.len() - 1;
        damaged[last] ^= 1;
        let mut identity = identities(&test);
        match name {
            "identity" => identity = other_identities(&test),
            "byte" => std::fs::write(&file, &damaged).unwrap(),
            "forged" => {
                std::fs::write(&file, &damaged).unwrap();
                let sum = platform::keystore::hash_file(&file).unwrap().1;
                edit(&backup, "data", |manifest| manifest.sha256 = sum);
            }
            "file" => std::fs::remove_file(&file).unwrap(),
            "set" => std::fs::remove_file(&manifest).unwrap(),
            "schema" => edit(&backup, "data", |manifest| {
                manifest.schema.push("9999_later".to_owned());
            }),
            "epoch" => edit(&backup, "data", |manifest| manifest.epoch += 1),
            _ => {}
        }
        let place = if name == "occupied" { &config } else { &before };
        let wanted = (Some(Set::Data), false, &identity);
        let refused = try_restore(&test, place, &backup, wanted, &|_| Ok(()))
            .await
            .unwrap_err();
        assert!(refused.contains(expected), "{name}: {refused}");
        let mut left: Vec<String> = std::fs::read_dir(&before.data)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, ["test"], "{name}");
        assert!(!config.data.join("restoring.json").exists());
        std::fs::write(&file, &whole).unwrap();
        std::fs::write(&manifest, &told).unwrap();
    }
    // What is there is as it was.
    server::open(&config, test.clock.clone()).await.unwrap();
}

async fn a_restore_that_is_cut_off_goes_on(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "KEPTNOTE").await;
    let backup = make(&test, None, true).await;
    let identity = identities(&test);
    let wanted = (Some(Set::Data), true, &identity);
    for cut in 1.. {
        let config = test.beside_the_keys(cut, cut % 2 == 0).await;
        let steps = Cell::new(0);
        let stop = |step: Step| {
            steps.set(steps.get() + 1);
            if steps.get() == cut {
                Err(format!("cut after {step:?}"))
            } else {
                Ok(())
            }
        };
        match try_restore(&test, &config, &backup, wanted, &stop).await {
            Ok(report) => {
                assert!(report.ok, "{report:?}");
                assert_eq!(cut, 9, "every step was cut off after");
                break;
            }
            Err(why) => assert!(why.starts_with("cut after"), "{why}"),
        }
        let closed = backup::closed(&config).is_some();
        assert_eq!(closed, cut > 1, "closed from the first change on: {cut}");
        let report = try_restore(&test, &config, &backup, wanted, &|_| Ok(())).await.unwrap();
        assert!(report.ok, "{cut}: {report:?}");
        assert_eq!(report.aside.len(), usize::from(cut % 2 == 0), "{report:?}");
        let app = server::open(&config, test.clock.clone()).await.unwrap();
        let wilma = test.as_on(&app, config, "wilma").await;
        assert!(wilma.get(&case).await.body.contains("KEPTNOTE"), "{cut}");
    }
}

async fn a_backup_needs_a_recipient(test: TestApp) {
    let recipient = recipient(&test);
    let order = |recipient, unencrypted| {
        let to = test.folder.join("backups");
        let test = &test;
        async move {
            let order = Order {
                to: &to,
                only: None,
                recipient,
                unencrypted,
                progress: &|_, _, _, _| (),
            };
            backup::make(&test.app, &test.config(), &order).await.map(|_| ())
        }
    };
    assert!(order(None, false).await.unwrap_err().contains("there is no recipient"));
    assert!(
        order(Some("age1nonsense"), false)
            .await
            .unwrap_err()
            .contains("is not one of age")
    );
    let config = test.config();
    let keys = |epoch| {
        backup::key_backup(&config, &test.clock, epoch)
            .problem
            .unwrap_or_default()
    };
    let data = || backup::data_backup(&config, &test.clock).problem.unwrap_or_default();
    assert!(keys(1).contains("none was made") && data().contains("none was made"));
    order(Some(recipient.as_str()), false).await.unwrap();
    assert_eq!((keys(1), data()), Default::default());
    assert!(keys(2).contains("is over"), "{}", keys(2));
    test.clock.advance(3601);
    assert!(keys(1).contains("60 minutes old"), "{}", keys(1));
    assert_eq!(data(), "");
    test.clock.advance(26 * 3600);
    assert!(data().contains("every night"), "{}", data());
    assert!(!test.folder.join("backup-work").exists());
}

async fn what_is_older_than_it_is_kept_ends_with_the_next(test: TestApp) {
    let first = make(&test, None, true).await;
    let foreign = test.folder.join("backups").join("keys-of-somebody-else").join("keys");
    std::fs::create_dir_all(&foreign).unwrap();
    std::fs::write(foreign.join("manifest.json"), "{}").unwrap();
    let empty = test.folder.join("backups").join("lost+found");
    std::fs::create_dir_all(&empty).unwrap();
    // Of another installation, and by a link: neither is ours to end.
    let (other, link) = (
        test.folder.join("backups").join("20200101T000000000Z"),
        test.folder.join("backups").join("20200101T000000001Z"),
    );
    std::fs::create_dir_all(other.join("keys")).unwrap();
    let manifest = std::fs::read_to_string(first.join("keys").join("manifest.json")).unwrap();
    let ours = std::fs::read_to_string(test.folder.join("installation")).unwrap();
    assert!(manifest.contains(&ours) && ours.len() == 32, "{manifest}");
    let theirs = manifest.replace(&ours, "00000000000000000000000000000000");
    std::fs::write(other.join("keys").join("manifest.json"), theirs).unwrap();
    let kept = test.folder.join("kept");
    std::fs::create_dir_all(kept.join("keys")).unwrap();
    std::fs::write(kept.join("keys").join("manifest.json"), &manifest).unwrap();
    std::os::unix::fs::symlink(&kept, &link).unwrap();
    let there = |folder: &Path| {
        let sets = ["data", "keys", "keyring"].into_iter();
        let there: Vec<&str> = sets.filter(|set| folder.join(set).exists()).collect();
        there.join(" ")
    };
    test.clock.advance(29 * 86_400);
    let second = make(&test, None, true).await;
    assert_eq!(there(&first), "data keys keyring", "kept for thirty days");
    test.clock.advance(2 * 86_400);
    make(&test, Some(Set::Keyring), true).await;
    assert_eq!(there(&first), "data keys", "each set when one like it was made");
    make(&test, None, true).await;
    assert_eq!(there(&first), "data", "old data open with the keys of today");
    assert_eq!(there(&second), "data keys keyring");
    test.clock.advance(60 * 86_400);
    make(&test, None, true).await;
    assert!(!first.exists(), "nothing is left of it");
    assert_eq!(there(&second), "data");
    assert!(
        foreign.join("manifest.json").exists() && empty.exists(),
        "what is not ours stays"
    );
    assert_eq!((there(&other).as_str(), there(&kept).as_str()), ("keys", "keys"));
}
