//! The other ways of a request: who asks is checked, it is sent on, answered with another, taken up again.

use platform::clock::Time;
use platform::params;
use uuid::Uuid;

use crate::support::erasure::{Story, record};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    the_clock_stands_until_somebody_has_proved_who_they_are,
    whoever_does_not_prove_it_is_refused,
    a_processor_forwards,
    the_same_request_twice_is_answered_once,
    what_was_refused_is_taken_up_again,
    nothing_comes_back_after_an_erasure,
    the_file_of_a_request_ends_when_its_rule_says_so,
    the_proof_of_an_erasure_ends_after_the_last_backup,
);

const DAY: i64 = 86_400;

async fn person(test: &TestApp) -> String {
    let wilma = test.as_("wilma").await;
    wilma.create_person("Zetterberg", "Zacharias", &[]).await
}

/// An erasure that was asked for today: its clock can still stand.
async fn asked_today(test: TestApp, person: &str) -> Story {
    let today = test.clock.now().to_jiff().strftime("%-d.%-m.%Y").to_string();
    let fields = [
        ("kind", "erasure"),
        ("channel", "letter"),
        ("received_on", today.as_str()),
        ("asker", "A letter"),
    ];
    let decider = test.as_("ada").await;
    let path = decider
        .post(&format!("{person}/requests"), &fields)
        .await
        .location_path();
    test.work_off().await;
    Story { test, path, decider }
}

async fn due(story: &Story) -> Option<Time> {
    let id: Uuid = story.path.rsplit('/').next().unwrap().parse().unwrap();
    let tx = story.test.app.db.read(&story.test.system()).await.unwrap();
    let sql = "SELECT due_at FROM data_request WHERE organization_id = $1 AND id = $2";
    let (due,): (Option<Time>,) = tx.one(sql, params![tx.organization(), id]).await.unwrap();
    due
}

async fn act(story: &Story, act: &str, fields: &[(&str, &str)]) -> u16 {
    story
        .decider
        .post(&format!("{}/{act}", story.path), fields)
        .await
        .status
}

/// The templates of the letters that were written.
async fn letters(story: &Story) -> Vec<String> {
    let mut templates = story.test.peek("SELECT template FROM letter ORDER BY 1").await;
    templates.dedup();
    templates
}

const REQUESTS: &str = "SELECT CAST(COUNT(*) AS text) FROM data_request";
const LETTERS: &str = "SELECT CAST(COUNT(*) AS text) FROM letter";

async fn count(test: &TestApp, counting: &str) -> usize {
    test.peek_one(counting).await.parse().unwrap()
}

const WHY: [(&str, &str); 1] = [("reason", "The address is another one")];

async fn the_clock_stands_until_somebody_has_proved_who_they_are(test: TestApp) {
    let person = person(&test).await;
    let story = asked_today(test, &person).await;
    let before = due(&story).await.unwrap();
    assert_eq!(act(&story, "identity", &[]).await, 422, "a reason is needed");
    assert_eq!(act(&story, "identity/proof", &WHY).await, 409, "nobody was asked");
    assert_eq!(act(&story, "identity/failure", &WHY).await, 409);
    assert_eq!(act(&story, "identity", &WHY).await, 303);
    assert_eq!(act(&story, "identity", &WHY).await, 409, "once");
    assert_eq!(story.state().await, "identity-check");
    assert_eq!(due(&story).await, None);
    story.test.work_off().await;
    assert_eq!(letters(&story).await, ["identity", "received"]);
    let page = story.decider.get(&story.path).await.body;
    assert!(page.contains("The time stands still"), "{page}");
    // Nothing else happens meanwhile.
    for other in ["review", "approval", "refusal", "answer", "forwarding", "extension"] {
        let fields = [("reason", "x"), ("ground", "no-ground"), ("to", "x")];
        let status = act(&story, other, &fields).await;
        assert!([409, 422].contains(&status), "{other}: {status}");
    }
    assert_eq!(story.decide(&[], &[("decision", "erase")]).await.status, 409);
    story.test.clock.advance(60 * DAY);
    story.test.work_off().await;
    assert_eq!(story.state().await, "identity-check");
    let late = story.test.as_("pia").await.get("/w").await.body;
    assert!(!late.contains("is late"), "the clock stands");
    let story = Story {
        decider: story.test.as_("ada").await,
        ..story
    };
    assert_eq!(act(&story, "identity/proof", &[]).await, 422, "how is needed");
    assert_eq!(act(&story, "identity/proof", &WHY).await, 303);
    story.test.work_off().await;
    assert_eq!(story.state().await, "in-review");
    let stood = due(&story).await.unwrap().seconds_since(before) / DAY;
    // A last day that is no working day moves to the next one.
    assert!((56..=65).contains(&stood), "{stood} days");
    let page = story.decider.get(&story.path).await.body;
    for words in ["Asked for proof", "Proof given", "The person proved who they are"] {
        assert!(page.contains(words), "{words}");
    }
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    story.test.assert_log_is_whole().await;
}

