//! Agreements: nobody real is registered before they are accepted, and an admin accepts with a fresh proof.

use carehold::onboarding;
use platform::organization::{Jurisdiction, NewOrganization, Sector};

use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    nobody_is_registered_before_the_agreements,
    an_admin_accepts_and_says_who_they_are,
    who_needs_which_agreement,
);

/// Takes back what the test's organizations have accepted.
async fn take_back(test: &TestApp) {
    test.tamper("DELETE FROM agreement").await;
}

async fn nobody_is_registered_before_the_agreements(test: TestApp) {
    take_back(&test).await;
    let wilma = test.as_("wilma").await;
    let person = [("family", "Aalto"), ("given", "Aino"), ("is_client", "yes")];
    for answer in [wilma.get("/w/people/new").await, wilma.post("/w/people", &person).await] {
        assert_eq!(answer.status, 409);
        assert!(
            answer.body.contains("Data processing agreement") && answer.body.contains("Ask an admin"),
            "{}",
            answer.body
        );
        assert!(!answer.body.contains("Business associate"));
    }
    let saga = test.as_("saga").await;
    let import = saga
        .post_file(
            "/admin/imports",
            &[("system", "old"), ("country", "fi")],
            "a.csv",
            "family_name\nAalto\n",
        )
        .await;
    assert_eq!(import.status, 409, "{}", import.body);
    let bytes = b"family_name,given_names\nAalto,Aino\n".to_vec();
    let organization = &test.harbour.organization;
    let refused = carehold::imports::import_file(&test.app, organization, bytes, None, "old", false).await;
    assert!(refused.unwrap_err().to_string().contains("has not accepted"));
    // Whichever way: the last gate is where rows are written.
    let tx = test.app.db.read(&test.system()).await.unwrap();
    assert!(carehold::agreements::require(&tx).await.is_err());
    let count = test.peek_one("SELECT CAST(count(*) AS text) FROM person").await;
    assert_eq!(count, "0");
}

async fn an_admin_accepts_and_says_who_they_are(test: TestApp) {
    take_back(&test).await;
    let ada = test.as_("ada").await;
    let page = ada.get("/admin/agreements").await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("DATA PROCESSING AGREEMENT") && page.body.contains("Not accepted yet"));
    let unsure = [
        ("kind", "dpa"),
        ("version", "1"),
        ("name", "Ada Admin"),
        ("authority", "Director"),
    ];
    let answer = ada.post("/admin/agreements", &unsure).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Tick that you may bind") && answer.body.contains("Director"));
    let sure = [unsure.as_slice(), &[("may_bind", "yes")]].concat();
    assert_eq!(test.as_("pia").await.post("/admin/agreements", &sure).await.status, 403);
    let answer = ada.post("/admin/agreements", &sure).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(ada.post("/admin/agreements", &sure).await.status, 409, "once");
    let page = test.as_("pia").await.get("/admin/agreements").await.body;
    assert!(page.contains("Ada Admin") && page.contains("Director"), "{page}");
    let foreign = [
        ("kind", "baa"),
        ("version", "1"),
        ("name", "x"),
        ("authority", "x"),
        ("may_bind", "yes"),
    ];
    assert_eq!(
        ada.post("/admin/agreements", &foreign).await.status,
        404,
        "not of this country"
    );
    test.client_with_case("Aalto", "Aino").await;
    test.clock.advance(301);
    take_back(&test).await;
    let late = ada.post("/admin/agreements", &sure).await;
    assert!(
        late.status == 303 && late.location_path().contains("/step-up"),
        "{}",
        late.body
    );
}

async fn who_needs_which_agreement(test: TestApp) {
    let made = |slug: &'static str, jurisdiction, demo| {
        let new = NewOrganization {
            slug,
            name: slug,
            jurisdiction,
            sector: Sector::SocialCare,
            language: "en",
            demo,
        };
        let db = test.app.db.clone();
        async move { onboarding::create(&db, &new).await.unwrap() }
    };
    for (slug, jurisdiction, demo, needed) in [
        ("fi", Jurisdiction::Finland, false, 1),
        ("eu", Jurisdiction::EuropeanUnion, false, 1),
        ("us", Jurisdiction::UnitedStates, false, 2),
        ("demo", Jurisdiction::UnitedStates, true, 0),
    ] {
        let organization = made(slug, jurisdiction, demo).await;
        let actor = platform::boot::system(organization.id, "test");
        let tx = test.app.db.read(&actor).await.unwrap();
        assert_eq!(
            carehold::agreements::missing(&tx).await.unwrap().len(),
            needed,
            "{slug}"
        );
    }
}
