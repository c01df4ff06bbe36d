//! What an execution still has to do, and why it waits: asked while somebody looks.

use std::collections::BTreeMap;

use platform::db::ReadTx;
use platform::ids::ScopeId;
use platform::nodes;
use platform::subject;
use uuid::Uuid;

use super::State;
use super::item::{Decision, Item, ItemKind};
use super::request::Request;
use super::store;
use crate::disclosures::RecipientView;
use crate::documents;
use crate::layout::Frame;
use crate::packages;

/// Something that is not done yet, in words.
pub(super) struct LeftLine {
    pub(super) what: String,
    pub(super) why: String,
}

/// What is left of a request that is being carried out, the things first and then what waits for them.
pub(super) async fn list(
    frame: &Frame,
    tx: &ReadTx,
    request: &Request,
    items: &[&Item],
    recipients: &[RecipientView],
) -> Result<Vec<LeftLine>, platform::Error> {
    let line = |key: &str, count: usize, why: &str| LeftLine {
        what: frame.tn(key, count),
        why: frame.t(why).into_owned(),
    };
    let mut left = Vec::new();
    match request.state {
        State::Executing | State::Incomplete => {
            for (kind, count) in things(tx, items).await? {
                let key = format!("request-item-{}", kind.name());
                left.push(line(&key, count, "requests-left-row"));
            }
            let copies = packages::scopes_of_person(tx, request.person_id).await?.len();
            if copies > 0 {
                left.push(line("requests-left-copies", copies, "requests-left-row"));
            }
            let scopes: Vec<ScopeId> = going(items).map(|item| item.item_scope).collect();
            let keys = store::keys_waiting(tx, scopes.into_iter().map(ScopeId::uuid).collect()).await?;
            if keys > 0 || !nodes::have_caught_up(&frame.app.db).await? {
                left.push(line("requests-left-keys", keys, "requests-left-keys-why"));
            }
            let files = usize::try_from(subject::files_left(tx).await?).unwrap_or_default();
            if files > 0 {
                left.push(line("requests-left-files", files, "requests-left-files-why"));
            }
            if left.is_empty() && request.state == State::Incomplete {
                left.push(line("requests-left-rest", 0, "requests-left-row"));
            } else if left.is_empty() {
                left.push(line("requests-left-check", 0, "requests-left-check-why"));
            }
        }
        State::NotifyingRecipients => {
            let waiting = recipients
                .iter()
                .filter(|recipient| recipient.outcome.is_none())
                .count();
            left.push(line(
                "requests-left-recipients",
                waiting,
                "requests-left-recipients-why",
            ));
        }
        State::Executed => left.push(line("requests-left-certificate", 0, "requests-left-check-why")),
        _ => {}
    }
    Ok(left)
}

fn going<'a>(items: &'a [&'a Item]) -> impl Iterator<Item = &'a Item> {
    let goes = |item: &&&Item| item.decision == Some(Decision::Erase);
    items.iter().filter(goes).copied()
}

/// The things of each kind that were to go and are still there; one query for each kind that goes.
async fn things(tx: &ReadTx, items: &[&Item]) -> Result<BTreeMap<ItemKind, usize>, platform::db::Error> {
    let mut ids: BTreeMap<ItemKind, Vec<&Item>> = BTreeMap::new();
    for item in going(items) {
        ids.entry(item.kind).or_default().push(item);
    }
    let mut left = BTreeMap::new();
    for (kind, items) in ids {
        let of_kind: Vec<Uuid> = items.iter().map(|item| item.item_id).collect();
        let heads = subject::heads(tx, kind.table(), of_kind.clone()).await?;
        let mut count = heads.len();
        if kind == ItemKind::Contact {
            // The row stays with less in it: as its next version.
            let is_as_listed = |head: &&subject::Head| items.iter().any(|item| item.item_version == head.version);
            count = heads.iter().filter(is_as_listed).count();
        }
        if kind == ItemKind::Document && count == 0 {
            count = documents::versions_of(tx, of_kind).await?.len();
        }
        if count > 0 {
            left.insert(kind, count);
        }
    }
    Ok(left)
}