async fn whoever_does_not_prove_it_is_refused(test: TestApp) {
    let person = person(&test).await;
    let story = Story::erasure(test, &person).await;
    assert_eq!(act(&story, "identity", &WHY).await, 303);
    assert_eq!(act(&story, "identity/failure", &[]).await, 422);
    assert_eq!(act(&story, "identity/failure", &WHY).await, 303);
    story.test.work_off().await;
    assert_eq!(story.state().await, "refused");
    assert_eq!(letters(&story).await, ["identity", "received", "refusal"]);
    let page = story.decider.get(&story.path).await.body;
    assert!(page.contains("It is not known who asks (Art. 12(6))"));
    let kept = story.decider.get(&person).await;
    assert_eq!(kept.status, 200);
    assert!(!kept.body.contains("is being answered"));
    assert_eq!(act(&story, "reopening", &WHY).await, 303);
    assert_eq!(story.state().await, "identity-check", "nothing has been proved");
}

async fn a_processor_forwards(test: TestApp) {
    let person = person(&test).await;
    let story = Story::erasure(test, &person).await;
    assert_eq!(act(&story, "forwarding", &[]).await, 422);
    assert_eq!(act(&story, "forwarding", &[("to", "The City of Turku")]).await, 303);
    assert_eq!(act(&story, "forwarding", &[("to", "The City of Turku")]).await, 409);
    story.test.work_off().await;
    assert_eq!(story.state().await, "forwarded");
    assert_eq!(letters(&story).await, ["forwarded", "received"]);
    assert!(story.decider.get(&story.path).await.body.contains("The City of Turku"));
    for other in ["reopening", "identity", "withdrawal"] {
        assert_eq!(act(&story, other, &WHY).await, 409, "{other}");
    }
}

async fn the_same_request_twice_is_answered_once(test: TestApp) {
    let person = person(&test).await;
    let access = record(&test, &person, "access").await.location_path();
    let first = record(&test, &person, "erasure").await.location_path();
    let story = Story::erasure(test, &person).await;
    let id = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let (access, first, own) = (id(&access), id(&first), id(&story.path));
    for wrong in ["", "x", access.as_str(), own.as_str()] {
        assert_eq!(act(&story, "merger", &[("into", wrong)]).await, 422, "`{wrong}`");
    }
    let backwards = story
        .decider
        .post(&format!("/admin/requests/{first}/merger"), &[("into", own.as_str())])
        .await;
    assert_eq!(backwards.status, 422, "never into a later one");
    assert_eq!(act(&story, "merger", &[("into", first.as_str())]).await, 303);
    assert_eq!(story.state().await, "merged");
    assert_eq!(act(&story, "merger", &[("into", first.as_str())]).await, 409);
    assert_eq!(act(&story, "reopening", &WHY).await, 303, "the first came to nothing");
    story.test.work_off().await;
    assert_eq!(story.state().await, "in-review");
}

