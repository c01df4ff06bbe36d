//! Opening, closing, reopening, assigning and restricting cases.

use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    a_case_is_opened_and_listed,
    closing_needs_a_reason_and_is_undone,
    two_editors_do_not_overwrite_each_other,
    assignment_opens_and_ends,
    somebody_always_remains,
    only_what_works_is_offered,
    a_case_is_found_by_its_number,
    a_restricted_case_does_not_exist
);

async fn a_case_is_opened_and_listed(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let page = wilma.get(&case).await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("Support at home"));
    assert!(page.body.to_uppercase().contains("AALTO"));
    assert!(wilma.get("/w/clients").await.body.contains("Aalto, Aino"));
    assert!(
        !test
            .as_("olli")
            .await
            .get("/w/clients")
            .await
            .body
            .contains("Aalto, Aino"),
        "no relation, no line"
    );
    assert_eq!(test.as_("olli").await.get(&case).await.status, 404);
    assert_eq!(test.as_("ada").await.get(&case).await.status, 200);
}

async fn closing_needs_a_reason_and_is_undone(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    assert_eq!(
        wilma.post(&format!("{case}/closure"), &[("reason", "  ")]).await.status,
        422
    );
    assert_eq!(
        wilma
            .post(&format!("{case}/closure"), &[("reason", "Goals reached")])
            .await
            .status,
        303
    );
    let page = wilma.get(&case).await.body;
    assert!(page.contains("Goals reached"));
    assert_eq!(
        wilma
            .post(&format!("{case}/closure"), &[("reason", "again")])
            .await
            .status,
        409
    );
    assert!(!wilma.get("/w/clients").await.body.contains(&case));
    assert!(wilma.get("/w/clients?show=closed").await.body.contains(&case));
    assert_eq!(
        wilma
            .post(&format!("{case}/reopening"), &[("reason", "Came back")])
            .await
            .status,
        303
    );
    assert!(wilma.get("/w/clients").await.body.contains(&case));
}

async fn two_editors_do_not_overwrite_each_other(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let path = format!("{case}/edit");
    let version = wilma.version_of(&path).await;
    let form = |title: &'static str| {
        [
            ("title", title),
            ("kind", "Family services"),
            ("status", "active"),
            ("priority", "high"),
            ("version", version.as_str()),
        ]
    };
    assert_eq!(wilma.post(&path, &form("One")).await.status, 303);
    let late = wilma.post(&path, &form("Other")).await;
    assert_eq!(late.status, 422, "the form is older than the case");
    assert!(late.body.contains("value=\"Other\""), "what was typed is still there");
    assert!(
        late.body.contains("<dd>One</dd>"),
        "beside what was saved: {}",
        late.body
    );
    assert_eq!(
        wilma
            .edit(&path, &[("title", "Both"), ("kind", "Family services")])
            .await
            .status,
        303
    );
    let together = form("At once");
    let (one, other) = tokio::join!(wilma.post(&path, &together), wilma.post(&path, &together));
    assert!(one.status != 303 && other.status != 303, "both are old");
    let report = test
        .app
        .db
        .verify(test.harbour.organization.id, &carehold::tables::all())
        .await
        .unwrap();
    assert!(report.is_whole(), "{:?}", report.faults);
}

async fn assignment_opens_and_ends(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let (wilma, olli) = (
        test.harbour.account("wilma").to_string(),
        test.harbour.account("olli").to_string(),
    );
    let path = format!("{case}/assignment");
    let both = [("worker", wilma.as_str()), ("worker", olli.as_str()), ("team", "")];
    assert_eq!(test.as_("wilma").await.post(&path, &both).await.status, 303);
    assert_eq!(test.as_("olli").await.get(&case).await.status, 200);
    let only = [("worker", olli.as_str()), ("team", "")];
    assert_eq!(test.as_("olli").await.post(&path, &only).await.status, 303);
    assert_eq!(
        test.as_("wilma").await.get(&case).await.status,
        404,
        "the grant has ended"
    );
}

async fn a_restricted_case_does_not_exist(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    assert_eq!(
        wilma
            .post(&format!("{case}/restriction"), &[("restricted", "yes")])
            .await
            .status,
        303
    );
    let missing = test
        .as_("ada")
        .await
        .get("/w/cases/00000000000000000000000000000001")
        .await;
    let hidden = test.as_("ada").await.get(&case).await;
    assert_eq!((hidden.status, missing.status), (404, 404));
    assert_eq!(hidden.body, missing.body, "hidden and missing look the same");
    assert!(
        !test
            .as_("ada")
            .await
            .get("/w/clients?show=all")
            .await
            .body
            .contains(&case)
    );
    assert_eq!(wilma.get(&case).await.status, 200);
}

async fn somebody_always_remains(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let path = format!("{case}/assignment");
    let stranger = test.lakeside.account("olli").to_string();
    for nobody in [vec![], vec![("worker", stranger.as_str())], vec![("team", "nonsense")]] {
        let answer = wilma.post(&path, &nobody).await;
        assert_eq!(answer.status, 422, "{nobody:?}");
        assert!(answer.body.contains("errsum"));
    }
    assert_eq!(wilma.get(&case).await.status, 200, "nothing has changed");
}

/// The privacy officer reads everything that is not restricted, and is offered no act that would be refused.
async fn only_what_works_is_offered(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let (wilma, pia) = (test.as_("wilma").await, test.as_("pia").await);
    for act in ["edit", "assignment", "closure"] {
        let address = format!("{case}/{act}");
        assert!(wilma.get(&case).await.body.contains(&address));
        assert!(!pia.get(&case).await.body.contains(&address), "{act}");
        assert_ne!(pia.get(&address).await.status, 200, "{act}");
    }
    for act in ["edit", "death"] {
        assert!(
            !pia.get(&person).await.body.contains(&format!("{person}/{act}")),
            "{act}"
        );
    }
}

async fn a_case_is_found_by_its_number(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let (wilma, olli) = (test.as_("wilma").await, test.as_("olli").await);
    let page = wilma.get(&case).await.body;
    let number = |before: &str| -> String {
        let (_, after) = page.split_once(before).unwrap_or_else(|| panic!("no `{before}`"));
        after.chars().take_while(char::is_ascii_digit).collect()
    };
    let (shown, client) = (number("Case "), format!("K-{}", number("K-")));
    for text in [shown.clone(), format!("case {shown}")] {
        assert!(
            wilma
                .post("/w/search", &[("q", text.as_str())])
                .await
                .body
                .contains(&case),
            "{text}"
        );
        assert!(
            !olli
                .post("/w/search", &[("q", text.as_str())])
                .await
                .body
                .contains(&case),
            "not one of his"
        );
    }
    assert!(
        wilma
            .post("/w/search", &[("q", client.as_str())])
            .await
            .body
            .contains(&person)
    );
}
