//! Every key that a page or a handler names exists in every language, and nothing is left over.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use carehold::locales::{self, LANGUAGES};

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "rs" || extension == "html")
            {
                found.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

#[test]
fn languages_are_equal() {
    let catalogues = locales::load().unwrap();
    let keys: Vec<(&str, BTreeSet<String>)> = catalogues
        .all()
        .filter(|catalogue| locales::is_language(catalogue.language()))
        .map(|catalogue| (catalogue.language(), catalogue.keys().iter().cloned().collect()))
        .collect();
    let (_, reference) = &keys[0];
    assert!(reference.len() > 300, "there are messages");
    for (language, keys) in &keys {
        let missing: Vec<&String> = reference.difference(keys).collect();
        let more: Vec<&String> = keys.difference(reference).collect();
        assert!(
            missing.is_empty() && more.is_empty(),
            "{language} lacks {missing:?} and has {more:?} besides"
        );
    }
    assert_eq!(keys.len(), LANGUAGES.len() * 2);
}

/// The files of the portal, of signing in and of the public pages; `clinic.ftl` replaces words of these.
const PORTAL_FILES: [&str; 7] = [
    "letter.ftl",
    "package.ftl",
    "layout.ftl",
    "portal.ftl",
    "public.ftl",
    "retention.ftl",
    "sign_in.ftl",
];

/// The keys of a file, and whether each takes variables.
fn keys_of(language: &str, file: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(language)
        .join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    let keys = text
        .lines()
        .filter(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()));
    keys.map(|line| line.split(" =").next().unwrap().to_owned()).collect()
}

#[test]
fn the_portal_speaks_every_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/sv");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let expected = PORTAL_FILES.iter().map(|file| (*file).to_owned());
    assert_eq!(files, expected.chain(["clinic.ftl".to_owned()]).collect());
    let mut all = BTreeSet::new();
    for file in PORTAL_FILES {
        let keys = keys_of("en", file);
        for language in ["fi", "sv"] {
            let other = keys_of(language, file);
            let differ: Vec<&String> = keys.symmetric_difference(&other).collect();
            assert!(differ.is_empty(), "{language}/{file}: {differ:?}");
        }
        all.extend(keys);
    }
    let of_clinics: BTreeSet<String> = keys_of("en", "clinic.ftl").intersection(&all).cloned().collect();
    assert_eq!(keys_of("sv", "clinic.ftl"), of_clinics);
}

/// Staff's own pages among the sources of the portal's words.
const STAFFS: [&str; 3] = [
    "public_pages/edit.html",
    "public_pages/contact.rs",
    "layout/navigation.rs",
];

/// Whatever stands between quotation marks in a source of the portal and is a key is one in Swedish too.
#[test]
fn the_portal_names_no_key_of_staff() {
    let catalogues = locales::load().unwrap();
    let of = |language: &str| {
        catalogues
            .all()
            .find(|catalogue| catalogue.language() == language)
            .unwrap()
    };
    let (english, swedish) = (of("en"), of("sv"));
    let mut checked = 0;
    let mut missing = BTreeSet::new();
    for (path, text) in sources() {
        let shown = path.display().to_string();
        let is_portals = [
            "/src/portal/",
            "/src/public_pages/",
            "/src/sign_in/",
            "/src/layout/",
            "/src/answers/show",
            "/src/requests/own_",
        ];
        if !is_portals.iter().any(|folder| shown.contains(folder)) || STAFFS.iter().any(|file| shown.ends_with(file)) {
            continue;
        }
        for word in text.split('"').filter(|word| english.has(word)) {
            checked += 1;
            if !swedish.has(word) {
                missing.insert(format!("{word} in {shown}"));
            }
        }
    }
    assert!(missing.is_empty() && checked > 200, "{checked}: {missing:#?}");
}

/// What an item of a request is, said to whom it is about and to whoever represents them, in every language of the portal.
#[test]
fn every_item_has_words_in_the_portal() {
    let catalogues = locales::load().unwrap();
    let portal = catalogues.all().filter(|catalogue| catalogue.has("portal-nav-home"));
    let mut languages = 0;
    for catalogue in portal {
        languages += 1;
        for kind in carehold::requests::ItemKind::ALL {
            for whose in ["", "for-"] {
                let key = format!("portal-item-{whose}{}", kind.name());
                assert!(catalogue.has(&key), "{key} in {}", catalogue.language());
            }
        }
        for category in carehold::disclosures::Category::ALL {
            let is_shown = category.is_told() && *category != carehold::disclosures::Category::Person;
            let key = format!("portal-recipient-{}", category.name());
            assert_eq!(catalogue.has(&key), is_shown, "{key} in {}", catalogue.language());
        }
    }
    assert!(languages >= 3, "{languages}");
}

/// The keys that stand literally in a source: behind `t("`, `t1("`, `tn("`, in errors, and as macro arguments in templates.
#[test]
fn every_named_key_exists() {
    let catalogues = locales::load().unwrap();
    let known = catalogues.all().next().unwrap();
    let mut missing = BTreeSet::new();
    for (path, text) in sources() {
        for opening in [".t(\"", ".t1(\"", ".tn(\"", ".t2(\""] {
            for (index, _) in text.match_indices(opening) {
                let rest = &text[index + opening.len()..];
                let key = rest.split('"').next().unwrap();
                if !known.has(key) {
                    missing.insert(format!("{key} in {}", path.display()));
                }
            }
        }
        for (index, _) in text.match_indices("?done=") {
            let key: String = text[index + 6..]
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '-')
                .collect();
            if !key.is_empty() && !known.has(&format!("done-{key}")) {
                missing.insert(format!("done-{key} in {}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_action_ground_and_outcome_has_a_name() {
    let catalogues = locales::load().unwrap();
    let known = catalogues.all().next().unwrap();
    for line in carehold::policy::all_actions() {
        let key = carehold::policy::action_key(line.code);
        assert!(known.has(&key), "{key}");
    }
    for role in platform::authz::Role::ALL {
        assert!(known.has(&format!("role-{}", role.name())), "role-{}", role.name());
    }
}

#[test]
fn templates_hold_no_script_style_or_handler() {
    for (path, text) in sources()
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|extension| extension == "html"))
    {
        for forbidden in [
            " style=",
            " onclick=",
            " onchange=",
            " onsubmit=",
            "javascript:",
            "<style",
            "hx-on",
        ] {
            assert!(!text.contains(forbidden), "`{forbidden}` in {}", path.display());
        }
        for (index, _) in text.match_indices("<script") {
            assert!(
                text[index..].split('>').next().unwrap().contains("src="),
                "inline script in {}",
                path.display()
            );
        }
    }
}
