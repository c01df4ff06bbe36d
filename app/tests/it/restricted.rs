//! Whose record is kept by law only is out of search and lists until a case needs it again.

use crate::support::erasure::{Story, choose, write_note};
use crate::support::{Client, TestApp, on_both_engines};

on_both_engines!(
    what_the_law_alone_keeps_is_in_no_search_and_no_list,
    an_open_case_of_the_family_brings_it_back,
);

/// A client with a closed case, of which an erasure has left everything under a rule; the person, the case.
async fn kept(test: TestApp) -> (TestApp, String, String) {
    choose(&test, "working-age-services").await;
    let wilma = test.as_("wilma").await;
    let person = wilma
        .create_person(
            "Aaltonen",
            "Aino",
            &[("phone", "+358401234567"), ("identity_code", "131052-308T")],
        )
        .await;
    let fields = [("title", "Visit"), ("kind", "Working age")];
    let case = wilma.post(&format!("{person}/cases"), &fields).await.location_path();
    write_note(&test, &case, "A note").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    assert!(
        finds(&wilma, &person, "Aaltonen", "").await,
        "until somebody asks for the erasure"
    );
    let story = Story::erasure(test, &person).await;
    story.keep(&[], "FI-SW-03@1").await;
    story.erase(&["contact"]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "obligations-open");
    (story.test, person, case)
}

async fn finds(worker: &Client, person: &str, text: &str, reason: &str) -> bool {
    let answer = worker.post("/w/search", &[("q", text), ("reason", reason)]).await;
    assert_eq!(answer.status, 200);
    answer.body.contains(person)
}

async fn what_the_law_alone_keeps_is_in_no_search_and_no_list(test: TestApp) {
    let (test, person, case) = kept(test).await;
    let wilma = test.as_("wilma").await;
    let page = wilma.get(&person).await;
    assert_eq!(page.status, 200, "whoever may open it still may");
    let number = page.body.split("K-").nth(1).unwrap();
    let number: String = number.chars().take_while(char::is_ascii_digit).collect();
    let number = format!("K-{number}");
    for text in ["Aaltonen", "Aino", number.as_str(), "131052-308T"] {
        assert!(!finds(&wilma, &person, text, "").await, "{text}");
    }
    for text in [number.as_str(), "131052-308T"] {
        assert!(finds(&wilma, &person, text, "Her lawyer has called").await, "{text}");
    }
    assert!(
        !finds(&wilma, &person, "Aaltonen", "Her lawyer has called").await,
        "a name is no exact identifier"
    );
    let shown = wilma.get(&case).await.body;
    let number = shown.split("Case ").nth(1).unwrap();
    let number: String = number.chars().take_while(char::is_ascii_digit).collect();
    let found = wilma.post("/w/search", &[("q", number.as_str())]).await.body;
    assert!(!found.contains(&case), "{found}");
    let found = wilma
        .post("/w/search", &[("q", number.as_str()), ("reason", "Audit")])
        .await
        .body;
    assert!(found.contains(&case), "{found}");
    for list in ["/w/clients?show=closed", "/w/clients?show=all"] {
        for name in ["wilma", "ada"] {
            assert!(!test.as_(name).await.get(list).await.body.contains(&case), "{list}");
        }
    }
    // Registered again, nobody is shown; somebody named looks whether the two are one.
    let tasks = "SELECT CAST(COUNT(*) AS text) FROM task WHERE kind = 'possible-double'";
    assert_eq!(test.peek_one(tasks).await, "0");
    let again = wilma.create_person("Aaltonen", "Aino", &[]).await;
    assert_ne!(again, person);
    assert_eq!(test.peek_one(tasks).await, "1");
    // The case is needed again.
    let opened = wilma
        .post(&format!("{case}/reopening"), &[("reason", "New need")])
        .await;
    assert_eq!(opened.status, 303, "{}", opened.body);
    let found = wilma.post("/w/search", &[("q", "Aaltonen")]).await.body;
    assert!(found.contains(&person), "{found}");
    assert!(wilma.get("/w/clients?show=all").await.body.contains(&case));
    // Whoever came back is a client like others, also when that case is closed too.
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    assert!(!finds(&wilma, &person, "Aaltonen", "").await, "the same case again");
    let fields = [("title", "Second visit"), ("kind", "Working age")];
    let second = wilma.post(&format!("{person}/cases"), &fields).await.location_path();
    wilma.post(&format!("{second}/closure"), &[("reason", "moved")]).await;
    assert!(finds(&wilma, &person, "Aaltonen", "").await);
    assert!(wilma.get("/w/clients?show=closed").await.body.contains(&second));
    test.assert_log_is_whole().await;
}

async fn an_open_case_of_the_family_brings_it_back(test: TestApp) {
    let (test, person, case) = kept(test).await;
    let wilma = test.as_("wilma").await;
    let (child, childs) = test.client_with_case("Berg", "Bo").await;
    assert!(!finds(&wilma, &person, "Aaltonen", "").await);
    let relation = [("other", person.rsplit('/').next().unwrap()), ("kind", "mother")];
    assert_eq!(wilma.post(&format!("{child}/relations"), &relation).await.status, 303);
    assert!(finds(&wilma, &person, "Aaltonen", "").await);
    assert!(wilma.get("/w/clients?show=closed").await.body.contains(&case));
    wilma.post(&format!("{childs}/closure"), &[("reason", "Done")]).await;
    assert!(
        !finds(&wilma, &person, "Aaltonen", "").await,
        "no open case tells of her"
    );
}
