//! What admins change: the time-out, a colleague's details, teams, and the end of somebody's access.

use crate::support::{Answer, Client, PASSWORD, TestApp, on_both_engines};

on_both_engines!(
    the_time_out_is_the_organizations_choice,
    a_time_out_is_logged_once,
    only_sensible_time_outs_by_admins,
    a_colleagues_details_change,
    a_team_ends,
    nothing_restricted_is_left_with_nobody,
    a_team_hands_over_too,
    the_navigation_knows_where_it_is
);

/// The value of a hidden field.
fn hidden(answer: &Answer, name: &str) -> String {
    let (_, rest) = answer
        .body
        .split_once(&format!("name=\"{name}\" value=\""))
        .unwrap_or_else(|| panic!("no `{name}` in {}: {}", answer.status, answer.body));
    rest.split('"').next().unwrap().to_owned()
}

async fn version(client: &Client, path: &str) -> String {
    hidden(&client.get(path).await, "version")
}

async fn seconds_left(client: &Client) -> i64 {
    let answer = client.get("/session").await;
    let (_, rest) = answer.body.split_once("\"seconds_left\":").unwrap();
    rest.trim_end_matches('}').parse().unwrap()
}

async fn the_time_out_is_the_organizations_choice(test: TestApp) {
    let (ada, wilma) = (test.as_("ada").await, test.as_("wilma").await);
    let foreign = test.as_member(&test.lakeside, "wilma").await;
    assert!(wilma.get("/w").await.body.contains("data-timeout-idle=\"900\""));
    for minutes in ["5", "6"] {
        let version = version(&ada, "/admin/security").await;
        let fields = [("idle_minutes", minutes), ("version", version.as_str())];
        assert_eq!(ada.post("/admin/security", &fields).await.status, 303);
    }
    assert!(wilma.get("/w").await.body.contains("data-timeout-idle=\"360\""));
    assert!(foreign.get("/w").await.body.contains("data-timeout-idle=\"900\""));
    assert!((350..=360).contains(&seconds_left(&wilma).await));
    assert!(wilma.post("/session", &[]).await.body.contains(":360}"));
    test.clock.advance(350);
    assert_eq!(wilma.get("/w").await.status, 200);
    test.clock.advance(365);
    assert_eq!(wilma.get("/w").await.status, 303, "six minutes without an act");
    assert_eq!(wilma.get("/session").await.status, 401);
    assert_eq!(foreign.get("/w").await.status, 200);
    let log = test.as_("pia").await.get("/admin/log").await.body;
    assert!(log.contains("Change the security settings"), "{log}");
}

async fn only_sensible_time_outs_by_admins(test: TestApp) {
    let ada = test.as_("ada").await;
    for minutes in ["4", "31", "", "a while", "-6"] {
        let answer = ada
            .post("/admin/security", &[("idle_minutes", minutes), ("version", "0")])
            .await;
        assert_eq!(answer.status, 422, "{minutes}");
        assert!(
            answer.body.contains(&format!("value=\"{minutes}\"")),
            "{minutes} is lost"
        );
    }
    let fields = [("idle_minutes", "30"), ("version", "0")];
    assert_eq!(ada.post("/admin/security", &fields).await.status, 303);
    assert_eq!(
        ada.post("/admin/security", &fields).await.status,
        422,
        "typed over an older one"
    );
    let pia = test.as_("pia").await;
    let page = pia.get("/admin/security").await;
    assert!(page.status == 200 && !page.body.contains("name=\"idle_minutes\""));
    assert_eq!(pia.post("/admin/security", &fields).await.status, 403);
    assert_eq!(test.as_("wilma").await.get("/admin/security").await.status, 403);
}

