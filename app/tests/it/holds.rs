//! One places a hold, two others release it.

use carehold::disposal;
use carehold::policy::OnboardOrganization;
use platform::audit::Event;
use platform::authz::Permit;
use platform::ids::ScopeId;
use platform::params;
use platform::subject::{self, Extent};

use crate::support::erasure::{Story, YEAR, choose};
use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    two_others_release,
    a_signed_concern_holds_the_case_and_the_household,
    whoever_a_hold_is_about_does_not_release_it,
    a_hold_on_a_person_keeps_everything,
    a_hold_on_many_cases_covers_them_by_type_and_time,
    a_review_that_nobody_made_is_a_task,
    a_hold_that_comes_too_late_is_not_said_to_stand,
);

/// Whoever waits while the record goes hears that it is gone; no hold is written under a key that goes.
async fn a_hold_that_comes_too_late_is_not_said_to_stand(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let mut tx = test.app.db.begin(&test.system()).await.unwrap();
    let sql = "SELECT scope_id FROM cases WHERE organization_id = $1";
    let (scope,): (ScopeId,) = tx.one(sql, params![tx.organization()]).await.unwrap();
    subject::destroy(&mut tx, carehold::tables::all(), scope, &Extent::Whole)
        .await
        .unwrap();
    let path = format!("{case}/holds");
    let hold = [("kind", "safety"), ("reason", "Threat"), ("review_on", "2060-01-01")];
    let (placed, ()) = tokio::join!(wilma.post(&path, &hold), async {
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        let permit: Permit<OnboardOrganization> = tx.permit().unwrap();
        let event = Event::on(&permit, &platform::db::SCOPE, scope.uuid(), None);
        tx.commit(event).await.unwrap();
    });
    assert!([404, 409].contains(&placed.status), "{}", placed.status);
    let held = test.peek_one("SELECT CAST(COUNT(*) AS text) FROM hold").await;
    assert_eq!(held, "0");
}

async fn two_others_release(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let path = format!("{case}/holds");
    assert_eq!(
        wilma
            .post(
                &path,
                &[("kind", "safety"), ("reason", ""), ("review_on", "2030-01-01")]
            )
            .await
            .status,
        422
    );
    assert_eq!(
        wilma
            .post(
                &path,
                &[
                    ("kind", "safety"),
                    ("reason", "Threat reported"),
                    ("review_on", "2030-01-01")
                ]
            )
            .await
            .status,
        303
    );
    let page = wilma.get(&case).await.body;
    assert!(page.contains("Threat reported"));
    let start = page.find(&format!("{case}/holds/")).expect("a form to release");
    let release: String = page[start..].chars().take_while(|c| *c != '"').collect();
    assert_eq!(
        wilma.post(&release, &[("reason", "over")]).await.status,
        422,
        "not by whoever placed it"
    );
    assert_eq!(
        test.as_("ada").await.post(&release, &[("reason", "over")]).await.status,
        303
    );
    assert_eq!(
        test.as_("ada").await.post(&release, &[("reason", "over")]).await.status,
        422,
        "not twice by the same"
    );
    assert!(
        wilma.get(&case).await.body.contains("Threat reported"),
        "half a release releases nothing"
    );
    assert_eq!(
        test.as_("pia")
            .await
            .post(&release, &[("reason", "agreed")])
            .await
            .status,
        303
    );
    assert!(!wilma.get(&case).await.body.contains("Threat reported"));
    assert_eq!(
        test.as_("olli").await.post(&release, &[("reason", "x")]).await.status,
        404
    );
}

/// The path of the first form on a page that releases a hold.
fn release_on(page: &str) -> String {
    let (before, _) = page.split_once("/release\"").expect("a form to release");
    let start = before.rfind("action=\"").unwrap() + 8;
    format!("{}/release", &before[start..])
}

async fn a_signed_concern_holds_the_case_and_the_household(test: TestApp) {
    let (child, case) = test.client_with_case("Aalto", "Aino").await;
    let (sibling, other) = test.client_with_case("Aalto", "Eino").await;
    let wilma = test.as_("wilma").await;
    let id = sibling.rsplit('/').next().unwrap();
    let relation = [("other", id), ("kind", "sibling"), ("lives_with", "yes")];
    let related = wilma.post(&format!("{child}/relations"), &relation).await;
    assert_eq!(related.status, 303, "{}", related.body);
    let note = [
        ("text", "Bruises on the arm"),
        ("kind", "note"),
        ("concern", "safeguarding"),
    ];
    let signed = wilma.post(&format!("{case}/entries"), &note).await;
    assert_eq!(signed.status, 303, "{}", signed.body);
    let page = wilma.get(&case).await.body;
    assert!(page.contains("a safeguarding concern was signed") && page.contains("Safeguarding concern"));
    let why = wilma.get(&format!("{case}/retention")).await.body;
    assert!(why.contains("a hold beats every period"), "{why}");
    let why = wilma.get(&format!("{other}/retention")).await.body;
    assert!(
        why.contains("a hold beats every period"),
        "the sibling's case too: {why}"
    );
    // The same again places no second hold.
    wilma.post(&format!("{case}/entries"), &note).await;
    let holds = "SELECT CAST((SELECT count(*) FROM hold) + (SELECT count(*) FROM wide_hold) AS text)";
    assert_eq!(test.peek_one(holds).await, "2");
    assert_eq!(
        wilma
            .post(&format!("{case}/entries"), &[("text", "x"), ("concern", "nonsense")])
            .await
            .status,
        422
    );
    test.assert_log_is_whole().await;
}

