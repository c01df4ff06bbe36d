//! What the end of a record waits for: every case of the client, the end of their need, and whoever added files to it.

use crate::disposal::drafted;
use crate::documents;
use crate::support::erasure::{Story, YEAR, choose};
use crate::support::{Engine, TestApp, on_both_engines};

on_both_engines!(
    a_record_waits_for_the_last_case_and_the_end_of_the_need,
    a_case_that_nobody_may_know_of_is_not_told,
    a_new_case_stops_a_list,
    a_file_that_changed_stops_a_list,
    whoever_added_a_file_does_not_decide_its_end,
);

/// A client with two cases.
async fn with_two_cases(test: &TestApp) -> (String, String, String) {
    let (person, one) = test.client_with_case("Aalto", "Aino").await;
    let two = another_case(test, &person).await;
    (person, one, two)
}

async fn another_case(test: &TestApp, person: &str) -> String {
    let fields = [("title", "Help at home"), ("kind", "Family services")];
    let wilma = test.as_("wilma").await;
    let answer = wilma.post(&format!("{person}/cases"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location_path()
}

async fn close(test: &TestApp, case: &str) {
    let wilma = test.as_("wilma").await;
    let closed = wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    assert_eq!(closed.status, 303, "{}", closed.body);
}

/// Of a night: cases looked at, those that are due, and those of which a fact is missing.
async fn night(test: &TestApp) -> (i64, i64, i64) {
    let run = carehold::disposal::run(&test.app, &test.system()).await.unwrap();
    (run.cases, run.due, run.missing)
}

async fn a_record_waits_for_the_last_case_and_the_end_of_the_need(test: TestApp) {
    choose(&test, "disability-services").await;
    let (person, one, two) = with_two_cases(&test).await;
    close(&test, &one).await;
    test.clock.advance(11 * YEAR);
    assert_eq!(night(&test).await, (2, 0, 0), "the other one goes on");
    let why = test.as_("ada").await.get(&format!("{one}/retention")).await.body;
    assert!(why.contains("the period has not begun"), "{why}");
    let why = test.as_("wilma").await.get(&format!("{one}/retention")).await.body;
    assert!(
        !why.contains("the period has not begun"),
        "her cases tell her nothing of others: {why}"
    );

    close(&test, &two).await;
    assert_eq!(night(&test).await, (2, 0, 2), "nobody recorded the end of the need");
    let missing = test.as_("pia").await.get("/admin/retention/missing").await.body;
    assert!(
        missing.contains("End of the need") && missing.contains(&one),
        "{missing}"
    );

    // Nobody needs anything after their death: from then on ten years.
    let today = test.clock.now().to_jiff().strftime("%-d.%-m.%Y").to_string();
    let death = [("day", today.as_str()), ("source", "Population register")];
    let wilma = test.as_("wilma").await;
    assert_eq!(wilma.post(&format!("{person}/death"), &death).await.status, 303);
    let confirmation = format!("{person}/death/confirmation");
    assert_eq!(test.as_("ada").await.post(&confirmation, &[]).await.status, 303);
    test.clock.advance(9 * YEAR);
    assert_eq!(night(&test).await, (2, 0, 0));
    test.clock.advance(2 * YEAR);
    assert_eq!(night(&test).await, (2, 2, 0));
    test.work_off().await;
    let ada = test.as_("ada").await;
    let page = ada.get("/admin/retention/disposals").await.body;
    assert!(page.contains("2 records"), "{page}");
    test.assert_log_is_whole().await;
}

async fn a_case_that_nobody_may_know_of_is_not_told(test: TestApp) {
    choose(&test, "disability-services").await;
    let (person, one, two) = with_two_cases(&test).await;
    close(&test, &one).await;
    let why = format!("{one}/retention");
    let ada = test.as_("ada").await;
    let page = ada.get(&why).await;
    assert!(
        page.status == 200 && page.body.contains("the period has not begun"),
        "{}",
        page.body
    );
    assert_eq!(test.tamper(&restricted(&test, &two)).await, 1);
    let page = ada.get(&why).await;
    assert!(
        page.status == 200 && !page.body.contains("the period has not begun"),
        "{person}: {}",
        page.body
    );
}

/// Makes a case one that only those who work with it know of.
fn restricted(test: &TestApp, case: &str) -> String {
    let id = case.rsplit('/').next().unwrap().replace('-', "");
    match test.engine {
        Engine::Sqlite => format!("UPDATE cases SET restricted = 1 WHERE id = X'{id}'"),
        Engine::Postgres => format!("UPDATE cases SET restricted = TRUE WHERE id = '{id}'"),
    }
}

async fn a_new_case_stops_a_list(test: TestApp) {
    choose(&test, "disability-services").await;
    let (person, one, two) = with_two_cases(&test).await;
    close(&test, &one).await;
    close(&test, &two).await;
    let death = [("day", "1.11.2026"), ("source", "Population register")];
    let wilma = test.as_("wilma").await;
    assert_eq!(wilma.post(&format!("{person}/death"), &death).await.status, 303);
    let confirmation = format!("{person}/death/confirmation");
    assert_eq!(test.as_("ada").await.post(&confirmation, &[]).await.status, 303);
    test.clock.advance(11 * YEAR);
    night(&test).await;
    test.work_off().await;
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let sql = "SELECT id FROM data_request WHERE organization_id = $1 AND kind = 'disposal'";
    let (id,): (uuid::Uuid,) = tx.one(sql, platform::params![tx.organization()]).await.unwrap();
    drop(tx);
    let story = Story {
        path: format!("/admin/requests/{}", id.simple()),
        decider: test.as_("ada").await,
        test,
    };
    story.erase(&[]).await;
    story.approve().await;
    another_case(&story.test, &person).await;
    story.carry_out().await;
    assert_eq!(story.state().await, "in-review", "the last case is not closed any more");
    let ada = story.test.as_("ada").await;
    for case in [&one, &two] {
        assert_eq!(ada.get(case).await.status, 200);
    }
}

/// A list of one case with a note and a file in it.
async fn drafted_with_file(test: TestApp) -> (Story, String, String) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let document = documents::add(&test, &case, "A plan", "staff", "PLANTEXT").await;
    (drafted(test, &[&case]).await, case, document)
}

async fn a_file_that_changed_stops_a_list(test: TestApp) {
    let (story, case, document) = drafted_with_file(test).await;
    story.erase(&[]).await;
    story.approve().await;
    let wilma = story.test.as_("wilma").await;
    let fields = [("title", "A plan that counts"), ("audience", "client")];
    let edited = wilma.edit(&document, &fields).await;
    assert_eq!(edited.status, 303, "{}", edited.body);
    story.carry_out().await;
    assert_eq!(story.state().await, "in-review");
    assert_eq!(story.test.as_("ada").await.get(&case).await.status, 200);
    assert_eq!(documents::blobs(&story.test).len(), 1);
}

async fn whoever_added_a_file_does_not_decide_its_end(test: TestApp) {
    let (story, ..) = drafted_with_file(test).await;
    let ada = story.test.harbour.account("ada").uuid();
    let sql = match story.test.engine {
        Engine::Sqlite => format!("UPDATE document_version SET author_id = X'{}'", ada.simple()),
        Engine::Postgres => format!("UPDATE document_version SET author_id = '{ada}'"),
    };
    assert_eq!(story.test.tamper(&sql).await, 1);
    let page = story.decider.get(&story.path).await.body;
    let refused = story.decide(&[], &[("decision", "erase")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("wrote"), "{}", refused.body);
    assert!(page.contains("You wrote"), "said before the button is pressed: {page}");
    // Nor does whoever added it approve.
    let pia = Story {
        decider: story.test.as_("pia").await,
        ..story
    };
    pia.erase(&[]).await;
    assert_eq!(pia.submit().await.status, 303);
    let ada = pia.test.as_("ada").await;
    let approval = ada.post(&format!("{}/approval", pia.path), &[]).await;
    assert_eq!(approval.status, 422, "{}", approval.body);
}
