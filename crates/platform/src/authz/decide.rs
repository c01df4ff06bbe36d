//! The decision, pure.

use super::{Actor, Role, Roles};
use crate::clock::Time;
use crate::db::{Cell, Column, Error};

/// Something that somebody may or may not do. Declared in the product's one policy table.
pub trait Action: Send + Sync + 'static {
    /// `case.close`: stands in the policy, the audit view and the permission snapshot.
    const NAME: &'static str;
    /// Stands in log leaves; never reused.
    const CODE: u16;
    /// One of these roles is needed.
    const ROLES: Roles;
    /// What more than the role is needed.
    const REACH: Reach;
    /// Roles that need no relation to what is not restricted.
    const EVERYWHERE: Roles;
    /// Whether identity must have been proved within the last five minutes.
    const STEP_UP: bool;
}

/// How far a role carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The whole organization: the role is enough.
    Organization,
    /// Only what the actor has a relation to.
    Related,
    /// Only the actor's own.
    Own,
    /// The actor's own, and the details of whom the actor represents in that.
    OwnDetails,
    /// The actor's own, and the shared record of whom the actor represents in that.
    OwnRecord,
    /// The actor's own, and the requests about whom the actor represents in that.
    OwnRequests,
}

impl Reach {
    /// Whether a grant on this ground opens anything to an act that reaches so far. What a portal account holds opens nothing to staff's acts, and the other way round.
    const fn takes(self, ground: Ground) -> bool {
        match self {
            Self::Organization | Self::Related => ground.is_staff_relation(),
            Self::Own => matches!(ground, Ground::Own),
            Self::OwnDetails => matches!(ground, Ground::Own | Ground::RepresentsDetails),
            Self::OwnRecord => matches!(ground, Ground::Own | Ground::RepresentsRecord),
            Self::OwnRequests => matches!(ground, Ground::Own | Ground::RepresentsRequests),
        }
    }
}

/// Why somebody may; the numbers are stored, smaller is closer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Ground {
    /// Assigned to the case.
    Assigned = 1,
    /// Stands in for the assigned worker.
    Substitute = 2,
    /// Member of the case's team.
    Team = 3,
    /// Leads the case's team.
    Supervisor = 4,
    /// Registered the person, and has not handed over yet.
    Registered = 5,
    /// One's own.
    Own = 6,
    /// The role carries over the whole organization.
    Role = 7,
    /// An admin's or privacy officer's duty.
    Admin = 8,
    /// The product itself.
    System = 9,
    /// Nobody signed in.
    Nobody = 10,
    /// Represents the person: sees their details.
    RepresentsDetails = 11,
    /// Represents the person: sees what is shared of their record.
    RepresentsRecord = 12,
    /// Represents the person: makes requests for them.
    RepresentsRequests = 13,
}

impl Ground {
    const ALL: [Self; 13] = [
        Self::Assigned,
        Self::Substitute,
        Self::Team,
        Self::Supervisor,
        Self::Registered,
        Self::Own,
        Self::Role,
        Self::Admin,
        Self::System,
        Self::Nobody,
        Self::RepresentsDetails,
        Self::RepresentsRecord,
        Self::RepresentsRequests,
    ];

    pub const fn code(self) -> u8 {
        match self {
            Self::Assigned => 1,
            Self::Substitute => 2,
            Self::Team => 3,
            Self::Supervisor => 4,
            Self::Registered => 5,
            Self::Own => 6,
            Self::Role => 7,
            Self::Admin => 8,
            Self::System => 9,
            Self::Nobody => 10,
            Self::RepresentsDetails => 11,
            Self::RepresentsRecord => 12,
            Self::RepresentsRequests => 13,
        }
    }

    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }

    /// The name in message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Substitute => "substitute",
            Self::Team => "team",
            Self::Supervisor => "supervisor",
            Self::Registered => "registered",
            Self::Own => "own",
            Self::Role => "role",
            Self::Admin => "admin",
            Self::System => "system",
            Self::Nobody => "nobody",
            Self::RepresentsDetails => "represents-details",
            Self::RepresentsRecord => "represents-record",
            Self::RepresentsRequests => "represents-requests",
        }
    }

    /// Whether it is the actor's own relation, and not their role.
    pub const fn is_relation(self) -> bool {
        !matches!(self, Self::Role | Self::Admin | Self::System | Self::Nobody)
    }

    /// Whether it is a relation that comes with work.
    pub const fn is_staff_relation(self) -> bool {
        matches!(
            self,
            Self::Assigned | Self::Substitute | Self::Team | Self::Supervisor | Self::Registered
        )
    }

    /// Whether the actor sees somebody else's as their representative.
    pub const fn is_representation(self) -> bool {
        matches!(
            self,
            Self::RepresentsDetails | Self::RepresentsRecord | Self::RepresentsRequests
        )
    }
}

