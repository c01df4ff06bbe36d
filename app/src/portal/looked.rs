//! Who looked: day, unit, role and ground, to the person only and without names.
//!
//! The list says that it may lack entries, so that what is withheld leaves no gap and no count: acts for somebody's safety, inquiries, and what they did are not among [`SHOWN`].

use std::collections::HashMap;

use askama::Template;
use jiff::civil::Date;
use platform::audit::{self, EventRow, Outcome};
use platform::authz::{Action, Ground, Role, Roles};
use platform::db::ReadTx;
use platform::ids::{AccountId, EventId, ScopeId};
use platform::session;
use platform::web::{Page, Query, Result};
use serde::Deserialize;

use super::own;
use crate::layout::{Frame, render};
use crate::people::Person;
use crate::policy::{
    AssignCase, CloseCase, CorrectEntry, CreatePerson, EditCase, EditPerson, ListCases, ManageFamily, OpenCase,
    ReadCase, ReadEntries, ReadOwnAccessLog, ReadOwnDetails, ReadOwnRecord, ReadOwnRequests, ReadPerson, ReopenCase,
    ShowAddress, ShowIdentityCode, SignEntry, WriteEntry,
};
use crate::url;

/// The ordinary work with a record. What is not here is withheld: holds, restrictions, marks, deaths, representatives, inquiries.
const SHOWN: [u16; 20] = [
    ReadPerson::CODE,
    CreatePerson::CODE,
    EditPerson::CODE,
    ShowIdentityCode::CODE,
    ShowAddress::CODE,
    ManageFamily::CODE,
    ListCases::CODE,
    ReadCase::CODE,
    OpenCase::CODE,
    EditCase::CODE,
    CloseCase::CODE,
    ReopenCase::CODE,
    AssignCase::CODE,
    ReadEntries::CODE,
    WriteEntry::CODE,
    SignEntry::CODE,
    CorrectEntry::CODE,
    ReadOwnDetails::CODE,
    ReadOwnRecord::CODE,
    ReadOwnRequests::CODE,
];

/// Lines on a page, events read at a time, and how often at the most.
const LINES: usize = 40;
const EVENTS: i64 = 200;
const ROUNDS: usize = 20;
/// How far back the list goes: two years.
const BACK_SECS: i64 = 730 * 86_400;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Older {
    before: Option<EventId>,
}

/// Who looked on a day; the same again on that day is no second line.
#[derive(PartialEq, Eq)]
struct Look {
    day: Date,
    unit: String,
    role_key: String,
    ground_key: String,
}

#[derive(Template)]
#[template(path = "portal/looked.html")]
struct LookedPage {
    frame: Frame,
    looks: Vec<Look>,
    older: Option<String>,
}

/// The organization's staff as the list shows them.
struct Staff {
    roles: HashMap<AccountId, Roles>,
    units: HashMap<AccountId, String>,
}

impl Staff {
    async fn read(frame: &Frame, tx: &ReadTx) -> Result<Self> {
        let accounts = session::list_accounts(tx).await?;
        let names = frame.app.names.teams(tx).await?;
        let mut units: HashMap<AccountId, String> = HashMap::new();
        for (team, account) in session::list_members(tx).await? {
            if let Some(name) = names.get(&team) {
                let unit = units.entry(account).or_default();
                if !unit.is_empty() {
                    unit.push_str(", ");
                }
                unit.push_str(name);
            }
        }
        let roles = accounts.iter().map(|account| (account.id, account.roles));
        Ok(Self {
            roles: roles.collect(),
            units,
        })
    }
}

/// The role that stands for somebody who has several.
fn role_key(roles: Option<Roles>, ground: Ground) -> &'static str {
    if ground.is_representation() {
        return "portal-role-representative";
    }
    let Some(roles) = roles else {
        return "portal-role-system";
    };
    let named = [
        (Role::Worker, "portal-role-worker"),
        (Role::Supervisor, "portal-role-supervisor"),
        (Role::Assistant, "portal-role-assistant"),
        (Role::PrivacyOfficer, "portal-role-privacy-officer"),
        (Role::Admin, "portal-role-admin"),
        (Role::Auditor, "portal-role-auditor"),
    ];
    let known = named.into_iter().find(|(role, _)| roles.has(*role));
    known.map_or("portal-role-system", |(_, key)| key)
}

