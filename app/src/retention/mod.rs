//! How long things are kept: the catalogue of rules, and how a date follows from recorded facts.
//!
//! Pure so far: nothing here reads a database or a clock, and nothing is destroyed.
//! An unconfirmed rule decides about nothing; a missing fact, a hold or the absence of a rule keeps.
//! Looking at the catalogue is logged like every list.
//! It deliberately has no way to change a rule yet; the page shows the catalogue as it is.

mod catalogue;
mod category;
mod evaluate;
mod pages;
mod rule;
mod trigger;

pub use catalogue::{RULES, in_force};
pub use category::{Category, Group};
pub use evaluate::{Explanation, Outcome, RuleStep, RuleVersion, evaluate};
pub use pages::Line;
pub use rule::{Confidence, Disposition, Doubt, Period, Rule};
pub use trigger::{Fact, Facts, Step, Trigger, When};

use platform::web::Routes;

use crate::policy::ReadRetention;
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes.get::<ReadRetention, _>("/admin/retention", pages::index)
}
