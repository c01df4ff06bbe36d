//! Who acts, for which organization.

use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use crate::audit::Event;
use crate::clock::Time;
use crate::ids::{AccountId, SessionId, TeamId};

/// The tenant. Comes only from a session, a token or a job's envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrganizationId(Uuid);

impl OrganizationId {
    pub(crate) const fn new(id: Uuid) -> Self {
        Self(id)
    }

    pub const fn uuid(self) -> Uuid {
        self.0
    }

    pub const fn bytes(self) -> [u8; 16] {
        self.0.into_bytes()
    }
}

impl From<OrganizationId> for crate::db::Value {
    fn from(id: OrganizationId) -> Self {
        Self::Uuid(id.0)
    }
}

impl std::fmt::Display for OrganizationId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.simple().fmt(formatter)
    }
}

/// What an account may be in its organization; the numbers are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Role {
    Admin = 0,
    PrivacyOfficer = 1,
    Supervisor = 2,
    Worker = 3,
    Assistant = 4,
    Auditor = 5,
    /// Somebody whose own record it is; portal only.
    Client = 6,
    /// Somebody who may see another's record, by dated grants; portal only.
    Representative = 7,
}

impl Role {
    pub const ALL: [Self; 8] = [
        Self::Admin,
        Self::PrivacyOfficer,
        Self::Supervisor,
        Self::Worker,
        Self::Assistant,
        Self::Auditor,
        Self::Client,
        Self::Representative,
    ];
    /// Those who work for the organization; an admin gives and takes them.
    pub const STAFF: [Self; 6] = [
        Self::Admin,
        Self::PrivacyOfficer,
        Self::Supervisor,
        Self::Worker,
        Self::Assistant,
        Self::Auditor,
    ];

    /// The name in forms, message keys and the policy.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::PrivacyOfficer => "privacy-officer",
            Self::Supervisor => "supervisor",
            Self::Worker => "worker",
            Self::Assistant => "assistant",
            Self::Auditor => "auditor",
            Self::Client => "client",
            Self::Representative => "representative",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    const fn bit(self) -> u16 {
        match self {
            Self::Admin => 1,
            Self::PrivacyOfficer => 2,
            Self::Supervisor => 4,
            Self::Worker => 8,
            Self::Assistant => 16,
            Self::Auditor => 32,
            Self::Client => 64,
            Self::Representative => 128,
        }
    }
}

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u16);

impl Roles {
    pub const NONE: Self = Self(0);
    /// Every role of somebody who works for the organization.
    pub const STAFF: Self = Self::of(&Role::STAFF);
    /// Every role of somebody whom the organization works for.
    pub const PORTAL: Self = Self::of(&[Role::Client, Role::Representative]);
    /// Whoever has an account: for the few acts on one's own session.
    pub const EVERYBODY: Self = Self(Self::STAFF.0 | Self::PORTAL.0);

    #[must_use]
    pub const fn and(self, role: Role) -> Self {
        Self(self.0 | role.bit())
    }

    pub const fn of(roles: &[Role]) -> Self {
        let mut set = Self::NONE;
        let mut rest = roles;
        while let [role, tail @ ..] = rest {
            set = set.and(*role);
            rest = tail;
        }
        set
    }

    pub const fn has(self, role: Role) -> bool {
        self.0 & role.bit() != 0
    }

    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether they are those of a portal account.
    pub const fn is_portal(self) -> bool {
        self.meets(Self::PORTAL) && !self.meets(Self::STAFF)
    }

    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.has(*role))
    }

    /// The set as the account row keeps it.
    pub fn bits(self) -> i64 {
        i64::from(self.0)
    }

    /// Reads a stored set; unknown bits are dropped. An account is staff's or a portal's: a set of both is none.
    pub fn from_bits(bits: i64) -> Self {
        let roles = Self(u16::try_from(bits & i64::from(Self::EVERYBODY.0)).unwrap_or_default());
        if roles.meets(Self::STAFF) && roles.meets(Self::PORTAL) {
            return Self::NONE;
        }
        roles
    }
}

/// Somebody or something that a grant can name: an account or a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Principal {
    Account(AccountId),
    Team(TeamId),
}

impl From<Principal> for crate::db::Value {
    fn from(principal: Principal) -> Self {
        match principal {
            Principal::Account(id) => id.into(),
            Principal::Team(id) => id.into(),
        }
    }
}

