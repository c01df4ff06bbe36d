//! The keyring: the epoch keys, in one small file that no backup of the data holds.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use vault::{EpochKey, WrappingKey};
use zeroize::Zeroizing;

use super::Error;
use crate::ids;

/// What protects the keyring file.
#[derive(Clone)]
pub enum Provider {
    /// The file's permissions alone (0600).
    File,
    /// A passphrase, through argon2id (RFC 9106).
    Passphrase(secrecy::SecretString),
}

/// Every epoch key that something is still wrapped under.
pub struct Keyring {
    epochs: BTreeMap<u32, EpochKey>,
    provider: Provider,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: u32,
    provider: String,
    /// argon2id salt, for the provider `passphrase`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    salt: String,
    /// The epochs as JSON, in clear or sealed under the passphrase.
    epochs: String,
}

const FORMAT: u32 = 1;

impl Keyring {
    /// A keyring with its first epoch.
    pub fn create(provider: Provider) -> Result<Self, Error> {
        let mut keyring = Self {
            epochs: BTreeMap::new(),
            provider,
        };
        keyring.begin_epoch()?;
        Ok(keyring)
    }

    /// The generation of the epoch that new keys are wrapped under.
    pub fn current(&self) -> u32 {
        self.epochs.keys().next_back().copied().unwrap_or_default()
    }

    pub(super) fn provider(&self) -> &Provider {
        &self.provider
    }

    /// Whether a closing has begun and not ended: two epochs have keys.
    pub fn is_closing(&self) -> bool {
        self.epochs.len() > 1
    }

    pub(super) fn key(&self, generation: u32) -> Option<&EpochKey> {
        self.epochs.get(&generation)
    }

    pub(super) fn begin_epoch(&mut self) -> Result<u32, Error> {
        let generation = self.current().saturating_add(1);
        self.epochs.insert(generation, EpochKey::generate()?);
        Ok(generation)
    }

    /// Destroys every epoch key but the current one.
    pub(super) fn drop_old_epochs(&mut self) {
        let current = self.current();
        self.epochs.retain(|generation, _| *generation == current);
    }

    pub fn read(path: &Path, provider: &Provider) -> Result<Self, Error> {
        let text = Zeroizing::new(
            std::fs::read_to_string(path)
                .map_err(|error| Error::Keyring(format!("`{}` cannot be read: {error}", path.display())))?,
        );
        let file: File = serde_json::from_str(&text)
            .map_err(|_| Error::Keyring("the file is damaged; restore its second copy".to_owned()))?;
        if file.format != FORMAT {
            return Err(Error::Keyring(format!(
                "format {} is unknown to this version",
                file.format
            )));
        }
        let bytes = Zeroizing::new(BASE64.decode(&file.epochs).map_err(|_| damaged())?);
        let epochs = match (provider, file.provider.as_str()) {
            (Provider::File, "file") => bytes,
            (Provider::Passphrase(passphrase), "passphrase") => {
                let salt = BASE64.decode(&file.salt).map_err(|_| damaged())?;
                let key = stretch(passphrase, &salt)?;
                Zeroizing::new(
                    vault::open_bytes(&key, file.salt.as_bytes(), &bytes)
                        .map_err(|_| Error::Keyring("the passphrase is wrong".to_owned()))?,
                )
            }
            (_, other) => {
                return Err(Error::Keyring(format!(
                    "the file was made with the provider `{other}`; set `keys.provider` to it"
                )));
            }
        };
        let encoded: BTreeMap<u32, String> = serde_json::from_slice(&epochs).map_err(|_| damaged())?;
        let mut epochs = BTreeMap::new();
        for (generation, key) in encoded {
            let bytes = Zeroizing::new(BASE64.decode(key).map_err(|_| damaged())?);
            let bytes: [u8; 32] = bytes.as_slice().try_into().map_err(|_| damaged())?;
            epochs.insert(generation, EpochKey::from_bytes(bytes));
        }
        Ok(Self {
            epochs,
            provider: provider.clone(),
        })
    }

