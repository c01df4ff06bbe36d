//! Who may do what: the only place that grants.
//!
//! [`decide`] is one pure function; [`visible`](crate::visible) renders the same rule as SQL, and a property test holds them equal.
//! [`Actor`], [`OrganizationId`], [`Authorized`] and [`Permit`] have no public constructor: they come out of a session, a job or a transaction that asked.

mod actor;
mod decide;
mod policy;
pub(crate) mod resource;

pub use actor::{Actor, OrganizationId, Origin, Principal, Role, Roles};
pub use decide::{Action, Denied, Facts, Grant, Ground, Reach, decide};
pub use policy::PolicyLine;
pub use resource::{Authorized, Permit, Resource, SealedRow, Unclaimed};
