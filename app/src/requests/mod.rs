//! Data requests of people about themselves; so far the clocks that they, and incidents, run under.
//!
//! A due date follows from stored facts by a versioned rule and never changes silently: whoever moves it (an extension, a wait for an identity) leaves a date that says so.
//! It deliberately holds no state machine, page or table yet.

mod clock;
mod holidays;
mod incident;

pub use clock::{CLOCKS, Clock, ClockError, ClockRule, Pause, Right, Roll, Span, rule};
pub use holidays::Calendar;
pub use incident::{Due, INCIDENT_CLOCKS, IncidentRule, Limit, Start};
