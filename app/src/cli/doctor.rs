//! `carehold doctor`: what is wrong with an installation, and what to do.

use std::process::ExitCode;

use platform::boot;
use platform::clock::Clock;
use platform::keystore::Keyring;

use super::Place;
use crate::state::App;
use crate::{backup, epochs, health, server};

pub(super) async fn run(place: &Place) -> Result<ExitCode, String> {
    let mut healthy = true;
    let mut check = |name: &str, result: Result<String, String>| {
        match &result {
            Ok(text) => println!("ok    {name}: {text}"),
            Err(text) => println!("FAIL  {name}: {text}"),
        }
        healthy = healthy && result.is_ok();
    };
    let config = place.config();
    check(
        "configuration",
        config.as_ref().map(|_| "understood".to_owned()).map_err(Clone::clone),
    );
    let config = config?;
    check(
        "password cost",
        config
            .password_cost()
            .map(|cost| format!("{} KiB, {} passes", cost.memory_kib, cost.passes))
            .map_err(|error| error.0),
    );
    let settings = config.settings(Clock::system())?;
    let keyring = Keyring::read(&settings.keyring, &settings.provider);
    check(
        "keyring",
        keyring
            .as_ref()
            .map(|keyring| format!("epoch {}", keyring.current()))
            .map_err(ToString::to_string),
    );
    check("keyring permissions", private(&settings.keyring));
    let epoch = keyring.as_ref().map_or(0, Keyring::current);
    let clock = Clock::system();
    for (name, age) in [
        ("data backup", backup::data_backup(&config, &clock)),
        ("key backup", backup::key_backup(&config, &clock, epoch)),
    ] {
        if config.is_demo() {
            println!("note  {name}: {}", told(age).unwrap_or_else(|why| why));
        } else {
            check(name, told(age));
        }
    }
    check(
        "second copy",
        match config.second_copy() {
            Some(path) => Keyring::read(&path.join("keyring.json"), &settings.provider)
                .map_err(|error| format!("{error}; make it anew with `carehold epoch close`"))
                .and_then(|copy| match &keyring {
                    Ok(keyring) if keyring.current() == copy.current() => Ok(format!("`{}` opens", path.display())),
                    _ => Err("it is of another epoch than the keyring".to_owned()),
                }),
            None => Err("`keys.second_copy` is empty; losing the keys is losing everything".to_owned()),
        },
    );
    match server::open(&config, config.clock()?).await {
        Ok(app) => {
            check("databases", Ok("open".to_owned()));
            check("nightly retention run", retention(&app).await);
            check("nodes", health::nodes(&app.db, &clock).await);
            if epochs::is_due(&app.db).await.unwrap_or_default() {
                println!(
                    "note  epoch: older copies of the keys hold destroyed ones until the next night, or until `carehold epoch close`"
                );
            }
            check(
                "row-level security",
                boot::self_test(&app.db)
                    .await
                    .map(|()| "holds, or is not needed on SQLite".to_owned()),
            );
            check(
                "database clock",
                boot::clock_difference(&app.db).await.and_then(|seconds| {
                    if seconds.abs() <= 5 {
                        Ok(format!("{seconds} s apart"))
                    } else {
                        Err(format!("{seconds} s apart; set both to the same time source"))
                    }
                }),
            );
        }
        Err(error) => check("databases", Err(error)),
    }
    check("disk", free_space(&place.data));
    if config.is_test() {
        println!(
            "note  this folder carries the `test` mark: it takes cheap passwords and minted sessions; never use it for real people"
        );
    }
    Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether every organization's last run was whole and is not long ago; a new one has a night's time.
async fn retention(app: &App) -> Result<String, String> {
    let nights = health::all_nights(&app.db).await.map_err(|error| error.to_string())?;
    let late: Vec<String> = nights
        .iter()
        .filter_map(|(slug, night, _)| Some(format!("`{slug}`: {}", health::problem(*night)?)))
        .collect();
    if late.is_empty() {
        return Ok(format!("{} organizations looked at", nights.len()));
    }
    Err(format!(
        "{}; keep `carehold serve` or `carehold work` running, or run `carehold retention run`",
        late.join(", ")
    ))
}

fn told(age: backup::Age) -> Result<String, String> {
    match (age.problem, age.secs) {
        (Some(problem), _) => Err(problem),
        (None, secs) => Ok(format!("made and tested {} minutes ago", secs.unwrap_or_default() / 60)),
    }
}

#[cfg(unix)]
fn private(path: &std::path::Path) -> Result<String, String> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(path)
        .map_err(|error| error.to_string())?
        .permissions()
        .mode()
        & 0o777;
    if mode.trailing_zeros() >= 6 {
        Ok(format!("{mode:o}"))
    } else {
        Err(format!(
            "{mode:o}: others can read it; run `chmod 600 {}`",
            path.display()
        ))
    }
}

#[cfg(not(unix))]
fn private(_: &std::path::Path) -> Result<String, String> {
    Ok("not checked on this system".to_owned())
}

/// Whether a file of some size can still be written.
fn free_space(folder: &std::path::Path) -> Result<String, String> {
    const PROBE: usize = 16 * 1024 * 1024;
    let probe = folder.join("doctor.probe");
    let written = std::fs::write(&probe, vec![0; PROBE]);
    let _ = std::fs::remove_file(&probe);
    written
        .map(|()| "at least 16 MiB free and writable".to_owned())
        .map_err(|error| format!("`{}`: {error}", folder.display()))
}
