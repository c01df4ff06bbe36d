//! Who decides a request: not whoever it is about, never one person alone, and somebody in time.

use crate::support::erasure::{COOL_OFF, Story, record};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    whoever_is_involved_stays_out,
    whoever_is_involved_hands_nothing_out,
    what_they_decided_is_decided_anew,
    one_person_alone_cannot_approve,
    the_wait_is_set,
    what_is_late_is_told,
    an_answered_request_is_not_late,
);

/// The id of somebody's account, as forms name it.
async fn account(test: &TestApp, story: &str, name: &str) -> String {
    let page = test.as_("pia").await.get(story).await.body;
    let before = page.split(&format!("\">{name}</option>")).next().unwrap();
    before.rsplit("value=\"").next().unwrap().to_owned()
}

async fn story(test: TestApp) -> Story {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    Story::erasure(test, &person).await
}

async fn exclude(story: &Story, name: &str) {
    let ada = account(&story.test, &story.path, name).await;
    let pia = story.test.as_("pia").await;
    let path = format!("{}/involved", story.path);
    let fields = [("account", ada.as_str()), ("reason", "the complaint names her")];
    assert_eq!(pia.post(&path, &fields[..1]).await.status, 422, "a reason is needed");
    assert_eq!(
        pia.post(&path, &[("reason", "x")]).await.status,
        422,
        "somebody is needed"
    );
    let answer = pia.post(&path, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(pia.post(&path, &fields).await.status, 409, "once");
}

async fn whoever_is_involved_stays_out(test: TestApp) {
    let story = story(test).await;
    exclude(&story, "Ada Admin").await;
    let page = story.decider.get(&story.path).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("You cannot decide about this request"));
    for act in [
        "review",
        "approval",
        "return",
        "refusal",
        "extension",
        "withdrawal",
        "involved",
        "involved/end",
    ] {
        assert!(
            !page.body.contains(&format!("{}/{act}\"", story.path)),
            "{act} is offered"
        );
    }
    assert_eq!(story.decide(&[], &[("decision", "erase")]).await.status, 403);
    assert_eq!(story.submit().await.status, 403);
    let ada = account(&story.test, &story.path, "Ada Admin").await;
    let fields = [("reason", "no"), ("ground", "no-ground"), ("account", ada.as_str())];
    for act in [
        "approval",
        "return",
        "refusal",
        "extension",
        "withdrawal",
        "involved",
        "involved/end",
    ] {
        let answer = story.decider.post(&format!("{}/{act}", story.path), &fields).await;
        assert_eq!(answer.status, 403, "{act}");
    }
    assert_eq!(story.state().await, "in-review");
    // Somebody else lets her in again.
    let pia = story.test.as_("pia").await;
    let end = format!("{}/involved/end", story.path);
    assert_eq!(pia.post(&end, &fields).await.status, 303);
    assert_eq!(pia.post(&end, &fields).await.status, 409, "once");
    story.erase(&[]).await;
    assert_eq!(story.submit().await.status, 303);
    story.test.assert_log_is_whole().await;
}

async fn whoever_is_involved_hands_nothing_out(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let path = record(&test, &person, "access").await.location_path();
    test.work_off().await;
    let decider = test.as_("ada").await;
    let story = Story { test, path, decider };
    let package = format!("{}/package", story.path);
    let page = story.decider.get(&package).await.body;
    let piece = page.split("name=\"piece\" value=\"").nth(1).unwrap();
    let piece = piece.split('"').next().unwrap().to_owned();
    let page = story.decider.get(&story.path).await.body;
    let letter = page.split(&format!("{}/letters/", story.path)).nth(1).unwrap();
    let letter = letter.split('"').next().unwrap().to_owned();
    exclude(&story, "Ada Admin").await;
    let fields = [
        ("piece", piece.as_str()),
        ("share", "whole"),
        ("safety", "Nobody is put in danger"),
        ("passphrase", "four words are enough here"),
        ("way", "post"),
    ];
    for act in [
        format!("{package}/pieces"),
        format!("{package}/gathering"),
        format!("{package}/release"),
        format!("{package}/handover"),
        format!("{}/letters/{letter}/sent", story.path),
    ] {
        assert_eq!(story.decider.post(&act, &fields).await.status, 403, "{act}");
    }
    let released = "SELECT CAST(count(*) AS TEXT) FROM access_package WHERE released_at IS NOT NULL";
    assert_eq!(story.test.peek_one(released).await, "0");
    story.test.assert_log_is_whole().await;
}

async fn what_they_decided_is_decided_anew(test: TestApp) {
    let story = story(test).await;
    story.erase(&[]).await;
    story.approve().await;
    exclude(&story, "Ada Admin").await;
    assert_eq!(story.state().await, "in-review");
    story.test.clock.advance(2 * COOL_OFF);
    story.test.work_off().await;
    assert_eq!(story.state().await, "in-review", "nothing is carried out");
}