async fn a_colleagues_details_change(test: TestApp) {
    let ada = test.as_("ada").await;
    let account = format!("/admin/people/{}", test.harbour.account("wilma"));
    let path = format!("{account}/edit");
    let form = ada.get(&path).await;
    assert!(form.body.contains("value=\"wilma@harbour.example\""), "{}", form.body);
    let version = hidden(&form, "version");
    let send = |name: &'static str, email: &'static str| {
        let fields = [
            ("name", name),
            ("email", email),
            ("title", "Nurse"),
            ("version", version.as_str()),
        ];
        let fields: Vec<(String, String)> = fields
            .iter()
            .map(|(key, value)| ((*key).into(), (*value).into()))
            .collect();
        let (ada, path) = (ada.clone(), path.clone());
        async move {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(key, value)| (key.as_str(), value.as_str()))
                .collect();
            ada.post(&path, &fields).await
        }
    };
    let taken = send("Wilma Wed", " Olli@HARBOUR.example").await;
    assert_eq!(taken.status, 422, "olli has it");
    assert!(taken.body.contains("value=\"Wilma Wed\""), "{}", taken.body);
    assert_eq!(send("", "not an address").await.status, 422);
    assert_eq!(send("Wilma Wed", "wed@harbour.example").await.status, 303);
    assert_eq!(
        send("Late", "late@harbour.example").await.status,
        422,
        "typed over an older version"
    );
    assert!(ada.get(&account).await.body.contains("Wilma Wed"));
    let nobody = test.nobody();
    for (email, status) in [("wilma@harbour.example", 422), ("wed@harbour.example", 303)] {
        let answer = nobody
            .post("/o/harbour/sign-in", &[("email", email), ("password", PASSWORD)])
            .await;
        assert_eq!(answer.status, status, "{email}");
    }
    assert_eq!(test.as_("pia").await.get(&path).await.status, 403);
}

/// Makes a team of these members; returns its address.
async fn team(test: &TestApp, name: &str, members: &[&str]) -> String {
    let ada = test.as_("ada").await;
    let path = ada.post("/admin/teams", &[("name", name)]).await.location_path();
    let version = version(&ada, &path).await;
    let members: Vec<String> = members
        .iter()
        .map(|name| test.harbour.account(name).to_string())
        .collect();
    let mut fields = vec![("name", name), ("version", version.as_str())];
    fields.extend(members.iter().map(|member| ("members", member.as_str())));
    assert_eq!(ada.post(&path, &fields).await.status, 303);
    path
}

