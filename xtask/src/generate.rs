//! `cargo xtask gen`: rewrites what lies in `docs/generated` and follows from the code.

use std::process::ExitCode;

use crate::shell;

/// The tests that compare are the ones that write: there is one text of each file.
pub(crate) fn run() -> Result<ExitCode, String> {
    let mut nextest = shell::program("cargo");
    nextest.args([
        "nextest",
        "run",
        "--package",
        "carehold",
        "--test",
        "it",
        "-E",
        "test(/^generated::/)",
    ]);
    nextest.env("CAREHOLD_GENERATE", "1");
    Ok(shell::code_of(shell::run(&mut nextest)?))
}
