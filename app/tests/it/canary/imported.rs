//! What a file from another system tells of somebody opens in no older copy, once the person, the file or the import is gone.

use carehold::tables;
use platform::authz::SealedRow;
use platform::db::{FromRow, Row, Table};
use platform::ids::ScopeId;
use platform::keystore::Sealed;
use platform::params;
use uuid::Uuid;

use super::rows::Bytes;
use crate::support::erasure::Story;
use crate::support::{Engine, TestApp, on_both_engines};

on_both_engines!(
    a_waiting_row_opens_nowhere_once_its_person_is_erased,
    a_waiting_row_opens_nowhere_once_its_import_is_undone,
    a_file_opens_nowhere_once_it_is_taken_over,
    a_file_opens_nowhere_once_it_is_discarded,
);

/// Stands in the file only.
const WORD: &str = "Waitingtown";

/// What is told apart: the rows that wait, and the pieces of the file.
macro_rules! old_rows {
    ($($name:ident of $table:ident, $copied:literal, $listed:literal;)*) => {
        $(struct $name {
            id: Uuid,
            version: i64,
            scope: ScopeId,
            sealed: Sealed<Bytes>,
        }

        impl FromRow for $name {
            fn from_row(row: &Row<'_>) -> Result<Self, platform::db::Error> {
                Ok(Self {
                    id: row.get(0)?,
                    version: row.get(1)?,
                    scope: row.get(2)?,
                    sealed: row.get(3)?,
                })
            }
        }

        impl SealedRow for $name {
            type Fields = Bytes;
            const TABLE: &'static Table = &tables::$table;

            fn id(&self) -> Uuid {
                self.id
            }

            fn version(&self) -> i64 {
                self.version
            }

            fn scope(&self) -> ScopeId {
                self.scope
            }

            fn sealed(&self) -> &Sealed<Bytes> {
                &self.sealed
            }
        }

        impl $name {
            /// Keeps the rows as they are, as a backup would.
            async fn copy(test: &TestApp) {
                test.tamper($copied).await;
                if test.engine == Engine::Postgres {
                    test.tamper("GRANT SELECT ON old_row TO carehold_app").await;
                }
                assert!(Self::tells(test).await, "the copy opens as long as its key is there");
            }

            /// Whether a copy still tells where somebody lives.
            async fn tells(test: &TestApp) -> bool {
                let tx = test.app.db.read(&test.system()).await.unwrap();
                let rows: Vec<Self> = tx.all($listed, params![tx.organization()]).await.unwrap();
                assert!(!rows.is_empty());
                let mut tells = false;
                for row in rows {
                    let opened = tx.open_system(&row).await;
                    tells |= opened.is_ok_and(|fields| !fields.holding(&[WORD.to_owned()]).is_empty());
                }
                tells
            }
        })*
    };
}

old_rows! {
    OldRow of IMPORT_ROW, "CREATE TABLE old_row AS SELECT * FROM import_row", "SELECT id, version, scope_id, sealed FROM old_row WHERE organization_id = $1";
    OldPiece of IMPORT_CHUNK, "CREATE TABLE old_row AS SELECT * FROM import_chunk", "SELECT id, version, scope_id, sealed FROM old_row WHERE organization_id = $1";
}

/// A person, and the address of a draft with a row that may be that person.
async fn draft(test: &TestApp) -> (String, String) {
    let wilma = test.as_("wilma").await;
    let code = [("identity_code", "131052-308T")];
    let person = wilma.create_person("Lehtonen", "Aino", &code).await;
    let file = format!("number;family_name;given_names;hetu;city\r\nB-1;Lehtonen;Aino;131052-308T;{WORD}");
    let ada = test.as_("ada").await;
    let fields = [("system", "Effica"), ("country", "fi")];
    let mapping = ada
        .post_file("/admin/imports", &fields, "codes.csv", &file)
        .await
        .location_path();
    let columns =
        ["source_number", "family_name", "given_names", "identity_code", "city"].map(|field| ("field", field));
    (person, ada.post(&mapping, &columns).await.location_path())
}

async fn run(test: &TestApp, import: &str) {
    let ada = test.as_("ada").await;
    ada.post(&format!("{import}/run"), &[]).await;
    test.work_off().await;
    let rows = test.peek_one("SELECT CAST(COUNT(*) AS text) FROM import_row").await;
    assert_eq!(rows, "1");
}

async fn a_waiting_row_opens_nowhere_once_its_person_is_erased(test: TestApp) {
    let (person, import) = draft(&test).await;
    run(&test, &import).await;
    OldRow::copy(&test).await;
    let story = Story::erasure(test, &person).await;
    story.erase(&[]).await;
    story.approve().await;
    story.carry_out().await;
    assert_eq!(story.state().await, "closed");
    let test = story.test;
    let rows = test.peek_one("SELECT CAST(COUNT(*) AS text) FROM import_row").await;
    assert_eq!(rows, "0");
    assert!(!OldRow::tells(&test).await);
}

async fn a_waiting_row_opens_nowhere_once_its_import_is_undone(test: TestApp) {
    let (_, import) = draft(&test).await;
    run(&test, &import).await;
    OldRow::copy(&test).await;
    let ada = test.as_("ada").await;
    let undone = ada.post(&format!("{import}/undo"), &[("number", "0")]).await;
    assert!(undone.location_path().starts_with("/admin/imports/"));
    test.work_off().await;
    let outcome = test.peek_one("SELECT outcome FROM import_row").await;
    assert_eq!(outcome, "undone");
    assert!(!OldRow::tells(&test).await);
    assert_eq!(ada.get(&import).await.status, 200);
}

async fn a_file_opens_nowhere_once_it_is_taken_over(test: TestApp) {
    let (_, import) = draft(&test).await;
    OldPiece::copy(&test).await;
    run(&test, &import).await;
    assert!(!OldPiece::tells(&test).await);
}

async fn a_file_opens_nowhere_once_it_is_discarded(test: TestApp) {
    let (_, import) = draft(&test).await;
    OldPiece::copy(&test).await;
    let ada = test.as_("ada").await;
    ada.post(&import, &[]).await;
    let left = test.peek_one("SELECT CAST(COUNT(*) AS text) FROM import_chunk").await;
    assert_eq!(left, "0");
    assert!(!OldPiece::tells(&test).await);
}
