//! Files beside the database in backups: they come back, what was erased does not, and what is missing is said.

use std::cell::RefCell;

use carehold::backup::{self, Order, Set, Stage};
use carehold::server;

use crate::backup::{make, restore};
use crate::documents::{add, address, blobs};
use crate::support::erasure::{Story, YEAR, choose};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    files_come_back_and_what_was_erased_does_not,
    a_missing_file_keeps_the_restore_closed,
    the_progress_of_a_backup_ends_at_the_end,
    what_a_killed_backup_left_ends_with_the_next,
);

async fn files_come_back_and_what_was_erased_does_not(test: TestApp) {
    choose(&test, "working-age-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    add(&test, &case, "Gone", "staff", "GONEFILE").await;
    let (_, other) = test.client_with_case("Berg", "Bertta").await;
    let kept = add(&test, &other, "Kept", "staff", "KEPTFILE").await;
    let wilma = test.as_("wilma").await;
    let gone = address(&wilma, &case, "Gone").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    let backup = make(&test, None, true).await;
    test.clock.advance(11 * YEAR);
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    let test = story.test;
    assert_eq!(blobs(&test).len(), 1);

    let config = test.beside_the_keys(1, false).await;
    let report = restore(&test, &config, &backup, Set::Data).await.unwrap();
    assert!(report.ok, "{report:?}");
    let app = server::open(&config, test.clock.clone()).await.unwrap();
    server::prepare(&app).await.unwrap();
    assert_eq!(
        app.db.blobs().list().unwrap(),
        blobs(&test),
        "the erased file came back with the backup and went again"
    );
    let wilma = test.as_on(&app, config, "wilma").await;
    assert_eq!(wilma.get(&format!("{kept}/versions/1")).await.body, "KEPTFILE");
    assert_eq!(wilma.get(&format!("{gone}/versions/1")).await.status, 404);
}

async fn a_missing_file_keeps_the_restore_closed(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    add(&test, &case, "Lost", "staff", "LOSTFILE").await;
    let lost = blobs(&test)[0];
    let file = test.app.db.blobs().path(lost);
    let bytes = std::fs::read(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    let backup = make(&test, None, true).await;
    let config = test.beside_the_keys(1, false).await;
    let report = restore(&test, &config, &backup, Set::Data).await.unwrap();
    assert!(!report.ok);
    assert_eq!(report.unopened, [format!("document file {lost}")]);
    let closed = server::open(&config, test.clock.clone()).await.map(|_| ()).unwrap_err();
    assert!(closed.contains("a restore has not ended"), "{closed}");
    // A damaged one is as good as missing.
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
    let backup = make(&test, None, true).await;
    let config = test.beside_the_keys(2, false).await;
    let report = restore(&test, &config, &backup, Set::Data).await.unwrap();
    assert_eq!(report.unopened, [format!("document file {lost}")]);
}

async fn the_progress_of_a_backup_ends_at_the_end(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    add(&test, &case, "Small", "staff", "SMALLFILE").await;
    // Longer than what is moved at a time.
    add(&test, &case, "Large", "staff", &"LARGEFILE".repeat(100_000)).await;
    let told: RefCell<Vec<(Set, Stage, u64, u64)>> = RefCell::default();
    let order = Order {
        to: &test.folder.join("backups"),
        only: None,
        recipient: None,
        unencrypted: true,
        progress: &|set, stage, written, whole| told.borrow_mut().push((set, stage, written, whole)),
    };
    let made = backup::make(&test.app, &test.config(), &order).await.unwrap();
    let told = told.into_inner();
    for manifest in &made.manifests {
        for stage in [Stage::Copying, Stage::Sealing] {
            let of_it = told.iter().filter(|told| (told.0, told.1) == (manifest.set, stage));
            let steps: Vec<(u64, u64)> = of_it.map(|told| (told.2, told.3)).collect();
            let name = format!("{} {stage:?}: {steps:?}", manifest.set.name());
            if (manifest.set, stage) == (Set::Keyring, Stage::Copying) {
                assert!(steps.is_empty(), "{name}");
                continue;
            }
            assert!(steps.is_sorted_by_key(|step| step.0), "{name}");
            let (written, whole) = *steps.last().unwrap();
            assert!(written == whole && steps.iter().all(|step| step.1 == whole), "{name}");
            if stage == Stage::Copying {
                assert_eq!(steps[0].0, 0, "{name}");
            } else {
                let files = manifest.blobs.as_ref().map_or(0, |blobs| blobs.bytes);
                assert_eq!(whole, manifest.bytes + files, "{name}");
            }
        }
    }
    let large = told
        .iter()
        .filter(|told| (told.0, told.1) == (Set::Data, Stage::Sealing));
    assert!(large.count() > 3, "the files are told of while they are sealed");
}

async fn what_a_killed_backup_left_ends_with_the_next(test: TestApp) {
    let whole = make(&test, None, true).await;
    let (backups, work) = (test.folder.join("backups"), test.folder.join("backup-work"));
    let ours = std::fs::read_to_string(test.folder.join("installation")).unwrap();
    let leave = |folder: &std::path::Path| {
        std::fs::create_dir_all(folder.join("keys")).unwrap();
        std::fs::write(folder.join("keys").join("keys.age"), "half").unwrap();
    };
    let part = |moment: &str, installation: &str| backups.join(format!("{moment}-{installation}.part"));
    let left = part("20260101T000000000Z", &ours);
    let theirs = part("20260101T000000000Z", "00000000000000000000000000000000");
    let other = part("of-somebody", &ours);
    for folder in [&left, &theirs, &other, &work] {
        leave(folder);
    }
    // Somebody else is making one: nothing is taken from under them.
    let lock = std::fs::File::open(test.folder.join("backup.lock")).unwrap();
    lock.try_lock().unwrap();
    let order = Order {
        to: &backups,
        only: None,
        recipient: None,
        unencrypted: true,
        progress: &|_, _, _, _| (),
    };
    let refused = backup::make(&test.app, &test.config(), &order).await.unwrap_err();
    assert!(refused.contains("another backup") && left.exists(), "{refused}");
    backup::clear(&test.config());
    assert!(work.exists());
    drop(lock);
    backup::clear(&test.config());
    assert!(!work.exists() && left.exists(), "the next start removes the copies");
    make(&test, Some(Set::Keyring), true).await;
    assert!(!left.exists());
    assert!(
        theirs.exists() && other.exists() && whole.join("data").exists(),
        "nothing else goes"
    );
    let parts = std::fs::read_dir(&backups).unwrap();
    let parts = parts.filter(|entry| {
        entry
            .as_ref()
            .unwrap()
            .path()
            .extension()
            .is_some_and(|ending| ending == "part")
    });
    assert_eq!(parts.count(), 2, "what is whole has its own name");
}
