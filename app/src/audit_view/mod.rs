//! The log as people read it: who did what, to whom, when, on what ground; and the check that it is whole.
//!
//! Lists show what leaves hold: no personal data but the names of staff. Opening one event opens its sealed part, and is an event itself.
//! What is logged about reading the log is sealed under the organization's own scope, so that an inquiry does not warn whom it is about.
//! It deliberately has no export and no way to change or hide an event.

mod event;
mod line;
mod list;
mod looks;
mod verification;

pub use line::{AccessLine, access_lines, ground_key};
pub use looks::{BACK_SECS, Lookers, ground_key as look_ground_key, is_look, is_ordinary, is_withheld};

use platform::web::Routes;

use crate::policy::{ReadLog, VerifyLog};
use crate::state::App;

/// The log's own table, which events about reading the log name.
const EVENTS: &platform::db::Table = match platform::audit::TABLES {
    [events, ..] => events,
    [] => panic!("the log has a table"),
};

pub fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .get::<ReadLog, _>("/admin/log", list::index)
        .get::<ReadLog, _>("/admin/log/{id}", event::show)
        .get::<VerifyLog, _>("/admin/log/verification", verification::new)
        .post::<VerifyLog, _>("/admin/log/verification", verification::create)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use platform::audit::Outcome;
    use platform::authz::Ground;
    use platform::i18n::Catalogue;
    use uuid::Uuid;

    use super::*;
    use crate::{policy, tables};

    fn catalogues() -> Vec<Arc<Catalogue>> {
        let all = crate::locales::load().unwrap();
        let of_staff = |catalogue: &&Arc<Catalogue>| crate::locales::is_language(catalogue.language());
        all.all().filter(of_staff).cloned().collect()
    }

    fn check(key: &str) {
        for catalogue in catalogues() {
            assert!(catalogue.has(key), "`{key}` is missing in {}", catalogue.language());
        }
    }

    #[test]
    fn events_are_about_the_table_of_events() {
        assert_eq!(EVENTS.name, "audit_event");
    }

    #[test]
    fn every_action_has_words() {
        for action in policy::all_actions() {
            check(&policy::action_key(action.code));
        }
        check(&policy::action_key(u16::MAX));
    }

    #[test]
    fn every_table_has_words() {
        for object in [Uuid::nil(), Uuid::max()] {
            for table in tables::all() {
                check(&line::object_key(table.number, object));
            }
            check(&line::object_key(u16::MAX, object));
        }
    }

    #[test]
    fn every_ground_and_outcome_has_words() {
        for ground in (0..=u8::MAX).filter_map(Ground::from_code) {
            check(&line::ground_key(ground));
        }
        for outcome in [Outcome::Done, Outcome::Refused, Outcome::Failed] {
            check(&line::outcome_key(outcome));
        }
    }
}
