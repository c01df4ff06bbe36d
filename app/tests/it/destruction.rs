//! Destroying scopes and parts of them, in both stores; and closing epochs.

use carehold::entries::{Draft, EntryFields};
use carehold::policy::OnboardOrganization;
use carehold::tables;
use platform::audit::Event;
use platform::authz::{Permit, SealedRow};
use platform::db::{Error, FromRow, Row, Table};
use platform::ids::ScopeId;
use platform::keystore::Sealed;
use platform::params;
use platform::subject::{self, Extent, Leaving};
use uuid::Uuid;

use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    a_part_goes_and_the_rest_stays,
    a_part_can_go_twice_and_survives_an_epoch,
    what_stayed_once_opens_nowhere_when_it_goes,
    a_draft_that_was_signed_away_opens_nowhere_when_its_note_goes,
    a_whole_scope_goes,
    a_crash_after_the_decision_is_finished_at_the_start,
    what_a_backup_brings_back_goes_again,
    a_scope_that_changed_is_decided_anew,
    a_closed_epoch_loses_nobody
);

/// An entry as an older copy has it.
struct OldEntry {
    id: Uuid,
    version: i64,
    scope: ScopeId,
    sealed: Sealed<EntryFields>,
}

impl FromRow for OldEntry {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            scope: row.get(2)?,
            sealed: row.get(3)?,
        })
    }
}

impl SealedRow for OldEntry {
    type Fields = EntryFields;
    const TABLE: &'static Table = &tables::ENTRY;
    fn id(&self) -> Uuid {
        self.id
    }
    fn version(&self) -> i64 {
        self.version
    }
    fn scope(&self) -> ScopeId {
        self.scope
    }
    fn sealed(&self) -> &Sealed<EntryFields> {
        &self.sealed
    }
}

/// A case with three signed notes; its address, its scope and the notes' ids, oldest first.
async fn case_with_notes(test: &TestApp) -> (String, ScopeId, Vec<Uuid>) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    for text in ["FIRST note", "SECOND note", "THIRD note"] {
        write_note(test, &case, text).await;
    }
    let (scope, notes) = notes_of(test, &case).await;
    assert_eq!(notes.len(), 3);
    (case, scope, notes)
}

async fn write_note(test: &TestApp, case: &str, text: &str) {
    let wilma = test.as_("wilma").await;
    let signed = wilma
        .post(&format!("{case}/entries"), &[("text", text), ("kind", "note")])
        .await;
    assert_eq!(signed.status, 303);
}

async fn notes_of(test: &TestApp, case: &str) -> (ScopeId, Vec<Uuid>) {
    let id: Uuid = case.rsplit('/').next().unwrap().parse().unwrap();
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let sql = "SELECT scope_id, id FROM entry WHERE organization_id = $1 AND case_id = $2 ORDER BY id";
    let rows: Vec<(ScopeId, Uuid)> = tx.all(sql, params![tx.organization(), id]).await.unwrap();
    (rows[0].0, rows.into_iter().map(|(_, id)| id).collect())
}

async fn part(test: &TestApp, scope: ScopeId, notes: &[Uuid]) -> Extent {
    let going = notes.iter().map(|note| (tables::ENTRY.number, *note)).collect();
    subject::prepare(
        &test.app.db,
        &test.system(),
        tables::all(),
        scope,
        Leaving {
            going,
            ..Leaving::default()
        },
    )
    .await
    .unwrap()
}

/// Decides and commits; returns how many rows went.
async fn decide(test: &TestApp, scope: ScopeId, extent: &Extent) -> Result<usize, platform::Error> {
    let mut tx = test.app.db.begin(&test.system()).await?;
    let permit: Permit<OnboardOrganization> = tx.permit()?;
    let gone = subject::destroy(&mut tx, tables::all(), scope, extent).await?;
    tx.commit(Event::on(&permit, &platform::db::SCOPE, scope.uuid(), None))
        .await?;
    Ok(gone)
}

async fn finish(test: &TestApp) -> usize {
    subject::finish(&test.app.db, &test.system(), tables::all())
        .await
        .unwrap()
}

