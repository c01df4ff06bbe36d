//! The page on which a request is decided: why something is proposed, and what stands in the way, before anybody presses a button.

use crate::support::erasure::{Story, YEAR, choose, write_note};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    the_reason_stands_beside_the_proposal,
    what_is_over_says_so,
    a_hold_is_told_before_the_press,
    what_is_folded_says_one_thing,
);

const NOT_NOW: &str = "Erasing will not be accepted now";

/// The words of one group of items.
fn group<'a>(page: &'a str, name: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("aria-labelledby=\"group-{name}")).expect(name);
    rest.split("</section>").next().unwrap()
}

async fn the_reason_stands_beside_the_proposal(test: TestApp) {
    choose(&test, "working-age-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "NOTE").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    let story = Story::erasure(test, &person).await;
    let page = story.decider.get(&story.path).await.body;
    let entry = group(&page, "entry");
    for said in [
        "Proposed:",
        "A retention rule keeps it.",
        "Why this is proposed",
        "10 years from the day the matter is closed",
        "Act 703/2023, annex",
        "Closing of the case",
        "Last day by this rule",
    ] {
        assert!(entry.contains(said), "{said}: {entry}");
    }
    assert!(
        entry.contains(NOT_NOW) && entry.contains("its time is not over"),
        "what the server refuses is told: {entry}"
    );
    let contact = group(&page, "contact");
    assert!(contact.contains("Nobody works with the person any more"), "{contact}");
    assert!(!contact.contains(NOT_NOW), "{contact}");
    story.erase(&["contact"]).await;
    let refused = story.decide(&["entry"], &[("decision", "erase")]).await;
    assert_eq!(refused.status, 422, "the page said so");
}

async fn what_is_over_says_so(test: TestApp) {
    choose(&test, "working-age-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    write_note(&test, &case, "NOTE").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    test.clock.advance(11 * YEAR);
    let story = Story::erasure(test, &person).await;
    let page = story.decider.get(&story.path).await.body;
    let entry = group(&page, "entry");
    for said in [
        "The time of the rule that keeps it is over.",
        "Closing of the case",
        "Last day by this rule",
    ] {
        assert!(entry.contains(said), "{said}: {entry}");
    }
    assert!(!page.contains(NOT_NOW), "{page}");
    story.erase(&[]).await;
}

async fn a_hold_is_told_before_the_press(test: TestApp) {
    choose(&test, "working-age-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let (_, other) = test.client_with_case("Berg", "Bertta").await;
    write_note(&test, &case, "NOTE").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    test.clock.advance(11 * YEAR);
    let hold = [
        ("kind", "safety"),
        ("reason", "HOLDREASON"),
        ("review_on", "2040-01-01"),
    ];
    let wilma = test.as_("wilma").await;
    let story = Story::erasure(test, &person).await;
    assert_eq!(wilma.post(&format!("{other}/holds"), &hold).await.status, 303);
    let page = story.decider.get(&story.path).await.body;
    assert!(!page.contains(NOT_NOW), "another's hold is another's: {page}");
    assert_eq!(wilma.post(&format!("{case}/holds"), &hold).await.status, 303);
    let page = story.decider.get(&story.path).await.body;
    let entry = group(&page, "entry");
    assert!(
        entry.contains(NOT_NOW) && entry.contains("A hold stands: what it protects"),
        "{entry}"
    );
    assert!(!page.contains("HOLDREASON"), "{page}");
    let refused = story.decide(&["entry"], &[("decision", "erase")]).await;
    assert!(refused.status == 422 && refused.body.contains("A hold stands: what it protects"));
}

async fn what_is_folded_says_one_thing(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let story = Story::erasure(test, &person).await;
    let page = story.decider.get(&story.path).await.body;
    for summary in ["You doubt who asks", "We only process this for somebody else"] {
        assert!(
            page.contains(&format!("<details><summary>{summary}</summary>")),
            "{summary}: {page}"
        );
    }
    let wrong = story
        .decider
        .post(&format!("{}/forwarding", story.path), &[("to", "")])
        .await;
    assert!(
        wrong.body.contains("<details open><summary>We only process this")
            && wrong.body.contains("<details><summary>You doubt"),
        "only what is wrong opens: {}",
        wrong.body
    );
}
