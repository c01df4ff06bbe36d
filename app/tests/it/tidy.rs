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
        for forbidden in ["#[allow(", "#![allow(", " todo!(", " unimplemented!(", "FIXME", "XXX"] {
            assert!(!text.contains(forbidden), "`{forbidden}` in {}", shown(&path));
        }
        // Benchmarks live among the tests and are run on their own.
        let is_bench = shown(&path).ends_with("it/bench.rs");
        assert!(is_bench || !text.contains("#[ignore"), "`#[ignore` in {}", shown(&path));
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
        "each nightly run has an event of its own when it ran",
        "half a sign-in gives nothing yet; its end is logged",
        "the closing itself is logged for each organization when its tokens are made anew",
        "the destruction itself was logged when it was decided",
        "the execution goes on when every process has caught up, and is logged then",
        "work that was given up has its event when it is done",
    ];
    assert_eq!(reasons, expected);
}

fn templates() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("app/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                found.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(found.len() > 40);
    found
}

/// Replaces each piece between `open` and `close`.
fn without(text: &str, open: &str, close: &str, with: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once(open) {
        kept.push_str(before);
        kept.push_str(with);
        rest = after.split_once(close).map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The classes that a template names; those made of a value are left out.
fn classes(template: &str) -> Vec<String> {
    // What is handed to a macro, then what stands in attributes.
    let given = template
        .split("class = \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let given: Vec<String> = given.flat_map(str::split_whitespace).map(str::to_owned).collect();
    let mut template = without(template, "{#", "#}", "");
    // Quotation marks inside of askama's own marks end no attribute.
    template = without(&template, "{{", "}}", "\0");
    template = without(&template, "{%", "%}", " ");
    let attributes = template
        .split("class=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let words = attributes.flat_map(str::split_whitespace);
    let words = words.filter(|word| !word.contains('\0')).map(str::to_owned);
    words.chain(given).collect()
}

/// The classes that the style sheet knows.
fn styled() -> Vec<String> {
    let sheet = std::fs::read_to_string(root().join("app/static/css/kit.css")).unwrap();
    let sheet = without(&sheet, "/*", "*/", "");
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    let names = sheet.split('.').skip(1);
    let names = names.map(|rest| rest.chars().take_while(|letter| is_name(*letter)).collect::<String>());
    names
        .filter(|name| name.starts_with(|letter: char| letter.is_ascii_lowercase()))
        .collect()
}

/// Classes that templates name and the style sheet does not, each with its reason.
const UNSTYLED: &[(&str, &str)] = &[];

#[test]
fn every_class_of_a_template_is_in_the_style_sheet() {
    let styled = styled();
    assert!(styled.contains(&"card".to_owned()) && !styled.contains(&"no-such-class".to_owned()));
    let mut used = Vec::new();
    for (path, text) in templates() {
        for class in classes(&text) {
            let excused = UNSTYLED.iter().any(|(name, _)| *name == class);
            assert!(
                excused || styled.contains(&class),
                "`{}` names the class `{class}`, which kit.css does not have",
                shown(&path)
            );
            used.push(class);
        }
    }
    assert!(used.len() > 300 && used.contains(&"push".to_owned()));
    for (name, reason) in UNSTYLED {
        assert!(!reason.is_empty());
        assert!(
            used.contains(&(*name).to_owned()) && !styled.contains(&(*name).to_owned()),
            "`{name}` needs no excuse"
        );
    }
}

#[test]
fn classes_are_read_through_the_templates_own_marks() {
    let template = r#"<p class="tag{% if a == "b" %} ok{% endif %} {{ made("x") }}"><b class="strong">"#;
    assert_eq!(classes(template), ["tag", "ok", "strong"]);
}