async fn assert_notes(test: &TestApp, case: &str, there: &[&str], gone: &[&str]) {
    let page = test.as_("wilma").await.get(case).await;
    assert_eq!(page.status, 200, "{}", page.body);
    for text in there {
        assert!(page.body.contains(text), "{text} is missing");
    }
    for text in gone {
        assert!(!page.body.contains(text), "{text} is still there");
    }
}

async fn a_part_goes_and_the_rest_stays(test: TestApp) {
    let (case, scope, notes) = case_with_notes(&test).await;
    test.tamper("CREATE TABLE old_entry AS SELECT * FROM entry").await;
    let extent = part(&test, scope, &notes[1..2]).await;
    assert_notes(&test, &case, &["FIRST", "SECOND", "THIRD"], &[]).await;
    assert_eq!(decide(&test, scope, &extent).await.unwrap(), 1);
    assert_eq!(finish(&test).await, 1);
    assert_eq!(finish(&test).await, 0, "nothing is left to do");
    assert_notes(&test, &case, &["FIRST", "THIRD"], &["SECOND"]).await;
    write_note(&test, &case, "FOURTH note").await;
    assert_notes(&test, &case, &["FIRST", "THIRD", "FOURTH"], &["SECOND"]).await;
    test.assert_log_is_whole().await;
    // The bytes that a backup holds open nowhere, the key store of today at hand.
    test.tamper("INSERT INTO entry SELECT * FROM old_entry WHERE id NOT IN (SELECT id FROM entry)")
        .await;
    let page = test.as_("wilma").await.get(&case).await;
    assert_eq!(page.status, 404, "a row without its key is as if it were not there");
    assert!(!page.body.contains("SECOND"));
}

async fn a_part_can_go_twice_and_survives_an_epoch(test: TestApp) {
    let (case, scope, notes) = case_with_notes(&test).await;
    let extent = part(&test, scope, &notes[..1]).await;
    decide(&test, scope, &extent).await.unwrap();
    finish(&test).await;
    // The case itself is written again, under the new generation, before the next part goes.
    let wilma = test.as_("wilma").await;
    let edited = [
        ("title", "Edited title"),
        ("kind", "Family services"),
        ("status", "active"),
    ];
    assert_eq!(wilma.edit(&format!("{case}/edit"), &edited).await.status, 303);
    let extent = part(&test, scope, &notes[1..2]).await;
    assert_eq!(decide(&test, scope, &extent).await.unwrap(), 1);
    finish(&test).await;
    assert_notes(&test, &case, &["THIRD", "Edited title"], &["FIRST", "SECOND"]).await;
    carehold::epochs::close(&test.app, || Ok(())).await.unwrap();
    assert_notes(&test, &case, &["THIRD", "Edited title"], &["FIRST", "SECOND"]).await;
    write_note(&test, &case, "FOURTH note").await;
    assert_notes(&test, &case, &["THIRD", "FOURTH"], &[]).await;
    test.assert_log_is_whole().await;
}

/// The rows of an older copy of the entries that open with the keys of now.
async fn opening(test: &TestApp, copy: &'static str) -> Vec<Uuid> {
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let rows: Vec<OldEntry> = tx.all(copy, params![tx.organization()]).await.unwrap();
    let mut open = Vec::new();
    for row in rows {
        if tx.open_system(&row).await.is_ok() {
            open.push(row.id);
        }
    }
    open
}

const OLD: &str = "SELECT id, version, scope_id, sealed FROM old_entry WHERE organization_id = $1 ORDER BY id";
const BETWEEN: &str = "SELECT id, version, scope_id, sealed FROM between_entry WHERE organization_id = $1 ORDER BY id";

/// Copies the entries, as a backup would.
async fn copy(test: &TestApp, name: &str) {
    test.tamper(&format!("CREATE TABLE {name} AS SELECT * FROM entry"))
        .await;
    if test.engine == crate::support::Engine::Postgres {
        test.tamper(&format!("GRANT SELECT ON {name} TO carehold_app")).await;
    }
}

