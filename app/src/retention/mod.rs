//! How long things are kept: the catalogue of rules, and how a date follows from recorded facts.
//!
//! Pure so far: nothing here reads a database or a clock, and nothing is destroyed.
//! An unconfirmed rule decides about nothing; a missing fact, a hold or the absence of a rule keeps.
//! It deliberately has no way to change a rule yet.

mod catalogue;
mod category;
mod evaluate;
mod rule;
mod trigger;

pub use catalogue::{RULES, in_force};
pub use category::{Category, Group};
pub use evaluate::{Explanation, Outcome, RuleStep, RuleVersion, evaluate};
pub use rule::{Confidence, Disposition, Doubt, Period, Rule};
pub use trigger::{Fact, Facts, Step, Trigger, When};
