//! Nothing personal is in clear anywhere on disk (G1, G2).

use std::path::{Path, PathBuf};

use crate::support::{Engine, TestApp, on_both_engines};

on_both_engines!(no_marker_is_on_disk);

/// Stands in every field of the run; nobody is called that.
const MARKER: &str = "Qzxwvemarker";

async fn no_marker_is_on_disk(test: TestApp) {
    crate::support::erasure::choose(&test, "family-services").await;
    let wilma = test.as_("wilma").await;
    let email = format!("{MARKER}@example.org");
    let fields = [
        ("street", MARKER),
        ("city", MARKER),
        ("email", email.as_str()),
        ("safe_hours", MARKER),
        ("also_known_as", MARKER),
    ];
    let person = wilma.create_person(MARKER, MARKER, &fields).await;
    let case = wilma
        .post(
            &format!("{person}/cases"),
            &[("title", MARKER), ("kind", MARKER), ("description", MARKER)],
        )
        .await
        .location_path();
    wilma
        .post(
            &format!("{case}/entries"),
            &[
                ("text", MARKER),
                ("title", MARKER),
                ("source_name", MARKER),
                ("source_contact", MARKER),
                ("source_relation", MARKER),
            ],
        )
        .await;
    wilma
        .post(&format!("{case}/draft"), &[("text", MARKER), ("title", MARKER)])
        .await;
    wilma
        .post(
            &format!("{case}/holds"),
            &[("kind", "safety"), ("reason", MARKER), ("review_on", "2030-01-01")],
        )
        .await;
    let document = [("title", MARKER), ("audience", "client")];
    let added = wilma
        .post_file(
            &format!("{case}/documents"),
            &document,
            &format!("{MARKER}.txt"),
            MARKER,
        )
        .await;
    assert_eq!(added.status, 303, "{}", added.body);
    assert_eq!(
        test.app.db.blobs().list().unwrap().len(),
        1,
        "its file is looked at too"
    );
    let told = [
        ("kind", "told"),
        ("category", "school"),
        ("recipient", MARKER),
        ("what", MARKER),
        ("basis", "consent"),
        ("on", "2026-11-02"),
    ];
    assert_eq!(wilma.post(&format!("{person}/disclosures"), &told).await.status, 303);
    wilma.post("/w/search", &[("q", MARKER)]).await;
    let request = [
        ("kind", "erasure"),
        ("channel", "letter"),
        ("received_on", "1.11.2026"),
        ("asker", MARKER),
        ("asked", MARKER),
    ];
    assert_eq!(wilma.post(&format!("{person}/requests"), &request).await.status, 303);
    let form = [
        ("kind", "access"),
        ("who", "other"),
        ("name", MARKER),
        ("birth", "4.3.1985"),
        ("sender", MARKER),
        ("reach", MARKER),
        ("words", MARKER),
    ];
    assert_eq!(test.nobody().post("/o/harbour/requests", &form).await.status, 200);
    test.work_off().await;
    wilma.post(&format!("{case}/closure"), &[("reason", MARKER)]).await;
    assert!(wilma.get(&case).await.body.contains(MARKER), "the run did write it");
    test.app.db.sequence(test.harbour.organization.id).await.unwrap();

    let mut found = Vec::new();
    let mut bytes = 0;
    for file in files(&test.folder) {
        let content = std::fs::read(&file).unwrap();
        bytes += content.len();
        if holds(&content) {
            found.push(file);
        }
    }
    if test.engine == Engine::Postgres {
        for dump in dump(&test).await {
            bytes += dump.len();
            assert!(!holds(dump.as_bytes()), "a marker in PostgreSQL");
        }
    }
    assert!(found.is_empty(), "markers in {found:?}");
    assert!(bytes > 10_000, "there was something to look at");

    // The scan itself works: a planted marker is found.
    let planted = test.folder.join("planted.log");
    std::fs::write(&planted, format!("x{}y", MARKER.to_lowercase())).unwrap();
    assert!(
        files(&test.folder)
            .iter()
            .any(|file| holds(&std::fs::read(file).unwrap()))
    );
    println!(
        "G1 0 marker bytes in {bytes} bytes on {:?}; a planted one was found",
        test.engine
    );
}

/// Whether any spelling of the marker is there: as typed, in other case, in UTF-16.
fn holds(content: &[u8]) -> bool {
    let lower: Vec<u8> = content.to_ascii_lowercase();
    let plain = MARKER.to_lowercase();
    let wide: Vec<u8> = plain.bytes().flat_map(|byte| [byte, 0]).collect();
    [plain.as_bytes(), &wide]
        .iter()
        .any(|needle| lower.windows(needle.len()).any(|window| window == *needle))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// Every row of every table as text; bytea shows as hexadecimal, so both spellings are looked for.
async fn dump(test: &TestApp) -> Vec<String> {
    let mut rows = Vec::new();
    for table in carehold::tables::all() {
        let cells = test
            .peek(&format!(
                "SELECT convert_from(convert_to(CAST(t AS text), 'UTF8'), 'UTF8') FROM {} t",
                table.name
            ))
            .await;
        for cell in cells {
            let hex = MARKER
                .bytes()
                .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
            assert!(!cell.contains(&hex), "a marker in `{}`", table.name);
            rows.push(cell);
        }
    }
    rows
}