async fn what_stayed_once_opens_nowhere_when_it_goes(test: TestApp) {
    let (case, scope, notes) = case_with_notes(&test).await;
    copy(&test, "old_entry").await;
    assert_eq!(opening(&test, OLD).await, notes);
    // A plan that keeps the second note and is never carried out; then one after the other goes, with nothing written between.
    part(&test, scope, &notes[..1]).await;
    let extent = part(&test, scope, &notes[..1]).await;
    decide(&test, scope, &extent).await.unwrap();
    assert_eq!(finish(&test).await, 1);
    assert_eq!(opening(&test, OLD).await, notes[1..]);
    copy(&test, "between_entry").await;
    test.tamper("CREATE TABLE between_destruction AS SELECT * FROM destruction")
        .await;
    let extent = part(&test, scope, &notes[1..2]).await;
    decide(&test, scope, &extent).await.unwrap();
    assert_eq!(finish(&test).await, 1);
    assert_eq!(opening(&test, OLD).await, notes[2..], "the key of its own is gone too");
    assert_eq!(opening(&test, BETWEEN).await, notes[2..]);
    carehold::epochs::close(&test.app, || Ok(())).await.unwrap();
    assert_eq!(opening(&test, OLD).await, notes[2..]);
    // A backup from between the two knows of the first alone.
    test.tamper("INSERT INTO entry SELECT * FROM between_entry WHERE id NOT IN (SELECT id FROM entry)")
        .await;
    test.tamper("DELETE FROM destruction").await;
    test.tamper("INSERT INTO destruction SELECT * FROM between_destruction")
        .await;
    let replayed = subject::replay(&test.app.db, &test.system(), tables::all())
        .await
        .unwrap();
    assert_eq!(replayed, 2, "the second one, and what was searched in the epoch");
    assert_notes(&test, &case, &["THIRD"], &["FIRST", "SECOND"]).await;
    assert_eq!(test.peek("SELECT kind FROM entry").await.len(), 1);
}

async fn drafts_that_open(test: &TestApp) -> usize {
    let sql =
        "SELECT id, version, account_id, case_id, scope_id, saved_at, sealed FROM old_entry WHERE organization_id = $1";
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let rows: Vec<Draft> = tx.all(sql, params![tx.organization()]).await.unwrap();
    assert_eq!(rows.len(), 1);
    let mut open = 0;
    for row in rows {
        open += usize::from(tx.open_system(&row).await.is_ok());
    }
    open
}

async fn a_draft_that_was_signed_away_opens_nowhere_when_its_note_goes(test: TestApp) {
    let (case, scope, notes) = case_with_notes(&test).await;
    let text = [("text", "FOURTH note, still a draft"), ("kind", "note")];
    let wilma = test.as_("wilma").await;
    assert_eq!(wilma.post(&format!("{case}/draft"), &text).await.status, 303);
    test.tamper("CREATE TABLE old_entry AS SELECT * FROM draft").await;
    if test.engine == crate::support::Engine::Postgres {
        test.tamper("GRANT SELECT ON old_entry TO carehold_app").await;
    }
    // It is there when the first note goes, and gets a key of its own.
    let extent = part(&test, scope, &notes[..1]).await;
    decide(&test, scope, &extent).await.unwrap();
    finish(&test).await;
    assert_eq!(drafts_that_open(&test).await, 1);
    write_note(&test, &case, "FOURTH note").await;
    let (_, notes) = notes_of(&test, &case).await;
    let extent = part(&test, scope, &notes[2..]).await;
    decide(&test, scope, &extent).await.unwrap();
    finish(&test).await;
    assert_eq!(
        drafts_that_open(&test).await,
        0,
        "it was signed away, and its note is gone"
    );
    assert_notes(&test, &case, &["SECOND", "THIRD"], &["FOURTH"]).await;
}

