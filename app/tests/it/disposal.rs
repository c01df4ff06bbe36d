//! What becomes of records when their time is over: the closing, why a date is what it is, the nightly run, the lists.

use carehold::disposal::{Night, last_night};

use crate::support::erasure::{Story, YEAR, choose, choose_in, write_note};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    closing_waits_for_the_choice_of_a_rule,
    why_this_date_is_told_on_every_record,
    the_nightly_run_proves_that_it_looked,
    no_date_of_a_birth_is_in_clear_before_it_is_near,
    a_disposal_list_is_decided_approved_and_carried_out,
    a_hold_in_the_cool_off_stops_a_list,
    whoever_wrote_in_a_case_does_not_decide_its_end,
    a_rule_that_ends_records_earlier_needs_a_second_person,
);

/// Half a day more than a night.
const NIGHT: i64 = 36 * 3600;

async fn closing_waits_for_the_choice_of_a_rule(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let closure = format!("{case}/closure");
    let page = wilma.get(&closure).await.body;
    assert!(
        page.contains("has not chosen how long") && page.contains("You can ask P"),
        "{page}"
    );
    let refused = wilma.post(&closure, &[("reason", "Goals reached")]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains("An administrator or the privacy officer"));
    assert!(wilma.get("/w/clients").await.body.contains(&case), "still open");
    let ada = test.as_("ada").await;
    assert!(ada.get(&closure).await.body.contains("href=\"/admin/retention\""));
    choose(&test, "family-services").await;
    assert!(
        wilma
            .get(&closure)
            .await
            .body
            .contains("Services for families with children")
    );
    assert_eq!(wilma.post(&closure, &[("reason", "Goals reached")]).await.status, 303);
    // So it is everywhere: no organization keeps what is closed without a rule.
    let theirs = test.as_member(&test.lakeside, "wilma").await;
    let person = theirs.create_person("Stone", "Sam", &[]).await;
    let fields = [("title", "Visit"), ("kind", "Visit")];
    let case = theirs.post(&format!("{person}/cases"), &fields).await.location_path();
    let closure = format!("{case}/closure");
    assert_eq!(theirs.post(&closure, &[("reason", "Done")]).await.status, 409);
    choose_in(&test, &test.lakeside, "state-record-7").await;
    assert_eq!(theirs.post(&closure, &[("reason", "Done")]).await.status, 303);
    let why = theirs.get(&format!("{case}/retention")).await.body;
    assert!(why.contains("US-CASE-07") && why.contains("Coming of age"), "{why}");
}

