//! Canaries: random families with a word of its own in every field, one person erased in part by random lawful decisions.
//! What went opens nowhere and no store tells it; nobody else loses a byte.
//!
//! Asked of the copies that somebody kept: every row as it was before, with the key store of today (G3), of the data that an old backup brings back (G4),
//! and once on each database of a backup that the product itself makes and restores.

mod family;
mod imported;
mod rows;

use std::collections::BTreeSet;

use carehold::backup::Set;
use carehold::policy::ReadLog;
use carehold::state::App;
use carehold::{server, tables};
use platform::authz::{Actor, Permit};
use platform::ids::ScopeId;
use platform::{audit, boot, params};
use uuid::Uuid;

use crate::backup;
use crate::support::erasure::{COOL_OFF, Item, Story, choose};
use crate::support::goal::{Random, count};
use crate::support::{Engine, TestApp};

use family::{Family, Tokens, id_of};
use rows::{NAMES, Opened, RECORD, Seen, open_all};

/// Families tried in a full run, on each database.
const FAMILIES: usize = 40;

#[tokio::test]
async fn sqlite() {
    families(Engine::Sqlite).await;
}

#[tokio::test]
async fn postgres() {
    families(Engine::Postgres).await;
}

async fn families(engine: Engine) {
    let mut random = Random::new();
    let seed = random.seed;
    println!("CAREHOLD_SEED={seed}");
    let mut seen = Seen::default();
    let (mut gone, mut stayed) = (0, 0);
    for number in 0..count(FAMILIES) {
        let (its_gone, its_stayed) = one(engine, &mut random, &mut seen, number == 0).await;
        gone += its_gone;
        stayed += its_stayed;
    }
    seen.assert_whole();
    println!("G3 {engine:?}: {gone} erased rows open nowhere, {stayed} others all open; seed {seed}");
    println!("G4 {engine:?}: an older backup brings none of {gone} rows back; seed {seed}");
}

/// One family; `whole` takes everything and restores a backup that the product made.
async fn one(engine: Engine, random: &mut Random, seen: &mut Seen, whole: bool) -> (usize, usize) {
    let test = TestApp::start(engine).await;
    choose(&test, "working-age-services").await;
    let mut tokens = Tokens::default();
    let family = family::write(&test, random, &mut tokens, whole).await;
    let searched = test.as_("wilma").await.post("/w/search", &[("q", &family.phone)]).await;
    assert!(searched.body.contains(&family.mother), "{}", searched.body);
    let actor = test.system();
    let before = open_all(&test.app, &actor, false).await;
    assert!(before.values().all(|(_, fields)| fields.is_some()));
    keep_copies(&test).await;
    let story = Story::erasure(test, &family.mother).await;
    let decisions = decide_at_random(&story, random, &mut tokens, whole).await;
    story.approve().await;
    let link = story.decider.post(&format!("{}/answer-link", story.path), &[]).await;
    assert_eq!(link.status, 303, "{}", link.body);
    story.test.work_off().await;
    let made = if whole {
        Some(backup::make(&story.test, None, true).await)
    } else {
        None
    };
    story.test.clock.advance(COOL_OFF);
    story.test.work_off().await;
    tell_recipients(&story, &mut tokens).await;
    assert!(
        ["closed", "obligations-open"].contains(&story.state().await.as_str()),
        "{}",
        story.state().await
    );
    let going = Going::of(&story, &family, &decisions, &before, &tokens).await;
    going.assert_copies(&story, &before).await;
    carehold::epochs::close(&story.test.app, || Ok(())).await.unwrap();
    going.assert_copies(&story, &before).await;
    let test = &story.test;
    let live = open_all(&test.app, &actor, false).await;
    seen.look(&before, &tokens);
    seen.look(&live, &tokens);
    going.assert_live(&before, &live);
    going.assert_log(&test.app, &actor).await;
    going.assert_found_nowhere(&story, &family).await;
    let page = test.as_("wilma").await.get(&family.child_case).await;
    assert!(page.body.contains(&family.child_note));
    test.assert_log_is_whole().await;
    if let Some(made) = made {
        let config = test.beside_the_keys(1, false).await;
        let report = backup::restore(test, &config, &made, Set::Data).await.unwrap();
        assert!(report.ok && report.unopened.is_empty(), "{report:?}");
        let app = server::open(&config, test.clock.clone()).await.unwrap();
        server::prepare(&app).await.unwrap();
        going.assert_restored(&open_all(&app, &actor, false).await, &before, &live);
        going.assert_log(&app, &actor).await;
    }
    bring_back(&story).await;
    going.assert_restored(&open_all(&story.test.app, &actor, false).await, &before, &live);
    // Every file belongs to a row that is there, and opens.
    let closed = carehold::documents::check_all(&story.test.app.db, &actor).await;
    assert_eq!(closed.unwrap(), Vec::<String>::new());
    let versions = live.keys().filter(|(table, _)| *table == "document_version").count();
    assert_eq!(story.test.app.db.blobs().list().unwrap().len(), versions);
    (going.rows.len(), before.len() - going.rows.len())
}

