//! All entries of a client on one page, and entries of which only the day is known.

use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    notes_of_all_cases_stand_together,
    notes_stop_at_what_the_viewer_may_see,
    notes_are_one_look,
    a_day_without_a_time_stays_one,
    the_way_back_answers_a_get
);

async fn notes_of_all_cases_stand_together(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let other = wilma
        .post(&format!("{person}/cases"), &[("title", "Housing"), ("kind", "Housing")])
        .await
        .location_path();
    for index in 0..30 {
        let (path, kind) = if index % 2 == 0 {
            (&case, "visit")
        } else {
            (&other, "call")
        };
        let text = format!("entry number {index:02}");
        let answer = wilma
            .post(&format!("{path}/entries"), &[("text", &text), ("kind", kind)])
            .await;
        assert_eq!(answer.status, 303);
    }
    let page = wilma.get(&format!("{person}/notes")).await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert_eq!(page.body.matches("entry number").count(), 25);
    assert!(page.body.find("entry number 29").unwrap() < page.body.find("entry number 28").unwrap());
    assert!(page.body.contains(&format!("<a href=\"{other}\">Housing</a>")));
    let (_, rest) = page
        .body
        .split_once(&format!("<a class=\"push\" href=\"{person}/notes?"))
        .unwrap();
    let query = rest.split('"').next().unwrap().replace("&#38;", "&");
    let older = wilma.get(&format!("{person}/notes?{query}")).await.body;
    assert_eq!(older.matches("entry number").count(), 5);
    assert!(older.contains("entry number 00") && !older.contains("entry number 05"));
    let calls = wilma.get(&format!("{person}/notes?kind=call")).await.body;
    assert_eq!(calls.matches("entry number").count(), 15);
    assert!(!calls.contains("entry number 28"));
    let meetings = wilma.get(&format!("{person}/notes?kind=meeting")).await.body;
    assert!(meetings.contains("No entries of this kind") && meetings.contains("Show all kinds"));
}

async fn notes_stop_at_what_the_viewer_may_see(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let hidden = wilma
        .post(&format!("{person}/cases"), &[("title", "Secret"), ("kind", "Secret")])
        .await
        .location_path();
    wilma
        .post(&format!("{hidden}/restriction"), &[("restricted", "yes")])
        .await;
    wilma
        .post(&format!("{case}/entries"), &[("text", "for many eyes")])
        .await;
    wilma
        .post(&format!("{hidden}/entries"), &[("text", "for few eyes")])
        .await;
    let path = format!("{person}/notes");
    let own = wilma.get(&path).await.body;
    assert!(own.contains("for many eyes") && own.contains("for few eyes"));
    let admin = test.as_("ada").await.get(&path).await.body;
    assert!(admin.contains("for many eyes") && !admin.contains("for few eyes") && !admin.contains("Secret"));
    assert_eq!(test.as_("olli").await.get(&path).await.status, 403);
    assert_eq!(test.as_("asta").await.get(&path).await.status, 403);
    assert_eq!(
        test.as_member(&test.lakeside, "wilma").await.get(&path).await.status,
        404
    );
}

async fn notes_are_one_look(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/entries"), &[("text", "one")]).await;
    let sql = "SELECT CAST(COUNT(*) AS text) FROM audit_event WHERE organization_id = (SELECT organization_id FROM slug WHERE slug = 'harbour')";
    let before: i64 = test.peek(sql).await.remove(0).parse().unwrap();
    assert_eq!(wilma.get(&format!("{person}/notes")).await.status, 200);
    let after: i64 = test.peek(sql).await.remove(0).parse().unwrap();
    assert_eq!(after, before + 1);
    let log = wilma.get(&format!("{person}/access-log")).await.body;
    assert!(log.contains("Read entries"), "{log}");
}

async fn a_day_without_a_time_stays_one(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let path = format!("{case}/entries");
    for (text, time) in [
        ("early call", "08.15"),
        ("some time that day", ""),
        ("at midnight", "00:00"),
    ] {
        let fields = [("text", text), ("occurred_on", "2025-03-04"), ("occurred_time", time)];
        assert_eq!(wilma.post(&path, &fields).await.status, 303, "{text}");
    }
    let page = wilma.get(&case).await.body;
    assert_eq!(page.matches("time not known").count(), 1, "{page}");
    assert!(page.contains("<time datetime=\"2025-03-04\">time not known</time>"));
    assert_eq!(page.matches(">00:00</time>").count(), 1, "{page}");
    assert!(page.find("early call").unwrap() < page.find("some time that day").unwrap());
    let (_, rest) = page.split_once("some time that day").unwrap();
    let (_, rest) = rest.split_once(&format!("{case}/entries/")).unwrap();
    let correction = format!("{case}/entries/{}", rest.split('"').next().unwrap());
    assert!(!wilma.get(&correction).await.body.contains("00:00</time>"));
    assert_eq!(
        wilma
            .post(&correction, &[("text", "corrected"), ("reason", "wrong word")])
            .await
            .status,
        303
    );
    assert_eq!(
        wilma.get(&case).await.body.matches("time not known").count(),
        2,
        "a correction keeps it"
    );
}

/// The page that a time-out leaves behind links to where the viewer was; after a refused form that is the page above it.
async fn the_way_back_answers_a_get(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    for (path, fields) in [
        (format!("{case}/entries"), vec![("text", " ")]),
        (format!("{person}/relations"), vec![("search", "")]),
        (format!("{person}/cases"), vec![("title", "")]),
        ("/w/people".to_owned(), vec![("family", "")]),
        (format!("{case}/holds"), vec![("kind", "")]),
    ] {
        let answer = wilma.post(&path, &fields).await;
        assert_eq!(answer.status, 422, "{path}");
        let (_, rest) = answer.body.split_once("<template id=\"signed-out\">").unwrap();
        let (_, rest) = rest.split_once("href=\"").unwrap();
        let back = rest.split('"').next().unwrap();
        assert_eq!(wilma.get(back).await.status, 200, "{path} leads back to {back}");
        assert_ne!(back, "/", "{path}");
    }
}
