//! Every route against everybody who may not (part of G9): the route table is data, so no route can be forgotten.

use platform::authz::Roles;
use platform::web::RouteInfo;

use crate::support::{Client, TestApp, on_both_engines};

on_both_engines!(
    every_route_refuses_strangers_and_other_organizations,
    every_route_has_an_action_or_a_reason,
    staff_and_portal_have_no_route_in_common
);

fn routes(test: &TestApp) -> Vec<RouteInfo> {
    carehold::server::routes(&test.app, &test.config()).table().to_vec()
}

/// Fills a route's address with ids that exist in `harbour`.
fn filled(path: &str, person: &str, case: &str) -> String {
    let id = if path.starts_with("/w/cases") { case } else { person };
    let nothing = "00000000000000000000000000000001";
    path.replace("{id}", id.rsplit('/').next().unwrap())
        .replace("{case}", case.rsplit('/').next().unwrap())
        .replace("{entry}", nothing)
        .replace("{hold}", nothing)
        .replace("{relation}", nothing)
        .replace("{document}", nothing)
        .replace("{number}", "1")
        .replace("{recipient}", nothing)
        .replace("{event}", nothing)
        .replace("{representation}", nothing)
}

async fn every_route_refuses_strangers_and_other_organizations(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let nobody = test.nobody();
    let foreign = test.as_member(&test.lakeside, "wilma").await;
    let unrelated = test.as_("olli").await;
    let mut checked = 0;
    for route in routes(&test) {
        let Ok(action) = route.needs else { continue };
        let path = filled(route.path, &person, &case);
        let stranger = if route.method == "GET" {
            nobody.get(&path).await
        } else {
            nobody.post(&path, &[]).await
        };
        assert_eq!(stranger.status, 303, "{} {path} let a stranger in", route.method);
        assert!(stranger.location_path().ends_with("/sign-in"), "{path}");
        if path == route.path {
            continue;
        }
        for (who, client) in [("another organization", &foreign), ("no relation", &unrelated)] {
            let fields = [
                ("reason", "x"),
                ("text", "x"),
                ("kind", "safety"),
                ("review_on", "2030-01-01"),
                ("sensitive", "yes"),
            ];
            let answer = if route.method == "GET" {
                client.get(&path).await
            } else {
                client.post(&path, &fields).await
            };
            let known = who == "no relation" && (path.starts_with("/w/people") && action == "case.open");
            assert!(
                known || [303, 403, 404, 422].contains(&answer.status),
                "{who}: {} {path} answered {}",
                route.method,
                answer.status
            );
            assert!(
                !answer.body.contains("Aino") || known,
                "{who}: {} {path} showed the client",
                route.method
            );
        }
        checked += 1;
    }
    println!("G9 (part) {checked} addressed routes refused to strangers, other organizations and the unrelated");
    assert!(checked > 20);
}

/// Routes for whoever is signed in, each with its reason.
const SHARED: &[(&str, &str)] = &[("/resume", "hands back what a time-out cut off, to its owner alone")];

/// A portal account gets no route of staff or admins, and nobody of the staff a portal route.
async fn staff_and_portal_have_no_route_in_common(test: TestApp) {
    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let client = test.portal_client(&person, "aino@example.org").await;
    let wilma = test.as_("wilma").await;
    let ada = test.as_("ada").await;
    let (mut staffs, mut portals) = (0, 0);
    for route in routes(&test) {
        let Ok(action) = route.needs else { continue };
        let line = carehold::policy::all_actions()
            .find(|line| line.name == action)
            .unwrap();
        let (of_staff, of_portal) = (line.roles.meets(Roles::STAFF), line.roles.meets(Roles::PORTAL));
        if of_staff && of_portal {
            assert!(
                SHARED.iter().any(|(path, _)| *path == route.path),
                "{} is for everybody",
                route.path
            );
            continue;
        }
        assert_eq!(
            of_portal,
            route.path == "/p" || route.path.starts_with("/p/"),
            "{}",
            route.path
        );
        let path = filled(route.path, &person, &case);
        let others: &[&Client] = if of_portal { &[&wilma, &ada] } else { &[&client] };
        for other in others {
            let answer = if route.method == "GET" {
                other.get(&path).await
            } else {
                other.post(&path, &[]).await
            };
            assert_eq!(answer.status, 403, "{} {path}", route.method);
            assert!(!answer.body.contains("Aalto"), "{} {path}", route.method);
        }
        if of_portal {
            portals += 1;
        } else {
            staffs += 1;
        }
    }
    assert!(staffs > 80 && portals > 12, "{staffs} {portals}");
    for (path, reason) in SHARED {
        assert!(reason.len() > 10 && routes(&test).iter().any(|route| route.path == *path));
    }
}

async fn every_route_has_an_action_or_a_reason(test: TestApp) {
    for route in routes(&test) {
        match route.needs {
            Ok(action) => {
                let known = carehold::policy::all_actions().any(|line| line.name == action);
                assert!(known, "{} needs the unknown action {action}", route.path);
            }
            Err(reason) => assert!(reason.len() > 10, "{} is public without a reason", route.path),
        }
    }
}
