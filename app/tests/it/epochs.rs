//! Epochs close at night when destroyed keys wait in older copies; everybody goes on meanwhile.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use carehold::{backup, disposal, epochs, server, tables};
use platform::keystore::{Keyring, Provider};
use platform::{organization, subject};

use crate::support::erasure::Story;
use crate::support::{PASSWORD, PORTAL_PASSWORD, TestApp, on_both_engines};

on_both_engines!(
    the_night_closes_an_epoch_when_something_was_destroyed,
    others_go_on_while_an_epoch_closes,
    one_process_closes_at_a_time,
    a_closing_that_was_cut_off_is_finished,
    others_let_go_of_the_old_key,
    a_copy_that_was_left_behind_is_made_anew,
    nobody_is_taken_for_unknown_meanwhile,
    whoever_comes_meanwhile_waits,
);

/// A day and a few hours: whatever the hour, a night has passed.
const NIGHT: i64 = 27 * 3600;

fn epoch(test: &TestApp) -> u32 {
    test.app.db.keystore().epoch()
}

async fn pass_a_night(test: &TestApp) {
    test.clock.advance(NIGHT);
    test.work_off().await;
}

async fn the_night_closes_an_epoch_when_something_was_destroyed(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let phone = [("phone", "+358401234567")];
    let gone = wilma.create_person("Zetterberg", "Zacharias", &phone).await;
    let stays = wilma
        .create_person("Aalto", "Aino", &[("phone", "+358407654321")])
        .await;
    disposal::ensure_scheduled(&test.app).await.unwrap();
    let first = epoch(&test);
    pass_a_night(&test).await;
    assert_eq!(epoch(&test), first, "nothing was destroyed");

    let story = Story::erasure(test, &gone).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    let test = story.test;
    pass_a_night(&test).await;
    assert_eq!(epoch(&test), first + 1);
    for keyring in ["keyring.json", "second-copy/keyring.json"] {
        let keyring = Keyring::read(&test.folder.join(keyring), &Provider::File).unwrap();
        assert_eq!(keyring.current(), first + 1);
    }
    pass_a_night(&test).await;
    assert_eq!(epoch(&test), first + 1, "once for what was destroyed");

    let wilma = test.as_("wilma").await;
    assert_eq!(wilma.get(&stays).await.status, 200);
    let found = wilma.post("/w/search", &[("q", "+358407654321")]).await.body;
    assert!(found.contains("Aalto, Aino"), "{found}");
    let found = wilma.post("/w/search", &[("q", "+358401234567")]).await.body;
    assert!(!found.contains("Zacharias"), "{found}");
    test.assert_log_is_whole().await;
}

async fn others_go_on_while_an_epoch_closes(test: TestApp) {
    let other = test.other_process().await;
    let there = test.as_on(&other, test.config(), "wilma").await;
    let before = there
        .create_person("Aalto", "Aino", &[("phone", "+358401234567")])
        .await;
    epochs::close(&test.app, || Ok(())).await.unwrap();
    // At once, before the other process has asked the key store again.
    assert_eq!(there.get(&before).await.status, 200);
    let after = there.create_person("Berg", "Bo", &[("phone", "+358407654321")]).await;
    for (person, phone) in [(&before, "+358401234567"), (&after, "+358407654321")] {
        for client in [&there, &test.as_("wilma").await] {
            assert_eq!(client.get(person).await.status, 200);
            let found = client.post("/w/search", &[("q", phone)]).await.body;
            assert!(found.contains(person.as_str()), "{phone}: {found}");
        }
    }
    // More than were minted ahead.
    for number in 0..70 {
        there
            .create_person("Many", &format!("Number {number}"), &[("anyway", "yes")])
            .await;
    }
    let opening = subject::open_all(&test.app.db, &test.system(), tables::all())
        .await
        .unwrap();
    assert!(opening.closed.is_empty(), "{:?}", opening.closed);
    test.assert_log_is_whole().await;
}

async fn one_process_closes_at_a_time(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let other = test.other_process().await;
    let (one, two) = tokio::join!(epochs::close(&test.app, || Ok(())), epochs::close(&other, || Ok(())));
    let closed: Vec<u32> = [one, two]
        .into_iter()
        .filter_map(Result::ok)
        .map(|closed| closed.epoch)
        .collect();
    assert!(!closed.is_empty());
    // One who has died in the middle is not waited for longer than its lease.
    let until =
        "INSERT INTO lease (name, holder, leased_until) SELECT 'epoch', id, created_at FROM organization LIMIT 1";
    test.tamper(until).await;
    let hour = if test.engine == crate::support::Engine::Sqlite {
        "UPDATE lease SET leased_until = leased_until + 3600000000"
    } else {
        "UPDATE lease SET leased_until = leased_until + interval '1 hour'"
    };
    test.tamper(hour).await;
    assert!(epochs::close(&test.app, || Ok(())).await.is_err());
    test.clock.advance(3600);
    epochs::close(&test.app, || Ok(())).await.unwrap();
    assert_eq!(test.as_("wilma").await.get(&person).await.status, 200);
}

/// Begins a closing that ends before the tokens are made anew.
async fn begin(test: &TestApp) {
    let keystore = test.app.db.keystore();
    keystore.begin_epoch().await.unwrap();
    organization::move_keys(&test.app.db, test.harbour.organization.id)
        .await
        .unwrap();
}

