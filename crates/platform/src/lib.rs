//! What a case-management domain stands on.
