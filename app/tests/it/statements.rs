//! Every statement constant is prepared on both engines, names its organization, and lists carry their visibility.

use carehold::statements;
use platform::db::migrate::PLATFORM_TABLES;

use crate::support::{TestApp, on_both_engines};

on_both_engines!(every_statement_prepares);

async fn every_statement_prepares(test: TestApp) {
    let mut failed = Vec::new();
    for (slice, name, text) in statements::all() {
        // Of PostgreSQL only: catalogue tables.
        if test.engine == crate::support::Engine::Sqlite && text.contains("pg_") {
            continue;
        }
        if let Err(error) = test.app.db.prepare(text).await {
            failed.push(format!("{slice}::{name}: {error}"));
        }
    }
    for table in carehold::tables::all() {
        for text in table.statements() {
            if let Err(error) = test.app.db.prepare(text).await {
                failed.push(format!("of table {}: {error}", table.name));
            }
        }
    }
    if let Err(error) = test.app.db.prepare(carehold::tables::all().scope_rows()).await {
        failed.push(format!("of all tables: {error}"));
    }
    for (name, text) in platform::keystore::STATEMENTS
        .iter()
        .chain(platform::keystore::DESTRUCTION_STATEMENTS)
    {
        if let Err(error) = test.app.db.keystore().prepare(text).await {
            failed.push(format!("keystore::{name}: {error}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn every_statement_names_its_organization() {
    let platform: Vec<&str> = PLATFORM_TABLES.iter().map(|(name, _)| *name).collect();
    for (slice, name, text) in statements::all() {
        let on_platform_table = platform.iter().any(|table| {
            ["FROM ", "INTO ", "UPDATE "]
                .iter()
                .any(|verb| text.contains(&format!("{verb}{table}\n")) || text.contains(&format!("{verb}{table} ")))
        });
        let exempt = on_platform_table || slice == "platform::boot";
        assert!(
            exempt || text.contains("organization_id = $1") || text.contains("INSERT INTO"),
            "{slice}::{name} does not name its organization"
        );
        assert!(!text.contains("SELECT *"), "{slice}::{name} selects whatever there is");
    }
}

#[test]
fn lists_carry_their_visibility() {
    for (name, listing) in carehold::cases::LISTINGS {
        for text in [listing.everywhere, listing.related] {
            assert!(
                text.contains("case_grant") && text.contains("principal_id = ANY($2)"),
                "{name} has no visibility"
            );
            assert!(
                text.contains("LIMIT") || name.contains("BY_IDS"),
                "{name} is not bounded"
            );
            assert!(!text.contains("COUNT("), "{name} counts");
        }
    }
}