async fn a_whole_scope_goes(test: TestApp) {
    let (case, scope, _) = case_with_notes(&test).await;
    let (_, other) = test.client_with_case("Berg", "Bo").await;
    let gone = decide(&test, scope, &Extent::Whole).await.unwrap();
    assert!(gone >= 5, "the case, its status and its notes: {gone}");
    assert_eq!(finish(&test).await, 1);
    assert_eq!(test.as_("wilma").await.get(&case).await.status, 404);
    assert_eq!(test.as_("wilma").await.get(&other).await.status, 200);
    test.assert_log_is_whole().await;
}

async fn a_crash_after_the_decision_is_finished_at_the_start(test: TestApp) {
    let (case, scope, notes) = case_with_notes(&test).await;
    let extent = part(&test, scope, &notes[..2]).await;
    assert_eq!(decide(&test, scope, &extent).await.unwrap(), 2);
    assert_notes(&test, &case, &["THIRD"], &["FIRST", "SECOND"]).await;
    platform::boot::recover(&test.app.db, tables::all()).await.unwrap();
    assert_eq!(finish(&test).await, 0, "the start has done it");
    assert_notes(&test, &case, &["THIRD"], &["FIRST", "SECOND"]).await;
}

async fn what_a_backup_brings_back_goes_again(test: TestApp) {
    let (case, scope, notes) = case_with_notes(&test).await;
    let (_, other) = test.client_with_case("Berg", "Bo").await;
    write_note(&test, &other, "BERG note").await;
    let (whole, _) = notes_of(&test, &other).await;
    test.tamper("CREATE TABLE old_entry AS SELECT * FROM entry").await;
    let extent = part(&test, scope, &notes[1..2]).await;
    decide(&test, scope, &extent).await.unwrap();
    decide(&test, whole, &Extent::Whole).await.unwrap();
    assert_eq!(finish(&test).await, 2);
    // Yesterday's data: the rows are back, and nothing there remembers that they were destroyed.
    test.tamper("INSERT INTO entry SELECT * FROM old_entry WHERE id NOT IN (SELECT id FROM entry)")
        .await;
    test.tamper("DELETE FROM destruction").await;
    let replayed = subject::replay(&test.app.db, &test.system(), tables::all())
        .await
        .unwrap();
    assert_eq!(replayed, 2);
    assert_notes(&test, &case, &["FIRST", "THIRD"], &["SECOND"]).await;
    let left = test.peek("SELECT kind FROM entry").await;
    assert_eq!(left.len(), 2, "what was erased is gone from the table as well");
    let again = subject::replay(&test.app.db, &test.system(), tables::all())
        .await
        .unwrap();
    assert_eq!(again, 0, "and stays remembered");
}

async fn a_scope_that_changed_is_decided_anew(test: TestApp) {
    let (_, scope, notes) = case_with_notes(&test).await;
    // Sealed under the old generation by a colleague who had the case open: not decided on, and without a key of its own.
    let extent = part(&test, scope, &notes[..1]).await;
    test.tamper("UPDATE entry SET id = scope_id WHERE id = (SELECT id FROM entry ORDER BY id DESC LIMIT 1)")
        .await;
    assert!(decide(&test, scope, &extent).await.is_err());
    assert_eq!(finish(&test).await, 0, "nothing was decided");
}

async fn a_closed_epoch_loses_nobody(test: TestApp) {
    let (case, _, _) = case_with_notes(&test).await;
    let before = test.app.db.keystore().epoch();
    let closed = carehold::epochs::close(&test.app, || Ok(())).await.unwrap();
    assert_eq!((closed.epoch, closed.organizations), (before + 1, 2));
    assert_notes(&test, &case, &["FIRST", "SECOND", "THIRD"], &[]).await;
    let wilma = test.as_("wilma").await;
    let found = wilma.post("/w/search", &[("q", "aalto")]).await;
    assert!(found.body.contains("Aalto, Aino"), "{}", found.body);
    // A process that starts afterwards has the new keyring only.
    let mut config = carehold::config::Config::read(&test.folder, None).unwrap();
    (config.database.url, config.keys.url) = test.urls();
    let again = platform::boot::open(&config.settings(test.clock.clone()).unwrap()).unwrap();
    let tx = again.begin(&test.system()).await.unwrap();
    drop(tx);
    test.client_with_case("Berg", "Bo").await;
}
