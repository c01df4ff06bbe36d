//! The answer link: the answer reaches whoever has no account any more, for thirty days.

use crate::support::erasure::{COOL_OFF, Story};
use crate::support::{Answer, TestApp, on_both_engines};

on_both_engines!(
    the_answer_outlives_the_account,
    a_newer_link_makes_the_older_useless,
    nobody_takes_a_link_to_what_is_not_theirs,
    what_is_taken_back_leaves_no_link,
);

const DAY: i64 = 24 * 3600;

/// The address of the link that an act carries to the page that shows it once.
fn link(made: &Answer) -> String {
    assert_eq!(made.status, 303, "{}", made.body);
    let carried = made.cookie("__Host-answer").expect("the link is carried to its page");
    carried[carried.find("/a/").unwrap()..].to_owned()
}

async fn open(test: &TestApp, link: &str) -> Answer {
    test.nobody().get(link).await
}

async fn the_answer_outlives_the_account(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let zacharias = test.portal_client(&person, "zacharias@example.org").await;
    let asked = [("step", "send"), ("kind", "erasure"), ("why", "")];
    let own = zacharias.post("/p/requests/new", &asked).await.location_path();
    test.work_off().await;
    let early = zacharias.post(&format!("{own}/answer-link"), &[]).await;
    assert_eq!(early.status, 409, "nothing is decided");
    let path = format!("/admin/requests/{}", own.rsplit('/').next().unwrap());
    let decider = test.as_("ada").await;
    let story = Story { test, path, decider };
    story.erase(&[]).await;
    story.approve().await;
    story.test.work_off().await;
    let page = zacharias.get(&own).await.body;
    assert!(page.contains("Take my answer link"), "{page}");
    let taken = zacharias.post(&format!("{own}/answer-link"), &[]).await;
    let link = link(&taken);
    let again = zacharias.get(&taken.location_path()).await;
    assert_eq!(again.location_path(), own, "shown once");
    let waiting = open(&story.test, &link).await;
    assert!(waiting.body.contains("The answer is not here yet"), "{}", waiting.body);
    story.carry_out().await;
    story.test.work_off().await;
    assert_eq!(story.state().await, "closed");
    assert_eq!(zacharias.get("/p").await.status, 303, "the account is gone");
    let answer = open(&story.test, &link).await;
    assert_eq!(answer.status, 200);
    for words in [
        "Our decision about your request",
        "We erased your data",
        "Certificate of erasure",
        "Your name, birth date and identity code",
        "The key was destroyed and the data deleted",
        "sha256:",
    ] {
        assert!(answer.body.contains(words), "{words}: {}", answer.body);
    }
    for name in ["Zetterberg", "Zacharias"] {
        assert!(!answer.body.contains(name), "it names nobody");
    }
    let file = open(&story.test, &format!("{link}/certificate.json")).await;
    assert_eq!(file.body, story.certificate().await);
    let mut wrong = link.clone();
    wrong.replace_range(
        60..,
        if link.ends_with("AAAAAAA") {
            "BBBBBBB"
        } else {
            "AAAAAAA"
        },
    );
    for guessed in [wrong.as_str(), "/a/x", "/a/"] {
        assert_eq!(open(&story.test, guessed).await.status, 404, "{guessed}");
    }
    story.test.clock.advance(30 * DAY);
    assert_eq!(open(&story.test, &link).await.status, 404, "its time is over");
    story.test.work_off().await;
    assert!(
        story
            .test
            .peek("SELECT CAST(id AS TEXT) FROM answer_link")
            .await
            .is_empty()
    );
    story.test.assert_log_is_whole().await;
}

async fn a_newer_link_makes_the_older_useless(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let story = Story::erasure(test, &person).await;
    let make = format!("{}/answer-link", story.path);
    assert_eq!(story.decider.post(&make, &[]).await.status, 409, "nothing is decided");
    story.erase(&[]).await;
    story.approve().await;
    let first = link(&story.decider.post(&make, &[]).await);
    let second = link(&story.decider.post(&make, &[]).await);
    assert_eq!(open(&story.test, &first).await.status, 404);
    assert_eq!(open(&story.test, &second).await.status, 200);
    story.carry_out().await;
    story.test.work_off().await;
    // Somebody calls afterwards, who has lost it.
    let ada = story.test.as_("ada").await;
    let third = link(&ada.post(&make, &[]).await);
    story.test.work_off().await;
    assert_eq!(open(&story.test, &second).await.status, 404);
    let answer = open(&story.test, &third).await;
    assert!(answer.body.contains("We erased your data"), "{}", answer.body);
    story.test.assert_log_is_whole().await;
}

async fn nobody_takes_a_link_to_what_is_not_theirs(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let (other, _) = test.client_with_case("Berg", "Bertta").await;
    let bertta = test.portal_client(&other, "bertta@example.org").await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    let own = story.path.replace("/admin/", "/p/");
    let answer = bertta.post(&format!("{own}/answer-link"), &[]).await;
    assert!([403, 404].contains(&answer.status), "{}", answer.status);
    let worker = story.test.as_("wilma").await;
    assert_eq!(
        worker.post(&format!("{}/answer-link", story.path), &[]).await.status,
        403
    );
    assert!(
        story
            .test
            .peek("SELECT CAST(id AS TEXT) FROM answer_link")
            .await
            .is_empty()
    );
}

async fn what_is_taken_back_leaves_no_link(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    let make = format!("{}/answer-link", story.path);
    let link = link(&story.decider.post(&make, &[]).await);
    let why = [("reason", "They called")];
    let back = story.decider.post(&format!("{}/withdrawal", story.path), &why).await;
    assert_eq!(back.status, 303);
    story.test.work_off().await;
    assert_eq!(open(&story.test, &link).await.status, 404);
    story.test.clock.advance(COOL_OFF);
    story.test.work_off().await;
    assert!(
        story
            .test
            .peek("SELECT CAST(id AS TEXT) FROM answer_link")
            .await
            .is_empty()
    );
}
