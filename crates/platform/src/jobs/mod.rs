//! Work that outlives a request: it commits with the change that asks for it, and is done later, by any process.
//!
//! A job row belongs to its organization; a line in `job_ready`, without personal data, lets a worker pick it before it knows whose it is.
//! The worker then acts as the system for that organization alone. A process that dies leaves its lease to run out; another goes on.
//! A job must be able to run again from where it stopped. It deliberately carries no payload but an id.

mod store;
mod worker;

pub use store::{JOB, JobState, STATEMENTS, TABLES, enqueue};
pub use worker::{Job, Outcome, Run, run};
