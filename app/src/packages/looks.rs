//! Who looked at a person's record, with names: the answer to a request for it (Finland's Client Data Act 703/2023; GDPR Art. 15).
//!
//! One piece for each day, person and ground. What the portal leaves out stands among them marked, and goes only by a decision of its own.

use platform::audit::{self, EventRow};
use platform::db::ReadTx;
use platform::ids::AccountId;

use super::piece::PieceFields;
use crate::audit_view::{BACK_SECS, Lookers, is_look, is_ordinary, look_ground_key};
use crate::paper::Words;
use crate::people::Person;
use crate::policy;
use crate::portal_access;
use crate::state::App;
use crate::withheld;

/// Events that are read at a time.
const EVENTS: i64 = 1_000;

/// One person's looks on one day and one ground.
struct Look {
    piece: PieceFields,
    ground: String,
    count: usize,
}

/// The pieces, newest first.
pub(super) async fn pieces(
    app: &App,
    tx: &ReadTx,
    person: &Person,
    words: &Words,
) -> Result<Vec<PieceFields>, platform::Error> {
    let lookers = Lookers::read(&app.names, tx).await?;
    let names = app.names.accounts(tx).await?;
    let own = portal_access::find_of_person(tx, person.id)
        .await?
        .map(|access| access.id);
    let oldest = tx.now().plus_seconds(-BACK_SECS);
    let released = withheld::released(tx, person.id).await?;
    let mut looks: Vec<Look> = Vec::new();
    let mut before = None;
    loop {
        let events = audit::list_about(tx, person.log_scope, before, EVENTS).await?;
        let Some(last) = events.last() else { break };
        before = Some(last.id);
        let is_oldest = last.leaf.at < oldest;
        for EventRow { id, leaf, .. } in &events {
            if leaf.at < oldest || leaf.actor.is_nil() || !is_look(leaf, own) {
                continue;
            }
            let (day, by) = (words.day(leaf.at), AccountId::from(leaf.actor).to_string());
            let ground = words.t(&look_ground_key(leaf.ground));
            // What may be withheld takes nothing ordinary along, and is counted apart.
            let is_marked = !is_ordinary(leaf.action) && !released.contains(id);
            let same = |look: &Look| {
                let piece = &look.piece;
                piece.significant == is_marked
                    && piece.title == day
                    && piece.by.as_ref() == Some(&by)
                    && look.ground == ground
            };
            if !looks.iter().any(same) {
                let name = names.get(&AccountId::from(leaf.actor)).cloned();
                let piece = PieceFields {
                    kind: "look".to_owned(),
                    title: day.clone(),
                    by: Some(by.clone()),
                    significant: is_marked,
                    ..PieceFields::default()
                }
                .with_fact("looker", name.unwrap_or_default())
                .with_fact("looker-role", words.t(lookers.role_key(leaf)))
                .with_fact("unit", lookers.unit(leaf, &tx.settings().name))
                .with_fact("ground", ground.clone());
                looks.push(Look {
                    piece,
                    ground: ground.clone(),
                    count: 0,
                });
            }
            let Some(look) = looks.iter_mut().rev().find(|look| same(look)) else {
                continue;
            };
            look.count += 1;
            if is_marked {
                let act = policy::action_key(leaf.action);
                if !look.piece.acts.contains(&act) {
                    look.piece.acts.push(act);
                }
            }
        }
        if is_oldest {
            break;
        }
    }
    let counted = looks
        .into_iter()
        .map(|look| look.piece.with_fact("times", look.count.to_string()));
    Ok(counted.collect())
}
