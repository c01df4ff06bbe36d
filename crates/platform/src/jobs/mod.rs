//! Work that outlives a request: it commits with the change that asks for it, and is done later, by any process.
//!
//! A job row belongs to its organization; a line in `job_ready`, without personal data, lets a worker pick it before it knows whose it is.
//! The worker then acts as the system for that organization alone, under a lease that it renews.
//! A process that dies leaves its lease to run out; another goes on. Whoever lost the lease neither goes on nor writes the job's end.
//! What was given up because a database was away is asked for again every hour: nothing that was decided stays undone unseen.
//! A job must be able to run again from where it stopped. It deliberately carries no payload but an id.

mod fault;
mod store;
mod worker;

pub use fault::Fault;
pub use store::{JOB, STATEMENTS, Standing, TABLES, enqueue, enqueue_at, enqueue_held, revive, standing};
pub use worker::{Job, LEASE_SECS, hold, run, run_one};
