//! What an erasure leaves, or what comes back behind its back: nobody is told that it is gone, and it goes in the end.

use carehold::requests::verify_certificate;
use platform::{boot, subject};

use crate::documents::{add, blobs};
use crate::support::erasure::{COOL_OFF, Item, Story, YEAR, choose, write_note};
use crate::support::{Engine, TestApp, on_both_engines};

on_both_engines!(
    what_does_not_go_makes_it_incomplete,
    what_comes_back_goes_again,
    a_part_that_does_not_go_takes_nothing_along,
    a_file_that_does_not_go_is_waited_for,
    what_is_written_while_it_waits_is_planned_again,
    a_need_that_was_recorded_since_is_looked_at_anew,
);

/// Approved, with its cool-off over: all that there is about somebody with an old case.
async fn approved(test: TestApp) -> Story {
    choose(&test, "working-age-services").await;
    let wilma = test.as_("wilma").await;
    let person = wilma
        .create_person("Aalto", "Aino", &[("phone", "+358401234567")])
        .await;
    let opened = [("title", "Support at home"), ("kind", "Family services")];
    let case = wilma.post(&format!("{person}/cases"), &opened).await.location_path();
    write_note(&test, &case, "A note").await;
    add(&test, &case, "A plan", "staff", "A file").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    test.clock.advance(11 * YEAR);
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.test.clock.advance(COOL_OFF);
    story
}

async fn rows(test: &TestApp, table: &str) -> String {
    test.peek_one(&format!("SELECT CAST(COUNT(*) AS text) FROM {table}"))
        .await
}

/// From now on no row of the table is deleted, and nobody is told.
async fn keep_rows_of(test: &TestApp, table: &str) {
    if test.engine == Engine::Sqlite {
        let trigger = format!("CREATE TRIGGER keep_{table} BEFORE DELETE ON {table} BEGIN SELECT RAISE(IGNORE); END");
        test.tamper(&trigger).await;
        return;
    }
    let function = "CREATE OR REPLACE FUNCTION keep_row() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'";
    test.tamper(function).await;
    let trigger =
        format!("CREATE TRIGGER keep_{table} BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION keep_row()");
    test.tamper(&trigger).await;
}

async fn let_rows_go(test: &TestApp, table: &str) {
    let on = if test.engine == Engine::Sqlite {
        String::new()
    } else {
        format!(" ON {table}")
    };
    test.tamper(&format!("DROP TRIGGER keep_{table}{on}")).await;
}

/// Hours in which it is tried again, until it is given up and asked for anew.
async fn let_it_be_tried(test: &TestApp) {
    for _ in 0..12 {
        test.clock.advance(600);
        test.work_off().await;
    }
    boot::sweep(&test.app.db, carehold::tables::all()).await.unwrap();
    test.work_off().await;
}

/// Nobody is told that it is done.
async fn assert_not_certified(story: &Story, said: &[&str]) {
    let pia = story.test.as_("pia").await;
    let page = pia.get(&story.path).await.body;
    for said in said {
        assert!(page.contains(said), "{said}: {page}");
    }
    let certificate = pia.get(&format!("{}/certificate.json", story.path)).await;
    assert_eq!(certificate.status, 404, "{}", certificate.body);
}

/// Everything is gone, and certified as such.
async fn assert_done(story: &Story) {
    let test = &story.test;
    assert_eq!(story.state().await, "closed");
    for table in [
        "person",
        "cases",
        "entry",
        "document",
        "document_version",
        "contact_token",
    ] {
        assert_eq!(rows(test, table).await, "0", "{table}");
    }
    assert!(blobs(test).is_empty());
    assert!(verify_certificate(&story.certificate().await, None).is_ok());
    let opening = subject::open_all(&test.app.db, &test.system(), carehold::tables::all())
        .await
        .unwrap();
    assert!(opening.closed.is_empty(), "{:?}", opening.closed);
    test.assert_log_is_whole().await;
}

/// What is left of a table whose rows do not go: sealed ones, and ones that only say that something existed.
async fn what_does_not_go_makes_it_incomplete(test: TestApp) {
    let story = approved(test).await;
    let test = &story.test;
    let stubborn = ["entry", "document_version", "contact_token"];
    for table in stubborn {
        keep_rows_of(test, table).await;
    }
    test.work_off().await;
    assert_eq!(story.state().await, "incomplete");
    for table in stubborn {
        assert_eq!(rows(test, table).await, "1", "{table}");
    }
    let said = ["Incomplete", "What is not done yet", "It is still there"];
    assert_not_certified(&story, &said).await;
    let opening = subject::open_all(&test.app.db, &test.system(), carehold::tables::all())
        .await
        .unwrap();
    assert_eq!(opening.closed.len(), 2, "the key is gone, whatever row stays");

    let_it_be_tried(test).await;
    assert_eq!(story.state().await, "incomplete");
    // Two of the three are mended: that is not enough.
    for table in &stubborn[..2] {
        let_rows_go(test, table).await;
    }
    let_it_be_tried(test).await;
    assert_eq!(story.state().await, "incomplete");
    assert_eq!(
        [rows(test, "entry").await, rows(test, "contact_token").await],
        ["0", "1"]
    );
    assert_not_certified(&story, &said).await;
    let_rows_go(test, stubborn[2]).await;
    let_it_be_tried(test).await;
    assert_done(&story).await;
}