async fn why_this_date_is_told_on_every_record(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let why = format!("{case}/retention");
    assert!(wilma.get(&case).await.body.contains(&why));
    assert!(wilma.get(&person).await.body.contains(&format!("{person}/retention")));
    assert!(wilma.get(&why).await.body.contains("has not chosen"));
    choose(&test, "working-age-services").await;
    let page = wilma.get(&why).await.body;
    for words in [
        "the period has not begun",
        "FI-SW-03@1",
        "Act 703/2023, annex",
        "Has not happened",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    let page = wilma.get(&why).await.body;
    assert!(
        page.contains("Kept under the rule") && page.contains("The last day is"),
        "{page}"
    );
    choose(&test, "family-law-child").await;
    let page = wilma.get(&why).await.body;
    assert!(
        page.contains("Not known here") && page.contains("<li>Birth</li>"),
        "an unknown trigger keeps: {page}"
    );
    choose(&test, "working-age-services").await;
    test.clock.advance(11 * YEAR);
    let wilma = test.as_("wilma").await;
    assert!(wilma.get(&why).await.body.contains("The period is over"));
    let page = wilma.get(&format!("{person}/retention")).await.body;
    assert!(page.contains("The period is over"), "{page}");
    assert!(!page.contains("disposal-"), "a message is missing: {page}");
    let olli = test.as_("olli").await;
    assert_eq!(olli.get(&why).await.status, 404);
    assert_eq!(olli.get(&format!("{person}/retention")).await.status, 403);
}

async fn the_nightly_run_proves_that_it_looked(test: TestApp) {
    choose(&test, "working-age-services").await;
    let (_, over) = test.client_with_case("Aalto", "Aino").await;
    let (_, held) = test.client_with_case("Berg", "Bo").await;
    let (asking, third) = test.client_with_case("Ceder", "Cia").await;
    let wilma = test.as_("wilma").await;
    for case in [&over, &held, &third] {
        wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    }
    let hold = [("kind", "legal"), ("reason", "Claim"), ("review_on", "2060-01-01")];
    assert_eq!(wilma.post(&format!("{held}/holds"), &hold).await.status, 303);
    test.clock.advance(11 * YEAR);
    let (_, open) = test.client_with_case("Dahl", "Dan").await;
    carehold::disposal::ensure_scheduled(&test.app).await.unwrap();
    carehold::disposal::ensure_scheduled(&test.app).await.unwrap();
    let waiting = "SELECT CAST(COUNT(*) AS text) FROM job WHERE kind = 'retention-run' AND state = 'waiting'";
    assert_eq!(test.peek_one(waiting).await, "2", "one for each organization");
    assert_eq!(
        crate::support::erasure::record(&test, &asking, "access").await.status,
        303
    );
    let page = test.as_("pia").await.get("/admin/retention/runs").await.body;
    assert!(page.contains("There was no run yet"), "{page}");
    test.clock.advance(NIGHT);
    test.work_off().await;
    assert_eq!(test.peek_one(waiting).await, "2", "and the next night");
    let run = "SELECT cases || ' ' || persons || ' ' || due || ' ' || near || ' ' || missing || ' ' || refused_hold || ' ' || refused_request || ' ' || CAST(whole AS text) FROM retention_run WHERE cases > 0";
    let run = test.peek_one(run).await;
    assert!(run.starts_with("4 4 1 0 0 1 1 "), "{run}");
    assert!(run.ends_with('1') || run.ends_with("true"), "{run}");
    let page = test.as_("pia").await.get("/admin/retention/runs").await.body;
    for words in ["4 cases, 4 people", "Period is over", "FI-SW-03@1"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(
        page.contains(&over) && !page.contains(&open) && !page.contains(&held),
        "{page}"
    );
    let wilma = test.as_("wilma").await;
    assert_eq!(wilma.get("/admin/retention/runs").await.status, 403);
    let night = last_night(&test.app.db, &test.system()).await.unwrap();
    assert!(night.0 == Night::Well && night.1.is_some(), "{night:?}");
    test.clock.advance(3 * 24 * 3600);
    let (night, _) = last_night(&test.app.db, &test.system()).await.unwrap();
    assert_eq!(night, Night::Late, "two nights without a run are an error");
    test.assert_log_is_whole().await;
}

async fn no_date_of_a_birth_is_in_clear_before_it_is_near(test: TestApp) {
    choose(&test, "family-law-child").await;
    let wilma = test.as_("wilma").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    carehold::disposal::run(&test.app, &test.system()).await.unwrap();
    let page = test.as_("pia").await.get("/admin/retention/missing").await.body;
    assert!(
        page.contains("Birth") && page.contains(&case),
        "nobody recorded the birth: {page}"
    );
    let found = "SELECT CAST(COUNT(*) AS text) FROM retention_finding WHERE due_on IS NOT NULL";
    let birth = |day: String| {
        [
            ("family", "Aalto".to_owned()),
            ("given", "Aino".to_owned()),
            ("birth", day),
        ]
    };
    // 120 years after the birth: far, then within 60 days, then over.
    let today = test.clock.now().to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date();
    for (days, clear) in [(90, "0"), (30, "1"), (-3, "1")] {
        let day = today
            .saturating_add(jiff::Span::new().days(days))
            .saturating_sub(jiff::Span::new().years(120));
        let fields = birth(format!("{}.{}.{}", day.day(), day.month(), day.year()));
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        let edited = wilma.edit(&format!("{person}/edit"), &fields).await;
        assert_eq!(edited.status, 303, "{}", edited.body);
        carehold::disposal::run(&test.app, &test.system()).await.unwrap();
        assert_eq!(test.peek_one(found).await, clear, "{days} days away");
        assert!(
            !test
                .as_("pia")
                .await
                .get("/admin/retention/missing")
                .await
                .body
                .contains(&case)
        );
    }
}

/// Closed cases whose time is over, and the list that the nightly run drafted of them.
pub(crate) async fn drafted(test: TestApp, cases: &[&str]) -> Story {
    choose(&test, "working-age-services").await;
    for case in cases {
        write_note(&test, case, "OLDNOTE").await;
        let closed = test
            .as_("wilma")
            .await
            .post(&format!("{case}/closure"), &[("reason", "moved")])
            .await;
        assert_eq!(closed.status, 303);
    }
    test.clock.advance(11 * YEAR);
    carehold::disposal::run(&test.app, &test.system()).await.unwrap();
    test.work_off().await;
    carehold::disposal::run(&test.app, &test.system()).await.unwrap();
    test.work_off().await;
    let tx = test.app.db.read(&test.system()).await.unwrap();
    let sql = "SELECT id FROM data_request WHERE organization_id = $1 AND kind = 'disposal'";
    let (id,): (uuid::Uuid,) = tx.one(sql, platform::params![tx.organization()]).await.unwrap();
    drop(tx);
    Story {
        path: format!("/admin/requests/{}", id.simple()),
        decider: test.as_("ada").await,
        test,
    }
}

async fn a_disposal_list_is_decided_approved_and_carried_out(test: TestApp) {
    let (person, one) = test.client_with_case("Aalto", "Aino").await;
    let (_, two) = test.client_with_case("Berg", "Bo").await;
    let story = drafted(test, &[&one, &two]).await;
    let lists = story.decider.get("/admin/retention/disposals").await;
    assert!(
        lists.body.contains(&story.path) && lists.body.contains("2 records"),
        "{}",
        lists.body
    );
    assert!(
        !story.decider.get("/admin/requests").await.body.contains(&story.path),
        "no request of a person"
    );
    let page = story.decider.get(&story.path).await;
    assert!(
        page.body.contains("Disposal list") && page.body.contains("Proposed:"),
        "{}",
        page.body
    );
    assert_eq!(story.submit().await.status, 422, "what nobody marked is not approved");
    let ids: Vec<String> = story
        .items()
        .await
        .iter()
        .map(|item| item.0.simple().to_string())
        .collect();
    assert_eq!(ids.len(), 2);
    let mark = |id: &str, decision: &'static str| {
        vec![
            ("item".to_owned(), id.to_owned()),
            ("decision".to_owned(), decision.to_owned()),
        ]
    };
    let send = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        story.decider.post(&format!("{}/decisions", story.path), &fields).await
    };
    assert_eq!(send(mark(&ids[0], "erase")).await.status, 303);
    assert_eq!(story.submit().await.status, 422, "one is unmarked");
    assert_eq!(send(mark(&ids[1], "erase")).await.status, 303);
    assert_eq!(story.submit().await.status, 303);
    let own = story.decider.post(&format!("{}/approval", story.path), &[]).await;
    assert_eq!(own.status, 422, "a second person approves");
    let pia = story.test.as_("pia").await;
    let approved = pia.post(&format!("{}/approval", story.path), &[]).await;
    assert_eq!(approved.status, 303, "{}", approved.body);
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    let ada = story.test.as_("ada").await;
    for case in [&one, &two] {
        assert_eq!(ada.get(case).await.status, 404);
    }
    assert_eq!(ada.get(&person).await.status, 200, "the person's own record stays");
    let left = "SELECT CAST((SELECT count(*) FROM entry) + (SELECT count(*) FROM cases) + (SELECT count(*) FROM case_grant) + (SELECT count(*) FROM retention_finding WHERE case_id IS NOT NULL) AS text)";
    assert_eq!(story.test.peek_one(left).await, "0");
    let certificate = carehold::requests::verify_certificate(&story.certificate().await, None).unwrap();
    assert_eq!(
        (certificate.kind.as_str(), certificate.erased[0].count),
        ("disposal", 2)
    );
    assert!(certificate.request.starts_with("D-"));
    // The list ends too, six years after the last backup that could open what went; another one waits by then.
    let executed = "SELECT CAST(count(*) AS text) FROM data_request WHERE executed_at IS NOT NULL";
    for (years, left) in [(5, "1"), (2, "0")] {
        story.test.clock.advance(years * YEAR);
        let system = story.test.system();
        carehold::disposal::run(&story.test.app, &system).await.unwrap();
        assert_eq!(story.test.peek_one(executed).await, left);
    }
    story.test.assert_log_is_whole().await;
}

