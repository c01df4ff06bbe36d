//! Canaries: random families, one of them erased in part by random lawful decisions; what went opens nowhere, and nobody else loses a byte.
//!
//! Asked of the copies that somebody kept: every row as it was before, with the key store of today (G3), and of the data that an old backup brings back (G4).

use std::collections::{BTreeMap, BTreeSet};

use carehold::tables;
use minicbor::{Decode, Decoder, Encode, Encoder};
use platform::authz::SealedRow;
use platform::boot;
use platform::db::{FromRow, Row, Table};
use platform::ids::ScopeId;
use platform::keystore::Sealed;
use platform::params;
use uuid::Uuid;

use crate::support::erasure::{Item, Story, YEAR, choose};
use crate::support::goal::{Random, count};
use crate::support::{Client, Engine, TestApp};

/// Families tried in a full run, on each database.
const FAMILIES: usize = 40;

/// The encoded fields of any row.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bytes(Vec<u8>);

impl<'b, C> Decode<'b, C> for Bytes {
    fn decode(decoder: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let start = decoder.position();
        decoder.skip()?;
        Ok(Self(decoder.input()[start..decoder.position()].to_vec()))
    }
}

impl<C> Encode<C> for Bytes {
    fn encode<W: minicbor::encode::Write>(
        &self,
        encoder: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        encoder
            .writer_mut()
            .write_all(&self.0)
            .map_err(minicbor::encode::Error::write)
    }
}

/// A row as somebody kept it.
struct Copy {
    id: Uuid,
    version: i64,
    scope: ScopeId,
    sealed: Sealed<Bytes>,
}

impl FromRow for Copy {
    fn from_row(row: &Row<'_>) -> Result<Self, platform::db::Error> {
        Ok(Self {
            id: row.get(0)?,
            version: row.get(1)?,
            scope: row.get(2)?,
            sealed: row.get(3)?,
        })
    }
}

/// By table and row: its scope, and what it says if it opens.
type Opened = BTreeMap<(&'static str, Uuid), (ScopeId, Option<Bytes>)>;

macro_rules! kept_tables {
    ($($name:literal, $table:ident, $wrapper:ident;)*) => {
        $(struct $wrapper(Copy);
        impl SealedRow for $wrapper {
            type Fields = Bytes;
            const TABLE: &'static Table = &tables::$table;
            fn id(&self) -> Uuid { self.0.id }
            fn version(&self) -> i64 { self.0.version }
            fn scope(&self) -> ScopeId { self.0.scope }
            fn sealed(&self) -> &Sealed<Bytes> { &self.0.sealed }
        })*
        const NAMES: &[&str] = &[$($name),*];

        /// Opens every row of the tables, or of their copies, with the keys of now.
        async fn open_all(test: &TestApp, copies: bool) -> Opened {
            let tx = test.app.db.read(&test.system()).await.unwrap();
            let mut opened = Opened::new();
            $(
                let sql = if copies {
                    concat!("SELECT id, version, scope_id, sealed FROM old_", $name, " WHERE organization_id = $1")
                } else {
                    concat!("SELECT id, version, scope_id, sealed FROM ", $name, " WHERE organization_id = $1")
                };
                let rows: Vec<Copy> = tx.all(sql, params![tx.organization()]).await.unwrap();
                for row in rows {
                    let (id, scope) = (row.id, row.scope);
                    opened.insert(($name, id), (scope, tx.open_system(&$wrapper(row)).await.ok()));
                }
            )*
            opened
        }
    };
}

kept_tables! {
    "person", PERSON, PersonCopy;
    "relation", RELATION, RelationCopy;
    "household_member", HOUSEHOLD_MEMBER, MemberCopy;
    "cases", CASES, CaseCopy;
    "case_status", CASE_STATUS, StatusCopy;
    "entry", ENTRY, EntryCopy;
    "draft", DRAFT, DraftCopy;
    "document", DOCUMENT, DocumentCopy;
    "document_version", DOCUMENT_VERSION, VersionCopy;
}

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
    let (mut gone, mut stayed) = (0, 0);
    for _ in 0..count(FAMILIES) {
        let (its_gone, its_stayed) = family(engine, &mut random).await;
        gone += its_gone;
        stayed += its_stayed;
    }
    println!("G3 {engine:?}: {gone} erased rows open nowhere, {stayed} others all open; seed {seed}");
    println!("G4 {engine:?}: an older backup brings none of {gone} rows back; seed {seed}");
}

