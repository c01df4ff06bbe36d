//! How long things are kept: the catalogue of rules, and how a date follows from recorded facts.
//!
//! Which category a care record falls under is the case's own, or the organization's choice, kept in one row; without either nothing is proposed.
//! Everything else is pure: the catalogue is data, and nothing here reads a clock or destroys.
//! An unconfirmed rule decides about nothing; a missing fact, a hold or the absence of a rule keeps.
//! Looking at the catalogue is logged like every list.
//! The page shows the catalogue as it is; choosing among its rules, with what that moves, is [`disposal`](crate::disposal)'s.

mod care;
mod catalogue;
mod category;
mod evaluate;
mod pages;
mod rule;
mod store;
mod trigger;

pub use care::CareChoice;
pub use catalogue::{RULES, care_categories, catalogue_version, days, in_force};
pub use category::{Category, Group};
pub use evaluate::{Explanation, Outcome, RuleStep, RuleVersion, evaluate};
pub use pages::{Line, care_options, kept_under, refused};
pub use rule::{Confidence, Disposition, Doubt, Period, Rule};
pub use store::{STATEMENTS, care_choice, choice, choose};
pub use trigger::{Fact, Facts, Step, Trigger, When};

use platform::web::Routes;

use crate::policy::ReadRetention;
use crate::state::App;

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes.get::<ReadRetention, _>("/admin/retention", pages::index)
}
