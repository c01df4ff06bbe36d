//! `cargo xtask goals`: every security goal at its full count; writes what each printed to `docs/generated/goals.md`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::{ExitCode, Stdio};

use crate::cluster::{Cluster, Keeping};
use crate::{shell, test};

/// Where goals are tested.
const FILTER: &str =
    "package(vault) or package(tlog) or test(/^(access|audit|canary|goals|isolation|request_walk|residue)::/)";

/// What each goal promises, in the words of the security design.
const GOALS: [(u8, &str); 14] = [
    (1, "nothing personal is in clear anywhere on disk"),
    (2, "data and keys without the keyring: nobody is readable"),
    (
        3,
        "every copy kept from before an erasure, with all keys of after: nothing of what was erased opens, all else does",
    ),
    (4, "an older backup restored: nothing of what was erased comes back"),
    (
        5,
        "any byte or event of the log flipped, deleted, put in or swapped: found, first bad place exact",
    ),
    (6, "a row put back to an earlier version: found"),
    (7, "a ciphertext moved to another place: does not open"),
    (8, "operations across organizations: no leak"),
    (9, "routes refused to whoever may not (in part)"),
    (10, "the program killed under load: nothing acknowledged is lost"),
    (11, "the log cannot be written: 503 and no data"),
    (12, "an unknown user takes as long as a wrong password, within 5 ms"),
    (13, "published test vectors: all"),
    (14, "no outgoing connection in the default configuration"),
];

pub(crate) fn run() -> Result<ExitCode, String> {
    shell::outlive_interrupts();
    let folder = std::env::temp_dir().join(format!("carehold-goals-{}", std::process::id()));
    // As an installation has it: what is committed is on the disk.
    let cluster = Cluster::start(&folder, Keeping::Everything)?;
    test::make_templates(&cluster)?;
    let mut nextest = shell::program("cargo");
    nextest
        .args(["nextest", "run", "--workspace", "--profile", "goals", "-E", FILTER])
        .env("CAREHOLD_TEST_POSTGRES", cluster.folder())
        .env("CAREHOLD_GOALS", "full")
        .stderr(Stdio::piped())
        .stdout(Stdio::piped());
    let output = nextest
        .output()
        .map_err(|error| format!("nextest cannot be run: {error}"))?;
    drop(cluster);
    let _ = std::fs::remove_dir_all(&folder);
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    print!("{said}");
    if !output.status.success() {
        return Ok(shell::code_of(output.status));
    }
    let path = shell::root().join("docs/generated/goals.md");
    std::fs::create_dir_all(shell::root().join("docs/generated")).map_err(|error| error.to_string())?;
    std::fs::write(&path, page(&said)).map_err(|error| format!("`{}` cannot be written: {error}", path.display()))?;
    println!("wrote {}", path.display());
    Ok(ExitCode::SUCCESS)
}

/// The goals with what was printed about each.
fn page(said: &str) -> String {
    let printed: BTreeSet<&str> = said
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with('G'))
        .collect();
    let mut text = String::from(
        "# Security goals, measured\n\nWritten by `just goals`: each goal at its full count, on both databases (debug build).\nEvery test run does a tenth of it.\n",
    );
    for (number, promise) in GOALS {
        let _ = write!(text, "\n## G{number}: {promise}\n\n");
        let name = format!("G{number} ");
        let mut lines = printed.iter().filter_map(|line| line.strip_prefix(&name)).peekable();
        if lines.peek().is_none() {
            text.push_str("- not measured\n");
        }
        for line in lines {
            let _ = writeln!(text, "- {line}");
        }
    }
    text
}
