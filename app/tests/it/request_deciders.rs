//! Who decides a request: not whoever it is about, never one person alone, and somebody in time.

use crate::letters::letters;
use crate::support::erasure::{COOL_OFF, Story, YEAR, choose, record};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    whoever_is_involved_stays_out,
    whoever_is_involved_hands_nothing_out,
    what_they_decided_is_decided_anew,
    whoever_decided_an_item_does_not_approve,
    whoever_a_hold_named_decides_nothing,
    nobody_keeps_all_others_out_and_ends_it,
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
    assert_eq!(
        story.decider.get(&story.path).await.status,
        403,
        "what it says is not for her"
    );
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
    for page in [
        story.path.clone(),
        package.clone(),
        format!("{}/letters/{letter}", story.path),
    ] {
        assert_eq!(story.decider.get(&page).await.status, 403, "{page}");
    }
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
    let pia = story.test.as_("pia").await;
    let submitted = pia.post(&format!("{}/review", story.path), &[]).await;
    assert_eq!(submitted.status, 422, "each of her items waits for a decision");
}

async fn whoever_decided_an_item_does_not_approve(test: TestApp) {
    let story = story(test).await;
    story.erase(&[]).await;
    let pia = story.test.as_("pia").await;
    assert_eq!(pia.post(&format!("{}/review", story.path), &[]).await.status, 303);
    let ada = story.decider.post(&format!("{}/approval", story.path), &[]).await;
    assert_eq!(ada.status, 422);
    assert!(ada.body.contains("You decided this request"), "{}", ada.body);
    assert_eq!(pia.post(&format!("{}/approval", story.path), &[]).await.status, 422);
    assert_eq!(story.state().await, "decided");
}

async fn whoever_a_hold_named_decides_nothing(test: TestApp) {
    let (person, case) = test.client_with_case("Zetterberg", "Zacharias").await;
    let ada = test.harbour.account("ada").to_string();
    let note = [
        ("text", "The client complains about Ada"),
        ("concern", "complaint-or-claim"),
        ("complained_about", ada.as_str()),
    ];
    let wilma = test.as_("wilma").await;
    assert_eq!(wilma.post(&format!("{case}/entries"), &note).await.status, 303);
    // The hold ends; whom it named stays named.
    test.tamper("UPDATE hold SET released_at = placed_at").await;
    choose(&test, "family-services").await;
    test.clock.advance(40 * YEAR);
    let story = Story::erasure(test, &person).await;
    let refused = story.decide(&["contact"], &[("decision", "erase")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("or it is about you"), "{}", refused.body);
    let pia = story.test.as_("pia").await;
    let other = Story { decider: pia, ..story };
    other.erase(&["contact"]).await;
    other.keep(&["identity", "case", "entry"], "FI-SW-02@1").await;
    assert_eq!(other.submit().await.status, 303);
    let approved = other
        .test
        .as_("ada")
        .await
        .post(&format!("{}/approval", other.path), &[])
        .await;
    assert_eq!(approved.status, 422);
    assert!(approved.body.contains("or it is about you"), "{}", approved.body);
    assert_eq!(other.state().await, "decided");
}

async fn nobody_keeps_all_others_out_and_ends_it(test: TestApp) {
    let story = story(test).await;
    exclude(&story, "Ada Admin").await;
    let pia = story.test.as_("pia").await;
    let refusal = [("ground", "unfounded"), ("reason", "Nothing to it")];
    let answer = pia.post(&format!("{}/refusal", story.path), &refusal).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("nobody ends it alone"), "{}", answer.body);
    assert_eq!(story.state().await, "in-review");
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
    test.work_off().await;
    let letter = letters(&ada.get(&path).await.body).remove(1);
    let sent = ada.post(&format!("{letter}/sent"), &[("way", "post")]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
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
