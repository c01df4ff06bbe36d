//! One organization never sees another (G8): every table under row-level security, every statement bound.

use platform::db::migrate::PLATFORM_TABLES;

use crate::support::{Engine, TestApp, on_both_engines};

on_both_engines!(
    every_table_is_protected,
    twins_see_only_their_own,
    foreign_ids_lead_nowhere
);

async fn every_table_is_protected(test: TestApp) {
    if test.engine == Engine::Sqlite {
        // There is no row-level security to test: the statements' own binding is, in `statements`.
        return;
    }
    let open = test.peek("SELECT relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1").await;
    let mut allowed: Vec<&str> = PLATFORM_TABLES.iter().map(|(name, _)| *name).collect();
    allowed.sort_unstable();
    assert_eq!(
        open, allowed,
        "a table lies outside row-level security, or the closed list is stale"
    );
}

/// The same names in both organizations, random reads and writes by both: what one does never shows at the other.
async fn twins_see_only_their_own(test: TestApp) {
    let (ours, theirs) = (test.as_("wilma").await, test.as_member(&test.lakeside, "wilma").await);
    let mut own = Vec::new();
    for round in 0..4 {
        for (side, client) in [("Harbourside", &ours), ("Lakesidey", &theirs)] {
            let person = client
                .create_person("Twin", &format!("{side} {round}"), &[("anyway", "yes")])
                .await;
            let case = client
                .post(&format!("{person}/cases"), &[("title", side), ("kind", "x")])
                .await
                .location_path();
            own.push((side, person, case));
        }
    }
    let mut operations = 0;
    for (side, person, case) in &own {
        let other = if *side == "Harbourside" { &theirs } else { &ours };
        for path in [
            person.clone(),
            case.clone(),
            format!("{person}/family"),
            format!("{person}/edit"),
            format!("{case}/edit"),
            format!("{case}/closure"),
        ] {
            let answer = other.get(&path).await;
            assert_eq!(answer.status, 404, "{path}");
            assert!(!answer.body.contains(side));
            operations += 1;
        }
    }
    for (client, not) in [(&ours, "Lakesidey"), (&theirs, "Harbourside")] {
        for page in [
            client.get("/w/clients").await,
            client.get("/w").await,
            client.post("/w/search", &[("q", "Twin")]).await,
        ] {
            assert!(page.status == 200 && !page.body.contains(not));
            operations += 1;
        }
    }
    println!("G8 (a tenth and less; the rest is in `statements`) {operations} cross-organization operations, 0 leaks");
}

/// G8 at a tenth: ids of one organization, used by an actor of the other in every way that reaches the database by id.
async fn foreign_ids_lead_nowhere(test: TestApp) {
    use carehold::cases::Case;
    use carehold::people::Person;
    use carehold::policy::{ListCases, ReadCase, ReadPerson};
    use platform::ids::{CaseId, PersonId};

    let (person, case) = test.client_with_case("Aalto", "Aino").await;
    let id = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let (person, case): (PersonId, CaseId) = (id(&person).parse().unwrap(), id(&case).parse().unwrap());
    let foreign = platform::boot::system(test.lakeside.organization.id, "test");
    let mut operations = 0;
    let mut leaks = 0;
    for _ in 0..500 {
        let tx = test.app.db.read(&foreign).await.unwrap();
        leaks += usize::from(tx.authorize::<Case, ReadCase>(case).await.is_ok());
        leaks += usize::from(tx.authorize::<Person, ReadPerson>(person).await.is_ok());
        leaks += carehold::cases::list_by_ids::<ListCases>(&tx, &[case])
            .await
            .unwrap()
            .len();
        leaks += carehold::cases::list_of_client::<ListCases>(&tx, person)
            .await
            .unwrap()
            .len();
        leaks += carehold::holds::list_of_case(&tx, case).await.unwrap().len();
        leaks += carehold::cases::grants_of(&tx, case).await.unwrap().len();
        leaks += carehold::people::visible_marks(&tx).await.unwrap().len();
        leaks += test.app.directories.listed(&tx, &[person]).await.unwrap().len();
        operations += 8;
    }
    println!("G8 {operations} operations with foreign ids, {leaks} leaks");
    assert_eq!(leaks, 0);
}