async fn a_hold_in_the_cool_off_stops_a_list(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let story = drafted(test, &[&case]).await;
    story.erase(&[]).await;
    story.approve().await;
    let hold = [("kind", "legal"), ("reason", "A claim"), ("review_on", "2060-01-01")];
    let held = story
        .test
        .as_("wilma")
        .await
        .post(&format!("{person}/holds"), &hold)
        .await;
    assert_eq!(held.status, 303, "{}", held.body);
    story.carry_out().await;
    assert_eq!(story.state().await, "in-review");
    assert_eq!(story.test.as_("ada").await.get(&case).await.status, 200);
    let story = Story {
        decider: story.test.as_("ada").await,
        ..story
    };
    let refused = story.decide(&[], &[("decision", "erase")]).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
}

async fn whoever_wrote_in_a_case_does_not_decide_its_end(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let story = drafted(test, &[&case]).await;
    // The one who decides wrote the note.
    let sql = match story.test.engine {
        crate::support::Engine::Sqlite => format!(
            "UPDATE entry SET author_id = X'{}'",
            story.test.harbour.account("ada").uuid().simple()
        ),
        crate::support::Engine::Postgres => format!(
            "UPDATE entry SET author_id = '{}'",
            story.test.harbour.account("ada").uuid()
        ),
    };
    assert_eq!(story.test.tamper(&sql).await, 1);
    let refused = story.decide(&[], &[("decision", "erase")]).await;
    assert_eq!(refused.status, 422);
}

