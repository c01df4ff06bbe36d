//! What of a case decides how long it is kept; pure.

use minicbor::{Decode, Encode};
use platform::ids::CaseId;
use uuid::Uuid;

use crate::people::Day;

/// What of a case decides how long it is kept, as it was when it was listed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct CaseFacts {
    #[n(0)]
    #[cbor(with = "minicbor::bytes")]
    pub case: [u8; 16],
    #[n(1)]
    pub number: i64,
    #[n(2)]
    pub opened_at: i64,
    #[n(3)]
    pub closed_at: Option<i64>,
    #[n(4)]
    pub last_activity_at: i64,
    /// Of the case's client, where a list has cases of several; ISO 8601.
    #[n(5)]
    pub birth: Option<String>,
    #[n(6)]
    pub death: Option<String>,
    /// Nothing where nobody looked.
    #[n(7)]
    pub of_client: Option<Closings>,
    /// The name of the category that the case has of its own.
    #[n(8)]
    pub category: Option<String>,
    /// The last day on which the client needed its service, where somebody recorded it.
    #[n(9)]
    pub need_ended: Option<Day>,
    /// Whether the end of that need decides: the case is the person's own, and its rule counts from it. Nothing where nobody looked, and it may.
    #[n(10)]
    pub counts_from_need: Option<bool>,
}

/// How the cases of one client have ended, all of them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Closings {
    /// When the last of them was closed that is closed.
    #[n(0)]
    pub last: Option<i64>,
    #[n(1)]
    pub has_open: bool,
    #[n(2)]
    pub cases: i64,
}

impl CaseFacts {
    pub(super) fn id(&self) -> CaseId {
        CaseId::from(Uuid::from_bytes(self.case))
    }
}
