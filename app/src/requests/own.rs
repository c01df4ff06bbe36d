//! A request as the person sees it whom it is about: what became of it, and taking it back.

use jiff::civil::Date;
use platform::audit::Event;
use platform::authz::{Action, Authorized};
use platform::db::{ReadTx, Tx};
use platform::ids::{PersonId, RequestId};
use platform::jobs;
use platform::organization::Jurisdiction;

use super::item::{Decision, Item, ItemFields, ItemKind};
use super::request::{Request, RequestFields};
use super::{Channel, Right, State, rule, store};
use crate::people::Person;
use crate::portal_access::{self, Thing};
use crate::retention::RULES;
use crate::{letters, packages};

/// The rights that a person can ask for in the portal, where the law knows them.
pub fn rights(jurisdiction: Jurisdiction) -> Vec<Right> {
    let known = |right: &Right| rule(jurisdiction, *right).is_some();
    [Right::Access, Right::AccessLog, Right::Erasure]
        .into_iter()
        .filter(known)
        .collect()
}

/// A request that its reader may do `A` to.
///
/// A grant alone does not open to a representative what another one sent: that a mother asks who looked at the child's file, and what she wrote, could put either in danger with the father. Who sent it stands in the first line of its sealed history.
/// Nor does a grant open anything against what the person has refused since.
///
/// # Errors
/// Like a request that does not exist.
pub async fn authorize<A: Action>(tx: &ReadTx, id: RequestId) -> Result<Authorized<Request, A>, platform::Error> {
    let request: Authorized<Request, A> = tx.authorize(id).await?;
    if request.ground().is_representation() && !may_follow(tx, &request).await? {
        tx.note(Event::of(&request).refused());
        return Err(platform::db::Error::NoRow.into());
    }
    Ok(request)
}

/// A request that its reader may take back: the person any that is about them, whoever represents them what they sent themselves.
///
/// # Errors
/// Like a request that does not exist.
pub async fn authorize_to_withdraw<A: Action>(
    tx: &ReadTx,
    id: RequestId,
) -> Result<Authorized<Request, A>, platform::Error> {
    let request: Authorized<Request, A> = authorize(tx, id).await?;
    // What came otherwise, and staff recorded, a representative follows and does not end.
    if request.ground().is_representation() && request.channel != Channel::Representative {
        tx.note(Event::of(&request).refused());
        return Err(platform::db::Error::NoRow.into());
    }
    Ok(request)
}

/// Whether somebody who represents the person follows this request.
async fn may_follow<A: Action>(tx: &ReadTx, request: &Authorized<Request, A>) -> Result<bool, platform::Error> {
    let Some(account) = tx.actor().account_id() else {
        return Ok(false);
    };
    let Some(access) = portal_access::find_of_account(tx, account).await? else {
        return Ok(false);
    };
    let person = tx.authorize::<Person, A>(request.person_id).await?;
    let refused = portal_access::refused_before(tx, &person, access.person_id).await?;
    Ok(
        !refused.has(Thing::Requests)
            && (request.channel != Channel::Representative || is_sent_by_reader(tx, request)?),
    )
}

/// Whether the reader of a request is who sent it.
fn is_sent_by_reader<A: Action>(tx: &ReadTx, request: &Authorized<Request, A>) -> Result<bool, platform::Error> {
    let fields: RequestFields = request.open(&**request)?;
    let sender = fields.history.first().and_then(|line| line.by.clone());
    Ok(sender.is_some() && sender == tx.actor().account_id().map(|account| account.to_string()))
}

/// What the reader has sent for a person whom they represent, the newest first.
/// What another one sent is opened to see that, and is in the log as looked at.
pub async fn list_sent<A: Action>(
    tx: &ReadTx,
    person: &Authorized<Person, A>,
) -> Result<Vec<Request>, platform::Error> {
    let mut sent = Vec::new();
    for request in store::list_of_person(tx, person.id).await? {
        if request.channel == Channel::Representative {
            let request: Authorized<Request, A> = tx.authorize(request.id).await?;
            if is_sent_by_reader(tx, &request)? {
                sent.push((*request).clone());
            }
        }
    }
    Ok(sent)
}

/// A request of this kind that the person has sent in the portal and that is under way.
pub async fn sent_before(tx: &ReadTx, person: PersonId, kind: Right) -> Result<Option<RequestId>, platform::Error> {
    let sent = store::list_of_person(tx, person).await?;
    let is_it =
        |request: &&Request| request.kind == kind && request.channel == Channel::Portal && request.state.is_open();
    Ok(sent.iter().find(is_it).map(|request| request.id))
}

/// Items of a kind with the same answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    pub kind: ItemKind,
    pub count: usize,
    pub is_erased: bool,
    /// The law, where it is kept under a rule.
    pub law: Option<&'static str>,
    /// The last day it is kept.
    pub until: Option<Date>,
    /// Whether the last day is not known yet.
    pub waits: bool,
}

/// What the person is told about the items once it is carried out.
/// What stands in others' records is not told: that it exists could say more than is safe. Nor is what a hold is for.
pub fn answer(items: &[(Item, ItemFields)]) -> Vec<AnswerLine> {
    let mut lines: Vec<AnswerLine> = Vec::new();
    for (item, fields) in items {
        let is_erased = match item.decision {
            Some(Decision::Erase) => true,
            Some(Decision::Retain | Decision::Hold | Decision::NotOurs) => false,
            Some(Decision::ThirdParty) | None => continue,
        };
        let rule = item.rule.as_ref().and_then(|(id, version)| {
            RULES
                .iter()
                .find(|rule| rule.id == id && i64::from(rule.version) == *version)
        });
        let line = AnswerLine {
            kind: item.kind,
            count: 1,
            is_erased,
            law: rule.map(|rule| rule.basis),
            until: fields.until.as_ref().and_then(|day| day.parse().ok()),
            waits: !fields.waits_for.is_empty(),
        };
        let same = |known: &&mut AnswerLine| {
            AnswerLine {
                count: 1,
                ..(**known).clone()
            } == line
        };
        match lines.iter_mut().find(same) {
            Some(known) => known.count += 1,
            None => lines.push(line),
        }
    }
    lines
}

/// The items of a request that its reader may read.
pub async fn items<A: Action>(
    tx: &ReadTx,
    request: &Authorized<Request, A>,
) -> Result<Vec<(Item, ItemFields)>, platform::Error> {
    store::items_of(tx, request).await
}

/// Moves a request on: taken back, or answered.
///
/// # Errors
/// [`Conflict`](platform::db::Error::Conflict) when it cannot go there from where it stands.
pub async fn enter<A: Action>(
    tx: &mut Tx,
    request: &Authorized<Request, A>,
    state: State,
) -> Result<(), platform::Error> {
    let mut fields = request.open(&**request)?;
    let mut next: Request = (**request).clone();
    let (by, now) = (tx.actor().account_id(), tx.now());
    let entered = next.enter(&mut fields, state, by, now, None);
    entered.map_err(|_| platform::db::Error::Conflict)?;
    if state == State::Answered {
        next.decided_by = by;
        next.decided_at = Some(now);
    }
    if state == State::Withdrawn {
        if packages::answers(next.kind) {
            jobs::enqueue(tx, packages::JOB, next.id.uuid()).await?;
        }
        // An answer link that was made goes with it.
        jobs::enqueue(tx, letters::JOB, next.id.uuid()).await?;
    }
    store::update(tx, request.open_scope(), &next, &fields).await
}
