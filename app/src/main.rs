//! `carehold`: arguments in, exit code out.

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let arguments = carehold::cli::Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("carehold: the runtime cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(carehold::cli::run(arguments)) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("carehold: {message}");
            ExitCode::FAILURE
        }
    }
}