async fn keep_copies(test: &TestApp) {
    for name in NAMES {
        test.tamper(&format!("CREATE TABLE old_{name} AS SELECT * FROM {name}"))
            .await;
        if test.engine == Engine::Postgres {
            test.tamper(&format!("GRANT SELECT ON old_{name} TO carehold_app"))
                .await;
        }
    }
}

/// Decides every item at random, among what can stand together; returns the items that go.
async fn decide_at_random(story: &Story, random: &mut Random, tokens: &mut Tokens, whole: bool) -> BTreeSet<Uuid> {
    let items = story.items().await;
    let everything = whole || random.below(4) == 0;
    let mut going = BTreeSet::new();
    for Item(id, kind) in &items {
        let goes = match kind.as_str() {
            "mention" => false,
            "contact" => true,
            "identity" | "case" => everything,
            _ => everything || random.below(2) == 0,
        };
        let (id_text, note) = (id.simple().to_string(), tokens.word());
        let mut fields = vec![("item", id_text.as_str()), ("note", &note)];
        if goes {
            going.insert(*id);
            fields.push(("decision", "erase"));
        } else if kind == "mention" {
            fields.push(("decision", "third-party"));
        } else {
            fields.extend([("decision", "retain"), ("rule", "FI-SW-02@1"), ("article", "17-3-b")]);
        }
        let answer = story.decider.post(&format!("{}/decisions", story.path), &fields).await;
        assert_eq!(answer.status, 303, "{kind}: {}", answer.body);
    }
    going
}

/// Says of everybody who had data that they cannot be told.
async fn tell_recipients(story: &Story, tokens: &mut Tokens) {
    // The cool-off is longer than a session.
    let ada = story.test.as_("ada").await;
    let page = ada.get(&story.path).await.body;
    let begin = format!("{}/recipients/", story.path);
    let forms: BTreeSet<&str> = page.split('"').filter(|text| text.starts_with(&begin)).collect();
    for form in forms {
        let reason = tokens.word();
        let fields = [("outcome", "impossible"), ("reason", reason.as_str())];
        assert_eq!(ada.post(form, &fields).await.status, 303);
    }
    story.test.work_off().await;
}

/// What has to be gone after an erasure.
struct Going {
    rows: BTreeSet<(&'static str, Uuid)>,
    /// The words that stood in those rows and in no other, but for the names of a record that stays.
    words: BTreeSet<String>,
    /// The record itself goes.
    person: bool,
}

impl Going {
    /// The rows decided, and with a whole scope everything in it; who told what goes; every package about the person.
    async fn of(story: &Story, family: &Family, decisions: &BTreeSet<Uuid>, before: &Opened, tokens: &Tokens) -> Self {
        let tx = story.test.app.db.read(&story.test.system()).await.unwrap();
        let sql = "SELECT id, kind, item_id, item_scope_id FROM data_request_item WHERE organization_id = $1";
        let items: Vec<(Uuid, String, Uuid, ScopeId)> = tx.all(sql, params![tx.organization()]).await.unwrap();
        let sql = "SELECT id, document_id FROM old_document_version WHERE organization_id = $1";
        let versions: Vec<(Uuid, Uuid)> = tx.all(sql, params![tx.organization()]).await.unwrap();
        let sql = "SELECT scope_id, case_id, entry_id FROM old_protected_source WHERE organization_id = $1";
        let sources: Vec<(ScopeId, Uuid, Uuid)> = tx.all(sql, params![tx.organization()]).await.unwrap();
        let mother: Uuid = id_of(&family.mother).parse().unwrap();
        let mut scopes: BTreeSet<ScopeId> = BTreeSet::new();
        let mut of_person = async |sql: &'static str| {
            let found: Vec<(ScopeId,)> = tx.all(sql, params![tx.organization(), mother]).await.unwrap();
            scopes.extend(found.into_iter().map(|(scope,)| scope));
        };
        of_person("SELECT scope_id FROM old_access_package WHERE organization_id = $1 AND person_id = $2").await;
        let goes = |item: &&(Uuid, String, Uuid, ScopeId)| decisions.contains(&item.0);
        let person = items.iter().filter(goes).any(|item| item.1 == "identity");
        if person {
            of_person("SELECT scope_id FROM old_portal_account WHERE organization_id = $1 AND person_id = $2").await;
        }
        let mut rows = BTreeSet::new();
        for (_, kind, item, scope) in items.iter().filter(goes) {
            if kind == "identity" || kind == "case" {
                scopes.insert(*scope);
            }
            rows.insert((*item, kind == "contact"));
            let of_it = versions.iter().filter(|(_, document)| document == item);
            rows.extend(of_it.map(|(version, _)| (*version, false)));
            let told = sources.iter().filter(|(_, case, entry)| [case, entry].contains(&item));
            scopes.extend(told.map(|(scope, ..)| *scope));
        }
        let is_going = |((table, id), (scope, _)): &(&(&'static str, Uuid), &(ScopeId, Option<rows::Bytes>))| {
            scopes.contains(scope) || rows.contains(&(*id, *table == "person"))
        };
        let rows: BTreeSet<_> = before.iter().filter(is_going).map(|(row, _)| *row).collect();
        let (mut words, mut others) = (BTreeSet::new(), BTreeSet::new());
        for (row, (_, fields)) in before {
            let held = fields.as_ref().unwrap().holding(&tokens.all);
            if rows.contains(row) {
                words.extend(held);
            } else {
                others.extend(held);
            }
        }
        words.retain(|word| !others.contains(word) && (person || !family.names.contains(word)));
        assert!(!words.is_empty());
        Self { rows, words, person }
    }

