//! `docs/generated/permissions.md` is what the policy and the routes say; `cargo xtask gen` writes it.

use std::fmt::Write as _;
use std::path::Path;

use platform::authz::{PolicyLine, Reach, Role};
use platform::web::RouteInfo;

use crate::support::{Engine, TestApp};

#[tokio::test]
async fn permissions_are_as_written() {
    let test = TestApp::start(Engine::Sqlite).await;
    let routes = carehold::server::routes(&test.app, false);
    let text = permissions(routes.table());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/generated/permissions.md");
    #[expect(clippy::disallowed_methods, reason = "the test's settings come from its runner")]
    if std::env::var_os("CAREHOLD_GENERATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = text.lines().zip(written.lines()).find(|(is, was)| is != was);
    assert!(
        text == written,
        "docs/generated/permissions.md is not what the policy says (first: {differs:?}); run `just gen` and read the difference"
    );
}

/// Role × action, then what each route needs.
fn permissions(routes: &[RouteInfo]) -> String {
    let mut text = String::from(
        "# Permissions\n\nWritten by `just gen` from `app/src/policy.rs` and the route table; a test fails when it is out of date.\n\n\
         ● everything of the organization, ○ what the person has a relation to, ◦ one's own, – no.\n\
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
        Reach::Own => "◦",
        Reach::Related if !line.everywhere.has(role) => "○",
        Reach::Related | Reach::Organization => "●",
    }
}
