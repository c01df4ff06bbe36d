//! Random calls on one request, by everybody, in any order: nothing is destroyed that was not decided, approved and free.
//!
//! Half of the walks come while the rule still keeps the case, half after it; in some of them a backup keeps the files where they are.

use platform::ids::AccountId;
use platform::params;
use uuid::Uuid;

use crate::support::erasure::{COOL_OFF, Item, Story, YEAR, choose, write_note};
use crate::support::goal::{Random, count};
use crate::support::{Engine, TestApp};

/// Walks in a full run, on each database.
const WALKS: usize = 60;
const STEPS: usize = 100;
/// What goes with a case, and stays while its rule runs or somebody holds it.
const OF_CASE: [&str; 4] = ["case", "entry", "draft", "document"];

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
    let mut reached = Reached::default();
    let mut walks = 0;
    // At any size each kind of end is seen, or the walks prove nothing; most are after a few.
    while walks < count(WALKS) || (!reached.is_enough() && walks < WALKS) {
        walk(engine, walks % 2 == 0, &mut random, &mut reached).await;
        walks += 1;
    }
    println!("{walks} walks of {STEPS} random calls: {reached:?} ({engine:?})");
    assert!(reached.is_enough(), "{walks} walks got to {reached:?}");
}

/// How many walks came to which end.
#[derive(Debug, Default)]
struct Reached {
    /// Carried out while the rule kept the case.
    under_rule: usize,
    /// Carried out after it.
    after_rule: usize,
    /// Of those, with something of the case destroyed.
    destroyed: usize,
    /// Of those, with files that a backup kept until later.
    late_files: usize,
    /// Erasing that was refused because of the rule or a hold.
    refused: usize,
}

impl Reached {
    const fn is_enough(&self) -> bool {
        self.under_rule > 0 && self.after_rule > 0 && self.destroyed > 0 && self.late_files > 0 && self.refused > 0
    }
}

/// What a walk knows.
struct Walk {
    story: Story,
    case: String,
    /// Whether the rule keeps the case to the end of the walk.
    runs: bool,
    is_held: bool,
    /// A backup that is being made.
    backup: Option<platform::blobs::Held>,
}

