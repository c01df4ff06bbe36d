//! Each case is kept under its own category, or as the organization chose where it has none.

use carehold::disposal::{Night, last_night};

use crate::documents::add;
use crate::support::erasure::{Story, YEAR, choose, record};
use crate::support::{Client, TestApp, on_both_engines};

on_both_engines!(
    two_cases_of_one_person_end_on_their_own_days,
    a_case_with_a_category_closes_without_the_organizations_choice,
    a_category_from_elsewhere_is_refused,
    a_closed_case_keeps_its_category,
    an_erasure_is_decided_case_by_case,
    a_change_of_the_rule_moves_only_cases_that_follow_it,
    the_portal_tells_nothing_of_what_is_not_shared,
    a_copy_says_what_a_case_is_kept_under,
    the_end_of_a_need_is_recorded_and_counts,
);

async fn keep_under(worker: &Client, case: &str, category: &str) {
    let fields = [
        ("title", "Support at home"),
        ("kind", "Family services"),
        ("category", category),
    ];
    let edited = worker.edit(&format!("{case}/edit"), &fields).await;
    assert_eq!(edited.status, 303, "{}", edited.body);
}

async fn another_case(worker: &Client, person: &str, category: &str) -> String {
    let fields = [("title", "SECRETTITLE"), ("kind", "Family"), ("category", category)];
    let opened = worker.post(&format!("{person}/cases"), &fields).await;
    assert_eq!(opened.status, 303, "{}", opened.body);
    opened.location_path()
}

async fn close(worker: &Client, case: &str) {
    let closed = worker.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    assert_eq!(closed.status, 303, "{}", closed.body);
}

async fn two_cases_of_one_person_end_on_their_own_days(test: TestApp) {
    choose(&test, "elderly-services").await;
    let (person, follows) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let own = another_case(&wilma, &person, "family-services").await;
    let page = wilma.get(&follows).await.body;
    assert!(
        page.contains("As the organization chose: Services for older people"),
        "{page}"
    );
    assert!(
        wilma
            .get(&own)
            .await
            .body
            .contains("<div>Services for families with children</div>")
    );
    close(&wilma, &follows).await;
    close(&wilma, &own).await;
    let why = wilma.get(&format!("{person}/retention")).await.body;
    assert!(why.contains("FI-SW-04@1") && why.contains("FI-SW-02@1"), "{why}");
    let why = wilma.get(&format!("{own}/retention")).await.body;
    assert!(
        why.contains("Services for families with children") && !why.contains("FI-SW-04@1"),
        "{why}"
    );
    test.clock.advance(11 * YEAR);
    let run = carehold::disposal::run(&test.app, &test.system()).await.unwrap();
    assert_eq!((run.cases, run.due, run.whole), (2, 1, true));
    test.work_off().await;
    let page = test.as_("pia").await.get("/admin/retention/runs").await.body;
    assert!(page.contains(&follows) && !page.contains(&own), "{page}");
    // The other one is due when its own time is over; its rule would tell the service, and is in no clear column.
    test.clock.advance(20 * YEAR);
    let run = carehold::disposal::run(&test.app, &test.system()).await.unwrap();
    assert_eq!((run.cases, run.due), (2, 2));
    let rules = "SELECT COALESCE(rule, 'none') FROM retention_finding ORDER BY rule";
    let mut rules = test.peek(rules).await;
    rules.sort();
    assert_eq!(rules, ["FI-SW-04@1", "none"]);
    let page = test.as_("pia").await.get("/admin/retention/runs").await.body;
    assert!(
        page.contains(&own) && page.contains("It has a category of its own"),
        "{page}"
    );
    test.assert_log_is_whole().await;
}