/// A mother whose two old cases are over, a father known by phone, a child with an open case.
async fn family(engine: Engine, random: &mut Random) -> (usize, usize) {
    let test = TestApp::start(engine).await;
    choose(&test, "working-age-services").await;
    let mother = old_client(&test, random).await;
    test.clock.advance(11 * YEAR);
    let wilma = test.as_("wilma").await;
    let (child, child_case) = test.client_with_case("Canarychild", "Aino").await;
    let mother_id = mother.rsplit('/').next().unwrap().to_owned();
    let related = [("other", mother_id.as_str()), ("kind", "mother")];
    assert_eq!(wilma.post(&format!("{child}/relations"), &related).await.status, 303);
    for index in 0..=random.below(3) {
        let text = format!("CANARY of the child {index}");
        let mut note = vec![("text", text.as_str()), ("kind", "note")];
        if random.below(2) == 0 {
            note.push(("party", mother_id.as_str()));
        }
        assert_eq!(wilma.post(&format!("{child_case}/entries"), &note).await.status, 303);
    }
    let before = open_all(&test, false).await;
    assert!(before.values().all(|(_, fields)| fields.is_some()));
    for name in NAMES {
        test.tamper(&format!("CREATE TABLE old_{name} AS SELECT * FROM {name}"))
            .await;
        if engine == Engine::Postgres {
            test.tamper(&format!("GRANT SELECT ON old_{name} TO carehold_app"))
                .await;
        }
    }
    let story = Story::erasure(test, &mother).await;
    let decisions = decide_at_random(&story, random).await;
    story.approve().await;
    story.carry_out().await;
    assert!(
        ["closed", "obligations-open"].contains(&story.state().await.as_str()),
        "{}",
        story.state().await
    );
    let expected = going(&story, &decisions, &before).await;
    assert_as_expected(&story, &before, &expected).await;
    carehold::epochs::close(&story.test.app, || Ok(())).await.unwrap();
    assert_as_expected(&story, &before, &expected).await;
    let page = story.test.as_("wilma").await.get(&child_case).await;
    assert!(page.body.contains("CANARY of the child 0"));
    story.test.assert_log_is_whole().await;
    let live = open_all(&story.test, false).await;
    bring_back(&story).await;
    let after = open_all(&story.test, false).await;
    // A person's record that lost its contact data is there, as the erasure left it.
    assert_eq!(after, live, "what an older backup brings is what the erasure left");
    for (row, (_, fields)) in &after {
        assert!(!expected.contains(row) || row.0 == "person", "{row:?} came back");
        assert!(fields.is_some(), "{row:?} does not open");
    }
    // Every file belongs to a row that is there, and opens.
    let closed = carehold::documents::check_all(&story.test.app.db, &story.test.system()).await;
    assert_eq!(closed.unwrap(), Vec::<String>::new());
    let versions = after.keys().filter(|(table, _)| *table == "document_version").count();
    assert_eq!(story.test.app.db.blobs().list().unwrap().len(), versions);
    (expected.len(), before.len() - expected.len())
}

