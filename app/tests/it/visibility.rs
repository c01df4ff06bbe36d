//! `decide` and the SQL of lists say the same, for random grants; so do the results of a search and the pages behind them.

use std::collections::BTreeSet;

use carehold::cases::{Case, CaseFields, NewCase, Priority, Status};
use carehold::people::{NewPerson, PersonFields};
use carehold::policy::{ListCases, OnboardOrganization};
use platform::audit::Event;
use platform::authz::{Ground, Permit, Principal};
use platform::ids::CaseId;

use crate::support::{TestApp, on_both_engines};

on_both_engines!(lists_and_decisions_agree, results_say_what_cannot_be_opened);

/// A small generator, seeded, so that a failure can be run again.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

async fn lists_and_decisions_agree(test: TestApp) {
    let seed = 0x00C0_FFEE;
    println!("seed {seed:#x}");
    let mut random = Random(seed);
    let cast = ["ada", "saga", "wilma", "olli", "pia"];
    let mut tx = test.app.db.begin(&test.system()).await.unwrap();
    let permit: Permit<OnboardOrganization> = tx.permit().unwrap();
    let person = carehold::people::insert(
        &mut tx,
        &NewPerson {
            fields: &PersonFields {
                family: "X".to_owned(),
                ..Default::default()
            },
            sensitive: false,
        },
    )
    .await
    .unwrap();
    let mut cases: Vec<CaseId> = Vec::new();
    let now = tx.now();
    for _ in 0..40 {
        let new = NewCase {
            client_id: person.id,
            client_log_scope: person.log_scope,
            status: Status::Active,
            priority: Priority::Normal,
            team_id: None,
            opened_at: now,
            closed_at: None,
            fields: &CaseFields::default(),
        };
        let (id, _) = carehold::cases::insert(&mut tx, &new).await.unwrap();
        for _ in 0..random.below(4) {
            let who = test.harbour.account(cast[usize::try_from(random.below(5)).unwrap()]);
            let offset = i64::try_from(random.below(5)).unwrap() - 2;
            let starts_at = now.plus_seconds(offset * 100);
            let ends_at = (random.below(2) == 0).then(|| starts_at.plus_seconds(150));
            let ground =
                [Ground::Assigned, Ground::Team, Ground::Substitute][usize::try_from(random.below(3)).unwrap()];
            carehold::cases::insert_grant(&mut tx, id, Principal::Account(who), ground, starts_at, ends_at)
                .await
                .unwrap();
        }
        cases.push(id);
    }
    tx.commit(Event::on(&permit, &carehold::tables::CASES, person.id.uuid(), None))
        .await
        .unwrap();
    let restricted: Vec<String> = cases.iter().step_by(3).map(ToString::to_string).collect();
    for id in &restricted {
        let literal = match test.engine {
            crate::support::Engine::Sqlite => format!("unhex('{id}')"),
            crate::support::Engine::Postgres => format!("'{id}'"),
        };
        let truth = if test.engine == crate::support::Engine::Sqlite {
            "1"
        } else {
            "TRUE"
        };
        test.tamper(&format!("UPDATE cases SET restricted = {truth} WHERE id = {literal}"))
            .await;
    }
    for name in cast {
        let actor = test.actor(name).await;
        let tx = test.app.db.read(&actor).await.unwrap();
        let listed: BTreeSet<String> = carehold::cases::list_by_ids::<ListCases>(&tx, &cases)
            .await
            .unwrap()
            .iter()
            .map(|case| case.id.to_string())
            .collect();
        let mut decided = BTreeSet::new();
        for id in &cases {
            if tx.authorize::<Case, ListCases>(*id).await.is_ok() {
                decided.insert(id.to_string());
            }
        }
        assert_eq!(listed, decided, "{name}");
    }
}

/// A result is a link where it opens, and says so where it does not: for everybody who may search, before and after grants have run out.
async fn results_say_what_cannot_be_opened(test: TestApp) {
    let (client, _) = test.client_with_case("Korhonen", "Aino").await;
    let registered = test.as_("olli").await.create_person("Korhonen", "Bo", &[]).await;
    let mut seen = BTreeSet::new();
    for days in [0, 8] {
        test.clock.advance(days * 86_400);
        for name in ["ada", "pia", "saga", "wilma", "olli", "asta"] {
            let member = test.as_(name).await;
            let results = member.post("/w/search", &[("q", "Korhonen")]).await.body;
            assert!(
                results.contains("Korhonen, Aino") && results.contains("Korhonen, Bo"),
                "{name}"
            );
            let mut closed = 0;
            for person in [&client, &registered] {
                let opens = member.get(person).await.status == 200;
                assert_eq!(
                    results.contains(&format!("href=\"{person}\"")),
                    opens,
                    "{name}, {person}"
                );
                closed += usize::from(!opens);
                seen.insert((name, opens));
            }
            let said = results.matches("You may not open this record.").count();
            assert_eq!(said, closed, "{name}: {results}");
        }
    }
    assert!(seen.contains(&("olli", true)) && seen.contains(&("olli", false)) && seen.contains(&("saga", false)));
}
