//! `docs/generated` is what the policy, the routes and the retention catalogue say; `cargo xtask gen` writes it.

use std::fmt::Write as _;
use std::path::Path;

use carehold::retention::{Line, RULES};
use platform::authz::{PolicyLine, Reach, Role};
use platform::organization::{Jurisdiction, Sector};
use platform::web::RouteInfo;

use crate::support::{Engine, TestApp};

#[tokio::test]
async fn permissions_are_as_written() {
    let test = TestApp::start(Engine::Sqlite).await;
    let routes = carehold::server::routes(&test.app, &test.config());
    let text = permissions(routes.table());
    compare("permissions.md", "the policy says", &text);
}

#[test]
fn retention_rules_are_as_written() {
    compare("retention.md", "the retention catalogue says", &retention());
}

/// Compares with the file, or writes it.
fn compare(name: &str, source: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../docs/generated")
        .join(name);
    #[expect(clippy::disallowed_methods, reason = "the test's settings come from its runner")]
    if std::env::var_os("CAREHOLD_GENERATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = text.lines().zip(written.lines()).find(|(is, was)| is != was);
    assert!(
        text == written,
        "docs/generated/{name} is not what {source} (first: {differs:?}); run `just gen` and read the difference"
    );
}

/// The catalogue in the page's own English words.
fn retention() -> String {
    let catalogues = carehold::locales::load().unwrap();
    let words = catalogues.get("en", Sector::SocialCare);
    let mut text = String::from(
        "# Retention rules\n\nWritten by `just gen` from `app/src/retention/catalogue.rs`; a test fails when it is out of date.\n\n",
    );
    let _ = writeln!(
        text,
        "{}\n{}",
        words.t("retention-notice"),
        words.t("retention-explained")
    );
    for (jurisdiction, title) in [
        (Jurisdiction::Finland, "Finland"),
        (Jurisdiction::EuropeanUnion, "European Union"),
        (Jurisdiction::UnitedStates, "United States"),
    ] {
        let _ = write!(
            text,
            "\n## {title}\n\n| rule | what | how long | afterwards | law | how sure | in force from |\n|---|---|---|---|---|---|---|\n"
        );
        for rule in RULES.iter().filter(|rule| rule.jurisdiction == jurisdiction) {
            let line = Line::new(&words, rule);
            let _ = writeln!(
                text,
                "| `{}@{}` | {} | {} | {} | {} | {} | {} |",
                rule.id,
                rule.version,
                line.category,
                line.period,
                line.disposition,
                rule.basis,
                line.confidence,
                rule.effective_from
            );
        }
    }
    text
}

/// Role × action, then what each route needs.
fn permissions(routes: &[RouteInfo]) -> String {
    let mut text = String::from(
        "# Permissions\n\nWritten by `just gen` from `app/src/policy.rs` and the route table; a test fails when it is out of date.\n\n\
         ● everything of the organization, ○ what the person has a relation to, ◦ one's own (in the portal also that of whom one represents), – no.\n\
         Restricted cases and sensitive persons are for people with a relation only, whatever the role.\n\n\
         | action | number |",
    );
    for role in Role::ALL {
        let _ = write!(text, " {} |", role.name());
    }
    text.push_str(" proves identity again |\n|---|---|");
    text.push_str(&"---|".repeat(Role::ALL.len() + 1));
    text.push('\n');
    let mut lines: Vec<&PolicyLine> = platform::session::ACTIONS
        .iter()
        .chain(carehold::policy::ACTIONS)
        .collect();
    lines.sort_by_key(|line| line.code);
    for line in lines {
        let _ = write!(text, "| `{}` | {} |", line.name, line.code);
        for role in Role::ALL {
            let _ = write!(text, " {} |", mark(line, role));
        }
        let _ = writeln!(text, " {} |", if line.step_up { "yes" } else { "" });
    }
    text.push_str("\n## Routes\n\n| route | needs |\n|---|---|\n");
    for route in routes {
        let needs = match route.needs {
            Ok(action) => format!("`{action}`"),
            Err(reason) => format!("nothing: {reason}"),
        };
        let _ = writeln!(text, "| `{} {}` | {needs} |", route.method, route.path);
    }
    text
}

fn mark(line: &PolicyLine, role: Role) -> &'static str {
    match line.reach {
        _ if !line.roles.has(role) => "–",
        Reach::Own | Reach::OwnDetails | Reach::OwnRecord | Reach::OwnRequests => "◦",
        Reach::Related if !line.everywhere.has(role) => "○",
        Reach::Related | Reach::Organization => "●",
    }
}
