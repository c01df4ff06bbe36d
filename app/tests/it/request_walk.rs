//! Random calls on one request, by everybody, in any order: nothing is destroyed that was not decided, approved and free.

use platform::ids::AccountId;
use platform::params;
use uuid::Uuid;

use crate::support::erasure::{COOL_OFF, Item, Story, YEAR, choose, write_note};
use crate::support::goal::{Random, count};
use crate::support::{Engine, TestApp};

/// Walks in a full run, on each database.
const WALKS: usize = 60;
const STEPS: usize = 40;

#[tokio::test]
async fn sqlite() {
    walks(Engine::Sqlite).await;
}

#[tokio::test]
async fn postgres() {
    walks(Engine::Postgres).await;
}

async fn walks(engine: Engine) {
    let mut random = Random::new();
    println!("CAREHOLD_SEED={}", random.seed);
    let mut executed = 0;
    for _ in 0..count(WALKS) {
        executed += usize::from(walk(engine, &mut random).await);
    }
    // A tenth of the walks may all end before.
    assert!(executed > 0 || count(WALKS) < WALKS, "no walk got there");
    println!(
        "{executed} of {} walks of {STEPS} random calls reached an execution",
        count(WALKS)
    );
}

/// One walk; whether it reached the execution.
async fn walk(engine: Engine, random: &mut Random) -> bool {
    let test = TestApp::start(engine).await;
    choose(&test, "working-age-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "A note").await;
    crate::documents::add(&test, &case, "A plan", "staff", "A file").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    test.clock.advance(11 * YEAR);
    let story = Story::erasure(test, &person).await;
    let mut is_held = false;
    for _ in 0..STEPS {
        let held_now = step(&story, &case, random).await;
        is_held |= held_now;
        if assert_lawful(&story, is_held).await {
            return true;
        }
    }
    false
}

/// One random call; whether it placed a hold.
async fn step(story: &Story, case: &str, random: &mut Random) -> bool {
    let who = ["ada", "pia", "wilma", "saga"][random.below(4)];
    let client = story.test.as_(who).await;
    match random.below(15) {
        0..5 => {
            let items = story.items().await;
            let chosen: Vec<String> = items
                .iter()
                .filter(|_| random.below(4) > 0)
                .map(|Item(id, _)| id.simple().to_string())
                .collect();
            let mut fields: Vec<(&str, &str)> = chosen.iter().map(|id| ("item", id.as_str())).collect();
            match random.below(6) {
                0 => fields.extend([("decision", "retain"), ("rule", "FI-SW-02@1"), ("article", "17-3-b")]),
                1 => fields.push(("decision", "hold")),
                _ => fields.push(("decision", "erase")),
            }
            client.post(&format!("{}/decisions", story.path), &fields).await;
        }
        5 | 6 => {
            client.post(&format!("{}/review", story.path), &[]).await;
        }
        7 | 8 => {
            client.post(&format!("{}/approval", story.path), &[]).await;
        }
        9 if random.below(3) == 0 => {
            client
                .post(&format!("{}/return", story.path), &[("reason", "again")])
                .await;
        }
        10 if random.below(6) == 0 => {
            let hold = [("kind", "legal"), ("reason", "a claim"), ("review_on", "2050-01-01")];
            return client.post(&format!("{case}/holds"), &hold).await.status == 303;
        }
        12 if random.below(4) == 0 => {
            let acts = ["identity", "refusal", "forwarding", "merger"];
            let choices = if random.below(8) == 0 { 4 } else { 2 };
            let act = acts[random.below(choices)];
            let fields = [
                ("reason", "a doubt"),
                ("ground", "no-ground"),
                ("to", "another"),
                ("into", "x"),
            ];
            client.post(&format!("{}/{act}", story.path), &fields).await;
        }
        13 => {
            let act = if random.below(8) == 0 {
                "identity/failure"
            } else {
                "identity/proof"
            };
            client
                .post(&format!("{}/{act}", story.path), &[("reason", "passport")])
                .await;
        }
        14 => {
            client
                .post(&format!("{}/reopening", story.path), &[("reason", "again")])
                .await;
        }
        _ => {
            story.test.clock.advance(COOL_OFF / 2);
            story.test.work_off().await;
        }
    }
    false
}

/// Whether it was carried out; then everything that has to be true for that is.
async fn assert_lawful(story: &Story, is_held: bool) -> bool {
    let state = story.state().await;
    let carried_out = [
        "executing",
        "incomplete",
        "executed",
        "certified",
        "closed",
        "obligations-open",
    ];
    let left = story.test.peek_one("SELECT CAST(COUNT(*) AS text) FROM entry").await;
    if !carried_out.contains(&state.as_str()) {
        assert_eq!(left, "1", "destroyed in `{state}`");
        assert_eq!(
            crate::documents::blobs(&story.test).len(),
            1,
            "a file removed in `{state}`"
        );
        return false;
    }
    let id: Uuid = story.path.rsplit('/').next().unwrap().parse().unwrap();
    let tx = story.test.app.db.read(&story.test.system()).await.unwrap();
    let sql = "SELECT decided_by, approved_by FROM data_request WHERE organization_id = $1 AND id = $2";
    let (decided, approved): (Option<AccountId>, Option<AccountId>) =
        tx.one(sql, params![tx.organization(), id]).await.unwrap();
    assert!(decided.is_some() && approved.is_some() && decided != approved);
    let sql = "SELECT kind, decision, outcome FROM data_request_item WHERE organization_id = $1 AND request_id = $2";
    let items: Vec<(String, Option<String>, Option<String>)> =
        tx.all(sql, params![tx.organization(), id]).await.unwrap();
    for (kind, decision, outcome) in &items {
        let decision = decision.as_deref().unwrap_or_else(|| panic!("`{kind}` is undecided"));
        let expected = if decision == "erase" { "erased" } else { "kept" };
        assert_eq!(outcome.as_deref(), Some(expected), "{kind}");
        assert!(
            !is_held || decision != "erase" || ["identity", "contact"].contains(&kind.as_str()),
            "`{kind}` was destroyed under a hold"
        );
    }
    true
}