    /// Of the rows as they were, exactly the expected ones open no more, and the others say what they said.
    async fn assert_copies(&self, story: &Story, before: &Opened) {
        let now = open_all(&story.test.app, &story.test.system(), true).await;
        assert_eq!(now.len(), before.len());
        for (row, (_, fields)) in &now {
            if self.rows.contains(row) {
                assert!(fields.is_none(), "{row:?} still opens");
            } else {
                assert_eq!(Some(fields), before.get(row).map(|(_, fields)| fields), "{row:?}");
            }
        }
    }

    /// What is there now: nothing that went, no word of it, and of every other record each byte.
    fn assert_live(&self, before: &Opened, live: &Opened) {
        for (row, fields) in before.iter().filter(|(row, _)| RECORD.contains(&row.0)) {
            if !self.rows.contains(row) {
                assert!(Some(fields) == live.get(row), "{row:?} has changed");
            } else if row.0 != "person" {
                assert!(!live.contains_key(row), "{row:?} is still there");
            }
        }
        self.assert_silent(live);
    }

    /// No row tells a word that went; those who had it are told of the erasure by the request's own list.
    fn assert_silent(&self, rows: &Opened) {
        for (row, (_, fields)) in rows {
            let Some(fields) = fields else {
                panic!("{row:?} does not open");
            };
            let told = fields.holding(&self.words);
            assert!(
                told.is_empty() || row.0 == "request_recipient",
                "{row:?} tells {told:?}"
            );
        }
    }

    /// An older backup brings nothing back that went, and of the records what the erasure left.
    fn assert_restored(&self, restored: &Opened, before: &Opened, live: &Opened) {
        for row in before.keys().filter(|row| RECORD.contains(&row.0)) {
            assert!(
                restored.get(row) == live.get(row),
                "{row:?} is not what the erasure left"
            );
        }
        for row in restored.keys() {
            let stays = row.0 == "person" && !self.person;
            assert!(!self.rows.contains(row) || stays, "{row:?} came back");
        }
        self.assert_silent(restored);
    }

    /// No reason in the log tells a word that went, and nothing that staff searched for.
    async fn assert_log(&self, app: &App, actor: &Actor) {
        let tx = app.db.read(actor).await.unwrap();
        let permit: Permit<ReadLog> = tx.permit().unwrap();
        let sql = "SELECT id FROM audit_event WHERE organization_id = $1";
        let ids: Vec<(Uuid,)> = tx.all(sql, params![tx.organization()]).await.unwrap();
        let ids = ids.into_iter().map(|(id,)| id).collect();
        for event in audit::list_by_ids(&tx, &permit, ids).await.unwrap() {
            let Ok(payload) = audit::open_payload(&tx, &event).await else {
                continue;
            };
            let texts = [payload.reason, payload.search];
            let told: Vec<String> = texts.into_iter().flatten().collect();
            let tells = self
                .words
                .iter()
                .any(|word| told.iter().any(|text| text.contains(word)));
            assert!(!tells, "the log tells {told:?}");
        }
    }

    /// Nothing that went finds anybody.
    async fn assert_found_nowhere(&self, story: &Story, family: &Family) {
        let wilma = story.test.as_("wilma").await;
        let mut asked = vec![family.phone.clone()];
        if self.person {
            asked.extend(family.names.clone());
        }
        for text in asked {
            let found = wilma.post("/w/search", &[("q", &text)]).await;
            assert_eq!(found.status, 200, "{}", found.body);
            assert!(!found.body.contains(&family.mother), "{text} finds her");
        }
    }
}

/// What a backup from before would hold is put in the place of what is there, and the product starts again.
async fn bring_back(story: &Story) {
    for name in NAMES {
        story.test.tamper(&format!("DELETE FROM {name}")).await;
        story
            .test
            .tamper(&format!("INSERT INTO {name} SELECT * FROM old_{name}"))
            .await;
    }
    story.test.tamper("DELETE FROM destruction").await;
    boot::recover(&story.test.app.db, tables::all()).await.unwrap();
}
