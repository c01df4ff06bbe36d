//! Passwords (argon2id, RFC 9106) and time-based codes (TOTP, RFC 6238).

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use minicbor::{Decode, Encode};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::Semaphore;

use crate::authz::OrganizationId;
use crate::clock::Time;
use crate::ids;

/// What an argon2id hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PasswordCost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl PasswordCost {
    /// 64 MiB, three passes.
    pub const DEFAULT: Self = Self {
        memory_kib: 65_536,
        passes: 3,
        lanes: 1,
    };
    /// The least that OWASP's Password Storage Cheat Sheet allows: 19 MiB, two passes.
    pub const FLOOR: Self = Self {
        memory_kib: 19_456,
        passes: 2,
        lanes: 1,
    };
    /// For tests and the test demo only.
    pub const TEST: Self = Self {
        memory_kib: 256,
        passes: 1,
        lanes: 1,
    };

    /// The cost of a hash, as its PHC string says.
    pub(super) fn of(hash: &str) -> Option<Self> {
        // $argon2id$v=19$m=65536,t=3,p=1$salt$hash
        let numbers = hash.split('$').nth(3)?;
        let number = |name: &str| {
            let mut parts = numbers.split(',').filter_map(|part| part.split_once('='));
            parts.find(|(key, _)| *key == name)?.1.parse().ok()
        };
        Some(Self {
            memory_kib: number("m")?,
            passes: number("t")?,
            lanes: number("p")?,
        })
    }

    fn argon(self) -> Option<Argon2<'static>> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, None).ok()?;
        Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }

    /// Whether this is at least [`FLOOR`](Self::FLOOR).
    pub fn is_enough(self) -> bool {
        self.memory_kib >= Self::FLOOR.memory_kib && self.passes >= Self::FLOOR.passes
    }
}

/// Hashes and checks passwords on blocking threads, a few at a time. Cheap to clone.
#[derive(Clone)]
pub struct Hasher {
    argon: Argon2<'static>,
    cost: PasswordCost,
    permits: Arc<Semaphore>,
    /// Of each cost a hash that no password has: checked where there is none, so that the answer takes as long.
    decoys: Arc<Mutex<HashMap<PasswordCost, String>>>,
    /// The costs of each organization's hashes.
    in_use: Arc<Mutex<HashMap<OrganizationId, BTreeSet<PasswordCost>>>>,
}

impl Hasher {
    /// `None` if argon2 refuses the cost.
    pub fn new(cost: PasswordCost) -> Option<Self> {
        Some(Self {
            argon: cost.argon()?,
            cost,
            permits: Arc::new(Semaphore::new(2)),
            decoys: Arc::default(),
            in_use: Arc::default(),
        })
    }

    /// The password's hash as a PHC string.
    pub async fn hash(&self, password: SecretString) -> Option<String> {
        let _permit = self.permits.acquire().await.ok()?;
        let argon = self.argon.clone();
        tokio::task::spawn_blocking(move || hash_now(&argon, password.expose_secret().as_bytes()))
            .await
            .ok()?
    }

    /// Whether a hash costs what new ones do.
    pub(super) fn is_current(&self, hash: &str) -> bool {
        PasswordCost::of(hash) == Some(self.cost)
    }

    /// The costs of the organization's hashes, if they are known; the configured one is always among them.
    pub(super) fn costs_in_use(&self, organization: OrganizationId) -> Option<BTreeSet<PasswordCost>> {
        let in_use = self.in_use.lock().unwrap_or_else(PoisonError::into_inner);
        in_use.get(&organization).cloned()
    }

