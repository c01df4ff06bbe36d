//! Bearer values: what a cookie or a link carries.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::authz::OrganizationId;
use crate::ids;

/// `organization id 16 ‖ secret 32`; only the secret's SHA-256 is stored.
pub struct Bearer {
    organization: OrganizationId,
    secret: Zeroizing<[u8; 32]>,
}

impl Bearer {
    /// A new one, for a link of an organization.
    pub fn fresh(organization: OrganizationId) -> Self {
        Self {
            organization,
            secret: Zeroizing::new(ids::random()),
        }
    }

    /// Reads what [`expose`](Self::expose) wrote; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64.decode(text).ok()?);
        let (organization, secret) = bytes.split_first_chunk::<16>()?;
        Some(Self {
            organization: OrganizationId::new(Uuid::from_bytes(*organization)),
            secret: Zeroizing::new(secret.try_into().ok()?),
        })
    }

    pub fn organization(&self) -> OrganizationId {
        self.organization
    }

    /// What is stored and looked up.
    pub fn hash(&self) -> [u8; 32] {
        vault::sha256(&*self.secret)
    }

    /// The text for the cookie or link; shown once.
    pub fn expose(&self) -> String {
        let bytes = Zeroizing::new([self.organization.bytes().as_slice(), self.secret.as_slice()].concat());
        BASE64.encode(&*bytes)
    }
}
