//! Every typed text has a limit: what is longer comes back on its form, and nothing of it is kept.

use crate::support::{Answer, TestApp, on_both_engines};

on_both_engines!(
    reasons_of_a_megabyte_come_back,
    words_about_people_are_few,
    a_hold_keeps_what_was_typed
);

/// As much as a form may hold, but for its other fields.
fn hostile() -> String {
    "x".repeat(1_000_000)
}

fn comes_back(answer: &Answer, typed: &str, limit: &str) {
    assert_eq!(answer.status, 422, "{}", answer.body.get(..300).unwrap_or_default());
    assert!(answer.body.contains(limit), "it says how long it may be");
    assert!(answer.body.contains(typed), "what was typed is lost");
}

const TEXT: &str = "Shorten the text to 100,000 characters";
const NAME: &str = "Shorten this to 200 characters";

async fn reasons_of_a_megabyte_come_back(test: TestApp) {
    crate::support::erasure::choose(&test, "family-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let hostile = hostile();
    let closure = format!("{case}/closure");
    comes_back(&wilma.post(&closure, &[("reason", &hostile)]).await, &hostile, TEXT);
    let hold = [("kind", "safety"), ("reason", &hostile), ("review_on", "2030-01-01")];
    comes_back(&wilma.post(&format!("{case}/holds"), &hold).await, &hostile, TEXT);
    let death = [("day", "2020-01-01"), ("source", &hostile)];
    comes_back(&wilma.post(&format!("{person}/death"), &death).await, &hostile, TEXT);

    assert_eq!(wilma.post(&closure, &[("reason", "goals reached")]).await.status, 303);
    let reopening = wilma.post(&format!("{case}/reopening"), &[("reason", &hostile)]).await;
    comes_back(&reopening, &hostile, TEXT);
    let stored = test
        .peek("SELECT CAST(MAX(LENGTH(sealed)) AS text) FROM (SELECT sealed FROM cases UNION ALL SELECT sealed FROM case_status UNION ALL SELECT sealed FROM hold UNION ALL SELECT sealed FROM person) AS stored")
        .await;
    assert!(stored[0].parse::<usize>().unwrap() < 10_000, "{stored:?}");
}

async fn words_about_people_are_few(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Aalto", "Aino", &[]).await;
    let other = wilma.create_person("Virtanen", "Ville", &[]).await;
    let long = "y".repeat(201);
    let relation = [
        ("other", other.rsplit('/').next().unwrap()),
        ("kind", "sibling"),
        ("not_to_be_told", &long),
    ];
    comes_back(
        &wilma.post(&format!("{person}/relations"), &relation).await,
        &long,
        NAME,
    );
    comes_back(
        &wilma.post(&format!("{person}/relations"), &[("search", &long)]).await,
        &long,
        NAME,
    );
    let email = format!("{}@example.org", "z".repeat(200));
    let registered = [("family", "Niemi"), ("given", "Nea"), ("email", email.as_str())];
    comes_back(&wilma.post("/w/people", &registered).await, &email, NAME);
    let searched = wilma.post("/w/search", &[("q", &long)]).await;
    assert!(searched.body.contains(NAME) && searched.body.contains(&long));
    let invited = [("name", "Nia New"), ("email", email.as_str()), ("roles", "worker")];
    comes_back(
        &test.as_("ada").await.post("/admin/people", &invited).await,
        &email,
        NAME,
    );
}

/// A release that is refused, for whatever cause, comes back open and with its words.
async fn a_hold_keeps_what_was_typed(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let hold = [("kind", "safety"), ("reason", "Threat"), ("review_on", "2030-01-01")];
    assert_eq!(wilma.post(&format!("{case}/holds"), &hold).await.status, 303);
    let page = wilma.get(&case).await.body;
    let (_, rest) = page.split_once(&format!("{case}/holds/")).expect("a form to release");
    let release = format!("{case}/holds/{}", rest.split('"').next().unwrap());
    let refused = wilma.post(&release, &[("reason", "it is over, says Olli")]).await;
    comes_back(&refused, "value=\"it is over, says Olli\"", "You placed this hold");
    let hostile = hostile();
    comes_back(
        &test.as_("ada").await.post(&release, &[("reason", &hostile)]).await,
        &hostile,
        TEXT,
    );
    assert!(!test.as_("ada").await.get(&case).await.body.contains("first release"));
}
