//! The log, newest first.

use std::collections::HashMap;

use askama::Template;
use platform::audit::{self, Event, EventRow, Whose};
use platform::ids::{AccountId, EventId};
use platform::session::ACCOUNT;
use platform::web::{Page, Query, Result};
use serde::Deserialize;
use uuid::Uuid;

use super::EVENTS;
use super::line::{AccessLine, access_lines, object_key, short_id};
use crate::layout::{Frame, render};
use crate::policy::{ReadLog, VerifyLog};
use crate::url;

/// Events on a page.
const PAGE: i64 = 50;
/// Stands in the address for the system.
const SYSTEM: &str = "system";

/// Which events, and from where on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    /// An account, or `system`; anything else is everybody.
    person: String,
    before: Option<EventId>,
}

impl Filter {
    /// Whose events; `None` for everybody's.
    fn of(&self) -> Option<Whose> {
        match self.person.as_str() {
            SYSTEM => Some(Whose::System),
            person => person.parse().ok().map(Whose::Account),
        }
    }

    /// A page of these events, and one more that tells whether there are older ones.
    fn page(&self) -> audit::Filter {
        audit::Filter {
            before: self.before,
            of: self.of(),
            limit: PAGE + 1,
        }
    }
}

/// One line of the log.
struct LogLine {
    href: String,
    said: AccessLine,
    object_key: String,
    object: String,
    count: u32,
    /// The place in the log of its year; `None` until it has one.
    place: Option<i64>,
}

/// Somebody whose events can be chosen.
struct Choice {
    id: String,
    name: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "audit_view/index.html")]
struct IndexPage {
    frame: Frame,
    people: Vec<Choice>,
    filtered: bool,
    lines: Vec<LogLine>,
    older: Option<String>,
    newest: Option<String>,
    may_verify: bool,
}

/// A page of the log; that it was read is logged, and whose part of it.
pub(super) async fn index(frame: Frame, Query(filter): Query<Filter>) -> Result<Page> {
    let of = filter.of();
    let tx = frame.app.db.read(frame.actor()?).await?;
    let permit = tx.permit::<ReadLog>()?;
    let mut events = audit::list_events(&tx, &permit, filter.page()).await?;
    let more = i64::try_from(events.len()).unwrap_or_default() > PAGE;
    events.truncate(usize::try_from(PAGE).unwrap_or_default());
    let names = frame.app.names.accounts(&tx).await?;
    let said = access_lines(&frame, &tx, &events).await?;
    let read = Event::on(&permit, EVENTS, Uuid::nil(), None).counting(events.len());
    tx.note(match of {
        Some(Whose::Account(account)) => read.object(&ACCOUNT, account.uuid()),
        Some(Whose::System) => read.object(&ACCOUNT, Uuid::nil()),
        None => read,
    });
    drop(tx);
    let chosen = of.map(|of| match of {
        Whose::Account(account) => account.to_string(),
        Whose::System => SYSTEM.to_owned(),
    });
    let last = events.last().filter(|_| more);
    render(&IndexPage {
        people: people(&frame, &names, chosen.as_deref()),
        filtered: chosen.is_some(),
        older: last.map(|last| address(chosen.as_deref(), Some(last.id))),
        newest: filter.before.map(|_| address(chosen.as_deref(), None)),
        lines: events
            .iter()
            .zip(said)
            .map(|(event, said)| LogLine::new(event, said))
            .collect(),
        may_verify: frame.may::<VerifyLog>(),
        frame,
    })
}

impl LogLine {
    fn new(event: &EventRow, said: AccessLine) -> Self {
        Self {
            href: url::audit_event(event.id),
            said,
            object_key: object_key(event.leaf.object_table, event.leaf.object),
            object: short_id(event.leaf.object),
            count: event.leaf.count,
            place: event.seq,
        }
    }
}

/// Everybody with an account by name, then the system.
fn people(frame: &Frame, names: &HashMap<AccountId, String>, chosen: Option<&str>) -> Vec<Choice> {
    let mut people: Vec<Choice> = names
        .iter()
        .map(|(id, name)| choice(id.to_string(), name.clone(), chosen))
        .collect();
    people.sort_by_key(|person| person.name.to_lowercase());
    people.push(choice(
        SYSTEM.to_owned(),
        frame.t("audit-person-system").into_owned(),
        chosen,
    ));
    people
}

fn choice(id: String, name: String, chosen: Option<&str>) -> Choice {
    Choice {
        chosen: chosen == Some(id.as_str()),
        id,
        name,
    }
}

/// The log's address with a filter and a place.
fn address(person: Option<&str>, before: Option<EventId>) -> String {
    let person = person.map(|person| format!("person={person}"));
    let before = before.map(|before| format!("before={before}"));
    let query: Vec<String> = person.into_iter().chain(before).collect();
    if query.is_empty() {
        url::audit_log()
    } else {
        format!("{}?{}", url::audit_log(), query.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_pages_keep_the_filter() {
        let event = EventId::from(Uuid::nil());
        let zeros = "0".repeat(32);
        assert_eq!(address(None, None), "/admin/log");
        assert_eq!(address(Some("system"), None), "/admin/log?person=system");
        assert_eq!(
            address(Some("system"), Some(event)),
            format!("/admin/log?person=system&before={zeros}")
        );
    }

    #[test]
    fn an_empty_choice_is_everybody() {
        assert_eq!(Filter::default().of(), None);
        assert_eq!(
            Filter {
                person: "system".to_owned(),
                before: None
            }
            .of(),
            Some(Whose::System)
        );
    }
}