/// A look, if the event is one that is shown.
fn look(frame: &Frame, staff: &Staff, event: &EventRow, own: AccountId) -> Option<Look> {
    let leaf = &event.leaf;
    let actor = AccountId::from(leaf.actor);
    if leaf.outcome != Outcome::Done || !SHOWN.contains(&leaf.action) || actor == own {
        return None;
    }
    let unit = staff.units.get(&actor).cloned();
    Some(Look {
        day: frame.date_of(leaf.at),
        unit: match unit {
            Some(unit) => unit,
            None if leaf.ground.is_representation() => String::new(),
            None => frame.organization_name().to_owned(),
        },
        role_key: role_key(staff.roles.get(&actor).copied(), leaf.ground).to_owned(),
        ground_key: format!("portal-ground-{}", leaf.ground.name()),
    })
}

/// The newest looks, page by page; what is withheld shortens no page.
pub(super) async fn show(frame: Frame, Query(older): Query<Older>) -> Result<Page> {
    let account = frame.viewer()?.account_id;
    let tx = frame.app.db.read(frame.actor()?).await?;
    let access = own(&frame, &tx).await?;
    let person = tx.authorize::<Person, ReadOwnAccessLog>(access.person_id).await?;
    let staff = Staff::read(&frame, &tx).await?;
    let (looks, next) = read(&frame, &tx, &staff, (person.log_scope, account), older.before).await?;
    drop(tx);
    let older = next.map(|next| format!("{}?before={next}", url::portal_looked()));
    render(&LookedPage { frame, looks, older })
}

/// A page of looks, and the event after which the next one begins.
async fn read(
    frame: &Frame,
    tx: &ReadTx,
    staff: &Staff,
    (subject, own): (ScopeId, AccountId),
    mut before: Option<EventId>,
) -> Result<(Vec<Look>, Option<EventId>)> {
    let oldest = frame.now.plus_seconds(-BACK_SECS);
    let mut looks: Vec<Look> = Vec::new();
    let mut last = before;
    for _ in 0..ROUNDS {
        let events = audit::list_about(tx, subject, before, EVENTS).await?;
        let Some(end) = events.last() else {
            return Ok((looks, None));
        };
        before = Some(end.id);
        for event in &events {
            if event.leaf.at < oldest {
                return Ok((looks, None));
            }
            if let Some(look) = look(frame, staff, event, own)
                && !looks.contains(&look)
            {
                if looks.len() == LINES {
                    return Ok((looks, last));
                }
                looks.push(look);
            }
            last = Some(event.id);
        }
    }
    Ok((looks, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{ConfirmRepresentation, MarkSensitive, PlaceHold, ReadLog, RecordRepresentation, RestrictCase};

    #[test]
    fn what_protects_somebody_is_not_shown() {
        for code in [
            PlaceHold::CODE,
            RestrictCase::CODE,
            MarkSensitive::CODE,
            ReadLog::CODE,
            RecordRepresentation::CODE,
            ConfirmRepresentation::CODE,
        ] {
            assert!(!SHOWN.contains(&code), "{code}");
        }
    }

    #[test]
    fn every_ground_has_words_in_every_language() {
        for catalogue in crate::locales::load().unwrap().all() {
            for ground in (0..=u8::MAX).filter_map(Ground::from_code) {
                assert!(catalogue.has(&format!("portal-ground-{}", ground.name())));
                assert!(catalogue.has(role_key(None, ground)));
            }
            for role in Role::STAFF {
                assert!(catalogue.has(role_key(Some(Roles::of(&[role])), Ground::Role)));
            }
        }
    }
}