async fn what_was_refused_is_taken_up_again(test: TestApp) {
    let person = person(&test).await;
    let story = Story::erasure(test, &person).await;
    let before = due(&story).await.unwrap();
    assert_eq!(act(&story, "reopening", &WHY).await, 409, "it is open");
    story.erase(&[]).await;
    assert_eq!(story.submit().await.status, 303);
    assert_eq!(act(&story, "reopening", &WHY).await, 409, "it is decided, not ended");
    assert_eq!(act(&story, "return", &WHY).await, 303);
    let refusal = [("ground", "unfounded"), ("reason", "The third this week")];
    assert_eq!(act(&story, "refusal", &refusal).await, 303);
    story.test.clock.advance(20 * DAY);
    let story = Story {
        decider: story.test.as_("ada").await,
        ..story
    };
    assert_eq!(act(&story, "return", &WHY).await, 409, "sending back is not reopening");
    assert_eq!(act(&story, "reopening", &[]).await, 422);
    assert_eq!(act(&story, "reopening", &WHY).await, 303);
    story.test.work_off().await;
    assert_eq!(story.state().await, "in-review");
    assert!(due(&story).await.unwrap() > before, "a time of its own");
    let page = story.decider.get(&story.path).await.body;
    assert!(page.contains("The third this week"), "the steps keep it");
    assert!(story.decider.get(&person).await.body.contains("is being answered"));
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    story.test.assert_log_is_whole().await;
}

async fn nothing_comes_back_after_an_erasure(test: TestApp) {
    let person = person(&test).await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    let story = Story {
        decider: story.test.as_("ada").await,
        ..story
    };
    assert_eq!(act(&story, "reopening", &WHY).await, 409);
    let page = story.decider.get(&story.path).await.body;
    assert!(!page.contains("/reopening\""));
}

async fn the_file_of_a_request_ends_when_its_rule_says_so(test: TestApp) {
    let (person, _) = test.client_with_case("Berg", "Bo").await;
    let (held, _) = test.client_with_case("Aalto", "Aino").await;
    let story = asked_today(test, &person).await;
    let refusal = [("ground", "unfounded"), ("reason", "The third this week")];
    assert_eq!(act(&story, "refusal", &refusal).await, 303);
    let story = asked_today(story.test, &held).await;
    assert_eq!(act(&story, "refusal", &refusal).await, 303);
    let wilma = story.test.as_("wilma").await;
    let hold = [("kind", "legal"), ("reason", "Claim"), ("review_on", "2060-01-01")];
    assert_eq!(wilma.post(&format!("{held}/holds"), &hold).await.status, 303);
    let test = story.test;
    test.work_off().await;
    let written = count(&test, LETTERS).await;
    assert!(written >= 2);
    let actor = platform::boot::system(test.harbour.organization.id, "test");
    test.clock.advance(3 * 365 * DAY - DAY);
    carehold::disposal::run(&test.app, &actor).await.unwrap();
    assert_eq!(count(&test, REQUESTS).await, 2, "not before three years are over");
    test.clock.advance(4 * DAY);
    carehold::disposal::run(&test.app, &actor).await.unwrap();
    assert_eq!(count(&test, REQUESTS).await, 1, "the other's person is under a hold");
    assert!(count(&test, LETTERS).await < written, "its letters went with it");
    let log = test.as_("pia").await.get("/admin/log").await.body;
    assert!(log.contains("Destroyed the file of a request"), "{log}");
    test.assert_log_is_whole().await;
}

async fn the_proof_of_an_erasure_ends_after_the_last_backup(test: TestApp) {
    let person = test.as_("wilma").await.create_person("Berg", "Bo", &[]).await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    story.test.work_off().await;
    assert_eq!(story.state().await, "closed");
    let test = story.test;
    let actor = platform::boot::system(test.harbour.organization.id, "test");
    // Six years from the end of the last backup that opens what went; keys and keyring are kept for thirty days.
    for (days, left) in [(3 * 366, 1), (3 * 365 + 20, 1), (30, 0)] {
        test.clock.advance(days * DAY);
        carehold::disposal::run(&test.app, &actor).await.unwrap();
        assert_eq!(count(&test, REQUESTS).await, left, "after {days} more days");
    }
    assert_eq!(count(&test, LETTERS).await, 0, "its letters went with it");
    test.assert_log_is_whole().await;
}
