//! Every table under an organization answers for a person, or says why not.

use carehold::subjects::DECLARATIONS;
use carehold::tables;
use platform::db::migrate::PLATFORM_TABLES;
use platform::subject::About;

use crate::support::{Engine, TestApp, on_both_engines};

on_both_engines!(every_table_is_declared_and_described, every_find_statement_prepares);

async fn every_table_is_declared_and_described(test: TestApp) {
    let sql = match test.engine {
        Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
        Engine::Postgres => {
            "SELECT relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND relkind = 'r' ORDER BY 1"
        }
    };
    for table in test.peek(sql).await {
        if PLATFORM_TABLES.iter().any(|(name, _)| *name == table) {
            continue;
        }
        let declared = DECLARATIONS
            .iter()
            .filter(|declaration| declaration.table.name == table)
            .count();
        assert_eq!(declared, 1, "the table `{table}` has {declared} subject declarations");
        let known = tables::all()
            .into_iter()
            .find(|known| known.name == table)
            .unwrap_or_else(|| panic!("the table `{table}` has no number"));
        let columns = match test.engine {
            Engine::Sqlite => format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"),
            Engine::Postgres => format!(
                "SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position"
            ),
        };
        assert_eq!(
            test.peek(&columns).await.join(", "),
            known.columns,
            "the columns of `{table}` are declared in another order or number"
        );
    }
}

async fn every_find_statement_prepares(test: TestApp) {
    for declaration in DECLARATIONS {
        for statement in [declaration.find, declaration.verify].into_iter().flatten() {
            test.app
                .db
                .prepare(statement)
                .await
                .unwrap_or_else(|error| panic!("{}: {error}", declaration.table.name));
        }
        assert_eq!(
            declaration.find.is_none(),
            matches!(declaration.about, About::Nobody(_)),
            "{}",
            declaration.table.name
        );
    }
}

#[test]
fn numbers_and_declarations_are_one_to_one() {
    let all = tables::all();
    let mut numbers: Vec<u16> = all.iter().map(|table| table.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), all.len(), "two tables share a number");
    for declaration in DECLARATIONS {
        assert!(
            all.iter().any(|table| table.name == declaration.table.name),
            "a declaration for `{}`, which does not exist",
            declaration.table.name
        );
    }
}
