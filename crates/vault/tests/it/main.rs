//! Tests of the crate through its public functions, in one binary.

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tamper;
#[cfg(test)]
#[path = "../fuzz/targets.rs"]
mod targets;
#[cfg(test)]
mod transplants;
