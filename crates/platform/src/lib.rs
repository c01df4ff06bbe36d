//! What a case-management domain stands on and does not know about.
//!
//! Power is given out here and nowhere else: [`db`] is the only place that names a database driver, [`keystore`] the only one that unwraps keys,
//! [`authz`] the only one that grants, [`session`] the only one that authenticates, [`audit`] the only one that writes the log.
//! Constructors of power are `pub(crate)`; the product gets an [`Actor`](authz::Actor) from a session or a job, and a right from a transaction that asked.

pub mod audit;
pub mod authz;
pub mod boot;
pub mod clock;
pub mod db;
mod error;
pub mod i18n;
pub mod ids;
pub mod jobs;
pub mod keystore;
pub mod organization;
pub mod session;
pub mod subject;
pub mod web;

pub use error::Error;