async fn one_person_alone_cannot_approve(test: TestApp) {
    let story = story(test).await;
    exclude(&story, "Ada Admin").await;
    let pia = story.test.as_("pia").await;
    let page = pia.get(&story.path).await.body;
    assert!(page.contains("Fewer than two people here may do that now"));
    assert!(page.contains("href=\"/admin/requests/settings\""));
    let alone = Story { decider: pia, ..story };
    alone.erase(&[]).await;
    assert_eq!(alone.submit().await.status, 303);
    let answer = alone.decider.post(&format!("{}/approval", alone.path), &[]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Name a deputy decider first"), "{}", answer.body);
    assert_eq!(alone.state().await, "decided");
}

async fn the_wait_is_set(test: TestApp) {
    let path = "/admin/requests/settings";
    let ada = test.as_("ada").await;
    let pia = test.as_("pia").await;
    assert!(pia.get(path).await.body.contains("value=\"72\""));
    assert_eq!(pia.post(path, &[("cool_off_hours", "24")]).await.status, 403);
    assert_eq!(test.as_("wilma").await.get(path).await.status, 403);
    for wrong in ["23", "337", "soon", ""] {
        assert_eq!(
            ada.post(path, &[("cool_off_hours", wrong)]).await.status,
            422,
            "`{wrong}`"
        );
    }
    let stranger = [
        ("cool_off_hours", "24"),
        ("deputy", "00000000-0000-0000-0000-000000000001"),
    ];
    assert_eq!(ada.post(path, &stranger).await.status, 422);
    assert_eq!(ada.post(path, &[("cool_off_hours", "336")]).await.status, 303);
    let story = story(test).await;
    story.erase(&[]).await;
    assert_eq!(story.submit().await.status, 303);
    let pia = story.test.as_("pia").await;
    assert!(
        pia.get(&story.path)
            .await
            .body
            .contains("nothing happens for 336 hours")
    );
    assert_eq!(pia.post(&format!("{}/approval", story.path), &[]).await.status, 303);
    story.test.clock.advance(COOL_OFF);
    story.test.work_off().await;
    assert_eq!(story.state().await, "approved", "it waits for longer here");
    // A shorter wait does not change what was approved.
    let ada = story.test.as_("ada").await;
    assert_eq!(ada.post(path, &[("cool_off_hours", "24")]).await.status, 303);
    story.test.clock.advance(COOL_OFF);
    story.test.work_off().await;
    assert_eq!(story.state().await, "approved");
    story.test.clock.advance(200 * 3600);
    story.test.work_off().await;
    assert_eq!(story.state().await, "closed");
}

const LATE: &str = "A data request about this person is late";

/// Records a request for access that was received today.
async fn ask_today(test: &TestApp, person: &str) -> String {
    let today = test.clock.now().to_jiff().strftime("%-d.%-m.%Y").to_string();
    let fields = [
        ("kind", "access"),
        ("channel", "phone"),
        ("received_on", today.as_str()),
        ("asker", "The person"),
    ];
    let ada = test.as_("ada").await;
    let path = ada.post(&format!("{person}/requests"), &fields).await.location_path();
    test.work_off().await;
    path
}

async fn what_is_late_is_told(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let path = ask_today(&test, &person).await;
    let day = async |who: &str| test.as_(who).await.get("/w").await.body;
    assert!(!day("pia").await.contains(LATE));
    test.clock.advance(45 * 86_400);
    test.work_off().await;
    assert!(day("pia").await.contains(LATE), "the privacy officer");
    assert!(!day("ada").await.contains(LATE));
    // Extended in time, it is late later; the deputy hears of it.
    let ada_id = account(&test, &path, "Ada Admin").await;
    let ada = test.as_("ada").await;
    let named = [("cool_off_hours", "72"), ("deputy", ada_id.as_str())];
    assert_eq!(ada.post("/admin/requests/settings", &named).await.status, 303);
    let wilma = test.as_("wilma").await;
    let other = wilma.create_person("Ahola", "Antti", &[]).await;
    let path = ask_today(&test, &other).await;
    let more = ada
        .post(&format!("{path}/extension"), &[("reason", "many records")])
        .await;
    assert_eq!(more.status, 303);
    test.clock.advance(45 * 86_400);
    test.work_off().await;
    assert!(!day("ada").await.contains(LATE), "it has more time");
    test.clock.advance(60 * 86_400);
    test.work_off().await;
    assert!(day("ada").await.contains(LATE), "the deputy");
    let page = test.as_("ada").await.get(&path).await.body;
    assert!(page.contains("The day to answer has passed"), "{page}");
    test.assert_log_is_whole().await;
}

async fn an_answered_request_is_not_late(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let path = record(&test, &person, "access").await.location_path();
    test.work_off().await;
    let ada = test.as_("ada").await;
    let answer = ada.post(&format!("{path}/answer"), &[("reason", "copy given")]).await;
    assert_eq!(answer.status, 303);
    test.clock.advance(90 * 86_400);
    test.work_off().await;
    assert!(!test.as_("pia").await.get("/w").await.body.contains(LATE));
}
