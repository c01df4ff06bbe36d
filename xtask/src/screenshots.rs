//! `cargo xtask screenshots`.

use std::process::ExitCode;

use clap::Args;

use crate::shell;

#[derive(Args)]
pub(crate) struct Screenshots {
    /// Parts of the names of the specs that take them; all of them otherwise.
    specs: Vec<String>,
}

pub(crate) fn run(command: &Screenshots) -> Result<ExitCode, String> {
    let built = shell::run(shell::program("cargo").args(["build", "--quiet", "--package", "carehold"]))?;
    if !built.success() {
        return Ok(shell::code_of(built));
    }
    let mut node = shell::program("node");
    node.args(["tests/ui/run.mjs", "--screenshots"]).args(&command.specs);
    Ok(shell::code_of(shell::run(&mut node)?))
}
