//! `cargo xtask test`: doc tests, then nextest on both databases.

use std::process::ExitCode;

use carehold::migrations;
use clap::Args;
use platform::boot::{self, Settings};
use platform::clock::Clock;
use platform::db::raw::Address;
use platform::keystore::Provider;

use crate::cluster::{APPLICATION, Cluster, OWNER};
use crate::shell;

/// What a test clones: migrated, and empty.
const DATA_TEMPLATE: &str = "carehold_template";
const KEYS_TEMPLATE: &str = "carehold_keys_template";

#[derive(Args)]
pub(crate) struct Test {
    /// For nextest: parts of test names, or its options.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    nextest: Vec<String>,
}

pub(crate) fn run(command: &Test) -> Result<ExitCode, String> {
    // Before the others, so that the last lines are nextest's; not when somebody asks for a few tests.
    if command.nextest.is_empty() {
        let status = shell::run(shell::program("cargo").args(["test", "--quiet", "--workspace", "--doc"]))?;
        if !status.success() {
            return Ok(shell::code_of(status));
        }
    }
    shell::outlive_interrupts();
    let cluster = Cluster::start_for_tests()?;
    make_templates(&cluster)?;
    let mut nextest = shell::program("cargo");
    nextest.args(["nextest", "run", "--workspace"]).args(&command.nextest);
    nextest.env("CAREHOLD_TEST_POSTGRES", cluster.folder());
    Ok(shell::code_of(shell::run(&mut nextest)?))
}

/// Makes the databases that tests clone, through the product's own migrations.
pub(crate) fn make_templates(cluster: &Cluster) -> Result<(), String> {
    for name in [DATA_TEMPLATE, KEYS_TEMPLATE] {
        cluster.execute("postgres", &[&format!("CREATE DATABASE {name} OWNER {OWNER}")])?;
    }
    let address = |database: &str| Address::Postgres(cluster.address(OWNER, database));
    let settings = Settings {
        data: address(DATA_TEMPLATE),
        keys: address(KEYS_TEMPLATE),
        data_owner: None,
        keys_owner: None,
        application_role: Some(APPLICATION.to_owned()),
        keyring: cluster.folder().join("keyring.json"),
        provider: Provider::File,
        blobs: cluster.folder().join("blobs"),
        clock: Clock::system(),
    };
    // Its connections end with the runtime: a database in use cannot be cloned.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    runtime
        .block_on(boot::run_migrations(&settings, migrations::ALL))
        .map_err(|error| error.to_string())?;
    Ok(())
}
