//! How the demo's people sign in; printed, and kept in the data folder for the next start.

use platform::clock::Time;
use platform::session;
use serde::{Deserialize, Serialize};

use super::organizations;

/// What was filled.
#[derive(Serialize, Deserialize)]
pub struct DemoInfo {
    pub organizations: Vec<DemoOrganization>,
}

/// One organization and its people.
#[derive(Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct DemoOrganization {
    pub slug: String,
    #[serde(skip)]
    pub name: String,
    pub sign_ins: Vec<SignIn>,
}

/// One account, with everything that opens it.
#[derive(Clone, Serialize, Deserialize)]
pub struct SignIn {
    /// `admin`, `privacy-officer`, `supervisor`, `worker`, `assistant` or `auditor`; `client` in the portal.
    pub role: String,
    pub email: String,
    pub password: String,
    /// In base32; empty for a client, who signs in with the password alone.
    pub totp_secret: String,
}

impl SignIn {
    /// The second factor's code at `now`.
    pub fn code(&self, now: Time) -> Option<String> {
        if self.totp_secret.is_empty() {
            return None;
        }
        session::totp_code(&base32(&self.totp_secret)?, now)
    }
}

/// An organization as it was kept: its name is known.
#[derive(Deserialize)]
struct Kept {
    slug: String,
    sign_ins: Vec<SignIn>,
}

impl From<Kept> for DemoOrganization {
    fn from(Kept { slug, sign_ins }: Kept) -> Self {
        let setting = organizations::ALL.iter().find(|setting| setting.slug == slug);
        Self {
            name: setting.map_or(slug.as_str(), |setting| setting.name).to_owned(),
            slug,
            sign_ins,
        }
    }
}

/// Reads base32 (RFC 4648) without padding.
fn base32(text: &str) -> Option<Vec<u8>> {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let (mut bytes, mut waiting, mut bits) = (Vec::with_capacity(text.len() * 5 / 8), 0_u32, 0_u32);
    for letter in text.chars() {
        waiting = (waiting << 5) | u32::try_from(ALPHABET.find(letter)?).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(waiting.checked_shr(bits)?.to_be_bytes()[3]);
            waiting &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base32_reads_what_the_platform_writes() {
        let secret: Vec<u8> = (0..20).map(|byte| byte * 13).collect();
        assert_eq!(base32(&session::totp_base32(&secret)), Some(secret));
        assert_eq!(base32("a"), None);
    }

    #[test]
    fn json_has_what_scripts_read() {
        let sign_in = SignIn {
            role: "worker".into(),
            email: "a@b.example".into(),
            password: "p".into(),
            totp_secret: "AA".into(),
        };
        let organization = DemoOrganization {
            slug: "kotisatama".into(),
            name: "Kotisatama Care".into(),
            sign_ins: vec![sign_in],
        };
        let json = serde_json::to_string(&organization).unwrap();
        let expected = r#"{"slug":"kotisatama","sign_ins":[{"role":"worker","email":"a@b.example","password":"p","totp_secret":"AA"}]}"#;
        assert_eq!(json, expected);
        assert_eq!(
            serde_json::from_str::<DemoOrganization>(&json).unwrap().name,
            "Kotisatama Care"
        );
    }
}