async fn whoever_a_hold_is_about_does_not_release_it(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let ada = test.harbour.account("ada").to_string();
    let note = [
        ("text", "The client complains about Ada"),
        ("concern", "complaint-or-claim"),
        ("complained_about", ada.as_str()),
    ];
    let wilma = test.as_("wilma").await;
    assert_eq!(wilma.post(&format!("{case}/entries"), &note).await.status, 303);
    let release = release_on(&wilma.get(&case).await.body);
    let refused = test.as_("ada").await.post(&release, &[("reason", "over")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("This hold is about you"), "{}", refused.body);
    assert_eq!(
        test.as_("pia").await.post(&release, &[("reason", "over")]).await.status,
        303
    );
    let refused = test.as_("ada").await.post(&release, &[("reason", "over")]).await;
    assert_eq!(refused.status, 422, "nor as the second");
}

async fn a_hold_on_a_person_keeps_everything(test: TestApp) {
    let wilma = test.as_("wilma").await;
    let person = wilma.create_person("Zetterberg", "Zacharias", &[]).await;
    let path = format!("{person}/holds");
    assert_eq!(wilma.post(&path, &[("kind", "legal")]).await.status, 422);
    let hold = [
        ("kind", "legal"),
        ("reason", "PERSONHOLD claim"),
        ("review_on", "2040-01-01"),
    ];
    assert_eq!(wilma.post(&path, &hold).await.status, 303);
    assert_eq!(test.as_("olli").await.get(&path).await.status, 403);
    let page = wilma.get(&path).await.body;
    assert!(page.contains("PERSONHOLD"));
    let story = Story::erasure(test, &person).await;
    let refused = story.decide(&[], &[("decision", "erase")]).await;
    assert_eq!(refused.status, 422);
    let held = story.decide(&[], &[("decision", "hold")]).await;
    assert_eq!(held.status, 303, "{}", held.body);
    let release = release_on(&page);
    for name in ["ada", "pia"] {
        let client = story.test.as_(name).await;
        assert_eq!(
            client.post(&release, &[("reason", "settled")]).await.status,
            303,
            "{name}"
        );
    }
    assert!(
        !story
            .test
            .as_("wilma")
            .await
            .get(&path)
            .await
            .body
            .contains("PERSONHOLD")
    );
    story.erase(&[]).await;
    story.approve().await;
    // A hold in the cool-off wins.
    assert_eq!(story.test.as_("wilma").await.post(&path, &hold).await.status, 303);
    story.carry_out().await;
    assert_eq!(story.state().await, "in-review");
    assert_eq!(story.test.as_("ada").await.get(&person).await.status, 200);
    story.test.assert_log_is_whole().await;
}

async fn a_hold_on_many_cases_covers_them_by_type_and_time(test: TestApp) {
    choose(&test, "working-age-services").await;
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    wilma.post(&format!("{case}/closure"), &[("reason", "moved")]).await;
    test.clock.advance(11 * YEAR);
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    let path = "/admin/retention/holds";
    let pia = story.test.as_("pia").await;
    let reason = [("kind", "legal"), ("reason", "An inquiry"), ("review_on", "2060-01-01")];
    assert_eq!(
        pia.post(path, &reason).await.status,
        422,
        "it must not cover everything"
    );
    assert_eq!(story.test.as_("wilma").await.get(path).await.status, 403);
    let other = [&reason[..], &[("case_type", "Home care")]].concat();
    assert_eq!(pia.post(path, &other).await.status, 303);
    let why = pia.get(&format!("{case}/retention")).await.body;
    assert!(why.contains("The period is over"), "another type: {why}");
    // The case's type is known by its code, which outlives epochs.
    carehold::epochs::close(&story.test.app, || Ok(())).await.unwrap();
    let wide = [
        &reason[..],
        &[("case_type", "Family services"), ("opened_from", "2026-01-01")],
    ]
    .concat();
    assert_eq!(pia.post(path, &wide).await.status, 303);
    let why = pia.get(&format!("{case}/retention")).await.body;
    assert!(why.contains("a hold beats every period"), "{why}");
    assert!(pia.get(path).await.body.contains("Family services"));
    // Another word for its type takes no case from under the hold.
    let other = [("title", "Support at home"), ("kind", "Family services.")];
    let edited = story
        .test
        .as_("wilma")
        .await
        .edit(&format!("{case}/edit"), &other)
        .await;
    assert_eq!(edited.status, 303, "{}", edited.body);
    let why = pia.get(&format!("{case}/retention")).await.body;
    assert!(why.contains("a hold beats every period"), "{why}");
    story.carry_out().await;
    assert_eq!(story.state().await, "in-review", "it came after the approval, and wins");
    story.test.assert_log_is_whole().await;
}

async fn a_review_that_nobody_made_is_a_task(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let hold = [
        ("kind", "safety"),
        ("reason", "Threat reported"),
        ("review_on", "2030-01-01"),
    ];
    assert_eq!(wilma.post(&format!("{case}/holds"), &hold).await.status, 303);
    let raised = |page: String| page.matches("The day to look at a hold again has passed").count();
    disposal::run(&test.app, &test.system()).await.unwrap();
    assert_eq!(raised(test.as_("pia").await.get("/w").await.body), 0);
    test.clock.advance(9 * YEAR);
    for _ in 0..2 {
        disposal::run(&test.app, &test.system()).await.unwrap();
    }
    // Once in the list, and once in the words of its button.
    assert_eq!(raised(test.as_("pia").await.get("/w").await.body), 2);
    assert_eq!(raised(test.as_("wilma").await.get("/w").await.body), 0);
    let page = test.as_("pia").await.get("/admin/retention/holds").await.body;
    assert!(page.contains(&case), "where the task sends them: {page}");
    test.assert_log_is_whole().await;
}