/// A client with one or two closed cases, each with notes and perhaps a draft.
async fn old_client(test: &TestApp, random: &mut Random) -> String {
    let wilma = test.as_("wilma").await;
    let fields = [
        ("city", "CANARYTOWN"),
        ("street", "CANARY street"),
        ("also_known_as", "Canaryname"),
    ];
    let person = wilma.create_person("Canary", "Hodan", &fields).await;
    for case in 0..=random.below(2) {
        let title = format!("CANARY case {case}");
        let fields = [("title", title.as_str()), ("kind", "Adult social work")];
        let case = wilma.post(&format!("{person}/cases"), &fields).await.location_path();
        for index in 0..=random.below(4) {
            note(&wilma, &case, index).await;
        }
        if random.below(2) == 0 {
            let draft = wilma
                .post(&format!("{case}/draft"), &[("text", "CANARY draft"), ("kind", "note")])
                .await;
            assert!(draft.status < 400, "{}", draft.body);
        }
        for index in 0..random.below(3) {
            document(&wilma, &case, index).await;
        }
        let closed = wilma
            .post(&format!("{case}/closure"), &[("reason", "CANARY reason")])
            .await;
        assert_eq!(closed.status, 303, "{}", closed.body);
    }
    person
}

async fn note(wilma: &Client, case: &str, index: usize) {
    let text = format!("CANARY note {index}");
    let signed = wilma
        .post(&format!("{case}/entries"), &[("text", text.as_str()), ("kind", "note")])
        .await;
    assert_eq!(signed.status, 303);
}

async fn document(wilma: &Client, case: &str, index: usize) {
    let (title, text) = (format!("CANARY document {index}"), format!("CANARY file {index}"));
    let added = wilma
        .post_file(
            &format!("{case}/documents"),
            &[("title", title.as_str())],
            "CANARY.txt",
            &text,
        )
        .await;
    assert_eq!(added.status, 303, "{}", added.body);
}

/// Decides every item at random, among what can stand together; returns the items that go.
async fn decide_at_random(story: &Story, random: &mut Random) -> BTreeSet<Uuid> {
    let items = story.items().await;
    let everything = random.below(4) == 0;
    let mut going = BTreeSet::new();
    for Item(id, kind) in &items {
        let goes = match kind.as_str() {
            "mention" => false,
            "contact" => true,
            "identity" | "case" => everything,
            _ => everything || random.below(2) == 0,
        };
        let id_text = id.simple().to_string();
        let mut fields = vec![("item", id_text.as_str())];
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

/// The rows that have to be gone: those decided, and with a whole scope everything in it.
async fn going(story: &Story, decisions: &BTreeSet<Uuid>, before: &Opened) -> BTreeSet<(&'static str, Uuid)> {
    let tx = story.test.app.db.read(&story.test.system()).await.unwrap();
    let sql = "SELECT id, kind, item_id, item_scope_id FROM data_request_item WHERE organization_id = $1";
    let items: Vec<(Uuid, String, Uuid, ScopeId)> = tx.all(sql, params![tx.organization()]).await.unwrap();
    let mut rows = BTreeSet::new();
    let mut scopes = BTreeSet::new();
    let sql = "SELECT id, document_id FROM old_document_version WHERE organization_id = $1";
    let versions: Vec<(Uuid, Uuid)> = tx.all(sql, params![tx.organization()]).await.unwrap();
    for (id, kind, item, scope) in items {
        if !decisions.contains(&id) {
            continue;
        }
        if kind == "identity" || kind == "case" {
            scopes.insert(scope);
        }
        rows.insert((item, kind == "contact"));
        let of_it = versions.iter().filter(|(_, document)| *document == item);
        rows.extend(of_it.map(|(version, _)| (*version, false)));
    }
    let goes = |((table, id), (scope, _)): &(&(&'static str, Uuid), &(ScopeId, Option<Bytes>))| {
        scopes.contains(scope) || rows.contains(&(*id, *table == "person"))
    };
    before.iter().filter(goes).map(|(row, _)| *row).collect()
}

/// Of the rows as they were, exactly the expected ones open no more, and the others say what they said.
async fn assert_as_expected(story: &Story, before: &Opened, expected: &BTreeSet<(&'static str, Uuid)>) {
    let now = open_all(&story.test, true).await;
    assert_eq!(now.len(), before.len());
    for (row, (_, fields)) in &now {
        if expected.contains(row) {
            assert!(fields.is_none(), "{row:?} still opens");
        } else {
            assert_eq!(Some(fields), before.get(row).map(|(_, fields)| fields), "{row:?}");
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
    boot::recover(&story.test.app.db, &tables::all()).await.unwrap();
}