impl From<Ground> for crate::db::Value {
    fn from(ground: Ground) -> Self {
        Self::Int(i64::from(ground.code()))
    }
}

impl Column for Ground {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Error> {
        u16::from_cell(cell)
            .ok()
            .and_then(|code| Self::from_code(u8::try_from(code).ok()?))
            .ok_or(Error::Column("not a ground"))
    }
}

/// A dated reason to see something, of one of the actor's principals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    pub ground: Ground,
    pub starts_at: Time,
    pub ends_at: Option<Time>,
}

impl Grant {
    /// Whether the grant holds at `now`: from its start, up to but not including its end.
    pub fn holds(&self, now: Time) -> bool {
        self.starts_at <= now && self.ends_at.is_none_or(|ends_at| ends_at > now)
    }
}

/// What a decision looks at besides actor and action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Only people with a relation may know that it exists.
    pub restricted: bool,
    /// Whether the organization's staff may know that it exists although they may not open it.
    pub known: bool,
    /// Whether it is the actor's own.
    pub own: bool,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// No role of the actor allows the action.
    Role,
    /// The actor has no relation; `known` tells whether they may know that the thing exists.
    Relation { known: bool },
    /// The action asks for a fresh proof of identity.
    StepUp,
    /// There is no such thing.
    Missing,
}

/// Whether `actor` may do `A`, and on what ground.
pub fn decide<A: Action>(actor: &Actor, facts: Facts, grants: &[Grant], now: Time) -> Result<Ground, Denied> {
    if actor.is_system() {
        return Ok(Ground::System);
    }
    let roles = actor.roles();
    if !roles.meets(A::ROLES) {
        return Err(if facts.restricted || roles.is_portal() {
            Denied::Relation { known: false }
        } else {
            Denied::Role
        });
    }
    let ground = reached::<A>(roles, facts, grants, now).ok_or(Denied::Relation {
        known: facts.known && !facts.restricted && !roles.is_portal(),
    })?;
    if A::STEP_UP && !actor.stepped_up(now) {
        return Err(Denied::StepUp);
    }
    Ok(ground)
}

fn reached<A: Action>(roles: Roles, facts: Facts, grants: &[Grant], now: Time) -> Option<Ground> {
    let relation = grants
        .iter()
        .filter(|grant| grant.holds(now) && A::REACH.takes(grant.ground))
        .map(|grant| grant.ground)
        .min();
    if relation.is_some() {
        return relation;
    }
    if facts.own && A::REACH == Reach::Own {
        return Some(Ground::Own);
    }
    if facts.restricted {
        return None;
    }
    match A::REACH {
        Reach::Organization => Some(Ground::Role),
        Reach::Related | Reach::Own if roles.meets(A::EVERYWHERE) => Some(if roles.has(Role::Admin) {
            Ground::Admin
        } else {
            Ground::Role
        }),
        Reach::Related | Reach::Own | Reach::OwnDetails | Reach::OwnRecord | Reach::OwnRequests => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_grant_opens_staffs_acts_and_the_portals() {
        let staffs = [Reach::Organization, Reach::Related];
        let portals = [Reach::Own, Reach::OwnDetails, Reach::OwnRecord, Reach::OwnRequests];
        for ground in Ground::ALL {
            let opens = |reaches: &[Reach]| reaches.iter().any(|reach| reach.takes(ground));
            assert!(!(opens(&staffs) && opens(&portals)), "{ground:?}");
            assert_eq!(Ground::from_code(ground.code()), Some(ground));
        }
        for (ground, reach) in [
            (Ground::RepresentsDetails, Reach::OwnDetails),
            (Ground::RepresentsRecord, Reach::OwnRecord),
            (Ground::RepresentsRequests, Reach::OwnRequests),
        ] {
            let taken: Vec<Reach> = portals.into_iter().filter(|reach| reach.takes(ground)).collect();
            assert_eq!(taken, [reach], "what was granted, and no more");
        }
    }

    #[test]
    fn an_account_is_staffs_or_a_portals() {
        let both = Roles::STAFF.bits() | Roles::PORTAL.bits();
        assert!(Roles::from_bits(both).is_empty());
        assert!(Roles::from_bits(Roles::of(&[Role::Admin]).bits() | Roles::of(&[Role::Client]).bits()).is_empty());
        let portal = Roles::of(&[Role::Client, Role::Representative]);
        assert!(Roles::from_bits(portal.bits()).is_portal() && !Roles::of(&[Role::Worker]).is_portal());
    }
}