/// Gives a case to these workers and a team.
async fn assign(test: &TestApp, case: &str, workers: &[&str], team: &str) {
    let workers: Vec<String> = workers
        .iter()
        .map(|name| test.harbour.account(name).to_string())
        .collect();
    let mut fields = vec![("team", team.rsplit('/').next().unwrap())];
    fields.extend(workers.iter().map(|worker| ("worker", worker.as_str())));
    let answer = test
        .as_("wilma")
        .await
        .post(&format!("{case}/assignment"), &fields)
        .await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

async fn a_team_ends(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let team = team(&test, "Harbour crew", &["olli", "saga"]).await;
    assign(&test, &case, &["wilma"], &team).await;
    let olli = test.as_("olli").await;
    assert_eq!(olli.get(&case).await.status, 200, "through the team");
    let ada = test.as_("ada").await;
    let page = ada.get(&format!("{team}/end")).await;
    assert!(page.body.contains("2 people leave the team"), "{}", page.body);
    assert!(page.body.contains("One case is no longer open to the team"));
    assert_eq!(ada.post(&format!("{team}/end"), &[]).await.status, 303);
    assert_eq!(olli.get(&case).await.status, 404);
    assert_eq!(test.as_("wilma").await.get(&case).await.status, 200);
    assert!(!ada.get("/admin/teams").await.body.contains("Harbour crew"));
    assert!(
        !test
            .as_("wilma")
            .await
            .get(&format!("{case}/assignment"))
            .await
            .body
            .contains("Harbour crew")
    );
    for path in [team.clone(), format!("{team}/end")] {
        assert_eq!(ada.get(&path).await.status, 409, "{path}");
        assert_eq!(ada.post(&path, &[("name", "Harbour crew")]).await.status, 409, "{path}");
    }
    let again = ada.post("/admin/teams", &[("name", "Harbour crew")]).await;
    assert_eq!(again.status, 303, "the name is free again");
    test.assert_log_is_whole().await;
}

async fn nothing_restricted_is_left_with_nobody(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let (person, _) = test.client_with_case("Berg", "Bo").await;
    let wilma = test.as_("wilma").await;
    wilma
        .post(&format!("{case}/restriction"), &[("restricted", "yes")])
        .await;
    wilma
        .post(&format!("{person}/sensitive"), &[("sensitive", "yes")])
        .await;
    let ada = test.as_("ada").await;
    let path = format!("/admin/people/{}/end", test.harbour.account("wilma"));
    let page = ada.get(&path).await;
    assert!(
        page.body.contains("One restricted case is open to nobody else"),
        "{}",
        page.body
    );
    assert!(
        page.body
            .contains("One person with a sensitive mark is open to nobody else")
    );
    assert!(!page.body.contains("Aino") && !page.body.contains("Berg"));
    let own = test.harbour.account("wilma").to_string();
    let auditor = test.harbour.account("aulis").to_string();
    for successor in ["", own.as_str(), auditor.as_str(), "nonsense"] {
        let answer = ada.post(&path, &[("successor", successor)]).await;
        assert_eq!(answer.status, 422, "{successor}");
        assert!(answer.body.contains("href=\"#successor\"") && answer.body.contains("Choose who takes over"));
    }
    assert_eq!(wilma.get(&case).await.status, 200, "nothing has ended");
    let olli = test.harbour.account("olli").to_string();
    assert_eq!(ada.post(&path, &[("successor", &olli)]).await.status, 303);
    assert_eq!(wilma.get(&case).await.status, 303, "signed out");
    let olli = test.as_("olli").await;
    assert_eq!(olli.get(&case).await.status, 200);
    assert_eq!(olli.get(&person).await.status, 200);
    assert_eq!(ada.get(&case).await.status, 404, "an admin still sees neither");
    assert_eq!(ada.get(&person).await.status, 404);
}

async fn a_team_hands_over_too(test: TestApp) {
    let (_, case) = test.client_with_case("Aalto", "Aino").await;
    let path = team(&test, "Safe house", &["wilma", "olli"]).await;
    test.as_("wilma")
        .await
        .post(&format!("{case}/restriction"), &[("restricted", "yes")])
        .await;
    assign(&test, &case, &[], &path).await;
    let ada = test.as_("ada").await;
    let wilma = format!("/admin/people/{}/end", test.harbour.account("wilma"));
    assert_eq!(ada.post(&wilma, &[]).await.status, 303, "olli is still in the team");
    let olli = format!("/admin/people/{}/end", test.harbour.account("olli"));
    assert_eq!(ada.post(&olli, &[]).await.status, 422, "the last of the team");
    assert_eq!(ada.post(&format!("{path}/end"), &[]).await.status, 422);
    let saga = test.harbour.account("saga").to_string();
    assert_eq!(
        ada.post(&format!("{path}/end"), &[("successor", &saga)]).await.status,
        303
    );
    assert_eq!(test.as_("saga").await.get(&case).await.status, 200);
    assert_eq!(ada.post(&olli, &[]).await.status, 303, "saga has it now");
}

async fn the_navigation_knows_where_it_is(test: TestApp) {
    let ada = test.as_("ada").await;
    for path in ["/admin/people", "/admin/teams", "/admin/security"] {
        let page = ada.get(path).await.body;
        assert!(
            page.contains("<a href=\"/admin/people\" aria-current=\"page\">"),
            "{path}"
        );
        assert_eq!(
            page.matches("<li><a href=\"/admin/people\" aria-current").count(),
            2,
            "{path}: rail and phone"
        );
    }
}

async fn a_time_out_is_logged_once(test: TestApp) {
    let wilma = test.as_("wilma").await;
    assert_eq!(wilma.get("/w").await.status, 200);
    let log = async || {
        let pia = test.as_("pia").await;
        let path = format!("/admin/log?person={}", test.harbour.account("wilma"));
        pia.get(&path).await.body.matches("Sign out after a time-out").count()
    };
    for (minutes, events) in [(16, 0), (31, 1), (60, 1)] {
        test.clock.advance(minutes * 60);
        platform::boot::sweep(&test.app.db, carehold::tables::all())
            .await
            .unwrap();
        assert_eq!(log().await, events, "{minutes} minutes later");
    }
    assert_eq!(wilma.get("/w").await.status, 303);
    test.assert_log_is_whole().await;
}
