//! What a line of the log says, in keys of messages and names of staff.

use std::collections::HashMap;

use platform::audit::{EventRow, Leaf, Outcome};
use platform::authz::Ground;
use platform::clock::Time;
use platform::db::ReadTx;
use platform::ids::{AccountId, EventId};
use platform::session::ACCOUNT;
use uuid::Uuid;

use crate::layout::Frame;
use crate::{policy, tables};

/// Who did what, when, on what ground, and how it ended.
pub struct AccessLine {
    pub id: EventId,
    pub at: Time,
    pub who: String,
    pub action_key: String,
    pub ground_key: String,
    pub outcome_key: String,
    pub is_done: bool,
}

impl AccessLine {
    pub(super) fn new(frame: &Frame, event: &EventRow, names: &HashMap<AccountId, String>) -> Self {
        let leaf = &event.leaf;
        Self {
            id: event.id,
            at: leaf.at,
            who: who(frame, leaf, names),
            action_key: policy::action_key(leaf.action),
            ground_key: ground_key(leaf.ground),
            outcome_key: outcome_key(leaf.outcome),
            is_done: leaf.outcome == Outcome::Done,
        }
    }
}

/// Events in words.
pub async fn access_lines(frame: &Frame, tx: &ReadTx, events: &[EventRow]) -> Result<Vec<AccessLine>, platform::Error> {
    let names = frame.app.names.accounts(tx).await?;
    Ok(events
        .iter()
        .map(|event| AccessLine::new(frame, event, &names))
        .collect())
}

/// A name, the product's own, or nobody's. Whoever signs in or enrols is not signed in yet: the account stands as the object.
fn who(frame: &Frame, leaf: &Leaf, names: &HashMap<AccountId, String>) -> String {
    let account = match (leaf.actor.is_nil(), leaf.ground) {
        (false, _) => Some(leaf.actor),
        (true, Ground::Own) if leaf.object_table == ACCOUNT.number => Some(leaf.object),
        (true, _) => None,
    };
    let key = match (account, leaf.ground) {
        (Some(account), _) => match names.get(&AccountId::from(account)) {
            Some(name) => return name.clone(),
            // Names are those of staff; what is one's own or represented is done in the portal.
            None if leaf.ground == Ground::Own || leaf.ground.is_representation() => "audit-portal",
            None => "audit-unknown",
        },
        (None, Ground::System) => "audit-system",
        (None, _) => "audit-nobody",
    };
    frame.t(key).into_owned()
}

/// The message key of a ground, in words for staff.
pub fn ground_key(ground: Ground) -> String {
    format!("ground-{}", ground.name())
}

pub(super) fn outcome_key(outcome: Outcome) -> String {
    format!("outcome-{}", outcome.name())
}

/// The message key of what kind of thing an act was on. A refusal that concerned no row names the table of scopes and no id.
pub(super) fn object_key(table: u16, object: Uuid) -> String {
    let table = tables::all().into_iter().find(|known| known.number == table);
    match table.map_or("unknown", |table| table.name) {
        "scope" if object.is_nil() => "object-none".to_owned(),
        name => format!("object-{}", name.replace('_', "-")),
    }
}

/// The end of an id, which tells two things apart and nothing else; empty where no single thing is meant.
pub(super) fn short_id(object: Uuid) -> String {
    if object.is_nil() {
        return String::new();
    }
    let text = object.simple().to_string();
    text.get(24..).unwrap_or_default().to_owned()
}
