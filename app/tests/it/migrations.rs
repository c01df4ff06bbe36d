//! Both engines end up with the same tables, and a program starts only on the schema that it was built for.

use crate::support::{Engine, TestApp, on_both_engines};

on_both_engines!(nothing_starts_on_another_schema);

/// Behind the newest migrations or ahead of them: `serve`, `work` and every other command say so and what to do, before anything is served.
async fn nothing_starts_on_another_schema(test: TestApp) {
    assert!(test.try_other_process().await.is_ok());
    let newest = test.peek_one("SELECT MAX(name) FROM migration").await;

    test.tamper("INSERT INTO migration (name, at) SELECT '9999_later', at FROM migration WHERE name = '0010_people'")
        .await;
    let refused = test.try_other_process().await.err().unwrap();
    assert!(
        refused.contains("newer than this program") && refused.contains("9999_later"),
        "{refused}"
    );
    if test.engine == Engine::Sqlite {
        let mut config = carehold::config::Config::read(&test.folder, None).unwrap();
        (config.database.url, config.keys.url) = test.urls();
        let settings = config.settings(test.clock.clone()).unwrap();
        let migrated = platform::boot::run_migrations(&settings, carehold::migrations::ALL).await;
        assert!(
            migrated.unwrap_err().to_string().contains("newer than this program"),
            "`migrate` does not call it done"
        );
    }
    test.tamper("DELETE FROM migration WHERE name = '9999_later'").await;

    test.tamper(&format!("DELETE FROM migration WHERE name = '{newest}'"))
        .await;
    let refused = test.try_other_process().await.err().unwrap();
    assert!(
        refused.contains("`carehold migrate`") && refused.contains(&newest),
        "{refused}"
    );

    test.tamper("DROP TABLE migration").await;
    let refused = test.try_other_process().await.err().unwrap();
    assert!(refused.contains("`carehold migrate`"), "{refused}");
}

#[tokio::test]
async fn both_engines_have_the_same_tables() {
    let sqlite = TestApp::start(Engine::Sqlite).await;
    let postgres = TestApp::start(Engine::Postgres).await;
    let lite = sqlite.peek("SELECT m.name || '.' || p.name || CASE WHEN p.\"notnull\" = 1 THEN '!' ELSE '' END FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY 1").await;
    let big = postgres.peek("SELECT table_name || '.' || column_name || CASE WHEN is_nullable = 'NO' THEN '!' ELSE '' END FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1").await;
    let sorted = |mut columns: Vec<String>| {
        columns.sort();
        columns
    };
    assert_eq!(sorted(lite), sorted(big));
}
