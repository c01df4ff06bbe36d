//! Looks that people are not told of: noted at night, reviewed every ninety days, released by somebody named.

use crate::support::{TestApp, on_both_engines};

on_both_engines!(
    a_reviewer_releases_what_was_withheld,
    nobody_releases_their_own,
    pages_tell_no_time_of_what_is_withheld,
);

const DAY: i64 = 86_400;
const TASK: &str = "Some looks at records have been withheld from people for long.";

async fn night(test: &TestApp) {
    let actor = platform::boot::system(test.harbour.organization.id, "test");
    carehold::disposal::run(&test.app, &actor).await.unwrap();
}

/// The address of the only record there is with withheld looks.
async fn review_of(client: &crate::support::Client) -> String {
    let page = client.get("/admin/log/looks").await;
    assert_eq!(page.status, 200, "{}", page.body);
    let (_, rest) = page.body.split_once("href=\"/admin/log/looks/").expect("a record");
    format!("/admin/log/looks/{}", rest.split('"').next().unwrap())
}

/// The values of the boxes on a review's page.
fn boxes(page: &str) -> Vec<String> {
    let parts = page.split("name=\"release\" value=\"").skip(1);
    parts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
}

async fn a_reviewer_releases_what_was_withheld(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let aino = test.portal_client(&person, "aino@example.org").await;
    let (ada, pia) = (test.as_("ada").await, test.as_("pia").await);
    let hold = [
        ("kind", "safety"),
        ("reason", "Threat reported"),
        ("review_on", "2060-01-01"),
    ];
    assert_eq!(ada.post(&format!("{person}/holds"), &hold).await.status, 303);
    let hidden = aino.get("/p/looked").await.body;
    assert!(hidden.contains("Worker") && !hidden.contains("Admin</td>"), "{hidden}");
    night(&test).await;
    night(&test).await;
    let noted = "SELECT CAST(COUNT(*) AS text) FROM withheld_look";
    let before: i64 = test.peek_one(noted).await.parse().unwrap();
    assert!(before > 0);
    assert!(!pia.get("/w").await.body.contains(TASK), "not before it is time");
    test.clock.advance(91 * DAY);
    night(&test).await;
    night(&test).await;
    let raised = "SELECT CAST(COUNT(*) AS text) FROM task WHERE kind = 'look-review'";
    assert_eq!(test.peek_one(raised).await, "1", "told once");
    assert!(test.as_("pia").await.get("/w").await.body.contains(TASK));
    for (name, status) in [("wilma", 403), ("aulis", 403), ("olli", 403)] {
        assert_eq!(
            test.as_(name).await.get("/admin/log/looks").await.status,
            status,
            "{name}"
        );
    }
    let pia = test.as_("pia").await;
    let review = review_of(&pia).await;
    let page = pia.get(&review).await.body;
    assert!(page.contains("Ada Admin") && !page.contains("Aalto"), "{page}");
    // Looked at, and withheld for another ninety days.
    let all = boxes(&page);
    let seen: Vec<(&str, &str)> = all.iter().map(|id| ("seen", id.as_str())).collect();
    assert_eq!(pia.post(&review, &seen).await.status, 303);
    assert!(!pia.get("/admin/log/looks").await.body.contains("Due"));
    let aino = test.portal_sign_in("aino@example.org").await;
    assert!(!aino.get("/p/looked").await.body.contains("Admin</td>"));
    // Released: the person is told of it like of the others, without a name.
    let mut form = seen.clone();
    form.extend(all.iter().map(|id| ("release", id.as_str())));
    let answer = pia.post(&review, &form).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let told = aino.get("/p/looked").await.body;
    assert!(told.contains("Admin</td>") && !told.contains("Ada"), "{told}");
    assert_eq!(pia.post(&review, &form).await.status, 409, "once");
    night(&test).await;
    assert!(
        test.as_("ada")
            .await
            .get("/admin/log/looks")
            .await
            .body
            .contains("Nothing is withheld")
    );
    let log = test.as_("pia").await.get("/admin/log").await.body;
    assert!(log.contains("Reviewed looks that people are not told of"), "{log}");
    test.assert_log_is_whole().await;
}

async fn nobody_releases_their_own(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    let pia = test.as_("pia").await;
    assert_eq!(pia.get(&format!("{person}/access-log")).await.status, 200);
    night(&test).await;
    let review = review_of(&pia).await;
    let page = pia.get(&review).await.body;
    assert!(page.contains("This is your own"), "{page}");
    let ada = test.as_("ada").await;
    let own = boxes(&ada.get(&review).await.body).remove(0);
    assert!(!boxes(&page).contains(&own));
    let form = [("seen", own.as_str()), ("release", own.as_str())];
    assert_eq!(pia.post(&review, &form).await.status, 403);
    let released = "SELECT CAST(COUNT(*) AS text) FROM withheld_look WHERE released_at IS NOT NULL";
    assert_eq!(test.peek_one(released).await, "0");
    let foreign = test.as_member(&test.lakeside, "ada").await;
    let answer = foreign.get(&review).await;
    assert!(answer.status == 404 && !answer.body.contains("Pia"), "{}", answer.body);
    test.assert_log_is_whole().await;
}

async fn pages_tell_no_time_of_what_is_withheld(test: TestApp) {
    let (person, _) = test.client_with_case("Aalto", "Aino").await;
    test.portal_client(&person, "aino@example.org").await;
    let now = || test.clock.now().micros() / 1000;
    let (mut shown, mut hidden) = (Vec::new(), Vec::new());
    // More days than a page has lines; what is withheld stands between each two.
    for _ in 0..43 {
        test.clock.advance(DAY);
        let (wilma, ada) = (test.as_("wilma").await, test.as_("ada").await);
        let before = now();
        assert_eq!(wilma.get(&person).await.status, 200);
        shown.push(before..=now());
        test.clock.advance(3600);
        let before = now();
        let hold = [("kind", "safety"), ("reason", "r"), ("review_on", "2060-01-01")];
        assert_eq!(ada.post(&format!("{person}/holds"), &hold).await.status, 303);
        hidden.push(before..=now());
    }
    let aino = test.portal_sign_in("aino@example.org").await;
    let rows = |body: &str| body.matches("<th scope=\"row\">").count();
    let first = aino.get("/p/looked").await.body;
    assert_eq!(rows(&first), 40, "{first}");
    let older = first.split("href=\"/p/looked?before=").nth(1).expect("a further page");
    let older = older.split('"').next().unwrap();
    let digits: String = older.chars().filter(char::is_ascii_hexdigit).take(12).collect();
    let at = i64::from_str_radix(&digits, 16).unwrap();
    let within = |times: &[std::ops::RangeInclusive<i64>]| times.iter().any(|time| time.contains(&at));
    assert!(within(&shown) && !within(&hidden), "{at}");
    let second = aino.get(&format!("/p/looked?before={older}")).await.body;
    assert_eq!(rows(&second), 5, "three days, and the first with two grounds: {second}");
    assert!(!second.contains("?before="), "{second}");
    assert!(!first.contains("Admin</td>") && !second.contains("Admin</td>"));
}