    /// Writes the file anew beside itself and renames it, so that a crash leaves the old one whole.
    pub fn write(&self, path: &Path) -> Result<(), Error> {
        let encoded: BTreeMap<u32, String> = self
            .epochs
            .iter()
            .map(|(generation, key)| (*generation, BASE64.encode(key.expose())))
            .collect();
        let plain = Zeroizing::new(serde_json::to_vec(&encoded).map_err(|_| damaged())?);
        let file = match &self.provider {
            Provider::File => File {
                format: FORMAT,
                provider: "file".to_owned(),
                salt: String::new(),
                epochs: BASE64.encode(&plain),
            },
            Provider::Passphrase(passphrase) => {
                let salt = ids::random::<16>();
                let key = stretch(passphrase, &salt)?;
                let salt = BASE64.encode(salt);
                let sealed = vault::seal_bytes(&key, salt.as_bytes(), &plain)?;
                File {
                    format: FORMAT,
                    provider: "passphrase".to_owned(),
                    salt,
                    epochs: BASE64.encode(sealed),
                }
            }
        };
        let text = Zeroizing::new(serde_json::to_string(&file).map_err(|_| damaged())?);
        write_private(path, text.as_bytes())
            .map_err(|error| Error::Keyring(format!("`{}` cannot be written: {error}", path.display())))
    }
}

/// Nobody else changes the keyring while this is held, on any host that sees the file.
pub struct LockedKeyring {
    #[expect(dead_code, reason = "held, not read")]
    lock: std::fs::File,
}

impl LockedKeyring {
    /// Waits a while for whoever changes it.
    pub(super) async fn take(keyring: &Path) -> Result<Self, Error> {
        const TRIES: usize = 100;
        let failed = |why: &dyn std::fmt::Display| Error::Keyring(format!("it cannot be locked: {why}"));
        let lock = std::fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(keyring.with_extension("lock"))
            .map_err(|error| failed(&error))?;
        for _ in 0..TRIES {
            match lock.try_lock() {
                Ok(()) => return Ok(Self { lock }),
                Err(std::fs::TryLockError::WouldBlock) => {
                    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                }
                Err(std::fs::TryLockError::Error(error)) => return Err(failed(&error)),
            }
        }
        Err(failed(&"another process has held it for ten seconds"))
    }
}

fn damaged() -> Error {
    Error::Keyring("the file is damaged; restore its second copy".to_owned())
}

/// argon2id with 64 MiB, three passes, one lane: the second recommended set of RFC 9106 §4.
fn stretch(passphrase: &secrecy::SecretString, salt: &[u8]) -> Result<WrappingKey, Error> {
    use secrecy::ExposeSecret as _;
    let params = argon2::Params::new(65_536, 3, 1, Some(32)).map_err(|_| damaged())?;
    let mut out = Zeroizing::new([0; 32]);
    argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
        .hash_password_into(passphrase.expose_secret().as_bytes(), salt, &mut *out)
        .map_err(|_| damaged())?;
    Ok(WrappingKey::from_bytes(*out))
}

/// Writes a file that only its owner reads, durably.
pub fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let beside = path.with_extension("new");
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&beside, path)?;
    if let Some(folder) = path.parent() {
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// The length and the SHA-256 of a file, in hexadecimal.
pub fn hash_file(path: &Path) -> std::io::Result<(u64, String)> {
    use std::fmt::Write as _;
    use std::io::Read as _;
    let mut file = std::fs::File::open(path)?;
    let mut digest = aws_lc_rs::digest::Context::new(&aws_lc_rs::digest::SHA256);
    let mut buffer = vec![0; 256 * 1024];
    let mut length = 0_u64;
    loop {
        let count = file.read(&mut buffer)?;
        let Some(read) = buffer.get(..count).filter(|read| !read.is_empty()) else {
            break;
        };
        digest.update(read);
        length = length.saturating_add(u64::try_from(count).unwrap_or_default());
    }
    let mut hex = String::with_capacity(64);
    for byte in digest.finish().as_ref() {
        let _ = write!(hex, "{byte:02x}");
    }
    Ok((length, hex))
}