async fn a_case_with_a_category_closes_without_the_organizations_choice(test: TestApp) {
    let (person, without) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let own = another_case(&wilma, &person, "").await;
    let form = wilma.get(&format!("{own}/edit")).await.body;
    for said in [
        "As the organization chooses: not chosen yet",
        "Child protection: 2 years from the person’s death",
        "Services for older people: 10 years",
    ] {
        assert!(form.contains(said), "{said}: {form}");
    }
    let refused = wilma.post(&format!("{own}/closure"), &[("reason", "moved")]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains("Choose for this case"), "{}", refused.body);
    keep_under(&wilma, &own, "child-protection").await;
    let page = wilma.get(&format!("{own}/closure")).await.body;
    assert!(page.contains("counts from now on: Child protection"), "{page}");
    close(&wilma, &own).await;
    let refused = wilma.post(&format!("{without}/closure"), &[("reason", "moved")]).await;
    assert_eq!(refused.status, 409, "the other one has none");
    let run = carehold::disposal::run(&test.app, &test.system()).await.unwrap();
    assert_eq!((run.cases, run.whole), (1, false));
    let (night, _) = last_night(&test.app.db, &test.system()).await.unwrap();
    assert_eq!(night, Night::NotChosen);
    let pia = test.as_("pia").await;
    for path in ["/admin/retention/runs", "/admin/retention"] {
        let page = pia.get(path).await.body;
        assert!(page.contains("some have no category of their own"), "{page}");
    }
    keep_under(&wilma, &without, "family-services").await;
    let run = carehold::disposal::run(&test.app, &test.system()).await.unwrap();
    assert_eq!((run.cases, run.whole), (2, true));
    let (night, _) = last_night(&test.app.db, &test.system()).await.unwrap();
    assert_eq!(night, Night::Well, "every case has its own");
}

async fn a_category_from_elsewhere_is_refused(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    for category in ["care-record-10", "voucher", "use-log", "nonsense"] {
        let fields = [("title", "T"), ("kind", "K"), ("category", category)];
        for path in [format!("{person}/cases"), format!("{case}/edit")] {
            let refused = if path.ends_with("edit") {
                wilma.edit(&path, &fields).await
            } else {
                wilma.post(&path, &fields).await
            };
            assert_eq!(refused.status, 422, "{category}");
            assert!(refused.body.contains("from the list"), "{}", refused.body);
        }
    }
    let cases = "SELECT CAST(COUNT(*) AS text) FROM cases";
    assert_eq!(test.peek_one(cases).await, "1", "none was opened");
}

