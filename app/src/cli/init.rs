//! `carehold init`: a new installation, its second copy of the keys made and tested.

use std::path::Path;
use std::process::ExitCode;

use platform::boot;
use platform::clock::Clock;

use super::{Place, run_migrations};
use crate::backup;
use crate::config::{Config, DEFAULTS};

pub(super) async fn run(place: &Place) -> Result<ExitCode, String> {
    let config = create(place, false).await?;
    println!("An installation is in `{}`.", place.data.display());
    match config.second_copy() {
        Some(path) => println!(
            "The second copy of the keys is in `{}` and opens. Move it to another place; losing both copies is losing everything.",
            path.display()
        ),
        None => println!(
            "There is no second copy of the keys: `keys.second_copy` is empty. Losing the keys is losing everything."
        ),
    }
    println!(
        "Next: carehold organization create --data {} --slug … --name … --jurisdiction FI --admin-email …",
        place.data.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// Makes databases and keyring in a folder that holds none.
pub(super) async fn create(place: &Place, test: bool) -> Result<Config, String> {
    let config = place.config()?;
    let settings = config.settings(Clock::system())?;
    if settings.keyring.exists() {
        return Err(format!("`{}` already holds an installation", place.data.display()));
    }
    make_private(&place.data)?;
    if place.config.is_none() {
        let commented: String = DEFAULTS
            .lines()
            .map(|line| {
                if line.starts_with(['#', '[']) || line.is_empty() {
                    format!("{line}\n")
                } else {
                    format!("# {line}\n")
                }
            })
            .collect();
        std::fs::write(place.data.join("carehold.toml"), commented).map_err(|error| error.to_string())?;
    }
    if test {
        std::fs::write(
            place.data.join(crate::config::TEST_MARK),
            "sessions, clock and password cost of this folder may be a test's\n",
        )
        .map_err(|error| error.to_string())?;
    }
    boot::create_keyring(&settings).map_err(|error| error.to_string())?;
    run_migrations(&config).await?;
    if let Some(copy) = config.second_copy() {
        backup::second_copy(&config, &copy)?;
    }
    Ok(config)
}

fn make_private(folder: &Path) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("`{}` cannot be made: {error}", folder.display()))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).map_err(|error| error.to_string())?;
    }
    Ok(())
}
