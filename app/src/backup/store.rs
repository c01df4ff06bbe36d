//! What is left beside a person or a case that is gone: found after a restore, when the replay has deleted the sealed rows.

use platform::db::{ReadTx, Table};
use platform::{params, statements};
use uuid::Uuid;

use crate::tables;

statements! {
    ORPHAN_IDENTIFIERS = "
        SELECT t.id
        FROM identifier t
        WHERE t.organization_id = $1
          AND NOT EXISTS (SELECT p.id FROM person p WHERE p.organization_id = t.organization_id AND p.id = t.person_id)";
    ORPHAN_CONTACT_TOKENS = "
        SELECT t.id
        FROM contact_token t
        WHERE t.organization_id = $1
          AND NOT EXISTS (SELECT p.id FROM person p WHERE p.organization_id = t.organization_id AND p.id = t.person_id)";
    ORPHAN_PERSON_GRANTS = "
        SELECT t.id
        FROM person_grant t
        WHERE t.organization_id = $1
          AND NOT EXISTS (SELECT p.id FROM person p WHERE p.organization_id = t.organization_id AND p.id = t.person_id)";
    ORPHAN_WITHHELD_LOOKS = "
        SELECT t.id
        FROM withheld_look t
        WHERE t.organization_id = $1
          AND NOT EXISTS (SELECT p.id FROM person p WHERE p.organization_id = t.organization_id AND p.id = t.person_id)";
    ORPHAN_TASKS = "
        SELECT t.id
        FROM task t
        WHERE t.organization_id = $1
          AND (
              (t.person_id IS NOT NULL AND NOT EXISTS (SELECT p.id FROM person p WHERE p.organization_id = t.organization_id AND p.id = t.person_id))
              OR (t.case_id IS NOT NULL AND NOT EXISTS (SELECT c.id FROM cases c WHERE c.organization_id = t.organization_id AND c.id = t.case_id))
          )";
    ORPHAN_IMPORT_ROWS = "
        SELECT t.id
        FROM import_row t
        WHERE t.organization_id = $1
          AND (
              (t.person_id IS NOT NULL AND NOT EXISTS (SELECT p.id FROM person p WHERE p.organization_id = t.organization_id AND p.id = t.person_id))
              OR (t.other_person_id IS NOT NULL AND NOT EXISTS (SELECT p.id FROM person p WHERE p.organization_id = t.organization_id AND p.id = t.other_person_id))
          )";
    ORPHAN_CASE_GRANTS = "
        SELECT t.id
        FROM case_grant t
        WHERE t.organization_id = $1
          AND NOT EXISTS (SELECT c.id FROM cases c WHERE c.organization_id = t.organization_id AND c.id = t.case_id)";
    ORPHAN_CASE_ACTIVITY = "
        SELECT t.id
        FROM case_activity t
        WHERE t.organization_id = $1
          AND NOT EXISTS (SELECT c.id FROM cases c WHERE c.organization_id = t.organization_id AND c.id = t.id)";
}

/// The rows that only say that somebody or something existed which is gone, by table.
pub(super) async fn orphans(tx: &ReadTx) -> Result<Vec<(&'static Table, Vec<Uuid>)>, platform::db::Error> {
    let asked: [(&'static Table, &'static str); 8] = [
        (&tables::IDENTIFIER, ORPHAN_IDENTIFIERS),
        (&tables::CONTACT_TOKEN, ORPHAN_CONTACT_TOKENS),
        (&tables::PERSON_GRANT, ORPHAN_PERSON_GRANTS),
        (&tables::WITHHELD_LOOK, ORPHAN_WITHHELD_LOOKS),
        (&tables::TASK, ORPHAN_TASKS),
        (&tables::IMPORT_ROW, ORPHAN_IMPORT_ROWS),
        (&tables::CASE_GRANT, ORPHAN_CASE_GRANTS),
        (&tables::CASE_ACTIVITY, ORPHAN_CASE_ACTIVITY),
    ];
    let mut found = Vec::new();
    for (table, statement) in asked {
        let rows: Vec<(Uuid,)> = tx.all(statement, params![tx.organization()]).await?;
        if !rows.is_empty() {
            found.push((table, rows.into_iter().map(|(id,)| id).collect()));
        }
    }
    Ok(found)
}