async fn a_closed_case_keeps_its_category(test: TestApp) {
    choose(&test, "elderly-services").await;
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    keep_under(&wilma, &case, "family-services").await;
    close(&wilma, &case).await;
    let edit = format!("{case}/edit");
    let form = wilma.get(&edit).await.body;
    assert!(
        form.contains("Reopen it to change this") && !form.contains("name=\"category\""),
        "{form}"
    );
    for category in ["elderly-services", ""] {
        let fields = [("title", "T"), ("kind", "K"), ("category", category)];
        let refused = wilma.edit(&edit, &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Reopen the case before"), "{}", refused.body);
    }
    let renamed = wilma.edit(&edit, &[("title", "Renamed"), ("kind", "K")]).await;
    assert_eq!(renamed.status, 303, "{}", renamed.body);
    let page = wilma.get(&case).await.body;
    assert!(
        page.contains("Renamed") && page.contains("<div>Services for families with children</div>"),
        "{page}"
    );
    let reopened = wilma
        .post(&format!("{case}/reopening"), &[("reason", "came back")])
        .await;
    assert_eq!(reopened.status, 303);
    keep_under(&wilma, &case, "").await;
    let page = wilma.get(&case).await.body;
    assert!(page.contains("As the organization chose"), "{page}");
    // What somebody else chose meanwhile is shown to whoever saves an older form.
    let old = wilma.version_of(&edit).await;
    keep_under(&wilma, &case, "child-protection").await;
    let fields = [
        ("title", "Mine"),
        ("kind", "K"),
        ("category", ""),
        ("version", old.as_str()),
    ];
    let changed = wilma.post(&edit, &fields).await;
    assert_eq!(changed.status, 422);
    assert!(
        changed.body.contains("<dt>Kept under</dt><dd>Child protection"),
        "{}",
        changed.body
    );
}

async fn an_erasure_is_decided_case_by_case(test: TestApp) {
    choose(&test, "elderly-services").await;
    let (person, follows) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let own = another_case(&wilma, &person, "child-protection").await;
    close(&wilma, &follows).await;
    close(&wilma, &own).await;
    let story = Story::erasure(test, &person).await;
    let page = story.decider.get(&story.path).await.body;
    assert!(page.contains("FI-SW-04@1") && page.contains("FI-SW-07@1"), "{page}");
    let proposed = "SELECT kind || ' ' || rule_id FROM data_request_item WHERE proposal = 'retain'";
    let mut rules = story.test.peek(proposed).await;
    rules.sort();
    assert_eq!(rules, ["case FI-SW-04", "case FI-SW-07", "identity FI-SW-07"]);
    // What is of the person stays as long as the longest of both, and so does the case itself.
    for kind in ["identity", "case"] {
        let fields = [("decision", "retain"), ("rule", "FI-SW-04@1"), ("article", "17-3-b")];
        let refused = story.decide(&[kind], &fields).await;
        assert_eq!(refused.status, 422, "{kind}");
        assert!(refused.body.contains("would end earlier"), "{}", refused.body);
    }
    story.keep(&["identity", "case"], "FI-SW-07@1").await;
    // Ten years on one is over, and the other goes nowhere.
    let test = story.test;
    test.clock.advance(11 * YEAR);
    let asked = record(&test, &person, "erasure").await;
    test.work_off().await;
    let story = Story {
        path: asked.location_path(),
        decider: test.as_("ada").await,
        test,
    };
    let refused = story.decide(&["case"], &[("decision", "erase")]).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    let page = story.decider.get(&story.path).await.body;
    assert!(page.contains("FI-SW-04@1") && page.contains("FI-SW-07@1"), "{page}");
    let proposals = "SELECT proposal FROM data_request_item WHERE kind = 'case' ORDER BY request_id, proposal";
    let proposals = story.test.peek(proposals).await;
    assert_eq!(proposals.iter().filter(|proposal| *proposal == "erase").count(), 1);
}

async fn a_change_of_the_rule_moves_only_cases_that_follow_it(test: TestApp) {
    choose(&test, "family-services").await;
    let wilma = test.as_("wilma").await;
    let (_, follows) = test.client_with_case("Aalto", "Aino").await;
    let (_, own) = test.client_with_case("Berg", "Bo").await;
    keep_under(&wilma, &own, "family-services").await;
    close(&wilma, &follows).await;
    close(&wilma, &own).await;
    let shorter = [("category", "working-age-services")];
    let page = test.as_("ada").await.post("/admin/retention", &shorter).await.body;
    assert!(
        page.contains("Records that may end earlier</dt><dd>1</dd>") && !page.contains("<dd>2</dd>"),
        "{page}"
    );
    choose(&test, "working-age-services").await;
    let why = |case: &str| format!("{case}/retention");
    assert!(wilma.get(&why(&follows)).await.body.contains("FI-SW-03@1"));
    assert!(wilma.get(&why(&own)).await.body.contains("FI-SW-02@1"));
}

async fn note(worker: &Client, case: &str, audience: &str) {
    let fields = [("text", "A note"), ("kind", "note"), ("audience", audience)];
    assert_eq!(worker.post(&format!("{case}/entries"), &fields).await.status, 303);
}

async fn the_portal_tells_nothing_of_what_is_not_shared(test: TestApp) {
    choose(&test, "elderly-services").await;
    let (person, shared) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    note(&wilma, &shared, "client").await;
    let hidden = another_case(&wilma, &person, "").await;
    note(&wilma, &hidden, "staff").await;
    add(&test, &hidden, "Between colleagues", "staff", "x").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    let before = aino.get("/p/data").await.body;
    assert!(
        before.contains("10 years from the day the matter is closed")
            && before.contains("A service can have a period of its own"),
        "{before}"
    );
    keep_under(&wilma, &hidden, "child-protection").await;
    close(&wilma, &hidden).await;
    let page = aino.get("/p/data").await.body;
    assert_eq!(page, before, "nothing tells of it");
    assert!(!page.contains("person’s death"), "{page}");
    // What is shared has its own period, and its own day when it has ended.
    keep_under(&wilma, &shared, "family-services").await;
    close(&wilma, &shared).await;
    let page = aino.get("/p/data").await.body;
    let closed = test.clock.now().to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
    let until = (closed.year() + 30).to_string();
    for said in ["10 years from", "30 years from the day the matter is closed", &until] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("person’s death") && !page.contains("SECRET"), "{page}");
}

