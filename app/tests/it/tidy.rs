//! House rules that no compiler knows.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn rust_files() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = ["app/src", "app/tests", "crates", "xtask/src"]
        .map(|folder| root().join(folder))
        .to_vec();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(found.len() > 50);
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

#[test]
fn files_are_short_and_say_what_they_are() {
    for (path, text) in rust_files() {
        let lines = text.lines().count();
        let excused = text
            .lines()
            .take(20)
            .any(|line| line.starts_with("//!") && line.contains("longer than 400 lines"));
        assert!(lines <= 400 || excused, "{} has {lines} lines", shown(&path));
        assert!(
            text.starts_with("//!") || text.starts_with("#!["),
            "{} does not say what it is",
            shown(&path)
        );
    }
}

#[test]
fn lints_are_expected_with_a_reason_and_nothing_is_left_undone() {
    for (path, text) in rust_files() {
        if path.ends_with("tests/it/tidy.rs") {
            continue;
        }
        for forbidden in [
            "#[allow(",
            "#![allow(",
            " todo!(",
            " unimplemented!(",
            "#[ignore",
            "FIXME",
            "XXX",
        ] {
            assert!(!text.contains(forbidden), "`{forbidden}` in {}", shown(&path));
        }
    }
}

#[test]
fn platform_knows_no_domain_and_drivers_stay_in_their_room() {
    for (path, text) in rust_files() {
        let name = shown(&path);
        if name.starts_with("crates/platform/src") {
            assert!(!text.contains("carehold::"), "{name} imports the product");
            if !name.starts_with("crates/platform/src/db/") {
                assert!(
                    !text.contains("rusqlite::") && !text.contains("tokio_postgres::"),
                    "{name} names a database driver"
                );
            }
            if !name.starts_with("crates/platform/src/web/") {
                assert!(!text.contains("axum::Router"), "{name} names the router");
            }
        }
        if name.starts_with("app/src") {
            assert!(
                !text.contains("rusqlite") && !text.contains("tokio_postgres") && !text.contains("axum::Router"),
                "{name} reaches past the platform"
            );
        }
    }
}

/// SQL stands in `store.rs`, or in the one file of a slice that is one file.
#[test]
fn sql_stands_in_stores() {
    for (path, text) in rust_files() {
        let name = shown(&path);
        let holds_sql = ["SELECT ", "INSERT INTO ", "DELETE FROM "]
            .iter()
            .any(|verb| text.contains(&format!("\"{verb}")) || text.contains(&format!("        {verb}")));
        let allowed = !name.starts_with("app/src/")
            || name.ends_with("/store.rs")
            || name.contains("/store/")
            || ["app/src/tasks.rs", "app/src/onboarding.rs", "app/src/subjects.rs"].contains(&name.as_str());
        assert!(!holds_sql || allowed, "{name} holds SQL");
    }
}

/// Commits without an event, each with its reason; the list is short and every line of it is used.
#[test]
fn unlogged_commits_are_these() {
    let mut reasons: Vec<String> = Vec::new();
    for (path, text) in rust_files() {
        if shown(&path).contains("/tests/") {
            continue;
        }
        for (index, _) in text.match_indices(".commit_unlogged(\"") {
            let reason = text[index + 18..].split('"').next().unwrap();
            reasons.push(reason.to_owned());
        }
    }
    reasons.sort();
    reasons.dedup();
    let expected = [
        "a draft's saves between its first and its signing are too many to log",
        "blind tokens renewed with their index key; the epoch's closing is logged",
        "half a sign-in gives nothing yet; its end is logged",
        "the destruction itself was logged when it was decided",
    ];
    assert_eq!(reasons, expected);
}
