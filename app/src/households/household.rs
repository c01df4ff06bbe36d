//! What is personal about a household.

use minicbor::{Decode, Encode};

/// A household's name, as the organization calls it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct HouseholdFields {
    #[n(0)]
    pub name: String,
}

/// A member's place in the household.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct MemberFields {
    /// `client`, `mother`, …; empty if not known.
    #[n(0)]
    pub role: String,
}
