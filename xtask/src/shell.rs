//! Other programs, and where the project lies.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};

/// The top folder of the checkout.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// A program run from the top folder.
pub(crate) fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// Runs a program to its end, with our own input and output.
pub(crate) fn run(command: &mut Command) -> Result<ExitStatus, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    command
        .status()
        .map_err(|error| format!("`{name}` cannot be run: {error}"))
}

/// Runs a program whose output only matters if it fails.
pub(crate) fn run_quietly(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .map_err(|error| format!("`{name}` cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(format!(
        "`{name}` failed ({}):\n{}",
        output.status,
        String::from_utf8_lossy(&said)
    ))
}

/// What another program's end means for ours.
pub(crate) fn code_of(status: ExitStatus) -> ExitCode {
    if status.success() {
        return ExitCode::SUCCESS;
    }
    status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .map_or(ExitCode::FAILURE, ExitCode::from)
}

/// Whether this process may become another user.
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|metadata| metadata.uid() == 0)
}

/// Keeps Ctrl+C from ending this process, so that what it started is stopped and swept; the programs it runs still get it.
pub(crate) fn outlive_interrupts() {
    let _ = std::thread::Builder::new().name("interrupts".to_owned()).spawn(|| {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() else {
            return;
        };
        runtime.block_on(async { while tokio::signal::ctrl_c().await.is_ok() {} });
    });
}
