//! Opening, closing, reopening, assigning and restricting cases.

use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    a_case_is_opened_and_listed,
    closing_needs_a_reason_and_is_undone,
    two_editors_do_not_overwrite_each_other,
    what_is_overwritten_stays_in_the_history,
    assignment_opens_and_ends,
    somebody_always_remains,
    only_what_works_is_offered,
    a_case_is_found_by_its_number,
    ones_own_list_names_the_others,
    a_form_is_folded_until_it_is_begun,
    a_closed_case_can_be_corrected_and_says_so,
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
    crate::support::erasure::choose(&test, "family-services").await;
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
    test.assert_log_is_whole().await;
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

/// On one's own list stands who else works there; on the list of whoever sees all stands everybody.
async fn ones_own_list_names_the_others(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let (_, shared) = test.client_with_case("Berg", "Bo").await;
    let wilma = test.as_("wilma").await;
    let column = "<th scope=\"col\">Workers</th>";
    let alone = wilma.get("/w/clients").await.body;
    assert!(
        alone.contains("Berg, Bo") && !alone.contains(column),
        "one name on every line says nothing"
    );
    let [wilma_id, olli_id] = ["wilma", "olli"].map(|name| test.harbour.account(name).to_string());
    let workers = [("worker", wilma_id.as_str()), ("worker", olli_id.as_str())];
    assert_eq!(wilma.post(&format!("{shared}/assignment"), &workers).await.status, 303);
    let cell = |page: &str, case: &str| {
        let (_, row) = page
            .split_once(&format!("href=\"{case}\""))
            .expect("the case is on the list");
        let (_, cell) = row.split_once("data-label=\"Workers\">").expect("it has a cell");
        cell.split("</td>").next().unwrap().to_owned()
    };
    let list = wilma.get("/w/clients").await.body;
    assert!(list.contains(column));
    assert_eq!(
        (cell(&list, &shared), cell(&list, &case)),
        ("Olli Other".to_owned(), "Only you".to_owned())
    );
    let all = test.as_("ada").await.get("/w/clients").await.body;
    let both = cell(&all, &shared);
    assert!(both.contains("Wilma Worker") && both.contains("Olli Other"), "{both}");
    assert_eq!(cell(&all, &case), "Wilma Worker");
}

async fn a_form_is_folded_until_it_is_begun(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    assert!(
        wilma
            .get(&case)
            .await
            .body
            .contains("<details class=\"fold\"><summary>")
    );
    let refused = wilma.post(&format!("{case}/entries"), &[("text", " ")]).await.body;
    assert!(
        refused.contains("<details class=\"fold\" open>"),
        "what is wrong is seen"
    );
    wilma
        .post(&format!("{case}/draft"), &[("text", "Half a thought")])
        .await;
    assert!(wilma.get(&case).await.body.contains("<details class=\"fold\" open>"));
}

/// Nobody writes on a closed case, but what is wrong in a signed note is put right (rectification); the page says both.
async fn a_closed_case_can_be_corrected_and_says_so(test: TestApp) {
    crate::support::erasure::choose(&test, "family-services").await;
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    wilma
        .post(&format!("{case}/entries"), &[("text", "Brother is 8")])
        .await;
    let truth = "Signed notes can still be corrected.";
    assert!(wilma.get(&format!("{case}/closure")).await.body.contains(truth));
    wilma.post(&format!("{case}/closure"), &[("reason", "Done")]).await;
    let page = wilma.get(&case).await.body;
    assert!(page.contains(truth), "{page}");
    let (_, entry) = page.split_once(&format!("{case}/entries/")).expect("a link to correct");
    let correction = format!("{case}/entries/{}", entry.split('"').next().unwrap());
    let corrected = wilma
        .post(&correction, &[("text", "Brother is 9"), ("reason", "Mistyped")])
        .await;
    assert_eq!(corrected.status, 303);
    assert!(wilma.get(&case).await.body.contains("Brother is 9"));
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

async fn what_is_overwritten_stays_in_the_history(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let wilma = test.as_("wilma").await;
    let edit = async |description: &str| {
        let fields = [
            ("title", "Support at home"),
            ("kind", "Family services"),
            ("description", description),
        ];
        assert_eq!(wilma.edit(&format!("{case}/edit"), &fields).await.status, 303);
    };
    edit("THEFIRSTWORDS about a colleague").await;
    edit("Nothing to see").await;
    edit("Nothing to see").await;
    let page = wilma.get(&case).await.body;
    assert_eq!(page.matches("THEFIRSTWORDS").count(), 1, "{page}");
    assert_eq!(
        page.matches("It said before").count(),
        2,
        "once for each change: {page}"
    );
    test.assert_log_is_whole().await;
}
