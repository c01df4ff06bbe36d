//! The log: who did what, when, on what ground; append-only, and nobody else names its tables.
//!
//! A write's event commits in the same transaction; a read's event is durable before the answer leaves ([`Intake`]).
//! The sequencer gives events their places in a Merkle log per organization and year, and signs checkpoints.
//! Leaves hold no personal data; what is personal (address, reason, search text) lies in a payload sealed under the subject's log-identity scope.
//! It deliberately cannot change or delete an event.

mod event;
mod heads;
mod intake;
mod leaf;
mod payload;
mod proof;
mod sequencer;
mod store;
mod verify;
mod view;

pub use event::{Event, Outcome};
pub use heads::{Head, has_head, heads};
pub use intake::Intake;
pub use leaf::{LEAF_LEN, Leaf};
pub use payload::Payload;
pub use proof::{Evidence, Published, Signed, prove, published, sign};
pub(crate) use sequencer::sequence;
pub use store::{AUDIT_CHECKPOINT, AUDIT_EVENT, AUDIT_LOG, AUDIT_ROW, AUDIT_TILE, STATEMENTS, TABLES};
pub(crate) use verify::verify;
pub use verify::{Fault, Report};
pub use view::{EventRow, Filter, Whose, find_event, list_about, list_after, list_by_ids, list_events, open_payload};

pub(crate) use sequencer::{Bell, run as run_sequencer};
pub(crate) use store::{insert, prepare};
pub(crate) use verify::DELETED;
