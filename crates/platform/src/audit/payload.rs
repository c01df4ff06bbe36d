//! The sealed part of an event.

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};

/// What is personal about an act: where it came from, why, what was searched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Payload {
    #[n(0)]
    pub request_id: Option<String>,
    #[n(1)]
    pub address: Option<String>,
    #[n(2)]
    pub user_agent: Option<String>,
    #[n(3)]
    pub reason: Option<String>,
    #[n(4)]
    pub search: Option<String>,
    /// Person ids, sixteen bytes each.
    #[n(5)]
    pub subjects: Option<ByteVec>,
    /// Why the system acted.
    #[n(6)]
    pub purpose: Option<String>,
}

impl Payload {
    pub(super) fn is_plain(&self) -> bool {
        self.reason.is_none() && self.search.is_none() && self.subjects.is_none()
    }
}