/// What the person's copy says, before it is released.
async fn copy_of(test: &TestApp, person: &str) -> String {
    let asked = record(test, person, "access").await;
    assert_eq!(asked.status, 303, "{}", asked.body);
    test.work_off().await;
    let package = format!("{}/package", asked.location_path());
    test.as_("ada").await.get(&package).await.body
}

async fn a_copy_says_what_a_case_is_kept_under(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    keep_under(&test.as_("wilma").await, &case, "child-protection").await;
    let page = copy_of(&test, &person).await;
    assert!(
        page.contains("Kept under") && page.contains("Child protection"),
        "{page}"
    );
}

async fn the_end_of_a_need_is_recorded_and_counts(test: TestApp) {
    choose(&test, "elderly-services").await;
    let (person, follows) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let form = wilma.get(&format!("{follows}/edit")).await.body;
    assert!(!form.contains("need_ended"), "its rule counts from the closing");
    let case = another_case(&wilma, &person, "disability-services").await;
    close(&wilma, &follows).await;
    let page = wilma.get(&format!("{case}/closure")).await.body;
    assert!(page.contains("kept without an end"), "{page}");
    close(&wilma, &case).await;
    let missing = async || {
        carehold::disposal::run(&test.app, &test.system()).await.unwrap();
        test.as_("pia").await.get("/admin/retention/missing").await.body
    };
    assert!(
        missing().await.contains(&case),
        "what is missing would tell its service: the case itself says it"
    );
    let why = wilma.get(&format!("{case}/retention")).await.body;
    assert!(why.contains(&format!("{case}/edit#need_ended")), "{why}");
    let record = async |day: &str| {
        let fields = [("title", "T"), ("kind", "K"), ("need_ended", day)];
        wilma.edit(&format!("{case}/edit"), &fields).await
    };
    for wrong in ["31.2.2026", "1.1.2999", "yesterday"] {
        let refused = record(wrong).await;
        assert_eq!(refused.status, 422, "{wrong}");
        assert!(refused.body.contains("Give a day in the past") && refused.body.contains(wrong));
    }
    assert_eq!(record("4.3.2020").await.status, 303);
    let why = wilma.get(&format!("{case}/retention")).await.body;
    assert!(!why.contains("#need_ended") && why.contains("4 Mar 2020"), "{why}");
    assert!(!missing().await.contains(&case));
    let copy = copy_of(&test, &person).await;
    assert!(
        copy.contains("End of the need") && copy.contains("4 March 2020"),
        "{copy}"
    );
    // An edit without the field keeps it, and whoever opens the case again begins anew.
    let edited = wilma
        .edit(&format!("{case}/edit"), &[("title", "T"), ("kind", "K")])
        .await;
    assert_eq!(edited.status, 303);
    assert!(wilma.get(&case).await.body.contains("4 Mar 2020"));
    let reopened = wilma
        .post(&format!("{case}/reopening"), &[("reason", "came back")])
        .await;
    assert_eq!(reopened.status, 303);
    let page = wilma.get(&case).await.body;
    assert!(
        page.contains("End of the need") && !page.contains("4 Mar 2020"),
        "{page}"
    );
    test.assert_log_is_whole().await;
}
