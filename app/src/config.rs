//! Settings: the defaults, a file, the environment. The only file that reads the environment.

use std::path::{Path, PathBuf};
use std::time::Duration;

use platform::boot::Settings;
use platform::clock::Clock;
use platform::db::raw::Address;
use platform::keystore::Provider;
use platform::session::PasswordCost;
use secrecy::SecretString;
use serde::Deserialize;

/// The defaults, commented.
pub const DEFAULTS: &str = include_str!("../config.default.toml");

/// Marks a data folder whose sessions, clock and password cost may be a test's.
pub const TEST_MARK: &str = "test";

/// What the demo notes in its data folder.
pub const DEMO_MARK: &str = "demo.json";

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub listen: String,
    pub public_url: String,
    pub trust_proxy: bool,
    pub log: String,
    pub searches_per_minute: u32,
    pub clock_ahead_secs: i64,
    pub database: DatabaseConfig,
    pub keys: KeysConfig,
    pub passwords: PasswordConfig,
    pub backup: BackupConfig,
    /// The data folder.
    #[serde(skip)]
    pub data: PathBuf,
    /// How long a request waits for blind tokens that the closing of an epoch makes anew; only tests are in a hurry.
    #[serde(skip, default = "patience")]
    pub patience: Duration,
    #[serde(skip)]
    passphrase: Option<SecretString>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatabaseConfig {
    pub url: String,
    pub owner_url: String,
    pub application_role: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeysConfig {
    pub url: String,
    pub owner_url: String,
    pub keyring: String,
    pub second_copy: String,
    pub provider: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordConfig {
    pub memory_kib: u32,
    pub passes: u32,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupConfig {
    pub recipient: String,
    pub data_days: u16,
    pub keys_days: u16,
    pub keyring_days: u16,
    pub database_url: String,
    pub keys_url: String,
}

impl BackupConfig {
    /// Days after a destruction in which backups could still open what went; `None` while they are kept for ever.
    ///
    /// That takes a copy of the keys from before. An old keyring does not end it: while no epoch closes, today's opens that copy too. One day more: a copy goes when the next one is made.
    pub fn opens_days(&self) -> Option<i64> {
        (self.keys_days > 0).then(|| i64::from(self.keys_days) + 1)
    }
}

const fn patience() -> Duration {
    Duration::from_secs(10)
}

/// Why the settings cannot be used; says what to do.
#[derive(Debug)]
pub struct ConfigError(pub String);

impl std::fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads the defaults, then `file`, then the environment.
    pub fn read(data: &Path, file: Option<&Path>) -> Result<Self, ConfigError> {
        let mut table: toml::Table = DEFAULTS
            .parse()
            .map_err(|error| ConfigError(format!("the defaults are damaged: {error}")))?;
        let inside = data.join("carehold.toml");
        let file = file.or_else(|| inside.exists().then_some(inside.as_path()));
        if let Some(path) = file {
            let text = std::fs::read_to_string(path)
                .map_err(|error| ConfigError(format!("`{}` cannot be read: {error}", path.display())))?;
            let given: toml::Table = text
                .parse()
                .map_err(|error| ConfigError(format!("`{}`: {error}", path.display())))?;
            merge(&mut table, given);
        }
        override_from_environment(&mut table, "CAREHOLD");
        let mut config: Self = table
            .try_into()
            .map_err(|error| ConfigError(format!("a setting is not understood: {error}")))?;
        data.clone_into(&mut config.data);
        config.passphrase = variable("CAREHOLD_KEYS_PASSPHRASE").map(SecretString::from);
        Ok(config)
    }

    /// Whether the data folder may run with a test's clock and password cost.
    pub fn is_test(&self) -> bool {
        self.data.join(TEST_MARK).exists()
    }

    /// Whether the data folder is the demo's, or a test's: nothing real is in it.
    pub fn is_demo(&self) -> bool {
        self.is_test() || self.data.join(DEMO_MARK).exists()
    }

    fn address(&self, url: &str) -> Address {
        match Address::parse(url) {
            Address::Sqlite(path) => Address::Sqlite(self.data.join(path)),
            postgres @ Address::Postgres(_) => postgres,
        }
    }

    fn provider(&self) -> Result<Provider, ConfigError> {
        match self.keys.provider.as_str() {
            "file" => Ok(Provider::File),
            "passphrase" => {
                self.passphrase.clone().map(Provider::Passphrase).ok_or_else(|| {
                    ConfigError("set CAREHOLD_KEYS_PASSPHRASE: `keys.provider` is `passphrase`".to_owned())
                })
            }
            other => Err(ConfigError(format!(
                "`keys.provider` is `{other}`; use `file` or `passphrase`"
            ))),
        }
    }

    /// What the platform needs.
    pub fn settings(&self, clock: Clock) -> Result<Settings, ConfigError> {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Ok(Settings {
            data: self.address(&self.database.url),
            keys: self.address(&self.keys.url),
            data_owner: filled(&self.database.owner_url).map(|url| self.address(&url)),
            keys_owner: filled(&self.keys.owner_url).map(|url| self.address(&url)),
            application_role: filled(&self.database.application_role),
            keyring: self.data.join(&self.keys.keyring),
            provider: self.provider()?,
            blobs: self.data.join("blobs"),
            clock,
        })
    }

    /// Whence backups read the data and the keys: on PostgreSQL as a role that sees every row, else as the owner.
    pub fn backup_addresses(&self) -> (Address, Address) {
        let first = |urls: [&str; 3]| {
            let given = urls.into_iter().find(|url| !url.is_empty());
            self.address(given.unwrap_or_default())
        };
        let (data, keys) = (&self.database, &self.keys);
        (
            first([&self.backup.database_url, &data.owner_url, &data.url]),
            first([&self.backup.keys_url, &keys.owner_url, &keys.url]),
        )
    }

    /// Where the second copy of the keys lies; `None` if the setting is empty.
    pub fn second_copy(&self) -> Option<PathBuf> {
        (!self.keys.second_copy.is_empty()).then(|| self.data.join(&self.keys.second_copy))
    }

    /// The operating system's clock; set ahead only in a test's data folder.
    pub fn clock(&self) -> Result<Clock, ConfigError> {
        if self.clock_ahead_secs != 0 && !self.is_test() {
            return Err(ConfigError(
                "`clock_ahead_secs` is not 0, which only a test's data folder may have".to_owned(),
            ));
        }
        let clock = Clock::system();
        clock.advance(self.clock_ahead_secs);
        Ok(clock)
    }

    /// The password cost; below the floor only in a test's data folder.
    pub fn password_cost(&self) -> Result<PasswordCost, ConfigError> {
        let cost = PasswordCost {
            memory_kib: self.passwords.memory_kib,
            passes: self.passwords.passes,
            lanes: 1,
        };
        if cost.is_enough() || self.is_test() {
            return Ok(cost);
        }
        let floor = PasswordCost::FLOOR;
        Err(ConfigError(format!(
            "`passwords` is below the floor of {} KiB and {} passes",
            floor.memory_kib, floor.passes
        )))
    }
}

fn merge(into: &mut toml::Table, from: toml::Table) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(toml::Value::Table(known)), toml::Value::Table(given)) => merge(known, given),
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

/// A variable for each setting: `CAREHOLD_DATABASE_URL` for `database.url`.
fn override_from_environment(table: &mut toml::Table, prefix: &str) {
    for (key, value) in table.iter_mut() {
        let name = format!("{prefix}_{}", key.to_uppercase());
        if let toml::Value::Table(section) = value {
            override_from_environment(section, &name);
        } else if let Some(given) = variable(&name) {
            *value = match value {
                toml::Value::Boolean(_) => toml::Value::Boolean(given == "true" || given == "1"),
                toml::Value::Integer(number) => toml::Value::Integer(given.parse().unwrap_or(*number)),
                _ => toml::Value::String(given),
            };
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the only place that reads the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_complete() {
        let config = Config::read(Path::new("/nowhere"), None).unwrap();
        assert_eq!(config.database.url, "sqlite:carehold.db");
        assert!(config.password_cost().unwrap().is_enough());
    }

    #[test]
    fn backups_open_what_went_until_their_keys_end() {
        let mut config = Config::read(Path::new("/nowhere"), None).unwrap();
        assert_eq!(config.backup.opens_days(), Some(31));
        config.backup.keyring_days = 7;
        assert_eq!(
            config.backup.opens_days(),
            Some(31),
            "the keyring of today opens them too"
        );
        config.backup.keys_days = 0;
        assert_eq!(config.backup.opens_days(), None);
    }

    #[test]
    fn a_low_cost_needs_the_test_mark() {
        let mut config = Config::read(Path::new("/nowhere"), None).unwrap();
        config.passwords.memory_kib = 256;
        assert!(config.password_cost().is_err());
    }

    #[test]
    fn a_clock_set_ahead_needs_the_test_mark() {
        let data = std::env::temp_dir().join(format!("carehold-clock-{}", std::process::id()));
        std::fs::create_dir_all(&data).unwrap();
        let mut config = Config::read(&data, None).unwrap();
        assert_eq!(config.clock().unwrap().offset_secs(), 0);
        config.clock_ahead_secs = 90_000;
        assert!(config.clock().is_err());
        std::fs::write(data.join(TEST_MARK), "").unwrap();
        assert_eq!(config.clock().unwrap().offset_secs(), 90_000);
        std::fs::remove_dir_all(data).unwrap();
    }
}