/// Rows that somebody puts back while files wait for a backup.
async fn what_comes_back_goes_again(test: TestApp) {
    let story = approved(test).await;
    let test = &story.test;
    let tables = ["entry", "document_version", "contact_token"];
    for table in tables {
        test.tamper(&format!("CREATE TABLE old_{table} AS SELECT * FROM {table}"))
            .await;
    }
    let held = test.app.db.blobs().hold().unwrap();
    test.work_off().await;
    assert_eq!(story.state().await, "executing");
    for table in tables {
        assert_eq!(rows(test, table).await, "0", "{table}");
        test.tamper(&format!("INSERT INTO {table} SELECT * FROM old_{table}"))
            .await;
    }
    drop(held);
    assert_not_certified(&story, &["It is still there"]).await;
    test.clock.advance(61);
    test.work_off().await;
    let page = test.as_("pia").await.get(&story.path).await.body;
    assert!(page.contains("Something is still there"), "the steps say so: {page}");
    assert_done(&story).await;
}

/// Only a note was to go, and it does not: nothing else goes either, until it does.
async fn a_part_that_does_not_go_takes_nothing_along(test: TestApp) {
    choose(&test, "working-age-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "NOTETEXT").await;
    add(&test, &case, "A plan", "staff", "A file").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    test.clock.advance(11 * YEAR);
    let story = Story::erasure(test, &person).await;
    let kinds: Vec<String> = story.items().await.into_iter().map(|Item(_, kind)| kind).collect();
    let kept: Vec<&str> = kinds
        .iter()
        .map(String::as_str)
        .filter(|kind| *kind != "entry")
        .collect();
    story.keep(&kept, "FI-SW-02@1").await;
    story.erase(&["entry"]).await;
    story.approve().await;
    let test = &story.test;
    test.clock.advance(COOL_OFF);
    keep_rows_of(test, "entry").await;
    test.work_off().await;
    let_it_be_tried(test).await;
    assert_eq!(story.state().await, "approved");
    let wilma = test.as_("wilma").await;
    assert!(wilma.get(&case).await.body.contains("NOTETEXT"), "its key is there");
    assert_not_certified(&story, &[]).await;
    let_rows_go(test, "entry").await;
    let_it_be_tried(test).await;
    assert_eq!(story.state().await, "obligations-open");
    assert_eq!([rows(test, "entry").await, rows(test, "cases").await], ["0", "1"]);
    assert!(verify_certificate(&story.certificate().await, None).is_ok());
    test.assert_log_is_whole().await;
}

async fn a_file_that_does_not_go_is_waited_for(test: TestApp) {
    let story = approved(test).await;
    let test = &story.test;
    let blob = blobs(test).remove(0);
    let path = test.app.db.blobs().path(blob);
    // A folder in its place is not removed as a file.
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    test.work_off().await;
    let_it_be_tried(test).await;
    assert_eq!(story.state().await, "executing");
    assert_not_certified(&story, &["What is not done yet", "A file that has to be removed"]).await;
    std::fs::remove_dir(&path).unwrap();
    std::fs::write(&path, "what is left of it").unwrap();
    let_it_be_tried(test).await;
    assert_done(&story).await;
}

/// On SQLite nobody waits: there is one writer.
async fn what_is_written_while_it_waits_is_planned_again(test: TestApp) {
    let story = approved(test).await;
    let ada = story.test.as_("ada").await;
    let mut other = story.test.app.db.begin(&story.test.system()).await.unwrap();
    other.lock(carehold::holds::LOCK).await.unwrap();
    let ((), extended) = tokio::join!(story.test.work_off(), async {
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        let path = format!("{}/extension", story.path);
        let extended = ada.post(&path, &[("reason", "many records")]).await;
        drop(other);
        extended
    });
    if story.test.engine == Engine::Postgres {
        assert_eq!(extended.status, 303, "{}", extended.body);
        assert_eq!(story.state().await, "approved", "it was planned for what it was before");
    }
    let_it_be_tried(&story.test).await;
    assert_eq!(story.state().await, "closed");
    assert_eq!(rows(&story.test, "entry").await, "0");
    story.test.assert_log_is_whole().await;
}

async fn a_need_that_was_recorded_since_is_looked_at_anew(test: TestApp) {
    choose(&test, "disability-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    let record = async |test: &TestApp, day: &str| {
        let fields = [("title", "T"), ("kind", "K"), ("need_ended", day)];
        let worker = test.as_("wilma").await;
        assert_eq!(worker.edit(&format!("{case}/edit"), &fields).await.status, 303);
    };
    record(&test, "4.3.2020").await;
    test.clock.advance(11 * YEAR);
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    // Somebody finds out that the service was needed until last week.
    let week_ago = story.test.clock.now().plus_seconds(-7 * 86_400).to_jiff();
    let day = week_ago.to_zoned(jiff::tz::TimeZone::UTC).date().strftime("%-d.%-m.%Y");
    record(&story.test, &day.to_string()).await;
    story.test.clock.advance(COOL_OFF);
    story.test.work_off().await;
    assert_eq!(story.state().await, "in-review");
    assert_eq!(rows(&story.test, "cases").await, "1");
    let ada = story.test.as_("ada").await;
    let page = ada.get(&story.path).await.body;
    assert!(page.contains("its time is not over"), "{page}");
}
