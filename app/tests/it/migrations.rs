//! Both engines end up with the same tables.

use crate::support::{Engine, TestApp};

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