    /// Learns the costs of all of the organization's hashes; returns them with the configured one.
    pub(super) fn learn_costs<'hash>(
        &self,
        organization: OrganizationId,
        hashes: impl Iterator<Item = &'hash str>,
    ) -> BTreeSet<PasswordCost> {
        let mut costs: BTreeSet<PasswordCost> = hashes.filter_map(PasswordCost::of).collect();
        costs.insert(self.cost);
        let mut in_use = self.in_use.lock().unwrap_or_else(PoisonError::into_inner);
        in_use.insert(organization, costs.clone());
        costs
    }

    /// Looks anew at the next sign-in: a hash was replaced.
    pub(super) fn forget_costs(&self, organization: OrganizationId) {
        let mut in_use = self.in_use.lock().unwrap_or_else(PoisonError::into_inner);
        in_use.remove(&organization);
    }

    /// Whether the password is that of the hash. With or without a hash, and whatever that costs, one hash of each of `costs` is computed.
    pub(super) async fn check(
        &self,
        password: SecretString,
        hash: Option<String>,
        mut costs: BTreeSet<PasswordCost>,
    ) -> bool {
        let Ok(_permit) = self.permits.acquire().await else {
            return false;
        };
        let own = hash.as_deref().and_then(PasswordCost::of);
        costs.extend(own);
        let hasher = self.clone();
        let check = move || {
            let mut right = false;
            for cost in costs {
                let real = hash.as_deref().filter(|_| own == Some(cost));
                let Some(tried) = real.map(str::to_owned).or_else(|| hasher.decoy(cost)) else {
                    continue;
                };
                let is_it = PasswordHash::new(&tried).is_ok_and(|tried| {
                    let password = password.expose_secret().as_bytes();
                    hasher.argon.verify_password(password, &tried).is_ok()
                });
                right |= is_it && real.is_some();
            }
            right
        };
        tokio::task::spawn_blocking(check).await.unwrap_or(false)
    }

    /// The decoy of a cost, made when it is first needed.
    fn decoy(&self, cost: PasswordCost) -> Option<String> {
        let mut decoys = self.decoys.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(decoy) = decoys.get(&cost) {
            return Some(decoy.clone());
        }
        let decoy = hash_now(&cost.argon()?, &ids::random::<32>())?;
        decoys.insert(cost, decoy.clone());
        Some(decoy)
    }
}

fn hash_now(argon: &Argon2<'_>, password: &[u8]) -> Option<String> {
    argon
        .hash_password_with_salt(password, &ids::random::<16>())
        .ok()
        .map(|hash| hash.to_string())
}

/// How an account signs in, sealed.
#[derive(Clone, Encode, Decode)]
pub(crate) struct CredentialFields {
    #[n(0)]
    pub(crate) password_hash: String,
    #[n(1)]
    #[cbor(with = "minicbor::bytes")]
    pub(crate) totp_secret: Vec<u8>,
    /// SHA-256 of each recovery code that was not used yet, one after the other.
    #[n(2)]
    #[cbor(with = "minicbor::bytes")]
    pub(crate) recovery: Vec<u8>,
}

fn totp(secret: &[u8]) -> Option<totp_rs::Totp> {
    totp_rs::Builder::new().with_secret(secret.to_vec()).build().ok()
}

/// The code of this moment.
pub fn totp_code(secret: &[u8], now: Time) -> Option<String> {
    let seconds = u64::try_from(now.seconds()).ok()?;
    totp(secret).map(|totp| totp.generate(seconds).to_string())
}

/// The time step whose code this is, one step early or late allowed.
pub(crate) fn totp_step(secret: &[u8], code: &str, now: Time) -> Option<i64> {
    let seconds = u64::try_from(now.seconds()).ok()?;
    let code: String = code.chars().filter(|character| !character.is_whitespace()).collect();
    i64::try_from(totp(secret)?.check(&code, seconds)?).ok()
}

/// The secret as people type it into an authenticator app.
pub fn totp_base32(secret: &[u8]) -> String {
    totp_rs::Secret::from(secret).to_base32()
}

/// Reads what [`totp_base32`] wrote.
pub(crate) fn totp_secret(base32: &str) -> Option<Vec<u8>> {
    let secret = totp_rs::Secret::try_from_base32(base32).ok()?;
    Some(secret.as_ref().to_vec())
}

/// What an authenticator app scans: `otpauth://totp/…`.
pub fn totp_uri(issuer: &str, account: &str, secret_base32: &str) -> String {
    let encode = |text: &str| {
        text.bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            })
            .collect::<String>()
    };
    format!(
        "otpauth://totp/{}:{}?secret={secret_base32}&issuer={}",
        encode(issuer),
        encode(account),
        encode(issuer)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_tells_its_cost() {
        let argon = PasswordCost::TEST.argon().unwrap();
        let hash = hash_now(&argon, b"anything").unwrap();
        assert_eq!(PasswordCost::of(&hash), Some(PasswordCost::TEST));
        assert_eq!(PasswordCost::of("$argon2id$v=19$m=1,t=x,p=1$a$b"), None);
        assert_eq!(PasswordCost::of("secret"), None);
    }

    /// RFC 6238 appendix B, SHA-1, the last six digits.
    #[test]
    fn codes_of_the_rfc() {
        let secret = b"12345678901234567890";
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(
                totp_code(secret, Time::from_micros(seconds * 1_000_000)).as_deref(),
                Some(code)
            );
            assert_eq!(
                totp_step(secret, code, Time::from_micros(seconds * 1_000_000)),
                Some(seconds / 30)
            );
        }
        assert_eq!(totp_step(secret, "287082", Time::from_micros(200_000_000)), None);
    }
}