/// One walk, to the execution if it comes to one.
async fn walk(engine: Engine, runs: bool, random: &mut Random, reached: &mut Reached) {
    let test = TestApp::start(engine).await;
    choose(&test, "working-age-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "A note").await;
    crate::documents::add(&test, &case, "A plan", "staff", "A file").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    // The rule keeps it for ten years; a walk takes five months at the most.
    test.clock.advance(if runs { 9 * YEAR } else { 11 * YEAR });
    let blobs = test.app.db.blobs().clone();
    let mut walk = Walk {
        story: Story::erasure(test, &person).await,
        case,
        runs,
        is_held: false,
        backup: (!runs && random.below(2) == 0).then(|| blobs.hold().unwrap()),
    };
    for _ in 0..STEPS {
        walk.step(random, reached).await;
        if walk.assert_lawful(reached).await {
            return;
        }
    }
}

impl Walk {
    /// One random call.
    async fn step(&mut self, random: &mut Random, reached: &mut Reached) {
        let story = &self.story;
        let who = ["ada", "pia", "ada", "pia", "wilma", "saga"][random.below(6)];
        let act = random.below(15);
        // Whoever decided an item does not approve: mostly one decides, and the other approves.
        let who = match act {
            0..5 if random.below(4) > 0 => "ada",
            7 | 8 if random.below(2) == 0 => "pia",
            _ => who,
        };
        let client = story.test.as_(who).await;
        match act {
            0..5 => {
                let items = story.items().await;
                // All of them, some, or those of one kind.
                let (most, only) = (random.below(4), random.below(items.len().max(1)));
                let only = items.get(only).map(|Item(_, kind)| kind.clone());
                let mut is_chosen = |kind: &String| match most {
                    0 | 1 => true,
                    2 => random.below(4) > 0,
                    _ => Some(kind) == only.as_ref(),
                };
                let chosen: Vec<(String, String)> = items
                    .iter()
                    .filter(|Item(_, kind)| is_chosen(kind))
                    .map(|Item(id, kind)| (id.simple().to_string(), kind.clone()))
                    .collect();
                let mut fields: Vec<(&str, &str)> = chosen.iter().map(|(id, _)| ("item", id.as_str())).collect();
                let decision = match random.below(6) {
                    0 | 1 => "retain",
                    2 => "hold",
                    _ => "erase",
                };
                fields.push(("decision", decision));
                if decision == "retain" {
                    fields.extend([("rule", "FI-SW-02@1"), ("article", "17-3-b")]);
                }
                let answer = client.post(&format!("{}/decisions", story.path), &fields).await;
                let is_of_case = chosen.iter().any(|(_, kind)| OF_CASE.contains(&kind.as_str()));
                if decision == "erase" && is_of_case && (self.runs || self.is_held) {
                    assert_ne!(answer.status, 303, "decided to destroy what is kept");
                    reached.refused += usize::from(answer.status == 422);
                }
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
            10 if random.below(10) == 0 => {
                let hold = [("kind", "legal"), ("reason", "a claim"), ("review_on", "2050-01-01")];
                self.is_held |= client.post(&format!("{}/holds", self.case), &hold).await.status == 303;
            }
            11 if random.below(2) == 0 => {
                self.backup = match self.backup.take() {
                    Some(_) => None,
                    None => Some(story.test.app.db.blobs().hold().unwrap()),
                };
            }
            12 if random.below(10) == 0 => {
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
    }

    /// Whether it was carried out; then everything that has to be true for that is.
    async fn assert_lawful(&mut self, reached: &mut Reached) -> bool {
        let (story, is_held) = (&self.story, self.is_held);
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
        let approved = approved.unwrap().to_string();
        for (_, fields) in carehold::requests::items_of_system(&tx, id.into()).await.unwrap() {
            assert_ne!(
                fields.decided_by.as_ref(),
                Some(&approved),
                "approved what they decided"
            );
        }
        let sql =
            "SELECT kind, decision, outcome FROM data_request_item WHERE organization_id = $1 AND request_id = $2";
        let items: Vec<(String, Option<String>, Option<String>)> =
            tx.all(sql, params![tx.organization(), id]).await.unwrap();
        let mut going = Vec::new();
        for (kind, decision, outcome) in &items {
            let decision = decision.as_deref().unwrap_or_else(|| panic!("`{kind}` is undecided"));
            let expected = if decision == "erase" { "erased" } else { "kept" };
            assert_eq!(outcome.as_deref(), Some(expected), "{kind}");
            if decision == "erase" {
                going.push(kind.as_str());
            }
        }
        let of_case = going.iter().any(|kind| OF_CASE.contains(kind));
        assert!(!(is_held && of_case), "{going:?} were destroyed under a hold");
        assert!(!(self.runs && of_case), "{going:?} were destroyed under a rule");
        let goes = |kind: &str| going.contains(&kind) || going.contains(&"case");
        assert_eq!(left, if goes("entry") { "0" } else { "1" }, "{going:?}");
        // A file stays where it is as long as a backup needs it, and nobody certifies meanwhile.
        let is_late = self.backup.take().is_some() && goes("document");
        if is_late {
            assert_eq!(state, "executing");
            assert_eq!(crate::documents::blobs(&story.test).len(), 1);
        }
        story.test.clock.advance(3600);
        story.test.work_off().await;
        let state = story.state().await;
        assert!(["closed", "obligations-open"].contains(&state.as_str()), "{state}");
        let files = usize::from(!goes("document"));
        assert_eq!(crate::documents::blobs(&story.test).len(), files, "{going:?}");
        reached.under_rule += usize::from(self.runs);
        reached.after_rule += usize::from(!self.runs);
        reached.destroyed += usize::from(of_case);
        reached.late_files += usize::from(is_late);
        true
    }
}