async fn a_rule_that_ends_records_earlier_needs_a_second_person(test: TestApp) {
    choose(&test, "family-services").await;
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    let why = format!("{case}/retention");
    let (ada, pia) = (test.as_("ada").await, test.as_("pia").await);
    let shorter = [("category", "working-age-services")];
    let page = ada.post("/admin/retention", &shorter).await;
    assert_eq!(page.status, 200);
    assert!(
        page.body.contains("Records that may end earlier</dt><dd>1</dd>"),
        "{}",
        page.body
    );
    assert!(
        wilma.get(&why).await.body.contains("FI-SW-02@1"),
        "a preview changes nothing"
    );
    let asked = ada.post("/admin/retention", &[shorter[0], ("seen", "yes")]).await;
    assert_eq!(asked.location_path(), "/admin/retention/change");
    assert!(wilma.get(&why).await.body.contains("FI-SW-02@1"), "nor does asking");
    assert_eq!(
        ada.post("/admin/retention/change/approval", &[]).await.status,
        422,
        "not by whoever asked"
    );
    assert_eq!(wilma.post("/admin/retention/change/approval", &[]).await.status, 403);
    assert!(
        pia.get("/admin/retention/change")
            .await
            .body
            .contains("Asked by Ada Admin")
    );
    assert_eq!(pia.post("/admin/retention/change/approval", &[]).await.status, 303);
    assert!(wilma.get(&why).await.body.contains("FI-SW-03@1"));
    // Back to the longer one: nothing ends earlier, so one person is enough.
    let longer = [("category", "family-services"), ("seen", "yes")];
    assert_eq!(
        ada.post("/admin/retention", &longer).await.location_path(),
        "/admin/retention"
    );
    assert!(wilma.get(&why).await.body.contains("FI-SW-02@1"));
    test.assert_log_is_whole().await;
}
