//! One organization never sees another (G8): every table under row-level security, every statement bound.

use platform::db::migrate::PLATFORM_TABLES;

use crate::support::goal::{Random, count};
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
    println!(
        "G8 {operations} requests across organizations, 0 leaks ({:?})",
        test.engine
    );
}

/// G8: ids of one organization, used by an actor of the other in every way that reaches the database by id.
async fn foreign_ids_lead_nowhere(test: TestApp) {
    use carehold::cases::Case;
    use carehold::people::Person;
    use carehold::policy::{CloseCase, EditPerson, ListCases, ReadCase, ReadPerson};
    use platform::ids::{CaseId, PersonId};

    let id = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let mut ids: Vec<(PersonId, CaseId)> = Vec::new();
    for given in ["Aino", "Eino", "Onni", "Tyyne", "Väinö"] {
        let (person, case) = test.client_with_case("Aalto", given).await;
        ids.push((id(&person).parse().unwrap(), id(&case).parse().unwrap()));
    }
    let foreign = platform::boot::system(test.lakeside.organization.id, "test");
    let mut operations = 0;
    let mut leaks = 0;
    let mut random = Random::new();
    println!("G8 seed {}", random.seed);
    while operations < count(100_000) {
        let (person, case) = ids[random.below(ids.len())];
        let tx = test.app.db.read(&foreign).await.unwrap();
        leaks += usize::from(tx.authorize::<Case, ReadCase>(case).await.is_ok());
        leaks += usize::from(tx.authorize::<Person, ReadPerson>(person).await.is_ok());
        leaks += usize::from(tx.authorize::<Case, CloseCase>(case).await.is_ok());
        leaks += usize::from(tx.authorize::<Person, EditPerson>(person).await.is_ok());
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
        operations += 10;
    }
    println!(
        "G8 {operations} operations with foreign ids, {leaks} leaks ({:?})",
        test.engine
    );
    assert_eq!(leaks, 0);
}