async fn others_let_go_of_the_old_key(test: TestApp) {
    let other = test.other_process().await;
    begin(&test).await;
    organization::move_keys(&test.app.db, test.lakeside.organization.id)
        .await
        .unwrap();
    // It reads the keyring after the last organization was moved, and before the old key goes.
    let keystore = other.db.keystore();
    keystore.catch_up().await.unwrap();
    assert!(keystore.is_closing());
    epochs::close(&test.app, || Ok(())).await.unwrap();
    keystore.catch_up().await.unwrap();
    assert!(!keystore.is_closing(), "the old key is in memory still");
}

async fn a_copy_that_was_left_behind_is_made_anew(test: TestApp) {
    let copy = test.folder.join("second-copy");
    let copied = || Keyring::read(&copy.join("keyring.json"), &Provider::File).unwrap();
    let copies = AtomicUsize::new(0);
    // Killed between the end of the old key and the copy that is without it.
    let closed = epochs::close(&test.app, || match copies.fetch_add(1, Ordering::Relaxed) {
        0 => backup::second_copy(&test.app.config, &copy),
        _ => Err("killed".to_owned()),
    });
    assert!(closed.await.is_err());
    assert!(!epochs::is_due(&test.app.db).await.unwrap());
    assert!(copied().is_closing(), "it has the old key");
    let after = test.other_process().await;
    epochs::ensure_copied(&after).await.unwrap();
    assert!(!copied().is_closing());
    assert_eq!(copied().current(), epoch(&test));
}

async fn a_closing_that_was_cut_off_is_finished(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma
        .create_person("Aalto", "Aino", &[("phone", "+358401234567")])
        .await;
    begin(&test).await;
    let after = test.other_process().await;
    server::prepare(&after).await.unwrap();
    epochs::ensure_finished(&after.db).await.unwrap();
    assert!(
        !carehold::jobs::run_one(&after).await.unwrap(),
        "whoever began may be alive"
    );
    test.clock.advance(60);
    while carehold::jobs::run_one(&after).await.unwrap() {}
    assert!(!epochs::is_due(&after.db).await.unwrap());
    assert!(!epochs::is_due(&test.app.db).await.unwrap());
    let wilma = test.as_on(&after, test.config(), "wilma").await;
    assert_eq!(wilma.get(&person).await.status, 200);
    let found = wilma.post("/w/search", &[("q", "+358401234567")]).await.body;
    assert!(found.contains("Aalto, Aino"), "{found}");
    test.assert_log_is_whole().await;
}

async fn nobody_is_taken_for_unknown_meanwhile(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma
        .create_person("Aalto", "Aino", &[("phone", "+358401234567")])
        .await;
    let organization = &test.harbour.organization;
    begin(&test).await;
    let mut config = test.config();
    config.patience = Duration::from_millis(300);
    let hasty = test.as_on(&test.app, config, "wilma").await;
    let nobody = hasty.with_session("");
    let sign_in = [("email", "wilma@harbour.example"), ("password", PASSWORD)];
    let began = Instant::now();
    assert_eq!(nobody.post("/o/harbour/sign-in", &sign_in).await.status, 503);
    assert!(began.elapsed() >= Duration::from_millis(300), "it did not wait");
    let fields = [("family", "Berg"), ("given", "Bo"), ("phone", "+358401234567")];
    assert_eq!(
        hasty.post("/w/people", &fields).await.status,
        503,
        "a double would be made"
    );
    assert_eq!(hasty.get(&person).await.status, 200, "records open");
    // The other organization does not notice.
    let lakeside = [("email", "wilma@lakeside.example"), ("password", PASSWORD)];
    assert_eq!(nobody.post("/o/lakeside/sign-in", &lakeside).await.status, 303);
    assert_eq!(epochs::renew_tokens(&test.app, organization.id).await.unwrap(), 1);
    assert_eq!(nobody.post("/o/harbour/sign-in", &sign_in).await.status, 303);
    test.assert_log_is_whole().await;
}

/// A Finnish identity code.
const CODE: &str = "131052-308T";

async fn whoever_comes_meanwhile_waits(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let code = [("identity_code", CODE)];
    let person = wilma.create_person("Aalto", "Aino", &code).await;
    let portal = test.portal_client(&person, "aino@example.org").await;
    assert_eq!(portal.get("/p").await.status, 200);
    begin(&test).await;
    let nobody = test.nobody();
    let staff = [("email", "wilma@harbour.example"), ("password", PASSWORD)];
    let client = [("email", "aino@example.org"), ("password", PORTAL_PASSWORD)];
    let search = [("q", CODE)];
    let new = [("family", "Berg"), ("given", "Bo"), ("phone", "+358407654321")];
    let everybody = async {
        tokio::join!(
            nobody.post("/o/harbour/sign-in", &staff),
            nobody.post("/o/harbour/sign-in", &client),
            wilma.post("/w/search", &search),
            wilma.post("/w/people", &new),
        )
    };
    let mut everybody = Box::pin(everybody);
    let early = tokio::time::timeout(Duration::from_millis(500), &mut everybody).await;
    assert!(early.is_err(), "all of them were answered");
    epochs::renew_tokens(&test.app, test.harbour.organization.id)
        .await
        .unwrap();
    let (staff, client, found, created) = everybody.await;
    assert_eq!(staff.location_path(), "/o/harbour/sign-in/code");
    assert_eq!(client.location_path(), "/resume");
    assert!(found.body.contains("Aalto, Aino"), "{}", found.body);
    assert_eq!(created.status, 303, "{}", created.body);
    let twice = wilma.post("/w/search", &[("q", "Berg")]).await.body;
    assert_eq!(twice.matches(&created.location_path()).count(), 1, "{twice}");
    test.assert_log_is_whole().await;
}