/// Where a request came from; sealed into the log's payloads, never logged in clear.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    pub request_id: String,
    pub address: String,
    pub user_agent: String,
}

impl Origin {
    /// Whether the request came from this machine.
    pub fn is_this_machine(&self) -> bool {
        self.address
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
    }
}

/// Who acts. Cheap to clone; clones share the request's record of reads.
#[derive(Clone, Debug)]
pub struct Actor(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    organization: OrganizationId,
    kind: Kind,
    origin: Origin,
    /// What this request has read, until it is written to the log before the answer leaves.
    reads: Mutex<Vec<Event>>,
}

#[derive(Debug)]
enum Kind {
    Account {
        account: AccountId,
        roles: Roles,
        principals: Vec<Uuid>,
        session: SessionId,
        stepped_up_at: Option<Time>,
    },
    System {
        purpose: &'static str,
    },
}

/// How long a fresh proof of identity opens the acts that ask for it, in seconds.
const STEP_UP_SECS: i64 = 300;

impl Actor {
    pub(crate) fn account(
        organization: OrganizationId,
        account: AccountId,
        roles: Roles,
        teams: Vec<Uuid>,
        session: SessionId,
        stepped_up_at: Option<Time>,
        origin: Origin,
    ) -> Self {
        let mut principals = teams;
        principals.push(account.uuid());
        Self::new(
            organization,
            Kind::Account {
                account,
                roles,
                principals,
                session,
                stepped_up_at,
            },
            origin,
        )
    }

    /// The product itself, at work for one organization; `purpose` stands in the log.
    pub(crate) fn system(organization: OrganizationId, purpose: &'static str) -> Self {
        Self::new(organization, Kind::System { purpose }, Origin::default())
    }

    /// The product itself, answering somebody who is not signed in.
    pub(crate) fn system_for(organization: OrganizationId, purpose: &'static str, origin: Origin) -> Self {
        Self::new(organization, Kind::System { purpose }, origin)
    }

    fn new(organization: OrganizationId, kind: Kind, origin: Origin) -> Self {
        Self(Arc::new(Inner {
            organization,
            kind,
            origin,
            reads: Mutex::default(),
        }))
    }

    pub fn organization(&self) -> OrganizationId {
        self.0.organization
    }

    /// The signed-in account; `None` for the system.
    pub fn account_id(&self) -> Option<AccountId> {
        match &self.0.kind {
            Kind::Account { account, .. } => Some(*account),
            Kind::System { .. } => None,
        }
    }

    pub fn session_id(&self) -> Option<SessionId> {
        match &self.0.kind {
            Kind::Account { session, .. } => Some(*session),
            Kind::System { .. } => None,
        }
    }

    pub fn roles(&self) -> Roles {
        match &self.0.kind {
            Kind::Account { roles, .. } => *roles,
            Kind::System { .. } => Roles::NONE,
        }
    }

    pub fn has(&self, role: Role) -> bool {
        self.roles().has(role)
    }

    pub fn is_system(&self) -> bool {
        matches!(self.0.kind, Kind::System { .. })
    }

    /// Why the system acts; empty for people.
    pub fn purpose(&self) -> &'static str {
        match &self.0.kind {
            Kind::Account { .. } => "",
            Kind::System { purpose } => purpose,
        }
    }

    /// The account and its teams, which grants name.
    pub(crate) fn principals(&self) -> Vec<Uuid> {
        match &self.0.kind {
            Kind::Account { principals, .. } => principals.clone(),
            Kind::System { .. } => Vec::new(),
        }
    }

    /// Whether identity was proved again within the last five minutes.
    pub fn stepped_up(&self, now: Time) -> bool {
        match &self.0.kind {
            Kind::Account { stepped_up_at, .. } => {
                stepped_up_at.is_some_and(|at| now.seconds_since(at) <= STEP_UP_SECS)
            }
            Kind::System { .. } => true,
        }
    }

    pub fn origin(&self) -> &Origin {
        &self.0.origin
    }

    /// Notes a read (or a refusal) that must be in the log before the answer leaves.
    pub(crate) fn note(&self, event: Event) {
        let mut reads = self.0.reads.lock().unwrap_or_else(PoisonError::into_inner);
        if !reads.iter().any(|known| known.is_same_read(&event)) {
            reads.push(event);
        }
    }

    pub(crate) fn take_reads(&self) -> Vec<Event> {
        std::mem::take(&mut *self.0.reads.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
